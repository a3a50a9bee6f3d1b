// Command referral hands a fictional child on: from the police to a social-work centre and to a shelter in Skopje, then across the border to Tirana. It
// prints the pre-flight, what each receiver sees, the timeline, and the machine as a Mermaid diagram. A shelter declines and the referral
// is sent elsewhere; a consent is withdrawn, and the receiver loses access.
package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "referral:", err)
		os.Exit(1)
	}
}

func day(month time.Month, d int) law.Day { return law.NewDay(2026, month, d) }

// child is a fictional girl of 14 who was found in Skopje.
func child() victim.Victim {
	return victim.Victim{
		ID:           "v1",
		Identity:     &victim.Identity{Names: []victim.Name{{Kind: victim.NameCurrent, Text: "Person A"}}},
		Sex:          victim.Female,
		Citizenships: []victim.Citizenship{{Kind: victim.CitizenOf, Country: "AL"}},
		Languages:    []string{"sq"},
		Age:          victim.Age{Knowledge: victim.AgeExact, BirthDay: law.NewDay(2012, time.March, 8)},
		Family:       victim.Family{Accompaniment: victim.Unaccompanied},
		Guardians:    []victim.Guardian{{ID: "g1", Kind: victim.TemporaryGuardian, Authority: jurisdiction.SocialWork, Place: "MK", Appointed: day(time.September, 1)}},
		Health:       victim.Health{Screened: day(time.September, 2)},
		Needs:        []victim.NeedAssessment{{Day: day(time.September, 2), Author: jurisdiction.SocialWork, Needs: []victim.NeedKind{victim.NeedAccommodation, victim.NeedPsychological}}},
		Claims:       []victim.Claim{{ID: "k1", Route: victim.RouteCriminal, Place: "MK"}},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", ChildAgrees: victim.Yes, Given: day(time.September, 2),
			Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
			Recipients: []victim.Recipient{{Kind: jurisdiction.SocialWork}, {Kind: jurisdiction.NGO}},
			Categories: []victim.Category{victim.CategoryID, victim.CategoryIdentity, victim.CategoryDemographic, victim.CategoryAge, victim.CategoryService, victim.CategoryHealth, victim.CategoryProtection, victim.CategoryFamily},
		}},
	}
}

func organisations() []referral.Organisation {
	vetted := referral.Organisation{Kind: jurisdiction.NGO, Place: "MK", Vetted: day(time.January, 10), MandateFrom: day(time.January, 1), MandateTo: day(time.December, 31)}
	first, second := vetted, vetted
	first.ID, second.ID = "shelter-1", "shelter-2"
	first.Services = []referral.Service{{ID: "s1", Kind: victim.NeedAccommodation, AgeTo: 17, Languages: []string{"mk", "sq"}, Capacity: 6, Free: 2, Counted: day(time.September, 1)}}
	second.Services = []referral.Service{{ID: "s2", Kind: victim.NeedAccommodation, AgeFrom: 14, Capacity: 4, Free: 1, Counted: day(time.September, 1)}}
	adults := vetted
	adults.ID, adults.Services = "shelter-3", []referral.Service{{ID: "s3", Kind: victim.NeedAccommodation, AgeFrom: 18, Capacity: 9, Free: 5, Counted: day(time.September, 1)}}
	return []referral.Organisation{first, second, adults}
}

