package ctdc

import (
	"iter"
	"math/bits"
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Flag is a question that a row answers with yes, no or not at all. It is a number, not a word,
// because it is a place in a set.
type Flag uint8

// The means of control. The last four are what the releases of 2024 and later merge of them; which
// of the merged ones is meant cannot be told.
const (
	MeansDebtBondage Flag = iota
	MeansTakesEarnings
	MeansRestrictsFinances
	MeansThreats
	MeansPsychologicalAbuse
	MeansPhysicalAbuse
	MeansSexualAbuse
	MeansFalsePromises
	MeansSubstances // drugs or alcohol
	MeansRestrictsMovement
	MeansRestrictsMedicalCare
	MeansExcessiveHours
	MeansUsesChildren
	MeansThreatOfPolice // of law enforcement
	MeansWithholdsNecessities
	MeansWithholdsDocuments
	MeansOther
	MeansNotSpecified
	MeansDebtOrEarnings // MeansDebtBondage or MeansTakesEarnings
	MeansAnyThreat      // MeansThreats, MeansUsesChildren or MeansThreatOfPolice
	MeansAnyAbuse       // MeansPsychologicalAbuse, MeansPhysicalAbuse or MeansSexualAbuse
	MeansDeniesNeeds    // MeansRestrictsFinances, MeansRestrictsMovement, MeansRestrictsMedicalCare or MeansWithholdsNecessities

	// The forms of exploitation. In the synthetic releases FormOther holds forced marriage, forced
	// military service and the removal of organs too.
	FormForcedLabour
	FormSexual
	FormOther
	FormSexualAndLabour
	FormForcedMarriage
	FormForcedMilitary
	FormOrganRemoval
	FormSlavery // slavery and similar practices

	// The kinds of labour.
	LabourAgriculture
	LabourAquafarming
	LabourBegging
	LabourConstruction
	LabourDomesticWork
	LabourHospitality
	LabourIllicitActivities
	LabourManufacturing
	LabourMining // or drilling
	LabourPeddling
	LabourTransport
	LabourOther
	LabourNotSpecified

	// The kinds of sexual exploitation.
	SexProstitution
	SexPornography
	SexRemoteServices
	SexPrivateServices
	SexOther

	Abduction

	// What the recruiter was to the victim.
	RecruiterPartner
	RecruiterFriend // or acquaintance
	RecruiterFamily // or relative, guardian, foster parent
	RecruiterOther
	RecruiterUnknown

	// The perpetrator of an account. Who is in PerpetratorStranger is a stranger, unknown or
	// another; in PerpetratorFamily a relative or a partner.
	PerpetratorPays
	PerpetratorRecruits
	PerpetratorTransacts
	PerpetratorControls
	PerpetratorExploits
	PerpetratorStranger
	PerpetratorFriend
	PerpetratorFamily

	flagCount = iota
)

// AllFlags returns every flag in the order of declaration.
func AllFlags() iter.Seq[Flag] {
	return func(yield func(Flag) bool) {
		for f := range Flag(flagCount) {
			if !yield(f) {
				return
			}
		}
	}
}

// String returns the name of the column, in the oldest release that has it, or "" for a flag that
// does not exist. The three relations of a perpetrator are words of one column.
func (f Flag) String() string {
	for _, release := range law.Codes[Release]() {
		for _, c := range release.columns() {
			if c.hasFlag() && c.flag == f {
				return c.name
			}
		}
	}
	if word := wordOf(f); word != "" {
		return "IP_Relation " + word
	}
	return ""
}

// Group is a group of flags that are counted together. The zero Group is none.
type Group string

// The groups.
const (
	Means       Group = "means-of-control"
	Forms       Group = "form-of-exploitation"
	Labour      Group = "kind-of-labour"
	Sexual      Group = "kind-of-sexual-exploitation"
	Recruiter   Group = "recruiter"
	Perpetrator Group = "perpetrator"
)

// Group returns the group of the flag; "" for Abduction, which stands alone.
func (f Flag) Group() Group {
	switch {
	case f < FormForcedLabour:
		return Means
	case f < LabourAgriculture:
		return Forms
	case f < SexProstitution:
		return Labour
	case f < Abduction:
		return Sexual
	case f >= RecruiterPartner && f < PerpetratorPays:
		return Recruiter
	case f >= PerpetratorPays && f < flagCount:
		return Perpetrator
	}
	return ""
}

// bit is the place of the flag in a set.
func (f Flag) bit() uint64 { return 1 << f }

// Flags are the answers of a row. The zero Flags answer nothing.
type Flags struct{ yes, no uint64 }

// Yes reports whether the answer is yes.
func (s Flags) Yes(f Flag) bool { return s.yes&f.bit() != 0 }

// No reports whether the answer is no, which only the k-anonymised data set tells.
func (s Flags) No(f Flag) bool { return s.no&f.bit() != 0 }

// Answer returns the answer, "" where none is recorded.
func (s Flags) Answer(f Flag) person.Answer {
	switch {
	case s.Yes(f):
		return person.Yes
	case s.No(f):
		return person.No
	}
	return ""
}

// Set sets the answer. What is neither yes nor no is not recorded.
func (s *Flags) Set(f Flag, answer person.Answer) {
	s.yes &^= f.bit()
	s.no &^= f.bit()
	switch answer {
	case person.Yes:
		s.yes |= f.bit()
	case person.No:
		s.no |= f.bit()
	}
}

// Known reports whether a flag of the group is yes, other than one that says "not specified". Only
// such rows belong in the denominator of the group.
func (s Flags) Known(g Group) bool {
	i := slices.Index(groups[:], g)
	return i >= 0 && s.yes&groupBits[i] != 0
}

// groups are the groups in the order of their flags, groupBits the flags of each whose yes tells
// something.
var (
	groups    = [...]Group{Means, Forms, Labour, Sexual, Recruiter, Perpetrator}
	groupBits = func() (sets [len(groups)]uint64) {
		for f := range AllFlags() {
			if i := slices.Index(groups[:], f.Group()); i >= 0 && f != MeansNotSpecified && f != LabourNotSpecified && f != RecruiterUnknown {
				sets[i] |= f.bit()
			}
		}
		return sets
	}()
)

// All returns the flags that are yes.
func (s Flags) All() iter.Seq[Flag] {
	return func(yield func(Flag) bool) {
		for rest := s.yes; rest != 0; rest &= rest - 1 {
			if !yield(Flag(bits.TrailingZeros64(rest))) {
				return
			}
		}
	}
}
