package htcds_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// records draws records in which every field may hold anything that it can say.
func records() *rapid.Generator[htcds.Record] {
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
			to := fieldOf(v, f.Name)
			switch f.Type {
			case htcds.TypeDate:
				to.Set(reflect.ValueOf(law.NewDay(1900, 1, 1).AddDays(rapid.IntRange(0, 80000).Draw(t, "day"))))
			case htcds.TypeCheckbox:
				to.SetString(string(rapid.SampledFrom(htcds.CheckboxValues()).Draw(t, "checkbox")))
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
		names = append(names, "=another platform", "A, new; one"[:6])
	}
	if f.Open {
		names = append(names, "-a reason; with a semicolon")
	}
	return names
}

func fieldOf(v reflect.Value, name htcds.Name) reflect.Value {
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

// readAll reads every record, and fails on any that is not good.
func readAll(t require.TestingT, r *htcds.Reader) []htcds.Record {
	var list []htcds.Record
	for rec, err := range r.Records() {
		require.NoError(t, err)
		list = append(list, rec)
	}
	return list
}

func writeCSV(t require.TestingT, list []htcds.Record, opts ...htcds.WriteOption) string {
	var b bytes.Buffer
	w := htcds.NewWriter(&b, opts...)
	for _, rec := range list {
		require.NoError(t, w.Write(rec))
	}
	require.NoError(t, w.Flush())
	return b.String()
}

func TestCSV_RoundTripLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(records(), 1, 4).Draw(t, "records")
		for name, opts := range map[string][]htcds.WriteOption{"names": nil, "labels": {htcds.Labels()}} {
			text := writeCSV(t, want, opts...)
			r, err := htcds.NewReader(strings.NewReader(text))
			require.NoError(t, err)
			got := readAll(t, r)
			require.True(t, reflect.DeepEqual(want, got), name)
			for _, p := range r.Problems() {
				require.Equal(t, htcds.Warning, p.Severity)
			}
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			require.NoError(t, err)
			for _, cell := range slices.Concat(rows...) { // no cell begins as a formula does
				if cell != "" && strings.ContainsRune("=+@\t\r\n", rune(cell[0])) || strings.HasPrefix(cell, "-") && !htcds.Number(cell).IsValid() {
					t.Fatalf("a cell that is taken for a formula")
				}
			}
		}
	})
}

func TestJSON_RoundTripLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(records(), 1, 4).Draw(t, "records")
		data, err := json.Marshal(want)
		require.NoError(t, err)
		r, err := htcds.NewJSONReader(bytes.NewReader(data))
		require.NoError(t, err)
		require.True(t, reflect.DeepEqual(want, readAll(t, r)))
		var plain []htcds.Record
		require.NoError(t, json.Unmarshal(data, &plain))
		require.True(t, reflect.DeepEqual(want, plain))
	})
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "x": "x", "=1+1": "'=1+1", "+389": "'+389", "-x": "'-x", "@a": "'@a", "\tx": "'\tx", "\rx": "'\rx", "\n=x": "'\n=x",
		" =x": "' =x", "\u00a0=x": "'\u00a0=x", "\ufeff=x": "'\ufeff=x", "＝x": "'＝x", "'=x": "''=x", "''=x": "'''=x", "'x": "'x", "'": "'", " x": " x", "a=b": "a=b",
	} {
		assert.Equal(t, want, htcds.Escape(in), "%q", in)
		assert.Equal(t, in, htcds.Unescape(want), "%q", want)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+@\-\t\r\n ]{0,6}x?`)).Draw(t, "text")
		require.Equal(t, s, htcds.Unescape(htcds.Escape(s)))
		if e := htcds.Escape(s); e != "" {
			require.NotContains(t, "=+-@\t\r\n", e[:1])
		}
	})
}

func TestWriter_HeadersOnly(t *testing.T) {
	text := writeCSV(t, nil)
	assert.True(t, strings.HasPrefix(text, "org_Name,org_ShippingCity,"))
	assert.Equal(t, 84, strings.Count(text, ",")+1)
	r, err := htcds.NewReader(strings.NewReader(text))
	require.NoError(t, err)
	_, err = r.Read()
	assert.Equal(t, io.EOF, err)
	for _, p := range r.Problems() {
		assert.Equal(t, htcds.DeprecatedField, p.Code, "what the standard itself has withdrawn")
	}
	assert.Len(t, r.Problems(), 3)
}

func TestWriter_WritesARecordWholeOrNotAtAll(t *testing.T) {
	var b bytes.Buffer
	w := htcds.NewWriter(&b, htcds.Template())
	var rec htcds.Record
	rec.Gender, rec.NumberOfChildren, rec.FirstName, rec.Citizenship = "Person A", "2", "Person\x00A", []jurisdiction.Code{"ZZ"}
	rec.Birthdate = law.NewDay(2010, 2, 30)
	err := w.Write(rec)
	assert.Equal(t, []string{
		"htcds: row 2, column C, prs_FirstName: error: a control character",
		"htcds: row 2, column F, prs_Birthdate: error: not a day",
		"htcds: row 2, column G, prs_Gender: error: the value is not in the list of the field",
		"htcds: row 2, column H, prs_Citizenship: error: not a country",
		"htcds: row 2, prs_NumberOfChildren: error: the field has a value, and no column is written for it",
	}, strings.Split(err.Error(), "\n"))
	assert.ErrorContains(t, w.Write(htcds.Record{}), "the record is empty")
	require.NoError(t, w.Flush())
	assert.Equal(t, 1, strings.Count(b.String(), "\n"), "the header alone")
	assert.True(t, strings.HasPrefix(b.String(), "cas_CaseOwner,prs_Salutation,prs_FirstName,prs_SecondName,con_Consent,"))

	for name, bad := range map[string]htcds.Record{
		"two of the same":                     {VictimContext: htcds.VictimContext{TypeOfExploitation: []htcds.Exploitation{htcds.ExploitedServitude, htcds.ExploitedServitude}}},
		"a website that would be read as two": {VictimContext: htcds.VictimContext{RecruitmentWebsitesAndApps: []htcds.Website{"Facebook Telegram"}}},
		"a website with a semicolon":          {VictimContext: htcds.VictimContext{RecruitmentWebsitesAndApps: []htcds.Website{"a; b"}}},
		"a language":                          {Person: htcds.Person{PrimaryLanguage: "mk"}},
		"a latitude":                          {Event: htcds.Event{Latitude: "90.5"}},
		"a number":                            {Event: htcds.Event{Latitude: "01"}},
		"half a child":                        {Person: htcds.Person{NumberOfChildren: "0.5"}},
		"a checkbox":                          {Consent: htcds.Consent{Consent: "yes"}},
		"a text that is too long":             {Comment: htcds.Comment{CaseComment: strings.Repeat("x", htcds.MaxCell)}},
	} {
		assert.Error(t, bad.Validate(), name)
	}
	assert.NoError(t, (&htcds.Record{Comment: htcds.Comment{CaseComment: strings.Repeat("x", htcds.MaxCell-1)}}).Validate())
	crlf := htcds.Record{Comment: htcds.Comment{CaseComment: "a\r\nb\rc"}}
	assert.Contains(t, writeCSV(t, []htcds.Record{crlf}), "\"a\nb\nc\"")
}
