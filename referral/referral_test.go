package referral_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func d(y int, m time.Month, day int) law.Day { return law.NewDay(y, m, day) }

// expected is the machine written down a second time, by state: who may do what, and where it leads.
const expected = `
draft            prepare sender ready; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
ready            send sender sent; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
sent             acknowledge receiver received; accept receiver accepted; decline receiver declined; hold sender on-hold; hold receiver on-hold; expire clock expired; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
received         accept receiver accepted; decline receiver declined; hold sender on-hold; hold receiver on-hold; expire clock expired; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
accepted         start receiver in-service; fail receiver failed; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error
in-service       complete receiver completed; complete-partly receiver partly-completed; fail receiver failed; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error
on-hold          resume sender sent; resume receiver sent; expire clock expired; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
declined         close sender closed
completed        close sender closed
partly-completed close sender closed
failed           close sender closed
cancelled        close sender closed
withdrawn        close sender closed
expired          close sender closed
entered-in-error
closed
`

func TestNext_EveryStateActionAndActor(t *testing.T) {
	want := map[string]referral.State{}
	for line := range strings.Lines(strings.TrimSpace(expected) + "\n") {
		from, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		for move := range strings.SplitSeq(rest, ";") {
			if w := strings.Fields(move); len(w) == 3 {
				want[from+" "+w[0]+" "+w[1]] = referral.State(w[2])
			}
		}
	}
	allowed := 0
	for _, from := range referral.StateValues() {
		for _, action := range referral.ActionValues() {
			for _, actor := range referral.ActorValues() {
				to, err := referral.Next(from, action, actor)
				w, ok := want[fmt.Sprintf("%s %s %s", from, action, actor)]
				if ok {
					allowed++
					assert.NoError(t, err)
					assert.Equal(t, w, to, "%s %s %s", from, action, actor)
					continue
				}
				var refused *referral.MoveError
				require.ErrorAs(t, err, &refused, "%s %s %s", from, action, actor)
				assert.Equal(t, from, to)
				assert.True(t, refused.Reason.IsValid())
			}
		}
	}
	assert.Equal(t, len(want), allowed)
}

func TestEveryStateIsReachedAndCanBeLeft(t *testing.T) {
	reached := map[referral.State]bool{referral.Draft: true}
	for changed := true; changed; {
		changed = false
		for _, m := range referral.Moves() {
			if reached[m.From] && !reached[m.To] {
				reached[m.To], changed = true, true
			}
		}
	}
	for _, s := range referral.StateValues() {
		assert.True(t, reached[s], "%s is never reached", s)
		leaves := slices.ContainsFunc(referral.Moves(), func(m referral.Move) bool { return m.From == s })
		assert.Equal(t, s != referral.Closed && s != referral.EnteredInError, leaves, s)
		// The victim can withdraw from every state that is not over.
		_, err := referral.Next(s, referral.Withdraw, referral.VictimSide)
		assert.Equal(t, s.Over(), err != nil, s)
		assert.Contains(t, referral.Mermaid(), strings.ReplaceAll(string(s), "-", "_"))
		assert.Contains(t, referral.DOT(), string(s))
	}
}

func draft(kind referral.Kind) referral.Referral {
	return referral.Referral{
		ID: "r1", Victim: "v1", Kind: kind, State: referral.Draft, Consent: "c1", Expires: d(2026, 9, 30),
		From: referral.Party{Kind: jurisdiction.Police, Place: "MK"}, To: referral.Party{Kind: jurisdiction.SocialWork, ID: "o2", Place: "MK"},
	}
}

func apply(t *testing.T, r referral.Referral, steps ...referral.Step) referral.Referral {
	t.Helper()
	for _, s := range steps {
		s.Revision = r.Revision
		next, _, err := r.Apply(s)
		require.NoError(t, err, s.Action)
		require.NoError(t, next.Verify())
		r = next
	}
	return r
}

var toSent = []referral.Step{
	{Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 1)},
	{Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 2), Key: "k1"},
}

