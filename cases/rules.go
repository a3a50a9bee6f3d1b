package cases

import (
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A Rule is a rule that is asked of each victim of a file.
type Rule = rule.Rule[Subject]

type pass = rule.Pass[Subject]

// Rules returns the rules of this package, in the order of their ids.
func Rules() []Rule {
	return slices.Concat(ageRules(), childRules(), compensationRules(), dataRules(), fileRules(),
		identificationRules(), interviewRules(), nonPunishmentRules(),
		prosecutionRules(), referralRules(), returnRules(), statisticsRules(), transferRules())
}

// A FileRule is a rule that is asked once of a file.
type FileRule = rule.Rule[*File]

type filePass = rule.Pass[*File]

// FileRules returns the rules that are asked once of a file, in the order of their ids.
func FileRules() []FileRule {
	return slices.Concat(
		dataFileRules(), fileFileRules(), prosecutionFileRules(), transferFileRules(),
		statisticsFileRules(),
	)
}

// on is a basis of a rule.
func on(instrument, pinpoint string) rule.Basis {
	return rule.Basis{Instrument: instrument, Pinpoint: pinpoint}
}

// supports is a basis that is a reason for a rule and never makes it binding.
func supports(instrument, pinpoint string) rule.Basis {
	return rule.Basis{Instrument: instrument, Pinpoint: pinpoint, Supports: true}
}

// ptr is the JSON Pointer of a field of an element of a list of the file; of the element, if field
// is empty.
func ptr(list string, i int, field string) string {
	path := "/" + list + "/" + strconv.Itoa(i)
	if field != "" {
		path += "/" + field
	}
	return path
}

// presumed returns the first step by which the victim was to be treated as a presumed victim. Where
// the file does not tell it reports so, for a duty to a victim must not fall away because no step
// is recorded.
func presumed(p *pass) (victim.StatusDecision, bool) {
	d, ok := p.Subject.Victim.PresumedOn(p.On)
	if !ok {
		if path, missing := p.Subject.Victim.StatusMissing(p.On); missing {
			p.Unknown(p.Subject.Path+path, "it is not recorded whether and since when the person is a presumed or identified victim")
		}
	}
	return d, ok
}

// childOn answers whether the victim is a child on day, or on the day of the check if day is not
// recorded. Where that is not known it reports so, for a duty to a child must not fall away because
// nobody asked for an age.
func childOn(p *pass, day law.Day, opts ...rule.Option) bool {
	if day.IsZero() {
		day = p.On
	}
	c := p.Subject.Victim.Age.ChildOn(day)
	if c.IsOpen() {
		p.Unknown(p.Subject.Path+"/age", "it is not recorded whether the person was a child", opts...)
	}
	return c.IsChild()
}
