package person_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestAge_Faults(t *testing.T) {
	on := d(2026, 10, 1)
	const (
		calendar = "/birth_day: not a year of the calendar from 1900 to 2200"
		inexact  = "/birth_day: a day beside an age that is not known to the day"
		undated  = "/on: missing"
	)
	known := func(by person.AgeKnowledge, a person.Age) person.Age {
		a.Knowledge = by
		return a
	}
	for name, tt := range map[string]struct {
		age  person.Age
		want []string
	}{
		"nothing":              {person.Age{}, nil},
		"a day":                {born(2012, 5, 1), nil},
		"the first year":       {born(1900, 1, 1), nil},
		"the last year":        {born(2200, 12, 31), nil},
		"the eve of the first": {born(1899, 12, 31), []string{calendar}},
		"after the last":       {born(2201, 1, 1), []string{calendar}},
		"Solar Hijri":          {born(1388, 5, 1), []string{calendar}},
		"Islamic":              {born(1430, 5, 1), []string{calendar}},
		"Buddhist":             {born(2553, 5, 1), []string{calendar}},
		"the year 9999":        {born(9999, 3, 23), []string{calendar}},
		"not said how known":   {person.Age{BirthDay: d(1388, 5, 1)}, []string{calendar}},
		"known as unknown":     {known(person.AgeUnknown, born(1388, 5, 1)), []string{calendar}},
		"a year":               {person.Age{Knowledge: person.AgeYear, BirthYear: 2008}, nil},
		"1 January beside a year": {
			person.Age{Knowledge: person.AgeYear, BirthYear: 2008, BirthDay: d(2008, 1, 1)},
			[]string{inexact},
		},
		"a day for a year":     {known(person.AgeYear, born(2008, 1, 1)), []string{inexact}},
		"a day beside a month": {known(person.AgeMonth, born(2008, 11, 1)), []string{inexact}},
		"both": {
			known(person.AgeYear, born(1388, 1, 1)), []string{calendar, inexact},
		},
		"in dispute":         {known(person.AgeDisputed, born(2008, 1, 1)), nil},
		"a range":            {between(12, 14, on), nil},
		"without its day":    {between(12, 14, law.Day{}), []string{undated}},
		"an infant":          {between(0, 0, law.Day{}), []string{undated}},
		"not said to be one": {person.Age{Min: 12, Max: 14}, []string{undated}},
		"23 months":          {months(0, 23, on), nil},
		"24 months": {
			months(24, 24, on), []string{"/min: more than 23", "/max: more than 23"},
		},
		"an estimate":    {about(13, 0, on), nil},
		"of no day":      {about(13, 0, law.Day{}), []string{undated}},
		"of 0":           {about(0, 0, law.Day{}), []string{undated}},
		"a margin alone": {person.Age{Margin: 2}, []string{undated}},
		"a day of another calendar": {
			between(12, 14, d(1405, 6, 10)),
			[]string{"/on: not a year of the calendar from 1900 to 2200"},
		},
	} {
		var got []string
		for _, f := range tt.age.Faults() {
			got = append(got, f.Error())
		}
		assert.Equal(t, tt.want, got, name)
		if len(tt.want) > 0 {
			standing := tt.age.ChildOn(on).Standing
			assert.NotEqual(t, person.Adult, standing, "%s makes nobody an adult", name)
		}
	}
}

// An examination of the body that only its kind tells is one all the same: an assessment of which
// nobody knows whether it was the last resort ends no doubt.
func TestAgeAssessment_ExaminationByItsKind(t *testing.T) {
	s := person.AgeAssessment{
		Multidisciplinary: person.Yes, Qualified: person.Yes, Lower: 19, Upper: 21,
		Methods: []person.AgeMethod{person.MethodInterview},
	}
	assert.True(t, s.ConfirmsAdult())
	assert.False(t, s.IsMedical())
	s.Medical = []person.AgeExamination{"hand-x-ray"}
	assert.True(t, s.IsMedical())
	assert.False(t, s.ConfirmsAdult(), "which came first is not known")
	s.Methods = append(s.Methods, person.MethodMedical)
	assert.True(t, s.ConfirmsAdult(), "the examination came last")
	s.Methods = []person.AgeMethod{person.MethodMedical, person.MethodInterview}
	assert.False(t, s.ConfirmsAdult())
}
