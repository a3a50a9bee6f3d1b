package ctdc

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Row is one row of a data set. Every field may be not recorded; fields that the release lacks
// are.
type Row struct {
	Release Release
	// Line is the line of the input, from 1; the header stands above it. It is 0 for a row that was
	// not read.
	Line int

	// Year is that of registration: of assistance, identification, referral or report. Only the
	// data set of victims and perpetrators has periods.
	Year   Years
	Source Source
	Gender Gender
	// Age is in completed years at registration.
	Age Band
	// Majority is at registration, MajorityAtExploitation when exploitation began, MajorityAtEntry
	// when the process of trafficking began. See [Row.Standing].
	Majority               Majority
	MajorityAtExploitation Majority
	MajorityAtEntry        Majority
	// Months is how many months trafficking lasted.
	Months Band
	// Citizenship may be the country of origin, where a contributor knew no more. Country is that
	// of exploitation; since 2024 the country where the person was first supported, identified or
	// referred stands in for it. Serbia includes Kosovo, China includes Tibet.
	Citizenship jurisdiction.Code
	Country     jurisdiction.Code

	Flags Flags

	// Origin and Destination are regions of origin and of exploitation, in the data set of victims
	// and perpetrators.
	Origin, Destination Regions
	// PerpetratorGender, PerpetratorAge and PerpetratorRegions (of citizenship) are of the
	// perpetrator of the account.
	PerpetratorGender  Gender
	PerpetratorAge     Band
	PerpetratorRegions Regions

	Text Text
}

// Text are the columns that say in words what the flags say too, and those of the data set of
// victims and perpetrators whose words are not all known to us. They are as the file has them, ""
// where not recorded. A text keeps the whole line of the file in memory.
type Text struct {
	Means, Forms, Labour, Sexual, Recruiter               string
	Origin, Destination                                   string
	PerpetratorRegions, PerpetratorRelation               string
	PerpetratorGender, PerpetratorAge, PerpetratorPayment string
}

// Standing returns whether the person counts as a child at the moment, by what the row records of
// that moment and of no other. A row that records a child in one column and an adult in another
// tells a child. Bands of age never reach across 18 in a release; one that does tells a presumed
// child.
func (r *Row) Standing(at Moment) person.Standing {
	var m Majority
	switch at {
	case AtRegistration:
		switch {
		case r.Majority == Minor || !r.Age.IsZero() && r.Age.Max < 18:
			return person.Child
		case !r.Age.IsZero() && r.Age.Min < 18:
			return person.PresumedToBe
		case !r.Age.IsZero():
			return person.Adult
		}
		m = r.Majority
	case AtExploitation:
		m = r.MajorityAtExploitation
	case AtEntry:
		m = r.MajorityAtEntry
	}
	switch m {
	case Minor:
		return person.Child
	case Adult:
		return person.Adult
	}
	return person.StandingUnknown
}

// contradicts reports whether columns of the row say different things of one matter: a band of age
// and a majority at registration, or a word and the flag that denies it.
func (r *Row) contradicts() bool {
	if !r.Age.IsZero() && (r.Majority == Adult && r.Age.Max < 18 || r.Majority == Minor && r.Age.Min >= 18) {
		return true
	}
	if r.Flags.no == 0 || r.Text.Forms == "" && r.Text.Recruiter == "" {
		return false
	}
	denied := r.Flags.no
	if r.Flags.Yes(FormSexualAndLabour) { // both in one column, whatever the columns of each say
		denied &^= FormSexual.bit() | FormForcedLabour.bit()
	}
	return denied&(labelled(r.Text.Forms, formLabels[:])|labelled(r.Text.Recruiter, recruiterLabels[:])) != 0
}
