package htcds

import (
	"cmp"
	"errors"
	"io"
	"iter"
	"reflect"
	"slices"
)

// A Source gives the rows of a table. Package xlsx has one for workbooks. A Source may have two
// more methods: Tolerated() []Code tells what it took in finding the table, and Place(column int)
// (row int, letters string) where a name stands, if the header is no row.
type Source interface {
	// Row returns the number of the next row, counted from 1 as a spreadsheet program does, and its
	// cells, which are good until the next call. It returns [io.EOF] after the last row; a
	// [Problem] of severity [Error] if the row cannot be read but those after it can; any other
	// error ends the reading.
	Row() (number int, cells []string, err error)
}

// tolerant is a [Source] that has taken something in finding its table.
type tolerant interface{ Tolerated() []Code }

// placed is a [Source] whose header is not a row of a table: Place returns where the name of a
// column stands.
type placed interface {
	Place(column int) (row int, letters string)
}

// A Reader gives the records of a file, row by row, and says what is not as the standard asks.
type Reader struct {
	src     Source
	config  config
	cells   cellReader
	columns []Column
	lookups bool // columns after the last are not read
	widths  *widths
	ahead   [][]string
	numbers []int
	broken  map[int]Problem // why a row of ahead, by its number, cannot be read

	rec      reflect.Value
	record   Record
	row      int
	rows     int
	column   int
	field    *Field
	chosen   map[*Field][]string
	current  []Problem
	problems []Problem
	full     bool // more problems than are kept
	err      error
	tell     func(Code)
}

// headerRows is the largest number of rows in which a header is looked for.
const headerRows = 20

// NewSourceReader returns a Reader of the rows of src, of which the first ones are the header. It
// returns a [Problem] if there is none.
func NewSourceReader(src Source, opts ...Option) (*Reader, error) {
	r := newReader(src, opts)
	if err := r.header(); err != nil {
		return nil, err
	}
	return r, nil
}

func newReader(src Source, opts []Option) *Reader {
	r := &Reader{src: src, config: newConfig(opts), chosen: map[*Field][]string{},
		broken: map[int]Problem{}}
	r.cells = cellReader{order: r.config.order, serials: r.config.serials, date1904: r.config.date1904, maxCell: MaxCell}
	r.rec = reflect.ValueOf(&r.record).Elem()
	if _, ok := src.(*csvSource); ok { // elsewhere no cell is written for what is empty
		r.widths = new(widths)
	}
	r.tell = func(code Code) { r.report(r.row, r.column, r.field, code) }
	return r
}

// report notes a problem. Whether it is a warning is said by the code.
func (r *Reader) report(row, column int, f *Field, code Code) {
	p := Problem{Row: row, Code: code, Severity: Error}
	if column >= 0 {
		p.Column = columnLetters(column)
	}
	if f != nil {
		p.Field = f.Name
	}
	if code.tolerated() {
		p.Severity = Warning
	}
	if !slices.Contains(r.current, p) {
		r.current = append(r.current, p)
	}
}

// flush passes on what was noted of a row.
func (r *Reader) flush() {
	for _, p := range r.current {
		switch {
		case r.config.onProblem != nil:
			r.config.onProblem(p)
		case len(r.problems) < r.config.limits.Problems:
			r.problems = append(r.problems, p)
		default:
			r.full = true
			return
		}
	}
}

// header finds the header and reads it.
func (r *Reader) header() error {
	x := &dict().headers
	none := Problem{Code: NoHeader, Severity: Fatal}
	for len(r.ahead) <= headerRows {
		n, cells, err := r.next()
		if problem, ok := errors.AsType[Problem](err); ok && problem.Severity == Error {
			r.broken[n], cells, err = problem, nil, nil // no header, but perhaps the row after it
			if none.Code == NoHeader && problem.Code != BadQuoting {
				none = problem // which may have been the header
				none.Severity = Fatal
			}
		}
		if err != nil && err != io.EOF {
			return err
		}
		r.ahead, r.numbers = append(r.ahead, slices.Clone(cells)), append(r.numbers, n)
		if at := len(r.ahead) - 2; at >= 0 {
			if names, labels := x.headerOf(r.ahead[at], r.ahead[at+1]); names != nil || labels != nil {
				r.take(at, names, labels, err == io.EOF)
				return nil
			}
		}
		if err == io.EOF {
			break
		}
	}
	return none
}

