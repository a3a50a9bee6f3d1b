package duty_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/person"
)

// Nobody is told that a scheme exists without being told for whom it is: Slovenia compensates
// citizens of the European Union alone (Crime Victims Compensation Act, article 5).
func TestStateCompensation_TellsForWhomItIs(t *testing.T) {
	on := at(2026, 11, 28)
	v := womanIn("SI")
	v.Citizenships = []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}}
	f := told(lone(t, nil, v, on), "COMP-003")
	require.Len(t, f, 1)
	assert.Equal(t, rule.Unknown, f[0].Outcome)
	assert.Contains(t, f[0].Text(), "whether the scheme is open to the person")
	require.NotNil(t, f[0].More)
	require.Len(t, f[0].More.Conditions, 1)
	c := f[0].More.Conditions[0]
	assert.Equal(t, jurisdiction.Code("SI"), c.Jurisdiction)
	assert.Contains(t, c.Value, "for whom: citizens of Slovenia or another EU member state only")
	assert.Contains(t, c.Value, "time to claim: up to 6 months from offence")
	assert.Equal(t, "si-zozkd", c.Source.Instrument)

	data, err := json.Marshal(f[0])
	require.NoError(t, err)
	var back rule.Finding
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, f[0].More.Conditions, back.More.Conditions)

	v.Citizenships[0].Country = "HR" // another member State
	f = told(lone(t, nil, v, on), "COMP-003")
	require.Len(t, f, 1)
	assert.NotContains(t, f[0].Text(), "open to the person", "it is to citizens of the Union")
}
