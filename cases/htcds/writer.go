package htcds

import (
	"encoding/csv"
	"io"
	"reflect"
	"slices"
)

// A WriteOption changes what is written.
type WriteOption func(*Layout)

// Template writes the 38 columns of the published Excel templates, in their order, in place of all
// 84 fields. A record that says more is not written.
func Template() WriteOption { return func(l *Layout) { l.fields = template() } }

// Labels writes values as people read them, with English names of countries, in place of names for
// programs and codes.
func Labels() WriteOption { return func(l *Layout) { l.labels = true } }

// A Layout is the columns of a table and the way in which values are written.
type Layout struct {
	fields []*Field
	labels bool
	absent []*Field // fields without a column
}

// NewLayout returns the layout that opts describe; without any, all fields in the order of the
// standard, and names and codes for values.
func NewLayout(opts ...WriteOption) *Layout {
	l := new(Layout)
	for _, o := range opts {
		o(l)
	}
	all := dict().Fields
	chosen := l.fields
	for i := range all {
		switch f := &all[i]; {
		case chosen == nil:
			l.fields = append(l.fields, f)
		case !slices.Contains(chosen, f):
			l.absent = append(l.absent, f)
		}
	}
	return l
}

// Fields returns the fields in the order of the columns.
func (l *Layout) Fields() []Field {
	list := make([]Field, len(l.fields))
	for i, f := range l.fields {
		list[i] = *f
	}
	return list
}

// AppendCells appends the cells of r to dst and returns it. The error is a [*RowError] with a
// [Problem] for each value that is none of the standard, cannot stand in a cell, or has no column;
// Row is put into the problems, and first is the number of columns before those of the layout.
func (l *Layout) AppendCells(dst []string, r *Record, row, first int) ([]string, error) {
	var wrong []Problem
	v := reflect.ValueOf(r).Elem()
	column, filled := 0, false
	for i, f := range l.fields {
		column = first + i
		s := write(v, f, l.labels, func(code Code) {
			wrong = append(wrong, Problem{Row: row, Column: columnLetters(column), Field: f.Name,
				Code: code, Severity: Error})
		})
		filled = filled || s != ""
		dst = append(dst, s)
	}
	for _, f := range l.absent {
		if !v.FieldByIndex(f.index).IsZero() {
			wrong = append(wrong, Problem{Row: row, Field: f.Name, Code: NoColumn, Severity: Error})
			filled = true
		}
	}
	if !filled && len(wrong) == 0 {
		wrong = append(wrong, Problem{Row: row, Code: EmptyRecord, Severity: Error})
	}
	if len(wrong) > 0 {
		return dst, &RowError{row, wrong}
	}
	return dst, nil
}

// Validate reports every value of r that is none of the standard or cannot be written, as a
// [*RowError] of row 0 with a [Problem] for each.
func (r *Record) Validate() error {
	_, err := NewLayout().AppendCells(nil, r, 0, 0)
	return err
}

// A Writer writes records as CSV in UTF-8, parted by commas: a row with the names of the fields,
// then one row a record. Values are written by their names, several in one cell parted by "; ",
// days as YYYY-MM-DD, countries as alpha-2. Ends of line in texts become \n, and a text of nothing
// but white space is not written. Cells are written with [Escape], numbers apart.
type Writer struct {
	csv    *csv.Writer
	layout *Layout
	cells  []string
	row    int
}

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer, opts ...WriteOption) *Writer {
	return &Writer{csv: csv.NewWriter(w), layout: NewLayout(opts...)}
}

// Write writes one record. A record that cannot be written whole is not written: the error is a
// [*RowError] with a [Problem] for each value, and the row and column where it would have stood.
// The Writer takes the next record as if there had been none. Any other error is that of the writer
// below, and no record can be written after it.
func (w *Writer) Write(r Record) error {
	if err := w.header(); err != nil {
		return err
	}
	cells, err := w.layout.AppendCells(w.cells[:0], &r, w.row+1, 0)
	w.cells = cells
	if err != nil {
		return err
	}
	w.row++
	return w.csv.Write(w.cells)
}

// header writes the header, once.
func (w *Writer) header() error {
	if w.row > 0 {
		return nil
	}
	w.row = 1
	for _, f := range w.layout.fields {
		w.cells = append(w.cells, string(f.Name))
	}
	return w.csv.Write(w.cells)
}

// Flush writes what is buffered. With no record written, that is the header.
func (w *Writer) Flush() error {
	if err := w.header(); err != nil {
		return err
	}
	w.csv.Flush()
	return w.csv.Error()
}
