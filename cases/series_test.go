package cases_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// olds are the lists that were one object in older files, each with an object of then.
var olds = map[string]string{
	"risk":             `{"day": "2026-09-04", "author": "police", "at_risk": "yes"}`,
	"plan":             `{"day": "2026-09-04", "author": "social-work", "review": "2026-10-04"}`,
	"transition":       `{"day": "2026-09-04"}`,
	"durable_solution": `{"kind": "local-integration", "proposed": "2026-09-04"}`,
	"education":        `{"requested": "2026-09-12", "absent": "health"}`,
	"health":           `{"screened": "2026-09-04", "urgent_care": "no", "pregnant": "no"}`,
	"tracing":          `{"screen_day": "2026-09-10", "safe": "yes", "requested": "2026-09-11"}`,
	"legal_aid":        `{"needed": "yes", "assigned": "2026-09-10", "free": "yes"}`,
}

// fileWith writes a file whose victim has one more field.
func fileWith(name, value string) string {
	return fmt.Sprintf(
		`{"id": "f1", "victims": [{"id": "v1", %q: %s, "sex": "female"}]}`, name, value,
	)
}

func lengthOf(t *testing.T, v *victim.Victim, name string) int {
	t.Helper()
	for i := range reflect.TypeFor[victim.Victim]().NumField() {
		f := reflect.TypeFor[victim.Victim]().Field(i)
		if strings.HasPrefix(f.Tag.Get("json"), name+",") {
			return reflect.ValueOf(v).Elem().Field(i).Len()
		}
	}
	t.Fatal(name)
	return 0
}

// What was one object is read as a list of one, by Decode and after Upgrade, and written as a list.
func TestDecode_ObjectThatIsAListNow(t *testing.T) {
	for name, object := range olds {
		for value, want := range map[string]int{
			object: 1, "[" + object + "]": 1, "[" + object + "," + object + "]": 2,
			"{}": 0, " {\n} ": 0, "[]": 0, "null": 0,
		} {
			text := fileWith(name, value)
			f, err := cases.Decode(strings.NewReader(text))
			require.NoError(t, err, text)
			assert.Equal(t, want, lengthOf(t, &f.Victims[0], name), text)

			new, err := cases.Upgrade([]byte(text))
			require.NoError(t, err)
			var plain cases.File
			require.NoError(t, json.Unmarshal(new, &plain), "%s", new)
			again, err := cases.Upgrade(new)
			require.NoError(t, err)
			assert.Equal(t, string(new), string(again), "an upgraded file stays as it is")
			if want > 0 {
				assert.Equal(t, f, &plain)
			}

			back, err := json.Marshal(f)
			require.NoError(t, err)
			twice, err := cases.Decode(bytes.NewReader(back))
			require.NoError(t, err)
			if want > 0 {
				assert.Equal(t, f, twice)
			}
		}
	}
	tagged := 0
	for i := range reflect.TypeFor[victim.Victim]().NumField() {
		if f := reflect.TypeFor[victim.Victim]().Field(i); f.Tag.Get("was") == "object" {
			tagged++
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			assert.Contains(t, olds, name)
		}
	}
	assert.Len(t, olds, tagged)
}

