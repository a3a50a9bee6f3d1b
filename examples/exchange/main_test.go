package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/ctdc"
)

// exchange runs the program on an input.
func exchange(input string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(input), &out, &errs)
	return code, out.String(), errs.String()
}

func text(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}

// lines are the example cases, a file a line, each several times under an id of its own.
func lines(t *testing.T, times int) string {
	t.Helper()
	names, err := filepath.Glob("../casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var b bytes.Buffer
	for n := range times {
		for _, name := range names {
			var file map[string]any
			require.NoError(t, json.Unmarshal([]byte(text(t, name)), &file))
			file["id"] = fmt.Sprintf("%v-%d", file["id"], n)
			require.NoError(t, json.NewEncoder(&b).Encode(file))
		}
	}
	return b.String()
}

func TestHTCDS_RowWithAnErrorIsLeftOutAndTheRestGoesOn(t *testing.T) {
	code, out, told := exchange("", "-from", "htcds", "-to", "palermo", "-id", "import", "testdata/htcds.csv")
	assert.Equal(t, 2, code)
	got := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, got, 3)
	for i, row := range []string{"import-2", "import-4", "import-5"} { // of row 3 the day is none
		file, err := cases.Decode(strings.NewReader(got[i]))
		require.NoError(t, err)
		assert.Equal(t, row, file.ID)
	}
	assert.Contains(t, told, "row 3, column I, hte_Date: error: not a day")
	assert.Contains(t, told, "row 4, column E, prs_Citizenship: warning")
	assert.Contains(t, told, "3 rows came through, 1 was left out")
	assert.NotContains(t, told, "Person")
	assert.NotContains(t, told, "Albania")
}

// What HTCDS can say comes back the same from HTCDS, from a workbook and through both.
func TestHTCDS_RoundTrip(t *testing.T) {
	_, first, _ := exchange("", "-from", "htcds", "-to", "htcds", "testdata/htcds.csv")
	code, second, told := exchange(first, "-from", "htcds", "-to", "htcds")
	assert.Zero(t, code, told)
	assert.Equal(t, first, second)

	book := filepath.Join(t.TempDir(), "cases.xlsx")
	code, out, told := exchange(first, "-from", "htcds", "-to", "htcds", "-out", book)
	require.Zero(t, code, told)
	assert.Empty(t, out)
	info, err := os.Stat(book)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	code, third, told := exchange("", "-from", "htcds", "-to", "htcds", book)
	assert.Zero(t, code, told)
	assert.Equal(t, first, third)
}

func TestHTCDS_HeaderAloneIsNoRecordAndNoError(t *testing.T) {
	code, out, told := exchange("prs_FirstName,prs_Birthdate\n", "-from", "htcds", "-to", "htcds")
	assert.Zero(t, code)
	assert.Equal(t, 1, strings.Count(out, "\n"))
	assert.Contains(t, told, "0 rows came through, 0 were left out")
}

// Case files pass through palermo unchanged but for their spelling in JSON.
func TestPalermo_ToPalermoIsTheSame(t *testing.T) {
	in := lines(t, 1)
	code, out, told := exchange(in, "-from", "palermo", "-to", "palermo")
	assert.Zero(t, code, told)
	_, again, _ := exchange(out, "-from", "palermo", "-to", "palermo")
	assert.Equal(t, out, again)
	want, got := strings.Split(in, "\n"), strings.Split(out, "\n")
	require.Len(t, got, len(want))
	for i := range want {
		if want[i] != "" {
			before, err := cases.Decode(strings.NewReader(want[i]))
			require.NoError(t, err)
			after, err := cases.Decode(strings.NewReader(got[i]))
			require.NoError(t, err)
			assert.True(t, assert.ObjectsAreEqual(before, after), before.ID)
		}
	}
}

