package victim

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Information is what a person was told.
type Information struct {
	Day    law.Day            `json:"day,omitzero" data:"service"`
	Topics []InformationTopic `json:"topics,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Understood answers whether it was told in a language that the person understands,
	// ChildAdapted whether in a form for children.
	Understood   person.Answer `json:"understood,omitempty" data:"service" validate:"tip_code"`
	ChildAdapted person.Answer `json:"child_adapted,omitempty" data:"service" validate:"tip_code"`
	// Language is that in which it was told, as a BCP 47 tag; Written answers whether the person
	// got it in writing too. Worker and Interpreter are the ids of those who told it.
	Language    string        `json:"language,omitempty" data:"service" validate:"omitempty,tip_language"`
	Written     person.Answer `json:"written,omitempty" data:"service" validate:"tip_code" label:"given in writing"`
	Worker      string        `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	Interpreter string        `json:"interpreter,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// Reflection is a recovery and reflection period, both days inclusive.
type Reflection struct {
	Place   jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body    jurisdiction.BodyKind `json:"body,omitempty" data:"residence" validate:"tip_code"`
	Granted law.Day               `json:"granted,omitzero" data:"residence"`
	From    law.Day               `json:"from,omitzero" data:"residence"`
	To      law.Day               `json:"to,omitzero" data:"residence"`
	// EndedEarly is the day on which the period was ended before To, with the reason, and whether
	// reasons are on file.
	EndedEarly law.Day       `json:"ended_early,omitzero" data:"residence"`
	EndReason  EndReason     `json:"end_reason,omitempty" data:"residence" validate:"tip_code"`
	Reasoned   person.Answer `json:"reasoned,omitempty" data:"residence" validate:"tip_code"`
}

// A Permit is a request for a residence permit and what became of it; both days of validity are
// inclusive.
type Permit struct {
	ID            string                    `json:"id" data:"id" validate:"required,tip_id"`
	Place         jurisdiction.Code         `json:"place,omitempty" data:"location" validate:"tip_code"`
	Ground        jurisdiction.PermitGround `json:"ground,omitempty" data:"residence" validate:"tip_code"`
	Requested     law.Day                   `json:"requested,omitzero" data:"residence"`
	Decided       law.Day                   `json:"decided,omitzero" data:"residence"`
	Decision      PermitDecision            `json:"decision,omitempty" data:"residence" validate:"tip_code"`
	Reasons       []care.RefusalReason      `json:"reasons,omitempty" data:"residence" validate:"dive,required,tip_code"`
	ValidFrom     law.Day                   `json:"valid_from,omitzero" data:"residence"`
	ValidTo       law.Day                   `json:"valid_to,omitzero" data:"residence"`
	RenewalAsked  law.Day                   `json:"renewal_asked,omitzero" data:"residence"`
	RenewalDay    law.Day                   `json:"renewal_day,omitzero" data:"residence"`
	BestInterests string                    `json:"best_interests,omitempty" data:"protection" validate:"omitempty,tip_id"`
}

// Asylum is the way of a person through the asylum procedure.
type Asylum struct {
	// Need answers whether the person may need international protection.
	Need         person.Answer       `json:"need,omitempty" data:"asylum" validate:"tip_code"`
	Informed     law.Day             `json:"informed,omitzero" data:"asylum"`
	Applications []AsylumApplication `json:"applications,omitempty" data:"asylum" validate:"dive"`
}

// An AsylumApplication is one application for international protection. To make one, to have it
// registered and to lodge it are different days, and the acts of the Union of different years ask
// for different ones.
type AsylumApplication struct {
	// Day is the day on which it was made: the wish was told to an authority.
	Day law.Day `json:"day,omitzero" data:"asylum"`
	// Registered is the day on which the authority registered it, Lodged that on which the person
	// lodged it.
	Registered law.Day `json:"registered,omitzero" data:"asylum" label:"registered on"`
	Lodged     law.Day `json:"lodged,omitzero" data:"asylum" label:"lodged on"`

	Place   jurisdiction.Code    `json:"place,omitempty" data:"location" validate:"tip_code"`
	Outcome DecisionOutcome      `json:"outcome,omitempty" data:"asylum" validate:"tip_code"`
	Reasons []care.RefusalReason `json:"reasons,omitempty" data:"asylum" validate:"dive,required,tip_code"`
	// ProvisionalPerson and Representative are the days on which a child got them; Extended is true
	// where the extension of the time for a representative is on file.
	ProvisionalPerson law.Day       `json:"provisional_person,omitzero" data:"protection"`
	Representative    law.Day       `json:"representative,omitzero" data:"protection"`
	Extended          person.Answer `json:"extended,omitempty" data:"protection" validate:"tip_code"`
	// Decided is the day of the decision, Protection what was granted, Appealed the day of an
	// appeal; TransferTo is another State that is asked to take the application over.
	Decided    law.Day           `json:"decided,omitzero" data:"asylum"`
	Protection Protection        `json:"protection,omitempty" data:"asylum" validate:"tip_code" label:"protection granted"`
	Appealed   law.Day           `json:"appealed,omitzero" data:"asylum" label:"appealed on"`
	TransferTo jurisdiction.Code `json:"transfer_to,omitempty" data:"asylum" validate:"tip_code" label:"State asked to take over"`
}

// Protection is the protection that a State grants. The zero value means "not recorded".
//
//	refugee       refugee status
//	subsidiary    subsidiary protection
//	temporary     temporary protection
//	humanitarian  humanitarian or national protection
//	no-removal    no more than that the person is not removed
//	stateless     status of a stateless person
//
// Source: Regulation (EU) 2024/1347, articles 13 and 18; Directive 2001/55/EC, article 2(a);
// extended.
type Protection string

// A BorderScreening finds out, at a border or after it was crossed, who somebody is and what the
// person needs. Both days inclusive.
type BorderScreening struct {
	ID    string            `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	Began law.Day           `json:"began,omitzero" data:"residence"`
	Ended law.Day           `json:"ended,omitzero" data:"residence"`
	// Checked is the day on which somebody trained for it looked for vulnerability, Signs answers
	// whether there were signs of trafficking, Referred is the day on which the person was referred
	// to support.
	Checked  law.Day       `json:"checked,omitzero" data:"protection" label:"vulnerability checked on"`
	Signs    person.Answer `json:"signs,omitempty" data:"protection" validate:"tip_code" label:"signs of trafficking"`
	Referred law.Day       `json:"referred,omitzero" data:"protection" label:"referred to support on"`
	// ProtectionTold is the day on which child protection was told of a child, Representative that
	// on which somebody stood by the child.
	ProtectionTold law.Day `json:"protection_told,omitzero" data:"protection" label:"child protection told on"`
	Representative law.Day `json:"representative,omitzero" data:"protection" label:"somebody stood by the child since"`
}

