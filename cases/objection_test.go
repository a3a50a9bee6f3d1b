package cases_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// An objection beats every consent, to every recipient but the person. An emergency and a report to
// those who investigate pass it, and the manifest says so.
func TestDisclose_Objections(t *testing.T) {
	on := d(2026, 9, 4)
	for who, to := range recipients {
		quiet := handed(t)
		before, err := quiet.Disclose(to, referral.Full, on)
		require.NoError(t, err, who)
		require.False(t, before.Manifest.Against, who)

		f := handed(t)
		f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
			ID: "c-objects", Capacity: victim.ConsentSelf, Refused: d(2026, 9, 3),
			Purposes:   []victim.ConsentPurpose{victim.PurposeService},
			Objections: []victim.Limit{{}},
		})
		after, err := f.Disclose(to, referral.Full, on)
		require.NoError(t, err, who)
		switch after.Manifest.Basis {
		case referral.ByAccess:
			assert.Equal(t, before.Manifest.Passed, after.Manifest.Passed, who)
			assert.False(t, after.Manifest.Against, who)
		case referral.ByEmergency, referral.ByReport:
			assert.Equal(t, before.Manifest.Passed, after.Manifest.Passed, who)
			assert.Equal(t, len(before.Manifest.Passed) > 0, after.Manifest.Against, who)
		default:
			assert.Empty(t, after.Manifest.Passed, who)
			if len(before.Manifest.Passed) > 0 {
				told := after.Manifest.Flaw == victim.FlawObjection ||
					slices.Contains(becauses(after.Manifest), referral.BecauseObjection)
				assert.True(t, told, who)
			}
		}
	}
}

func becauses(m referral.Manifest) []referral.Because {
	var out []referral.Because
	for _, w := range m.Withheld {
		out = append(out, w.Because)
	}
	return out
}

// A limit holds for the consent in which it stands; one that names records withholds those alone.
func TestDisclose_Limits(t *testing.T) {
	on := d(2026, 9, 4)
	disclose := func(limit ...victim.Limit) *passing {
		f := handed(t)
		f.Victims[0].Consents[0].Limits = limit
		f.Victims[0].Guardians = append(f.Victims[0].Guardians, victim.Guardian{ID: "g9"})
		v := view(t, f, "receiver", referral.Full, on)
		return &passing{v.Manifest.Passed, len(v.Victim.Guardians)}
	}
	whole := disclose()
	require.Contains(t, whole.passed, person.CategoryProtection)
	require.Equal(t, 2, whole.guardians)

	without := disclose(victim.Limit{Categories: []person.Category{person.CategoryProtection}})
	assert.NotContains(t, without.passed, person.CategoryProtection)
	assert.Contains(t, without.passed, person.CategoryIdentity)

	one := disclose(victim.Limit{Records: []string{"g9"}})
	assert.Contains(t, one.passed, person.CategoryProtection)
	assert.Equal(t, 1, one.guardians)

	ended := disclose(victim.Limit{Until: on.AddDays(-1)})
	assert.Equal(t, whole.passed, ended.passed)
}

type passing struct {
	passed    []person.Category
	guardians int
}

// To whom the person objected nothing is sent: the pre-flight says why.
func TestHanding_Objection(t *testing.T) {
	f := handed(t)
	f.Victims[0].Consents[0].Objections = []victim.Limit{{}}
	h, err := f.Handing(f.Referrals[0].ID, d(2026, 9, 4))
	require.NoError(t, err)
	assert.Equal(t, victim.FlawObjection, h.Flaw)
	assert.True(t, law.IsValid(h.Flaw))
}

// Nor where somebody said no to the consent on which it rests, in whatever record: it is all that
// rests on the consent that is meant, and not what is written of it.
func TestHanding_ObjectionToTheConsent(t *testing.T) {
	for name, say := range map[string]func(v *victim.Victim, no []victim.Limit){
		"an objection": func(v *victim.Victim, no []victim.Limit) { v.Consents[0].Objections = no },
		"a limit":      func(v *victim.Victim, no []victim.Limit) { v.Consents[0].Limits = no },
		"an objection in another": func(v *victim.Victim, no []victim.Limit) {
			v.Consents = append(v.Consents, victim.Consent{ID: "c9", Objections: no})
		},
	} {
		f := handed(t)
		v := &f.Victims[0]
		say(v, []victim.Limit{{Records: []string{v.Consents[0].ID}}})
		h, err := f.Handing(f.Referrals[0].ID, d(2026, 9, 4))
		require.NoError(t, err)
		assert.Equal(t, victim.FlawObjection, h.Flaw, name)
		assert.True(t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty(), name)
	}
}

// A receiver for whom a suspect vouched is one whom nobody vetted, and has a tie to a suspect.
func TestHanding_VettedByASuspect(t *testing.T) {
	f := handed(t)
	to := f.Referrals[0].To
	f.Organisations = []referral.Organisation{{
		ID: to.ID, Kind: to.Kind, Place: to.Place, VettedBy: "s7",
	}}
	h, err := f.Handing(f.Referrals[0].ID, d(2026, 9, 4))
	require.NoError(t, err)
	assert.False(t, h.Conflict)
	f.Suspects = append(f.Suspects, cases.Suspect{ID: "s7"})
	h, err = f.Handing(f.Referrals[0].ID, d(2026, 9, 4))
	require.NoError(t, err)
	assert.True(t, h.Conflict)
}