func TestApply(t *testing.T) {
	r := apply(t, draft(referral.Transfer), toSent...)
	assert.Equal(t, referral.Sent, r.State)

	t.Run("leaves the referral as it is", func(t *testing.T) {
		before, err := json.Marshal(r)
		require.NoError(t, err)
		_, _, err = r.Apply(referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2})
		require.NoError(t, err)
		after, err := json.Marshal(r)
		require.NoError(t, err)
		assert.Equal(t, string(before), string(after))
	})
	t.Run("two moves from one revision", func(t *testing.T) {
		_, _, err := r.Apply(referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 1})
		assert.ErrorIs(t, err, referral.ErrStale)
	})
	t.Run("the same key again changes nothing", func(t *testing.T) {
		same, e, err := r.Apply(referral.Step{Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 2), Revision: 1, Key: "k1"})
		require.NoError(t, err)
		assert.True(t, e.Repeated)
		assert.Equal(t, r, same)
	})
	t.Run("a transfer makes the receiver responsible on acceptance", func(t *testing.T) {
		_, e, err := r.Apply(referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2})
		require.NoError(t, err)
		assert.Equal(t, r.To, e.Responsible)
		plain := apply(t, draft(referral.Refer), toSent...)
		_, e, err = plain.Apply(referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2})
		require.NoError(t, err)
		assert.Zero(t, e.Responsible, "a referral adds a helper")
	})
	t.Run("withdrawal ends access", func(t *testing.T) {
		_, e, err := r.Apply(referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide, Day: d(2026, 9, 3), Revision: 2})
		require.NoError(t, err)
		assert.True(t, e.AccessEnds)
	})
	refused := map[referral.Refusal]referral.Step{
		referral.NotTheirs:    {Action: referral.Accept, Actor: referral.Sender, Day: d(2026, 9, 3)},
		referral.NoSuchMove:   {Action: referral.Complete, Actor: referral.Receiver, Day: d(2026, 9, 3)},
		referral.CodeMissing:  {Action: referral.Decline, Actor: referral.Receiver, Day: d(2026, 9, 3)},
		referral.BackInTime:   {Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 1)},
		referral.NotDated:     {Action: referral.Accept, Actor: referral.Receiver},
		referral.NotExpired:   {Action: referral.Expire, Actor: referral.Clock, Day: d(2026, 9, 30)}, // the last day itself
		referral.BlockedMove:  {Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Blocking: []rule.ID{"DATA-002"}},
		referral.KeyUsedTwice: {Action: referral.Cancel, Actor: referral.Sender, Day: d(2026, 9, 3), Key: "k1"},
	}
	for reason, s := range refused {
		t.Run(string(reason), func(t *testing.T) {
			s.Revision = 2
			same, _, err := r.Apply(s)
			var e *referral.MoveError
			require.ErrorAs(t, err, &e)
			assert.Equal(t, reason, e.Reason)
			assert.Equal(t, r, same)
			if reason == referral.BlockedMove {
				assert.Contains(t, err.Error(), "DATA-002")
			}
		})
	}
	_, _, err := r.Apply(referral.Step{Action: referral.Expire, Actor: referral.Clock, Day: d(2026, 10, 1), Revision: 2})
	assert.NoError(t, err, "the day after the last day")
}

func TestVerify_FindsWhatTheTableDoesNotAllow(t *testing.T) {
	good := apply(t, draft(referral.Refer), append(slices.Clone(toSent), referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: d(2026, 9, 4), Code: referral.NoCapacity})...)
	changes := map[string]func(*referral.Referral){
		"another state":          func(r *referral.Referral) { r.State = referral.Accepted },
		"another revision":       func(r *referral.Referral) { r.Revision = 9 },
		"a move left out":        func(r *referral.Referral) { r.History = r.History[1:] },
		"another actor":          func(r *referral.Referral) { r.History[1].Actor = referral.Receiver },
		"another end":            func(r *referral.Referral) { r.History[2].To = referral.Accepted },
		"days out of order":      func(r *referral.Referral) { r.History[2].Day = d(2026, 9, 1) },
		"a decline with no code": func(r *referral.Referral) { r.History[2].Code = "" },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			r := good
			r.History = slices.Clone(good.History)
			change(&r)
			var e *referral.MoveError
			require.ErrorAs(t, r.Verify(), &e)
			assert.Equal(t, referral.BadHistory, e.Reason)
		})
	}
	assert.Equal(t, referral.Sent, good.StateOn(d(2026, 9, 3)))
	assert.Equal(t, referral.Draft, good.StateOn(d(2026, 8, 31)))
	assert.Equal(t, referral.Declined, good.StateOn(d(2026, 9, 4)))
}

// full is a child's record in which every field is filled, with a guardian's consent that covers all categories.
func full(t testing.TB) (victim.Victim, victim.Consent) {
	t.Helper()
	var v victim.Victim
	taint.Fill(&v)
	v.Age = victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2012, 1, 1)}
	v.Family.CarerSuspected, v.Family.Conflict = victim.No, victim.No
	v.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 1, 1)}}
	c := victim.Consent{
		ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: d(2026, 9, 1), Purposes: victim.ConsentPurposeValues(),
		Recipients: []victim.Recipient{{Kind: jurisdiction.SocialWork}, {Kind: jurisdiction.Police}}, Categories: victim.CategoryValues(),
	}
	return v, c
}

func question(c *victim.Consent) referral.Question {
	return referral.Question{Recipient: victim.Recipient{Kind: jurisdiction.SocialWork}, Purpose: victim.PurposeReferral, Level: referral.Full, Consent: c, Day: d(2026, 9, 2)}
}

func TestDisclose(t *testing.T) {
	v, c := full(t)
	out, m := referral.Disclose(&v, question(&c))
	assert.NotNil(t, out.Identity)
	assert.NotEmpty(t, out.Services)
	assert.Empty(t, out.Claims, "the purpose does not need them")
	assert.Empty(t, out.Family.CarerSuspected, "suspicion goes to police and prosecution only")
	assert.Contains(t, m.Withheld, referral.Withheld{Path: "/claims", Category: victim.CategoryJustice, Because: referral.BecausePurpose})
	assert.Contains(t, m.Withheld, referral.Withheld{Path: "/family/carer_suspected", Category: victim.CategoryOffence, Because: referral.BecausePurpose})

	q := question(&c)
	q.Recipient.Kind, q.Purpose = jurisdiction.Police, victim.PurposeProceedings
	out, _ = referral.Disclose(&v, q)
	assert.NotEmpty(t, out.Claims)

	q = question(&c)
	q.Purpose = victim.PurposeStatistics
	out, _ = referral.Disclose(&v, q)
	assert.Nil(t, out.Identity, "statistics need no name")
	assert.NotEmpty(t, out.Sex)
}

