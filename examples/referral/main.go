// Command referral hands a fictional child on: from the police to a social-work centre and to a shelter in Skopje, then across the border to Tirana. It
// prints the pre-flight, what each receiver sees, the timeline, and the machine as a Mermaid diagram. A shelter declines and the referral
// is sent elsewhere; what is disclosed is sealed, opened, and refused where it was changed; a consent is withdrawn, and all that rests on it ends.
//
// With -diagram it prints the machine alone, as a page of Markdown, and with -o into a file.
package main

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

func main() {
	diagram := flag.Bool("diagram", false, "print the machine alone")
	name := flag.String("o", "", "write to a `file`")
	flag.Parse()
	if err := write(*name, *diagram); err != nil {
		fmt.Fprintln(os.Stderr, "referral:", err)
		os.Exit(1)
	}
}

func write(name string, diagram bool) error {
	out := os.Stdout
	if name != "" {
		file, err := os.Create(name)
		if err != nil {
			return err
		}
		defer file.Close()
		out = file
	}
	if diagram {
		_, err := fmt.Fprintf(out, "<!-- Written by examples/referral: change the table of moves, not this page. -->\n\n# The referral machine\n\n"+
			"Each arrow is a move and who may make it. What is not drawn is refused.\n\n```mermaid\n%s```\n\nThe same for Graphviz:\n\n```dot\n%s```\n", referral.Mermaid(), referral.DOT())
		return err
	}
	return run(out)
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
	log := new(referral.Log)
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
	urgent, err := walk(w, log, urgent,
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.September, 1)},
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 1)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.September, 1)})
	if err != nil {
		return err
	}
	if _, _, err = share(w, log, "what the centre sees, in an emergency", &v, urgent.Question(&v, day(time.September, 1), referral.Full), urgent.ID); err != nil {
		return err
	}

	// The centre asks for a place in a shelter. The child was not heard yet: the pre-flight says so, and the machine refuses.
	to := func(id string) referral.Party { return referral.Party{Kind: jurisdiction.NGO, ID: id, Place: "MK"} }
	first := referral.Referral{ID: "r2", Victim: v.ID, Kind: referral.Refer, Need: victim.NeedAccommodation, State: referral.Draft, From: centre, To: to("shelter-1"), Consent: "c1", Expires: day(time.September, 6)}
	first, err = walk(w, log, first, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.September, 3)})
	if err != nil {
		return err
	}
	if err := preflight(w, &v, &first, &orgs[0], day(time.September, 3)); err != nil {
		return err
	}

	// The child is heard; the first shelter declines, the second accepts.
	first.ChildViews = day(time.September, 3)
	if first, err = walk(w, log, first,
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 3)},
		referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: day(time.September, 4), Code: referral.NoCapacity},
		referral.Step{Action: referral.Close, Actor: referral.Sender, Day: day(time.September, 4)}); err != nil {
		return err
	}
	second := first
	second.ID, second.To, second.State, second.Revision, second.History = "r3", to("shelter-2"), referral.Draft, 0, nil
	if second, err = walk(w, log, second,
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.September, 4)},
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.September, 4)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.September, 5)},
		referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: day(time.September, 5)}); err != nil {
		return err
	}
	view, manifest, err := share(w, log, "what the shelter sees, with consent", &v, second.Question(&v, day(time.September, 5), referral.Full), second.ID)
	if err != nil {
		return err
	}
	show(w, "what a shelter sees that is only asked", &v, second.Question(&v, day(time.September, 5), referral.Anonymous))
	if err := seal(w, packet.Content{ID: "p1", Referral: second.ID, Issued: day(time.September, 5), NotAfter: day(time.September, 12), Victim: view, Manifest: manifest}, centre.ID, "shelter-2"); err != nil {
		return err
	}

	// Across the border, to Tirana.
	fmt.Fprintln(w, "\nWho is who in Albania, as known on 2026-11-23")
	for _, c := range referral.Counterparts(jurisdiction.Builtin(), "AL", true, day(time.November, 23)) {
		if c.State == law.Known {
			fmt.Fprintf(w, "  %s: %s (confidence %s)\n", c.Part, c.Value.Name, c.Source.Confidence)
		} else {
			fmt.Fprintf(w, "  %s: not known\n", c.Part)
		}
	}
	abroad := referral.Referral{
		ID: "r4", Victim: v.ID, Kind: referral.Transfer, State: referral.Draft, From: centre, Consent: "c1", ChildViews: day(time.October, 1), Expires: day(time.October, 31),
		To: referral.Party{Kind: jurisdiction.SocialWork, ID: "sss-tirana", Place: "AL"},
		Border: referral.Border{Basis: []string{"coe-197", "crc"}, Competent: "AL", Placement: victim.No, Handover: day(time.October, 20), Guardian: "g7",
			Documents: []referral.Document{referral.DocumentMinutes, referral.DocumentPlan}},
	}
	receiver := referral.Organisation{ID: "sss-tirana", Kind: jurisdiction.SocialWork, Place: "AL"}
	if err := preflight(w, &v, &abroad, &receiver, day(time.October, 1)); err != nil {
		return err
	}
	abroad.Border.Transfer, abroad.Border.NoDanger = referral.TransferTreaty, victim.Yes
	fmt.Fprintln(w, "  Ground and danger are looked at and recorded.")
	if abroad, err = walk(w, log, abroad,
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day(time.October, 1)},
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: day(time.October, 2)},
		referral.Step{Action: referral.Acknowledge, Actor: referral.Receiver, Day: day(time.October, 5)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.October, 8)},
		referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: day(time.October, 20)}); err != nil {
		return err
	}

	for _, e := range abroad.Escalations(day(time.November, 21), referral.Patience{Feedback: law.Length{Amount: 1, Unit: law.Months}}) {
		fmt.Fprintf(w, "  on 2026-11-21: %s since %v, awaited by %v\n", e.Late, e.Since, e.Last)
	}

	// The guardian withdraws the consent: everything open that rests on it ends, and those who were told are named.
	gone, err := referral.WithdrawConsent(v, "c1", day(time.November, 21), []referral.Referral{urgent, second, abroad}, log)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "\nThe consent is withdrawn")
	for _, e := range gone.Events {
		fmt.Fprintf(w, "  %s: %s; access ends\n", e.Referral, e.Entry.To)
		if err := log.Moved(e); err != nil {
			return err
		}
	}
	for _, s := range gone.Shared {
		fmt.Fprintf(w, "  shared on %v with %s %s: %v\n", s.Day, s.Recipient.Kind, s.Recipient.ID, s.Categories)
	}
	show(w, "what the shelter sees after the withdrawal", &gone.Victim, second.Question(&gone.Victim, day(time.November, 21), referral.Full))

	fmt.Fprintf(w, "\nThe log: %d records, verified: %t\n", len(log.Records), log.Verify() == nil)
	log.Records[0].Move.Entry.Day = day(time.August, 31)
	fmt.Fprintf(w, "  after somebody changed a day: %v\n", log.Verify())

	fmt.Fprintf(w, "\n%s", referral.Mermaid())
	return nil
}

