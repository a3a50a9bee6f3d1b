package referral_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

func TestEscalations(t *testing.T) {
	p := referral.Patience{Answer: law.Length{Amount: 3, Unit: law.Days}, Start: law.Length{Amount: 1, Unit: law.Months}, Hold: law.Length{Amount: 2, Unit: law.WorkingDays}, Feedback: law.Length{Amount: 1, Unit: law.Months}}
	late := func(r referral.Referral, day law.Day, p referral.Patience) []referral.Late {
		var out []referral.Late
		for _, e := range r.Escalations(day, p) {
			assert.Equal(t, r.ID, e.Referral)
			assert.True(t, day.After(e.Last))
			out = append(out, e.Late)
		}
		return out
	}
	sent := apply(t, draft(referral.Refer), toSent...) // on 2 September
	assert.Empty(t, late(sent, d(2026, 9, 5), p), "the last day")
	assert.Equal(t, []referral.Late{referral.LateAnswer}, late(sent, d(2026, 9, 6), p), "the day after")
	assert.Empty(t, late(sent, d(2026, 9, 30), referral.Patience{}), "without numbers nobody is late; the last day of the referral is still in time")
	assert.Equal(t, []referral.Late{referral.LateExpired}, late(sent, d(2026, 10, 1), referral.Patience{}))

	accepted := apply(t, sent, referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 30)})
	assert.Empty(t, late(accepted, d(2026, 10, 30), p))
	assert.Equal(t, []referral.Late{referral.LateStart}, late(accepted, d(2026, 10, 31), p))

	// Friday 4 September, two working days: Tuesday.
	held := apply(t, sent, referral.Step{Action: referral.Hold, Actor: referral.Sender, Day: d(2026, 9, 4)})
	assert.Empty(t, late(held, d(2026, 9, 8), p))
	assert.Equal(t, []referral.Late{referral.LateHold}, late(held, d(2026, 9, 9), p))

	abroad := accepted
	abroad.Border.Handover = d(2026, 10, 31)
	abroad = apply(t, abroad, referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: d(2026, 10, 31)})
	assert.Empty(t, late(abroad, d(2026, 11, 30), p), "the end of a shorter month")
	assert.Equal(t, []referral.Late{referral.LateFeedback}, late(abroad, d(2026, 12, 1), p))
	abroad.Border.Feedback = d(2026, 11, 20)
	assert.Empty(t, late(abroad, d(2026, 12, 1), p))

	urgent := draft(referral.Refer)
	urgent.Emergency = &referral.Emergency{Ground: referral.ChildInDanger, Authority: "police", ReviewBy: d(2026, 9, 3)}
	assert.Empty(t, late(urgent, d(2026, 9, 3), p))
	assert.Equal(t, []referral.Late{referral.LateEmergency}, late(urgent, d(2026, 9, 4), p))
	over := apply(t, urgent, referral.Step{Action: referral.Cancel, Actor: referral.Sender, Day: d(2026, 9, 4)})
	assert.Empty(t, late(over, d(2027, 1, 1), p), "what is over waits for nothing")
	urgent.Emergency.Reviews = []referral.Review{
		{Day: d(2026, 9, 3), Authority: "court", GoesOn: "yes", NextBy: d(2026, 9, 9)},
	}
	assert.Empty(t, late(urgent, d(2026, 9, 9), p), "looked at again, and it goes on")
	assert.Equal(t, []referral.Late{referral.LateEmergency}, late(urgent, d(2026, 9, 10), p))
	urgent.Emergency.Reviews[0].GoesOn = "no"
	assert.Empty(t, late(urgent, d(2026, 9, 10), p), "it has ended: nobody waits for a review")

	// What is waited for is known ahead, however far ahead it is.
	far := sent
	far.Expires = d(2099, 12, 31)
	assert.Equal(t, []referral.Escalation{
		{Referral: "r1", Late: referral.LateAnswer, Since: d(2026, 9, 2), Last: d(2026, 9, 5)}, {Referral: "r1", Late: referral.LateExpired, Last: d(2099, 12, 31)},
	}, far.Waits(d(2026, 9, 2), p))
}
