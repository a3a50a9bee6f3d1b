package victim

import (
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Age is what is known of a person's age.
type Age struct {
	Knowledge AgeKnowledge `json:"knowledge,omitempty" data:"age" validate:"tip_code"`
	// BirthDay is the day of birth, for AgeExact.
	BirthDay law.Day `json:"birth_day,omitzero" data:"age" validate:"tip_day"`
	// BirthYear and BirthMonth (1 to 12), for AgeMonth and AgeYear.
	BirthYear  int `json:"birth_year,omitempty" data:"age" validate:"omitempty,min=1900,max=2200"`
	BirthMonth int `json:"birth_month,omitempty" data:"age" validate:"omitempty,min=1,max=12"`
	// Min and Max are completed years on the day On, both inclusive, for AgeRange; Estimate and
	// Margin, for AgeEstimate.
	Min      int     `json:"min,omitempty" data:"age" validate:"min=0,max=130"`
	Max      int     `json:"max,omitempty" data:"age" validate:"min=0,max=130"`
	Estimate int     `json:"estimate,omitempty" data:"age" validate:"min=0,max=130"`
	Margin   int     `json:"margin,omitempty" data:"age" validate:"min=0,max=50"`
	On       law.Day `json:"on,omitzero" data:"age" validate:"tip_day"`

	// ReasonToBelieveChild answers whether there are reasons to believe that the person is a child
	// (CETS No. 197, article 10(3)).
	ReasonToBelieveChild Answer `json:"reason_to_believe_child,omitempty" data:"age" validate:"tip_code"`

	// Status is how the file treats the person, since StatusDay.
	Status    AgeStatus     `json:"status,omitempty" data:"age" validate:"tip_code"`
	StatusDay law.Day       `json:"status_day,omitzero" data:"age" validate:"tip_day"`
	Evidence  []AgeEvidence `json:"evidence,omitempty" data:"age" validate:"dive"`
	// ChildMeasures answers whether the measures for children are applied, since ChildMeasuresDay.
	ChildMeasures    Answer          `json:"child_measures,omitempty" data:"protection" validate:"tip_code"`
	ChildMeasuresDay law.Day         `json:"child_measures_day,omitzero" data:"protection" validate:"tip_day"`
	Assessments      []AgeAssessment `json:"assessments,omitempty" data:"age" validate:"dive"`
}

// AgeEvidence is a piece of evidence of an age.
type AgeEvidence struct {
	Kind AgeEvidenceKind `json:"kind" data:"age" validate:"required,tip_code"`
	Day  law.Day         `json:"day,omitzero" data:"age" validate:"tip_day"`
}

// An AgeAssessment is one assessment of an age.
type AgeAssessment struct {
	ID    string            `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Day   law.Day           `json:"day,omitzero" data:"age" validate:"tip_day"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// DoubtRecorded answers whether the grounds of doubt are on file.
	DoubtRecorded Answer `json:"doubt_recorded,omitempty" data:"age" validate:"tip_code"`
	// Multidisciplinary and Qualified speak of the assessors.
	Multidisciplinary Answer `json:"multidisciplinary,omitempty" data:"age" validate:"tip_code"`
	Qualified         Answer `json:"qualified,omitempty" data:"age" validate:"tip_code"`
	// Methods in the order in which they were used.
	Methods []AgeMethod `json:"methods,omitempty" data:"age" validate:"dive,required,tip_code"`
	// InformedDay is the day on which the person was told, in a language that he or she
	// understands, of what would be done.
	InformedDay      law.Day `json:"informed_day,omitzero" data:"consent" validate:"tip_day"`
	InformedLanguage Answer  `json:"informed_language,omitempty" data:"consent" validate:"tip_code"`
	Consent          Answer  `json:"consent,omitempty" data:"consent" validate:"tip_code"`
	// RepresentativeInformed is the day on which the guardian or representative was told.
	RepresentativeInformed law.Day `json:"representative_informed,omitzero" data:"consent" validate:"tip_day"`
	// Lower and Upper are the result in completed years, both inclusive; both 0 if the assessment
	// led to none.
	Lower int `json:"lower,omitempty" data:"age" validate:"min=0,max=130"`
	Upper int `json:"upper,omitempty" data:"age" validate:"min=0,max=130"`
	// Inconclusive answers whether the assessment failed to lead to a result.
	Inconclusive Answer `json:"inconclusive,omitempty" data:"age" validate:"tip_code"`
}

// Childhood is the answer to whether a person is a child on a day.
type Childhood struct {
	Standing Standing
	Reason   AgeReason
}

// Standing is whether a person counts as a child. The zero Standing is not an answer.
type Standing string

// The answers.
const (
	Child           Standing = "child"
	PresumedToBe    Standing = "presumed-child"
	Adult           Standing = "adult"
	StandingUnknown Standing = "unknown"
)

// IsChild reports whether the person is a child or is to be presumed one.
func (c Childhood) IsChild() bool { return c.Standing == Child || c.Standing == PresumedToBe }

// AgeReason says why a person counts as a child, or not. The zero AgeReason is not an answer.
type AgeReason string

// The reasons.
const (
	UnderEighteen        AgeReason = "under-18"             // under 18 on any reading of what is known
	EighteenReached      AgeReason = "18-reached"           // 18 or over on any reading
	RangeReachesUnder    AgeReason = "may-be-under-18"      // what is known allows an age under 18
	ReasonsToBelieve     AgeReason = "reasons-to-believe"   // the age is not known; there are reasons to believe that the person is a child
	StatusSaysChild      AgeReason = "treated-as-child"     // the file treats the person as a child
	StatusSaysAdult      AgeReason = "confirmed-adult"      // the age was confirmed as adult; no date of birth is recorded
	AgeInDispute         AgeReason = "age-disputed"         // doubt resolves to child
	NoReasonToBelieve    AgeReason = "no-reason-to-believe" // the age may be under 18, but the file says there is no reason to believe it
	NothingKnown         AgeReason = "nothing-known"
	RecordedAdultIsChild AgeReason = "birth-date-says-child" // recorded as adult against the date of birth, which wins
)

// ChildOn answers whether the person is a child on day. Under 18 is a child everywhere (Palermo
// Protocol, article 3(d); CETS No. 197, article 4(d); Directive 2011/36/EU, article 2(6)). The 18th
// birthday itself is the first day of adulthood; who is born on 29 February reaches it on 1 March
// of a year without that day. Doubt resolves to child: where what is known allows an age under 18,
// the person is presumed to be a child (CETS No. 197, article 10(3); Directive 2011/36/EU, article
// 13(2)), unless the file records that there is no reason to believe so.
func (a Age) ChildOn(day law.Day) Childhood {
	if day.IsZero() {
		return Childhood{StandingUnknown, NothingKnown}
	}
	earliest, latest, known := a.Eighteen()
	switch {
	case known && day.Before(earliest):
		if a.Status == ConfirmedAdult && a.treated(day) {
			return Childhood{Child, RecordedAdultIsChild}
		}
		return Childhood{Child, UnderEighteen}
	case known && !day.Before(latest):
		if a.Status == PresumedChild || a.Status == DisputedAge {
			// The number on file is itself in doubt.
			return a.doubtful()
		}
		return Childhood{Adult, EighteenReached}
	case known: // also for who is recorded as adult: a range that reaches under 18 confirms no adult
		if a.ReasonToBelieveChild == No && a.Status != PresumedChild && a.Status != ConfirmedChild {
			return Childhood{StandingUnknown, NoReasonToBelieve}
		}
		return Childhood{PresumedToBe, RangeReachesUnder}
	}
	switch a.Status {
	case ConfirmedAdult:
		if a.treated(day) {
			return Childhood{Adult, StatusSaysAdult}
		}
		return Childhood{StandingUnknown, NothingKnown} // on an earlier day the person may have been a child
	case ConfirmedChild:
		if !a.StatusDay.IsZero() && !day.After(a.StatusDay) {
			return Childhood{Child, StatusSaysChild}
		}
		return Childhood{PresumedToBe, StatusSaysChild} // until somebody records an age, he or she stays a child
	}
	return a.doubtful()
}

// treated reports whether the recorded status had been given by day.
func (a Age) treated(day law.Day) bool { return !a.StatusDay.IsZero() && !day.Before(a.StatusDay) }

// doubtful answers for an age that is not known or is in dispute.
func (a Age) doubtful() Childhood {
	switch {
	case a.Status == PresumedChild:
		return Childhood{PresumedToBe, StatusSaysChild}
	case a.ReasonToBelieveChild == Yes:
		return Childhood{PresumedToBe, ReasonsToBelieve}
	case a.ReasonToBelieveChild == No:
		return Childhood{StandingUnknown, NoReasonToBelieve}
	case a.Status == DisputedAge || a.Knowledge == AgeDisputed:
		return Childhood{PresumedToBe, AgeInDispute}
	}
	return Childhood{StandingUnknown, NothingKnown}
}

// Eighteen returns the earliest and the latest day on which the person can reach 18; they are the
// same where the day of birth is known. It reports false where that cannot be told.
func (a Age) Eighteen() (earliest, latest law.Day, known bool) {
	const years = 18
	switch {
	case a.BirthDay.IsValid():
		d := law.Birthday(a.BirthDay, years)
		return d, d, true
	case a.BirthYear != 0 && a.BirthMonth >= 1 && a.BirthMonth <= 12:
		m := time.Month(a.BirthMonth)
		first := law.NewDay(a.BirthYear, m, 1)
		return law.Birthday(first, years), law.Birthday(law.AddMonths(first, 1).AddDays(-1), years), true
	case a.BirthYear != 0:
		return law.NewDay(a.BirthYear+years, time.January, 1), law.NewDay(a.BirthYear+years, time.December, 31), true
	case a.Knowledge == AgeRange && a.On.IsValid() && a.Max >= a.Min && a.Max > 0:
		return a.reaches(a.Max, true), a.reaches(a.Min, false), true
	case a.Knowledge == AgeEstimate && a.On.IsValid() && a.Estimate > 0:
		return a.reaches(a.Estimate+a.Margin, true), a.reaches(max(a.Estimate-a.Margin, 0), false), true
	}
	return law.Day{}, law.Day{}, false
}

// reaches returns a day on which a person who has completed age years on a.On reaches 18: the
// earliest possible if the last birthday was as long ago as it can be, the latest possible if it
// was on a.On itself.
func (a Age) reaches(age int, earliest bool) law.Day {
	if earliest {
		// Almost a year older than age: the next birthday is the day after a.On.
		return law.AddYears(a.On.AddDays(1), 18-age-1)
	}
	return law.AddYears(a.On, 18-age)
}
