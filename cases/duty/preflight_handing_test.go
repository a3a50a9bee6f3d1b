package duty_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// ready is a file in which nothing stands in the way of the referral r1 of an adult on day.
func ready(t testing.TB, day law.Day) *cases.File {
	t.Helper()
	v, o, r := girl(), shelter(), draft(referral.Refer)
	v.Age.BirthDay = d(1990, 1, 1)
	v.Identity = &person.Identity{Names: []person.Name{{Text: taint.Marker}}}
	v.Risks = []care.Risk{{Day: day, AtRisk: person.No}}
	v.Consents = []victim.Consent{{
		ID: "c1", Capacity: victim.ConsentSelf, Given: day,
		Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
		Recipients: []victim.Recipient{{Kind: jurisdiction.SocialWork}},
		Categories: law.Codes[person.Category](),
	}}
	r.From.ID = "o1"
	r, _, err := r.Apply(
		referral.Step{Action: referral.Prepare, Actor: referral.Sender, Day: day, Key: "prepare"},
	)
	require.NoError(t, err)
	return file(v, r, &o)
}

// Whatever changes between the pre-flight and the sending: it is refused, and says what changed.
func TestSend_OnlyWhatWasCleared(t *testing.T) {
	on := d(2026, 9, 3)
	for name, tt := range map[string]struct {
		change func(*cases.File)
		want   []referral.Changed // empty: sent
	}{
		"nothing": {func(*cases.File) {}, nil},
		"a note of another case": {func(f *cases.File) {
			f.Evidence = []cases.Evidence{{ID: "e1"}}
		}, nil},
		"the receiver named in the referral": {func(f *cases.File) {
			f.Referrals[0].To = referral.Party{
				Kind: jurisdiction.Police, ID: "never-looked-at", Place: "AL",
			}
		}, []referral.Changed{referral.ChangedReferral, referral.ChangedReceiver}},
		"the need": {func(f *cases.File) {
			f.Referrals[0].Need = care.NeedPsychological
		}, []referral.Changed{referral.ChangedReferral}},
		"the record": {func(f *cases.File) {
			f.Victims[0].Sex = person.Male
		}, []referral.Changed{referral.ChangedVictim}},
		"who must not learn": {func(f *cases.File) {
			f.Victims[0].DoNotContact = nil
		}, []referral.Changed{referral.ChangedVictim, referral.ChangedSuspects}},
		"consent withdrawn": {func(f *cases.File) {
			f.Victims[0].Consents[0].Withdrawn = on
		}, []referral.Changed{referral.ChangedConsent}},
		"consent narrowed": {func(f *cases.File) {
			f.Victims[0].Consents[0].Categories = nil
		}, []referral.Changed{referral.ChangedConsent}},
		"another consent": {func(f *cases.File) {
			f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{ID: "c2"})
		}, []referral.Changed{referral.ChangedConsent}},
		"an emergency": {func(f *cases.File) {
			f.Referrals[0].Emergency = urgent(on)
		}, []referral.Changed{referral.ChangedEmergency}},
		"the organisation": {func(f *cases.File) {
			f.Organisations[0].MandateTo = on
		}, []referral.Changed{referral.ChangedReceiver}},
		"withdrawn, and the referral with it": {func(f *cases.File) {
			_, err := f.Withdraw("v1", "c1", on, nil)
			require.NoError(t, err)
		}, []referral.Changed{referral.ChangedReferral, referral.ChangedConsent}},
		"a suspect more": {func(f *cases.File) {
			f.Suspects = append(f.Suspects, cases.Suspect{ID: "o9"})
		}, []referral.Changed{referral.ChangedSuspects}},
		"the receiver a suspect": {func(f *cases.File) {
			f.Suspects[0].ID = "o2"
		}, []referral.Changed{referral.ChangedSuspects}},
		"somebody was told": {func(f *cases.File) {
			f.Notifications = []cases.Notification{{Victim: "v1", To: jurisdiction.Police, Day: on}}
		}, []referral.Changed{referral.ChangedTold}},
	} {
		f := ready(t, on)
		_, clearance, err := duty.Preflight(f, "r1", on)
		require.NoError(t, err)
		require.True(t, clearance.Clears())
		tt.change(f)
		before, err := json.Marshal(f)
		require.NoError(t, err)
		event, err := f.Send(clearance, on, "send")
		if tt.want == nil {
			require.NoError(t, err, name)
			assert.Equal(t, referral.Sent, f.Referrals[0].State, name)
			again, err := f.Send(clearance, on, "send") // the request comes a second time
			require.NoError(t, err, name)
			assert.True(t, again.Repeated, name)
			assert.Equal(t, event.Entry, again.Entry, name)
			_, err = f.Move("r1", referral.Step{
				Action: referral.Accept, Actor: referral.Receiver, Day: on.AddDays(2), Revision: 2,
				Key: "accept",
			})
			require.NoError(t, err, name)
			again, err = f.Send(clearance, on, "send")
			require.NoError(t, err, "%s: and a third time, after a later move", name)
			assert.True(t, again.Repeated, name)
			_, err = f.Send(clearance, on, "accept")
			assert.Error(t, err, "a key that another move has")
			continue
		}
		var refused *referral.MoveError
		require.ErrorAs(t, err, &refused, name)
		assert.Equal(t, referral.ChangedSince, refused.Reason, name)
		assert.Equal(t, tt.want, refused.Changed, name)
		after, err := json.Marshal(f)
		require.NoError(t, err)
		assert.Equal(t, string(before), string(after), "%s: the file stays as it is", name)
	}
}

