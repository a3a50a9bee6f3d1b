package strictjson_test

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

type inner struct {
	Name     string   `json:"name"`
	BirthDay law.Day  `json:"birth_day"`
	Words    []string `json:"words,omitempty"`
	Stays    []inner  `json:"stays,omitempty"`
	Next     *inner   `json:"next,omitempty"`
}

type document struct {
	ID        string  `json:"id"`
	Count     int     `json:"count"`
	Victims   []inner `json:"victims"`
	Knowledge string  `json:"knowledge"`
}

func decode(text string, allowUnknown bool) error {
	return strictjson.Decode(strings.NewReader(text), new(document), allowUnknown)
}

func told(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestDecode_TellsPlaceOffsetAndWhatWasMeant(t *testing.T) {
	const otherwise = "a name that differs from a known one in case or in what parts words"
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{`{"id": "a", "victims": [{"name": "b", "stays": []}]}`, nil},
		{"\ufeff" + `{"id": "a"}`, nil},
		{
			"\ufeff" + `{"id": 1}`,
			[]string{`/id: a value of the wrong type or form, at byte 10; wanted: a text`},
		},
		{"\ufeff", []string{"/: the file is empty, at byte 3"}},
		{"\xff\xfe{\x00}\x00",
			[]string{"/: a byte-order mark of UTF-16, where the file has to be UTF-8, at byte 0"}},
		{`{"knowlege": "x"}`,
			[]string{`/: a name that is not known, at byte 1; did you mean "knowledge"?`}},
		{`{"Knowledge": "x"}`,
			[]string{"/: " + otherwise + `, at byte 1; did you mean "knowledge"?`}},
		{`{"victims": [{"birthDay": ""}, {"Stays": [], "Person A": 1}]}`, []string{
			"/victims/0: " + otherwise + `, at byte 14; did you mean "birth_day"?`,
			"/victims/1: " + otherwise + `, at byte 32; did you mean "stays"?`,
			`/victims/1: a name that is not known, at byte 45`,
		}},
		{`{"victims": [{"next": {"next": {"birth_day": "2026-02-30x"}}}]}`, []string{
			"/victims/0/next/next/birth_day: not a day as YYYY-MM-DD, at byte 45",
		}},
		{`{"victims": [{"birth_day": "2026-02-30"}]}`, []string{
			"/victims/0/birth_day: there is no such day, at byte 27",
		}},
		{`{"id":"c1","Person A 1990-01-02":{"x":tru}}`,
			[]string{"/: a name that is not known, at byte 11",
				"/: not well-formed JSON, at byte 41"}},
		{`{"id":"c1","victims":[{"name":"v1","Person A":{"x":{"y":[1,2,{"z":`,
			[]string{"/victims/0: a name that is not known, at byte 35",
				"/victims/0: the file ends too early, at byte 66"}},
		{`{"id":"c1","victims":[`, []string{"/victims: the file ends too early, at byte 22"}},
		{`{"id":"c1","victims":[{"na`, []string{"/victims/0: the file ends too early, at byte 26"}},
		{`{"id":"c1","count":"one","vict`, []string{
			"/count: a value of the wrong type or form, at byte 19; wanted: a number",
			"/: the file ends too ear" +
				"ly, at byte 30",
		}},
		{`{"id":"a"}{"id":"b"}`, []string{"/: something stands after the file, at byte 10"}},
		{`{"id":"a","id":"b"}`, []string{"/: a name stands twice, at byte 10"}},
		{"{\"id\":\"a\",\"Person\xff\":1}", []string{"/: invalid UTF-8, at byte 17"}},
		{`[]`, []string{"/: a value of the wrong type or form, at byte 0; wanted: a record"}},
		{`{"victims":[7,{"words":[1,"a",{}]}]}`, []string{
			"/victims/0: a value of the wrong type or form, at byte 12; wanted: a record",
			"/victims/1/words/0: a value of the wrong type or form, at byte 24; wanted: a text",
			"/victims/1/words/2: a value of the wrong type or form, at byte 30; wanted: a text",
		}},
	} {
		assert.Equal(t, tt.want, told(decode(tt.in, false)), "%q", tt.in)
	}
}

