package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/person"
)

func prosecutionFileRules() []FileRule {
	return []FileRule{
		&FileOther{
			Head: rule.Head{
				ID: "PROS-004", Title: "Jurisdiction of each State concerned",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Record for each State concerned on which grounds it has jurisdiction, or " +
					"that it has none.",
				Bases: []rule.Basis{
					rule.On("coe-197", "31(1)(a)-(c)"), rule.On("coe-197", "31(1)(d)"),
					rule.On("coe-197", "31(1)(e)"), rule.Supported("palermo", "1"),
					rule.On("untoc", "15(1)"), rule.On("eu-2011-36", "10(1)"),
					rule.On("opsc", "4(1)"), rule.On("coe-201", "25(1)"),
				},
			},
			Applies: "a case that concerns more than one State",
			Home:    "jurisdiction",
			Reads: []string{
				"/route", "/conduct", "/jurisdiction", "/proceedings", "/citizenships", "/suspects",
			},
			Labels: []string{groundsOfJurisdiction, dayOfGrounds},
			Asks:   []string{CrossBorder.Asks},
			Check:  groundsOfEach,
		},
		&FileDuty{
			Head: rule.Head{
				ID: "PROS-005", Title: "Consultation between States that prosecute",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Consult the other State on which of both prosecutes. Record the date of " +
					"the consultation.",
				Bases: []rule.Basis{rule.On("coe-197", "31(4)"), rule.On("untoc", "15(5)")},
			},
			From: prosecutedTwice,
			Done: rule.First("consultation on jurisdiction", consultations),
			Within: rule.Within[*cases.File]{
				Grade: rule.InGoodTime,
			},
		},
		&FileDutyEach[cases.Suspect]{
			Head: rule.Head{
				ID: "PROS-006", Title: "Knowing use of a victim's services",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Decide whether to investigate the knowing use of a victim's services. " +
					"Record the date.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "18a(1)-(2)"), rule.On("coe-197", "19"),
				},
				Topics: []string{"offences.use_of_services"},
			},
			Of:   users,
			From: suspectedSince,
			Acts: []FileAct[cases.Suspect]{{
				Field: "use_considered",
				Text:  "decision on investigating the use of services",
				Reads: []string{"/proceedings"},
				Look: func(p *FilePass, s *cases.Suspect) rule.Deed {
					day := s.UseConsidered
					if !p.Happened(day) {
						day = law.Day{}
					}
					if day = first(day, investigatedForUse(p, s)); day.IsZero() {
						return rule.Deed{}
					}
					return rule.Deed{State: rule.Done, Day: day}
				},
				Within: rule.Within[*cases.File]{Grade: rule.InGoodTime},
			}},
		},
		&FileDutyEach[matter]{
			Head: rule.Head{
				ID: "PROS-007", Title: "Companies, identity documents and confiscation",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Consider the liability of companies, offences about identity documents, " +
					"and confiscation of profits. Record the date.",
				Bases: []rule.Basis{
					rule.Supported("coe-197", "20"), rule.Supported("coe-197", "22"),
					rule.Supported("coe-197", "23"), rule.Supported("eu-2011-36", "5"),
					rule.Supported("eu-2011-36", "6"), rule.Supported("untoc", "14(2)"),
				},
			},
			Of: matters,
			From: &rule.Start[*cases.File, matter]{
				Text: "the first step of a proceeding", Reads: []string{"/proceedings", "/opened"},
				Find: func(p *FilePass, _ *matter) law.Day { return investigated(p) },
			},
			Acts: []FileAct[matter]{{
				Text: "liability of the company",
				Labels: []string{
					"offence about identity documents", "confiscation of the profit",
				},
				Look: func(p *FilePass, m *matter) rule.Deed {
					d := rule.Deed{Label: m.label, Path: m.path}
					if p.Happened(m.done) {
						d.State, d.Day = rule.Done, m.done
					}
					return d
				},
				Within: rule.Within[*cases.File]{Grade: rule.InGoodTime},
			}},
		},
	}
}

const (
	groundsOfJurisdiction = "grounds of jurisdiction"
	dayOfGrounds          = "date of the check of jurisdiction"
)

func groundsOfEach(p *FilePass) {
	f := p.Subject
	switch f.CrossBorder() {
	case person.Yes:
	case person.No:
		return
	default:
		if len(f.Proceedings) > 0 {
			p.Ask(rule.Path{List: "route"}, CrossBorder.Asks)
		}
		return
	}
	for _, state := range f.States() {
		told := rule.Told{
			Outcome: rule.Due, Says: rule.SaysLacking, Label: groundsOfJurisdiction,
			Path: rule.Path{List: "jurisdiction"}, Place: state,
		}
		for i := range f.Jurisdiction {
			j := &f.Jurisdiction[i]
			if !same(j.Place, state) || len(j.Grounds) == 0 || j.Day.After(p.On) {
				continue
			}
			told.Path = rule.Path{}.Elem("jurisdiction", i)
			if !j.Day.IsZero() {
				told.Outcome, told.Says = rule.Met, rule.SaysMet
				break
			}
			told.Outcome, told.Says, told.Label = rule.Unknown, rule.SaysUnknown, dayOfGrounds
			told.Path = told.Path.At("day")
		}
		p.Tell(told)
	}
}