// What does not clear: another referral, another day, the zero clearance, one that something stands
// in the way of, one that came back from JSON, one that nobody issued.
func TestSend_WhatClearsNothing(t *testing.T) {
	on := d(2026, 9, 3)
	f := ready(t, on)
	other := f.Referrals[0]
	other.ID = "r2"
	f.Referrals = append(f.Referrals, other)
	_, good, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	_, of2, err := duty.Preflight(f, "r2", on)
	require.NoError(t, err)
	refused := func(name string, want referral.Refusal, c referral.Clearance, on law.Day) {
		t.Helper()
		_, err := f.Send(c, on, "send")
		var e *referral.MoveError
		require.ErrorAs(t, err, &e, name)
		assert.Equal(t, want, e.Reason, name)
		assert.Equal(t, referral.Ready, f.Referrals[0].State, name)
	}
	_, err = f.Send(referral.Clearance{}, on, "send")
	assert.Error(t, err)
	refused("the day after", referral.NotCleared, good, on.AddDays(1))
	_, err = json.Marshal(good)
	assert.ErrorIs(t, err, referral.ErrNotStored)
	assert.ErrorIs(t, json.Unmarshal([]byte("{}"), &good), referral.ErrNotStored)
	assert.NotContains(t, fmt.Sprintf("%v %+v %#v", good, good, good), "r1")
	_, err = f.Send(of2, on, "send")
	require.NoError(t, err)
	assert.Equal(
		t, referral.Ready, f.Referrals[0].State,
		"it sends the referral of which it speaks, and no other",
	)

	// Neither an empty report nor a token that was not issued makes one.
	h, err := f.Handing("r1", on)
	require.NoError(t, err)
	assert.False(
		t, referral.Clear(clearing.Issue(), h, false, nil, on).Clears(), "an empty report",
	)
	forged := infer(referral.Clear, h, on)
	assert.False(t, forged.Clears(), "a token that another module got by inference")

	f.Victims[0].Consents[0].Withdrawn = on
	_, blocked, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	refused("blocked", referral.BlockedMove, blocked, on)
}

// infer calls a function with the zero value of a type that the caller cannot name.
func infer[T any](
	clear func(T, referral.Handing, bool, []rule.ID, law.Day) referral.Clearance,
	h referral.Handing, on law.Day,
) referral.Clearance {
	var t T
	return clear(t, h, true, nil, on)
}

