package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// anonymous is why rows of a public data set are counted: the Regulation does not apply to
// anonymous information.
var anonymous = law.Citation{Instrument: "gdpr", Pinpoint: "recital 26", URL: "https://eur-lex.europa.eu/eli/reg/2016/679/oj", Checked: law.MustDay(2026, 11, 25), Confidence: law.High}

// toStatistics writes released tables, or the records that they are made of.
func toStatistics(o options, in *bufio.Reader, out io.Writer, told *report) (int, error) {
	basis := o.basis
	if o.from == "ctdc" {
		basis = &anonymous
	} else if basis == nil && o.state != "" {
		basis, _ = trends.DutyToCount(jurisdiction.Builtin(), o.state, o.on)
	}
	var all trends.Collection // without the records, but for -to records
	var crowd trends.Crowd
	undated := 0
	err := read(o, in, told, func(i item) error {
		file, err := i.asFile(o, told)
		if err != nil {
			return err
		}
		if i.record != nil {
			register(file, i.record, o.registered)
		}
		undated += withoutDay(file)
		c := trends.Collect(file, trends.CollectOptions{On: o.on, Basis: basis})
		if i.public != nil {
			for n := range c.Records {
				c.Records[n].AtExploitation = atExploitation(i.public)
			}
			c.WithoutConsent = nil // nobody was asked: these are no people's files
		}
		if o.to != "records" {
			for _, r := range trends.Victims(c.Records) {
				crowd.Add(r, 1)
			}
			c.Records, c.Persons = nil, nil
		}
		all.Add(c)
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, l := range all.LeftOut {
		if l.Reason == trends.NotRegistered && undated > 0 {
			told.problem("not counted",
				fmt.Sprintf("not counted, no day of registration on file: %d", undated))
			l.Count -= undated
		}
		if l.Count > 0 {
			told.problem("not counted", fmt.Sprintf("not counted, %s: %d", l.Reason, l.Count))
		}
	}
	if o.to == "records" {
		return 0, trends.EncodeCSV(out, all.Records)
	}
	return writeTables(o, &crowd, all.LeftOut, basis, out, told)
}

// withoutDay counts the victims with steps towards identification on file, none of which has a day.
func withoutDay(file *cases.File) int {
	n := 0
	for i := range file.Victims {
		steps := file.Victims[i].Status
		if len(steps) > 0 && !slices.ContainsFunc(steps,
			func(s victim.StatusDecision) bool { return !s.Day.IsZero() }) {
			n++
		}
	}
	return n
}

// nobody returns why nobody is counted: what kept the people out, and what would count them.
func nobody(o options, leftOut []trends.LeftOut) error {
	var why []string
	for _, l := range leftOut {
		text := map[trends.LeftOutReason]string{
			trends.NoConsent: "there is no consent to statistics (-basis names a law by which " +
				"people are counted without asking)",
			trends.ConsentWithdrawn: "the consent to statistics was withdrawn",
			trends.ConsentNotValid:  "the consent to statistics is not valid",
			trends.NotRegistered:    "no step towards identification has a day by -on",
		}[l.Reason]
		if l.Reason == trends.NotRegistered && o.from == "htcds" {
			text = "no record has a year of registration (-registered tells it)"
		}
		if text != "" && !slices.Contains(why, text) {
			why = append(why, text)
		}
	}
	if len(why) == 0 {
		why = append(why, "no record has a year of registration")
	}
	return errors.New("nobody is counted: " + strings.Join(why, "; "))
}

// register puts the day of registration, which the standard has no field for, into a file made of a
// record: that of the incoming referral, else the first of the year, so that who was a child at any
// time of the year counts as one.
func register(file *cases.File, r *htcds.Record, year int) {
	day := r.IncomingReferralDate
	if day.IsZero() && year != 0 {
		day, _ = law.Date(year, time.January, 1)
	}
	for v := range file.Victims {
		for s := range file.Victims[v].Status {
			if step := &file.Victims[v].Status[s]; step.Day.IsZero() {
				step.Day = day
			}
		}
	}
}

// atExploitation is the age when exploitation began, which a case file made of a row cannot hold.
func atExploitation(r *ctdc.Row) trends.Age {
	switch r.Standing(ctdc.AtExploitation) {
	case person.Child:
		return trends.Age{Group: trends.ChildGroup}
	case person.Adult:
		return trends.Age{Group: trends.AdultGroup}
	}
	return trends.Age{}
}

// writeTables writes the numbers by year, and the tables of one year released together.
func writeTables(o options, victims *trends.Crowd, leftOut []trends.LeftOut, basis *law.Citation, out io.Writer, told *report) (int, error) {
	first, last := years(victims)
	if last == 0 {
		return 0, nobody(o, leftOut)
	}
	if o.year == 0 {
		o.year = last
	}
	set := trends.Options{Threshold: o.threshold}
	covers := trends.Period{From: law.MustDay(first, 1, 1), To: law.MustDay(last, 12, 31)}
	if o.on.Before(covers.To) {
		covers.To = o.on
	}
	code := 0
	withheld := func(title string, err error) {
		code = 1
		told.problem("withheld", "withheld: "+title+": "+cli.Withheld(err))
	}
	var done []*trends.Release
	if r, err := trends.ReleaseYears(set, victims.All(), trends.YearOfRegistration, first, last, covers); err != nil {
		withheld("victims by year", err)
	} else {
		r.About.Title = "Identified and presumed victims by year of registration"
		done = append(done, r)
	}
	year, err := tablesOf(o, victims.In(func(r *trends.Record) bool { return r.Registered.Year == o.year }))
	if err != nil {
		return code, err
	}
	for _, t := range year.Sections[0].Tables {
		t.About.Reporting, t.About.Basis, t.About.LeftOut, t.About.Covers = o.state, basis, leftOut, covers
	}
	for _, i := range year.Release(set) {
		if i.Release == nil {
			withheld(i.Title, i.Err)
			continue
		}
		i.Release.About.Title = i.Title
		done = append(done, i.Release)
	}
	return code, writeReleases(o, done, out)
}

// tablesOf returns the tables of a year. They are released together, so that they tell no more
// about each other than each does by itself.
func tablesOf(o options, records iter.Seq2[*trends.Record, int]) (*trends.TableSet, error) {
	s := trends.Section{People: "identified and presumed victims"}
	var wrong error
	item := func(title string, axes ...string) {
		s.Items = append(s.Items, trends.Item{Title: fmt.Sprintf("%s, %d", title, o.year), Table: len(s.Tables) - 1, Axes: axes})
	}
	add := func(title string, dims ...trends.Dimension[trends.Record]) {
		t, err := trends.CountMany(records, dims...)
		wrong = errors.Join(wrong, err)
		s.Tables = append(s.Tables, t)
		var axes []string
		for _, d := range dims {
			axes = append(axes, d.Axis().Name)
		}
		item(title, axes...)
	}
	// The two ages are one variable: tables of both would tell about each other, so that one is
	// asked for.
	add("Sex and age group at "+string(o.age), trends.BySex(), trends.ByAge(o.age))
	add("Sex and form of exploitation", trends.BySex(), trends.ByFormGroup())
	item("Form of exploitation", trends.ByFormGroup().Axis().Name)
	add("Inside a State or across borders", trends.ByBorder())
	add("Who recruited", trends.ByRecruiterGroup())
	if o.state != "" {
		add(
			"Citizenship",
			trends.ByCitizenGroup(
				trends.Citizens{Reporting: o.state, On: law.MustDay(o.year, 12, 31)},
			),
		)
	}
	if places := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(o.places), o.state)))); len(places) > 1 || places[0] != "" {
		places = slices.DeleteFunc(places, func(c jurisdiction.Code) bool { return c == "" })
		add("State of exploitation", trends.ByPlace("exploited", "State of exploitation", trends.PlaceOfExploitation, places...))
	} else {
		add("Region of exploitation", trends.ByRegion("exploited", "Region of exploitation", trends.PlaceOfExploitation, trends.UNODCRegions()))
	}
	return &trends.TableSet{Title: "Overview", Year: o.year, Sections: []trends.Section{s}}, wrong
}

// years returns the first and the last year of registration; zero if there is none.
func years(victims *trends.Crowd) (first, last int) {
	for r := range victims.All() {
		if y := r.Registered.Year; y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	return first, last
}

func writeReleases(o options, releases []*trends.Release, out io.Writer) error {
	if o.format == "json" {
		_, err := io.WriteString(out, "[")
		for i, r := range releases {
			if err == nil && i > 0 {
				_, err = io.WriteString(out, ",")
			}
			if err == nil {
				err = r.WriteJSON(out)
			}
		}
		if err == nil {
			_, err = io.WriteString(out, "]\n")
		}
		return err
	}
	for i, r := range releases {
		if i > 0 {
			if _, err := io.WriteString(out, "\n"); err != nil {
				return err
			}
		}
		write := r.WriteMarkdown
		if o.format == "csv" {
			write = r.WriteCSV
		}
		if err := write(out); err != nil {
			return err
		}
	}
	return nil
}
