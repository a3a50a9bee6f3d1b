package rule

import (
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Pass is what a rule is given to look at, and where it reports.
type Pass[T any] struct {
	Subject T
	// On is the day of the check. What is dated later has not happened yet: see [Pass.Done].
	On law.Day
	// Places are the places whose law governs the subject, the most relevant first. It may be
	// empty.
	Places []jurisdiction.Code

	prefix    string
	about     string
	governed  string     // Places as a key
	exemption *Exemption // of the rule, in force on the day
	rule      *Rule[T]
	bases     []authority
	settled   *settlements
	profiles  *profiles
	run       *run
}

// run is one call of Check.
type run struct {
	registry *jurisdiction.Registry
	policy   Policy
	findings []Finding
	// each, if set, is shown every finding instead of its being kept; count is the number of
	// findings made.
	each  func(*Finding)
	count int
	// passed is the number of times that a rule had nothing to say; limit is the largest sum of
	// both.
	passed  int
	limit   int
	crowded bool // a part of the record had more places than [MaxPlaces]
	// looked holds the places of which [Check.Place] was told.
	looked map[jurisdiction.Code]bool
	// bounds remembers what binds where on which day: rules share most of their instruments.
	bounds map[boundKey]jurisdiction.Bound
	used   []jurisdiction.Code
	draft  draft
	spare  []Authority // room for bases
}

// add makes room for a finding, which stays where it is until the next is added. Past the limit it
// returns nil: the finding is counted and not made.
func (r *run) add() *Finding {
	r.count++
	if r.full() {
		return nil
	}
	if r.each != nil && len(r.findings) > 0 {
		return &r.findings[0]
	}
	r.findings = append(r.findings, Finding{})
	return &r.findings[len(r.findings)-1]
}

// copied returns a copy of a list of bases. The copies of many findings share a piece of memory,
// and none can grow into that of the next.
func (r *run) copied(basis []Authority) []Authority {
	const piece = 64
	if len(r.spare)+len(basis) > cap(r.spare) {
		r.spare = make([]Authority, 0, max(piece, len(basis)))
	}
	start := len(r.spare)
	r.spare = append(r.spare, basis...)
	return r.spare[start:len(r.spare):len(r.spare)]
}

// show shows a finding that is made to who scans.
func (r *run) show(f *Finding) {
	if r.each != nil {
		r.each(f)
	}
}

type boundKey struct {
	instrument string
	place      jurisdiction.Code
	day        law.Day
}

// Done reports whether something dated day has happened by the day of the check.
func (p *Pass[T]) Done(day law.Day) bool { return !day.IsZero() && !day.After(p.On) }

// Where returns place, or the first place of the pass where that is not recorded or no code; empty
// if there is none.
func (p *Pass[T]) Where(place jurisdiction.Code) jurisdiction.Code {
	switch {
	case place.IsValid():
		return place
	case len(p.Places) > 0:
		return p.Places[0]
	}
	return ""
}

// Profile returns the profile of a place, or an empty one, which knows nothing, if there is none.
// It is the copy that all rules of the set share: a rule leaves it as it is.
func (p *Pass[T]) Profile(place jurisdiction.Code) *jurisdiction.Profile {
	profile := p.profiles.get(p.run.registry, place)
	if profile == nil {
		return &jurisdiction.Profile{Code: place}
	}
	if !slices.Contains(p.run.used, place.Country()) {
		p.run.used = append(p.run.used, place.Country())
	}
	return profile
}

// GDPRInBoth reports whether Regulation (EU) 2016/679 is known to apply in both places on day, so
// that personal data are not transferred to a third country.
func (p *Pass[T]) GDPRInBoth(a, b jurisdiction.Code, day law.Day) bool {
	for _, place := range []jurisdiction.Code{a, b} {
		e, state := p.Profile(place).DataProtection.GDPR.At(day)
		if state != law.Known || !e.Value {
			return false
		}
	}
	return true
}

// Adequate tells whether a decision of the European Commission on adequacy lets personal data go
// from one place to another on day. Applies is false where Regulation (EU) 2016/679 is not known to
// bind the sender, or where no decision and no lack of one is known; then the others mean nothing.
func (p *Pass[T]) Adequate(from, to jurisdiction.Code, day law.Day) (found bool, source law.Citation, applies bool) {
	gdpr, state := p.Profile(from).DataProtection.GDPR.At(day)
	if state != law.Known || !gdpr.Value {
		return false, law.Citation{}, false
	}
	e, state := p.Profile(to).DataProtection.Adequacy.At(day)
	return state == law.Known && e.Value.General, e.Source, state == law.Known || state == law.None || state == law.Ended
}

// Binds answers whether an instrument binds a place on a day.
func (p *Pass[T]) Binds(instrument string, place jurisdiction.Code, day law.Day) jurisdiction.Bound {
	key := boundKey{instrument, place.Country(), day}
	b, ok := p.run.bounds[key]
	if !ok {
		b = p.run.registry.Binds(instrument, place, day)
		p.run.bounds[key] = b
	}
	return b
}

// Met reports that the record shows the step. Path is relative to the subject.
func (p *Pass[T]) Met(path, text string, opts ...Option) { p.report(Met, path, text, opts) }

// Due reports that the step is not done but still in time, or that the law sets no last day for it.
func (p *Pass[T]) Due(path, text string, opts ...Option) { p.report(Due, path, text, opts) }

// Overdue reports that the step is not done and its last day has passed.
func (p *Pass[T]) Overdue(path, text string, opts ...Option) { p.report(Overdue, path, text, opts) }

// DueBy reports [Due] or [Overdue], as the deadline has not passed or has.
func (p *Pass[T]) DueBy(deadline law.Deadline, path, text string, opts ...Option) {
	outcome := Due
	if deadline.Passed(p.On) {
		outcome = Overdue
	}
	p.report(outcome, path, text, append(opts, By(deadline)))
}

// NotMet reports that the record contradicts the rule.
func (p *Pass[T]) NotMet(path, text string, opts ...Option) { p.report(NotMet, path, text, opts) }

// Unknown reports that a fact is missing, which the path names, or that the law is not known.
func (p *Pass[T]) Unknown(path, text string, opts ...Option) { p.report(Unknown, path, text, opts) }

// Exempt reports a recorded exemption.
func (p *Pass[T]) Exempt(path, text string, opts ...Option) { p.report(Exempt, path, text, opts) }

func (p *Pass[T]) report(outcome Outcome, path, text string, opts []Option) {
	var exemption *Exemption
	if outcome != Met {
		if p.exemption != nil {
			copied := *p.exemption
			outcome, exemption = Exempt, &copied
		}
	}
	f := p.run.add()
	if f == nil {
		return
	}
	*f = Finding{
		Exemption: exemption,
		Rule:      p.rule.ID,
		Title:     p.rule.Title,
		Outcome:   outcome,
		Path:      p.prefix + path,
		About:     p.about,
		Message:   Message{Text: text},
		Meets:     p.rule.Meets,
	}
	d := &p.run.draft // the options make it escape: one serves all findings
	*d = draft{national: d.national[:0], finding: f, places: p.Places, governed: p.governed, judged: p.On, limit: law.High}
	for _, o := range opts {
		o(d)
	}
	if d.judged != p.On && !d.personal {
		f.Judged = d.judged
	}
	p.judge(d)
	p.run.show(f)
}

// judge computes force, jurisdiction, bases and confidence of a finding, or remembers them.
func (p *Pass[T]) judge(d *draft) {
	f := d.finding
	if len(d.national) > 0 {
		p.settle(d)
		return
	}
	key := settleKey{p.rule.ID, d.governed, d.judged, strings.Join(d.only, " "), d.why}
	s := p.settled.get(key)
	if s == nil {
		p.settle(d)
		p.settled.put(key, &settlement{
			f.Force, f.Jurisdiction, slices.Clone(f.Also), slices.Clone(f.Basis), f.Confidence,
		})
		return
	}
	// Copies: what is remembered decides later reports, and is nobody's to change.
	f.Force, f.Jurisdiction, f.Confidence = s.force, s.place, s.confidence
	f.Also, f.Basis = slices.Clone(s.also), p.run.copied(s.basis)
}

// settle computes force, jurisdiction, bases and confidence of a finding from the law of the day by
// which it is judged.
func (p *Pass[T]) settle(d *draft) {
	f := d.finding
	f.Force = Guidance
	f.Basis = make([]Authority, 0, len(p.bases)+len(d.national))
	var sure law.Confidence // the surest of the bases that decide

	for _, n := range d.national {
		in := p.nationalInstrument(n)
		a := Authority{Citation: n.source, Place: n.place, Bindingness: law.Mandatory, Binding: law.Binds, Why: "national law in force there on that day"}
		if in != nil {
			a.Short = shortName(in)
			if in.Kind == law.SoftLaw || in.Kind == law.Source {
				a.Bindingness, a.Binding, a.Why = law.Soft, law.BindUnknown, "told by a report; the text of the law was not read"
			}
		}
		if n.looked {
			a.Bindingness, a.Binding, a.Why = "", law.DoesNotBind, "the national law that was looked at"
		}
		f.Basis = append(f.Basis, a)
		if a.Binding == law.Binds {
			f.Force, f.Jurisdiction = Binding, n.place
			sure = surer(sure, n.source.Confidence)
		}
	}
	places := d.places
	if len(places) == 0 {
		places = []jurisdiction.Code{""}
	}
	// One pass for each place: the first place in which a basis binds is the jurisdiction; the
	// others that bind as well are named beside it. Where none binds, the first place is.
	best := -1
	for i, place := range places {
		binds := false
		for _, b := range p.bases {
			if b.rests(d.only) && b.obliges() && p.boundOn(d, b, place).Binding == law.Binds {
				binds = true
				break
			}
		}
		switch {
		case !binds:
		case best < 0:
			best = i
		case f.Jurisdiction == "" || place != f.Jurisdiction:
			f.Also = append(f.Also, place)
		}
	}
	chosen := places[max(best, 0)]
	if f.Jurisdiction == "" {
		f.Jurisdiction = chosen
	} else if best >= 0 && chosen != f.Jurisdiction && !slices.Contains(f.Also, chosen) {
		f.Also = append(f.Also, chosen)
	}
	start := len(f.Basis)
	for _, b := range p.bases {
		if !b.rests(d.only) {
			continue
		}
		bound := p.boundOn(d, b, chosen)
		why := d.why
		if bound.Reason != outside {
			why = bound.Reason.Text(bound.Day)
		}
		f.Basis = append(f.Basis, Authority{
			Citation:    b.citation,
			Short:       shortName(b.instrument),
			Bindingness: b.provision.Bindingness,
			Place:       chosen,
			Binding:     bound.Binding,
			Supports:    b.supports,
			Why:         why,
		})
		decides := bound.Binding == law.Binds && b.obliges()
		if decides {
			f.Force = Binding
			sure = surer(sure, b.provision.Confidence.Lower(bound.Confidence))
		}
	}
	slices.SortStableFunc(f.Basis[start:], func(a, b Authority) int { return authorityRank(a) - authorityRank(b) })
	if f.Force == Guidance {
		for _, a := range f.Basis {
			sure = surer(sure, a.Confidence)
		}
	}
	f.Confidence = sure.Lower(d.limit)
}

// outside is the reason of an instrument that does not govern the facts.
const outside jurisdiction.Reason = "outside"

func (p *Pass[T]) boundOn(d *draft, b authority, place jurisdiction.Code) jurisdiction.Bound {
	if slices.Contains(d.outside, b.instrument.ID) {
		return jurisdiction.Bound{Binding: law.DoesNotBind, Reason: outside, Confidence: law.High}
	}
	if place == "" {
		if b.instrument.Kind == law.SoftLaw {
			return jurisdiction.Bound{Binding: law.DoesNotBind, Reason: jurisdiction.Recommends, Confidence: law.High}
		}
		return jurisdiction.Bound{Binding: law.BindUnknown, Reason: jurisdiction.StatusNotKnown}
	}
	bound := p.Binds(b.instrument.ID, place, d.judged)
	if bound.Binding == law.Binds && b.provision.Bindingness == law.MandatoryReservable && p.run.registry.Reserved(b.instrument.ID, b.provision.Pinpoint, place) {
		return jurisdiction.Bound{Binding: law.BindUnknown, Reason: jurisdiction.ReservedThere}
	}
	return bound
}

func (p *Pass[T]) nationalInstrument(n national) *law.Instrument {
	for i, in := range p.Profile(n.place).Instruments {
		if in.ID == n.source.Instrument {
			return &p.Profile(n.place).Instruments[i]
		}
	}
	return p.run.registry.Instrument(n.source.Instrument)
}

func (b authority) rests(only []string) bool {
	return len(only) == 0 || slices.Contains(only, b.instrument.ID)
}

func authorityRank(a Authority) int {
	switch {
	case a.Binding == law.Binds && a.Bindingness.Obliges() && !a.Supports:
		return 0
	case a.Binding == law.Binds:
		return 1
	case a.Bindingness == law.Soft:
		return 3
	}
	return 2
}

func surer(a, b law.Confidence) law.Confidence {
	if a.Lower(b) == a {
		return b
	}
	return a
}

func shortName(in *law.Instrument) string {
	if in.Short != "" {
		return in.Short
	}
	return in.Title
}
