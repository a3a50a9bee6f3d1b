package match_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// seeker is a child who looks for its mother, m, of whom it knows name, sex and year of birth.
func seeker() victim.Victim {
	v := agreed(full("s"))
	v.Relatives = slices.Clone(v.Relatives)
	v.Relatives[0].BirthDate = date("1985")
	v.Relatives[0].Documents = []person.Document{{Number: "M777888", Country: "MK"}}
	v.Relatives[0].Citizenships = full("").Citizenships
	v.Relatives[0].SafeToContact = person.Yes
	return v
}

// mother is a victim in another file who may be the one.
func mother() victim.Victim {
	return victim.Victim{
		ID: "w", Sex: person.Female, Age: born("1985-06-01"),
		Citizenships: full("").Citizenships,
		Identity:     &person.Identity{Names: []person.Name{text("Орза Шунић")}},
		Consents: []victim.Consent{{
			ID: "c", Capacity: victim.ConsentSelf, Given: d(2026, time.October, 1),
			Purposes:   []victim.ConsentPurpose{victim.PurposeTracing},
			Categories: all, Language: "mk",
		}},
	}
}

func traced(t *testing.T, f *cases.File) match.Profile {
	t.Helper()
	p, err := match.ForTracing(f, f.Victims[0].ID, on)
	require.NoError(t, err)
	return p
}

func TestCandidates(t *testing.T) {
	request, err := match.ForRelative(file("f1", seeker()), "s", "m", on)
	require.NoError(t, err)
	profiles := []match.Profile{
		traced(t, file("f1", seeker())),
		traced(t, file("f2", agreed(other("o")))),
		traced(t, file("f3", mother())),
	}
	got, err := match.Candidates(request, slices.Values(profiles), 50)
	require.NoError(t, err)
	require.Len(t, got, 1)
	assert.Equal(t, "f3/w ", ids(got[0].Profile))
	assert.Equal(t, 40+12+5+5, got[0].Result.Score)
	assert.Empty(t, got[0].Result.Flags)

	// Who looks is not found, though a daughter may bear the name of her mother.
	namesake := seeker()
	identity(&namesake).Names = []person.Name{text("Orza Šunić")}
	namesake.Age = person.Age{}
	self, err := match.ForRelative(file("f1", namesake), "s", "m", on)
	require.NoError(t, err)
	for id, want := range map[string]int{"f1": 0, "f2": 1} {
		list := []match.Profile{traced(t, file(id, namesake))}
		got, err = match.Candidates(self, slices.Values(list), 1)
		require.NoError(t, err)
		assert.Len(t, got, want, id)
	}

	_, err = match.Candidates(match.Request{}, slices.Values(profiles), 50)
	assert.ErrorIs(t, err, match.ErrNoRequest)
	for _, wrong := range []match.Profile{kept(mother()), {}} {
		_, err = match.Candidates(request, slices.Values([]match.Profile{wrong}), 50)
		assert.ErrorIs(t, err, match.ErrPurpose)
		_, err = match.Duplicates(
			slices.Values([]match.Profile{traced(t, file("f3", mother()))}), 50,
		)
		assert.ErrorIs(t, err, match.ErrPurpose)
	}
}

// A mother asks for her child who is missing; another file has a child without papers.
func TestCandidates_ByRelative(t *testing.T) {
	request, err := match.ByRelative(file("f1", seeker()), "s", "m", on)
	require.NoError(t, err)
	found := agreed(full("x"))
	found.Relatives = nil
	found.Identity = &person.Identity{Names: []person.Name{text("Шунић Жарђа")}}
	profiles := []match.Profile{traced(t, file("f1", seeker())), traced(t, file("f2", found))}
	got, err := match.Candidates(request, slices.Values(profiles), 50)
	require.NoError(t, err)
	require.Len(t, got, 1, "the record itself is nobody found")
	assert.Equal(t, "f2/x ", ids(got[0].Profile))
	assert.Equal(t, 40+20+5+5, got[0].Result.Score)
}

