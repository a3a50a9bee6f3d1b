package main

import (
	"time"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Who plays a part. Nobody in this story is real.
var (
	police     = referral.Party{Kind: jurisdiction.Police, ID: "police-skopje", Place: "MK"}
	centre     = referral.Party{Kind: jurisdiction.SocialWork, ID: "centre-skopje", Place: "MK"}
	prosecutor = referral.Party{Kind: jurisdiction.Prosecutor, ID: "prosecutor-skopje", Place: "MK"}
	practice   = referral.Party{Kind: jurisdiction.Health, ID: "practice-skopje", Place: "MK"}
	tirana     = referral.Party{Kind: jurisdiction.SocialWork, ID: "social-service-tirana", Place: "AL"}
)

func house(id string) referral.Party {
	return referral.Party{Kind: jurisdiction.NGO, ID: id, Place: "MK"}
}

func day(month time.Month, d int) law.Day { return law.MustDay(2026, month, d) }

// child is a girl of 14, as she is known on the day on which the police find her.
func child() victim.Victim {
	return victim.Victim{
		ID: "v1",
		Identity: &person.Identity{
			Names: []person.Name{{Kind: person.NameCurrent, Text: "Person A"}},
		},
		Sex:          person.Female,
		Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
		Languages:    []string{"sq"},
		Age: person.Age{
			Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, time.March, 8),
		},
		Status: []victim.StatusDecision{{
			Kind: victim.StatusPresumed, Day: day(time.September, 1), Place: "MK",
			Body: jurisdiction.Police,
		}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
		Claims: []victim.Claim{{ID: "k1", Route: victim.RouteCriminal, Place: "MK"}},
	}
}

// guarded adds what the social-work centre does on the second day: guardian, needs, health, risk,
// and the consent of the guardian, with which the child agrees.
func guarded(v *victim.Victim) {
	on := day(time.September, 2)
	v.Guardians = []victim.Guardian{{ID: "g1", Kind: victim.TemporaryGuardian, Authority: jurisdiction.SocialWork, Place: "MK", Appointed: day(time.September, 1)}}
	v.Needs = []care.NeedAssessment{
		{
			Day: on, Author: jurisdiction.SocialWork,
			Needs: []care.NeedKind{care.NeedAccommodation, care.NeedPsychological},
		},
	}
	v.HealthChecks = []care.HealthCheck{{Screened: on}}
	v.Risks = []care.Risk{{
		Day: on, Author: jurisdiction.SocialWork, AtRisk: person.Yes, Measures: on,
	}}
	v.Consents = []victim.Consent{{
		ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", ChildAgrees: person.Yes,
		Given:      on,
		Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
		Recipients: []victim.Recipient{{Kind: jurisdiction.NGO}},
		Categories: []person.Category{
			person.CategoryID, person.CategoryIdentity, person.CategoryDemographic,
			person.CategoryAge, person.CategoryService, person.CategoryHealth,
			person.CategoryProtection, person.CategoryFamily,
		},
	}}
}

// counselled adds the consent to talk to a counsellor.
func counselled(v *victim.Victim) {
	c := v.Consents[0]
	c.ID, c.Given = "c2", day(time.September, 7)
	c.Recipients = []victim.Recipient{{Kind: practice.Kind, ID: practice.ID}}
	v.Consents = append(v.Consents, c)
}

// askedOfAsylum adds that the child was told of asylum and asked whether she needs protection,
// before anybody speaks of a way back.
func askedOfAsylum(v *victim.Victim) {
	v.Asylum = victim.Asylum{Need: person.No, Informed: day(time.October, 5)}
}

// readyToGo adds what has to be done before the child goes to Tirana.
func readyToGo(v *victim.Victim, on law.Day) {
	v.BestInterests = []victim.BestInterests{{ID: "b1", Kind: victim.Determination, Day: on, Author: jurisdiction.SocialWork, Outcome: victim.Positive}}
	to := v.Consents[0]
	to.ID, to.Given = "c3", on
	to.Recipients = []victim.Recipient{{Kind: tirana.Kind, ID: tirana.ID, Place: tirana.Place}}
	v.Consents = append(v.Consents, to)
}

// houses are the shelters of Skopje, each with its beds.
func houses() []referral.Organisation {
	base := referral.Organisation{
		Kind: jurisdiction.NGO, Place: "MK", Vetted: day(time.January, 10),
		MandateFrom: day(time.January, 1), MandateTo: day(time.December, 31),
	}
	beds := func(id string, s referral.Service) referral.Organisation {
		o := base
		s.ID, s.Kind, s.Counted = id+"-beds", care.NeedAccommodation, day(time.September, 1)
		o.ID, o.Services = id, []referral.Service{s}
		return o
	}
	return []referral.Organisation{
		beds("house-1", referral.Service{AgeTo: 17, Languages: []string{"mk", "sq"}, Capacity: 6, Free: 2}),
		beds("house-2", referral.Service{
			AgeFrom: 14, Languages: []string{"sq"}, Capacity: 4, Free: 2,
		}),
		beds("house-3", referral.Service{AgeFrom: 18, Capacity: 9, Free: 5}),
		beds("house-4", referral.Service{Capacity: 5, Free: 0}),
		beds("house-5", referral.Service{
			Capacity: 3, Free: 1, Excludes: []referral.Exclusion{referral.ExcludesForeign},
		}),
	}
}

// known are the organisations of the case file: the houses, a practice with its service, and the
// two public authorities.
func known() []referral.Organisation {
	return append(houses(),
		referral.Organisation{
			ID: practice.ID, Kind: practice.Kind, Place: "MK", Vetted: day(time.January, 10),
			MandateFrom: day(time.January, 1), MandateTo: day(time.December, 31),
			Services: []referral.Service{{
				ID: "talks", Kind: care.NeedPsychological, ChildOnly: person.Yes,
				Languages: []string{"sq"},
			}},
		},
		referral.Organisation{ID: centre.ID, Kind: centre.Kind, Place: "MK"},
		referral.Organisation{ID: tirana.ID, Kind: tirana.Kind, Place: "AL"})
}
