package ctdc_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
)

// file returns a hand-made file of the release. The names in its header are those of the published
// files, with the cuts of 2021.
func file(t testing.TB, release ctdc.Release) string {
	t.Helper()
	name := "testdata/" + string(release) + ".csv"
	if release == ctdc.Synthetic2021 {
		name = "testdata/" + string(release) + ".tsv"
	}
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(b)
}

// readAll reads every row of a file.
func readAll(t testing.TB, file string) ([]ctdc.Row, ctdc.Report, error) {
	t.Helper()
	r, err := ctdc.NewReader(strings.NewReader(file))
	require.NoError(t, err)
	var rows []ctdc.Row
	for row := range r.Rows() {
		rows = append(rows, *row)
	}
	return rows, r.Report(), r.Err()
}

func flags(yes ...ctdc.Flag) (s ctdc.Flags) {
	for _, f := range yes {
		s.Set(f, person.Yes)
	}
	return s
}

func TestReader_releases(t *testing.T) {
	// 63, 37, 27 and 16 columns: what the codebook and the published headers count.
	for release, columns := range map[ctdc.Release]int{ctdc.KAnonymised: 63, ctdc.Synthetic2021: 37, ctdc.Synthetic2024: 27, ctdc.VictimPerpetrator: 16} {
		assert.Len(t, release.Columns(), columns)
		rows, report, err := readAll(t, file(t, release))
		require.NoError(t, err)
		assert.Equal(t, release, report.Release)
		assert.Equal(t, len(rows), report.Kept)
		assert.Empty(t, report.Counts)
		assert.Empty(t, report.Problems)
	}
}

func TestReader_kAnonymised(t *testing.T) {
	rows, _, err := readAll(t, file(t, ctdc.KAnonymised))
	require.NoError(t, err)
	require.Len(t, rows, 3)

	child := rows[0]
	assert.Equal(t, 2, child.Line)
	assert.Equal(t, ctdc.Years{From: 2016, To: 2016}, child.Year)
	assert.Equal(t, ctdc.CaseManagement, child.Source)
	assert.Equal(t, ctdc.Woman, child.Gender)
	assert.Equal(t, ctdc.Band{Min: 9, Max: 17}, child.Age)
	assert.Equal(t, ctdc.Minor, child.Majority)
	assert.Equal(t, ctdc.Minor, child.MajorityAtExploitation)
	assert.Empty(t, child.MajorityAtEntry, "-99 is not recorded")
	assert.EqualValues(t, "MK", child.Citizenship)
	assert.EqualValues(t, "RS", child.Country)
	assert.Equal(t, []ctdc.Flag{ctdc.MeansThreats, ctdc.MeansWithholdsDocuments, ctdc.FormForcedLabour, ctdc.LabourBegging, ctdc.RecruiterFamily}, slices.Collect(child.Flags.All()))
	assert.Equal(t, person.No, child.Flags.Answer(ctdc.Abduction), "0 is a no")
	assert.Equal(t, "Begging", child.Text.Labour)

	assert.EqualValues(t, "NA", rows[1].Country, "NA is Namibia")
	assert.Empty(t, rows[1].Citizenship, "00 is not recorded")
	assert.True(t, rows[1].Age.IsZero())
	assert.Empty(t, rows[1].Flags.Answer(ctdc.MeansThreats), "-99 is no answer")
	assert.Equal(t, person.No, rows[1].Flags.Answer(ctdc.Abduction))
	assert.Equal(t, ctdc.Band{Min: 48, Max: ctdc.NoEnd}, rows[2].Age)
}

