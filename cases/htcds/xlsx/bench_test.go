package xlsx_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// BenchmarkRead sets the reader beside the spreadsheet library alone on the same workbook.
func BenchmarkRead(b *testing.B) {
	const rows = 2000
	var file bytes.Buffer
	w := xlsx.NewWriter(&file, htcds.Template())
	for i := range rows {
		var r htcds.Record
		r.FirstName, r.SecondName = "Person", fmt.Sprint("A", i)
		r.Gender, r.Birthdate = htcds.GenderFeminine, law.MustDay(2010, 4, 3)
		r.TypeOfExploitation = []htcds.Exploitation{htcds.ExploitedForcedLabour, htcds.ExploitedForcedBegging}
		require.NoError(b, w.Write(r))
	}
	require.NoError(b, w.Close())
	data := file.Bytes()
	b.Run("htcds", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := xlsx.NewReader(bytes.NewReader(data))
			require.NoError(b, err)
			n := 0
			for _, err := range r.Records() {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			require.Equal(b, rows, n)
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
			require.NoError(b, err)
			sheet, err := f.Rows("Case Sheet")
			require.NoError(b, err)
			for sheet.Next() {
				if _, err := sheet.Columns(); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
