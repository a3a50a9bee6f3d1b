package cases_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// A withdrawal with a year that somebody mistyped is taken, counts at once, and stands in nobody's
// way: neither in that of the log nor in that of the referral.
func TestWithdraw_AMistypedYear(t *testing.T) {
	on := d(2026, 9, 10)
	for _, day := range []law.Day{d(2206, 9, 10), d(9999, 12, 31), d(2062, 9, 10)} {
		for _, logged := range []bool{false, true} {
			f := handed(t)
			if logged {
				require.NoError(t, f.Record(0, cases.Event{
					Day: d(2026, 9, 9), Kind: cases.EventChanged, Actor: "officer-1",
				}))
			}
			w, err := f.Withdraw("v1", "c1", day, nil)
			require.NoError(t, err)
			require.Len(t, w.Events, 1)
			r := f.Referrals[0]
			assert.Equal(t, referral.Withdrawn, r.State)
			assert.False(t, r.History[2].Day.After(on), "%v", r.History[2].Day)
			assert.Equal(t, day, f.Victims[0].Consents[0].Withdrawn, "as it was said")
			assert.True(t, view(t, f, "receiver", referral.Full, on).Empty())

			read := cases.Event{Day: on, Kind: cases.EventRead, Actor: "officer-1"}
			assert.NoError(t, f.Record(f.Revision, read))
			v := view(t, f, "guardian", referral.Full, on)
			assert.NoError(t, f.Disclosed(v, "d1", "officer-1"))
			_, err = f.Move("r1", referral.Step{
				Action: referral.Close, Actor: referral.Sender, Day: on, Revision: 3, Key: "k9",
			})
			assert.NoError(t, err)
			_, err = f.Withdraw("v1", "c1", on, nil)
			require.NoError(t, err)
			assert.Equal(t, on, f.Victims[0].Consents[0].Withdrawn, "mended")
			assert.NoError(t, f.VerifyLog())
		}
	}
	// After years without an entry the day is what it is.
	f := handed(t)
	_, err := f.Withdraw("v1", "c1", d(2036, 8, 31), nil)
	require.NoError(t, err)
	assert.Equal(t, d(2036, 8, 31), f.Referrals[0].History[2].Day)
	assert.Equal(t, d(2036, 8, 31), f.Events[0].Day)
	// What was disclosed is logged all the same, behind the entry of a later day.
	v := view(t, f, "guardian", referral.Full, on)
	require.NoError(t, f.Disclosed(v, "d1", "officer-1"))
	assert.Equal(t, on, f.Disclosures[0].Day)
	assert.NoError(t, f.VerifyLog())
}

// An entry of a day that cannot be ends no emergency.
func TestWithdraw_ALogWithAMistypedYear(t *testing.T) {
	f := handed(t)
	f.Referrals[0].Emergency = &referral.Emergency{
		Ground: referral.ChildInDanger, Authority: jurisdiction.Court, ReviewBy: d(2026, 12, 1),
	}
	require.NoError(t, f.Record(0, cases.Event{
		Day: d(9999, 12, 31), Kind: cases.EventRead, Actor: "officer-1",
	}))
	w, err := f.Withdraw("v1", "c1", d(2026, 9, 10), nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"r1"}, w.Emergencies)
	assert.NoError(t, f.VerifyLog())
}

// However much rests on a consent, to withdraw it takes time in proportion.
func TestWithdraw_IsNotQuadratic(t *testing.T) {
	took := func(n int) time.Duration {
		return growth.Cost(func() {
			f := handed(t)
			r := f.Referrals[0]
			f.Referrals = make([]referral.Referral, n)
			for i := range f.Referrals {
				f.Referrals[i] = r
				f.Referrals[i].ID = fmt.Sprint("r", i)
			}
			w, err := f.Withdraw("v1", "c1", d(2026, 9, 10), nil)
			require.NoError(t, err)
			require.Len(t, w.Events, n)
			require.Len(t, f.Events, n+1)
			require.NoError(t, f.VerifyLog())
		})
	}
	took(10)
	few, many := took(500), took(8000) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}
