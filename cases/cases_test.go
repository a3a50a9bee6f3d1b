package cases_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

const example = "../examples/casecheck/testdata/girl-15-online-recruitment.json"

func TestDecode(t *testing.T) {
	data, err := os.ReadFile(example)
	require.NoError(t, err)
	f, err := cases.Decode(strings.NewReader(string(data)))
	require.NoError(t, err)
	var plain cases.File
	require.NoError(t, json.Unmarshal(data, &plain), "encoding/json reads the same types")
	assert.Equal(t, plain, *f)
	back, err := json.Marshal(f)
	require.NoError(t, err)
	again, err := cases.Decode(strings.NewReader(string(back)))
	require.NoError(t, err)
	assert.Equal(t, f, again, "nothing is lost")
}

func TestDecode_BadInputIsToldWithoutQuotingIt(t *testing.T) {
	tests := []struct{ name, in, path, reason string }{
		{"empty", " \n", "", "the file is empty"},
		{"cut off", `{"id": "a", "victims": [{"id": "Person A"`, "/victims/0",
			"the file ends too early"},
		{"not JSON", `{"id": Person}`, "/id", "not well-formed JSON"},
		{"unknown name", `{"id": "a", "victims": [{"id": "v", "Person A": 1}]}`, "/victims/0", "a name that is not known"},
		{"name in another case", `{"ID": "a"}`, "",
			"a name that differs from a known one in case or in what parts words"},
		{"name twice", `{"id": "a", "id": "b"}`, "", "a name stands twice"},
		{"wrong type", `{"id": "a", "victims": [{"id": "v", "sex": 7}]}`, "/victims/0/sex", "a value of the wrong type or form"},
		{"no day", `{"id": "a", "opened": "Person A"}`, "/opened", "not a day as YYYY-MM-DD"},
		{"no such day", `{"id": "a", "opened": "2026-02-30"}`, "/opened", "there is no such day"},
		{"invalid UTF-8", "{\"id\": \"Person\xff\"}", "/id", "invalid UTF-8"},
		{"something after it", `{"id": "a"} Person`, "", "something stands after the file"},
		{"deep nesting", strings.Repeat("[", 100000), "", "a value of the wrong type or form"},
		{"another file after it", `{"id": "a"} {"id": "Person"}`, "", "something stands after the file"},
		{"too large", `{"id": "` + strings.Repeat("Person", cases.MaxSize/6+1), "", "larger than a file may be"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := cases.Decode(strings.NewReader(tt.in))
			de, ok := errors.AsType[*cases.DecodeError](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, tt.reason, de.Reason)
			assert.Equal(t, tt.path, de.Path)
			assert.NotContains(t, err.Error(), "Person")
		})
	}
}

func TestDecode_ReportsEveryReasonAtOnce(t *testing.T) {
	_, err := cases.Decode(strings.NewReader(`{"id": 7, "opened": "Person A", "Person": {"x": [1]}, "id": "a", "victims": [{"id": "v", "sex": 7, "Person A": 1, "age": [],
		"stays": {"place": "MK"}}, "Person A", {"languages": ["sq", 3]}], "detection": null, "conduct": [{"acts": ["recruitment", {}]}`))
	require.Error(t, err)
	assert.Equal(t, []string{
		"/id: a value of the wrong type or form; wanted: a text",
		"/opened: not a day as YYYY-MM-DD",
		"/: a name that is not known",
		"/: a name stands twice",
		"/victims/0/sex: a value of the wrong type or form; wanted: a text",
		"/victims/0: a name that is not known",
		"/victims/0/age: a value of the wrong type or form; wanted: a record",
		"/victims/0/stays: a value of the wrong type or form; wanted: a list",
		"/victims/1: a value of the wrong type or form; wanted: a record",
		"/victims/2/languages/1: a value of the wrong type or form; wanted: a text",
		"/conduct/0/acts/1: a value of the wrong type or form; wanted: a text",
		"/conduct: the file ends too early",
	}, strings.Split(regexp.MustCompile(`, at byte \d+`).ReplaceAllString(err.Error(), ""), "\n"))
}

