package peers_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/peers"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// palermo returns the outcomes of the rules that the peers have too, for one victim of a file.
func palermo(c *cases.Checker, f *cases.File, i int, day law.Day, rules peers.CEL) peers.Outcomes {
	out := peers.Outcomes{}
	about := "/victims/" + string(rune('0'+i))
	report, err := c.Check(f, day)
	if err != nil {
		panic(err) // cannot happen: the files are small and the days exist
	}
	for _, finding := range report.Findings {
		if rules[string(finding.Rule)] != nil && finding.About == about {
			out[string(finding.Rule)] = append(out[string(finding.Rule)], string(finding.Outcome))
		}
	}
	return out
}

func sorted(o peers.Outcomes) peers.Outcomes {
	out := peers.Outcomes{}
	for id, list := range o {
		if len(list) > 0 {
			out[id] = slices.Sorted(slices.Values(list))
		}
	}
	return out
}

// The peers and palermo agree on every rule, on the embedded cases and on generated files, and each
// rule came out in each way that it can.
func TestAgreement(t *testing.T) {
	ctx := context.Background()
	checker, err := cases.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	celRules, err := peers.NewCEL()
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(celRules), 25)
	regoRules, err := peers.NewRego(ctx)
	require.NoError(t, err)
	schemas, err := peers.NewSchema()
	require.NoError(t, err)
	seen := map[string]map[string]bool{}
	compare := func(t *testing.T, f *cases.File, day law.Day) {
		for i := range f.Victims {
			in := peers.Input(f, &f.Victims[i], day)
			want := sorted(palermo(checker, f, i, day, celRules))
			got, err := celRules.Eval(in)
			require.NoError(t, err)
			require.Equal(t, want, sorted(got), "CEL")
			other, err := regoRules.Eval(ctx, in)
			require.NoError(t, err)
			require.Equal(t, want, sorted(other), "Rego")
			for id, met := range schemas.Met(in) {
				require.Equal(t, !slices.ContainsFunc(want[id], func(o string) bool { return o != "met" }), met, "JSON Schema, %s: %v", id, want[id])
			}
			for id, list := range want {
				if seen[id] == nil {
					seen[id] = map[string]bool{}
				}
				for _, o := range list {
					seen[id][o] = true
				}
			}
		}
	}
	files, err := filepath.Glob("../../examples/casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			r, err := os.Open(name)
			require.NoError(t, err)
			defer r.Close()
			f, err := cases.Decode(r)
			require.NoError(t, err)
			f.Victims = slices.Clone(f.Victims)
			for i := range f.Victims {
				f.Victims[i].Exemptions = nil // the peers know none
			}
			compare(t, f, on)
		})
	}
	for seed := range uint64(1500) {
		compare(t, file(seed), on)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	for id := range celRules {
		assert.GreaterOrEqual(t, len(seen[id]), 2, "%s came out only as %v", id, seen[id])
	}
}

func BenchmarkRules(b *testing.B) {
	ctx := context.Background()
	r, err := os.Open("../../examples/casecheck/testdata/girl-15-online-recruitment.json")
	require.NoError(b, err)
	defer r.Close()
	f, err := cases.Decode(r)
	require.NoError(b, err)
	celRules, err := peers.NewCEL()
	require.NoError(b, err)
	regoRules, err := peers.NewRego(ctx)
	require.NoError(b, err)
	schemas, err := peers.NewSchema()
	require.NoError(b, err)
	registry := jurisdiction.Builtin()
	all, err := cases.NewChecker(registry)
	require.NoError(b, err)
	in := peers.Input(f, &f.Victims[0], on)

	b.Run("palermo-all-100", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := all.Check(f, on); err != nil {
				b.Fatal(err)
			}
		}
	})
	same := func(id rule.ID) bool { return celRules[string(id)] != nil }
	victims, err := rule.NewSet(registry, slices.DeleteFunc(victim.Rules(), func(r victim.Rule) bool { return !same(r.ID) })...)
	require.NoError(b, err)
	files, err := rule.NewSet(registry, slices.DeleteFunc(cases.Rules(), func(r cases.Rule) bool { return !same(r.ID) })...)
	require.NoError(b, err)
	ask := func(check *rule.Check) {
		subject := f.Subjects()[0]
		person := subject.Victim.Subject(on, subject.Path)
		rule.Ask(check, victims, person)
		rule.Ask(check, files, rule.Subject[cases.Subject]{
			Value: subject, About: subject.Path, Places: person.Places,
		})
	}
	// The whole report, with bases, force, dates and messages, sorted.
	b.Run("palermo", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			check, err := rule.NewCheck(registry, on, nil)
			if err != nil {
				b.Fatal(err)
			}
			ask(check)
			if _, err := check.Report("bench"); err != nil {
				b.Fatal(err)
			}
		}
	})
	// What the peers give: the outcomes of each rule; and, beside them, the force.
	b.Run("palermo-outcomes", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			out := make(map[rule.ID][]rule.Outcome, len(celRules))
			keep := func(f *rule.Finding) { out[f.Rule] = append(out[f.Rule], f.Outcome) }
			scan, err := rule.NewScan(registry, on, nil, keep)
			if err != nil {
				b.Fatal(err)
			}
			ask(scan)
		}
	})
	b.Run("cel", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := celRules.Eval(in); err != nil {
				b.Fatal(err)
			}
		}
	})
	// With what is needed to ask CEL about a case file: its input.
	b.Run("cel-with-input", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := celRules.Eval(peers.Input(f, &f.Victims[0], on)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rego", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := regoRules.Eval(ctx, in); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rego-with-input", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := regoRules.Eval(ctx, peers.Input(f, &f.Victims[0], on)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("jsonschema-5", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			schemas.Met(in)
		}
	})
}
