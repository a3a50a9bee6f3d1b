package htcds

import (
	"reflect"
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// conduct takes the purposes of all conduct, and one event: exploitation before recruitment before
// a stretch of the way, the first of its kind.
func (c *fromFile) conduct() {
	event := c.chooseEvent()
	for i := range c.f.Conduct {
		x := &c.f.Conduct[i]
		path := index("/conduct", i)
		if !slices.Contains(x.Victims, c.v.ID) {
			c.from("", "/conduct/*", LeftOut, path)
			continue
		}
		c.purposes(x, path)
		kind := eventType(x)
		if event.list == "conduct" && event.i == i {
			c.event(kind, x.From, x.Place)
			if x.Place.Subdivision() {
				c.from(HteCountry, "/conduct/*/place", Narrowed, path+"/place")
			}
			if x.From.IsZero() && !x.To.IsZero() || !x.From.IsZero() && x.To != x.From {
				c.from(HteDate, "/conduct/*/to", LeftOut, path+"/to")
			}
		} else if !x.From.IsZero() || !x.To.IsZero() || x.Place != "" {
			c.from(HteType, "/conduct/*", LeftOut, path)
		}
		rest := *x
		rest.ID, rest.Victims, rest.Purposes, rest.From, rest.To, rest.Place = "", nil, nil, law.Day{}, law.Day{}, ""
		if event.list == "conduct" && event.i == i && kind == EventRecruitment && len(rest.Acts) == 1 {
			rest.Acts = nil // it was recruitment
		}
		if !reflect.ValueOf(rest).IsZero() || len(x.Victims) > 1 {
			c.from("", "/conduct/*", LeftOut, path)
		}
	}
	for i := range c.f.Route {
		l := &c.f.Route[i]
		path := index("/route", i)
		if event.list != "route" || event.i != i {
			c.from(HteType, "/route/*", LeftOut, path)
			continue
		}
		c.event(EventTransit, l.Day, l.To)
		if l.To.Subdivision() {
			c.from(HteCountry, "/route/*/to", Narrowed, path+"/to")
		}
		rest := *l
		rest.Victims, rest.To, rest.Day = nil, "", law.Day{}
		if !reflect.ValueOf(rest).IsZero() || len(l.Victims) != 1 {
			c.from("", "/route/*", LeftOut, path)
		}
	}
}

func (c *fromFile) event(t EventType, day law.Day, place jurisdiction.Code) {
	c.rec.Event.Type, c.rec.Event.Date, c.rec.Event.Country = t, day, Country(place.Country())
}

// chosen is where the event of the record comes from.
type chosen struct {
	list string
	i    int
}

func (c *fromFile) chooseEvent() chosen {
	for _, t := range []EventType{EventExploitation, EventRecruitment} {
		best := -1
		for i := range c.f.Conduct {
			x := &c.f.Conduct[i]
			if !slices.Contains(x.Victims, c.v.ID) || x.From.IsZero() && x.Place == "" || eventType(x) != t {
				continue
			}
			if best < 0 || !x.From.IsZero() && (c.f.Conduct[best].From.IsZero() || x.From.Before(c.f.Conduct[best].From)) {
				best = i
			}
		}
		if best >= 0 {
			return chosen{"conduct", best}
		}
	}
	for i := range c.f.Route {
		if l := &c.f.Route[i]; (len(l.Victims) == 0 || slices.Contains(l.Victims, c.v.ID)) && (!l.Day.IsZero() || l.To != "") {
			return chosen{"route", i}
		}
	}
	return chosen{}
}

// eventType returns the type of event that conduct can stand for, or "".
func eventType(x *cases.Conduct) EventType {
	switch {
	case len(x.Purposes) > 0:
		return EventExploitation
	case slices.Contains(x.Acts, cases.Recruitment):
		return EventRecruitment
	}
	return ""
}

// purposes takes the purposes of a stretch of conduct.
func (c *fromFile) purposes(x *cases.Conduct, path string) {
	for j, p := range x.Purposes {
		as, narrowed := exploitationOf(p)
		if p == jurisdiction.Pornography {
			c.rec.TypeOfSexExploitation = appendNew(c.rec.TypeOfSexExploitation, SexExploitationPornography)
			if slices.Contains(x.Purposes[:j], jurisdiction.SexualExploitation) {
				narrowed = false
			}
		}
		if narrowed {
			c.from(VicTypeOfExploitation, "/conduct/*/purposes/*", Narrowed, index(path+"/purposes", j))
		}
		c.rec.TypeOfExploitation = appendNew(c.rec.TypeOfExploitation, as)
	}
}

// exploitationOf returns the word of the standard for a purpose, and whether it says less.
func exploitationOf(p jurisdiction.Purpose) (as Exploitation, narrowed bool) {
	for _, x := range law.Codes[Exploitation]() {
		if purposes[x] == p {
			return x, false
		}
	}
	switch p {
	case jurisdiction.Pornography:
		return ExploitedSexualExploitation, true
	case jurisdiction.DomesticServitude:
		return ExploitedServitude, true
	}
	return ExploitedOther, true
}
