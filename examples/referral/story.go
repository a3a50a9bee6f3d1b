package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// tell tells the whole story.
func tell(w io.Writer) error {
	s := &story{w: w, log: new(referral.Log), file: &cases.File{
		ID: "f1", Opened: day(time.September, 1), Victims: []victim.Victim{child()},
		Organisations: known(),
	}}
	s.say("A girl of 14 who speaks Albanian is found in Skopje. In the files she is v1. " +
		"Nothing in this story is real.")
	for _, part := range []func() error{s.found, s.findHouse, s.counsel, s.askOwnRecord, s.goHome} {
		if err := part(); err != nil {
			return err
		}
	}
	s.say("\nThe timeline, from the log (%d records, each hung on the one before)\n", len(s.log.Records))
	s.timeline()
	s.say("\n  Is the log as it was written? %s", yes(s.log.Verify() == nil))
	s.log.Records[0].Move.Entry.Day = day(time.August, 31)
	var changed *referral.LogError
	same := !errors.As(s.log.Verify(), &changed)
	s.say("  And after somebody has changed a day in it? %s", yes(same))
	if changed != nil {
		s.say("  Record %d is not what was written (%v)", changed.Index+1, changed)
	}
	fmt.Fprintf(w, "\nThe machine: who may do what\n\n%s", referral.Mermaid())
	return nil
}

// by is a move of the sender or the receiver.
func by(actor referral.Actor, action referral.Action, on law.Day) referral.Step {
	return referral.Step{Actor: actor, Action: action, Day: on}
}

// found: the police refer the child at once, and the prosecutor is told in a message of its
// own.
func (s *story) found() error {
	on := day(time.September, 1)
	s.chapter(on, "Skopje", "the police refer her to the social-work centre")
	urgent := &referral.Emergency{
		Ground: referral.ChildInDanger, Authority: jurisdiction.Police,
		ReviewBy: day(time.September, 2),
	}
	if err := s.draft(referral.Referral{
		ID: "r1", Victim: "v1", Kind: referral.Transfer, State: referral.Draft,
		Block: referral.BlockIdentification, From: police, To: centre, Emergency: urgent,
	}, on); err != nil {
		return err
	}
	s.say("  There is no guardian yet who could consent, and a child in danger does not "+
		"wait: an emergency is recorded, to be reviewed by %s.", date(urgent.ReviewBy))
	cleared, err := s.preflight("r1", on)
	if err != nil {
		return err
	}
	if err := s.send(cleared, on); err != nil {
		return err
	}
	if err := s.move("r1",
		by(referral.Receiver, referral.Accept, on),
		by(referral.Receiver, referral.Start, on)); err != nil {
		return err
	}
	if _, err := s.disclose(cases.Receiver("r1"), referral.Full, on, ""); err != nil {
		return err
	}
	s.say("  The prosecutor is told in a police message, which is no referral: it rests on " +
		"the duty to report, and has no room for needs or health.")
	s.file.Messages = append(s.file.Messages, referral.PoliceMessage{
		ID: "m1", Victim: "v1", From: police, To: prosecutor, Channel: referral.ChannelNational,
		Ground: referral.MandatoryReport, Sent: on,
	})
	_, err = s.disclose(cases.Addressee("m1"), referral.Full, on, "")
	return err
}

// findHouse: places are asked for without a word of her, one house declines, the next takes her in,
// and a packet goes there.
func (s *story) findHouse() error {
	on := day(time.September, 2)
	s.chapter(on, "Skopje", "the social-work centre looks for a house")
	guarded(s.child())
	over := referral.Review{Day: on, Authority: centre.Kind, GoesOn: person.No}
	s.get("r1").Emergency.Reviews = []referral.Review{over}
	s.say("  A guardian was appointed on 1 September, and consents; the girl agrees that a place " +
		"is looked for. The emergency is reviewed, and ended.")
	inquiry := referral.Inquire(s.child(), care.NeedAccommodation, "MK", on)
	s.say("  Asked of every house, without a word of who she is: a place for a girl, %s years.",
		inquiry.Ages)
	for _, m := range inquiry.Answer(houses()) {
		s.fit(m, "may have a place")
	}
	s.say("  Held against her record by the centre itself:")
	wanted := referral.Wanted{Need: care.NeedAccommodation, Place: "MK", On: on}
	for _, m := range referral.Find(s.child(), wanted, houses()) {
		s.fit(m, "fits")
	}
	if err := s.draft(referral.Referral{
		ID: "r2", Victim: "v1", Kind: referral.Refer, Need: care.NeedAccommodation,
		Block: referral.BlockFirstAssistance, State: referral.Draft, From: centre,
		To: house("house-1"), Consent: "c1", Expires: day(time.September, 6),
	}, on); err != nil {
		return err
	}
	blocked, err := s.preflight("r2", on)
	if err != nil {
		return err
	}
	s.say("  She has agreed to look for a place, and not yet been heard on this house.")
	if err := s.refuse("Can r2 be sent all the same?", blocked, on); err != nil {
		return err
	}

	on = day(time.September, 3)
	s.chapter(on, "Skopje", "she is heard on the house, which then declines")
	s.get("r2").ChildViews = on
	cleared, err := s.clear("r2", on)
	if err != nil {
		return err
	}
	if err := s.send(cleared, on); err != nil {
		return err
	}
	on = day(time.September, 4)
	decline := by(referral.Receiver, referral.Decline, on)
	decline.Code = referral.NoCapacity
	if err := s.move("r2", decline, by(referral.Sender, referral.Close, on)); err != nil {
		return err
	}
	if _, err := s.show(cases.Receiver("r2"), referral.Full, on); err != nil {
		return err
	}
	return s.nextHouse(on)
}

