package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/cases/trends/chart"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A report is what the page shows.
type report struct {
	Title    string
	Place    string
	Year     int
	K        int
	Invented bool
	Through  string // empty for a whole year
	Figures  []figure
	Parts    []part
	Notes    []string
	Withheld []string
}

// A figure is one of the large numbers at the top.
type figure struct{ Value, What string }

// A part is one section: a chart, a table, or both.
type part struct {
	ID, Title string
	Chart     template.HTML // made by package chart, which escapes what it writes
	Head      []string
	Rows      [][]string
	Notes     []string
}

// makeReport counts, protects and lays out. All tables of the year are one set, so that none gives
// away what another hides.
func makeReport(records []trends.Record, s settings) (*report, error) {
	if err := s.years(records); err != nil {
		return nil, err
	}
	o := trends.Options{Threshold: s.k, Width: s.width}
	covers := trends.Period{To: s.through}
	all := trends.Victims(records)
	years, err := trends.ReleaseYears(o, trends.Each(all), trends.YearOfRegistration, s.from, s.year, covers)
	if err != nil {
		return nil, err
	}
	r := &report{
		Title: "Registered victims of trafficking in human beings", Place: s.place.Name(), Year: s.year, K: s.k, Invented: s.invented,
	}
	if !covers.Covers(s.year) {
		r.Through = s.through.String()
	}
	if err := r.addYears(years); err != nil {
		return nil, err
	}
	set, err := tables(trends.InYearOf(all, trends.YearOfRegistration, s.year), s)
	if err != nil {
		return nil, err
	}
	for _, it := range set.Release(o) {
		if it.Err != nil {
			r.Withheld = append(r.Withheld, it.Title+": "+cli.Withheld(it.Err))
			continue
		}
		if err := r.addItem(it); err != nil {
			return nil, err
		}
	}
	r.Notes = notes(s)
	return r, nil
}

// tables are the tables of one year.
func tables(victims []trends.Record, s settings) (*trends.TableSet, error) {
	citizens := trends.Citizens{Reporting: s.place, On: law.MustDay(s.year, 12, 31)}
	places := append([]jurisdiction.Code{s.place}, slices.DeleteFunc(slices.Clone(s.places), func(c jurisdiction.Code) bool { return c == s.place })...)
	age, bands := "age-at-"+string(s.age), trends.ByBand(s.age)
	if len(victims) < 50*s.k {
		bands = trends.ByBroadBand(s.age) // narrow bands of few people would all be hidden
	}
	var section trends.Section
	var errs []error
	add := func(dims []trends.Dimension[trends.Record], items ...trends.Item) {
		t, err := trends.Count(victims, dims...)
		if err != nil {
			errs = append(errs, err)
			return
		}
		for _, it := range items {
			it.Table = len(section.Tables)
			section.Items = append(section.Items, it)
		}
		section.Tables = append(section.Tables, t)
	}
	type dims = []trends.Dimension[trends.Record]
	add(dims{trends.ByMainSex(), trends.ByAge(s.age), bands},
		trends.Item{Point: "sex-age", Title: "Sex and age group at " + string(s.age), Axes: []string{"sex", age}},
		trends.Item{Point: "pyramid", Title: "Age at " + string(s.age), Axes: []string{bands.Axis().Name, "sex"}})
	add(dims{trends.ByFormGroup()}, trends.Item{Point: "form", Title: "Form of exploitation", Axes: []string{"form-group"}})
	add(dims{trends.ByCitizenship(citizens, s.citizens...), trends.ByPlace("exploited", "Place of exploitation", trends.PlaceOfExploitation, places...)},
		trends.Item{Point: "citizenship", Title: "Citizenship", Axes: []string{"citizenship-state"}},
		trends.Item{Point: "flows", Title: "From citizenship to place of exploitation", Axes: []string{"citizenship-state", "exploited"}})
	add(dims{trends.ByBorder()}, trends.Item{Point: "border", Title: "Internal or cross-border", Axes: []string{"border"}})
	add(dims{trends.ByRecruiterGroup()}, trends.Item{Point: "recruiter", Title: "Relation of the recruiter", Axes: []string{"recruiter-group"}})
	add(dims{trends.ByBodyGroup()}, trends.Item{Point: "body", Title: "Registering organisation", Axes: []string{"body-group"}})
	for _, t := range section.Tables {
		t.About.Reporting = s.place
	}
	return &trends.TableSet{Year: s.year, Sections: []trends.Section{section}}, errors.Join(errs...)
}

