package htcds_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// kobo is a page of answers as KoboToolbox gives them: groups in the names, several choices parted
// by spaces, members of the tool.
const kobo = `{"count": 2, "next": null, "previous": null, "results": [
 {"_id": 1, "formhub/uuid": "a", "start": "2026-01-02T10:00:00.000+01:00", "intake/con_Consent": "TRUE", "intake/prs_First_Name": "Person A", "intake/prs_Birthdate": "2010-04-03",
  "intake/prs_Citizenship": "MK", "vic/vic_Methods_of_Control": "PhysicalAbuse DebtBondage", "vic/vic_TypeOfExploitation": "ForcedLabour", "_attachments": [], "_geolocation": [null, null],
  "cas_ReasonForIncomingReferral": "=needs a bed", "__version__": "v"},
 {"_id": 2, "intake/con_Consent": "perhaps", "intake/prs_Gender": "Person", "intake/prs_First_Name": "Person B"}
]}`

// central is a page of answers as ODK Central gives them: groups are objects.
const central = `{"@odata.context": "x", "value": [{"__id": "uuid:1", "__system": {"submissionDate": "2026-01-02T10:00:00Z", "edits": 0}, "intake": {"con_Consent": true, "person": {"prs_First_Name": "Person A",
 "prs_Birthdate": "2010-04-03", "prs_Citizenship": "MK"}}, "vic_Methods_of_Control": ["PhysicalAbuse", "DebtBondage"], "vic_TypeOfExploitation": "ForcedLabour", "cas_ReasonForIncomingReferral": "=needs a bed"}]}`

func TestNewJSONReader(t *testing.T) {
	var want htcds.Record
	want.Consent.Consent, want.FirstName = htcds.Checked, "Person A"
	want.Birthdate, want.Citizenship = law.MustDay(2010, 4, 3), []jurisdiction.Code{"MK"}
	want.MethodsOfControl = []htcds.ControlMethod{htcds.ControlPhysicalAbuse, htcds.ControlDebtBondage}
	want.TypeOfExploitation = []htcds.Exploitation{htcds.ExploitedForcedLabour}
	want.ReasonForIncomingReferral = "=needs a bed"

	r, err := htcds.NewJSONReader(strings.NewReader(kobo))
	require.NoError(t, err)
	good, told := drain(t, r)
	assert.Equal(t, []htcds.Record{want}, good)
	assert.Equal(t, []string{
		"A1 technical-column", "B1 technical-column", "C1 technical-column", "D1 con_Consent group-prefix", "E1 prs_FirstName name-spelling", "E1 prs_FirstName group-prefix",
		"F1 prs_Birthdate group-prefix", "G1 prs_Citizenship group-prefix", "H1 vic_MethodsOfControl name-spelling", "H1 vic_MethodsOfControl group-prefix",
		"I1 vic_TypeOfExploitation group-prefix", "J1 technical-column", "K1 technical-column", "M1 technical-column",
		"L1 cas_ReasonForIncomingReferral open-value",
		"N2 prs_Gender group-prefix", "D2 con_Consent bad-checkbox", "N2 prs_Gender unknown-value",
	}, told)

	r, err = htcds.NewJSONReader(strings.NewReader(central))
	require.NoError(t, err)
	good, _ = drain(t, r)
	assert.Equal(t, []htcds.Record{want}, good)

	for name, text := range map[string]string{
		"lines": `{"prs_FirstName": "A", "prs_NumberOfChildren": 2}` + "\n" + `{"prs_FirstName": "B", "prs_NumberOfChildren": 0}`,
		"list":  `[{"prs_FirstName": "A", "prs_NumberOfChildren": "2"}, {"prs_FirstName": null}, {"prs_NumberOfChildren": 0, "prs_FirstName": "B"}]`,
	} {
		r, err = htcds.NewJSONReader(strings.NewReader(text))
		require.NoError(t, err, name)
		good, told = drain(t, r)
		assert.Empty(t, told)
		require.Len(t, good, 2, "an answer without answers is passed over")
		assert.Equal(t, []htcds.Number{"2", "0"}, []htcds.Number{good[0].NumberOfChildren, good[1].NumberOfChildren})
	}
	r, err = htcds.NewJSONReader(strings.NewReader(`[{"vic_TypeOfExploitation/Other": "1", "vic_TypeOfExploitation": "Servitude"}, {"vic_TypeOfExploitation/Other": "1"}]`))
	require.NoError(t, err)
	good, _ = drain(t, r)
	require.Len(t, good, 2)
	assert.Equal(t, []htcds.Exploitation{htcds.ExploitedServitude}, good[0].TypeOfExploitation, "where one member has all values, those for one value do not count")
	assert.Equal(t, []htcds.Exploitation{htcds.ExploitedOther}, good[1].TypeOfExploitation)
	r, err = htcds.NewJSONReader(strings.NewReader(`[]`))
	require.NoError(t, err)
	good, _ = drain(t, r)
	assert.Empty(t, good)
}

