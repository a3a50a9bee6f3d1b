package person_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Whatever says that somebody is suspected, or has other interests, keeps that person from deciding
// for the child; a code that is misspelt does too.
func TestRelative_Shut(t *testing.T) {
	for name, tt := range map[string]struct {
		r    person.Relative
		want bool
	}{
		"nothing": {person.Relative{}, false},
		"cleared": {
			person.Relative{Suspected: person.No, SuspectedSince: d(2026, 1, 1)}, false,
		},
		"suspected":             {person.Relative{Suspected: person.Yes}, true},
		"misspelt":              {person.Relative{Suspected: "ja"}, true},
		"suspected, by its day": {person.Relative{SuspectedSince: d(2026, 1, 1)}, true},
		"a suspect of the file": {person.Relative{Suspect: "s-1"}, true},
		"in conflict":           {person.Relative{Conflict: person.Yes}, true},
		"asked and not known":   {person.Relative{Suspected: person.AnswerUnknown}, false},
	} {
		assert.Equal(t, tt.want, tt.r.Shut(), name)
	}
}

func TestRelative_Dead(t *testing.T) {
	year, _ := person.ParseDate("2026")
	assert.True(t, (&person.Relative{Alive: person.No}).Dead(d(2020, 1, 1)))
	assert.False(t, (&person.Relative{Died: year}).Dead(d(2025, 12, 31)))
	assert.True(t, (&person.Relative{Died: year}).Dead(d(2026, 1, 1)), "may have died on any day")
	assert.False(t, (&person.Relative{Alive: person.AnswerUnknown}).Dead(d(2026, 1, 1)))
}

// The codes of standards take what has the form and nothing else.
func TestStandards(t *testing.T) {
	for _, s := range []string{"0", "8"} {
		assert.True(t, person.ISCED(s).IsValid())
	}
	for _, s := range []string{"", "9", "10", "a"} {
		assert.False(t, person.ISCED(s).IsValid(), s)
	}
	for s, want := range map[string]bool{
		"9": true, "9211": true, "": false, "92111": false, "x": false,
	} {
		assert.Equal(t, want, person.ISCO(s).IsValid(), s)
	}
	for s, want := range map[string]bool{
		"A": true, "U": true, "V": false, "a": false, "AB": false, "": false,
	} {
		assert.Equal(t, want, person.Industry(s).IsValid(), s)
	}
	for s, want := range map[string]bool{
		"MKSKP": true, "MK1KP": false, "MKSK": false, "mkskp": false,
	} {
		assert.Equal(t, want, person.Locode(s).IsValid(), s)
	}
	for s, want := range map[string]bool{"Latn": true, "latn": false, "Lat": false} {
		assert.Equal(t, want, person.Script(s).IsValid(), s)
	}
}

// The constants of relations are codes of the list, and every carer counts as family.
func TestRelationKind(t *testing.T) {
	for _, k := range law.Codes[person.RelationKind]() {
		if k.Caring() {
			assert.True(t, k.Kin(), k)
		}
		if k.Kin() {
			assert.Equal(t, "familial", k.Coarse(), k)
		}
	}
	assert.True(t, person.RelationKind("mother").Caring())
	assert.False(t, person.RelationSpouse.Kin())
	assert.Empty(t, person.RelationUnknown.Coarse())
	assert.Equal(t, "unacquainted", person.RelationStranger.Coarse())
	assert.Equal(t, "acquainted", person.RelationKind("neighbour").Coarse())
}
