package rule

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Options are what the rules of a set share.
type Options[S any] struct {
	// Scopes answer whether what an instrument governs is there: one condition for each
	// [law.Scope]. A set without them takes every instrument to govern.
	Scopes map[law.Scope]*Condition[S]
	// Known is the trigger of the first day on which anything is known of the subject: no act
	// before it answers a duty.
	Known *Trigger[S]
	// Categories tells the categories of data of the fact at a JSON Pointer, as
	// [person.CategoryOf] may: see [Head.TellsOf].
	Categories func(pointer string) []string
	// Calendars finds the calendar of a place, nil where there is none; a set without it counts no
	// public holidays. It may be called by several goroutines at once.
	Calendars func(jurisdiction.Code) law.Calendar
	// States lets provisions that oblige the legislator, or States among each other, decide: for
	// rules about the law of a place and not about a case.
	States bool
	// Trace, if set, is told what each part of a rule answers: a condition by its name, a quality
	// by its field and text, an end by its name. It is for tests that show that every part is
	// reached, and for programs that explain.
	Trace func(id ID, part string, a Answer)
}

// A Set is a list of rules resolved against a registry. It is safe for use by several goroutines.
type Set[S any] struct {
	registry   *jurisdiction.Registry
	options    Options[S]
	rules      []resolved[S]
	ids        []ID
	entries    []Entry
	conditions slots[Condition[S]]
	triggers   slots[Trigger[S]]
	profiles   profiles
	acts       acts
	counted    map[*Counted]CountedBy
	pool       sync.Pool // of passes
	kept       sync.Pool // of what runs gather
}

type resolved[S any] struct {
	rule  Rule[S]
	head  *Head
	told  *Head // as findings have it, without its bases: they stand with the law
	home  string
	bases []basis[S]
	// governs are the conditions on which it depends whether the bases govern, each once; perState
	// is true where one of them depends on the State.
	governs  []*Condition[S]
	perState bool
	// laws are what the law of places and days made of the bases.
	laws *standings
}

// A basis is a provision that a rule cites: its wordings and those of the provisions of earlier
// acts in whose place it came, the newest first.
type basis[S any] struct {
	wordings []wording[S]
	supports bool
	limb     string   // instrument and topic, where the rule names a topic
	tells    []string // see Authority.TellsOf
}

// A wording is a provision found, with the conditions under which it governs.
type wording[S any] struct {
	instrument *law.Instrument
	provision  *law.Provision
	citation   law.Citation
	governs    []*Condition[S]
	asks       []int // the numbers of governs among those of the rule
	number     int   // among the wordings of the rule: see scopes
	caselaw    []Cited
	// factsFrom is the first day of the facts that a court judged by the provision so read, and
	// sure how sure the surest of the decisions is; zero where no decision is named.
	factsFrom law.Day
	sure      law.Confidence
}