func TestPalermo_BadLinesAreTold(t *testing.T) {
	const marker = "PERSON-A-MARKER"
	good := strings.SplitN(lines(t, 1), "\n", 2)[0]
	in := strings.Join([]string{good, `{"id":"x","` + marker + `":1}`, "", "{", good, `{"id":"` + marker + ` and more"}`}, "\n")
	code, out, told := exchange(in, "-from", "palermo", "-to", "palermo")
	assert.Equal(t, 2, code)
	assert.Equal(t, 2, strings.Count(out, "\n"))
	for _, want := range []string{
		"line 2, column 11: /: a name that is not known", "line 4, column ",
		"line 6, column 7: /id: not an id (letters, digits, . _ : -)",
		"2 rows came through, 3 were left out",
	} {
		assert.Contains(t, told, want)
	}
	assert.NotContains(t, told, marker)
}

// public is a data set of the CTDC with rows of our own making: two of each of a few kinds of
// people.
func public(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := ctdc.NewWriter(&b, ctdc.Synthetic2024)
	for n := range 24 {
		row := ctdc.Row{Release: ctdc.Synthetic2024, Year: ctdc.Years{From: 2021, To: 2021}, Gender: ctdc.Woman, Citizenship: "AL", Country: "MK"}
		row.Age, _ = ctdc.ParseBand([]string{"9-17", "18-20"}[n%2])
		row.Flags.Set(ctdc.FormSexual, person.Yes)
		require.NoError(t, w.Write(&row))
	}
	require.NoError(t, w.Flush())
	return b.String()
}

// 24 women and girls, half of them in a band under 18.
func TestCTDC_ToTrends(t *testing.T) {
	code, out, told := exchange(public(t), "-from", "ctdc", "-to", "trends", "-on", "2026-11-23", "-places", "MK")
	assert.Zero(t, code, told)
	assert.Contains(t, out, "| 2021 | 24 |")
	assert.Contains(t, out, "| female | 12 | 12 | 0 | 24 |")
	assert.Contains(t, out, "| North Macedonia | 24 | 100.0 % |")
	code, out, told = exchange(public(t), "-from", "ctdc", "-to", "trends", "-on", "2026-11-23", "-format", "json")
	assert.Zero(t, code, told)
	var releases []map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &releases))
	assert.Greater(t, len(releases), 3)
}

func TestCTDC_ToPalermo(t *testing.T) {
	code, out, told := exchange(public(t), "-from", "ctdc", "-to", "palermo")
	assert.Zero(t, code, told)
	for line := range strings.Lines(out) {
		file, err := cases.Decode(strings.NewReader(line))
		require.NoError(t, err)
		assert.True(t, ctdc.FromRow(file.ID))
	}
	assert.Equal(t, 24, strings.Count(out, "\n"))
}

// Without consent and without a law nobody is counted, and that is told.
func TestTrends_ConsentIsRespected(t *testing.T) {
	code, out, told := exchange(lines(t, 1), "-from", "palermo", "-to", "trends", "-on", "2026-11-23")
	assert.Equal(t, 2, code)
	assert.Empty(t, out)
	assert.Contains(t, told, "not counted, no-consent: ")
	assert.Contains(t, told, "nobody is counted: there is no consent to statistics (-basis")
	assert.NotContains(t, told, "year of registration")
}

// No number from 1 to 9 is in what is written with the usual threshold.
func TestTrends_NoSmallNumber(t *testing.T) {
	code, out, told := exchange(lines(t, 7), "-from", "palermo", "-to", "trends", "-on",
		"2026-11-23", "-basis", "gdpr:6(1)", "-state", "MK", "-format", "csv")
	assert.Less(t, code, 2, told)
	rows := 0
	for line := range strings.Lines(out) {
		fields := strings.Split(strings.TrimSpace(line), ",")
		if n := len(fields); n >= 4 && fields[n-2] == "shown" {
			rows++
			assert.True(t, fields[n-3] == "0" || len(fields[n-3]) > 1, line)
		}
	}
	assert.Greater(t, rows, 10)
}

