package peers_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/peers"
)

// settled are cases in which the peers and a rule of palermo once differed. The article was read
// again, and one of them mended: they agree. The file is checked on the day on; child and unknown
// are ages.
var settled = []struct {
	rule, why, age, victim, file string
	want                         []string
}{
	{
		rule: "ASSIST-002", age: child, file: `"closed": "2026-08-01"`,
		victim: presumed + `, "services": [
			{"id": "s0", "kind": "material", "state": "offered", "offered": "2026-09-01"},
			{"id": "s1", "kind": "accommodation", "state": "offered", "offered": "2025-08-02"},
			{"id": "s2", "kind": "material", "state": "offered", "offered": "2025-08-02"},
			{"id": "s3", "kind": "medical", "state": "offered", "offered": "2025-08-02"},
			{"id": "s4", "kind": "psychological", "state": "offered", "offered": "2025-08-02"},
			{"id": "s5", "kind": "interpretation", "state": "offered", "offered": "2025-08-02"},
			{"id": "s6", "kind": "counselling", "state": "offered", "offered": "2025-08-02"},
			{"id": "s7", "kind": "help-in-proceedings", "state": "offered",
				"offered": "2025-08-02"},
			{"id": "s8", "kind": "education", "state": "offered", "offered": "2025-08-02"}]`,
		why:  "one more offer after the case was closed takes nothing from those before",
		want: []string{"met"},
	},
	{
		rule: "ASSIST-002", age: child, file: `"closed": "2025-08-20"`,
		victim: presumed + `, "services": [
			{"id": "s0", "kind": "material", "state": "offered", "offered": "2026-09-01"},
			{"id": "s1", "kind": "accommodation", "state": "offered", "offered": "2025-08-02"},
			{"id": "s2", "kind": "material"},
			{"id": "s3", "kind": "medical", "state": "offered", "offered": "2025-08-02"},
			{"id": "s4", "kind": "psychological", "state": "offered", "offered": "2025-08-02"},
			{"id": "s5", "kind": "interpretation", "state": "offered", "offered": "2025-08-02"},
			{"id": "s6", "kind": "counselling", "state": "offered", "offered": "2025-08-02"},
			{"id": "s7", "kind": "help-in-proceedings", "state": "offered",
				"offered": "2025-08-02"},
			{"id": "s8", "kind": "education", "state": "offered", "offered": "2025-08-02"}]`,
		why:  "the same, with a part of which a fact is missing",
		want: []string{"unknown"},
	},
	{
		rule: "ASSIST-004", age: child, file: `"closed": "2026-08-01"`,
		victim: presumed + `, "needs": [{"id": "n1", "day": "2026-09-01", "covers": ["health"]}]`,
		why:    "half an assessment after the case was closed answers as little as a whole one",
		want:   []string{"not-met"},
	},
	{
		rule: "ASSIST-006", age: child, file: `"closed": "2026-08-01"`,
		victim: presumed + `, "education": [{"enrolled": "2025-09-01", "left": "2026-08-20"}]`,
		why:    "a child that was at school for as long as it was owed was at school",
		want:   []string{"met"},
	},
	{
		rule: "ASSIST-006", age: child, file: `"closed": "2026-08-01"`,
		victim: presumed + `, "education": [{"attends": "yes"}, {"enrolled": "2026-09-01"}]`,
		why:    "to be enrolled after the case was closed takes no attendance away",
		want:   []string{"met"},
	},
	{
		rule: "ASSIST-006", age: unknown, file: `"closed": "2026-08-01"`,
		victim: presumed + `, "education": [{"enrolled": "2026-09-01", "absent": "health"}]`,
		why:    "the same of a reason, and of a person whose age is not recorded",
		want:   []string{"asks"},
	},
	{
		rule: "ASSIST-006", age: unknown, file: `"opened": "2025-08-01"`,
		victim: presumed + `, "education": [{"enrolled": "2025-09-01", "left": "2026-06-01"}]`,
		why:    "a child that has left school is owed it again: whether it is a child matters",
		want:   []string{"asks"},
	},
	{
		rule: "CHILD-011", age: child,
		victim: `"placements": [{"id": "p1", "kind": "shelter", "next_review": "2026-01-01"}]`,
		why:    "a review whose day has passed is overdue, whenever the placement began",
		want:   []string{"overdue"},
	},
	{
		rule: "CHILD-011", age: child,
		victim: `"placements": [{"id": "p1", "kind": "shelter", "to": "2026-06-01",
			"next_review": "2026-01-01"}]`,
		why:  "the same of one that is over",
		want: []string{"not-met"},
	},
	{
		rule: "RETN-001", age: child,
		victim: `"returns": [{"from": "SI", "to": "MK", "departed": "2026-09-01",
			"risk_day": "2026-09-10", "risk_author": "social-work"}],
			"risk": [{"day": "2026-08-20", "cause": "before-return", "author": "social-work"}]`,
		why:  "a second assessment, too late, takes nothing from the one before departure",
		want: []string{"met"},
	},
	{
		rule: "RETN-001", age: child,
		victim: `"returns": [{"from": "SI", "to": "MK", "departed": "2026-09-01",
			"risk_day": "2026-09-10"}],
			"risk": [{"day": "2026-08-20", "cause": "before-return"}]`,
		why:  "the same, without an author",
		want: []string{"unknown"},
	},
	{
		rule: "RETN-001", age: child,
		victim: `"returns": [{"from": "SI", "to": "MK", "departed": "2026-09-01"}],
			"risk": [{"day": "2026-08-19", "cause": "before-return"},
				{"day": "2026-08-20", "cause": "before-return", "author": "social-work"}]`,
		why:  "of two assessments before departure, one with its author is enough",
		want: []string{"met"},
	},
	{
		rule: "RETN-001", age: unknown,
		victim: `"returns": [{"from": "SI", "to": "MK", "departed": "2026-09-01"}],
			"risk": [{"day": "2026-08-19", "cause": "before-return"},
				{"day": "2026-08-20", "cause": "before-return", "author": "social-work"}]`,
		why:  "the same",
		want: nil,
	},
	{
		rule: "RETN-006", age: child,
		victim: `"returns": [{"from": "SI", "to": "MK", "documents": "yes",
			"verification_asked": "2026-05-01", "departed": "2026-09-01", "issued": "2026-09-01"}]`,
		why:  "a document that was issued on the day of the departure was there",
		want: []string{"met"},
	},
}

