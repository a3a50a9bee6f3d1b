package cases_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func TestFile_ShutRelative(t *testing.T) {
	on := law.MustDay(2026, time.November, 23)
	suspect := func(id string, to person.RelationKind) func(*cases.File) {
		return func(f *cases.File) {
			f.Suspects = []cases.Suspect{
				{ID: id, Relations: []cases.Relation{{Victim: "v1", Kind: to}}},
			}
		}
	}
	mother := person.Relative{ID: "r1", Relation: "mother"}
	cleared := mother
	cleared.Suspected, cleared.Conflict = person.No, person.No
	for name, tt := range map[string]struct {
		r      person.Relative
		change func(*cases.File)
		want   bool
	}{
		"nothing": {mother, func(*cases.File) {}, false},
		"by the record": {
			person.Relative{ID: "r1", Suspected: person.Yes}, func(*cases.File) {}, true,
		},
		"a suspect of the same id": {mother, suspect("r1", ""), true},
		"cleared in the record, a suspect of the same id": {
			cleared, suspect("r1", ""), true,
		},
		"the suspect that the record names": {
			person.Relative{ID: "r1", Suspect: "s1"}, suspect("s1", ""), true,
		},
		"the mother is a suspect":        {mother, suspect("s1", "mother"), true},
		"a parent is a suspect":          {mother, suspect("s1", person.RelationParent), true},
		"a parent is, and the other not": {cleared, suspect("s1", person.RelationParent), false},
		"a relative is a suspect": {
			person.Relative{ID: "r1", Relation: "cousin"},
			suspect("s1", person.RelationRelative), true,
		},
		"a relative, a cousin is a suspect": {
			person.Relative{ID: "r1", Relation: person.RelationRelative},
			suspect("s1", "cousin"), true,
		},
		"an aunt, a cousin is a suspect": {
			person.Relative{ID: "r1", Relation: "aunt-or-uncle"}, suspect("s1", "cousin"), false,
		},
		"an aunt who cares, a mother is a suspect": {
			person.Relative{ID: "r1", Relation: "aunt-or-uncle", Carer: "kinship"},
			suspect("s1", "mother"), true,
		},
		"an employer is a suspect": {mother, suspect("s1", person.RelationEmployer), false},
		"of whom nothing is told":  {person.Relative{ID: "r1"}, suspect("s1", ""), false},
		"a guardian who is suspected": {
			person.Relative{ID: "r1", Guardian: "g1"}, func(f *cases.File) {
				f.Victims[0].Guardians = []victim.Guardian{{ID: "g1", Suspected: person.Yes}}
			}, true,
		},
		"not to be told": {mother, func(f *cases.File) {
			f.Victims[0].DoNotContact = []string{"r1"}
		}, true},
		"suspected in the record of a sister": {mother, func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v2", Relatives: []person.Relative{
				{ID: "r1", Conflict: person.Yes},
			}})
		}, true},
		"a carer is suspected": {mother, func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
		}, true},
		"a carer is in conflict": {mother, func(f *cases.File) {
			f.Victims[0].Family.Conflict = person.Yes
		}, true},
		"at home lives a suspect": {mother, func(f *cases.File) {
			f.Victims[0].Placements = []care.Placement{
				{Kind: care.PlacementParents, WithSuspect: person.Yes},
			}
		}, true},
		"the suspect that the record names, cleared": {
			person.Relative{ID: "r1", Relation: "cousin", Suspect: "s1"},
			func(f *cases.File) {
				suspect("s1", "cousin")(f)
				f.Suspects[0].Cleared = on
			}, false,
		},
		"a suspect that the file does not have": {
			person.Relative{ID: "r1", Relation: "cousin", Suspect: "s2"}, suspect("s1", ""), true,
		},
		"a victim who is a suspect": {
			person.Relative{ID: "r1", Relation: "sibling", Victim: "v2"}, suspect("v2", ""), true,
		},
		"cleared today": {mother, func(f *cases.File) {
			suspect("s1", "mother")(f)
			f.Suspects[0].Cleared = on
		}, false},
		"cleared tomorrow": {mother, func(f *cases.File) {
			suspect("s1", "mother")(f)
			f.Suspects[0].Cleared = on.AddDays(1)
		}, true},
		"suspected from tomorrow on": {mother, func(f *cases.File) {
			suspect("s1", "mother")(f)
			f.Suspects[0].Since = on.AddDays(1)
		}, true},
	} {
		f := &cases.File{ID: "f", Victims: []victim.Victim{{ID: "v1"}}}
		tt.change(f)
		assert.Equal(t, tt.want, f.ShutRelative(&f.Victims[0], &tt.r, on), name)
	}
}

// The record of the child knows nothing against the uncle; the file has him among the suspects.
func ExampleFile_ShutRelative() {
	f := &cases.File{
		ID: "case-1",
		Victims: []victim.Victim{{ID: "v1", Relatives: []person.Relative{
			{ID: "r1", Relation: "aunt-or-uncle"},
		}}},
		Suspects: []cases.Suspect{{ID: "s1", Relations: []cases.Relation{
			{Victim: "v1", Kind: "aunt-or-uncle"},
		}}},
	}
	v := &f.Victims[0]
	on := law.MustDay(2026, time.November, 23)
	fmt.Println(v.Relatives[0].Shut(), f.ShutRelative(v, &v.Relatives[0], on))
	// Output:
	// false true
}
