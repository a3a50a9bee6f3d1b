package trends

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// ofVictim returns the record of a victim by day. It reports false if the file shows no step
// towards identification by then.
func ofVictim(f *cases.File, v *victim.Victim, day law.Day) (Record, bool) {
	steps := slices.DeleteFunc(slices.Clone(v.Status), func(d victim.StatusDecision) bool { return d.Day.IsZero() || d.Day.After(day) })
	if len(steps) == 0 {
		return Record{}, false
	}
	slices.SortStableFunc(steps, func(a, b victim.StatusDecision) int { return a.Day.Compare(b.Day) })
	r := Record{Reported: On(steps[0].Day), Outcome: outcome(v, steps), Sex: v.Sex}
	if !f.Detection.Day.IsZero() && f.Detection.Day.Before(steps[0].Day) {
		r.Reported = On(f.Detection.Day)
	}
	asked := steps[0]
	if first, ok := v.PresumedOn(day); ok {
		asked, r.Registered = first, On(first.Day)
	}
	r.Body, r.RegisteredIn = asked.Body, asked.Place.Country()
	for _, d := range steps {
		if d.Kind == victim.StatusIdentified && d.Outcome != victim.Negative {
			r.Identified = On(d.Day)
			break
		}
	}
	r.AtRegistration = ageOn(v.Age, asked.Day)
	for _, c := range v.Citizenships {
		switch c.Kind {
		case person.CitizenOf:
			if s := c.Country.Country(); s != "" && !slices.Contains(r.Citizenships, s) {
				r.Citizenships = append(r.Citizenships, s)
			}
		case person.Stateless:
			r.Stateless = true
		}
	}
	r.ofConduct(f, v, day)
	r.ofProtection(v, day)
	return r, true
}

// outcome returns where the steps, in their order, have led.
func outcome(v *victim.Victim, steps []victim.StatusDecision) Outcome {
	out := Reported
	for _, d := range steps {
		switch {
		case d.Kind == victim.StatusNotConfirmed, d.Outcome == victim.Negative:
			out = NotConfirmed
		case d.Kind == victim.StatusIdentified:
			out = Identified
		case d.Kind == victim.StatusReviewed && d.Outcome == victim.Positive:
			// A review that upholds the person leads to what the decision under review was about.
			out = Presumed
			if i := slices.IndexFunc(v.Status, func(s victim.StatusDecision) bool { return s.ID != "" && s.ID == d.Reviews }); i >= 0 &&
				(v.Status[i].Kind == victim.StatusIdentified || v.Status[i].Kind == victim.StatusNotConfirmed) {
				out = Identified
			}
		case out == Reported && (d.Kind == victim.StatusPresumed || d.Kind == victim.StatusReasonableGrounds && d.Outcome == victim.Positive):
			out = Presumed
		}
	}
	return out
}

// ofConduct fills in what was done to the person: forms, places, border, recruiter, and the age
// when it began.
func (r *Record) ofConduct(f *cases.File, v *victim.Victim, day law.Day) {
	own := cases.File{Victims: []victim.Victim{*v}}
	var began, lastExploited, firstRecruited law.Day
	for _, c := range f.Conduct {
		start := cmp.Or(c.From, c.To)
		if !slices.Contains(c.Victims, v.ID) || start.After(day) {
			continue
		}
		own.Conduct = append(own.Conduct, c)
		if !start.IsZero() && (began.IsZero() || start.Before(began)) {
			began = start
		}
		for _, p := range c.Purposes {
			if !slices.Contains(r.Forms, p) {
				r.Forms = append(r.Forms, p)
			}
		}
		if c.Place == "" {
			continue
		}
		if len(c.Purposes) > 0 && (r.Exploited == "" || !start.Before(lastExploited)) {
			r.Exploited, lastExploited = c.Place.Country(), start
		}
		if slices.Contains(c.Acts, cases.Recruitment) && (r.Recruited == "" || !start.IsZero() && start.Before(firstRecruited)) {
			r.Recruited, firstRecruited = c.Place.Country(), start
		}
	}
	for _, l := range f.Route {
		if (len(l.Victims) == 0 || slices.Contains(l.Victims, v.ID)) && !l.Day.After(day) {
			own.Route = append(own.Route, l)
		}
	}
	if r.Recruited == "" && len(own.Route) > 0 {
		r.Recruited = own.Route[0].From.Country()
	}
	switch own.CrossBorder() {
	case person.Yes:
		r.Border = CrossBorder
	case person.No:
		r.Border = Internal
	}
	if !began.IsZero() {
		r.AtExploitation = ageOn(v.Age, began)
	}
	r.Recruiter = recruiter(f, v.ID)
}

// recruiter returns what the recruiters are to the person; of several relations the closest, in the
// order of their declaration.
func recruiter(f *cases.File, id string) person.RelationKind {
	order := law.Codes[person.RelationKind]()
	best := -1
	for _, s := range f.Suspects {
		if !slices.Contains(s.Roles, cases.RoleRecruiter) {
			continue
		}
		for _, rel := range s.Relations {
			if i := slices.Index(order, rel.Kind); rel.Victim == id &&
				rel.Kind != person.RelationUnknown && i >= 0 && (best < 0 || i < best) {
				best = i
			}
		}
	}
	if best < 0 {
		return ""
	}
	return order[best]
}

// ofProtection fills in assistance, reflection period and permit. What the file does not show is
// not known, never no.
func (r *Record) ofProtection(v *victim.Victim, day law.Day) {
	by := func(d law.Day) bool { return !d.IsZero() && !d.After(day) }
	for _, s := range v.Services {
		switch {
		case by(s.Started),
			(s.State == care.ServiceAccepted || s.State == care.ServiceEnded) && by(s.Offered):
			r.Assisted = person.Yes
		case r.Assisted == person.Yes:
		case s.State == care.ServiceDeclined && by(s.Offered):
			r.Assisted = person.Declined
		case s.State == care.ServiceRefused && r.Assisted == "" && by(s.Offered):
			r.Assisted = person.No
		}
	}
	for _, p := range v.Reflection {
		if by(cmp.Or(p.Granted, p.From)) {
			r.Reflection = person.Yes
		}
	}
	for _, p := range v.Permits {
		switch {
		case p.Decision == victim.PermitGranted && by(p.Decided):
			r.Permit = person.Yes
		case p.Decision == victim.PermitRefused && by(p.Decided) && r.Permit == "":
			r.Permit = person.No
		}
	}
}

// ageOn returns the groups of an age on day.
func ageOn(a person.Age, day law.Day) Age {
	out := Age{Group: ageGroup(a, day)}
	if least, most, known := a.YearsOn(day); known {
		if b := bandOf(least); b == bandOf(most) && out.Group != "" && b.child() == (out.Group != AdultGroup) {
			out.Band = b
		}
	}
	return out
}

func ageGroup(a person.Age, day law.Day) AgeGroup {
	switch a.ChildOn(day).Standing {
	case person.Child:
		return ChildGroup
	case person.PresumedToBe:
		return PresumedGroup
	case person.Adult:
		return AdultGroup
	}
	return ""
}

// bandOf returns the band of an age in completed years.
func bandOf(age int) Band {
	for _, b := range [...]struct {
		to   int
		band Band
	}{{5, Band0}, {11, Band6}, {14, Band12}, {17, Band15}, {24, Band18}, {34, Band25}, {44, Band35}, {54, Band45}} {
		if age <= b.to {
			return b.band
		}
	}
	return Band55
}
