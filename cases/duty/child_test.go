package duty_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// CETS No. 197, article 10(4)(a), has no exception for a married child; Serbia's asylum law has one
// (article 12(4)). The duty stands, and the finding says so.
func TestGuardian_whatNationalLawSaysOtherwise(t *testing.T) {
	f, err := cases.Decode(strings.NewReader(`{"schema": 2, "id": "c1", "opened": "2026-09-01",
		"victims": [{"id": "v1", "age": {"knowledge": "exact", "birth_day": "2011-05-05"},
			"family": {"accompaniment": "unaccompanied"},
			"stays": [{"place": "RS", "from": "2026-08-01"}],
			"status": [{"kind": "presumed", "day": "2026-09-01", "place": "RS"}]}]}`))
	require.NoError(t, err)
	r, err := duty.Check(f, law.MustDay(2026, 11, 24))
	require.NoError(t, err)
	for i := range r.Findings {
		x := &r.Findings[i]
		if x.Rule.ID != "CHILD-001" {
			continue
		}
		require.NotNil(t, x.More)
		require.NotEmpty(t, x.More.Conflicts)
		assert.Equal(t, jurisdiction.Code("RS"), x.More.Conflicts[0].Jurisdiction)
		assert.NotEmpty(t, x.More.Conflicts[0].Source.Instrument)
		return
	}
	require.Fail(t, "no finding")
}
