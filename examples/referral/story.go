package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// tell tells the whole story.
func tell(w io.Writer) error {
	s := &story{w, new(referral.Log)}
	s.say("A girl of 14 who speaks Albanian is found in Skopje. In the files she is v1. Nothing in this story is real.")
	v := child()
	urgent, err := s.found(&v)
	if err != nil {
		return err
	}
	v = guarded(v)
	inHouse, err := s.findHouse(&v, &urgent)
	if err != nil {
		return err
	}
	v = counselled(v)
	if v, err = s.counsel(v, urgent, inHouse); err != nil {
		return err
	}
	v = readyToGo(v)
	if err := s.goHome(&v, inHouse); err != nil {
		return err
	}
	s.say("\nThe timeline, from the log (%d records, each hung on the one before)\n", len(s.log.Records))
	s.timeline()
	s.say("\n  Does the log hang together? %t", s.log.Verify() == nil)
	s.log.Records[0].Move.Entry.Day = day(time.August, 31)
	s.say("  And after somebody has changed a day? %v", s.log.Verify())
	fmt.Fprintf(w, "\nThe machine: who may do what\n\n%s", referral.Mermaid())
	return nil
}

// found: the police hand the child over at once, and the prosecutor is told in a message of its
// own.
func (s *story) found(v *victim.Victim) (referral.Referral, error) {
	on := day(time.September, 1)
	s.chapter(on, "Skopje", "the police hand her to the social-work centre")
	r := referral.Referral{
		ID: "r1", Victim: v.ID, Kind: referral.Transfer, State: referral.Draft, Block: referral.BlockIdentification, From: police, To: centre,
		Emergency: &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: day(time.September, 2)},
	}
	r, err := s.move(r, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on})
	if err != nil {
		return r, err
	}
	s.say("  There is no guardian yet who could consent, and a child in danger does not wait: an emergency is recorded, to be looked at again by %s.", date(r.Emergency.ReviewBy))
	clear, err := s.preflight(referral.Handing{Victim: v, Referral: &r, Receiver: &referral.Organisation{ID: centre.ID, Kind: centre.Kind, Place: "MK"}}, on)
	if err != nil {
		return r, err
	}
	if r, err = s.move(r, referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear}, referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: on}); err != nil {
		return r, err
	}
	if _, _, err = s.disclose(v, r.Question(v, on, referral.Full), r.ID, ""); err != nil {
		return r, err
	}
	s.say("  The prosecutor is told in a police message, which is no referral: it rests on the duty to report, and has no room for needs or health.")
	m := referral.PoliceMessage{ID: "m1", Victim: v.ID, From: police, To: prosecutor, Channel: referral.ChannelNational, Ground: referral.MandatoryReport, Sent: on}
	_, _, err = s.disclose(v, m.Question(on, referral.Full), "", "")
	return r, err
}

