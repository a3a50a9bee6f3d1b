package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Family is what matters of the family for the protection of a child.
type Family struct {
	Accompaniment    AccompanimentKind `json:"accompaniment,omitempty" data:"family" validate:"tip_code"`
	AccompanimentDay law.Day           `json:"accompaniment_day,omitzero" data:"family"`
	// Conflict answers whether a holder of parental responsibility has a conflict of interest with
	// the child.
	Conflict    person.Answer `json:"conflict,omitempty" data:"family" validate:"tip_code" label:"conflict of interest"`
	ConflictDay law.Day       `json:"conflict_day,omitzero" data:"family" label:"conflict found on"`
	// CarerSuspected answers whether a parent or carer is suspected of involvement, since
	// SuspectedDay. Who is suspected gives no consent for the child.
	CarerSuspected person.Answer `json:"carer_suspected,omitempty" data:"offence" validate:"tip_code" label:"a carer is suspected"`
	SuspectedDay   law.Day       `json:"suspected_day,omitzero" data:"offence" label:"suspected on"`
	// ContactRestricted is the day of a restriction of contact, or of a reasoned decision on
	// contact.
	ContactRestricted law.Day `json:"contact_restricted,omitzero" data:"protection" label:"contact restricted on"`
	// SuspectRemoved is the day on which the suspected carer was removed from the household.
	SuspectRemoved law.Day `json:"suspect_removed,omitzero" data:"protection" label:"suspect removed on"`
}

// InConflict reports whether by any field a holder of parental responsibility has a conflict of
// interest with the child: the answer, the day from which it is one, or a restriction of contact
// with the family, which nobody decides on without a reason. Only the answer no says no.
func (f Family) InConflict() bool {
	dated := !f.ConflictDay.IsZero() || !f.ContactRestricted.IsZero()
	return f.Conflict.Warns() || f.Conflict != person.No && dated
}

// CarerConflict reports whether by any field of the record one who decides for the child has a
// conflict of interest with the child: by what is recorded of the family ([Family.InConflict]), or
// of one of the people around the child.
func (v *Victim) CarerConflict() bool {
	return v.Family.InConflict() ||
		slices.ContainsFunc(v.Relatives, func(r person.Relative) bool {
			return r.Deciding() && r.Conflict.Warns()
		})
}

// CarerSuspicion reports whether by any field of the record a parent or carer is suspected of
// involvement, and since when; the zero Day is since ever. Beside the answer a day says it, the
// removal of a suspect from the household, a placement with the family in which a suspect lives, or
// that ended for abuse, harm in the family for which the child lives apart, and that who exploited
// or harmed the child is a parent or carer. Only the answer no says no; and one of the people
// around the child who decides for the child and is suspected is suspected whatever is answered of
// the family. What else a case file knows, it adds.
func (v *Victim) CarerSuspicion() (since law.Day, suspected bool) {
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if !r.Deciding() {
			continue
		}
		if since, is := r.Accused(); is || v.accuses(r.ID) {
			return since, true
		}
	}
	f := &v.Family
	since = f.SuspectedDay
	if since.IsZero() {
		since = f.SuspectRemoved
	}
	switch {
	case f.CarerSuspected.Warns():
		return f.SuspectedDay, true
	case f.CarerSuspected == person.No:
		return law.Day{}, false
	case !since.IsZero():
		return since, true
	case v.harmedAtHome():
		return law.Day{}, true
	}
	for i := range v.Placements {
		p := &v.Placements[i]
		if p.WithSuspect.Warns() && (p.Kind.Family() || p.Kind == "") {
			return p.From, true
		}
	}
	return law.Day{}, false
}

// A Guardian stands for a child.
type Guardian struct {
	ID   string       `json:"id" data:"id" validate:"required,tip_id"`
	Kind GuardianKind `json:"kind,omitempty" data:"protection" validate:"tip_code"`
	// Authority is the kind of body that appointed the guardian.
	Authority jurisdiction.BodyKind `json:"authority,omitempty" data:"protection" validate:"tip_code"`
	Place     jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Appointed law.Day               `json:"appointed,omitzero" data:"protection"`
	Ended     law.Day               `json:"ended,omitzero" data:"protection"`
	EndReason EndReason             `json:"end_reason,omitempty" data:"protection" validate:"tip_code"`
	// ConflictCheck is the day on which it was looked whether interests conflict, Conflict the
	// answer, ConflictSince the day from which they do.
	ConflictCheck law.Day       `json:"conflict_check,omitzero" data:"protection" label:"conflict of interest checked on"`
	Conflict      person.Answer `json:"conflict,omitempty" data:"protection" validate:"tip_code" label:"conflict of interest"`
	ConflictSince law.Day       `json:"conflict_since,omitzero" data:"protection"`
	// Suspected answers whether the guardian is suspected of involvement.
	Suspected person.Answer `json:"suspected,omitempty" data:"offence" validate:"tip_code" label:"is suspected"`
	// Reference is the number of the decision by which the guardian was appointed. The name of the
	// guardian, and the ways to reach the guardian, stand in a relative whose field guardian is
	// this id.
	Reference string `json:"reference,omitempty" data:"protection" validate:"max=100" label:"number of the decision"`
}

