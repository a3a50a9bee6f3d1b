package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Standing is what the law of places and a day makes of the bases of a rule. Findings share it:
// nobody changes it.
type Standing struct {
	Force Force
	// Jurisdiction is the place whose law gives the force; empty if the record names no place. Also
	// are the other places whose law asks the same with the same force.
	Jurisdiction jurisdiction.Code
	Also         []jurisdiction.Code
	basis        []Authority
	Confidence   law.Confidence
	// Since is the first day on which a basis that decides binds there; zero where none does, or
	// where the day is not known.
	Since law.Day
}

// Basis returns the provisions on which it rests, the first those that give the force. It is a
// copy, with all that it holds.
func (s *Standing) Basis() []Authority {
	out := slices.Clone(s.basis)
	for i := range out {
		out[i].TellsOf = slices.Clone(out[i].TellsOf)
		out[i].CaseLaw = slices.Clone(out[i].CaseLaw)
		for j := range out[i].CaseLaw {
			c := &out[i].CaseLaw[j]
			c.Against = slices.Clone(c.Against)
		}
	}
	return out
}

// Places returns the places whose law it names.
func (s *Standing) Places() []jurisdiction.Code {
	out := append([]jurisdiction.Code{s.Jurisdiction}, s.Also...)
	for i := range s.basis {
		out = append(out, s.basis[i].Place)
	}
	return out
}

// An Authority is a provision on which a finding rests, and how it binds.
type Authority struct {
	law.Citation
	// Short is the short name of the instrument.
	Short       string            `json:"short,omitempty"`
	Bindingness law.Bindingness   `json:"bindingness,omitempty"`
	Addressee   law.Addressee     `json:"addressee,omitempty"`
	Place       jurisdiction.Code `json:"place,omitempty"`
	Binding     law.Binding       `json:"binding"`
	// Supports is true where the provision is a reason for the rule and never makes it binding: see
	// [Basis].
	Supports bool `json:"supports,omitempty"`
	// Outside is true where the instrument does not govern the facts; Unsure where it is not known
	// whether it does.
	Outside bool `json:"outside,omitempty"`
	Unsure  bool `json:"unsure,omitempty"`
	// By is the short name of the act that gave the provision the wording by which it is judged;
	// empty: that of the instrument as adopted, or the only one that we know.
	By string `json:"by,omitempty"`
	// Cited is the provision that the rule names, where it is another: this one judged before it.
	Cited string `json:"cited,omitempty"`
	// TellsOf are the categories of data of the facts on which it depends whether the provision
	// governs, and by which wording it is judged.
	TellsOf []string `json:"tells_of,omitempty"`
	// Why says in words which fact decided whether the provision binds.
	Why string `json:"why,omitempty"`
	// CaseLaw are the decisions that say what the provision asks, the earliest first.
	CaseLaw []Cited `json:"case_law,omitempty"`
}

// decides reports whether the provision can carry a duty to do what the rule asks in one case.
func (a *Authority) decides() bool {
	return !a.Supports && a.Bindingness.Obliges() && a.Addressee.OneCase()
}

// binds reports whether it carries one here.
func (a *Authority) binds() bool {
	return a.decides() && a.Binding == law.Binds && !a.Outside && !a.Unsure
}

// standingKey is all that decides the standing of a rule.
type standingKey struct {
	judged   law.Day
	a, b     jurisdiction.Code
	governs  answers
	other    answers // in the second place
	more     string  // places beyond two, and whether it governs there
	only     string
	national national
}

// maxWordings is how many wordings a rule may rest on: [scopes] holds so many.
const maxWordings = 64

// scopes holds for each wording of a rule whether it governs: two bits each.
type scopes [2]uint64

func (s *scopes) put(w int, a Answer) {
	if w < maxWordings { // a set with more is refused
		s[w/32] |= uint64(a) << (2 * (w % 32))
	}
}

func (s *scopes) of(w int) Answer { return Answer(s[w/32%2] >> (2 * (w % 32)) & 3) }

// maxGoverns is on how many conditions it may depend whether the bases of a rule govern: [answers]
// holds so many.
const maxGoverns = 32

// answers holds what the conditions answer on which it depends whether the bases of a rule govern:
// two bits each.
type answers uint64

