package ctdc_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// with returns a line of the release whose cells are empty but for those given.
func with(release ctdc.Release, cells map[string]string) string {
	names := release.Columns()
	line := make([]string, len(names))
	found := 0
	for i, n := range names {
		if v, ok := cells[n]; ok {
			line[i] = v
			found++
		}
	}
	if found != len(cells) {
		panic("no such column")
	}
	return strings.Join(line, ",") + "\n"
}

func table(release ctdc.Release, lines ...string) string {
	return strings.Join(release.Columns(), ",") + "\n" + strings.Join(lines, "")
}

func TestReader_faults(t *testing.T) {
	k := func(cells map[string]string) string { return with(ctdc.KAnonymised, cells) }
	s := func(cells map[string]string) string { return with(ctdc.Synthetic2024, cells) }
	vp := func(cells map[string]string) string { return with(ctdc.VictimPerpetrator, cells) }
	tests := []struct {
		name    string
		release ctdc.Release
		line    string
		want    []ctdc.Problem
	}{
		{"a word for a flag", ctdc.KAnonymised, k(map[string]string{"isAbduction": taint.Marker}), []ctdc.Problem{{2, 56, "isAbduction", ctdc.UnknownCode}}},
		{"another number for a flag", ctdc.KAnonymised, k(map[string]string{"isAbduction": "2"}), []ctdc.Problem{{2, 56, "isAbduction", ctdc.UnknownCode}}},
		{"no year", ctdc.KAnonymised, k(map[string]string{"yearOfRegistration": taint.Marker}), []ctdc.Problem{{2, 1, "yearOfRegistration", ctdc.BadYear}}},
		{"a year too early", ctdc.KAnonymised, k(map[string]string{"yearOfRegistration": "1899"}), []ctdc.Problem{{2, 1, "yearOfRegistration", ctdc.BadYear}}},
		{"a year too late", ctdc.KAnonymised, k(map[string]string{"yearOfRegistration": "2201"}), []ctdc.Problem{{2, 1, "yearOfRegistration", ctdc.BadYear}}},
		{"five digits", ctdc.KAnonymised, k(map[string]string{"yearOfRegistration": "20160"}), []ctdc.Problem{{2, 1, "yearOfRegistration", ctdc.BadYear}}},
		{"a period where there is a year", ctdc.KAnonymised, k(map[string]string{"yearOfRegistration": "2015-2016"}), []ctdc.Problem{{2, 1, "yearOfRegistration", ctdc.BadYear}}},
		{"a source", ctdc.KAnonymised, k(map[string]string{"Datasource": taint.Marker}), []ctdc.Problem{{2, 2, "Datasource", ctdc.UnknownCode}}},
		{"a gender", ctdc.KAnonymised, k(map[string]string{"gender": taint.Marker}), []ctdc.Problem{{2, 3, "gender", ctdc.UnknownCode}}},
		{"an unknown gender", ctdc.KAnonymised, k(map[string]string{"gender": "Unknown"}), []ctdc.Problem{{2, 3, "gender", ctdc.UnknownCode}}},
		{"a day that a spreadsheet made of 9-17", ctdc.KAnonymised, k(map[string]string{"ageBroad": "17-Sep"}), []ctdc.Problem{{2, 4, "ageBroad", ctdc.BadBand}}},
		{"a majority", ctdc.KAnonymised, k(map[string]string{"majorityEntry": "Child"}), []ctdc.Problem{{2, 7, "majorityEntry", ctdc.UnknownCode}}},
		{"a name of a country", ctdc.KAnonymised, k(map[string]string{"citizenship": "Namibia"}), []ctdc.Problem{{2, 8, "citizenship", ctdc.UnknownPlace}}},
		{"a part of a country", ctdc.KAnonymised, k(map[string]string{"CountryOfExploitation": "BA-SRP"}), []ctdc.Problem{{2, 58, "CountryOfExploitation", ctdc.UnknownPlace}}},
		{"all at once", ctdc.Synthetic2024, s(map[string]string{"gender": "x", "citizenship": "x", "isForcedLabour": "x"}), []ctdc.Problem{
			{2, 2, "gender", ctdc.UnknownCode}, {2, 4, "citizenship", ctdc.UnknownPlace}, {2, 15, "isForcedLabour", ctdc.UnknownCode},
		}},
		{"a field short", ctdc.Synthetic2024, "2020,Man\n", []ctdc.Problem{{2, 0, "", ctdc.FieldCount}}},
		{"a quotation mark never closed", ctdc.Synthetic2024, s(map[string]string{"gender": `"Man`}), []ctdc.Problem{{2, 0, "", ctdc.BadQuoting}}},
		{"a quotation mark inside", ctdc.Synthetic2024, s(map[string]string{"gender": `M"an`}), []ctdc.Problem{{2, 0, "", ctdc.BadQuoting}}},
		{"a line too long", ctdc.Synthetic2024, strings.Repeat("x", 3*ctdc.MaxLine) + "\n", []ctdc.Problem{{2, 0, "", ctdc.LineTooLong}}},

		{"0 where only yes is told", ctdc.Synthetic2024, s(map[string]string{"isForcedLabour": "0"}), []ctdc.Problem{{2, 15, "isForcedLabour", ctdc.ZeroFlag}}},
		{"0.0 where only yes is told", ctdc.Synthetic2024, s(map[string]string{"isForcedLabour": "0.0"}), []ctdc.Problem{{2, 15, "isForcedLabour", ctdc.ZeroFlag}}},
		{"a child who is an adult", ctdc.KAnonymised, k(map[string]string{"ageBroad": "9--17", "majorityStatus": "Adult"}), []ctdc.Problem{{2, 0, "", ctdc.Contradiction}}},
		{"an adult who is a child", ctdc.KAnonymised, k(map[string]string{"ageBroad": "18--20", "majorityStatus": "Minor"}), []ctdc.Problem{{2, 0, "", ctdc.Contradiction}}},
		{"a word that a flag denies", ctdc.KAnonymised, k(map[string]string{"typeOfExploitConcatenated": "Other;Forced marriage", "isForcedMarriage": "0"}), []ctdc.Problem{{2, 0, "", ctdc.Contradiction}}},
		{"a recruiter whom a flag denies", ctdc.KAnonymised, k(map[string]string{"RecruiterRelationship": "Family/Relative; Other", "recruiterRelationFamily": "0"}), []ctdc.Problem{{2, 0, "", ctdc.Contradiction}}},
		{"two forms in one column", ctdc.KAnonymised, k(map[string]string{"typeOfExploitConcatenated": "Forced labour;Sexual exploitation", "isForcedLabour": "0", "isSexualExploit": "0", "isSexAndLabour": "1"}), nil},
		{"a region", ctdc.VictimPerpetrator, vp(map[string]string{"UN_COO_Region": "Europe/" + taint.Marker}), []ctdc.Problem{{2, 4, "UN_COO_Region", ctdc.UnknownLabel}}},
		{"a relation", ctdc.VictimPerpetrator, vp(map[string]string{"IP_Relation": "FriendAcquaintance;" + taint.Marker}), []ctdc.Problem{{2, 11, "IP_Relation", ctdc.UnknownLabel}}},
		{"a payment", ctdc.VictimPerpetrator, vp(map[string]string{"IP_PayMoney": taint.Marker}), []ctdc.Problem{{2, 12, "IP_PayMoney", ctdc.UnknownLabel}}},
		{"an age of a perpetrator", ctdc.VictimPerpetrator, vp(map[string]string{"IP_ageBroad": taint.Marker}), []ctdc.Problem{{2, 9, "IP_ageBroad", ctdc.UnknownLabel}}},
	}
	told := map[ctdc.Fault]bool{ctdc.UnknownColumn: true} // see TestReader_extraColumn
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			good := with(tt.release, nil)
			rows, report, err := readAll(t, table(tt.release, tt.line, good))
			assert.Equal(t, tt.want, report.Problems)
			assert.Equal(t, 2, report.Rows)
			drops := false
			for _, p := range tt.want {
				told[p.Fault] = true
				drops = drops || p.Fault.Drops()
			}
			require.NotEmpty(t, rows)
			assert.Equal(t, 3, rows[len(rows)-1].Line, "the row after it goes on")
			errs, warnings := report.Total()
			if !drops {
				require.NoError(t, err)
				assert.Len(t, rows, 2)
				assert.Equal(t, []int{0, len(tt.want)}, []int{errs, warnings})
				return
			}
			assert.Len(t, rows, 1)
			assert.Equal(t, []int{len(tt.want), 0}, []int{errs, warnings})
			require.ErrorIs(t, err, ctdc.ErrRows)
			var first *ctdc.Problem
			require.ErrorAs(t, err, &first)
			assert.Equal(t, tt.want[0], *first)
			for _, text := range []string{err.Error(), fmt.Sprintf("%+v", report), fmt.Sprintf("%#v", report)} {
				assert.NotContains(t, text, taint.Marker)
			}
		})
	}
	for _, f := range law.Codes[ctdc.Fault]() {
		assert.True(t, told[f], "no test for %s", f)
	}
}

