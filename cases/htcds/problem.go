package htcds

import (
	"strconv"
	"strings"
)

// Severity says how bad a problem is. The zero Severity is none.
type Severity string

// The severities.
const (
	// Warning: taken in spite of not being as the standard asks; see [Tolerances].
	Warning Severity = "warning"
	// Error: the cell, and with it the row, cannot be taken. Other rows can.
	Error Severity = "error"
	// Fatal: nothing after it can be read.
	Fatal Severity = "fatal"
)

// A Problem is one thing that is not as the standard asks. It holds nothing that stood in a cell.
type Problem struct {
	// Row counts from 1 as a spreadsheet program does, header rows included; for JSON it is the
	// number of the answer. 0 is the whole file.
	Row int `json:"row,omitempty"`
	// Column is the letter of the column, as "AJ"; for JSON, columns are counted in the order in
	// which they first come. Empty is the whole row.
	Column string `json:"column,omitempty"`
	// Field is the field that the column stands for, or "" if it is none of the standard.
	Field    Name     `json:"field,omitempty"`
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
}

func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString("htcds: ")
	if p.Row > 0 {
		b.WriteString("row " + strconv.Itoa(p.Row) + ", ")
	}
	if p.Column != "" {
		b.WriteString("column " + p.Column + ", ")
	}
	if p.Field != "" {
		b.WriteString(string(p.Field) + ": ")
	}
	b.WriteString(string(p.Severity) + ": " + p.Code.Text())
	return b.String()
}

// A RowError holds the errors of one row, and its warnings.
type RowError struct {
	Row      int
	Problems []Problem
}

func (e *RowError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems.
func (e *RowError) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p
	}
	return errs
}

// columnLetters returns the name of column n, which counts from 0: "A", "AJ".
func columnLetters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// columnNumber undoes columnLetters.
func columnNumber(s string) int {
	n := 0
	for _, c := range s {
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}