// Of a brother the child knows the parents, of its own child it is one.
func TestForRelative_Parents(t *testing.T) {
	s := seeker()
	s.Relatives = append(s.Relatives,
		person.Relative{ID: "b", Relation: "sibling", Names: []person.Name{text("Bokle Šunić")}},
		person.Relative{ID: "k", Relation: "child", Names: []person.Name{text("Orbo Šunić")}},
	)
	brother := agreed(full("x"))
	identity(&brother).Names = []person.Name{text("Bokle Šunić")}
	child := agreed(full("y"))
	identity(&child).Names = []person.Name{text("Orbo Šunić")}
	child.Relatives = []person.Relative{
		{ID: "m", Relation: "mother", Names: []person.Name{text("Zarđa Šunić")}},
	}
	for id, tt := range map[string]struct {
		who    victim.Victim
		points int
	}{"b": {brother, 10}, "k": {child, 5}} {
		request, err := match.ForRelative(file("f1", s), "s", id, on)
		require.NoError(t, err)
		profiles := []match.Profile{traced(t, file("f2", tt.who))}
		got, err := match.Candidates(request, slices.Values(profiles), 1)
		require.NoError(t, err)
		require.Len(t, got, 1, id)
		assert.Equal(t, 40+tt.points, got[0].Result.Score, id)
		assert.Contains(t, got[0].Result.Agree, match.Parents)
		assert.Contains(t, got[0].Result.Flags, match.ContactNotCleared)
	}
}

// Without a consent that counts there is no profile and no request, whatever keeps it from
// counting.
func TestTracing_NeedsConsent(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*cases.File)
		flaw   victim.ConsentFlaw
	}{
		"none": {func(f *cases.File) { f.Victims[0].Consents = nil }, victim.FlawNotGiven},
		"to something else": {func(f *cases.File) {
			f.Victims[0].Consents[0].Purposes = []victim.ConsentPurpose{victim.PurposeService}
		}, victim.FlawNotGiven},
		"given tomorrow": {func(f *cases.File) {
			f.Victims[0].Consents[0].Given = on.AddDays(1)
		}, victim.FlawNotGiven},
		"ended yesterday": {func(f *cases.File) {
			f.Victims[0].Consents[0].Until = on.AddDays(-1)
		}, victim.FlawExpired},
		"withdrawn": {func(f *cases.File) {
			f.Victims[0].Consents[0].Withdrawn = on.AddDays(1) // on record, whatever the day
		}, victim.FlawWithdrawn},
		"withdrawn in the log": {func(f *cases.File) {
			f.Events = []cases.Event{{
				Day: on, Kind: cases.EventWithdrawn, Record: f.Victims[0].Consents[0].ID,
			}}
		}, victim.FlawWithdrawn},
		"by the child alone": {func(f *cases.File) {
			f.Victims[0].Consents[0].Capacity = victim.ConsentSelf
		}, victim.FlawChildAlone},
		"against the child": {func(f *cases.File) {
			f.Victims[0].Consents[0].ChildAgrees = person.No
		}, victim.FlawChildDisagree},
		"by a guardian who is a suspect": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: f.Victims[0].Guardians[0].ID}}
		}, victim.FlawSuspected},
	} {
		f := file("f", seeker())
		tt.change(f)
		_, err := match.ForTracing(f, "s", on)
		assert.Equal(t, &match.RefusedError{Because: match.NoConsent, Flaw: tt.flaw}, err, name)
		_, err = match.ForRelative(f, "s", "m", on)
		assert.Equal(t, &match.RefusedError{Because: match.NoConsent, Flaw: tt.flaw}, err, name)
		_, err = match.ByRelative(f, "s", "m", on)
		assert.Equal(t, &match.RefusedError{Because: match.NoConsent, Flaw: tt.flaw}, err, name)
		_, err = match.ForDuplicates(f, "s", on)
		assert.NoError(t, err, "%s: to keep one's own files in order takes none", name)
	}
	// One that counts is enough.
	f := file("f", seeker())
	expired := f.Victims[0].Consents[0]
	expired.ID, expired.Until = "old", on.AddDays(-1)
	f.Victims[0].Consents = append([]victim.Consent{expired}, f.Victims[0].Consents...)
	_, err := match.ForTracing(f, "s", on)
	assert.NoError(t, err)
}