// InOffice reports whether g was in office on day. One of whose office only the reason of the end
// is recorded left on a day that nobody knows, and is in office on none.
func (g Guardian) InOffice(day law.Day) bool {
	ended := g.Ended.IsZero() && g.EndReason != ""
	return !ended && !g.Appointed.IsZero() &&
		law.Span{From: g.Appointed, To: g.Ended}.Contains(day)
}

// Left reports whether by any field the office of g has ended, on whatever day.
func (g Guardian) Left() bool { return !g.Ended.IsZero() || g.EndReason != "" }

// LeftBy reports whether by any field the office of g had ended before day. One of whose end only
// the reason is recorded has left on every day.
func (g Guardian) LeftBy(day law.Day) bool {
	return g.Left() && (g.Ended.IsZero() || day.After(g.Ended))
}

// Doubted reports whether by any field g is suspected of involvement, or has a conflict of interest
// with the child: by the answers, by the day from which interests conflict, or by the reason for
// which the office ended. An answer no says that interests do not conflict, unless they came to
// later than they were looked at, or the office ended for it. Who is doubted neither consents nor
// reads.
func (g Guardian) Doubted() bool {
	later := !g.ConflictSince.IsZero() && (g.Conflict != person.No ||
		!g.ConflictCheck.IsZero() && g.ConflictSince.After(g.ConflictCheck))
	return g.Suspected.Warns() || g.Conflict.Warns() || later || g.EndReason == EndConflict
}

// Doubts reports whether by any field of the record a guardian is suspected or has a conflict of
// interest: by those of the guardian ([Guardian.Doubted]), by what is recorded of the same person
// among the people around the child, or since a guardian harmed the child and it may be this one.
func (v *Victim) Doubts(g *Guardian) bool {
	if g.Doubted() || v.accuses(g.ID) || MayHaveHarmed(v.Harmful())(g) {
		return true
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if g.ID != "" && r.Guardian == g.ID && (r.Shut() || v.accuses(r.ID)) {
			return true
		}
	}
	return false
}

// Doubting returns [Victim.Doubts] for who asks it of many guardians: the record is gone through
// once. It stays as it is meanwhile.
func (v *Victim) Doubting() func(*Guardian) bool {
	accused := map[string]bool{}
	for id := range v.Accused() {
		accused[id] = true
	}
	shut := map[string]bool{}
	for i := range v.Relatives {
		if r := &v.Relatives[i]; r.Shut() || accused[r.ID] {
			shut[r.Guardian] = true
		}
	}
	delete(accused, "")
	delete(shut, "")
	harmed := MayHaveHarmed(v.Harmful())
	return func(g *Guardian) bool {
		return g.Doubted() || accused[g.ID] || shut[g.ID] || harmed(g)
	}
}

// BestInterests is an assessment or determination of the best interests of a child.
type BestInterests struct {
	ID       string                 `json:"id" data:"id" validate:"required,tip_id"`
	Kind     BestInterestsKind      `json:"kind" data:"protection" validate:"required,tip_code"`
	Day      law.Day                `json:"day,omitzero" data:"protection"`
	Author   jurisdiction.BodyKind  `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Elements []BestInterestsElement `json:"elements,omitempty" data:"protection" validate:"dive,required,tip_code"`
	// Participants are those who had a part in it, Options what was weighed; Dissent answers
	// whether one of them did not agree with the outcome.
	Participants []care.PlanParty `json:"participants,omitempty" data:"protection" validate:"dive"`
	Options      []SolutionKind   `json:"options,omitempty" data:"protection" validate:"dive,required,tip_code"`
	Dissent      person.Answer    `json:"dissent,omitempty" data:"protection" validate:"tip_code"`
	// Reasons answers whether reasons are on file, Review whether a route of review was told.
	Reasons person.Answer `json:"reasons,omitempty" data:"protection" validate:"tip_code"`
	Review  person.Answer `json:"review,omitempty" data:"protection" validate:"tip_code"`
	// NextReview is the day on which it is looked at again.
	NextReview law.Day `json:"next_review,omitzero" data:"protection"`
	// Decisions are the ids of the decisions that it led to, Approval is that of an approval of the
	// file.
	Decisions []string `json:"decisions,omitempty" data:"protection" validate:"dive,required,tip_id"`
	Approval  string   `json:"approval,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Outcome says whether what was looked at is in the interests of the child.
	Outcome DecisionOutcome `json:"outcome,omitempty" data:"protection" validate:"tip_code"`
	// Purposes are what it was made for, Sources what it rests on.
	Purposes []BestInterestsPurpose `json:"purposes,omitempty" data:"protection" validate:"dive,required,tip_code"`
	Sources  []BestInterestsSource  `json:"sources,omitempty" data:"protection" validate:"dive,required,tip_code"`
}