// nextHouse: something changes between the pre-flight and the sending, and the pre-flight is asked
// again.
func (s *story) nextHouse(on law.Day) error {
	s.chapter(on, "Skopje", "the next house takes her in")
	second, ok := s.get("r2").Reroute("r3", house("house-2"))
	if !ok {
		return errors.New("a referral that was declined is not sent elsewhere")
	}
	s.say("  %s takes the place of %s. She is heard on the new house, too.",
		second.ID, second.Follows)
	second.ChildViews, second.Expires = on, day(time.September, 8)
	if err := s.draft(second, on); err != nil {
		return err
	}
	cleared, err := s.clear("r3", on)
	if err != nil {
		return err
	}
	s.say("  Before it is sent the house calls: 1 of its 2 free places has gone. " +
		"That goes into the file.")
	s.recount("house-2", 1, on)
	if err := s.refuse("Can it be sent on what was found before?", cleared, on); err != nil {
		return err
	}
	s.say("  So it is asked again:")
	if cleared, err = s.clear("r3", on); err != nil {
		return err
	}
	if err := s.send(cleared, on); err != nil {
		return err
	}
	s.say("  Before it has said yes, the house gets a packet with what it needs to decide:")
	view, err := s.disclose(cases.Receiver("r3"), referral.Pseudonym, on, "p1")
	if err != nil {
		return err
	}
	if err := s.post(packet.Content{
		ID: "p1", Referral: "r3", Issued: on, NotAfter: second.Expires,
		Purpose: victim.PurposeReferral, Victim: view.Victim, Manifest: view.Manifest,
	}, centre.ID, second.To.ID); err != nil {
		return err
	}
	on = day(time.September, 5)
	if err := s.move("r3",
		by(referral.Receiver, referral.Accept, on),
		by(referral.Receiver, referral.Start, on)); err != nil {
		return err
	}
	s.say("  Now that she lives there, the house gets what it needs to care for her:")
	_, err = s.disclose(cases.Receiver("r3"), referral.Full, on, "")
	return err
}

