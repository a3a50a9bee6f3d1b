package duty

import (
	"hash/fnv"
	"io"
	"reflect"
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// fingerprint sums up what a report says, without the days that have passed, and how many steps it
// took.
func (c *Checker) fingerprint(
	f *cases.File, on law.Day, more []jurisdiction.Code,
) (sum uint64, steps int, err error) {
	r, steps, err := c.count(f, on, "", more)
	if err != nil {
		return 0, steps, err
	}
	h := fnv.New64a()
	for i := range r.Findings {
		x := &r.Findings[i]
		write(h, x.Key.String(), string(x.Outcome), string(x.Law.Force), x.Label, string(x.Says))
		write(h, x.Group.String(), x.Due.String(), strconv.FormatBool(x.Long))
	}
	for _, q := range r.Questions {
		write(h, q.Path.String(), q.Label)
	}
	return h.Sum64(), steps, nil
}

// elements is how many elements all lists of a record have together, at any depth.
func elements(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += elements(v.Field(i))
			}
		}
	case reflect.Slice:
		n = v.Len()
		for i := range v.Len() {
			n += elements(v.Index(i))
		}
	}
	return n
}

func write(w io.Writer, texts ...string) {
	for _, t := range texts {
		io.WriteString(w, t)
		io.WriteString(w, "|")
	}
}

// tellPlaces tells the check of the places where the person was and where steps towards
// identification were taken, so that it can say whose law it does not know.
func tellPlaces(c *rule.Check, v *victim.Victim, prefix string) {
	for i := range v.Stays {
		if place := v.Stays[i].Place; !c.Knows(place) {
			c.Place(prefix+"/stays/"+strconv.Itoa(i)+"/place", place)
		}
	}
	for i := range v.Status {
		if place := v.Status[i].Place; !c.Knows(place) {
			c.Place(prefix+"/status/"+strconv.Itoa(i)+"/place", place)
		}
	}
	if len(v.Stays) == 0 { // then the law of residence may govern: see [victim.Victim.Places]
		c.Place(prefix+"/residence", v.Residence)
	}
}
