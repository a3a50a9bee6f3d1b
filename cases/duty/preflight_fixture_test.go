package duty_test

import (
	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func draft(kind referral.Kind) referral.Referral {
	return referral.Referral{
		ID: "r1", Victim: "v1", Kind: kind, State: referral.Draft, Consent: "c1",
		Expires: d(2026, 9, 30),
		From:    referral.Party{Kind: jurisdiction.Police, Place: "MK"},
		To:      referral.Party{Kind: jurisdiction.SocialWork, ID: "o2", Place: "MK"},
	}
}

func girl() victim.Victim {
	return victim.Victim{
		ID: "v1", Sex: person.Female, Languages: []string{"sq"},
		Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)},
	}
}

func shelter() referral.Organisation {
	return referral.Organisation{
		ID: "o2", Kind: jurisdiction.SocialWork, Place: "MK", Vetted: d(2026, 1, 1),
		MandateFrom: d(2025, 1, 1), MandateTo: d(2026, 12, 31),
		Services: []referral.Service{{
			ID: "s1", Kind: care.NeedAccommodation, AgeTo: 17, ChildOnly: person.Yes,
			Sexes:     []person.Sex{person.Female},
			Languages: []string{"sq", "mk"}, Capacity: 4, Free: 1, Counted: d(2026, 9, 1),
		}},
	}
}

// urgent is an emergency that stands on day.
func urgent(day law.Day) *referral.Emergency {
	return &referral.Emergency{
		Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: day,
	}
}

// file is a case file with one victim, one referral and its receiver, a suspect x1, and somebody x2
// who must not learn of the person.
func file(v victim.Victim, r referral.Referral, o *referral.Organisation) *cases.File {
	v.DoNotContact = append(v.DoNotContact, "x2")
	f := &cases.File{
		ID: "f1", Victims: []victim.Victim{v}, Referrals: []referral.Referral{r},
		Suspects: []cases.Suspect{{ID: "x1", Since: d(2026, 8, 1)}},
	}
	if o != nil {
		f.Organisations = []referral.Organisation{*o}
	}
	return f
}
