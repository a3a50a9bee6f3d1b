package htcds

import (
	"bytes"
	"io"

	"github.com/antitrafficking/palermo/internal/csvrow"
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
	rows  *csvrow.Reader
	codes []Code
}

// sniff is how much of a file is looked at for its separator.
const sniff = 64 << 10

func newCSV(r io.Reader, limits Limits) (*csvSource, error) {
	s := &csvSource{rows: csvrow.New(r, limits.RowBytes)}
	s.rows.Most = limits.Columns
	head, err := s.rows.Peek(sniff)
	if len(head) == 0 && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.codes = append(s.codes, ByteOrderMark)
		s.rows.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")),
		bytes.IndexByte(head[:min(len(head), 3)], 0) >= 0:
		return nil, Problem{Code: OtherEncoding, Severity: Fatal}
	}
	if s.rows.Comma = separator(head); s.rows.Comma != ',' {
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

// Row returns the next row. One that cannot be read costs itself and no other.
func (s *csvSource) Row() (int, []string, error) {
	row, cells, err := s.rows.Read()
	bad := Problem{Row: row, Severity: Error}
	switch err {
	case csvrow.ErrQuoting:
		bad.Code = BadQuoting
	case csvrow.ErrWide:
		bad.Code = TooManyColumns
	case csvrow.ErrLong:
		bad.Code = RowTooLong
	default:
		return row, cells, err
	}
	return row, nil, bad
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