// A profile for tracing holds what the consent covers and nothing besides.
func TestTracing_UsesWhatTheConsentCovers(t *testing.T) {
	for category, fields := range map[person.Category][]match.Field{
		person.CategoryID:          nil,
		person.CategoryIdentity:    {match.Names, match.Documents, match.Birthplace},
		person.CategoryAge:         {match.Birth},
		person.CategoryDemographic: {match.Sex, match.Citizenship},
		person.CategoryFamily:      nil, // without identity no names of parents
		person.CategoryHealth:      nil,
	} {
		less := traced(t, file("f1", agreed(full("a"), category)))
		whole := traced(t, file("f2", agreed(full("b"))))
		assert.Equal(t, fields, match.Compare(less, whole).Agree, category)
		assert.Empty(t, match.Compare(less, whole).Differ, category)
	}
	both := agreed(full("a"), person.CategoryIdentity, person.CategoryFamily)
	got := match.Compare(traced(t, file("f1", both)), traced(t, file("f2", agreed(full("b")))))
	assert.Contains(t, got.Agree, match.Parents)

	// What is taken out of a consent, or objected to, is not used; nor is a record that is named.
	for name, tt := range map[string]struct {
		limit  victim.Limit
		silent []match.Field
	}{
		"a category": {
			victim.Limit{Categories: []person.Category{person.CategoryAge}},
			[]match.Field{match.Birth},
		},
		"both parents": {
			victim.Limit{Records: []string{"m", "f"}}, []match.Field{match.Parents},
		},
		"a paper": {victim.Limit{Records: []string{"d"}}, []match.Field{match.Documents}},
		"for a recipient": {
			victim.Limit{Recipient: victim.Recipient{Kind: jurisdiction.Police}}, nil,
		},
		"until yesterday": {victim.Limit{Until: on.AddDays(-1)}, nil},
	} {
		limited, objected := agreed(full("a")), agreed(full("a"))
		limited.Identity.Documents[0].ID = "d"
		objected.Identity.Documents[0].ID = "d"
		limited.Consents[0].Limits = []victim.Limit{tt.limit}
		objected.Consents[0].Objections = []victim.Limit{tt.limit}
		whole := traced(t, file("f2", agreed(full("b"))))
		for _, v := range []victim.Victim{limited, objected} {
			got := match.Compare(traced(t, file("f1", v)), whole)
			assert.Equal(t, tt.silent, got.Silent, name)
		}
	}

	// The name that keeps somebody safe is found within the house, and looked for by nobody else.
	v := full("p")
	v.Identity = &person.Identity{
		Names: []person.Name{{Kind: "protective", Given: "Bok", Family: "Telpe"}},
	}
	plain := other("o")
	assert.Contains(t, match.Compare(kept(v), kept(plain)).Agree, match.Names)
	got = match.Compare(
		traced(t, file("f1", agreed(v))), traced(t, file("f2", agreed(plain))),
	)
	assert.Contains(t, got.Silent, match.Names)
}