// A Removal is an expulsion or removal from a place.
type Removal struct {
	Place    jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	Ordered  law.Day           `json:"ordered,omitzero" data:"residence"`
	Executed law.Day           `json:"executed,omitzero" data:"residence"`
	// Lifted is the day on which the order was taken back, set aside or suspended.
	Lifted law.Day `json:"lifted,omitzero" data:"residence"`
}

// A Return is a planned or completed return to another country.
type Return struct {
	From      jurisdiction.Code `json:"from,omitempty" data:"location" validate:"tip_code"`
	To        jurisdiction.Code `json:"to,omitempty" data:"location" validate:"tip_code"`
	Planned   law.Day           `json:"planned,omitzero" data:"residence"`
	Departed  law.Day           `json:"departed,omitzero" data:"residence"`
	Voluntary person.Answer     `json:"voluntary,omitempty" data:"residence" validate:"tip_code"`
	// Reasoned answers whether reasons for a return against the wish of the person are on file.
	Reasoned person.Answer `json:"reasoned,omitempty" data:"residence" validate:"tip_code"`
	// RiskDay and RiskAuthor are of the assessment of risk and security in the country of return.
	RiskDay    law.Day               `json:"risk_day,omitzero" data:"residence"`
	RiskAuthor jurisdiction.BodyKind `json:"risk_author,omitempty" data:"residence" validate:"tip_code"`
	// ProceedingsConsidered is the day of the statement of prosecutor or court on pending
	// proceedings.
	ProceedingsConsidered law.Day `json:"proceedings_considered,omitzero" data:"justice"`
	// Documents answers whether travel documents are missing; VerificationAsked and
	// VerificationAnswered are of the verification of nationality, Issued of the document.
	Documents            person.Answer `json:"documents,omitempty" data:"residence" validate:"tip_code"`
	VerificationAsked    law.Day       `json:"verification_asked,omitzero" data:"residence"`
	VerificationAnswered law.Day       `json:"verification_answered,omitzero" data:"residence"`
	Issued               law.Day       `json:"issued,omitzero" data:"residence"`
	// ContactsGiven is the day on which the person was told of structures that help in the country
	// of return; Plan that of the reintegration plan.
	ContactsGiven law.Day `json:"contacts_given,omitzero" data:"service"`
	Plan          law.Day `json:"plan,omitzero" data:"service"`
	BestInterests string  `json:"best_interests,omitempty" data:"protection" validate:"omitempty,tip_id"`
	// Receiver is the kind of body, or guardian's body, that takes the person in; Accepted is the
	// day on which it agreed.
	Receiver jurisdiction.BodyKind `json:"receiver,omitempty" data:"residence" validate:"tip_code"`
	Accepted law.Day               `json:"accepted,omitzero" data:"residence"`
	FollowUp law.Day               `json:"follow_up,omitzero" data:"residence"`
	// Fit answers whether the person is fit to travel, as examined on the day FitDay.
	Fit    person.Answer `json:"fit,omitempty" data:"health" validate:"tip_code" label:"fit to travel"`
	FitDay law.Day       `json:"fit_day,omitzero" data:"health" label:"examined for travel on"`
	// Escort is the id of who goes along, MetBy of who meets the person on arrival: a worker, a
	// relative, a guardian or an organisation. Destination is where the way ends.
	Escort      string       `json:"escort,omitempty" data:"protection" validate:"omitempty,tip_id" label:"who goes along"`
	MetBy       string       `json:"met_by,omitempty" data:"protection" validate:"omitempty,tip_id" label:"who meets the person"`
	Arrived     law.Day      `json:"arrived,omitzero" data:"residence" label:"arrived on"`
	Destination person.Place `json:"destination,omitzero" data:"location"`
}

