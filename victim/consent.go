package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Consent says what a person agreed to: purpose, recipient, categories of data and time. There is
// no wildcard: an empty list covers nothing.
type Consent struct {
	ID       string          `json:"id" data:"id" validate:"required,tip_id"`
	Capacity ConsentCapacity `json:"capacity" data:"consent" validate:"required,tip_code"`
	// Guardian is the id of the guardian who consented, Giver that of the relative who did.
	Guardian string `json:"guardian,omitempty" data:"id" validate:"omitempty,tip_id"`
	Giver    string `json:"giver,omitempty" data:"id" validate:"omitempty,tip_id"`
	// ChildAgrees is the view of the child beside the consent of who stands for it.
	ChildAgrees person.Answer `json:"child_agrees,omitempty" data:"consent" validate:"tip_code"`

	Purposes   []ConsentPurpose  `json:"purposes" data:"consent" validate:"required,min=1,dive,required,tip_code"`
	Recipients []Recipient       `json:"recipients,omitempty" data:"consent" validate:"dive"`
	Categories []person.Category `json:"categories,omitempty" data:"consent" validate:"dive,required,tip_code"`
	// Given is the first day, Until the last; a zero Until lasts until withdrawal.
	Given     law.Day `json:"given,omitzero" data:"consent" label:"given on"`
	Until     law.Day `json:"until,omitzero" data:"consent"`
	Withdrawn law.Day `json:"withdrawn,omitzero" data:"consent" label:"withdrawn on"`

	// Refused is the day on which somebody who was asked said no, with the reason. It counts until
	// a later day on which the same was given; a reason without a day counts for good.
	Refused       law.Day       `json:"refused,omitzero" data:"consent" label:"refused on"`
	RefusalReason ConsentReason `json:"refusal_reason,omitempty" data:"consent" validate:"tip_code" label:"reason for the refusal"`
	// Limits are what this consent does not extend to. Objections are what nothing may pass by,
	// whatever this or another consent says.
	Limits     []Limit `json:"limits,omitempty" data:"consent" validate:"dive"`
	Objections []Limit `json:"objections,omitempty" data:"consent" validate:"dive"`

	Method ConsentMethod `json:"method,omitempty" data:"consent" validate:"tip_code"`
	// Interpreter and Witness are ids; Checked is the day on which somebody last asked whether the
	// consent still holds.
	Interpreter string  `json:"interpreter,omitempty" data:"consent" validate:"omitempty,tip_id"`
	Witness     string  `json:"witness,omitempty" data:"consent" validate:"omitempty,tip_id"`
	Checked     law.Day `json:"checked,omitzero" data:"consent" label:"last checked on"`

	InformedOf []InformedOf `json:"informed_of,omitempty" data:"consent" validate:"dive,required,tip_code" label:"what the person was told"`
	Language   string       `json:"language,omitempty" data:"consent" validate:"omitempty,tip_language"`
}

// A Recipient is who may get data.
type Recipient struct {
	Kind  jurisdiction.BodyKind `json:"kind" data:"consent" validate:"required,tip_code"`
	ID    string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Place jurisdiction.Code     `json:"place,omitempty" data:"consent" validate:"tip_code"`
}

// ConsentFlaw is what keeps a consent from counting. The zero ConsentFlaw is none.
type ConsentFlaw string

// The flaws.
const (
	FlawNotGiven      ConsentFlaw = "not-given"
	FlawExpired       ConsentFlaw = "expired"
	FlawWithdrawn     ConsentFlaw = "withdrawn"
	FlawPurpose       ConsentFlaw = "other-purpose"
	FlawChildAlone    ConsentFlaw = "child-alone"     // a child consented without who stands for it
	FlawSuspected     ConsentFlaw = "giver-suspected" // who consented for the child is suspected, or has a conflict of interest
	FlawNoGuardian    ConsentFlaw = "no-such-guardian"
	FlawChildDisagree ConsentFlaw = "child-disagrees"
	FlawNoCapacity    ConsentFlaw = "capacity-not-recorded"
	FlawRefused       ConsentFlaw = "refused"
	// FlawObjection: somebody objected to that the recipient learns of the person at all.
	FlawObjection ConsentFlaw = "objected-to"
	// FlawNotEntitled: the record does not say that who consented may decide for the child.
	FlawNotEntitled ConsentFlaw = "giver-not-entitled"
	// FlawNotOwn: others consented for who is an adult, as a parent, as a guardian who was not
	// appointed for the adult, or as anybody while the person was a child.
	FlawNotOwn ConsentFlaw = "given-for-an-adult"
)

