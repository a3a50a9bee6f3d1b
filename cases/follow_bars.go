package cases

import (
	"reflect"
	"slices"

	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A shut is what may stand shut on a file: of whom, what kind of thing, and what tells it from
// others of the kind.
type shut struct{ victim, kind, says string }

// shuts says how often something stands shut, how often for want of an answer alone, how often
// open, and in which records.
type shuts struct {
	shut, silent, open int
	records            []string
}

// shuts returns all of f that may say of itself that it is not to be passed on.
func (f *File) shuts() map[shut]*shuts {
	out := map[shut]*shuts{}
	see := func(victim string) func(project.Bar) {
		return func(b project.Bar) {
			key := shut{victim, b.Kind, b.Says}
			x := out[key]
			if x == nil {
				x = new(shuts)
				out[key] = x
			}
			switch {
			case !b.Barred:
				x.open++
			case b.Silent:
				x.silent++
				fallthrough
			default:
				x.shut++
			}
			for _, id := range b.Records {
				if !slices.Contains(x.records, id) {
					x.records = append(x.records, id)
				}
			}
		}
	}
	for i := range f.Victims {
		project.Bars(reflect.ValueOf(f.Victims[i]), see(f.Victims[i].ID))
	}
	rest := *f
	rest.Victims = nil
	project.Bars(reflect.ValueOf(rest), see(""))
	return out
}

// opens reports whether what is shut in was, a contact say, is open in f, or shut no more but for
// want of an answer, and no entry tells of it.
// Where one that is shut is no more on file and another of its kind is new and open, it may be the
// same, written anew.
func (f *File) opens(was *File, told func(...string) bool) bool {
	before, now := was.shuts(), f.shuts()
	gone := map[shut]bool{} // by victim and kind
	for key, x := range before {
		y := now[key]
		if y == nil {
			y = new(shuts)
		}
		switch {
		case x.shut == 0 || told(append(slices.Clip(x.records), key.victim)...):
		case y.open > x.open, y.silent > x.silent && y.shut-y.silent < x.shut-x.silent:
			return true
		case y.shut < x.shut:
			gone[shut{victim: key.victim, kind: key.kind}] = true
		}
	}
	for key, y := range now {
		x := before[key]
		fresh := y.open > 0 && (x == nil || y.open > x.open && x.shut == 0)
		if fresh && gone[shut{victim: key.victim, kind: key.kind}] {
			return true
		}
	}
	return false
}

// grows reports whether a victim of was is older in f on any day, and no entry tells of it: of the
// victim, or of the assessment that is another.
func (f *File) grows(was *File, told func(...string) bool) bool {
	ages := map[string]person.Age{}
	for i := range was.Victims {
		ages[was.Victims[i].ID] = was.Victims[i].Age
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		before, held := ages[v.ID]
		if held && !told(v.ID) && untold(v.Age, before, told).OlderThan(before) {
			return true
		}
	}
	return false
}

// untold is an age with the assessments of which an entry tells as they were.
func untold(now, was person.Age, told func(...string) bool) person.Age {
	known := func(s person.AgeAssessment) bool { return told(s.ID) }
	if !slices.ContainsFunc(now.Assessments, known) &&
		!slices.ContainsFunc(was.Assessments, known) {
		return now
	}
	now.Assessments = slices.DeleteFunc(slices.Clone(now.Assessments), known)
	for _, s := range was.Assessments {
		if known(s) {
			now.Assessments = append(now.Assessments, s)
		}
	}
	return now
}

// A term is what lasts until a day: of which record of whom, and which of its days.
type term struct{ victim, record, what string }

// terms returns the last days of what lasts in f, for each record with an id; the zero Day lasts. A
// consent that is withdrawn lasts no more.
func (f *File) terms() map[term][]law.Day {
	out := map[term][]law.Day{}
	note := func(victim, record, what string, last law.Day) {
		if record != "" {
			key := term{victim, record, what}
			out[key] = append(out[key], last)
		}
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		taken := f.withdrawals(v)
		for j := range v.Consents {
			c := &v.Consents[j]
			if taken.day(c, j).IsZero() {
				note(v.ID, c.ID, "consent", c.Until)
			} else if key := (term{v.ID, c.ID, "consent"}); out[key] == nil {
				out[key] = []law.Day{}
			}
		}
		for j := range v.Guardians {
			note(v.ID, v.Guardians[j].ID, "office", v.Guardians[j].Ended)
		}
		for j := range v.LegalAids {
			note(v.ID, v.LegalAids[j].Lawyer, "aid", v.LegalAids[j].Ended)
		}
	}
	for i := range f.Workers {
		note("", f.Workers[i].ID, "work", f.Workers[i].To)
	}
	for i := range f.Organisations {
		note("", f.Organisations[i].ID, "mandate", f.Organisations[i].MandateTo)
	}
	for i := range f.Referrals {
		r := &f.Referrals[i]
		note(r.Victim, r.ID, "referral", r.Expires)
		if r.Emergency != nil {
			note(r.Victim, r.ID, "emergency", r.Emergency.ReviewBy)
		}
	}
	return out
}

// prolongs reports whether something that lasts until a day in was lasts longer in f, and no entry
// tells of it. Of several with one id the days that both have are left out. What is new where
// another of its kind is no more on file may be the same under another id.
func (f *File) prolongs(was *File, told func(...string) bool) bool {
	before, now := was.terms(), f.terms()
	gone, fresh := map[term][]law.Day{}, map[term][]law.Day{} // by victim and kind
	for key, days := range before {
		switch y, still := now[key]; {
		case told(key.record, key.victim):
		case !still:
			kind := term{key.victim, "", key.what}
			gone[kind] = append(gone[kind], days...)
		case lasts(days, y):
			return true
		}
	}
	for key, days := range now {
		if _, had := before[key]; !had {
			kind := term{key.victim, "", key.what}
			fresh[kind] = append(fresh[kind], days...)
		}
	}
	for kind, days := range gone {
		if lasts(days, fresh[kind]) {
			return true
		}
	}
	return false
}

// lasts reports whether a day in now that was not there is later than one that is no more.
func lasts(was, now []law.Day) bool {
	more := map[law.Day]int{}
	for _, day := range now {
		more[day]++
	}
	var first, last law.Day // of those that are no more, and of those that are new
	for _, day := range was {
		if more[day]--; more[day] < 0 && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	if first.IsZero() || more[law.Day{}] > 0 {
		return !first.IsZero()
	}
	for _, day := range now {
		if more[day] > 0 && day.After(last) {
			last = day
		}
	}
	return last.After(first)
}
