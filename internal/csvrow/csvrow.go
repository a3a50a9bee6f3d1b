// Package csvrow reads CSV row by row, so that one row that cannot be read costs itself and no
// other: a quotation mark that is never closed, or more than a row may hold.
package csvrow

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
)

// Why a row cannot be read. The rows after it can.
var (
	ErrQuoting = errors.New("csvrow: not well-formed CSV")
	ErrWide    = errors.New("csvrow: more cells than a row may have")
	ErrLong    = errors.New("csvrow: longer than a row may be")
)

// A Reader gives the rows of CSV. Set Comma and Most before the first.
type Reader struct {
	Comma rune // what parts cells; by default a comma
	Most  int  // cells that a row may have

	lines lineReader
	part  bytes.Reader // the row at hand
	csv   *csv.Reader  // of part
	row   int          // number of the last row
}

// New returns a reader of rows of at most limit bytes each.
func New(r io.Reader, limit int) *Reader {
	return &Reader{Comma: ',', Most: 1 << 10, lines: lineReader{in: r, limit: limit}}
}

// Peek returns what the input begins with, at most n bytes, and before the first row; with it the
// error that kept it from more, [io.EOF] at its end.
func (s *Reader) Peek(n int) ([]byte, error) { return s.lines.peek(n), s.lines.err }

// Discard passes over the first n bytes of what was peeked at.
func (s *Reader) Discard(n int) { s.lines.end = n }

// begin makes a reader of rows, which has nothing left of another row.
func (s *Reader) begin() {
	s.csv = csv.NewReader(&s.part)
	s.csv.FieldsPerRecord = -1
	s.csv.ReuseRecord = true
	s.csv.Comma = s.Comma
}

// Read returns the number of the next row that is not blank, and its cells, which are good until
// the next call. Blank lines count, as in a spreadsheet program. The error is one of those of this
// package where the row cannot be read, [io.EOF] at the end, and otherwise that of the input.
//
// A row ends with the line after which its quotation marks are paired. Where they never are, or the
// row is no CSV, it is the first line alone that cannot be read: a mark that was forgotten costs
// one row, and not all after it.
func (s *Reader) Read() (int, []string, error) {
	if s.csv == nil {
		s.begin()
	}
	for {
		s.lines.start = s.lines.end
		if err := s.lines.line(); err != nil {
			if err == ErrLong {
				s.row++
				s.lines.skip()
			}
			return s.row, nil, err
		}
		s.row++
		first := s.lines.end - s.lines.start // the buffer may move
		paired := s.pair()
		row := s.lines.row()
		switch {
		case paired && len(bytes.TrimRight(row, "\r\n")) == 0:
			continue
		case paired && s.parted(row) < s.Most:
			s.part.Reset(row)
			if cells, err := s.csv.Read(); err == nil {
				return s.row, cells, nil
			}
			s.begin()
		case paired && s.quoted(row):
			return s.row, nil, ErrWide
		}
		s.lines.end = s.lines.start + first
		return s.row, nil, ErrQuoting
	}
}

// quoted reports whether the quotation marks of a row stand where they may: around a whole cell,
// and twice inside of one.
func (s *Reader) quoted(row []byte) bool {
	const (
		begin = iota // of a cell
		bare
		inside
		closed // by a mark, unless another follows
	)
	at := begin
	for i, b := range row {
		last := b == '\n' || b == '\r' && i == len(row)-2
		switch {
		case at == inside:
			if b == '"' {
				at = closed
			}
		case at == closed && b == '"':
			at = inside
		case rune(b) == s.Comma || last:
			at = begin
		case at == closed, at == bare && b == '"':
			return false
		case b == '"':
			at = inside
		default:
			at = bare
		}
	}
	return at != inside
}

// parted counts what parts the cells of a row, before a list of as many is made: a cell takes many
// times the memory of a comma.
func (s *Reader) parted(row []byte) (n int) {
	quoted := false
	for _, b := range row {
		switch {
		case b == '"':
			quoted = !quoted
		case !quoted && rune(b) == s.Comma:
			n++
		}
	}
	return n
}

// pair takes lines to the row until its quotation marks are paired, and reports whether they are.
func (s *Reader) pair() bool {
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

// line takes one more line to the row. It returns [io.EOF] at the end, and ErrLong if the row is
// longer than it may be.
func (r *lineReader) line() error {
	for from := r.end; ; {
		if i := bytes.IndexByte(r.buf[from:], '\n'); i >= 0 {
			r.end = from + i + 1
			return nil
		}
		from = len(r.buf)
		switch {
		case len(r.buf)-r.start > r.limit:
			return ErrLong
		case r.err == io.EOF && len(r.buf) > r.end: // the last line, without an end
			r.end = len(r.buf)
			return nil
		case r.err != nil:
			return r.err
		}
		from -= r.fill()
	}
}

// skip goes on behind the end of the line, however far off it is, and keeps nothing of it.
func (r *lineReader) skip() {
	for r.start = r.end; ; {
		if i := bytes.IndexByte(r.buf[r.start:], '\n'); i >= 0 {
			r.start += i + 1
			r.end = r.start
			return
		}
		r.start = len(r.buf)
		if r.end = r.start; r.err != nil {
			return
		}
		r.fill()
	}
}

// step is how much is read at once.
const step = 64 << 10

// fill reads more, and returns by how much what stands in the buffer moved to its beginning.
func (r *lineReader) fill() (moved int) {
	if r.start > len(r.buf)/2 {
		moved = r.start
		r.buf = r.buf[:copy(r.buf, r.buf[r.start:])]
		r.start, r.end = 0, r.end-moved
	}
	r.buf = slices.Grow(r.buf, step)
	n, err := r.in.Read(r.buf[len(r.buf) : len(r.buf)+step])
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
