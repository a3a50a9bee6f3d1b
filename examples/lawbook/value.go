package main

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// bare are the members of a value that need no label.
var bare = map[string]bool{
	"title": true, "name": true, "kind": true, "type": true, "period": true, "ground": true, "number": true, "summary": true, "reason": true, "penalty": true,
}

// say tells a value of a profile in words, in the units in which the law writes it.
func say(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case law.Period:
		return period(v)
	case jurisdiction.Penalty:
		return penalty(v)
	case jurisdiction.Money:
		return fmt.Sprint(v.Amount, " ", v.Currency)
	case jurisdiction.Names:
		return tongues(v)
	case jurisdiction.Grade:
		s := string(v.Reason)
		if v.VictimUnder > 0 {
			s += fmt.Sprintf(" (victim under %d)", v.VictimUnder)
		}
		if v.Pinpoint != "" {
			s += ", " + v.Pinpoint
		}
		return s + ": " + penalty(v.Penalty)
	case fmt.Stringer:
		return v.String()
	}
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Slice:
		items := make([]string, rv.Len())
		separator := ", "
		for i := range items {
			items[i] = say(rv.Index(i).Interface())
			if rv.Index(i).Kind() == reflect.Struct {
				separator = " | "
			}
		}
		return strings.Join(items, separator)
	case reflect.Struct:
		var parts []string
		for i := range rv.NumField() {
			f := rv.Field(i)
			name, _, _ := strings.Cut(rv.Type().Field(i).Tag.Get("json"), ",")
			label := strings.ReplaceAll(name, "_", " ")
			switch {
			case f.IsZero():
			case f.Kind() == reflect.Bool:
				parts = append(parts, label)
			case bare[name]:
				parts = append(parts, say(f.Interface()))
			default:
				parts = append(parts, label+": "+say(f.Interface()))
			}
		}
		return strings.Join(parts, "; ")
	}
	return fmt.Sprint(v)
}

// tongues tells names with their languages, in the order of the tags.
func tongues(n jurisdiction.Names) string {
	parts := make([]string, 0, len(n))
	for _, tag := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, n[tag]+" ("+tag+")")
	}
	return strings.Join(parts, ", ")
}

func period(p law.Period) string {
	s := p.String()
	if p.Extension.Amount > 0 {
		s += ", may be prolonged by " + p.Extension.String()
	}
	if p.AsWritten != "" {
		s += " (" + p.AsWritten + ")"
	}
	return s
}

func penalty(p jurisdiction.Penalty) string {
	var s string
	switch {
	case p.Min.Amount > 0 && p.Max.Amount > 0:
		s = p.Min.String() + " to " + p.Max.String()
	case p.Min.Amount > 0:
		s = "at least " + p.Min.String()
	case p.Max.Amount > 0:
		s = "up to " + p.Max.String()
	}
	add := func(sep, text string) {
		if s != "" {
			s += sep
		}
		s += text
	}
	if p.Life {
		add(" or ", "life")
	}
	switch p.Fine {
	case jurisdiction.FineCumulative:
		add(" and ", "a fine")
	case jurisdiction.FineAlternative:
		add(" or ", "a fine")
	case jurisdiction.FineNone:
		add(", ", "no fine")
	}
	switch {
	case p.FineUnits != "":
		add(" ", "("+p.FineUnits+")")
	case p.FineMin.Amount > 0 && p.FineMax.Amount > 0:
		add(" ", "("+say(p.FineMin)+" to "+say(p.FineMax)+")")
	case p.FineMin.Amount > 0:
		add(" ", "(at least "+say(p.FineMin)+")")
	case p.FineMax.Amount > 0:
		add(" ", "(up to "+say(p.FineMax)+")")
	}
	return s
}
