package main

import (
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
)

// test runs the scenarios of a directory and prints a table of them. The exit code is 1 if one does
// not do what it should.
func test(c *duty.Checker, dir string, out io.Writer, fail func(error) int) int {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fail(fmt.Errorf("-test: %s is no directory", dir))
	}
	all, err := scenario.Load(os.DirFS(dir))
	if err != nil {
		return fail(err)
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	failed := 0
	for _, s := range all {
		r := s.Run(c)
		state := "pass"
		switch {
		case !r.Passed():
			state = "FAIL"
			failed++
		case s.Waits != "":
			state = "waits"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", state, s.File, s.Title)
		if state != "FAIL" {
			continue
		}
		if s.Waits != "" {
			fmt.Fprintf(table, "\t\tpasses although it waits for %s: take waits out\n", s.Waits)
		}
		for _, f := range r.Failures {
			fmt.Fprintf(table, "\t\t%s\n", f)
		}
	}
	if err := table.Flush(); err != nil {
		return fail(err)
	}
	fmt.Fprintf(out, "%d scenarios, %d failed\n", len(all), failed)
	if failed > 0 {
		return 1
	}
	return 0
}
