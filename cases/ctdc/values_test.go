package ctdc_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// one reads a file with one row whose only recorded cell is given.
func one(t *testing.T, release ctdc.Release, column, value string) (ctdc.Row, ctdc.Report) {
	t.Helper()
	rows, report, _ := readAll(t, table(release, with(release, map[string]string{column: value})))
	if len(rows) == 0 {
		return ctdc.Row{}, report
	}
	rows[0].Text = ctdc.Text{}
	return rows[0], report
}

// nulls are the cells that say that nothing is recorded.
var nulls = []string{"", "NULL", "-99", "-99.0"}

func TestColumns_notRecorded(t *testing.T) {
	for _, release := range law.Codes[ctdc.Release]() {
		for _, column := range release.Columns() {
			for _, null := range nulls {
				row, report := one(t, release, column, null)
				assert.Equal(t, ctdc.Row{Release: release, Line: 2}, row, "%s %s", release, column)
				assert.Empty(t, report.Problems)
			}
		}
	}
}

func TestColumns_flags(t *testing.T) {
	for _, release := range law.Codes[ctdc.Release]() {
		count := 0
		for f := range ctdc.AllFlags() {
			if f >= ctdc.PerpetratorStranger || !has(release, f) {
				continue
			}
			count++
			// The column is found from the other side: the one that is written for a row with this
			// flag alone.
			row := ctdc.Row{Release: release}
			row.Flags.Set(f, person.Yes)
			records := mustRead(written(row), release)
			column := release.Columns()[slices.Index(records[1], "1")]

			for cell, want := range map[string]person.Answer{
				"1": person.Yes, "1.0": person.Yes, "0": person.No, "0.0": person.No, "": "",
				"-99": "", "NULL": "",
			} {
				got, report := one(t, release, column, cell)
				if want == person.No && release.PresenceOnly() {
					want = "" // the later releases have no 0: it is never taken for a no
					assert.NotEmpty(t, report.Problems)
				}
				assert.Equal(t, want, got.Flags.Answer(f), "%s %s %q", release, column, cell)
				for other := range ctdc.AllFlags() {
					if other != f {
						assert.Empty(t, got.Flags.Answer(other))
					}
				}
			}
		}
		// Counted in the codebook and in the headers that were published.
		assert.Equal(t, map[ctdc.Release]int{ctdc.KAnonymised: 49, ctdc.Synthetic2021: 30, ctdc.Synthetic2024: 21, ctdc.VictimPerpetrator: 7}[release], count, release)
	}
}

func TestColumns_places(t *testing.T) {
	for code := range jurisdiction.Codes() {
		for _, cell := range []string{string(code), code.Alpha3()} {
			row, _ := one(t, ctdc.KAnonymised, "citizenship", cell)
			assert.Equal(t, code, row.Citizenship)
			row, _ = one(t, ctdc.Synthetic2024, "CountryOfExploitation", cell)
			assert.Equal(t, code, row.Country)
		}
	}
	for _, cell := range []string{"00", "0", "0.0"} {
		row, report := one(t, ctdc.KAnonymised, "citizenship", cell)
		assert.Empty(t, row.Citizenship)
		assert.Empty(t, report.Problems)
	}
}