// A withheld table is exit code 1, and the others are written.
func TestTrends_WithheldIsTold(t *testing.T) {
	code, out, told := exchange(lines(t, 1), "-from", "palermo", "-to", "trends", "-on",
		"2026-11-23", "-basis", "gdpr:6(1)", "-k", "3")
	assert.Equal(t, 1, code)
	assert.Contains(t, told, "withheld: ")
	assert.NotContains(t, told, "sdc: ")
	assert.Contains(t, out, "| **total** |")
}

// The standard has no day of registration: the year is asked for.
func TestTrends_FromHTCDS(t *testing.T) {
	rows := strings.Repeat("2010-05-20,Feminine,PossibleVictimOfTrafficking,ForcedBegging\n", 12)
	in := "prs_Birthdate,prs_Gender,vic_TraffickingStatus,vic_TypeOfExploitation\n" + rows
	code, _, told := exchange(in, "-from", "htcds", "-to", "trends", "-basis", "gdpr:6(1)")
	assert.Equal(t, 2, code)
	assert.Contains(t, told, "not counted, no day of registration on file: 12\n")
	assert.NotContains(t, told, "not-yet-registered")
	assert.Contains(t, told, "nobody is counted: no record has a year of registration (-registered")
	code, out, told := exchange(in, "-from", "htcds", "-to", "trends", "-basis", "gdpr:6(1)",
		"-registered", "2025", "-on", "2026-11-23")
	assert.Zero(t, code, told)
	assert.Contains(t, out, "| female | 12 | 0 | 0 | 12 |")
	code, records, told := exchange(in, "-from", "htcds", "-to", "records", "-basis", "gdpr:6(1)",
		"-registered", "2025", "-on", "2026-11-23")
	assert.Zero(t, code, told)
	assert.Equal(t, 13, strings.Count(records, "\n"))
}

func TestRun_AllThatIsWrongWithTheFlags(t *testing.T) {
	code, out, told := exchange("", "-from", "excel", "-format", "pdf", "-on", "2026-02-29", "-state", "ZZ", "-k", "1", "-basis", "law", "-age", "now", "-dates", "mixed", "-places", "MK,,", "-id", "has space", "-year", "-5", "-registered", "3", "-out", "x.xlsx")
	assert.Equal(t, 2, code)
	assert.Empty(t, out)
	for _, flag := range []string{"-from", "-to", "-format", "-on", "-state", "-k", "-basis", "-age", "-dates", "-places", "-id", "-year", "-registered", "-out"} {
		assert.Contains(t, told, flag+":")
	}
	code, _, _ = exchange("", "-h")
	assert.Zero(t, code)
	code, _, told = exchange("", "-from", "ctdc", "-to", "htcds", "no-such-file.csv")
	assert.Equal(t, 2, code)
	assert.NotEmpty(t, told)
}

// badLines are lines that some form of output or the library itself cannot take, between two that
// all take.
var badLines = map[string]struct {
	line  string
	lost  bool // also where the output holds case files
	place string
}{
	"an empty victim": {`{"id":"f","victims":[{"id":"v"}]}`, false,
		"line 2: /victims/0: "},
	"no victim": {`{"id":"f"}`, false, "line 2: /victims: "},
	"a control character": {named(`Zarifa\u0001A`), false,
		"line 2: /victims/0: prs_SecondName: "},
	"what XML cannot hold": {named(`Zarifa\uffff`), false,
		"line 2: /victims/0: prs_SecondName: "},
	"a text that is too long": {named(strings.Repeat("Zarifa", 6000)), true,
		"line 2: /victims/0/identity/names/0/text: "},
	"an invalid id": {`{"id":"Zarifa A","victims":[{"id":"v"}]}`, true,
		"line 2: /id: "},
	"an unknown code": {`{"id":"f","victims":[{"id":"v","sex":"Zarifa"}]}`, true,
		"line 2: /victims/0/sex: "},
	"an unknown name": {`{"id":"f","victims":[{"id":"v","Zarifa":1}]}`, true,
		"line 2: /victims/0: "},
	"broken JSON": {`{"id":"f","victims":[{"Zarifa":tru}]}`, true,
		"line 2: /victims/0: "},
	"cut off": {`{"id":"f","victims":[{"Zarifa`, true,
		"line 2: /victims/0: "},
	"no object": {`"Zarifa"`, true, "line 2: /: "},
	"a day that does not exist": {`{"id":"f","opened":"2026-02-30"}`, true,
		"line 2: /opened: "},
	"invalid UTF-8": {named("Zarifa\xff"), true,
		"line 2: /victims/0/identity/names/0/text: "},
	"a year that HTCDS does not write": {`{"id":"f","victims":[{"id":"v","age":{"knowledge":"e` +
		`xact","birth_day":"0999-01-01"}}]}`, false, "line 2: /victims/0: "},
}

