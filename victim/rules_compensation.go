package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func compensationRules() []Rule {
	return []Rule{{
		ID:      "COMP-001",
		Title:   "information on compensation given",
		Applies: "to a presumed or identified victim",
		Meets:   "Tell the person, in a language understood, of the routes to compensation.",
		Bases: []rule.Basis{
			on("coe-197", "15(1)"),
			on("coe-197", "15(3)"),
			on("coe-197", "15(4)"),
			on("eu-2012-29", "3-4"),
			on("coe-116", "11"),
		},
		Topics:   []string{"compensation"},
		Reads:    []string{"/information"},
		Deadline: "at first contact with the authorities",
		Check:    compensationTold,
	}, {
		ID:      "COMP-002",
		Title:   "free legal help for compensation",
		Applies: "to a child who is a presumed or identified victim",
		Meets:   "Assign a lawyer or legal counsellor free of charge, or record the decision on means.",
		Bases: []rule.Basis{
			on("eu-2011-36", "15(2)"),
			on("eu-2011-36", "12(2)"),
			on("coe-197", "15(2)"),
			on("palermo", "6(6)"),
		},
		Reads:    []string{"/legal_aid"},
		Deadline: "without delay after identification; the law names no number",
		Check:    legalHelp,
	}, {
		ID:      "COMP-003",
		Title:   "deadline for state compensation tracked",
		Applies: "where the law of the place has a state scheme",
		Meets:   "Lodge the claim before the deadline, or record why not.",
		Bases: []rule.Basis{
			on("coe-197", "15(4)"),
			on("eu-2011-36", "17"),
			on("eu-2004-80", "12"),
			on("coe-116", "6"),
		},
		Topics:   []string{"compensation"},
		Reads:    []string{"/claims"},
		Deadline: "that of national law, as recorded with the claim",
		Check:    stateClaim,
	}, {
		ID:       "COMP-004",
		Title:    "claim not blocked by an unknown offender",
		Applies:  "to a refused claim for state compensation of a person to whom the Convention gives one",
		Meets:    "Decide again: the offender need not be known, nor convicted.",
		Bases:    []rule.Basis{on("coe-116", "2(2)"), on("coe-116", "3")},
		Reads:    []string{"/claims", "/citizenships", "/residence"},
		Deadline: "at the refusal",
		Check:    claimNotBlocked,
	}, {
		ID:      "COMP-005",
		Title:   "application across borders inside the European Union",
		Applies: "to a victim who lives in another member state than that of the offence",
		Meets:   "Lodge the claim through the assisting authority of the state of residence, or record why not.",
		Bases: []rule.Basis{
			{Instrument: "eu-2004-80", Pinpoint: "1", Supports: true},
			{Instrument: "eu-2004-80", Pinpoint: "3", Supports: true},
			{Instrument: "eu-2004-80", Pinpoint: "5", Supports: true},
		},
		Reads:    []string{"/claims", "/residence"},
		Deadline: "before the deadline of national law",
		Check:    claimAcrossBorders,
	}}
}

func compensationTold(p *pass) {
	if _, ok := presumed(p); !ok {
		return
	}
	notUnderstood, unclear := -1, -1
	for i, in := range p.Subject.Information {
		if !p.Done(in.Day) || !slices.Contains(in.Topics, InfoCompensation) {
			continue
		}
		switch in.Understood {
		case person.Yes:
			p.Met(ptr("information", i, "understood"), "told of compensation on {day}", rule.With(rule.DayArg("day", in.Day)))
			return
		case person.No:
			notUnderstood = i
		default:
			unclear = i
		}
	}
	switch {
	case unclear >= 0:
		p.Unknown(ptr("information", unclear, "understood"), "it is not recorded whether the language was understood")
	case notUnderstood >= 0:
		p.NotMet(ptr("information", notUnderstood, "understood"), "told of compensation in a language that the person does not understand")
	default:
		p.Due("/information", "the person is not recorded as told of compensation")
	}
}

func legalHelp(p *pass) {
	status, ok := presumed(p)
	if !ok || !childhood(p) {
		return
	}
	met, unclear, charged := -1, -1, -1 // stretches of help
	for i, a := range p.Subject.LegalAids {
		switch {
		case p.Done(a.Tested), p.Done(a.Assigned) && a.Free == person.Yes:
			met = i
		case p.Done(a.Assigned) && a.Free == person.No:
			charged = i
		case p.Done(a.Assigned):
			unclear = i
		}
	}
	switch {
	case met >= 0:
		p.Met(ptr("legal_aid", met, ""), "a lawyer is assigned, or means were decided on")
	case charged >= 0:
		p.NotMet(
			ptr("legal_aid", charged, "free"),
			"the lawyer is not free of charge, and no decision on means is on file",
		)
	case unclear >= 0:
		p.Unknown(
			ptr("legal_aid", unclear, "free"),
			"it is not recorded whether the lawyer is free of charge",
		)
	default:
		p.DueFrom(rule.LawyerTime, status.Day, "/legal_aid", "no lawyer is assigned; presumed victim since {day}; the law names no last day", rule.With(rule.DayArg("day", status.Day)))
	}
}