func TestColumns_codes(t *testing.T) {
	gender := func(r ctdc.Row) any { return r.Gender }
	for _, tt := range []struct {
		releases []ctdc.Release
		column   string
		get      func(ctdc.Row) any
		cells    map[string]any
	}{
		{[]ctdc.Release{ctdc.KAnonymised, ctdc.Synthetic2021, ctdc.VictimPerpetrator}, "gender", gender, map[string]any{"Female": ctdc.Woman, "Male": ctdc.Man}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "gender", gender, map[string]any{"Unknown": ctdc.Gender("")}},
		{[]ctdc.Release{ctdc.Synthetic2024}, "gender", gender, map[string]any{"Woman": ctdc.Woman, "Man": ctdc.Man, "Trans/Transgender/NonConforming": ctdc.TransOrNonConforming}},
		{[]ctdc.Release{ctdc.KAnonymised}, "Datasource", func(r ctdc.Row) any { return r.Source }, map[string]any{"Case Management": ctdc.CaseManagement, "Hotline": ctdc.Hotline}},
		{[]ctdc.Release{ctdc.KAnonymised, ctdc.VictimPerpetrator}, "majorityStatus", func(r ctdc.Row) any { return r.Majority }, map[string]any{"Adult": ctdc.Adult, "Minor": ctdc.Minor}},
		{[]ctdc.Release{ctdc.KAnonymised, ctdc.Synthetic2021}, "majorityStatusAtExploit", func(r ctdc.Row) any { return r.MajorityAtExploitation }, map[string]any{"Adult": ctdc.Adult, "Minor": ctdc.Minor}},
		{[]ctdc.Release{ctdc.KAnonymised}, "majorityEntry", func(r ctdc.Row) any { return r.MajorityAtEntry }, map[string]any{"Adult": ctdc.Adult, "Minor": ctdc.Minor}},
		{[]ctdc.Release{ctdc.Synthetic2021, ctdc.Synthetic2024}, "traffickMonths", func(r ctdc.Row) any { return r.Months }, map[string]any{
			"0--12 (0-1 yr)": ctdc.Band{Min: 0, Max: 12}, "0—12 (0-1 yr)": ctdc.Band{Min: 0, Max: 12}, "13--24 (1-2 yrs)": ctdc.Band{Min: 13, Max: 24}, "25+ (2+ yrs)": ctdc.Band{Min: 25, Max: ctdc.NoEnd},
		}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "UN_COE_Region", func(r ctdc.Row) any { return r.Destination }, map[string]any{
			"Africa": ctdc.Africa, "Americas": ctdc.Americas, "Asia": ctdc.Asia, "Europe": ctdc.Europe, "Oceania": ctdc.Oceania, "Americas/Oceania": ctdc.Americas | ctdc.Oceania,
		}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "IP_citizen_UNRegion", func(r ctdc.Row) any { return r.PerpetratorRegions }, map[string]any{"Asia; Europe/Africa": ctdc.Asia | ctdc.Europe | ctdc.Africa}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "IP_Gender", func(r ctdc.Row) any { return r.PerpetratorGender }, map[string]any{"Female": ctdc.Woman, "Male": ctdc.Man, "Unknown": ctdc.Gender("")}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "IP_ageBroad", func(r ctdc.Row) any { return r.PerpetratorAge }, map[string]any{"30--38": ctdc.Band{Min: 30, Max: 38}}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "IP_PayMoney", func(r ctdc.Row) any {
			return r.Flags.Answer(ctdc.PerpetratorPays)
		}, map[string]any{"1": person.Yes}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "IP_Relation", func(r ctdc.Row) any { return slices.Collect(r.Flags.All()) }, map[string]any{
			"StrangerUnknownOther": []ctdc.Flag{ctdc.PerpetratorStranger}, "FriendAcquaintance": []ctdc.Flag{ctdc.PerpetratorFriend}, "FamilyIntimatePartner": []ctdc.Flag{ctdc.PerpetratorFamily},
			"FamilyIntimatePartner; StrangerUnknownOther": []ctdc.Flag{ctdc.PerpetratorStranger, ctdc.PerpetratorFamily},
		}},
		{[]ctdc.Release{ctdc.VictimPerpetrator}, "yearRegister", func(r ctdc.Row) any { return r.Year }, map[string]any{
			"2005": ctdc.Years{From: 2005, To: 2005}, "2005-2009": ctdc.Years{From: 2005, To: 2009}, "2005--2009": ctdc.Years{From: 2005, To: 2009}, "2005 – 2009": ctdc.Years{From: 2005, To: 2009},
		}},
		{[]ctdc.Release{ctdc.KAnonymised, ctdc.Synthetic2021, ctdc.Synthetic2024}, "yearOfRegistration", func(r ctdc.Row) any { return r.Year }, map[string]any{
			"1900": ctdc.Years{From: 1900, To: 1900}, "2002": ctdc.Years{From: 2002, To: 2002}, "2200": ctdc.Years{From: 2200, To: 2200},
		}},
	} {
		for _, release := range tt.releases {
			for cell, want := range tt.cells {
				row, report := one(t, release, tt.column, cell)
				assert.Equal(t, want, tt.get(row), "%s %s %s", release, tt.column, cell)
				assert.Empty(t, report.Problems, "%s %s %s", release, tt.column, cell)
			}
		}
	}
}

