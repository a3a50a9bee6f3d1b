// Command casecheck checks case files by the law of the places they touch and prints what is owed,
// by when and under which article. Without a file it checks what is piped into it, and if nothing
// is, an embedded file of a fictional child.
//
// It exits with 0 if nothing binding is unmet, 1 if something is or if the law of a place that
// counts is not known, 2 on bad input or if the output could not be written. The demonstration
// exits with 0.
package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
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
	on := flags.String("on", "", "the `day` of the check, YYYY-MM-DD (default today)")
	format := flags.String("format", "text", "`text`, json, markdown, plan (a to-do list in Markdown) or calendar (iCalendar)")
	explain := flags.String("explain", "", "tell the story of one `rule`: facts, law and dates")
	settings := flags.String("policy", "", "a JSON `file` of your own times, where the law names none: {\"first-service\": {\"amount\": 24, \"unit\": \"hours\"}}")
	lines := flags.Bool("jsonl", false, "the input is JSON Lines, a case file a line; the output is a JSON report a line")
	place := flags.String("jurisdiction", "", "a `place` whose law counts beside those in the file")
	dir := flags.String("law", "", "a `directory` of law data to lay over the library's own")
	verbose := flags.Bool("v", false, "show the rules that do not apply")
	files, err := cli.Parse(flags, args)
	if err != nil {
		return 2
	}
	fail := func(err error) int { fmt.Fprintln(stderr, "casecheck:", err); return 2 }
	switch *format {
	case "text", "json", "markdown", "plan", "calendar":
	default:
		return fail(errors.New("-format: want text, json, markdown, plan or calendar"))
	}
	policy, err := readPolicy(*settings)
	if err != nil {
		return fail(err)
	}
	if pipe := cli.Piped(stdin); len(files) == 0 && pipe != nil {
		files, stdin = []string{"-"}, pipe
	}
	demo := len(files) == 0
	if demo && *lines {
		return fail(errors.New("-jsonl: want files, or - for standard input"))
	}
	if demo && *on == "" {
		*on = demoDay
	}
	day, err := parseDay(*on)
	if err != nil {
		return fail(err)
	}
	var more []jurisdiction.Code
	if *place != "" {
		code, err := jurisdiction.ParseCode(*place)
		if err != nil {
			return fail(err)
		}
		more = append(more, code)
	}
	registry := jurisdiction.Builtin()
	if *dir != "" {
		if registry, err = registry.Overlay(*dir, os.DirFS(*dir)); err != nil {
			return fail(err)
		}
	}
	checker, err := cases.NewChecker(registry)
	if err != nil {
		return fail(err)
	}
	checker = checker.WithPolicy(policy)
	opts := options{on: day, more: more, format: *format, verbose: *verbose}
	if *explain != "" {
		i := slices.IndexFunc(checker.Catalogue(), func(e rule.Entry) bool { return string(e.ID) == *explain })
		if i < 0 {
			return fail(errors.New("-explain: no such rule"))
		}
		opts.explain = &checker.Catalogue()[i]
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
		return 0
	}
	worst := 0
	out := &output{w: stdout}
	for _, name := range files {
		in := stdin
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				worst = fail(err)
				continue
			}
			defer f.Close()
			in = f
		}
		if err := cli.Distinct(stdout, in); err != nil {
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
		if *lines {
			worst = max(worst, checkLines(checker, in, opts, out, told, progressOn(stderr)))
		} else {
			worst = max(worst, check(checker, in, opts, out, told))
		}
		if out.err != nil { // told, and no other file would come further
			return 2
		}
	}
	return worst
}

func parseDay(s string) (law.Day, error) {
	if s == "" {
		return law.DayOf(time.Now()), nil
	}
	day, err := law.ParseDay(s)
	if err != nil {
		return law.Day{}, errors.New("-on: want a day as YYYY-MM-DD")
	}
	return day, nil
}

// options are what every file is checked with.
type options struct {
	on      law.Day
	more    []jurisdiction.Code
	format  string
	verbose bool
	explain *rule.Entry // only this rule
}

// readPolicy reads the user's times from a file; an empty name sets none.
func readPolicy(name string) (rule.Policy, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var policy rule.Policy
	if err := json.Unmarshal(data, &policy); err != nil {
		return nil, errors.New("-policy: not JSON of times by parameter")
	}
	for parameter, length := range policy {
		if !parameter.IsValid() || length.Amount <= 0 || !length.Unit.IsValid() {
			return nil, errors.New("-policy: an unknown parameter, or a time without a number and a unit")
		}
	}
	return policy, nil
}

func check(c *cases.Checker, in io.Reader, o options, out io.Writer, fail func(error) int) int {
	file, err := cases.Decode(in)
	if err != nil {
		return fail(err)
	}
	report, err := c.Check(file, o.on, o.more...)
	if err != nil {
		return fail(err)
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
	switch o.format {
	case "plan":
		err = plan.Markdown(out, report)
	case "calendar":
		err = plan.Calendar(out, report, file.ID)
	case "json":
		err = writeJSON(out, 0, report, "  ")
	case "markdown":
		err = report.WriteMarkdown(out, o.verbose)
	default:
		err = report.WriteText(out, o.verbose)
	}
	if err != nil {
		return fail(err)
	}
	if report.Err() != nil {
		return 1
	}
	return 0
}
