package person

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A Relative is somebody around a person: family, carers, and anybody else who matters to the
// person or is a danger. It is the record of a third person, who has rights too: keep what is
// needed.
type Relative struct {
	ID       string       `json:"id" data:"id" validate:"required,tip_id"`
	Relation RelationKind `json:"relation,omitempty" data:"family" validate:"tip_code"`

	Names     []Name     `json:"names,omitempty" data:"identity" validate:"dive"`
	Documents []Document `json:"documents,omitempty" data:"identity" validate:"dive"`
	// Contacts, Addresses and Where pass to nobody unless SafeToContact is Yes.
	Contacts     []Contact     `json:"contacts,omitempty" data:"contact" validate:"dive"`
	Addresses    []Address     `json:"addresses,omitempty" data:"contact" validate:"dive"`
	Sex          Sex           `json:"sex,omitempty" data:"family" validate:"tip_code"`
	BirthDate    Date          `json:"birth_date,omitzero" data:"family"`
	Citizenships []Citizenship `json:"citizenships,omitempty" data:"family" validate:"dive"`
	Languages    []string      `json:"languages,omitempty" data:"family" validate:"dive,required,tip_language"`
	Occupation   ISCO          `json:"occupation,omitempty" data:"family" validate:"tip_code"`

	Alive          Answer `json:"alive,omitempty" data:"family" validate:"tip_code"`
	Died           Date   `json:"died,omitzero" data:"family"`
	DeathConfirmed Answer `json:"death_confirmed,omitempty" data:"family" validate:"tip_code"`

	WhereaboutsKnown Answer `json:"whereabouts_known,omitempty" data:"location" validate:"tip_code"`
	Where            Place  `json:"where,omitzero" data:"location" label:"place"`
	// LivesWith answers whether they live together now, LivedWith whether they did before.
	LivesWith Answer    `json:"lives_with,omitempty" data:"family" validate:"tip_code" label:"lives with the person"`
	LivedWith Answer    `json:"lived_with,omitempty" data:"family" validate:"tip_code" label:"lived with the person before"`
	Carer     CarerKind `json:"carer,omitempty" data:"family" validate:"tip_code"`
	CarerFrom Date      `json:"carer_from,omitzero" data:"family"`
	CarerTo   Date      `json:"carer_to,omitzero" data:"family"`
	CarerEnd  CareEnd   `json:"carer_end,omitempty" data:"family" validate:"tip_code" label:"why the care ended"`

	// MayDecide answers whether this person holds parental responsibility, or otherwise may decide
	// for the child, by DecisionBasis. Of a parent the answer is enough; a relative or carer needs
	// the order of a court or of an administrative body, and nobody else decides.
	MayDecide     Answer    `json:"may_decide,omitempty" data:"protection" validate:"tip_code" label:"may decide for the child"`
	DecisionBasis Authority `json:"decision_basis,omitempty" data:"protection" validate:"tip_code" label:"basis of the right to decide"`
	// Guardian is the id of the same person among the guardians, Victim among the victims of the
	// file.
	Guardian string `json:"guardian,omitempty" data:"protection" validate:"omitempty,tip_id" label:"is this guardian"`
	Victim   string `json:"victim,omitempty" data:"case" validate:"omitempty,tip_id" label:"is this victim"`

	InContact   Answer      `json:"in_contact,omitempty" data:"family" validate:"tip_code"`
	LastContact Date        `json:"last_contact,omitzero" data:"family"`
	Mode        ContactMode `json:"mode,omitempty" data:"family" validate:"tip_code" label:"way of contact"`
	// SafeToContact answers whether somebody may get in touch with this person without danger;
	// nobody does unless it is Yes. Wished answers whether the child wants the contact.
	SafeToContact Answer `json:"safe_to_contact,omitempty" data:"family" validate:"tip_code"`
	Wished        Answer `json:"wished,omitempty" data:"family" validate:"tip_code" label:"contact is wished"`

	// Suspected answers whether this person is suspected of a part in what was done; Suspect is the
	// id of the same person among the suspects of the file.
	Suspected      Answer  `json:"suspected,omitempty" data:"offence" validate:"tip_code" label:"is suspected"`
	SuspectedSince law.Day `json:"suspected_since,omitzero" data:"offence"`
	Suspect        string  `json:"suspect,omitempty" data:"offence" validate:"omitempty,tip_id" label:"is this suspect"`
	// Conflict answers whether this person has interests against those of the child.
	Conflict Answer `json:"conflict,omitempty" data:"protection" validate:"tip_code" label:"conflict of interest"`

	// Dependant answers whether this person depends on the person of the record, as a child of a
	// victim does; NeedsHelp and AtRisk speak of this person.
	Dependant Answer `json:"dependant,omitempty" data:"family" validate:"tip_code" label:"depends on the person"`
	NeedsHelp Answer `json:"needs_help,omitempty" data:"family" validate:"tip_code"`
	AtRisk    Answer `json:"at_risk,omitempty" data:"family" validate:"tip_code"`

	// Willing and Able answer whether this person wants to and can take the child in, as found on
	// the day Assessed. Informed is the day on which this person was told of the case.
	Willing  Answer  `json:"willing,omitempty" data:"protection" validate:"tip_code" label:"willing to care"`
	Able     Answer  `json:"able,omitempty" data:"protection" validate:"tip_code" label:"able to care"`
	Assessed law.Day `json:"assessed,omitzero" data:"protection" label:"assessed on"`
	Informed law.Day `json:"informed,omitzero" data:"protection" label:"informed on"`
	// Emergency answers whether this person is to be called in an emergency. Checked is the day on
	// which it was looked whether there are criminal records, Clear whether there are none that
	// speak against care.
	Emergency Answer  `json:"emergency,omitempty" data:"contact" validate:"tip_code" label:"to be called in an emergency"`
	Checked   law.Day `json:"checked,omitzero" data:"offence" label:"records checked on"`
	Clear     Answer  `json:"clear,omitempty" data:"offence" validate:"tip_code" label:"nothing in the records"`
}

