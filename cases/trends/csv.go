package trends

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/cell"
	"github.com/antitrafficking/palermo/internal/csvrow"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The errors of a row; [RowError] says where.
var (
	ErrColumn     = errors.New("unknown column")
	ErrNoHeader   = errors.New("there is no header row")
	ErrWidth      = errors.New("not as many fields as the header has")
	ErrSyntax     = errors.New("not well-formed CSV")
	ErrRowTooLong = errors.New("longer than a row may be")
	ErrYesNo      = errors.New("want yes, no or nothing")
	ErrManyRows   = errors.New(
		"more rows than are read at once: raise the limit, or take DecodeCSV",
	)
	ErrManyFaults = errors.New("more rows with faults than are told at once: see Limits")
)

// Limits bound what [ReadCSV] keeps in memory. A zero limit is the default. Where one is reached
// the reading ends with a [*RowError] for the row, and what was read before is returned.
type Limits struct {
	// Rows is the largest number of rows below the header, by default 200,000, which take about
	// 150 MB; Faults that of rows whose faults are told, by default 10,000.
	Rows, Faults int
}

func (l Limits) withDefaults() Limits {
	return Limits{cmp.Or(l.Rows, 200_000), cmp.Or(l.Faults, 10_000)}
}

// A RowError says which field of a CSV file is wrong. It does not hold the value.
type RowError struct {
	Row    int    // the row, from 1; the header is row 1
	Column int    // from 1; 0 where it is the whole row
	Name   string // the name of the column, if it is one of ours
	Err    error
}

func (e *RowError) Error() string {
	switch {
	case e.Column == 0:
		return fmt.Sprintf("row %d: %v", e.Row, e.Err)
	case e.Name == "":
		return fmt.Sprintf("row %d, column %d: %v", e.Row, e.Column, e.Err)
	}
	return fmt.Sprintf("row %d, column %d (%s): %v", e.Row, e.Column, e.Name, e.Err)
}

// Unwrap returns the reason.
func (e *RowError) Unwrap() error { return e.Err }

// separator stands between several values of one field.
const separator = ";"

// A column is one column of the CSV form of records.
type column struct {
	name string
	get  func(*Record) string
	set  func(*Record, string) error // of a text that is not empty
}

func codeColumn[V ~string](name string, field func(*Record) *V, parse func(string) (V, error)) column {
	return column{name, func(r *Record) string { return string(*field(r)) }, func(r *Record, s string) (err error) {
		*field(r), err = parse(s)
		return err
	}}
}

func whenColumn(name string, field func(*Record) *When) column {
	return column{name, func(r *Record) string { return field(r).String() }, func(r *Record, s string) (err error) {
		*field(r), err = ParseWhen(s)
		return err
	}}
}

func listColumn[V ~string](name string, field func(*Record) *[]V, parse func(string) (V, error)) column {
	return column{name, func(r *Record) string {
		texts := make([]string, len(*field(r)))
		for i, v := range *field(r) {
			texts[i] = string(v)
		}
		return strings.Join(texts, separator)
	}, func(r *Record, s string) error {
		list := make([]V, 0, 1+strings.Count(s, separator))
		for more := true; more; {
			var part string
			part, s, more = strings.Cut(s, separator)
			v, err := parse(strings.TrimSpace(part))
			if err != nil {
				return err
			}
			if slices.Contains(list, v) {
				return ErrTwice
			}
			list = append(list, v)
		}
		*field(r) = list
		return nil
	}}
}

// parseState reads a State: a country code in any form that [jurisdiction.ParseCode] reads, and no
// subdivision.
func parseState(s string) (jurisdiction.Code, error) {
	c, err := jurisdiction.ParseCode(s)
	if err == nil && c.Subdivision() {
		return "", law.ErrUnknownCode
	}
	return c, err
}

