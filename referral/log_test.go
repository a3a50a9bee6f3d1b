package referral_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/referraltest"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// journey is a log with two moves and two disclosures.
func journey(t *testing.T) (*referral.Log, referral.Referral) {
	t.Helper()
	log := new(referral.Log)
	r := draft(referral.Refer)
	for _, s := range toSent {
		s.Revision = r.Revision
		if s.Key == "" {
			s.Key = "k0"
		}
		next, event, err := referraltest.Apply(r, s)
		require.NoError(t, err)
		require.NoError(t, log.Moved(event))
		r = next
	}
	require.NoError(t, log.Shared(referral.Sharing{
		Referral: r.ID, Victim: "v1", Day: d(2026, 9, 2), Level: referral.Anonymous,
		Purpose: victim.PurposeReferral,
		Basis:   referral.ByConsent, Consent: "c1",
		Recipient: victim.Recipient{Kind: jurisdiction.SocialWork},
	}))
	require.NoError(t, log.Shared(referral.Sharing{Victim: "v1", Day: d(2026, 9, 3), Level: referral.Full, Purpose: victim.PurposeReferral, Ground: referral.ChildInDanger,
		Recipient: victim.Recipient{Kind: jurisdiction.Police}}))
	return log, r
}

func TestLog(t *testing.T) {
	log, r := journey(t)
	require.NoError(t, log.Verify())
	assert.Len(t, log.Records, 4)
	assert.Len(t, log.SharedUnder("v1", "c1"), 1)
	assert.Empty(t, log.SharedUnder("v1", ""))
	assert.Empty(t, log.SharedUnder("v1", "c2"))
	assert.Empty(t, new(referral.Log).LastHash())

	// A repeated request moves nothing and is not written again.
	s := toSent[1]
	s.Revision = 1
	_, event, err := r.Apply(s)
	require.NoError(t, err)
	require.True(t, event.Repeated)
	require.NoError(t, log.Moved(event))
	assert.Len(t, log.Records, 4)

	share := referral.Sharing{Victim: "v1", Day: d(2026, 9, 2), Consent: "c1", Level: referral.Full, Purpose: victim.PurposeReferral, Recipient: victim.Recipient{Kind: jurisdiction.Police}}
	assert.ErrorIs(t, log.Shared(share), referral.ErrLog, "before the last record")
	share.Day = d(2026, 9, 3)
	require.NoError(t, log.Shared(share), "on the same day")
	other := share
	other.Victim = "v2"
	require.NoError(t, log.Shared(other))
	assert.Len(t, log.SharedUnder("v1", "c1"), 2)
	assert.Len(t, log.SharedUnder("v2", "c1"), 1, "another person has a consent of the same id")

	// What could not be read again is not written, and every reason is told.
	bad := share
	bad.Purpose, bad.Level, bad.Packet = "", "often", "Person A"
	err = log.Shared(bad)
	assert.ErrorIs(t, err, referral.ErrLog)
	assert.Equal(t, []string{"/share/level tip_code", "/share/packet tip_id", "/share/purpose required"}, paths(err))
	assert.Error(t, log.Moved(referral.Event{Entry: event.Entry}), "a move of no referral")
	require.NoError(t, log.Validate())

	share.Ground = referral.VitalInterests
	assert.ErrorIs(t, log.Shared(share), referral.ErrLog, "a consent and an emergency")
	share.Consent, share.Ground = "", ""
	assert.ErrorIs(t, log.Shared(share), referral.ErrLog, "neither")
	for basis, good := range map[referral.Basis][2]string{
		referral.ByConsent: {"c1", ""}, referral.ByEmergency: {"", "vital-interests"},
		referral.ByReport:         {"", "mandatory-report"},
		referral.ByRepresentation: {}, referral.ByLegalAid: {}, referral.ByAccess: {},
	} {
		for _, pair := range [][2]string{
			{}, {"c1", ""}, {"", "vital-interests"}, {"", "mandatory-report"},
			{"c1", "vital-interests"},
		} {
			l := new(referral.Log)
			s := share
			s.Basis, s.Consent, s.Ground = basis, pair[0], referral.Ground(pair[1])
			fits := (pair[0] != "") == (good[0] != "") && (pair[1] != "") == (good[1] != "")
			assert.Equal(t, fits, l.Shared(s) == nil, "%s with %v", basis, pair)
		}
	}
	share.Day = law.Day{}
	assert.ErrorIs(t, log.Shared(share), referral.ErrLog, "not dated")
}

// Whatever byte of a stored log is changed: it does not decode, or it does not verify.
func TestLog_EveryByteCounts(t *testing.T) {
	log, _ := journey(t)
	data, err := json.Marshal(log)
	require.NoError(t, err)
	back, err := referral.Decode[referral.Log](strings.NewReader(string(data)))
	require.NoError(t, err)
	require.Equal(t, log.LastHash(), back.LastHash())
	for i := range data {
		changed := []byte(string(data))
		changed[i] ^= 1 << (i % 8)
		if _, err := referral.Decode[referral.Log](strings.NewReader(string(changed))); err == nil {
			t.Fatalf("the change of byte %d was not found", i)
		}
	}
	for name, change := range map[string]func(*referral.Log){
		"taken out": func(l *referral.Log) { l.Records = append(l.Records[:1], l.Records[2:]...) },
		"put in":    func(l *referral.Log) { l.Records = append(l.Records, l.Records[3]) },
		"swapped":   func(l *referral.Log) { l.Records[0], l.Records[1] = l.Records[1], l.Records[0] },
	} {
		log, _ := journey(t)
		change(log)
		assert.ErrorIs(t, log.Verify(), referral.ErrLog, name)
	}
}
