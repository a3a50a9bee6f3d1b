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
		"forged, as found later":  {day(20), also(forged, day(14)), person.PresumedToBe},
		"forged on the same day":  {day(20), also(forged, day(12)), person.PresumedToBe},
		"forged on a day untold":  {day(20), also(forged, law.Day{}), person.PresumedToBe},
		"of another, found later": {day(20), also(ofOther, day(14)), person.PresumedToBe},
		"not known any more":      {day(20), also(unsure, day(14)), person.PresumedToBe},
		"genuine, as found later": {day(20), also(forged, day(11)), person.Adult},
		"a second look":           {day(20), also(person.DocumentGenuine, day(14)), person.Adult},
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

const (
	forged  = person.DocumentForged
	ofOther = person.DocumentOfOther
	unsure  = person.DocumentUnknown
)

func also(g person.Genuineness, on law.Day) func(*person.Age) {
	return func(a *person.Age) {
		e := a.Evidence[0]
		e.Genuine, e.Checked = g, on
		a.Evidence = append(a.Evidence, e)
	}
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

// An assessment that was challenged ends no doubt before it is on file that it stood (CETS No. 197,
// article 10(3)).
func TestAssessmentThatWasChallenged(t *testing.T) {
	day := func(d int) law.Day { return law.MustDay(2026, time.September, d) }
	assessment := person.AgeAssessment{
		Day: day(10), Lower: 19, Upper: 22, Qualified: person.Yes, Multidisciplinary: person.Yes,
		Methods: []person.AgeMethod{person.MethodInterview},
	}
	for name, x := range map[string]struct {
		challenged law.Day
		upheld     person.Answer
		want       bool
	}{
		"not challenged":         {want: true},
		"stood":                  {day(12), person.Yes, true},
		"stood, day not told":    {upheld: person.Yes, want: true},
		"did not stand":          {challenged: day(12), upheld: person.No},
		"did not stand, no day":  {upheld: person.No},
		"not decided":            {challenged: day(12)},
		"not known":              {challenged: day(12), upheld: "unknown"},
		"answer that is no code": {challenged: day(12), upheld: "Yes"},
	} {
		s := assessment
		s.Challenged, s.Upheld = x.challenged, x.upheld
		assert.Equal(t, x.want, s.ConfirmsAdult(), name)
		want := person.PresumedToBe
		if x.want {
			want = person.Adult
		}
		for record, a := range map[string]person.Age{
			"nothing else": {},
			"impression":   {Knowledge: person.AgeRange, Min: 15, Max: 25, On: day(1)},
			"presumption": {
				Knowledge: person.AgeExact, BirthDay: law.MustDay(2000, time.January, 1),
				Status: person.PresumedChild, StatusDay: day(1),
			},
		} {
			a.Assessments = []person.AgeAssessment{s}
			assert.Equal(t, want, a.ChildOn(day(20)).Standing, name+", "+record)
		}
	}
	child := person.AgeAssessment{Day: day(10), Lower: 15, Upper: 16, Upheld: person.No}
	a := person.Age{Assessments: []person.AgeAssessment{child}}
	assert.Equal(t, person.Child, a.ChildOn(day(20)).Standing, "a result that protects stays")
}
