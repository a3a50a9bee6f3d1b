package cases_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// leaves calls do for every field below v, a pointer, that holds something, with its pointer.
func leaves(v reflect.Value, path string, do func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		leaves(v.Elem(), path, do)
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), path+"/"+strconv.Itoa(i), do)
		}
	case reflect.Struct:
		if f, err := cases.Describe(path); err == nil && f.Kind != "record" {
			return
		}
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if f := v.Field(i); name != "" && !f.IsZero() {
				do(path+"/"+name, f)
				leaves(f, path+"/"+name, do)
			}
		}
	}
}

// ownKey is a field that tells fields of the user's own apart: with another it is another record.
var ownKey = regexp.MustCompile(`/own/[0-9]+/(record|name)$`)

// Every field of the record, taken out, is one change: with its pointer and its category, and
// without a word of what stood there. A file does not differ from itself.
func TestDiff_EveryField(t *testing.T) {
	var before, after cases.File
	taint.FillAll(&before)
	taint.FillAll(&after)
	require.Empty(t, cases.Diff(&before, &after))
	n := 0
	leaves(reflect.ValueOf(&after), "", func(path string, v reflect.Value) {
		n++
		old := reflect.ValueOf(v.Interface())
		v.SetZero()
		if ownKey.MatchString(path) && strings.HasSuffix(path, "/record") {
			assert.Len(t, cases.Diff(&before, &after), 2)
			v.Set(old)
			return
		}
		gone, come := cases.Diff(&before, &after), cases.Diff(&after, &before)
		v.Set(old)
		category, err := cases.CategoryOf(path)
		if err != nil { // an element says it itself, and what the filled one says is none
			require.ErrorIs(t, err, cases.ErrNoCategory, path)
		}
		require.Equal(t, []cases.Change{{Path: path, Kind: "removed", Category: category}}, gone)
		require.Equal(t, []cases.Change{{Path: path, Kind: "added", Category: category}}, come)
		for _, c := range append(gone, come...) {
			assert.True(t, law.IsValid(c.Kind))
		}
		told, err := json.Marshal(gone)
		require.NoError(t, err)
		require.Empty(t, taint.Leaks(string(told)+fmt.Sprintf("%+v", gone)), path)
	})
	assert.Greater(t, n, 600)
	assert.Empty(t, cases.Diff(nil, nil))
	assert.Equal(t, "/schema", cases.Diff(nil, &before)[0].Path)
	for _, c := range cases.Diff(&before, nil) {
		assert.Equal(t, cases.ChangeKind("removed"), c.Kind)
	}
}

func TestDiff_EveryValueChanged(t *testing.T) {
	var before, after cases.File
	taint.FillAll(&before)
	taint.FillAll(&after)
	n := 0
	leaves(reflect.ValueOf(&after), "", func(path string, v reflect.Value) {
		old := reflect.ValueOf(v.Interface())
		switch x := v.Addr().Interface().(type) {
		case *law.Day:
			*x = x.AddDays(1)
		case *time.Time:
			*x = x.Add(time.Second)
		default:
			if v.Kind() != reflect.String {
				return
			}
			v.SetString("other")
		}
		n++
		changes := cases.Diff(&before, &after)
		v.Set(old)
		another := strings.HasSuffix(path, "/id") && strings.Count(path, "/") > 1
		if another || ownKey.MatchString(path) {
			return // another record
		}
		require.Len(t, changes, 1, path)
		require.Equal(t, path, changes[0].Path)
		require.Equal(t, cases.ChangeKind("changed"), changes[0].Kind)
	})
	assert.Greater(t, n, 400)
}

// Golden cases do not differ from what is decoded of what is encoded.
func TestDiff_GoldenCases(t *testing.T) {
	golden(t, func(name string, data []byte) {
		var a, b cases.File
		require.NoError(t, json.Unmarshal(data, &a))
		back, err := json.Marshal(a)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(back, &b))
		assert.Empty(t, cases.Diff(&a, &b), name)
	})
}

func changed(changes []cases.Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, strings.TrimSpace(fmt.Sprint(c.Path, " ", c.Kind, " ", c.Category)))
	}
	return out
}