// take reads the header at row at of those read ahead.
func (r *Reader) take(at int, names, labels []string, end bool) {
	nameRow := r.numbers[at]
	labelRow := nameRow
	keep := at + 1
	if names != nil && labels != nil {
		labelRow = r.numbers[at+1]
		keep++
	}
	r.current = r.current[:0]
	if src, ok := r.src.(tolerant); ok {
		for _, code := range src.Tolerated() {
			r.report(0, -1, nil, code)
		}
	}
	for i, cells := range r.ahead[:at] {
		_, broken := r.broken[r.numbers[i]]
		if !broken && !slices.ContainsFunc(cells, func(s string) bool { return !blank(s) }) {
			continue
		}
		r.report(nameRow, -1, nil, RowsBeforeHeader)
	}
	s := resolver{index: &dict().headers, report: func(column int, f *Field, code Code, inLabels bool) {
		row := nameRow
		if inLabels {
			row = labelRow
		}
		r.report(row, column, f, code)
		if src, ok := r.src.(placed); ok {
			p := &r.current[len(r.current)-1]
			p.Row, p.Column = src.Place(column)
		}
	}}
	r.columns = s.resolve(names, labels)
	r.lookups = s.cut
	r.ahead, r.numbers = r.ahead[keep:], r.numbers[keep:]
	if end && len(r.ahead) > 0 { // the end of the file was read as an empty row
		r.ahead, r.numbers = r.ahead[:len(r.ahead)-1], r.numbers[:len(r.numbers)-1]
	}
	slices.SortStableFunc(r.current, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(len(a.Column), len(b.Column)), cmp.Compare(a.Column, b.Column))
	})
	r.flush()
}

// next reads a row and holds it to the limits.
func (r *Reader) next() (int, []string, error) {
	n, cells, err := r.src.Row()
	if err != nil {
		return n, cells, err
	}
	if r.rows++; r.rows > r.config.limits.Rows {
		return n, nil, Problem{Row: n, Code: TooManyRows, Severity: Fatal}
	}
	if len(cells) > r.config.limits.Columns {
		severity := Error
		if _, answers := r.src.(*jsonSource); answers { // whose columns are those of all before
			severity = Fatal
		}
		return n, nil, Problem{Row: n, Code: TooManyColumns, Severity: severity}
	}
	return n, cells, nil
}

// Read returns the record of the next row that holds something. It returns [io.EOF] after the last
// row. If something in the row cannot be taken it returns a [*RowError] with all that is wrong in
// the row, and a record of the cells that could be read, which must not pass for the whole; reading
// may go on. Any other error ends the file; if the file is at fault it is a [Problem] of severity
// [Fatal]. Answers in JSON that have no name of the standard end with [NoHeader].
func (r *Reader) Read() (Record, error) {
	for r.err == nil {
		if r.full { // what was found after that is nowhere
			r.err = Problem{Row: r.row, Code: TooManyProblems, Severity: Fatal}
			break
		}
		r.current = r.current[:0]
		n, cells, err := r.nextRow()
		if err == io.EOF && r.strange() {
			err = Problem{Code: NoHeader, Severity: Fatal}
		}
		if problem, ok := errors.AsType[Problem](err); ok {
			r.row = n
			r.current = append(r.current, problem)
			r.flush()
			if problem.Severity == Error {
				return Record{}, &RowError{n, slices.Clone(r.current)}
			}
		}
		if err != nil {
			r.err = err
			break
		}
		r.row = n
		if r.read(cells) {
			r.flush()
			if slices.ContainsFunc(r.current, func(p Problem) bool { return p.Severity == Error }) {
				return r.record, &RowError{n, slices.Clone(r.current)}
			}
			return r.record, nil
		}
	}
	return Record{}, r.err
}

