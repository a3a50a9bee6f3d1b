package duty_test

import (
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// person is somebody with a consent that may count or not, and who may be a child.
func somebody(t *rapid.T) victim.Victim {
	day := func(name string) int { return rapid.IntRange(1, 28).Draw(t, name) }
	answer := rapid.SampledFrom([]person.Answer{"", person.Yes, person.No})
	v := girl()
	if rapid.Bool().Draw(t, "adult") {
		v.Age.BirthDay = d(1990, 1, 1)
	}
	v.Family.CarerSuspected = answer.Draw(t, "suspected")
	v.Family.Conflict = answer.Draw(t, "conflict")
	if rapid.Bool().Draw(t, "guardian") {
		v.Guardians = []victim.Guardian{{
			ID: "g1", Appointed: d(2026, 1, 1), Suspected: answer.Draw(t, "guardian suspected"),
		}}
	}
	c := victim.Consent{
		ID: "c1",
		Capacity: rapid.SampledFrom(
			append(law.Codes[victim.ConsentCapacity](), ""),
		).Draw(t, "capacity"),
		Guardian: "g1", ChildAgrees: answer.Draw(t, "agrees"),
		Purposes: []victim.ConsentPurpose{rapid.SampledFrom([]victim.ConsentPurpose{
			victim.PurposeReferral, victim.PurposeReferral, victim.PurposeReturn,
		}).Draw(t, "purpose")},
		Recipients: []victim.Recipient{{Kind: rapid.SampledFrom([]jurisdiction.BodyKind{
			jurisdiction.SocialWork, jurisdiction.NGO,
		}).Draw(t, "recipient")}},
		Categories: law.Codes[person.Category](),
	}
	c.Given = d(2026, 9, day("given"))
	if rapid.Bool().Draw(t, "withdrawn") {
		c.Withdrawn = d(2026, 9, day("withdrawn on"))
	}
	if rapid.Bool().Draw(t, "ends") {
		c.Until = d(2026, 9, day("until"))
	}
	if rapid.Bool().Draw(t, "an adult who consents") { // so that enough is sent to show something
		v.Age.BirthDay = d(1990, 1, 1)
		c.Capacity, c.Given, c.Purposes[0], c.Recipients[0].Kind = victim.ConsentSelf, d(
			2026, 9, 1,
		), victim.PurposeReferral, jurisdiction.SocialWork
	}
	v.Consents = []victim.Consent{c}
	v.Risks = []care.Risk{{Day: d(2026, 9, 1), AtRisk: person.No}}
	return v
}

// counts says once more, in other words, when the consent of a person lets a referral be sent.
func counts(v *victim.Victim, r *referral.Referral, s referral.Step) bool {
	c := v.Consents[0]
	inForce := !c.Given.After(s.Day) && (c.Until.IsZero() || !s.Day.After(c.Until)) &&
		(c.Withdrawn.IsZero() || s.Day.Before(c.Withdrawn))
	named := r.Consent == c.ID && c.Purposes[0] == victim.PurposeReferral &&
		c.Recipients[0].Kind == r.To.Kind && r.From.Place == r.To.Place
	child := v.Age.BirthDay.Year() > 2000
	guarded := len(v.Guardians) > 0
	var giver bool
	switch c.Capacity {
	case victim.ConsentSelf:
		giver = !child
	case victim.ConsentParent:
		giver = child && v.Family.CarerSuspected != person.Yes && v.Family.Conflict != person.Yes
	case victim.ConsentGuardian:
		giver = guarded && !(child && v.Guardians[0].Suspected == person.Yes)
	case victim.ConsentCourt:
		giver = true
	}
	return inForce && named && giver && !(child && c.ChildAgrees == person.No)
}

// Whatever anybody does, in whatever order: nothing is sent without a consent that counts or an
// emergency that stands, unless nothing goes out; nobody moves but who may; withdrawal is always
// possible while a referral is open, ends access, and then nothing is disclosed any more; a step
// that is repeated changes nothing and leads to the same event.
func TestMachine_Properties(t *testing.T) {
	sent := 0 // by a case file, on a clearance
	defer func() { assert.Positive(t, sent, "nothing was ever sent: the test shows nothing") }()
	rapid.Check(t, func(t *rapid.T) {
		v := somebody(t)
		shelter := shelter()
		r := draft(rapid.SampledFrom(law.Codes[referral.Kind]()).Draw(t, "kind"))
		r.From.ID, r.ChildViews = "o1", d(2026, 9, 1)
		r.To.ID = rapid.SampledFrom([]string{"o1", "o2", "o2"}).Draw(t, "to")
		r.To.Place = rapid.SampledFrom([]jurisdiction.Code{"MK", "MK", "AL"}).Draw(t, "place")
		r.Consent = rapid.SampledFrom([]string{"", "c1", "c1", "c1", "c2"}).Draw(t, "consent")
		if rapid.Bool().Draw(t, "emergency") {
			r.Emergency = &referral.Emergency{
				Ground: rapid.SampledFrom(
					append(law.Codes[referral.Ground](), ""),
				).Draw(t, "ground"),
				Authority: rapid.SampledFrom(
					[]jurisdiction.BodyKind{jurisdiction.Police, ""},
				).Draw(t, "authority"),
				ReviewBy: d(2026, 9, rapid.IntRange(1, 28).Draw(t, "review")),
			}
		}
		day := d(2026, 9, 1)
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			day = day.AddDays(rapid.IntRange(0, 3).Draw(t, "days"))
			moves := slices.DeleteFunc(referral.Moves(), func(m referral.Move) bool {
				return m.From != r.State
			})
			s := referral.Step{
				Action: rapid.SampledFrom(law.Codes[referral.Action]()).Draw(t, "action"),
				Actor:  rapid.SampledFrom(law.Codes[referral.Actor]()).Draw(t, "actor"),
				Day:    day, Revision: r.Revision,
				Code: rapid.SampledFrom([]referral.Code{"", referral.NoCapacity}).Draw(t, "code"),
				Key:  rapid.StringMatching("k[0-9]{1,3}").Draw(t, "key"),
				By:   rapid.SampledFrom([]string{"", "", "o1", "o2"}).Draw(t, "by"),
			}
			if i := slices.IndexFunc(moves, func(m referral.Move) bool {
				return m.Action == referral.Send || m.Action == referral.Prepare
			}); i >= 0 && rapid.Bool().Draw(t, "on its way") {
				s.Action, s.Actor, s.By = moves[i].Action, moves[i].By[0], "o1"
			} else if len(moves) > 0 && rapid.IntRange(0, 3).Draw(t, "likely") > 0 {
				m := rapid.SampledFrom(moves).Draw(t, "move")
				s.Action, s.Actor = m.Action, m.By[0]
				if s.Actor == referral.Sender {
					s.By = "o1"
				}
			}
			f := file(v, r, &shelter)
			next, event, err := r, referral.Event{}, error(nil)
			if s.Action == referral.Send && s.Actor == referral.Sender && s.By == "o1" &&
				s.Revision == r.Revision {
				s.Code = ""
				_, clearance, looked := duty.Preflight(f, "r1", day)
				require.NoError(t, looked)
				if rapid.IntRange(0, 5).Draw(t, "zero clearance") == 0 {
					clearance = referral.Clearance{}
				}
				event, err = f.Send(clearance, day, s.Key)
				next = f.Referrals[0]
				if err == nil && !event.Repeated {
					require.True(t, clearance.Clears(), "sent against the pre-flight")
					sent++
				}
			} else {
				next, event, err = r.Apply(s)
				if err == nil && !event.Repeated {
					require.NotEqual(t, referral.Send, s.Action, "sent without a clearance")
				}
			}
			if err != nil {
				require.Equal(t, r, next, "what is refused changes nothing")
				continue
			}
			if event.Repeated {
				require.Equal(t, r, next)
				continue
			}
			to, err := referral.Next(r.State, s.Action, s.Actor)
			require.NoError(t, err, "a move that the table does not have")
			require.Equal(t, to, next.State)
			switch s.Actor {
			case referral.Sender:
				require.Contains(t, []string{"", r.From.ID}, s.By)
			case referral.Receiver:
				require.Contains(t, []string{"", r.To.ID}, s.By)
			}
			if s.Action == referral.Send {
				e := r.Emergency
				stands := e != nil && e.Ground != "" && e.Authority != "" && !day.After(e.ReviewBy)
				inside := r.Kind == referral.Assign && r.To.ID == "o1" && r.To.Place == "MK"
				require.True(t, counts(&v, &r, s) || stands || inside ||
					r.Kind == referral.Request, "sent without consent")
			}
			repeated, again, err := next.Apply(s)
			require.NoError(t, err)
			require.True(t, again.Repeated)
			require.Equal(t, next, repeated)
			again.Repeated = false
			require.Equal(t, event, again)
			require.Nil(t, next.Unsound())
			require.NoError(t, next.Verify())
			r = next
		}
		if !r.State.Over() {
			next, event, err := r.Apply(referral.Step{
				Action: referral.Withdraw, Actor: referral.VictimSide, Day: day,
				Revision: r.Revision, Key: "withdraw",
			})
			require.NoError(t, err, "withdrawal is always possible")
			require.True(t, event.AccessEnds)
			require.Equal(t, referral.Withdrawn, next.State)
			require.False(t, next.Access())
			for _, level := range law.Codes[referral.Level]() {
				view, err := file(v, next, &shelter).Disclose(cases.Receiver("r1"), level, day)
				require.NoError(t, err)
				require.Equal(
					t, victim.Victim{}, view.Victim,
					"after a withdrawal nothing is passed on, emergency or not",
				)
				require.True(t, view.Empty())
			}
		}
	})
}
