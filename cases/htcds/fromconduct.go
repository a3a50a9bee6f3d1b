package htcds

import (
	"reflect"
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
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
		c.details(x, path)
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
		rest.Forms, rest.Controls, rest.Industries = nil, nil, nil
		rest.Platforms, rest.Where = nil, nil
		rest.Recruitment.Channels, rest.Recruitment.Platforms = nil, nil
		rest.Recruitment.Where = person.Place{}
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
	case len(x.AllPurposes()) > 0:
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
		for _, form := range x.Forms {
			if finer := word(exploitationForms, form); finer != "" && form.Purpose() == p {
				as, narrowed = finer, false
			}
		}
		if p == jurisdiction.Pornography {
			if !slices.Contains(
				x.Forms, sexForms[SexExploitationPornography],
			) { // or in its place there
				c.rec.TypeOfSexExploitation = appendNew(
					c.rec.TypeOfSexExploitation, SexExploitationPornography,
				)
			}
			if slices.Contains(x.Purposes[:j], jurisdiction.SexualExploitation) {
				narrowed = false
			}
		}
		if narrowed {
			c.from(VicTypeOfExploitation, "/conduct/*/purposes/*", Narrowed, index(path+"/purposes", j))
		}
		c.rec.TypeOfExploitation = appendNew(c.rec.TypeOfExploitation, as)
	}
	for j, form := range x.Forms {
		at := index(path+"/forms", j)
		sex := word(sexForms, form)
		if sex != "" {
			c.rec.TypeOfSexExploitation = appendNew(c.rec.TypeOfSexExploitation, sex)
		}
		as, narrowed := word(exploitationForms, form), false
		if p := form.Purpose(); as == "" && p != "" {
			as, narrowed = exploitationOf(p)
			narrowed = narrowed || form != cases.Form(p)
		}
		if sex == "" && (narrowed || as == "") {
			c.from(VicTypeOfExploitation, "/conduct/*/forms/*", Narrowed, at)
		}
		if as != "" {
			c.rec.TypeOfExploitation = appendNew(c.rec.TypeOfExploitation, as)
		}
	}
}

// details takes ways of control and of recruitment, branches, platforms and sites.
func (c *fromFile) details(x *cases.Conduct, path string) {
	r := &c.rec
	r.MethodsOfControl = carry(c, r.MethodsOfControl, x.Controls, controlWords,
		VicMethodsOfControl, "controls", path)
	r.MethodOfRecruitment = carry(c, r.MethodOfRecruitment, x.Recruitment.Channels, channels,
		VicMethodOfRecruitment, "recruitment/channels", path)
	r.RecruitmentWebsitesAndApps = carry(c, r.RecruitmentWebsitesAndApps, x.Recruitment.Platforms,
		platforms, VicRecruitmentWebsitesAndApps, "recruitment/platforms", path)
	r.ExploitationWebsitesAndApps = carry(c, r.ExploitationWebsitesAndApps, x.Platforms, platforms,
		VicExploitationWebsitesAndApps, "platforms", path)
	for _, i := range x.Industries {
		if as := industryWord(i); as != "" {
			r.ForcedLabourIndustry = appendNew(r.ForcedLabourIndustry, as)
		}
	}
	site := func(field Name, to *string, place person.Place, member, path string) {
		if place == (person.Place{}) {
			return
		}
		kind := LeftOut
		if *to == "" && place.Name != "" {
			*to = place.Name
			if place == (person.Place{Name: place.Name}) {
				return
			}
			kind = Narrowed
		}
		c.from(field, "/conduct/*/"+member, kind, path)
	}
	site(VicLocationOfRecruitment, &r.LocationOfRecruitment, x.Recruitment.Where,
		"recruitment/where", path+"/recruitment/where")
	for j, place := range x.Where {
		site(VicLocationOfExploitation, &r.LocationOfExploitation, place, "where/*",
			index(path+"/where", j))
	}
}

// carry adds the words of the standard for those of a case file to a list.
func carry[S, F ~string](
	c *fromFile, to []S, list []F, words map[S]F, field Name, member, path string,
) []S {
	for j, x := range list {
		if as := word(words, x); as != "" {
			to = appendNew(to, as)
		} else {
			c.from(field, "/conduct/*/"+member+"/*", LeftOut, index(path+"/"+member, j))
		}
	}
	return to
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
