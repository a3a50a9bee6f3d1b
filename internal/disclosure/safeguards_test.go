package disclosure_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// What a body never gets, whatever consent or emergency says: medical detail does not go to who
// investigates, nor what was done to a child to its school, nor where a person is to the consulate
// of the State that he or she may have fled.
func TestDisclose_WhatARoleNeverGets(t *testing.T) {
	v, _ := full(t)
	for kind, withheld := range map[jurisdiction.BodyKind][]person.Category{
		jurisdiction.Police:       {person.CategoryHealth},
		jurisdiction.BorderPolice: {person.CategoryHealth, person.CategoryOffence},
		jurisdiction.LabourInspector: {
			person.CategoryHealth, person.CategoryFamily, person.CategoryOffence,
		},
		jurisdiction.School: {
			person.CategoryHealth, person.CategoryExploitation, person.CategoryJustice,
			person.CategoryOffence,
		},
		jurisdiction.Consulate: {
			person.CategoryHealth, person.CategoryLocation, person.CategoryProtection,
			person.CategoryOffence,
		},
		jurisdiction.NGO: {person.CategoryOffence},
		"":               law.Codes[person.Category](),
		"Person A":       law.Codes[person.Category](),
	} {
		for _, purpose := range law.Codes[victim.ConsentPurpose]() {
			_, m := disclose(&v, disclosure.Question{
				Recipient: victim.Recipient{Kind: kind}, Purpose: purpose, Level: referral.Full,
				Day: d(2026, 9, 2), Emergency: urgent(d(2026, 9, 2)),
			})
			for _, c := range withheld {
				assert.NotContains(t, m.Passed, c, "%s for %s", kind, purpose)
			}
		}
	}
}

func TestDisclose_AsylumForAsylumOnly(t *testing.T) {
	v, c := full(t)
	for _, purpose := range law.Codes[victim.ConsentPurpose]() {
		q := question(&c)
		q.Purpose = purpose
		view, m := disclose(&v, q)
		assert.Equal(t, purpose == victim.PurposeAsylum, view.Asylum.Need != "", purpose)
		if purpose == victim.PurposeReturn {
			assert.NotEmpty(t, view.Permits, "the rest of residence is needed for a return")
			assert.Contains(
				t, m.Withheld,
				referral.Withheld{
					Path: "/asylum", Category: person.CategoryAsylum,
					Because: referral.BecausePurpose,
				},
			)
		}
	}
}

func TestDisclose_NothingWithout(t *testing.T) {
	v, _ := full(t)
	on := d(2026, 9, 2)
	for name, change := range map[string]func(*disclosure.Question){
		"a purpose":             func(q *disclosure.Question) { q.Purpose = "" },
		"a purpose that is one": func(q *disclosure.Question) { q.Purpose = "gossip" },
		"a level":               func(q *disclosure.Question) { q.Level = "" },
		"a day":                 func(q *disclosure.Question) { q.Day = law.Day{} },
		"a ground":              func(q *disclosure.Question) { q.Emergency.Ground = "" },
		"an authority":          func(q *disclosure.Question) { q.Emergency.Authority = "" },
		"a review in time": func(q *disclosure.Question) {
			q.Emergency.ReviewBy = on.AddDays(-1)
		},
		"a review that lets it on": func(q *disclosure.Question) {
			q.Emergency.Reviews = []referral.Review{{Day: on, GoesOn: person.No}}
		},
	} {
		q := disclosure.Question{
			Recipient: victim.Recipient{Kind: jurisdiction.SocialWork},
			Purpose:   victim.PurposeReferral, Level: referral.Full, Day: on, Emergency: urgent(on),
		}
		_, m := disclose(&v, q)
		require.NotEmpty(t, m.Passed)
		change(&q)
		view, m := disclose(&v, q)
		assert.Equal(t, victim.Victim{}, view, name)
		assert.Empty(t, m.Passed, name)
		assert.NotEmpty(t, m.Withheld, name)
	}
}

// An emergency that was not looked at again in time leaves a consent standing that is there.
func TestDisclose_ConsentAfterAnEmergency(t *testing.T) {
	v, c := full(t)
	q := question(&c)
	q.Emergency = urgent(q.Day.AddDays(-1))
	_, m := disclose(&v, q)
	assert.True(t, m.Lapsed)
	assert.Empty(t, m.Flaw)
	assert.NotEmpty(t, m.Passed)
	assert.Equal(t, referral.ByConsent, m.Basis, "it rests on the consent")

	c.Categories = []person.Category{person.CategoryAge}
	_, m = disclose(&v, q)
	assert.Equal(t, c.Categories, m.Passed, "and passes no more than the consent covers")
}

