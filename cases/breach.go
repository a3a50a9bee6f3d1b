package cases

import (
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Breach is a breach of personal data. Its instants are in UTC.
type Breach struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	Place    jurisdiction.Code `json:"place,omitempty" data:"case" validate:"tip_code"`
	Aware    time.Time         `json:"aware,omitzero" data:"case"`
	Notified time.Time         `json:"notified,omitzero" data:"case"`
	// RiskUnlikely answers whether a risk to people is unlikely, for reasons on file.
	RiskUnlikely person.Answer `json:"risk_unlikely,omitempty" data:"case" validate:"tip_code"`
	// DelayReasoned answers whether a notification after more than 72 hours came with the reasons
	// for the delay.
	DelayReasoned person.Answer `json:"delay_reasoned,omitempty" data:"case" validate:"tip_code" label:"reasons for the delay told"`
}
