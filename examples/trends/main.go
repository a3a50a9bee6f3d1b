// Command trends makes a yearly report on registered victims of trafficking from a CSV file of
// statistics records: one self-contained HTML page for screen, telephone and print, with no number
// on it under the threshold, and none that lets one be worked out.
//
//	trends -place MK [-year 2025] [-from 2021] [-k 10] [-width 5] [-age registration]
//	       [-citizens AL,RS] [-places DE,IT] [-through DAY] [-left-out N] [-out FILE] [FILE | -]
//
// Without FILE it reads what is piped into it. The page is there only once it is whole.
//
// If nothing is piped in, as on a terminal or from /dev/null, it reads an embedded file of invented
// records, and says so, also on the page. It does that only without flags, or with those that say
// how to show numbers: -k, -width and -age. With any other, such as -place or -out, a file is
// missing.
//
// The columns of the file are those of [trends.Columns]; the first row names them, in any order,
// and any can be missing. A field is empty (not known) or holds one code of the library, a date as
// YYYY, YYYY-MM or YYYY-MM-DD, or, for citizenships and forms, several codes with ";" between them.
//
// It exits with 0 if the whole report was made, 1 if it was made without tables that could not be
// protected (the page says which), 2 on bad or empty input: then every fault is told with row and
// column, and there is no page, since numbers without the bad rows would be wrong. The
// demonstration exits with 0.
package main

