package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/person"
)

// emergencies are those that stand for the child of [handed], sent to an organisation, and those
// that do not: on 9 September.
var emergencies = map[string]struct {
	change func(*cases.File, *referral.Emergency)
	stands bool
}{
	"a child in danger": {func(*cases.File, *referral.Emergency) {}, true},
	"nobody knows the age": {func(f *cases.File, _ *referral.Emergency) {
		f.Victims[0].Age = person.Age{}
	}, true},
	"a life at stake, of an adult": {func(f *cases.File, e *referral.Emergency) {
		f.Victims[0].Age.BirthDay, e.Ground = d(1998, 3, 8), referral.VitalInterests
	}, true},
	"danger to a child, of an adult": {func(f *cases.File, _ *referral.Emergency) {
		f.Victims[0].Age.BirthDay = d(1998, 3, 8)
	}, false},
	"danger to a child who turned 18 the day before": {
		func(f *cases.File, _ *referral.Emergency) {
			f.Victims[0].Age.BirthDay = d(2008, 9, 8)
		}, false,
	},
	"a review of a later day ended it": {func(_ *cases.File, e *referral.Emergency) {
		e.Reviews = []referral.Review{{
			Day: d(2026, 9, 12), Authority: jurisdiction.Court, GoesOn: person.No,
		}}
	}, false},
	"a review does not know": {func(_ *cases.File, e *referral.Emergency) {
		e.Reviews = []referral.Review{{Day: d(2026, 9, 8), GoesOn: person.AnswerUnknown}}
	}, false},
	"the last day has passed": {func(_ *cases.File, e *referral.Emergency) {
		e.ReviewBy = d(2026, 9, 8)
	}, false},
	"nobody answers for it": {func(_ *cases.File, e *referral.Emergency) {
		e.Authority = ""
	}, false},
	"an organisation orders nothing": {func(_ *cases.File, e *referral.Emergency) {
		e.Authority = jurisdiction.NGO
	}, false},
	"the order of a court": {func(_ *cases.File, e *referral.Emergency) {
		e.Ground, e.Authority = referral.CourtOrderGround, jurisdiction.Court
	}, true},
	"the order of a court, by who carries it out": {func(_ *cases.File, e *referral.Emergency) {
		e.Ground, e.Authority = referral.CourtOrderGround, jurisdiction.NGO
	}, false},
	"the order of who protects children": {func(_ *cases.File, e *referral.Emergency) {
		e.Ground, e.Authority = referral.CourtOrderGround, jurisdiction.SocialWork
	}, true},
	"the order of who protects children, for an adult": {
		func(f *cases.File, e *referral.Emergency) {
			f.Victims[0].Age.BirthDay = d(1990, 3, 8)
			e.Ground, e.Authority = referral.CourtOrderGround, jurisdiction.SocialWork
		}, false,
	},
	"the order of a court for an adult, let go on by who protects children": {
		func(f *cases.File, e *referral.Emergency) {
			f.Victims[0].Age.BirthDay = d(1990, 3, 8)
			e.Ground, e.Authority = referral.CourtOrderGround, jurisdiction.Court
			e.ReviewBy = d(2026, 9, 8)
			e.Reviews = []referral.Review{{
				Day: d(2026, 9, 8), Authority: jurisdiction.ChildProtection, GoesOn: person.Yes,
				NextBy: d(2026, 9, 30),
			}}
		}, false,
	},
	"a life at stake, found by an organisation": {func(_ *cases.File, e *referral.Emergency) {
		e.Ground, e.Authority = referral.VitalInterests, jurisdiction.NGO
	}, true},
	"it goes on by who can order": {func(_ *cases.File, e *referral.Emergency) {
		e.ReviewBy = d(2026, 9, 8)
		e.Reviews = []referral.Review{{
			Day: d(2026, 9, 8), Authority: jurisdiction.Court, GoesOn: person.Yes,
			NextBy: d(2026, 9, 30),
		}}
	}, true},
	"it goes on by who cannot": {func(_ *cases.File, e *referral.Emergency) {
		e.ReviewBy = d(2026, 9, 8)
		e.Reviews = []referral.Review{{
			Day: d(2026, 9, 8), Authority: jurisdiction.NGO, GoesOn: person.Yes,
			NextBy: d(2026, 9, 30),
		}}
	}, false},
	"it had lapsed when it was reviewed": {func(_ *cases.File, e *referral.Emergency) {
		e.ReviewBy = d(2026, 9, 7)
		e.Reviews = []referral.Review{{
			Day: d(2026, 9, 8), Authority: jurisdiction.Court, GoesOn: person.Yes,
			NextBy: d(2026, 9, 30),
		}}
	}, false},
	"the second review came too late": {func(_ *cases.File, e *referral.Emergency) {
		e.ReviewBy = d(2026, 9, 5)
		e.Reviews = []referral.Review{
			{
				Day: d(2026, 9, 8), Authority: jurisdiction.Court, GoesOn: person.Yes,
				NextBy: d(2026, 9, 30),
			},
			{
				Day: d(2026, 9, 5), Authority: jurisdiction.Court, GoesOn: person.Yes,
				NextBy: d(2026, 9, 7),
			},
		}
	}, false},
	"each review in time, in any order": {func(_ *cases.File, e *referral.Emergency) {
		e.ReviewBy = d(2026, 9, 5)
		e.Reviews = []referral.Review{
			{
				Day: d(2026, 9, 7), Authority: jurisdiction.Court, GoesOn: person.Yes,
				NextBy: d(2026, 9, 30),
			},
			{
				Day: d(2026, 9, 5), Authority: jurisdiction.Court, GoesOn: person.Yes,
				NextBy: d(2026, 9, 7),
			},
		}
	}, true},
	"no ground": {func(_ *cases.File, e *referral.Emergency) { e.Ground = "" }, false},
	"a report to who helps": {func(_ *cases.File, e *referral.Emergency) {
		e.Ground = referral.MandatoryReport
	}, false},
}

