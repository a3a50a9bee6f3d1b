package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

//go:generate go run ../internal/gen -redact -open Move,Manifest,Withheld,Match,CapacityInquiry,Patience,Counterpart,LogError

// Kind is a way of handing a person on. The zero Kind means "not recorded".
type Kind string

// The kinds.
const (
	Refer    Kind = "referral" // adds a helper; the sender stays responsible
	Transfer Kind = "transfer" // the receiver becomes responsible on acceptance
	Request  Kind = "request"  // asks who is responsible to hand the person on; the answer is a transfer the other way
	Assign   Kind = "assign"   // to another worker of the same organisation
)

// Block is a part of the way of a victim through help and proceedings, as the procedures of the
// transnational referral mechanism for South-Eastern Europe and the EU (ICMPD, 2009 and 2010)
// divide it. The zero Block means "not recorded".
type Block string

// The blocks.
const (
	BlockIdentification  Block = "identification"
	BlockFirstAssistance Block = "first-assistance"
	BlockLongTerm        Block = "long-term-assistance"
	BlockReturn          Block = "return-and-inclusion"
	BlockProceedings     Block = "proceedings"
)

// State is where a referral stands. The zero State means "not recorded".
type State string

// The states.
const (
	Draft           State = "draft"
	Ready           State = "ready"
	Sent            State = "sent"
	Received        State = "received"
	Accepted        State = "accepted"
	Declined        State = "declined"
	InService       State = "in-service"
	Completed       State = "completed"
	PartlyCompleted State = "partly-completed"
	Failed          State = "failed"
	OnHold          State = "on-hold"
	Cancelled       State = "cancelled"
	Withdrawn       State = "withdrawn"
	Expired         State = "expired"
	EnteredInError  State = "entered-in-error"
	Closed          State = "closed"
)

// Action is a move that somebody makes. The zero Action means "not recorded".
type Action string

// The moves.
const (
	Prepare        Action = "prepare"
	Send           Action = "send"
	Acknowledge    Action = "acknowledge"
	Accept         Action = "accept"
	Decline        Action = "decline"
	Start          Action = "start"
	Complete       Action = "complete"
	CompletePartly Action = "complete-partly"
	Fail           Action = "fail"
	Hold           Action = "hold"
	Resume         Action = "resume"
	Cancel         Action = "cancel"
	Withdraw       Action = "withdraw"
	Expire         Action = "expire"
	Correct        Action = "mark-entered-in-error"
	Close          Action = "close"
)

// Actor is on whose side a move is made. The zero Actor means "not recorded".
type Actor string

// The sides.
const (
	Sender     Actor = "sender"
	Receiver   Actor = "receiver"
	VictimSide Actor = "victim" // the victim, or who stands for a child
	Clock      Actor = "clock"
)

// Code is the reason of a refusal or failure. The zero Code means "not recorded".
type Code string

// The reasons.
const (
	NoCapacity    Code = "no-capacity"
	NotEligible   Code = "not-eligible"
	OutOfScope    Code = "out-of-scope"
	ConflictCode  Code = "conflict-of-interest"
	Unsafe        Code = "unsafe"
	NotReachable  Code = "person-not-reachable"
	PersonRefused Code = "person-refused"
	NoConsentCode Code = "no-consent"
	OtherCode     Code = "other"
)

// Ground is why a referral may go on without consent. The zero Ground means "none". The authority
// that is recorded with a ground, and with every review, is who answers for it: not who carries it
// out, but who can order it, as [Ground.OrderedBy] says:
//
//	vital-interests    who finds that a life is at stake: any body
//	child-in-danger    who takes measures for children or investigates: police, border police,
//	                   prosecutor, court, labour inspectorate, social work, child protection, a
//	                   ministry, a multi-agency body, the authorities for migration and asylum, a
//	                   consulate
//	mandatory-report   who is bound by law to report: any body
//	court-order        who can order that data are handed over: a court, a prosecutor, or, for
//	                   children, social work and child protection, which order measures for
//	                   them in many States
//
// An organisation that helps, a school or a hospital which finds a child in danger reports it, or
// acts for vital interests: it orders nothing.
type Ground string

