package referral_test

import (
	"fmt"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A disclosure is cut off the end of the log, or the log is put back as it was before. What is left
// is in order. The hash that was kept in another place, with every write, is in no record of it.
func ExampleLog_LastHash() {
	disclosed := referral.Sharing{
		Victim: "v1", Day: law.MustDay(2026, 9, 2), Consent: "c1",
		Recipient: victim.Recipient{Kind: jurisdiction.NGO},
		Purpose:   victim.PurposeReferral, Level: referral.Pseudonym,
	}
	var log referral.Log
	_ = log.Shared(disclosed)
	disclosed.Recipient.Kind = jurisdiction.Police
	_ = log.Shared(disclosed)
	kept := log.LastHash() // in the audit log of the system, on paper, with another body

	holds := func(log referral.Log) bool {
		return slices.ContainsFunc(log.Records, func(r referral.Record) bool {
			return r.Hash == kept
		})
	}
	older := referral.Log{Records: log.Records[:1]}
	fmt.Println(log.Verify(), holds(log))
	fmt.Println(older.Verify(), holds(older))
	// Output:
	// <nil> true
	// <nil> false
}
