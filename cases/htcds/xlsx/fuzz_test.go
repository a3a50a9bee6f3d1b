package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
)

// small keeps what is fuzzed small.
var small = htcds.WithLimits(htcds.Limits{Rows: 2000, FileBytes: 1 << 20, UnzippedBytes: 4 << 20})

// again writes the good records of a workbook, reads them, and sees that they are the same.
func again(t *testing.T, data []byte) {
	r, err := xlsx.NewReader(bytes.NewReader(data), small)
	if err != nil {
		return
	}
	good, _ := drain(t, r)
	var b bytes.Buffer
	w := xlsx.NewWriter(&b)
	var want []htcds.Record
	for _, rec := range good {
		if w.Write(rec) == nil {
			want = append(want, rec)
		}
	}
	require.NoError(t, w.Close())
	back, err := xlsx.NewReader(&b)
	require.NoError(t, err)
	got, _ := drain(t, back)
	require.True(t, reflect.DeepEqual(want, got))
}

func FuzzReader(f *testing.F) {
	var b bytes.Buffer
	w := xlsx.NewWriter(&b, htcds.Template())
	var rec htcds.Record
	rec.FirstName = "Person A"
	require.NoError(f, w.Write(rec))
	require.NoError(f, w.Close())
	f.Add(b.Bytes())
	f.Fuzz(again)
}

// FuzzSheet puts a sheet and its texts into a workbook, which bytes at random hardly ever make.
func FuzzSheet(f *testing.F) {
	const head = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	const texts = `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>prs_FirstName</t></si><si><r><t>Person</t></r><r><t xml:space="preserve"> A</t></r></si></sst>`
	f.Add(head+`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>prs_Birthdate</t></is></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>40271</v></c></row></sheetData></worksheet>`, texts)
	f.Add(head+`<row><c t="str"><f>1+1</f><v>prs_FirstName</v></c><c t="s"><v>99</v></c></row><row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData></worksheet>`, texts)
	f.Add(head+`<row r="1048577"><c r="XFD1"><v>x</v></c></row><row r="-1"/></sheetData></worksheet>`, texts)
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		if len(sheet)+len(texts) > 1<<16 {
			return
		}
		again(t, workbook(t, sheet, texts))
	})
}

// workbook packs a sheet and its texts.
func workbook(t testing.TB, sheet, texts string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Case Sheet" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/sharedStrings.xml", texts},
	} {
		p, err := w.Create(part[0])
		require.NoError(t, err)
		_, err = io.WriteString(p, part[1])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestFuzzSeedIsRead(t *testing.T) {
	data := workbook(t, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>prs_FirstName</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>A</t></is></c></row></sheetData></worksheet>`, "")
	r, err := xlsx.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	good, _ := drain(t, r)
	require.Len(t, good, 1)
	require.Equal(t, 3, r.Row(), "as the sheet counts")
}
