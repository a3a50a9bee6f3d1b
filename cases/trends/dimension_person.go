package trends

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// PersonSex returns the sex of suspected, prosecuted or convicted persons.
func PersonSex() Dimension[Person] {
	return coded("sex", "Sex", "", sexes(), sexLabels, func(p *Person) person.Sex {
		return p.Sex
	})
}

// PersonAge returns child or adult; a presumed child counts as a child.
func PersonAge() Dimension[Person] {
	return coded("age", "Age group", "", []AgeGroup{ChildGroup, AdultGroup}, ageLabels, func(p *Person) AgeGroup {
		if p.Age == PresumedGroup {
			return ChildGroup
		}
		return p.Age
	})
}

// PersonCitizenGroup returns citizenship as Eurostat groups it.
func PersonCitizenGroup(c Citizens) Dimension[Person] {
	group := c.grouping()
	return coded("citizenship", "Citizenship", "", c.groups(), c.labels(),
		func(p *Person) CitizenGroup { return group(p.Citizenships, p.Stateless) })
}

// PersonFormGroup returns the three groups of forms of exploitation; a person can be in several.
func PersonFormGroup() Dimension[Person] {
	return NewMultiDimension(formAxis(), func(p *Person) uint64 { return groups(p.Forms) })
}

// PersonDecision returns the way the prosecution was decided.
func PersonDecision() Dimension[Person] {
	labels := map[Decision]string{ChargedTrafficking: "charged with trafficking", ChargedOther: "charged with another offence", OtherDecision: "other decision"}
	return coded("decision", "Prosecution decision", "", law.Codes[Decision](), labels, func(
		p *Person,
	) Decision {
		return p.Decision
	})
}

// PersonJudgment returns the way the judgment went.
func PersonJudgment() Dimension[Person] {
	labels := map[cases.Judgment]string{cases.Convicted: "conviction", cases.Acquitted: "acquittal", cases.OtherwiseJudged: "other judgment"}
	return coded("judgment", "Judgment", "", law.Codes[cases.Judgment](), labels, func(
		p *Person,
	) cases.Judgment {
		return p.Judgment
	})
}

// PersonOrganised returns whether a criminal organisation acted.
func PersonOrganised() Dimension[Person] {
	return coded("organised", "Criminal organisation", "", []person.Answer{
		person.Yes, person.No,
	}, nil, func(p *Person) person.Answer {
		return p.Organised
	})
}
