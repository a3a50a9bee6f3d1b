package cases_test

import (
	"cmp"
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
		assert.Equal(t, tt.instrument, cmp.Or(d.By, d.Instrument), "%s %v", tt.place, tt.day)
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

// TestElements_Table: act, means and purpose, each found, looked for in vain or not recorded, of a
// child, of an adult and of somebody of whom nobody knows. Who is to be presumed a child answers as
// a child (CETS No. 197, article 10(3)).
func TestElements_Table(t *testing.T) {
	const (
		all       = cases.AllElements
		missing   = cases.ElementsMissing
		absent    = cases.ElementsAbsent
		smuggling = cases.SmugglingOnly
	)
	on := d(2026, 10, 1)
	yes := person.Yes
	acts := []cases.Act{cases.Transportation}
	means := []cases.Means{cases.Coercion}
	labour := []jurisdiction.Purpose{jurisdiction.ForcedLabour}
	for _, tt := range []struct {
		name                string
		c                   cases.Conduct
		child, adult, doubt cases.Verdict
		why                 string
	}{
		{
			"act, means and purpose",
			cases.Conduct{Acts: acts, Means: means, Purposes: labour},
			all, all, all, "Palermo Protocol, 3(a); CETS 197, 4(a); Directive 2011/36/EU, 2(1)",
		},
		{
			"act and purpose, means not asked",
			cases.Conduct{Acts: acts, Purposes: labour},
			all, missing, missing, "Palermo Protocol, 3(c); CETS 197, 4(c); Directive, 2(5)",
		},
		{
			"act and purpose, no means found",
			cases.Conduct{Acts: acts, Purposes: labour, NoMeans: yes},
			all, absent, missing, "the same, and 3(a) for an adult",
		},
		{
			"act and means, purpose not asked",
			cases.Conduct{Acts: acts, Means: means},
			missing, missing, missing, "3(a): for the purpose of exploitation",
		},
		{
			"act and means, no purpose found",
			cases.Conduct{Acts: acts, Means: means, NoPurpose: yes},
			absent, absent, absent, "3(a): for the purpose of exploitation",
		},
		{
			"act alone",
			cases.Conduct{Acts: acts},
			missing, missing, missing, "3(a)",
		},
		{
			"act, no purpose found, means not asked",
			cases.Conduct{Acts: acts, NoPurpose: yes},
			absent, absent, absent, "3(a), 3(c): a child too is taken for a purpose",
		},
		{
			"act, no means and no purpose found",
			cases.Conduct{Acts: acts, NoMeans: yes, NoPurpose: yes},
			absent, absent, absent, "3(a), 3(c)",
		},
		{
			"means and purpose, no act recorded",
			cases.Conduct{Means: means, Purposes: labour},
			missing, missing, missing, "3(a), 3(c): recruitment, transportation, transfer, " +
				"harbouring or receipt",
		},
		{
			"purpose alone",
			cases.Conduct{Purposes: labour},
			missing, missing, missing, "3(a), 3(c)",
		},
		{
			"means alone",
			cases.Conduct{Means: means},
			missing, missing, missing, "3(a)",
		},
		{
			"no means found, and nothing else recorded",
			cases.Conduct{NoMeans: yes},
			missing, absent, missing, "3(a), 3(c)",
		},
		{
			"smuggled, no purpose found",
			cases.Conduct{Acts: acts, Smuggled: yes, NoPurpose: yes},
			smuggling, smuggling, smuggling, "Smuggling Protocol, 3(a)",
		},
		{
			"smuggled, no means and no purpose found",
			cases.Conduct{Acts: acts, Smuggled: yes, NoMeans: yes, NoPurpose: yes},
			smuggling, smuggling, smuggling, "Smuggling Protocol, 3(a)",
		},
		{
			"smuggled, coerced, no purpose found",
			cases.Conduct{Acts: acts, Means: means, Smuggled: yes, NoPurpose: yes},
			absent, absent, absent, "Smuggling Protocol, 3(a): it rests on agreement",
		},
		{
			"smuggled, purpose not asked",
			cases.Conduct{Acts: acts, Smuggled: yes},
			missing, missing, missing, "Palermo Protocol, 3(a): smuggling excludes no trafficking",
		},
		{
			"smuggled, exploited, means not asked",
			cases.Conduct{Acts: acts, Smuggled: yes, Purposes: labour},
			all, missing, missing, "Palermo Protocol, 3(c)",
		},
		{
			"agreed, means found",
			cases.Conduct{Acts: acts, Means: means, Purposes: labour, Agreed: yes},
			all, all, all, "Palermo Protocol, 3(b); CETS 197, 4(b); Directive, 2(4)",
		},
		{
			"agreed, no means found",
			cases.Conduct{Acts: acts, Purposes: labour, NoMeans: yes, Agreed: yes},
			all, absent, missing, "3(b) where a means was used; 3(c) for a child",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			judge := func(age person.Age) cases.Elements {
				c := tt.c
				c.Victims, c.From = []string{"v1"}, d(2026, 8, 1)
				f := &cases.File{
					Victims: []victim.Victim{{ID: "v1", Age: age}}, Conduct: []cases.Conduct{c},
				}
				return f.Elements(&f.Victims[0], on, eu)
			}
			child := judge(born(2012, 5, 5))
			assert.Equal(t, tt.child, child.Verdict, "child: %s", tt.why)
			presumed := judge(person.Age{ReasonToBelieveChild: yes})
			assert.Equal(t, tt.child, presumed.Verdict, "presumed child: %s", tt.why)
			adult := judge(born(1990, 1, 1))
			assert.Equal(t, tt.adult, adult.Verdict, "adult: %s", tt.why)
			assert.Equal(t, tt.doubt, judge(person.Age{}).Verdict, "age not known: %s", tt.why)
			if len(tt.c.Means) == 0 {
				assert.Equal(t, cases.ElementNotNeeded, child.Means.State, "of a child")
			}
			agreed := tt.c.Agreed == yes
			assert.Equal(t, agreed, child.Agreement, "it counts for nothing of a child")
			assert.Equal(t, agreed && len(tt.c.Means) > 0, adult.Agreement,
				"it counts for nothing where means were used")
		})
	}
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
		why     string
	}{
		{
			"surrogacy in a State outside the Union", born(2012, 5, 5), mk,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts,
				Purposes: []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.AllElements,
			"CETS 197, 4(c): a child needs no means; it knows no exception",
		},
		{
			"the same inside, and nobody asked who the mother was", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, NoMeans: person.Yes,
				Purposes: []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.ElementsMissing,
			"Directive 2011/36/EU as amended, 2(5): not answered is not no",
		},
		{
			"the same, the mother was an adult", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, NoMeans: person.Yes,
				SurrogateMotherChild: person.No,
				Purposes:             []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.ElementsAbsent,
			"2(5): for surrogacy the means may be left out only for a child",
		},
		{
			"age unknown, means looked for", person.Age{}, eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, Purposes: labour, NoMeans: person.Yes,
			}}, cases.ElementsMissing,
			"CETS 197, 4(c) and (d): a child would need none",
		},
		{
			"only the last day is known, two months after 18", born(2008, 6, 1), eu,
			[]cases.Conduct{{
				To: d(2026, 8, 1), Acts: acts, Purposes: labour, NoMeans: person.Yes,
			}}, cases.ElementsMissing,
			"4(c): the beginning may lie before",
		},
		{
			"not dated, an adult now", adult, eu,
			[]cases.Conduct{{Acts: acts, Purposes: labour, NoMeans: person.Yes}},
			cases.ElementsMissing,
			"4(c): the conduct may lie before 18",
		},
		{
			"turned 18 on the way", born(2008, 6, 1), eu,
			[]cases.Conduct{{
				From: d(2026, 5, 31), To: d(2026, 8, 1), Acts: acts, Purposes: labour,
				NoMeans: person.Yes,
			}}, cases.AllElements,
			"4(c): it began against a child",
		},
		{
			"recruited at 17, exploited as an adult", born(2008, 6, 1), eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), To: d(2026, 5, 2), Acts: []cases.Act{cases.Recruitment}},
				{
					From: d(2026, 6, 2), Acts: acts, Purposes: labour, NoMeans: person.Yes,
				},
			}, cases.AllElements,
			"Palermo Protocol, 3(c): recruitment of a child for the purpose",
		},
		{
			"means looked for in one stretch and not asked in the other", adult, eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), Acts: acts, NoMeans: person.Yes},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour},
			}, cases.ElementsMissing,
			"3(a): one stretch answers not for the other",
		},
		{
			"looked for in both", adult, eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), Acts: acts, NoMeans: person.Yes},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour, NoMeans: person.Yes},
			}, cases.ElementsAbsent,
			"3(a): means belong to the definition for an adult",
		},
		{
			"smuggled, then kept by coercion; the purpose was not asked", adult, eu,
			[]cases.Conduct{
				{
					From: d(2026, 5, 1), Acts: acts, Smuggled: person.Yes, NoPurpose: person.Yes,
				},
				{From: d(2026, 5, 9), Acts: acts, Means: []cases.Means{cases.Coercion}},
			}, cases.ElementsMissing,
			"Smuggling Protocol, 3(a), and Palermo Protocol, 3(a): a means was found",
		},
		{
			"smuggled, and abducted", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 5, 1), Acts: acts, Smuggled: person.Yes, NoPurpose: person.Yes,
				Means: []cases.Means{cases.Abduction},
			}}, cases.ElementsAbsent,
			"Smuggling Protocol, 3(a): who is abducted is not smuggled by agreement",
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
			"3(a): an act by a means for a purpose, of one course of conduct",
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
			"3(a): one course of conduct",
		},
		{
			"nothing on file", adult, eu, nil, cases.ElementsMissing,
			"nothing recorded is nothing looked for",
		},
		{
			"the same, and an act without a day between", adult, eu,
			[]cases.Conduct{
				{
					From: d(2015, 5, 1), To: d(2015, 6, 1), Acts: acts,
					Means: []cases.Means{cases.Deception},
				},
				{Acts: acts},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour},
			}, cases.ElementsMissing,
			"what may belong to either makes no one course of both",
		},
		{
			"an act without a day, and the means of it", adult, eu,
			[]cases.Conduct{
				{Acts: acts, Means: []cases.Means{cases.Coercion}},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour},
			}, cases.AllElements,
			"3(a): it may belong to the course, and nobody said that it does not",
		},
		{
			"taken at 17 for no purpose, which somebody looked for; exploited as an adult",
			born(2008, 6, 1), eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), To: d(2026, 5, 2), Acts: acts, NoPurpose: person.Yes},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour, NoMeans: person.Yes},
			}, cases.ElementsMissing,
			"3(c): for the purpose of exploitation; whether this act was is a judgement",
		},
		{
			"the same, and the purpose not asked of the first act", born(2008, 6, 1), eu,
			[]cases.Conduct{
				{From: d(2026, 5, 1), To: d(2026, 5, 2), Acts: acts},
				{From: d(2026, 6, 2), Acts: acts, Purposes: labour, NoMeans: person.Yes},
			}, cases.AllElements,
			"3(c)",
		},
		{
			"surrogacy beside labour", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, NoMeans: person.Yes,
				SurrogateMotherChild: person.No,
				Purposes: []jurisdiction.Purpose{
					jurisdiction.Surrogacy, jurisdiction.ForcedLabour,
				},
			}}, cases.AllElements,
			"Directive 2011/36/EU, 2(5): the exception is for surrogacy alone",
		},
		{
			"surrogacy by a mother who was a child", born(2012, 5, 5), eu,
			[]cases.Conduct{{
				From: d(2026, 8, 1), Acts: acts, NoMeans: person.Yes,
				SurrogateMotherChild: person.Yes,
				Purposes:             []jurisdiction.Purpose{jurisdiction.Surrogacy},
			}}, cases.AllElements,
			"2(5)",
		},
		{
			"begins tomorrow", adult, eu,
			[]cases.Conduct{{
				From: d(2026, 10, 2), Acts: acts, Purposes: labour,
				Means: []cases.Means{cases.Coercion},
			}}, cases.ElementsMissing,
			"it has not happened",
		},
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
			assert.Equal(t, tt.want, e.Verdict, tt.why)
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
