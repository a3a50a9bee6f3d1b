package duty

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// screeningRules are about who is met at a border.
func screeningRules() []Rule {
	return []Rule{
		&DutyEach[victim.BorderScreening]{
			Head: rule.Head{
				ID: "IDENT-009", Title: "Screening at the border, and referral",
				Who: []rule.Role{"police", "immigration-authority", "child-protection"},
				ToDo: "Check for vulnerability before the screening ends. Refer who shows signs " +
					"to support. Tell child protection of a child.",
				Bases: []rule.Basis{
					rule.Limb("eu-2024-1356", "12(3)", "identification"),
					rule.Limb("eu-2024-1356", "12(4)", "assistance"),
					rule.Limb("eu-2024-1356", "13(3)-(5)", "guardian"),
					rule.On("ohchr-2002", "Guideline 2"), rule.On("crc-gc6", "31(ii)-(iii)"),
					rule.On("crc-gc6", "33-35"), rule.Supported("coe-197", "10(1)"),
				},
			},
			Of: screenings,
			Acts: []Act[victim.BorderScreening]{
				{
					Field: "checked", Text: "check of vulnerability",
					Only:   screenedBy("eu-2024-1356/identification"),
					Day:    func(s *victim.BorderScreening) law.Day { return s.Checked },
					Within: Within{Grade: rule.AtOnce},
					Before: &Limit[victim.BorderScreening]{
						Text: "the end of the screening", Reads: []string{"/screenings"},
						Find: func(p *Pass, s *victim.BorderScreening) (happened, planned law.Day) {
							return s.Ended, law.Day{}
						},
					},
				},
				{
					Field: "referred", Text: "referral to support",
					Only:   screenedBy("eu-2024-1356/assistance"),
					From:   signsFound,
					Day:    func(s *victim.BorderScreening) law.Day { return s.Referred },
					Within: Within{Grade: rule.AtOnce},
				},
				{
					Field: "protection_told", Text: "report to child protection",
					// A minor is taken to be a vulnerable person. The definition that says so
					// (Directive 2008/115/EC, article 3(9)) was not read.
					Only: screenedBy("eu-2024-1356/assistance"),
					From: screenedIf("a child", []string{"/age"},
						func(p *Pass, s *victim.BorderScreening) bool {
							return p.Is(Child, s.Began).Answer == Yes
						}),
					Day:    func(s *victim.BorderScreening) law.Day { return s.ProtectionTold },
					Within: Within{Grade: rule.AtOnce},
				},
				{
					Field: "representative", Text: "somebody who stands by the child",
					Only: screenedBy("eu-2024-1356/guardian"),
					From: screenedIf("an unaccompanied or separated child",
						append([]string{"/age"}, Alone.Reads...),
						func(p *Pass, s *victim.BorderScreening) bool {
							return p.Is(Child, s.Began).Answer == Yes &&
								p.Is(Alone, s.Began).Answer == Yes
						}),
					Day:    func(s *victim.BorderScreening) law.Day { return s.Representative },
					Within: Within{Grade: rule.AtOnce},
				},
			},
			Ends: []*End{Died, Closed},
		},
	}
}

// screenings are those that began by the day of the check.
var screenings = &List[victim.BorderScreening]{
	Name: "screenings", Text: "each screening at the border, or after it was crossed",
	All: func(p *Pass) []victim.BorderScreening { return p.Subject.Screenings },
	Day: func(s *victim.BorderScreening) law.Day { return s.Began },
	At:  func(s *victim.BorderScreening) jurisdiction.Code { return s.Place },
	ID:  func(s *victim.BorderScreening) string { return s.ID },
}

// screenedBy are the acts on which a part of a screening rests: soft law, and of Regulation (EU)
// 2024/1356 the article on that part.
func screenedBy(limbs ...string) []string {
	return append(limbs, "ohchr-2002", "crc-gc6", "coe-197")
}

// showsSigns reports whether somebody who is screened shows signs of trafficking: by the check, or
// where its answer is not on file by what was seen in that State until the screening ended.
func showsSigns(p *Pass, s *victim.BorderScreening) bool {
	if s.Signs != "" {
		return s.Signs == person.Yes
	}
	e := p.Find(FirstSign, placeOf(p, s.Place))
	return !e.Unknown && !e.Day.IsZero() && (s.Ended.IsZero() || !e.Day.After(s.Ended))
}

// signsFound is the day on which somebody found signs, failing that the first of the screening.
var signsFound = &Start[victim.BorderScreening]{
	Text: "signs of trafficking", Reads: append([]string{"/screenings"}, FirstSign.Reads...),
	Find: func(p *Pass, s *victim.BorderScreening) law.Day {
		switch {
		case !showsSigns(p, s):
			return law.Day{}
		case s.Signs == "" && s.Checked.IsZero():
			return law.Day{} // the check comes first
		case s.Checked.IsZero():
			return s.Began
		}
		return s.Checked
	},
}

// screenedIf is the day on which a screening began, of such a person.
func screenedIf(
	text string, reads []string, is func(*Pass, *victim.BorderScreening) bool,
) *Start[victim.BorderScreening] {
	return &Start[victim.BorderScreening]{
		Text: text, Reads: append([]string{"/screenings"}, reads...),
		Find: func(p *Pass, s *victim.BorderScreening) law.Day {
			if !is(p, s) {
				return law.Day{}
			}
			return s.Began
		},
	}
}
