package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A story is what is told, the one case file that changes as the days pass, and the log that is
// kept beside it. Everything that leaves goes by way of the file.
type story struct {
	w    io.Writer
	file *cases.File
	log  *referral.Log
	day  law.Day // that is being told of
}

func (s *story) say(format string, args ...any) { fmt.Fprintf(s.w, format+"\n", args...) }

// chapter opens a day.
func (s *story) chapter(d law.Day, place, title string) {
	s.day = d
	s.say("\n%s, %s: %s\n", date(d), place, title)
}

// child is the record of the child in the file.
func (s *story) child() *victim.Victim { return &s.file.Victims[0] }

// draft puts a referral into the file and prepares it.
func (s *story) draft(r referral.Referral, on law.Day) error {
	s.file.Referrals = append(s.file.Referrals, r)
	return s.move(r.ID, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: on})
}

// get returns a referral of the file, or one that is empty.
func (s *story) get(id string) *referral.Referral {
	for i := range s.file.Referrals {
		if s.file.Referrals[i].ID == id {
			return &s.file.Referrals[i]
		}
	}
	return new(referral.Referral)
}

// move makes moves of a referral of the file one after another, and writes each to the log.
func (s *story) move(id string, steps ...referral.Step) error {
	for _, step := range steps {
		r := s.get(id)
		step.Revision, step.Key = r.Revision, fmt.Sprintf("%s-%s-%d", id, step.Action, r.Revision)
		event, err := s.file.Move(id, step)
		if err != nil {
			return err
		}
		if err := s.moved(event); err != nil {
			return err
		}
	}
	return nil
}

// send sends a referral on what the pre-flight said.
func (s *story) send(c referral.Clearance, on law.Day) error {
	event, err := s.file.Send(c, on, c.Referral()+"-send")
	if err != nil {
		return err
	}
	return s.moved(event)
}

// moved tells of a move and writes it to the log.
func (s *story) moved(e referral.Event) error {
	r := s.get(e.Referral)
	if e.Entry.Day != s.day { // a chapter goes on after its day
		s.day = e.Entry.Day
		s.say("  On %s:", date(s.day))
	}
	line := fmt.Sprintf("  %s is %s", r.ID, word(moves, e.Entry.To))
	switch e.Entry.Actor {
	case referral.Sender:
		line += " by " + r.From.ID
	case referral.Receiver:
		line += " by " + r.To.ID
	}
	if e.Entry.Code != "" {
		line += ": " + word(codes, e.Entry.Code)
	}
	if e.Responsible.ID != "" {
		line += ", which is responsible for her from now on"
	}
	if e.AccessEnds {
		line += "; with that its right to read of her ends"
	}
	s.say("%s", line)
	return errors.Join(s.log.Moved(e), r.Verify())
}

// refuse tries to send a referral that must not be sent, and says in words why it is not.
func (s *story) refuse(question string, c referral.Clearance, on law.Day) error {
	var refused *referral.MoveError
	if err := s.send(c, on); !errors.As(err, &refused) {
		return errors.Join(errors.New("it was sent"), err)
	}
	var what []string
	for _, id := range refused.Blocking {
		what = append(what, string(id))
	}
	for _, c := range refused.Changed {
		what = append(what, string(c))
	}
	s.say("  %s No: %s (%s: %s)", question, word(refusals, refused.Reason), refused.Reason,
		strings.Join(what, ", "))
	return nil
}

// preflight asks whether a referral may be sent and prints all that was found: what stands in the
// way first.
func (s *story) preflight(id string, on law.Day) (referral.Clearance, error) {
	report, c, err := duty.Preflight(s.file, id, on)
	if err != nil {
		return c, err
	}
	s.say("  May %s be sent to %s?", id, s.get(id).To.ID)
	for i := range report.Findings {
		f := &report.Findings[i]
		mark := map[rule.Outcome]string{
			rule.Met: "yes", rule.Exempt: "yes", rule.Due: "to do",
		}[f.Outcome]
		if mark == "" {
			mark = "NO"
		}
		s.say("    %-6s %s %s (%s; %s)", mark, f.Rule.ID, f.Text(), basis(f), f.Law.Force)
	}
	return c, nil
}

