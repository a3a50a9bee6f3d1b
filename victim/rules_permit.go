package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func permitRoutes(p *pass) {
	var place jurisdiction.Code
	var since law.Day
	see := func(at jurisdiction.Code, day law.Day) {
		if p.Done(day) && (since.IsZero() || day.Before(since)) {
			place, since = at, day
		}
	}
	for _, r := range p.Subject.Reflection {
		end := r.To
		if !r.EndedEarly.IsZero() && (end.IsZero() || r.EndedEarly.Before(end)) {
			end = r.EndedEarly
		}
		if !end.IsZero() {
			see(r.Place, end.AddDays(1)) // the last day still belongs to the period
		}
	}
	var asked law.Day
	for _, m := range p.Subject.Permits {
		see(m.Place, m.Requested)
		if p.Done(m.Requested) && (asked.IsZero() || m.Requested.Before(asked)) {
			asked = m.Requested
		}
	}
	if since.IsZero() {
		return
	}
	place, right := rightToStay(p, place, since)
	at := rule.At(place)
	switch right {
	case person.Yes:
		return
	case person.No:
	default:
		p.Unknown("/stays", "it is not recorded whether the person has a right to stay", at)
		return
	}
	decided := func(g jurisdiction.PermitGround) bool {
		return slices.ContainsFunc(p.Subject.Permits, func(m Permit) bool {
			return (g == "" || m.Ground == g) && m.Decision != "" && p.Done(m.Decided)
		})
	}
	profile := p.Profile(place)
	grounds, state := profile.Residence.Grounds.At(p.On)
	opts := []rule.Option{at}
	either := func(g jurisdiction.ResidenceGround) bool {
		return g.Ground == jurisdiction.GroundCooperation || g.Ground == jurisdiction.GroundPersonal
	}
	if state != law.Known || !slices.ContainsFunc(grounds.Value, either) {
		// CETS No. 197, article 14(1), leaves the choice of routes to the Party; which it chose is
		// not known here.
		if decided("") {
			p.Unknown("/permits", "a permit was decided; which routes the law of the place has is not known", opts...)
		} else {
			p.Due("/permits", "no decision on a permit is recorded; which routes the law of the place has is not known", opts...)
		}
		return
	}
	opts = append(opts, rule.National(place, grounds.Source))
	var deadline law.Deadline
	limited := false
	if e, state := profile.Residence.DecisionPeriod.At(p.On); state == law.Known {
		if deadline, limited = e.Value.Deadline(asked, nil); limited {
			opts = append(opts, rule.National(place, e.Source))
		}
	}
	open := false
	for _, g := range grounds.Value {
		if !either(g) || decided(g.Ground) {
			continue
		}
		open = true
		text := "no decision on a permit on the ground of {ground} is recorded"
		with := append(slices.Clone(opts), rule.With(rule.CodeArg("ground", g.Ground)))
		if limited {
			p.DueBy(deadline, "/permits", text, with...)
		} else {
			p.DueFrom(rule.PermitDecision, asked, "/permits", text, with...)
		}
	}
	if !open {
		p.Met("/permits", "a permit was decided on every route that the law of the place has", opts...)
	}
}

// leastPermit is the shortest validity of a permit for cooperation: Directive 2004/81/EC, article
// 8(3).
var leastPermit = law.Length{Amount: 6, Unit: law.Months}

func permitValidity(p *pass) {
	for i, m := range p.Subject.Permits {
		if m.Decision != PermitGranted || !p.Done(m.Decided) {
			continue
		}
		path := ptr("permits", i, "")
		judged := []rule.Option{rule.Act(m.Place, m.Decided)}
		if m.ValidFrom.IsZero() || m.ValidTo.IsZero() {
			p.Unknown(path+"/valid_to", "from when until when the permit is valid is not recorded", judged...)
			continue
		}
		// A stretch that counts its first day ends on the eve of the same day.
		short := func(l law.Length) bool { return m.ValidTo.Before(l.After(m.ValidFrom, nil).AddDays(-1)) }
		if m.Ground == jurisdiction.GroundCooperation && p.Binds("eu-2004-81", m.Place, m.Decided).Binding == law.Binds && short(leastPermit) {
			p.NotMet(path+"/valid_to", "the permit is valid for less than {length}", append(judged, rule.RestsOn("eu-2004-81"), rule.With(rule.LengthArg("length", leastPermit)))...)
			continue
		}
		if e, state := p.Profile(m.Place).Residence.Grounds.At(m.Decided); state == law.Known {
			j := slices.IndexFunc(e.Value, func(g jurisdiction.ResidenceGround) bool {
				return g.Ground == m.Ground && g.Min.Amount > 0 && short(g.Min)
			})
			if j >= 0 {
				p.NotMet(path+"/valid_to", "the permit is valid for less than {length}", append(judged, rule.National(m.Place, e.Source), rule.With(rule.LengthArg("length", e.Value[j].Min)))...)
				continue
			}
		}
		followed := slices.ContainsFunc(p.Subject.Permits, func(n Permit) bool {
			return n.Decision == PermitGranted && n.ID != m.ID && p.Done(n.Decided) && n.ValidFrom.After(m.ValidFrom) && !n.ValidFrom.After(m.ValidTo.AddDays(1))
		})
		left := slices.ContainsFunc(p.Subject.Returns, func(r Return) bool { return p.Done(r.Departed) && !r.Departed.After(m.ValidTo) })
		at := rule.At(m.Place)
		switch {
		case followed || left || p.Done(m.RenewalDay) && !m.RenewalDay.After(m.ValidTo):
			p.Met(path, "the validity is recorded; renewal was decided in time, or is not needed any more", at)
		case p.Done(m.RenewalDay):
			p.NotMet(path+"/renewal_day", "renewal was decided only after the permit had ended on {day}", at, rule.JudgedOn(m.ValidTo), rule.With(rule.DayArg("day", m.ValidTo)))
		default:
			p.DueBy(law.Deadline{Last: m.ValidTo}, path+"/renewal_day", "the permit ends on {day}; no decision on its renewal is recorded", at, rule.With(rule.DayArg("day", m.ValidTo)))
		}
	}
}

func permitBestInterests(p *pass) {
	for i, m := range p.Subject.Permits {
		if m.Decision == "" || !p.Done(m.Decided) {
			continue
		}
		path := ptr("permits", i, "")
		opts := []rule.Option{rule.Act(m.Place, m.Decided)}
		if !onDay(p, m.Decided, opts...) {
			continue
		}
		linked := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool { return b.ID == m.BestInterests && m.BestInterests != "" })
		switch {
		case m.Decision != PermitGranted && len(m.Reasons) == 1 &&
			m.Reasons[0] == care.ReasonNoCooperation:
			p.NotMet(path+"/reasons", "the permit of a child was refused only for lack of cooperation", opts...)
		case linked < 0:
			p.NotMet(path+"/best_interests", "no assessment of best interests is linked to the decision on the permit", opts...)
		case p.Subject.BestInterests[linked].Day.IsZero():
			p.Unknown(ptr("best_interests", linked, "day"), "the day of the assessment is not recorded", opts...)
		case p.Subject.BestInterests[linked].Day.After(m.Decided):
			p.NotMet(path+"/best_interests", "the assessment was made only after the decision on the permit", opts...)
		default:
			p.Met(path+"/best_interests", "an assessment precedes the decision on the permit", opts...)
		}
	}
}
