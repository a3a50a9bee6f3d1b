package match_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// filled is a file in which every value is a mark, with a consent that counts.
func filled(t *testing.T) *cases.File {
	t.Helper()
	var f cases.File
	taint.FillAll(&f)
	v := &f.Victims[0]
	r := v.Relatives[0]
	r.Suspected, r.Conflict, r.Suspect = person.No, person.No, ""
	r.Guardian, r.Victim, r.SuspectedSince = "", "", law.Day{}
	r.SafeToContact, r.Wished = person.Yes, person.Yes
	*v = victim.Victim{
		ID: v.ID, Identity: v.Identity, Sex: v.Sex, Citizenships: v.Citizenships,
		Relatives: []person.Relative{r},
		Age:       person.Age{Knowledge: person.AgeExact, BirthDay: v.Age.BirthDay},
	}
	v.Relatives[0].ID = "r"
	barred := r
	barred.ID, barred.Relation, barred.Suspected = "b", "mother", person.Yes
	v.Relatives = append(v.Relatives, barred)
	*v = agreed(*v)
	return &cases.File{ID: f.ID, Victims: f.Victims}
}

// Nothing of a person comes out of what this package makes, by whatever way: what prints or logs
// it, JSON, gob, and what walks through the fields by reflection, hidden ones too.
func TestPrintsNothingOfAPerson(t *testing.T) {
	f := filled(t)
	id := f.Victims[0].ID
	own, err := match.ForDuplicates(f, id, on)
	require.NoError(t, err)
	profile, err := match.ForTracing(f, id, on)
	require.NoError(t, err)
	request, err := match.ForRelative(f, id, "r", on)
	require.NoError(t, err)
	back, err := match.ByRelative(f, id, "r", on)
	require.NoError(t, err)
	result := match.Compare(own, own)
	require.Contains(t, result.Agree, match.Names, "the record is filled")
	require.Contains(t, result.Agree, match.Birth, "the record is filled")

	values := []any{
		own, profile, request, back, result, match.Pair{A: own, B: own, Result: result},
		match.Candidate{Profile: profile, Result: result},
	}
	for _, v := range values {
		shapes := append(taint.Alone(v), taint.Around(v)...)
		shapes = append(shapes, taint.Hidden(v)...)
		for _, s := range shapes {
			doors := slices.Concat(taint.Printing(), taint.Logging(nil), taint.Open())
			for _, door := range doors {
				assert.Empty(
					t, taint.Leaks(door.Print(s.Value)), "%s, %s of %T", door.Name, s.Name, v,
				)
			}
		}
		assert.Contains(t, taint.Printing()[1].Print(v), "(redacted)", "%T", v)
	}
}

// Errors name what is wrong and nobody.
func TestErrorsNameNobody(t *testing.T) {
	f := filled(t)
	id := f.Victims[0].ID
	var errs []error
	add := func(err error) {
		require.Error(t, err)
		errs = append(errs, err)
	}
	_, err := match.ForDuplicates(f, taint.Marker+"x", on)
	add(err)
	_, err = match.ForRelative(f, id, taint.Marker+"x", on)
	add(err)
	_, err = match.ForRelative(f, id, "b", on)
	add(err)
	f.Victims[0].Consents = nil
	_, err = match.ForTracing(f, id, on)
	add(err)
	_, err = match.Candidates(match.Request{}, slices.Values([]match.Profile{}), 1)
	add(err)
	for _, err := range errs {
		assert.Empty(t, taint.Leaks(err.Error()))
		assert.True(t, strings.HasPrefix(err.Error(), "match: ") ||
			strings.HasPrefix(err.Error(), "cases: "), err)
	}
}
