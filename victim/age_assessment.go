package victim

import (
	"slices"

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
// however it was found.
func (s *AgeAssessment) weigh() weight {
	switch {
	case s.Inconclusive == Yes, s.Upper < s.Lower, s.Upper == 0:
		return leftOpen
	case s.Lower < 18:
		return allowsChild
	case s.ConfirmsAdult():
		return conclusiveAdult
	}
	return weakAdult
}

// ConfirmsAdult reports whether the assessment ends doubt: it found 18 or over, several disciplines
// took part, and it rests neither on a medical examination alone nor on looks (Regulation (EU)
// 2024/1348, article 25(1)-(2); Committee on the Rights of the Child, General Comment No. 6,
// paragraph 31(i), and Views on N.B.F. v. Spain, CRC/C/79/D/11/2017). Who was examined without
// consent, without being told in a language understood, or by people who are not qualified was not
// assessed as the law asks (article 25(1) and (4)-(6)).
func (s *AgeAssessment) ConfirmsAdult() bool {
	beyondTheBody := func(m AgeMethod) bool { return m != MethodMedical && m != MethodAppearance }
	return s.Inconclusive != Yes && s.Lower >= 18 && s.Upper >= s.Lower &&
		s.Multidisciplinary == Yes && s.Qualified != No &&
		(len(s.Methods) == 0 || slices.ContainsFunc(s.Methods, beyondTheBody)) &&
		s.Consent != No && s.Consent != Declined && s.InformedLanguage != No
}

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

// settled returns the day of the last assessment by day that made an adult and ends doubt; the zero
// Day if there is none. One of a later day does not work backwards.
func (a *Age) settled(day law.Day) law.Day {
	var last law.Day
	for i := range a.Assessments {
		s := &a.Assessments[i]
		if s.weigh() == conclusiveAdult && told(s.Day) && !s.Day.After(day) && s.Day.After(last) {
			last = s.Day
		}
	}
	return last
}

// open reports whether the doubt that assessment s left still stands on day, where the last one
// that ends doubt is of the day settled. Of one day the one that protects more counts.
func (s *AgeAssessment) open(day, settled law.Day) bool {
	w := s.weigh()
	switch {
	case w == conclusiveAdult, w == weakAdult && !settled.IsZero(),
		told(s.Day) && s.Day.Before(settled):
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
	grown   bool // 18 by now on any reading of one of them
}

// assess reads all assessments beside the number n that counts. If the day, month or year of birth
// makes an adult, a weak result of 18 or over says nothing against it. Against a number that makes
// one, unless it is in dispute, an assessment leaves a doubt and not a child for certain.
func (a *Age) assess(day, settled law.Day, n number) assessed {
	out := assessed{settled: settled}
	byDocument := n.adult(day) && n.on.IsZero()
	against := n.adult(day) && a.Knowledge != AgeDisputed
	for i := range a.Assessments {
		s := &a.Assessments[i]
		w := s.weigh()
		result := s.number(w)
		switch {
		case w == weakAdult && byDocument:
		case s.open(day, out.settled):
			out.child = out.child || w == allowsChild && !against &&
				(result.under(day) || result.unborn(day))
			switch {
			case w == allowsChild:
				out.doubt = AssessmentAllowsChild
			case out.doubt == "":
				out.doubt = AssessmentInconclusive
			}
		case w != conclusiveAdult && result.adult(day) && !day.Before(s.Day):
			out.grown = true
		}
	}
	return out
}
