package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func statisticsRules() []Rule {
	return []Rule{{
		ID:      "STAT-001",
		Title:   "row of the victim complete",
		Applies: "to every registered victim",
		Meets:   "Record who registered the victim, sex, age group, citizenship, form of exploitation, and whether identified or presumed.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 19a(2)"),
			on("ohchr-2002", "Guideline 3"),
		},
		Reads:    []string{"/victims/*", "/conduct"},
		Deadline: "by the yearly export; only data available at central level",
		Check:    victimRow,
	}}
}

func statisticsFileRules() []FileRule {
	return []FileRule{{
		ID:      "STAT-002",
		Title:   "rows of suspects complete",
		Applies: "to every suspect",
		Meets:   "Record sex, age group and citizenship, and the form of exploitation.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 19a(2)"),
			on("ohchr-2002", "Guideline 3"),
		},
		Reads:    []string{"/suspects", "/conduct"},
		Deadline: "by the yearly export; only data available at central level",
		Check:    suspectRows,
	}, {
		ID:      "STAT-003",
		Title:   "rows of decisions and judgments complete",
		Applies: "to every proceeding with a charge, a closure or a judgment",
		Meets:   "Record the offence charged, the reason of a closure, and the way a judgment went.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 19a(2)"),
			on("ohchr-2002", "Guideline 3"),
		},
		Reads:    []string{"/proceedings"},
		Deadline: "by the yearly export; only data available at central level",
		Check:    judgmentRows,
	}, {
		ID:      "STAT-004",
		Title:   "exports anonymised, each victim counted once",
		Applies: "to every export for statistics",
		Meets:   "Leave out direct identifiers, look after small numbers, and record how each victim is counted once.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 19a"),
			on("gdpr", "89"),
			on("ohchr-2002", "Guideline 3"),
		},
		Reads:    []string{"/exports"},
		Deadline: "at the export",
		Check:    exports,
	}}
}

func victimRow(p *pass) {
	v := p.Subject.Victim
	missing := 0
	for _, known := range []bool{
		v.Sex != "", len(v.Citizenships) > 0,
		v.Age.ChildOn(p.On).Standing != person.StandingUnknown,
		some(p.Subject.conduct(), func(c *Conduct) bool { return len(c.AllPurposes()) > 0 }),
		len(v.Status) > 0, // identified or presumed
		slices.ContainsFunc(v.Status, func(d victim.StatusDecision) bool { return d.Body != "" }),
	} {
		if !known {
			missing++
		}
	}
	if missing > 0 {
		p.Unknown(p.Subject.Path, "{missing} of the columns of the yearly statistics are not recorded", rule.With(rule.NumberArg("missing", missing)))
		return
	}
	p.Met(p.Subject.Path, "every column of the yearly statistics is recorded")
}

func suspectRows(p *filePass) {
	exploited := map[string]bool{} // the suspects of conduct with a purpose
	for i := range p.Subject.Conduct {
		c := &p.Subject.Conduct[i]
		if len(c.Suspects) == 0 || len(c.AllPurposes()) == 0 {
			continue
		}
		for _, id := range c.Suspects {
			exploited[id] = true
		}
	}
	for i, s := range p.Subject.Suspects {
		missing := 0
		// Of persons suspected of the knowing use of services alone article 19a(2)(g) asks only sex
		// and age group.
		user := len(s.Roles) > 0 && !slices.ContainsFunc(s.Roles, func(r SuspectRole) bool { return r != RoleUser })
		for _, known := range []bool{
			s.Sex != "", user || len(s.Citizenships) > 0,
			s.Age.ChildOn(p.On).Standing != person.StandingUnknown,
			user || exploited[s.ID],
		} {
			if !known {
				missing++
			}
		}
		if missing > 0 {
			p.Unknown(ptr("suspects", i, ""), "{missing} of the columns of the yearly statistics are not recorded", rule.With(rule.NumberArg("missing", missing)))
			continue
		}
		p.Met(ptr("suspects", i, ""), "every column of the yearly statistics is recorded")
	}
}

func judgmentRows(p *filePass) {
	for i, proc := range p.Subject.Proceedings {
		path := ptr("proceedings", i, "")
		opts := []rule.Option{rule.At(proc.Place)}
		decided, missing := false, ""
		for j, s := range proc.Steps {
			if !p.Done(s.Day) {
				continue
			}
			at := path + ptr("steps", j, "")
			switch s.Kind {
			case StepCharged:
				decided = true
				if proc.Offence == "" {
					missing = path + "/offence"
				}
			case StepRefused, StepClosed:
				decided = true
				if len(s.Reasons) == 0 {
					missing = at + "/reasons"
				}
			case StepJudgment, StepFinalJudgment:
				decided = true
				if s.Outcome == "" {
					missing = at + "/outcome"
				}
			}
		}
		switch {
		case !decided:
		case missing != "":
			p.Unknown(missing, "what the yearly statistics ask of the decision is not recorded", opts...)
		default:
			p.Met(path, "what the yearly statistics ask of decisions is recorded", opts...)
		}
	}
}

func exports(p *filePass) {
	for i, e := range p.Subject.Exports {
		if e.Day.After(p.On) {
			continue
		}
		path := ptr("exports", i, "")
		judged := rule.JudgedOn(e.Day)
		switch {
		case e.Identifiers == person.Yes:
			p.NotMet(path+"/identifiers", "direct identifiers left with the export", judged)
		case e.SmallCells == person.No:
			p.NotMet(path+"/small_cells", "small numbers were not looked after", judged)
		case e.Key == person.No:
			p.NotMet(path+"/key", "it is not recorded how each victim is counted once", judged)
		case e.Identifiers != person.No || e.SmallCells != person.Yes || e.Key != person.Yes:
			p.Unknown(path, "identifiers, small numbers or the key are not recorded", judged)
		default:
			p.Met(path, "anonymised, and each victim counted once", judged)
		}
	}
}
