package cases_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// allFields are the fields of a case file by their pointers.
func allFields(t testing.TB) map[string]cases.Field {
	t.Helper()
	seq, err := cases.Fields("")
	require.NoError(t, err)
	out := map[string]cases.Field{}
	for f := range seq {
		require.NotContains(t, out, f.Path)
		out[f.Path] = f
	}
	return out
}

// members calls do for every member of a type as it stands in JSON, at any depth, by a walk of its
// own.
func members(t reflect.Type, path string, do func(path string, f reflect.StructField)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice &&
		t.Elem().Kind() != reflect.Uint8 {
		if t.Kind() == reflect.Slice {
			path += "/-"
		}
		t = t.Elem()
	}
	p := reflect.PointerTo(t)
	texts := p.Implements(reflect.TypeFor[interface{ UnmarshalText([]byte) error }]()) ||
		p.Implements(reflect.TypeFor[interface{ UnmarshalJSON([]byte) error }]())
	if t.Kind() != reflect.Struct || texts {
		return
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.IsExported() && name != "-" {
			do(path+"/"+name, f)
			members(f.Type, path+"/"+name, do)
		}
	}
}

// Every field of the record is described by what its type says, and nothing else is.
func TestDescribe_EveryField(t *testing.T) {
	all := allFields(t)
	n := 0
	members(reflect.TypeFor[cases.File](), "", func(path string, s reflect.StructField) {
		n++
		f, err := cases.Describe(path)
		require.NoError(t, err, path)
		assert.Equal(t, f, all[path], path)
		assert.Equal(t, path, f.Path)
		assert.NotEmpty(t, f.Label, path)
		assert.True(t, law.IsValid(f.Kind), "%s: %s", path, f.Kind)
		assert.NotEmpty(t, f.Type, path)
		category, err := cases.CategoryOf(path)
		if tag := person.Category(s.Tag.Get("data")); tag == "own" {
			assert.ErrorIs(t, err, cases.ErrNoCategory, path)
			assert.Empty(t, category, path)
		} else {
			require.NoError(t, err, path)
			assert.Equal(t, tag, category, path)
		}
		tags := s.Tag.Get("validate")
		assert.Equal(
			t, tags == "required" || strings.HasPrefix(tags, "required,"), f.Required, path,
		)
		_, err = json.Marshal(f)
		assert.NoError(t, err, path)
	})
	assert.Greater(t, n, 600)
	for path, f := range all {
		own := strings.Contains(path, "/own") || strings.Contains(path, "/attachments")
		assert.True(t, law.IsValid(f.Category) || own && f.Category == "", path)
		switch _, of := all[path+"/-"]; f.Kind {
		case "list":
			assert.True(t, of, "%s has no element", path)
		case "code", "answer":
			assert.NotEmpty(t, f.Codes, path)
			for _, c := range f.Codes {
				assert.NotEmpty(t, c.Label, "%s: %s", path, c.Code)
			}
		case "record":
			below, err := cases.Fields(path)
			require.NoError(t, err, path)
			for b := range below {
				assert.True(t, strings.HasPrefix(b.Path, path+"/"), b.Path)
			}
		default:
			assert.False(t, of, path)
			assert.Empty(t, f.Codes, path)
		}
	}
}

// A label can stand on a form: it begins with a capital, is made of words, says more than how its
// field hangs together with another, and is that of one field of its record.
func TestDescribe_LabelsReadAsWords(t *testing.T) {
	seen := map[string]string{}
	for path, f := range allFields(t) {
		if strings.HasSuffix(path, "/-") {
			continue // the label of its list
		}
		first := []rune(f.Label)[0]
		assert.True(t, unicode.IsUpper(first), "%s: %s", path, f.Label)
		assert.NotContains(t, f.Label, "_", path)
		assert.Less(t, len(f.Label), 60, path)
		assert.NotContains(t, []string{
			"As", "At", "By", "For", "How", "Met", "Of", "On", "Same", "Who", "Why", "With",
		}, f.Label, path)
		in := path[:strings.LastIndexByte(path, '/')] + " " + f.Label
		assert.Empty(t, seen[in], "%s: the label of another field too", path)
		seen[in] = path
	}
}

// The label of a code can stand on a form by itself: in a list there is no code beside it, so that
// it is not the end of a sentence that the code begins.
func TestDescribe_LabelsOfCodesStandAlone(t *testing.T) {
	tails := []string{
		"at", "before", "by", "for", "from", "in", "of", "on", "or", "somebody", "through",
		"to", "who", "with", "without",
	}
	n := 0
	for _, f := range allFields(t) {
		for _, c := range f.Codes {
			n++
			first, _, _ := strings.Cut(c.Label, " ")
			begins, _, _ := strings.Cut(c.Code, "-")
			assert.NotEmpty(t, first, "%s: %s", f.Type, c.Code)
			if first != begins && slices.Contains(tails, first) {
				assert.Fail(t, "the end of a sentence", "%s: %s: %s", f.Type, c.Code, c.Label)
			}
		}
	}
	assert.Greater(t, n, 1000)
}