func (x *answers) put(c int, a Answer) { *x |= answers(a) << (2 * c) }

func (x answers) of(c int) Answer { return Answer(x >> (2 * c) & 3) }

// settledKey is all of a point that decides a standing. What the conditions answer follows from it
// as long as the subject is the same.
type settledKey[S any] struct {
	rule     *resolved[S]
	judged   law.Day
	state    jurisdiction.Code
	a, b     jurisdiction.Code
	places   int
	only     *string
	onlys    int
	national national
}

// settled is the standing that a pass asked for last.
type settled[S any] struct {
	key      settledKey[S]
	standing *Standing
}

// standings remembers what was settled for one rule. It forgets everything when it is full, so that
// those of a set never hold more than some megabytes however many days are asked. A list that was
// published is never changed: who reads it needs no lock.
type standings struct {
	held atomic.Pointer[[]heldStanding]
	mu   sync.Mutex // of who adds
}

type heldStanding struct {
	key      standingKey
	standing *Standing
}

const maxStandings = 32

func (s *standings) get(key *standingKey) *Standing {
	held := s.held.Load()
	if held == nil {
		return nil
	}
	for i := range *held {
		// Days and answers differ most often, and are compared at once.
		x := &(*held)[i]
		if x.key.judged == key.judged && x.key.governs == key.governs && x.key == *key {
			return x.standing
		}
	}
	return nil
}

func (s *standings) put(key *standingKey, standing *Standing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []heldStanding
	if held := s.held.Load(); held != nil && len(*held) < maxStandings {
		list = *held
	}
	// Those who read see their own length of it: what stands there is left as it is.
	list = append(list[:len(list):len(list)], heldStanding{*key, standing})
	s.held.Store(&list)
}

func (s *Set[S]) standing(p *Pass[S], at *point) *Standing {
	// A shape asks for the same point to count days and then to tell of it.
	asked := settledKey[S]{
		rule: p.rule, judged: at.judged, state: p.State, places: len(at.places),
		onlys: len(at.only), national: at.national,
	}
	if len(at.places) > 0 {
		asked.a = at.places[0]
	}
	if len(at.places) > 1 {
		asked.b = at.places[1]
	}
	if len(at.only) > 0 {
		asked.only = &at.only[0]
	}
	if len(at.places) <= 2 && p.settled.standing != nil && p.settled.key == asked {
		return p.settled.standing
	}
	key := standingKey{
		judged: at.judged, a: asked.a, b: asked.b, national: at.national,
	}
	if len(at.places) > 2 {
		var b strings.Builder
		for _, c := range at.places[2:] {
			b.WriteString(string(c))
			b.WriteByte(' ')
		}
		key.more = b.String()
	}
	if len(at.only) == 1 {
		key.only = at.only[0]
	} else if len(at.only) > 1 {
		key.only = strings.Join(at.only, " ")
	}
	governed := p.governed(at)
	key.governs = governed[0]
	if len(governed) > 1 {
		key.other = governed[1]
	}
	if p.rule.perState { // else the answers are the same in all places
		for i := 2; i < len(governed); i++ {
			key.more += fmt.Sprint(" ", governed[i])
		}
	}
	held := p.rule.laws.get(&key)
	if held == nil {
		held = s.settle(p, at, p.rule.scopes(governed))
		p.rule.laws.put(&key, held)
	}
	p.settled = settled[S]{asked, held}
	return held
}

// governed answers for each place whose law may count the conditions of the bases of the rule: in
// the State that owes, and there too. Who is foreign in the one may be at home in the other. It is
// good until the next call.
func (p *Pass[S]) governed(at *point) []answers {
	p.governs = append(p.governs[:0], p.weigh(at.judged))
	asked := p.State
	for i := 1; i < len(at.places); i++ {
		all := p.governs[0]
		if p.rule.perState {
			p.State = p.stateAsked(at.places[i])
			all = p.weigh(at.judged)
		}
		p.governs = append(p.governs, all)
	}
	p.State = asked
	return p.governs
}

// weigh asks the conditions of the bases of the rule of a day, each once.
func (p *Pass[S]) weigh(day law.Day) answers {
	var all answers
	for i, c := range p.rule.governs {
		all.put(i, p.truth(c, day).Answer)
	}
	return all
}