func TestTracing_Refused(t *testing.T) {
	relative := func(change func(*person.Relative)) func(*cases.File) {
		return func(f *cases.File) { change(&f.Victims[0].Relatives[0]) }
	}
	screening := func(list ...care.Tracing) func(*cases.File) {
		return func(f *cases.File) { f.Victims[0].Tracings = list }
	}
	wishes := func(list ...care.Wish) func(*cases.File) {
		return func(f *cases.File) { f.Victims[0].Wishes = list }
	}
	suspect := func(s cases.Suspect) func(*cases.File) {
		return func(f *cases.File) { f.Suspects = []cases.Suspect{s} }
	}
	for name, tt := range map[string]struct {
		change func(*cases.File)
		forRel match.Refusal // what ForRelative says
		byRel  match.Refusal // what ByRelative says
	}{
		"nothing wrong": {func(*cases.File) {}, "", ""},
		"suspected": {relative(func(r *person.Relative) { r.Suspected = person.Yes }),
			match.Suspected, match.Suspected},
		"suspected, misspelt": {relative(func(r *person.Relative) { r.Suspected = "ja" }),
			match.Suspected, match.Suspected},
		"suspected since": {relative(func(r *person.Relative) { r.SuspectedSince = on }),
			match.Suspected, match.Suspected},
		"in conflict": {relative(func(r *person.Relative) { r.Conflict = person.Yes }),
			match.Suspected, match.Suspected},
		"a suspect of the file": {suspect(cases.Suspect{ID: "m"}),
			match.Suspected, match.Suspected},
		"the mother is a suspect": {suspect(cases.Suspect{
			ID: "x", Relations: []cases.Relation{{Victim: "s", Kind: "mother"}},
		}), match.Suspected, match.Suspected},
		"a parent is a suspect": {suspect(cases.Suspect{
			ID: "x", Relations: []cases.Relation{{Victim: "s", Kind: person.RelationParent}},
		}), match.Suspected, match.Suspected},
		"a stranger is a suspect": {suspect(cases.Suspect{
			ID: "x", Relations: []cases.Relation{{Victim: "s", Kind: person.RelationStranger}},
		}), "", ""},
		"who looks is a suspect": {suspect(cases.Suspect{ID: "s"}),
			match.Suspected, match.Suspected},
		"not to be told": {func(f *cases.File) { f.Victims[0].DoNotContact = []string{"m"} },
			match.Suspected, match.Suspected},
		"suspected for a sibling": {func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{ID: "t", Relatives: []person.Relative{
				{ID: "m", Suspected: person.Yes},
			}})
		}, match.Suspected, match.Suspected},
		"a carer is suspected": {func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
		}, match.Suspected, match.Suspected},
		"a carer is suspected, another": {func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
			r := &f.Victims[0].Relatives[0]
			r.Suspected, r.Conflict = person.No, person.No
		}, "", ""},
		"not safe": {relative(func(r *person.Relative) { r.SafeToContact = person.No }),
			match.NotSafe, match.NotSafe},
		"not known to be safe": {relative(func(r *person.Relative) { r.SafeToContact = "" }),
			"", match.NotSafe},
		"asked, and not known": {relative(func(r *person.Relative) {
			r.SafeToContact = person.AnswerUnknown
		}), "", match.NotSafe},
		"safe, misspelt": {relative(func(r *person.Relative) { r.SafeToContact = "ja" }),
			match.NotSafe, match.NotSafe},
		"not wished": {relative(func(r *person.Relative) { r.Wished = person.No }),
			match.NotWished, match.NotWished},
		"not screened": {screening(), match.NotScreened, match.NotScreened},
		"found not safe": {screening(care.Tracing{ScreenDay: on, Safe: person.No}),
			match.NotScreened, match.NotScreened},
		"screened tomorrow": {screening(care.Tracing{ScreenDay: on.AddDays(1), Safe: person.Yes}),
			match.NotScreened, match.NotScreened},
		"screened today": {screening(care.Tracing{ScreenDay: on, Safe: person.Yes}), "", ""},
		"found safe for her, not for the father": {screening(
			care.Tracing{Sought: []string{"m"}, ScreenDay: on, Safe: person.Yes},
			care.Tracing{Sought: []string{"f"}, ScreenDay: on, Safe: person.No},
		), "", ""},
		"found safe for the father alone": {screening(
			care.Tracing{Sought: []string{"f"}, ScreenDay: on, Safe: person.Yes},
		), match.NotScreened, match.NotScreened},
		"safe in general, not for her": {screening(
			care.Tracing{ScreenDay: on, Safe: person.Yes},
			care.Tracing{Sought: []string{"m"}, ScreenDay: on.AddDays(-9), Safe: person.No},
		), match.NotScreened, match.NotScreened},
		"screened anew, and safe": {screening(
			care.Tracing{ScreenDay: on.AddDays(-1), Safe: person.Yes},
			care.Tracing{ScreenDay: on.AddDays(-9), Safe: person.No},
		), "", ""},
		"screened anew, and not safe": {screening(
			care.Tracing{ScreenDay: on.AddDays(-1), Safe: person.No},
			care.Tracing{ScreenDay: on.AddDays(-9), Safe: person.Yes},
		), match.NotScreened, match.NotScreened},
		"two of one day": {screening(
			care.Tracing{ScreenDay: on, Safe: person.No},
			care.Tracing{ScreenDay: on, Safe: person.Yes},
		), match.NotScreened, match.NotScreened},
		"not safe, of tomorrow": {screening(
			care.Tracing{ScreenDay: on, Safe: person.Yes},
			care.Tracing{ScreenDay: on.AddDays(1), Safe: person.No},
		), match.NotScreened, match.NotScreened},
		"ended as not safe": {screening(
			care.Tracing{ScreenDay: on, Safe: person.Yes, State: "not-safe"},
		), match.NotScreened, match.NotScreened},
		"the search was withdrawn": {screening(
			care.Tracing{ScreenDay: on, Safe: person.Yes, State: "withdrawn"},
		), match.NotWished, match.NotWished},
		"not to be found": {wishes(
			care.Wish{Day: on, About: "be-traced", Answer: person.No},
		), match.NotWished, match.NotWished},
		"not to be found by her": {wishes(
			care.Wish{Day: on, About: "be-traced", Relative: "m", Answer: person.No},
		), match.NotWished, match.NotWished},
		"not to be found by the father": {wishes(
			care.Wish{Day: on, About: "be-traced", Relative: "f", Answer: person.No},
		), "", ""},
		"no contact with her": {wishes(
			care.Wish{Day: on, About: "contact", Relative: "m", Answer: person.No},
		), match.NotWished, match.NotWished},
		"another wish since": {wishes(
			care.Wish{Day: on, About: "be-traced", Answer: person.Yes},
			care.Wish{Day: on.AddDays(-9), About: "be-traced", Answer: person.No},
		), "", ""},
		"no wish": {wishes(
			care.Wish{Day: on, About: "be-traced", Answer: person.Declined},
		), "", ""},
		"something else is not wished": {wishes(
			care.Wish{Day: on, About: "school", Answer: person.No},
		), "", ""},
		"she is not to learn of it": {func(f *cases.File) {
			f.Victims[0].Consents[0].Objections = []victim.Limit{
				{Recipient: victim.Recipient{ID: "m"}},
			}
		}, match.NotWished, match.NotWished},
		"nobody is to": {func(f *cases.File) {
			f.Victims[0].Consents[0].Objections = []victim.Limit{{}}
		}, match.NotWished, match.NotWished},
	} {
		f := file("f", seeker())
		tt.change(f)
		_, err := match.ForRelative(f, "s", "m", on)
		assert.Equal(t, tt.forRel, because(err), "for a relative: %s", name)
		_, err = match.ByRelative(f, "s", "m", on)
		assert.Equal(t, tt.byRel, because(err), "by a relative: %s", name)
	}
	unsafe := agreed(full("x"))
	unsafe.Tracings[0].Safe = person.No
	_, err := match.ForTracing(file("f", unsafe), "x", on)
	assert.Equal(t, match.NotScreened, because(err))
	unwished := agreed(full("x"))
	unwished.Wishes = []care.Wish{{Day: on, About: "be-traced", Answer: person.No}}
	_, err = match.ForTracing(file("f", unwished), "x", on)
	assert.Equal(t, match.NotWished, because(err))
	objecting := agreed(full("x"))
	objecting.Consents[0].Objections = []victim.Limit{{}}
	_, err = match.ForTracing(file("f", objecting), "x", on)
	assert.Equal(t, &match.RefusedError{Because: match.NoConsent, Flaw: victim.FlawObjection}, err)
}

