package referral_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	for kind, withheld := range map[jurisdiction.BodyKind][]victim.Category{
		jurisdiction.Police:          {victim.CategoryHealth},
		jurisdiction.BorderPolice:    {victim.CategoryHealth, victim.CategoryOffence},
		jurisdiction.LabourInspector: {victim.CategoryHealth, victim.CategoryFamily, victim.CategoryOffence},
		jurisdiction.School:          {victim.CategoryHealth, victim.CategoryExploitation, victim.CategoryJustice, victim.CategoryOffence},
		jurisdiction.Consulate:       {victim.CategoryHealth, victim.CategoryLocation, victim.CategoryProtection, victim.CategoryOffence},
		jurisdiction.NGO:             {victim.CategoryOffence},
		"":                           victim.CategoryValues(),
		"Person A":                   victim.CategoryValues(),
	} {
		for _, purpose := range victim.ConsentPurposeValues() {
			_, m := referral.Disclose(&v, referral.Question{
				Recipient: victim.Recipient{Kind: kind}, Purpose: purpose, Level: referral.Full, Day: d(2026, 9, 2), Emergency: urgent(d(2026, 9, 2)),
			})
			for _, c := range withheld {
				assert.NotContains(t, m.Passed, c, "%s for %s", kind, purpose)
			}
		}
	}
}

func TestDisclose_AsylumForAsylumOnly(t *testing.T) {
	v, c := full(t)
	for _, purpose := range victim.ConsentPurposeValues() {
		q := question(&c)
		q.Purpose = purpose
		view, m := referral.Disclose(&v, q)
		assert.Equal(t, purpose == victim.PurposeAsylum, view.Asylum.Need != "", purpose)
		if purpose == victim.PurposeReturn {
			assert.NotEmpty(t, view.Permits, "the rest of residence is needed for a return")
			assert.Contains(t, m.Withheld, referral.Withheld{Path: "/asylum", Category: victim.CategoryResidence, Because: referral.BecausePurpose})
		}
	}
}

func TestDisclose_NothingWithout(t *testing.T) {
	v, _ := full(t)
	on := d(2026, 9, 2)
	for name, change := range map[string]func(*referral.Question){
		"a purpose":                func(q *referral.Question) { q.Purpose = "" },
		"a purpose that is one":    func(q *referral.Question) { q.Purpose = "gossip" },
		"a level":                  func(q *referral.Question) { q.Level = "" },
		"a day":                    func(q *referral.Question) { q.Day = law.Day{} },
		"a ground":                 func(q *referral.Question) { q.Emergency.Ground = "" },
		"an authority":             func(q *referral.Question) { q.Emergency.Authority = "" },
		"a review in time":         func(q *referral.Question) { q.Emergency.ReviewBy = on.AddDays(-1) },
		"a review that lets it on": func(q *referral.Question) { q.Emergency.Reviews = []referral.Review{{Day: on, GoesOn: victim.No}} },
	} {
		q := referral.Question{Recipient: victim.Recipient{Kind: jurisdiction.SocialWork}, Purpose: victim.PurposeReferral, Level: referral.Full, Day: on, Emergency: urgent(on)}
		_, m := referral.Disclose(&v, q)
		require.NotEmpty(t, m.Passed)
		change(&q)
		view, m := referral.Disclose(&v, q)
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
	_, m := referral.Disclose(&v, q)
	assert.True(t, m.Lapsed)
	assert.Empty(t, m.Flaw)
	assert.NotEmpty(t, m.Passed)
	s := m.Sharing(&v, q, "r1")
	assert.Equal(t, "c1", s.Consent)
	assert.Empty(t, s.Ground, "it rests on the consent")

	c.Categories = []victim.Category{victim.CategoryAge}
	_, m = referral.Disclose(&v, q)
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
		"the same State":                          {victim.Recipient{Kind: jurisdiction.SocialWork}, "MK", "MK", true},
		"another part of it":                      {victim.Recipient{Kind: jurisdiction.SocialWork}, "BA-SRP", "BA-BIH", true},
		"another State":                           {victim.Recipient{Kind: jurisdiction.SocialWork}, "AL", "MK", false},
		"another State that is named":             {victim.Recipient{Kind: jurisdiction.SocialWork, Place: "AL"}, "AL", "MK", true},
		"only another State is named":             {victim.Recipient{Kind: jurisdiction.SocialWork, Place: "AL"}, "MK", "MK", false},
		"a State is named, and a part of it gets": {victim.Recipient{Kind: jurisdiction.SocialWork, Place: "BA"}, "BA-SRP", "MK", true},
		"a part is named, and the State gets":     {victim.Recipient{Kind: jurisdiction.SocialWork, Place: "BA-SRP"}, "BA", "BA", false},
		"the very organisation is named":          {victim.Recipient{Kind: jurisdiction.SocialWork, ID: "o1"}, "AL", "MK", true},
		"another organisation is named":           {victim.Recipient{Kind: jurisdiction.SocialWork, ID: "o2"}, "MK", "MK", false},
		"nobody knows where it is":                {victim.Recipient{Kind: jurisdiction.SocialWork}, "", "MK", false},
		"nobody knows from where":                 {victim.Recipient{Kind: jurisdiction.SocialWork}, "AL", "", false},
	} {
		q := question(&c)
		c.Recipients = []victim.Recipient{tt.named}
		q.Recipient.ID, q.Recipient.Place, q.From = "o1", tt.to, tt.from
		_, m := referral.Disclose(&v, q)
		assert.Equal(t, tt.passes, len(m.Passed) > 0, name)
	}
}