func TestReader_synthetic(t *testing.T) {
	rows, _, err := readAll(t, file(t, ctdc.Synthetic2021))
	require.NoError(t, err)
	assert.Equal(t, ctdc.Band{Min: 0, Max: 8}, rows[0].Age)
	assert.Equal(t, ctdc.Band{Min: 0, Max: 12}, rows[0].Months)
	assert.Equal(t, flags(ctdc.MeansSubstances, ctdc.FormForcedLabour, ctdc.LabourOther, ctdc.RecruiterOther), rows[0].Flags)

	rows, _, err = readAll(t, file(t, ctdc.Synthetic2024))
	require.NoError(t, err)
	assert.Equal(t, ctdc.Band{Min: 9, Max: 17}, rows[0].Age, "09--17 are children")
	assert.EqualValues(t, "AL", rows[0].Citizenship)
	assert.Equal(t, flags(ctdc.MeansAnyThreat, ctdc.MeansAnyAbuse, ctdc.FormSexual, ctdc.SexProstitution, ctdc.RecruiterPartner), rows[0].Flags)
	assert.Equal(t, ctdc.TransOrNonConforming, rows[1].Gender)
	assert.EqualValues(t, "NA", rows[1].Citizenship, "NAM is Namibia")
	assert.Equal(t, ctdc.Row{Release: ctdc.Synthetic2024, Line: 4, Gender: ctdc.Man}, rows[2], "what is empty is not recorded")
}

func TestReader_victimPerpetrator(t *testing.T) {
	rows, _, err := readAll(t, file(t, ctdc.VictimPerpetrator))
	require.NoError(t, err)
	assert.Equal(t, ctdc.Years{From: 2015, To: 2018}, rows[0].Year)
	assert.Equal(t, ctdc.Asia, rows[0].Origin)
	assert.Equal(t, ctdc.Americas|ctdc.Oceania, rows[0].Destination)
	assert.Equal(t, ctdc.Asia|ctdc.Europe, rows[0].PerpetratorRegions)
	assert.Equal(t, ctdc.Man, rows[0].PerpetratorGender)
	assert.Equal(t, flags(ctdc.FormSexual, ctdc.PerpetratorRecruits, ctdc.PerpetratorExploits, ctdc.PerpetratorFriend, ctdc.PerpetratorStranger), rows[0].Flags)
	assert.Empty(t, rows[1].Gender)
	assert.Zero(t, rows[1].Origin, "NULL is not recorded")
	assert.True(t, rows[1].Flags.Yes(ctdc.PerpetratorPays))
}

func TestReader_accepts(t *testing.T) {
	sectors := strings.NewReplacer("typeOfLabourAgriculture", "sectorOfLabourAgriculture", "typeOfLabourConstruction", "sectorOfLabourConstruction",
		"typeOfLabourDomesticWork", "sectorOfLabourDomesticWork", "typeOfLabourHospitality", "sectorOfLabourHospitality",
		"typeOfSexProstitution", "sectorOfSexProstitution", "typeOfSexPornography", "sectorOfSexPornography")
	plain := file(t, ctdc.Synthetic2024)
	want, _, err := readAll(t, plain)
	require.NoError(t, err)
	header, body, _ := strings.Cut(plain, "\n")
	reversed := func(sep string) string {
		lines := strings.Split(strings.TrimSuffix(plain, "\n"), "\n")
		for i, l := range lines {
			fields := strings.Split(l, ",")
			slices.Reverse(fields)
			lines[i] = strings.Join(fields, sep)
		}
		return strings.Join(lines, "\n")
	}
	indexed := func(name string) string {
		lines := strings.Split(strings.TrimSuffix(plain, "\n"), "\n")
		lines[0] = name + "," + lines[0]
		for i := 1; i < len(lines); i++ {
			lines[i] = fmt.Sprint(i-1, ",", lines[i])
		}
		return strings.Join(lines, "\n")
	}
	for name, file := range map[string]string{
		"byte order mark":          "\ufeff" + plain,
		"Windows lines":            strings.ReplaceAll(plain, "\n", "\r\n"),
		"no line end":              strings.TrimSuffix(plain, "\n"),
		"tabs":                     strings.ReplaceAll(plain, ",", "\t"),
		"semicolons":               strings.ReplaceAll(plain, ",", ";"),
		"any order":                reversed(","),
		"any case":                 strings.ToLower(header) + "\n" + body,
		"sectorOf":                 sectors.Replace(plain),
		"row numbers":              indexed(""),
		"row numbers of pandas":    indexed("Unnamed: 0"),
		"numbers as floats":        strings.NewReplacer(",1,", ",1.0,", "2021,", "2021.0,", "2022,", "2022.0,").Replace(plain),
		"NULL":                     strings.Replace(plain, ",NAM,", ",NAM,NULL", 1),
		"alpha-2":                  strings.NewReplacer("ALB", "AL", "ITA", "IT", "NAM", "NA").Replace(plain),
		"spaces":                   strings.NewReplacer("Woman", " Woman ", "ALB", "ALB ").Replace(plain),
		"hyphen":                   strings.ReplaceAll(plain, "--", "-"),
		"en dash":                  strings.ReplaceAll(plain, "--", "–"),
		"em dash of the codebook":  strings.ReplaceAll(plain, "--", "—"),
		"without a leading zero":   strings.ReplaceAll(plain, "09--17", "9--17"),
		"everything in quotes":     `"` + strings.NewReplacer(",", `","`, "\n", "\"\n\"").Replace(strings.TrimSuffix(plain, "\n")) + `"`,
		"Female and Male":          strings.NewReplacer("Woman", "Female", "Man", "Male").Replace(plain),
		"months without the gloss": strings.NewReplacer(" (1-2 yrs)", "", " (2+ yrs)", "").Replace(plain),
	} {
		t.Run(name, func(t *testing.T) {
			got, report, err := readAll(t, file)
			require.NoError(t, err)
			assert.Empty(t, report.Problems)
			assert.Equal(t, want, got)
		})
	}
	t.Run("empty lines", func(t *testing.T) {
		got, report, err := readAll(t, strings.ReplaceAll(plain, "\n", "\n\r\n\n"))
		require.NoError(t, err)
		assert.Equal(t, 3, report.Rows)
		assert.Equal(t, 4, got[0].Line)
	})
	t.Run("no rows", func(t *testing.T) {
		got, report, err := readAll(t, header)
		require.NoError(t, err)
		assert.Empty(t, got)
		assert.Zero(t, report.Rows)
	})
	t.Run("one byte at a time", func(t *testing.T) {
		r, err := ctdc.NewReader(iotest.OneByteReader(strings.NewReader(plain)))
		require.NoError(t, err)
		assert.Len(t, slices.Collect(r.Rows()), 3)
		require.NoError(t, r.Err())
	})
}