// findHouse: places are asked for without a word of her, one house declines, the next takes her in,
// and a packet goes there.
func (s *story) findHouse(v *victim.Victim, urgent *referral.Referral) (referral.Referral, error) {
	on := day(time.September, 2)
	s.chapter(on, "Skopje", "the social-work centre looks for a house")
	urgent.Emergency.Reviews = []referral.Review{{Day: on, Authority: centre.Kind, GoesOn: victim.No}}
	s.say("  A guardian is appointed, who consents; she agrees. The emergency is looked at again, and ended.")
	inquiry := referral.Inquire(v, victim.NeedAccommodation, "MK", on)
	s.say("  Asked of every house, without a word of who she is: a place for a girl, %s years.", inquiry.Ages)
	for _, m := range inquiry.Answer(organisations()) {
		s.fit(m, "may have a place")
	}
	s.say("  Held against her record by the centre itself:")
	orgs := organisations()
	for _, m := range referral.Find(v, referral.Wanted{Need: victim.NeedAccommodation, Place: "MK", On: on}, orgs) {
		s.fit(m, "fits")
	}
	first := referral.Referral{
		ID: "r2", Victim: v.ID, Kind: referral.Refer, Need: victim.NeedAccommodation, Block: referral.BlockFirstAssistance, State: referral.Draft, From: centre, To: house("house-1"), Consent: "c1",
		Expires: day(time.September, 6),
	}
	first, err := s.move(first, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on})
	if err != nil {
		return first, err
	}
	clear, err := s.preflight(referral.Handing{Victim: v, Referral: &first, Receiver: &orgs[0]}, on)
	if err != nil {
		return first, err
	}
	_, err = s.move(first, referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear})
	s.say("  Sent all the same? %v", err)

	on = day(time.September, 3)
	s.chapter(on, "Skopje", "she is heard, and a house declines")
	first.ChildViews = on
	if clear, err = s.clear(referral.Handing{Victim: v, Referral: &first, Receiver: &orgs[0]}, on); err != nil {
		return first, err
	}
	if first, err = s.move(first,
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear},
		referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: day(time.September, 4), Code: referral.NoCapacity},
		referral.Step{Action: referral.Close, Actor: referral.Sender, Day: day(time.September, 4)}); err != nil {
		return first, err
	}
	s.show(v, first.Question(v, day(time.September, 4), referral.Full))

	on = day(time.September, 4)
	s.chapter(on, "Skopje", "the next house takes her in")
	second, ok := first.Reroute("r3", house("house-2"))
	if !ok {
		return first, errors.New("a referral that was declined is not sent elsewhere")
	}
	s.say("  %s takes the place of %s. She is heard on the new house, too.", second.ID, second.Follows)
	second.ChildViews, second.Expires = on, day(time.September, 8)
	if second, err = s.move(second, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on}); err != nil {
		return second, err
	}
	if clear, err = s.clear(referral.Handing{Victim: v, Referral: &second, Receiver: &orgs[1]}, on); err != nil {
		return second, err
	}
	if second, err = s.move(second, referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear}); err != nil {
		return second, err
	}
	s.say("  Before it has said yes it gets a packet with what it needs to decide:")
	view, manifest, err := s.disclose(v, second.Question(v, on, referral.Pseudonym), second.ID, "p1")
	if err != nil {
		return second, err
	}
	if err := s.post(packet.Content{
		ID: "p1", Referral: second.ID, Issued: on, NotAfter: second.Expires, Purpose: victim.PurposeReferral, Victim: view, Manifest: manifest,
	}, centre.ID, second.To.ID); err != nil {
		return second, err
	}
	if second, err = s.move(second,
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.September, 5)},
		referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: day(time.September, 5)}); err != nil {
		return second, err
	}
	s.say("  Now that she lives there, it gets what it needs to look after her:")
	_, _, err = s.disclose(v, second.Question(v, day(time.September, 5), referral.Full), second.ID, "")
	return second, err
}

func (s *story) fit(m referral.Match, yes string) {
	if len(m.Unfit) == 0 {
		s.say("    %s %s", m.Organisation, yes)
	} else {
		s.say("    %s: no, %s", m.Organisation, list(unfit, m.Unfit))
	}
}

// counsel: she talks to a counsellor and does not want to go on; the consent is withdrawn, and all
// that rests on it ends.
func (s *story) counsel(v victim.Victim, others ...referral.Referral) (victim.Victim, error) {
	on := day(time.September, 7)
	s.chapter(on, "Skopje", "she is offered a counsellor")
	org := counsellor()
	r := referral.Referral{
		ID: "r4", Victim: v.ID, Kind: referral.Refer, Need: victim.NeedPsychological, Block: referral.BlockLongTerm, State: referral.Draft, From: centre, To: practice, Consent: "c2", ChildViews: on,
		Expires: day(time.September, 21),
	}
	r, err := s.move(r, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on})
	if err != nil {
		return v, err
	}
	clear, err := s.clear(referral.Handing{Victim: &v, Referral: &r, Receiver: &org}, on)
	if err != nil {
		return v, err
	}
	if r, err = s.move(r,
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.September, 9)},
		referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: day(time.September, 10)}); err != nil {
		return v, err
	}
	if _, _, err = s.disclose(&v, r.Question(&v, day(time.September, 10), referral.Identified), r.ID, ""); err != nil {
		return v, err
	}
	on = day(time.September, 24)
	s.chapter(on, "Skopje", "she does not want to go on, and the consent is withdrawn")
	gone, err := referral.WithdrawConsent(v, "c2", on, append(others, r), s.log)
	if err != nil {
		return v, err
	}
	s.say("  Her guardian withdraws consent c2. In one step:")
	for _, e := range gone.Events {
		s.say("    %s is %s; %s may read nothing of her any more", e.Referral, word(moves, e.Entry.To), practice.ID)
		if err := s.log.Moved(e); err != nil {
			return v, err
		}
	}
	s.say("    the house rests on consent c1, which stands: nothing changes there")
	s.say("  What was told cannot be called back; these have to be told not to use it any more:")
	for _, x := range gone.Shared {
		s.say("    %s, told on %s: %s", x.Recipient.ID, date(x.Day), list(categories, x.Categories))
	}
	for i := range gone.Referrals {
		if x := &gone.Referrals[i]; x.To == practice {
			s.show(&gone.Victim, x.Question(&gone.Victim, on, referral.Identified))
		}
	}
	return gone.Victim, nil
}

