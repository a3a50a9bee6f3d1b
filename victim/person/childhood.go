package person

import "github.com/antitrafficking/palermo/jurisdiction/law"

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

// IsOpen reports whether the file does not tell if the person is a child: nothing of use is known,
// or an adult was found without a day or on a later one. That somebody looked and saw no reason to
// believe in a child is not open.
func (c Childhood) IsOpen() bool {
	return c.Standing == StandingUnknown && c.Reason != NoReasonToBelieve
}

// AgeReason says why a person counts as a child, or not. The zero AgeReason is not an answer.
type AgeReason string

// The reasons.
const (
	// UnderEighteen, EighteenReached: on any reading of what is known.
	UnderEighteen   AgeReason = "under-18"
	EighteenReached AgeReason = "18-reached"
	// RangeReachesUnder: what is known allows an age under 18.
	RangeReachesUnder AgeReason = "may-be-under-18"
	// ReasonsToBelieve: there are reasons to believe that the person is a child.
	ReasonsToBelieve AgeReason = "reasons-to-believe"
	// StatusSaysChild: the file treats the person as a child.
	StatusSaysChild AgeReason = "treated-as-child"
	// StatusSaysAdult: the age was confirmed as adult, and nothing on file says otherwise.
	StatusSaysAdult AgeReason = "confirmed-adult"
	// AgeInDispute: doubt resolves to child.
	AgeInDispute AgeReason = "age-disputed"
	// NoReasonToBelieve: the age may be under 18, but the file sees no reason to believe it.
	NoReasonToBelieve AgeReason = "no-reason-to-believe"
	NothingKnown      AgeReason = "nothing-known"
	// RecordedAdultIsChild: recorded as adult against the number on file, which wins.
	RecordedAdultIsChild AgeReason = "birth-date-says-child"
	// AssessedUnderEighteen: under 18 on any reading of an assessment.
	AssessedUnderEighteen AgeReason = "assessed-under-18"
	// AssessedAdult: a conclusive assessment found 18 or over.
	AssessedAdult AgeReason = "assessed-adult"
	// AssessmentAllowsChild: the result of an assessment is or reaches under 18.
	AssessmentAllowsChild AgeReason = "assessment-allows-child"
	// AssessmentInconclusive: an assessment left the age open.
	AssessmentInconclusive AgeReason = "assessment-not-conclusive"
	// AgeWithoutDay: years under 18, without the day of which they speak.
	AgeWithoutDay AgeReason = "age-without-day"
	// BirthImpossible: born after the day asked, or in another calendar.
	BirthImpossible AgeReason = "birth-not-possible"
	// FactsContradict: one field makes the person younger than another.
	FactsContradict AgeReason = "facts-contradict"
	// AdultWithoutDay: confirmed or assessed as adult, without the day of that.
	AdultWithoutDay AgeReason = "adult-without-day"
	// AdultLater: confirmed or assessed as adult on a later day, which does not work backwards.
	AdultLater AgeReason = "adult-only-later"
)

