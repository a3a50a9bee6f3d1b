// Package jurisdictiontest holds the tests that every registry of law must pass: the one that comes
// with the library and any that a user lays over it.
package jurisdictiontest

import (
	"reflect"
	"regexp"
	"strconv"
	"testing"

	"golang.org/x/text/language"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Run tests every profile, instrument and citation of r. It reports all that is wrong, not the
// first.
func Run(t *testing.T, r *jurisdiction.Registry) {
	t.Helper()
	for _, id := range r.Instruments() {
		in := r.Instrument(id)
		t.Run("instrument/"+id, func(t *testing.T) { instrument(t, r, in) })
	}
	for _, code := range r.Codes() {
		t.Run(string(code), func(t *testing.T) {
			p, err := r.Get(code)
			if err != nil {
				t.Fatal(err)
			}
			profile(t, r, p)
			for _, sub := range p.Subdivisions {
				merged, err := r.Get(sub.Code)
				if err != nil {
					t.Fatal(err)
				}
				t.Run(string(sub.Code), func(t *testing.T) { profile(t, r, merged) })
			}
		})
	}
}

func instrument(t *testing.T, r *jurisdiction.Registry, in *law.Instrument) {
	if in.Kind.OfUnion() && in.Kind != law.EURegulation && in.Transposition.IsZero() {
		t.Error("a directive without the day by which it was to be transposed")
	}
	if in.Kind == law.Treaty && in.Adopted.IsZero() {
		t.Error("a treaty without the day on which it was adopted")
	}
	for _, x := range in.Reaches {
		if !jurisdiction.Code(x.Place).IsValid() {
			t.Errorf("reaches %s: no such place", x.Place)
		}
	}
	for i := range in.Provisions {
		p := &in.Provisions[i]
		if p.By != "" && r.Instrument(p.By) == nil {
			t.Errorf("%s: by %s: no such instrument", p.Pinpoint, p.By)
		}
		for _, pin := range p.Succeeds {
			if r.Provision(pin.Instrument, pin.Pinpoint, pin.Topic) == nil {
				t.Errorf(
					"%s: succeeds %s %s: no such provision", p.Pinpoint, pin.Instrument,
					pin.Pinpoint,
				)
			}
		}
		c := in.Cite(p)
		faults(t, in.Provisions[i].Pinpoint, c.Faults())
		for _, purpose := range in.Provisions[i].Purposes {
			if !law.IsValid(jurisdiction.Purpose(purpose)) {
				t.Errorf("%s: no such purpose: %s", in.Provisions[i].Pinpoint, purpose)
			}
		}
	}
}

func profile(t *testing.T, r *jurisdiction.Registry, p *jurisdiction.Profile) {
	if p.Name == "" || len(p.LocalNames) == 0 {
		t.Error("the place has no name, or none in its own languages")
	}
	national := map[string]bool{}
	for _, in := range p.Instruments {
		national[in.ID] = true
	}
	for path, topic := range p.Topics() {
		if topic.IsZero() {
			t.Errorf("%s: no value, and no word on why it is not known", path)
		}
		faults(t, path, topic.Faults())
		for i, e := range topic.Heads() {
			c := e.Source
			at := path + "/" + strconv.Itoa(i)
			faults(t, at, c.Faults())
			if !national[c.Instrument] && r.Instrument(c.Instrument) == nil {
				t.Errorf("%s: cites %s, which is not declared", at, c.Instrument)
			}
		}
	}
	for _, e := range p.Languages.Editions {
		for _, tag := range e.Value {
			if parsed, err := language.Parse(tag); err != nil || parsed.String() != tag {
				t.Errorf("languages: %s is not a canonical BCP 47 tag", tag)
			}
		}
	}
	names(t, reflect.ValueOf(p))
	hotlines(t, p)
	penalties(t, p)
	childFloor(t, p)
	reflectionFloor(t, r, p)
}

// names tests that every name is told with the language it is in.
func names(t *testing.T, v reflect.Value) {
	if n, ok := v.Interface().(jurisdiction.Names); ok {
		for tag, name := range n {
			parsed, err := language.Parse(tag)
			if err != nil || parsed.String() != tag || tag == jurisdiction.UnknownLanguage {
				t.Errorf("%q: %s is not a canonical BCP 47 tag of a language", name, tag)
			}
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		names(t, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				names(t, v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			names(t, v.Index(i))
		}
	}
}

var dialled = regexp.MustCompile(`^\+?[0-9][0-9 ]*[0-9]$`)

func hotlines(t *testing.T, p *jurisdiction.Profile) {
	for name, line := range map[string]law.Dated[[]jurisdiction.Hotline]{
		"trafficking": p.Hotlines.Trafficking, "child": p.Hotlines.Child, "missing_child": p.Hotlines.MissingChild, "police": p.Hotlines.Police,
	} {
		for _, e := range line.Editions {
			if !e.None && len(e.Value) == 0 {
				t.Errorf("hotlines.%s: no line, and not told as none", name)
			}
			for _, line := range e.Value {
				if !dialled.MatchString(line.Number) || !law.IsValid(line.Status) {
					t.Errorf("hotlines.%s: a number without status, or not one that can be dialled", name)
				}
			}
		}
	}
}

// penalties tests that ranges are not turned around, fines are in one currency, and ages of victims
// are those of children.
func penalties(t *testing.T, p *jurisdiction.Profile) {
	for name, offence := range map[string]law.Dated[jurisdiction.Offence]{
		"adult": p.Offences.Adult, "child": p.Offences.Child, "use_of_services": p.Offences.UseOfServices,
	} {
		for _, e := range offence.Editions {
			penalty(t, name, e.Value.Penalty)
			for _, g := range e.Value.Grades {
				penalty(t, name, g.Penalty)
				if g.VictimUnder < 0 || g.VictimUnder > 18 {
					t.Errorf("offences.%s: a grade for victims under %d", name, g.VictimUnder)
				}
			}
		}
	}
}

func penalty(t *testing.T, name string, p jurisdiction.Penalty) {
	day := law.MustDay(2001, 1, 1)
	if p.Min.Amount > 0 && p.Max.Amount > 0 && p.Min.After(day, nil).After(p.Max.After(day, nil)) {
		t.Errorf("offences.%s: the least imprisonment is longer than the most", name)
	}
	if p.FineMin.Amount > 0 && p.FineMax.Amount > 0 && (p.FineMin.Amount > p.FineMax.Amount || p.FineMin.Currency != p.FineMax.Currency) {
		t.Errorf("offences.%s: the least fine is more than the most, or in another currency", name)
	}
}

// childFloor tests that no recorded majority lies over or under 18 without being told: under 18 is
// the protective definition (Palermo Protocol, article 3(d); CETS No. 197, article 4(d)).
func childFloor(t *testing.T, p *jurisdiction.Profile) {
	for _, e := range p.Ages.Majority.Editions {
		if e.Value != 18 && e.Note == "" {
			t.Error("ages.majority: not 18, and no note on it")
		}
	}
}

// reflectionFloor tests that a reflection period of less than 30 days, where CETS No. 197, article
// 13(1), binds, says so in a note.
func reflectionFloor(t *testing.T, r *jurisdiction.Registry, p *jurisdiction.Profile) {
	for _, e := range p.Reflection.Adult.Editions {
		start := law.MustDay(2001, 1, 31)
		d, ok := e.Value.Period.Deadline(start, nil)
		if !ok || e.Value.Period.Unit == law.Hours {
			continue
		}
		if d.Last.DaysSince(start) < 28 && r.Binds("coe-197", p.Code, e.Start()).Binding == law.Binds && e.Note == "" {
			t.Error("reflection.adult: shorter than the treaty floor, and no note on it")
		}
	}
}

func faults(t *testing.T, at string, fs []law.Fault) {
	for _, f := range fs {
		t.Errorf("%s/%s: %s", at, f.Path, f.Message)
	}
}