func named(name string) string {
	return `{"id":"f","victims":[{"id":"v","identity":{"names":[{"kind":"current","text":"` + name +
		`"}]}}]}`
}

// One bad line never ends a run: it is told with its place and counted, and the others come
// through.
func TestPalermo_OneBadLineNeverEndsARun(t *testing.T) {
	const first, last = `{"id":"first","victims":[{"id":"v","sex":"female"}]}`, `{"id":"last",` +
		`"victims":[{"id":"v","sex":"male"}]}`
	for name, bad := range badLines {
		in := first + "\n" + bad.line + "\n" + last + "\n"
		for _, to := range []string{"palermo", "htcds", "workbook", "records"} {
			args := []string{"-from", "palermo", "-to", to}
			book := filepath.Join(t.TempDir(), "book.xlsx")
			switch to {
			case "workbook":
				args = []string{"-from", "palermo", "-to", "htcds", "-out", book}
			case "records":
				args = append(args, "-basis", "gdpr:6(1)", "-on", "2026-11-23")
			}
			code, out, told := exchange(in, args...)
			if to == "workbook" {
				var csv string
				_, csv, _ = exchange("", "-from", "htcds", "-to", "htcds", book)
				out += csv
			}
			assert.NotContains(t, told, "Zarifa", "%s to %s", name, to)
			if !bad.lost && (to == "palermo" || to == "records") {
				assert.Zero(t, code, "%s to %s: %s", name, to, told)
				continue
			}
			assert.Equal(t, 2, code, "%s to %s", name, to)
			line := regexp.MustCompile(`, column \d+`).ReplaceAllString(told, "")
			assert.Contains(t, line, bad.place, "%s to %s", name, to)
			assert.Contains(t, told, "2 rows came through, 1 was left out", "%s to %s", name, to)
			if to != "records" {
				assert.NotContains(t, out, "Zarifa")
				for _, want := range map[string][]string{"palermo": {"first", "last"}}[to] {
					assert.Contains(t, out, want)
				}
				if to != "palermo" {
					assert.Equal(t, 3, strings.Count(out, "\n"), "%s to %s: header and two rows",
						name, to)
				}
			}
		}
	}
}

// A victim that HTCDS cannot hold is left out; the others of the file are not.
func TestPalermo_OneBadVictimOfAFile(t *testing.T) {
	const in = `{"id":"f","victims":[{"id":"a","sex":"female"},{"id":"b"},{"id":"c","sex":"male"}]}`
	code, out, told := exchange(in, "-from", "palermo", "-to", "htcds")
	assert.Equal(t, 2, code)
	assert.Equal(t, 3, strings.Count(out, "\n"))
	assert.Contains(t, told, "line 1: /victims/1: the record is empty")
	assert.Contains(t, told, "1 row came through, 1 was left out")
}

