package duty

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Person is what most rules are asked about: one victim, and the file around.
type Person struct {
	*victim.Victim
	// File is never nil; that of a lone victim is empty.
	File *cases.File
	// Records are the positions of what the file holds about the victim.
	Records *cases.Records
	// Handing is the referral that is to be sent, for the rules of a pre-flight; nil for others.
	Handing *referral.Handing

	handed      []handing // Handing with its path, for the lists of a pre-flight
	moves       *moves    // of the proceedings of the file, which its victims share; nil: none yet
	whereabouts whereabouts
	// proceeded is the first day of a proceeding in each State: see proceededSince.
	proceeded map[jurisdiction.Code]law.Day
	shown     []shown
	// childhoods are the last days of which the age was told: see childhood.
	childhoods [16]wasChild
	subject    cases.Subject // as [cases.File.Subjects] made it; none of a lone victim
}

// shown is what the elements were for one definition: rules ask for each of them alone.
type shown struct {
	day      law.Day
	by       string // the definition, see Person.elements
	means    bool   // whether surrogacy needs means
	elements cases.Elements
}

// elements is [cases.File.Elements] for the person.
func (p *Person) elements(day law.Day, by cases.Definition) cases.Elements {
	id := by.Instrument
	if by.By != "" {
		id = by.By // the same article in another wording
	}
	for i := range p.shown {
		if x := &p.shown[i]; x.day == day && x.by == id && x.means == by.SurrogacyNeedsMeans {
			return x.elements
		}
	}
	x := shown{day: day, by: id, means: by.SurrogacyNeedsMeans}
	if p.subject.File == nil {
		x.elements = p.File.Elements(p.Victim, day, by)
	} else {
		x.elements = p.subject.Elements(day, by)
	}
	p.shown = append(p.shown, x)
	return x.elements
}

// carerSuspicion is [cases.File.CarerSuspicion] for the person.
func (p *Person) carerSuspicion() (since law.Day, suspected bool) {
	if p.subject.File == nil {
		return p.File.CarerSuspicion(p.Victim)
	}
	return p.subject.CarerSuspicion()
}

// The shapes and parts of rules about a person.
type (
	Rule      = rule.Rule[*Person]
	Pass      = rule.Pass[*Person]
	Condition = rule.Condition[*Person]
	Trigger   = rule.Trigger[*Person]
	End       = rule.End[*Person]
	Window    = rule.Window[*Person]
	Doing     = rule.Doing[*Person]
	Within    = rule.Within[*Person]
	Duty      = rule.Duty[*Person]
	Before    = rule.Before[*Person]
	Other     = rule.Other[*Person]
	Differs   = rule.Differs[*Person]

	List[T any]        = rule.List[*Person, T]
	Quality[T any]     = rule.Quality[*Person, T]
	Act[T any]         = rule.Act[*Person, T]
	Start[T any]       = rule.Start[*Person, T]
	Limit[T any]       = rule.Limit[*Person, T]
	Over[T any]        = rule.Over[*Person, T]
	Last[T any]        = rule.Last[*Person, T]
	DutyEach[T any]    = rule.DutyEach[*Person, T]
	Safeguard[T any]   = rule.Safeguard[*Person, T]
	Prohibition[T any] = rule.Prohibition[*Person, T]
)

// The shapes and parts of rules about a whole file.
type (
	FileRule      = rule.Rule[*cases.File]
	FilePass      = rule.Pass[*cases.File]
	FileCondition = rule.Condition[*cases.File]
	FileTrigger   = rule.Trigger[*cases.File]
	FileDuty      = rule.Duty[*cases.File]
	FileOther     = rule.Other[*cases.File]

	FileList[T any]      = rule.List[*cases.File, T]
	FileQuality[T any]   = rule.Quality[*cases.File, T]
	FileAct[T any]       = rule.Act[*cases.File, T]
	FileDutyEach[T any]  = rule.DutyEach[*cases.File, T]
	FileSafeguard[T any] = rule.Safeguard[*cases.File, T]
)

// The answers of conditions and qualities.
const (
	Yes      = rule.Yes
	No       = rule.No
	DontKnow = rule.DontKnow
)

// answer is an answer of the record as an answer of a rule.
func answer(a person.Answer) rule.Answer {
	switch a {
	case person.Yes:
		return Yes
	case person.No:
		return No
	}
	return DontKnow
}

// to are the conditions of whom something is owed to.
func to(conditions ...*Condition) []*Condition { return conditions }

// mayBind reports whether an instrument binds, or it is not known whether it does.
func mayBind(b jurisdiction.Bound) bool {
	return b.Binding == law.Binds || b.Binding == law.BindUnknown
}

// same reports whether two places lie in one State; two that are not recorded do not.
func same(a, b jurisdiction.Code) bool {
	return a.IsValid() && b.IsValid() && a.Country() == b.Country()
}

// codeOf is a code for the key of a finding; what is no code could be anything, and is left out.
func codeOf[T law.Enum](c T) string {
	if law.IsValid(c) {
		return string(c)
	}
	return ""
}