var columns = [...]column{
	whenColumn("reported", func(r *Record) *When { return &r.Reported }),
	whenColumn("registered", func(r *Record) *When { return &r.Registered }),
	whenColumn("identified", func(r *Record) *When { return &r.Identified }),
	codeColumn("outcome", func(r *Record) *Outcome { return &r.Outcome }, law.ParseCode[Outcome]),
	codeColumn("body", func(r *Record) *jurisdiction.BodyKind {
		return &r.Body
	}, law.ParseCode[jurisdiction.BodyKind]),
	codeColumn("sex", func(r *Record) *person.Sex { return &r.Sex }, law.ParseCode[person.Sex]),
	codeColumn("age_at_registration", func(r *Record) *AgeGroup {
		return &r.AtRegistration.Group
	}, law.ParseCode[AgeGroup]),
	codeColumn("band_at_registration", func(r *Record) *Band {
		return &r.AtRegistration.Band
	}, law.ParseCode[Band]),
	codeColumn("age_at_exploitation", func(r *Record) *AgeGroup {
		return &r.AtExploitation.Group
	}, law.ParseCode[AgeGroup]),
	codeColumn("band_at_exploitation", func(r *Record) *Band {
		return &r.AtExploitation.Band
	}, law.ParseCode[Band]),
	listColumn("citizenships", func(r *Record) *[]jurisdiction.Code { return &r.Citizenships }, parseState),
	{"stateless", func(r *Record) string {
		if r.Stateless {
			return "yes"
		}
		return ""
	}, func(r *Record, s string) error {
		r.Stateless = s == "yes"
		if s != "yes" && s != "no" {
			return ErrYesNo
		}
		return nil
	}},
	listColumn("forms", func(r *Record) *[]jurisdiction.Purpose {
		return &r.Forms
	}, law.ParseCode[jurisdiction.Purpose]),
	codeColumn("registered_in", func(r *Record) *jurisdiction.Code { return &r.RegisteredIn }, parseState),
	codeColumn("recruited", func(r *Record) *jurisdiction.Code { return &r.Recruited }, parseState),
	codeColumn("exploited", func(r *Record) *jurisdiction.Code { return &r.Exploited }, parseState),
	codeColumn("border", func(r *Record) *Border { return &r.Border }, law.ParseCode[Border]),
	codeColumn("recruiter", func(r *Record) *person.RelationKind {
		return &r.Recruiter
	}, law.ParseCode[person.RelationKind]),
	codeColumn("assisted", func(r *Record) *person.Answer {
		return &r.Assisted
	}, law.ParseCode[person.Answer]),
	codeColumn("reflection", func(r *Record) *person.Answer {
		return &r.Reflection
	}, law.ParseCode[person.Answer]),
	codeColumn("permit", func(r *Record) *person.Answer {
		return &r.Permit
	}, law.ParseCode[person.Answer]),
}

// columnOf gives the column of a field that [Record.Validate] names.
func columnOf(field string) string {
	switch field {
	case "at_registration/band":
		return "band_at_registration"
	case "at_exploitation/band":
		return "band_at_exploitation"
	}
	return field
}

// Columns returns the names of the columns of the CSV form of records, in the order in which they
// are written. A file may have them in any order and leave out any. A field is empty or holds one
// code of the library, a date as [ParseWhen] reads it, or, for citizenships and forms, several
// codes with ";" between them. What is empty is not known.
func Columns() []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.name
	}
	return out
}

// ReadCSV reads all records from r, within the default [Limits]. The error joins a [*RowError] for
// everything that is wrong; the rows without fault are returned all the same.
func ReadCSV(r io.Reader) ([]Record, error) { return ReadCSVWithin(r, Limits{}) }

// ReadCSVWithin is [ReadCSV] within limits of the caller's. Above them the error wraps
// [ErrManyRows] or [ErrManyFaults].
func ReadCSVWithin(r io.Reader, limits Limits) ([]Record, error) {
	limits = limits.withDefaults()
	var chunks [][]Record // a list that grows is twice in memory, again and again
	var out []Record
	var errs []error
	row, read := 1, 0
	for record, err := range DecodeCSV(r) {
		row++
		var full error
		if len(out) == cap(out) && len(out) > 0 {
			chunks, out = append(chunks, out), make([]Record, 0, 4096)
		}
		switch {
		case read >= limits.Rows:
			full = ErrManyRows
		case err != nil && len(errs) >= limits.Faults:
			full = ErrManyFaults
		case err != nil:
			errs = append(errs, err)
		default:
			out = append(out, record)
		}
		if full != nil {
			errs = append(errs, &RowError{Row: row, Err: full})
			break
		}
		read++
	}
	return slices.Concat(append(chunks, out)...), errors.Join(errs...)
}

