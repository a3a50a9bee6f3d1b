package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
	"github.com/antitrafficking/palermo/internal/cli"
)

// An item is one row of the input: a case file, and what it was made of where that says more.
type item struct {
	row    int           // of a table, or line
	record *htcds.Record // from htcds; the file is made when it is asked for
	public *ctdc.Row     // from ctdc; good until the next item
	file   *cases.File
}

// place tells where an item stands in the input.
func (i *item) place() string {
	if i.record != nil {
		return "row " + strconv.Itoa(i.row)
	}
	return "line " + strconv.Itoa(i.row)
}

// read calls each for every row of the input that is good, and tells of the others. The error is
// that of the input as a whole, or
// what each returned that is not errLeftOut.
func read(o options, in *bufio.Reader, told *report, each func(item) error) error {
	switch o.from {
	case "htcds":
		return readHTCDS(o, in, told, each)
	case "ctdc":
		return readCTDC(in, told, each)
	}
	return readFiles(in, told, each)
}

func readHTCDS(o options, in *bufio.Reader, told *report, each func(item) error) error {
	opts := []htcds.Option{htcds.OnProblem(func(p htcds.Problem) {
		if p.Severity != htcds.Fatal { // which comes back as an error
			told.problem(string(p.Code), p.Error())
		}
	})}
	switch o.dates {
	case "day-first":
		opts = append(opts, htcds.DayFirst())
	case "month-first":
		opts = append(opts, htcds.MonthFirst())
	}
	r, err := openHTCDS(in, opts)
	if err != nil {
		return err
	}
	for record, err := range r.Records() {
		var row *htcds.RowError
		switch {
		case errors.As(err, &row):
			told.leftOut() // its problems are told already
			continue
		case err != nil:
			return err
		}
		if err := told.take(each(item{row: r.Row(), record: &record})); err != nil {
			return err
		}
	}
	return nil
}

// openHTCDS tells a workbook, a list of answers in JSON and CSV apart by their first bytes.
func openHTCDS(b *bufio.Reader, opts []htcds.Option) (*htcds.Reader, error) {
	first, err := b.Peek(64) // white space and a mark may stand first
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch start := bytes.TrimLeft(first, "\ufeff \t\r\n"); {
	case bytes.HasPrefix(first, []byte("PK\x03\x04")):
		return xlsx.NewReader(b, opts...)
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[")):
		return htcds.NewJSONReader(b, opts...)
	}
	return htcds.NewReader(b, opts...)
}

func readCTDC(in *bufio.Reader, told *report, each func(item) error) error {
	r, err := ctdc.NewReader(in)
	if err != nil {
		return err
	}
	r.OnProblem = func(p ctdc.Problem) { told.problem(string(p.Fault), p.Error()) }
	for row := range r.Rows() {
		if err := told.take(each(item{row: row.Line, public: row})); err != nil {
			return err
		}
	}
	report := r.Report()
	for range report.Rows - report.Kept {
		told.leftOut()
	}
	var broken *ctdc.ReadError
	if errors.As(r.Err(), &broken) && broken.Input != nil {
		return broken.Input
	}
	return nil
}

// readFiles reads case files as JSON Lines; an array or an indented file is no line.
func readFiles(b *bufio.Reader, told *report, each func(item) error) error {
	some := false
	for number := 1; ; number++ {
		line, long, err := readLine(b)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		bad := error(nil)
		if long {
			bad = fmt.Errorf("line %d: longer than a file may be", number)
		}
		if len(bytes.TrimSpace(line)) > 0 && bad == nil {
			if !some {
				if err := notLines(line, b); err != nil {
					return err
				}
			}
			some = true
			var file *cases.File
			if file, bad = cli.CaseLine(line, number); bad == nil {
				if err := told.take(each(item{row: number, file: file})); err != nil {
					return err
				}
			}
		}
		if bad != nil {
			told.leaveOut("a line that is no case file", "", bad)
		}
		switch some = some || bad != nil; {
		case err != nil && !some:
			return errors.New("there is no case file in it")
		case err != nil:
			return nil
		}
	}
}

// notLines returns why an input is not case files, one a line.
func notLines(first []byte, rest *bufio.Reader) error {
	err := cli.NotLines(first, rest)
	if errors.Is(err, cli.ErrNotCase) {
		return errors.New("not case files; -from htcds reads Excel and CSV")
	}
	return err
}

// readLine returns the next line without keeping more of it than a file may have.
func readLine(b *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		if !long {
			if line = append(line, part...); len(line) > cases.MaxSize {
				line, long = nil, true
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// asFile returns the case file of an item, and tells what could not be put into it.
func (i *item) asFile(o options, told *report) (*cases.File, error) {
	switch {
	case i.file != nil:
		return i.file, nil
	case i.public != nil:
		var trace ctdc.Trace
		file := i.public.File(&trace)
		for _, l := range trace.Lost {
			told.loss(i.row, l.Where, l.Why)
		}
		return file, nil
	}
	id := fmt.Sprintf("%s-%d", o.prefix, i.row)
	file, losses, err := htcds.ToFile(*i.record, id, id+"-victim")
	if err != nil {
		return nil, told.leaveOut("a row that makes no case file", i.place(), err)
	}
	for _, l := range losses {
		told.loss(i.row, string(l.Field), string(l.Kind)+", "+l.Why)
	}
	return file, nil
}
