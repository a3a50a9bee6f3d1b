package duty_test

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// inSkopje is a file with an adult, Person A, whom a social-work centre wants to refer to a
// shelter.
func inSkopje() *cases.File {
	day := law.MustDay(2026, 9, 2)
	return &cases.File{
		ID: "case-1",
		Victims: []victim.Victim{{
			ID:       "v1",
			Age:      person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(1998, 3, 8)},
			Identity: &person.Identity{Names: []person.Name{{Text: "Person A"}}},
			Risks: []care.Risk{{
				Day: day, Author: jurisdiction.SocialWork, AtRisk: person.No,
			}},
			Consents: []victim.Consent{{
				ID: "c1", Capacity: victim.ConsentSelf, Given: day,
				Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
				Recipients: []victim.Recipient{{Kind: jurisdiction.NGO}},
				Categories: []person.Category{
					person.CategoryID, person.CategoryIdentity, person.CategoryService,
				},
			}},
		}},
		Referrals: []referral.Referral{{
			ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Draft, Consent: "c1",
			From: referral.Party{Kind: jurisdiction.SocialWork, ID: "centre", Place: "MK"},
			To:   referral.Party{Kind: jurisdiction.NGO, ID: "house", Place: "MK"},
		}},
		Organisations: []referral.Organisation{{
			ID: "house", Kind: jurisdiction.NGO, Place: "MK", Vetted: law.MustDay(2026, 1, 10),
			MandateFrom: law.MustDay(2026, 1, 1),
		}},
	}
}

// From the pre-flight to what the receiver sees. The file looks up consent, suspects and receiver;
// between the pre-flight and the sending nothing may change.
func ExamplePreflight() {
	file, on := inSkopje(), law.MustDay(2026, 9, 3)
	prepare := referral.Step{
		Action: referral.Prepare, Actor: referral.Sender, Day: on, Key: "request-17",
	}
	if _, err := file.Move("r1", prepare); err != nil {
		fmt.Println(err)
		return
	}
	_, clearance, err := duty.Preflight(file, "r1", on)
	fmt.Println("clears:", clearance.Clears(), err)

	_, err = file.Send(clearance, on, "request-18")
	fmt.Println("sent:", err)

	view, err := file.Disclose(cases.Receiver("r1"), referral.Identified, on)
	fmt.Println("passed:", view.Manifest.Passed, err)

	// The consent is withdrawn: the referral with it, and the receiver sees nothing any more.
	gone, err := file.Withdraw("v1", "c1", law.MustDay(2026, 9, 9), nil)
	fmt.Println("withdrawn:", len(gone.Events), err)
	view, err = file.Disclose(cases.Receiver("r1"), referral.Identified, law.MustDay(2026, 9, 9))
	fmt.Println("passed:", view.Manifest.Passed, view.Manifest.Flaw, err)
	// Output:
	// clears: true <nil>
	// sent: <nil>
	// passed: [id identity service] <nil>
	// withdrawn: 1 <nil>
	// passed: [] withdrawn <nil>
}

// A consent that is withdrawn after the pre-flight stops the sending.
func ExamplePreflight_changed() {
	file, on := inSkopje(), law.MustDay(2026, 9, 3)
	prepare := referral.Step{
		Action: referral.Prepare, Actor: referral.Sender, Day: on, Key: "request-17",
	}
	if _, err := file.Move("r1", prepare); err != nil {
		fmt.Println(err)
		return
	}
	_, clearance, err := duty.Preflight(file, "r1", on)
	fmt.Println("clears:", clearance.Clears(), err)

	file.Victims[0].Consents[0].Withdrawn = on
	_, err = file.Send(clearance, on, "request-18")
	refused, _ := errors.AsType[*referral.MoveError](err)
	fmt.Println(refused.Reason, refused.Changed, file.Referrals[0].State)
	// Output:
	// clears: true <nil>
	// changed-since [consent] ready
}