// ChildOn answers whether the person is a child on day.
//
// Under 18 is a child everywhere (Palermo Protocol, article 3(d); CETS No. 197, article 4(d);
// Directive 2011/36/EU, article 2(6)). Where the age is uncertain and there are reasons to believe
// that the person is a child, the person is presumed to be one until the age is verified (CETS No.
// 197, article 10(3); Directive 2011/36/EU, article 13(2)). Every doubt that the file shows counts
// as such a reason, whatever number and whatever label stands beside it. The first row that fits
// answers.
//
//	on file                                     answer          source
//	the zero Day is asked                       unknown
//	number under 18 on any reading              child           Palermo 3(d); CETS 197 4(d)
//	the same, recorded as adult                 child           Palermo 3(d); CETS 197 4(d)
//	confirmed child, up to the day of that      child           Palermo 3(d); CETS 197 4(d)
//	assessed under 18, no number against it     child           Palermo 3(d); CETS 197 4(d)
//	birth that cannot be, see number            presumed-child  CETS 197 10(3); GC 6 31(i)
//	number reaches under 18                     presumed-child  CETS 197 10(3); Dir. 13(2)
//	years under 18, their day not told          presumed-child  CETS 197 10(3); Dir. 13(2)
//	another field says younger                  presumed-child  CETS 197 10(3); Dir. 13(2)
//	treated as child, against the number        presumed-child  CETS 197 10(3); Dir. 13(2)
//	treated as child, without a number          presumed-child  CETS 197 10(3); Dir. 13(2)
//	reasons to believe in a child: yes          presumed-child  CETS 197 10(3); Dir. 13(2)
//	in dispute, by status or knowledge          presumed-child  CETS 197 10(3); GC 6 31(i)
//	assessed, the result reaches under 18       presumed-child  Reg. 25(2); GC 6 31(i)
//	assessed later, may be under 18 before      presumed-child  CETS 197 10(3); Dir. 13(2)
//	assessed, without a result                  presumed-child  CETS 197 10(3); Reg. 25(2)
//	assessed as 18, not conclusive              presumed-child  Reg. 25(1)-(5); N.B.F. v. Spain
//	number 18 or over on any reading            adult           Palermo 3(d)
//	impression under 18, no reason to believe   unknown         CETS 197 10(3): no reasons
//	conclusive assessment of 18 or over, by day adult           CETS 197 10(3): verified
//	recorded as adult, by day                   adult           CETS 197 10(3): verified
//	may have been a child 18 years ago          adult           Palermo 3(d)
//	anything else                               unknown
//
// Dir. is Directive 2011/36/EU; Reg. is Regulation (EU) 2024/1348, which speaks of the asylum
// procedure and is taken here as the measure of a good assessment; GC 6 is General Comment No. 6 of
// the Committee on the Rights of the Child, paragraph 31(i): "the benefit of the doubt". Where the
// answer is child, what was found is the fact, and the law says what follows from it.
//
// Number. [Age.Knowledge] says which field counts. An estimate without a margin is read as up to
// [UntoldMargin] years younger. A birth before 1900, after 2200 or after the day asked is one that
// cannot be. A range with a Min alone has no upper end. That there is no reason to believe in a
// child takes the doubt out of an impression, which is a range that reaches 18 on its day or an
// estimate of 18 or over, and out of nothing else: not out of a month or year of birth, not out of
// another field that allows a child, and not out of an estimate whose own number is under 18. The
// 18th birthday is the first day of adulthood; who was born on 29 February reaches it on 1 March of
// a year without that day. A range and an estimate are counted back and forth by the calendar.
//
// Days. What protects works backwards: who may be a child on a day may have been one before. The
// result of an assessment, a conclusive one too, is a range on its day and counted back like one;
// against a number that makes an adult it counts on an earlier day only where both cannot be right.
// What makes an adult, be it a status or an assessment, counts from its day on: for a day before
// it, or if it has none, the answer is unknown, with the reason [AdultLater] or [AdultWithoutDay].
//
// Growing up. A status or an assessment that protects does so for 18 years at the longest, for the
// person lived on its day; a range for as long as its youngest reading allows; a status that agrees
// with the number as long as the number does. What has no day cannot grow up by itself: reasons to
// believe, a dispute by knowledge, and a status, an age in years or an assessment without its day.
// It stands until 18 years after the last day on file on which somebody looked at the age, which is
// that of the status, of the years, of an assessment or of the measures for children: the person
// lived on that day. The day of a paper is none of these, for a paper may be false. A file without
// any such day keeps its doubt until it is changed; rule AGE-001 asks since when there is doubt.
//
// Assessments. The last conclusive one settles: one that confirms an adult, see
// [AgeAssessment.ConfirmsAdult], ends the doubt of an assessment or an impression of an earlier
// day, and a birth of another calendar, which says nothing. It ends the status of a presumed child
// of an earlier day, for a presumption lasts until the age is verified (CETS No. 197, article
// 10(3)). It ends nothing else: a day of birth that says child or is after the day asked, a
// dispute, reasons to believe, the status of a confirmed child and one without a day are for the
// keeper of the file to change. An official paper that was found genuine ends the same from the day
// of that on, where the birth on file makes an adult; a paper that nobody checked ends nothing, nor
// does one of a kind of which something else was found since. A later assessment without a result,
// or with one that reaches under 18, opens the doubt again. Of one day the one that protects more
// counts. A result of 18 or over that confirms nobody is read as an estimate without a margin, and
// not held against a day, month or year of birth that says the same. One that was challenged
// confirms nobody until it is on file that it stood, and is no result where it did not.
//
// Refusal. That an examination was refused is no result. Article 25(6) of the Regulation lets an
// authority of asylum presume, until rebutted, that who refuses is not a minor; it obliges nobody
// to. That presumption is not drawn here: a refusal verifies no age, as CETS No. 197, article
// 10(3), asks.
func (a Age) ChildOn(day law.Day) Childhood {
	if day.IsZero() {
		return Childhood{StandingUnknown, NothingKnown}
	}
	settled := a.settled(day)
	n := a.counted()
	if a.Knowledge == AgeDisputed { // no field is more right than another
		n = a.youngest(day, n, settled)
	}
	assessed := a.assess(day, settled, n)
	if n.outdated(settled) {
		n = number{}
	}
	return a.childhood(day, n, assessed)
}