// The grounds.
const (
	VitalInterests   Ground = "vital-interests"
	ChildInDanger    Ground = "child-in-danger"
	MandatoryReport  Ground = "mandatory-report"
	CourtOrderGround Ground = "court-order"
)

// OrderedBy reports whether a body of a kind can answer for the ground: see [Ground].
func (g Ground) OrderedBy(k jurisdiction.BodyKind) bool {
	switch g {
	case VitalInterests, MandatoryReport:
		return law.IsValid(k)
	case ChildInDanger:
		switch k {
		case jurisdiction.Ministry, jurisdiction.MultiAgency, jurisdiction.Migration,
			jurisdiction.Asylum, jurisdiction.Consulate:
			return true
		}
		return TakesReports(k)
	case CourtOrderGround:
		switch k {
		case jurisdiction.Court, jurisdiction.Prosecutor, jurisdiction.SocialWork,
			jurisdiction.ChildProtection:
			return true
		}
	}
	return false
}

// Document is something handed over with a person. The zero Document means "not recorded".
type Document string

// The documents.
const (
	DocumentReport     Document = "report-on-the-person"
	DocumentPlan       Document = "plan"
	DocumentHealth     Document = "health-summary"
	DocumentIdentity   Document = "identity-papers"
	DocumentDecision   Document = "decisions"
	DocumentAssessment Document = "best-interests-assessment"
	DocumentMinutes    Document = "minutes-of-handover"
)

// Level is a step on the ladder of disclosure. The zero Level discloses nothing. Up to the level
// pseudonym no day passes, and no text or number as somebody wrote it: that of a decision of a
// court names the person.
type Level string

// The levels, from least to most.
const (
	Inquiry    Level = "inquiry"    // that a place is needed, and nothing of a person
	Anonymous  Level = "anonymous"  // the band of age, sex, citizenship and languages, without a pseudonym
	Pseudonym  Level = "pseudonym"  // the needs and band of age of a person known by a pseudonym
	Identified Level = "identified" // with name and contact, for who works with the person
	Full       Level = "full"       // everything that the purpose needs, for who becomes responsible
)

// Because is why something was withheld. The zero Because means "not recorded".
type Because string

// The reasons.
const (
	BecauseLevel   Because = "level"   // the level of disclosure does not reach it
	BecausePurpose Because = "purpose" // the purpose does not need it
	BecauseConsent Because = "consent" // the consent does not cover it
	BecauseOffence Because = "offence" // suspicion against a person goes to police and prosecution only
	BecauseRole    Because = "role"    // a body of that kind does not get it
	// BecauseReferral: the referral is not sent yet, or the access of the receiver has ended.
	BecauseReferral Because = "referral"
	BecauseBand     Because = "told-as-band" // an age is told in bands of years
	// BecauseBarred: the record itself says that it is not to be passed on.
	BecauseBarred Because = "not-to-be-passed-on"
	// BecauseObjection: the person, or who stands for the person, objected, or limited the consent.
	BecauseObjection Because = "objection"
	// BecauseConflict: the recipient is a suspect, or must not learn of the person.
	BecauseConflict Because = "conflict-of-interest"
	// BecauseGround: the ground of the emergency does not need it.
	BecauseGround Because = "ground"
	// BecauseAgreement: an agreement with the recipient does not cover it.
	BecauseAgreement Because = "agreement"
	// BecauseOthers: it speaks of other people of the file, or cannot be told apart from them.
	BecauseOthers Because = "of-others"
)

// TransferGround allows data to leave the sender's regime. The zero value means "not recorded".
type TransferGround string

// The grounds of Regulation (EU) 2016/679, articles 45 to 49, and of Directive (EU) 2016/680,
// articles 36 to 38.
const (
	TransferAdequacy   TransferGround = "adequacy"
	TransferSafeguards TransferGround = "safeguards"
	TransferDerogation TransferGround = "derogation"
	TransferTreaty     TransferGround = "treaty"
)