func TestNewJSONReader_Errors(t *testing.T) {
	r, err := htcds.NewJSONReader(strings.NewReader(`[{"prs_FirstName": ["Person", {"A": 1}], "prs_Gender": {"x": "Person"}, "repeat": [{"y": 1}]}, {"prs_FirstName": "B"}]`))
	require.NoError(t, err)
	good, told := drain(t, r)
	require.Len(t, good, 1)
	assert.Equal(t, []string{"B1 unknown-column", "C1 unknown-column", "A1 prs_FirstName not-a-value"}, told)

	for name, text := range map[string]string{
		"not JSON": `[{"prs_FirstName": Person}]`, "cut off": `[{"prs_FirstName": "Person A"`, "twice": `[{"prs_FirstName": "Person A", "prs_FirstName": "Person B"}]`,
		"not objects": `["Person A"]`, "cut off in the list": `[`, "invalid UTF-8": "[{\"prs_FirstName\": \"Person\xff\"}]", "a list in a list": `[["Person A"]]`,
		"deep": `[` + strings.Repeat(`{"a":`, 100) + `1` + strings.Repeat(`}`, 100) + `]`, "lines": `{"prs_FirstName": "A"} Person`, "a text after it": `{"prs_FirstName": "A"} "Person"`,
	} {
		t.Run(name, func(t *testing.T) {
			r, err := htcds.NewJSONReader(strings.NewReader(text))
			for err == nil {
				_, err = r.Read()
			}
			p, ok := errors.AsType[htcds.Problem](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, htcds.BadJSON, p.Code)
			assert.NotContains(t, err.Error(), "Person")
		})
	}
	for _, text := range []string{"", "  ", "7", `"Person"`} {
		_, err := htcds.NewJSONReader(strings.NewReader(text))
		assert.Error(t, err, text)
	}
	_, err = htcds.NewJSONReader(strings.NewReader("[{\"prs_FirstName\": \"" + strings.Repeat("Person", 1<<20)))
	if err == nil {
		r, _ := htcds.NewJSONReader(strings.NewReader("[{\"prs_FirstName\": \""+strings.Repeat("Person", 1<<20)), htcds.WithLimits(htcds.Limits{RowBytes: 1000}))
		_, err = r.Read()
	}
	p, _ := errors.AsType[htcds.Problem](err)
	assert.Equal(t, htcds.RowTooLong, p.Code)
}

// An answer that cannot be taken costs itself alone.
func TestNewJSONReader_GoesOnAfterABadAnswer(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 100) + `1` + strings.Repeat(`}`, 100)
	const good, last = `{"prs_FirstName": "A"}`, `{"prs_FirstName": "B"}`
	for name, bad := range map[string]string{
		"no object": `7`, "a list": `[["Person"]]`, "a name twice": `{"prs_FirstName": "Person` +
			`", "prs_FirstName": "Person"}`, "too deep": deep,
		"invalid UTF-8": "{\"prs_FirstName\": \"Person\xff\"}", "half a sign": `{"prs_FirstNam` +
			`e": "Person\ud800"}`, "an unknown code": `{"prs_Gender": "Person"}`,
		"a control character": `{"prs_FirstName": "Person\u0001"}`,
	} {
		for form, text := range map[string]string{
			"list": "[" + good + "," + bad + ",\n" + last + "]", "page": `{"results": [` + good +
				"," + bad + "," + last + "]}", "lines": good + "\n" + bad + "\n" + last,
			"a mark before it": "\ufeff[" + good + "," + bad + "," + last + "]",
		} {
			names, rows := takeNames(t, text)
			assert.Equal(t, []string{"A", "B"}, names, "%s, %s", name, form)
			assert.Equal(t, []int{2}, rows, "%s, %s", name, form)
		}
	}
	// Broken JSON too, where each answer begins a line.
	for _, bad := range []string{`{"prs_FirstName": Person}`, `{"prs_FirstName": "Person`,
		`{"prs_FirstName": "Person"`, `{"prs_FirstName"`, `{`, `}`, `{"a": [1, 2`, "\x00"} {
		names, rows := takeNames(t, good+"\n"+bad+"\n"+last+"\n")
		assert.Equal(t, []string{"A", "B"}, names, bad)
		assert.Equal(t, []int{2}, rows, bad)
		if bad[0] == '{' {
			names, rows = takeNames(t, bad+"\n"+good+"\n"+last+"\n"+bad)
			assert.Equal(t, []string{"A", "B"}, names, bad)
			assert.Equal(t, []int{1, 4}, rows, bad)
		}
	}
	_, err := htcds.NewJSONReader(strings.NewReader("\xff\xfe[\x00]\x00"))
	p, _ := errors.AsType[htcds.Problem](err)
	assert.Equal(t, htcds.OtherEncoding, p.Code)
}

// takeNames returns the first names of the good answers of text, and the numbers of the bad ones.
func takeNames(t *testing.T, text string) (names []string, bad []int) {
	t.Helper()
	r, err := htcds.NewJSONReader(strings.NewReader(text))
	require.NoError(t, err, text)
	for record, err := range r.Records() {
		if row, ok := errors.AsType[*htcds.RowError](err); ok {
			assert.NotContains(t, err.Error(), "Person")
			bad = append(bad, row.Row)
			continue
		}
		require.NoError(t, err, text)
		names = append(names, record.FirstName)
	}
	return names, bad
}