// The record of another person, a parent under suspicion, a copy of a consent: the pre-flight looks
// up in the file what belongs to the referral, and takes nothing from the caller.
func TestPreflight_LooksUpWhatBelongsTogether(t *testing.T) {
	on := d(2026, 9, 3)
	blocks := func(name string, change func(*cases.File), want ...rule.ID) {
		t.Helper()
		f := ready(t, on)
		change(f)
		report, c, err := duty.Preflight(f, "r1", on)
		require.NoError(t, err, name)
		assert.Equal(t, want, c.Blocking(), name)
		data, err := json.Marshal(report)
		require.NoError(t, err)
		assert.NotContains(t, string(data), taint.Marker)
	}
	blocks("nothing", func(*cases.File) {})
	blocks("the consent is that of another victim", func(f *cases.File) {
		b := f.Victims[0]
		b.ID = "v2"
		f.Victims[0].Consents = nil
		f.Victims = append(f.Victims, b)
	}, "PREF-001")
	blocks("a suspected parent consented", func(f *cases.File) {
		v := &f.Victims[0]
		v.Age.BirthDay = d(2012, 3, 8)
		v.Consents[0].Capacity, v.Consents[0].ChildAgrees = victim.ConsentParent, person.Yes
		f.Referrals[0].ChildViews = on
		f.Suspects[0].Relations = []cases.Relation{{Victim: "v1", Kind: person.RelationParent}}
	}, "PREF-001")
	blocks("a child alone, on the eve of the 18th birthday", func(f *cases.File) {
		f.Victims[0].Age.BirthDay, f.Referrals[0].ChildViews = d(2008, 9, 4), on
	}, "PREF-001")
	blocks("what a child alone agreed to, on the 18th birthday", func(f *cases.File) {
		f.Victims[0].Age.BirthDay, f.Victims[0].Consents[0].Given = d(2008, 9, 3), d(2026, 9, 2)
	}, "PREF-001")
	blocks("nobody knows the receiver", func(f *cases.File) {
		f.Organisations = nil
	}, "PREF-002", "PREF-007")
	blocks("the receiver belongs to one that must not learn", func(f *cases.File) {
		f.Organisations[0].Parent = "middle"
		f.Organisations = append(f.Organisations, referral.Organisation{ID: "middle", Parent: "x2"})
	}, "PREF-002")
	for name, change := range map[string]func(*cases.File){
		"no such victim": func(f *cases.File) { f.Referrals[0].Victim = "v9" },
		"two of one id":  func(f *cases.File) { f.Victims = append(f.Victims, f.Victims[0]) },
		"no referral":    func(f *cases.File) { f.Referrals = nil },
	} {
		f := ready(t, on)
		change(f)
		_, c, err := duty.Preflight(f, "r1", on)
		var missing *cases.LookupError
		require.ErrorAs(t, err, &missing, name)
		assert.False(t, c.Clears(), name)
	}
	_, _, err := duty.Preflight(ready(t, on), "r1", law.Day{})
	assert.ErrorIs(t, err, rule.ErrNoDay)
}

func BenchmarkPreflight(b *testing.B) {
	on := d(2026, 9, 3)
	f := ready(b, on)
	b.ReportAllocs()
	for b.Loop() {
		if _, c, err := duty.Preflight(f, "r1", on); err != nil || !c.Clears() {
			b.Fatal("something stands in the way")
		}
	}
}

// An exemption of the person from a rule of the pre-flight takes the place of no consent, and makes
// nobody free of a conflict of interest: to go on with the referral asks for both anyway.
func TestSend_NoExemptionLifts(t *testing.T) {
	on := d(2026, 9, 3)
	for name, tt := range map[string]struct {
		change func(*cases.File)
		want   referral.Refusal
	}{
		"nothing": {func(*cases.File) {}, ""},
		"withdrawn": {func(f *cases.File) {
			f.Victims[0].Consents[0].Withdrawn = on
		}, referral.NoConsent},
		"gone": {func(f *cases.File) {
			f.Victims[0].Consents = nil
		}, referral.NoConsent},
		"for others": {func(f *cases.File) {
			f.Victims[0].Consents[0].Recipients[0].Kind = jurisdiction.Police
		}, referral.NoConsent},
		"a child alone": {func(f *cases.File) {
			f.Victims[0].Age.BirthDay = d(2012, 1, 1)
		}, referral.NoConsent},
		"a tie to a suspect": {func(f *cases.File) {
			f.Organisations[0].Conflicts = []string{f.Suspects[0].ID}
		}, referral.BlockedMove},
	} {
		f := ready(t, on)
		for i := range duty.PreflightRules() {
			f.Victims[0].Exemptions = append(f.Victims[0].Exemptions, jurisdiction.Exemption{
				Rule:      rule.ID(fmt.Sprintf("PREF-%03d", i+1)),
				Authority: jurisdiction.Court, Reason: "court-order", Day: on,
			})
		}
		tt.change(f)
		_, clearance, err := duty.Preflight(f, "r1", on)
		require.NoError(t, err)
		assert.Empty(t, clearance.Blocking(), name)
		assert.Equal(t, tt.want == "", clearance.Clears(), name)
		_, err = f.Send(clearance, on, "send")
		if tt.want == "" {
			require.NoError(t, err, name)
			continue
		}
		var refused *referral.MoveError
		require.ErrorAs(t, err, &refused, name)
		assert.Equal(t, tt.want, refused.Reason, name)
		assert.Equal(t, referral.Ready, f.Referrals[0].State, name)
	}
}
