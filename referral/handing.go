package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim"
)

// A Handing is a referral that is about to be sent, with everything that is looked at before. A
// case file puts it together, so that its parts belong to one another.
type Handing struct {
	Victim   *victim.Victim `json:"victim"`
	Referral *Referral      `json:"referral"`
	// Receiver is the organisation as the file knows it; nil is not known.
	Receiver *Organisation `json:"receiver,omitempty"`
	// Consent is the consent that the referral names, nil where there is none; Flaw is what keeps
	// it from counting for the purpose of a referral.
	Consent *victim.Consent    `json:"consent,omitempty"`
	Flaw    victim.ConsentFlaw `json:"flaw,omitempty"`
	// Urgent is true where an emergency stands in the place of consent for this person.
	Urgent bool `json:"urgent,omitempty"`
	// Suspects are the ids of those under suspicion in the case, DoNotContact those of
	// organisations and people who must not learn of the person.
	Suspects     []string `json:"suspects,omitempty"`
	DoNotContact []string `json:"do_not_contact,omitempty"`
	// Conflict is true where the receiver, or one to which it belongs, is among them or has a tie
	// to a suspect.
	Conflict bool `json:"conflict,omitempty"`
	// Told are the kinds of body that were notified of the person already.
	Told []jurisdiction.BodyKind `json:"told,omitempty"`
}
