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
					rule.On("ohchr-2002", "Guideline 2"), rule.On("crc-gc6", "31(ii)-(iii)"),
					rule.On("crc-gc6", "33-35"), rule.Supported("coe-197", "10(1)"),
				},
			},
			Of: screenings,
			Acts: []Act[victim.BorderScreening]{
				{
					Field: "checked", Text: "check of vulnerability",
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
					From:   signsFound,
					Day:    func(s *victim.BorderScreening) law.Day { return s.Referred },
					Within: Within{Grade: rule.AtOnce},
				},
				{
					Field: "protection_told", Text: "report to child protection",
					From: screenedIf("a child", []string{"/age"},
						func(p *Pass, s *victim.BorderScreening) bool {
							return p.Is(Child, s.Began).Answer == Yes
						}),
					Day:    func(s *victim.BorderScreening) law.Day { return s.ProtectionTold },
					Within: Within{Grade: rule.AtOnce},
				},
				{
					Field: "representative", Text: "somebody who stands by the child",
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

// signsFound is the day on which somebody found signs, failing that the first of the screening.
var signsFound = &Start[victim.BorderScreening]{
	Text: "signs of trafficking", Reads: []string{"/screenings"},
	Find: func(_ *Pass, s *victim.BorderScreening) law.Day {
		switch {
		case s.Signs != person.Yes:
			return law.Day{}
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
