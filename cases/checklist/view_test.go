package checklist_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/checklist"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Who lays out a disclosed report with the file, and not with the view, tells nothing of the file.
func TestOf_DisclosedWithTheFile(t *testing.T) {
	on := law.MustDay(2026, 9, 13)
	child := victim.Victim{
		ID: "v1", Age: person.Age{Status: person.PresumedChild},
		Status: []victim.StatusDecision{{
			ID: "s1", Kind: victim.StatusDetected, Day: law.MustDay(2026, 9, 1), Place: "SI",
		}},
	}
	other := child
	other.ID = "v2"
	write := func(f *cases.File, withheld bool) string {
		var b bytes.Buffer
		page := checklist.Of(f, &rule.Report{On: on, Withheld: withheld}, nil)
		require.NoError(t, page.WriteText(&b))
		return b.String()
	}
	two := &cases.File{ID: "case-1", Victims: []victim.Victim{child, other}}
	view := &cases.File{ID: "case-1", Victims: []victim.Victim{child}}
	logged := &cases.File{ID: "case-1", Victims: []victim.Victim{child}}
	require.NoError(t, logged.Record(0, cases.Event{
		Day: on, Kind: cases.EventOpened, Actor: "worker-1",
	}))
	assert.Contains(t, write(two, false), "v2: treated as a child")
	assert.Contains(t, write(view, true), "v1: treated as a child")
	for _, f := range []*cases.File{two, logged} {
		out := write(f, true)
		assert.Contains(t, out, "case-1")
		assert.NotContains(t, out, "treated as a child")
		assert.NotContains(t, out, "2026-09-01")
	}
}
