// Command casecheck checks case files by the law of the places they touch and prints what is owed,
// by when and under which article. Without a file it checks what is piped into it.
//
// If nothing is piped in, as on a terminal or from /dev/null, it checks an embedded file of a
// fictional child, and says so. It does that only without flags, or with those that say how to show
// a report: -format, -explain and -v. With any other, such as -on, a file is missing.
//
// It exits with 0 if nothing binding is unmet, 1 if something is or if the law of a place that
// counts is not known, 2 on bad input, empty input among it, or if the output could not be written.
// With -explain it tells a story and judges nothing: it exits with 0 or 2. The demonstration exits
// with 0.
//
// With -format ics it writes one calendar of all files, or none where a file could not be checked.
// With -earlier it goes on from the calendar that it wrote before: what is done since is told as
// done, what fell away as cancelled. Write the new one to another file, and put it in the place of
// the old one when that worked.
//
// With -screen it adds up the indicators of trafficking on file of each person instead, and judges
// nothing either.
package main

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases/checklist"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/jurisdiction/words"
)

//go:embed testdata
var testdata embed.FS

const (
	demoFile = "testdata/girl-15-online-recruitment.json"
	demoDay  = "2026-11-23"
)

// memory is what the heap is kept below as long as that can be done by collecting more often.
const memory = 240 << 20

