package cases_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A referral in a file is validated as one that stands alone: its history is replayed, and an
// assignment stays inside.
func TestFile_ValidatesReferrals(t *testing.T) {
	f := cases.File{ID: "f1", Victims: []victim.Victim{{ID: "v1"}}, Referrals: []referral.Referral{{
		ID: "r1", Victim: "v1", Kind: referral.Assign, State: referral.Ready, Revision: 1,
		From: referral.Party{Kind: jurisdiction.NGO, ID: "o1", Place: "MK"}, To: referral.Party{Kind: jurisdiction.NGO, ID: "o2", Place: "MK"},
		History: []referral.Entry{{Day: d(2026, 9, 1), Action: referral.Prepare, Actor: referral.Receiver, To: referral.Ready}},
	}}}
	var got []string
	for _, e := range f.Validate().(interface{ Unwrap() []error }).Unwrap() {
		fe, ok := errors.AsType[*cases.FieldError](e)
		assert.True(t, ok)
		got = append(got, fe.Path+" "+fe.Tag)
	}
	assert.Equal(t, []string{"/referrals/0/history/0 tip_history", "/referrals/0/to/id tip_inside"}, got)
	f.Referrals[0].History[0].Actor, f.Referrals[0].To.ID = referral.Sender, "o1"
	assert.NoError(t, f.Validate())
}
