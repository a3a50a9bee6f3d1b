package person

import (
	"slices"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// weight says what an assessment of age is worth.
type weight int

const (
	leftOpen        weight = iota // no result, or none that can be read
	allowsChild                   // the result is under 18 or reaches under it
	weakAdult                     // 18 or over, but not in a way that ends doubt
	conclusiveAdult               // 18 or over, and it ends doubt
)

// weigh reads the result of an assessment. A result that is under 18 or reaches under it protects,
// however it was found. One of 18 or over that was challenged and did not stand is none.
func (s *AgeAssessment) weigh() weight {
	switch {
	case s.Inconclusive == Yes, s.Upper < s.Lower, s.Upper == 0, s.Lower >= 18 && s.Upheld == No:
		return leftOpen
	case s.Lower < 18:
		return allowsChild
	case s.ConfirmsAdult():
		return conclusiveAdult
	}
	return weakAdult
}

// ConfirmsAdult reports whether the assessment ends doubt. The file must show that it found 18 or
// over, that several disciplines and qualified people took part, and that a method beyond the body,
// which is neither a medical examination nor looks, was used, before any medical examination
// (Regulation (EU) 2024/1348, article 25(1)-(2); Committee on the Rights of the Child, General
// Comment No. 6, paragraph 31(i), and Views on N.B.F. v. Spain, CRC/C/79/D/11/2017). Silence on any
// of these ends no doubt.
//
// Nor may the file speak against it: no grounds of doubt, no consent, no language understood, the
// person or the representative informed only after the day, or that somebody asked for one of these
// and it is not known (article 25(1), (4) and (5)). Here silence does no harm, for the law asks for
// consent and information before a medical examination alone, and rule AGE-005 asks the file for
// them.
//
// A result that was challenged ends doubt only once it is on file that it stood: until then the age
// is not verified (CETS No. 197, article 10(3)).
func (s *AgeAssessment) ConfirmsAdult() bool {
	against := func(a Answer) bool { return a != "" && a != Yes }
	late := func(day law.Day) bool { return !day.IsZero() && !s.Day.IsZero() && day.After(s.Day) }
	return s.Lower >= 18 && s.Upper >= s.Lower && (s.Inconclusive == "" || s.Inconclusive == No) &&
		s.Multidisciplinary == Yes && s.Qualified == Yes && s.beyondTheBody() &&
		!against(s.DoubtRecorded) && !against(s.Consent) && !against(s.InformedLanguage) &&
		!late(s.InformedDay) && !late(s.RepresentativeInformed) &&
		!against(s.Upheld) && (s.Challenged.IsZero() || s.Upheld == Yes)
}

// beyondTheBody reports whether a method that looks at more than the body was used, and before any
// medical examination: that is the last resort (article 25(2)).
func (s *AgeAssessment) beyondTheBody() bool {
	if s.examined() && !slices.Contains(s.Methods, MethodMedical) {
		return false // which came first is not known
	}
	for _, m := range s.Methods {
		switch {
		case m == MethodMedical:
			return false
		case law.IsValid(m) && m != MethodAppearance:
			return true
		}
	}
	return false
}

// examined reports whether a medical examination is recorded by its kind.
func (s *AgeAssessment) examined() bool { return len(s.Medical) > 0 }

// IsMedical reports whether the assessment used a medical examination, by the methods or by the
// kind of the examination.
func (s *AgeAssessment) IsMedical() bool {
	return s.examined() || slices.Contains(s.Methods, MethodMedical)
}

// UpsideDown reports whether the ends of the result stand the wrong way round: it is none.
func (s *AgeAssessment) UpsideDown() bool { return s.Upper > 0 && s.Upper < s.Lower }

// number returns the ages that the assessment leaves possible.
func (s *AgeAssessment) number(w weight) number {
	switch w {
	case leftOpen:
		return aged(0, 130, s.Day) // all that is certain: the person lived on that day
	case weakAdult:
		return aged(s.Lower-UntoldMargin, s.Upper, s.Day)
	}
	return aged(s.Lower, s.Upper, s.Day)
}

// settled returns the last day by day on which an assessment made an adult and ended doubt, or a
// paper was found genuine that does; the zero Day if there is none. One of a later day does not
// work backwards.
func (a *Age) settled(day law.Day) law.Day {
	last := a.proved(day)
	for i := range a.Assessments {
		s := &a.Assessments[i]
		if s.weigh() == conclusiveAdult && Dated(s.Day) && !s.Day.After(day) && s.Day.After(last) {
			last = s.Day
		}
	}
	return last
}

// proved returns the last day by day on which an official paper was found genuine while the birth
// on file made an adult: then the age is verified (CETS No. 197, article 10(3)). A paper that
// nobody checked verifies nothing, for it may be false, and neither does one of a kind of which
// something else was found on that day or later: it may be the same paper. One that makes a child
// is taken as genuine without that (Regulation (EU) 2024/1348, article 25(1); Committee on the
// Rights of the Child, Views on A.L. v. Spain, CRC/C/81/D/16/2017): the number on file says so
// already.
func (a *Age) proved(day law.Day) law.Day {
	var last law.Day
	disproved := a.disproved()
	for _, e := range a.Evidence {
		switch e.Kind {
		case EvidenceBirthCertificate, EvidenceIdentityDocument, EvidenceConsulate:
		default:
			continue
		}
		if e.Genuine != DocumentGenuine || !Dated(e.Checked) || e.Checked.After(day) ||
			!e.Checked.After(disproved[e.Kind]) {
			continue
		}
		if n := a.counted(); n.read() && n.on.IsZero() && n.adult(e.Checked) &&
			e.Checked.After(last) {
			last = e.Checked
		}
	}
	return last
}

// disproved returns, for each kind of paper of which one was found to be something else than
// genuine, the last day on which that was found: the last there is where nobody recorded the day.
func (a *Age) disproved() map[AgeEvidenceKind]law.Day {
	var last map[AgeEvidenceKind]law.Day
	for _, e := range a.Evidence {
		if e.Genuine == "" || e.Genuine == DocumentGenuine {
			continue
		}
		if last == nil {
			last = make(map[AgeEvidenceKind]law.Day)
		}
		found := e.Checked
		if !Dated(found) {
			found = law.MustDay(9999, time.December, 31)
		}
		if found.After(last[e.Kind]) {
			last[e.Kind] = found
		}
	}
	return last
}

// DoubtLeft reports whether the doubt that the assessment at position i left still stands on day:
// no later one ended it, and the person has not grown out of it.
func (a *Age) DoubtLeft(i int, day law.Day) bool {
	return a.Assessments[i].open(day, a.settled(day))
}

// DoubtsLeft returns the positions of the assessments whose doubt still stands on day, see
// [Age.DoubtLeft].
func (a *Age) DoubtsLeft(day law.Day) []int {
	var out []int
	settled := a.settled(day)
	for i := range a.Assessments {
		if a.Assessments[i].open(day, settled) {
			out = append(out, i)
		}
	}
	return out
}

// open reports whether the doubt that assessment s left still stands on day, where the last one
// that ends doubt is of the day settled. Of one day the one that protects more counts.
func (s *AgeAssessment) open(day, settled law.Day) bool {
	w := s.weigh()
	switch {
	case w == conclusiveAdult, w == weakAdult && !settled.IsZero(),
		Dated(s.Day) && s.Day.Before(settled):
		return false
	}
	n := s.number(w)
	return n.mayBeYoung || n.mayBeUnder(day)
}

// assessed is what all assessments of an age say together.
type assessed struct {
	settled law.Day
	child   bool // a result wholly under 18, not outgrown yet, and no number against it
	doubt   AgeReason
	grown   bool      // 18 by now on any reading of one of them
	adult   AgeReason // why one that found an adult makes none on the day, or ""
}

// assess reads all assessments beside the number n that counts. Against a number that makes an
// adult, unless it is in dispute, an assessment leaves a doubt and not a child for certain.
func (a *Age) assess(day, settled law.Day, n number) assessed {
	out := assessed{settled: settled}
	against := n.adult(day) && a.Knowledge != AgeDisputed
	grown := len(a.Assessments) > 0 && a.grown(day)
	for i := range a.Assessments {
		s := &a.Assessments[i]
		w := s.weigh()
		result := s.number(w)
		switch {
		case s.agrees(day, w, n), !Dated(s.Day) && grown:
		case s.open(day, settled), w == conclusiveAdult && result.mayBeUnder(day):
			out.child = out.child || w != leftOpen && !against &&
				(result.under(day) || result.unborn(day))
			out.doubt = heavier(out.doubt, w)
		case w == conclusiveAdult, day.Before(s.Day):
		case result.adult(day):
			out.grown = true
		}
		out.adult = s.adultLater(day, w, out.adult)
	}
	return out
}

// agrees reports whether n makes an adult on day and assessment s, which found 18 or over, does not
// speak against that. A weak one is measured by what it found, without the margin, and says nothing
// against a day, month or year of birth; of an earlier day than its own nothing speaks against a
// number that can be right together with it.
func (s *AgeAssessment) agrees(day law.Day, w weight, n number) bool {
	if !n.adult(day) || w == weakAdult && !n.on.IsZero() || w != weakAdult && w != conclusiveAdult {
		return false
	}
	found := aged(s.Lower, s.Upper, s.Day)
	return !found.mayBeUnder(day) || !found.first.After(n.last)
}

// heavier returns the reason for doubt that tells more: before, or that of an assessment of weight
// w which leaves one.
func heavier(before AgeReason, w weight) AgeReason {
	switch {
	case w == allowsChild:
		return AssessmentAllowsChild
	case w == conclusiveAdult && before != AssessmentAllowsChild:
		return RangeReachesUnder // counted back
	case before == "":
		return AssessmentInconclusive
	}
	return before
}

// adultLater returns why assessment s, if it found an adult, makes none on day; otherwise before.
func (s *AgeAssessment) adultLater(day law.Day, w weight, before AgeReason) AgeReason {
	switch {
	case w != weakAdult && w != conclusiveAdult:
		return before
	case Dated(s.Day) && day.Before(s.Day):
		return AdultLater
	case !Dated(s.Day) && before == "":
		return AdultWithoutDay
	}
	return before
}

// AgeMethod is a method of assessing age. The zero value means "not recorded".
type AgeMethod string

// The methods.
const (
	MethodDocuments    AgeMethod = "documents"
	MethodInterview    AgeMethod = "interview"
	MethodPsychosocial AgeMethod = "psychosocial"
	MethodAppearance   AgeMethod = "appearance"
	MethodMedical      AgeMethod = "medical"
)

// AgeExamination is a medical examination for the assessment of age. The zero value means "not
// recorded".
//
//	physical           physical examination
//	dental             dental examination
//	dental-x-ray
//	hand-x-ray         X-ray of the hand or wrist
//	collarbone-x-ray
//	collarbone-ct      computed tomography of the collarbone
//	pelvis-x-ray       X-ray of the pelvis
//	mri                magnetic resonance imaging
//	ultrasound
//	psychological      psychological or psychiatric examination
//	sexual-maturity    sexual maturity (not to be used)
//	other
//
// Source: F.B. v. Belgium, for teeth, hand and collarbone; Parliamentary Assembly of the Council of
// Europe, Resolution 2195 (2017), 6.5 and 6.7; EASO, Practical Guide on age assessment (2018), of
// which the overview of methods was not read again; extended.
type AgeExamination string