func TestDisclose_TheLadderOnlyRises(t *testing.T) {
	v, c := full(t)
	last := -1
	for _, level := range referral.LevelValues() {
		q := question(&c)
		q.Level = level
		out, m := referral.Disclose(&v, q)
		assert.GreaterOrEqual(t, len(m.Passed), last)
		last = len(m.Passed)
		data, err := json.Marshal(out)
		require.NoError(t, err)
		switch level {
		case referral.Inquiry:
			assert.Equal(t, victim.Victim{}, out, "an inquiry carries nothing of a person")
		case referral.Anonymous:
			assert.Empty(t, out.ID)
			assert.Nil(t, out.Identity)
			assert.NotZero(t, out.Age)
		case referral.Pseudonym:
			assert.NotEmpty(t, out.ID)
			assert.Nil(t, out.Identity)
		default:
			assert.NotNil(t, out.Identity)
			assert.Contains(t, string(data), taint.Marker)
		}
	}
	out, _ := referral.Disclose(&v, referral.Question{Consent: &c, Purpose: victim.PurposeReferral, Day: d(2026, 9, 2)})
	assert.Equal(t, victim.Victim{}, out, "the zero level discloses nothing")
}

func TestDisclose_NoConsentNoData(t *testing.T) {
	v, c := full(t)
	for name, set := range map[string]func(*referral.Question){
		"none":              func(q *referral.Question) { q.Consent = nil },
		"withdrawn":         func(q *referral.Question) { w := c; w.Withdrawn = q.Day; q.Consent = &w },
		"another purpose":   func(q *referral.Question) { w := c; w.Purposes = nil; q.Consent = &w },
		"another recipient": func(q *referral.Question) { q.Recipient.Kind = jurisdiction.Health },
		"no categories":     func(q *referral.Question) { w := c; w.Categories = nil; q.Consent = &w },
		"the child alone":   func(q *referral.Question) { w := c; w.Capacity = victim.ConsentSelf; q.Consent = &w },
		"the caller knows more": func(q *referral.Question) {
			q.Flaw = func(*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day) victim.ConsentFlaw {
				return victim.FlawSuspected
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			q := question(&c)
			set(&q)
			out, m := referral.Disclose(&v, q)
			assert.Equal(t, victim.Victim{}, out)
			assert.Empty(t, m.Passed)
			assert.NotEmpty(t, m.Withheld)
			data, err := json.Marshal(m)
			require.NoError(t, err)
			assert.NotContains(t, string(data), taint.Marker, "a manifest holds no values")
		})
	}
	q := question(nil)
	q.Emergency = &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: d(2026, 9, 3)}
	out, m := referral.Disclose(&v, q)
	assert.NotNil(t, out.Identity, "an emergency covers what the purpose needs")
	assert.Empty(t, m.Flaw)
	assert.Empty(t, out.Claims, "and no more")
}

// Whatever is asked, a field passes only if its category was allowed, and the record is left as it is.
func TestDisclose_EveryPurposeLevelAndRecipient(t *testing.T) {
	v, c := full(t)
	before, err := json.Marshal(v)
	require.NoError(t, err)
	for _, purpose := range victim.ConsentPurposeValues() {
		for _, level := range referral.LevelValues() {
			for _, kind := range []jurisdiction.BodyKind{jurisdiction.SocialWork, jurisdiction.Police} {
				q := question(&c)
				q.Purpose, q.Level, q.Recipient.Kind = purpose, level, kind
				out, m := referral.Disclose(&v, q)
				// The consent was looked at with the whole record, which the projection does not hold.
				q.Flaw = func(*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day) victim.ConsentFlaw { return "" }
				again, m2 := referral.Disclose(&out, q)
				assert.Equal(t, out, again, "what may pass may pass again")
				assert.Empty(t, m2.Withheld, "and nothing is left to withhold")
				if kind == jurisdiction.SocialWork {
					assert.NotContains(t, m.Passed, victim.CategoryOffence)
				}
			}
		}
	}
	after, err := json.Marshal(v)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

func TestNothingOfAPersonGetsOut(t *testing.T) {
	var r referral.Referral
	taint.Fill(&r)
	_, e, err := r.Apply(referral.Step{Action: "x" + taint.Marker, Actor: taint.Marker, Revision: 7})
	require.Error(t, err)
	for _, out := range []string{fmt.Sprintf("%v %+v %#v %s", r, r, r, &r), err.Error(), fmt.Sprint(r.Verify()), fmt.Sprintf("%v", e.Entry)} {
		assert.NotContains(t, out, taint.Marker)
	}
}
