package cases_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Who is a suspect under another id of the file, as a worker or as another victim, neither
// consents, nor receives, nor reads; nor does who works for, or with, such a one.
func TestSamePerson_IsSuspectedWhateverTheRecord(t *testing.T) {
	on, s1 := d(2026, 9, 4), []cases.Suspect{{ID: "s1"}}
	works := func(f *cases.File, w cases.Worker) { f.Workers, f.Suspects = []cases.Worker{w}, s1 }
	for _, c := range []struct {
		name   string
		change func(*cases.File)
		open   []string // who still gets something
	}{
		{"the guardian is a worker who is a suspect", func(f *cases.File) {
			works(f, cases.Worker{ID: "g1", Suspect: "s1"})
		}, []string{"lawyer"}},
		{"and the suspect is not on the list", func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "g1", Suspect: "s2"}}
		}, []string{"lawyer"}},
		{"is close to one", func(f *cases.File) {
			works(f, cases.Worker{ID: "g1", RelatedTo: []string{"s0", "s1"}})
		}, []string{"lawyer"}},
		{"is in conflict", func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "g1", Conflict: person.Yes}}
		}, []string{"lawyer"}},
		{"the lawyer is such a worker", func(f *cases.File) {
			works(f, cases.Worker{ID: "lawyer-1", Suspect: "s1"})
		}, []string{"receiver", "guardian"}},
		{"the receiver is", func(f *cases.File) {
			works(f, cases.Worker{ID: "house", Suspect: "s1"})
		}, []string{"guardian", "lawyer"}},
		{"one who is works for the receiver", func(f *cases.File) {
			works(f, cases.Worker{ID: "w1", Organisation: "house", Suspect: "s1"})
		}, []string{"guardian", "lawyer"}},
		{"one close to a suspect works for the receiver", func(f *cases.File) {
			works(f, cases.Worker{ID: "w1", Organisation: "house", RelatedTo: []string{"s1"}})
		}, []string{"guardian", "lawyer"}},
		{"one who harmed the person works for the receiver", func(f *cases.File) {
			works(f, cases.Worker{ID: "w1", Organisation: "house"})
			f.Victims[0].Incidents = []care.Incident{{ID: "x1", By: []string{"w1"}}}
		}, []string{"guardian", "lawyer"}},
		{"but has left", func(f *cases.File) {
			works(f, cases.Worker{
				ID: "w1", Organisation: "house", Suspect: "s1", To: d(2026, 9, 3),
			})
		}, []string{"receiver", "guardian", "lawyer"}},
		{"or was cleared", func(f *cases.File) {
			works(f, cases.Worker{ID: "w1", Organisation: "house", Suspect: "s1"})
			f.Suspects = []cases.Suspect{{ID: "s1", Cleared: d(2026, 8, 1)}}
		}, []string{"receiver", "guardian", "lawyer"}},
		{"the suspect is spoken to at the receiver", func(f *cases.File) {
			f.Referrals[0].To.Worker, f.Suspects = "s1", s1
		}, []string{"guardian", "lawyer"}},
		{"staff of the receiver harmed the person there", func(f *cases.File) {
			f.Victims[0].Placements = []care.Placement{{
				ID: "p1", Kind: "shelter", Provider: care.Provider{Organisation: "house"},
			}}
			f.Victims[0].Incidents = []care.Incident{{
				ID: "x1", Placement: "p1", ByStaff: person.Yes,
			}}
		}, []string{"guardian", "lawyer"}},
		{"a suspect lives at the receiver", func(f *cases.File) {
			f.Victims[0].Placements = []care.Placement{{
				ID: "p1", Kind: "shelter", WithSuspect: person.Yes,
				Provider: care.Provider{Organisation: "house"},
			}}
		}, []string{"guardian", "lawyer"}},
		{"the guardian is a victim of the file who is a suspect", func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
			f.Suspects = []cases.Suspect{{ID: "v2"}}
			f.Victims[0].Relatives = []person.Relative{{
				ID: "p1", Relation: "mother", Guardian: "g1", Victim: "v2",
			}}
		}, []string{"lawyer"}},
		{"and harmed the child", func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
			f.Victims[0].Incidents = []care.Incident{{ID: "x1", By: []string{"v2"}}}
			f.Victims[0].Relatives = []person.Relative{{
				ID: "p1", Relation: "mother", Guardian: "g1", Victim: "v2",
			}}
		}, []string{"lawyer"}},
	} {
		f := handed(t)
		f.Victims[0].Placements, f.Victims[0].Incidents = nil, nil
		f.Victims[0].Relatives = nil
		c.change(f)
		for _, who := range []string{"receiver", "guardian", "lawyer"} {
			got := !view(t, f, who, referral.Full, on).Empty()
			assert.Equal(t, slices.Contains(c.open, who), got, "%s: %s", c.name, who)
		}
	}
}

// The giver of a consent who is another victim of the file is one person with that victim.
func TestSamePerson_Gives(t *testing.T) {
	on := d(2026, 9, 4)
	f := clean(t)
	f.Victims[0].Consents[0].Giver = "m"
	f.Victims[0].Relatives = []person.Relative{{ID: "m", Relation: "mother", Victim: "v2"}}
	f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
	flaw := func() victim.ConsentFlaw {
		return f.ConsentFlawNow(&f.Victims[0], "c1", victim.PurposeReferral, on)
	}
	assert.Empty(t, flaw())
	f.Suspects = []cases.Suspect{{ID: "v2"}}
	assert.Equal(t, victim.FlawSuspected, flaw(), "a suspect")
	f.Suspects = nil
	f.Victims[0].Incidents = []care.Incident{{ID: "x1", By: []string{"v2"}}}
	assert.Equal(t, victim.FlawSuspected, flaw(), "who harmed the child")
}