func run(w io.Writer) error {
	v := child()
	orgs := organisations()
	police := referral.Party{Kind: jurisdiction.Police, ID: "police-skopje", Place: "MK"}
	centre := referral.Party{Kind: jurisdiction.SocialWork, ID: "csw-skopje", Place: "MK"}

	fmt.Fprintln(w, "Which services fit?")
	for _, m := range referral.Find(&v, referral.Wanted{Need: victim.NeedAccommodation, Place: "MK", On: day(time.September, 3)}, orgs) {
		if len(m.Unfit) == 0 {
			fmt.Fprintf(w, "  %s fits\n", m.Organisation)
		} else {
			fmt.Fprintf(w, "  %s does not: %v\n", m.Organisation, m.Unfit)
		}
	}

	// The police hand the child to the social-work centre at once: a child in danger does not wait for consent.
	urgent := referral.Referral{
		ID: "r1", Victim: v.ID, Kind: referral.Transfer, State: referral.Draft, From: police, To: centre,
		Emergency: &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: day(time.September, 3)},
	}
	urgent, err := walk(w, urgent,
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.September, 1)},
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 1)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.September, 1)})
	if err != nil {
		return err
	}
	show(w, "what the centre sees, in an emergency", &v, referral.Question{
		Recipient: victim.Recipient{Kind: centre.Kind, ID: centre.ID, Place: "MK"}, Purpose: victim.PurposeReferral, Level: referral.Full, Emergency: urgent.Emergency, Day: day(time.September, 1)})

	// The centre asks for a place in a shelter. The child was not heard yet: the pre-flight says so, and the machine refuses.
	to := func(id string) referral.Party { return referral.Party{Kind: jurisdiction.NGO, ID: id, Place: "MK"} }
	first := referral.Referral{ID: "r2", Victim: v.ID, Kind: referral.Refer, Need: victim.NeedAccommodation, State: referral.Draft, From: centre, To: to("shelter-1"), Consent: "c1", Expires: day(time.September, 6)}
	first, err = walk(w, first, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.September, 3)})
	if err != nil {
		return err
	}
	report, err := referral.Preflight(jurisdiction.Builtin(), referral.Handing{Victim: &v, Referral: &first, Receiver: &orgs[0]}, day(time.September, 3), victim.Version)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "\nPre-flight of r2")
	for _, f := range report.Findings {
		fmt.Fprintf(w, "  %s %s: %s [%s]\n", f.Rule, f.Outcome, f.Message, f.Force)
	}
	_, _, err = first.Apply(referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 3), Revision: first.Revision, Blocking: referral.Blocking(report)})
	fmt.Fprintf(w, "  %v\n", err)

	// The child is heard; the first shelter declines, the second accepts.
	first.ChildViews = day(time.September, 3)
	if first, err = walk(w, first,
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 3)},
		referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: day(time.September, 4), Code: referral.NoCapacity},
		referral.Step{Action: referral.Close, Actor: referral.Sender, Day: day(time.September, 4)}); err != nil {
		return err
	}
	second := first
	second.ID, second.To, second.State, second.Revision, second.History = "r3", to("shelter-2"), referral.Draft, 0, nil
	if second, err = walk(w, second,
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.September, 4)},
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 4)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.September, 5)},
		referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: day(time.September, 5)}); err != nil {
		return err
	}
	seen := referral.Question{Recipient: victim.Recipient{Kind: jurisdiction.NGO, ID: "shelter-2", Place: "MK"}, Purpose: victim.PurposeReferral, Level: referral.Full, Consent: &v.Consents[0], Day: day(time.September, 5)}
	show(w, "what the shelter sees, with consent", &v, seen)
	seen.Level = referral.Anonymous
	show(w, "what a shelter sees that is only asked", &v, seen)

	// Across the border, to Tirana.
	abroad := referral.Referral{
		ID: "r4", Victim: v.ID, Kind: referral.Transfer, Need: victim.NeedReintegration, State: referral.Draft, From: centre, Consent: "c1", ChildViews: day(time.October, 1),
		To:     referral.Party{Kind: jurisdiction.SocialWork, ID: "sss-tirana", Place: "AL"},
		Border: referral.Border{Basis: []string{"coe-197", "crc"}, Competent: "AL", Placement: victim.No, Handover: day(time.October, 20), Guardian: "g7", Documents: []referral.Document{referral.DocumentMinutes, referral.DocumentPlan}, Feedback: day(time.November, 20)},
	}
	if _, err = walk(w, abroad,
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.October, 1)},
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.October, 2)},
		referral.Step{Action: referral.Acknowledge, Actor: referral.Receiver, Day: day(time.October, 5)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.October, 8)},
		referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: day(time.October, 20)}); err != nil {
		return err
	}

	// The guardian withdraws the consent: the shelter's access ends.
	v.Consents[0].Withdrawn = day(time.October, 15)
	if _, err = walk(w, second, referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide, Day: day(time.October, 15)}); err != nil {
		return err
	}
	seen.Level, seen.Day = referral.Full, day(time.October, 15)
	show(w, "what the shelter sees after the withdrawal", &v, seen)

	fmt.Fprintf(w, "\n%s", referral.Mermaid())
	return nil
}

// walk makes moves one after another and prints the timeline.
func walk(w io.Writer, r referral.Referral, steps ...referral.Step) (referral.Referral, error) {
	fmt.Fprintf(w, "\n%s, %s to %s\n", r.ID, r.From.Kind, r.To.Kind)
	for _, s := range steps {
		s.Revision = r.Revision
		next, event, err := r.Apply(s)
		if err != nil {
			return r, err
		}
		fmt.Fprintf(w, "  %v %s: %s", s.Day, s.Action, next.State)
		if s.Code != "" {
			fmt.Fprintf(w, " (%s)", s.Code)
		}
		if event.Responsible.ID != "" {
			fmt.Fprint(w, "; the receiver is now responsible")
		}
		if event.AccessEnds {
			fmt.Fprint(w, "; access ends")
		}
		fmt.Fprintln(w)
		r = next
	}
	return r, r.Verify()
}

// show prints which members of the record pass, and why others do not.
func show(w io.Writer, title string, v *victim.Victim, q referral.Question) {
	_, manifest := referral.Disclose(v, q)
	fmt.Fprintf(w, "\n%s\n  passed: %v\n", title, manifest.Passed)
	if manifest.Flaw != "" {
		fmt.Fprintf(w, "  the consent does not count: %s\n", manifest.Flaw)
	}
	for _, x := range manifest.Withheld {
		fmt.Fprintf(w, "  withheld: %s (%s): %s\n", x.Path, x.Category, x.Because)
	}
}
