package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/antitrafficking/palermo/cases"
)

// What stands where case files should.
var (
	ErrNotCase   = errors.New("not a case file; for Excel or CSV use exchange first")
	errManyLines = errors.New("this is one file over many lines; put each case file on one line")
	errList      = errors.New("this is a list; put each case file on one line, without brackets")
)

// mark is the byte-order mark of UTF-8, which may stand first.
const mark = "\ufeff"

// CaseFile reads a case file from in, as [cases.Decode] does. Every error that has a place in the
// file begins with line and column.
func CaseFile(in io.Reader) (*cases.File, error) {
	data, err := io.ReadAll(io.LimitReader(in, cases.MaxSize+1))
	if err != nil {
		return nil, err
	}
	utf16 := bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
	start := bytes.TrimSpace(bytes.TrimPrefix(data, []byte(mark)))
	if !utf16 && len(start) > 0 && bytes.IndexByte([]byte(`{["`), start[0]) < 0 {
		return nil, ErrNotCase
	}
	file, err := cases.Decode(bytes.NewReader(data))
	return file, located(err, data, 1, "")
}

// CaseLine reads a case file that is the line with the number. Every error begins with that.
func CaseLine(data []byte, number int) (*cases.File, error) {
	data = bytes.TrimRight(data, "\r\n") // or what is missing at its end would be on the next line
	file, err := cases.Decode(bytes.NewReader(data))
	return file, located(err, data, number, fmt.Sprintf("line %d: ", number))
}

// located puts line and column before every error of err that has an offset, and other before the
// rest. Lines count from first, columns from 1, in characters.
func located(err error, data []byte, first int, other string) error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var errs []error
		for _, e := range many.Unwrap() {
			errs = append(errs, located(e, data, first, other))
		}
		return errors.Join(errs...)
	}
	if err == nil {
		return nil
	}
	offset := int64(-1)
	if e, ok := errors.AsType[*cases.DecodeError](err); ok && e.More == 0 {
		offset = e.Offset
	} else if e, ok := errors.AsType[*cases.FieldError](err); ok {
		offset = e.Offset
	}
	if offset < 0 || offset > int64(len(data)) {
		return fmt.Errorf("%s%w", other, err)
	}
	before := data[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	line = bytes.TrimPrefix(line, []byte(mark))
	return fmt.Errorf("line %d, column %d: %w",
		bytes.Count(before, []byte{'\n'})+first, utf8.RuneCount(line)+1, err)
}

// NotLines returns why an input is no case files, one a line, if its first line with something on
// it and what follows show that; one bad line does not.
func NotLines(first []byte, rest *bufio.Reader) error {
	first = bytes.TrimSpace(bytes.TrimPrefix(first, []byte(mark)))
	switch {
	case len(first) == 0:
		return nil
	case bytes.HasPrefix(first, []byte("PK\x03\x04")):
		return ErrNotCase
	}
	next, _ := rest.Peek(1)
	if len(next) == 0 && first[0] == '{' || len(next) > 0 && next[0] == '{' && first[0] != '[' {
		return nil // the lines begin as they should
	}
	var value json.RawMessage
	open := errors.Is(json.NewDecoder(bytes.NewReader(first)).Decode(&value), io.ErrUnexpectedEOF)
	switch {
	case first[0] == '[':
		return errList
	case first[0] == '{' && open:
		return errManyLines
	case first[0] != '{' && first[0] != '"':
		return ErrNotCase
	}
	return nil
}