// addYears adds the large number, the change and the chart of the years.
func (r *report) addYears(years *trends.Release) error {
	counts := years.Years()
	last := counts[len(counts)-1]
	r.Figures = append(r.Figures, figure{shown(last.Count, last.Shown), "people registered in " + fmt.Sprint(r.Year)})
	var lines []string
	for _, c := range trends.Changes(counts) {
		if c.Told && c.Year == r.Year {
			sign := "+"
			if c.Percent < 0 {
				sign = ""
			}
			r.Figures = append(r.Figures, figure{sign + c.Percent.String() + " %", "change on the year before"})
		}
		for _, w := range c.Warnings {
			lines = append(lines, trends.Warning{Code: w, Year: c.Year}.Text())
		}
	}
	p := part{ID: "years", Title: "Registered victims by year", Notes: lines, Head: []string{"Year", "People"}}
	for _, c := range counts {
		label := fmt.Sprint(c.Year)
		if c.Partial {
			label += " (not the whole year)"
		}
		p.Rows = append(p.Rows, []string{label, shown(c.Count, c.Shown)})
	}
	return r.add(p, func(w io.Writer, o chart.Options) error { return chart.Bars(w, years, o) })
}

// addItem adds a section for a released table.
func (r *report) addItem(it trends.ReleasedItem) error {
	p := part{ID: it.Point, Title: it.Title}
	axes := it.Release.Axes()
	if len(axes) == 1 {
		p.Head = []string{axes[0].Title, "People", "Share of known"}
		for i, c := range axes[0].Categories {
			share := ""
			if sh, ok := it.Release.Share(0, i); ok && i < len(axes[0].Categories)-1 {
				share = sh.Percent.String() + " %"
			}
			p.Rows = append(p.Rows, []string{c.Label, it.Release.Cell(i).Text(), share})
		}
		p.Rows = append(p.Rows, []string{"total", it.Release.Cell(trends.Total).Text(), ""})
		if axes[0].Multi {
			p.Notes = append(p.Notes, "A person can be in several rows, so that they do not add up to the total.")
		}
	} else {
		p.Head = append(p.Head, axes[0].Title)
		for _, c := range axes[1].Categories {
			p.Head = append(p.Head, c.Label)
		}
		p.Head = append(p.Head, "total")
		for i := range len(axes[0].Categories) + 1 {
			label, row := "total", trends.Total
			if i < len(axes[0].Categories) {
				label, row = axes[0].Categories[i].Label, i
			}
			line := []string{label}
			for j := range axes[1].Categories {
				line = append(line, it.Release.Cell(row, j).Text())
			}
			p.Rows = append(p.Rows, append(line, it.Release.Cell(row, trends.Total).Text()))
		}
	}
	if !it.Release.Protection.Audited {
		p.Notes = append(p.Notes, "This table is protected, but too large to have been checked a second time.")
	}
	for _, w := range it.Release.Warnings() {
		p.Notes = append(p.Notes, w.Text())
	}
	switch it.Point {
	case "sex-age":
		r.figure(it.Release, "female", "", "women and girls")
		r.figure(it.Release, "", "child", "children")
		return r.add(p, nil)
	case "pyramid":
		return r.add(p, func(w io.Writer, o chart.Options) error { return chart.Pyramid(w, it.Release, o) })
	case "flows":
		return r.add(p, func(w io.Writer, o chart.Options) error { return chart.Flows(w, it.Release, o) })
	}
	return r.add(p, func(w io.Writer, o chart.Options) error { return chart.Bars(w, it.Release, o) })
}

// figure adds the share of a category to the large numbers, if it can be told.
func (r *report) figure(rel *trends.Release, sex, age, what string) {
	index, err := rel.Lookup(sex, age)
	if err != nil {
		return // cannot happen: the codes are constants
	}
	axis := 0
	if sex == "" {
		axis = 1
	}
	if s, ok := rel.Share(axis, index...); ok {
		r.Figures = append(r.Figures, figure{s.Percent.String() + " %", what + ", of those of whom it is known"})
	}
}

// add adds a section with its chart.
func (r *report) add(p part, draw func(io.Writer, chart.Options) error) error {
	if draw != nil {
		var b bytes.Buffer
		if err := draw(&b, chart.Options{ID: "chart-" + p.ID, Title: fmt.Sprintf("%s, %d", p.Title, r.Year), Bare: true}); err != nil {
			return err
		}
		p.Chart = template.HTML(b.String())
	}
	r.Parts = append(r.Parts, p)
	return nil
}

func shown(n int, ok bool) string { return trends.Cell{Count: n, Shown: ok}.Text() }

// notes are what belongs under the whole page.
func notes(s settings) []string {
	out := []string{
		"Counted are identified and presumed victims, by the year in which they were first registered as such; each once for the body that registered.",
		"A child is a person under 18, or one who may be and is treated as a child. Age is that at " + string(s.age) + ".",
		"Shares are of the people of whom the answer is known.",
		fmt.Sprintf("“hidden” is no zero: numbers from 1 to %d are hidden, and others that would give them away. All tables of the year were protected and checked together.", s.k-1),
	}
	switch {
	case s.leftOut >= s.k:
		out = append(out, fmt.Sprintf("%d people are left out, such as those who did not consent to statistics.", s.leftOut))
	case s.leftOut > 0:
		out = append(out, fmt.Sprintf("Fewer than %d people are left out, such as those who did not consent to statistics.", s.k))
	}
	return out
}

// write writes the page.
func (r *report) write(w io.Writer) error {
	t, err := template.ParseFS(files, "page.html")
	if err != nil {
		return err
	}
	return t.Execute(w, r)
}
