package disclosure_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/internal/growth"
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

// full is a child's record in which every field is filled, with a guardian's consent that covers
// all categories.
func full(t testing.TB) (victim.Victim, victim.Consent) {
	t.Helper()
	var v victim.Victim
	taint.Fill(&v)
	v.Identity.Contacts[0].Safe, v.Identity.Addresses[0].Confidential = person.Yes, person.No
	v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)}
	v.Sex = person.Female
	v.Family.CarerSuspected, v.Family.Conflict = person.No, person.No
	v.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 1, 1)}}
	c := victim.Consent{
		ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: d(2026, 9, 1),
		Purposes: law.Codes[victim.ConsentPurpose](),
		Recipients: []victim.Recipient{
			{Kind: jurisdiction.SocialWork}, {Kind: jurisdiction.Police},
		},
		Categories: law.Codes[person.Category](),
	}
	return v, c
}

func question(c *victim.Consent) disclosure.Question {
	return disclosure.Question{
		Recipient: victim.Recipient{Kind: jurisdiction.SocialWork, Place: "MK"}, From: "MK",
		Purpose: victim.PurposeReferral,
		Level:   referral.Full, Consent: c, Day: d(2026, 9, 2),
	}
}

// disclose asks with what a case file looks up: what keeps the consent from counting.
func disclose(v *victim.Victim, q disclosure.Question) (victim.Victim, referral.Manifest) {
	if q.Consent != nil && q.Flaw == "" {
		q.Flaw = v.ConsentFlaw(*q.Consent, q.Purpose, q.Day)
	}
	if q.Basis == "" {
		q.Basis = referral.ByConsent
	}
	q.Urgent = q.Emergency.StandsFor(v, q.Recipient.Kind, q.Day)
	if q.Stated.IsZero() {
		q.Stated = q.Day
	}
	g := disclosure.Open(q)
	return g.Victim(v), g.Manifest
}

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// urgent is an emergency that stands on day.
func urgent(day law.Day) *referral.Emergency {
	return &referral.Emergency{
		Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: day,
	}
}

func TestDisclose(t *testing.T) {
	v, c := full(t)
	out, m := disclose(&v, question(&c))
	assert.NotNil(t, out.Identity)
	assert.NotEmpty(t, out.Services)
	assert.Empty(t, out.Claims, "the purpose does not need them")
	assert.Empty(t, out.Family.CarerSuspected, "suspicion goes to police and prosecution only")
	assert.Contains(
		t, m.Withheld,
		referral.Withheld{
			Path: "/claims", Category: person.CategoryJustice, Because: referral.BecausePurpose,
		},
	)
	assert.Contains(
		t, m.Withheld,
		referral.Withheld{
			Path: "", Category: person.CategoryOffence, Because: referral.BecausePurpose,
		},
	)

	q := question(&c)
	q.Recipient.Kind, q.Purpose = jurisdiction.Police, victim.PurposeProceedings
	out, _ = disclose(&v, q)
	assert.NotEmpty(t, out.Claims)

	q = question(&c)
	q.Purpose = victim.PurposeStatistics
	out, _ = disclose(&v, q)
	assert.Nil(t, out.Identity, "statistics need no name")
	assert.NotEmpty(t, out.Sex)
}

func TestDisclose_TheLadderOnlyRises(t *testing.T) {
	v, c := full(t)
	last := -1
	for _, level := range law.Codes[referral.Level]() {
		q := question(&c)
		q.Level = level
		out, m := disclose(&v, q)
		assert.GreaterOrEqual(t, len(m.Passed), last)
		last = len(m.Passed)
		data, err := json.Marshal(out)
		require.NoError(t, err)
		switch level {
		case referral.Inquiry:
			assert.Equal(t, victim.Victim{}, out, "an inquiry carries nothing of a person")
		case referral.Anonymous:
			assert.Empty(t, out.ID)
			assert.Nil(t, out.Identity)
			assert.NotZero(t, out.Age)
		case referral.Pseudonym:
			assert.NotEmpty(t, out.ID)
			assert.Nil(t, out.Identity)
		default:
			assert.NotNil(t, out.Identity)
			assert.Contains(t, string(data), taint.Marker)
		}
	}
	out, _ := disclose(
		&v, disclosure.Question{Consent: &c, Purpose: victim.PurposeReferral, Day: d(2026, 9, 2)},
	)
	assert.Equal(t, victim.Victim{}, out, "the zero level discloses nothing")
}

