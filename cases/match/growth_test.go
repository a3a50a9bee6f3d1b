package match_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The time to make a profile for tracing grows with the lists of a file, also where their elements
// name one another.
func TestForTracing_IsNotQuadratic(t *testing.T) {
	on := law.MustDay(2026, time.November, 23)
	for name, fill := range map[string]func(f *cases.File, v *victim.Victim, id string){
		"relatives and guardians": func(_ *cases.File, v *victim.Victim, id string) {
			v.Relatives = append(v.Relatives, person.Relative{
				ID: id, Relation: "mother", Guardian: "g" + id,
			})
			v.Guardians = append(v.Guardians, victim.Guardian{ID: "g" + id})
		},
		"suspects of the family": func(f *cases.File, _ *victim.Victim, id string) {
			f.Suspects = append(f.Suspects, cases.Suspect{
				ID: id, Since: on.AddDays(-9), Cleared: on.AddDays(-5),
				Relations: []cases.Relation{{Victim: "v1", Kind: "mother"}},
			})
			f.Proceedings = append(f.Proceedings, cases.Proceeding{
				ID: "p" + id, Suspects: []string{id},
				Steps: []cases.ProceedingStep{{Kind: cases.StepCharged, Day: on}},
			})
		},
		"searches, wishes and objections": func(_ *cases.File, v *victim.Victim, id string) {
			v.Relatives = append(v.Relatives, person.Relative{ID: id, Relation: "sibling"})
			v.Tracings = append(v.Tracings, care.Tracing{
				ScreenDay: on, Safe: person.Yes, Sought: []string{id},
			})
			v.Wishes = append(v.Wishes, care.Wish{About: "contact", Relative: id})
			v.Consents = append(v.Consents, victim.Consent{
				ID:         "o" + id,
				Objections: []victim.Limit{{Categories: []person.Category{"health"}}},
			})
		},
		"workers and organisations": func(f *cases.File, v *victim.Victim, id string) {
			v.Relatives = append(v.Relatives, person.Relative{ID: id, Relation: "sibling"})
			f.Workers = append(f.Workers, cases.Worker{ID: id, Organisation: "org" + id})
			v.Services = append(v.Services, care.Service{
				ID: "s" + id, Provider: care.Provider{Worker: id, Organisation: "org" + id},
			})
		},
	} {
		took := func(n int) time.Duration {
			f := &cases.File{ID: "f", Victims: []victim.Victim{{
				ID: "v1", Age: person.Age{Knowledge: person.AgeYear, BirthYear: 1980},
				Consents: []victim.Consent{{
					ID: "c1", Capacity: victim.ConsentSelf, Given: on.AddDays(-30),
					Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
				}},
			}}}
			for i := range n {
				fill(f, &f.Victims[0], fmt.Sprint("x", i))
			}
			return growth.Cost(func() {
				_, err := match.ForTracing(f, "v1", on)
				require.NoError(t, err)
			})
		}
		took(10)
		few, many := took(100), took(1600) // 16 times as many: 256 times the product
		assert.Less(t, many, 100*few, name)
	}
}