// nextRow returns the next row, first of those read ahead.
func (r *Reader) nextRow() (int, []string, error) {
	if len(r.ahead) > 0 {
		n, cells := r.numbers[0], r.ahead[0]
		r.ahead, r.numbers = r.ahead[1:], r.numbers[1:]
		if problem, ok := r.broken[n]; ok {
			return n, nil, problem
		}
		return n, cells, nil
	}
	return r.next()
}

// read reads the cells of a row and reports whether there is anything in them.
func (r *Reader) read(cells []string) bool {
	r.record = Record{}
	any := false
	for i, cell := range cells {
		if cell == "" || blank(cell) {
			continue
		}
		r.column, r.field = i, nil
		if i >= len(r.columns) {
			if !r.lookups {
				any = true
				r.tell(CellWithoutHeader)
			}
			continue
		}
		c := &r.columns[i]
		r.field = c.field
		switch {
		case c.headless:
			any = !r.numbered(c, i, cell) || any
		case c.ambiguous:
			any = true
			r.tell(AmbiguousLabel)
		case c.field == nil, c.whole > 0 && !blank(cellAt(cells, c.whole-1)): // all values stand elsewhere
		case c.Value != "":
			any = true
			if r.cells.checkbox(cell, func(code Code) {
				if code == BadCheckbox {
					r.tell(code)
				}
			}) == Checked {
				r.chosen[c.field] = append(r.chosen[c.field], c.Value)
			}
		case c.first > 0 && !blank(cellAt(cells, c.first-1)):
			if trim(cell) != trim(cells[c.first-1]) {
				r.tell(ValuesDiffer)
			}
		default:
			any = true
			r.cells.read(r.rec, c.field, cell, r.tell)
		}
	}
	if r.widths != nil && any {
		r.column, r.field = -1, nil
		if code := r.widths.look(r.row, cells, r.named()); code != "" {
			r.tell(code)
		}
	}
	for f, values := range r.chosen {
		setStrings(r.rec.FieldByIndex(f.index), values)
		delete(r.chosen, f)
	}
	return any
}

// strange reports whether there are columns and the standard knows none of them. Of answers in JSON
// that is not seen before the last.
func (r *Reader) strange() bool {
	return len(r.columns) > 0 && !slices.ContainsFunc(r.columns,
		func(c Column) bool { return c.field != nil || c.ambiguous })
}

// named returns how many columns there are up to the last with a name or a label.
func (r *Reader) named() int {
	n := len(r.columns)
	for n > 0 && r.columns[n-1].headless {
		n--
	}
	return n
}

// numbered reports whether the cell of a column without a header is the number of its row.
func (r *Reader) numbered(c *Column, i int, cell string) bool {
	if i == 0 && digits(trim(cell)) {
		if !c.numbers {
			c.numbers = true
			r.tell(RowNumbers)
			if len(r.current) == 1 { // nothing else may stand in the row, which is then passed over
				r.flush()
				r.current = r.current[:0]
			}
		}
		return true
	}
	r.tell(CellWithoutHeader)
	return false
}

// Records returns the records of all rows, as [Reader.Read] does; what is not [io.EOF] is yielded,
// and an error that is no [*RowError] is the last.
func (r *Reader) Records() iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for {
			rec, err := r.Read()
			if err == io.EOF || !yield(rec, err) {
				return
			}
			if _, row := errors.AsType[*RowError](err); err != nil && !row {
				return
			}
		}
	}
}

// Row returns the number of the row that was read last.
func (r *Reader) Row() int { return r.row }

// Columns returns what the columns of the file were taken for.
func (r *Reader) Columns() []Column { return slices.Clone(r.columns) }

// Problems returns all problems found so far, in the order of rows and columns. It is empty where
// [OnProblem] takes them.
func (r *Reader) Problems() []Problem { return slices.Clone(r.problems) }

// tolerated reports whether c is one of [Tolerances].
func (c Code) tolerated() bool {
	return slices.ContainsFunc(tolerances[:], func(t Tolerance) bool { return t.Code == c })
}