// Every value that a file can hold has a description.
func TestDescribe_EveryValueOfAFile(t *testing.T) {
	var full cases.File
	taint.Fill(&full)
	data, err := json.Marshal(full)
	require.NoError(t, err)
	n := 0
	everyValue(t, data, func(path string) {
		n++
		_, err := cases.Describe(path)
		assert.NoError(t, err, path)
	})
	assert.Greater(t, n, 600)
	golden(t, func(name string, data []byte) {
		everyValue(t, data, func(path string) {
			_, err := cases.Describe(path)
			assert.NoError(t, err, "%s %s", name, path)
		})
	})
}

// everyValue calls do with the pointer of every value of a JSON document but of what stands in a
// value of any JSON.
func everyValue(t testing.TB, data []byte, do func(path string)) {
	t.Helper()
	var doc any
	require.NoError(t, json.Unmarshal(data, &doc))
	var walk func(path string, v any)
	walk = func(path string, v any) {
		do(path)
		if f, err := cases.Describe(path); err == nil && f.Kind == "value" {
			return
		}
		switch v := v.(type) {
		case map[string]any:
			for name, v := range v {
				walk(path+"/"+name, v)
			}
		case []any:
			for i, v := range v {
				walk(fmt.Sprintf("%s/%d", path, i), v)
			}
		}
	}
	walk("", doc)
}

func TestDescribe(t *testing.T) {
	describe := func(pointer string) cases.Field {
		f, err := cases.Describe(pointer)
		require.NoError(t, err, pointer)
		return f
	}
	birth := describe("/victims/3/age/birth_day")
	assert.Equal(t, cases.Field{
		Path: "/victims/-/age/birth_day", Label: "Birth day", Kind: "day", Type: "law.Day",
		Category: person.CategoryAge, Help: "A day as YYYY-MM-DD.",
	}, birth)
	assert.Equal(t, birth, describe("/victims/-/age/birth_day"))
	assert.Equal(t, birth, describe("/victims/*/age/birth_day"))

	sex := describe("/victims/0/sex")
	assert.Equal(t, cases.FieldKind("code"), sex.Kind)
	assert.Equal(t, "person.Sex", sex.Type)
	assert.Len(t, sex.Codes, len(law.Codes[person.Sex]()))
	assert.False(t, sex.Open)

	text := describe("/victims/0/identity/contacts/0/value")
	assert.True(t, text.Required)
	assert.Equal(t, 500.0, *text.Max)
	assert.Nil(t, text.Min)

	for pointer, kind := range map[string]cases.FieldKind{
		"": "record", "/victims": "list", "/victims/0": "record", "/id": "id",
		"/jurisdictions/0": "standard", "/victims/0/languages": "list",
		"/victims/0/languages/0": "language", "/breaches/0/aware": "instant",
		"/revision": "number", "/victims/0/stays/0/right_to_stay": "answer",
	} {
		assert.Equal(t, kind, describe(pointer).Kind, pointer)
	}
	assert.Equal(t, "Guardian", describe("/victims/0/guardians/0").Label)
	assert.Equal(t, "Jurisdictions", describe("/jurisdictions/0").Label)
}

// A pointer that leads nowhere is told by the part that is known, and never by what it says.
func TestDescribe_LeadsNowhere(t *testing.T) {
	for pointer, want := range map[string]string{
		"victims":                     "cases: /: no such field; allowed: ",
		"/Zarifa":                     "cases: /: no such field; allowed: ",
		"/":                           "cases: /: no such field; allowed: ",
		"/victims/Zarifa/age":         "cases: /victims: want the index of an element, - or *",
		"/victims/01":                 "cases: /victims: want the index of an element, - or *",
		"/victims/":                   "cases: /victims: want the index of an element, - or *",
		"/victims/0/age/Zarifa":       "cases: /victims/-/age: no such field; allowed: ",
		"/victims/38970123456/Zarifa": "cases: /victims/-: no such field; allowed: id, identity, ",
		"/opened/Zarifa":              "cases: /opened: it has no fields",
		"/victims/0/sex/0":            "cases: /victims/-/sex: it has no fields",
	} {
		_, err := cases.Describe(pointer)
		assert.ErrorContains(t, err, want, pointer)
		var told *cases.PathError
		require.ErrorAs(t, err, &told, pointer)
		assert.NotContains(t, err.Error(), "Zarifa")
		assert.NotContains(t, err.Error(), "389")
		_, err = cases.CategoryOf(pointer)
		assert.ErrorAs(t, err, &told, pointer)
		_, err = cases.Fields(pointer)
		assert.ErrorAs(t, err, &told, pointer)
		if !strings.HasSuffix(want, "no fields") {
			require.NotEmpty(t, told.Allowed, pointer)
			_, err = cases.Describe(told.Path + "/" + told.Allowed[0])
			assert.NoError(t, err, "what is allowed is there")
		}
	}
	_, err := cases.CategoryOf("")
	assert.ErrorIs(t, err, cases.ErrNoCategory, "the whole file")
}

