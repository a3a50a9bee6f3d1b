package person_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/victim/person"
)

func TestValue(t *testing.T) {
	for in, want := range map[string]string{
		`"a"`:                       `"a"`,
		` { "b" : 1, "a" : [ ] } `:  `{"a":[],"b":1}`,
		`"\u00e9\u003c"`:            `"é<"`,
		`9007199254740993`:          `9007199254740993`,
		`1.50`:                      `1.50`,
		`false`:                     `false`,
		`{"a":{"z":null,"b":null}}`: `{"a":{"b":null,"z":null}}`,
	} {
		var v person.Value
		require.NoError(t, json.Unmarshal([]byte(in), &v), in)
		assert.Equal(t, want, string(v.JSON()))
		assert.Equal(t, len(want), v.Len())
		data, err := v.MarshalJSON()
		require.NoError(t, err)
		var again person.Value
		require.NoError(t, again.UnmarshalJSON(data))
		assert.Equal(t, v, again)
	}
	large := `"` + strings.Repeat("x", person.MaxValue-2) + `"`
	var v person.Value
	require.NoError(t, v.UnmarshalJSON([]byte(large)))
	for name, bad := range map[string]string{
		"twice": `{"a":1,"a":2}`, "deep twice": `[{"a":{"b":1,"b":2}}]`,
		"UTF-8": "\"" + taint.Marker + "\xff\"", "broken": `{"` + taint.Marker, "empty": "",
		"too large": large[:1] + "x" + large[1:], "two": `1 2`,
	} {
		err := v.UnmarshalJSON([]byte(bad))
		assert.ErrorIs(t, err, person.ErrValue, name)
		assert.NotContains(t, err.Error(), taint.Marker, name)
	}
	_, err := person.NewValue(func() {})
	assert.ErrorIs(t, err, person.ErrValue)
	_, err = person.NewValue(nil)
	assert.ErrorIs(t, err, person.ErrValue)
	_, err = json.Marshal(person.Value{})
	assert.Error(t, err)
	assert.True(t, person.Value{}.IsZero())
	assert.Equal(t, "person.Value(redacted)", fmt.Sprintf("%v", v))
}

func FuzzValue(f *testing.F) {
	for _, s := range []string{`{"b":1,"a":[1.50,"\u00e9"]}`, `null`, `{"a":1,"a":2}`, `"x`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v, again person.Value
		if v.UnmarshalJSON(data) != nil || v.IsZero() {
			return
		}
		if err := again.UnmarshalJSON(v.JSON()); err != nil || again != v {
			t.Fatal("not in one form")
		}
		if !json.Valid(v.JSON()) {
			t.Fatal("not JSON")
		}
	})
}

func TestOwnField_Fits(t *testing.T) {
	own := func(c person.Category, x any) *person.Own {
		v, err := person.NewValue(x)
		require.NoError(t, err)
		return &person.Own{Name: "org.x", Category: c, Value: v}
	}
	for kind, x := range map[person.OwnKind][2]any{ // fits, does not
		person.OwnText:   {"a", 1},
		person.OwnNumber: {1.5, "1.5"},
		person.OwnDay:    {"2026-11-02", "2026-02-30"},
		person.OwnAnswer: {"yes", "ja"},
		person.OwnCode:   {"red", "green"},
		person.OwnList:   {[]int{1}, map[string]int{"a": 1}},
		person.OwnAny:    {true, nil},
		"":               {nil, "a"},
	} {
		f := person.OwnField{
			Name: "org.x", Category: person.CategoryHealth, Kind: kind, Codes: []string{"red"},
		}
		if x[0] != nil {
			assert.Empty(t, f.Fits(own(person.CategoryHealth, x[0])), kind)
			assert.Equal(t, "category", f.Fits(own(person.CategoryService, x[0])), kind)
		}
		if x[1] != nil {
			assert.Equal(t, "kind", f.Fits(own(person.CategoryHealth, x[1])), kind)
		}
	}
}

func ExampleOwned() {
	value, err := person.NewValue([]string{"nuts"})
	if err != nil {
		fmt.Println(err)
		return
	}
	list := []person.Own{{
		Name: "org-example.allergies", Category: person.CategoryHealth, Value: value,
	}}
	allergies, ok := person.Owned[[]string](list, "", "org-example.allergies")
	fmt.Println(len(allergies), ok)
	fmt.Println(list[0].Value)
	// Output:
	// 1 true
	// person.Value(redacted)
}
