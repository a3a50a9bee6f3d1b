package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func BenchmarkNext(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := referral.Next(referral.InService, referral.Complete, referral.Receiver); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPreflight(b *testing.B) {
	v, o, r := girl(), shelter(), draft(referral.Refer)
	v.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 8, 1)}}
	v.Consents = []victim.Consent{{ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: d(2026, 9, 1), Purposes: []victim.ConsentPurpose{victim.PurposeReferral}, Recipients: []victim.Recipient{{Kind: jurisdiction.SocialWork}}, Categories: victim.CategoryValues()}}
	v.Risk = victim.RiskAssessment{Day: d(2026, 9, 1), AtRisk: victim.No}
	r.Need, r.ChildViews = victim.NeedAccommodation, d(2026, 9, 2)
	h := referral.Handing{Victim: &v, Referral: &r, Receiver: &o}
	registry := jurisdiction.Builtin()
	b.ReportAllocs()
	for b.Loop() {
		report, err := referral.Preflight(registry, h, d(2026, 9, 2), "bench")
		require.NoError(b, err)
		if len(referral.Blocking(report)) > 0 {
			b.Fatal("something stands in the way")
		}
	}
}

func BenchmarkApply(b *testing.B) {
	ready := draft(referral.Refer)
	ready, _, err := ready.Apply(referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 1), Key: "k1"})
	require.NoError(b, err)
	s := cleared(ready, referral.Step{Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 2), Revision: 1, Key: "k2"})
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ready.Apply(s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDisclose(b *testing.B) {
	v, c := full(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, m := referral.Disclose(&v, question(&c)); m.Flaw != "" {
			b.Fatal(m.Flaw)
		}
	}
}