func TestReader_problemsAreBounded(t *testing.T) {
	bad := with(ctdc.Synthetic2024, map[string]string{"gender": "x", "citizenship": "x"})
	file := table(ctdc.Synthetic2024, strings.Repeat(bad, 5000), with(ctdc.Synthetic2024, nil))
	r, err := ctdc.NewReader(strings.NewReader(file))
	require.NoError(t, err)
	called := 0
	r.OnProblem = func(ctdc.Problem) { called++ }
	for r.Next() {
	}
	report := r.Report()
	assert.Equal(t, 10_000, called, "every one of them is told")
	assert.Len(t, report.Problems, ctdc.MaxProblems)
	assert.Equal(t, []ctdc.Count{{"gender", ctdc.UnknownCode, 5000}, {"citizenship", ctdc.UnknownPlace, 5000}}, report.Counts)
	assert.Equal(t, 5001, report.Rows)
	assert.Equal(t, 1, report.Kept)
	var e *ctdc.ReadError
	require.True(t, errors.As(r.Err(), &e))
	assert.Equal(t, report, e.Report)
	assert.True(t, strings.HasPrefix(e.Error(), "ctdc: 5000 of 5001 rows could not be read, for 10000 faults\nline 2: field 2 (gender): unknown-code\n"), e.Error())
}

func TestPrinting(t *testing.T) {
	row := ctdc.Row{Release: ctdc.KAnonymised, Text: ctdc.Text{Means: taint.Marker}}
	r, err := ctdc.NewReader(strings.NewReader(table(ctdc.VictimPerpetrator, with(ctdc.VictimPerpetrator, map[string]string{"UN_COO_Region": taint.Marker}))))
	require.NoError(t, err)
	require.True(t, r.Next())
	require.Equal(t, taint.Marker, r.Row().Text.Origin)
	for _, v := range []any{row, &row, row.Text, *r, r, r.Row(), ctdc.Fact{Value: taint.Marker}, ctdc.Trace{Facts: []ctdc.Fact{{Value: taint.Marker}}}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			assert.NotContains(t, fmt.Sprintf(verb, v), taint.Marker)
		}
	}
}
