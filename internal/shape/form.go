package shape

import (
	"reflect"
	"strings"

	"github.com/antitrafficking/palermo/internal/code"
)

// Formed reports whether a value, or every element of a list, is what the tag of its field bounds
// it to: a code of its type, an id, a language, a media type or a pointer. What is empty is, and
// what no such tag bounds.
func Formed(v reflect.Value, validate string) bool {
	if !strings.Contains(validate, "tip_") {
		return true
	}
	switch {
	case v.IsZero():
		return true
	case v.Kind() == reflect.Pointer:
		return Formed(v.Elem(), validate)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if !Formed(v.Index(i), validate) {
				return false
			}
		}
		return true
	case v.Kind() != reflect.String && !strings.Contains(validate, "tip_code"):
		return true
	}
	for tag := range strings.SplitSeq(validate, ",") {
		formed := true
		switch tag {
		case "tip_code":
			formed, _ = code.Valid(v.Interface())
		case "tip_id":
			formed = ID(v.String())
		case "tip_language":
			formed = canonical(v.String())
		case "tip_media":
			formed = mediaForm.MatchString(v.String())
		case "tip_pointer":
			formed = Pointer(v.String())
		}
		if !formed {
			return false
		}
	}
	return true
}
