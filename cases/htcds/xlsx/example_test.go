package xlsx_test

import (
	"bytes"
	"fmt"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A workbook of the shape of the published templates is written and read.
func Example() {
	var file bytes.Buffer
	w := xlsx.NewWriter(&file, htcds.Template(), htcds.Labels())
	var rec htcds.Record
	rec.FirstName, rec.Birthdate = "Person A", law.MustDay(2010, 4, 3)
	rec.Gender = htcds.GenderNonSpecifiedUnknown
	if err := w.Write(rec); err != nil {
		fmt.Println(err)
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}

	r, err := xlsx.NewReader(&file)
	if err != nil {
		fmt.Println(err)
		return
	}
	for rec, err := range r.Records() {
		fmt.Println(r.Row(), rec.Birthdate, rec.Gender, err)
	}
	fmt.Println(r.Problems())
	// Output:
	// 3 2010-04-03 NonSpecifiedUnknown <nil>
	// [htcds: row 3, column A, warning: a column of numbers without a header; it is not read]
}
