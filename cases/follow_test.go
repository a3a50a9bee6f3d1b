package cases_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// copied is a file as a second reader of the store has it.
func copied(t testing.TB, f *cases.File) *cases.File {
	t.Helper()
	data, err := json.Marshal(f)
	require.NoError(t, err)
	g := new(cases.File)
	require.NoError(t, json.Unmarshal(data, g))
	return g
}

// Two write at once: a change that came first is never lost, a reading stops nobody, and nothing
// that was logged is lost.
func TestFollow(t *testing.T) {
	on := d(2026, 9, 10)
	opened := func() *cases.File {
		f := handed(t)
		event := cases.Event{Day: d(2026, 9, 1), Kind: cases.EventOpened, Actor: "officer-1"}
		require.NoError(t, f.Record(0, event))
		return f
	}
	withdraw := func(f *cases.File) {
		_, err := f.Withdraw("v1", "c1", on, nil)
		require.NoError(t, err)
	}
	read := func(f *cases.File) {
		event := cases.Event{Day: on, Kind: cases.EventRead, Actor: "officer-2"}
		require.NoError(t, f.Record(f.Revision, event))
	}
	edit := func(f *cases.File) {
		f.Victims[0].Languages = []string{"sq"}
		event := cases.Event{Day: on, Kind: cases.EventChanged, Actor: "officer-3"}
		require.NoError(t, f.Record(f.Revision, event))
	}
	unlogged := func(f *cases.File) { f.Victims[0].Sex = person.Female }
	disclose := func(id string) func(*cases.File) {
		return func(f *cases.File) {
			v := view(t, f, "guardian", referral.Full, on)
			require.NoError(t, f.Disclosed(v, id, "officer-4"))
		}
	}
	cancel := func(key string) func(*cases.File) {
		return func(f *cases.File) {
			_, err := f.Move("r1", referral.Step{
				Action: referral.Cancel, Actor: referral.Sender, Day: on, Revision: 2, Key: key,
				By: f.Referrals[0].From.ID,
			})
			require.NoError(t, err)
		}
	}
	move := func(f *cases.File) {
		_, err := f.Move("r1", referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: on, Revision: 2, Key: "k9",
		})
		require.NoError(t, err)
	}
	for name, tt := range map[string]struct {
		first, second func(*cases.File)
		stale         bool
	}{
		"a withdrawal, then an edit of before":  {withdraw, edit, true},
		"a withdrawal, then a move of before":   {withdraw, move, true},
		"a move, then a withdrawal of before":   {move, withdraw, true},
		"an edit, then a reading of before":     {edit, read, true},
		"a reading, then a withdrawal":          {read, withdraw, false},
		"two readings":                          {read, read, false},
		"a reading, then an edit":               {read, edit, false},
		"nothing between, then an edit":         {func(*cases.File) {}, edit, false},
		"an edit, then what left no entry":      {edit, unlogged, true},
		"a reading, then what left no entry":    {read, unlogged, false},
		"an edit, and the same edit once again": {edit, edit, true},
		"a disclosure, then a withdrawal":       {disclose("d1"), withdraw, false},
		"two disclosures":                       {disclose("d1"), disclose("d2"), false},
		"two disclosures with one id":           {disclose("d1"), disclose("d1"), true},
		// Entries that read the same, for changes that are not.
		"two moves of one body on one day": {cancel("x1"), cancel("x2"), true},
		"two edits of one worker": {edit, func(f *cases.File) {
			f.Victims[0].Sex = person.Female
			event := cases.Event{Day: on, Kind: cases.EventChanged, Actor: "officer-3"}
			require.NoError(t, f.Record(f.Revision, event))
		}, true},
	} {
		stored := opened()
		mine := copied(t, stored)
		began := mine.LastHash()
		tt.first(stored)
		tt.second(mine)
		before := copied(t, mine)
		err := mine.Follow(stored, began)
		if tt.stale {
			assert.ErrorIs(t, err, cases.ErrStale, name)
			assert.Equal(t, before, copied(t, mine), name)
			continue
		}
		require.NoError(t, err, name)
		assert.NoError(t, mine.VerifyLog(), name)
		for _, e := range stored.Events {
			assert.Contains(t, mine.Events, e, "%s: an entry is lost", name)
		}
		for _, x := range stored.Disclosures {
			assert.Contains(t, mine.Disclosures, x, "%s: a disclosure is lost", name)
		}
	}
	mine, stored := opened(), opened()
	stored.ID = "f2"
	assert.ErrorIs(t, mine.Follow(stored, mine.LastHash()), cases.ErrOtherFile)
	assert.ErrorIs(t, mine.Follow(opened(), "no such hash"), cases.ErrStale)
}

// Two withdraw the same consent, the second with an earlier day: it comes through as well.
func TestFile_Follow_WithdrawnAgain(t *testing.T) {
	stored := handed(t)
	v := &stored.Victims[0]
	v.Consents = append(v.Consents, victim.Consent{ID: "c2", Given: d(2026, 9, 2)})
	_, err := stored.Withdraw("v1", "c1", d(2026, 9, 10), nil)
	require.NoError(t, err)
	for name, day := range map[string]law.Day{
		"the same day": d(2026, 9, 10), "later": d(2026, 9, 11), "earlier": d(2026, 9, 9),
		"before another was given": d(2026, 9, 1), "a slip": d(2062, 9, 1),
	} {
		mine := copied(t, stored)
		began := mine.LastHash()
		for _, c := range []string{"c2", "c1"} {
			_, err := mine.Withdraw("v1", c, day, nil)
			require.NoError(t, err, name)
		}
		assert.NoError(t, mine.Follow(stored, began), name)
		assert.NoError(t, mine.VerifyLog(), name)
		assert.False(t, mine.Victims[0].Consents[1].Withdrawn.IsZero(), name)
	}
	mine := copied(t, stored) // nobody withdrew again
	mine.Victims[0].Consents[0].Withdrawn = d(2026, 9, 9)
	assert.ErrorIs(t, mine.Follow(stored, mine.LastHash()), cases.ErrStale)
}

