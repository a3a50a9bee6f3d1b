// Command quickstart builds a record of a fictional child, validates it, and checks the file on a
// day. It reads nothing and takes no arguments.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("quickstart", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: quickstart\n\nIt takes no arguments: the child is fictional. "+
			"Command casecheck checks a file.")
	}
	switch files, err := cli.Parse(flags, args); {
	case err != nil:
		return cli.Code(err)
	case len(files) > 0:
		flags.Usage()
		return 2
	}
	if err := start(stdout); err != nil {
		fmt.Fprintln(stderr, "quickstart:", err) // it names fields, never what stands in them
		return 2
	}
	return 0
}

func start(w io.Writer) error {
	file := cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "child-1",
		Age: person.Age{
			Knowledge: person.AgeYear, BirthYear: 2012, Status: person.ConfirmedChild,
		},
		Stays: []victim.Stay{{Place: "MK", From: law.MustDay(2026, time.September, 1)}},
		Status: []victim.StatusDecision{{
			Kind: victim.StatusPresumed, Day: law.MustDay(2026, time.September, 3), Place: "MK",
		}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
	}}}
	if err := file.Validate(); err != nil {
		return err
	}
	report, err := duty.Check(&file, law.MustDay(2026, time.November, 23))
	if err != nil {
		return err
	}
	if err := report.WriteText(w, false); err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, "\nunmet and binding:", report.Err())
	return err
}
