// Command referral tells a case worker's day: a fictional child is found by the police in Skopje,
// referred to a social-work centre and to a shelter, and then across the border to Tirana. It
// prints what stands in the way of each step, what each receiver sees and what is kept back, a
// packet that opens and one that does not, a shelter that declines, a consent that is withdrawn,
// the timeline, and the machine as a Mermaid diagram.
//
// With -diagram it prints the machine alone, as a page of Markdown; with -o it writes into a file.
// It exits with 0, with 1 if something failed, and with 2 if it was called wrongly.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/referral"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("referral", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: referral [-diagram] [-o file]\n\nTells the story of a referral from the police in Skopje to a social-work centre in Tirana.")
		flags.PrintDefaults()
	}
	diagram := flags.Bool("diagram", false, "print the machine alone, as a page of Markdown")
	name := flags.String("o", "", "write to a `file`")
	switch words, err := cli.Parse(flags, args); {
	case err != nil:
		return cli.Code(err)
	case len(words) > 0:
		fmt.Fprintln(stderr, "referral: takes no arguments")
		flags.Usage()
		return 2
	}
	var page bytes.Buffer
	if *diagram {
		machine(&page)
	} else if err := tell(&page); err != nil {
		fmt.Fprintln(stderr, "referral:", err)
		return 1
	}
	if err := cli.Write(*name, page.Bytes(), cli.Public, stdout); err != nil {
		fmt.Fprintln(stderr, "referral:", err)
		return 1
	}
	return 0
}

// machine writes the page of the machine.
func machine(w io.Writer) {
	fmt.Fprintf(w, "<!-- Written by examples/referral: change the table of moves, not this page. -->\n\n# The referral machine\n\n"+
		"Each arrow is a move and who may make it. What is not drawn is refused.\n\n```mermaid\n%s```\n\nThe same for Graphviz:\n\n```dot\n%s```\n", referral.Mermaid(), referral.DOT())
}