func TestDecode_AllowUnknownStaysStrictAboutTheRest(t *testing.T) {
	for in, want := range map[string][]string{
		`{"id":"a","x":{"y":[{"id":1}]}}`: nil,
		`{"id":1,"x":{"Person A":1,"Person A":2}}`: {"/id: a value of the wrong type or form," +
			" at byte 6; wanted: a text", "/: a name stands twice, at byte 26"},
		`{"x":1,"x":2}`: {"/: a name stands twice, at byte 7"},
		`{"victims":[{"Person A":1,"Person A":2}]}`: {"/victims/0: a name stands twice, at byt" +
			"e 26"},
		`{"x":{"Person A":tru}}`: {"/: not well-formed JSON, at byte 20"},
		`{"ID":"a"}`: {"/: a name that differs from a known one in case or in what parts words," +
			" at byte 1; did you mean \"id\"?"},
		`{"victims":[{"birthDay":"2011-07-13"}]}`: {"/victims/0: a name that differs from a " +
			"known one in case or in what parts words, at byte 13; did you mean \"birth_day\"?"},
		`{"x":{"ID":"a"}}`: nil, // in something newer, it may be a name
	} {
		assert.Equal(t, want, told(decode(in, true)), in)
	}
}

// A large file that is wrong all through gives a bounded list, in bounded memory.
func TestDecode_ErrorsAreBounded(t *testing.T) {
	for name, element := range map[string]string{"a wrong type": "1,",
		"an unknown name": `{"Person A":1},`, "a wrong day": `{"birth_day":"x"},`} {
		t.Run(name, func(t *testing.T) {
			size := 1 << 20
			if element == "1," {
				size = 8 << 20
			}
			n := size / len(element)
			text := `{"victims":[` + strings.Repeat(element, n-1) +
				strings.TrimSuffix(element, ",") + "]}"
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			err := decode(text, false)
			runtime.GC()
			runtime.ReadMemStats(&after)
			list := err.(interface{ Unwrap() []error }).Unwrap()
			require.Len(t, list, strictjson.MaxErrors+1)
			last, ok := errors.AsType[*strictjson.Error](list[strictjson.MaxErrors])
			require.True(t, ok)
			assert.Equal(t, n-strictjson.MaxErrors, last.More)
			assert.Equal(t, fmt.Sprintf("/: %d more errors are not listed", last.More),
				last.Error())
			assert.Less(t, len(err.Error()), 20<<10)
			assert.Less(t, int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(1<<20),
				"nothing of the file is kept")
		})
	}
	many := `{"victims":[` + strings.Repeat("1,", strictjson.MaxErrors+5)
	lines := told(decode(many, false))
	require.Len(t, lines, strictjson.MaxErrors+1)
	assert.Equal(t, "/victims: the file ends too early, at byte 222", lines[strictjson.MaxErrors-1],
		"the break is listed always")
	assert.Equal(t, "/: 6 more errors are not listed", lines[strictjson.MaxErrors])
}

// What was meant is a name of the format, whatever the document says.
func TestNearest_NamesOnlyOurs(t *testing.T) {
	ours := map[string]bool{"": true}
	for _, of := range []reflect.Type{reflect.TypeFor[document](), reflect.TypeFor[inner]()} {
		for i := range of.NumField() {
			name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			ours[name] = true
		}
	}
	for _, name := range []string{"I", "ID", "i d", "cuont", "victim", "victims2", "Anna",
		"Personname", strings.Repeat("victims", 10000), "x", "-", "дете"} {
		err, ok := errors.AsType[*strictjson.Error](decode(`{"`+name+`": 1}`, false))
		require.True(t, ok, name)
		assert.True(t, ours[err.Meant], "%s: %s", name, err.Meant)
	}
	assert.Contains(t, decode(`{"cuont": 1}`, false).Error(), `"count"`)
	assert.Contains(t, decode(`{"victim": 1}`, false).Error(), `"victims"`)
}
