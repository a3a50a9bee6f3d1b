package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim"
)

// A Handing is a referral that is about to be sent, with everything that is looked at before. A
// case file puts it together, so that its parts belong to one another.
type Handing struct {
	// File is the id of the case file.
	File     string         `json:"file,omitempty"`
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
	// Bars are what keeps it from being sent at all, whatever the rules say.
	Bars []Bar `json:"bars,omitempty"`
	// Lacks is why it is not sent even where the person is exempt from the rules that ask for it:
	// the receiver has a tie to a suspect ([BlockedMove]), or neither a consent that counts for the
	// receiver nor an emergency is there ([NoConsent]).
	Lacks Refusal `json:"lacks,omitempty"`
	// Told are the kinds of body that were notified of the person already.
	Told []jurisdiction.BodyKind `json:"told,omitempty"`
}

// Bar is what keeps a referral of any kind from being sent, with or without consent. It is looked
// up in the case file, and no rule, emergency or exemption lifts it; to take a referral back is
// always possible. The zero Bar is none.
type Bar string

// The bars.
const (
	BarDead    Bar = "person-dead" // the person is recorded as dead
	BarClosed  Bar = "case-closed" // the case is closed, and was not opened again
	BarExpired Bar = "expired"     // the last day for an answer has passed
	// BarVictim: the receiver is the person, or another victim of the file.
	BarVictim Bar = "receiver-is-victim"
	// BarInside: it stays inside an organisation that is a suspect, has a tie to one, or must not
	// learn of the person, or goes to a worker there who by the file works for another alone, or
	// has left.
	BarInside Bar = "inside-organisation-shut"
	// BarGuardian and BarEscort: the receiving guardian, or who goes along with the person, is
	// dead, a suspect, tied to one, in conflict of interest, not safe to contact, or must not learn
	// of the person, is the person, or is by the file a child; or who goes along stands nowhere on
	// file. No border need be crossed.
	BarGuardian Bar = "receiving-guardian-shut"
	BarEscort   Bar = "escort-shut"
	// BarSender: who sends, or speaks for the sender, is a suspect, tied to one, or must not learn
	// of the person; or the file knows the sender in another State than the referral does.
	BarSender Bar = "sender-shut"
	// BarObjection: it asks for the person, for which no consent is needed, and somebody objected
	// to that the receiver learns of the person at all; or it gives the case to a worker to whom
	// somebody objected by name.
	BarObjection Bar = "objected-to"
	// BarHistory: the history does not lead to the state, or the log of the file tells of moves
	// that the history does not have. Somebody may have written an older referral over one that was
	// taken back.
	BarHistory Bar = "history-not-whole"
)
