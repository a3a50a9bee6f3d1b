package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// counted is a record as JSON with the number of people that it stands for.
func counted(record string, people int) string { return strconv.Itoa(people) + "\t" + record }

// tabulate makes the tables of all records. There are few different ones, so that one worker holds
// them.
type tabulate struct {
	Threshold int
	On        string
	Basis     *law.Citation
}

// ProcessElement reads what counted wrote and emits one text, in which no small number can be
// worked out.
func (t *tabulate) ProcessElement(_ int, next func(*string) bool, emit func(string)) error {
	var people trends.Crowd
	first, last := 0, 0
	for line := ""; next(&line); {
		number, record, ok := strings.Cut(line, "\t")
		if !ok {
			continue // the line that is there so that there is one
		}
		var r trends.Record
		n, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(record), &r); err != nil {
			return err
		}
		if y := r.Registered.Year; y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
		people.Add(r, n)
	}
	text, err := t.text(&people, first, last)
	emit(text)
	return err
}

// text releases the tables together and writes them.
func (t *tabulate) text(people *trends.Crowd, first, last int) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# Identified and presumed victims by year of registration\n\nAs of %s.\n", t.On)
	if last == 0 {
		b.WriteString("\nNobody is counted.\n")
		return b.String(), nil
	}
	s := trends.Section{People: "identified and presumed victims"}
	by := trends.ByYear(trends.YearOfRegistration, first, last)
	for _, dims := range [][]trends.Dimension[trends.Record]{
		{by, trends.BySex(), trends.ByAge(trends.AtRegistration)}, {by, trends.ByFormGroup()}, {by, trends.ByBorder()},
	} {
		table, err := trends.CountMany(people.All(), dims...)
		if err != nil {
			return "", err
		}
		table.About.Basis = t.Basis
		var axes, titles []string
		for _, d := range dims {
			axes, titles = append(axes, d.Axis().Name), append(titles, d.Axis().Title)
		}
		s.Items = append(s.Items, trends.Item{Title: strings.Join(titles, ", "), Table: len(s.Tables), Axes: axes})
		s.Tables = append(s.Tables, table)
	}
	set := trends.TableSet{Sections: []trends.Section{s}}
	for _, i := range set.Release(trends.Options{Threshold: t.Threshold}) {
		b.WriteByte('\n')
		if i.Release == nil {
			fmt.Fprintf(&b, "## %s\n\nWithheld: %v\n", i.Title, i.Err)
			continue
		}
		i.Release.About.Title = i.Title
		if err := i.Release.WriteMarkdown(&b); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}
