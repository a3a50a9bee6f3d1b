package cases_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The time to read a file and to disclose from it grows with its lists, also where elements link to
// one another: of sixteen times as many of both it takes no more than a hundred times as long.
func TestDecodeAndDisclose_AreNotQuadratic(t *testing.T) {
	for name, fill := range map[string]func(f *cases.File, i int){
		"attachments of a record": func(f *cases.File, i int) {
			v := &f.Victims[0]
			v.Attachments = append(v.Attachments, victim.Attachment{
				ID: fmt.Sprint("a", i), Record: "g1", Category: person.CategoryHealth,
			})
		},
		"relatives and suspects": func(f *cases.File, i int) {
			id, v := fmt.Sprint("r", i), &f.Victims[0]
			f.Suspects = append(f.Suspects, cases.Suspect{ID: "s" + id})
			v.Relatives = append(v.Relatives, person.Relative{
				ID: id, Relation: person.RelationFriend, Suspect: "s" + id,
			})
		},
		"guardians and suspects": func(f *cases.File, i int) {
			v := &f.Victims[0]
			f.Suspects = append(f.Suspects, cases.Suspect{
				ID: fmt.Sprint("s", i), Since: d(2020, 1, 1), Relations: []cases.Relation{
					{Victim: "v1", Kind: person.RelationGuardian},
				},
			})
			v.Guardians = append(v.Guardians, victim.Guardian{
				ID: fmt.Sprint("h", i), Appointed: d(2026, 9, 1),
			})
		},
		"objections and services": func(f *cases.File, i int) {
			v := &f.Victims[0]
			v.Consents[0].Objections = append(v.Consents[0].Objections, victim.Limit{
				Records: []string{"g1"},
			})
			v.Services = append(v.Services, care.Service{ID: fmt.Sprint("x", i), Kind: "medical"})
		},
		"victims who harmed one another": func(f *cases.File, i int) {
			f.Victims = append(f.Victims, victim.Victim{
				ID:        fmt.Sprint("w", i),
				Incidents: []care.Incident{{ID: "i1", By: []string{fmt.Sprint("w", i/2)}}},
			})
		},
	} {
		took := func(n int) time.Duration {
			f := &cases.File{
				Schema: cases.CurrentSchema, ID: "f1", Opened: d(2026, 9, 1),
				Victims: []victim.Victim{{
					ID:        "v1",
					Age:       person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)},
					Guardians: []victim.Guardian{{ID: "g1", Appointed: d(2026, 9, 1)}},
					Consents: []victim.Consent{{
						ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1",
						Purposes: []victim.ConsentPurpose{victim.PurposeService},
					}},
				}},
			}
			for i := range n {
				fill(f, i)
			}
			data, err := json.Marshal(f)
			require.NoError(t, err)
			return growth.Cost(func() {
				read, err := cases.Decode(bytes.NewReader(data))
				require.NoError(t, err, name)
				_, err = read.Disclose(cases.GuardianOf("v1", "g1"), referral.Full, d(2026, 9, 4))
				require.NoError(t, err, name)
			})
		}
		took(10)
		few, many := took(250), took(4000) // 16 times as many: 256 times the product
		assert.Less(t, many, 100*few, name)
	}
}

// So does the time to disclose a report with a finding on every element of a list.
func TestDiscloseReport_IsNotQuadratic(t *testing.T) {
	took := func(n int) time.Duration {
		f := &cases.File{ID: "f1", Opened: d(2026, 9, 1), Victims: []victim.Victim{{
			ID: "v1", Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)},
		}}}
		for i := range n {
			id := fmt.Sprint("s", i)
			f.Suspects = append(f.Suspects, cases.Suspect{ID: id})
			f.Conduct = append(f.Conduct, cases.Conduct{ID: "c" + id, Suspects: []string{id}})
		}
		return growth.Cost(func() {
			report, err := duty.Check(f, d(2026, 9, 4))
			require.NoError(t, err)
			out, err := f.DiscloseReport(
				report, cases.Themself("v1"), referral.Full, d(2026, 9, 4),
			)
			require.NoError(t, err)
			require.NotNil(t, out)
		})
	}
	took(10)
	few, many := took(250), took(4000)
	assert.Less(t, many, 100*few)
}

// A report is disclosed in proportion to its findings, however long the list in which they lie.
func TestDiscloseReport_IsNotQuadraticInTheRecord(t *testing.T) {
	on := d(2026, 9, 4)
	took := func(n int) time.Duration {
		f := &cases.File{
			ID: "f1", Opened: d(2026, 9, 1),
			Victims: []victim.Victim{{
				ID:        "v1",
				Age:       person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)},
				Stays:     []victim.Stay{{Place: "MK", From: d(2026, 9, 1)}},
				Guardians: []victim.Guardian{{ID: "g1", Appointed: d(2026, 9, 1)}},
			}},
		}
		for i := range n {
			f.Victims[0].Decisions = append(f.Victims[0].Decisions, victim.Decision{
				ID: fmt.Sprint("x", i), Kind: victim.DecisionPlacement, Day: d(2026, 9, 2),
			})
			f.Interviews = append(f.Interviews, cases.Interview{
				ID: fmt.Sprint("i", i), Victim: "v1", Kind: cases.InterviewSocial,
				Day: d(2026, 9, 2),
			})
		}
		r, err := duty.Check(f, on)
		require.NoError(t, err)
		require.Greater(t, len(r.Findings), 2*n)
		return growth.Cost(func() {
			out, err := f.DiscloseReport(r, cases.GuardianOf("v1", "g1"), referral.Full, on)
			require.NoError(t, err)
			require.Greater(t, len(out.Findings), n)
		})
	}
	took(10)
	few, many := took(100), took(1600) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}

// A report on ten thousand interviews, each with a finding, is disclosed in proportion too.
func TestDiscloseReport_OfTenThousandInterviews(t *testing.T) {
	on := d(2026, 9, 4)
	took := func(n int) time.Duration {
		f := &cases.File{
			ID: "f1", Opened: d(2026, 9, 1),
			Victims: []victim.Victim{{
				ID:        "v1",
				Age:       person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)},
				Guardians: []victim.Guardian{{ID: "g1", Appointed: d(2026, 9, 1)}},
			}},
		}
		for i := range n {
			f.Interviews = append(f.Interviews, cases.Interview{
				ID: fmt.Sprint("i", i), Victim: "v1", Kind: cases.InterviewForensic,
				Day: d(2026, 9, 2),
			})
		}
		r, err := duty.Check(f, on)
		require.NoError(t, err)
		require.Greater(t, len(r.Findings), n)
		return growth.Cost(func() {
			out, err := f.DiscloseReport(r, cases.GuardianOf("v1", "g1"), referral.Full, on)
			require.NoError(t, err)
			require.Greater(t, len(out.Findings), n)
		})
	}
	took(10)
	few, many := took(625), took(10_000) // 16 times as many: 256 times the product
	assert.Less(t, many, 50*few)
}