// prosecutedTwice is the day from which proceedings about the same conduct run in a State and in
// another one as well.
var prosecutedTwice = &FileTrigger{
	Name: "prosecuted-twice", Text: "proceedings about the same conduct that run in two States",
	Asks: "when the second proceeding began", Reads: []string{"/proceedings"},
	Find: func(p *FilePass, state jurisdiction.Code) rule.Event {
		if !runsIn(p, state) {
			return rule.Event{}
		}
		abroad := proceedingsAbroad(p, state)
		if abroad == nil {
			return rule.Event{}
		}
		var best, open rule.Event
		for i := range p.Subject.Proceedings {
			x := &p.Subject.Proceedings[i]
			if !same(x.Place, state) || !runs(x, p.On) {
				continue
			}
			there, at := abroad.about(x), rule.Path{}.Elem("proceedings", i)
			here := begins(x, p.On)
			switch {
			case there.none():
			case here.IsZero():
				open = rule.Event{Place: state, Unknown: true, Missing: at.At("steps")}
			case there.day.IsZero():
				open = rule.Event{Place: state, Unknown: true, Missing: there.undated}
			default:
				if day := last(here, there.day); best.IsZero() || day.Before(best.Day) {
					best = rule.Event{Day: day, Place: state, Path: at}
				}
			}
		}
		if best.IsZero() {
			return open
		}
		return best
	},
}

func runs(x *cases.Proceeding, on law.Day) bool {
	return x.Place.IsValid() && !ended(x, on) && !ahead(x, on)
}

// A beginning is the first day of several proceedings, and where one stands of which it is not
// known.
type beginning struct {
	day     law.Day
	undated rule.Path
}

func (b beginning) none() bool { return b.day.IsZero() && b.undated.IsZero() }

func (b beginning) with(c beginning) beginning {
	b.day = first(b.day, c.day)
	if b.undated.IsZero() {
		b.undated = c.undated
	}
	return b
}

// A foreignMatter is the beginning of the proceedings that run in other States: of all of them, of
// those that may be about anybody, and of those about each victim and against each suspect.
type foreignMatter struct {
	all, open         beginning
	victims, suspects map[string]beginning
}

// runsIn reports whether a proceeding runs in a State.
func runsIn(p *FilePass, state jurisdiction.Code) bool {
	for i := range p.Subject.Proceedings {
		if x := &p.Subject.Proceedings[i]; same(x.Place, state) && runs(x, p.On) {
			return true
		}
	}
	return false
}

// proceedingsAbroad are those of other States than one; nil where none runs.
func proceedingsAbroad(p *FilePass, state jurisdiction.Code) *foreignMatter {
	var e *foreignMatter
	for i := range p.Subject.Proceedings {
		y := &p.Subject.Proceedings[i]
		if same(y.Place, state) || !runs(y, p.On) {
			continue
		}
		if e == nil {
			e = &foreignMatter{
				victims: map[string]beginning{}, suspects: map[string]beginning{},
			}
		}
		b := beginning{day: begins(y, p.On)}
		if b.day.IsZero() {
			b.undated = rule.Path{}.Elem("proceedings", i).At("steps")
		}
		e.all = e.all.with(b)
		if len(y.Victims) == 0 || len(y.Suspects) == 0 {
			e.open = e.open.with(b)
		}
		for _, id := range y.Victims {
			e.victims[id] = e.victims[id].with(b)
		}
		for _, id := range y.Suspects {
			e.suspects[id] = e.suspects[id].with(b)
		}
	}
	return e
}

// about returns the beginning of those that may be about the same conduct (UNTOC, article 15(5)),
// or the same offence (CETS No. 197, article 31(4)), as a proceeding: not where neither a victim
// nor a suspect is common to both.
func (e *foreignMatter) about(x *cases.Proceeding) beginning {
	if len(x.Victims) == 0 || len(x.Suspects) == 0 {
		return e.all
	}
	b := e.open
	for _, id := range x.Victims {
		b = b.with(e.victims[id])
	}
	for _, id := range x.Suspects {
		b = b.with(e.suspects[id])
	}
	return b
}

// begins returns the day of the first step of a proceeding; zero where none is dated.
func begins(x *cases.Proceeding, on law.Day) law.Day {
	var day law.Day
	for i := range x.Steps {
		if d := x.Steps[i].Day; !d.After(on) {
			day = first(day, d)
		}
	}
	return day
}

// consultations are talks between States about who prosecutes; they count for all of them.
var consultations = &FileList[cases.Cooperation]{
	Name: "cooperation", Text: "each consultation on jurisdiction", Whole: true,
	All: func(p *FilePass) []cases.Cooperation { return p.Subject.Cooperation },
	Which: func(p *FilePass) []int {
		var out []int
		for i := range p.Subject.Cooperation {
			if p.Subject.Cooperation[i].Kind == cases.JurisdictionTalks {
				out = append(out, i)
			}
		}
		return out
	},
	Day: func(c *cases.Cooperation) law.Day { return c.Sent },
	ID:  func(c *cases.Cooperation) string { return c.ID },
}