// recount writes down how many places an organisation has free.
func (s *story) recount(id string, free int, on law.Day) {
	for i := range s.file.Organisations {
		if o := &s.file.Organisations[i]; o.ID == id {
			o.Services[0].Free, o.Services[0].Counted = free, on
		}
	}
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
func (s *story) counsel() error {
	on := day(time.September, 7)
	s.chapter(on, "Skopje", "she is offered a counsellor")
	counselled(s.child())
	if err := s.draft(referral.Referral{
		ID: "r4", Victim: "v1", Kind: referral.Refer, Need: care.NeedPsychological,
		Block: referral.BlockLongTerm, State: referral.Draft, From: centre, To: practice,
		Consent: "c2", ChildViews: on, Expires: day(time.September, 21),
	}, on); err != nil {
		return err
	}
	cleared, err := s.clear("r4", on)
	if err != nil {
		return err
	}
	if err := s.send(cleared, on); err != nil {
		return err
	}
	on = day(time.September, 10)
	if err := s.move("r4",
		by(referral.Receiver, referral.Accept, day(time.September, 9)),
		by(referral.Receiver, referral.Start, on)); err != nil {
		return err
	}
	if _, err := s.disclose(cases.Receiver("r4"), referral.Identified, on, ""); err != nil {
		return err
	}
	on = day(time.September, 24)
	s.chapter(on, "Skopje", "she does not want to go on, and the consent is withdrawn")
	gone, err := s.file.Withdraw("v1", "c2", on, s.log)
	if err != nil {
		return err
	}
	s.say("  Her guardian withdraws consent c2. In one step:")
	for _, e := range gone.Events {
		s.say("    %s is %s; with that the right of %s to read of her ends",
			e.Referral, word(moves, e.Entry.To), s.get(e.Referral).To.ID)
		if err := s.log.Moved(e); err != nil {
			return err
		}
	}
	s.say("    the house rests on consent c1, which stands: nothing changes there")
	s.say("  What was told cannot be called back. Who knows it has to be told not to use it " +
		"any more:")
	for _, x := range gone.Shared {
		s.say("    %s, told on %s: %s", x.Recipient.ID, date(x.Day), list(categories, x.Categories))
	}
	_, err = s.show(cases.Receiver("r4"), referral.Identified, on)
	return err
}

// askOwnRecord: the guardian, who stands for the child, and the child herself read what is kept. It
// rests on no consent to a service.
func (s *story) askOwnRecord() error {
	on := day(time.September, 28)
	s.chapter(on, "Skopje", "the guardian and the child herself ask what is kept")
	s.say("  The guardian stands for the child, and needs no consent. All that is kept of her is " +
		"shown. Only what is noted on the file itself is not: when it was opened, and the list " +
		"of organisations.")
	if _, err := s.disclose(cases.GuardianOf("v1", "g1"), referral.Full, on, ""); err != nil {
		return err
	}
	s.say("  The child may read her own record, all of it, in the same way.")
	view, err := s.disclose(cases.Themself("v1"), referral.Full, on, "")
	if err != nil {
		return err
	}
	s.say("    she sees too: her %d referrals, and where each of them stands",
		len(view.File.Referrals))
	return nil
}

// goHome: across the border, once everything that a child needs for that is on file.
func (s *story) goHome() error {
	on := day(time.October, 5)
	s.chapter(on, "Skopje and Tirana", "it is asked whether she can go home")
	askedOfAsylum(s.child())
	s.say("  She and her guardian are told of asylum. Asked whether she is afraid to go back, " +
		"she says no; if that changes, asylum can be asked for at any time.")
	known := jurisdiction.DataDay()
	s.say("  Whom to turn to in Albania, by the law data of %s:", fullDate(known))
	for _, c := range referral.Counterparts(jurisdiction.Builtin(), tirana.Place, true, known) {
		if c.State == law.Known {
			s.say("    %s: %s (confidence %s)", word(parts, c.Part), c.Value.Name, c.Source.Confidence)
		} else {
			s.say("    %s: not known here; ask", word(parts, c.Part))
		}
	}
	if err := s.draft(referral.Referral{
		ID: "r5", Victim: "v1", Kind: referral.Transfer, State: referral.Draft,
		Block: referral.BlockReturn, From: centre, To: tirana, Consent: "c1",
		Expires: day(time.October, 31),
		Border:  referral.Border{Basis: []string{"coe-197", "crc"}, Competent: "AL"},
	}, on); err != nil {
		return err
	}
	blocked, err := s.preflight("r5", on)
	if err != nil {
		return err
	}
	if err := s.refuse("Can r5 be sent all the same?", blocked, on); err != nil {
		return err
	}

	on = day(time.October, 12)
	s.chapter(on, "Skopje and Tirana", "what was missing is done")
	readyToGo(s.child(), on)
	s.say("  She is heard on the way to Tirana. That she goes is found to be in her best " +
		"interests. The guardian consents to the service in Tirana, by name, and she agrees. " +
		"Risk and security there were assessed on 9 October, and a guardian there agreed on the " +
		"same day.")
	r := s.get("r5")
	r.Consent, r.ChildViews = "c3", on
	b := &r.Border
	b.Transfer, b.NoDanger, b.BestInterests = referral.TransferTreaty, person.Yes, "b1"
	b.RiskDay, b.RiskAuthor = day(time.October, 9), tirana.Kind
	b.Guardian, b.GuardianAgreed = "g7", day(time.October, 9)
	cleared, err := s.clear("r5", on)
	if err != nil {
		return err
	}
	if err := s.send(cleared, on); err != nil {
		return err
	}
	on = day(time.October, 15)
	if err := s.move("r5",
		by(referral.Receiver, referral.Acknowledge, day(time.October, 13)),
		by(referral.Receiver, referral.Accept, on)); err != nil {
		return err
	}
	if _, err := s.disclose(cases.Receiver("r5"), referral.Full, on, ""); err != nil {
		return err
	}
	return s.handOver()
}

// handOver: at the border, with minutes, and word from the other side.
func (s *story) handOver() error {
	on := day(time.October, 20)
	s.chapter(on, "at the border", "the service in Tirana receives her, with minutes")
	b := &s.get("r5").Border
	b.Handover = on
	b.Documents = []referral.Document{referral.DocumentMinutes, referral.DocumentPlan}
	if err := s.move("r5", by(referral.Receiver, referral.Start, on)); err != nil {
		return err
	}
	for _, ended := range []string{"r3", "r1"} { // what was asked for in Skopje is done
		if err := s.move(ended, by(referral.Receiver, referral.Complete, on)); err != nil {
			return err
		}
	}
	on = day(time.November, 21)
	s.chapter(on, "Skopje", "a reminder")
	patience := referral.Patience{Feedback: law.Length{Amount: 1, Unit: law.Months}}
	for _, e := range s.get("r5").Escalations(on, patience) {
		s.say("  %s: %s since %s. It was awaited by %s.",
			e.Referral, word(late, e.Late), date(e.Since), date(e.Last))
	}
	on = day(time.November, 24)
	s.get("r5").Border.Feedback = on
	s.chapter(on, "Tirana", "word comes how she is")
	s.say("  What it says is hers, and nothing of it stands here: only that it came.")
	if len(s.get("r5").Escalations(on, patience)) == 0 {
		s.say("  Nothing is awaited any more.")
	}
	return s.move("r5", by(referral.Receiver, referral.Complete, on))
}
