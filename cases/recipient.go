package cases

import (
	"fmt"
	"slices"

	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Recipient is somebody to whom a file may be opened, with what opens it. It names records by
// their ids; the file looks them up. The zero Recipient gets nothing.
type Recipient struct {
	ask func(*File, law.Day) (*victim.Victim, disclosure.Question, error)
}

// Receiver is the receiver of a referral. The file opens on the consent that the referral names, or
// on its emergency; before it is sent no more passes than the level anonymous, and nothing once the
// access of the receiver has ended. Nor does anything pass under a referral that is not over once
// the person is dead or the case closed, for then there is nobody to hand on. What else bars a
// sending, as who goes along, keeps a referral from going on ([File.Move]), and does not take back
// what the receiver was sent. Police messages have a receiver of their own: see [Addressee].
func Receiver(referral string) Recipient {
	return Recipient{func(f *File, on law.Day) (*victim.Victim, disclosure.Question, error) {
		h, err := f.Handing(referral, on)
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		return h.Victim, received(f, h, on), nil
	}}
}

func received(f *File, h referral.Handing, on law.Day) disclosure.Question {
	r := h.Referral
	over := slices.Contains(h.Bars, referral.BarDead) || slices.Contains(h.Bars, referral.BarClosed)
	return disclosure.Question{
		Unsound:   f.unsound(r, f.logged()) >= 0 || over && !r.Over(),
		Recipient: r.To.Recipient(),
		Purpose:   victim.PurposeReferral, From: r.From.Place, Basis: referral.ByConsent,
		Consent: h.Consent, Flaw: h.Flaw, Emergency: r.Emergency, Urgent: h.Urgent, Referral: r,
		Conflict: f.conflicts(h.Victim, r.To.Recipient(), on) ||
			f.contact(h.Victim, r.To, on),
	}
}

// Holder is somebody whom a consent of a victim names, for a purpose, without a referral: a doctor
// who examines, or who does research. To hand a person on takes a referral and a pre-flight: for
// [victim.PurposeReferral], and for the receiver of a referral that is open or rests on the same
// consent (or one of its kind, where the referral names none), the error is [ErrNoReferral]. A
// consent that names a kind of recipient and no place speaks of those in the State in which the
// file is kept: that of its processing.
func Holder(
	who, consent string, to victim.Recipient, purpose victim.ConsentPurpose,
) Recipient {
	return Recipient{func(f *File, on law.Day) (*victim.Victim, disclosure.Question, error) {
		akin := f.akin(to.ID)
		handed := slices.ContainsFunc(f.Referrals, func(r referral.Referral) bool {
			whom := akin[r.To.ID] || r.To.ID == "" && r.To.Kind == to.Kind
			return r.Victim == who && whom && (r.Consent == consent || !r.Over())
		})
		if handed || purpose == victim.PurposeReferral {
			return nil, disclosure.Question{}, fmt.Errorf("cases: %w", ErrNoReferral)
		}
		v, err := f.findVictim(who)
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		q := disclosure.Question{
			Recipient: to, Purpose: purpose, From: f.sender(to.Place), Basis: referral.ByConsent,
			Conflict: f.conflicts(v, to, on) || f.own(to.ID),
		}
		q.Consent, q.Flaw = f.consent(v, consent, purpose, on)
		objects, _ := f.objections(v, q.Consent, to, on, nil)
		if q.Flaw == "" && !objects(person.CategoryID, "") { // an objection says more
			q.Flaw = f.noSince(v, q.Consent, purpose, to)
		}
		return v, q, nil
	}}
}

// Addressee is the receiver of a police message, for proceedings. It rests on the duty or power to
// report that the message names, and on no consent: a ground that does not hold for the person, as
// danger to a child for an adult, opens nothing. A body that does not investigate gets nothing, and
// nobody does before the day on which the message is sent.
func Addressee(message string) Recipient {
	return Recipient{func(f *File, on law.Day) (*victim.Victim, disclosure.Question, error) {
		m, err := find(f.Messages, "/messages", message, func(m *referral.PoliceMessage) string {
			return m.ID
		})
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		v, err := f.findVictim(m.Victim)
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		report := m.Report(on)
		q := disclosure.Question{
			Recipient: m.To.Recipient(),
			Purpose:   victim.PurposeProceedings, From: m.From.Place, Basis: referral.ByReport,
			Emergency: report, Urgent: report.StandsFor(v, m.To.Kind, on),
			Refused:  !referral.Investigates(m.To.Kind) || m.Sent.IsZero() || m.Sent.After(on),
			Conflict: f.conflicts(v, m.To.Recipient(), on) || f.contact(v, m.To, on),
		}
		return v, q, nil
	}}
}

// GuardianOf is the guardian of a victim with an id, who stands for the child: legal representation
// opens the record, and no consent to a service. A guardian of whose office an end is on record, of
// whatever day, who is suspected for any victim of the file or in conflict of interest
// ([victim.Guardian.Doubted]) gets nothing; nor does one who by any record of the file is dead, may
// not decide for the child, or has left the work on the file.
func GuardianOf(person, guardian string) Recipient {
	return Recipient{func(f *File, on law.Day) (*victim.Victim, disclosure.Question, error) {
		v, err := f.findVictim(person)
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		g, err := find(v.Guardians, "/victims/guardians", guardian, func(
			g *victim.Guardian,
		) string {
			return g.ID
		})
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		// Whoever was appointed for the child does not stand for the adult.
		// What is read is read now: an end of the office that is on record counts, on whatever day.
		stands := g.InOffice(on) && !g.Left() &&
			(v.Age.ChildOn(on).IsChild() || !v.Age.ChildOn(g.Appointed).IsChild())
		return v, disclosure.Question{
			Recipient: victim.Recipient{Kind: jurisdiction.OtherBody, ID: g.ID, Place: g.Place},
			Basis:     referral.ByRepresentation,
			Refused:   !stands || f.gone(v, g.ID, on),
			Conflict:  v.Doubts(g) || f.conflicts(v, victim.Recipient{ID: g.ID}, on),
		}, nil
	}}
}

// LawyerOf is the lawyer who is recorded as assigned to a victim last, by id and day. A person to
// whom none is has none, and a lawyer who ceased to act, on whatever day, is none; nor is one who
// by any record of the file is dead, may not decide, or has left the work on the file.
func LawyerOf(person string) Recipient {
	return Recipient{func(f *File, on law.Day) (*victim.Victim, disclosure.Question, error) {
		v, err := f.findVictim(person)
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		var aid victim.LegalAid
		if i := care.Last(v.LegalAids, on); i >= 0 {
			aid = v.LegalAids[i]
		}
		return v, disclosure.Question{
			Recipient: victim.Recipient{Kind: jurisdiction.OtherBody, ID: aid.Lawyer},
			Basis:     referral.ByLegalAid,
			Refused: aid.Assigned.IsZero() || !aid.Ended.IsZero() || aid.Lawyer == "" ||
				f.gone(v, aid.Lawyer, on),
			Conflict: f.conflicts(v, victim.Recipient{ID: aid.Lawyer}, on),
		}, nil
	}}
}

// Themself is the person whom the record is about, who asks for what is kept.
func Themself(person string) Recipient {
	return Recipient{func(f *File, on law.Day) (*victim.Victim, disclosure.Question, error) {
		v, err := f.findVictim(person)
		if err != nil {
			return nil, disclosure.Question{}, err
		}
		return v, disclosure.Question{
			Recipient: victim.Recipient{Kind: jurisdiction.OtherBody, ID: v.ID},
			Basis:     referral.ByAccess,
		}, nil
	}}
}

// stated returns the one day on which a band of age is told, of whom and to whomever, under
// whatever and for whatever day it is asked: two bands of different days would give the birthday
// away. It is the day on which the file was opened; failing that the first of its log, before which
// nothing can be written. A day of any other record is none that is fixed, for an older record may
// be put on file later. Where no day is fixed it is the zero Day, and no age is told.
func (f *File) stated() law.Day {
	if f.Opened.IsZero() && len(f.Events) > 0 {
		return f.Events[0].Day
	}
	return f.Opened
}

// others returns the ids of the victims of the file beside v.
func (f *File) others(v *victim.Victim) []string {
	var out []string
	for i := range f.Victims {
		if id := f.Victims[i].ID; id != v.ID && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
