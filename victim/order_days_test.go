package victim_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Whatever lasts from a day to a day ends after it begins.
func TestValidate_StretchesInOrder(t *testing.T) {
	early, late := d(2026, 9, 1), d(2026, 9, 2)
	before, after := date(2024), date(2025)
	for path, fill := range map[string]func(v *victim.Victim, first, last law.Day){
		"/consents/0/limits/0/until": func(v *victim.Victim, first, last law.Day) {
			v.Consents[0].Limits = []victim.Limit{{Day: first, Until: last}}
		},
		"/consents/0/objections/0/until": func(v *victim.Victim, first, last law.Day) {
			v.Consents[0].Objections = []victim.Limit{{Day: first, Until: last}}
		},
		"/identity/documents/0/expires": func(v *victim.Victim, first, last law.Day) {
			v.Identity = &person.Identity{Documents: []person.Document{
				{Kind: "passport", Issued: first, Expires: last},
			}}
		},
		"/exemptions/0/until": func(v *victim.Victim, first, last law.Day) {
			v.Exemptions = []rule.Exemption{{
				Rule: "CHILD-001", Authority: "court", Reason: "safety", Day: first, Until: last,
			}}
		},
		"/missing/0/found": func(v *victim.Victim, first, last law.Day) {
			v.Missing = []victim.MissingEpisode{{Since: first, Found: last}}
		},
		"/permits/0/decided": func(v *victim.Victim, first, last law.Day) {
			v.Permits = []victim.Permit{{ID: "pe", Requested: first, Decided: last}}
		},
		"/claims/0/decided": func(v *victim.Victim, first, last law.Day) {
			v.Claims = []victim.Claim{{ID: "cl", Lodged: first, Decided: last}}
		},
		"/removals/0/executed": func(v *victim.Victim, first, last law.Day) {
			v.Removals = []victim.Removal{{Ordered: first, Executed: last}}
		},
		"/age/assessments/0/day": func(v *victim.Victim, first, last law.Day) {
			v.Age.Assessments = []person.AgeAssessment{{Asked: first, Day: last}}
		},
		"/removals/0/lifted": func(v *victim.Victim, first, last law.Day) {
			v.Removals = []victim.Removal{{Ordered: first, Lifted: last}}
		},
	} {
		v := around()
		fill(&v, early, late)
		require.NoError(t, v.Validate(), path)
		fill(&v, late, early)
		assert.EqualError(t, v.Validate(), path+": out of order")
	}
	for path, fill := range map[string]func(v *victim.Victim, first, last person.Date){
		"/identity/names/0/to": func(v *victim.Victim, first, last person.Date) {
			v.Identity = &person.Identity{Names: []person.Name{
				{Text: "A", From: first, To: last},
			}}
		},
		"/identity/contacts/0/to": func(v *victim.Victim, first, last person.Date) {
			v.Identity = &person.Identity{Contacts: []person.Contact{
				{Value: "1", From: first, To: last},
			}}
		},
		"/relatives/0/addresses/0/to": func(v *victim.Victim, first, last person.Date) {
			v.Relatives[0].Addresses = []person.Address{{Text: "1", From: first, To: last}}
		},
		"/relatives/0/carer_to": func(v *victim.Victim, first, last person.Date) {
			v.Relatives[0].CarerFrom, v.Relatives[0].CarerTo = first, last
		},
		"/relatives/0/died": func(v *victim.Victim, first, last person.Date) {
			v.Relatives[0].BirthDate, v.Relatives[0].Died = first, last
		},
	} {
		v := around()
		fill(&v, before, after)
		require.NoError(t, v.Validate(), path)
		fill(&v, after, before)
		assert.EqualError(t, v.Validate(), path+": out of order")
	}
}

// Somebody who writes down why a consent was refused and forgets the day has not consented.
func TestConsent_RefusedWithoutADay(t *testing.T) {
	v := around()
	v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: d(1990, 4, 1)}
	c := &v.Consents[0]
	c.Given, c.RefusalReason = d(2026, 9, 1), "shame"
	assert.Equal(t, victim.FlawRefused,
		v.ConsentFlaw(*c, victim.PurposeTracing, d(2026, 9, 2)))
	assert.EqualError(t, v.Validate(), "/consents/0/refused: missing")
	c.Refused = d(2026, 8, 1) // and given later
	assert.Empty(t, v.ConsentFlaw(*c, victim.PurposeTracing, d(2026, 9, 2)))
	assert.NoError(t, v.Validate())
}

// A limit that names a record which is not there protects none.
func TestConsent_LimitOfNoRecord(t *testing.T) {
	v := around()
	v.Consents[0].Objections = []victim.Limit{{Records: []string{"pl", "nothing"}}}
	err := v.Validate()
	require.Error(t, err)
	assert.True(t, strings.HasPrefix(err.Error(), "/consents/0/objections/0/records/1: "), err)
}