// ConsentGap returns the name of a field of c that must be on file for a consent on day and is not,
// or "": the language in which it was explained, and for a child the view of the child. A child in
// the first year of life has none to record.
func (v *Victim) ConsentGap(c Consent, day law.Day) string {
	_, most, known := v.Age.YearsOn(day)
	switch {
	case c.Language == "":
		return "language"
	case known && most < 1:
		return ""
	case c.ChildAgrees != person.Yes && c.Capacity != ConsentSelf && v.Age.ChildOn(day).IsChild():
		return "child_agrees"
	}
	return ""
}

// Covers reports whether c names the recipient: by its id, or by its kind in its State. Where the
// consent names no place it speaks of the State of who discloses, from, and of no other; where that
// is not known, of nobody.
func (c *Consent) Covers(to Recipient, from jurisdiction.Code) bool {
	return slices.ContainsFunc(c.Recipients, func(r Recipient) bool {
		switch {
		case r.Kind != to.Kind || r.ID != "" && r.ID != to.ID:
			return false
		case r.Place != "":
			return r.Place == to.Place || r.Place == to.Place.Country()
		}
		return r.ID != "" || from != "" && to.Place.Country() == from.Country()
	})
}

// ConsentFlaw returns what keeps c from being the consent of v to purpose on day, or "". One
// without an id is none: nothing could rest on it, nor could it be named to be withdrawn. Who gives
// it for another must not be suspected of involvement or in conflict of interest. For a child who
// stands for the child must consent, and the child must not have said no. An adult consents for
// himself or herself: what a child agreed to alone does not count later either, and what anybody, a
// court too, agreed to for a child ends at 18, with or against the will of the child. For an adult
// a court counts that decided when the person was one already, and a guardian who was appointed for
// the adult. A relative who is named as the giver must be one of the record who may decide: by the
// record, or as a parent of whom nothing else is said. Who by any record was dead or under 18 on
// the day on which it was given, may not decide, or is the person ([Victim.Bars]), gives none, as a
// relative or as a guardian, and a guardian whose office had ended none as a relative either. What
// was refused does not count until it is given later, and never where only the reason is on file
// and no day. For a person whose age is unknown the rule for adults holds only if there is no
// reason to presume a child: that the measures for children are applied, that the person is
// without parents, or that best interests of a child were assessed, is one.
func (v *Victim) ConsentFlaw(c Consent, purpose ConsentPurpose, day law.Day) ConsentFlaw {
	switch {
	case c.No():
		return FlawRefused
	case c.ID == "", c.Given.IsZero() || day.Before(c.Given):
		return FlawNotGiven
	case !c.Withdrawn.IsZero() && !day.Before(c.Withdrawn):
		return FlawWithdrawn
	case !c.Until.IsZero() && day.After(c.Until):
		return FlawExpired
	case !slices.Contains(c.Purposes, purpose):
		return FlawPurpose
	case !law.IsValid(c.Capacity):
		return FlawNoCapacity
	case v.giverSuspected(c):
		return FlawSuspected
	case !v.child(day):
		// What a child agreed to alone does not ripen on the 18th birthday: the adult is asked
		// anew. Nor does what others agreed to for the child.
		if v.child(c.Given) {
			if c.Capacity == ConsentSelf {
				return FlawChildAlone
			}
			return FlawNotOwn
		}
		// Whoever was appointed for the child is not the guardian of the adult.
		inOffice := func(g Guardian) bool {
			return g.ID == c.Guardian && g.InOffice(day) && !v.child(g.Appointed)
		}
		switch c.Capacity {
		case ConsentParent, ConsentCarer, ConsentSibling, ConsentOther:
			return FlawNotOwn
		case ConsentGuardian:
			if !slices.ContainsFunc(v.Guardians, inOffice) {
				return FlawNotOwn
			}
		}
		if v.giverBarred(&c) {
			return FlawNotEntitled
		}
		return ""
	}
	switch c.Capacity {
	case ConsentSelf:
		return FlawChildAlone
	case ConsentParent, ConsentCarer, ConsentSibling, ConsentOther:
		_, suspected := v.CarerSuspicion()
		shut := suspected || v.CarerConflict()
		switch {
		case c.Giver != "":
			if flaw := v.giver(&c, shut); flaw != "" {
				return flaw
			}
		case shut:
			return FlawSuspected
		case c.Capacity != ConsentParent:
			return FlawNotEntitled // nobody is named who may decide
		}
	case ConsentCourt:
		if v.strangers(&c) {
			return FlawNotEntitled
		}
	case ConsentGuardian:
		flaw := FlawNoGuardian
		for _, g := range v.Guardians { // an id may stand twice in a record that nobody validated
			switch {
			case g.ID != c.Guardian || !g.InOffice(c.Given):
			default:
				flaw = ""
			}
		}
		if flaw != "" {
			return flaw
		}
	}
	if v.giverBarred(&c) {
		return FlawNotEntitled
	}
	if c.ChildAgrees.Refuses() {
		return FlawChildDisagree
	}
	return ""
}