// NewSet resolves rules against the registry. It reports all ill-formed rules at once: a malformed
// or repeated id, a part that is missing, a basis that the registry does not have, a topic that no
// profile has, a member of a record that does not exist.
func NewSet[S any](
	registry *jurisdiction.Registry, options Options[S], rules ...Rule[S],
) (*Set[S], error) {
	if registry == nil {
		return nil, ErrNoRegistry
	}
	binding.Lock()
	defer binding.Unlock()
	s := &Set[S]{
		registry: registry,
		options:  options,
		counted:  map[*Counted]CountedBy{},
	}
	var errs []error
	seen := map[ID]bool{}
	for _, r := range rules {
		h := r.head()
		b := newBinder(h)
		if seen[h.ID] {
			b.bad("id used twice")
		}
		seen[h.ID] = true
		res := resolved[S]{rule: r, head: h, bases: s.resolve(b, h), laws: &standings{}}
		res.govern(b)
		r.bind(b)
		if len(b.errs) == 0 {
			res.home = r.home()
		}
		for _, by := range b.counted {
			if registry.Provision(by.Instrument, by.Pinpoint, "") == nil {
				b.bad("no such provision on counting: %s %s", by.Instrument, by.Pinpoint)
				continue
			}
			s.counted[by] = s.cite(by)
		}
		b.finish()
		if h.tells == nil { // else another set has bound the rule
			h.tells = s.categories(b.entry.Reads)
		}
		told := *h
		told.Bases, told.Topics = nil, nil
		res.told = &told
		s.slots(b)
		s.rules = append(s.rules, res)
		s.entries = append(s.entries, b.entry)
		errs = append(errs, b.errs...)
	}
	for _, c := range options.Scopes {
		s.condition(c)
	}
	if options.Known != nil {
		s.trigger(options.Known)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	slices.SortFunc(s.rules, func(a, b resolved[S]) int { return compareID(a.head.ID, b.head.ID) })
	slices.SortFunc(s.entries, func(a, b Entry) int { return compareID(a.ID, b.ID) })
	for _, r := range s.rules {
		s.ids = append(s.ids, r.head.ID)
	}
	s.pool.New = func() any { return new(Pass[S]) }
	s.kept.New = func() any { return new(kept) }
	return s, nil
}

// binding lets one set at a time bind its rules: sets may share parts, which are bound once.
var binding sync.Mutex

func (s *Set[S]) condition(c *Condition[S]) { s.conditions.add(c, &c.slot) }

func (s *Set[S]) trigger(t *Trigger[S]) { s.triggers.add(t, &t.slot) }

// slots gives every condition and trigger of a rule a place in the memory of a pass.
func (s *Set[S]) slots(b *binder) {
	for _, part := range b.parts {
		switch x := part.(type) {
		case *Condition[S]:
			s.condition(x)
		case *Trigger[S]:
			s.trigger(x)
		}
	}
}

// govern numbers the conditions on which it depends whether the bases govern.
func (r *resolved[S]) govern(b *binder) {
	for i := range r.bases {
		for j := range r.bases[i].wordings {
			w := &r.bases[i].wordings[j]
			for _, c := range w.governs {
				at := slices.Index(r.governs, c)
				if at < 0 {
					at = len(r.governs)
					r.governs = append(r.governs, c)
					r.perState = r.perState || c.PerState
				}
				w.asks = append(w.asks, at)
			}
		}
	}
	if len(r.governs) > maxGoverns {
		b.bad("%d conditions of its bases; at most %d can be weighed", len(r.governs), maxGoverns)
	}
}

func (s *Set[S]) resolve(b *binder, h *Head) []basis[S] {
	var out []basis[S]
	number := 0
	for _, x := range h.Bases {
		found := s.registry.Wordings(x.Instrument, x.Pinpoint, x.Topic)
		if len(found) == 0 {
			b.bad("no such basis: %s %s", x.Instrument, x.Pinpoint)
			continue
		}
		r := basis[S]{supports: x.Supports, limb: x.limb()}
		for _, w := range found {
			r.wordings = append(r.wordings, s.wording(b, w, number))
			for _, c := range r.wordings[len(r.wordings)-1].governs {
				r.tells = union(r.tells, s.categories(c.Reads))
			}
			number++
		}
		for _, id := range x.CaseLaw {
			c := s.registry.CaseLaw(id)
			spoken := false
			for i := range r.wordings {
				spoken = c != nil && r.wordings[i].cite(c) || spoken
			}
			if !spoken {
				b.bad("no such decision on %s %s: %s", x.Instrument, x.Pinpoint, id)
			}
		}
		first := &r.wordings[0]
		entry := EntryBasis{
			Instrument: first.instrument.ID, Pinpoint: first.provision.Pinpoint,
			Bindingness: first.provision.Bindingness, Addressee: first.provision.Addressee,
			Confidence: first.citation.Confidence, URL: first.citation.URL, Supports: x.Supports,
			By: first.provision.By, CaseLaw: x.CaseLaw,
		}
		for i := range r.wordings[1:] {
			w := &r.wordings[1+i]
			entry.Earlier = append(entry.Earlier, EarlierBasis{
				Instrument: w.instrument.ID, Pinpoint: w.provision.Pinpoint,
				Bindingness: w.provision.Bindingness, Addressee: w.provision.Addressee,
			})
		}
		b.entry.Basis = append(b.entry.Basis, entry)
		out = append(out, r)
	}
	if number > maxWordings {
		b.bad("%d provisions and wordings; at most %d can be weighed", number, maxWordings)
	}
	if len(h.Bases) == 0 {
		b.bad("no basis")
	}
	return out
}

func (s *Set[S]) wording(b *binder, w jurisdiction.Wording, number int) wording[S] {
	out := wording[S]{
		instrument: w.Instrument, provision: w.Provision, citation: w.Instrument.Cite(w.Provision),
		number: number,
	}
	for _, scope := range slices.Concat(w.Instrument.Governs, w.Provision.Governs) {
		c, ok := s.options.Scopes[scope]
		switch {
		case ok && !slices.Contains(out.governs, c):
			out.governs = append(out.governs, c)
		case !ok && s.options.Scopes != nil:
			b.bad("no condition for the scope %s of %s", scope, w.Instrument.ID)
		}
	}
	return out
}

// cite returns the provision that says how periods are counted.
func (s *Set[S]) cite(by *Counted) CountedBy {
	in := s.act(by.Instrument)
	return CountedBy{
		Citation: in.Cite(s.registry.Provision(by.Instrument, by.Pinpoint, "")),
		Short:    shortName(in),
	}
}

// Registry returns the registry against which the rules were resolved.
func (s *Set[S]) Registry() *jurisdiction.Registry { return s.registry }

// IDs returns the ids of the rules of s, sorted.
func (s *Set[S]) IDs() []ID { return slices.Clone(s.ids) }

// Catalogue returns what the rules of s are made of, in the order of their ids.
func (s *Set[S]) Catalogue() []Entry {
	out := slices.Clone(s.entries)
	for i := range out {
		out[i].own()
	}
	return out
}

// categories returns the categories of data of facts, sorted.
func (s *Set[S]) categories(pointers []string) []string {
	if s.options.Categories == nil {
		return nil
	}
	var out []string
	for _, p := range pointers {
		out = union(out, s.options.Categories(p))
	}
	slices.Sort(out)
	return out
}

// union returns a with what b has beside.
func union(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// A binder is shown every part of a rule: it checks them, and notes what the catalogue tells.
type binder struct {
	head   *Head
	entry  Entry
	labels map[string]string
	codes  []string // of parts that a finding may name as missing
	parts  []any
	// counted are how the periods of the rule are counted.
	counted []*Counted
	errs    []error
}

// rests reports whether an act is that of a basis of the rule, or gave one its wording of today.
func (b *binder) rests(act string) bool {
	return b.head.Rests(act) || slices.ContainsFunc(b.entry.Basis, func(x EntryBasis) bool {
		return x.By != "" && x.By == act
	})
}

// only asks of the acts on which findings about a field rest that the rule rests on them.
func (b *binder) only(field string, acts []string) {
	for _, act := range acts {
		if !b.rests(act) {
			b.bad("%s rests on %s, which is no basis of the rule", field, act)
		}
	}
}

func newBinder(h *Head) *binder {
	b := &binder{head: h, labels: map[string]string{}}
	b.entry = Entry{ID: h.ID, Title: h.Title, Who: h.Who, ToDo: h.ToDo}
	if !idForm.MatchString(string(h.ID)) {
		b.bad("malformed id")
	}
	if h.Title == "" || h.ToDo == "" {
		b.bad("title or to-do is missing")
	}
	b.topics(h.Topics...)
	return b
}

func (b *binder) bad(format string, args ...any) {
	b.errs = append(b.errs, fmt.Errorf("rule: %s: %s", b.head.ID, fmt.Sprintf(format, args...)))
}

// label notes a phrase that a finding of the rule may carry.
func (b *binder) label(slot, text string) {
	if text == "" {
		b.bad("no text for %s", slot)
		return
	}
	if _, ok := b.labels[text]; ok {
		return
	}
	// Two phrases of one field have keys of their own.
	key := string(b.head.ID) + "." + slot
	for n := 2; b.hasKey(key); n++ {
		key = string(b.head.ID) + "." + slot + "." + strconv.Itoa(n)
	}
	b.labels[text] = key
}

// asks notes the phrase of a question; its key is the same for all rules that share the part.
func (b *binder) asks(key, text string) {
	if _, ok := b.labels[text]; !ok && text != "" {
		b.labels[text] = key
	}
}

func (b *binder) parted(codes ...string) { b.codes = union(b.codes, codes) }

func (b *binder) hasKey(key string) bool {
	for _, k := range b.labels {
		if k == key {
			return true
		}
	}
	return false
}

func (b *binder) reads(whole bool, paths ...string) {
	for _, p := range paths {
		if p == "" {
			continue
		}
		if p[0] != '/' {
			p = "/" + p
		}
		if !slices.Contains(b.entry.Reads, p) {
			b.entry.Reads = append(b.entry.Reads, p)
		}
	}
}

func (b *binder) part(name string) {
	if !slices.Contains(b.entry.Parts, name) {
		b.entry.Parts = append(b.entry.Parts, name)
	}
}

func (b *binder) topics(topics ...string) {
	for _, t := range topics {
		if _, ok := new(jurisdiction.Profile).Topic(t); !ok {
			b.bad("no such topic: %s", t)
		}
		if !slices.Contains(b.entry.Topics, t) {
			b.entry.Topics = append(b.entry.Topics, t)
		}
	}
}

func (b *binder) finish() {
	slices.Sort(b.entry.Reads)
	if b.head.labels == nil { // else another set has bound the rule
		b.head.labels, b.head.parts = b.labels, b.codes
	}
}

func bindConditions[S any](b *binder, owed []*Condition[S]) {
	for _, c := range owed {
		if c == nil || c.Test == nil || c.Name == "" || c.Text == "" || c.Asks == "" {
			b.bad("a condition that is not whole")
			continue
		}
		b.parts = append(b.parts, c)
		b.part("condition " + c.Name)
		b.asks("condition."+c.Name, c.Asks)
		b.entry.Owed = append(b.entry.Owed, c.Text)
		b.reads(false, c.Reads...)
	}
}

func bindTrigger[S any](b *binder, t *Trigger[S]) {
	if t == nil || t.Find == nil || t.Name == "" || t.Text == "" || t.Asks == "" {
		b.bad("a trigger that is not whole")
		return
	}
	b.parts = append(b.parts, t)
	b.asks("trigger."+t.Name, t.Asks)
	b.entry.Opens = t.Text
	b.reads(false, t.Reads...)
}

func bindWithin[S any](b *binder, w *Within[S]) {
	if w.National != nil {
		b.topics(w.National.Topic)
		b.entry.Time = append(b.entry.Time, "national law: "+w.National.Topic)
	}
	if w.Counts != nil {
		b.reads(false, w.Counts.Reads...)
	}
	if w.Own.Qualifier != "" {
		if w.Own.Qualifier == law.AtLeast {
			b.bad("a length is no time limit")
		}
		b.entry.Time = append(b.entry.Time, w.Own.String())
	}
	if w.By != nil {
		b.counted = append(b.counted, w.By)
		b.entry.Time = append(b.entry.Time, "counted by "+w.By.Instrument+" "+w.By.Pinpoint)
	}
	if w.File != nil {
		b.label("last", w.File.Text)
		b.reads(false, w.File.Reads...)
		b.entry.Time = append(b.entry.Time, w.File.Text)
	}
	if w.Policy != "" {
		b.entry.Time = append(b.entry.Time, "your policy: "+string(w.Policy))
	}
	if t := w.Grade.text(); t != "" {
		b.entry.Time = append(b.entry.Time, t)
	}
}

func bindList[S, T any](b *binder, l *List[S, T]) {
	if l == nil || l.All == nil || l.Name == "" || l.Text == "" {
		b.bad("a list that is not whole")
		return
	}
	b.reads(l.Whole, l.Name)
	bindQualities(b, l.Only)
	labelQualities(b, "only", l.Only)
}

func bindQualities[S, T any](b *binder, qs []Quality[S, T]) {
	for i := range qs {
		q := &qs[i]
		b.part("quality " + q.Field + ": " + q.Text)
		b.only(q.Field, q.Only)
		if q.Text == "" {
			b.bad("a quality without a text: %s", q.Field)
		}
		if q.Holds == nil {
			r, err := newReader(reflect.TypeFor[T](), q.Field)
			if err != nil {
				b.bad("%v", err)
				continue
			}
			if q.read == nil { // else another set has bound it
				q.read = &r
			}
		}
		b.reads(false, q.Reads...)
	}
}

// bindSlot binds the qualities in a slot of a rule, and tells them in a list of its entry.
func bindSlot[S, T any](b *binder, list *[]string, slot string, qs []Quality[S, T]) {
	bindQualities(b, qs)
	labelQualities(b, slot, qs)
	*list = append(*list, textsOf(qs)...)
}

func labelQualities[S, T any](b *binder, slot string, qs []Quality[S, T]) {
	for i := range qs {
		b.label(slot+"."+qs[i].Field, qs[i].Text)
	}
}

func textsOf[S, T any](qs []Quality[S, T]) []string {
	var out []string
	for i := range qs {
		out = append(out, qs[i].Text)
	}
	return out
}

func labelsOf[S, T any](qs []Quality[S, T]) []string { return append(textsOf(qs), undated) }

func listReads[S, T any](l *List[S, T], must []Quality[S, T]) []string {
	reads := []string{l.Name}
	for i := range must {
		reads = append(reads, must[i].Reads...)
	}
	return reads
}
