package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// System stands for the caller's case system. It holds the case file, in which the referrals stand
// as they are, and remembers what it did. Its exported methods are the activities: each may run
// twice, at the same time or after a crash, and does nothing twice. An answer that refuses is an
// answer; an error means that the system could not do its work, and is asked again.
//
// This one keeps the case file and the deeds in a folder, and is the only one to write there.
type System struct {
	Dir string
	// Slow is how long it takes from a deed to the word that it is done: time to stop a worker in
	// between.
	Slow time.Duration
	// Auth tells who asks. Without one nobody can be shown to ask anything.
	Auth Authenticator

	mu     sync.Mutex
	looked func() // called between pre-flight and sending, in tests
}

// An Ask is what the workflow asks of the system.
type Ask struct {
	Referral string          `json:"referral"`
	Day      law.Day         `json:"day"`
	Action   referral.Action `json:"action,omitempty"`
	Actor    referral.Actor  `json:"actor,omitempty"`
	Code     referral.Code   `json:"code,omitempty"`
	// Key is that of the caller, as it goes into the history; empty for what the system does.
	Key string `json:"key,omitempty"`
	// By is who was shown to ask, or "".
	By string `json:"by,omitempty"`
}

// An Answer holds the referral as it stands now, the event of the move, and why it was refused.
type Answer struct {
	Referral referral.Referral `json:"referral"`
	Event    referral.Event    `json:"event,omitzero"`
	Refused  *Refused          `json:"refused,omitempty"`
}

// Refused is why something was not done: a code of package referral, or one of those below.
type Refused struct {
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

func (r *Refused) Error() string { return r.Message }

// Reasons of this system.
const (
	notAuthenticated = "not-authenticated" // nobody is shown to ask
	notAParty        = "not-a-party"       // who asks is neither sender nor receiver
	notHers          = "not-hers"          // who withdraws is not on the side of the victim
	stale            = "stale"             // somebody else moved in between
	faulty           = "faulty"            // the referral cannot stand in the case file
)

// Who tells who stands behind a request, or "".
func (s *System) Who(ctx context.Context, request []byte, p Proof) (string, error) {
	if s.Auth == nil {
		return "", nil
	}
	id, err := s.Auth.Who(ctx, request, p)
	if errors.Is(err, ErrNotProved) {
		return "", nil
	}
	return id, err
}

// Open puts a referral into the case file, unless it stands there: then that one counts. One that
// says of itself that it was sent is refused: what was sent stands in the case file.
func (s *System) Open(_ context.Context, r referral.Referral) (Answer, error) {
	return s.change(r.ID, func(f *cases.File) (referral.Event, []Deed, error) {
		if find(f, r.ID) != nil {
			return referral.Event{}, nil, nil
		}
		if r.State != referral.Draft && r.State != referral.Ready {
			return referral.Event{}, nil, &Refused{faulty, "only the case file tells what was sent"}
		}
		f.Referrals = append(f.Referrals, r)
		if f.Validate() != nil {
			f.Referrals = f.Referrals[:len(f.Referrals)-1]
			return referral.Event{}, nil, &Refused{faulty, "the case file cannot hold the referral"}
		}
		return referral.Event{}, nil, nil
	})
}

// Move makes a move of the system itself, or of a caller.
func (s *System) Move(_ context.Context, a Ask) (Answer, error) {
	return s.change(a.Referral, func(f *cases.File) (referral.Event, []Deed, error) {
		r := find(f, a.Referral)
		if r == nil {
			return referral.Event{}, nil, errNoReferral
		}
		if a.Key == "" {
			a.Key = ownKey(r, a.Action)
		}
		event, err := f.Move(r.ID, referral.Step{
			Action: a.Action, Actor: a.Actor, Day: a.Day, Revision: r.Revision, Code: a.Code,
			By: a.By, Key: a.Key,
		})
		return event, nil, err
	})
}

// Send asks the pre-flight and sends, in one activity: a clearance never leaves a process. Asking
// may take long, and what was found is looked up again before it is sent: what has changed in
// between is refused, and nothing goes out.
func (s *System) Send(_ context.Context, a Ask) (Answer, error) {
	s.mu.Lock()
	f, err := s.load()
	s.mu.Unlock()
	if err != nil {
		return Answer{}, err
	}
	if r := find(f, a.Referral); r != nil && ahead(r, a.Day) {
		return s.change(a.Referral, func(*cases.File) (referral.Event, []Deed, error) {
			no := &Refused{string(referral.BackInTime), "the last move lies ahead of today"}
			return referral.Event{}, nil, no
		})
	}
	_, cleared, err := duty.Preflight(f, a.Referral, a.Day)
	if err != nil {
		return Answer{}, err
	}
	if s.looked != nil {
		s.looked()
	}
	return s.change(a.Referral, func(f *cases.File) (referral.Event, []Deed, error) {
		r := find(f, a.Referral)
		if r == nil {
			return referral.Event{}, nil, errNoReferral
		}
		event, err := f.Send(cleared, a.Day, ownKey(r, referral.Send))
		return event, nil, err
	})
}

// Withdraw takes a referral back for the victim. Keys, revisions and other moves are no matter: it
// is refused only where who asks is not on her side. Then it is written down, so that somebody asks
// her whether she wants it.
func (s *System) Withdraw(_ context.Context, a Ask) (Answer, error) {
	return s.change(a.Referral, func(f *cases.File) (referral.Event, []Deed, error) {
		r := find(f, a.Referral)
		if r == nil {
			return referral.Event{}, nil, errNoReferral
		}
		as, ok := onHerSide(f, r, a.By, a.Day)
		if !ok {
			what := fmt.Sprintf("%v %s: a withdrawal by nobody on her side; ask her", a.Day, r.ID)
			return referral.Event{}, []Deed{{
				Key: fmt.Sprintf("%s/not-hers/%v", r.ID, a.Day), What: what,
			}}, &Refused{notHers, "only the victim, who stands for her or her worker withdraws"}
		}
		if r.State.Over() {
			return referral.Event{}, nil, nil
		}
		*r = r.Withdrawn(a.Day)
		what := fmt.Sprintf("%v %s: withdrawal by %s", a.Day, r.ID, as)
		return referral.Event{}, []Deed{{Key: r.ID + "/withdrawal", What: what}}, nil
	})
}

// Escalate tells a supervisor what is late.
func (s *System) Escalate(_ context.Context, e referral.Escalation) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.do(Deed{
		Key:  fmt.Sprintf("%s/%s", e.Referral, e.Late),
		What: fmt.Sprintf("%s: %s, awaited by %v", e.Referral, e.Late, e.Last),
	})
}