// A consent that names a kind of body speaks of the bodies of the State in which it is used.
func TestDisclose_Jurisdiction(t *testing.T) {
	v, c := full(t)
	for name, tt := range map[string]struct {
		named    victim.Recipient
		to, from jurisdiction.Code
		passes   bool
	}{
		"the same State": {
			victim.Recipient{Kind: jurisdiction.SocialWork}, "MK", "MK", true,
		},
		"another part of it": {
			victim.Recipient{Kind: jurisdiction.SocialWork}, "BA-SRP", "BA-BIH", true,
		},
		"another State": {
			victim.Recipient{Kind: jurisdiction.SocialWork}, "AL", "MK", false,
		},
		"another State that is named": {
			victim.Recipient{Kind: jurisdiction.SocialWork, Place: "AL"}, "AL", "MK", true,
		},
		"only another State is named": {
			victim.Recipient{Kind: jurisdiction.SocialWork, Place: "AL"}, "MK", "MK", false,
		},
		"a State is named, and a part of it gets": {
			victim.Recipient{Kind: jurisdiction.SocialWork, Place: "BA"}, "BA-SRP", "MK", true,
		},
		"a part is named, and the State gets": {
			victim.Recipient{Kind: jurisdiction.SocialWork, Place: "BA-SRP"}, "BA", "BA", false,
		},
		"the very organisation is named": {
			victim.Recipient{Kind: jurisdiction.SocialWork, ID: "o1"}, "AL", "MK", true,
		},
		"another organisation is named": {
			victim.Recipient{Kind: jurisdiction.SocialWork, ID: "o2"}, "MK", "MK", false,
		},
		"nobody knows where it is": {
			victim.Recipient{Kind: jurisdiction.SocialWork}, "", "MK", false,
		},
		"nobody knows from where": {
			victim.Recipient{Kind: jurisdiction.SocialWork}, "AL", "", false,
		},
	} {
		q := question(&c)
		c.Recipients = []victim.Recipient{tt.named}
		q.Recipient.ID, q.Recipient.Place, q.From = "o1", tt.to, tt.from
		_, m := disclose(&v, q)
		assert.Equal(t, tt.passes, len(m.Passed) > 0, name)
	}
	q := question(&c)
	c.Recipients = []victim.Recipient{{Kind: jurisdiction.SocialWork}}
	q.Recipient.Place, q.From = "", ""
	_, m := disclose(&v, q)
	assert.Empty(t, m.Passed, "nobody knows either place")
}

func TestDisclose_CountingNeedsNobody(t *testing.T) {
	v, c := full(t)
	for _, purpose := range []victim.ConsentPurpose{
		victim.PurposeStatistics, victim.PurposeResearch,
	} {
		q := question(&c)
		q.Purpose = purpose
		view, m := disclose(&v, q)
		assert.Empty(t, view.ID, "no pseudonym")
		assert.True(t, view.Age.BirthDay.IsZero(), "no day of birth")
		assert.Equal(t, person.AgeRange, view.Age.Knowledge)
		assert.Contains(
			t, m.Withheld,
			referral.Withheld{
				Path: "/age", Category: person.CategoryAge, Because: referral.BecauseBand,
			},
		)
	}
}

func TestManifest_Covers(t *testing.T) {
	v, c := full(t)
	q := question(&c)
	q.Level = referral.Pseudonym
	view, m := disclose(&v, q)
	assert.True(t, m.Covers(&view))
	assert.False(t, m.Covers(&v), "the whole record")
	assert.True(t, m.Covers(&victim.Victim{}))
	view.Identity = &person.Identity{Names: []person.Name{{Text: taint.Marker}}}
	assert.False(t, m.Covers(&view), "somebody put the name back")
}

// An emergency passes what its ground needs and nothing beside it, whatever the purpose.
func TestDisclose_AnEmergencyPassesWhatItsGroundNeeds(t *testing.T) {
	on := d(2026, 9, 2)
	passes := func(ground referral.Ground, c person.Category) bool {
		for _, purpose := range law.Codes[victim.ConsentPurpose]() {
			e := urgent(on)
			e.Ground = ground
			g := disclosure.Open(disclosure.Question{
				Basis: referral.ByEmergency, Urgent: true,
				Recipient: victim.Recipient{Kind: jurisdiction.Court},
				Purpose:   purpose, Level: referral.Full, Day: on, Emergency: e,
			})
			if g.Because(c) == "" {
				return true
			}
		}
		return false
	}
	for _, ground := range law.Codes[referral.Ground]() {
		assert.True(t, passes(ground, person.CategoryIdentity), "%s: who it is", ground)
		assert.False(
			t, passes(ground, person.CategoryConsent), "%s: to what else was agreed", ground,
		)
		assert.False(t, passes(ground, person.CategoryResidence), ground)
		// Regulation (EU) 2016/679, article 9(2)(c): vital interests.
		assert.Equal(
			t, ground == referral.VitalInterests, passes(ground, person.CategoryHealth), ground,
		)
		investigated := ground == referral.MandatoryReport || ground == referral.CourtOrderGround
		assert.Equal(t, investigated, passes(ground, person.CategoryExploitation), ground)
		assert.Equal(t, investigated, passes(ground, person.CategoryOffence), ground)
	}
}

// Who stands for the person, and the person, read the record without consent to a service: all but
// the suspicion against others. No level lifts that.
func TestDisclose_OwnRecord(t *testing.T) {
	v, _ := full(t)
	for _, basis := range []referral.Basis{
		referral.ByRepresentation, referral.ByLegalAid, referral.ByAccess,
	} {
		q := disclosure.Question{Basis: basis, Level: referral.Full, Day: d(2026, 9, 2)}
		view, m := disclose(&v, q)
		assert.Empty(t, m.Flaw, basis)
		assert.NotEmpty(t, view.Asylum, "%s: their own asylum", basis)
		assert.Empty(t, view.Family.CarerSuspected, basis)
		assert.NotContains(t, m.Passed, person.CategoryOffence, basis)
		for _, closed := range []func(*disclosure.Question){
			func(q *disclosure.Question) {
				q.Refused = true
			}, func(q *disclosure.Question) { q.Conflict = true },
			func(q *disclosure.Question) {
				q.Day = law.Day{}
			}, func(q *disclosure.Question) { q.Level = "" },
		} {
			q := q
			closed(&q)
			_, m := disclose(&v, q)
			assert.Empty(t, m.Passed, basis)
		}
	}
	view, m := disclose(
		&v,
		disclosure.Question{Basis: "because I say so", Level: referral.Full, Day: d(2026, 9, 2)},
	)
	assert.Equal(t, victim.Victim{}, view)
	assert.Empty(t, m.Passed)
}
