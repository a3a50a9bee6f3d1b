package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// yearly are the bases of the yearly statistics. They oblige the State to have a system: a row that
// lacks a column is data that are not complete, and breaks no duty to a person.
func yearly(pinpoint string) []rule.Basis {
	return []rule.Basis{
		rule.On("eu-2011-36", pinpoint), rule.On("ohchr-2002", "Guideline 3"),
	}
}

const yearlyColumns = "columns of the yearly statistics"

func statisticsRules() []Rule {
	return []Rule{
		&Other{
			Head: rule.Head{
				ID: "STAT-001", Title: "Yearly statistics: victims",
				Who: []rule.Role{"statistics-office"},
				ToDo: "Record who registered the victim, sex, age group, citizenship, form of " +
					"exploitation and status.",
				Bases: yearly("19a(2)"),
			},
			Applies: "every registered victim, identified or presumed",
			Reads:   []string{"/sex", "/citizenships", "/age", "/status", "/conduct"},
			Labels:  []string{yearlyColumns},
			Parts: []string{
				"sex", "citizenship", "age-group", "form-of-exploitation", "status",
				"registering-body",
			},
			Check: func(p *Pass) {
				v := p.Subject.Victim
				if foundNoVictim(p) {
					return
				}
				form := false
				for _, i := range p.Subject.Records.Conduct {
					form = form || len(p.Subject.File.Conduct[i].AllPurposes()) > 0
				}
				body := func(d victim.StatusDecision) bool { return d.Body != "" }
				p.Tell(row(p.Base(), "",
					column{"sex", v.Sex != ""},
					column{"citizenship", len(v.Citizenships) > 0},
					column{"age-group", !v.Age.ChildOn(p.On).IsOpen()},
					column{"form-of-exploitation", form},
					column{"status", len(v.Status) > 0},
					column{"registering-body", slices.ContainsFunc(v.Status, body)},
				))
			},
		},
	}
}

func statisticsFileRules() []FileRule {
	return []FileRule{
		&FileOther{
			Head: rule.Head{
				ID: "STAT-002", Title: "Yearly statistics: suspects",
				Who: []rule.Role{"statistics-office"},
				ToDo: "Record sex, age group and citizenship of the suspect, and the form of " +
					"exploitation.",
				Bases: yearly("19a(2)"),
			},
			Applies: "every suspect", Home: "suspects",
			Reads:  []string{"/suspects", "/conduct", "/proceedings"},
			Labels: []string{yearlyColumns},
			Parts:  []string{"sex", "age-group", "citizenship", "form-of-exploitation"},
			Check:  suspectRows,
		},
		&FileOther{
			Head: rule.Head{
				ID: "STAT-003", Title: "Yearly statistics: prosecutions and judgments",
				Who: []rule.Role{"statistics-office"},
				ToDo: "Record the offence of a charge, the reason of a closing, and the way a " +
					"judgment went.",
				Bases: yearly("19a(2)"),
			},
			Applies: "every proceeding with a charge, a closing or a judgment",
			Home:    "proceedings", Reads: []string{"/proceedings"},
			Labels: []string{decisionsOnFile, chargedOffence, whyClosed, wayOfJudgment},
			Check:  decisionRows,
		},
		&FileSafeguard[cases.Export]{
			Head: rule.Head{
				ID: "STAT-004", Title: "Anonymous export, each victim counted once",
				Who: []rule.Role{"statistics-office"},
				ToDo: "Leave out direct identifiers and protect small numbers. Record how each " +
					"victim is counted once.",
				Bases: append(yearly("19a(1)"), rule.On("gdpr", "89")),
			},
			Each: exports,
			Must: []FileQuality[cases.Export]{
				{Field: "identifiers", Text: "anonymous export", Not: true},
				{Field: "small_cells", Text: "protection of small numbers"},
				{
					Field: "key", Text: "single count of each victim",
					Only: []string{"eu-2024-1712", "ohchr-2002"},
				},
			},
			What: "anonymous export, each victim counted once",
		},
	}
}

// A column of a row of the statistics, and whether it is on file.
type column struct {
	code  string
	known bool
}

