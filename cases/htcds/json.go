package htcds

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// NewJSONReader returns a Reader of answers to the XLSForm as KoboToolbox and ODK Central give them
// in JSON: a list of objects, one object for each line, or an object whose member "results" or
// "value" is such a list. Groups may be told in the names ("group/prs_Title") or by nested objects.
// It also reads the JSON of [Record]. It streams.
//
// A row is an answer, counted from 1, and a column is a name, counted in the order in which the
// names first come.
func NewJSONReader(r io.Reader, opts ...Option) (*Reader, error) {
	in := &budget{r: r, limit: newConfig(opts).limits.RowBytes}
	in.reset()
	src := &jsonSource{in: in, columns: map[string]int{}}
	src.readFrom(bufio.NewReader(in))
	reader := newReader(src, opts)
	reader.cells.raw = true
	switch head, _ := src.buf.Peek(3); {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		src.buf.Discard(3)
		reader.report(0, -1, nil, ByteOrderMark)
		reader.flush()
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return nil, Problem{Code: OtherEncoding, Severity: Fatal}
	}
	names := resolver{index: &dict().headers, whole: map[*Field]int{}, report: func(column int, f *Field, code Code, _ bool) {
		reader.report(src.row, column, f, code)
	}}
	src.newColumn = func(name string) {
		reader.current = reader.current[:0]
		names.add(name, "", false)
		names.overrule()
		reader.columns = names.columns
		reader.flush()
		reader.current = reader.current[:0]
	}
	if err := src.open(); err != nil {
		return nil, err
	}
	return reader, nil
}

// notAValue stands for a list or object in the place of a value, badValue for what costs the
// answer: a text that is no UTF-8, and groups that are too deep. No text that is good is equal to
// them, since none is invalid UTF-8.
const (
	notAValue = "\xff"
	badValue  = "\xfe"
)

type jsonSource struct {
	in        *budget
	buf       *bufio.Reader // of in
	dec       *jsontext.Decoder
	broken    bool // the first answer is
	list      bool // inside the list of answers
	row       int
	columns   map[string]int
	newColumn func(name string)
	cells     []string
	last      []int       // for each column, the row in which it stood last
	wrong     int         // the first column of the row that costs the answer; -1 if there is none
	pending   [][2]string // members of the first object
}

// readFrom goes on with what stands in buf. A name that stands twice and a text that is no UTF-8
// cost one answer, and so are found here and not by the decoder.
func (s *jsonSource) readFrom(buf *bufio.Reader) {
	s.buf = buf
	s.dec = jsontext.NewDecoder(buf, jsontext.AllowDuplicateNames(true),
		jsontext.AllowInvalidUTF8(true))
}

// recovered makes an error of the row of an answer that is no JSON, and goes on behind it. That is
// possible where the answers are no list and each begins a line. Any other error is returned as it
// is.
func (s *jsonSource) recovered(err error) error {
	problem, ok := errors.AsType[Problem](err)
	if !ok || problem.Code != BadJSON || s.list {
		return err
	}
	rest := bufio.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(s.dec.UnreadBuffer())),
		s.buf))
	for {
		s.in.reset()
		_, err := rest.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		begin, _ := rest.Peek(1)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return problem
		case err != nil && s.row < 2: // nothing in the file is JSON
			return problem
		case err != nil || len(begin) == 0 || begin[0] == '{':
			s.readFrom(rest)
			problem.Severity = Error
			return problem
		}
	}
}

func (s *jsonSource) bad() error { return Problem{Row: s.row, Code: BadJSON, Severity: Fatal} }

// open reads up to the first answer.
func (s *jsonSource) open() error {
	switch s.dec.PeekKind() {
	case '[':
		if _, err := s.dec.ReadToken(); err != nil {
			return s.failed(err)
		}
		s.list = true
		return nil
	case '{':
		err := s.firstObject()
		if err != nil && !s.list {
			s.row = 1
			err = s.recovered(err)
			s.row = 0
			if problem, ok := errors.AsType[Problem](err); ok && problem.Severity == Error {
				s.broken, s.pending = true, nil
				return nil
			}
		}
		return err
	case 0:
		if _, err := s.dec.ReadToken(); err != io.EOF {
			return s.failed(err)
		}
	}
	return Problem{Code: NoHeader, Severity: Fatal}
}

// failed makes a problem of an error of the decoder, whose text may quote the input.
func (s *jsonSource) failed(err error) error {
	if problem, ok := errors.AsType[Problem](err); ok {
		problem.Row = s.row
		return problem
	}
	if _, syntax := errors.AsType[*jsontext.SyntacticError](err); syntax || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return s.bad()
	}
	return err
}

// firstObject reads the first object: an answer, or what is around the list of answers.
func (s *jsonSource) firstObject() error {
	if _, err := s.dec.ReadToken(); err != nil {
		return s.failed(err)
	}
	s.pending = [][2]string{}
	for s.dec.PeekKind() != '}' {
		tok, err := s.dec.ReadToken()
		if err != nil {
			return s.failed(err)
		}
		name := tok.String()
		if (name == "results" || name == "value") && s.dec.PeekKind() == '[' {
			if _, err := s.dec.ReadToken(); err != nil {
				return s.failed(err)
			}
			s.list, s.pending = true, nil
			return nil
		}
		if err := s.value(name, 0); err != nil {
			return err
		}
	}
	_, err := s.dec.ReadToken()
	if err != nil {
		return s.failed(err)
	}
	return nil
}