// maxRow is the largest row in bytes.
const maxRow = 1 << 20

// DecodeCSV reads records one by one in constant memory. A row with faults gives one error, which
// joins a [*RowError] for each, and reading goes on with the next row, whatever the fault; without
// a good header nothing is read.
func DecodeCSV(r io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		rows := csvrow.New(r, maxRow)
		if mark, _ := rows.Peek(3); string(mark) == "\ufeff" {
			rows.Discard(3)
		}
		header, err := readHeader(rows)
		if err != nil {
			yield(Record{}, err)
			return
		}
		for row := 2; ; row++ {
			_, fields, err := rows.Read()
			if err == io.EOF {
				return
			}
			var record Record
			fault, bad := faultOf(err)
			switch {
			case err == nil:
				record, err = readRow(header, fields, row)
			case bad:
				err = &RowError{Row: row, Err: fault}
			default: // Reading itself failed: there is no next row.
				yield(Record{}, &RowError{Row: row, Err: err})
				return
			}
			if err != nil {
				record = Record{}
			}
			if !yield(record, err) {
				return
			}
		}
	}
}

// faultOf returns why a row cannot be read, and whether those after it can.
func faultOf(err error) (fault error, bad bool) {
	switch err {
	case csvrow.ErrQuoting:
		return ErrSyntax, true
	case csvrow.ErrWide:
		return ErrWidth, true
	case csvrow.ErrLong:
		return ErrRowTooLong, true
	}
	return err, false
}

// readHeader returns the column of each field.
func readHeader(rows *csvrow.Reader) ([]*column, error) {
	_, fields, err := rows.Read()
	if err == io.EOF {
		return nil, &RowError{Row: 1, Err: ErrNoHeader}
	}
	if fault, _ := faultOf(err); err != nil {
		return nil, &RowError{Row: 1, Err: fault}
	}
	header := make([]*column, len(fields))
	var errs []error
	for i, f := range fields {
		name := strings.ToLower(strings.TrimSpace(f))
		j := slices.IndexFunc(columns[:], func(c column) bool { return c.name == name })
		switch {
		case j < 0:
			errs = append(errs, &RowError{Row: 1, Column: i + 1, Err: ErrColumn})
		case slices.Contains(header, &columns[j]):
			errs = append(errs, &RowError{Row: 1, Column: i + 1, Name: name, Err: ErrTwice})
		default:
			header[i] = &columns[j]
		}
	}
	return header, errors.Join(errs...)
}

func readRow(header []*column, fields []string, row int) (Record, error) {
	var r Record
	if len(fields) != len(header) {
		return r, &RowError{Row: row, Err: ErrWidth}
	}
	var errs []error
	for i, f := range fields {
		f = strings.TrimSpace(cell.Unescape(f))
		if f == "" {
			continue
		}
		if err := header[i].set(&r, f); err != nil {
			errs = append(errs, &RowError{row, i + 1, header[i].name, err})
		}
	}
	if len(errs) > 0 {
		return r, errors.Join(errs...)
	}
	return r, located(r.Validate(), header, row)
}

// located puts the faults of a record where they stand in the file.
func located(err error, header []*column, row int) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	var errs []error
	for _, e := range joined.Unwrap() {
		f := e.(*FieldError) // Validate returns no other
		name := columnOf(f.Field)
		i := slices.IndexFunc(header, func(c *column) bool { return c.name == name })
		errs = append(errs, &RowError{row, i + 1, name, f.Err})
	}
	return errors.Join(errs...)
}

// EncodeCSV writes records with all columns.
func EncodeCSV(w io.Writer, records []Record) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(Columns()); err != nil {
		return err
	}
	fields := make([]string, len(columns))
	for i := range records {
		for j := range columns {
			fields[j] = cell.Escape(columns[j].get(&records[i]))
		}
		if err := cw.Write(fields); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}
