package person_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// The presumption of CETS No. 197, article 10(3), lasts until the age is verified. A paper that
// nobody checked verifies nothing.
func TestPaperFoundGenuineVerifiesAnAge(t *testing.T) {
	day := func(d int) law.Day { return law.MustDay(2026, time.September, d) }
	age := person.Age{
		Knowledge: person.AgeExact, BirthDay: law.MustDay(2000, time.January, 1),
		Assessments: []person.AgeAssessment{{Day: day(10), Lower: 16, Upper: 19}},
		Evidence: []person.AgeEvidence{{
			Kind: person.EvidenceIdentityDocument, Day: day(11),
			Genuine: person.DocumentGenuine, Checked: day(12),
		}},
	}
	for name, x := range map[string]struct {
		on     law.Day
		change func(*person.Age)
		want   person.Standing
	}{
		"the day before":          {day(11), func(*person.Age) {}, person.PresumedToBe},
		"on the day":              {day(12), func(*person.Age) {}, person.Adult},
		"forged":                  {day(20), foundTo(person.DocumentForged), person.PresumedToBe},
		"not known":               {day(20), foundTo(person.DocumentUnknown), person.PresumedToBe},
		"not checked":             {day(20), foundTo(""), person.PresumedToBe},
		"of somebody else":        {day(20), foundTo(person.DocumentOfOther), person.PresumedToBe},
		"a statement":             {day(20), ofKind(person.EvidenceStatement), person.PresumedToBe},
		"reasons to believe stay": {day(20), reasons, person.PresumedToBe},
		"a paper of a child":      {day(20), bornIn(2010), person.Child},
		"assessed the same day":   {day(20), assessedOn(day(12)), person.PresumedToBe},
		"assessed again":          {day(20), assessedOn(day(15)), person.PresumedToBe},
		"without a day of birth":  {day(20), noBirth, person.PresumedToBe},
	} {
		a := age
		a.Evidence = append([]person.AgeEvidence{}, age.Evidence...)
		a.Assessments = append([]person.AgeAssessment{}, age.Assessments...)
		x.change(&a)
		assert.Equal(t, x.want, a.ChildOn(x.on).Standing, name)
	}
}

func foundTo(g person.Genuineness) func(*person.Age) {
	return func(a *person.Age) { a.Evidence[0].Genuine = g }
}

func ofKind(k person.AgeEvidenceKind) func(*person.Age) {
	return func(a *person.Age) { a.Evidence[0].Kind = k }
}

func assessedOn(day law.Day) func(*person.Age) {
	return func(a *person.Age) { a.Assessments[0].Day = day }
}

func bornIn(year int) func(*person.Age) {
	return func(a *person.Age) { a.BirthDay = law.MustDay(year, time.January, 1) }
}

func reasons(a *person.Age) { a.ReasonToBelieveChild = person.Yes }

func noBirth(a *person.Age) { a.Knowledge, a.BirthDay = person.AgeUnknown, law.Day{} }
