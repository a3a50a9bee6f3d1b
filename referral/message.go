package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A PoliceMessage tells those who investigate of a suspected offence. It is another thing than a
// [Referral]: it rests on a duty or power to report and not on the consent to a service, and it has
// no room for needs, services or health. What is told with it goes through the case file it stands
// in, for proceedings.
type PoliceMessage struct {
	ID     string `json:"id" data:"id" validate:"required,tip_id"`
	Victim string `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	From   Party  `json:"from" data:"justice"`
	To     Party  `json:"to" data:"justice"`
	// Channel is the way it takes, where it crosses a border.
	Channel Channel `json:"channel,omitempty" data:"justice" validate:"tip_code"`
	Ground  Ground  `json:"ground" data:"justice" validate:"required,tip_code"`
	// Basis are the ids of the instruments or acts that make or let the sender report.
	Basis []string `json:"basis,omitempty" data:"case" validate:"dive,required,tip_id"`
	Sent  law.Day  `json:"sent,omitzero" data:"justice"`
	// Acknowledged is the day on which the receiver confirmed it.
	Acknowledged law.Day `json:"acknowledged,omitzero" data:"justice"`
}

// Unsound reports whether m was sent to a receiver that has no id: nobody could hold that against
// the suspects. An old file may hold such a message. It is read, and passes nothing on.
func (m *PoliceMessage) Unsound() bool { return !m.Sent.IsZero() && m.To.ID == "" }

// Report returns what m rests on as an emergency that is looked at again on day, so that one answer
// serves both ([Emergency.StandsFor]). Who answers for the ground follows from it: for a report,
// and for a life at stake, who sends; for danger to a child the receiver, which investigates; for
// the order of a court a court, for the sender only carries it out.
func (m *PoliceMessage) Report(day law.Day) *Emergency {
	e := &Emergency{Ground: m.Ground, Authority: only(m.From.Kind), ReviewBy: day}
	switch {
	case e.Authority == "": // nobody is known to send
	case m.Ground == ChildInDanger:
		e.Authority = m.To.Kind
	case m.Ground == CourtOrderGround:
		e.Authority = jurisdiction.Court
	}
	return e
}

// Channel is a way of police and judicial cooperation. The zero Channel means "not recorded".
type Channel string

// The channels.
const (
	ChannelNational Channel = "national"
	ChannelInterpol Channel = "interpol"
	ChannelEuropol  Channel = "europol"
	ChannelSELEC    Channel = "selec"
	ChannelEurojust Channel = "eurojust"
	ChannelRequest  Channel = "mutual-legal-assistance"
	ChannelLiaison  Channel = "liaison-officer"
)

// Investigates reports whether a body takes police messages.
func Investigates(k jurisdiction.BodyKind) bool {
	switch k {
	case jurisdiction.Police, jurisdiction.Prosecutor, jurisdiction.Court,
		jurisdiction.BorderPolice, jurisdiction.LabourInspector:
		return true
	}
	return false
}
