package cases_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A file that was read is not lost by a withdrawal that makes it larger than a file may be; by
// anything else it is.
func TestDecode_AfterAWithdrawalOfAnySize(t *testing.T) {
	full := func() *cases.File {
		f := handed(t)
		r := f.Referrals[0]
		for i := range 2000 {
			r.ID = fmt.Sprint("x", i)
			f.Referrals = append(f.Referrals, r)
		}
		data, err := json.Marshal(f)
		require.NoError(t, err)
		text := strings.Repeat("x", 450)
		for size := len(data); size < cases.MaxSize-1000; size += len(`{"text":""},`) + len(text) {
			f.Victims[0].Identity.Names = append(f.Victims[0].Identity.Names,
				person.Name{Text: text})
		}
		return f
	}
	again := func(f *cases.File) (int, *cases.File, error) {
		data, err := json.Marshal(f)
		require.NoError(t, err)
		out, err := cases.Decode(bytes.NewReader(data))
		return len(data), out, err
	}
	f := full()
	size, f, err := again(f)
	require.NotNil(t, f, err)
	require.LessOrEqual(t, size, cases.MaxSize)

	_, err = f.Withdraw("v1", f.Referrals[0].Consent, d(2026, 9, 9), nil)
	require.NoError(t, err)
	size, f, err = again(f)
	assert.Greater(t, size, cases.MaxSize)
	require.NotNil(t, f, err)
	assert.Equal(t, victim.FlawWithdrawn, f.ConsentFlawNow(
		&f.Victims[0], f.Referrals[0].Consent, victim.PurposeReferral, d(2026, 9, 10)))

	for range 4 {
		f.Victims[0].Identity.Names = append(f.Victims[0].Identity.Names,
			f.Victims[0].Identity.Names...)
	}
	_, f, err = again(f)
	assert.Nil(t, f)
	assert.ErrorContains(t, err, "larger than a file may be")
}
