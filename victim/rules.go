package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A Rule is a rule that is asked of the record of one victim.
type Rule = rule.Rule[*Victim]

type pass = rule.Pass[*Victim]

// Rules returns the rules of this package, in the order of their ids.
func Rules() []Rule {
	return slices.Concat(ageRules(), assistanceRules(), childRules(), compensationRules(), identificationRules(), reflectionRules(), returnRules())
}

// Subject returns v as the subject of a check on a day. Prefix is the JSON Pointer of v in the whole record; more are places that
// count beside those of [Victim.Places].
func (v *Victim) Subject(on law.Day, prefix string, more ...jurisdiction.Code) rule.Subject[*Victim] {
	places := v.Places(on)
	for _, p := range more {
		if !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	return rule.Subject[*Victim]{Value: v, Prefix: prefix, Places: places, Exemptions: v.Exemptions}
}

// on is a basis of a rule.
func on(instrument, pinpoint string) rule.Basis {
	return rule.Basis{Instrument: instrument, Pinpoint: pinpoint}
}

// childhood answers whether the subject is a child on the day of the check. Where that is not known it reports so, for
// a duty to a child must not fall away because nobody asked for an age.
func childhood(p *pass) bool {
	c := p.Subject.Age.ChildOn(p.On)
	if c.Standing == StandingUnknown && c.Reason == NothingKnown {
		p.Unknown("/age", "it is not recorded whether the person is a child")
	}
	return c.IsChild()
}

// presumed reports whether the person was to be treated as a presumed victim by the day of the check.
func presumed(p *pass) (StatusDecision, bool) { return p.Subject.PresumedOn(p.On) }

func ptr(list string, i int, field string) string {
	const digits = "0123456789"
	n := ""
	for {
		n = string(digits[i%10]) + n
		if i /= 10; i == 0 {
			break
		}
	}
	if field == "" {
		return "/" + list + "/" + n
	}
	return "/" + list + "/" + n + "/" + field
}
