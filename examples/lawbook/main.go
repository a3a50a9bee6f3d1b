// Command lawbook is the law of 28 places as a book: profiles with their sources, one topic in all
// places side by side, who is bound by what, what changed, what is stale, and the rules. Without
// arguments it lists the places.
//
// It exits with 0, with 1 if -check found faults, and with 2 on bad arguments.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/jurisdiction/words"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// questions are the flags that ask; at most one is asked at a time. Without one the places named
// are printed.
type questions struct {
	list, matrix, sources, rules, review bool

	topic, binds, changed, check string
	stale                        int
	in                           *words.Language
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("lawbook", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: lawbook [flags] [PLACE ...]\n\nWith places and no question: their profiles. With a question: only these places.")
		flags.PrintDefaults()
	}
	var q questions
	flags.BoolVar(&q.list, "list", false, "list the places")
	flags.BoolVar(&q.matrix, "matrix", false, "show what is known of each topic in each place")
	flags.BoolVar(&q.sources, "sources", false, "list every citation, and what is not known")
	flags.BoolVar(&q.rules, "rules", false, "print the catalogue of rules")
	flags.BoolVar(&q.review, "review", false, "ask of each place whether its law, as known, keeps to the instruments that bind it")
	flags.StringVar(&q.topic, "topic", "", "one `topic` (reflection.child) or a group of them (reflection) in all places side by side")
	flags.StringVar(&q.binds, "binds", "", "whether an `instrument` (coe-197) binds each place")
	flags.StringVar(&q.changed, "changed", "", "what changed from the first to the last of two `days`, DAY..DAY, both inclusive")
	flags.IntVar(&q.stale, "stale", -1, "the sources last checked more than this number of `months` ago")
	flags.StringVar(&q.check, "check", "", "check a `directory` of law data, as for -law, and print every fault")
	on := flags.String("on", "", "the `day` asked about, YYYY-MM-DD, or \"data\" for the day of the library's data (default today)")
	format := flags.String("format", "text", "`text`, json, markdown or html (one page that stands alone)")
	dir := flags.String("law", "", "a `directory` of law data to lay over the library's own")
	name := flags.String("o", "", "write to a `file`")
	lang := flags.String("lang", "", "the `language` of the titles of -rules, what to do "+
		"and who acts, such as mk; default en")
	named, err := cli.Parse(flags, args)
	if err != nil {
		return cli.Code(err)
	}
	fail := func(err error) int { fmt.Fprintln(stderr, "lawbook:", err); return 2 }
	write, ok := formats[*format]
	if !ok {
		return fail(errors.New("-format: want text, json, markdown or html"))
	}
	if q.in, err = words.For(*lang); err != nil {
		return fail(fmt.Errorf("-lang: %w", err))
	}
	if *lang != "" && !q.rules {
		return fail(errors.New("-lang: only the catalogue of rules, -rules, is in other languages"))
	}
	day, err := parseDay(*on)
	if err != nil {
		return fail(fmt.Errorf("-on: %w", err))
	}
	var places []jurisdiction.Code
	if len(named) > 0 {
		if places, err = cli.ParsePlaces(strings.Join(named, ",")); err != nil {
			return fail(err)
		}
	}
	if whole := cli.Given(flags, "list", "rules", "check"); len(whole) > 0 && len(places) > 0 {
		return fail(fmt.Errorf("%s: it is not about single places; leave them out", whole[0]))
	}
	registry, err := cli.Overlay(*dir)
	if err != nil {
		return fail(err)
	}
	doc, err := q.answer(book{registry, day}, *format, places)
	if err != nil {
		return fail(err)
	}
	// What is about a day says so where the law data are older than it, as casecheck does.
	about := (doc.lead != "" || len(doc.parts) > 0) && !q.timeless()
	if later := day.DaysSince(jurisdiction.DataDay()); later > 0 && about {
		report := rule.Report{
			Receipt: rule.Receipt{Data: jurisdiction.DataVersion, DaysLater: later},
		}
		doc.lead = strings.TrimSpace(doc.lead + " " + strings.Join(report.Notes(), " "))
	}
	var page bytes.Buffer
	if err := write(&page, doc); err != nil {
		return fail(err)
	}
	if err := cli.Write(*name, page.Bytes(), cli.Public, stdout); err != nil {
		return fail(err)
	}
	if doc.faults {
		return 1
	}
	return 0
}

// timeless reports whether the question is not about the law on a day.
func (q *questions) timeless() bool {
	return q.sources || q.rules || q.changed != ""
}

func (q *questions) answer(b book, format string, places []jurisdiction.Code) (*document, error) {
	var asked []func() (*document, error)
	ask := func(yes bool, answer func() (*document, error)) {
		if yes {
			asked = append(asked, answer)
		}
	}
	ask(q.list, b.list)
	ask(q.matrix, func() (*document, error) { return b.matrix(places) })
	ask(q.sources, func() (*document, error) { return b.sources(places) })
	ask(q.rules, func() (*document, error) { return rules(b.registry, q.in) })
	ask(q.review, func() (*document, error) { return b.review(places) })
	ask(q.topic != "", func() (*document, error) { return b.topic(q.topic, places) })
	ask(q.binds != "", func() (*document, error) { return b.binds(q.binds, places) })
	ask(q.changed != "", func() (*document, error) { return b.changed(q.changed, places) })
	ask(q.stale != -1, func() (*document, error) { return b.stale(q.stale, places) })
	ask(q.check != "", func() (*document, error) { return check(b.registry, q.check) })
	switch {
	case len(asked) > 1:
		return nil, errors.New("one question at a time")
	case len(asked) == 1:
		return asked[0]()
	case len(places) > 0:
		return b.profiles(places)
	case format == "html":
		return b.whole()
	}
	return b.list()
}

// parseDay reads a day; none is today.
func parseDay(s string) (law.Day, error) {
	switch s {
	case "":
		return cli.Today(), nil
	case "data":
		return jurisdiction.DataDay(), nil
	}
	return cli.ParseDay(s)
}