// Before a referral is sent its receiver may learn that there is somebody; once it is over,
// nothing.
func TestDisclose_FollowsTheReferral(t *testing.T) {
	v, c := full(t)
	c.Recipients = []victim.Recipient{{Kind: jurisdiction.SocialWork, ID: "o2"}}
	v.Consents = []victim.Consent{c}
	moves := expectedMoves(t)
	for _, s := range referral.StateValues() {
		r := walkTo(t, moves, s)
		for _, emergency := range []*referral.Emergency{nil, urgent(late)} {
			r.Emergency = emergency
			_, m := referral.Disclose(&v, r.Question(&v, late, referral.Full))
			switch {
			case r.Access():
				assert.Contains(t, m.Passed, victim.CategoryIdentity, s)
			case s == referral.Draft || s == referral.Ready:
				assert.Equal(t, []victim.Category{victim.CategoryAge, victim.CategoryDemographic}, m.Passed, s)
			default:
				assert.Empty(t, m.Passed, s)
			}
			if !r.Access() {
				assert.True(t, slices.ContainsFunc(m.Withheld, func(w referral.Withheld) bool { return w.Because == referral.BecauseReferral }), s)
			}
		}
	}
}

func TestDisclose_CountingNeedsNobody(t *testing.T) {
	v, c := full(t)
	for _, purpose := range []victim.ConsentPurpose{victim.PurposeStatistics, victim.PurposeResearch} {
		q := question(&c)
		q.Purpose = purpose
		view, m := referral.Disclose(&v, q)
		assert.Empty(t, view.ID, "no pseudonym")
		assert.True(t, view.Age.BirthDay.IsZero(), "no day of birth")
		assert.Equal(t, victim.AgeRange, view.Age.Knowledge)
		assert.Contains(t, m.Withheld, referral.Withheld{Path: "/age", Category: victim.CategoryAge, Because: referral.BecauseBand})
	}
}

// The content of a police message goes to who investigates, and to nobody else.
func TestDisclose_PoliceMessage(t *testing.T) {
	v, _ := full(t)
	for _, kind := range append(jurisdiction.BodyKindValues(), "") {
		m := referral.PoliceMessage{ID: "m1", From: referral.Party{Kind: jurisdiction.SocialWork, Place: "MK"}, To: referral.Party{Kind: kind, Place: "MK"}, Ground: referral.MandatoryReport}
		_, manifest := referral.Disclose(&v, m.Question(d(2026, 9, 2), referral.Full))
		investigates := slices.Contains([]jurisdiction.BodyKind{jurisdiction.Police, jurisdiction.BorderPolice, jurisdiction.Prosecutor, jurisdiction.Court, jurisdiction.LabourInspector}, kind)
		assert.Equal(t, investigates, len(manifest.Passed) > 0, kind)
		assert.NotContains(t, manifest.Passed, victim.CategoryHealth)
		assert.NotContains(t, manifest.Passed, victim.CategoryService)
		m.Ground = ""
		_, manifest = referral.Disclose(&v, m.Question(d(2026, 9, 2), referral.Full))
		assert.Empty(t, manifest.Passed, "without its ground")
	}
}

func TestManifest_Covers(t *testing.T) {
	v, c := full(t)
	q := question(&c)
	q.Level = referral.Pseudonym
	view, m := referral.Disclose(&v, q)
	assert.True(t, m.Covers(&view))
	assert.False(t, m.Covers(&v), "the whole record")
	assert.True(t, m.Covers(&victim.Victim{}))
	view.Identity = &victim.Identity{Names: []victim.Name{{Text: taint.Marker}}}
	assert.False(t, m.Covers(&view), "somebody put the name back")
}
