package htcds

import (
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
	src := &jsonSource{in: in, dec: jsontext.NewDecoder(in), columns: map[string]int{}}
	reader := newReader(src, opts)
	reader.cells.raw = true
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

// notAValue stands for a list or object in the place of a value. No text of JSON is equal to it,
// since none is invalid UTF-8.
const notAValue = "\xff"

type jsonSource struct {
	in        *budget
	dec       *jsontext.Decoder
	list      bool // inside the list of answers
	row       int
	columns   map[string]int
	newColumn func(name string)
	cells     []string
	pending   [][2]string // members of the first object
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
		return s.firstObject()
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
	if s.pending != nil {
		for _, member := range s.pending {
			s.set(member[0], member[1])
		}
		s.pending = nil
		return s.row, s.cells, nil
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
		return s.row, nil, s.failed(err)
	case kind != '{':
		if kind == 0 {
			_, err := s.dec.ReadToken()
			return s.row, nil, s.failed(err)
		}
		return s.row, nil, s.bad()
	}
	if err := s.object("", 0); err != nil {
		return s.row, nil, err
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
			return s.bad()
		}
		return s.object(name+"/", depth+1)
	case '[':
		return s.array(name)
	}
	tok, err := s.dec.ReadToken()
	if err != nil {
		return s.failed(err)
	}
	s.member(name, scalar(tok))
	return nil
}

func scalar(tok jsontext.Token) string {
	switch tok.Kind() {
	case 'n':
		return ""
	case 't':
		return string(Checked)
	case 'f':
		return string(Unchecked)
	}
	return tok.String()
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
		tok, err := s.dec.ReadToken()
		if err != nil {
			return s.failed(err)
		}
		if v := scalar(tok); v != "" {
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
	s.cells[i] = value
}
