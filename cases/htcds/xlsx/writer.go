package xlsx

import (
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/antitrafficking/palermo/cases/htcds"
)

// caseSheet is the name of the sheet of cases in the templates.
const caseSheet = "Case Sheet"

// A Writer writes records as a workbook of the shape of the published templates: one sheet, the
// names of the fields in a hidden first row, the labels in the second, running numbers in the first
// column, a record in each row from the third on. Names, where the templates misspell them or leave
// them out, are those of the standard. Days from 1901 on are cells of a day; everything else is
// text, with [htcds.Escape].
type Writer struct {
	out    io.Writer
	layout *htcds.Layout
	fields []htcds.Field
	book   *excelize.File
	sheet  *excelize.StreamWriter
	day    int // style
	row    int
	texts  []string
	cells  []any
	err    error
}

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer, opts ...htcds.WriteOption) *Writer {
	layout := htcds.NewLayout(opts...)
	x := &Writer{out: w, layout: layout, fields: layout.Fields(), book: excelize.NewFile(excelize.Options{TmpDir: noDir})}
	x.err = x.begin()
	return x
}

// begin writes the two header rows.
func (w *Writer) begin() error {
	if err := w.book.SetSheetName("Sheet1", caseSheet); err != nil {
		return err
	}
	format := "yyyy-mm-dd"
	var err error
	if w.day, err = w.book.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
		return err
	}
	if w.sheet, err = w.book.NewStreamWriter(caseSheet); err != nil {
		return err
	}
	names, labels := []any{nil}, []any{nil}
	for _, f := range w.fields {
		names, labels = append(names, string(f.Name)), append(labels, f.Label)
	}
	if err := w.sheet.SetRow("A1", names, excelize.RowOpts{Hidden: true}); err != nil {
		return err
	}
	w.row = 2
	return w.sheet.SetRow("A2", labels)
}

// Write writes one record. A record that cannot be written whole is not written: the error is an
// [*htcds.RowError] with an [htcds.Problem] for each value, and the row and column where it would
// have stood. The Writer takes the next record as if there had been none. Any other error is final.
func (w *Writer) Write(r htcds.Record) error {
	if w.err != nil {
		return w.err
	}
	if w.row >= excelize.TotalRows {
		return htcds.Problem{Row: w.row, Code: htcds.TooManyRows, Severity: htcds.Fatal}
	}
	var err error
	if w.texts, err = w.layout.AppendCells(w.texts[:0], &r, w.row+1, 1); err != nil {
		return err
	}
	w.row++
	w.cells = append(w.cells[:0], w.row-2)
	for i, s := range w.texts {
		w.cells = append(w.cells, w.cell(w.fields[i].Type, s))
	}
	at, err := excelize.CoordinatesToCellName(1, w.row)
	if err != nil {
		return err
	}
	w.err = w.sheet.SetRow(at, w.cells)
	return w.err
}

// cell returns the cell of a text: a day as a day, where Excel has it.
func (w *Writer) cell(t htcds.Type, s string) any {
	if s == "" {
		return nil
	}
	if t == htcds.TypeDate {
		if day, err := time.Parse(time.DateOnly, s); err == nil && day.Year() >= 1920 && day.Year() < 2100 {
			return excelize.Cell{StyleID: w.day, Value: int(day.Sub(epoch).Hours() / 24)}
		}
	}
	return s
}

// epoch is the day from which workbooks count, for days after February 1900.
var epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

// Close writes the workbook. It does not close the writer below.
func (w *Writer) Close() error {
	if w.err != nil {
		return w.err
	}
	if w.err = w.sheet.Flush(); w.err != nil {
		return w.err
	}
	if w.err = w.book.Write(w.out); w.err != nil {
		return w.err
	}
	return w.book.Close()
}