func main() {
	debug.SetMemoryLimit(memory)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("casecheck", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: casecheck [flags] [FILE ...]\n\n"+
			"Without FILE, or with -, it reads standard input.")
		flags.PrintDefaults()
	}
	on := flags.String("on", "", "the `day` of the check, YYYY-MM-DD (default today)")
	format := flags.String("format", "text", "`text`, json, markdown, html (a page for a phone or "+
		"for paper), plan (a to-do list in Markdown) or ics (one calendar of all files, iCalendar)")
	lang := flags.String("lang", "", "the `language` of the page, as text, markdown or html: "+
		languages()+"; default en")
	explain := flags.String("explain", "", "tell the story of one `rule`: facts, law and dates")
	settings := flags.String("policy", "", "a JSON `file` of your own times, where the law names none: {\"first-service\": {\"amount\": 24, \"unit\": \"hours\"}}")
	lines := flags.Bool("jsonl", false, "the input is JSON Lines, a case file a line; the output is a JSON report a line")
	places := flags.String("jurisdiction", "",
		"`places` whose law counts beside those in the file, with commas between them")
	dir := flags.String("law", "", "a `directory` of law data to lay over the library's own")
	verbose := flags.Bool("v", false,
		"show every legal basis, what is done, and the rules that do not apply")
	failOn := flags.String("fail-on", "long", "what makes the exit code 1: `breach`, what the law "+
		"requires and is not met, overdue or late; long, also a duty required by law that "+
		"is open for long; open, also any duty required by law that is open")
	signs := flags.Bool("screen", false,
		"add up the indicators of trafficking of each person, as text or json, and judge nothing")
	todo := flags.Bool("todo", false, "the calendar holds tasks (VTODO), not events")
	alarm := flags.String(
		"alarm", "1", "remind at 9:00 so many `days` before a last day; none: never",
	)
	before := flags.String("earlier", "",
		"the calendar made before, a `file`: what is done since, or fell away, is told as that")
	scenarios := flags.String("test", "",
		"run the scenarios of a `directory`, and print which pass")
	files, err := cli.Parse(flags, args)
	if err != nil {
		return cli.Code(err)
	}
	fail := func(err error) int { fmt.Fprintln(stderr, "casecheck:", err); return 2 }
	if err := agree(flags, *format, *failOn, *lines, *explain != "", *signs); err != nil {
		return fail(err)
	}
	input := cli.NewStdin(stdin)
	if len(files) == 0 && input.Piped() {
		files = []string{"-"}
	}
	demo := len(files) == 0
	if real := cli.GivenBut(flags, "format", "explain", "v", "fail-on", "lang", "todo",
		"alarm"); demo &&
		*scenarios == "" && len(real) > 0 {
		return fail(fmt.Errorf("%s: a file is missing, or - for standard input",
			cli.Flags(real)))
	}
	in, err := words.For(*lang)
	if err != nil {
		return fail(fmt.Errorf("-lang: %w", err))
	}
	policy, err := readPolicy(*settings)
	if err != nil {
		return fail(err)
	}
	day := cli.Today()
	if demo {
		*on = demoDay
	}
	if *on != "" {
		if day, err = cli.ParseDay(*on); err != nil {
			return fail(fmt.Errorf("-on: %w", err))
		}
	}
	var more []jurisdiction.Code
	if *places != "" {
		if more, err = cli.ParsePlaces(*places); err != nil {
			return fail(fmt.Errorf("-jurisdiction: %w", err))
		}
	}
	registry, err := cli.Overlay(*dir)
	if err != nil {
		return fail(err)
	}
	checker, err := duty.NewChecker(registry, duty.Policy(policy))
	if err != nil {
		return fail(err)
	}
	opts := options{
		on: day, more: more, format: *format, verbose: *verbose, failOn: failOns[*failOn],
		in: in,
	}
	if *format == formatCalendar {
		cal, err := newCalendar(input, stdout, *todo, *alarm, *before)
		if err != nil {
			return fail(err)
		}
		opts.calendar = cal
	}
	if *explain != "" {
		entry, ok := checker.Describe(rule.ID(*explain))
		if !ok {
			return fail(errors.New("-explain: no such rule"))
		}
		opts.explain = &entry
	}
	if *scenarios != "" {
		return test(checker, *scenarios, stdout, fail)
	}
	if demo {
		data, err := testdata.ReadFile(demoFile)
		if err != nil {
			return fail(err)
		}
		fmt.Fprintln(stderr,
			"casecheck: no file is named: this is a demonstration with a fictional child")
		if code := check(checker, bytes.NewReader(data), opts, stdout, fail); code == 2 {
			return 2
		}
		if err := opts.calendar.write(stdout); err != nil {
			return fail(err)
		}
		return 0
	}
	worst := 0
	out := &output{w: stdout}
	for _, name := range files {
		file, err := input.Open(name)
		if err != nil {
			worst = fail(err)
			continue
		}
		if err := cli.Distinct(stdout, file); err != nil {
			file.Close()
			worst = fail(fmt.Errorf("%s: it would grow by its own report", name))
			continue
		}
		told := func(err error) int {
			switch {
			case out.err != nil: // no fault of the file
				err = out.err
			case len(files) > 1:
				err = within(name, err)
			}
			return fail(err)
		}
		switch {
		case *signs:
			worst = max(worst, screen(file, opts, out, told))
		case *lines:
			worst = max(worst,
				checkLines(checker, file.Reader, opts, out, told, progressOn(stderr)))
		default:
			worst = max(worst, check(checker, file, opts, out, told))
		}
		file.Close()
		if out.err != nil { // told, and no other file would come further
			return 2
		}
	}
	if worst == 2 && opts.calendar != nil {
		return fail(errNoCalendar)
	}
	if err := opts.calendar.write(out); err != nil {
		return fail(cmp.Or(out.err, err))
	}
	return worst
}

// pages are the formats of the page.
var pages = []string{"text", "markdown", "html"}

// languages are the tags that -lang takes.
func languages() string {
	var out []string
	for _, l := range words.Languages() {
		out = append(out, l.Tag)
	}
	return strings.Join(out, ", ")
}