func because(err error) match.Refusal {
	var refused *match.RefusedError
	if errors.As(err, &refused) {
		return refused.Because
	}
	if err != nil {
		return match.Refusal(err.Error())
	}
	return ""
}

// By the file of the child who would be found, some must not find it. Who cannot be told apart from
// one of them does not learn that there is a child.
func TestCandidates_AskTheFileOfWhoIsFound(t *testing.T) {
	// The mother who asks is Orza Šunić, born in 1985, by a file that knows nothing against her.
	request, err := match.ByRelative(file("f1", seeker()), "s", "m", on)
	require.NoError(t, err)
	relative := func(r person.Relative) func(*cases.File) {
		return func(f *cases.File) { f.Victims[0].Relatives = []person.Relative{r} }
	}
	suspect := func(s cases.Suspect) func(*cases.File) {
		return func(f *cases.File) { f.Suspects = []cases.Suspect{s} }
	}
	is := func(kind person.RelationKind) []cases.Relation {
		return []cases.Relation{{Victim: "x", Kind: kind}}
	}
	orza, bok := []person.Name{text("Орза Шунић")}, []person.Name{text("Bok Telpe")}
	for name, tt := range map[string]struct {
		change func(*cases.File)
		shown  bool
	}{
		"nothing":    {func(*cases.File) {}, true},
		"the mother": {relative(person.Relative{ID: "1", Relation: "mother", Names: orza}), true},
		"the mother is suspected": {relative(person.Relative{
			ID: "1", Relation: "mother", Names: orza, Suspected: person.Yes,
		}), false},
		"not safe": {relative(person.Relative{
			ID: "1", Relation: "mother", Names: orza, SafeToContact: person.No,
		}), false},
		"the child does not want it": {relative(person.Relative{
			ID: "1", Relation: "mother", Names: orza, Wished: person.No,
		}), false},
		"an aunt of the name": {relative(person.Relative{
			ID: "1", Relation: "aunt-or-uncle", Names: orza, Conflict: person.Yes,
		}), false},
		"another name, with the same papers": {relative(person.Relative{
			ID: "1", Relation: "mother", Names: bok, Suspected: person.Yes,
			Documents: []person.Document{{Number: "M 777 888", Country: "MK"}},
		}), false},
		"a mother of whom no more is known": {relative(person.Relative{
			ID: "1", Relation: "mother", Suspected: person.Yes,
		}), false},
		"not safe to search for": {func(f *cases.File) {
			relative(person.Relative{ID: "1", Relation: "mother", Names: orza})(f)
			f.Victims[0].Tracings = append(f.Victims[0].Tracings, care.Tracing{
				Sought: []string{"1"}, ScreenDay: on, Safe: person.No,
			})
		}, false},
		"the child said so": {func(f *cases.File) {
			relative(person.Relative{ID: "1", Relation: "mother", Names: orza})(f)
			f.Victims[0].Wishes = []care.Wish{
				{Day: on, About: "be-traced", Relative: "1", Answer: person.No},
			}
		}, false},
		"the mother, under another name": {relative(person.Relative{
			ID: "1", Relation: "mother", Names: bok, Suspected: person.Yes,
		}), false},
		"a parent, not said which, under another name": {relative(person.Relative{
			ID: "1", Relation: person.RelationParent, Names: bok, Suspected: person.Yes,
		}), false},
		"a home that is not safe": {func(f *cases.File) {
			relative(person.Relative{ID: "1", Relation: "mother", Names: orza})(f)
			f.Victims[0].HomeStudies = []care.HomeStudy{
				{Relative: "1", Day: on.AddDays(-1), Safe: person.No},
			}
		}, false},
		"a home that is safe by now": {func(f *cases.File) {
			relative(person.Relative{ID: "1", Relation: "mother", Names: orza})(f)
			f.Victims[0].HomeStudies = []care.HomeStudy{
				{Relative: "1", Day: on.AddDays(-1), Safe: person.No},
				{Relative: "1", Day: on, Safe: person.Yes},
			}
		}, true},
		"a return that the child does not want": {func(f *cases.File) {
			relative(person.Relative{ID: "1", Relation: "mother", Names: orza})(f)
			f.Victims[0].Reunifications = []care.Reunification{
				{Relative: "1", ChildAgrees: person.No},
			}
		}, false},
		"one of two mothers, under another name": {func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{
				{ID: "1", Relation: "mother", Names: bok, Suspected: person.Yes},
				{
					ID: "2", Relation: "mother", Names: orza, Suspected: person.No,
					Conflict: person.No,
				},
			}
		}, true},
		"another woman": {relative(person.Relative{
			ID: "1", Relation: "aunt-or-uncle", Names: bok, Suspected: person.Yes,
		}), true},
		"a father of whom no more is known": {relative(person.Relative{
			ID: "1", Relation: "father", Suspected: person.Yes,
		}), true},
		"a stranger of whom no more is known": {relative(person.Relative{
			ID: "1", Relation: person.RelationStranger, Suspected: person.Yes,
		}), true},
		"born in another year": {relative(person.Relative{
			ID: "1", Relation: "mother", BirthDate: date("1970"), Suspected: person.Yes,
		}), true},
		"of the name, born in another year": {relative(person.Relative{
			ID: "1", Relation: "mother", Names: orza, BirthDate: date("1970"),
			Suspected: person.Yes,
		}), false},
		"a parent among the suspects": {suspect(cases.Suspect{
			ID: "1", Relations: is(person.RelationParent),
		}), false},
		"a parent, male": {suspect(cases.Suspect{
			ID: "1", Sex: person.Male, Relations: is(person.RelationParent),
		}), true},
		"a parent who was cleared": {suspect(cases.Suspect{
			ID: "1", Relations: is(person.RelationParent), Cleared: on,
		}), true},
		"an employer among the suspects": {suspect(cases.Suspect{
			ID: "1", Relations: is(person.RelationEmployer),
		}), true},
		"of another victim": {suspect(cases.Suspect{ID: "1", Relations: []cases.Relation{
			{Victim: "y", Kind: person.RelationParent},
		}}), true},
		"a carer is suspected, not said which": {func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
		}, false},
	} {
		x := agreed(full("x"))
		x.Relatives = nil
		f := file("f2", x)
		tt.change(f)
		got, err := match.Candidates(
			request, slices.Values([]match.Profile{traced(t, f)}), 50,
		)
		require.NoError(t, err)
		assert.Equal(t, tt.shown, len(got) == 1, name)
	}
}

