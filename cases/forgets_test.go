package cases_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// What the person says no to in the stored file, without any entry of the log, is not overwritten
// by who began before: neither by a move, nor by an edit, nor by who only read.
func TestFollow_ForgetsNoNo(t *testing.T) {
	on := d(2026, 9, 10)
	log := func(kind cases.EventKind, record string) func(*cases.File) {
		return func(f *cases.File) {
			require.NoError(t, f.Record(f.Revision, cases.Event{
				Day: on, Kind: kind, Actor: "officer-1", Record: record,
			}))
		}
	}
	accept := func(f *cases.File) {
		_, err := f.Move("r1", referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: on, Revision: 2, Key: "k9",
		})
		require.NoError(t, err)
	}
	written := map[string]struct {
		no      func(*cases.File)
		correct string // the record whose logged correction may take it back
	}{
		"a withdrawal": {func(f *cases.File) { f.Victims[0].Consents[0].Withdrawn = on }, ""},
		"a consent that was withdrawn at once": {func(f *cases.File) {
			f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
				ID: "c2", Given: on, Withdrawn: on,
			})
		}, ""},
		"a referral taken back": {func(f *cases.File) {
			f.Referrals[0] = f.Referrals[0].Withdrawn(on)
		}, ""},
		"the child does not agree": {func(f *cases.File) {
			f.Victims[0].Consents[0].ChildAgrees = person.No
		}, "c1"},
		"one that must not learn of the person": {func(f *cases.File) {
			f.Victims[0].DoNotContact = []string{"foe"}
		}, "v1"},
		"the end of an emergency": {func(f *cases.File) {
			f.Referrals[0].Emergency.Reviews = []referral.Review{{Day: on, GoesOn: person.No}}
		}, "r1"},
	}
	for name, tt := range written {
		for by, mine := range map[string]func(*cases.File){
			"a move": accept, "an edit": log(cases.EventChanged, ""),
			"a reading": log(cases.EventRead, ""), "nothing": func(*cases.File) {},
			"a correction": log(cases.EventCorrected, "c1 v1 r1"),
		} {
			stored := handed(t)
			stored.Referrals[0].Emergency = &referral.Emergency{
				Ground: referral.ChildInDanger, Authority: jurisdiction.Court,
				ReviewBy: d(2027, 1, 1),
			}
			log(cases.EventOpened, "")(stored)
			f := copied(t, stored)
			began := f.LastHash()
			tt.no(stored)
			if by == "a correction" {
				if tt.correct == "" {
					log(cases.EventCorrected, "c1")(f)
				} else {
					log(cases.EventCorrected, tt.correct)(f)
				}
				err := f.Follow(stored, began)
				assert.Equal(t, tt.correct != "", err == nil, "%s: corrected", name)
				continue
			}
			mine(f)
			assert.ErrorIs(t, f.Follow(stored, began), cases.ErrStale, "%s, %s", name, by)
			again := copied(t, stored)
			if by != "a move" {
				mine(again)
			}
			assert.NoError(t, again.Follow(stored, began), "%s: read again", name)
		}
	}
}

// A withdrawal that stands in the log alone counts at every door: of this victim and not of
// another, whose consent has the same id. One of a consent that is gone from the file does too.
func TestConsent_WithdrawnByTheLog(t *testing.T) {
	on := d(2026, 9, 10)
	for actor, counts := range map[string]bool{"v1": true, "worker-1": true, "v2": false} {
		for _, record := range []string{"c1", "c2"} {
			f := handed(t)
			f.Victims = append(f.Victims, victim.Victim{
				ID: "v2", Consents: []victim.Consent{{ID: "c1", Given: d(2026, 9, 1)}},
			})
			require.NoError(t, f.Record(0, cases.Event{
				Day: on, Kind: cases.EventWithdrawn, Actor: actor, Record: record,
			}))
			name := fmt.Sprintf("%s by %s", record, actor)
			withdrawn := counts // c2 is gone from the file: it may have been this one
			for _, day := range []law.Day{d(2026, 9, 4), on, on.AddDays(9)} {
				for _, who := range []string{"receiver", "holder"} {
					if who == "holder" && withdrawn {
						continue // the referral is open
					}
					v := view(t, f, who, referral.Full, day)
					assert.Equal(t, withdrawn, v.Empty(), "%s: %s on %v", name, who, day)
				}
				h, err := f.Handing("r1", day)
				require.NoError(t, err)
				assert.Equal(t, withdrawn, h.Flaw == victim.FlawWithdrawn, name)
				flaw := f.ConsentFlaw(
					&f.Victims[0], f.Victims[0].Consents[0], victim.PurposeReferral, day)
				assert.Equal(t, withdrawn && !day.Before(on), flaw == victim.FlawWithdrawn, name)
				now := f.ConsentFlawNow(&f.Victims[0], "c1", victim.PurposeReferral, day)
				assert.Equal(t, withdrawn, now == victim.FlawWithdrawn, name)
			}
		}
	}
}

// Statistics count who counts now; the rules ask what was known of a day.
func ExampleFile_ConsentFlawNow() {
	f := cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "v1", Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(1998, 3, 8)},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentSelf, Given: d(2026, 1, 1),
			Withdrawn: d(2026, 9, 1), Purposes: []victim.ConsentPurpose{victim.PurposeStatistics},
		}},
	}}}
	v, may := &f.Victims[0], d(2026, 5, 1)
	fmt.Printf("%q\n", f.ConsentFlaw(v, v.Consents[0], victim.PurposeStatistics, may))
	fmt.Printf("%q\n", f.ConsentFlawNow(v, "c1", victim.PurposeStatistics, may))
	// Output:
	// ""
	// "withdrawn"
}