func stateClaim(p *pass) {
	if _, ok := presumed(p); !ok || len(p.Places) == 0 {
		return
	}
	place := p.Places[0]
	e, state := p.Profile(place).Compensation.At(p.On)
	if state == law.None || state == law.NotYet || state == law.Ended {
		return // the law of the place has no scheme on that day
	}
	var opts []rule.Option
	if state == law.Known {
		opts = append(opts, rule.National(place, e.Source))
	}
	for i, c := range p.Subject.Claims {
		if c.Route != RouteStateFund {
			continue
		}
		path := ptr("claims", i, "")
		switch {
		case p.Done(c.Lodged) && !c.Deadline.IsZero() && c.Lodged.After(c.Deadline):
			p.NotMet(path+"/lodged", "the claim was lodged only after its deadline", append(opts, rule.JudgedOn(c.Deadline))...)
		case p.Done(c.Lodged):
			p.Met(path+"/lodged", "the claim was lodged on {day}", append(opts, rule.With(rule.DayArg("day", c.Lodged)))...)
		case c.NotLodged != "":
			p.Met(path+"/not_lodged", "why there is no claim is on file", opts...)
		case c.Deadline.IsZero():
			p.Unknown(path+"/deadline", "the last day for the claim is not recorded", opts...)
		default:
			p.DueBy(law.Deadline{Last: c.Deadline}, path+"/lodged", "the claim is not lodged", opts...)
		}
		return
	}
	if state == law.Known {
		p.Unknown("/claims", "the law of the place has a scheme; neither a claim nor its last day is recorded", opts...)
		return
	}
	p.Unknown("/claims", "whether the law of the place has a scheme is not known to us; no claim is recorded")
}

func claimNotBlocked(p *pass) {
	for i, c := range p.Subject.Claims {
		if c.Route != RouteStateFund || c.Outcome != Negative || c.Decided.After(p.On) {
			continue
		}
		path := ptr("claims", i, "reasons")
		opts := []rule.Option{rule.Act(c.Place, c.Decided)}
		switch {
		case entitled(p, c.Place, c.Decided) == person.No:
			continue // article 3 leaves the nationals of other States to the law of the place
		case len(c.Reasons) > 0 && entitled(p, c.Place, c.Decided) != person.Yes:
			p.Unknown("/citizenships", "whether the person is a national to whom the Convention gives a claim is not known", opts...)
		case slices.Contains(c.Reasons, care.ReasonOffenderUnknown) ||
			slices.Contains(c.Reasons, care.ReasonNoConviction):
			p.NotMet(path, "refused because the offender is unknown or not convicted", opts...)
		case len(c.Reasons) == 0:
			p.Unknown(path, "the reasons of the refusal are not recorded", opts...)
		default:
			p.Met(path, "not refused because the offender is unknown or not convicted", opts...)
		}
	}
}

// entitled answers whether the European Convention on the compensation of victims, article 3, gives
// the person a claim in place: to nationals of its Parties, and to nationals of members of the
// Council of Europe who live there.
func entitled(p *pass, place jurisdiction.Code, day law.Day) person.Answer {
	place = p.Where(place)
	if day.IsZero() {
		day = p.On
	}
	answer := person.No
	if len(p.Subject.Citizenships) == 0 || place == "" {
		answer = person.AnswerUnknown
	}
	for _, c := range p.Subject.Citizenships {
		if c.Kind != person.CitizenOf {
			if c.Kind != person.Stateless {
				answer = person.AnswerUnknown
			}
			continue
		}
		switch p.Binds("coe-116", c.Country, day).Binding {
		case law.Binds:
			return person.Yes
		case law.BindUnknown:
			answer = person.AnswerUnknown
		}
		member, state := p.Profile(c.Country).Membership.CouncilOfEurope.At(day)
		switch {
		case state == law.Known && !member.Value, state == law.None, p.Subject.Residence != "" && p.Subject.Residence.Country() != place.Country():
		case state == law.Known && p.Subject.Residence != "":
			return person.Yes
		default:
			answer = person.AnswerUnknown
		}
	}
	return answer
}

func claimAcrossBorders(p *pass) {
	home := p.Subject.Residence
	if home == "" || !member(p, home, p.On) {
		return
	}
	for i, c := range p.Subject.Claims {
		country := c.Offence
		if country == "" {
			country = c.Place
		}
		if c.Route != RouteStateFund || !country.IsValid() || country.Country() == home.Country() || !member(p, country, p.On) {
			continue
		}
		path := ptr("claims", i, "assisted")
		at := []rule.Option{rule.At(jurisdiction.Code(home))}
		switch {
		case c.Assisted == person.Yes || c.NotLodged != "":
			p.Met(path, "lodged through the assisting authority, or the reason is on file", at...)
		case c.Assisted == person.No && p.Done(c.Lodged):
			p.Met(path, "lodged directly, which is open to the person", at...)
		case !p.Done(c.Lodged):
			p.Due(path, "the claim is not lodged; the assisting authority of the state of residence can pass it on", at...)
		default:
			p.Unknown(path, "it is not recorded how the claim was lodged", at...)
		}
	}
}