// goHome: across the border, once everything that a child needs for that is on file.
func (s *story) goHome(v *victim.Victim, inHouse referral.Referral) error {
	on := day(time.October, 5)
	s.chapter(on, "Skopje and Tirana", "she is to go home")
	known := day(time.November, 23)
	s.say("  Whom to turn to in Albania, as the law data of %s know it:", date(known))
	for _, c := range referral.Counterparts(jurisdiction.Builtin(), tirana.Place, true, known) {
		if c.State == law.Known {
			s.say("    %s: %s (confidence %s)", word(parts, c.Part), c.Value.Name, c.Source.Confidence)
		} else {
			s.say("    %s: not known here; ask", word(parts, c.Part))
		}
	}
	receiver := referral.Organisation{ID: tirana.ID, Kind: tirana.Kind, Place: tirana.Place}
	r := referral.Referral{
		ID: "r5", Victim: v.ID, Kind: referral.Transfer, State: referral.Draft, Block: referral.BlockReturn, From: centre, To: tirana, Consent: "c1", Expires: day(time.October, 31),
		Border: referral.Border{Basis: []string{"coe-197", "crc"}, Competent: "AL"},
	}
	r, err := s.move(r, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on})
	if err != nil {
		return err
	}
	clear, err := s.preflight(referral.Handing{Victim: v, Referral: &r, Receiver: &receiver}, on)
	if err != nil {
		return err
	}
	_, err = s.move(r, referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear})
	s.say("  Sent all the same? %v", err)

	on = day(time.October, 12)
	s.chapter(on, "Skopje and Tirana", "what was missing is done")
	s.say("  She is heard again. The guardian consents to Tirana, by name. Best interests were determined; risk and security there were assessed; a guardian there agrees.")
	r.Consent, r.ChildViews = "c3", on
	b := &r.Border
	b.Transfer, b.NoDanger, b.BestInterests = referral.TransferTreaty, victim.Yes, "b1"
	b.RiskDay, b.RiskAuthor, b.Guardian, b.GuardianAgreed = day(time.October, 9), tirana.Kind, "g7", day(time.October, 9)
	if clear, err = s.clear(referral.Handing{Victim: v, Referral: &r, Receiver: &receiver}, on); err != nil {
		return err
	}
	if r, err = s.move(r,
		referral.Step{Action: referral.Send, Actor: referral.Sender, Day: on, Clearance: clear},
		referral.Step{Action: referral.Acknowledge, Actor: referral.Receiver, Day: day(time.October, 13)},
		referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: day(time.October, 15)}); err != nil {
		return err
	}
	if _, _, err = s.disclose(v, r.Question(v, day(time.October, 15), referral.Full), r.ID, ""); err != nil {
		return err
	}
	on = day(time.October, 20)
	s.chapter(on, "at the border", "she is handed over, with minutes")
	b.Handover, b.Documents = on, []referral.Document{referral.DocumentMinutes, referral.DocumentPlan}
	if r, err = s.move(r, referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: on}); err != nil {
		return err
	}
	if _, err = s.move(inHouse, referral.Step{Action: referral.Complete, Actor: referral.Receiver, Day: on}); err != nil {
		return err
	}
	on = day(time.November, 21)
	s.chapter(on, "Skopje", "a reminder")
	patience := referral.Patience{Feedback: law.Length{Amount: 1, Unit: law.Months}}
	for _, e := range r.Escalations(on, patience) {
		s.say("  %s: %s since %s; awaited by %s", e.Referral, word(late, e.Late), date(e.Since), date(e.Last))
	}
	b.Feedback = day(time.November, 24)
	s.chapter(b.Feedback, "Tirana", "word comes how she is")
	s.say("  Waited for any more: %d", len(r.Escalations(b.Feedback, patience)))
	_, err = s.move(r, referral.Step{Action: referral.Complete, Actor: referral.Receiver, Day: b.Feedback})
	return err
}
