package cases_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// eu is the definition of Directive 2011/36/EU as amended, in a member state that carried it into
// its law.
var eu = cases.DefinitionIn(jurisdiction.Builtin(), "HU", law.MustDay(2026, 10, 1))

func TestDefinitionIn(t *testing.T) {
	for _, tt := range []struct {
		place      jurisdiction.Code
		day        law.Day
		instrument string
		binding    law.Binding
	}{
		// Directive (EU) 2024/1712 was to be transposed by 15 July 2026, and Hungary carried it on
		// 1 July; Directive 2011/36/EU by 6 April 2013; CETS 197 is in force for Slovenia since 1
		// January 2010.
		{"HU", law.MustDay(2026, 7, 1), "eu-2024-1712", law.Binds},
		{"HU", law.MustDay(2026, 6, 30), "eu-2011-36", law.Binds},
		{"SI", law.MustDay(2026, 7, 15), "eu-2024-1712", law.BindUnknown},
		{"SI", law.MustDay(2026, 7, 14), "eu-2011-36", law.Binds},
		{"SI", law.MustDay(2013, 4, 5), "coe-197", law.Binds},
		{"SI", law.MustDay(2009, 12, 31), "palermo", law.Binds},
		{"MK", law.MustDay(2026, 10, 1), "coe-197", law.Binds},
		{"", law.MustDay(2026, 10, 1), "palermo", law.BindUnknown},
	} {
		d := cases.DefinitionIn(jurisdiction.Builtin(), tt.place, tt.day)
		assert.Equal(t, tt.instrument, d.Instrument, "%s %v", tt.place, tt.day)
		assert.Equal(t, tt.place, d.Place)
		assert.Equal(
			t, tt.instrument == "eu-2024-1712" && d.Binding == law.Binds, d.SurrogacyNeedsMeans,
		)
		if tt.place != "" {
			assert.Equal(t, tt.binding, d.Binding, "%s %v", tt.place, tt.day)
		}
	}
}

func born(y int, m time.Month, day int) person.Age {
	return person.Age{Knowledge: person.AgeExact, BirthDay: d(y, m, day)}
}

func TestElements_Edges(t *testing.T) {
	on := d(2026, 10, 1)
	adult := born(1990, 1, 1)
	labour := []jurisdiction.Purpose{jurisdiction.ForcedLabour}
	acts := []cases.Act{cases.Harbouring}
	mk := cases.DefinitionIn(jurisdiction.Builtin(), "MK", on)
	tests := []struct {
		name    string
		age     person.Age
		by      cases.Definition
		conduct []cases.Conduct
		want    cases.Verdict
	}{
		{
			"surrogacy in a State outside the Union", born(2012, 5, 5), mk,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts,
				Purposes: []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.AllElements,
		},
		{
			"the same inside, and nobody asked who the mother was", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, NoMeans: person.Yes,
				Purposes: []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.ElementsMissing,
		},
		{
			"the same, the mother was an adult", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, NoMeans: person.Yes,
				SurrogateMotherChild: person.No,
				Purposes:             []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.ElementsAbsent,
		},
		{
			"age unknown, means looked for", person.Age{}, eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, Purposes: labour, NoMeans: person.Yes,
			}}, cases.ElementsMissing,
		},
		{
			"only the last day is known, two months after 18", born(2008, 6, 1), eu,
			[]cases.Conduct{{
				To: d(2026, 8, 1), Acts: acts, Purposes: labour, NoMeans: person.Yes,
			}}, cases.ElementsMissing,
		},
		{
			"not dated, an adult now", adult, eu,
			[]cases.Conduct{{Acts: acts, Purposes: labour, NoMeans: person.Yes}},
			cases.ElementsMissing,
		},
		{
			"turned 18 on the way", born(2008, 6, 1), eu,
			[]cases.Conduct{{
				From: d(2026, 5, 31), To: d(2026, 8, 1), Acts: acts, Purposes: labour,
				NoMeans: person.Yes,
			}}, cases.AllElements,
		},
		{
			"recruited at 17, exploited as an adult", born(2008, 6, 1), eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), To: d(2026, 5, 2), Acts: []cases.Act{cases.Recruitment}},
				{
					From: d(2026, 6, 2), Acts: acts, Purposes: labour, NoMeans: person.Yes,
				},
			}, cases.AllElements,
		},
		{
			"means looked for in one stretch and not asked in the other", adult, eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), Acts: acts, NoMeans: person.Yes},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour},
			}, cases.ElementsMissing,
		},
		{
			"looked for in both", adult, eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), Acts: acts, NoMeans: person.Yes},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour, NoMeans: person.Yes},
			}, cases.ElementsAbsent,
		},
		{
			"smuggled, then kept by coercion; the purpose was not asked", adult, eu,
			[]cases.Conduct{
				{
					From: d(2026, 5, 1), Acts: acts, Smuggled: person.Yes, NoPurpose: person.Yes,
				},
				{From: d(2026, 5, 9), Acts: acts, Means: []cases.Means{cases.Coercion}},
			}, cases.ElementsMissing,
		},
		{
			"smuggled, and abducted", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 5, 1), Acts: acts, Smuggled: person.Yes, NoPurpose: person.Yes,
				Means: []cases.Means{cases.Abduction},
			}}, cases.ElementsAbsent,
		},
		{
			"deceived eleven years before, by nobody in common", adult, eu,
			[]cases.Conduct{
				{
					From: d(2015, 5, 1), To: d(2015, 6, 1), Acts: acts,
					Means: []cases.Means{cases.Deception},
				},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour},
			}, cases.ElementsMissing,
		},
		{
			"the same, by the same suspect", adult, eu,
			[]cases.Conduct{
				{
					From: d(2015, 5, 1), To: d(2015, 6, 1), Acts: acts, Suspects: []string{"x1"},
					Means: []cases.Means{cases.Deception},
				},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour, Suspects: []string{"x1"}},
			}, cases.AllElements,
		},
		{"nothing on file", adult, eu, nil, cases.ElementsMissing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &cases.File{
				Victims: []victim.Victim{{ID: "v1", Age: tt.age}}, Conduct: tt.conduct,
			}
			for i := range f.Conduct {
				f.Conduct[i].Victims = []string{"v1"}
			}
			e := f.Elements(&f.Victims[0], on, tt.by)
			assert.Equal(t, tt.want, e.Verdict)
			assert.Equal(t, tt.by.Instrument, e.Definition.Instrument, "the answer names it")
		})
	}
}

// TestElements_Unnamed: a purpose that the definition does not name is told.
func TestElements_Unnamed(t *testing.T) {
	f := &cases.File{
		Victims: []victim.Victim{{ID: "v1", Age: born(2012, 5, 5)}},
		Conduct: []cases.Conduct{{
			Victims: []string{"v1"}, From: d(2026, 8, 1), Acts: []cases.Act{cases.Transfer},
			Purposes: []jurisdiction.Purpose{jurisdiction.ForcedMarriage},
		}},
	}
	on := d(2026, 10, 1)
	mk := cases.DefinitionIn(jurisdiction.Builtin(), "MK", on)
	assert.Equal(t, []jurisdiction.Purpose{jurisdiction.ForcedMarriage},
		f.Elements(&f.Victims[0], on, mk).Unnamed)
	assert.Empty(t, f.Elements(&f.Victims[0], on, eu).Unnamed)
}
