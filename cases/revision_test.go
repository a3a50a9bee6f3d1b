package cases_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
)

// A revision that no event could have led to is refused, and from the largest that is read a
// withdrawal leads to a file that is read as well.
func TestDecode_RevisionsHaveRoom(t *testing.T) {
	const largest = 1<<53 - 1
	const in = `{"id": "f1", "revision": %d, "victims": [{"id": "v1", "consents": [
		{"id": "c1", "capacity": "self", "purposes": ["referral"], "given": "2026-09-01"}]}]}`
	for _, revision := range []int{math.MaxInt, largest + 1} {
		_, err := cases.Decode(strings.NewReader(fmt.Sprintf(in, revision)))
		var field *cases.FieldError
		require.ErrorAs(t, err, &field, revision)
		assert.Equal(t, "/revision", field.Path)
	}
	for _, revision := range []int{largest - 1, largest} {
		f, err := cases.Decode(strings.NewReader(fmt.Sprintf(in, revision)))
		require.NoError(t, err)
		for day := 4; day < 8; day++ {
			_, err = f.Withdraw("v1", "c1", d(2026, 9, day), nil)
			require.NoError(t, err)
			assert.Equal(t, largest, f.Revision)
			f = copied(t, f) // decodes
		}
		assert.Equal(t, d(2026, 9, 4), f.Victims[0].Consents[0].Withdrawn)
		f.Events[1].Revision--
		assert.Error(t, f.VerifyLog())
	}
}

// Nor does a number that nobody validated turn round.
func TestWithdraw_RevisionsThatNobodyValidated(t *testing.T) {
	f := handed(t)
	f.Revision, f.Referrals[0].Revision = math.MaxInt, math.MaxInt
	_, err := f.Withdraw("v1", "c1", d(2026, 9, 4), nil)
	require.NoError(t, err)
	assert.Positive(t, f.Revision)
	assert.Positive(t, f.Referrals[0].Revision)
	assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)

	// A referral whose revision is not that of its history is not read.
	f = handed(t)
	f.Referrals[0].Revision = math.MaxInt
	data, err := json.Marshal(f.Referrals[0])
	require.NoError(t, err)
	_, err = referral.Decode[referral.Referral](strings.NewReader(string(data)))
	assert.Error(t, err)
}