// LegalAid is a stretch of help by a lawyer.
type LegalAid struct {
	Needed   person.Answer `json:"needed,omitempty" data:"justice" validate:"tip_code"`
	Assigned law.Day       `json:"assigned,omitzero" data:"justice"`
	// Ended is the day on which the lawyer ceased to act.
	Ended law.Day `json:"ended,omitzero" data:"justice"`
	// Lawyer is the id of the lawyer who was assigned.
	Lawyer string `json:"lawyer,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Tested is the day of a decision on whether the person can pay for a lawyer.
	Tested law.Day       `json:"tested,omitzero" data:"justice"`
	Free   person.Answer `json:"free,omitempty" data:"justice" validate:"tip_code"`
}

// When returns the day on which the lawyer was assigned.
func (a LegalAid) When() law.Day { return a.Assigned }

// On reports whether a lawyer is assigned on a day.
func (a LegalAid) On(day law.Day) bool {
	return !a.Assigned.IsZero() && !a.Assigned.After(day) &&
		(a.Ended.IsZero() || a.Ended.After(day))
}

// A Claim is a claim for compensation.
type Claim struct {
	ID    string            `json:"id" data:"id" validate:"required,tip_id"`
	Route ClaimRoute        `json:"route,omitempty" data:"justice" validate:"tip_code"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Offence is the country of the offence; Assisted answers whether the claim went through the
	// assisting authority of the country of residence.
	Offence  jurisdiction.Code `json:"offence,omitempty" data:"location" validate:"tip_code"`
	Assisted person.Answer     `json:"assisted,omitempty" data:"justice" validate:"tip_code"`
	Lodged   law.Day           `json:"lodged,omitzero" data:"justice"`
	// Deadline is the last day for the claim, as the competent authority or a lawyer found it;
	// NotLodged is why there is no claim.
	Deadline  law.Day              `json:"deadline,omitzero" data:"justice"`
	NotLodged care.AbsenceReason   `json:"not_lodged,omitempty" data:"justice" validate:"tip_code"`
	Decided   law.Day              `json:"decided,omitzero" data:"justice"`
	Outcome   DecisionOutcome      `json:"outcome,omitempty" data:"justice" validate:"tip_code"`
	Reasons   []care.RefusalReason `json:"reasons,omitempty" data:"justice" validate:"dive,required,tip_code"`
	// Reference is the number of the claim at the body that decides.
	Reference string `json:"reference,omitempty" data:"justice" validate:"max=100"`
	// Heads are what the claim is for. Claimed, Awarded and Paid are amounts in the currency, as
	// decimal numbers without sign; PaidDay is the day on which the person got the last of it.
	Heads    []ClaimHead           `json:"heads,omitempty" data:"justice" validate:"dive,required,tip_code" label:"what is claimed for"`
	Claimed  string                `json:"claimed,omitempty" data:"justice" validate:"omitempty,number,max=20" label:"amount claimed"`
	Awarded  string                `json:"awarded,omitempty" data:"justice" validate:"omitempty,number,max=20" label:"amount awarded"`
	Paid     string                `json:"paid,omitempty" data:"justice" validate:"omitempty,number,max=20" label:"amount paid"`
	Currency jurisdiction.Currency `json:"currency,omitempty" data:"justice" validate:"tip_code"`
	PaidDay  law.Day               `json:"paid_day,omitzero" data:"justice" label:"paid on"`
	// OtherSources answers whether the person got money for the same harm from elsewhere, such as
	// an insurer or the offender; Appealed is the day of an appeal.
	OtherSources person.Answer `json:"other_sources,omitempty" data:"justice" validate:"tip_code" label:"got money from elsewhere"`
	Appealed     law.Day       `json:"appealed,omitzero" data:"justice" label:"appealed on"`
}