func TestDoors_LookUp(t *testing.T) {
	f := file("f", seeker())
	f.Victims = append(f.Victims, victim.Victim{ID: "t"}, victim.Victim{ID: "t"})
	doors := map[string]func(id, relative string, on law.Day) error{
		"ForDuplicates": func(id, _ string, on law.Day) error {
			_, err := match.ForDuplicates(f, id, on)
			return err
		},
		"ForTracing": func(id, _ string, on law.Day) error {
			_, err := match.ForTracing(f, id, on)
			return err
		},
		"ForRelative": func(id, relative string, on law.Day) error {
			_, err := match.ForRelative(f, id, relative, on)
			return err
		},
		"ByRelative": func(id, relative string, on law.Day) error {
			_, err := match.ByRelative(f, id, relative, on)
			return err
		},
	}
	for name, door := range doors {
		assert.NoError(t, door("s", "m", on), name)
		assert.ErrorIs(t, door("s", "m", law.Day{}), rule.ErrNoDay, name)
		assert.ErrorIs(t, door("nobody", "m", on), cases.ErrNotFound, name)
		assert.ErrorIs(t, door("", "m", on), cases.ErrNotFound, name)
		assert.ErrorIs(t, door("t", "m", on), cases.ErrAmbiguous, name)
		if name == "ForRelative" || name == "ByRelative" {
			assert.ErrorIs(t, door("s", "nobody", on), cases.ErrNotFound, name)
		}
	}
}

