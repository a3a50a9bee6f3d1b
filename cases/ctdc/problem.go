package ctdc

import (
	"errors"
	"fmt"
	"strings"
)

// MaxProblems is how many problems a [Report] lists one by one. All are counted.
const MaxProblems = 100

// A Problem is something wrong with one cell or one line. It does not hold the value.
type Problem struct {
	Line   int    // of the input, from 1
	Field  int    // of the line, from 1; 0 for the line as a whole
	Column string // the name of the column in the release; "" for the line as a whole and for a column that is none of the release's
	Fault  Fault
}

func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString("ctdc: ")
	if p.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", p.Line)
	}
	if p.Field > 0 {
		fmt.Fprintf(&b, "field %d", p.Field)
		if p.Column != "" {
			fmt.Fprintf(&b, " (%s)", p.Column)
		}
		b.WriteString(": ")
	}
	b.WriteString(string(p.Fault))
	return b.String()
}

// A Count is how often a fault was found in a column.
type Count struct {
	Column string // "" for lines as a whole
	Fault  Fault
	Count  int
}

// A Report is what was read and what was wrong with it.
type Report struct {
	Release Release
	// Rows are the lines below the header that are not empty, Kept the rows among them that were
	// returned.
	Rows, Kept int
	// Problems are the first [MaxProblems], in the order of the input.
	Problems []Problem
	// Counts are all problems, by column in the order of the input, then by fault.
	Counts []Count
}

// Total returns how many problems there are that cost a row, and how many that do not.
func (r Report) Total() (errs, warnings int) {
	for _, c := range r.Counts {
		if c.Fault.Drops() {
			errs += c.Count
		} else {
			warnings += c.Count
		}
	}
	return errs, warnings
}

// ErrRows is wrapped by every [ReadError].
var ErrRows = errors.New("not every row could be read")

// A ReadError is returned at the end of an input some of whose rows could not be read, or which
// broke off.
type ReadError struct {
	Report Report
	Input  error // of the underlying reader, nil if it was read to its end
}

func (e *ReadError) Error() string {
	errs, _ := e.Report.Total()
	s := fmt.Sprintf("ctdc: %d of %d rows could not be read, for %d faults", e.Report.Rows-e.Report.Kept, e.Report.Rows, errs)
	for _, p := range e.Report.Problems {
		if p.Fault.Drops() {
			s += "\n" + strings.TrimPrefix(p.Error(), "ctdc: ")
		}
	}
	if e.Input != nil {
		s += "\nthe input broke off: " + e.Input.Error()
	}
	return s
}

// Unwrap returns [ErrRows] if a row was lost, the error of the input, and the listed problems that
// cost a row.
func (e *ReadError) Unwrap() []error {
	var out []error
	if e.Report.Rows != e.Report.Kept {
		out = append(out, ErrRows)
	}
	if e.Input != nil {
		out = append(out, e.Input)
	}
	for i := range e.Report.Problems {
		if p := &e.Report.Problems[i]; p.Fault.Drops() {
			out = append(out, p)
		}
	}
	return out
}

// ErrHeader is wrapped by every [HeaderError].
var ErrHeader = errors.New("the header is of no known release")

// A HeaderError says how the header differs from that of the release that it is nearest to. It
// holds names of that release only.
type HeaderError struct {
	Nearest Release  // "" if no column is known
	Missing []string // columns that are not there
	Twice   []string // columns that stand there more than once
}

func (e *HeaderError) Error() string {
	s := "ctdc: " + ErrHeader.Error()
	if e.Nearest != "" {
		s += "; nearest is " + string(e.Nearest)
	}
	if len(e.Missing) > 0 {
		s += ", without " + strings.Join(e.Missing, ", ")
	}
	if len(e.Twice) > 0 {
		s += ", twice " + strings.Join(e.Twice, ", ")
	}
	return s
}

// Unwrap returns [ErrHeader].
func (e *HeaderError) Unwrap() error { return ErrHeader }

// ErrRelease is returned where a row is not of the release that is asked for, or the release cannot
// be made from a case file.
var ErrRelease = errors.New("not of this release")

// ErrVictim is returned where a case file has no victim with the id.
var ErrVictim = errors.New("no such victim")
