package referral_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/referraltest"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

func draft(kind referral.Kind) referral.Referral {
	return referral.Referral{
		ID: "r1", Victim: "v1", Kind: kind, State: referral.Draft, Consent: "c1", Expires: d(2026, 9, 30),
		From: referral.Party{Kind: jurisdiction.Police, Place: "MK"}, To: referral.Party{Kind: jurisdiction.SocialWork, ID: "o2", Place: "MK"},
	}
}

// apply makes moves; a step that lacks revision, key or clearance gets one.
func apply(t *testing.T, r referral.Referral, steps ...referral.Step) referral.Referral {
	t.Helper()
	for _, s := range steps {
		s.Revision = r.Revision
		if s.Key == "" {
			s.Key = string(s.Action)
		}
		next, _, err := referraltest.Apply(r, s)
		require.NoError(t, err, s.Action)
		require.NoError(t, next.Verify())
		r = next
	}
	return r
}

var toSent = []referral.Step{
	{Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 1)},
	{Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 2), Key: "k1"},
}

func TestApply(t *testing.T) {
	r := apply(t, draft(referral.Transfer), toSent...)
	accept := referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2, Key: "k2"}
	assert.Equal(t, referral.Sent, r.State)

	t.Run("leaves the referral as it is", func(t *testing.T) {
		before, err := json.Marshal(r)
		require.NoError(t, err)
		_, _, err = r.Apply(accept)
		require.NoError(t, err)
		after, err := json.Marshal(r)
		require.NoError(t, err)
		assert.Equal(t, string(before), string(after))
	})
	t.Run("two moves from one revision", func(t *testing.T) {
		stale := accept
		stale.Revision = 1
		_, _, err := r.Apply(stale)
		assert.ErrorIs(t, err, referral.ErrStale)
	})
	t.Run("the same key again changes nothing and leads to the same event", func(t *testing.T) {
		accepted, first, err := r.Apply(accept)
		require.NoError(t, err)
		moved := apply(t, accepted, referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: d(2026, 9, 4)})
		same, again, err := moved.Apply(accept)
		require.NoError(t, err)
		assert.Equal(t, moved, same)
		assert.True(t, again.Repeated)
		again.Repeated = false
		assert.Equal(t, first, again, "with who is responsible, and its revision of then")

		withdrawn, first, err := r.Apply(referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide, Day: d(2026, 9, 3), Revision: 2, Key: "k2"})
		require.NoError(t, err)
		_, again, err = withdrawn.Apply(referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide, Day: d(2026, 9, 5), Key: "k2"})
		require.NoError(t, err)
		assert.True(t, first.AccessEnds && again.AccessEnds, "who tries again, a day later, learns again that access ends")
	})
	t.Run("a transfer makes the receiver responsible on acceptance", func(t *testing.T) {
		_, e, err := r.Apply(accept)
		require.NoError(t, err)
		assert.Equal(t, r.To, e.Responsible)
		_, e, err = apply(t, draft(referral.Refer), toSent...).Apply(accept)
		require.NoError(t, err)
		assert.Zero(t, e.Responsible, "a referral adds a helper")
	})
	refused := map[referral.Refusal]referral.Step{
		referral.NotTheirs:    {Action: referral.Accept, Actor: referral.Sender, Day: d(2026, 9, 3)},
		referral.NoSuchMove:   {Action: referral.Complete, Actor: referral.Receiver, Day: d(2026, 9, 3)},
		referral.CodeMissing:  {Action: referral.Decline, Actor: referral.Receiver, Day: d(2026, 9, 3)},
		referral.BackInTime:   {Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 1)},
		referral.NotDated:     {Action: referral.Accept, Actor: referral.Receiver},
		referral.NotExpired:   {Action: referral.Expire, Actor: referral.Clock, Day: d(2026, 9, 30)}, // the last day itself
		referral.KeyUsedTwice: {Action: referral.Cancel, Actor: referral.Sender, Day: d(2026, 9, 3), Key: "k1"},
		referral.KeyMissing:   {Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Key: "Person A"},
	}
	for reason, s := range refused {
		t.Run(string(reason), func(t *testing.T) {
			s.Revision = 2
			if s.Key == "" {
				s.Key = "k2"
			}
			same, _, err := r.Apply(s)
			var e *referral.MoveError
			require.ErrorAs(t, err, &e)
			assert.Equal(t, reason, e.Reason)
			assert.Equal(t, r, same)
			assert.NotContains(t, err.Error(), "Person A")
		})
	}
	_, _, err := r.Apply(referral.Step{Action: referral.Expire, Actor: referral.Clock, Day: d(2026, 10, 1), Revision: 2, Key: "k2"})
	assert.NoError(t, err, "the day after the last day")
	_, _, err = r.Apply(referral.Step{Action: referral.Acknowledge, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2, Key: "k2", Code: "Person A"})
	assert.Error(t, err, "a code that is none could not be read again")
}

// An organisation that the referral names moves on its own side only.
func TestApply_WhoMoves(t *testing.T) {
	r := draft(referral.Refer)
	r.From.ID = "o1"
	r = apply(t, r, toSent...)
	for by, ok := range map[string]bool{"": true, "o2": true, "o1": false, "o3": false, "Person A": false} {
		next, event, err := r.Apply(referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2, Key: "k2", By: by})
		if !ok {
			var e *referral.MoveError
			require.ErrorAs(t, err, &e, by)
			assert.Equal(t, referral.NotTheirs, e.Reason)
			continue
		}
		require.NoError(t, err, by)
		assert.Equal(t, by, event.Entry.By)
		require.NoError(t, next.Verify())
		next.History[2].By = "o1"
		assert.Error(t, next.Verify(), "nor in a history that is loaded")
	}
}