// Whether an emergency stands has one answer, whoever asks: the disclosure, the withdrawal, and
// the move of the receiver after it.
func TestEmergency_OneAnswerAtEveryDoor(t *testing.T) {
	on := d(2026, 9, 9)
	for name, tt := range emergencies {
		f := handed(t)
		e := &referral.Emergency{
			Ground: referral.ChildInDanger, Authority: jurisdiction.ChildProtection,
			ReviewBy: d(2026, 12, 1),
		}
		tt.change(f, e)
		f.Referrals[0].Emergency = e

		h, err := f.Handing("r1", on)
		require.NoError(t, err, name)
		assert.Equal(t, tt.stands, h.Urgent, name)
		assert.Equal(t, tt.stands, e.StandsFor(&f.Victims[0], house.Kind, on), name)

		// Alone, it opens the file.
		alone := copied(t, f)
		alone.Referrals[0].Consent, alone.Victims[0].Consents = "", nil
		v, err := alone.Disclose(cases.Receiver("r1"), referral.Full, on)
		require.NoError(t, err, name)
		assert.Equal(t, tt.stands, !v.Empty(), name)

		// Taken back by the person, it goes on only in an emergency that stands.
		w, err := f.Withdraw("v1", "c1", on, nil)
		require.NoError(t, err, name)
		r := &f.Referrals[0]
		if tt.stands {
			assert.Equal(t, []string{"r1"}, w.Emergencies, name)
			assert.Equal(t, referral.Sent, r.State, name)
		} else {
			assert.Empty(t, w.Emergencies, name)
			assert.Equal(t, referral.Withdrawn, r.State, name)
			require.Len(t, w.Events, 1, name)
			assert.True(t, w.Events[0].AccessEnds, name)
		}
		v, err = f.Disclose(cases.Receiver("r1"), referral.Full, on)
		require.NoError(t, err, name)
		assert.Equal(t, tt.stands, !v.Empty(), name)
		require.NoError(t, f.VerifyLog(), name)
		_, err = f.Move("r1", referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: on,
			Revision: r.Revision, Key: "a1",
		})
		assert.Equal(t, tt.stands, err == nil, name)
	}
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}

