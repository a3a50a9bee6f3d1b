package peers_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/internal/peers"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// palermo returns the outcomes of the rules that the peers have too, for one victim of a file.
func palermo(report *rule.Report, about string, rules peers.CEL) peers.Outcomes {
	out := peers.Outcomes{}
	for i := range report.Findings {
		f := &report.Findings[i]
		if f.Rule.ID == "ASSIST-005" && f.Past {
			continue // the peers look at placements that last
		}
		if id := string(f.Rule.ID); rules[id] != nil && f.About == about {
			out[id] = append(out[id], string(f.Outcome))
		}
	}
	for _, q := range report.Questions {
		for _, id := range q.Rules {
			if rules[string(id)] != nil && q.About == about {
				out[string(id)] = append(out[string(id)], asks)
			}
		}
	}
	return sorted(out)
}

const asks = "asks"

// sorted returns outcomes in order, and that a rule asks once.
func sorted(o peers.Outcomes) peers.Outcomes {
	out := peers.Outcomes{}
	for id, list := range o {
		once := []string{}
		for _, outcome := range list {
			if outcome != asks || !slices.Contains(once, asks) {
				once = append(once, outcome)
			}
		}
		if len(once) > 0 {
			slices.Sort(once)
			out[id] = once
		}
	}
	return out
}

// A bench holds palermo and its peers.
type bench struct {
	checker *duty.Checker
	cel     peers.CEL
	rego    *peers.Rego
	schema  peers.Schema
	// seen are the outcomes of each rule that came up.
	seen map[string]map[string]bool
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{seen: map[string]map[string]bool{}}
	var err error
	b.checker, err = duty.Builtin()
	require.NoError(t, err)
	b.cel, err = peers.NewCEL()
	require.NoError(t, err)
	b.rego, err = peers.NewRego(context.Background())
	require.NoError(t, err)
	b.schema, err = peers.NewSchema()
	require.NoError(t, err)
	return b
}

// A difference is what palermo and a peer say of one rule and one victim.
type difference struct {
	rule, peer    string
	victim        int
	palermo, says []string
}

// differences returns where palermo and a peer differ about a file.
func (b *bench) differences(
	t testing.TB, f *cases.File, on law.Day, more ...jurisdiction.Code,
) []difference {
	t.Helper()
	report, err := b.checker.Check(f, on, more...)
	require.NoError(t, err)
	var out []difference
	for i, s := range f.Subjects() {
		in := peers.Input(f, s, on, more...)
		want := palermo(report, s.Path, b.cel)
		inCEL, err := b.cel.Eval(in)
		require.NoError(t, err)
		inRego, err := b.rego.Eval(t.Context(), in)
		require.NoError(t, err)
		for id := range b.cel {
			for name, all := range map[string]peers.Outcomes{"CEL": inCEL, "Rego": inRego} {
				if got := sorted(all)[id]; !slices.Equal(want[id], got) {
					out = append(out, difference{id, name, i, want[id], got})
				}
			}
			if b.seen[id] == nil {
				b.seen[id] = map[string]bool{}
			}
			for _, o := range want[id] {
				b.seen[id][o] = true
			}
		}
		for id, met := range b.schema.Met(in) {
			good := !slices.ContainsFunc(want[id], func(o string) bool { return o != "met" })
			if good != met {
				says := []string{fmt.Sprint(met)}
				out = append(out, difference{id, "JSON Schema", i, want[id], says})
			}
		}
	}
	return out
}

// The peers and palermo agree on every rule, on the embedded cases, on those of the scenarios and
// on generated files, and each rule came out in several ways.
func TestAgreement(t *testing.T) {
	b := newBench(t)
	require.Len(t, b.cel, 25)
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
			assert.Empty(t, b.differences(t, unexempt(f), on))
		})
	}
	all, err := scenario.Load(os.DirFS("../../cases/duty/testdata"))
	require.NoError(t, err)
	for _, s := range all {
		t.Run(s.File+"/"+s.Title, func(t *testing.T) {
			assert.Empty(t, b.differences(t, unexempt(s.Case), s.On, s.Places...))
		})
	}
	for seed := range uint64(1500) {
		if !assert.Empty(t, b.differences(t, file(seed), on), "seed %d", seed) {
			break
		}
	}
	for id := range b.cel {
		assert.GreaterOrEqual(t, len(b.seen[id]), 2, "%s came out only as %v", id, b.seen[id])
	}
}

// unexempt returns a file without exemptions, which the peers do not know.
func unexempt(f *cases.File) *cases.File {
	with := *f
	with.Victims = slices.Clone(f.Victims)
	for i := range with.Victims {
		with.Victims[i].Exemptions = nil
	}
	return &with
}

func BenchmarkRules(b *testing.B) {
	ctx := context.Background()
	r, err := os.Open("../../examples/casecheck/testdata/girl-15-online-recruitment.json")
	require.NoError(b, err)
	defer r.Close()
	f, err := cases.Decode(r)
	require.NoError(b, err)
	set := newBench(b)
	subject := f.Subjects()[0]
	in := peers.Input(f, subject, on)
	// A checker of the rules that the peers have too. Those of the pre-flight cannot be switched
	// off, and are not asked here.
	var off []rule.ID
	for _, e := range set.checker.Catalogue() {
		if set.cel[string(e.ID)] == nil && !strings.HasPrefix(string(e.ID), "PREF-") &&
			!strings.HasPrefix(string(e.ID), "NREF-") && !strings.HasPrefix(string(e.ID), "TREF-") {
			off = append(off, e.ID)
		}
	}
	shared, err := duty.NewChecker(jurisdiction.Builtin(), duty.Off(off...))
	require.NoError(b, err)

	run := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("palermo-all", func() error { _, err := set.checker.Check(f, on); return err })
	// The whole report, with bases, force, dates and messages, sorted.
	run("palermo", func() error { _, err := shared.Check(f, on); return err })
	// What the peers give: the outcomes of each rule; and, beside them, the force. A scan does not
	// tell what rules wait for.
	run("palermo-outcomes", func() error {
		out := make(map[rule.ID][]rule.Outcome, len(set.cel))
		return shared.Scan(f, on, func(f *rule.Finding) {
			out[f.Rule.ID] = append(out[f.Rule.ID], f.Outcome)
		})
	})
	run("cel", func() error { _, err := set.cel.Eval(in); return err })
	// With what is needed to ask CEL about a case file: its input.
	run("cel-with-input", func() error {
		_, err := set.cel.Eval(peers.Input(f, f.Subjects()[0], on))
		return err
	})
	run("rego", func() error { _, err := set.rego.Eval(ctx, in); return err })
	run("rego-with-input", func() error {
		_, err := set.rego.Eval(ctx, peers.Input(f, f.Subjects()[0], on))
		return err
	})
	run("jsonschema-5", func() error { set.schema.Met(in); return nil })
}