// The same for what is read as HTCDS: a table, a workbook of it, and answers to a survey.
func TestHTCDS_OneBadRowNeverEndsARun(t *testing.T) {
	const head = "prs_SecondName,prs_Gender,prs_Birthdate\n"
	for name, bad := range map[string]string{
		"an unknown code": "A,Zarifa,", "a control character": "Zarifa\x01,Male,", "a day that" +
			" is none": "A,,2026-02-30",
		"a quotation mark": "Zarifa \"A\",Masculine,", "too many cells": "A,Masculine,,Zarif" +
			"a", "invalid UTF-8": "Zarifa\xff,Masculine,",
	} {
		for _, to := range []string{"palermo", "htcds", "records"} {
			args := []string{"-from", "htcds", "-to", to}
			if to == "records" {
				args = append(args, "-basis", "gdpr:6(1)", "-on", "2026-11-23", "-registered",
					"2026")
			}
			code, out, told := exchange(head+"X,Feminine,\n"+bad+"\nY,Masculine,\n", args...)
			assert.Equal(t, 2, code, "%s to %s", name, to)
			assert.Contains(t, told, "row 3", "%s to %s", name, to)
			assert.Contains(t, told, "2 rows came through, 1 was left out", "%s to %s", name, to)
			assert.NotContains(t, told+out, "Zarifa", "%s to %s", name, to)
		}
	}
	for name, bad := range map[string]string{"no object": `"Zarifa"`,
		"an unknown code": `{"prs_Gender":"Zarifa"}`, "a name twice": `{"prs_SecondName":"Zari` +
			`fa","prs_SecondName":"Zarifa"}`} {
		answers := `[{"prs_SecondName":"X"},` + bad + `,{"prs_SecondName":"Y"}]`
		for _, to := range []string{"palermo", "htcds"} {
			code, out, told := exchange("\ufeff"+answers, "-from", "htcds", "-to", to)
			assert.Equal(t, 2, code, "%s to %s", name, to)
			assert.Contains(t, told, "row 2", "%s to %s", name, to)
			assert.Contains(t, told, "2 rows came through, 1 was left out", "%s to %s", name, to)
			assert.NotContains(t, told+out, "Zarifa", "%s to %s", name, to)
		}
	}
}

// A row of the public data sets that is no row costs itself alone.
func TestCTDC_OneBadLineNeverEndsARun(t *testing.T) {
	rows := strings.SplitAfter(strings.TrimSpace(public(t)), "\n")
	for name, bad := range map[string]string{"cells": "Zarifa,1\n", "quotation mark": "\"Zarifa\n",
		"value": strings.Replace(rows[2], "2021", "Zarifa", 1)} {
		in := strings.Join(rows[:2], "") + bad + strings.Join(rows[2:], "")
		for _, to := range []string{"palermo", "htcds", "trends", "records"} {
			code, out, told := exchange(in, "-from", "ctdc", "-to", to)
			assert.Equal(t, 2, code, "%s to %s", name, to)
			assert.Contains(t, told, "line 3", "%s to %s", name, to)
			assert.Contains(t, told, "24 rows came through, 1 was left out", "%s to %s", name, to)
			assert.NotContains(t, told+out, "Zarifa", "%s to %s", name, to)
		}
	}
}

// A text that a spreadsheet program would run, whatever parts its cells, is written so that it does
// not, and comes back as it was.
func TestHTCDS_FormulasComeBackAsTheyWere(t *testing.T) {
	const formula = `x;=1+1;\t-2|@a,+3\n=4`
	_, first, told := exchange(named(formula), "-from", "palermo", "-to", "htcds")
	assert.Contains(t, first, "x;'=1+1;'\t'-2|'@a,'+3\n'=4", told)
	_, file, _ := exchange(first, "-from", "htcds", "-to", "palermo")
	assert.Contains(t, file, `"text":"`+formula+`"`)
}

