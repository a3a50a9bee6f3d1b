package jurisdiction

import "github.com/antitrafficking/palermo/jurisdiction/law"

// Offences are the crimes of trafficking.
type Offences struct {
	Adult law.Dated[Offence] `json:"adult,omitzero"`
	Child law.Dated[Offence] `json:"child,omitzero"`
	// UseOfServices is the knowing use of services of a victim.
	UseOfServices law.Dated[Offence] `json:"use_of_services,omitzero"`
	// Servitude is the crime of holding somebody in slavery, servitude or forced labour, apart
	// from bringing somebody there: CETS No. 197 does not ask for it, article 4 of the European
	// Convention on Human Rights does.
	Servitude          law.Dated[Offence] `json:"servitude,omitzero"`
	ConsentIrrelevant  law.Dated[bool]    `json:"consent_irrelevant,omitzero"`
	CorporateLiability law.Dated[bool]    `json:"corporate_liability,omitzero"`
	// LimitationStart is the event from which the limitation period of an offence against a child
	// runs.
	LimitationStart law.Dated[law.Event] `json:"limitation_start,omitzero"`
}

// An Offence is one crime; its article stands in the source of its edition.
type Offence struct {
	Title    string    `json:"title"`
	Means    MeansRole `json:"means,omitempty"`
	Purposes []Purpose `json:"purposes,omitempty"`
	// OpenPurposes is true where the list of purposes ends in "other forms".
	OpenPurposes bool    `json:"open_purposes,omitempty"`
	Penalty      Penalty `json:"penalty,omitzero"`
	Grades       []Grade `json:"grades,omitempty"`
	// MentalElement is what the offender must know, in short: "knows", "knows or could have known".
	MentalElement string `json:"mental_element,omitempty"`
}

// MeansRole says what part the means play in an offence. The zero MeansRole means "not recorded".
type MeansRole string

// The parts that means can play.
const (
	MeansElement     MeansRole = "element"
	MeansAdultsOnly  MeansRole = "element-adults-only"
	MeansAggravation MeansRole = "aggravation"
	MeansIrrelevant  MeansRole = "irrelevant"
)

// Purpose is a purpose of exploitation. The zero Purpose means "not recorded".
type Purpose string

// The purposes that instruments and national laws name.
const (
	SexualExploitation  Purpose = "sexual-exploitation"
	Pornography         Purpose = "pornography"
	ForcedLabour        Purpose = "forced-labour"
	Begging             Purpose = "begging"
	Slavery             Purpose = "slavery"
	Servitude           Purpose = "servitude"
	DomesticServitude   Purpose = "domestic-servitude"
	CriminalActivities  Purpose = "criminal-activities"
	OrganRemoval        Purpose = "organ-removal"
	Surrogacy           Purpose = "surrogacy"
	ForcedMarriage      Purpose = "forced-marriage"
	IllegalAdoption     Purpose = "illegal-adoption"
	ForcedFertilisation Purpose = "forced-fertilisation"
	ArmedConflict       Purpose = "armed-conflict"
	OtherExploitation   Purpose = "other"
)

// A Penalty is a range of imprisonment. A zero Min or Max is one that the article does not name;
// the general part of the code may.
type Penalty struct {
	Min  law.Length `json:"min,omitzero"`
	Max  law.Length `json:"max,omitzero"`
	Life bool       `json:"life,omitempty"`
	Fine FineRole   `json:"fine,omitempty"`
	// FineMin and FineMax bound the fine, where the article names it in money.
	FineMin Money `json:"fine_min,omitzero"`
	FineMax Money `json:"fine_max,omitzero"`
	// FineUnits tells a fine that the law counts in units of its own: "200 to 500 day-fines".
	FineUnits string `json:"fine_units,omitempty"`
}

// FineRole says how a fine stands beside imprisonment. The zero FineRole means "not recorded".
type FineRole string

// The ways in which a fine stands beside imprisonment.
const (
	FineCumulative  FineRole = "cumulative"
	FineAlternative FineRole = "alternative"
	FineNone        FineRole = "none"
)

// A Grade is a heavier or lighter form of an offence.
type Grade struct {
	Reason GradeReason `json:"reason"`
	// VictimUnder is the age in completed years under which a victim makes it this grade; 0 where
	// the grade is not one of age, or is that of every child.
	VictimUnder int     `json:"victim_under,omitempty"`
	Pinpoint    string  `json:"pinpoint,omitempty"`
	Penalty     Penalty `json:"penalty"`
}

// GradeReason says why a form of an offence is punished differently. The zero value means "not
// recorded".
//
//	means
//	child-victim
//	public-official
//	organised-group
//	serious-injury
//	death
//	documents
//	family-member
//	repeated
//	knowing-use
//	organising
//	several-victims
//	legal-person
//	other
type GradeReason string

// NonPunishment is a rule that victims are not punished.
type NonPunishment struct {
	Type      NonPunishmentType `json:"type"`
	Covers    []LiabilityKind   `json:"covers,omitempty"`
	Condition Causation         `json:"condition,omitempty"`
	// Child is the condition for who was a child at the act; "" is the same as for everybody.
	Child Causation `json:"child,omitempty"`
}

// NonPunishmentType says what a rule of non-punishment does. The zero value means "not recorded".
//
//	no-liability
//	no-prosecution
//	no-penalty
//	discretion
//	not-read        a provision exists; its wording was not read
type NonPunishmentType string

// LiabilityKind is a kind of liability for an act. The zero value means "not recorded".
type LiabilityKind string

// The kinds of liability.
const (
	Criminal       LiabilityKind = "criminal"
	Misdemeanour   LiabilityKind = "misdemeanour"
	Administrative LiabilityKind = "administrative"
	Immigration    LiabilityKind = "immigration"
)

// Causation says how an act must hang together with the trafficking. The zero value means "not
// recorded".
//
//	compelled
//	direct-consequence
type Causation string

// DirectConsequence is the condition that a rule reads: it asks for no compulsion.
const DirectConsequence Causation = "direct-consequence"

// ForChild returns how the act of a child must hang together with the trafficking.
func (n NonPunishment) ForChild() Causation {
	if n.Child != "" {
		return n.Child
	}
	return n.Condition
}