// child reports whether the rules for a child hold for v on day: also where nothing is known of the
// age, and the record treats v as a child. The measures for children are applied, v is said to be
// without parents, or the best interests of the child were assessed, not longer ago than 18 years.
func (v *Victim) child(day law.Day) bool {
	is := v.Age.ChildOn(day)
	if is.Reason != person.NothingKnown || is.Standing != person.StandingUnknown {
		return is.IsChild()
	}
	lasts := func(since law.Day) bool { return since.IsZero() || since.AddYears(18).After(day) }
	alone := v.Family.Accompaniment == Separated || v.Family.Accompaniment == Unaccompanied
	return v.Age.ChildMeasures == person.Yes && lasts(v.Age.ChildMeasuresDay) ||
		alone && lasts(v.Family.AccompanimentDay) ||
		slices.ContainsFunc(v.BestInterests, func(b BestInterests) bool { return lasts(b.Day) })
}

// No reports whether somebody said no to what c is for, and the same was not given later. A reason
// without a day is that of a no of which nobody knows that it came first.
func (c *Consent) No() bool {
	if c.Refused.IsZero() {
		return c.RefusalReason != ""
	}
	return !c.Given.After(c.Refused)
}

// giverSuspected reports whether c names as who gave it, interpreted or witnessed it a guardian or
// relative who is suspected or in conflict of interest, or anybody from whom a risk comes, whatever
// the capacity says.
func (v *Victim) giverSuspected(c Consent) bool {
	for _, id := range [...]string{c.Interpreter, c.Witness} {
		if id != "" && (v.shut(id) || v.accuses(id)) {
			return true
		}
	}
	return v.shut(c.Giver) ||
		slices.ContainsFunc(v.Guardians, func(g Guardian) bool {
			return g.ID == c.Guardian && v.Doubts(&g)
		})
}

// ConsentCapacity is the capacity in which somebody consents. The zero value means "not recorded".
type ConsentCapacity string

// The capacities.
const (
	ConsentSelf     ConsentCapacity = "self"
	ConsentParent   ConsentCapacity = "parent"
	ConsentGuardian ConsentCapacity = "guardian"
	ConsentCourt    ConsentCapacity = "court"
	// ConsentCarer, ConsentSibling and ConsentOther count for a child only where the record of the
	// Giver says that the person may decide ([person.Relative.Entitled]).
	ConsentCarer   ConsentCapacity = "carer"
	ConsentSibling ConsentCapacity = "sibling-adult"
	ConsentOther   ConsentCapacity = "other"
)

// ConsentMethod is how somebody consented. The zero value means "not recorded".
//
//	written
//	oral
//	thumbprint
//	recorded
//	sign-language
type ConsentMethod string

// ConsentReason is why somebody refuses or objects. The zero value means "not recorded".
//
//	fear-of-harm
//	wants-to-tell-self   wants to tell it in person
//	distrust
//	shame
//	no-need
//	not-understood
//	third-person-named   another person is named in it
//	other
type ConsentReason string

// ConsentPurpose is what data or a step are consented to for. There is no wildcard. The zero value
// means "not recorded".
type ConsentPurpose string

// The purposes.
const (
	PurposeService        ConsentPurpose = "service"
	PurposeReferral       ConsentPurpose = "referral"
	PurposeMedicalExam    ConsentPurpose = "medical-examination"
	PurposeAgeAssessment  ConsentPurpose = "age-assessment"
	PurposeIdentification ConsentPurpose = "identification"
	PurposeProceedings    ConsentPurpose = "criminal-proceedings"
	PurposeTracing        ConsentPurpose = "family-tracing"
	PurposeReturn         ConsentPurpose = "return"
	PurposeCompensation   ConsentPurpose = "compensation"
	PurposeAsylum         ConsentPurpose = "asylum"
	PurposeStatistics     ConsentPurpose = "statistics"
	PurposeResearch       ConsentPurpose = "research"
)

// InformedOf is something that a person was told before consenting. The zero value means "not
// recorded".
//
//	purpose
//	recipients
//	categories
//	period
//	withdrawal
//	refusal-has-no-consequences
//	risks
//
// Source: the guidance on consent of the Human Trafficking Case Data Standard.
type InformedOf string