// scopes tells of every wording whether it governs in each place: no more than in the first, which
// is the State that owes.
func (r *resolved[S]) scopes(governed []answers) []scopes {
	out := make([]scopes, len(governed))
	for i := range r.bases {
		for j := range r.bases[i].wordings {
			w := &r.bases[i].wordings[j]
			for k, answered := range governed {
				a := w.governed(answered)
				if k > 0 {
					a = a.And(out[0].of(w.number))
				}
				out[k].put(w.number, a)
			}
		}
	}
	return out
}

// governed tells whether the provision governs the subject.
func (w *wording[S]) governed(answered answers) Answer {
	a := Yes
	for _, c := range w.asks {
		a = a.And(answered.of(c))
	}
	return a
}

// decides reports whether the provision can carry a duty to do what the rule asks in one case.
func (s *Set[S]) decides(b *basis[S], w *wording[S]) bool {
	if b.supports || !w.provision.Bindingness.Obliges() {
		return false
	}
	return s.options.States || w.provision.Addressee.OneCase()
}

// judges finds the wording by which a basis is judged in a place on a day, and how it binds: the
// newest that binds and governs the facts. A newer one of which it is not known whether it binds
// leaves what binds without doubt standing; an older wording of the same act falls away where a
// newer one binds. Where none binds it is one of which that is not known, else the one in force on
// the day, so that a reader is told of the law of that day.
func (s *Set[S]) judges(
	b *basis[S], scope *scopes, place jurisdiction.Code, day law.Day,
) (*wording[S], jurisdiction.ProvisionBound) {
	if len(b.wordings) == 1 {
		w := &b.wordings[0]
		return w, s.bound(w, place, day)
	}
	best, bound, rank := &b.wordings[0], jurisdiction.ProvisionBound{}, 4
	stands := "" // the act of which a newer wording binds
	for i := range b.wordings {
		w := &b.wordings[i]
		if stands == w.instrument.ID {
			continue
		}
		got := s.bound(w, place, day)
		at := 3
		switch governed := scope.of(w.number); {
		case got.Binding == law.Binds && governed == Yes:
			return w, got
		case governed != No && (got.Binding == law.Binds || got.Binding == law.BindUnknown):
			at = 1
		case s.current(w, day):
			at = 2
		}
		if got.Binding == law.Binds {
			stands = w.instrument.ID
		}
		// Of those that are all still to come the oldest comes first.
		if at < rank || at == 3 && rank == 3 && day.Before(s.starts(w)) {
			best, bound, rank = w, got, at
		}
	}
	return best, bound
}

// since returns the first day on which what judges, or a wording before it that could decide as
// well, bound the place without a gap; zero where it is not known.
func (s *Set[S]) since(
	b *basis[S], w *wording[S], scope *scopes, place jurisdiction.Code,
	bound jurisdiction.ProvisionBound,
) law.Day {
	day := bound.Day
	if bound.Reason == jurisdiction.GoesOn {
		day = s.registry.Binds(w.instrument.ID, place, day.AddDays(-1)).Day
	}
	if day.Before(w.factsFrom) {
		day = w.factsFrom // that it was understood so before is not known
	}
	for i := w.number - b.wordings[0].number + 1; i < len(b.wordings) && !day.IsZero(); i++ {
		old := &b.wordings[i]
		if !s.decides(b, old) || scope.of(old.number) == No {
			continue
		}
		before := s.bound(old, place, day.AddDays(-1))
		if before.Binding == law.Binds && before.Day.Before(day) {
			day = before.Day
		}
	}
	return day
}

// starts returns the first day on which the wording of a provision counts in the States that it
// binds.
func (s *Set[S]) starts(w *wording[S]) law.Day {
	if !w.provision.From.IsZero() {
		return w.provision.From
	}
	by := w.instrument
	if w.provision.By != "" {
		by = s.act(w.provision.By)
	}
	return cmp.Or(by.AppliesFrom, by.Transposition, by.InForce)
}

// current reports whether the wording of a provision counts on a day in the States that it binds.
func (s *Set[S]) current(w *wording[S], day law.Day) bool {
	in, to := w.instrument, w.provision.To
	return !day.Before(s.starts(w)) && (in.Ended.IsZero() || day.Before(in.Ended)) &&
		(to.IsZero() || !day.After(to))
}