func TestParseBand(t *testing.T) {
	bands := []string{"0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"} // of the codebook
	require.Len(t, ctdc.AgeBands(), len(bands))
	for i, s := range bands {
		for _, dash := range []string{"-", "--", "–", "—", " - ", " -- "} {
			for _, zero := range []string{"", "0", "00"} {
				got, err := ctdc.ParseBand(zero + strings.Replace(s, "-", dash, 1))
				require.NoError(t, err)
				assert.Equal(t, ctdc.AgeBands()[i], got)
			}
		}
		assert.Equal(t, s, ctdc.AgeBands()[i].String())
		// No band reaches across the age of 18, so that each is of children or of adults.
		b := ctdc.AgeBands()[i]
		assert.True(t, b.Max < 18 || b.Min >= 18)
	}
	for _, s := range []string{"", "-99", "9", "9-", "-17", "17-9", "0-0", "9-17-20", "17-Sep", "Sep-17", "9/17", "48-", "+", "99999-99999", "00009-17", "9-17 x", "9 17", "१-८"} {
		_, err := ctdc.ParseBand(s)
		var p *ctdc.Problem
		require.ErrorAs(t, err, &p, s)
		assert.Equal(t, ctdc.BadBand, p.Fault)
	}
}

func TestFlag(t *testing.T) {
	seen := map[string]bool{}
	for f := range ctdc.AllFlags() {
		assert.NotEmpty(t, f.String())
		assert.False(t, seen[f.String()], "%s twice", f)
		seen[f.String()] = true
		if f != ctdc.Abduction {
			assert.True(t, law.IsValid(f.Group()), f)
		}
		var s ctdc.Flags
		for _, a := range law.Codes[person.Answer]() {
			s.Set(f, a)
			want := a
			if a != person.Yes && a != person.No {
				want = ""
			}
			assert.Equal(t, want, s.Answer(f))
		}
		s.Set(f, person.Yes)
		for _, g := range law.Codes[ctdc.Group]() {
			known := g == f.Group() && !slices.Contains([]ctdc.Flag{ctdc.MeansNotSpecified, ctdc.LabourNotSpecified, ctdc.RecruiterUnknown}, f)
			assert.Equal(t, known, s.Known(g), "%s %s", f, g)
		}
	}
	assert.Len(t, seen, 62)
	beyond := ctdc.Flag(len(seen))
	assert.Empty(t, beyond.String())
	assert.Empty(t, beyond.Group())
}

func TestWriter_roundTrip(t *testing.T) {
	for _, release := range law.Codes[ctdc.Release]() {
		t.Run(string(release), func(t *testing.T) {
			file := inventedFile(t, release, 500)
			rows, report, err := readAll(t, string(file))
			require.NoError(t, err)
			assert.Equal(t, 500, report.Kept)
			assert.Empty(t, report.Counts)
			assert.Equal(t, string(file), string(written(rows...)))
			again, _, err := readAll(t, string(written(rows...)))
			require.NoError(t, err)
			assert.Equal(t, rows, again)
		})
	}
}

func TestWriter_spelling(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	row := invented(rnd, ctdc.KAnonymised, nil)
	row = ctdc.Row{Release: ctdc.KAnonymised, Age: row.Age}
	for i, cell := range cells(row) {
		if name := ctdc.KAnonymised.Columns()[i]; name != "ageBroad" {
			assert.Equal(t, "-99", cell, name)
		}
	}
	for i, cell := range cells(ctdc.Row{Release: ctdc.Synthetic2024, Citizenship: "AL"}) {
		want := ""
		if ctdc.Synthetic2024.Columns()[i] == "citizenship" {
			want = "ALB"
		}
		assert.Equal(t, want, cell)
	}
	header, _, _ := strings.Cut(string(written(ctdc.Row{Release: ctdc.Synthetic2021})), "\n")
	want, _, _ := strings.Cut(file(t, ctdc.Synthetic2021), "\n")
	assert.Equal(t, want, header, "names are cut as in the published file")
}