// ahead reports whether the last move of a referral lies ahead of day: no clock brings that right.
func ahead(r *referral.Referral, day law.Day) bool {
	n := len(r.History)
	return n > 0 && day.Before(r.History[n-1].Day)
}

var errNoReferral = errors.New("the case file has no such referral")

// change changes the case file and does what follows from it. The file comes first: what follows is
// told by the history of the referral, and what a crash kept from being done is done the next time.
func (s *System) change(
	id string, how func(*cases.File) (referral.Event, []Deed, error),
) (Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, err := s.load()
	if err != nil {
		return Answer{}, err
	}
	event, also, err := how(f)
	refused, err := refusal(err)
	if err != nil {
		return Answer{}, err
	}
	if refused == nil {
		if err := s.save(f); err != nil {
			return Answer{}, err
		}
	}
	answer := Answer{Event: event, Refused: refused}
	if r := find(f, id); r != nil {
		answer.Referral = bare(r)
		also = append(also, follows(r)...)
	}
	return answer, s.do(also...)
}

// bare is a referral as the history of the engine may hold it: without the names of organisations
// and of those who work there, which stand in the case file.
func bare(r *referral.Referral) referral.Referral {
	out := *r
	nameless := func(p referral.Party) referral.Party { p.Name, p.Worker = "", ""; return p }
	out.From, out.To = nameless(r.From), nameless(r.To)
	out.History = slices.Clone(r.History)
	for i := range out.History {
		out.History[i].Receiver = nameless(out.History[i].Receiver)
	}
	return out
}