// settle computes force, place, bases and confidence from the law of a day.
func (s *Set[S]) settle(p *Pass[S], at *point, governs []scopes) *Standing {
	out := &Standing{Force: Guidance, basis: make([]Authority, 0, len(p.rule.bases)+1)}
	var sure law.Confidence // the surest of the bases that decide
	limit := law.High
	if at.national.source.Instrument != "" {
		a := s.nationalAuthority(at.national)
		out.basis = append(out.basis, a)
		limit = at.national.source.Confidence
		if a.Binding == law.Binds {
			out.Force, out.Jurisdiction, sure = Binding, at.national.place, limit
		}
	}
	places := at.places
	if len(places) == 0 {
		places = []jurisdiction.Code{""}
	}
	which := s.choose(p, at, governs, places, out)
	chosen, scope := places[which], &governs[which]
	start := len(out.basis)
	for i := range p.rule.bases {
		b := &p.rule.bases[i]
		if !rests(b, at.only) {
			continue
		}
		w, bound := s.judges(b, scope, chosen, at.judged)
		governed := scope.of(w.number)
		a := Authority{
			Citation: w.citation, Short: shortName(w.instrument),
			Bindingness: w.provision.Bindingness, Addressee: w.provision.Addressee,
			Place: chosen, Binding: bound.Binding, Supports: b.supports,
			Outside: governed == No, Unsure: governed == DontKnow,
			TellsOf: b.tells, Why: bound.Text(), CaseLaw: w.cited(at.judged),
		}
		if w.provision.By != "" {
			a.By = w.provision.By
			if by := s.act(a.By); by != nil {
				a.By = shortName(by)
			}
		}
		if first := &b.wordings[0]; first.instrument.ID != w.instrument.ID {
			a.Cited = shortName(first.instrument) + " " + first.provision.Pinpoint
		}
		out.basis = append(out.basis, a)
		if s.decides(b, w) && bound.Binding == law.Binds && governed == Yes {
			out.Force = Binding
			sure = surer(sure, w.confidence().Lower(bound.Confidence))
			since := s.since(b, w, scope, chosen, bound)
			if !since.IsZero() && (out.Since.IsZero() || since.Before(out.Since)) {
				out.Since = since
			}
		}
	}
	slices.SortStableFunc(out.basis[start:], func(a, b Authority) int {
		return authorityRank(&a) - authorityRank(&b)
	})
	if out.Force != Binding {
		for i := range out.basis {
			sure = surer(sure, out.basis[i].Confidence)
		}
	}
	out.Confidence = sure.Lower(limit)
	return out
}

// choose finds the index of the place whose law counts: one that binds before one of which it is
// not known, the first of equals. The others with the same force are named beside it.
func (s *Set[S]) choose(
	p *Pass[S], at *point, governs []scopes, places []jurisdiction.Code, out *Standing,
) (which int) {
	forces := make([]Force, len(places))
	for i, place := range places {
		forces[i] = s.force(p, at, &governs[i], place)
	}
	best := 0
	for i := range forces {
		if forceRank(forces[i]) < forceRank(forces[best]) {
			best = i
		}
	}
	if out.Force != Binding {
		out.Force, out.Jurisdiction = forces[best], places[best]
	}
	for i, place := range places {
		if forces[i] == Binding && place != out.Jurisdiction && !slices.Contains(out.Also, place) {
			out.Also = append(out.Also, place)
		}
	}
	return best
}

func (s *Set[S]) force(
	p *Pass[S], at *point, scope *scopes, place jurisdiction.Code,
) Force {
	force := Guidance
	for i := range p.rule.bases {
		b := &p.rule.bases[i]
		if b.supports || !rests(b, at.only) {
			continue
		}
		w, bound := s.judges(b, scope, place, at.judged)
		governed := scope.of(w.number)
		if governed == No || !s.decides(b, w) {
			continue
		}
		switch bound.Binding {
		case law.Binds:
			if governed == Yes {
				return Binding
			}
			force = ForceUnknown
		case law.BindUnknown:
			force = ForceUnknown
		}
	}
	return force
}