// ClaimHead is something for which compensation is claimed. The zero value means "not recorded".
//
//	treatment         medical, psychological and hospital treatment
//	rehabilitation    rehabilitation and social services
//	lost-income
//	lost-capacity     what can be earned no longer
//	lost-opportunities  such as work, education and social benefits
//	unpaid-wages
//	taken-earnings    what was earned and had to be handed over
//	paid-fees         what was paid for recruitment, or on a debt
//	moral-damage      pain, suffering and other moral damage
//	disability        what a disability costs
//	property          property or documents
//	costs-of-proceedings  legal aid, experts and other costs
//	travel
//	funeral
//	lost-support      support by somebody who died
//	other
//
// Source: European Convention on the Compensation of Victims (ETS No. 116), article 4: lost
// earnings, treatment, funeral and maintenance; Basic Principles and Guidelines on the Right to a
// Remedy and Reparation (A/RES/60/147), paragraph 20; Krachunova v. Bulgaria, for earnings that
// were taken; extended.
type ClaimHead string

// EndReason is the reason why a guardianship or a reflection period ended. The zero value means
// "not recorded".
type EndReason string

// The reasons.
const (
	EndMajority        EndReason = "majority"
	EndConflict        EndReason = "conflict-of-interest"
	EndReplaced        EndReason = "replaced"
	EndReturned        EndReason = "returned"
	EndPublicOrder     EndReason = "public-order"
	EndImproperClaim   EndReason = "improper-claim"
	EndRenewedContact  EndReason = "renewed-contact"
	EndOwnDecision     EndReason = "own-decision"
	EndNoCooperation   EndReason = "no-cooperation"
	EndPermitGranted   EndReason = "permit-granted"
	EndOtherReason     EndReason = "other"
	EndReasonNotStated EndReason = "not-stated"
)

// InformationTopic is something that a victim is told about. The zero value means "not recorded".
type InformationTopic string

// The topics.
const (
	InfoProceedings  InformationTopic = "proceedings"
	InfoServices     InformationTopic = "services"
	InfoLegalAid     InformationTopic = "legal-aid"
	InfoCompensation InformationTopic = "compensation"
	InfoReflection   InformationTopic = "reflection-period"
	InfoPermit       InformationTopic = "residence-permit"
	InfoAsylum       InformationTopic = "asylum"
	InfoRights       InformationTopic = "rights"
	InfoData         InformationTopic = "data-protection"
	InfoComplaints   InformationTopic = "complaints"
	InfoHouseRules   InformationTopic = "house-rules"
	InfoReturn       InformationTopic = "return"
	InfoSafety       InformationTopic = "safety"
)

// PermitDecision is the decision on a permit. The zero value means "not decided".
type PermitDecision string

// The decisions.
const (
	PermitGranted   PermitDecision = "granted"
	PermitRefused   PermitDecision = "refused"
	PermitWithdrawn PermitDecision = "withdrawn"
)

// ClaimRoute is a route to compensation. The zero value means "not recorded".
type ClaimRoute string

// The routes.
const (
	RouteStateFund ClaimRoute = "state-fund"
	RouteCriminal  ClaimRoute = "criminal-proceedings"
	RouteCivil     ClaimRoute = "civil"
	RouteLabour    ClaimRoute = "labour"
)
