package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// What protects the person in the stored file, without any entry of the log, is not overwritten by
// who began before; only who logs a change of the record, or of the victim, may take it back.
func TestFollow_LosesNoProtection(t *testing.T) {
	on := d(2026, 9, 10)
	log := func(f *cases.File, kind cases.EventKind, record string) {
		t.Helper()
		require.NoError(t, f.Record(f.Revision, cases.Event{
			Day: on, Kind: kind, Actor: "officer-1", Record: record,
		}))
	}
	stored0 := handed(t)
	for name, tt := range map[string]struct {
		protect func(*cases.File)
		record  string
	}{
		"a wish": {func(f *cases.File) {
			f.Victims[0].Wishes = append(f.Victims[0].Wishes, care.Wish{
				Day: on, About: "be-traced", Answer: person.No,
			})
		}, "v1"},
		"an attachment is withheld": {func(f *cases.File) {
			f.Victims[0].Attachments[0].Withhold = person.Yes
		}, "at1"},
		"another attachment": {func(f *cases.File) {
			f.Victims[0].Attachments = append(f.Victims[0].Attachments, victim.Attachment{
				ID: "at2", Withhold: person.Yes,
			})
		}, "at2"},
		"a suspect": {func(f *cases.File) {
			f.Suspects = append(f.Suspects, cases.Suspect{ID: "s2"})
		}, "s2"},
		"one who is not cleared": {func(f *cases.File) { f.Suspects[0].Cleared = law.Day{} }, "s1"},
		"named by conduct": {func(f *cases.File) {
			f.Conduct = []cases.Conduct{{ID: "x1", Suspects: []string{"s3"}}}
		}, "s3"},
		"the last day of a consent": {func(f *cases.File) {
			f.Victims[0].Consents[0].Until = d(2026, 12, 1)
		}, "c1"},
		"an earlier one": {func(f *cases.File) {
			f.Victims[0].Consents[1].Until = d(2026, 12, 1)
		}, "c9"},
		"that of a referral": {func(f *cases.File) {
			f.Referrals[0].Expires = d(2026, 12, 1)
		}, "r1"},
		"that of an emergency": {func(f *cases.File) {
			f.Referrals[0].Emergency.ReviewBy = d(2026, 12, 1)
		}, "r1"},
		"a guardian in conflict": {func(f *cases.File) {
			f.Victims[0].Guardians[0].Conflict = person.Yes
		}, "g1"},
		"a guardian who left": {func(f *cases.File) {
			f.Victims[0].Guardians[0].Ended = on
		}, "g1"},
		"a relative who is a suspect": {func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{{ID: "p7", Suspected: person.Yes}}
		}, "p7"},
		"a relative who is dead": {func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{{ID: "p7", Alive: person.No}}
		}, "p7"},
		"a carer is suspected": {func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
		}, "v1"},
		"a worker in conflict": {func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "w1", Conflict: person.Yes}}
		}, "w1"},
		"a tie of an organisation": {func(f *cases.File) {
			f.Organisations = []referral.Organisation{{ID: "o7", Conflicts: []string{"s1"}}}
		}, "o7"},
		"a suspect is the mother": {func(f *cases.File) {
			f.Suspects[0].Relations = []cases.Relation{{Victim: "v1", Kind: "mother"}}
		}, "s1"},
		"the mother recruited": {func(f *cases.File) {
			f.Conduct = []cases.Conduct{{
				ID: "x1", Victims: []string{"v1"}, Recruitment: cases.Recruiting{By: "mother"},
			}}
		}, "x1"},
		"the mother was in touch as an exploiter": {func(f *cases.File) {
			f.Victims[0].LastContact.By = "mother"
		}, "v1"},
		"an organisation belongs to another": {func(f *cases.File) {
			f.Organisations = []referral.Organisation{{ID: "o7", Parent: "o8"}}
		}, "o7"},
		"the file is closed": {func(f *cases.File) { f.Closed = on }, stored0.ID},
		"the case is closed": {func(f *cases.File) {
			f.Closures = []cases.Closure{{ID: "cl1", Victim: "v1", Day: on}}
		}, "cl1"},
		"a no to more": {func(f *cases.File) {
			c := &f.Victims[0].Consents[2]
			c.Purposes = append(c.Purposes, victim.PurposeReferral)
		}, "c8"},
		"a no to all": {func(f *cases.File) { f.Victims[0].Consents[2].Recipients = nil }, "c8"},
		"a later no": {func(f *cases.File) {
			f.Victims[0].Consents[2].Refused = on.AddDays(1)
		}, "c8"},
		"a search that is not safe": {func(f *cases.File) {
			v := &f.Victims[0]
			v.Tracings = append(v.Tracings, care.Tracing{ScreenDay: on, Safe: person.No})
		}, "v1"},
		"a search that nobody wants": {func(f *cases.File) {
			v := &f.Victims[0]
			v.Tracings = append(v.Tracings, care.Tracing{Requested: on, State: "withdrawn"})
		}, "v1"},
		"a relative who is not wanted": {func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{{ID: "p9", Wished: person.No}}
		}, "p9"},
		"the day of a suspicion of a carer": {func(f *cases.File) {
			f.Victims[0].Family.SuspectedDay = on
		}, "v1"},
		"harm in the family": {func(f *cases.File) {
			f.Victims[0].Separations = []care.Separation{{
				Harm: []care.SeparationHarm{"neglect"},
			}}
		}, "v1"},
		"a suspect removed from the home": {func(f *cases.File) {
			f.Measures = []cases.Measure{{
				ID: "m1", Victim: "v1", Kind: cases.MeasureSuspectRemoved,
			}}
		}, "m1"},
		"a consent to less": {func(f *cases.File) {
			f.Victims[0].Consents[0].Categories = nil
		}, "c1"},
		"to fewer": {func(f *cases.File) { f.Victims[0].Consents[0].Recipients = nil }, "c1"},
		"for less": {func(f *cases.File) { f.Victims[0].Consents[0].Purposes = nil }, "c1"},
		"a consent given later": {func(f *cases.File) {
			f.Victims[0].Consents[0].Given = on
		}, "c1"},
		"an agreement": {func(f *cases.File) {
			f.Agreements = []referral.Agreement{{ID: "ag1", From: on}}
		}, "ag1"},
	} {
		stored := handed(t)
		v := &stored.Victims[0]
		v.Relatives, v.Family = nil, victim.Family{}
		v.Attachments = []victim.Attachment{{ID: "at1", Category: person.CategoryHealth}}
		v.Consents = append(v.Consents, victim.Consent{ID: "c9", Until: d(2027, 1, 1)},
			victim.Consent{
				ID: "c8", Refused: on, Purposes: []victim.ConsentPurpose{victim.PurposeStatistics},
				Recipients: []victim.Recipient{{Kind: jurisdiction.Police}},
			})
		stored.Suspects = []cases.Suspect{{ID: "s1", Since: d(2020, 1, 1), Cleared: on}}
		stored.Referrals[0].Emergency = &referral.Emergency{
			Ground: referral.ChildInDanger, Authority: jurisdiction.Court, ReviewBy: d(2027, 1, 1),
		}
		stored.Referrals[0].Expires = law.Day{}
		log(stored, cases.EventOpened, "")
		before := copied(t, stored)
		tt.protect(stored)

		f := copied(t, before)
		assert.ErrorIs(t, f.Follow(stored, before.LastHash()), cases.ErrStale, name)
		log(f, cases.EventChanged, "another")
		assert.ErrorIs(t, f.Follow(stored, before.LastHash()), cases.ErrStale, name)
		f = copied(t, before)
		log(f, cases.EventCorrected, tt.record)
		assert.NoError(t, f.Follow(stored, before.LastHash()), "%s: corrected", name)

		// Who has it keeps it, and who adds it to the file is not held up.
		f = copied(t, stored)
		log(f, cases.EventChanged, "another")
		assert.NoError(t, f.Follow(stored, before.LastHash()), "%s: read again", name)
		f = copied(t, stored)
		assert.NoError(t, f.Follow(before, before.LastHash()), "%s: added", name)
	}
}

// A victim who said no is not taken out without a word, and under another id is another.
func TestFollow_LosesNoVictimWhoSaidNo(t *testing.T) {
	on := d(2026, 9, 10)
	stored := handed(t)
	stored.Victims[0].Consents[0].Withdrawn = on
	for name, lose := range map[string]func(*cases.File){
		"taken out": func(f *cases.File) { f.Victims = f.Victims[1:] },
		"renamed":   func(f *cases.File) { f.Victims[0].ID = "v9" },
	} {
		f := copied(t, stored)
		lose(f)
		assert.ErrorIs(t, f.Follow(stored, stored.LastHash()), cases.ErrStale, name)
		require.NoError(t, f.Record(f.Revision, cases.Event{
			Day: on, Kind: cases.EventChanged, Actor: "officer-1", Record: "v1",
		}))
		assert.NoError(t, f.Follow(stored, stored.LastHash()), name)
	}
}
