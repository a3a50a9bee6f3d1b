package referral_test

import (
	"testing"

	"github.com/antitrafficking/palermo/referral"
)

func BenchmarkNext(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := referral.Next(referral.InService, referral.Complete, referral.Receiver); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApply(b *testing.B) {
	r := draft(referral.Refer)
	s := referral.Step{
		Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 1), Key: "k1",
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := r.Apply(s); err != nil {
			b.Fatal(err)
		}
	}
}
