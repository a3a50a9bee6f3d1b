package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
)

// ever is a day after all others: what is on record counts on it, however it is dated.
var ever = law.MustDay(9999, 12, 31)

// Dead reports whether by any record of f a person of it is dead: by the own record, an incident
// that is a death, a closure for it that nobody took back, or as somebody around another victim.
func (f *File) Dead(v *victim.Victim) bool {
	return died(v, ever) || f.deceased(ever)[v.ID]
}

// died reports whether by the own record v was dead on day.
func died(v *victim.Victim, day law.Day) bool {
	if !v.Died.IsZero() {
		return !v.Died.First().After(day)
	}
	return !v.DeathReported.IsZero() ||
		slices.ContainsFunc(v.Incidents, func(i care.Incident) bool {
			return slices.Contains(i.Kinds, "death")
		})
}

// deceased returns the ids of the victims of f, and of the people around them, who by any record of
// f were dead on day.
func (f *File) deceased(day law.Day) map[string]bool {
	var out, later map[string]bool // later: who died, and after day
	add := func(ids ...string) {
		if out == nil { // of most files nobody is: this is asked for every consent
			out = map[string]bool{}
		}
		for _, id := range ids {
			if id != "" {
				out[id] = true
			}
		}
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		switch {
		case died(v, day):
			add(v.ID)
		case !v.Died.IsZero():
			if later == nil {
				later = map[string]bool{}
			}
			later[v.ID] = true
		}
		for j := range v.Relatives {
			if r := &v.Relatives[j]; r.Dead(day) {
				add(r.ID, r.Guardian, r.Victim)
			}
		}
	}
	for i := range f.Closures {
		c := &f.Closures[i]
		who := c.Victim
		if who == "" && len(f.Victims) == 1 {
			who = f.Victims[0].ID
		}
		if c.Reason == ClosureDeath && !later[who] && !c.reopenedBy(ever) {
			add(who)
		}
	}
	if out == nil {
		return nil
	}
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			r := &f.Victims[i].Relatives[j]
			if out[r.ID] || out[r.Guardian] || out[r.Victim] {
				add(r.ID, r.Guardian)
			}
		}
	}
	return out
}

// absent reports whether by any record of f one with an id neither decides for v nor reads of v on
// day: who is dead, may not decide for v, is v, is a child, or has left the work on the file. Who
// is a guardian, a relative, a worker or another victim of the file is one person under each of
// these.
func (f *File) absent(v *victim.Victim, id string, day law.Day) bool {
	return id != "" && (v.Bars(id, day) || f.dead(id, day) || f.left(id, day) ||
		f.minors(v, day)[id])
}

// minors returns the ids of those who by any record of f are, or may be, children on day, as a
// victim or as somebody around one. A parent of v of whom it is recorded that he or she may decide
// is none of them.
func (f *File) minors(v *victim.Victim, day law.Day) map[string]bool {
	var out map[string]bool // of most files nobody is: this is asked for every consent
	add := func(ids ...string) {
		if out == nil {
			out = map[string]bool{}
		}
		for _, id := range ids {
			if id != "" {
				out[id] = true
			}
		}
	}
	for i := range f.Victims {
		if o := &f.Victims[i]; o.Age.ChildOn(day).IsChild() {
			add(o.ID)
		}
	}
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			if r := &f.Victims[i].Relatives[j]; r.Minor(day) || out[r.Victim] {
				add(r.ID, r.Guardian)
			}
		}
	}
	for i := range v.Relatives {
		if r := &v.Relatives[i]; r.YoungParent() {
			delete(out, r.ID)
			delete(out, r.Guardian)
		}
	}
	return out
}

// gone is [File.absent] for who would read: what is read is read now, and a death on record counts
// whatever day it is dated.
func (f *File) gone(v *victim.Victim, id string, day law.Day) bool {
	return f.absent(v, id, day) || v.Bars(id, ever) || f.dead(id, ever)
}

// dead reports whether one with an id was dead on day, by any record of f.
func (f *File) dead(id string, day law.Day) bool { return id != "" && f.deceased(day)[id] }

// left reports whether one with an id worked on f, and by day does no more.
func (f *File) left(id string, day law.Day) bool {
	left := false
	for i := range f.Workers { // who came back has two records
		w := &f.Workers[i]
		if w.ID != id {
			continue
		}
		if w.To.IsZero() || !day.After(w.To) {
			return false
		}
		left = true
	}
	return left
}

// giverAbsent reports whether one whom c names as having given it for another was absent on the
// day, by what the whole file knows.
func (f *File) giverAbsent(v *victim.Victim, c *victim.Consent) bool {
	switch c.Capacity {
	case victim.ConsentSelf, victim.ConsentCourt:
		return false
	}
	if f.absent(v, c.Guardian, c.Given) || f.absent(v, c.Giver, c.Given) {
		return true
	}
	if c.Capacity != victim.ConsentParent || c.Giver != "" {
		return false
	}
	// Of a parent whom nobody names it is asked whether any is left.
	var deceased, minors map[string]bool
	some := false
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if !r.Relation.Parent() {
			continue
		}
		if !some {
			some, deceased, minors = true, f.deceased(c.Given), f.minors(v, c.Given)
		}
		if !r.DecidesNot() && r.Victim != v.ID && !deceased[r.ID] && !deceased[r.Guardian] &&
			!minors[r.ID] {
			return false
		}
	}
	return some
}

// reopenedBy reports whether the work that c ended had begun again by day. A day before that of the
// closure is a slip.
func (c *Closure) reopenedBy(day law.Day) bool {
	return !c.Reopened.IsZero() && !c.Reopened.Before(c.Day) && !c.Reopened.After(day)
}

// ClosedFor reports whether the work for v has ended by day, and did not begin again: by a closure
// for v or for the whole file, or since the file is closed. One without a day has ended it, and so
// has the last stage of the work where nobody recorded when.
func (f *File) ClosedFor(v *victim.Victim, day law.Day) bool {
	again := false // the whole file was opened again, on the day of its end or later
	if f.Stage == "closed" && f.Closed.IsZero() && len(f.Closures) == 0 {
		return true
	}
	for i := range f.Closures {
		c := &f.Closures[i]
		if c.Victim != "" && c.Victim != v.ID {
			continue
		}
		if !c.Day.After(day) && !c.reopenedBy(day) {
			return true
		}
		again = again || c.reopenedBy(day) && !c.Reopened.Before(f.Closed)
	}
	return !f.Closed.IsZero() && !f.Closed.After(day) && !again
}

// own reports whether an id is that of a victim of f, by the own record or as somebody around
// another victim: what is handed on goes neither to the person nor to another one who was
// exploited.
func (f *File) own(id string) bool {
	if id == "" {
		return false
	}
	var victims map[string]bool
	for i := range f.Victims {
		if f.Victims[i].ID == id {
			return true
		}
	}
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			r := &f.Victims[i].Relatives[j]
			if r.ID != id || r.Victim == "" {
				continue
			}
			if victims == nil {
				victims = set(f.Victims, func(v *victim.Victim) string { return v.ID })
			}
			if victims[r.Victim] {
				return true
			}
		}
	}
	return false
}