// BarredFields returns the JSON names of the fields of r that are not to be passed on to anybody.
func (r Relative) BarredFields() []string {
	if r.SafeToContact == Yes {
		return nil
	}
	return []string{"contacts", "addresses", "where"}
}

// Unsafe reports whether the record says that it is not safe to get in touch with r.
func (r *Relative) Unsafe() bool { return r.SafeToContact.Refuses() }

// Dead reports whether by any field r is known to be dead on day. Where only the fact is recorded,
// and no day, r is dead on every day.
func (r *Relative) Dead(day law.Day) bool {
	if !r.Died.IsZero() && !r.Died.First().After(day) {
		return true
	}
	undated := r.Died.IsZero() && (r.DeathConfirmed == Yes || r.CarerEnd == "death")
	return r.Alive == No || undated
}

// DecidesNot reports whether the record says that r may not decide for the child: by the answer, or
// by a basis that is none.
func (r *Relative) DecidesNot() bool {
	return r.MayDecide.Refuses() || r.DecisionBasis == "none"
}

// Entitled reports whether the record says that r may decide for the child. A parent may if it is
// answered so. A relative or carer, to whom a decision can give parental responsibility, may if it
// is answered so and there is a decision on file: by the basis, or since r was appointed guardian.
// A right by law, by custom or by what a parent delegated is not the same in all States, and is
// none here. Of anybody else, as an employer, a spouse or a stranger, and where the relation is not
// recorded, the answer alone opens nothing, nor does an order: who was appointed is a guardian.
func (r *Relative) Entitled(appointed bool) bool {
	switch {
	case r.DecidesNot() || r.MayDecide != Yes:
		return false
	case r.Relation.Parent():
		return r.DecisionBasis == "" || law.IsValid(r.DecisionBasis)
	}
	return r.Relation.MayHold() && (appointed || r.DecisionBasis.Decided())
}

// Minor reports whether r may be under 18 on day, by the date of birth.
func (r *Relative) Minor(day law.Day) bool {
	return !r.BirthDate.IsZero() && r.BirthDate.Last().AddYears(18).After(day)
}

// YoungParent reports whether the record says of r, as a parent, that he or she may decide for the
// child. Whether a parent under 18 may is for the law of the State to say, or for a court.
func (r *Relative) YoungParent() bool { return r.Relation.Parent() && r.MayDecide == Yes }

// Deciding reports whether r may be one who decides for the child: a parent, guardian or carer by
// the relation, by the care that is given, or by the answer. One of whom nothing of that is
// recorded may be.
func (r *Relative) Deciding() bool {
	cares := r.Carer != "" && r.Carer != "none"
	return r.Relation == "" || r.Relation.Caring() || cares || r.MayDecide.Warns()
}

// Accused reports whether by any field r is suspected, and since when; the zero Day is since ever.
// Care that ended for what the carer did says it too. Only the answer no says no.
func (r *Relative) Accused() (since law.Day, is bool) {
	told := r.Suspect != "" || !r.SuspectedSince.IsZero() || r.CarerEnd.Harm()
	if r.Suspected.Warns() || r.Suspected != No && told {
		return r.SuspectedSince, true
	}
	return law.Day{}, false
}

// Shut reports whether something on record keeps r from deciding for the child: a suspicion,
// however it is recorded, a conflict of interests, or what somebody misspelt. Only the answer no
// says no. What the suspects of the file say of r, the file adds.
func (r *Relative) Shut() bool {
	_, accused := r.Accused()
	return accused || r.Conflict.Warns()
}

// CarerKind is the way in which somebody cares for a child. The zero value means "not recorded".
//
//	parent
//	kinship
//	foster
//	appointed
//	informal
//	sibling
//	spouse
//	employer
//	none
type CarerKind string

// Authority is that by which somebody decides for a child. The zero value means "not recorded".
//
//	by-law
//	court-order
//	order            order of an administrative body
//	delegated    delegated by the holder of parental responsibility
//	customary
//	none
//	unknown
//
// Source: CRC, article 5; United Nations Guidelines for the Alternative Care of Children
// (A/RES/64/142), paragraph 29(b).
type Authority string

// Decided reports whether a court or an administrative body decided it.
func (a Authority) Decided() bool { return a == "court-order" || a == "order" }

// CareEnd is why care ended. The zero value means "not recorded".
//
//	death
//	illness
//	breakdown
//	abuse-or-neglect
//	poverty
//	moved-away
//	detained
//	migrated
//	child-left
//	child-wish
//	exploitation
//	education         left for school or training
//	order-ended
//	reunified
//	aged-out          reached the age at which care ends
//	transferred       moved to another place of care
//	completed         the programme or stay was completed
//	rules-broken      left because rules were broken
//	returned          returned to another country
//	safety            the place was not safe any more
//	other
//	unknown
type CareEnd string

// Harm reports whether care ended for what the carer did.
func (e CareEnd) Harm() bool { return e == "abuse-or-neglect" || e == "exploitation" }