// bound answers whether the wording of a provision binds a place on a day.
func (s *Set[S]) bound(
	w *wording[S], place jurisdiction.Code, day law.Day,
) jurisdiction.ProvisionBound {
	if place == "" {
		bound := jurisdiction.Bound{
			Binding: law.BindUnknown, Reason: jurisdiction.StatusNotKnown,
		}
		if w.instrument.Kind == law.SoftLaw {
			bound = jurisdiction.Bound{
				Binding: law.DoesNotBind, Reason: jurisdiction.Recommends, Confidence: law.High,
			}
		}
		return jurisdiction.ProvisionBound{Bound: bound}
	}
	return w.read(s.inForce(w, place, day), day)
}

// inForce answers whether a provision in its wording binds a place on a day.
func (s *Set[S]) inForce(
	w *wording[S], place jurisdiction.Code, day law.Day,
) jurisdiction.ProvisionBound {
	p := w.provision
	bound := s.registry.BindsProvision(w.instrument.ID, p.Pinpoint, place, day)
	if bound.Reason == jurisdiction.InstrumentEnded && w.instrument.GoesOn {
		bound.Binding, bound.Reason = law.Binds, jurisdiction.GoesOn
	}
	switch {
	case bound.Binding != law.Binds:
	case p.By != "":
		bound.Bound = s.registry.Binds(p.By, place, day)
	case day.Before(p.From):
		bound.Binding, bound.Reason, bound.Day = law.NotYetBinds, jurisdiction.WordingLater, p.From
	case !p.To.IsZero() && day.After(p.To):
		bound.Binding, bound.Reason = law.NoLonger, jurisdiction.WordingEnded
		bound.Day = p.To.AddDays(1)
	case p.From.After(bound.Day):
		bound.Day = p.From
	}
	if s.options.States && (bound.Reason == jurisdiction.NotTransposed ||
		bound.Reason == jurisdiction.TranspositionOpen) {
		// What a State owes by its law it owes from the day on which that was due.
		bound.Binding = law.Binds
	}
	return bound
}

func (s *Set[S]) nationalAuthority(n national) Authority {
	a := Authority{
		Citation: n.source, Place: n.place, Bindingness: law.Mandatory, Binding: law.Binds,
		Why: "national law in force there on that day",
	}
	if in := s.nationalInstrument(n); in != nil {
		a.Short = shortName(in)
		if in.Kind == law.SoftLaw || in.Kind == law.Source {
			a.Bindingness, a.Binding = law.Soft, law.BindUnknown
			a.Why = "told by a report; the text of the law was not read"
		}
	}
	if n.looked {
		a.Bindingness, a.Binding = "", law.DoesNotBind
		a.Why = "the national law that was checked"
	}
	return a
}

func (s *Set[S]) nationalInstrument(n national) *law.Instrument {
	if p := s.profiles.get(s.registry, n.place); p != nil {
		for i := range p.Instruments {
			if p.Instruments[i].ID == n.source.Instrument {
				return &p.Instruments[i]
			}
		}
	}
	return s.act(n.source.Instrument)
}

// rests reports whether a finding that rests only on the acts named rests on a basis: a provision
// of one of them, or one that has its wording of today from one of them.
func rests[S any](b *basis[S], only []string) bool {
	return len(only) == 0 || slices.Contains(only, b.wordings[0].instrument.ID) ||
		slices.Contains(only, b.wordings[0].provision.By) ||
		b.limb != "" && slices.Contains(only, b.limb)
}

func authorityRank(a *Authority) int {
	switch {
	case a.Outside:
		return 4
	case a.Binding == law.Binds && a.Bindingness.Obliges() && !a.Supports && a.Addressee.OneCase():
		return 0
	case a.Binding == law.Binds:
		return 1
	case a.Bindingness == law.Soft:
		return 3
	}
	return 2
}

func forceRank(f Force) int {
	switch f {
	case Binding:
		return 0
	case ForceUnknown:
		return 1
	}
	return 2
}

func surer(a, b law.Confidence) law.Confidence {
	if a.Lower(b) == a {
		return b
	}
	return a
}

func shortName(in *law.Instrument) string { return cmp.Or(in.Short, in.Title) }
