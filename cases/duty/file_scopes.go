package duty

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// fileScopes answer, for a rule that is asked once of a file, whether what an instrument governs is
// there: for one victim of the file at least.
var fileScopes = map[law.Scope]*FileCondition{
	law.ScopeChild: anyVictim("child", "a file about a child", "whether a victim is a child",
		"/victims/*/age",
		func(_ *cases.File, v *victim.Victim, day law.Day) rule.Answer {
			c := v.Age.ChildOn(day)
			if c.IsOpen() {
				return DontKnow
			}
			return rule.If(c.IsChild())
		}),
	law.ScopeAlone: anyVictim("alone", "a file about a child who is unaccompanied or separated",
		"whether a child is accompanied", "/victims/*/family/accompaniment",
		func(_ *cases.File, v *victim.Victim, _ law.Day) rule.Answer {
			switch v.Family.Accompaniment {
			case victim.Unaccompanied, victim.Separated:
				return Yes
			case victim.Accompanied:
				return No
			}
			return DontKnow
		}),
	law.ScopeSexual: {
		Name: "sexual-form", Text: "a file about sexual exploitation or abuse",
		Asks: SexualForm.Asks, Reads: []string{"/conduct", "/proceedings"},
		Test: func(p *FilePass, _ law.Day) rule.Truth {
			named := false
			for i := range p.Subject.Conduct {
				for _, purpose := range p.Subject.Conduct[i].AllPurposes() {
					switch purpose {
					case jurisdiction.SexualExploitation, jurisdiction.Pornography:
						return rule.Is(true)
					case jurisdiction.OtherExploitation:
					default:
						named = true
					}
				}
			}
			for i := range p.Subject.Proceedings {
				if p.Subject.Proceedings[i].Offence == cases.OffenceSexual {
					return rule.Is(true)
				}
			}
			if named {
				return rule.Is(false)
			}
			return rule.Missing(rule.Path{List: "conduct"})
		},
	},
	law.ScopeLawEnforcement: fileRegime(cases.RegimeLawEnforcement, lawEnforcement),
	law.ScopeGDPR:           fileRegime(cases.RegimeGDPR, gdpr),
	law.ScopeCrossBorder: {
		Name: "cross-border", Text: CrossBorder.Text, Asks: CrossBorder.Asks,
		Reads: CrossBorder.Reads,
		Test: func(p *FilePass, _ law.Day) rule.Truth {
			if a := answer(p.Subject.CrossBorder()); a != DontKnow {
				return rule.Truth{Answer: a}
			}
			return rule.Missing(rule.Path{List: "route"})
		},
	},
}

// anyVictim is a condition that holds of a file if it holds of one of the victims.
func anyVictim(
	name, text, asks, reads string, holds func(*cases.File, *victim.Victim, law.Day) rule.Answer,
) *FileCondition {
	return &FileCondition{
		Name: name, Text: text, Asks: asks, Reads: []string{reads},
		Test: func(p *FilePass, day law.Day) rule.Truth {
			out := rule.Is(false)
			for i := range p.Subject.Victims {
				switch holds(p.Subject, &p.Subject.Victims[i], day) {
				case Yes:
					return rule.Is(true)
				case DontKnow:
					out = rule.Missing(rule.Path{}.Elem("victims", i))
				}
			}
			return out
		},
	}
}

func fileRegime(which cases.DataRegime, like *Condition) *FileCondition {
	return &FileCondition{
		Name: like.Name, Text: like.Text, Asks: like.Asks, Reads: like.Reads,
		Test: func(p *FilePass, _ law.Day) rule.Truth { return underRegime(p.Subject, which) },
	}
}

// underRegime answers whether somebody keeps the file under a regime of data protection. That of
// the Regulation is the general law, unless another is on file.
func underRegime(f *cases.File, which cases.DataRegime) rule.Truth {
	missing := rule.Path{List: "processing"}
	open, other := len(f.Processing) == 0, false
	for i := range f.Processing {
		switch f.Processing[i].Regime {
		case which:
			return rule.Is(true)
		case "":
			missing, open = rule.Path{}.Elem("processing", i).At("regime"), true
		default:
			other = true
		}
	}
	switch {
	case open && !other && which == cases.RegimeGDPR:
		return rule.Is(true)
	case open:
		return rule.Missing(missing)
	}
	return rule.Is(false)
}
