package victim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// An objection withholds what it names, from whom it names, until it ends.
func TestObjects(t *testing.T) {
	on := d(2026, 9, 2)
	police := victim.Recipient{Kind: jurisdiction.Police, ID: "p1", Place: "MK-85"}
	school := victim.Recipient{Kind: jurisdiction.School, ID: "s1", Place: "MK"}
	health, status := person.CategoryHealth, person.CategoryStatus
	for name, tt := range map[string]struct {
		limit victim.Limit
		want  [4]bool // police, health; police, status; school, health; police, health in x1
	}{
		"everything": {victim.Limit{}, [4]bool{true, true, true, true}},
		"a recipient": {
			victim.Limit{Recipient: victim.Recipient{ID: "p1"}}, [4]bool{true, true, false, true},
		},
		"a kind": {
			victim.Limit{Recipient: victim.Recipient{Kind: jurisdiction.School}},
			[4]bool{false, false, true, false},
		},
		"in a country": {
			victim.Limit{Recipient: victim.Recipient{Place: "MK"}}, [4]bool{true, true, true, true},
		},
		"in another": {victim.Limit{Recipient: victim.Recipient{Place: "AL"}}, [4]bool{}},
		"a category": {
			victim.Limit{Categories: []person.Category{health}}, [4]bool{true, false, true, true},
		},
		"a record": {
			victim.Limit{Records: []string{"x1"}}, [4]bool{false, false, false, true},
		},
		"ended":       {victim.Limit{Until: d(2026, 9, 1)}, [4]bool{}},
		"on its last": {victim.Limit{Until: on}, [4]bool{true, true, true, true}},
		"said later":  {victim.Limit{Day: d(2026, 9, 9)}, [4]bool{true, true, true, true}},
		"ended by slip": {
			victim.Limit{Day: d(2026, 8, 9), Until: d(2026, 8, 1)}, [4]bool{true, true, true, true},
		},
	} {
		// A consent that does not count still objects, and a newer one changes nothing.
		v := victim.Victim{Consents: []victim.Consent{
			{
				Refused: d(2020, 1, 1), Withdrawn: d(2020, 1, 2),
				Objections: []victim.Limit{tt.limit},
			},
			{Given: on},
		}}
		got := [4]bool{
			v.Objects(police, on)(health, ""), v.Objects(police, on)(status, ""),
			v.Objects(school, on)(health, ""), v.Objects(police, on)(health, "x1"),
		}
		assert.Equal(t, tt.want, got, name)
		c := victim.Consent{Limits: []victim.Limit{tt.limit}}
		assert.Equal(t, tt.want[0], c.Withholds(police, on)(health, ""), name)
	}

	// A recipient whose place is not known may be in the one that is named; two limits that name
	// different things do not add up to a third.
	mk := victim.Limit{Recipient: victim.Recipient{Kind: jurisdiction.Police, Place: "MK"}}
	v := victim.Victim{Consents: []victim.Consent{{Objections: []victim.Limit{mk}}}}
	assert.True(t, v.Objects(victim.Recipient{Kind: jurisdiction.Police, ID: "p2"}, on)(health, ""))
	v.Consents[0].Objections = []victim.Limit{
		{Records: []string{"x1"}, Categories: []person.Category{health}},
		{Records: []string{"x2"}, Categories: []person.Category{status}},
	}
	objects := v.Objects(police, on)
	assert.True(t, objects(health, "x1"))
	assert.False(t, objects(status, "x1"))
	assert.False(t, objects(health, ""))
}

// A limit protects a record of the person. A recipient whom a consent names is not one.
func TestValidate_LimitsThatProtectNothing(t *testing.T) {
	for id, valid := range map[string]bool{
		"v1": true, "c": true, "pl": true, "p1": false, "x": false,
	} {
		for name, put := range map[string]func(*victim.Consent, victim.Limit){
			"objections": func(c *victim.Consent, l victim.Limit) {
				c.Objections = []victim.Limit{l}
			},
			"limits": func(c *victim.Consent, l victim.Limit) { c.Limits = []victim.Limit{l} },
		} {
			v := around()
			v.Consents[0].Recipients = []victim.Recipient{{Kind: jurisdiction.Police, ID: "p1"}}
			put(&v.Consents[0], victim.Limit{
				Recipient: victim.Recipient{Kind: jurisdiction.Police, ID: "p1"},
				Records:   []string{id},
			})
			path := "/consents/0/" + name + "/0/records/0"
			err := v.Validate()
			if valid {
				assert.NoError(t, err, "%s in %s", id, name)
				continue
			}
			fault := new(victim.FieldError)
			if assert.ErrorAs(t, err, &fault, "%s in %s", id, name) {
				assert.Equal(t, path+" tip_link", fault.Path+" "+fault.Tag)
			}
		}
	}
}
