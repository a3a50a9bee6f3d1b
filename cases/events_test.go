package cases_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
)

func logged(t *testing.T) *cases.File {
	t.Helper()
	f := &cases.File{ID: "f1"}
	for i, kind := range []cases.EventKind{cases.EventOpened, cases.EventChanged, cases.EventDisclosed} {
		require.NoError(t, f.Record(i, cases.Event{Day: d(2026, 9, 1+i), Kind: kind, Actor: "a1", Record: "v1"}))
	}
	return f
}

func TestRecord(t *testing.T) {
	f := logged(t)
	assert.Equal(t, 3, f.Revision)
	require.NoError(t, f.VerifyLog())
	assert.ErrorIs(t, f.Record(2, cases.Event{Day: d(2026, 9, 9), Kind: cases.EventRead, Actor: "a1"}), cases.ErrStale)
	assert.ErrorIs(t, f.Record(3, cases.Event{Day: d(2026, 9, 2), Kind: cases.EventRead, Actor: "a1"}), cases.ErrLog, "before the last entry")
	assert.ErrorIs(t, f.Record(3, cases.Event{Day: d(2026, 9, 3), Actor: "a1"}), cases.ErrLog)
	assert.Len(t, f.Events, 3, "what is refused changes nothing")
	require.NoError(t, f.Record(3, cases.Event{Day: d(2026, 9, 3), Kind: cases.EventRead, Actor: "a1"}), "on the same day")

	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back cases.File
	require.NoError(t, json.Unmarshal(data, &back))
	assert.NoError(t, back.VerifyLog(), "it survives being stored")
}

func TestVerifyLog_FindsEveryChange(t *testing.T) {
	changes := map[string]func(*cases.File){
		"a day":           func(f *cases.File) { f.Events[1].Day = d(2026, 9, 3) },
		"a kind":          func(f *cases.File) { f.Events[1].Kind = cases.EventRead },
		"an actor":        func(f *cases.File) { f.Events[1].Actor = "a2" },
		"a record":        func(f *cases.File) { f.Events[1].Record = "" },
		"a revision":      func(f *cases.File) { f.Events[1].Revision = 7 },
		"text moved over": func(f *cases.File) { f.Events[1].Actor, f.Events[1].Record = "a1v", "1" },
		"an entry out":    func(f *cases.File) { f.Events = append(f.Events[:1], f.Events[2]) },
		"two swapped":     func(f *cases.File) { f.Events[1], f.Events[2] = f.Events[2], f.Events[1] },
		"an entry twice":  func(f *cases.File) { f.Events = append(f.Events, f.Events[2]) },
		"the end cut off": func(f *cases.File) { f.Events = f.Events[:2] },
		"the first hash":  func(f *cases.File) { f.Events[0].Hash = f.Events[1].Hash },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			f := logged(t)
			last := f.LastHash()
			change(f)
			err := f.VerifyLog()
			assert.ErrorIs(t, err, cases.ErrLog)
			assert.NotContains(t, err.Error(), "a1")
			assert.Len(t, last, 64)
		})
	}
	// Every single byte of a hash counts.
	f := logged(t)
	for i := range f.Events {
		for j := range f.Events[i].Hash {
			g := logged(t)
			b := []byte(g.Events[i].Hash)
			b[j] ^= 1
			g.Events[i].Hash = string(b)
			require.ErrorIs(t, g.VerifyLog(), cases.ErrLog)
		}
	}
	assert.NoError(t, (&cases.File{}).VerifyLog())
	assert.Empty(t, (&cases.File{}).LastHash())
}
