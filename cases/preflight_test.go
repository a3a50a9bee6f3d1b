//go:build preflight

package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func blocking(t *testing.T, f *cases.File, on law.Day) []rule.ID {
	t.Helper()
	_, clearance, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	return clearance.Blocking()
}

// Whether an emergency stands has one answer: that of the disclosure is that of the pre-flight.
func TestPreflight_Emergency(t *testing.T) {
	on := d(2026, 9, 9)
	for name, tt := range emergencies {
		f := handed(t)
		e := &referral.Emergency{
			Ground: referral.ChildInDanger, Authority: jurisdiction.ChildProtection,
			ReviewBy: d(2026, 12, 1),
		}
		tt.change(f, e)
		f.Referrals[0].Emergency = e
		f.Referrals[0].Consent, f.Victims[0].Consents = "", nil
		assert.NotEqual(t, tt.stands, contains(blocking(t, f, on), "PREF-001"), name)
	}
}

// A withdrawal that stands in the log alone counts for the pre-flight.
func TestPreflight_WithdrawnByTheLog(t *testing.T) {
	on := d(2026, 9, 10)
	for actor, counts := range map[string]bool{"v1": true, "worker-1": true, "v2": false} {
		for _, record := range []string{"c1", "c2"} {
			f := handed(t)
			f.Victims = append(f.Victims, victim.Victim{
				ID: "v2", Consents: []victim.Consent{{ID: "c1", Given: d(2026, 9, 1)}},
			})
			require.NoError(t, f.Record(0, cases.Event{
				Day: on, Kind: cases.EventWithdrawn, Actor: actor, Record: record,
			}))
			assert.Equal(t, counts, contains(blocking(t, f, on), "PREF-001"))
		}
	}
}

// A tie of the receiver to the person stops the pre-flight.
func TestPreflight_ATieToThePerson(t *testing.T) {
	for _, id := range []string{"v1", "g1", "lawyer-1"} {
		for _, of := range []int{0, 1} {
			f := handed(t)
			f.Organisations = []referral.Organisation{
				{ID: "house", Kind: house.Kind, Place: "MK", Parent: "roof"},
				{ID: "roof", Kind: house.Kind, Place: "MK"},
			}
			f.Organisations[of].Conflicts = []string{id}
			assert.Contains(t, blocking(t, f, d(2026, 9, 4)), rule.ID("PREF-002"), id)
		}
	}
}
