package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
)

// convert reads the input and writes the output. The code is that of the output; the rows have
// theirs.
func convert(o options, in *bufio.Reader, out io.Writer, told *report) (int, error) {
	switch o.to {
	case "htcds":
		return 0, toHTCDS(o, in, out, told)
	case "palermo":
		return 0, toFiles(o, in, out, told)
	}
	return toStatistics(o, in, out, told)
}

// toFiles writes a case file a line.
func toFiles(o options, in *bufio.Reader, out io.Writer, told *report) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return read(o, in, told, func(i item) error {
		file, err := i.asFile(o, told)
		if err != nil {
			return err
		}
		return enc.Encode(file)
	})
}

// recordWriter is what writes HTCDS records.
type recordWriter interface{ Write(htcds.Record) error }

func toHTCDS(o options, in *bufio.Reader, out io.Writer, told *report) error {
	var opts []htcds.WriteOption
	if o.labels {
		opts = append(opts, htcds.Labels())
	}
	var w recordWriter
	var finish func() error
	if workbook(o.out) {
		x := xlsx.NewWriter(out, opts...)
		w, finish = x, x.Close
	} else {
		c := htcds.NewWriter(out, opts...)
		w, finish = c, c.Flush
	}
	err := read(o, in, told, func(i item) error {
		if i.record != nil {
			return writeRecord(w, *i.record, i.place(), told)
		}
		file, err := i.asFile(o, told)
		if err != nil {
			return err
		}
		return writeVictims(w, file, i, told)
	})
	if err != nil {
		return err
	}
	return finish()
}

// writeVictims writes a record for each victim of a file. One that HTCDS cannot hold is left out.
func writeVictims(w recordWriter, file *cases.File, i item, told *report) error {
	if len(file.Victims) == 0 {
		return told.leaveOut("a file without a victim", i.place(),
			errors.New("/victims: there is none"))
	}
	written := 0
	for n, v := range file.Victims {
		record, losses, err := htcds.FromFile(file, v.ID)
		if err != nil {
			return err
		}
		err = writeRecord(w, record, i.place()+": /victims/"+strconv.Itoa(n), told)
		if errors.Is(err, errLeftOut) {
			continue
		}
		if err != nil {
			return err
		}
		written++
		for _, l := range losses {
			told.loss(i.row, l.Path, string(l.Kind)+", "+l.Why)
		}
	}
	if written == 0 {
		return errLeftOut
	}
	return nil
}

// writeRecord writes a record. One that cannot be written is told, with its place in the input.
func writeRecord(w recordWriter, r htcds.Record, place string, told *report) error {
	err := w.Write(r)
	row, ok := errors.AsType[*htcds.RowError](err)
	if !ok {
		return err
	}
	var why []error
	for _, p := range row.Problems {
		text := p.Code.Text()
		if p.Field != "" {
			text = string(p.Field) + ": " + text
		}
		why = append(why, errors.New(text))
	}
	return told.leaveOut("a record that HTCDS cannot hold", place, errors.Join(why...))
}