func TestDecode_AllowUnknown(t *testing.T) {
	const in = `{"id": "a", "new": {"x": 1}, "victims": [{"id": "v", "newer": [1, 2]}]}`
	_, err := cases.Decode(strings.NewReader(in))
	require.Error(t, err)
	f, err := cases.Decode(strings.NewReader(in), cases.AllowUnknown())
	require.NoError(t, err)
	assert.Equal(t, "v", f.Victims[0].ID)
	_, err = cases.Decode(strings.NewReader(`{"id": 7, "new": 1, "id": "b"}`), cases.AllowUnknown())
	assert.EqualError(t, err,
		"/id: a value of the wrong type or form, at byte 7; wanted: a text\n"+
			"/: a name stands twice, at byte 20", "everything else stays strict")
}

// A withdrawal that somebody wrote with a capital letter is not passed over as something newer: so
// for every name of a file, at any depth.
func TestDecode_AllowUnknown_NamesInAnotherCase(t *testing.T) {
	var f cases.File
	taint.Fill(&f)
	data, err := json.Marshal(f)
	require.NoError(t, err)
	text, seen := string(data), map[string]bool{}
	for _, m := range regexp.MustCompile(`"([a-z0-9_]+)":`).FindAllStringSubmatch(text, -1) {
		name := m[1]
		if seen[name] || name == "a" { // which stands in a value of the user's own
			continue
		}
		seen[name] = true
		camel := strings.ReplaceAll(name, "_", "-")
		for _, other := range []string{
			strings.ToUpper(name[:1]) + name[1:], strings.ToUpper(name), camel,
		} {
			if other == name {
				continue
			}
			in := strings.ReplaceAll(text, `"`+name+`":`, `"`+other+`":`)
			// What is wrong with the values of the file is left out.
			err := strictjson.Decode(strings.NewReader(in), new(cases.File), true)
			list, ok := err.(interface{ Unwrap() []error })
			require.True(t, ok, other)
			assert.True(t, slices.ContainsFunc(list.Unwrap(), func(err error) bool {
				bad, ok := errors.AsType[*cases.DecodeError](err)
				return ok && bad.Meant == name
			}), other)
		}
	}
	assert.Greater(t, len(seen), 300)
	_, err = cases.Decode(strings.NewReader(`{"id": "a", "victims": [{"id": "v1", "consents": [
		{"id": "c1", "capacity": "self", "purposes": ["referral"], "Withdrawn": "2026-09-04"}]}]}`),
		cases.AllowUnknown())
	assert.ErrorContains(t, err, `/victims/0/consents/0: a name that differs`)
}

func TestDecode_ReportsLinksThatLeadNowhere(t *testing.T) {
	_, err := cases.Decode(strings.NewReader(`{"id": "a", "victims": [{"id": "v", "indicators": [{"id": "i1"}]}],
		"conduct": [{"id": "c", "victims": ["v", "w"], "suspects": ["x"], "from": "2026-02-02", "to": "2026-02-01"}, {"id": "c", "victims": []}],
		"interviews": [{"id": "i", "victim": "v", "kind": "forensic", "proceeding": "p", "evidence": "e", "decision": "d"}],
		"liabilities": [{"id": "l", "victim": "v", "indicators": ["i1", "i2"]}], "suspects": [{"id": "y", "relations": [{"victim": "w", "kind": "parent"}]}],
		"events": [{"day": "2026-01-01", "kind": "opened", "actor": "Person A", "hash": "x"}]}`))
	require.Error(t, err)
	assert.Equal(t, []string{
		"/conduct/0/victims/1: there is no record with that id",
		"/conduct/0/suspects/0: there is no record with that id",
		"/conduct/0/to: out of order",
		"/conduct/1/id: the id is used twice",
		"/conduct/1/victims: fewer than 1 element",
		"/interviews/0/proceeding: there is no record with that id",
		"/interviews/0/evidence: there is no record with that id",
		"/interviews/0/decision: there is no record with that id",
		"/liabilities/0/indicators/1: there is no record with that id",
		"/suspects/0/relations/0/victim: there is no record with that id",
		"cases: /events/0: the hash does not fit",
		"/events/0/actor: not an id (letters, digits, . _ : -)",
		"/events/0/hash: not of 64 characters",
	}, strings.Split(err.Error(), "\n"))
}

