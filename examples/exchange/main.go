// Command exchange turns case data from one form into another: HTCDS (CSV, Excel, answers of a
// survey), the public data sets of the CTDC, case files of this library as JSON Lines, and
// statistics in which no small number can be worked out.
//
//	exchange -from htcds -to palermo cases.xlsx > cases.jsonl
//	exchange -from palermo -to htcds -out cases.xlsx cases.jsonl
//	exchange -from ctdc -to trends -k 10 rows.csv
//
// What is not as the standard asks is told on standard error by row and column, never with what
// stands there, and so is what the other form has no place for. A row with an error is left out and
// the rest goes on; of a case file only the victim that HTCDS cannot hold is.
//
// The output can be read by its owner alone, and is there only once it is whole: a run that fails,
// or is ended by a signal, leaves what was there before. What is no file, such as a pipe, is
// written through. The file that is read is not written over, unless -in-place says so.
//
// A flag that says nothing about the forms that are read and written is refused.
//
// Without arguments, and with nothing piped in, it turns an embedded HTCDS file of fictional people
// into case files, to show what it does.
//
// It exits with 0 if every row came through, 1 if a table was withheld because a small number could
// be worked out, 2 on bad or empty input, a row that was left out among it, or if the output could
// not be written. The demonstration exits with 0 if it could be written.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// options are what the flags say.
type options struct {
	from, to, out string
	format        string
	prefix        string
	dates         string
	labels        bool
	verbose       bool
	inPlace       bool
	// The rest is about statistics.
	on        law.Day
	threshold int
	year      int
	state     jurisdiction.Code
	places    []jurisdiction.Code
	basis     *law.Citation
	age       trends.AgeAt
	// registered is the year in which rows of HTCDS without a day of referral were registered; 0 if
	// it is not known.
	registered int
}

//go:embed testdata/htcds.csv
var demo string

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	in := cli.NewStdin(stdin)
	if len(args) == 0 && !in.Piped() {
		return demonstrate(stdout, stderr)
	}
	fail := func(err error) int { fmt.Fprintln(stderr, "exchange:", err); return 2 }
	o, name, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp), errors.Is(err, cli.ErrTold):
		return cli.Code(err)
	case err != nil:
		return fail(err)
	}
	file, err := in.Open(name)
	if err != nil {
		return fail(err)
	}
	defer file.Close()
	// What is printed goes behind what is still to be read: that is never meant.
	inPlace := o.inPlace && o.toFile()
	if err := cli.Distinct(cli.Destination(o.out, stdout), file); err != nil && !inPlace {
		return fail(fmt.Errorf("%w: want another -out, or -in-place to keep only what the new "+
			"form holds", err))
	}
	told := newReport(stderr, o.verbose)
	out, err := cli.Create(o.out, cli.Private, stdout)
	if err != nil {
		return fail(err)
	}
	code, err := convert(o, file.Reader, out, told)
	if full := out.Flush(); full != nil { // nothing was kept, so that there are no sums
		out.Drop()
		return fail(full)
	}
	if err != nil {
		out.Drop()
		told.close(false)
		return max(code, fail(err))
	}
	if err := out.Keep(); err != nil {
		return fail(err)
	}
	told.close(true)
	return max(code, told.code())
}

// demonstrate turns fictional people into case files. A row with an error is part of it.
func demonstrate(stdout, stderr io.Writer) int {
	fmt.Fprintln(stderr,
		"exchange: without arguments this is a demonstration with fictional people")
	out := &written{Writer: stdout}
	args := []string{"-from", "htcds", "-to", "palermo", "-id", "demo"}
	if code := run(args, strings.NewReader(demo), out, stderr); out.err != nil {
		return code
	}
	return 0
}

// written remembers that it could not be written to.
type written struct {
	io.Writer
	err error
}

func (w *written) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	w.err = errors.Join(w.err, err)
	return n, err
}