// clear asks the same and prints only what is not in order.
func (s *story) clear(id string, on law.Day) (referral.Clearance, error) {
	report, c, err := duty.Preflight(s.file, id, on)
	switch {
	case err != nil:
		return c, err
	case !c.Clears():
		s.say("  %s may not be sent: %v stand in the way", id, c.Blocking())
	default:
		s.say("  Nothing stands in the way of %s: %d of %d findings are in order",
			id, report.Summary().Met, len(report.Findings))
	}
	return c, nil
}

// basis names the provision that a finding rests on first.
func basis(f *rule.Finding) string {
	if len(f.Law.Basis()) == 0 {
		return "no basis"
	}
	b := f.Law.Basis()[0]
	return b.Short + ", " + b.Pinpoint
}

// disclose passes on what may be passed on, writes it to the log, and prints what the recipient
// sees.
func (s *story) disclose(
	to cases.Recipient, level referral.Level, on law.Day, packet string,
) (*cases.View, error) {
	view, err := s.show(to, level, on)
	if err != nil {
		return nil, err
	}
	return view, s.log.Shared(view.Sharing(packet))
}

// show prints what a recipient would see.
func (s *story) show(to cases.Recipient, level referral.Level, on law.Day) (*cases.View, error) {
	view, err := s.file.Disclose(to, level, on)
	if err != nil {
		return nil, err
	}
	m := view.Manifest
	s.say("  %s sees: %s", m.Recipient.ID, list(categories, m.Passed))
	switch {
	case m.Flaw != "":
		s.say("    because %s", word(flaws, m.Flaw))
		return view, nil
	case len(m.Passed) == 0:
		s.say("    because the referral is over; her whole record is kept back")
		return view, nil
	}
	told := map[string]bool{}
	for _, why := range law.Codes[referral.Because]() {
		var what []string
		for _, c := range kept(m, why) {
			if text := part(m, c, why); !told[text] {
				told[text] = true
				what = append(what, text)
			}
		}
		if len(what) > 0 {
			s.say("    kept back, %s: %s", reason(m, why), strings.Join(what, "; "))
		}
	}
	return view, nil
}

// part says what is kept back of a category. Where some of it is passed on, the same words would
// stand on both sides.
func part(m referral.Manifest, c person.Category, why referral.Because) string {
	switch {
	case why == referral.BecauseBand:
		return "the day of her birth, in place of which a span of years is told"
	case !slices.Contains(m.Passed, c):
		return word(categories, c)
	case why == referral.BecauseReferral:
		return "what other services noted"
	}
	return "more on " + word(categories, c)
}

// reason says why something is kept back.
func reason(m referral.Manifest, why referral.Because) string {
	switch {
	case why == referral.BecauseGround && m.Basis == referral.ByReport:
		return "the duty to report does not need it"
	case why == referral.BecauseLevel && m.Basis == referral.ByRepresentation,
		why == referral.BecauseLevel && m.Basis == referral.ByAccess:
		return "not about her"
	}
	return word(because, why)
}

// timeline prints the log, a line a record.
func (s *story) timeline() {
	for _, r := range s.log.Records {
		switch {
		case r.Move != nil:
			line := fmt.Sprintf("%s %s", r.Move.Referral, word(moves, r.Move.Entry.To))
			if r.Move.Entry.Code != "" {
				line += ": " + word(codes, r.Move.Entry.Code)
			}
			if r.Move.Responsible.ID != "" {
				line += "; responsible: " + r.Move.Responsible.ID
			}
			if r.Move.AccessEnds {
				line += "; access ends"
			}
			s.say("  %v  %s", r.Day(), line)
		case r.Share != nil:
			s.say("  %v  told to %s, on %s: %s", r.Day(), r.Share.Recipient.ID, rests(r.Share),
				list(categories, r.Share.Categories))
		}
	}
}

// rests says on what a disclosure rested.
func rests(x *referral.Sharing) string {
	switch {
	case x.Consent != "":
		return "consent " + x.Consent
	case x.Ground != "":
		return "ground " + string(x.Ground)
	}
	return word(bases, x.Basis)
}