// agree returns what the flags say against each other, or cannot say.
func agree(flags *flag.FlagSet, format, failOn string, lines, explain, signs bool) error {
	formats := []string{"text", "json", "markdown", "html", "plan", formatCalendar}
	_, known := failOns[failOn]
	switch {
	case !known:
		return errors.New("-fail-on: want breach, long or open")
	case !slices.Contains(formats, format):
		return errors.New("-format: want text, json, markdown, html, plan or ics")
	case format == "html" && flags.Lookup("v").Value.String() == "true":
		return errors.New("-v: the HTML page is that of a checklist; take text or markdown")
	case len(cli.Given(flags, "lang")) > 0 && (flags.Lookup("v").Value.String() == "true" ||
		explain || lines || signs || !slices.Contains(pages, format)):
		return errors.New("-lang: only the page, as text, markdown or html, is in other languages")
	case lines && len(cli.Given(flags, "format", "explain", "screen")) > 0:
		return fmt.Errorf("%s: -jsonl always writes a JSON report a line",
			cli.Flags(cli.Given(flags, "format", "explain", "screen")))
	case signs && (explain || format != "text" && format != "json"):
		return errors.New("-screen: it writes text or json, and tells no story of a rule")
	case format != formatCalendar && len(cli.Given(flags, "todo", "alarm", "earlier")) > 0:
		return fmt.Errorf("%s: only for a calendar, which is -format ics",
			cli.Flags(cli.Given(flags, "todo", "alarm", "earlier")))
	case explain && format != "text":
		return errors.New("-format: -explain tells its story as text")
	}
	return nil
}

// failOns are what -fail-on can say.
var failOns = map[string]rule.FailOn{
	"breach": rule.FailOnBreach, "long": rule.FailOnLong, "open": rule.FailOnOpen,
}

// options are what every file is checked with.
type options struct {
	on      law.Day
	more    []jurisdiction.Code
	format  string
	verbose bool
	explain *rule.Entry // only this rule
	in      *words.Language
	failOn  rule.FailOn
	// calendar gathers the files for one calendar; nil for another form.
	calendar *calendar
}

// readPolicy reads the user's times from a file; an empty name sets none.
func readPolicy(name string) (rule.Policy, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("-policy: %w", err)
	}
	var policy rule.Policy
	if err := json.Unmarshal(data, &policy); err != nil {
		return nil, fmt.Errorf("-policy: %s holds no times; want JSON such as %s", name,
			`{"first-service": {"amount": 24, "unit": "hours"}}`)
	}
	for parameter, length := range policy {
		switch {
		case !law.IsValid(parameter):
			return nil, fmt.Errorf("-policy: a name that is no setting; want %s",
				either(law.Codes[rule.Parameter]()))
		case length.Amount <= 0 || !law.IsValid(length.Unit):
			return nil, fmt.Errorf("-policy: %s: want an amount over 0 and a unit: %s", parameter,
				either(law.Codes[law.Unit]()))
		}
	}
	return policy, nil
}

// either lists codes to choose from.
func either[C ~string](codes []C) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = string(c)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// check checks a file and prints its report. What is to be told goes to fail, which returns the
// exit code of a failure.
func check(c *duty.Checker, in io.Reader, o options, out io.Writer, fail func(error) int) int {
	file, err := cli.CaseFile(in)
	if err != nil {
		return fail(err)
	}
	report, err := c.Check(file, o.on, o.more...)
	if err != nil {
		return fail(err)
	}
	if err := early(file, o.on, c.Registry()); err != nil {
		fail(err) // told, and no fault of the file
	}
	if !o.verbose {
		report.NotApplicable = nil
	}
	if o.explain != nil {
		if err := report.Explain(out, c.Registry(), *o.explain); err != nil {
			return fail(err)
		}
		return 0
	}
	page := func() *checklist.Page { return checklist.In(o.in, file, report, c.Registry()) }
	switch o.format {
	case "plan":
		err = plan.Markdown(out, report, plan.Planned(file, o.on)...)
	case formatCalendar:
		o.calendar.add(file, report)
	case "json":
		err = writeJSON(out, 0, report, "  ")
	case "html":
		err = page().WriteHTML(out)
	case "markdown":
		if o.verbose {
			err = report.WriteMarkdown(out, true)
		} else {
			err = page().WriteMarkdown(out)
		}
	default:
		if o.verbose {
			err = report.WriteText(out, true)
		} else {
			err = page().WriteText(out)
		}
	}
	if err != nil {
		return fail(err)
	}
	if report.Err(o.failOn) != nil {
		return 1
	}
	return 0
}