// A store that loses nothing: it puts what a writer logged behind what was logged meanwhile. Where
// the file was changed, the writer reads it again; to withdraw again changes nothing, so a
// withdrawal comes through in the end, whatever others do.
func ExampleFile_Follow() {
	day := law.MustDay(2026, 9, 10)
	stored := &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "v1", Consents: []victim.Consent{{ID: "c1", Given: day}},
	}}}
	load := func() *cases.File { // a store decodes a file of its own for everybody
		f := *stored
		f.Victims = append([]victim.Victim(nil), stored.Victims...)
		return &f
	}
	save := func(f *cases.File, began string) error { // in one transaction
		if err := f.Follow(stored, began); err != nil {
			return err
		}
		stored = f
		return nil
	}

	mine, another := load(), load()
	began := mine.LastHash()
	_ = another.Record(0, cases.Event{Day: day, Kind: cases.EventChanged, Actor: "officer-8"})
	fmt.Println("another:", save(another, began))

	for {
		_, err := mine.Withdraw("v1", "c1", day, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		err = save(mine, began)
		fmt.Println("withdrawal:", err)
		if !errors.Is(err, cases.ErrStale) {
			break
		}
		mine = load()
		began = mine.LastHash()
	}
	fmt.Println(stored.Victims[0].Consents[0].Withdrawn, stored.VerifyLog())
	// Output:
	// another: <nil>
	// withdrawal: cases: the file was changed in between
	// withdrawal: <nil>
	// 2026-09-10 <nil>
}

// What was disclosed stands where the rules look for it, and in the log.
func TestDisclosed(t *testing.T) {
	on := d(2026, 9, 4)
	f := handed(t)
	v := view(t, f, "receiver", referral.Identified, on)
	require.NoError(t, f.Disclosed(v, "d1", "officer-1"))
	require.Len(t, f.Disclosures, 1)
	got := f.Disclosures[0]
	assert.Equal(t, cases.BasisConsent, got.Basis)
	assert.Equal(t, "c1", got.Consent)
	assert.Equal(t, v.Manifest.Passed, got.Categories)
	assert.Equal(t, jurisdiction.Code("MK"), got.From)
	assert.Equal(t, "d1", f.Events[0].Record)
	assert.Zero(t, f.Revision, "to disclose does not change a file")
	report, err := duty.Check(f, on)
	require.NoError(t, err)
	for _, x := range report.Findings {
		if x.Rule.ID == "DATA-006" {
			assert.Equal(t, "met", string(x.Outcome))
		}
	}
	assert.ErrorIs(t, f.Disclosed(v, "d1", "officer-1"), cases.ErrAmbiguous)
	assert.Error(t, f.Disclosed(v, "", "officer-1"))
	assert.Error(t, f.Disclosed(v, "d2", ""))
	_, err = f.Withdraw("v1", "c1", on, nil)
	require.NoError(t, err)
	nothing := view(t, f, "receiver", referral.Identified, on)
	assert.Error(t, f.Disclosed(nothing, "d2", "officer-1"), "nothing passed")
	log := new(referral.Log)
	assert.Error(t, log.Shared(nothing.Sharing("")))
	whole := v.Whole()
	require.Len(t, whole.Victims, 1)
	assert.Equal(t, v.Victim, whole.Victims[0])
	assert.Empty(t, v.File.Victims)
}

// What a store does not hold yet follows nothing; what it held and holds no more is stale.
func TestFollow_FirstTime(t *testing.T) {
	f := &cases.File{ID: "c-1"}
	assert.NoError(t, f.Follow(nil, f.LastHash()))
	require.NoError(t, f.Record(0, cases.Event{
		Day: d(2026, 11, 23), Kind: cases.EventOpened, Actor: "w-1",
	}))
	assert.NoError(t, f.Follow(nil, ""))
	assert.ErrorIs(t, f.Follow(nil, f.LastHash()), cases.ErrStale)
}

// A store that has nothing gives nil: who asks about a file that is not there is told so.
func TestNoFile(t *testing.T) {
	var f *cases.File
	on := d(2026, 11, 23)
	for _, to := range []cases.Recipient{
		cases.Receiver("r"), cases.Themself("v"), cases.LawyerOf("v"), cases.GuardianOf("v", "g"),
		cases.Addressee("m"),
		cases.Holder("v", "c", victim.Recipient{Kind: "ngo", ID: "o"}, victim.PurposeService),
	} {
		_, err := f.Disclose(to, referral.Full, on)
		assert.ErrorIs(t, err, cases.ErrNotFound)
	}
	_, err := f.Handing("r", on)
	assert.ErrorIs(t, err, cases.ErrNotFound)
	_, err = f.Move("r", referral.Step{})
	assert.ErrorIs(t, err, cases.ErrNotFound)
	_, err = f.Withdraw("v", "c", on, nil)
	assert.ErrorIs(t, err, cases.ErrNotFound)
	_, err = new(cases.File).DiscloseReport(nil, cases.Themself("v"), referral.Full, on)
	assert.EqualError(t, err, "cases: no report")
	var v *cases.View
	assert.Empty(t, v.Whole().Victims)
	assert.Empty(t, cases.Problems(nil, nil))
}
