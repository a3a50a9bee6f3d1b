package person

// RelationKind says what somebody is to a person: a relative, a carer, a suspect. The zero value
// means "not recorded".
//
//	parent
//	mother
//	father
//	step-parent
//	adoptive-parent
//	foster-parent
//	parent-in-law
//	guardian
//	carer
//	sibling
//	half-sibling
//	step-sibling
//	grandparent
//	aunt-or-uncle
//	cousin
//	nephew-or-niece
//	grandchild
//	in-law
//	relative  another relative, or which one is not known
//	child
//	spouse
//	fiance
//	intimate-partner
//	former-partner
//	co-parent
//	household-member
//	friend
//	neighbour
//	schoolmate
//	teacher
//	employer
//	co-worker
//	landlord
//	agent
//	community-leader
//	religious-leader
//	health-worker
//	social-worker
//	public-official
//	smuggler
//	buyer-of-services
//	acquaintance
//	online-acquaintance
//	stranger
//	other
//	unknown
//
// Source: HL7 v3 RoleCode, personal relationships; Gender-Based Violence Information Management
// System, relationship of the alleged perpetrator; extended.
type RelationKind string

// The relations that rules read.
const (
	RelationParent     RelationKind = "parent"
	RelationStepParent RelationKind = "step-parent"
	RelationGuardian   RelationKind = "guardian"
	RelationCarer      RelationKind = "carer"
	RelationRelative   RelationKind = "relative"
	RelationPartner    RelationKind = "intimate-partner"
	RelationSpouse     RelationKind = "spouse"
	RelationFriend     RelationKind = "friend"
	RelationEmployer   RelationKind = "employer"
	RelationOnline     RelationKind = "online-acquaintance"
	RelationStranger   RelationKind = "stranger"
	RelationOfficial   RelationKind = "public-official"
	RelationOther      RelationKind = "other"
	RelationUnknown    RelationKind = "unknown"
)

// Caring reports whether the relation is that of a parent, guardian or carer.
func (k RelationKind) Caring() bool {
	switch k {
	case RelationParent, "mother", "father", RelationStepParent, "adoptive-parent",
		"foster-parent", "parent-in-law", RelationGuardian, RelationCarer:
		return true
	}
	return false
}

// Parent reports whether the relation is that of a parent by birth or adoption.
func (k RelationKind) Parent() bool {
	return k == RelationParent || k == "mother" || k == "father" || k == "adoptive-parent"
}

// MayHold reports whether who is that to a child can hold parental responsibility, be it by a
// decision alone: a parent, a guardian or carer, and relatives who can be older than the child.
// Those of a spouse are none: a marriage of a child gives nobody a right over the child.
func (k RelationKind) MayHold() bool {
	switch k {
	case "parent-in-law", "in-law", "child", "grandchild":
		return false
	}
	return k.Kin()
}

// Kin reports whether the relation is one of family, that of a parent or carer among them; a spouse
// or partner is none.
func (k RelationKind) Kin() bool {
	switch k {
	case "sibling", "half-sibling", "step-sibling", "grandparent", "aunt-or-uncle", "cousin",
		"nephew-or-niece", "grandchild", "in-law", RelationRelative, "child":
		return true
	}
	return k.Caring()
}

// Sibling reports whether the relation is that of a sibling, by both parents, by one or by none.
func (k RelationKind) Sibling() bool {
	return k == "sibling" || k == "half-sibling" || k == "step-sibling"
}

// Shared reports whether who is that to one of several siblings may be the same to all of them, as
// a parent, carer or aunt is.
func (k RelationKind) Shared() bool {
	switch k {
	case "grandparent", "aunt-or-uncle", "cousin", RelationRelative:
		return true
	}
	return k.Caring() && k != "parent-in-law" || k.Sibling()
}

// Coarse returns the relation as the Human Trafficking Case Data Standard groups it: "familial",
// "acquainted", "unacquainted", or "" where it does not say.
func (k RelationKind) Coarse() string {
	switch {
	case k == RelationStranger:
		return "unacquainted"
	case k == "" || k == RelationOther || k == RelationUnknown:
		return ""
	case k.Kin(), k == RelationSpouse, k == "co-parent":
		return "familial"
	}
	return "acquainted"
}