// parse reads the flags and what they must agree on. The name is that of the input.
func parse(args []string, stderr io.Writer) (options, string, error) {
	var o options
	flags := flag.NewFlagSet("exchange", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: exchange -from htcds|ctdc|palermo -to htcds|palermo|trends [flags] [FILE]\n\nWithout FILE, or with -, it reads standard input.")
		flags.PrintDefaults()
	}
	flags.StringVar(&o.from, "from", "", "the `form` of the input: htcds (CSV, Excel or JSON, told by its first bytes), ctdc or palermo (JSON Lines)")
	flags.StringVar(&o.to, "to", "", "the `form` of the output: htcds, palermo, trends, or records (the CSV of statistics records that examples/trends reads)")
	flags.StringVar(&o.out, "out", "", "the `file` to write, .xlsx for an Excel workbook (default standard output)")
	flags.StringVar(&o.format, "format", "markdown", "for trends: `markdown`, json or csv")
	flags.StringVar(&o.prefix, "id", "row", "from htcds: the `beginning` of the ids of files, before the number of the row")
	flags.StringVar(&o.dates, "dates", "", "from htcds: the `order` of days such as 03/04/2025, day-first or month-first; without it they are an error")
	flags.BoolVar(&o.labels, "labels", false, "to htcds: write the labels of values in the place of their names")
	flags.BoolVar(&o.inPlace, "in-place", false,
		"let -out be the file that is read, in whose place the output is put")
	flags.BoolVar(&o.verbose, "v", false, "tell every row of which something could not be carried, not only how many")
	on := flags.String("on", "", "for trends: the last `day` that counts, YYYY-MM-DD (default today)")
	flags.IntVar(&o.threshold, "k", 10, "for trends: the smallest `number` of people that is shown beside zero")
	flags.IntVar(&o.year, "year", 0, "for trends: the `year` of the tables (default the last one in the data)")
	age := flags.String("age", string(trends.AtRegistration), "for trends: the age `at` registration or exploitation, the start of it")
	flags.IntVar(&o.registered, "registered", 0, "from htcds to trends: the `year` in which rows without a day of incoming referral were registered, which the standard does not tell; who was under 18 on its first day counts as a child")
	state := flags.String("state", "", "for trends: the `State` that reports")
	places := flags.String("places", "", "for trends: the `States` of exploitation to show one by one beside -state, parted by commas; chosen without a look at the numbers, or the choice tells of hidden ones")
	basis := flags.String("basis", "", "for trends: the `law` by which people are counted without asking, INSTRUMENT:PINPOINT; without it, and without a duty that binds -state, only those who consented are")
	files, err := cli.Parse(flags, args)
	if err != nil {
		return o, "", err
	}
	name := "-"
	switch len(files) {
	case 0:
	case 1:
		name = files[0]
	default:
		return o, "", errors.New("want one file")
	}
	var wrong []error
	one := func(what, value string, of ...string) {
		if !slices.Contains(of, value) {
			wrong = append(wrong, fmt.Errorf("%s: want %s", what, strings.Join(of, ", ")))
		}
	}
	one("-from", o.from, "htcds", "ctdc", "palermo")
	one("-to", o.to, "htcds", "palermo", "trends", "records")
	one("-format", o.format, "markdown", "json", "csv")
	if o.dates != "" {
		one("-dates", o.dates, "day-first", "month-first")
	}
	wrong = append(wrong, o.idle(flags)...)
	if probe := (cases.File{ID: o.prefix + "-1"}); probe.Validate() != nil {
		wrong = append(wrong, errors.New("-id: want letters, digits, dots, colons and hyphens"))
	}
	for flag, year := range map[string]int{"-year": o.year, "-registered": o.registered} {
		if year != 0 && (year < 1900 || year > 2999) {
			wrong = append(wrong, fmt.Errorf("%s: want a year, such as 2025", flag))
		}
	}
	if o.age, _ = law.ParseCode[trends.AgeAt](*age); o.age == "" {
		wrong = append(wrong, errors.New("-age: want registration or exploitation"))
	}
	if o.threshold < 2 {
		wrong = append(wrong, errors.New("-k: want 2 or more"))
	}
	if workbook(o.out) && o.to != "htcds" {
		wrong = append(wrong, errors.New("-out: only htcds is written as a workbook"))
	}
	if o.on = cli.Today(); *on != "" {
		if o.on, err = cli.ParseDay(*on); err != nil {
			wrong = append(wrong, fmt.Errorf("-on: %w", err))
		}
	}
	if *state != "" {
		switch codes, err := cli.ParseStates(*state); {
		case err != nil:
			wrong = append(wrong, fmt.Errorf("-state: %w", err))
		case len(codes) > 1:
			wrong = append(wrong, errors.New("-state: want one State"))
		default:
			o.state = codes[0]
		}
	}
	if *places != "" {
		if o.places, err = cli.ParseStates(*places); err != nil {
			wrong = append(wrong, fmt.Errorf("-places: %w", err))
		}
	}
	if *basis != "" {
		if o.basis, err = parseBasis(*basis, o.state); err != nil {
			wrong = append(wrong, err)
		}
	}
	return o, name, errors.Join(wrong...)
}

// idle returns an error for each flag that was given and says nothing about the forms.
func (o *options) idle(flags *flag.FlagSet) []error {
	var wrong []error
	refuse := func(idle bool, why string, names ...string) {
		for _, name := range cli.Given(flags, names...) {
			if idle {
				wrong = append(wrong, fmt.Errorf("%s: %s", name, why))
			}
		}
	}
	statistics := o.to == "trends" || o.to == "records"
	refuse(o.from != "htcds", "it is for -from htcds", "id", "dates")
	refuse(o.to != "htcds", "it is for -to htcds", "labels")
	refuse(o.to != "trends", "it is for -to trends", "format", "k", "year", "age", "places")
	refuse(!statistics, "it is for -to trends and -to records", "on", "state", "basis")
	refuse(!statistics || o.from != "htcds",
		"it is for -from htcds with -to trends or -to records", "registered")
	refuse(o.from == "ctdc", "rows of the CTDC are counted as anonymous data", "basis")
	refuse(!o.toFile(), "it is for -out", "in-place")
	return wrong
}

// toFile reports whether the output has a name of its own.
func (o *options) toFile() bool { return o.out != "" && o.out != "-" }

func workbook(name string) bool { return strings.EqualFold(filepath.Ext(name), ".xlsx") }
