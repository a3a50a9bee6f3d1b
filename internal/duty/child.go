package duty

import (
	"github.com/antitrafficking/palermo/internal/rule"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
)

func childRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "CHILD-001", Title: "Guardian for an unaccompanied or separated child",
				Who: []rule.Role{"guardianship-authority"},
				ToDo: "Appoint a guardian or representative at once. Record who appointed, and the " +
					"day.",
				Bases: []rule.Basis{
					rule.On("coe-197", "10(4)(a)"), rule.On("eu-2011-36", "16(3)"),
					rule.On("eu-2011-36", "14(2)"), rule.On("eu-2012-29", "24(1)(b)"),
					rule.Supported("eu-2004-81", "10(c)"), rule.On("unicef-2003-see", "3.2.1"),
					rule.On("crc-gc6", "33-35"),
				},
				Topics: []string{"guardianship.authority", "guardianship.exceptions"},
				Danger: true,
			},
			Owed: to(child, alone),
			From: presumed,
			Done: rule.Lasting("guardian", guardians, guardianEnds,
				Quality[victim.Guardian]{
					Field: "suspected", Text: "guardian who is no suspect", Reads: []string{"/risk"},
					Holds: func(p *Pass, g *victim.Guardian) rule.Answer {
						return rule.If(!g.Suspected.Warns())
					},
				},
				Quality[victim.Guardian]{Field: "authority", Text: "who appointed the guardian"},
			),
			Within: Within{
				National: &rule.Number{
					Topic: "guardianship.period", Starts: found,
					Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
						return x.Guardianship.Period
					},
				},
				Policy: rule.GuardianTime, Grade: rule.AtOnce,
			},
			Ends: []*End{ofAge, accompaniedAgain, left, died, closed},
		},
		&Safeguard[care.Placement]{
			Head: rule.Head{
				ID: "CHILD-010", Title: "No detention of children",
				Who: []rule.Role{"immigration-authority", "police"},
				ToDo: "Place the child elsewhere. For a detention as a last resort, record legal " +
					"basis, reason and end.",
				Bases: []rule.Basis{
					rule.On("crc", "37(b)-(d)"), rule.On("crc-gc6", "61-63"),
					rule.On("ohchr-2002", "Principle 7"),
				},
				Danger: true,
			},
			Each: detentions, Owed: to(child),
			Must: []Quality[care.Placement]{
				{Field: "legal_basis", Text: "legal basis of the detention"},
				{Field: "last_resort", Text: "why nothing else would do"},
			},
		},
	}
}

// found are the events for which the law writes that a child was found.
var found = []law.Event{law.Detection, law.Identification, law.Awareness}

func guardianEnds(g *victim.Guardian) law.Day {
	if g.Ended.IsZero() {
		return law.Day{}
	}
	return g.Ended.AddDays(1)
}

var detentions = only(placements, "each detention",
	is("kind", "a detention", func(x *care.Placement) bool {
		return x.Kind == care.PlacementDetention
	}),
)