func TestDisclose_NoConsentNoData(t *testing.T) {
	v, c := full(t)
	for name, set := range map[string]func(*disclosure.Question){
		"none": func(q *disclosure.Question) { q.Consent = nil },
		"withdrawn": func(q *disclosure.Question) {
			w := c
			w.Withdrawn = q.Day
			q.Consent = &w
		},
		"another purpose": func(q *disclosure.Question) {
			w := c
			w.Purposes = nil
			q.Consent = &w
		},
		"another recipient": func(q *disclosure.Question) {
			q.Recipient.Kind = jurisdiction.Health
		},
		"no categories": func(q *disclosure.Question) {
			w := c
			w.Categories = nil
			q.Consent = &w
		},
		"the child alone": func(q *disclosure.Question) {
			w := c
			w.Capacity = victim.ConsentSelf
			q.Consent = &w
		},
		"the file knows more": func(q *disclosure.Question) {
			q.Flaw = victim.FlawSuspected
		},
	} {
		t.Run(name, func(t *testing.T) {
			q := question(&c)
			set(&q)
			out, m := disclose(&v, q)
			assert.Equal(t, victim.Victim{}, out)
			assert.Empty(t, m.Passed)
			assert.NotEmpty(t, m.Withheld)
			data, err := json.Marshal(m)
			require.NoError(t, err)
			assert.NotContains(t, string(data), taint.Marker, "a manifest holds no values")
		})
	}
	q := question(nil)
	q.Emergency = &referral.Emergency{
		Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: d(2026, 9, 3),
	}
	out, m := disclose(&v, q)
	assert.NotNil(t, out.Identity, "an emergency covers what its ground needs")
	assert.Empty(t, m.Flaw)
	assert.Empty(t, out.Claims, "and no more")
	assert.Empty(t, out.HealthChecks, "no life is at stake")
}

// Whatever is asked, a field passes only if its category was allowed, and the record is left as it
// is.
func TestDisclose_EveryPurposeLevelAndRecipient(t *testing.T) {
	v, c := full(t)
	before, err := json.Marshal(v)
	require.NoError(t, err)
	for _, purpose := range law.Codes[victim.ConsentPurpose]() {
		for _, level := range law.Codes[referral.Level]() {
			for _, kind := range []jurisdiction.BodyKind{
				jurisdiction.SocialWork, jurisdiction.Police,
			} {
				q := question(&c)
				q.Purpose, q.Level, q.Recipient.Kind = purpose, level, kind
				out, m := disclose(&v, q)
				for _, c := range m.Passed {
					assert.Contains(t, law.Codes[person.Category](), c)
				}
				assert.True(t, m.Covers(&out))
				if kind == jurisdiction.SocialWork {
					assert.NotContains(t, m.Passed, person.CategoryOffence)
				}
			}
		}
	}
	after, err := json.Marshal(v)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

// What is withheld is told once each, in proportion to how much it is.
func TestWithhold_IsNotQuadratic(t *testing.T) {
	took := func(n int) time.Duration {
		return growth.Cost(func() {
			g := disclosure.Open(disclosure.Question{})
			for i := range 2 * n {
				path := fmt.Sprintf("/plan/%06d", i%n)
				g.Withhold(path, person.CategoryService, referral.BecauseConsent)
			}
			require.Len(t, g.Manifest.Withheld, n+1, "and suspicion")
		})
	}
	took(10)
	few, many := took(1000), took(16000) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}
