package htcds

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
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
	lines lineReader
	comma rune
	most  int          // cells that a row may have
	part  bytes.Reader // the row at hand
	csv   *csv.Reader  // of part
	codes []Code
	row   int // number of the last row
}

// sniff is how much of a file is looked at for its separator.
const sniff = 64 << 10

func newCSV(r io.Reader, limits Limits) (*csvSource, error) {
	s := &csvSource{lines: lineReader{in: r, limit: limits.RowBytes}, most: limits.Columns}
	head := s.lines.peek(sniff)
	if len(head) == 0 && s.lines.err != io.EOF {
		return nil, s.lines.err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.codes = append(s.codes, ByteOrderMark)
		s.lines.end = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")),
		bytes.IndexByte(head[:min(len(head), 3)], 0) >= 0:
		return nil, Problem{Code: OtherEncoding, Severity: Fatal}
	}
	if s.comma = separator(head); s.comma != ',' {
		s.codes = append(s.codes, OtherSeparator)
	}
	s.begin()
	return s, nil
}

// begin makes a reader of rows, which has nothing left of another row.
func (s *csvSource) begin() {
	s.csv = csv.NewReader(&s.part)
	s.csv.FieldsPerRecord = -1
	s.csv.ReuseRecord = true
	s.csv.Comma = s.comma
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

// Row returns the next row. Blank lines count as rows, as in a spreadsheet program.
//
// A row ends with the line after which its quotation marks are paired. Where they never are, or the
// row is no CSV, it is the first line alone that cannot be read: a mark that was forgotten costs
// one row, and not all after it.
func (s *csvSource) Row() (int, []string, error) {
	for {
		s.lines.start = s.lines.end
		if err := s.lines.line(); err != nil {
			if problem, ok := errors.AsType[Problem](err); ok {
				problem.Row = s.row + 1
				return s.row + 1, nil, problem
			}
			return s.row, nil, err
		}
		s.row++
		first := s.lines.end
		paired := s.pair()
		row := s.lines.row()
		if paired && len(bytes.TrimRight(row, "\r\n")) == 0 {
			continue
		}
		if paired && s.parted(row) >= s.most {
			return s.row, nil, Problem{Row: s.row, Code: TooManyColumns, Severity: Fatal}
		}
		if paired {
			s.part.Reset(row)
			if cells, err := s.csv.Read(); err == nil {
				return s.row, cells, nil
			}
			s.begin()
		}
		s.lines.end = first
		return s.row, nil, Problem{Row: s.row, Code: BadQuoting, Severity: Error}
	}
}

// parted counts what parts the cells of a row, before a list of as many is made: a cell takes many
// times the memory of a comma.
func (s *csvSource) parted(row []byte) (n int) {
	quoted := false
	for _, b := range row {
		switch {
		case b == '"':
			quoted = !quoted
		case !quoted && rune(b) == s.comma:
			n++
		}
	}
	return n
}

// pair takes lines to the row until its quotation marks are paired, and reports whether they are.
func (s *csvSource) pair() bool {
	for counted, odd := 0, false; ; {
		row := s.lines.row()
		odd = odd != (bytes.Count(row[counted:], []byte{'"'})%2 == 1)
		if !odd {
			return true
		}
		if counted = len(row); s.lines.line() != nil {
			return false
		}
	}
}

// A lineReader reads a row line by line and can go back to a line of it.
type lineReader struct {
	in         io.Reader
	limit      int // of a row, in bytes
	buf        []byte
	start, end int // the row at hand is what stands between
	err        error
}

func (r *lineReader) row() []byte { return r.buf[r.start:r.end] }

// line takes one more line to the row. It returns [io.EOF] at the end, and a [Problem] if the row
// is longer than it may be.
func (r *lineReader) line() error {
	for from := r.end; ; {
		if i := bytes.IndexByte(r.buf[from:], '\n'); i >= 0 {
			r.end = from + i + 1
			return nil
		}
		from = len(r.buf)
		switch {
		case len(r.buf)-r.start > r.limit:
			return Problem{Code: RowTooLong, Severity: Fatal}
		case r.err == io.EOF && len(r.buf) > r.end: // the last line, without an end
			r.end = len(r.buf)
			return nil
		case r.err != nil:
			return r.err
		}
		from -= r.fill()
	}
}

// fill reads more, and returns by how much what stands in the buffer moved to its beginning.
func (r *lineReader) fill() (moved int) {
	if r.start > len(r.buf)/2 {
		moved = r.start
		r.buf = r.buf[:copy(r.buf, r.buf[r.start:])]
		r.start, r.end = 0, r.end-moved
	}
	r.buf = slices.Grow(r.buf, sniff)
	n, err := r.in.Read(r.buf[len(r.buf) : len(r.buf)+sniff])
	r.buf, r.err = r.buf[:len(r.buf)+n], err
	return moved
}

// peek returns what the input begins with, at most n bytes.
func (r *lineReader) peek(n int) []byte {
	for len(r.buf) < n && r.err == nil {
		r.fill()
	}
	return r.buf[:min(len(r.buf), n)]
}

// budget ends the reading of an answer that is too long, so that a quotation mark that is never
// closed does not fill the memory.
type budget struct {
	r     io.Reader
	limit int
	left  int
}

// reset begins an answer. What was read ahead for it is given on top.
func (b *budget) reset() { b.left = b.limit + sniff }

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, Problem{Code: RowTooLong, Severity: Fatal}
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