// Row returns the cells of the next answer.
func (s *jsonSource) Row() (int, []string, error) {
	s.row++
	s.cells = slices.Grow(s.cells[:0], len(s.columns))[:len(s.columns)]
	clear(s.cells)
	s.wrong = -1
	if s.broken {
		s.broken = false
		return s.row, nil, Problem{Row: s.row, Code: BadJSON, Severity: Error}
	}
	if s.pending != nil {
		for _, member := range s.pending {
			s.set(member[0], member[1])
		}
		s.pending = nil
		return s.whole()
	}
	s.in.reset()
	switch kind := s.dec.PeekKind(); {
	case kind == ']' && s.list:
		return s.row - 1, nil, io.EOF // what stands around the list does not matter
	case kind == 0 && !s.list:
		_, err := s.dec.ReadToken()
		if err == io.EOF {
			return s.row - 1, nil, io.EOF
		}
		return s.row, nil, s.recovered(s.failed(err))
	case kind == 0, kind == ']', kind == '}':
		_, err := s.dec.ReadToken()
		return s.row, nil, s.recovered(s.failed(err))
	case kind != '{': // a value in the place of an answer
		if err := s.dec.SkipValue(); err != nil {
			return s.row, nil, s.recovered(s.failed(err))
		}
		return s.row, nil, Problem{Row: s.row, Code: BadJSON, Severity: Error}
	}
	if err := s.object("", 0); err != nil {
		return s.row, nil, s.recovered(err)
	}
	return s.whole()
}

// whole returns the row that was read, or that it cannot be taken.
func (s *jsonSource) whole() (int, []string, error) {
	if s.wrong >= 0 {
		problem := Problem{Row: s.row, Column: columnLetters(s.wrong), Code: BadJSON,
			Severity: Error}
		return s.row, nil, problem
	}
	return s.row, s.cells, nil
}

// maxDepth is how deep groups may be nested.
const maxDepth = 32

// object reads the members of an object.
func (s *jsonSource) object(prefix string, depth int) error {
	if _, err := s.dec.ReadToken(); err != nil {
		return s.failed(err)
	}
	for s.dec.PeekKind() != '}' {
		tok, err := s.dec.ReadToken()
		if err != nil {
			return s.failed(err)
		}
		if err := s.value(prefix+tok.String(), depth); err != nil {
			return err
		}
	}
	if _, err := s.dec.ReadToken(); err != nil {
		return s.failed(err)
	}
	return nil
}

// value reads the value of a member.
func (s *jsonSource) value(name string, depth int) error {
	switch s.dec.PeekKind() {
	case '{':
		if depth >= maxDepth {
			if err := s.dec.SkipValue(); err != nil {
				return s.failed(err)
			}
			s.member(name, badValue)
			return nil
		}
		return s.object(name+"/", depth+1)
	case '[':
		return s.array(name)
	}
	text, err := s.scalar()
	if err != nil {
		return s.failed(err)
	}
	s.member(name, text)
	return nil
}

// scalar reads a value that is no list and no object.
func (s *jsonSource) scalar() (string, error) {
	value, err := s.dec.ReadValue()
	if err != nil {
		return "", err
	}
	switch value.Kind() {
	case 'n':
		return "", nil
	case 't':
		return string(Checked), nil
	case 'f':
		return string(Unchecked), nil
	case '"':
		text, err := jsontext.AppendUnquote(nil, value)
		if err != nil {
			return badValue, nil
		}
		return string(text), nil
	}
	return string(value), nil
}

// array reads a list of values; a list of anything else is no value.
func (s *jsonSource) array(name string) error {
	if _, err := s.dec.ReadToken(); err != nil {
		return s.failed(err)
	}
	var values []string
	good := true
	for s.dec.PeekKind() != ']' {
		if kind := s.dec.PeekKind(); kind == '{' || kind == '[' {
			good = false
			if err := s.dec.SkipValue(); err != nil {
				return s.failed(err)
			}
			continue
		}
		v, err := s.scalar()
		if err != nil {
			return s.failed(err)
		}
		if v != "" {
			values = append(values, v)
		}
	}
	if _, err := s.dec.ReadToken(); err != nil {
		return s.failed(err)
	}
	if !good {
		s.member(name, notAValue)
		return nil
	}
	s.member(name, strings.Join(values, "; "))
	return nil
}

// member takes a member of the answer at hand.
func (s *jsonSource) member(name, value string) {
	if s.pending != nil {
		s.pending = append(s.pending, [2]string{name, value})
		return
	}
	s.set(name, value)
}

func (s *jsonSource) set(name, value string) {
	i, known := s.columns[name]
	if !known {
		i = len(s.columns)
		s.columns[name] = i
		s.newColumn(name)
	}
	for len(s.cells) <= i {
		s.cells = append(s.cells, "")
	}
	for len(s.last) <= i {
		s.last = append(s.last, 0)
	}
	if s.wrong < 0 && (s.last[i] == s.row || value == badValue) {
		s.wrong = i // a name that stands twice, or a value that is none
	}
	s.cells[i], s.last[i] = value, s.row
}
