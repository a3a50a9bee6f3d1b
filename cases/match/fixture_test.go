package match_test

import (
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

var on = law.MustDay(2026, time.November, 23)

func d(year int, month time.Month, day int) law.Day { return law.MustDay(year, month, day) }

func date(s string) person.Date {
	out, err := person.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return out
}

func born(s string) person.Age {
	b := date(s)
	day, exact := b.Day()
	if exact {
		return person.Age{Knowledge: person.AgeExact, BirthDay: day}
	}
	return person.Age{Knowledge: person.AgeYear, BirthYear: day.Year()}
}

// full is a child of whom every field that is compared is known. All names are invented.
func full(id string) victim.Victim {
	return victim.Victim{
		ID: id,
		Identity: &person.Identity{
			Names: []person.Name{{Given: "Zarđa", Family: "Šunić", Patronymic: "Mirzova"}},
			Documents: []person.Document{
				{Kind: "passport", Number: "Z 123 456", Country: "MK"},
			},
			Birthplace: person.Place{Code: "MK", Locode: "MKSKP", City: "Zarlovo"},
		},
		Sex:          person.Female,
		Age:          born("2012-04-01"),
		Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "MK"}},
		Relatives: []person.Relative{
			{ID: "m", Relation: "mother", Names: []person.Name{{Text: "Orza Šunić"}}},
			{ID: "f", Relation: "father", Names: []person.Name{{Text: "Mirzo Šunić"}}},
		},
	}
}

// other is a child of whom all is different.
func other(id string) victim.Victim {
	return victim.Victim{
		ID: id,
		Identity: &person.Identity{
			Names:      []person.Name{{Given: "Bok", Family: "Telpe", Patronymic: "Wod"}},
			Documents:  []person.Document{{Kind: "passport", Number: "Q 999 888", Country: "AL"}},
			Birthplace: person.Place{Code: "AL", Locode: "ALTIA", City: "Velmpe"},
		},
		Sex:          person.Male,
		Age:          born("2009-09-09"),
		Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
		Relatives: []person.Relative{
			{ID: "m", Relation: "mother", Names: []person.Name{{Text: "Wilp Telpe"}}},
			{ID: "f", Relation: "father", Names: []person.Name{{Text: "Wod Telpe"}}},
		},
	}
}

func file(id string, v ...victim.Victim) *cases.File { return &cases.File{ID: id, Victims: v} }

// kept is the profile for duplicates of v, in a file of its own.
func kept(v victim.Victim) match.Profile { return keptIn("file-of-"+v.ID, v) }

func keptIn(id string, v victim.Victim) match.Profile {
	p, err := match.ForDuplicates(file(id, v), v.ID, on)
	if err != nil {
		panic(err)
	}
	return p
}

func named(names ...person.Name) victim.Victim {
	return victim.Victim{ID: "v", Identity: &person.Identity{Names: names}}
}

func text(s string) person.Name { return person.Name{Text: s} }

var all = law.Codes[person.Category]()

// agreed is v with a consent to tracing by the guardian, who is in office, and the screening that
// a child needs.
func agreed(v victim.Victim, categories ...person.Category) victim.Victim {
	if categories == nil {
		categories = all
	}
	v.Guardians = []victim.Guardian{{ID: "g-" + v.ID, Appointed: d(2026, time.September, 1)}}
	v.Consents = []victim.Consent{{
		ID: "c-" + v.ID, Capacity: victim.ConsentGuardian, Guardian: "g-" + v.ID,
		ChildAgrees: person.Yes, Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
		Categories: categories, Given: d(2026, time.October, 1), Language: "mk",
	}}
	v.Tracings = []care.Tracing{{ScreenDay: d(2026, time.October, 2), Safe: person.Yes}}
	return v
}

func code(s string) jurisdiction.Code { return jurisdiction.Code(s) }
