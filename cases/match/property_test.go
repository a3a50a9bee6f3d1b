package match_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Words that are often alike, in three scripts.
var syllables = []string{
	"Zarđa", "Зарђа", "Zarda", "Šunić", "Шунић", "Telpe", "Telpa", "Bok", "Bokle",
	"Mirzo",
	"Ζαρδα", "زردا", "شونتش", "Orza",
}

func anyName(t *rapid.T) person.Name {
	word := rapid.SampledFrom(append([]string{""}, syllables...))
	n := person.Name{Kind: rapid.SampledFrom([]person.NameKind{"", "nickname"}).Draw(t, "kind")}
	if rapid.Bool().Draw(t, "in parts") {
		n.Given, n.Family = word.Draw(t, "given"), word.Draw(t, "family")
		n.Patronymic = word.Draw(t, "patronymic")
		return n
	}
	for range rapid.IntRange(0, 4).Draw(t, "words") {
		n.Text += word.Draw(t, "word") + " "
	}
	return n
}

func anyNames(t *rapid.T) []person.Name {
	return rapid.SliceOfN(rapid.Custom(anyName), 0, 3).Draw(t, "names")
}

func anyVictim(t *rapid.T) victim.Victim {
	v := victim.Victim{ID: "v"}
	v.Sex = rapid.SampledFrom(law.Codes[person.Sex]()).Draw(t, "sex")
	v.Age = rapid.SampledFrom([]person.Age{
		{}, born("2012-04-01"), born("2012-01-04"), born("2012"), born("2000"),
		{Knowledge: person.AgeRange, Min: 12, Max: 16, On: on},
		{Knowledge: person.AgeRange, Min: 0, Max: 17, On: on},
		{Knowledge: person.AgeDisputed, BirthYear: 2012},
	}).Draw(t, "age")
	for _, c := range rapid.SliceOfN(rapid.SampledFrom([]string{"MK", "AL", "BG", ""}), 0, 2).
		Draw(t, "citizenships") {
		kind := person.CitizenOf
		if c == "" {
			kind = person.Stateless
		}
		v.Citizenships = append(v.Citizenships, person.Citizenship{Kind: kind, Country: code(c)})
	}
	v.Identity = &person.Identity{
		Names: anyNames(t),
		Birthplace: rapid.SampledFrom([]person.Place{
			{}, {Code: "MK"}, {City: "Zarlovo"}, {City: "Zarlovo", Code: "AL"},
			{Locode: "MKSKP"}, {Locode: "MKSKP", City: "Telpe"},
		}).Draw(t, "birthplace"),
	}
	for _, n := range rapid.SliceOfN(rapid.SampledFrom([]string{"Z111111", "Z222222"}), 0, 2).
		Draw(t, "documents") {
		v.Identity.Documents = append(
			v.Identity.Documents, person.Document{Number: n, Country: "MK"},
		)
	}
	for range rapid.IntRange(0, 3).Draw(t, "parents") {
		relation := rapid.SampledFrom([]person.RelationKind{"parent", "mother", "father"})
		v.Relatives = append(v.Relatives, person.Relative{
			Relation: relation.Draw(t, "relation"), Names: anyNames(t),
		})
	}
	return v
}

func TestCompare_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyVictim(t), anyVictim(t)
		pa, pb := keptIn("a", a), keptIn("b", b)
		r := match.Compare(pa, pb)

		assert.Equal(t, r, match.Compare(pb, pa), "it does not matter which comes first")
		assert.True(t, r.Score >= 0 && r.Score <= 100, r.Score)
		every := slices.Concat(r.Agree, r.Differ, r.Silent)
		assert.ElementsMatch(t, law.Codes[match.Field](), every, "each field once")

		self := match.Compare(pa, keptIn("b", a))
		assert.GreaterOrEqual(t, self.Score, r.Score, "nobody is more like a than a")
		assert.Empty(t, self.Differ, "nothing differs from itself")

		// A field that is missing is worth no more than one that agrees, and no less than one that
		// differs.
		for field, copied := range take {
			lacking := b
			copied(&lacking, empty)
			got := match.Compare(pa, keptIn("b", lacking)).Score
			if slices.Contains(r.Agree, field) {
				assert.LessOrEqual(t, got, r.Score, field)
			}
			if slices.Contains(r.Differ, field) {
				assert.GreaterOrEqual(t, got, r.Score, field)
			}
		}
	})
}

// In whatever order names, parts of names, parents and papers are recorded, the result is the same.
func TestCompare_OrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyVictim(t), anyVictim(t)
		want := match.Compare(keptIn("a", a), keptIn("b", b))
		slices.Reverse(a.Identity.Names)
		slices.Reverse(a.Identity.Documents)
		slices.Reverse(a.Relatives)
		slices.Reverse(a.Citizenships)
		for i := range a.Identity.Names {
			n := &a.Identity.Names[i]
			if n.Family != "" && n.Given != "" {
				n.Given, n.Family = n.Family, n.Given
			}
			words := slices.Collect(fields(n.Text))
			slices.Reverse(words)
			n.Text = fmt.Sprint(words)
		}
		assert.Equal(t, want, match.Compare(keptIn("a", a), keptIn("b", b)))
	})
}

func fields(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		word := ""
		for _, r := range s + " " {
			if r != ' ' {
				word += string(r)
				continue
			}
			if word != "" && !yield(word) {
				return
			}
			word = ""
		}
	}
}

// What gives up early leaves out nothing that a comparison of all pairs finds.
func TestDuplicates_FindsWhatCompareFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var profiles []match.Profile
		for i := range rapid.IntRange(0, 6).Draw(t, "n") {
			v := anyVictim(t)
			v.ID = fmt.Sprintf("v%d", i)
			profiles = append(profiles, kept(v))
		}
		least := rapid.IntRange(-1, 101).Draw(t, "least")
		pairs, err := match.Duplicates(slices.Values(profiles), least)
		require.NoError(t, err)
		found := map[string]int{}
		before := 101
		for _, p := range pairs {
			found[ids(p.A)+ids(p.B)] = p.Result.Score
			assert.LessOrEqual(t, p.Result.Score, before, "the highest first")
			before = p.Result.Score
		}
		want := map[string]int{}
		for i, a := range profiles {
			for _, b := range profiles[i+1:] {
				if s := match.Compare(a, b).Score; s >= max(least, 1) {
					want[ids(a)+ids(b)] = s
				}
			}
		}
		assert.Equal(t, want, found)
	})
}

func ids(p match.Profile) string {
	file, record := p.Record()
	return file + "/" + record + " "
}
