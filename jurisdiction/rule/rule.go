package rule

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An ID names a rule for ever: "CHILD-001". It is never renumbered and never given to another rule.
type ID = jurisdiction.RuleID

// A Basis names a provision of an instrument on which a rule rests. Topic tells apart two entries
// for the same pinpoint; it is usually empty.
type Basis struct {
	Instrument string `json:"instrument"`
	Pinpoint   string `json:"pinpoint"`
	Topic      string `json:"-"`
	// Supports says that the provision obliges to something wider or other than what the rule asks:
	// it is a reason for the rule, and never makes it binding.
	Supports bool `json:"supports,omitempty"`
}

// A Rule is one legal requirement that can be asked of a T. Rules are values: nothing registers
// itself.
type Rule[T any] struct {
	ID    ID
	Title string // a short phrase, no full stop
	// Applies says when the rule applies, Meets what would meet it: the to-do of who keeps the
	// file. One sentence each.
	Applies string
	Meets   string
	// Bases are the provisions on which the rule rests; at least one. Their bindingness stands with
	// the provision.
	Bases []Basis
	// Topics are the topics of a profile that the rule asks, as "reflection.child".
	Topics []string
	// Reads are the JSON Pointers, relative to the subject, of the facts that the rule reads.
	Reads []string
	// Deadline says what the law says of time: a number, or "without delay", or nothing.
	Deadline string
	// Check looks at the subject and reports to the pass. It reports nothing where the rule does
	// not apply. It is a pure function of the pass.
	Check func(*Pass[T])
}

var idForm = regexp.MustCompile(`^[A-Z]{3,6}-[0-9]{3}$`)

// A Set is a list of rules resolved against a registry. It is safe for use by several goroutines.
type Set[T any] struct {
	registry *jurisdiction.Registry
	rules    []resolved[T]
	ids      []ID
	settled  settlements
	profiles profiles
}

type resolved[T any] struct {
	rule  Rule[T]
	bases []authority
}

// authority is a basis resolved: the provision found, and where.
type authority struct {
	instrument *law.Instrument
	provision  *law.Provision
	citation   law.Citation
	supports   bool
}

// obliges reports whether the provision can carry a duty to do what the rule asks.
func (b authority) obliges() bool { return b.provision.Bindingness.Obliges() && !b.supports }

// NewSet resolves rules against the registry. It reports all ill-formed rules at once: a malformed
// or repeated id, no title, basis or check, a basis that the registry does not have, a topic that
// no profile has.
func NewSet[T any](registry *jurisdiction.Registry, rules ...Rule[T]) (*Set[T], error) {
	if registry == nil {
		return nil, ErrNoRegistry
	}
	s := &Set[T]{registry: registry, rules: make([]resolved[T], 0, len(rules))}
	var errs []error
	seen := map[ID]bool{}
	for _, r := range rules {
		bad := func(format string, args ...any) {
			errs = append(errs, fmt.Errorf("rule: %s: %s", r.ID, fmt.Sprintf(format, args...)))
		}
		if !idForm.MatchString(string(r.ID)) {
			bad("malformed id")
		}
		if r.ID == LawUnknown {
			bad("the id is that of a place whose law is not known")
		}
		if seen[r.ID] {
			bad("id used twice")
		}
		seen[r.ID] = true
		if r.Title == "" || r.Applies == "" || r.Meets == "" || r.Check == nil || len(r.Bases) == 0 {
			bad("title, applies, meets, bases or check is missing")
		}
		res := resolved[T]{rule: r}
		for _, b := range r.Bases {
			in := registry.Instrument(b.Instrument)
			p := registry.Provision(b.Instrument, b.Pinpoint, b.Topic)
			if in == nil || p == nil {
				bad("no such basis: %s %s", b.Instrument, b.Pinpoint)
				continue
			}
			res.bases = append(res.bases, authority{in, p, in.Cite(p), b.Supports})
		}
		for _, t := range r.Topics {
			if _, ok := new(jurisdiction.Profile).Topic(t); !ok {
				bad("no such topic: %s", t)
			}
		}
		s.rules = append(s.rules, res)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	slices.SortFunc(s.rules, func(a, b resolved[T]) int { return compareID(a.rule.ID, b.rule.ID) })
	for _, r := range s.rules {
		s.ids = append(s.ids, r.rule.ID)
	}
	return s, nil
}

// Registry returns the registry against which the rules were resolved.
func (s *Set[T]) Registry() *jurisdiction.Registry { return s.registry }

// IDs returns the ids of the rules of s, sorted.
func (s *Set[T]) IDs() []ID { return slices.Clone(s.ids) }
