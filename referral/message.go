package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A PoliceMessage tells those who investigate of a suspected offence. It is another thing than a
// [Referral]: it rests on a duty or power to report and not on the consent to a service, and it has
// no room for needs, services or health. What is told with it goes through [Disclose], for
// proceedings.
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
	Sent  law.Day  `json:"sent,omitzero" data:"justice" validate:"tip_day"`
	// Acknowledged is the day on which the receiver confirmed it.
	Acknowledged law.Day `json:"acknowledged,omitzero" data:"justice" validate:"tip_day"`
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

// Question returns the question to put to [Disclose] for what is told with m: proceedings, to who
// investigates. A report on a duty of the sender needs no consent; a message without its ground, or
// to a body that does not investigate, passes nothing on.
func (m *PoliceMessage) Question(day law.Day, level Level) Question {
	q := Question{
		Recipient: victim.Recipient{Kind: m.To.Kind, ID: m.To.ID, Place: m.To.Place}, Purpose: victim.PurposeProceedings, Level: level, Day: day, From: m.From.Place,
	}
	if investigates(m.To.Kind) {
		q.Emergency = &Emergency{Ground: m.Ground, Authority: m.From.Kind, ReviewBy: day}
	}
	return q
}

// Question returns the question to put to [Disclose] for what is told with r, at a level.
func (r *Referral) Question(v *victim.Victim, day law.Day, level Level) Question {
	q := Question{
		Recipient: victim.Recipient{Kind: r.To.Kind, ID: r.To.ID, Place: r.To.Place}, Purpose: victim.PurposeReferral, Level: level, Day: day, Emergency: r.Emergency,
		From: r.From.Place, Referral: r,
	}
	for i := range v.Consents {
		if v.Consents[i].ID == r.Consent && r.Consent != "" {
			q.Consent = &v.Consents[i]
		}
	}
	return q
}

// investigates reports whether a body takes police messages.
func investigates(k jurisdiction.BodyKind) bool {
	return prosecutes(k) || k == jurisdiction.BorderPolice || k == jurisdiction.LabourInspector
}