func TestFields_CanBeStopped(t *testing.T) {
	seq, err := cases.Fields("/victims")
	require.NoError(t, err)
	for f := range seq {
		assert.Equal(t, "/victims/-", f.Path)
		break
	}
	seq, err = cases.Fields("/opened")
	require.NoError(t, err)
	for range seq {
		t.Error("a day has no fields")
	}
}

// A form for the stays of a person, made of what the library says.
func ExampleFields() {
	fields, err := cases.Fields("/victims/0/stays/0")
	if err != nil {
		fmt.Println(err)
		return
	}
	for f := range fields {
		fmt.Printf("%s: %s, required: %t, choices: %d\n", f.Label, f.Kind, f.Required, len(f.Codes))
	}
	// Output:
	// Place: standard, required: true, choices: 0
	// From: day, required: false, choices: 0
	// To: day, required: false, choices: 0
	// Right to stay: answer, required: false, choices: 4
}

func ExampleDescribe() {
	f, err := cases.Describe("/victims/0/stays/0/right_to_stay")
	fmt.Println(f.Label, "|", f.Kind, "|", f.Category, "|", err)
	for _, c := range f.Codes {
		fmt.Println(c.Code, "=", c.Label)
	}
	_, err = cases.Describe("/victims/0/stays/0/town")
	fmt.Println(err)
	// Output:
	// Right to stay | answer | residence | <nil>
	// yes = yes
	// no = no
	// unknown = unknown
	// declined = declined
	// cases: /victims/-/stays/-: no such field; allowed: place, from, to, right_to_stay
}

func ExampleCategoryOf() {
	category, err := cases.CategoryOf("/victims/0/health")
	fmt.Println(category, err)
	// Output: health <nil>
}

// Who meets an error can mend it: the code of a standard has a form that the error and the help of
// the field tell, and no error says a word of a validator.
func TestErrorsSayWhatIsWanted(t *testing.T) {
	for path, f := range allFields(t) {
		if f.Kind == "standard" {
			assert.Contains(t, f.Help, "such as", path)
		}
	}
	for in, want := range map[string]string{
		`{"id":"a","victims":[{"id":"v","residence":"Moldova"}]}`:         "two letters of ISO",
		`{"id":"a","victims":[{"id":"v","works":[{"industry":"farm"}]}]}`: "a capital letter",
		`{"id":"a","victims":[{"id":"v","died":"1.5.2026"}]}`:             "YYYY-MM",
		`{"id":"a","victims":[{"id":"v","languages":"ro"}]}`:              "a list",
		`{"id":"a","victims":[{"id":"v","children":{"number":"2"}}]}`:     "a number",
		`{"id":"a","victims":[{"id":"v","citizenships":["MD"]}]}`:         "a record",
		`{"id":"a","victims":[{"id":"v","age":{"margin":51}}]}`:           "more than 50",
		`{"id":"a","conduct":[{"id":"c","victims":[],"pay":{"promised":{"amount":"1,5"}}}]}`: "" +
			"decimal number",
	} {
		_, err := cases.Decode(strings.NewReader(in))
		found := false
		for _, p := range cases.Problems(err) {
			assert.NotContains(t, p.Text, "fails ", in)
			found = found || strings.Contains(p.Text, want)
		}
		assert.True(t, found, "%s: %v", in, err)
	}
	// Every tag of our records has words.
	tags := map[string]bool{}
	members(reflect.TypeFor[cases.File](), "", func(_ string, f reflect.StructField) {
		for tag := range strings.SplitSeq(f.Tag.Get("validate"), ",") {
			name, param, _ := strings.Cut(tag, "=")
			switch name {
			case "", "-", "dive", "omitempty":
				continue
			}
			if !tags[name] {
				tags[name] = true
				err := &cases.FieldError{Path: "/x", Tag: name, Param: param}
				assert.NotContains(t, err.Error(), "fails ", name)
			}
		}
	})
	assert.Greater(t, len(tags), 10)
}

// What Validate refuses, a form can know before.
func TestDescribe_LimitsAndForms(t *testing.T) {
	lat, err := cases.Describe("/victims/0/identity/addresses/0/lat")
	require.NoError(t, err)
	require.NotNil(t, lat.Min)
	assert.Equal(t, []float64{-90, 90}, []float64{*lat.Min, *lat.Max})
	for _, pointer := range []string{
		"/approvals/0/digest", "/organisations/0/url", "/victims/0/attachments/0/media_type",
		"/tasks/0/path",
	} {
		f, err := cases.Describe(pointer)
		require.NoError(t, err)
		assert.NotEmpty(t, f.Help, pointer)
	}
}