// A withdrawal may be written down later than it was said. What the file tells of later counts; and
// where it tells nothing, nobody goes on once the emergency has ended, and to withdraw again takes
// back what is left.
func TestWithdraw_DatedBeforeTheEmergencyLapsed(t *testing.T) {
	lapsing := func() *cases.File {
		f := handed(t)
		f.Referrals[0].Emergency = &referral.Emergency{
			Ground: referral.ChildInDanger, Authority: jurisdiction.ChildProtection,
			ReviewBy: d(2026, 9, 5),
		}
		return f
	}
	f := lapsing()
	read := cases.Event{Day: d(2026, 12, 1), Kind: cases.EventRead, Actor: "worker-1"}
	require.NoError(t, f.Record(f.Revision, read))
	w, err := f.Withdraw("v1", "c1", d(2026, 9, 4), nil)
	require.NoError(t, err)
	assert.Empty(t, w.Emergencies)
	assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)
	require.Len(t, w.Events, 1)
	assert.True(t, w.Events[0].AccessEnds)
	require.NoError(t, f.VerifyLog())

	var log referral.Log
	require.NoError(t, log.Shared(referral.Sharing{
		Victim: "v1", Day: d(2026, 12, 1), Recipient: house.Recipient(),
		Purpose: "referral", Level: referral.Full, Basis: referral.ByConsent, Consent: "c1",
	}))
	f = lapsing()
	w, err = f.Withdraw("v1", "c1", d(2026, 9, 4), &log)
	require.NoError(t, err)
	assert.Empty(t, w.Emergencies, "the log of disclosures knows of a later day")

	f = lapsing()
	w, err = f.Withdraw("v1", "c1", d(2026, 9, 4), nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"r1"}, w.Emergencies, "nobody can know better")
	for _, action := range []referral.Action{referral.Accept, referral.Start, referral.Resume} {
		_, err = f.Move("r1", referral.Step{
			Action: action, Actor: referral.Receiver, Day: d(2026, 12, 1),
			Revision: f.Referrals[0].Revision, Key: "a1",
		})
		var refused *referral.MoveError
		require.ErrorAs(t, err, &refused)
		assert.Equal(t, referral.NoConsent, refused.Reason)
	}
	v, err := f.Disclose(cases.Receiver("r1"), referral.Full, d(2026, 12, 1))
	require.NoError(t, err)
	assert.True(t, v.Empty())
	w, err = f.Withdraw("v1", "c1", d(2026, 12, 1), nil)
	require.NoError(t, err)
	assert.Empty(t, w.Emergencies)
	assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)
	assert.Equal(t, d(2026, 9, 4), f.Victims[0].Consents[0].Withdrawn, "the first day stays")
}

// The ground of a police message is asked as that of an emergency is.
func TestDisclose_AMessageWhoseGroundDoesNotHold(t *testing.T) {
	on := d(2026, 9, 9)
	for _, adult := range []bool{false, true} {
		for _, ground := range law.Codes[referral.Ground]() {
			f := handed(t)
			f.Messages[0].Ground = ground
			if adult {
				f.Victims[0].Age.BirthDay = d(1998, 3, 8)
			}
			v, err := f.Disclose(cases.Addressee("m1"), referral.Full, on)
			require.NoError(t, err)
			assert.Equal(t, adult && ground == referral.ChildInDanger, v.Empty(), ground)
		}
	}
}

// A report that the law asks for goes to who investigates or protects by law, and opens the file to
// nobody else against the will of an adult.
func TestDisclose_AMandatoryReportToEachKindOfBody(t *testing.T) {
	on := d(2026, 9, 9)
	takes := []jurisdiction.BodyKind{
		jurisdiction.Police, jurisdiction.BorderPolice, jurisdiction.Prosecutor,
		jurisdiction.Court, jurisdiction.LabourInspector, jurisdiction.SocialWork,
		jurisdiction.ChildProtection,
	}
	for _, kind := range law.Codes[jurisdiction.BodyKind]() {
		f := handed(t)
		f.Victims[0].Age.BirthDay = d(1998, 3, 8)
		f.Victims[0].Consents[0].Withdrawn = d(2026, 9, 8)
		r := &f.Referrals[0]
		r.To.Kind, r.History[1].Receiver.Kind = kind, kind
		r.Emergency = &referral.Emergency{
			Ground: referral.MandatoryReport, Authority: jurisdiction.NGO,
			ReviewBy: d(2026, 12, 1),
		}
		v, err := f.Disclose(cases.Receiver("r1"), referral.Full, on)
		require.NoError(t, err)
		assert.Equal(t, contains(takes, kind), !v.Empty(), kind)
		assert.Equal(t, contains(takes, kind), referral.TakesReports(kind), kind)
	}
}

// A police message tells who investigates on every ground, whoever sends it: an organisation
// carries out the order of a court, and reports danger to a child.
func TestEmergency_PoliceMessages(t *testing.T) {
	on := d(2026, 9, 9)
	for _, ground := range law.Codes[referral.Ground]() {
		for _, from := range law.Codes[jurisdiction.BodyKind]() {
			f := handed(t)
			f.Messages[0].Ground, f.Messages[0].From.Kind = ground, from
			assert.False(
				t, view(t, f, "addressee", referral.Full, on).Empty(), "%s %s", ground, from,
			)
		}
		f := handed(t)
		f.Messages[0].Ground, f.Messages[0].From.Kind = ground, ""
		assert.True(t, view(t, f, "addressee", referral.Full, on).Empty(), ground)
	}
}
