package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Patience is how long a step may take before somebody is told. The law names no numbers: they are
// the user's. A zero Length waits for ever.
type Patience struct {
	// Answer is the time from sending to acceptance or refusal; the last day of the referral itself
	// comes first if it is earlier.
	Answer law.Length `json:"answer,omitzero"`
	// Start is the time from acceptance to the start of the service.
	Start law.Length `json:"start,omitzero"`
	// Hold is the time for which a referral may be on hold.
	Hold law.Length `json:"hold,omitzero"`
	// Feedback is the time from a handover across a border to the first word on how the person is.
	Feedback law.Length `json:"feedback,omitzero"`
}

// Late is what is waited for too long. The zero Late is not an answer.
type Late string

// The values.
const (
	LateAnswer    Late = "no-answer"
	LateStart     Late = "not-started"
	LateHold      Late = "on-hold"
	LateFeedback  Late = "no-feedback"
	LateEmergency Late = "emergency-not-reviewed"
	LateExpired   Late = "to-expire" // the last day has passed: the clock may expire it
)

// An Escalation is something that was waited for too long.
type Escalation struct {
	Referral string `json:"referral"`
	Late     Late   `json:"late"`
	// Since is the day from which it was waited, Last the last day on which it was in time.
	Since law.Day `json:"since,omitzero"`
	Last  law.Day `json:"last"`
}

// Escalations returns what, on day, is waited for too long, in the order of the steps.
func (r *Referral) Escalations(day law.Day, p Patience) []Escalation {
	return slices.DeleteFunc(r.Waits(day, p), func(e Escalation) bool { return !day.After(e.Last) })
}

// Waits returns what, as the referral stands on day, is waited for, in the order of the steps: each
// is an [Escalation] from the day after its last day.
func (r *Referral) Waits(day law.Day, p Patience) []Escalation {
	var out []Escalation
	late := func(what Late, since law.Day, length law.Length) {
		if !since.IsZero() && length.Amount > 0 {
			out = append(out, Escalation{r.ID, what, since, length.After(since, nil)})
		}
	}
	switch r.State {
	case Sent, Received:
		late(LateAnswer, r.On(Send), p.Answer)
	case Accepted:
		late(LateStart, r.On(Accept), p.Start)
	case OnHold:
		late(LateHold, r.last(Hold), p.Hold)
	}
	if r.Border.Feedback.IsZero() && !r.State.Over() {
		late(LateFeedback, r.Border.Handover, p.Feedback)
	}
	if e := r.Emergency; e != nil && !r.State.Over() {
		if last, ended := e.Last(day); !ended && !last.IsZero() {
			out = append(out, Escalation{r.ID, LateEmergency, law.Day{}, last})
		}
	}
	if _, err := Next(r.State, Expire, Clock); err == nil && !r.Expires.IsZero() {
		out = append(out, Escalation{r.ID, LateExpired, law.Day{}, r.Expires})
	}
	return out
}

// last returns the day of the last entry with the action, or the zero Day.
func (r *Referral) last(action Action) law.Day {
	for i := len(r.History) - 1; i >= 0; i-- {
		if r.History[i].Action == action {
			return r.History[i].Day
		}
	}
	return law.Day{}
}
