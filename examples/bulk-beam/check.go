package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// check checks a case file a line. A worker makes its checker once, and shares it with nobody.
type check struct {
	On string // a day; what Beam sends to a worker has to be plain

	day     law.Day
	checker *cases.Checker
}

// Setup is called once on each worker.
func (c *check) Setup() error {
	err := c.day.UnmarshalText([]byte(c.On))
	if err != nil {
		return err
	}
	c.checker, err = cases.NewChecker(jurisdiction.Builtin())
	return err
}

// ProcessElement emits a row for each finding of the file, and a row for each reason for which a line is refused.
func (c *check) ProcessElement(line string, finding, refusal func(string)) {
	if strings.TrimSpace(line) == "" {
		return
	}
	file, err := cases.Decode(strings.NewReader(line))
	if err != nil {
		for _, reason := range reasons(err) {
			refusal(row(reason...))
		}
		return
	}
	report := c.checker.Check(file, c.day)
	for i := range report.Findings {
		f := &report.Findings[i]
		finding(row(string(f.Rule), string(f.Outcome), string(f.Force), string(f.Jurisdiction)))
	}
}

// reasons returns the place and the reason of every error that err joins. Numbers in a place are taken out, so that equal mistakes count as
// equal.
func reasons(err error) [][]string {
	var decode *cases.DecodeError
	var field *cases.FieldError
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out [][]string
		for _, e := range joined.Unwrap() {
			out = append(out, reasons(e)...)
		}
		return out
	}
	switch {
	case errors.As(err, &decode):
		return [][]string{{general(decode.Path), decode.Reason}}
	case errors.As(err, &field):
		return [][]string{{general(field.Path), strings.TrimPrefix(field.Error(), field.Path+": ")}}
	}
	return [][]string{{"/", "not read"}}
}

// general replaces the numbers of a JSON Pointer by a star.
func general(pointer string) string {
	parts := strings.Split(pointer, "/")
	for i, p := range parts {
		if p != "" && strings.Trim(p, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	if pointer == "" {
		return "/"
	}
	return strings.Join(parts, "/")
}

// row is one line of CSV, without its end.
func row(fields ...string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(fields) // into memory: no error
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}
