package strictjson_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/strictjson"
)

type series struct {
	Kept  []step  `json:"kept"`
	Risk  []step  `json:"risk" was:"object"`
	Inner planned `json:"inner"`
}

type planned struct {
	Plans []step `json:"plans" was:"object"`
}

type step struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// An object where a list is due that was one object is a list of one; every error has the place of
// the text as written.
func TestDecode_Lifts(t *testing.T) {
	for _, tt := range []struct {
		text string
		want series
		errs []string
	}{
		{`{"risk": {"id": "a"}}`, series{Risk: []step{{ID: "a"}}}, nil},
		{
			"\xef\xbb\xbf" + `{"inner": {"plans": {"count": 2}}, "risk": {}}`,
			series{Risk: []step{}, Inner: planned{Plans: []step{{Count: 2}}}}, nil,
		},
		{`{"risk": [{"id": "a"}, {"id": "b"}]}`, series{Risk: []step{{ID: "a"}, {ID: "b"}}}, nil},
		{`{"kept": {}}`, series{}, []string{"/kept 9"}},
		{`{"risk": {"id": 5}}`, series{}, []string{"/risk/id 16"}},
		{
			`{"risk": {"idd": "a"}, "inner": {"plans": {"count": "x"}}, "kept": {}}`, series{},
			[]string{"/risk 10", "/inner/plans/count 52", "/kept 67"},
		},
		{`{"risk": {"id": "a"`, series{}, []string{"/risk 19"}},
		{`{"risk": [{"id": 5}]}`, series{}, []string{"/risk/0/id 17"}},
		{`{"risk": {"id": "a", "id": "b"}}`, series{}, []string{"/risk 21"}},
	} {
		var got series
		err := strictjson.Decode(strings.NewReader(tt.text), &got, false)
		assert.Equal(t, tt.errs, placesOf(err), tt.text)
		if tt.errs == nil {
			assert.Equal(t, tt.want, got, tt.text)
			up, err := strictjson.Upgrade([]byte(tt.text), new(series))
			require.NoError(t, err)
			var plain series
			require.NoError(t, strictjson.Decode(bytes.NewReader(up), &plain, false))
			assert.Equal(t, tt.want, plain)
		}
	}
}

// placesOf returns the path and offset of every error.
func placesOf(err error) []string {
	var out []string
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			place := e.(*strictjson.Error)
			out = append(out, place.Path+" "+strconv.FormatInt(place.Offset, 10))
		}
	}
	return out
}

func TestDocument_Written(t *testing.T) {
	var v series
	d, err := strictjson.Read(
		strings.NewReader(`{"risk": {"id": "a"}, "inner": {"plans": [{"id": "b"}]}}`), &v, false,
		100, nil,
	)
	require.NoError(t, err)
	assert.Equal(t, "/risk/id", d.Written("/risk/0/id"))
	assert.Equal(t, "/risk", d.Written("/risk/0"))
	assert.Equal(t, "/risk", d.Written("/risk"))
	assert.Equal(t, "/inner/plans/0/id", d.Written("/inner/plans/0/id"))
}

// No name of a document gets into the error of a limit.
func TestDecodeWithin_LimitHoldsNoName(t *testing.T) {
	for text, want := range map[string]string{
		`{"risk": {"id": [1, 2, 3]}}`:         "/risk/id",
		`{"risk": {"Zarifa": [1, 2, 3]}}`:     "/risk",
		`{"kept": {"Zarifa": [1, 2, 3]}}`:     "/kept",
		`{"kept": {"id": [1, 2, 3]}}`:         "/kept",
		`{"risk": [{"count": [1, 2, 3]}]}`:    "/risk/0/count",
		`{"inner": {"plans": {"id": [1,2]}}}`: "",
	} {
		var v series
		err := strictjson.DecodeWithin(strings.NewReader(text), &v, false, 2)
		limit, is := err.(*strictjson.LimitError)
		if want == "" {
			assert.False(t, is)
			continue
		}
		require.True(t, is, text)
		assert.Equal(t, want, limit.Path)
	}
}