func TestVerify_FindsWhatTheTableDoesNotAllow(t *testing.T) {
	good := apply(t, draft(referral.Refer), append(slices.Clone(toSent), referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: d(2026, 9, 4), Code: referral.NoCapacity})...)
	for name, tt := range map[string]struct {
		change func(*referral.Referral)
		entry  int
	}{
		"another state":          {func(r *referral.Referral) { r.State = referral.Accepted }, 3},
		"another revision":       {func(r *referral.Referral) { r.Revision = 9 }, 3},
		"a move left out":        {func(r *referral.Referral) { r.History = r.History[1:] }, 0},
		"another actor":          {func(r *referral.Referral) { r.History[1].Actor = referral.Receiver }, 1},
		"another end":            {func(r *referral.Referral) { r.History[2].To = referral.Accepted }, 2},
		"days out of order":      {func(r *referral.Referral) { r.History[2].Day = d(2026, 9, 1) }, 2},
		"no day":                 {func(r *referral.Referral) { r.History[0].Day = law.Day{} }, 0},
		"a decline with no code": {func(r *referral.Referral) { r.History[2].Code = "" }, 2},
		"a key used twice":       {func(r *referral.Referral) { r.History[2].Key = r.History[0].Key }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			r := good
			r.History = slices.Clone(good.History)
			tt.change(&r)
			var e *referral.MoveError
			require.ErrorAs(t, r.Verify(), &e)
			assert.Equal(t, referral.BadHistory, e.Reason)
			assert.Equal(t, tt.entry, e.Entry)
		})
	}
	assert.Equal(t, referral.Sent, good.StateOn(d(2026, 9, 3)))
	assert.Equal(t, referral.Draft, good.StateOn(d(2026, 8, 31)))
	assert.Equal(t, referral.Declined, good.StateOn(d(2026, 9, 4)))
}

func TestEmergency_LooksAgain(t *testing.T) {
	none := func(*referral.Emergency) {}
	for name, tt := range map[string]struct {
		change func(*referral.Emergency)
		day    law.Day
		stands bool
	}{
		"last day":      {none, d(2026, 9, 9), true},
		"the day after": {none, d(2026, 9, 10), false},
		"no day":        {none, law.Day{}, false},
		"no ground":     {func(e *referral.Emergency) { e.Ground = "" }, d(2026, 9, 2), false},
		"no authority":  {func(e *referral.Emergency) { e.Authority = "" }, d(2026, 9, 2), false},
		"no review set": {func(e *referral.Emergency) { e.ReviewBy = law.Day{} }, d(2026, 9, 2), false},
		"it goes on until the next review": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{{Day: d(2026, 9, 8), Authority: "court", GoesOn: "yes", NextBy: d(2026, 9, 20)}}
		}, d(2026, 9, 20), true},
		"and not longer": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{{Day: d(2026, 9, 8), Authority: "court", GoesOn: "yes", NextBy: d(2026, 9, 20)}}
		}, d(2026, 9, 21), false},
		"it goes on, nobody says until when": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{{Day: d(2026, 9, 8), Authority: "court", GoesOn: "yes"}}
		}, d(2026, 9, 8), false},
		"ended": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{{Day: d(2026, 9, 4), Authority: "court", GoesOn: "no"}}
		}, d(2026, 9, 4), false},
		"the eve of its end": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{{Day: d(2026, 9, 4), Authority: "court", GoesOn: "no"}}
		}, d(2026, 9, 3), true},
		"an end listed before an older yes": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{
				{Day: d(2026, 9, 5), Authority: "court", GoesOn: "no"},
				{Day: d(2026, 9, 3), Authority: "police", GoesOn: "yes", NextBy: d(2030, 1, 1)},
			}
		}, d(2029, 1, 1), false},
		"a later yes revives nothing": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{
				{Day: d(2026, 9, 3), Authority: "court", GoesOn: "no"},
				{Day: d(2026, 9, 5), Authority: "police", GoesOn: "yes", NextBy: d(2026, 9, 30)},
			}
		}, d(2026, 9, 6), false},
		"an end on the day of a yes": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{
				{Day: d(2026, 9, 3), Authority: "court", GoesOn: "no"},
				{Day: d(2026, 9, 3), Authority: "police", GoesOn: "yes", NextBy: d(2026, 9, 30)},
			}
		}, d(2026, 9, 3), false},
		"a yes without authority sets no day": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{
				{Day: d(2026, 9, 3), GoesOn: "yes", NextBy: d(2026, 9, 30)},
			}
		}, d(2026, 9, 10), false},
		"reviews out of order": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{
				{Day: d(2026, 9, 7), Authority: "court", GoesOn: "yes", NextBy: d(2026, 9, 8)},
				{Day: d(2026, 9, 3), Authority: "police", GoesOn: "yes", NextBy: d(2026, 9, 30)},
			}
		}, d(2026, 9, 9), false},
		"nobody knows the answer": {func(e *referral.Emergency) {
			e.Reviews = []referral.Review{{Day: d(2026, 9, 4), GoesOn: "unknown"}}
		}, d(2026, 9, 4), false},
	} {
		e := referral.Emergency{Ground: referral.ChildInDanger, Authority: "police", ReviewBy: d(2026, 9, 9)}
		tt.change(&e)
		assert.Equal(t, tt.stands, e.Stood(tt.day), name)
	}
	var nobody *referral.Emergency
	assert.False(t, nobody.Stood(d(2026, 9, 2)))
}