const (
	child    = `{"knowledge": "exact", "birth_day": "2012-01-01"}`
	unknown  = `{}`
	presumed = `"status": [{"kind": "presumed", "day": "2025-08-01", "place": "SI"}]`
)

func TestSettled(t *testing.T) {
	b := newBench(t)
	for _, x := range settled {
		t.Run(x.rule+"/"+x.why, func(t *testing.T) {
			text := `{"schema": 2, "id": "f1", ` + and(x.file) + `"victims": [{"id": "v1",
				"stays": [{"place": "SI", "from": "2020-01-01"}], ` + and(x.victim) +
				`"age": ` + x.age + `}]}`
			f, err := cases.Decode(strings.NewReader(text))
			require.NoError(t, err)
			report, err := b.checker.Check(f, on)
			require.NoError(t, err)
			in := peers.Input(f, f.Subjects()[0], on)
			inCEL, err := b.cel.Eval(in)
			require.NoError(t, err)
			inRego, err := b.rego.Eval(t.Context(), in)
			require.NoError(t, err)
			assert.Equal(t, x.want, palermo(report, "/victims/0", b.cel)[x.rule], "palermo")
			assert.Equal(t, x.want, sorted(inCEL)[x.rule], "CEL")
			assert.Equal(t, x.want, sorted(inRego)[x.rule], "Rego")
		})
	}
}

func and(members string) string {
	if members == "" {
		return ""
	}
	return members + ", "
}
