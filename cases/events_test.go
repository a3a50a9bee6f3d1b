package cases_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func logged(t *testing.T) *cases.File {
	t.Helper()
	f := &cases.File{ID: "f1"}
	kinds := []cases.EventKind{cases.EventOpened, cases.EventChanged, cases.EventReferred}
	for i, kind := range kinds {
		require.NoError(t, f.Record(i, cases.Event{Day: d(2026, 9, 1+i), Kind: kind, Actor: "a1", Record: "v1"}))
	}
	return f
}

func event(day int, kind cases.EventKind) cases.Event {
	return cases.Event{Day: d(2026, 9, day), Kind: kind, Actor: "a1"}
}

// holds reports whether the log has an entry with the hash.
func holds(f *cases.File, hash string) bool {
	return slices.ContainsFunc(f.Events, func(e cases.Event) bool { return e.Hash == hash })
}

func TestRecord(t *testing.T) {
	f := logged(t)
	assert.Equal(t, 3, f.Revision)
	require.NoError(t, f.VerifyLog())
	assert.ErrorIs(t, f.Record(2, event(9, cases.EventChanged)), cases.ErrStale)
	assert.ErrorIs(t, f.Record(3, event(2, cases.EventRead)), cases.ErrLog, "before the last entry")
	assert.ErrorIs(t, f.Record(3, cases.Event{Day: d(2026, 9, 3), Actor: "a1"}), cases.ErrLog)
	for name, e := range map[string]cases.Event{
		"a name as actor": {Day: d(2026, 9, 3), Kind: cases.EventRead, Actor: "Person A"},
		"a name as record": {
			Day: d(2026, 9, 3), Kind: cases.EventRead, Actor: "a1", Record: "Person A",
		},
		"a kind of no list": {Day: d(2026, 9, 3), Kind: "looked", Actor: "a1"},
		"no day":            {Kind: cases.EventChanged, Actor: "a1"},
	} {
		assert.ErrorIs(t, f.Record(3, e), cases.ErrLog, name)
	}
	assert.Len(t, f.Events, 3, "what is refused changes nothing")
	assert.Equal(t, 3, f.Revision)
	require.NoError(t, f.Record(3, event(3, cases.EventChanged)), "on the same day")

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

// Who has read or disclosed has done so: it goes into the log whatever revision the reader has
// seen, and stops nobody who edits the file.
func TestRecord_ReadingChangesNothing(t *testing.T) {
	f := &cases.File{ID: "f1"}
	require.NoError(t, f.Record(0, event(1, cases.EventRead)), "before anything else")
	assert.Equal(t, 0, f.Revision)
	for _, kind := range law.Codes[cases.EventKind]() {
		before, revision := f.LastHash(), f.Revision
		if kind.Changes() {
			assert.ErrorIs(t, f.Record(revision+1, event(2, kind)), cases.ErrStale, kind)
			assert.Equal(t, before, f.LastHash(), kind)
			require.NoError(t, f.Record(revision, event(2, kind)), kind)
			assert.Equal(t, revision+1, f.Revision, kind)
		} else {
			require.NoError(t, f.Record(revision-1, event(2, kind)), kind)
			require.NoError(t, f.Record(revision+1, event(2, kind)), kind)
			assert.Equal(t, revision, f.Revision, kind)
		}
		assert.NotEqual(t, before, f.LastHash(), kind)
	}
	require.NoError(t, f.VerifyLog())
	assert.False(t, cases.EventRead.Changes())
	assert.False(t, cases.EventDisclosed.Changes())
	assert.True(t, cases.EventKind("").Changes(), "what is not known is guarded")

	// A read that claims to be a change, or a change that claims to be none.
	last := len(f.Events) - 1
	for name, i := range map[string]int{"the first": 0, "the last": last} {
		g := &cases.File{Events: append([]cases.Event{}, f.Events...), Revision: f.Revision}
		g.Events[i].Revision++
		assert.ErrorIs(t, g.VerifyLog(), cases.ErrLog, name)
	}
}

// oldLog is a file as version 0 wrote it before reading left the revision alone.
const oldLog = `{"id": "f1", "revision": 3, "events": [
	{"day": "2026-09-01", "kind": "opened", "actor": "a1", "record": "v1", "revision": 1,
		"hash": "f9b6ab6cbc241e808262f1ed79a2e1367883edc0bd4398ecd0f55930e45bef13"},
	{"day": "2026-09-02", "kind": "read", "actor": "a1", "record": "v1", "revision": 2,
		"hash": "556d7ca8ef23dacf9ff3b1347d759a784b43662e7f247f6d024b123149f73f53"},
	{"day": "2026-09-03", "kind": "disclosed", "actor": "a1", "record": "v1", "revision": 3,
		"hash": "33d496f287559d000d714cebbf67e6755fcd25e21502fb9a92cf33887c4495c6"}
]}`

// Older versions moved the file to its next revision when it was read. Their logs verify: the
// hashes below were written by one.
func TestVerifyLog_OfOlderVersions(t *testing.T) {
	f, err := cases.Decode(strings.NewReader(oldLog))
	require.NoError(t, err)
	assert.Equal(t, 3, f.Revision)
	require.NoError(t, f.Record(3, event(4, cases.EventRead)))
	require.NoError(t, f.Record(3, event(5, cases.EventChanged)))
	assert.Equal(t, 4, f.Revision)
	assert.NoError(t, f.VerifyLog())
}

// A log that was tampered with is not read without a word, and the file is not lost.
func TestDecode_RecomputesTheLog(t *testing.T) {
	for name, change := range map[string]func(*cases.File){
		"an actor":        func(f *cases.File) { f.Events[1].Actor = "a2" },
		"an entry out":    func(f *cases.File) { f.Events = append(f.Events[:1], f.Events[2]) },
		"the end cut off": func(f *cases.File) { f.Events = f.Events[:2] },
		"the revision":    func(f *cases.File) { f.Revision = 1 },
	} {
		f := logged(t)
		change(f)
		f.Jurisdictions = []jurisdiction.Code{"ZZ"}
		data, err := json.Marshal(f)
		require.NoError(t, err)
		got, err := cases.Decode(bytes.NewReader(data))
		require.NotNil(t, got, name)
		_, field := errors.AsType[*cases.FieldError](err)
		broken, ok := errors.AsType[*cases.LogError](err)
		assert.True(t, field && ok, "%s: the fields and the log are told at once", name)
		assert.LessOrEqual(t, broken.Index, 3)
		assert.ErrorIs(t, err, cases.ErrLog, name)
		_, log := errors.AsType[*cases.LogError](f.Validate())
		assert.False(t, log, "%s: Validate looks at the shape", name)
	}
}

// What no look at the file alone can find, and what who keeps the last hash finds.
func TestLastHash_FindsAnOlderState(t *testing.T) {
	old := logged(t)
	f := logged(t)
	require.NoError(t, f.Record(3, event(3, cases.EventChanged)))
	require.NoError(t, f.Record(4, event(3, cases.EventRead)))
	kept := f.LastHash()
	cut := &cases.File{Revision: f.Revision, Events: f.Events[:4]}
	for name, g := range map[string]*cases.File{"put back": old, "the last read cut off": cut} {
		assert.NoError(t, g.VerifyLog(), name)
		assert.False(t, holds(g, kept), name)
	}
	require.NoError(t, f.Record(4, event(4, cases.EventRead)))
	assert.True(t, holds(f, kept))
}

// Somebody who can write the file tells another story and computes its hashes.
func TestLastHash_FindsALogThatWasWrittenAnew(t *testing.T) {
	f := logged(t)
	kept := f.LastHash()
	forged := &cases.File{ID: f.ID}
	for _, e := range f.Events {
		e.Actor = "a2"
		require.NoError(t, forged.Record(forged.Revision, e))
	}
	assert.Equal(t, f.Revision, forged.Revision)
	assert.NoError(t, forged.VerifyLog(), "by itself it is in order")
	assert.False(t, holds(forged, kept))
}

// Two read the file at the same time. The revision is the same for both, so a store that guards by
// revision alone keeps one of them; the hash that each began from tells.
func TestRecord_TwoReadersAtOnce(t *testing.T) {
	stored := logged(t)
	began := stored.LastHash()
	one, two := *stored, *stored
	require.NoError(t, one.Record(3, event(4, cases.EventRead)))
	require.NoError(t, two.Record(3, event(5, cases.EventRead)))
	assert.Equal(t, one.Revision, two.Revision)
	assert.Equal(t, began, stored.LastHash(), "the copies share no entry")
	require.Len(t, stored.Events, 3)

	stored = &one // the first is stored, since the stored hash is the one it began from
	assert.NotEqual(t, began, stored.LastHash(), "the second has to begin again")
	require.NoError(t, stored.Record(stored.Revision, event(5, cases.EventRead)))
	require.NoError(t, stored.VerifyLog())
	assert.Len(t, stored.Events, 5)
}

// What is put into a log by hand does not come back as an event of the machine.
func TestDecode_AnEventPutInByHand(t *testing.T) {
	f := logged(t)
	last := f.Events[2]
	for name, e := range map[string]cases.Event{
		"without a hash": event(9, cases.EventRead),
		"with the hash before it": {
			Day: last.Day, Kind: cases.EventRead, Actor: "a1", Revision: 3, Hash: last.Hash,
		},
		"the last one, said once again": last,
	} {
		g := *f
		g.Events = append(g.Events[:3:3], e)
		data, err := json.Marshal(g)
		require.NoError(t, err)
		_, err = cases.Decode(bytes.NewReader(data))
		assert.ErrorIs(t, err, cases.ErrLog, name)
	}
}
