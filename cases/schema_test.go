package cases_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/victim"
)

// A file of the current schema is refused for an age that cannot be as it is recorded. An older one
// decodes, who is in it counts as a child, and it is told what was overlooked.
func TestSchema_Ages(t *testing.T) {
	on := d(2026, 11, 20)
	for name, tt := range map[string]struct {
		age  string
		want []string // below /victims/0/age
	}{
		"another calendar": {
			`{"knowledge":"exact","birth_day":"1388-05-01"}`,
			[]string{"/birth_day: not a year of the calendar from 1900 to 2200"},
		},
		"born in 9999": {
			`{"knowledge":"exact","birth_day":"9999-03-23"}`,
			[]string{"/birth_day: not a year of the calendar from 1900 to 2200"},
		},
		"1 January for a year": {
			`{"knowledge":"year","birth_year":2008,"birth_day":"2008-01-01"}`,
			[]string{"/birth_day: a day beside an age that is not known to the day"},
		},
		"a range without its day": {`{"knowledge":"range","max":14}`, []string{"/on: missing"}},
		"an estimate without its day": {
			`{"knowledge":"estimate","estimate":13}`, []string{"/on: missing"},
		},
		"two at once": {
			`{"knowledge":"month","birth_day":"1388-05-01","estimate":15}`,
			[]string{
				"/birth_day: not a year of the calendar from 1900 to 2200",
				"/birth_day: a day beside an age that is not known to the day",
				"/on: missing",
			},
		},
		"nothing wrong": {`{"knowledge":"range","min":12,"max":14,"on":"2026-11-01"}`, nil},
	} {
		var want []string
		for _, w := range tt.want {
			want = append(want, "/victims/0/age"+w)
		}
		for _, schema := range []string{``, `"schema":0,`, `"schema":1,`} {
			f, err := cases.Decode(strings.NewReader(
				`{` + schema + `"id":"f-1","victims":[{"id":"v-1","age":` + tt.age + `}]}`))
			require.NoError(t, err, name)
			assert.Equal(t, want, texts(f.Overlooked()), name)
			assert.True(t, f.Victims[0].Age.ChildOn(on).IsChild(), name)

			f.Schema = cases.CurrentSchema
			assert.Empty(t, f.Overlooked(), name)
			if err = f.Validate(); len(want) == 0 {
				assert.NoError(t, err, name)
				continue
			}
			assert.Equal(t, want, strings.Split(err.Error(), "\n"), name)
			written, err := json.Marshal(f)
			require.NoError(t, err)
			_, err = cases.Decode(strings.NewReader(string(written)))
			assert.ErrorContains(t, err, want[0], "%s: it is written with its schema", name)
		}
	}
}

func texts(errs []*cases.FieldError) []string {
	var out []string
	for _, e := range errs {
		out = append(out, e.Error())
	}
	return out
}

// The age of a suspect is held to the same, and the errors come in the order of the paths.
func TestSchema_Everybody(t *testing.T) {
	age := person.Age{Knowledge: person.AgeRange, Max: 14}
	f := cases.File{
		ID:       "f-1",
		Victims:  []victim.Victim{{ID: "v-1"}, {ID: "v-2", Age: age}},
		Suspects: []cases.Suspect{{ID: "s-1", Age: age}},
	}
	require.NoError(t, f.Validate())
	want := []string{"/suspects/0/age/on: missing", "/victims/1/age/on: missing"}
	assert.Equal(t, want, texts(f.Overlooked()))
	f.Schema = cases.CurrentSchema
	assert.Equal(t, want, strings.Split(f.Validate().Error(), "\n"))
}

func TestSchema_Later(t *testing.T) {
	for _, schema := range []int{-1, cases.CurrentSchema + 1} {
		f := cases.File{ID: "f-1", Schema: schema}
		want := "/schema: less than 0"
		if schema > 0 {
			want = "/schema: more than 2"
		}
		assert.ErrorContains(t, f.Validate(), want)
	}
}