// users are suspects who used the services of a victim.
// investigatedForUse is the day on which an investigation into the use of services was opened that
// names a suspect: then somebody decided on it.
func investigatedForUse(p *FilePass, s *cases.Suspect) law.Day {
	var day law.Day
	for i := range p.Subject.Proceedings {
		x := &p.Subject.Proceedings[i]
		if x.Offence == cases.OffenceUseOfServices && slices.Contains(x.Suspects, s.ID) {
			if step, ok := x.Step(p.On, cases.StepOpened, cases.StepCharged); ok {
				day = first(day, step.Day)
			}
		}
	}
	return day
}

var users = &FileList[cases.Suspect]{
	Name: "suspects", Text: "each suspect who used services of a victim", Whole: true,
	All: func(p *FilePass) []cases.Suspect { return p.Subject.Suspects },
	Which: func(p *FilePass) []int {
		var out []int
		for i := range p.Subject.Suspects {
			if s := &p.Subject.Suspects[i]; !p.Happened(s.Cleared) {
				out = append(out, i)
			}
		}
		return out
	},
	Only: []FileQuality[cases.Suspect]{{
		Field: "roles", Text: "part of the suspect",
		Holds: func(_ *FilePass, s *cases.Suspect) rule.Answer {
			if len(s.Roles) == 0 {
				return DontKnow
			}
			return rule.If(slices.Contains(s.Roles, cases.RoleUser))
		},
	}},
	Day: func(s *cases.Suspect) law.Day { return s.Since },
	ID:  func(s *cases.Suspect) string { return s.ID },
}

// suspectedSince is the day since which the person is suspected; where it is not on file, that on
// which the file was opened.
var suspectedSince = &rule.Start[*cases.File, cases.Suspect]{
	Text: "the suspicion", Reads: []string{"/suspects", "/opened"},
	Find: func(p *FilePass, s *cases.Suspect) law.Day {
		switch {
		case !s.Since.IsZero():
			return s.Since
		case p.Happened(p.Subject.Opened):
			return p.Subject.Opened
		}
		return p.On
	},
}

// investigated is the first step of a proceeding of the file, failing that the opening of the file.
func investigated(p *FilePass) law.Day {
	var day law.Day
	for i := range p.Subject.Proceedings {
		day = first(day, begins(&p.Subject.Proceedings[i], p.On))
	}
	if day.IsZero() && p.Happened(p.Subject.Opened) {
		day = p.Subject.Opened
	}
	if day.IsZero() {
		return p.On
	}
	return day
}

// A matter is what else may have to be looked at in an investigation.
type matter struct {
	id, label string
	path      rule.Path
	done      law.Day
	asked     rule.Answer // whether the file shows it
}

// matters are companies that may have a part, identity documents that a suspect withholds, and
// profits.
var matters = &FileList[matter]{
	Name: "side_offences", Text: "each company, withheld document and profit in the case",
	Whole: true,
	All: func(p *FilePass) []matter {
		f := p.Subject
		side := rule.Path{List: "side_offences"}
		var out []matter
		for i := range f.LegalPersons {
			l := &f.LegalPersons[i]
			m := matter{
				id: l.ID, path: rule.Path{}.Elem("legal_persons", i).At("considered"),
				done: l.Considered, asked: Yes,
			}
			if m.done.IsZero() {
				m.done = f.SideOffences.Corporate
			}
			out = append(out, m)
		}
		if withholds(f) {
			out = append(out, matter{
				id: "documents", label: "offence about identity documents",
				path: side.At("documents"), done: f.SideOffences.Documents, asked: Yes,
			})
		}
		if profit := answer(f.SideOffences.Profit); profit == Yes ||
			profit == DontKnow && len(f.Proceedings) > 0 {
			out = append(out, matter{
				id: "profit", label: "confiscation of the profit", path: side.At("confiscation"),
				done: f.SideOffences.Confiscation, asked: profit,
			})
		}
		return out
	},
	Only: []FileQuality[matter]{{
		Field: "profit", Text: "whether a profit was made",
		Reads: []string{
			"/legal_persons", "/route", "/identity", "/conduct", "/proceedings",
		},
		Holds: func(_ *FilePass, m *matter) rule.Answer { return m.asked },
	}},
	ID:   func(m *matter) string { return m.id },
	Path: func(*matter) rule.Path { return rule.Path{List: "side_offences"} },
}

// withholds reports whether a suspect or an employer is known to hold the papers of a victim.
func withholds(f *cases.File) bool {
	by := func(h person.DocumentHolder) bool {
		return h == person.HeldBySuspect || h == person.HeldByEmployer
	}
	for i := range f.Route {
		if by(f.Route[i].Documents) {
			return true
		}
	}
	for i := range f.Victims {
		if id := f.Victims[i].Identity; id != nil {
			for j := range id.Documents {
				if by(id.Documents[j].HeldBy) {
					return true
				}
			}
		}
	}
	for i := range f.Conduct {
		if slices.Contains(f.Conduct[i].Controls, "withholds-documents") {
			return true
		}
	}
	return false
}