// What is wrong with the JSON is told without a word of it.
func TestPalermo_NamesOfTheInputAreNotTold(t *testing.T) {
	for _, line := range []string{`{"id":"c1","Zarifa A 1990-01-02":{"x":tru}}`,
		`{"id":"c1","victims":[{"id":"v1","Zarifa A":{"x":{"y":[1,2,{"z":`} {
		for _, to := range []string{"palermo", "htcds", "records", "trends"} {
			_, _, told := exchange(line, "-from", "palermo", "-to", to)
			assert.NotContains(t, told, "Zarifa")
			assert.Contains(t, told, ", at byte ")
		}
	}
}

// What fails leaves no file behind.
func TestRun_AFailureLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	code, _, _ := exchange("no,header,of,ours\n", "-from", "ctdc", "-to", "palermo", "-out", filepath.Join(dir, "out.jsonl"))
	assert.Equal(t, 2, code)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestRun_Demonstration(t *testing.T) {
	code, out, told := exchange("")
	assert.Zero(t, code)
	assert.Equal(t, 3, strings.Count(out, "\n"))
	assert.Contains(t, told, "3 rows came through, 1 was left out")
	var errs bytes.Buffer
	assert.Equal(t, 2, run(nil, nil, brokenDisk{}, &errs), "it could not be shown")
}

type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// onPipe runs the program with a pipe as standard input.
func onPipe(t *testing.T, input string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	defer r.Close()
	go func() {
		io.WriteString(w, input)
		w.Close()
	}()
	var out, errs bytes.Buffer
	code = run(args, r, &out, &errs)
	return code, out.String(), errs.String()
}

// What is piped in is never passed over for the demonstration.
func TestRun_PipeIsNoDemonstration(t *testing.T) {
	for _, input := range []string{"", lines(t, 1)} {
		code, out, told := onPipe(t, input)
		assert.Equal(t, 2, code)
		assert.Empty(t, out)
		assert.Contains(t, told, "-from: want htcds, ctdc, palermo")
	}
	for _, from := range []string{"htcds", "ctdc", "palermo"} {
		for _, args := range [][]string{{}, {"-"}} {
			args = append(args, "-from", from, "-to", "palermo")
			code, out, told := onPipe(t, "", args...)
			assert.Equal(t, 2, code, from)
			assert.Empty(t, out)
			assert.Equal(t, "exchange: standard input is empty\n", told)
		}
	}
	code, _, told := onPipe(t, "\n\n", "-from", "palermo", "-to", "palermo")
	assert.Equal(t, 2, code)
	assert.Contains(t, told, "there is no case file in it")
	in := lines(t, 40)
	_, want, _ := exchange(in, "-from", "palermo", "-to", "palermo")
	for _, args := range [][]string{{}, {"-"}} {
		code, out, told := onPipe(t, in, append(args, "-from", "palermo", "-to", "palermo")...)
		assert.Zero(t, code, told)
		assert.True(t, want == out, "all of it is read")
	}
}

// A file of another form is refused as a whole, whatever it is, and nothing is written.
func TestRun_FileOfAnotherForm(t *testing.T) {
	pretty := text(t, "../casecheck/testdata/kosovo-boy-12.json")
	const noHeader = "fatal: no names or labels of the standard"
	for _, tt := range []struct{ in, from, want string }{
		{pretty, "htcds", noHeader}, {oneCase, "htcds", noHeader}, {`{"a":1}`, "htcds", noHeader},
		{`[{"a":1},{"b":2}]`, "htcds", noHeader}, {"hello\n", "htcds", noHeader},
		{"a,b\n1,2\n", "htcds", noHeader},
		{pretty, "palermo", "this is one file over many lines; put each case file on one line"},
		{"[" + oneCase + "]", "palermo", "this is a list"},
		{"a,b\n1,2\n", "palermo", "not case files; -from htcds reads Excel and CSV"},
		{"PK\x03\x04", "palermo", "not case files"},
	} {
		name := filepath.Join(t.TempDir(), "out.jsonl")
		code, _, told := exchange(tt.in, "-from", tt.from, "-to", "palermo", "-out", name)
		assert.Equal(t, 2, code, tt.want)
		assert.Contains(t, told, tt.want)
		assert.NoFileExists(t, name)
	}
}

