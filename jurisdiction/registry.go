package jurisdiction

import (
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// ErrNoProfile is returned for a place of which a registry has no profile.
var ErrNoProfile = errors.New("jurisdiction: no profile of that place")

// A Registry is the law of all places that a program works with: instruments, who is bound by them,
// what courts took them to mean, and the profiles of places. It is safe for use by several
// goroutines. The zero Registry knows nothing.
type Registry struct {
	instruments map[string]*law.Instrument
	status      map[statusKey]*law.Status
	caselaw     map[string]*law.CaseLaw
	places      map[Code]func() (*place, error)
}

type statusKey struct {
	instrument string
	place      Code
}

// A place is a profile as read, with those of its subdivisions laid over it.
type place struct {
	profile      *Profile
	subdivisions map[Code]*Profile
	digest       string
	// knows are those of the profiles that answer at least one topic.
	knows map[*Profile]bool
}

func (r *Registry) clone() *Registry {
	return &Registry{
		instruments: maps.Clone(r.instruments),
		status:      maps.Clone(r.status),
		caselaw:     maps.Clone(r.caselaw),
		places:      maps.Clone(r.places),
	}
}

// add makes the profile of code one that is read when it is first asked for.
func (r *Registry) add(code Code, read func() (*Profile, string, error)) {
	r.places[code] = sync.OnceValues(func() (*place, error) {
		p, digest, err := read()
		if err != nil {
			return nil, err
		}
		out := &place{
			profile: p, digest: digest, subdivisions: make(map[Code]*Profile, len(p.Subdivisions)),
			knows: map[*Profile]bool{p: p.answers()},
		}
		state := *p
		state.Subdivisions = nil
		for i := range p.Subdivisions {
			sub := &p.Subdivisions[i]
			merged := merge(&state, sub)
			out.subdivisions[sub.Code], out.knows[merged] = merged, merged.answers()
		}
		return out, nil
	})
}

// Get returns the profile of a place: a copy, which is the caller's to change and changes no
// report. That of a subdivision has the values of its State wherever it has none of its own. It
// returns [ErrNoProfile] for a place that r does not know; the law of such a place is unknown, not
// absent.
func (r *Registry) Get(code Code) (*Profile, error) {
	p, err := r.get(code)
	return clone(p), err
}

// Has reports whether r has a profile of a place, as [Registry.Get] finds it.
func (r *Registry) Has(code Code) bool {
	_, err := r.get(code)
	return err == nil
}

// Knows reports whether r knows something of the law of a place: its profile, as [Registry.Get]
// finds it, answers at least one topic. A profile that names a place and nothing else knows no law.
func (r *Registry) Knows(code Code) bool {
	at, p, err := r.find(code)
	return err == nil && at.knows[p]
}

// answers reports whether a profile answers a topic.
func (p *Profile) answers() bool {
	for _, topic := range p.Topics() {
		if len(topic.Heads()) > 0 {
			return true
		}
	}
	return false
}

// get is [Registry.Get] without the copy.
func (r *Registry) get(code Code) (*Profile, error) {
	_, p, err := r.find(code)
	return p, err
}

func (r *Registry) find(code Code) (*place, *Profile, error) {
	load := r.places[code.Country()]
	if load == nil {
		return nil, nil, ErrNoProfile
	}
	at, err := load()
	if err != nil {
		return nil, nil, err
	}
	if !code.Subdivision() {
		return at, at.profile, nil
	}
	if sub := at.subdivisions[code]; sub != nil {
		return at, sub, nil
	}
	if len(at.subdivisions) == 0 {
		return at, at.profile, nil // the State has no law below its own
	}
	return nil, nil, ErrNoProfile
}

// Codes returns the countries of which r has a profile, sorted.
func (r *Registry) Codes() []Code { return slices.Sorted(maps.Keys(r.places)) }

// Digest returns a short hash of the data file of a place, so that a report can say which law it
// was made with; empty if r has no profile of it.
func (r *Registry) Digest(code Code) string {
	load := r.places[code.Country()]
	if load == nil {
		return ""
	}
	p, err := load()
	if err != nil {
		return ""
	}
	return p.digest
}

// Instruments returns the ids of the instruments that r knows beside those of single places,
// sorted.
func (r *Registry) Instruments() []string { return slices.Sorted(maps.Keys(r.instruments)) }

// Instrument returns a copy of the instrument with the given id, or nil. The acts of single places
// are in their profiles.
func (r *Registry) Instrument(id string) *law.Instrument { return clone(r.instruments[id]) }

// Provision returns a copy of the first provision of an instrument with the given pinpoint and,
// unless it is empty, topic; or nil.
func (r *Registry) Provision(instrument, pinpoint, topic string) *law.Provision {
	in := r.instruments[instrument]
	if in == nil {
		return nil
	}
	for i := range in.Provisions {
		if p := &in.Provisions[i]; p.Pinpoint == pinpoint && (topic == "" || p.Topic == topic) {
			return clone(p)
		}
	}
	return nil
}

// A Wording is a provision that may judge what cites another, and the instrument in which it
// stands, without the other provisions of that.
type Wording struct {
	Instrument *law.Instrument
	Provision  *law.Provision
}

// Wordings returns what may judge a citation of a provision, the newest first: the wordings that
// the provision had, and those of the provisions of earlier acts in whose place it came. There are
// none if r does not have the provision.
func (r *Registry) Wordings(instrument, pinpoint, topic string) []Wording {
	var out []Wording
	queue := []law.Pin{{Instrument: instrument, Pinpoint: pinpoint, Topic: topic}}
	seen := map[*law.Provision]bool{}
	for len(queue) > 0 {
		pin := queue[0]
		queue = queue[1:]
		in := r.instruments[pin.Instrument]
		if in == nil {
			continue
		}
		bare := *in
		bare.Provisions = nil
		topic := pin.Topic
		for i := range in.Provisions {
			p := &in.Provisions[i]
			if p.Pinpoint != pin.Pinpoint || topic != "" && p.Topic != topic {
				continue
			}
			topic = p.Topic // that of the first, where the citation names none
			if !seen[p] {
				seen[p] = true
				out = append(out, Wording{clone(&bare), clone(p)})
				queue = append(queue, p.Succeeds...)
			}
		}
	}
	return out
}

// Status returns a copy of how a country stands towards a treaty or directive, or nil if that is
// not known.
func (r *Registry) Status(instrument string, code Code) *law.Status {
	return clone(r.stands(instrument, code))
}

// stands is [Registry.Status] without the copy.
func (r *Registry) stands(instrument string, code Code) *law.Status {
	return r.status[statusKey{instrument, code.Country()}]
}