// preflight prints all that stands in the way of a referral, and how the machine refuses to send it.
func preflight(w io.Writer, v *victim.Victim, r *referral.Referral, receiver *referral.Organisation, on law.Day) error {
	report, err := referral.Preflight(jurisdiction.Builtin(), referral.Handing{Victim: v, Referral: r, Receiver: receiver}, on, victim.Version)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nPre-flight of %s\n", r.ID)
	for _, f := range report.Findings {
		fmt.Fprintf(w, "  %s %s: %s [%s]\n", f.Rule, f.Outcome, f.Message, f.Force)
	}
	ready := *r
	if ready.State == referral.Draft {
		if ready, _, err = r.Apply(referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on, Revision: r.Revision}); err != nil {
			return err
		}
	}
	_, _, err = ready.Apply(referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Revision: ready.Revision, Blocking: referral.Blocking(report)})
	fmt.Fprintf(w, "  %v\n", err)
	return nil
}

// seal seals a packet with new keys, opens it as the receiver, and shows who else cannot.
func seal(w io.Writer, c packet.Content, from, to string) error {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	sealed, err := packet.Seal(c, packet.Sender{ID: from, Key: private}, packet.Recipient{ID: to, Key: &key.PublicKey}, packet.Compact)
	if err != nil {
		return err
	}
	opener := packet.Opener{ID: to, Key: key, Senders: map[string]ed25519.PublicKey{from: public}, On: c.Issued}
	got, err := packet.Open(sealed, opener)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nPacket %s, from %s to %s, until %v\n  opened: the record of %s, and %d members withheld\n", got.ID, got.From, got.To, got.NotAfter, got.Victim.ID, len(got.Manifest.Withheld))
	try := func(what string, sealed []byte, o packet.Opener) {
		_, err := packet.Open(sealed, o)
		fmt.Fprintf(w, "  %s: %v\n", what, err)
	}
	changed := slices.Clone(sealed)
	if at := len(changed) / 2; changed[at] == 'A' {
		changed[at] = 'B'
	} else {
		changed[at] = 'A'
	}
	try("changed on the way", changed, opener)
	late, other, again := opener, opener, opener
	late.On = c.NotAfter.AddDays(1)
	try("a day too late", sealed, late)
	other.ID = "shelter-1"
	try("at another receiver", sealed, other)
	again.Seen = func(id string) bool { return id == c.ID }
	try("a second time", sealed, again)
	return nil
}

// walk makes moves one after another and prints the timeline.
func walk(w io.Writer, log *referral.Log, r referral.Referral, steps ...referral.Step) (referral.Referral, error) {
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
		if err := log.Moved(event); err != nil {
			return r, err
		}
		r = next
	}
	return r, r.Verify()
}

// share discloses, writes the disclosure to the log and shows it.
func share(w io.Writer, log *referral.Log, title string, v *victim.Victim, q referral.Question, id string) (victim.Victim, referral.Manifest, error) {
	show(w, title, v, q)
	view, manifest := referral.Disclose(v, q)
	return view, manifest, log.Shared(manifest.Sharing(v, q, id))
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
