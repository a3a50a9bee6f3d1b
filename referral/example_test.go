package referral_test

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func ExampleNext() {
	state, err := referral.Next(referral.Sent, referral.Accept, referral.Receiver)
	fmt.Println(state, err)
	_, err = referral.Next(referral.Sent, referral.Accept, referral.Sender)
	fmt.Println(err)
	// Output:
	// accepted <nil>
	// referral: accept from sent by sender: not-theirs
}

func ExampleReferral_Apply() {
	r := referral.Referral{
		ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Ready, Revision: 0, Consent: "c1",
		From: referral.Party{Kind: jurisdiction.Police, Place: "MK"}, To: referral.Party{Kind: jurisdiction.NGO, ID: "house-1", Place: "MK"},
	}
	send := referral.Step{Action: referral.Send, Actor: referral.Sender, Day: law.NewDay(2026, 9, 3), Key: "request-17"}
	_, _, err := r.Apply(send)
	refused, _ := errors.AsType[*referral.MoveError](err)
	fmt.Println(refused.Reason)

	// What Preflight found, by way of Cleared.
	send.Clearance = &referral.Clearance{Referral: "r1", Day: send.Day}
	sent, event, err := r.Apply(send)
	fmt.Println(sent.State, sent.Revision, event.Repeated, err)
	_, event, err = sent.Apply(send) // the request comes a second time
	fmt.Println(event.Repeated, err)
	// Output:
	// not-cleared
	// sent 1 false <nil>
	// true <nil>
}

func ExamplePreflight() {
	v := victim.Victim{ID: "v1", Age: victim.Age{Knowledge: victim.AgeExact, BirthDay: law.NewDay(2012, 3, 8)}}
	r := referral.Referral{
		ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Ready,
		From: referral.Party{Kind: jurisdiction.Police, Place: "MK"}, To: referral.Party{Kind: jurisdiction.SocialWork, ID: "centre-1", Place: "MK"},
	}
	receiver := referral.Organisation{ID: "centre-1", Kind: jurisdiction.SocialWork, Place: "MK"}
	report, err := referral.Preflight(jurisdiction.Builtin(), referral.Handing{Victim: &v, Referral: &r, Receiver: &receiver}, law.NewDay(2026, 9, 3), victim.Version)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range report.Findings {
		fmt.Println(f.Rule, f.Outcome, f.Force)
	}
	fmt.Println(referral.Cleared(&r, report).Blocking)
	// Output:
	// PREF-001 not-met binding
	// PREF-004 not-met binding
	// PREF-008 unknown binding
	// PREF-002 met binding
	// PREF-007 met binding
	// PREF-010 met binding
	// [PREF-001 PREF-004 PREF-008]
}

func ExampleDisclose() {
	v := victim.Victim{
		ID: "v1", Sex: victim.Female, Identity: &victim.Identity{Names: []victim.Name{{Kind: victim.NameCurrent, Text: "Person A"}}},
		Age:    victim.Age{Knowledge: victim.AgeExact, BirthDay: law.NewDay(1998, 3, 8)},
		Health: victim.Health{Screened: law.NewDay(2026, 9, 1)},
	}
	consent := victim.Consent{
		ID: "c1", Capacity: victim.ConsentSelf, Given: law.NewDay(2026, 9, 1), Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		Recipients: []victim.Recipient{{Kind: jurisdiction.NGO}}, Categories: []victim.Category{victim.CategoryID, victim.CategoryAge, victim.CategoryDemographic, victim.CategoryHealth},
	}
	_, manifest := referral.Disclose(&v, referral.Question{
		From: "MK", Recipient: victim.Recipient{Kind: jurisdiction.NGO, ID: "house-1", Place: "MK"}, Purpose: victim.PurposeReferral, Level: referral.Full,
		Consent: &consent, Day: law.NewDay(2026, 9, 3),
	})
	fmt.Println(manifest.Passed)
	for _, w := range manifest.Withheld {
		fmt.Println(w.Path, w.Because)
	}
	// Output:
	// [age demographic health id]
	// /identity consent
}

func ExampleCapacityInquiry() {
	houses := []referral.Organisation{{ID: "house-1", Kind: jurisdiction.NGO, Place: "MK", Vetted: law.NewDay(2026, 1, 1), MandateFrom: law.NewDay(2026, 1, 1), Services: []referral.Service{
		{ID: "beds", Kind: victim.NeedAccommodation, AgeTo: 17, Capacity: 4, Free: 0, Counted: law.NewDay(2026, 9, 1)},
	}}}
	child := victim.Victim{ID: "v1", Age: victim.Age{Knowledge: victim.AgeExact, BirthDay: law.NewDay(2012, 3, 8)}}
	q := referral.Inquire(&child, victim.NeedAccommodation, "MK", law.NewDay(2026, 9, 3))
	fmt.Println(q.Ages, q.Answer(houses))
	// Output:
	// 12-14 [{house-1 beds [full]}]
}