// row tells which columns of a row are missing.
func row(path rule.Path, element string, columns ...column) rule.Told {
	told := rule.Told{
		Outcome: rule.Met, Says: rule.SaysMet, Label: yearlyColumns, Path: path, Element: element,
	}
	for _, c := range columns {
		if !c.known {
			told.Outcome, told.Says = rule.Unknown, rule.SaysPartOpen
			told.Args.Codes = append(told.Args.Codes, c.code)
		}
	}
	return told
}

// foundNoVictim reports whether the last decision finds no victim: article 19a(2)(a) counts those
// who are identified or presumed.
func foundNoVictim(p *Pass) bool {
	var last *victim.StatusDecision
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if !d.Day.After(p.On) && (last == nil || !d.Day.Before(last.Day)) {
			last = d
		}
	}
	return last != nil && last.Kind == victim.StatusNotConfirmed && !last.Day.IsZero()
}

// suspectRows: of those who are suspected of the knowing use of services alone article 19a(2)(g)
// asks only sex and age group.
func suspectRows(p *FilePass) {
	f := p.Subject
	exploits := map[string]bool{}
	for i := range f.Conduct {
		if c := &f.Conduct[i]; len(c.AllPurposes()) > 0 {
			for _, id := range c.Suspects {
				exploits[id] = true
			}
		}
	}
	others, users := map[string]bool{}, map[string]bool{} // by the offence of the proceedings
	for i := range f.Proceedings {
		x := &f.Proceedings[i]
		of := others
		if x.Offence == cases.OffenceUseOfServices {
			of = users
		}
		for _, id := range x.Suspects {
			of[id] = true
		}
	}
	for i := range f.Suspects {
		s := &f.Suspects[i]
		if s.Since.After(p.On) {
			continue
		}
		user := len(s.Roles) == 0 && users[s.ID] && !others[s.ID] || len(s.Roles) > 0 &&
			!slices.ContainsFunc(s.Roles, func(r cases.SuspectRole) bool {
				return r != cases.RoleUser
			})
		p.Tell(row(rule.Path{}.Elem("suspects", i), s.ID,
			column{"sex", s.Sex != ""},
			column{"age-group", s.Age.ChildOn(p.On).Standing != person.StandingUnknown},
			column{"citizenship", user || len(s.Citizenships) > 0},
			column{"form-of-exploitation", user || exploits[s.ID]},
		))
	}
}

const (
	decisionsOnFile = "figures on decisions and judgments"
	chargedOffence  = "offence of the charge"
	whyClosed       = "reason of the refusal or closing"
	wayOfJudgment   = "way the judgment went"
)

func decisionRows(p *FilePass) {
	for i := range p.Subject.Proceedings {
		x := &p.Subject.Proceedings[i]
		path := rule.Path{}.Elem("proceedings", i)
		decided, whole := false, true
		lacks := func(path rule.Path, label, act string) {
			whole = false
			p.Tell(rule.Told{
				Outcome: rule.Unknown, Says: rule.SaysUnknown, Label: label, Path: path,
				Place: x.Place, Element: x.ID, Act: act,
			})
		}
		charged := false
		for j := range x.Steps {
			s := &x.Steps[j]
			if !p.Happened(s.Day) {
				continue
			}
			at := path.Elem("steps", j)
			switch s.Kind {
			case cases.StepCharged:
				decided = true
				if x.Offence == "" && !charged {
					charged = true
					lacks(path.At("offence"), chargedOffence, "offence")
				}
			case cases.StepRefused, cases.StepClosed:
				decided = true
				if len(s.Reasons) == 0 {
					lacks(at.At("reasons"), whyClosed, "reasons")
				}
			case cases.StepJudgment, cases.StepFinalJudgment:
				decided = true
				if s.Outcome == "" {
					lacks(at.At("outcome"), wayOfJudgment, "outcome")
				}
			}
		}
		if decided && whole {
			p.Tell(rule.Told{
				Outcome: rule.Met, Says: rule.SaysMet, Label: decisionsOnFile, Path: path,
				Place: x.Place, Element: x.ID,
			})
		}
	}
}

// exports are sets of data that leave as statistics.
var exports = &FileList[cases.Export]{
	Name: "exports", Text: "each export for statistics", Whole: true,
	All: func(p *FilePass) []cases.Export { return p.Subject.Exports },
	Day: func(x *cases.Export) law.Day { return x.Day },
	ID:  func(x *cases.Export) string { return x.ID },
}
