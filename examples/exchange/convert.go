package main

import (
	"encoding/json"
	"io"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
)

// convert reads the input and writes the output. The code is that of the output; the rows have
// theirs.
func convert(o options, in io.Reader, out io.Writer, told *report) (int, error) {
	switch o.to {
	case "htcds":
		return 0, toHTCDS(o, in, out, told)
	case "palermo":
		return 0, toFiles(o, in, out, told)
	}
	return toStatistics(o, in, out, told)
}

// toFiles writes a case file a line.
func toFiles(o options, in io.Reader, out io.Writer, told *report) error {
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

func toHTCDS(o options, in io.Reader, out io.Writer, told *report) error {
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
			return w.Write(*i.record)
		}
		file, err := i.asFile(o, told)
		if err != nil {
			return err
		}
		for _, v := range file.Victims {
			record, losses, err := htcds.FromFile(file, v.ID)
			if err != nil {
				return err
			}
			for _, l := range losses {
				told.loss(i.row, l.Path, string(l.Kind)+", "+l.Why)
			}
			if err := w.Write(record); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return finish()
}