// BestInterestsPurpose is what a best-interests procedure is for. The zero value means "not
// recorded".
//
//	durable-solution
//	temporary-care
//	separation        separation of a child from the parents
//	custody           parents do not agree on custody
//	family-contact
//	family-tracing    whether the family is looked for
//	reunification
//	adoption
//	resettlement
//	residence         residence permit
//	return            return to another country
//	transfer          transfer to another State
//	age-assessment
//	proceedings       part of the child in proceedings
//	detention         detention, or beside adults
//	publicity         whether the identity is made public
//	treatment         medical treatment
//	other
//
// Source: UNHCR, guidelines on best interests (2008, in summary): durable solution, temporary care
// and separation need a determination; CETS No. 197, articles 10(4)(c), 11(2), 14(2) and 16(7);
// CRC, articles 21 and 37(c); extended.
type BestInterestsPurpose string

// BestInterestsSource is something on which an assessment of best interests rests. The zero value
// means "not recorded".
//
//	child             the child was spoken to
//	parents
//	carer
//	siblings
//	other-relatives
//	guardian
//	home-visit
//	school
//	health
//	authority
//	papers
//	country-information
//	observation       the child was observed
//	other
//
// The codes are ours, after what reports on best interests list.
type BestInterestsSource string

// A Decision is a decision that matters in the life of a child.
type Decision struct {
	ID    string                `json:"id" data:"id" validate:"required,tip_id"`
	Kind  DecisionKind          `json:"kind" data:"protection" validate:"required,tip_code"`
	Day   law.Day               `json:"day,omitzero" data:"protection"`
	Place jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body  jurisdiction.BodyKind `json:"body,omitempty" data:"protection" validate:"tip_code"`
	// BestInterests is the id of the assessment or determination on which the decision rests.
	BestInterests string `json:"best_interests,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Views of the child: the day on which they were heard, how, and what weight they were given;
	// or why they were not.
	ViewsDay    law.Day            `json:"views_day,omitzero" data:"protection" label:"child heard on"`
	ViewsHow    ViewsHow           `json:"views_how,omitempty" data:"protection" validate:"tip_code" label:"how the child was heard"`
	ViewsWeight ViewsWeight        `json:"views_weight,omitempty" data:"protection" validate:"tip_code" label:"weight given to the views"`
	ViewsAbsent care.AbsenceReason `json:"views_absent,omitempty" data:"protection" validate:"tip_code" label:"why the child was not heard"`
	// Reference is the number of the decision at the body.
	Reference string `json:"reference,omitempty" data:"protection" validate:"max=100" label:"number of the decision"`
}

// A DurableSolution is the lasting arrangement for a child.
type DurableSolution struct {
	Kind     SolutionKind `json:"kind" data:"protection" validate:"required,tip_code"`
	Proposed law.Day      `json:"proposed,omitzero" data:"protection"`
	// Determination is the id of the best-interests determination.
	Determination string  `json:"determination,omitempty" data:"id" validate:"omitempty,tip_id"`
	Implemented   law.Day `json:"implemented,omitzero" data:"protection"`
}

// When returns the day on which the solution was proposed.
func (s DurableSolution) When() law.Day { return s.Proposed }

// A MissingEpisode is a time for which a person was missing.
type MissingEpisode struct {
	Since            law.Day           `json:"since" data:"location" validate:"required"`
	Place            jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	Reported         law.Day           `json:"reported,omitzero" data:"protection"`
	Alert            law.Day           `json:"alert,omitzero" data:"protection"`
	GuardianInformed law.Day           `json:"guardian_informed,omitzero" data:"protection"`
	Found            law.Day           `json:"found,omitzero" data:"location"`
	ID               string            `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Reference is the number of the report at the police.
	Reference string `json:"reference,omitempty" data:"protection" validate:"max=100" label:"number of the report"`
	// Where is where the person was found, FoundBy the kind of body that found the person, or to
	// which the person came.
	Where   person.Place          `json:"where,omitzero" data:"location" label:"place where found"`
	FoundBy jurisdiction.BodyKind `json:"found_by,omitempty" data:"protection" validate:"tip_code"`
	// Causes are why the person went, as the person told it; Interview is the day on which somebody
	// outside of the place of care asked. Harmed answers whether the person came to harm.
	Causes    []MissingCause `json:"causes,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Interview law.Day        `json:"interview,omitzero" data:"protection" label:"interview after the return on"`
	Harmed    person.Answer  `json:"harmed,omitempty" data:"exploitation" validate:"tip_code" label:"came to harm"`
	// Risk is the id of the assessment of risk that followed.
	Risk string `json:"risk,omitempty" data:"protection" validate:"omitempty,tip_id"`
}

// MissingCause is why somebody went missing. The zero value means "not recorded".
//
//	exploiter        contact or pressure by an exploiter
//	abduction
//	debt
//	family           wanted to be with family
//	friends          wanted to be with friends or a partner
//	journey          wanted to go on to another country
//	procedure        fear of the procedure or of return
//	place-of-care    trouble in the place of care
//	work             wanted to earn money
//	lost             lost the way
//	other
//	unknown
//
// The codes are ours, after what forms of interviews after a return ask.
type MissingCause string

// AccompanimentKind says who a child is with. The zero value means "not recorded".
type AccompanimentKind string

// The kinds, in the sense of the Committee on the Rights of the Child, General Comment No. 6,
// paragraphs 7 and 8.
const (
	Accompanied AccompanimentKind = "accompanied"
	// Separated is without parents or customary carer, but perhaps with other relatives.
	Separated AccompanimentKind = "separated"
	// Unaccompanied is without parents, other relatives or any adult responsible.
	Unaccompanied AccompanimentKind = "unaccompanied"
)

// GuardianKind is the capacity in which somebody stands for a child. The zero value means "not
// recorded".
type GuardianKind string

// The capacities.
const (
	LegalGuardian     GuardianKind = "guardian"
	TemporaryGuardian GuardianKind = "temporary-guardian"
	Representative    GuardianKind = "representative"
	ProvisionalPerson GuardianKind = "provisional-person" // until a representative is appointed
)

// BestInterestsKind tells an assessment from a determination. The zero value means "not recorded".
type BestInterestsKind string

// The kinds, in the sense of the Committee on the Rights of the Child, General Comment No. 14,
// paragraph 47.
const (
	Assessment    BestInterestsKind = "assessment"
	Determination BestInterestsKind = "determination"
)

// BestInterestsElement is an element that a determination looks at. The zero value means "not
// recorded".
//
//	views
//	identity
//	family
//	safety
//	vulnerability
//	health
//	education
//
// Source: General Comment No. 14, paragraphs 52 to 79.
type BestInterestsElement string

// DecisionKind is a decision that matters in the life of a child. The zero value means "not
// recorded".
type DecisionKind string

// The decisions.
const (
	DecisionPlacement          DecisionKind = "placement"
	DecisionGuardianship       DecisionKind = "guardianship"
	DecisionFamilyContact      DecisionKind = "family-contact"
	DecisionTransfer           DecisionKind = "transfer"
	DecisionPermit             DecisionKind = "permit"
	DecisionReturn             DecisionKind = "return"
	DecisionInterviewExclusion DecisionKind = "interview-exclusion"
	DecisionDurableSolution    DecisionKind = "durable-solution"
	DecisionSeparation         DecisionKind = "separation" // of the child from the parents
	DecisionCustody            DecisionKind = "custody"
	DecisionAge                DecisionKind = "age"         // age determination
	DecisionProsecution        DecisionKind = "prosecution" // whether the child is prosecuted
)

// ViewsHow says how the views of a child were obtained. The zero value means "not recorded".
//
//	in-person
//	through-representative
//	in-writing
//	through-specialist
type ViewsHow string

// ViewsWeight says what weight the views of a child were given. The zero value means "not
// recorded".
//
//	followed
//	partly-followed
//	not-followed-with-reasons
type ViewsWeight string

// SolutionKind is a durable solution. The zero value means "not recorded".
//
//	family-reunification
//	return-to-care
//	local-integration
//	third-country
type SolutionKind string