// Three who bear one name make it common.
func TestNameCommon(t *testing.T) {
	var profiles []match.Profile
	for _, id := range []string{"a", "b", "c"} {
		v := full(id)
		identity(&v).Documents = nil
		profiles = append(profiles, kept(v))
	}
	for n, want := range map[int]bool{2: false, 3: true} {
		pairs, err := match.Duplicates(slices.Values(profiles[:n]), 60)
		require.NoError(t, err)
		require.NotEmpty(t, pairs)
		for _, p := range pairs {
			assert.Equal(t, want, slices.Contains(p.Result.Flags, match.NameCommon))
		}
	}
	pairs, err := match.Duplicates(slices.Values([]match.Profile{profiles[0], profiles[0]}), 1)
	require.NoError(t, err)
	assert.Empty(t, pairs, "one record is no pair")
}

// A no to tracing counts in whatever record of a consent it stands.
func TestForTracing_ANoSince(t *testing.T) {
	tracing := []victim.ConsentPurpose{victim.PurposeTracing}
	for name, no := range map[string]victim.Consent{
		"refused":   {Refused: d(2026, time.October, 2)},
		"withdrawn": {Given: d(2026, time.September, 1), Withdrawn: d(2026, time.October, 2)},
		"to one": {
			Refused:    d(2026, time.October, 2),
			Recipients: []victim.Recipient{{Kind: jurisdiction.NGO, ID: "house"}},
		},
	} {
		f := file("f1", mother())
		no.ID, no.Capacity, no.Purposes = "no", victim.ConsentSelf, tracing
		f.Victims[0].Consents = append(f.Victims[0].Consents, no)
		_, err := match.ForTracing(f, "w", on)
		refused, is := errors.AsType[*match.RefusedError](err)
		if assert.True(t, is, name) {
			assert.Equal(t, match.NoConsent, refused.Because, name)
		}
		// A consent that is newer counts again.
		newer := f.Victims[0].Consents[0]
		newer.ID, newer.Given = "newer", d(2026, time.October, 3)
		f.Victims[0].Consents = append(f.Victims[0].Consents, newer)
		_, err = match.ForTracing(f, "w", on)
		assert.NoError(t, err, name)
	}
}