import (
	"bytes"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

//go:embed testdata/sample.csv page.html
var files embed.FS

const (
	demoYear  = 2025
	demoPlace = "MK"
	// The States of the demonstration, as somebody interested in them would name them.
	demoCitizens = "AL,XK,RS,BG"
	demoPlaces   = "DE,IT"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// settings are what the report is made with.
type settings struct {
	place    jurisdiction.Code
	year     int
	from     int
	k        int
	width    int
	age      trends.AgeAt
	through  law.Day
	leftOut  int
	invented bool
	// citizens and places are the States shown one by one. They are named by the user and not taken
	// from the records: which States have many people tells of hidden numbers.
	citizens, places []jurisdiction.Code
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("trends", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: trends -place STATE [flags] [FILE]\n\n"+
			"Without FILE, or with -, it reads standard input.")
		flags.PrintDefaults()
	}
	s := settings{}
	flags.IntVar(&s.year, "year", 0, "the `year` of the report (default the last one in the file)")
	flags.IntVar(&s.from, "from", 0, "the first `year` of the trend (default four years earlier, or the first in the file)")
	flags.IntVar(&s.k, "k", 10, "the smallest `number` of people that is shown; at least 3")
	flags.IntVar(&s.width, "width", 0, "by how `many` people a hidden number must stay uncertain (default half of -k); at most -k less 2")
	place := flags.String("place", "", "the reporting `State`")
	age := flags.String("age", string(trends.AtRegistration), "the age that is shown: at `registration` or exploitation; the two are not shown together, since they tell about each other")
	citizens := flags.String("citizens", "", "the `States` whose citizens are shown apart, with commas between them")
	places := flags.String("places", "", "the `States` of exploitation that are shown apart beside the reporting State, with commas between them")
	through := flags.String("through", "", "the last `day` that the data cover, YYYY-MM-DD (default the end of the year)")
	flags.IntVar(&s.leftOut, "left-out", 0, "the `number` of people who are in no record, such as those who did not consent")
	out := flags.String("out", "-", "the `file` to write; - is standard output")
	named, err := cli.Parse(flags, args)
	if err != nil {
		return cli.Code(err)
	}
	fail := func(err error) int { fmt.Fprintln(stderr, "trends:", err); return 2 }
	input := cli.NewStdin(stdin)
	if len(named) == 0 && input.Piped() {
		named = []string{"-"}
	}
	demo := len(named) == 0
	if real := cli.GivenBut(flags, "k", "width", "age"); demo && len(real) > 0 {
		return fail(fmt.Errorf("%s: a file is missing, or - for standard input", cli.Flags(real)))
	}
	if demo {
		fmt.Fprintln(stderr,
			"trends: no file is named: this is a demonstration with invented records")
		*place, *citizens, *places = demoPlace, demoCitizens, demoPlaces
		s.year, s.invented = demoYear, true
	}
	if err := errors.Join(s.set(*place, *age, *through),
		states("-citizens", *citizens, &s.citizens),
		states("-places", *places, &s.places)); err != nil {
		return fail(err)
	}
	in, err := open(named, input)
	if err != nil {
		return fail(err)
	}
	defer in.Close()
	if err := cli.Distinct(cli.Destination(*out, stdout), in); err != nil {
		return fail(err)
	}
	records, err := trends.ReadCSV(in)
	if err != nil {
		return fail(err)
	}
	if len(records) == 0 {
		return fail(errors.New("there are no records"))
	}
	r, err := makeReport(records, s)
	if err != nil {
		return fail(err)
	}
	var page bytes.Buffer
	if err := r.write(&page); err != nil {
		return fail(err)
	}
	if err := cli.Write(*out, page.Bytes(), cli.Public, stdout); err != nil {
		return fail(err)
	}
	for _, w := range r.Withheld {
		fmt.Fprintln(stderr, "trends: withheld:", w)
	}
	if len(r.Withheld) > 0 && !demo {
		return 1
	}
	return 0
}

// states reads a list of States.
func states(flag, list string, into *[]jurisdiction.Code) (err error) {
	if list == "" {
		return nil
	}
	if *into, err = cli.ParseStates(list); err != nil {
		return fmt.Errorf("%s: %w", flag, err)
	}
	return nil
}

// set checks the flags and fills in what is left open.
func (s *settings) set(place, age, through string) error {
	if place == "" {
		return errors.New("-place: want the reporting State")
	}
	codes, err := cli.ParseStates(place)
	if err != nil {
		return fmt.Errorf("-place: %w", err)
	}
	if len(codes) > 1 {
		return errors.New("-place: want one State")
	}
	s.place = codes[0]
	s.age = trends.AgeAt(age)
	if !law.IsValid(s.age) {
		return errors.New("-age: want registration or exploitation")
	}
	if s.k < 3 {
		return errors.New("-k: want at least 3: under it one hidden number could be told")
	}
	if s.width == 0 {
		s.width = max(1, s.k/2)
	}
	if s.width < 1 || s.width > s.k-2 {
		return errors.New("-width: want from 1 to -k less 2")
	}
	if s.leftOut < 0 {
		return errors.New("-left-out: want a number of people")
	}
	if through != "" {
		if s.through, err = cli.ParseDay(through); err != nil {
			return fmt.Errorf("-through: %w", err)
		}
	}
	return nil
}

// years fills in the years from the records and checks them.
func (s *settings) years(records []trends.Record) error {
	if s.year == 0 {
		for i := range records {
			s.year = max(s.year, records[i].Registered.Year)
		}
	}
	if s.from == 0 {
		// No earlier than the file: a year without data is not a year without victims.
		first := s.year
		for i := range records {
			if y := records[i].Registered.Year; y != 0 {
				first = min(first, y)
			}
		}
		s.from = max(s.year-4, first)
	}
	switch {
	case s.year == 0:
		return errors.New("no record has a year of registration")
	case s.year < 1900 || s.year > 2200:
		return fmt.Errorf("-year: want a year from 1900 to 2200, not %d", s.year)
	case s.from > s.year:
		return fmt.Errorf("-from: %d is after the year of the report, %d", s.from, s.year)
	case s.year-s.from > 50:
		return fmt.Errorf("-from: want a year at most 50 before that of the report, %d", s.year)
	}
	if s.through.IsZero() {
		s.through = law.MustDay(s.year, time.December, 31)
	}
	return nil
}

// open opens the file, standard input, or the embedded file.
func open(named []string, stdin *cli.Stdin) (io.ReadCloser, error) {
	switch len(named) {
	case 0:
		return files.Open("testdata/sample.csv")
	case 1:
		return stdin.Open(named[0])
	}
	return nil, errors.New("want one file")
}
