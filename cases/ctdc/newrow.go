package ctdc

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// NewRow says what a case file records of one of its victims in the codes of a release, and lists
// what cannot be said, by JSON Pointer. What a release has no column for at all is not listed; see
// [Crossings].
//
// The row is that of a real person and is not anonymous. Registration is the first dated step
// towards identification, failing that the day of detection, failing that the day on which the file
// was opened; ages are said of that day, and a person who is presumed to be a child is a minor. The
// error wraps [ErrRelease] for the data set of victims and perpetrators, whose rows have regions
// that the library does not draw, and [ErrVictim] if the file has no victim with the id.
func NewRow(f *cases.File, id string, release Release) (Row, []Loss, error) {
	if !law.IsValid(release) || release == VictimPerpetrator {
		return Row{}, nil, fmt.Errorf("ctdc: new row: %w", ErrRelease)
	}
	at := slices.IndexFunc(f.Victims, func(v victim.Victim) bool { return v.ID == id })
	if at < 0 {
		return Row{}, nil, fmt.Errorf("ctdc: new row: %w", ErrVictim)
	}
	w := writing{file: f, victim: &f.Victims[at], path: "/victims/" + strconv.Itoa(at), row: Row{Release: release}}
	w.person()
	w.conduct()
	w.recruiters()
	return w.row, w.lost, nil
}

// writing is the state of making one row.
type writing struct {
	file   *cases.File
	victim *victim.Victim
	path   string
	row    Row
	lost   []Loss
}

func (w *writing) lose(where, why string) { w.lost = append(w.lost, Loss{where, why}) }

// registered returns the day of registration.
func (w *writing) registered() law.Day {
	var first law.Day
	for _, s := range w.victim.Status {
		if !s.Day.IsZero() && (first.IsZero() || s.Day.Before(first)) {
			first = s.Day
		}
	}
	for _, d := range []law.Day{w.file.Detection.Day, w.file.Opened} {
		if first.IsZero() {
			first = d
		}
	}
	return first
}

func (w *writing) person() {
	v, r := w.victim, &w.row
	day := w.registered()
	if year := int16(day.Year()); year != 0 {
		r.Year = Years{year, year}
	}
	if r.Release == KAnonymised && w.file.Detection.Channel == cases.DetectedByHotline {
		r.Source = Hotline
	}
	switch v.Sex {
	case person.Female:
		r.Gender = Woman
	case person.Male:
		r.Gender = Man
	case person.OtherSex:
		w.lose(w.path+"/sex", "other is not the same as trans or non-conforming")
	}
	w.age(day)
	for i, c := range v.Citizenships {
		path := w.path + "/citizenships/" + strconv.Itoa(i)
		switch {
		case c.Kind != person.CitizenOf:
			w.lose(path, "there is no code for having none, or for not knowing")
		case r.Citizenship != "":
			w.lose(path, "there is room for one")
		case c.Country.Country() == "XK":
			w.lose(path, "the releases have no code for Kosovo, which the codebook counts with Serbia")
		default:
			r.Citizenship = c.Country.Country()
		}
	}
}

// age says the age on the day of registration in a band, and whether the person was a child then.
func (w *writing) age(day law.Day) {
	v, r := w.victim, &w.row
	if lo, hi, ok := v.Age.YearsOn(day); ok {
		for _, b := range ageBands {
			if b.within(lo, hi) {
				r.Age = b
			}
		}
		if r.Age.IsZero() {
			w.lose(w.path+"/age", "what is known reaches over more than one band")
		}
	} else if v.Age.Knowledge != "" && v.Age.Knowledge != person.AgeUnknown {
		w.lose(w.path+"/age", "the age on the day of registration cannot be told")
	}
	if r.Release != KAnonymised { // the majority at registration is in the band
		w.exploited()
		return
	}
	r.Majority = majority(v.Age.ChildOn(day))
	w.exploited()
}

// exploited says whether the person was a child when exploitation began.
func (w *writing) exploited() {
	if w.row.Release == Synthetic2024 {
		return // there is no such column
	}
	var first law.Day
	for _, c := range w.file.Conduct {
		if !slices.Contains(c.Victims, w.victim.ID) {
			continue
		}
		if c.From.IsZero() {
			return // there may have been an earlier day
		}
		if first.IsZero() || c.From.Before(first) {
			first = c.From
		}
	}
	w.row.MajorityAtExploitation = majority(w.victim.Age.ChildOn(first))
}

func majority(c person.Childhood) Majority {
	switch {
	case c.IsChild():
		return Minor
	case c.Standing == person.Adult:
		return Adult
	}
	return ""
}

func (w *writing) conduct() {
	r := &w.row
	for i, c := range w.file.Conduct {
		if !slices.Contains(c.Victims, w.victim.ID) {
			continue
		}
		path := "/conduct/" + strconv.Itoa(i)
		switch place := c.Place.Country(); {
		case place == "" || place == r.Country:
		case place == "XK":
			w.lose(path+"/place", "the releases have no code for Kosovo, which the codebook counts with Serbia")
		case r.Country == "":
			r.Country = place
		default:
			w.lose(path+"/place", "there is room for one country")
		}
		for j, p := range c.Purposes {
			w.say(saidPurposes[p], path+"/purposes/"+strconv.Itoa(j))
		}
		for j, m := range c.Means {
			w.say(saidMeans[m], path+"/means/"+strconv.Itoa(j))
		}
	}
	if has := r.Release.has(); has&FormSexualAndLabour.bit() != 0 && r.Flags.Yes(FormSexual) && r.Flags.Yes(FormForcedLabour) {
		r.Flags.Set(FormSexualAndLabour, person.Yes)
	}
	if w.papersHeld() {
		r.Flags.Set(MeansWithholdsDocuments, person.Yes)
	}
}

// papersHeld reports whether a suspect holds, or held on the way, the papers of the victim.
func (w *writing) papersHeld() bool {
	if id := w.victim.Identity; id != nil &&
		slices.ContainsFunc(id.Documents, func(d person.Document) bool {
			return d.HeldBy == person.HeldBySuspect
		}) {
		return true
	}
	return slices.ContainsFunc(w.file.Route, func(l cases.Leg) bool {
		return l.Documents == person.HeldBySuspect &&
			(len(l.Victims) == 0 || slices.Contains(l.Victims, w.victim.ID))
	})
}

// say sets the flags that say a code, or records that none does.
func (w *writing) say(s said, path string) {
	a := s.in(w.row.Release)
	if a.fit == Lost {
		why := s.why
		if why == "" {
			why = nothing
		}
		w.lose(path, why)
		return
	}
	for _, f := range a.flags {
		w.row.Flags.Set(f, person.Yes)
	}
}

// recruiters says what those who recruited the victim are to him or her. Other suspects have no
// column.
func (w *writing) recruiters() {
	for i, s := range w.file.Suspects {
		if !slices.Contains(s.Roles, cases.RoleRecruiter) || !s.Cleared.IsZero() {
			continue
		}
		for j, rel := range s.Relations {
			if rel.Victim == w.victim.ID {
				w.say(saidRelations[rel.Kind], "/suspects/"+strconv.Itoa(i)+"/relations/"+strconv.Itoa(j)+"/kind")
			}
		}
	}
}
