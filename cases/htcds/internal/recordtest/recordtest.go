// Package recordtest draws HTCDS records for tests.
package recordtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Records draws records in which every field may hold anything that it can say.
func Records() *rapid.Generator[htcds.Record] {
	codes := slices.Collect(jurisdiction.Codes())
	texts := rapid.OneOf(
		rapid.StringMatching(`[=+@\-'\t ]{0,3}[A-Za-zšđ;:,"'\n0-9 /=+@-]{0,20}x`),
		rapid.StringMatching(`(_x00[0-9a-f]{2}_|<&>|\\|  x  |Ж|😀){1,3}`),
	)
	return rapid.Custom(func(t *rapid.T) htcds.Record {
		var r htcds.Record
		v := reflect.ValueOf(&r).Elem()
		for _, f := range htcds.Fields() {
			if !rapid.Bool().Draw(t, "given") {
				continue
			}
			to := Field(v, f.Name)
			switch f.Type {
			case htcds.TypeDate:
				day := law.MustDay(1900, 1, 1).AddDays(rapid.IntRange(0, 80000).Draw(t, "day"))
				to.Set(reflect.ValueOf(day))
			case htcds.TypeCheckbox:
				to.SetString(
					string(rapid.SampledFrom(law.Codes[htcds.Checkbox]()).Draw(t, "checkbox")),
				)
			case htcds.TypeCount:
				to.SetString(fmt.Sprint(rapid.IntRange(0, 130).Draw(t, "count")))
			case htcds.TypeLatitude, htcds.TypeLongitude:
				to.SetString(string(htcds.NewNumber(float64(rapid.IntRange(-9_000_000, 9_000_000).Draw(t, "degrees")) / 100_000)))
			case htcds.TypeLanguage:
				to.SetString(rapid.SampledFrom([]string{"mkd", "sqi", "srp", "rom", "eng"}).Draw(t, "language"))
			case htcds.TypeCountry:
				to.SetString(rapid.SampledFrom([]string{"MK", "XK", "DE", "a place"}).Draw(t, "country"))
			case htcds.TypeCountries:
				for _, c := range rapid.SliceOfNDistinct(rapid.SampledFrom(codes), 1, 3, rapid.ID[jurisdiction.Code]).Draw(t, "countries") {
					to.Set(reflect.Append(to, reflect.ValueOf(c)))
				}
			case htcds.TypePicklist:
				to.SetString(rapid.SampledFrom(valueNames(f)).Draw(t, "value"))
			case htcds.TypeMultiPicklist:
				for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(valueNames(f)), 1, 4, rapid.ID[string]).Draw(t, "values") {
					to.Set(reflect.Append(to, reflect.ValueOf(name).Convert(to.Type().Elem())))
				}
			default:
				to.SetString(texts.Draw(t, "text"))
			}
		}
		if reflect.ValueOf(r).IsZero() {
			r.Gender = htcds.GenderFeminine
		}
		return r
	})
}

func valueNames(f htcds.Field) []string {
	var names []string
	for _, v := range f.Values() {
		names = append(names, v.Name)
	}
	if f.List == "website" {
		names = append(names, "=another platform", "another, new")
	}
	if f.Open {
		names = append(names, "-a reason; with a semicolon")
	}
	return names
}

// Field returns the field of a record, given as an addressable value, with the name.
func Field(v reflect.Value, name htcds.Name) reflect.Value {
	for i := range v.NumField() {
		section := v.Field(i)
		for j := range section.NumField() {
			if strings.HasPrefix(section.Type().Field(j).Tag.Get("json"), string(name)+",") {
				return section.Field(j)
			}
		}
	}
	panic("no such field")
}
