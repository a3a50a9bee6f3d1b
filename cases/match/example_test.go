package match_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Two files of one shelter: the name once in Latin and once in Cyrillic letters, the birth once to
// the day and once to the year.
func ExampleDuplicates() {
	on := law.MustDay(2026, time.November, 23)
	files := []*cases.File{
		{ID: "case-1", Victims: []victim.Victim{{
			ID: "v1", Sex: person.Female,
			Age: person.Age{
				Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, time.April, 1),
			},
			Identity: &person.Identity{Names: []person.Name{{Text: "Zarđa Šunić"}}},
		}}},
		{ID: "case-2", Victims: []victim.Victim{{
			ID: "v1", Sex: person.Female,
			Age:      person.Age{Knowledge: person.AgeYear, BirthYear: 2012},
			Identity: &person.Identity{Names: []person.Name{{Text: "Шунић Жарђа"}}},
		}}},
	}
	profiles := func(yield func(match.Profile) bool) {
		for _, f := range files {
			for _, v := range f.Victims {
				p, err := match.ForDuplicates(f, v.ID, on)
				if err != nil || !yield(p) {
					return
				}
			}
		}
	}
	pairs, err := match.Duplicates(profiles, 50)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, pair := range pairs {
		a, _ := pair.A.Record()
		b, _ := pair.B.Record()
		fmt.Println(a, b, pair.Result.Score, pair.Result.Agree)
	}
	fmt.Println(pairs[0])
	// Output:
	// case-1 case-2 57 [names birth sex]
	// match.Pair(redacted)
}

func ExampleCompare() {
	on := law.MustDay(2026, time.November, 23)
	born := person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, time.April, 1)}
	f := &cases.File{ID: "case-1", Victims: []victim.Victim{
		{ID: "v1", Sex: person.Female, Age: born, Identity: &person.Identity{
			Names: []person.Name{{Text: "Zarđa Šunić"}},
		}},
		{ID: "v2", Sex: person.Male, Age: born, Identity: &person.Identity{
			Names: []person.Name{{Text: "Bokle Šunić"}},
		}},
	}}
	a, _ := match.ForDuplicates(f, "v1", on)
	b, _ := match.ForDuplicates(f, "v2", on)
	r := match.Compare(a, b)
	fmt.Println(r.Score, r.Agree, r.Differ, r.Flags)
	// Output:
	// 0 [birth] [names sex] [same-file twins-possible]
}

// What a case file keeps of its own needs no consent to tracing; what is looked for outside does.
func ExampleForTracing() {
	on := law.MustDay(2026, time.November, 23)
	f := &cases.File{ID: "case-1", Victims: []victim.Victim{{ID: "v1"}}}

	_, err := match.ForDuplicates(f, "v1", on)
	fmt.Println(err)
	_, err = match.ForTracing(f, "v1", on)
	fmt.Println(err)

	f.Victims[0].Consents = []victim.Consent{{
		ID: "c1", Capacity: victim.ConsentSelf, Given: law.MustDay(2026, time.October, 1),
		Purposes:   []victim.ConsentPurpose{victim.PurposeTracing},
		Categories: []person.Category{person.CategoryIdentity, person.CategoryAge},
	}}
	_, err = match.ForTracing(f, "v1", on)
	fmt.Println(err)
	// Output:
	// <nil>
	// match: no-consent: not-given
	// <nil>
}

func ExampleForDuplicates() {
	f := &cases.File{ID: "case-1", Victims: []victim.Victim{{ID: "v1"}}}
	p, err := match.ForDuplicates(f, "v1", law.MustDay(2026, time.November, 23))
	fmt.Println(p, err)
	fmt.Println(p.Record())
	// Output:
	// match.Profile(redacted) <nil>
	// case-1 v1
}

// A woman looks for her mother, who is in the file of another shelter of the same organisation.
// Both have consented to tracing.
func ExampleForRelative() {
	on := law.MustDay(2026, time.November, 23)
	consent := []victim.Consent{{
		ID: "c1", Capacity: victim.ConsentSelf, Given: law.MustDay(2026, time.October, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
		Categories: []person.Category{
			person.CategoryIdentity, person.CategoryAge, person.CategoryFamily,
		},
	}}
	year, _ := person.ParseDate("1970")
	looks := &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "v1", Consents: consent,
		Relatives: []person.Relative{{
			ID: "mother", Relation: "mother", BirthDate: year,
			Names: []person.Name{{Given: "Orza", Family: "Šunić"}},
		}},
	}}}
	found := &cases.File{ID: "case-2", Victims: []victim.Victim{{
		ID: "v1", Consents: consent,
		Age:      person.Age{Knowledge: person.AgeYear, BirthYear: 1970},
		Identity: &person.Identity{Names: []person.Name{{Text: "Орза Шунић"}}},
	}}}
	request, err := match.ForRelative(looks, "v1", "mother", on)
	if err != nil {
		fmt.Println(err)
		return
	}
	profile, err := match.ForTracing(found, "v1", on)
	if err != nil {
		fmt.Println(err)
		return
	}
	candidates, err := match.Candidates(request, slices.Values([]match.Profile{profile}), 50)
	for _, c := range candidates {
		file, person := c.Profile.Record()
		fmt.Println(file, person, c.Result.Score, c.Result.Agree, c.Result.Flags)
	}
	fmt.Println(err)
	// Output:
	// case-2 v1 52 [names birth] [contact-not-cleared]
	// <nil>
}

// Nobody is helped to find a child from whom the record keeps him or her.
func ExampleByRelative() {
	on := law.MustDay(2026, time.November, 23)
	f := &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "v1",
		Relatives: []person.Relative{
			{ID: "father", Relation: "father", Suspected: person.Yes},
			{ID: "uncle", Relation: "aunt-or-uncle"},
		},
		Guardians: []victim.Guardian{{ID: "g1", Appointed: law.MustDay(2026, time.October, 1)}},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentSelf, Given: law.MustDay(2026, time.October, 1),
			Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
		}},
	}}}
	_, err := match.ByRelative(f, "v1", "father", on)
	fmt.Println(err)
	_, err = match.ByRelative(f, "v1", "uncle", on)
	fmt.Println(err)
	// Output:
	// match: suspected
	// match: not-safe
}
