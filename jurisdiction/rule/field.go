package rule

import (
	"fmt"
	"reflect"
	"strings"
)

// A reader reads a member of a struct by its JSON name. What a rule reads and what the catalogue
// says it reads are then the same word.
type reader struct {
	index  []int
	answer bool
}

// AnswerReader is a type of string whose values are answers to a question. A member of such a type
// is yes, no, or not known; a member of another type is filled in or not.
type AnswerReader interface{ Answered() (yes, known bool) }

var answerReader = reflect.TypeFor[AnswerReader]()

// newReader finds the member of t that a path of JSON names leads to.
func newReader(t reflect.Type, field string) (reader, error) {
	var r reader
	for name := range strings.SplitSeq(field, "/") {
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return r, fmt.Errorf("%s is no struct: no member %q", t, name)
		}
		at := memberOf(t, name)
		if at == nil {
			return r, fmt.Errorf("%s has no member %q", t, name)
		}
		r.index = append(r.index, at...)
		t = t.FieldByIndex(at).Type
	}
	r.answer = t.Implements(answerReader)
	return r, nil
}

func memberOf(t reflect.Type, name string) []int {
	for _, f := range reflect.VisibleFields(t) {
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == name && f.IsExported() {
			return f.Index
		}
	}
	return nil
}

func readField[T any](r *reader, t *T, not, lack bool) Answer {
	v := reflect.ValueOf(t).Elem()
	for _, i := range r.index {
		if v.Kind() == reflect.Pointer { // of a struct that is embedded
			if v.IsNil() {
				return DontKnow
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	if !r.answer {
		empty := v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
		switch {
		case empty == not:
			return Yes
		case lack || not:
			return No
		}
		return DontKnow
	}
	// The two words of an answer are the same in every record: no interface is made of it.
	switch v.String() {
	case "yes":
		return If(!not)
	case "no":
		return If(not)
	}
	if lack {
		return No
	}
	return DontKnow
}
