// Command casecheck checks case files by the law of the places they touch and prints what is owed, by when and
// under which article. Without arguments it checks an embedded file.
//
// It exits with 0 if nothing binding is unmet, 1 if something is, 2 on bad input. The demonstration exits with 0.
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
	"time"

	"github.com/antitrafficking/palermo/cases"
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

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("casecheck", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the `day` of the check, YYYY-MM-DD (default today)")
	format := flags.String("format", "text", "`text` or json")
	place := flags.String("jurisdiction", "", "a `place` whose law counts beside those in the file")
	dir := flags.String("law", "", "a `directory` of law data to lay over the library's own")
	verbose := flags.Bool("v", false, "show the rules that do not apply")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	fail := func(err error) int { fmt.Fprintln(stderr, "casecheck:", err); return 2 }
	if *format != "text" && *format != "json" {
		return fail(errors.New("-format: want text or json"))
	}
	demo := flags.NArg() == 0
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
	if demo {
		data, err := testdata.ReadFile(demoFile)
		if err != nil {
			return fail(err)
		}
		if code := check(checker, bytes.NewReader(data), day, more, *format, *verbose, stdout, fail); code == 2 {
			return 2
		}
		return 0
	}
	worst := 0
	for _, name := range flags.Args() {
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
		worst = max(worst, check(checker, in, day, more, *format, *verbose, stdout, fail))
	}
	return worst
}

func parseDay(s string) (law.Day, error) {
	if s == "" {
		now := time.Now()
		return law.NewDay(now.Year(), now.Month(), now.Day()), nil
	}
	var day law.Day
	if err := day.UnmarshalText([]byte(s)); err != nil || !day.IsValid() {
		return law.Day{}, errors.New("-on: want a day as YYYY-MM-DD")
	}
	return day, nil
}

func check(c *cases.Checker, in io.Reader, on law.Day, more []jurisdiction.Code, format string, verbose bool, out io.Writer, fail func(error) int) int {
	file, err := cases.Decode(in)
	if err != nil {
		return fail(err)
	}
	report := c.Check(file, on, more...)
	if !verbose {
		report.NotApplicable = nil
	}
	if format == "json" {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		err = enc.Encode(struct {
			On            law.Day        `json:"on"`
			Receipt       rule.Receipt   `json:"receipt"`
			Summary       rule.Summary   `json:"summary"`
			Findings      []rule.Finding `json:"findings"`
			NotApplicable []rule.Skipped `json:"not_applicable,omitempty"`
		}{report.On, report.Receipt, report.Summary(), report.Findings, report.NotApplicable})
	} else {
		err = report.WriteText(out, verbose)
	}
	if err != nil {
		return fail(err)
	}
	if report.Err() != nil {
		return 1
	}
	return 0
}