// youngest returns the reading that protects more than n on day, or n.
func (a *Age) youngest(day law.Day, n number, settled law.Day) number {
	for _, other := range a.readings() {
		switch {
		case n.under(day) && !n.outdated(settled), other.outdated(settled):
		case other.under(day), other.unborn(day):
			n = other
		}
	}
	return n
}

// outdated reports whether n is no more than an impression from before the day of a conclusive
// assessment. What cannot be read says nothing against one.
func (n number) outdated(settled law.Day) bool {
	impression := n.read() && !n.on.IsZero() && n.on.Before(settled)
	return !settled.IsZero() && (n.state == numberImpossible || impression)
}

func (a *Age) childhood(day law.Day, n number, assessed assessed) Childhood {
	recordedAdult := a.Status == ConfirmedAdult && a.treated(day)
	switch {
	case n.under(day) && recordedAdult:
		return Childhood{Child, RecordedAdultIsChild}
	case n.under(day):
		return Childhood{Child, UnderEighteen}
	case a.Status == ConfirmedChild && Dated(a.StatusDay) && !day.After(a.StatusDay):
		return Childhood{Child, StatusSaysChild}
	case assessed.child:
		return Childhood{Child, AssessedUnderEighteen}
	}
	if doubt := a.doubt(day, n, assessed); doubt != "" {
		return Childhood{PresumedToBe, doubt}
	}
	switch {
	case n.adult(day):
		return Childhood{Adult, EighteenReached}
	case n.mayBeUnder(day), n.mayBeYoung:
		return Childhood{StandingUnknown, NoReasonToBelieve} // see doubt
	case !assessed.settled.IsZero():
		return Childhood{Adult, AssessedAdult}
	case recordedAdult:
		return Childhood{Adult, StatusSaysAdult}
	case assessed.grown, a.outgrown(day), a.grown(day):
		return Childhood{Adult, EighteenReached}
	case a.ReasonToBelieveChild == No:
		return Childhood{StandingUnknown, NoReasonToBelieve}
	case assessed.adult != "":
		return Childhood{StandingUnknown, assessed.adult}
	case a.Status == ConfirmedAdult && Dated(a.StatusDay):
		return Childhood{StandingUnknown, AdultLater}
	case a.Status == ConfirmedAdult:
		return Childhood{StandingUnknown, AdultWithoutDay}
	}
	return Childhood{StandingUnknown, NothingKnown}
}