func TestDiff_Lists(t *testing.T) {
	of := func(change func(*cases.File)) []string {
		before := &cases.File{ID: "a", Victims: []victim.Victim{
			{ID: "v1", Languages: []string{"sq", "sr"}, Stays: []victim.Stay{{Place: "MK"}}},
			{ID: "v2", Sex: person.Female}, {ID: "v3"},
		}}
		after := *before
		after.Victims = slices.Clone(before.Victims)
		change(&after)
		return changed(cases.Diff(before, &after))
	}
	for name, tt := range map[string]struct {
		change func(*cases.File)
		want   []string
	}{
		"nothing": {func(f *cases.File) {}, nil},
		"an empty list is none": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{}
		}, nil},
		"the first is gone": {func(f *cases.File) {
			f.Victims = f.Victims[1:]
		}, []string{"/victims/0 removed id"}},
		"one is new, and another changed": {func(f *cases.File) {
			f.Victims = append([]victim.Victim{{ID: "v0"}}, f.Victims...)
			f.Victims[2].Sex = person.Male
		}, []string{"/victims/0 added id", "/victims/2/sex changed demographic"}},
		"another order": {func(f *cases.File) {
			slices.Reverse(f.Victims)
		}, []string{"/victims changed id"}},
		"another id": {func(f *cases.File) {
			f.Victims[2].ID = "v4"
		}, []string{"/victims/2 removed id", "/victims/2 added id"}},
		"without ids, by position": {func(f *cases.File) {
			f.Victims[0].Languages = []string{"sr"}
			f.Victims[0].Stays = []victim.Stay{{Place: "AL"}, {Place: "MK"}}
		}, []string{
			"/victims/0/languages/1 removed demographic",
			"/victims/0/languages/0 changed demographic",
			"/victims/0/stays/0/place changed location", "/victims/0/stays/1 added location",
		}},
		"an id twice, by position": {func(f *cases.File) {
			f.Victims[2].ID = "v2"
		}, []string{"/victims/2/id changed id"}},
		"what says its category itself": {func(f *cases.File) {
			f.Own = []person.Own{
				{Name: "x", Category: person.CategoryHealth}, {Name: "y", Category: "Zarifa"},
			}
		}, []string{"/own added"}},
		"a record": {func(f *cases.File) {
			f.Victims[1].Identity = &person.Identity{}
			f.Victims[1].Age = person.Age{Knowledge: person.AgeExact}
			f.Opened = law.MustDay(2026, 1, 1)
		}, []string{
			"/opened added case", "/victims/1/identity added identity", "/victims/1/age added age",
		}},
	} {
		assert.Equal(t, tt.want, of(tt.change), name)
	}
}

// A field of the user's own is of the category that it says; what is none is not repeated.
func TestDiff_OwnFields(t *testing.T) {
	one := person.Own{Name: "x", Category: person.CategoryHealth}
	before := &cases.File{Own: []person.Own{one}}
	after := &cases.File{Own: []person.Own{
		{Name: "y", Category: person.CategoryHealth}, {Name: "z", Category: "Zarifa"},
	}}
	assert.Equal(t, []string{"/own/0 removed health", "/own/0 added health", "/own/1 added"},
		changed(cases.Diff(before, after)))

	// They have no id, but a name: one more in front changes no other.
	value, err := person.NewValue("b")
	require.NoError(t, err)
	two := one
	two.Value = value
	after = &cases.File{Own: []person.Own{
		{Record: "v1", Name: "x", Category: person.CategoryHealth}, two,
	}}
	assert.Equal(t, []string{"/own/0 added health", "/own/1/value added health"},
		changed(cases.Diff(before, after)))
}

// What was changed, for the log of a system: where, and never what.
func ExampleDiff() {
	before := &cases.File{ID: "case-1", Victims: []victim.Victim{{ID: "v1"}, {ID: "v2"}}}
	after := &cases.File{ID: "case-1", Victims: []victim.Victim{
		{ID: "v2", Sex: person.Female}, {ID: "v3"},
	}}
	for _, c := range cases.Diff(before, after) {
		fmt.Println(c.Kind, c.Path, c.Category)
	}
	// Output:
	// removed /victims/0 id
	// added /victims/0/sex demographic
	// added /victims/1 id
}
