package duty

import (
	"slices"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func dataFileRules() []FileRule {
	return []FileRule{
		&FileSafeguard[cases.Processing]{
			Head: rule.Head{
				ID: "DATA-001", Title: "Legal basis for processing personal data",
				Who: []rule.Role{"controller"},
				ToDo: "Record who controls the data, under which regime and on which legal " +
					"basis. Add the condition for special categories.",
				Bases: []rule.Basis{
					rule.On("gdpr", "6(1)"), rule.On("gdpr", "9(1)-(2)"), rule.On("gdpr", "10"),
					rule.On("eu-2016-680", "8"), rule.On("eu-2016-680", "10"),
					rule.On("coe-108", "5"), rule.On("coe-108", "6"),
					rule.On("coe-197", "11(1)"),
				},
				Topics: []string{"data_protection.law", "data_protection.gdpr"},
			},
			Each: processings, AtLeast: 1, Lasting: true,
			Must: []FileQuality[cases.Processing]{
				{Field: "controller", Text: "who controls the data"},
				{Field: "regime", Text: "regime of data protection"},
				{Field: "basis", Text: "legal basis of the processing"},
				{
					Field: "basis", Text: "legal basis that the regime knows",
					Holds: func(_ *FilePass, x *cases.Processing) rule.Answer {
						return basisOfRegime(x)
					},
				},
				{Field: "special", Text: "condition for special categories of data"},
				{
					Field: "special", Text: "condition that the regime knows",
					Holds: func(_ *FilePass, x *cases.Processing) rule.Answer {
						return conditionOfRegime(x)
					},
				},
				{
					Field: "special", Text: "condition for the data on health in the file",
					Reads: []string{"/victims"},
					Holds: func(p *FilePass, x *cases.Processing) rule.Answer {
						return yesOrOpen(x.Special != "no-special-categories" || !onHealth(p))
					},
				},
			},
			What: "ground on which the data are kept",
			National: func(
				p *FilePass, place jurisdiction.Code, _ *cases.Processing,
			) (jurisdiction.Code, law.Citation, bool) {
				e, state := p.Profile(place).DataProtection.Law.At(p.On)
				return place, e.Source, state == law.Known
			},
		},
		&FileSafeguard[cases.Evidence]{
			Head: rule.Head{
				ID: "DATA-005", Title: "Facts kept apart from assessments",
				Who:  []rule.Role{"police", "prosecutor"},
				ToDo: "Mark each statement as fact or assessment.",
				Bases: []rule.Basis{
					rule.On("eu-2016-680", "7"), rule.Supported("eu-2016-680", "6"),
				},
			},
			Each: statements,
			Must: []FileQuality[cases.Evidence]{{
				Field: "nature", Text: "mark of the statement as fact or assessment",
			}},
		},
		&FileDutyEach[cases.Processing]{
			Head: rule.Head{
				ID: "DATA-007", Title: "Retention: date of erasure or review",
				Who: []rule.Role{"controller"},
				ToDo: "Set the date by which the data are erased or reviewed, and keep it. After " +
					"a review set the next date.",
				Bases: []rule.Basis{
					rule.On("gdpr", "5(1)"), rule.On("eu-2016-680", "4"),
					rule.On("eu-2016-680", "5"), rule.On("coe-108", "5"),
					rule.On("coe-197", "11(1)"),
				},
			},
			Of: processings,
			From: &rule.Start[*cases.File, cases.Processing]{
				Text: "the start of the processing", Reads: []string{"/processing", "/opened"},
				Find: func(p *FilePass, x *cases.Processing) law.Day {
					for _, day := range [...]law.Day{x.Since, p.Subject.Opened} {
						if p.Happened(day) {
							return day
						}
					}
					return p.On
				},
			},
			Acts: []FileAct[cases.Processing]{{
				Field: "reviewed", Text: "erasure or review of the data",
				Look: func(p *FilePass, x *cases.Processing) rule.Deed {
					// A review before the date is an answer to an earlier date.
					if !p.Happened(x.Reviewed) || x.EraseBy.IsZero() ||
						x.Reviewed.Before(x.EraseBy) {
						return rule.Deed{}
					}
					return rule.Deed{State: rule.Done, Day: x.Reviewed}
				},
				Last: &rule.Last[*cases.File, cases.Processing]{
					Text: "date of erasure or review",
					Find: func(
						_ *FilePass, x *cases.Processing, path rule.Path,
					) (law.Day, rule.Path) {
						return x.EraseBy, path.At("erase_by")
					},
				},
			}},
		},
		&FileDutyEach[cases.Breach]{
			Head: rule.Head{
				ID: "DATA-008", Title: "Personal data breach notified within 72 hours",
				Who: []rule.Role{"controller"},
				ToDo: "Notify the supervisory authority within 72 hours, or later with the " +
					"reasons. Where a risk is unlikely, record why.",
				Bases: []rule.Basis{rule.On("gdpr", "33(1)"), rule.On("eu-2016-680", "30")},
			},
			Of: breaches,
			Acts: []FileAct[cases.Breach]{{
				Field: "notified", Text: "notification of the breach",
				Labels: []string{breachInTime, breachLate}, Reads: []string{"/breaches"},
				Look: func(p *FilePass, b *cases.Breach) rule.Deed {
					day, end := law.DayOf(b.Notified.UTC()), breachEnds(b.Aware)
					if b.Notified.Equal(end) { // the last moment belongs to the day that ends
						day = law.DayOf(end.Add(-time.Nanosecond))
					}
					switch {
					case b.Notified.IsZero() || day.After(p.On):
						return rule.Deed{}
					case b.Notified.After(end) && b.DelayReasoned == person.Yes:
						// Not feasible sooner, and told so (33(1), last sentence).
						return rule.Deed{State: rule.Excused, Day: day, Label: breachLate}
					case b.Notified.After(end):
						return rule.Deed{State: rule.Flawed, Label: breachInTime}
					}
					return rule.Deed{State: rule.Done, Day: day}
				},
				Within: rule.Within[*cases.File]{
					Own: law.Period{
						Amount: breachHours, Unit: law.Hours, Qualifier: law.UpTo,
					},
					By: hoursOfEU,
				},
			}},
			Unless: []FileQuality[cases.Breach]{{
				Field: "risk_unlikely", Text: "why a risk to people is unlikely",
				Holds: func(_ *FilePass, b *cases.Breach) rule.Answer {
					return answer(b.RiskUnlikely)
				},
			}},
		},
	}
}

const (
	breachInTime = "notification within 72 hours"
	breachLate   = "reasons for a later notification"
)

// breachHours are the hours of Regulation (EU) 2016/679, article 33(1), and Directive (EU)
// 2016/680, article 30(1).
const breachHours = 72

// breachEnds is the end of the time for a notification. The hour in which the breach became known
// is not counted (Regulation (EEC, Euratom) No 1182/71, article 3(1)).
func breachEnds(aware time.Time) time.Time {
	return aware.UTC().Truncate(time.Hour).Add((breachHours + 1) * time.Hour)
}

// basisOfRegime: the Directive for those who prosecute knows one legal basis, a task that law gives
// to a competent authority; the Regulation knows those of its article 6(1).
func basisOfRegime(x *cases.Processing) rule.Answer {
	switch x.Regime {
	case "":
		return DontKnow
	case cases.RegimeLawEnforcement:
		switch x.Basis {
		case cases.BasisConsent, cases.BasisContract, cases.BasisLegitimate:
			return No
		case cases.BasisVitalInterests, "":
			return DontKnow
		}
	case cases.RegimeGDPR:
		legitimate := x.Basis == cases.BasisLegitimate &&
			slices.Contains(publicBodies, x.Controller)
		return rule.If(x.Basis != cases.BasisLawEnforcement && !legitimate)
	}
	return Yes
}

// publicBodies are the controllers that are public authorities in every State: none of them may
// rely on legitimate interests (Regulation (EU) 2016/679, article 6(1), last sentence).
var publicBodies = []jurisdiction.BodyKind{
	jurisdiction.Police, jurisdiction.BorderPolice, jurisdiction.Prosecutor, jurisdiction.Court,
	jurisdiction.Ministry, jurisdiction.LabourInspector, jurisdiction.Migration,
	jurisdiction.Asylum, jurisdiction.DataAuthority,
}

// conditionOfRegime: consent and what else article 9(2) of the Regulation lists are no conditions
// of article 10 of the Directive, which asks for strict necessity; and the other way round.
func conditionOfRegime(x *cases.Processing) rule.Answer {
	switch x.Special {
	case "", "no-special-categories", "vital-interests":
		return Yes
	case "strictly-necessary":
		return rule.If(x.Regime != cases.RegimeGDPR)
	}
	return rule.If(x.Regime != cases.RegimeLawEnforcement)
}

// onHealth reports whether the file has data on health, and no processing of it names a condition
// for them. Who keeps a part of the file may keep none.
func onHealth(p *FilePass) bool {
	named := func(x cases.Processing) bool {
		return x.Special != "" && x.Special != "no-special-categories"
	}
	checked := func(v victim.Victim) bool { return len(v.HealthChecks) > 0 }
	return !slices.ContainsFunc(p.Subject.Processing, named) &&
		slices.ContainsFunc(p.Subject.Victims, checked)
}

var (
	// processings are those who keep the data of the file, and on what ground.
	processings = &FileList[cases.Processing]{
		Name: "processing", Text: "each processing of the data of the file", Whole: true,
		All:   func(p *FilePass) []cases.Processing { return p.Subject.Processing },
		Day:   func(x *cases.Processing) law.Day { return x.Since },
		At:    func(x *cases.Processing) jurisdiction.Code { return x.Place },
		ID:    func(x *cases.Processing) string { return x.ID },
		Rests: func(_ *FilePass, x *cases.Processing) []string { return ofRegime(x.Regime) },
	}
	statements = &FileList[cases.Evidence]{
		Name: "evidence", Text: "each statement", Whole: true,
		All: func(p *FilePass) []cases.Evidence { return p.Subject.Evidence },
		Which: func(p *FilePass) []int {
			var out []int
			for i := range p.Subject.Evidence {
				if p.Subject.Evidence[i].Kind == cases.EvidenceStatement {
					out = append(out, i)
				}
			}
			return out
		},
		Day: func(x *cases.Evidence) law.Day { return x.Taken },
		ID:  func(x *cases.Evidence) string { return x.ID },
	}
	breaches = &FileList[cases.Breach]{
		Name: "breaches", Text: "each breach of personal data", Whole: true,
		All: func(p *FilePass) []cases.Breach { return p.Subject.Breaches },
		Only: []FileQuality[cases.Breach]{{
			Field: "aware", Text: "time at which the breach became known",
			Holds: func(_ *FilePass, b *cases.Breach) rule.Answer {
				if !b.Aware.IsZero() {
					return Yes
				}
				return answer(b.RiskUnlikely) // then no time runs
			},
		}},
		Day: func(b *cases.Breach) law.Day {
			if b.Aware.IsZero() {
				return law.Day{}
			}
			return law.DayOf(b.Aware.UTC())
		},
		At: func(b *cases.Breach) jurisdiction.Code { return b.Place },
		ID: func(b *cases.Breach) string { return b.ID },
	}
)

// ofRegime are the instruments that govern a processing under a regime; nil where that is not
// known.
func ofRegime(r cases.DataRegime) []string {
	switch r {
	case cases.RegimeGDPR:
		return []string{"gdpr", "coe-108", "coe-197"}
	case cases.RegimeLawEnforcement:
		return []string{"eu-2016-680", "coe-108", "coe-197"}
	}
	return nil
}