func TestWriter_words(t *testing.T) {
	// Words that repeat flags are written for rows that have none, in the order that is
	// alphabetical within a cell.
	row := ctdc.Row{Release: ctdc.KAnonymised, Flags: flags(ctdc.RecruiterUnknown, ctdc.RecruiterPartner, ctdc.RecruiterOther, ctdc.RecruiterFriend, ctdc.RecruiterFamily, ctdc.FormForcedMarriage)}
	written := cells(row)
	assert.Equal(t, "Family/Relative; Friend/Acquaintance; Intimate Partner; Not Specified; Other", written[56])
	assert.Equal(t, "Forced marriage", written[35])

	var no ctdc.Row
	no.Release = ctdc.Synthetic2024
	no.Flags.Set(ctdc.FormForcedLabour, person.No)
	assert.Equal(t, slices.Repeat([]string{""}, 27), cells(no), "a release that tells only yes has no 0")
}

func TestWriter_formulas(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@x", "\tx", "\rx"} {
		row := ctdc.Row{Release: ctdc.KAnonymised, Text: ctdc.Text{Means: s, Labour: s}}
		for _, cell := range cells(row) {
			assert.True(t, cell == "-99" || !strings.ContainsAny(cell[:1], "=+-@\t\r"), "%q", cell)
		}
	}
}

// A text that a spreadsheet program would run, whatever parts its cells, comes back as it was.
func TestWriter_FormulasComeBack(t *testing.T) {
	for _, s := range []string{"=1+1", "x;=1+1", "x|+1", "'=1", "x,-1;@a", `x;"=1"`, "＝1"} {
		row := ctdc.Row{Release: ctdc.KAnonymised, Text: ctdc.Text{Means: s, Labour: s}}
		var b bytes.Buffer
		w := ctdc.NewWriter(&b, row.Release)
		require.NoError(t, w.Write(&row))
		require.NoError(t, w.Flush())
		for _, part := range strings.FieldsFunc(b.String(), func(r rune) bool {
			return strings.ContainsRune(",;|\n", r)
		}) {
			part = strings.TrimLeft(part, `"`)
			harmless := part == "-99" || !strings.HasPrefix(part, "=") &&
				!strings.HasPrefix(part, "-")
			assert.True(t, harmless, "%q of %q", part, s)
		}
		r, err := ctdc.NewReader(&b)
		require.NoError(t, err)
		require.True(t, r.Next())
		assert.Equal(t, row.Text.Means, r.Row().Text.Means)
		assert.Equal(t, row.Text.Labour, r.Row().Text.Labour)
	}
}

func TestWriter_errors(t *testing.T) {
	var b bytes.Buffer
	row := ctdc.Row{Release: ctdc.Synthetic2024}
	require.ErrorIs(t, ctdc.NewWriter(&b, ctdc.KAnonymised).Write(&row), ctdc.ErrRelease)
	require.ErrorIs(t, ctdc.NewWriter(&b, "").Write(&ctdc.Row{}), ctdc.ErrRelease)
	require.NoError(t, ctdc.NewWriter(&b, "").Flush())
	require.NoError(t, ctdc.NewWriter(&b, ctdc.KAnonymised).Flush())
	assert.Equal(t, 1, strings.Count(b.String(), "\n"), "a file without rows has a header")
}

func TestRegions(t *testing.T) {
	assert.Equal(t, "Africa/Americas/Asia/Europe/Oceania", (ctdc.Africa | ctdc.Americas | ctdc.Asia | ctdc.Europe | ctdc.Oceania).String())
	assert.Empty(t, ctdc.Regions(0).String())
	assert.Equal(t, "2015-2018", fmt.Sprint(ctdc.Years{From: 2015, To: 2018}))
}
