package ctdc

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Reader streams the rows of a data set. It keeps one row at a time, so that the memory it needs
// does not grow with the input. A Reader is not for use by several goroutines at once.
type Reader struct {
	// OnProblem, if it is set before the first row, is called for every problem, in the order of
	// the input.
	OnProblem func(Problem)

	lines  *lines
	csv    *csv.Reader
	layout *layout
	row    Row
	report Report
	counts map[fieldFault]int
	early  []Problem // of the header, before OnProblem can be set
}

// fieldFault is a fault in a field, from 0; -1 for the line as a whole.
type fieldFault struct {
	field int
	fault Fault
}

// NewReader reads the header from r and returns a reader of the rows below it. The error is a
// [*HeaderError] if the header is of no release, otherwise that of r.
func NewReader(r io.Reader) (*Reader, error) {
	l := newLines(r)
	ok, long := l.next()
	if !ok {
		if err := l.broke(); err != nil {
			return nil, err
		}
	}
	if !ok || long {
		return nil, &HeaderError{}
	}
	lay, extra, err := newLayout(string(l.rest))
	if err != nil {
		return nil, err
	}
	rd := &Reader{lines: l, layout: lay, csv: csv.NewReader(l), counts: map[fieldFault]int{}}
	rd.report.Release = lay.release
	rd.csv.Comma = lay.comma
	rd.csv.ReuseRecord = true
	rd.csv.FieldsPerRecord = -1 // we count, so that a line of the wrong length is told like any other fault
	for _, i := range extra {
		rd.early = append(rd.early, Problem{Line: l.n, Field: i + 1, Fault: UnknownColumn})
	}
	l.rest = nil
	return rd, nil
}

// Release returns the family of releases that the header belongs to.
func (r *Reader) Release() Release { return r.layout.release }

// Next goes on to the next row that can be read and reports whether there is one. What is wrong
// with those it passes over is told by [Reader.Err] and [Reader.Report].
func (r *Reader) Next() bool {
	if r.early != nil {
		early := r.early
		r.early = nil
		for _, p := range early {
			r.tell(p)
		}
	}
	for {
		ok, long := r.lines.next()
		if !ok {
			return false
		}
		r.report.Rows++
		if long {
			r.tell(Problem{Line: r.lines.n, Fault: LineTooLong})
			continue
		}
		record, err := r.csv.Read()
		if err != nil {
			r.lines.rest = nil
			r.tell(Problem{Line: r.lines.n, Fault: BadQuoting})
			continue
		}
		if r.read(record) {
			r.report.Kept++
			return true
		}
	}
}

// read puts a record into the row and reports whether it is one.
func (r *Reader) read(record []string) bool {
	fields := r.layout.fields
	if len(record) != len(fields) {
		r.tell(Problem{Line: r.lines.n, Fault: FieldCount})
		return false
	}
	r.row = Row{Release: r.layout.release, Line: r.lines.n}
	var answers [2]uint64 // the flags that are 0 and those that are 1
	least := byte(0)
	if r.layout.release.PresenceOnly() {
		least = 1
	}
	good := true
	for i, bit := range r.layout.bits {
		s := record[i]
		if bit != 0 { // a flag, as most cells are: settled here unless there is something to say
			switch len(s) {
			case 0:
				continue
			case 1:
				if answer := s[0] - '0'; answer <= 1 && answer >= least {
					answers[answer] |= bit
					continue
				}
			case len(notRecorded):
				if s == notRecorded {
					continue
				}
			}
		}
		if fault := fields[i].read(&r.row, s); fault != "" {
			r.tell(Problem{Line: r.lines.n, Field: i + 1, Column: fields[i].name, Fault: fault})
			good = good && !fault.Drops()
		}
	}
	r.row.Flags.no |= answers[0]
	r.row.Flags.yes |= answers[1]
	if good && r.row.contradicts() {
		r.tell(Problem{Line: r.lines.n, Fault: Contradiction})
	}
	return good
}

// Row returns the row that [Reader.Next] went on to. It is good until the next call of Next; copy
// what it points to to keep it.
func (r *Reader) Row() *Row { return &r.row }

// Rows goes through the rows that are left. Look at [Reader.Err] after it.
func (r *Reader) Rows() iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		for r.Next() {
			if !yield(&r.row) {
				return
			}
		}
	}
}

// Err returns nil if the input so far was read without losing a row, otherwise a [*ReadError].
func (r *Reader) Err() error {
	if r.lines.broke() == nil && r.report.Rows == r.report.Kept {
		return nil
	}
	return &ReadError{Report: r.Report(), Input: r.lines.broke()}
}

// Report returns what was read so far and what was wrong with it.
func (r *Reader) Report() Report {
	out := r.report
	out.Problems = slices.Clone(out.Problems)
	keys := make([]fieldFault, 0, len(r.counts))
	for k := range r.counts {
		keys = append(keys, k)
	}
	faults := law.Codes[Fault]()
	slices.SortFunc(keys, func(a, b fieldFault) int {
		if a.field != b.field {
			return a.field - b.field
		}
		return slices.Index(faults, a.fault) - slices.Index(faults, b.fault)
	})
	for _, k := range keys {
		c := Count{Fault: k.fault, Count: r.counts[k]}
		if k.field >= 0 {
			c.Column = r.layout.fields[k.field].name
		}
		out.Counts = append(out.Counts, c)
	}
	return out
}

// tell records a problem.
func (r *Reader) tell(p Problem) {
	r.counts[fieldFault{p.Field - 1, p.Fault}]++
	if len(r.report.Problems) < MaxProblems {
		r.report.Problems = append(r.report.Problems, p)
	}
	if r.OnProblem != nil {
		r.OnProblem(p)
	}
}
