package cases_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/person"
)

// leaf is a field of a record that holds no others, and its category.
type leaf struct {
	path, category string
	value          reflect.Value
}

// changeable are the fields of a record with something in them.
func changeable(v reflect.Value, path, category string) (out []leaf) {
	switch {
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			out = changeable(v.Elem(), path, category)
		}
	case v.Type() == reflect.TypeFor[law.Day]():
		out = append(out, leaf{path, category, v})
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			c := f.Tag.Get("data")
			if c == "" {
				c = category
			}
			out = append(out, changeable(v.Field(i), path+"/"+name, c)...)
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			out = append(out, changeable(v.Index(i), fmt.Sprint(path, "/", i), category)...)
		}
	default:
		out = append(out, leaf{path, category, v})
	}
	return out
}

// others are values that a field might have in place of its own.
func others(v reflect.Value) (out []reflect.Value) {
	add := func(x any) {
		if o := reflect.ValueOf(x); !reflect.DeepEqual(o.Interface(), v.Interface()) {
			out = append(out, o)
		}
	}
	add(reflect.Zero(v.Type()).Interface())
	switch v.Interface().(type) {
	case person.Answer:
		add(person.Yes)
		add(person.No)
	case law.Day:
		add(d(2026, 9, 2))
		add(d(2026, 8, 20))
	}
	return out
}

// A report tells a recipient nothing that the view does not: whatever is changed in a file, as long
// as the view of the recipient stays the same, so does the report.
func TestDiscloseReport_TellsNoMoreThanTheView(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("it checks a file for every field that it has, by one goroutine")
	}
	on := d(2026, 9, 4)
	f := eventful(t)
	f.Victims[0].Consents[0].Categories = slices.DeleteFunc(law.Codes[person.Category](),
		func(c person.Category) bool {
			return c == person.CategoryAsylum || c == person.CategoryHealth ||
				c == person.CategoryResidence
		})
	type asked struct {
		who   string
		level referral.Level
	}
	var all []asked
	for _, who := range []string{"receiver", "holder", "addressee", "guardian"} {
		for _, level := range []referral.Level{referral.Identified, referral.Full} {
			all = append(all, asked{who, level})
		}
	}
	told := func(a asked, r *rule.Report) (view, report string, ok bool) {
		v, err := f.Disclose(recipients[a.who], a.level, on)
		if err != nil {
			return "", "", false
		}
		data, err := json.Marshal(v.Whole())
		require.NoError(t, err)
		out, err := f.DiscloseReport(r, recipients[a.who], a.level, on)
		require.NoError(t, err)
		text, err := json.Marshal(out)
		require.NoError(t, err)
		return string(data), string(text), true
	}
	check := func() *rule.Report {
		r, err := duty.Check(f, on)
		if err != nil {
			return nil
		}
		return r
	}
	before := map[asked][2]string{}
	r := check()
	for _, a := range all {
		view, report, ok := told(a, r)
		require.True(t, ok, a)
		before[a] = [2]string{view, report}
	}
	tried, same := 0, 0
	for _, l := range changeable(reflect.ValueOf(f).Elem(), "", "") {
		switch person.Category(l.category) {
		case person.CategoryCase, person.CategoryAge, person.CategoryID:
			continue // that the case is open and the person counts as a child is told
		}
		was := reflect.New(l.value.Type()).Elem()
		was.Set(l.value)
		for _, other := range others(l.value) {
			l.value.Set(other)
			if r := check(); r != nil {
				tried++
				for _, a := range all {
					view, report, ok := told(a, r)
					if !ok || view != before[a][0] {
						continue
					}
					same++
					if report != before[a][1] {
						assert.Fail(t, "a report tells what the view does not",
							"%s of %s, %v to %s at %s: %s", l.path, l.category, other, a.who,
							a.level, difference(before[a][1], report))
					}
				}
			}
			l.value.Set(was)
		}
	}
	t.Log(tried, "changes,", same, "views that stay the same")
	assert.Greater(t, same, 1000)
}

// difference is where two texts part.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-120):min(len(s), i+160)] }
	return "\n   " + cut(a) + "\n   " + cut(b)
}
