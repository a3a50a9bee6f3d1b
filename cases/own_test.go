package cases_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/victim/person"
)

const ownFile = `{"schema":2,"id":"f-1","opened":"2026-11-02","victims":[{"id":"v-1",
	"services":[{"id":"s-1","kind":"accommodation"}],
	"own":[
		{"record":"s-1","name":"org.room","category":"service","value":{"b":[1,2.50],"a":"é<"}},
		{"name":"org.level","category":"service","value":9007199254740993}]}],
	"own":[{"name":"org.region","category":"case","value":"north"}]}`

// What a system keeps of its own is kept through strict decoding and both encoders.
func TestOwn_IsKept(t *testing.T) {
	f, err := cases.Decode(strings.NewReader(ownFile))
	require.NoError(t, err)
	one, err := json.Marshal(f)
	require.NoError(t, err)
	two, err := jsonv2.Marshal(f)
	require.NoError(t, err)
	for _, data := range [][]byte{one, two} {
		back, err := cases.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		assert.True(t, assert.ObjectsAreEqual(f, back))
	}
	assert.Contains(t, string(two), "9007199254740993")
	level, ok := person.Owned[json.Number](f.Victims[0].Own, "", "org.level")
	assert.True(t, ok)
	assert.Equal(t, "9007199254740993", level.String())
	_, ok = person.Owned[string](f.Victims[0].Own, "s-1", "org.level")
	assert.False(t, ok, "of another record")
}

func TestOwn_IsChecked(t *testing.T) {
	file := func(own string) string {
		return `{"schema":2,"id":"f-1","victims":[{"id":"v-1","own":[` + own + `]}]}`
	}
	for name, tt := range map[string]struct{ own, want string }{
		"twice": {
			`{"name":"a","category":"case","value":1},{"name":"a","category":"case","value":2}`,
			"/victims/0/own/1/name: the id is used twice",
		},
		"of no record": {
			`{"record":"x","name":"a","category":"case","value":1}`,
			"/victims/0/own/0/record: there is no record with that id",
		},
		"no name": {`{"category":"case","value":1}`, "/victims/0/own/0/name: missing"},
		"null": {
			`{"name":"a","category":"case","value":null}`, "/victims/0/own/0/value: missing",
		},
		"no value":    {`{"name":"a","category":"case"}`, "/victims/0/own/0/value: missing"},
		"no category": {`{"name":"a","value":1}`, "/victims/0/own/0/category: missing"},
	} {
		_, err := cases.Decode(strings.NewReader(file(tt.own)))
		assert.EqualError(t, err, tt.want, name)
	}
	for name, own := range map[string]string{
		"another category": `{"name":"a","category":"` + taint.Marker + `","value":1}`,
		"a name twice": `{"name":"a","category":"case","value":{"` + taint.Marker + `":1,"` +
			taint.Marker + `":1}}`,
	} {
		_, err := cases.Decode(strings.NewReader(file(own)))
		require.Error(t, err, name)
		assert.Contains(t, err.Error(), "/victims/0/own/0", name)
		assert.NotContains(t, err.Error(), taint.Marker, name)
	}
}

// With a schema, a field that is not declared, or not as it was declared, is refused.
func TestOwnFields(t *testing.T) {
	schema := []person.OwnField{
		{Name: "org.room", Category: person.CategoryService, Kind: person.OwnAny},
		{Name: "org.level", Category: person.CategoryHealth, Kind: person.OwnNumber},
		{Name: "org.region", Category: person.CategoryCase, Kind: person.OwnNumber},
	}
	_, err := cases.Decode(strings.NewReader(ownFile), cases.OwnFields(schema))
	assert.EqualError(t, err,
		"/victims/0/own/1/category: not the category that is declared for the field: health\n"+
			"/own/0/value: not the kind of value that is declared for the field: number")
	_, err = cases.Decode(strings.NewReader(ownFile), cases.OwnFields(nil))
	assert.ErrorContains(t, err, "/victims/0/own/0/name: a field of your own that is not declared")
}