const oneCase = `{"id":"f","victims":[{"id":"v","sex":"female"}]}`

// A workbook without a header is refused too.
func TestRun_WorkbookWithoutHeader(t *testing.T) {
	for _, rows := range [][][]any{{}, {{"A", "female"}, {"B", "male"}}, {{"a", "b"}, {1, 2}}} {
		book := excelize.NewFile()
		for i, row := range rows {
			require.NoError(t, book.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
		}
		name := filepath.Join(t.TempDir(), "book.xlsx")
		require.NoError(t, book.SaveAs(name))
		code, out, told := exchange("", "-from", "htcds", "-to", "palermo", name)
		assert.Equal(t, 2, code)
		assert.Empty(t, out)
		assert.Contains(t, told, "fatal: no names or labels of the standard")
	}
}

// A row with too few cells is told by its number.
func TestHTCDS_ShortRowIsTold(t *testing.T) {
	in := text(t, "testdata/htcds.csv") + "Person,E,1990-01-01,Feminine,MK\n"
	code, _, told := exchange(in, "-from", "htcds", "-to", "palermo")
	assert.Equal(t, 2, code)
	assert.Contains(t, told, "row 6, warning: a row of a CSV with fewer cells")
}

// No flag is passed over in silence.
func TestRun_FlagsThatSayNothing(t *testing.T) {
	for args, want := range map[string]string{
		"-from palermo -to palermo -k 3":                   "-k: it is for -to trends",
		"-from palermo -to palermo -labels":                "-labels: it is for -to htcds",
		"-from palermo -to htcds -dates day-first":         "-dates: it is for -from htcds",
		"-from htcds -to htcds -on 2026-11-23":             "-on: it is for -to trends",
		"-from palermo -to records -registered 2025":       "-registered: it is for -from",
		"-from palermo -to records -year 2025":             "-year: it is for -to trends",
		"-from ctdc -to trends -basis gdpr:6(1)":           "-basis: rows of the CTDC",
		"-from palermo -to htcds -in-place":                "-in-place: it is for -out",
		"-from htcds -to htcds -dates iso":                 ": want day-first, month-first\n",
		"-from palermo -to records -on 2026-02-30":         "-on: there is no such day",
		"-from palermo -to trends -state Macedonia":        `-state: "Macedonia" is not`,
		"-from palermo -to trends -state MK,AL":            "-state: want one State",
		"-from palermo -to trends -places BA-SRP":          "-places: \"BA-SRP\" is a part",
		"-from palermo -to trends -basis whatever:1":       "-basis: no such instrument; want",
		"-from palermo -to trends -basis gdpr:99":          "no such provision of gdpr; want one",
		"-from palermo -to trends -basis gdpr":             "-basis: want INSTRUMENT:PINPOINT",
		"-from palermo -to palermo -to htcds":              "-to: it is given twice",
		"-from palermo -to palermo -out no/such/out.jsonl": "the folder no/such does not exist",
	} {
		code, out, told := exchange(oneCase, strings.Fields(args)...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out, args)
		assert.Contains(t, told, want, args)
		assert.NotContains(t, told, "exchange: exchange")
	}
}

// The acts of the State that reports are a basis as well.
func TestRun_BasisOfNationalLaw(t *testing.T) {
	args := []string{"-from", "palermo", "-to", "records", "-basis", "si-zvop2:1"}
	code, _, told := exchange(oneCase, append(args, "-state", "SI")...)
	assert.Zero(t, code, told)
	code, _, told = exchange(oneCase, append(args, "-state", "MK")...)
	assert.Equal(t, 2, code)
	assert.Contains(t, told, "no such instrument")
}
