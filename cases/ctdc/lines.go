package ctdc

import (
	"bufio"
	"bytes"
	"io"
)

// MaxLine is the longest line in bytes, with its end, that is read.
const MaxLine = 64 << 10

// lines gives an input line by line to a CSV reader, which takes each for a file of its own: a line
// that is no CSV costs nothing but itself, and no line can fill the memory.
type lines struct {
	in   *bufio.Reader
	n    int    // lines taken
	rest []byte // of the line at hand
	err  error  // of the input; io.EOF at its end
}

func newLines(r io.Reader) *lines { return &lines{in: bufio.NewReaderSize(r, MaxLine)} }

// next takes the next line that is not empty. It reports false at the end; long says that the line
// was longer than MaxLine and is passed over.
func (l *lines) next() (ok, long bool) {
	for l.err == nil {
		var line []byte
		line, l.err = l.in.ReadSlice('\n')
		if len(line) == 0 {
			break
		}
		l.n++
		if l.err == bufio.ErrBufferFull {
			for l.err == bufio.ErrBufferFull {
				_, l.err = l.in.ReadSlice('\n')
			}
			l.rest = nil
			return true, true
		}
		if line[0] > '\r' || len(bytes.TrimRight(line, "\r\n")) > 0 {
			l.rest = line
			return true, false
		}
	}
	return false, false
}

// Read gives what is left of the line, then says that it is the end of the file.
func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// broke returns the error of the input, nil if it was read to its end.
func (l *lines) broke() error {
	if l.err == io.EOF {
		return nil
	}
	return l.err
}