func TestDecode_ReportsAllBadFieldsAtOnce(t *testing.T) {
	f, err := cases.Decode(strings.NewReader(`{"id": "a", "opened": "2026-02-02", "closed": "2026-02-01", "jurisdictions": ["ZZ"],
		"victims": [{"id": "v", "sex": "Person A"}, {"id": "v", "stays": [{"place": "MK", "from": "2026-02-02", "to": "2026-02-01"}]}]}`))
	require.Error(t, err)
	require.NotNil(t, f, "nothing is lost")
	assert.Equal(t, []string{
		"/closed: out of order",
		"/jurisdictions/0: unknown code; write " + jurisdiction.Code("").Form(),
		"/victims/0/sex: unknown code; allowed: female, male, other, unknown",
		"/victims/1/id: the id is used twice",
		"/victims/1/stays/0/to: out of order",
	}, strings.Split(err.Error(), "\n"))
}

func FuzzDecode(f *testing.F) {
	data, err := os.ReadFile(example)
	require.NoError(f, err)
	f.Add(string(data))
	f.Add(`{"id":"a","victims":[{"id":"v","age":{"birth_year":2010}}]}`)
	on := law.MustDay(2026, 11, 23)
	f.Fuzz(func(t *testing.T, in string) {
		file, err := cases.Decode(strings.NewReader(in))
		if file == nil {
			assert.Error(t, err)
			return
		}
		_, err = duty.Check(file, on)
		assert.NoError(t, err)
		_ = file.VerifyLog()
		for i := range file.Victims {
			assert.True(t, law.IsValid(file.Elements(&file.Victims[i], on, eu).Verdict))
		}
	})
}

func TestCheck_MorePlacesCount(t *testing.T) {
	data, err := os.ReadFile(example)
	require.NoError(t, err)
	f, err := cases.Decode(strings.NewReader(string(data)))
	require.NoError(t, err)
	r, err := duty.Check(f, law.MustDay(2026, 11, 23), "XK")
	require.NoError(t, err)
	var places []jurisdiction.Code
	for _, p := range r.Receipt.Profiles {
		places = append(places, p.Jurisdiction)
	}
	assert.Equal(t, []jurisdiction.Code{"AL", "MK", "SI", "XK"}, places)
	for _, finding := range r.Findings {
		assert.NotEmpty(t, finding.Law.Basis(), finding.Rule.ID)
		if finding.About != "" { // else about the whole file
			assert.Equal(t, "/victims/0", finding.About)
		}
		if finding.Rule.ID == "AGE-001" {
			assert.Equal(t, jurisdiction.Code("SI"), finding.Law.Jurisdiction)
			assert.Equal(
				t, []jurisdiction.Code{"MK"}, finding.Law.Also,
				"North Macedonia is bound as well, Kosovo is not",
			)
		}
	}
	assert.ErrorContains(t, r.Err(), "CHILD-004")
}

// addresses are those of values in memory, in which any number can stand.
var addresses = regexp.MustCompile(`0x[0-9a-f]+`)

