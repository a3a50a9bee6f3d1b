package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/internal/recordtest"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// template builds a workbook of the shape of the published ones, mistakes included: names in a
// hidden row, labels under them, running numbers to 1000, and in the two that check what is typed a
// sheet with lists and one about the file. Cells are set by their name.
func template(t require.TestingT, checked bool, cells map[string]any) []byte {
	f := excelize.NewFile()
	sheet := "Sheet1"
	if checked {
		sheet = "Case Sheet"
		require.NoError(t, f.SetSheetName("Sheet1", sheet))
		for name, rows := range map[string][]string{"about": {"Microsoft Excel HTCDS 2.0"}, "validation": {"Validation Lookups", "", "Gender", "Feminine"}} {
			_, err := f.NewSheet(name)
			require.NoError(t, err)
			for i, s := range rows {
				require.NoError(t, f.SetCellValue(name, fmt.Sprintf("B%d", i+1), s))
			}
		}
	}
	set := func(cell string, v any) { require.NoError(t, f.SetCellValue(sheet, cell, v)) }
	for _, field := range htcds.Fields() {
		if field.Template != "" {
			set(field.Template+"1", string(field.Name))
			set(field.Template+"2", field.Label)
		}
	}
	for column, label := range map[string]string{"N": "Mailing Street", "O": "Mailing City", "Q": "Mailing Zip/Postal Code", "R": "Mailing Country"} {
		set(column+"2", label)
	}
	set("N1", "prs_MailingCity")
	set("O1", "prs_MailingCountry")
	set("Q1", "prs_MailingStreet")
	set("R1", "prs_MailingPostalCode")
	set("T1", "vic_TraffickinStatusDecisionMakingOrg")
	set("AJ1", nil)
	for i := range 1000 {
		set(fmt.Sprintf("A%d", i+3), i+1)
	}
	require.NoError(t, f.SetRowVisible(sheet, 1, false))
	for cell, v := range cells {
		set(cell, v)
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

// warnings of the template as it is; they are those of the published files.
var warnings = []string{
	"T1 vic_TraffickingStatusDecisionMakingOrg name-spelling", "AJ1 cas_ReasonForOutgoingReferral name-missing", "N2 prs_MailingStreet label-followed", "O2 prs_MailingCity label-followed",
	"Q2 prs_MailingPostalCode label-followed", "R2 prs_MailingCountry label-followed", "A3 row-numbers",
}

func drain(t require.TestingT, r *htcds.Reader) (good []htcds.Record, told []string) {
	for rec, err := range r.Records() {
		if err == nil {
			good = append(good, rec)
		}
	}
	for _, p := range r.Problems() {
		told = append(told, strings.Join(strings.Fields(fmt.Sprintf("%s%d %s %s", p.Column, p.Row, p.Field, p.Code)), " "))
	}
	return good, told
}

func TestNewReader_EmptyTemplates(t *testing.T) {
	for _, checked := range []bool{false, true} {
		r, err := xlsx.NewReader(bytes.NewReader(template(t, checked, nil)))
		require.NoError(t, err)
		good, told := drain(t, r)
		assert.Empty(t, good)
		assert.Equal(t, warnings, told)
	}
}

func TestNewReader_FilledTemplate(t *testing.T) {
	data := template(t, true, map[string]any{
		"D3": "Person", "E3": "A", "F3": true, "G3": "2010-04-03", "H3": "TransgenderFeminine", "I3": "Niger; Guinea-Bissau", "M3": "=1+1",
		"U3": "At work; Other", "Y3": "Construction; Wholesale and retail trade; repair of motor vehicles and motorcycles", "AB3": "Follow up", "AJ3": "Other",
		"G4": 40271, "D4": "Person B", "AK4": "3/4/2026",
		"D6": "Person C", "G6": 40271, "Q6": 1000,
		"AN9": "x",
	})
	r, err := xlsx.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	good, told := drain(t, r)
	require.Len(t, good, 2)
	a := good[0]
	assert.Equal(t, htcds.Checked, a.Consent.Consent)
	assert.Equal(t, law.MustDay(2010, 4, 3), a.Birthdate)
	assert.Equal(t, []jurisdiction.Code{"NE", "GW"}, a.Citizenship)
	assert.Equal(t, "=1+1", a.MobilePhone)
	assert.Equal(t, []htcds.Industry{htcds.IndustryF, htcds.IndustryG}, a.ForcedLabourIndustry)
	assert.Equal(t, htcds.ReasonOther, a.ReasonForOutgoingReferral)
	assert.Equal(t, law.MustDay(2010, 4, 3), good[1].Birthdate, "a day as Excel keeps it")
	assert.Equal(t, "1000", good[1].MailingPostalCode)
	assert.Equal(t, append(warnings[:len(warnings):len(warnings)],
		"I3 prs_Citizenship country-name", "M3 prs_MobilePhone phone-form", "Y3 vic_ForcedLabourIndustry semicolon-in-value",
		"Y3 vic_ForcedLabourIndustry several-values", "AB3 cas_Status value-spelling", "AK4 cas_OutgoingReferralDate ambiguous-date", "AN9 cell-without-header"), told)

	// What was read is written and read again.
	for _, opts := range [][]htcds.WriteOption{nil, {htcds.Template()}, {htcds.Template(), htcds.Labels()}} {
		again, told := roundTrip(t, good, opts...)
		assert.Equal(t, good, again)
		for _, s := range told {
			assert.Contains(t, []string{"row-numbers", "deprecated-field", "country-name", "phone-form", "semicolon-in-value", "several-values"}, s[strings.LastIndexByte(s, ' ')+1:])
		}
	}
}

func roundTrip(t require.TestingT, list []htcds.Record, opts ...htcds.WriteOption) ([]htcds.Record, []string) {
	var b bytes.Buffer
	w := xlsx.NewWriter(&b, opts...)
	for _, rec := range list {
		require.NoError(t, w.Write(rec))
	}
	require.NoError(t, w.Close())
	r, err := xlsx.NewReader(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	return drain(t, r)
}

func TestWriter_HasTheShapeOfTheTemplate(t *testing.T) {
	var b bytes.Buffer
	w := xlsx.NewWriter(&b, htcds.Template())
	var rec htcds.Record
	rec.FirstName, rec.MobilePhone = "Person A", "+38970000000"
	rec.Birthdate = law.MustDay(2010, 4, 3)
	require.NoError(t, w.Write(rec))
	rec.Gender = "Person A"
	err := w.Write(rec)
	assert.EqualError(t, err, "htcds: row 4, column H, prs_Gender: error: the value is not in the list of the field")
	require.NoError(t, w.Close())

	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	assert.Equal(t, []string{"Case Sheet"}, f.GetSheetList())
	visible, err := f.GetRowVisible("Case Sheet", 1)
	require.NoError(t, err)
	assert.False(t, visible, "the names are in a hidden row")
	for cell, want := range map[string]string{
		"A1": "", "A2": "", "A3": "1", "B1": "cas_CaseOwner", "B2": "Case Owner", "T1": "vic_TraffickingStatusDecisionMakingOrg", "AJ1": "cas_ReasonForOutgoingReferral",
		"D3": "Person A", "G3": "2010-04-03", "M3": "'+38970000000", "AM2": "Reason for Case Closure", "A4": "",
	} {
		got, err := f.GetCellValue("Case Sheet", cell)
		require.NoError(t, err)
		assert.Equal(t, want, got, cell)
	}
	for _, field := range htcds.Fields() {
		if field.Template != "" {
			got, _ := f.GetCellValue("Case Sheet", field.Template+"1")
			assert.Equal(t, string(field.Name), got, "in the column where the templates have it")
		}
	}
}

func TestNewReader_FormDefinition(t *testing.T) {
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetName("Sheet1", "survey"))
	rows := [][]any{
		{"type", "name", "label", "required"}, {"start", "start"}, {"select_one consent", "con_Consent", "Consent", "false"}, {"text", "prs_First_Name", "First Name", "false"},
		{"text", "prs_Second_Name", "Second Name", "false"}, {"text", "prs_Title", "Second Name", "false"}, {"text", "favourite_colour", "Colour", "false"}, {"calculate", "__version__"},
	}
	for i, row := range rows {
		require.NoError(t, f.SetSheetRow("survey", fmt.Sprintf("A%d", i+1), &row))
	}
	_, err := f.NewSheet("choices")
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	r, err := xlsx.NewReader(&b)
	require.NoError(t, err)
	good, told := drain(t, r)
	assert.Empty(t, good)
	assert.Equal(t, []string{"0 form-definition", "B2 technical-column", "B4 prs_FirstName name-spelling", "B5 prs_SecondName name-spelling", "B6 prs_Title title-label", "B7 unknown-column", "B8 technical-column"}, told)
}

func TestNewReader_OtherSheets(t *testing.T) {
	f := excelize.NewFile()
	require.NoError(t, f.SetCellValue("Sheet1", "A1", "Our cases"))
	_, err := f.NewSheet("Cases")
	require.NoError(t, err)
	for cell, v := range map[string]any{"A1": "prs_FirstName", "B1": "prs_Birthdate", "A2": "A", "B2": 38809} {
		require.NoError(t, f.SetCellValue("Cases", cell, v))
	}
	yes := true
	require.NoError(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	r, err := xlsx.NewReader(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	good, told := drain(t, r)
	require.Len(t, good, 1)
	assert.Equal(t, law.MustDay(2010, 4, 3), good[0].Birthdate, "days may be counted from 1904")
	assert.Equal(t, []string{"0 other-sheet"}, told)

	r, err = xlsx.NewSheetReader(bytes.NewReader(b.Bytes()), "Cases")
	require.NoError(t, err)
	_, told = drain(t, r)
	assert.Empty(t, told)
	_, err = xlsx.NewSheetReader(bytes.NewReader(b.Bytes()), "Person A")
	assert.Equal(t, htcds.NoSheet, code(t, err))
	_, err = xlsx.NewSheetReader(bytes.NewReader(b.Bytes()), "Sheet1")
	assert.Equal(t, htcds.NoHeader, code(t, err))
}

func code(t *testing.T, err error) htcds.Code {
	t.Helper()
	p, ok := errors.AsType[htcds.Problem](err)
	require.True(t, ok, "%v", err)
	assert.Equal(t, htcds.Fatal, p.Severity)
	assert.NotContains(t, err.Error(), "Person")
	return p.Code
}

func TestNewReader_BadFiles(t *testing.T) {
	good := template(t, false, map[string]any{"D3": "Person A"})
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("Person A"), "cut off": good[:len(good)/2], "not a workbook": zipped(t, map[string]string{"Person A": "x"}),
		"an old Excel file": []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Person"),
	} {
		_, err := xlsx.NewReader(bytes.NewReader(data))
		assert.Contains(t, []htcds.Code{htcds.NotAWorkbook, htcds.NoHeader}, code(t, err), name)
	}
	_, err := xlsx.NewReader(bytes.NewReader(good), htcds.WithLimits(htcds.Limits{FileBytes: 100}))
	assert.Equal(t, htcds.TooLarge, code(t, err))
	// 64 MiB of nothing are packed into some 64 KiB.
	bomb := zipped(t, map[string]string{"xl/worksheets/sheet1.xml": strings.Repeat("\x00", 64<<20)})
	assert.Less(t, len(bomb), 1<<20)
	_, err = xlsx.NewReader(bytes.NewReader(bomb), htcds.WithLimits(htcds.Limits{UnzippedBytes: 32 << 20}))
	assert.Equal(t, htcds.TooLarge, code(t, err))
	sheet := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>prs_FirstName</t></is></c></row>`
	for _, rest := range []string{"", "<row>Person A</worksheet>", "&Person;</sheetData></worksheet>"} {
		_, err = xlsx.NewReader(bytes.NewReader(workbook(t, sheet+rest, "")))
		assert.Equal(t, htcds.BadSheet, code(t, err), "rows would be lost without a word")
	}
	// A few bytes of packed text open millions of elements, each of which a decoder keeps.
	deep := strings.Repeat("<a>", 1<<20)
	for _, part := range []string{
		"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
		"xl/_rels/workbook.xml.rels",
	} {
		_, err = xlsx.NewReader(bytes.NewReader(zipped(t, map[string]string{part: deep})))
		assert.Equal(t, htcds.BadSheet, code(t, err), part)
	}
	broken := errors.New("broken")
	_, err = xlsx.NewReader(io.MultiReader(bytes.NewReader(good[:10]), failing{broken}))
	assert.ErrorIs(t, err, broken)
}

// What a workbook says by way of texts that cells share, and what it takes in memory, is bounded:
// some kilobytes were gigabytes.
func TestNewReader_WhatAWorkbookTakes(t *testing.T) {
	const head = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="inlineStr"><is><t>prs_FirstName</t></is></c></row>`
	const tail = `</sheetData></worksheet>`
	const cell = `<c t="s"><v> 0 </v></c>`
	sst := func(texts string) string {
		return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + texts + `</sst>`
	}
	run := "<r><t>" + strings.Repeat("A", 15_000) + "</t></r>"
	long := "<si>" + run + run + "</si>"
	many := strings.Repeat
	limits := htcds.WithLimits(htcds.Limits{UnzippedBytes: 4 << 20, RowBytes: 1 << 20})
	for name, c := range map[string]struct {
		sheet, texts string
		good         bool
	}{
		"a text in some rows":      {many("<row>"+cell+"</row>", 100), long, true},
		"in many rows":             {many("<row>"+cell+"</row>", 200), long, false},
		"in many cells of one row": {"<row>" + many(cell, 40) + "</row>", long, false},
		"many short texts":         {"<row/>", many("<si><t/></si>", 10_000), false},
		"many runs of one text":    {"<row/>", "<si>" + many("<r/>", 20_000) + "</si>", false},
		"many cells with few words": {
			many(`<row><c t="inlineStr"><is><t>A</t></is></c></row>`, 20_000), "", true,
		},
	} {
		data := workbook(t, head+c.sheet+tail, sst(c.texts))
		r, err := xlsx.NewReader(bytes.NewReader(data), limits)
		if !c.good {
			assert.Equal(t, htcds.TooLarge, code(t, err), name)
			continue
		}
		require.NoError(t, err, name)
		drain(t, r)
	}
	// However the name of the part is written, and not twice.
	texts := sst(strings.Repeat("<si><t/></si>", 10_000))
	for _, name := range []string{"xl/SharedStrings.XML", `xl\sharedStrings.xml`, "xl/other"} {
		data := zipped(t, map[string]string{name: texts})
		_, err := xlsx.NewReader(bytes.NewReader(data), limits)
		assert.Equal(t, htcds.TooLarge, code(t, err), name)
	}
	_, err := xlsx.NewReader(bytes.NewReader(zipped(t, map[string]string{
		"xl/sharedStrings.xml": sst(""), "xl/sharedstrings.xml": sst(""),
	})))
	assert.Equal(t, htcds.NotAWorkbook, code(t, err))
}

// The bounds hold wherever a part stands, however it begins and whatever stands in a cell.
func TestNewReader_BoundsHoldUnderAnyPath(t *testing.T) {
	const ns = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const head = `<worksheet` + ns + `><sheetData><row r="1"><c t="inlineStr"><is>` +
		`<t>prs_FirstName</t></is></c></row>`
	const tail = `</sheetData></worksheet>`
	many := strings.Repeat
	long := "<t>" + many("A", 30_000) + "</t>"
	rows := func(cell string, n int) string {
		return head + many("<row><c t=\"s\">"+cell+"</c></row>", n) + tail
	}
	limits := htcds.WithLimits(htcds.Limits{UnzippedBytes: 4 << 20, RowBytes: 1 << 20})
	for name, c := range map[string]struct {
		at, sheet, texts string
		want             htcds.Code
	}{
		"usual": {
			"worksheets/a.xml", rows("<v>0</v>", 100), "<si>" + long + "</si>", "",
		},
		"odd": {"odd/a.dat", rows("<v>0</v>", 100), "<si>" + long + "</si>", ""},
		"odd, too many": {
			"odd/a.dat", rows("<v>0</v>", 200), "<si>" + long + "</si>", htcds.TooLarge,
		},
		"begins with space": {
			"a", "\n " + rows("<v>0</v>", 200), "<si>" + long + "</si>", htcds.TooLarge,
		},
		"odd, broken": {"a", head + "<row>", "", htcds.BadSheet},
		"an index that is no number": {"a.xml", rows("<v>x</v>", 200), "<si>" + long + "</si>",
			htcds.TooLarge},
		"an index in pieces": {"a.xml", rows("<v>1<!-- -->0</v>", 200),
			many("<si><t/></si>", 10) + "<si>" + long + "</si>", htcds.TooLarge},
		"a cell in a cell": {"a.xml", rows("<c><v>0</v></c>", 200), "<si>" + long + "</si>",
			htcds.TooLarge},
		"a text in a text": {"a.xml", rows("<v>0</v>", 200), "<si>" + long + "<si/></si>",
			htcds.TooLarge},
		"one row in parts": {"a.xml", head + many(
			`<row r="2"><c t="s"><v>0</v></c></row>`, 50,
		) + tail,
			"<si>" + long + "</si>", htcds.TooLarge},
		"and counted back": {"a.xml",
			head + many(`<row r="2"/><row r="-9"/><row><c t="s"><v>0</v></c></row>`, 50) + tail,
			"<si>" + long + "</si>", htcds.TooLarge},
		"Latin-1": {"a.xml", `<?xml version="1.0" encoding="ISO-8859-1"?>` + rows("<v>0</v>", 1),
			"<si>" + long + "</si>", htcds.OtherEncoding},
		"UTF-16": {"worksheets/a.xml", "\xff\xfe<\x00w\x00", "", htcds.OtherEncoding},
	} {
		texts := `<sst` + ns + `>` + c.texts + `</sst>`
		r, err := xlsx.NewReader(bytes.NewReader(bookOf(t, "xl", c.at, c.sheet, texts)), limits)
		if c.want != "" {
			assert.Equal(t, c.want, code(t, err), name)
			continue
		}
		require.NoError(t, err, name)
		good, _ := drain(t, r)
		assert.Len(t, good, 100, name)
	}
	data := bookOf(t, "xl", "a.xml", rows("", 0), `<?xml version="1.0" encoding="GBK"?><sst/>`)
	_, err := xlsx.NewReader(bytes.NewReader(data), limits)
	assert.Equal(t, htcds.OtherEncoding, code(t, err))
	// What the library keeps is counted where sheets usually are, too.
	data = bookOf(
		t, "xl/worksheets", "a.xml|"+many(`"/><sheet name="`, 20_000), rows("", 0), "<sst/>",
	)
	_, err = xlsx.NewReader(bytes.NewReader(data), limits)
	assert.Equal(t, htcds.TooLarge, code(t, err))
}

// bookOf packs a workbook that stands in a directory, with a sheet that stands below it.
func bookOf(t *testing.T, dir, at, sheet, texts string) []byte {
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/` +
		`relationships"><Relationship Id="r1" Type="` + rel
	at, more, _ := strings.Cut(at, "|")
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/` +
			`content-types"><Override PartName="/` + dir + `/workbook.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.` +
			`sheet.main+xml"/></Types>`,
		"_rels/.rels": rels + `/officeDocument" Target="` + dir +
			`/workbook.xml"/></Relationships>`,
		dir + "/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/` +
			`2006/main" xmlns:r="` + rel + `"><sheets><sheet name="Case Sheet" r:id="r1` +
			more + `"/></sheets></workbook>`,
		dir + "/_rels/workbook.xml.rels": rels + `/worksheet" Target="` + at +
			`"/></Relationships>`,
		dir + "/" + at:         sheet,
		"xl/sharedStrings.xml": texts,
	})
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func zipped(t *testing.T, parts map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		p, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(p, text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// People do not end up in the directory for temporary files, however large the workbook.
func TestNothingIsWrittenToDisk(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var b bytes.Buffer
	w := xlsx.NewWriter(&b)
	var rec htcds.Record
	rec.CaseComment = strings.Repeat("x", 30000)
	for i := range 1200 { // some 36 MB; the library keeps 16 MiB in memory by default
		rec.FirstName = fmt.Sprint("Person ", i)
		require.NoError(t, w.Write(rec))
	}
	seen, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, seen)
	require.NoError(t, w.Close())
	r, err := xlsx.NewReader(&b)
	require.NoError(t, err)
	n := 0
	for rec, err := range r.Records() {
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprint("Person ", n), rec.FirstName)
		n++
		if n == 600 {
			seen, err := os.ReadDir(dir)
			require.NoError(t, err)
			assert.Empty(t, seen)
		}
	}
	assert.Equal(t, 1200, n)
}

func TestRoundTripLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(recordtest.Records(), 1, 3).Draw(t, "records")
		for name, opts := range map[string][]htcds.WriteOption{"names": nil, "labels": {htcds.Labels()}} {
			got, _ := roundTrip(t, want, opts...)
			require.True(t, reflect.DeepEqual(want, got), name)
		}
	})
}

// A row that is too wide costs itself and no other.
func TestNewReader_AWideRow(t *testing.T) {
	cell := func(at, text string) string {
		return `<c r="` + at + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	data := workbook(t, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/`+
		`main"><sheetData><row r="1">`+cell("A1", "prs_FirstName")+`</row><row r="2">`+
		cell("A2", "A")+`</row><row r="3">`+cell("XFD3", "B")+`</row><row r="4">`+
		cell("A4", "C")+`</row></sheetData></worksheet>`, "")
	r, err := xlsx.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	good, told := drain(t, r)
	assert.Len(t, good, 2)
	assert.Equal(t, []string{"3 too-many-columns"}, told)
}
