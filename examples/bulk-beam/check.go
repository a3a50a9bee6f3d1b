package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// check checks a case file a line, and makes the records of its victims for statistics. A worker
// makes its checker once, and shares it with nobody.
type check struct {
	// What Beam sends to a worker has to be plain.
	On    string        // a day
	Basis *law.Citation // the law by which people are counted without being asked; nil: only who consented is

	day     law.Day
	checker *duty.Checker
}

// Setup is called once on each worker.
func (c *check) Setup() error {
	var err error
	if c.day, err = law.ParseDay(c.On); err != nil {
		return err
	}
	c.checker, err = duty.NewChecker(jurisdiction.Builtin())
	return err
}

// ProcessElement emits a row for each finding of the file, a row for each reason for which a line
// is refused, and a record, as JSON, for each victim counted.
func (c *check) ProcessElement(line string, finding, refusal, record func(string)) {
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
	report, err := c.checker.Check(file, c.day)
	if err != nil {
		refusal(row("/", "more findings than a report may have"))
		return
	}
	for i := range report.Findings {
		f := &report.Findings[i]
		finding(row(string(f.Rule.ID), string(f.Outcome), string(f.Law.Force),
			string(f.Law.Jurisdiction)))
	}
	for _, r := range trends.Victims(trends.Collect(file, trends.CollectOptions{On: c.day, Basis: c.Basis}).Records) {
		record(asKey(r))
	}
}

// asKey returns what the tables ask of a record, as JSON: equal people have equal keys, and the
// fewer keys there are, the less is sent around.
func asKey(r trends.Record) string {
	r = trends.Record{
		Registered: trends.InYear(r.Registered.Year), Outcome: r.Outcome, Sex: r.Sex, AtRegistration: trends.Age{Group: r.AtRegistration.Group}, Forms: r.Forms, Border: r.Border,
	}
	slices.Sort(r.Forms)
	key, err := json.Marshal(r)
	if err != nil {
		panic(err) // cannot happen: a record holds codes and years
	}
	return string(key)
}

// reasons returns the place and the reason of every error that err joins, in the words of the
// library alone. Numbers are taken out, so that equal mistakes count as equal.
func reasons(err error) [][]string {
	var decode *cases.DecodeError
	var field *cases.FieldError
	var log *cases.LogError
	var limit *cases.LimitError
	var more *cases.MoreError
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out [][]string
		for _, e := range joined.Unwrap() {
			out = append(out, reasons(e)...)
		}
		return out
	}
	switch {
	case errors.As(err, &decode) && decode.More > 0:
		return [][]string{{"/", "more errors than are listed"}}
	case errors.As(err, &decode):
		return [][]string{{general(decode.Path), decode.Reason}}
	case errors.As(err, &field):
		return [][]string{{general(field.Path), strings.TrimPrefix(field.Error(), field.Path+": ")}}
	case errors.As(err, &log):
		return [][]string{{"/events/*", log.Reason}}
	case errors.As(err, &limit):
		return [][]string{{general(limit.Path), cases.ErrElements.Error()}}
	case errors.As(err, &more):
		return [][]string{{"/", "more errors than are listed"}}
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

// row is one line of CSV, without its end, in which nothing is a formula to a spreadsheet program.
func row(fields ...string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for i := range fields {
		fields[i] = htcds.Escape(fields[i])
	}
	w.Write(fields) // into memory: no error
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}