func TestReader_extraColumn(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(file(t, ctdc.Synthetic2024), "\n"), "\n")
	file := lines[0] + ",Notes of Person A\n" + lines[1] + ",x\n"
	rows, report, err := readAll(t, file)
	require.NoError(t, err)
	assert.Len(t, rows, 1)
	assert.Equal(t, []ctdc.Problem{{Line: 1, Field: 28, Fault: ctdc.UnknownColumn}}, report.Problems)
}

func TestNewReader_header(t *testing.T) {
	header, _, _ := strings.Cut(file(t, ctdc.Synthetic2024), "\n")
	for _, tt := range []struct {
		name, file string
		want       ctdc.HeaderError
	}{
		{"nothing", "", ctdc.HeaderError{}},
		{"empty lines", "\n\n", ctdc.HeaderError{}},
		{"another table", "name,phone\nPerson A,5\n", ctdc.HeaderError{}},
		{"a column short", strings.Replace(header, "citizenship,", "", 1), ctdc.HeaderError{Nearest: ctdc.Synthetic2024, Missing: []string{"citizenship"}}},
		{"a column twice", header + ",GENDER", ctdc.HeaderError{Nearest: ctdc.Synthetic2024, Twice: []string{"gender"}}},
		{"both names of a column", header + ",sectorOfSexPornography", ctdc.HeaderError{Nearest: ctdc.Synthetic2024, Twice: []string{"typeOfSexPornography"}}},
		{"a line without end", strings.Repeat("x", ctdc.MaxLine+1), ctdc.HeaderError{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ctdc.NewReader(strings.NewReader(tt.file))
			require.ErrorIs(t, err, ctdc.ErrHeader)
			var got *ctdc.HeaderError
			require.ErrorAs(t, err, &got)
			assert.Equal(t, tt.want, *got)
		})
	}
	broken := errors.New("broken")
	_, err := ctdc.NewReader(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
}

func TestReader_brokenInput(t *testing.T) {
	broken := errors.New("broken")
	r, err := ctdc.NewReader(io.MultiReader(strings.NewReader(file(t, ctdc.Synthetic2024)), iotest.ErrReader(broken)))
	require.NoError(t, err)
	assert.Len(t, slices.Collect(r.Rows()), 3, "the rows before it are good")
	require.ErrorIs(t, r.Err(), broken)
	require.NotErrorIs(t, r.Err(), ctdc.ErrRows)
}