// Of one file who asks is known by the id, whatever the two look like.
func TestCandidates_KeptInOneFile(t *testing.T) {
	for name, keep := range map[string]func(*victim.Victim){
		"":               func(*victim.Victim) {},
		"must not learn": func(v *victim.Victim) { v.DoNotContact = []string{"s"} },
		"objects": func(v *victim.Victim) {
			v.Consents[0].Objections = []victim.Limit{{Recipient: victim.Recipient{ID: "s"}}}
		},
	} {
		f := file("f1", seeker())
		m := mother()
		keep(&m)
		f.Victims = append(f.Victims, m)
		request, err := match.ForRelative(f, "s", "m", on)
		require.NoError(t, err, name)
		p, err := match.ForTracing(f, "w", on)
		require.NoError(t, err, name)
		found, err := match.Candidates(request, slices.Values([]match.Profile{p}), 1)
		require.NoError(t, err, name)
		assert.Equal(t, name != "", len(found) == 0, name)
	}
}

// Who wants contact with nobody, or does not want to be traced, is not asked for.
func TestByRelative_WishesThatNameNobody(t *testing.T) {
	for name, change := range map[string]func(*victim.Victim){
		"no contact": func(v *victim.Victim) {
			v.Wishes = []care.Wish{{Day: on.AddDays(-1), About: "contact", Answer: person.No}}
		},
		"own wish": func(v *victim.Victim) { v.Tracings[0].NotTraced = "own-wish" },
		"safety":   func(v *victim.Victim) { v.Tracings[0].NotTraced = "safety" },
		"a return that is not safe": func(v *victim.Victim) {
			v.Reunifications = []care.Reunification{{Relative: "m", Safe: person.No}}
		},
	} {
		v := seeker()
		v.Tracings = slices.Clone(v.Tracings)
		_, err := match.ForRelative(file("f1", v), "s", "m", on)
		require.NoError(t, err, name)
		change(&v)
		for _, door := range []func(*cases.File, string, string, law.Day) (match.Request, error){
			match.ForRelative, match.ByRelative,
		} {
			_, err := door(file("f1", v), "s", "m", on)
			_, refused := errors.AsType[*match.RefusedError](err)
			assert.True(t, refused, name)
		}
	}
}