func TestNothingOfAPersonGetsOut(t *testing.T) {
	var f cases.File
	taint.Fill(&f)
	var logged bytes.Buffer
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("x", "f", f, "p", &f, "conduct", f.Conduct[0], "suspect", slog.AnyValue(f.Suspects[0]))
	slog.New(slog.NewTextHandler(&logged, nil)).Info("x", "f", f, "i", f.Interviews[0])
	err := f.Validate()
	require.Error(t, err)
	for _, out := range []string{
		fmt.Sprintf("%v %+v %#v %s %q %d %x", f, f, f, f, f, f, f),
		fmt.Sprintf("%v %+v %#v", f.Conduct, f.Suspects, f.Liabilities),
		fmt.Sprintf("%v %+v %#v", &f.Conduct[0], struct{ F cases.File }{f}, map[string]any{"a": f.Route, "b": f.Detection}),
		fmt.Sprintf(
			"%v %+v", f.Elements(&f.Victims[0], law.MustDay(2026, 1, 1), eu), f.VerifyLog(),
		),
		fmt.Sprint(cases.Subject{File: &f, Victim: &f.Victims[0]}),
		logged.String(), err.Error(), fmt.Sprintf("%#v", err),
	} {
		assert.NotContains(t, out, taint.Marker)
		out = addresses.ReplaceAllString(out, "")
		assert.NotContains(t, out, "2011", "nor a day")
	}
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back cases.File
	require.NoError(t, json.Unmarshal(data, &back))
	assert.True(t, reflect.DeepEqual(f, back), "JSON loses nothing")
	_, err = cases.Decode(bytes.NewReader(data))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), taint.Marker)
}

func TestEveryFieldHasACategory(t *testing.T) {
	valid := func(c string) bool { return law.IsValid(person.Category(c)) }
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(ty reflect.Type) {
		for ty.Kind() == reflect.Slice || ty.Kind() == reflect.Pointer {
			ty = ty.Elem()
		}
		if ty.Kind() != reflect.Struct || seen[ty] || ty == reflect.TypeFor[law.Day]() ||
			ty == reflect.TypeFor[person.Date]() || ty == reflect.TypeFor[time.Time]() ||
			ty == reflect.TypeFor[person.Date]() || ty == reflect.TypeFor[person.Value]() {
			return
		}
		seen[ty] = true
		for i := range ty.NumField() {
			f := ty.Field(i)
			assert.True(
				t, taint.Category(ty, f, valid), "%s.%s has no data category",
				ty, f.Name,
			)
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[cases.File]())
	assert.Greater(t, len(seen), 45)
}

// large is a full case file of about 15 KB: three children, a suspected parent, interviews,
// services.
const large = "../examples/casecheck/testdata/siblings-begging-suspected-parent.json"

func largeFile(b *testing.B) ([]byte, *cases.File) {
	b.Helper()
	data, err := os.ReadFile(large)
	require.NoError(b, err)
	f, err := cases.Decode(bytes.NewReader(data))
	require.NoError(b, err)
	b.ReportAllocs()
	return data, f
}

func BenchmarkDecode(b *testing.B) {
	data, _ := largeFile(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := cases.Decode(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

// The alternative: encoding/json, which accepts names that stand twice or differ in case, and
// unknown names; without validation.
func BenchmarkDecode_EncodingJSON(b *testing.B) {
	data, _ := largeFile(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var f cases.File
		if err := json.Unmarshal(data, &f); err != nil {
			b.Fatal(err)
		}
	}
}

// The alternative with names that are not known refused, and validation, as Decode does it.
func BenchmarkDecode_EncodingJSONStrict(b *testing.B) {
	data, _ := largeFile(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var f cases.File
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		if err := d.Decode(&f); err != nil {
			b.Fatal(err)
		}
		if err := f.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	_, f := largeFile(b)
	for b.Loop() {
		if err := f.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	_, f := largeFile(b)
	on := law.MustDay(2026, 11, 23)
	for b.Loop() {
		if _, err := duty.Check(f, on); err != nil {
			b.Fatal(err)
		}
	}
}
