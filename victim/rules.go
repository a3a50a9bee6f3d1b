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

// Subject returns v as the subject of a check on a day. Prefix is the JSON Pointer of v in the
// whole record; more are places that count beside those of [Victim.Places].
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

// childhood answers whether the subject is a child on the day of the check. Where that is not known
// it reports so, for a duty to a child must not fall away because nobody asked for an age.
func childhood(p *pass) bool {
	c := p.Subject.Age.ChildOn(p.On)
	if c.IsOpen() {
		p.Unknown("/age", "it is not recorded whether the person is a child")
	}
	return c.IsChild()
}

// onDay is [childhood] for the day of an act, or for the day of the check if day is not recorded.
func onDay(p *pass, day law.Day, opts ...rule.Option) bool {
	if day.IsZero() {
		day = p.On
	}
	c := p.Subject.Age.ChildOn(day)
	if c.IsOpen() {
		p.Unknown("/age", "it is not recorded whether the person was a child", opts...)
	}
	return c.IsChild()
}

// presumed reports whether the person was to be treated as a presumed victim by the day of the
// check. Where the file does not tell it reports so, for a duty to a victim must not fall away
// because no step is recorded.
func presumed(p *pass) (StatusDecision, bool) {
	d, ok := p.Subject.PresumedOn(p.On)
	if !ok {
		missingStatus(p)
	}
	return d, ok
}

// reasonable returns the first decision by which reasonable grounds were found by the day of the
// check, and reports to the pass where the file does not tell whether there is one.
func reasonable(p *pass) (StatusDecision, bool) {
	d, ok := p.Subject.FirstStatus(p.On, Positive, StatusReasonableGrounds)
	if !ok {
		missingStatus(p)
	}
	return d, ok
}

func missingStatus(p *pass) {
	if path, missing := p.Subject.StatusMissing(p.On); missing {
		p.Unknown(path, "it is not recorded whether and since when the person is a presumed or identified victim")
	}
}

// seeksAsylum reports whether an application for international protection made by day, which the
// act of the EU governs, is on file; for a zero day, whether any is. The acts govern what was
// applied for since they apply (Regulation (EU) 2024/1348, article 79(3)).
func seeksAsylum(p *pass, act string, day law.Day) bool {
	return slices.ContainsFunc(p.Subject.Asylum.Applications, func(a AsylumApplication) bool {
		return (day.IsZero() || !a.Day.After(day)) && (a.Day.IsZero() || !a.Place.IsValid() || p.Binds(act, a.Place, a.Day).Binding == law.Binds)
	})
}

// asylumOnly is why the acts of the EU on asylum do not govern a finding.
const asylumOnly = "governs the asylum procedure, and no application since it applies is on file"

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