// doubt returns why the person is to be presumed a child, or "".
func (a *Age) doubt(day law.Day, n number, assessed assessed) AgeReason {
	grown := a.grown(day) // ends what has no day of its own
	switch {
	case n.unborn(day), n.state == numberImpossible && !grown:
		return BirthImpossible
	case n.mayBeUnder(day) && !a.dismissed(n):
		return RangeReachesUnder
	case n.mayBeYoung && !a.dismissed(n) && !grown:
		return AgeWithoutDay
	case a.contradicted(day, n, assessed.settled):
		return FactsContradict
	case a.protects(day, n, assessed.settled):
		return StatusSaysChild
	case a.ReasonToBelieveChild == Yes && !grown:
		return ReasonsToBelieve
	case a.Knowledge == AgeDisputed && !grown, a.Status == DisputedAge && !a.outgrown(day):
		return AgeInDispute
	}
	return assessed.doubt
}

// dismissed reports whether the doubt in n is gone because nobody sees a reason to believe in a
// child. What is believed makes nobody older than a year of birth says, or an impression that was
// of a child on its day.
func (a *Age) dismissed(n number) bool {
	impression := n.state == numberUndated || !n.on.IsZero()
	return a.ReasonToBelieveChild == No && impression && !n.ofChild && !n.young && !n.under(n.on)
}

// contradicted reports whether a field that does not count makes the person younger than the one
// that does, and allows a child. Fields that can both be right do not contradict each other: a
// rough number is often left on file when a better one is found. Beside a number whose own doubt
// was dismissed every field counts.
func (a *Age) contradicted(day law.Day, n number, settled law.Day) bool {
	grown := a.grown(day)
	older := n.adult(day)
	for _, other := range a.readings() {
		switch {
		case other.outdated(settled), a.dismissed(n) && a.dismissed(other):
		case other.mayBeYoung && !grown && !(older && a.dismissed(other)):
			return true
		case older && !other.first.After(n.last):
		case other.mayBeUnder(day):
			return true
		}
	}
	return false
}

// protects reports whether the status by itself makes a presumed child on day. A status that agrees
// with the number adds nothing to it: the number says when the person grows up. A presumption from
// before the day settled is over: the age was verified.
func (a *Age) protects(day law.Day, n number, settled law.Day) bool {
	switch {
	case a.Status != ConfirmedChild && a.Status != PresumedChild, a.outgrown(day):
		return false
	case !Dated(a.StatusDay):
		return true
	case a.Status == PresumedChild && a.StatusDay.Before(settled):
		return false
	}
	return !n.mayBeUnder(a.StatusDay)
}

// outgrown reports whether the person was a child, or might have been one, 18 years before day; for
// a status without a day, see grown.
func (a *Age) outgrown(day law.Day) bool {
	switch a.Status {
	case ConfirmedChild, PresumedChild, DisputedAge:
		return Dated(a.StatusDay) && eighteenYearsAfter(a.StatusDay, day) ||
			!Dated(a.StatusDay) && a.grown(day)
	}
	return false
}

// grown reports whether the file shows that the person lived 18 years before day. The last day that
// shows it counts, not the first: one wrong day makes nobody an adult.
func (a *Age) grown(day law.Day) bool {
	seen := a.LastSeen()
	return !seen.IsZero() && eighteenYearsAfter(seen, day)
}

// LastSeen returns the last day on file on which somebody looked at the age; the zero Day if there
// is none. The days of evidence are left out: a false paper can bear any day.
func (a *Age) LastSeen() law.Day {
	var last law.Day
	look := func(day law.Day) {
		if Dated(day) && day.After(last) {
			last = day
		}
	}
	look(a.StatusDay)
	look(a.On)
	look(a.ChildMeasuresDay)
	for i := range a.Assessments {
		look(a.Assessments[i].Day)
	}
	return last
}

func eighteenYearsAfter(since, day law.Day) bool { return !day.Before(law.Birthday(since, 18)) }

// treated reports whether the recorded status had been given by day.
func (a *Age) treated(day law.Day) bool { return Dated(a.StatusDay) && !day.Before(a.StatusDay) }
