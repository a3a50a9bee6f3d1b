package referral

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// bands are the first years of the bands in which an age is told at the level [Anonymous].
var bands = []int{0, 6, 12, 15, 18, 25, 60}

// oldest is the end of the last band.
const oldest = 130

// band returns what is known of an age, as bands of years on day: neither the day of birth, nor
// evidence, nor assessments. Whether the person counts as a child on day stays the same.
func band(a victim.Age, day law.Day) victim.Age {
	out := victim.Age{ReasonToBelieveChild: a.ReasonToBelieveChild, Status: a.Status, StatusDay: a.StatusDay, ChildMeasures: a.ChildMeasures, ChildMeasuresDay: a.ChildMeasuresDay}
	from, to, known := years(a, day)
	switch {
	case a.Knowledge == victim.AgeDisputed:
		out.Knowledge = victim.AgeDisputed
		return out
	case !known || to < from:
		out.Knowledge = victim.AgeUnknown
		return out
	}
	from, to = max(from, 0), max(to, 0) // who may not be born yet is a child
	out.Knowledge, out.On, out.Max = victim.AgeRange, day, oldest
	for i, first := range bands {
		if from >= first {
			out.Min = first
		}
		if to < first {
			out.Max = bands[i] - 1
			break
		}
	}
	return out
}

// project copies from one record to another the fields for which keep is true. A field of a kept
// container is looked at by its own category. What is empty is neither passed nor withheld.
func project(from, to reflect.Value, path string, keep func(string, victim.Category) bool) {
	for i := range from.NumField() {
		f := from.Type().Field(i)
		src, dst := from.Field(i), to.Field(i)
		if !f.IsExported() || src.IsZero() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		at := path + "/" + name
		if !keep(at, victim.Category(f.Tag.Get("data"))) {
			continue
		}
		copyValue(src, dst, at, keep)
	}
}

func copyValue(src, dst reflect.Value, path string, keep func(string, victim.Category) bool) {
	switch {
	case src.Type() == reflect.TypeFor[law.Day]():
		dst.Set(src)
	case src.Kind() == reflect.Struct:
		project(src, dst, path, keep)
	case src.Kind() == reflect.Pointer:
		dst.Set(reflect.New(src.Type().Elem()))
		copyValue(src.Elem(), dst.Elem(), path, keep)
	case src.Kind() == reflect.Slice:
		dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			copyValue(src.Index(i), dst.Index(i), path+"/"+strconv.Itoa(i), keep)
		}
	default:
		dst.Set(src)
	}
}
