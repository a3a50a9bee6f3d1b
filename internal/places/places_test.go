package places_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/places"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
)

type inner struct {
	Place jurisdiction.Code   `json:"place"`
	More  []jurisdiction.Code `json:"more"`
	Note  string              `json:"note"`
}

type outer struct {
	List []inner `json:"list"`
	One  *inner  `json:"one"`
	None *inner  `json:"none"`
}

func TestEach_NamesTheCodesThatAreAsked(t *testing.T) {
	v := outer{
		List: []inner{{Place: "SI"}, {Place: "x", More: []jurisdiction.Code{"MK", "y"}, Note: "z"}},
		One:  &inner{Place: "w"},
	}
	var got []string
	places.New(outer{}).Each(&v, "/a", func(c jurisdiction.Code) bool { return !c.IsValid() },
		func(path string, c jurisdiction.Code) { got = append(got, path+" "+string(c)) })
	assert.Equal(t, []string{"/a/list/1/place x", "/a/list/1/more/1 y", "/a/one/place w"}, got)
}

// Every code of a case file is found: as many as the type has fields of codes.
func TestEach_FindsAllOfAFile(t *testing.T) {
	var f cases.File
	taint.Fill(&f)
	found := 0
	places.New(f).Each(&f, "", func(jurisdiction.Code) bool { return true },
		func(path string, c jurisdiction.Code) {
			found++
			assert.True(t, strings.HasPrefix(path, "/"), path)
			assert.Equal(t, jurisdiction.Code(taint.Marker), c)
		})
	assert.Equal(t, codesIn(reflect.ValueOf(f)), found)
	assert.Greater(t, found, 40)
}

func codesIn(v reflect.Value) (n int) {
	switch {
	case v.Type() == reflect.TypeFor[jurisdiction.Code]():
		return 1
	case v.Kind() == reflect.Pointer:
		return codesIn(v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			n += codesIn(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += codesIn(v.Field(i))
			}
		}
	}
	return n
}