// The errors of an older file have the pointers and places of the file as it is written, whether
// the text, the shape or both are wrong.
func TestDecode_ErrorsOfAnOlderFile(t *testing.T) {
	for name := range olds {
		for _, tt := range []struct{ value, path, code string }{
			{`{"dayy": "2026-09-04"}`, "", "unknown-name"},
			{`"x"`, "", "wrong-type"},
			{`[[]]`, "/0", "wrong-type"},
			{`[{"dayy": "2026-09-04"}]`, "/0", "unknown-name"},
		} {
			text := fileWith(name, tt.value)
			_, err := cases.Decode(strings.NewReader(text))
			var found []string
			for _, p := range cases.Problems(err) {
				found = append(found, p.Path+" "+p.Code)
			}
			assert.Contains(t, found, "/victims/0/"+name+tt.path+" "+tt.code, text)
		}
	}
	text := `{"id": "f1", "victims": [{"id": "v1",
  "risk": {"at_risk": "maybe", "author": "police", "day": "2026-02-31"},
  "durable_solution": {"kind": "local-integration", "determination": "b9"},
  "plan": [{"author": "nobody"}]}]}`
	_, err := cases.Decode(strings.NewReader(text))
	var got []string
	for _, p := range cases.Problems(err) {
		got = append(got, p.Path+" "+p.Code)
		_, name, _ := strings.Cut(p.Path[strings.LastIndexByte(p.Path, '/'):], "/")
		at := strings.Index(text, `"`+name+`": `) + len(name) + 4
		if name == "author" {
			at = strings.LastIndex(text, `"author": `) + len(`"author": `)
		}
		assert.Equal(t, int64(at), p.Offset, p.Path)
		field, err := cases.Describe(p.Path)
		require.NoError(t, err)
		assert.NotEmpty(t, field.Label)
	}
	assert.Equal(t, []string{
		"/victims/0/risk/at_risk tip_code", "/victims/0/risk/day no-such-day",
		"/victims/0/durable_solution/determination tip_link",
		"/victims/0/plan/0/author tip_code",
	}, got)
}

// Only what was one object may be one.
func TestDecode_OtherListsTakeNoObject(t *testing.T) {
	for _, name := range []string{"needs", "services", "safety_plans", "placements", "risks"} {
		for _, value := range []string{"{}", `{"id": "x"}`} {
			f, err := cases.Decode(strings.NewReader(fileWith(name, value)))
			assert.Nil(t, f)
			assert.Error(t, err)
		}
	}
}

func TestUpgrade(t *testing.T) {
	_, err := cases.Upgrade([]byte(`{"victims": [{"risk": {"day": `))
	_, is := errors.AsType[*cases.DecodeError](err)
	assert.True(t, is, "%v", err)
	text := `{"x": {"risk": {}}, "victims": [` +
		`{"risk" : { "day":"2026-09-04" } , "own" : {"plan": {}}}]}`
	new, err := cases.Upgrade([]byte("\xef\xbb\xbf" + text))
	require.NoError(t, err)
	want := strings.Replace(text, `{ "day":"2026-09-04" }`, `[{ "day":"2026-09-04" }]`, 1)
	assert.Equal(t, want, string(new), "all else stays")
}

// The files of the library as they were before the lists still decode, to what the files of today
// say.
func TestDecode_OlderCaseFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/old/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		old, err := os.ReadFile(name)
		require.NoError(t, err)
		f, err := cases.Decode(bytes.NewReader(old))
		require.NoError(t, err, name)
		today, err := os.ReadFile("../examples/casecheck/testdata/" + filepath.Base(name))
		require.NoError(t, err)
		g, err := cases.Decode(bytes.NewReader(today))
		require.NoError(t, err, name)
		assert.Equal(t, g, f, name)
	}
}

// A lawyer who was replaced, or who ceased to act, gets nothing.
func TestDisclose_LawyerOfTheLastStretch(t *testing.T) {
	on := d(2026, 9, 4)
	for name, tt := range map[string]struct {
		list []victim.LegalAid
		open bool
	}{
		"assigned": {[]victim.LegalAid{{Assigned: d(2026, 9, 1), Lawyer: "l1"}}, true},
		"another from tomorrow": {[]victim.LegalAid{
			{Assigned: d(2026, 9, 1), Lawyer: "l1"}, {Assigned: on.AddDays(1)},
		}, true},
		"followed by a decision without a lawyer": {[]victim.LegalAid{
			{Assigned: d(2026, 9, 1), Lawyer: "l1"}, {Assigned: d(2026, 9, 2)},
		}, false},
		"ended": {[]victim.LegalAid{
			{Assigned: d(2026, 9, 1), Lawyer: "l1", Ended: d(2026, 9, 10)},
		}, false},
	} {
		f := handed(t)
		f.Victims[0].LegalAids = tt.list
		v, err := f.Disclose(cases.LawyerOf("v1"), referral.Full, on)
		require.NoError(t, err)
		assert.Equal(t, tt.open, !v.Empty(), name)
	}
}
