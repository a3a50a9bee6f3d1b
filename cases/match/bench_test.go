package match_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// crowd makes n records with invented names, of which one in fifty stands twice.
func crowd(n int) []victim.Victim {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	word := func() string {
		return pick("Za", "Bo", "Mir", "Tel", "Or", "Шу", "Жа") +
			pick("r", "kl", "z", "p", "нв") + pick("đa", "o", "ен", "ić", "ova")
	}
	out := make([]victim.Victim, n)
	for i := range out {
		if i > 0 && i%50 == 0 {
			out[i] = out[i-1]
			out[i].ID = fmt.Sprint("v", i)
			continue
		}
		first := law.MustDay(2005, time.January, 1)
		out[i] = victim.Victim{
			ID:  fmt.Sprint("v", i),
			Sex: []person.Sex{person.Female, person.Male}[r.IntN(2)],
			Age: person.Age{Knowledge: person.AgeExact, BirthDay: first.AddDays(r.IntN(6000))},
			Citizenships: []person.Citizenship{
				{Kind: person.CitizenOf, Country: code(pick("MK", "AL", "RS", "BG"))},
			},
			Identity: &person.Identity{
				Names: []person.Name{{Given: word(), Family: word(), Patronymic: word()}},
			},
			Relatives: []person.Relative{
				{Relation: "mother", Names: []person.Name{{Given: word(), Family: word()}}},
			},
		}
		if r.IntN(3) == 0 {
			out[i].Age = born(out[i].Age.BirthDay.String()[:4])
		}
	}
	return out
}

func profiles(b *testing.B, n int) []match.Profile {
	b.Helper()
	var out []match.Profile
	for _, v := range crowd(n) {
		out = append(out, kept(v))
	}
	return out
}

func BenchmarkForDuplicates(b *testing.B) {
	f := file("f", full("a"))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = match.ForDuplicates(f, "a", on)
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := kept(full("a")), kept(full("b"))
	b.ReportAllocs()
	for b.Loop() {
		match.Compare(x, y)
	}
}

// All pairs of 10,000 profiles are 49,995,000.
func BenchmarkDuplicates_10000(b *testing.B) {
	list := profiles(b, 10_000)
	for _, least := range []int{70, 60, 50} {
		b.Run(fmt.Sprint("from ", least), func(b *testing.B) {
			for b.Loop() {
				pairs, err := match.Duplicates(slices.Values(list), least)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(pairs)), "pairs")
			}
		})
	}
}

func BenchmarkCandidates_10000(b *testing.B) {
	var list []match.Profile
	for _, v := range crowd(10_000) {
		v.Age = born("2012-04-01") // a child, for whom a guardian consents
		p, err := match.ForTracing(file("f", agreed(v)), v.ID, on)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, p)
	}
	request, err := match.ForRelative(file("g", seeker()), "s", "m", on)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := match.Candidates(request, slices.Values(list), 50); err != nil {
			b.Fatal(err)
		}
	}
}
