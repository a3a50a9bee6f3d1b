package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

const formatCalendar = "ics"

// errNoCalendar tells why none is written: what a file that could not be checked has in the
// earlier calendar would be told as cancelled.
var errNoCalendar = errors.New("no calendar is written: a file could not be checked")

// calendar is one calendar of all files that are checked.
type calendar struct {
	files []plan.Case
	opts  []plan.Option
}

// newCalendar reads what the flags say of a calendar.
func newCalendar(
	in *cli.Stdin, stdout io.Writer, todo bool, alarm, earlier string,
) (*calendar, error) {
	c := &calendar{}
	if todo {
		c.opts = append(c.opts, plan.AsTasks())
	}
	days, err := strconv.Atoi(alarm)
	switch {
	case alarm == "none":
		c.opts = append(c.opts, plan.NoAlarm())
	case err != nil || days < 0 || days > 365:
		return nil, errors.New("-alarm: want a number of days, 0 to 365, or none")
	default:
		c.opts = append(c.opts, plan.Lead(days))
	}
	if earlier == "" {
		return c, nil
	}
	file, err := in.Open(earlier)
	if err != nil {
		return nil, fmt.Errorf("-earlier: %w", err)
	}
	defer file.Close()
	if err := cli.Distinct(stdout, file); err != nil {
		return nil, errors.New("-earlier: the new calendar would be written over it")
	}
	before, err := plan.ReadEarlier(file)
	if err != nil {
		return nil, fmt.Errorf("-earlier: %w", err)
	}
	c.opts = append(c.opts, plan.After(before))
	return c, nil
}

func (c *calendar) add(f *cases.File, r *rule.Report) {
	c.files = append(c.files, plan.Case{File: f, Report: r})
}

// write writes the calendar; none is no calendar to write.
func (c *calendar) write(w io.Writer) error {
	if c == nil {
		return nil
	}
	return plan.Calendar(w, c.files, c.opts...)
}
