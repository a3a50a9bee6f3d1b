package hsds

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/code"

	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/person"
)

// A decoder gathers what was read, what was lost and what was wrong.
type decoder struct {
	mapping       Mapping
	organisations []referral.Organisation
	lost          []Loss
	errs          []error // at most MaxErrors
	more          int
}

// MaxElements is the largest number of elements that the lists of a document have together; more
// are refused before anything is built.
const MaxElements = 200_000

// MaxErrors is how many errors of one document are listed; of more the last says how many.
const MaxErrors = strictjson.MaxErrors

func (d *decoder) fail(path, reason string) {
	if len(d.errs) == MaxErrors {
		d.more++
		return
	}
	d.errs = append(d.errs, &Error{path, reason})
}
func (d *decoder) lose(path, why string) { d.lost = append(d.lost, Loss{Path: path, Why: why}) }

// A value is a text of the document and where it stands.
type value struct{ text, path string }

// attrs are the attributes of our taxonomy of one entity; those of others are left to the caller's
// mapping.
type attrs map[string][]value

// ours reads the attributes of an entity. A code that is none of those known for it is told as a
// loss.
func (d *decoder) ours(list []attribute, path string, known ...string) attrs {
	out := attrs{}
	for i, a := range list {
		at := path + "/attributes/" + strconv.Itoa(i)
		switch {
		case a.Term.Taxonomy != taxonomy:
		case !slices.Contains(known, a.Term.Code):
			d.lose(at, "a code of our taxonomy that has no place here")
		case !d.mapping.Ours && opens(a.Term.Code, a.Value):
			d.lose(at, "what lets data go to the organisation: taken from your own documents alone")
		default:
			out[a.Term.Code] = append(out[a.Term.Code], value{a.Value, at + "/value"})
		}
	}
	return out
}

// opens reports whether an attribute lets data go to an organisation, or be told of it, that do not
// without it. Who writes a directory would vet itself.
func opens(code, value string) bool {
	switch code {
	case attrVetted, attrVettedBy, attrMandateFrom, attrMandateTo, attrSecure, attrKey:
		return true
	case attrConfidential:
		return value != string(person.Yes)
	}
	return false
}

// one returns the value of an attribute that stands once; every further one is an error.
func (d *decoder) one(a attrs, code string) value {
	for _, again := range a[code][min(1, len(a[code])):] {
		d.fail(again.path, "stands twice")
	}
	if len(a[code]) == 0 {
		return value{}
	}
	return a[code][0]
}

func (d *decoder) day(v value) law.Day {
	if v.text == "" {
		return law.Day{}
	}
	day, err := law.ParseDay(v.text)
	if err != nil {
		d.fail(v.path, "no such day")
	}
	return day
}

func parse[C ~string](d *decoder, v value) C {
	c := C(v.text)
	if valid, _ := code.Valid(c); v.text != "" && !valid {
		d.fail(v.path, "unknown code")
		return ""
	}
	return c
}

// parseAll reads the values of an attribute that may stand several times.
func parseAll[C ~string](d *decoder, values []value) []C {
	var out []C
	for _, v := range values {
		if c := parse[C](d, v); c != "" {
			out = append(out, c)
		}
	}
	return out
}

func (d *decoder) number(v value) int {
	if v.text == "" {
		return 0
	}
	n, err := strconv.Atoi(v.text)
	if err != nil {
		d.fail(v.path, "not a whole number")
	}
	return n
}

// age reads an age of HSDS, which may have fractions. Ours are completed years: a fraction is told
// as a loss, and the limit is widened to whole years.
func (d *decoder) age(path string, years float64) int {
	if years < 0 || years > 130 || math.IsNaN(years) {
		d.fail(path, "no age in years")
		return 0
	}
	if n := math.Floor(years); n != years {
		d.lose(path, "a part of a year")
	}
	return int(math.Floor(years))
}

// time reads a time of day of HSDS, which may end in seconds and a zone. Ours is that of the place.
func (d *decoder) time(path, s string) referral.Time {
	if len(s) > len("15:04") {
		d.lose(path, "seconds or a zone")
		s = s[:len("15:04")]
	}
	return parse[referral.Time](d, value{s, path})
}

// places maps where something stands with us to where it stood in the document.
type places map[string]string

// find returns the place in the document of a place of ours: that of the longest beginning that is
// known, or fallback.
func (p places) find(ours, fallback string) string {
	for at := ours; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		if theirs, ok := p[at]; ok {
			return theirs
		}
	}
	return fallback
}

// misformed tells each field error of ours as an error of the document.
func (d *decoder) misformed(err error, at places, fallback string) {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			d.misformed(e, at, fallback)
		}
		return
	}
	if fe, ok := errors.AsType[*referral.FieldError](err); ok {
		ours := fe.Path
		if fe.Tag == "required" && (ours == "/kind" || ours == "/services/0/kind") {
			return // told in other words
		}
		where := at.find(ours, "")
		_, reason, _ := strings.Cut(fe.Error(), ": ")
		if where == "" {
			where, reason = fallback, strings.TrimPrefix(ours, "/")+": "+reason
		}
		d.fail(where, reason)
	}
}
