package shape

import (
	"errors"
	"regexp"
	"strings"

	"github.com/go-playground/validator/v10"
	"golang.org/x/text/language"

	"github.com/antitrafficking/palermo/internal/code"
)

// A Tag is one that this module adds to those of the validator, and what it means.
type Tag struct {
	Name string
	// Text is what an error says of a field that fails.
	Text string
	// Means is what holds for a field that passes, for the documentation.
	Means string
	// check is nil where the tag is only reported: the check needs more than the field.
	check validator.Func
}

// Tags returns every tag of the module, sorted: first those that any struct can use, then those
// that our records report.
func Tags() []Tag {
	return []Tag{
		{"tip_code", "unknown code", "a code of its type, as law.ParseCode has it; empty passes",
			isCode},
		{"tip_id", "not an id (letters, digits, . _ : -)",
			"an id: 1 to 128 letters, digits and . _ : - of which the first is a letter or digit",
			func(f validator.FieldLevel) bool { return ID(f.Field().String()) }},
		{"tip_language", "not a canonical BCP 47 tag",
			"a language as BCP 47 writes it: sr-Latn, not sr_Latn", isLanguage},
		{"tip_media", "not a media type",
			"a media type in lower case, without parameters: application/pdf", isMedia},
		{"tip_pointer", "not a JSON Pointer into a file",
			"a JSON Pointer of names of fields and of numbers: /victims/0/age", isPointer},

		{"tip_calendar", "not a year of the calendar from 1900 to 2200",
			"a day of birth in the calendar, from 1900 to 2200", nil},
		{"tip_category", "not the category that is declared for the field",
			"the category that is declared for a field of your own", nil},
		{"tip_chain", "the record does not fit the one before it",
			"the records of a log hang together by their hashes", nil},
		{"tip_history", "the history does not lead to the state",
			"the history of a referral leads to its state", nil},
		{"tip_inexact", "a day beside an age that is not known to the day",
			"a day of birth only beside an age that is known to the day", nil},
		{"tip_inside", "not the organisation that sends",
			"the receiver is in the organisation that sends", nil},
		{"tip_investigator", "not a body that investigates",
			"the receiver is a body that investigates", nil},
		{"tip_kind", "not the kind of value that is declared for the field",
			"the kind of value that is declared for a field of your own", nil},
		{"tip_life", "later than it may be opened", "a packet that ends in time", nil},
		{"tip_link", "there is no record with that id", "an id that leads to a record", nil},
		{"tip_order", "out of order", "not before the day or number that it follows", nil},
		{"tip_place", "not a place in the record", "a place in the record", nil},
		{"tip_size", "all values together are larger than they may be",
			"at most a mebibyte of values in all fields of your own", nil},
		{"tip_undeclared", "a field of your own that is not declared",
			"a field of your own that is declared", nil},
		{"tip_unique", "the id is used twice", "an id that no other record has", nil},
		{"tip_unsound", "sent without consent or emergency, to nobody or to another, " +
			"or expired before its last day",
			"a move that the machine would have made", nil},
	}
}

// inconsistent is the text of the tags that stand for all that a record fails as a whole.
const inconsistent = "the record contradicts itself; its own Validate tells where"

// RecordPrefix begins the tags that stand for a record as a whole.
const RecordPrefix = "tip_record_"

// ofValidator says of the tags of the validator itself, as our records use them, what is wrong;
// FieldError says it of limits.
var ofValidator = map[string]string{
	"number":      "not a decimal number without sign, such as 49.50",
	"datetime":    "not a time of the day, such as 14:30",
	"lowercase":   "not in lower case",
	"hexadecimal": "not in hexadecimal digits",
	"latitude":    "not degrees from -90 to 90",
	"longitude":   "not degrees from -180 to 180",
	"email":       "not an e-mail address",
	"url":         "not an address of the web",
	"unique":      "something stands twice",
}

// text returns what an error says of a field that fails the tag, or "".
func text(tag string) string {
	switch {
	case strings.HasPrefix(tag, "required"):
		return "missing"
	case strings.HasPrefix(tag, RecordPrefix):
		return inconsistent
	case ofValidator[tag] != "":
		return ofValidator[tag]
	}
	for _, t := range Tags() {
		if t.Name == tag {
			return t.Text
		}
	}
	return ""
}

// registerTags adds the tags that a field can have to v.
func registerTags(v *validator.Validate) error {
	var errs []error
	for _, t := range Tags() {
		if t.check != nil {
			errs = append(errs, v.RegisterValidation(t.Name, t.check))
		}
	}
	return errors.Join(errs...)
}

func isCode(f validator.FieldLevel) bool {
	if f.Field().IsZero() {
		return true
	}
	valid, _ := code.Valid(f.Field().Interface())
	return valid
}

func isLanguage(f validator.FieldLevel) bool { return canonical(f.Field().String()) }

// canonical reports whether s is a language as BCP 47 writes it.
func canonical(s string) bool {
	tag, err := language.Parse(s)
	return err == nil && tag.String() == s
}

// mediaForm is a type and subtype: a text that names a person is none.
var mediaForm = regexp.MustCompile(`^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$`)

func isMedia(f validator.FieldLevel) bool { return mediaForm.MatchString(f.Field().String()) }

// pointerForm is a pointer into a file: names of fields, and numbers.
var pointerForm = regexp.MustCompile(`^(/[a-z][a-z0-9_]*|/[0-9]+|/-)+$`)

// maxPointer is the largest number of bytes of a pointer.
const maxPointer = 300

// Pointer reports whether s is a JSON Pointer as the tag tip_pointer has it.
func Pointer(s string) bool { return len(s) <= maxPointer && pointerForm.MatchString(s) }

func isPointer(f validator.FieldLevel) bool { return Pointer(f.Field().String()) }
