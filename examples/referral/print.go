package main

import (
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A story is what is told, and the log that is kept beside it.
type story struct {
	w   io.Writer
	log *referral.Log
}

func (s *story) say(format string, args ...any) { fmt.Fprintf(s.w, format+"\n", args...) }

// chapter opens a day.
func (s *story) chapter(d law.Day, place, title string) {
	s.say("\n%s, %s: %s\n", date(d), place, title)
}

// move makes moves one after another and writes each to the log. Sending asks the pre-flight first.
func (s *story) move(r referral.Referral, steps ...referral.Step) (referral.Referral, error) {
	for _, step := range steps {
		step.Revision, step.Key = r.Revision, fmt.Sprintf("%s-%s-%d", r.ID, step.Action, r.Revision)
		next, event, err := r.Apply(step)
		if err != nil {
			return r, err
		}
		line := fmt.Sprintf("  %s is %s", r.ID, word(moves, next.State))
		switch step.Actor {
		case referral.Sender:
			line += " by " + r.From.ID
		case referral.Receiver:
			line += " by " + r.To.ID
		}
		if step.Code != "" {
			line += ": " + word(codes, step.Code)
		}
		if event.Responsible.ID != "" {
			line += ", which is responsible for her from now on"
		}
		if event.AccessEnds {
			line += "; it may read nothing of her any more"
		}
		s.say("%s", line)
		if err := s.log.Moved(event); err != nil {
			return r, err
		}
		r = next
	}
	return r, r.Verify()
}

// preflight asks whether r may be sent and prints all that was found: what stands in the way first.
func (s *story) preflight(h referral.Handing, on law.Day) (*referral.Clearance, error) {
	report, err := referral.Preflight(jurisdiction.Builtin(), h, on, victim.Version)
	if err != nil {
		return nil, err
	}
	s.say("  May %s be sent to %s?", h.Referral.ID, h.Referral.To.ID)
	for i := range report.Findings {
		f := &report.Findings[i]
		mark := map[rule.Outcome]string{rule.Met: "yes", rule.Exempt: "yes", rule.Due: "to do"}[f.Outcome]
		if mark == "" {
			mark = "NO"
		}
		s.say("    %-6s %s %s (%s; %s)", mark, f.Rule, f.Message, basis(f), f.Force)
	}
	return referral.Cleared(h.Referral, report), nil
}

// clear asks the same and prints only what is not in order.
func (s *story) clear(h referral.Handing, on law.Day) (*referral.Clearance, error) {
	report, err := referral.Preflight(jurisdiction.Builtin(), h, on, victim.Version)
	if err != nil {
		return nil, err
	}
	c := referral.Cleared(h.Referral, report)
	if len(c.Blocking) > 0 {
		s.say("  %s may not be sent: %v stand in the way", h.Referral.ID, c.Blocking)
	} else {
		s.say("  Nothing stands in the way of %s: %d of %d findings are in order", h.Referral.ID, report.Summary().Met, len(report.Findings))
	}
	return c, nil
}

// basis names the provision that a finding rests on first.
func basis(f *rule.Finding) string {
	if len(f.Basis) == 0 {
		return "no basis"
	}
	b := f.Basis[0]
	return b.Short + ", " + b.Pinpoint
}

// disclose passes on what may be passed on under r, writes it to the log, and prints what the
// receiver sees.
func (s *story) disclose(v *victim.Victim, q referral.Question, id, packet string) (victim.Victim, referral.Manifest, error) {
	view, m := s.show(v, q)
	entry := m.Sharing(v, q, id)
	entry.Packet = packet
	return view, m, s.log.Shared(entry)
}

// show prints what a receiver would see.
func (s *story) show(v *victim.Victim, q referral.Question) (victim.Victim, referral.Manifest) {
	view, m := referral.Disclose(v, q)
	s.say("  %s sees: %s", q.Recipient.ID, list(categories, m.Passed))
	if m.Flaw != "" {
		s.say("    because %s", word(flaws, m.Flaw))
		return view, m
	}
	for _, why := range referral.BecauseValues() {
		if k := kept(m, why); len(k) > 0 {
			s.say("    kept back, %s: %s", word(because, why), list(categories, k))
		}
	}
	return view, m
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
			ground := "consent " + r.Share.Consent
			if r.Share.Ground != "" {
				ground = "ground " + string(r.Share.Ground)
			}
			s.say("  %v  told to %s, on %s: %s", r.Day(), r.Share.Recipient.ID, ground, list(categories, r.Share.Categories))
		}
	}
}