// refusal parts an answer that refuses from an error.
func refusal(err error) (*Refused, error) {
	if refused, ok := errors.AsType[*Refused](err); ok {
		return refused, nil
	}
	if refused, ok := errors.AsType[*referral.MoveError](err); ok {
		return &Refused{string(refused.Reason), refused.Error()}, nil
	}
	if errors.Is(err, referral.ErrStale) {
		return &Refused{stale, err.Error()}, nil
	}
	return nil, err
}

// do writes deeds down, and takes its time.
func (s *System) do(deeds ...Deed) error {
	wrote, err := s.write(deeds...)
	if wrote {
		time.Sleep(s.Slow)
	}
	return err
}

// follows returns what the moves of a referral lead to, in their order: the other side is told, and
// the access of the receiver opened or closed.
func follows(r *referral.Referral) []Deed {
	var out []Deed
	for i, e := range r.History {
		then := *r
		then.History, then.State = r.History[:i+1], e.To
		what := fmt.Sprintf("%v %s: %s", e.Day, r.ID, e.To)
		if e.To.Over() && e.To != referral.Closed && !then.Access() {
			what += "; access ends"
		}
		out = append(out, Deed{fmt.Sprintf("%s/%d", r.ID, i+1), what})
	}
	return out
}

// ownKey is the key of a move of the system itself. What callers choose stands behind "sender." or
// "receiver.", so that nobody can take it; where an older history has it for another move, it is
// counted on.
func ownKey(r *referral.Referral, action referral.Action) string {
	key := "system." + string(action)
	for n := 2; slices.ContainsFunc(r.History, func(e referral.Entry) bool {
		return e.Key == key && e.Action != action
	}); n++ {
		key = fmt.Sprintf("system.%s.%d", action, n)
	}
	return key
}

// onHerSide reports whether who asks may withdraw a referral, and as what: the victim herself, a
// guardian who stands for the child, who gave the consent on which it rests, as a parent, while
// that counts, or the sender, whose case worker acts on her behalf.
func onHerSide(f *cases.File, r *referral.Referral, by string, on law.Day) (as string, ok bool) {
	switch {
	case by == "":
		return "", false
	case by == r.Victim:
		return "the victim", true
	case by == r.From.ID:
		return by + ", on behalf of the victim", true
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		for _, c := range v.Consents {
			if v.ID == r.Victim && c.ID == r.Consent && c.Giver == by &&
				f.ConsentFlawNow(v, c.ID, victim.PurposeReferral, on) == "" {
				return "who consented for the victim", true
			}
		}
	}
	// A guardian to whom the record of the child opens stands for the child: in office, and neither
	// suspected nor in conflict of interest.
	view, err := f.Disclose(cases.GuardianOf(r.Victim, by), referral.Anonymous, on)
	if err != nil || view.Empty() {
		return "", false
	}
	return "the guardian", true
}

func find(f *cases.File, id string) *referral.Referral {
	for i := range f.Referrals {
		if f.Referrals[i].ID == id {
			return &f.Referrals[i]
		}
	}
	return nil
}

// demonstration is the file of a fictional adult with a consent to be referred, here and to Tirana.
// The organisations are vetted and have a mandate.
func demonstration() *cases.File {
	year := law.MustDay(2026, 1, 1)
	f := &cases.File{ID: "f1", Opened: year, Victims: []victim.Victim{{
		ID: "v1", Sex: person.Female,
		Age:   person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(1998, 3, 8)},
		Risks: []care.Risk{{Day: year, Author: jurisdiction.SocialWork, AtRisk: person.No}},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentSelf, Given: year,
			Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
			Recipients: []victim.Recipient{
				{Kind: jurisdiction.NGO}, {Kind: jurisdiction.SocialWork, Place: "AL"},
			},
			Categories: []person.Category{person.CategoryID, person.CategoryService},
		}},
	}}}
	for _, in := range stages() {
		to := in.Referral.To
		f.Organisations = append(f.Organisations, referral.Organisation{
			ID: to.ID, Kind: to.Kind, Place: to.Place, Vetted: year, MandateFrom: year,
		})
	}
	return f
}
