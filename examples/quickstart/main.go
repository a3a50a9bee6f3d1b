// Command quickstart builds a record of a fictional child, validates it, and checks the file on a
// day. It reads nothing and takes no arguments.
package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Fprintln(os.Stderr, "usage: quickstart\n\nIt takes no arguments: the child is "+
			"fictional. Command casecheck checks a file.")
		if os.Args[1] == "-h" || os.Args[1] == "-help" || os.Args[1] == "--help" {
			return
		}
		os.Exit(2)
	}
	file := cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID:     "child-1",
		Age:    victim.Age{Knowledge: victim.AgeYear, BirthYear: 2012, Status: victim.ConfirmedChild},
		Stays:  []victim.Stay{{Place: "MK", From: law.NewDay(2026, time.September, 1)}},
		Status: []victim.StatusDecision{{Kind: victim.StatusPresumed, Day: law.NewDay(2026, time.September, 3), Place: "MK"}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
	}}}
	if err := file.Validate(); err != nil {
		log.Fatal(err) // names fields, never what stands in them
	}
	report, err := file.Check(law.NewDay(2026, time.November, 23))
	if err != nil {
		log.Fatal(err)
	}
	if err := report.WriteText(os.Stdout, false); err != nil {
		log.Fatal(err)
	}
	fmt.Println("\nunmet and binding:", report.Err())
}
