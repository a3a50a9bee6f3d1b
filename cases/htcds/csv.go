package htcds

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// NewReader returns a Reader of the CSV in r: with the names of the standard as header, or their
// labels, or both in two rows, or as ODK and KoboToolbox write the answers to the XLSForm. Cells
// may be parted by commas, semicolons or tabs. It streams; the size of r is not limited.
func NewReader(r io.Reader, opts ...Option) (*Reader, error) {
	src, err := newCSV(r, newConfig(opts).limits)
	if err != nil {
		return nil, err
	}
	return NewSourceReader(src, opts...)
}

// csvSource gives the rows of a CSV.
type csvSource struct {
	csv   *csv.Reader
	in    *budget
	codes []Code
	row   int // number of the last row
	line  int // its last line
}

// sniff is how much of a file is looked at for its separator.
const sniff = 64 << 10

func newCSV(r io.Reader, limits Limits) (*csvSource, error) {
	in := &budget{r: r, limit: limits.RowBytes}
	in.reset()
	buf := bufio.NewReaderSize(in, sniff)
	s := &csvSource{in: in}
	head, err := buf.Peek(3)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.codes = append(s.codes, ByteOrderMark)
		buf.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.IndexByte(head, 0) >= 0:
		return nil, Problem{Code: OtherEncoding, Severity: Fatal}
	}
	head, _ = buf.Peek(sniff)
	s.csv = csv.NewReader(buf)
	s.csv.FieldsPerRecord = -1
	s.csv.ReuseRecord = true
	if s.csv.Comma = separator(head); s.csv.Comma != ',' {
		s.codes = append(s.codes, OtherSeparator)
	}
	return s, nil
}

// separator returns what parts the cells at the beginning of a file: the sign that stands most
// often outside quotation marks in the line that has most.
func separator(head []byte) rune {
	best, comma := 0, ','
	counts := map[rune]int{}
	quoted := false
	for _, b := range head {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			clear(counts)
		case b == ',' || b == ';' || b == '\t':
			if counts[rune(b)]++; counts[rune(b)] > best {
				best, comma = counts[rune(b)], rune(b)
			}
		}
	}
	return comma
}

func (s *csvSource) Tolerated() []Code { return s.codes }

// Row returns the next row. Blank lines count as rows, as in a spreadsheet program, though the CSV
// reader skips them.
func (s *csvSource) Row() (int, []string, error) {
	s.in.reset()
	cells, err := s.csv.Read()
	if err == io.EOF {
		return s.row, nil, io.EOF
	}
	if problem, ok := errors.AsType[Problem](err); ok {
		problem.Row = s.row + 1
		return s.row + 1, nil, problem
	}
	if pe, ok := errors.AsType[*csv.ParseError](err); ok {
		s.row += 1 + max(pe.StartLine-s.line-1, 0)
		s.line = max(pe.Line, pe.StartLine)
		return s.row, nil, Problem{Row: s.row, Code: BadQuoting, Severity: Error}
	}
	if err != nil {
		return s.row, nil, err
	}
	first, _ := s.csv.FieldPos(0)
	last, _ := s.csv.FieldPos(len(cells) - 1)
	s.row += 1 + max(first-s.line-1, 0)
	s.line = last + strings.Count(cells[len(cells)-1], "\n")
	return s.row, cells, nil
}

// budget ends the reading of a row that is too long, so that a quotation mark that is never closed
// does not fill the memory.
type budget struct {
	r     io.Reader
	limit int
	left  int
}

// reset begins a row. What was read ahead for it is given on top.
func (b *budget) reset() { b.left = b.limit + sniff }

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, Problem{Code: RowTooLong, Severity: Fatal}
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
