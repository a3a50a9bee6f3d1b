package htcds_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/internal/recordtest"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

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
		want := rapid.SliceOfN(recordtest.Records(), 1, 4).Draw(t, "records")
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
		want := rapid.SliceOfN(recordtest.Records(), 1, 4).Draw(t, "records")
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
		"": "", "x": "x", "=1+1": "'=1+1", "+389": "'+389", "-x": "'-x", "@a": "'@a", "\tx": "" +
			"'\tx", "\rx": "'\rx", "\n=x": "'\n'=x", "x;=1+1;": "x;'=1+1;",
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
	rec.Birthdate = law.MustDay(999, 12, 31) // a year of three digits is none of the standard
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

// A record that cannot be written costs itself alone, and a text that is harmless only with many
// apostrophes may be too long for a cell.
func TestWriter_GoesOnAfterABadRecord(t *testing.T) {
	var b bytes.Buffer
	w := htcds.NewWriter(&b)
	good := func(name string) htcds.Record {
		return htcds.Record{Person: htcds.Person{FirstName: name}}
	}
	many := strings.Repeat(";=1", htcds.MaxCell/3-1)
	require.NoError(t, w.Write(good("A")))
	for _, bad := range []htcds.Record{{}, good("Person\x01"), good("Person\ufffe"),
		good("Person\xff"), good(many), {Person: htcds.Person{Gender: "Person"}}} {
		err := w.Write(bad)
		row, ok := errors.AsType[*htcds.RowError](err)
		require.True(t, ok, "%v", err)
		assert.Equal(t, 3, row.Row, "where it would have stood")
		assert.NotContains(t, err.Error(), "Person")
	}
	require.NoError(t, w.Write(good("B")))
	require.NoError(t, w.Flush())
	r, err := htcds.NewReader(&b)
	require.NoError(t, err)
	assert.Equal(t, []htcds.Record{good("A"), good("B")}, readAll(t, r))
}

// What a spreadsheet program would run comes back as it was, from CSV as from JSON.
func TestWriter_PartsOfACellComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`x[;,|\t\n '"=+@\-a]{0,10}x`).Draw(t, "name")
		var b bytes.Buffer
		w := htcds.NewWriter(&b)
		require.NoError(t, w.Write(htcds.Record{Person: htcds.Person{FirstName: name}}))
		require.NoError(t, w.Flush())
		r, err := htcds.NewReader(strings.NewReader(b.String()))
		require.NoError(t, err)
		back, err := r.Read()
		require.NoError(t, err)
		require.Equal(t, name, back.FirstName)
	})
}
