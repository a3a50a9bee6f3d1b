package cases_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// In a file that nobody validated a name can stand in the place of an id.
func TestView_Sharing_NoName(t *testing.T) {
	f := &cases.File{ID: "f1", Victims: []victim.Victim{{ID: "Person A", Sex: "female"}}}
	view, err := f.Disclose(cases.Themself("Person A"), referral.Full, d(2026, 9, 5))
	require.NoError(t, err)
	require.False(t, view.Empty())
	sharing := view.Sharing("p1")
	out, err := json.Marshal(sharing)
	require.NoError(t, err)
	assert.NotContains(t, string(out), "Person A")
	assert.Error(t, new(referral.Log).Shared(sharing))
	f.Victims[0].ID = "v1"
	view, err = f.Disclose(cases.Themself("v1"), referral.Full, d(2026, 9, 5))
	require.NoError(t, err)
	assert.Equal(t, "v1", view.Sharing("p1").Victim)
}
