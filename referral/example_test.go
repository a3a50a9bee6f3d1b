package referral_test

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

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
	// referral: accept from sent by sender: not-theirs; allowed: mark-entered-in-error cancel hold
}

func ExampleReferral_Apply() {
	r := referral.Referral{
		ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Draft, Consent: "c1",
		From: referral.Party{Kind: jurisdiction.Police, Place: "MK"}, To: referral.Party{Kind: jurisdiction.NGO, ID: "house-1", Place: "MK"},
	}
	prepare := referral.Step{
		Action: referral.Prepare, Actor: referral.Sender, Day: law.MustDay(2026, 9, 3),
		Key: "request-17",
	}
	ready, event, err := r.Apply(prepare)
	fmt.Println(ready.State, ready.Revision, event.Repeated, err)
	_, event, err = ready.Apply(prepare) // the request comes a second time
	fmt.Println(event.Repeated, err)

	// To send takes a clearance, and goes by way of the case file: see cases.File.Send.
	_, _, err = ready.Apply(
		referral.Step{
			Action: referral.Send, Actor: referral.Sender, Day: law.MustDay(2026, 9, 3),
			Revision: 1,
			Key:      "request-18",
		},
	)
	refused, _ := errors.AsType[*referral.MoveError](err)
	fmt.Println(refused.Reason)
	// Output:
	// ready 1 false <nil>
	// true <nil>
	// not-cleared
}

func ExampleCapacityInquiry() {
	houses := []referral.Organisation{{
		ID: "house-1", Kind: jurisdiction.NGO, Place: "MK",
		Vetted: law.MustDay(2026, 1, 1), MandateFrom: law.MustDay(2026, 1, 1),
		Services: []referral.Service{{
			ID: "beds", Kind: care.NeedAccommodation, AgeTo: 17, Capacity: 4, Free: 0,
			Counted: law.MustDay(2026, 9, 1),
		}},
	}}
	child := victim.Victim{
		ID: "v1", Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, 3, 8)},
	}
	q := referral.Inquire(&child, care.NeedAccommodation, "MK", law.MustDay(2026, 9, 3))
	fmt.Println(q.Ages, q.Answer(houses))
	// Output:
	// 12-14 [{house-1 beds [full]}]
}
