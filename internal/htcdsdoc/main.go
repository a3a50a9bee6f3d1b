// Command htcdsdoc writes the page on the exchange format HTCDS: what is read, what is tolerated,
// the dictionary, and what is lost on the way to a case file and back. It takes the path of the
// page.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: htcdsdoc FILE")
	}
	if err := os.WriteFile(os.Args[1], page(), 0o644); err != nil {
		log.Fatal("htcdsdoc: ", err)
	}
}

// page returns the page in Markdown.
func page() []byte {
	var b bytes.Buffer
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("<!-- Written by internal/htcdsdoc: change package cases/htcds, not this page. -->\n")
	p("# HTCDS %s\n", htcds.Version)
	p("Package `cases/htcds` reads and writes the Human Trafficking Case Data Standard " +
		"(HTCDS) 2.0, IOM, <https://github.com/UNMigration/HTCDS>,")
	p("[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). IOM does not endorse this " +
		"library. Names, labels and values are the standard's; descriptions are ours.\n")
	limits(p)
	tolerances(p)
	errors(p)
	losses(p)
	fields(p)
	lists(p)
	return b.Bytes()
}

func limits(p func(string, ...any)) {
	l := htcds.Limits{}.WithDefaults()
	p("## Limits\n")
	p("| limit | default |\n|---|---|")
	p("| rows | %d |\n| columns | %d |\n| characters in a cell, as UTF-16 | %d, not to be "+
		"changed |\n| bytes in a row of CSV or an answer in JSON | %d "+
		"|", l.Rows, l.Columns, htcds.MaxCell, l.RowBytes)
	p("| bytes of a workbook | %d |\n| bytes of what is packed in it | %d "+
		"|\n", l.FileBytes, l.UnzippedBytes)
	p("CSV and JSON are streamed and may be of any size. A workbook is held in memory; " +
		"nothing of it is written to disk.\n")
}

func tolerances(p func(string, ...any)) {
	p("## What is tolerated\n")
	p("Each time it is told as a warning with row, column, field and code.\n")
	p("| code | what is taken | where it comes from |\n|---|---|---|")
	for _, t := range htcds.Tolerances() {
		p("| `%s` | %s | %s |", t.Code, cell(t.What), cell(t.Why))
	}
	p("")
}

func errors(p func(string, ...any)) {
	p("## What is not\n")
	p("A row with such an error is not taken; the rows after it are. Those that end the " +
		"reading of a file stand at the end.\n")
	p("| code | meaning |\n|---|---|")
	tolerated := map[htcds.Code]bool{}
	for _, t := range htcds.Tolerances() {
		tolerated[t.Code] = true
	}
	for _, c := range law.Codes[htcds.Code]() {
		if !tolerated[c] {
			p("| `%s` | %s |", c, cell(c.Text()))
		}
	}
	p("")
}

func losses(p func(string, ...any)) {
	for _, d := range []struct {
		direction htcds.Direction
		title     string
	}{{htcds.ToCaseFile, "What a case file cannot say"}, {htcds.FromCaseFile, "What a record " +
		"cannot say"}} {
		p("## %s\n", d.title)
		if d.direction == htcds.ToCaseFile {
			p(
				"From a record to a case file. A field that is not listed is carried whole. " +
					"What would not come back from the file as it was is kept in own fields " +
					"of the victim,",
			)
			p(
				"named `htcds.` and the field, with the category of the field (a contact or " +
					"address with `case`, as an own field has no flag that it is safe). No " +
					"rule reads them.",
			)
			p(
				"They go back only where the file still says what the record would have made " +
					"of it. Contacts and addresses go back with the option `Unconfirmed` " +
					"alone, which is unsafe.\n",
			)
		} else {
			p("From a case file to a record. What is not listed is carried whole. Field is " +
				"where it would have gone.\n")
		}
		p("| field | in the file | what becomes of it | why |\n|---|---|---|---|")
		for _, l := range htcds.Losses() {
			if l.Direction == d.direction {
				p("| %s | %s | %s | %s |", field(l), code(l.Path), l.Kind, cell(l.Why))
			}
		}
		p("")
	}
}

// field returns the field of a loss, as the table tells it.
func field(l htcds.Loss) string {
	if l.Field == "" && l.Direction == htcds.ToCaseFile {
		return "any"
	}
	return code(string(l.Field))
}

func fields(p func(string, ...any)) {
	p("## Fields\n")
	titles := map[string]string{}
	for _, s := range htcds.Sections() {
		titles[s.Prefix] = s.Title
	}
	section := ""
	for _, f := range htcds.Fields() {
		if f.Prefix() != section {
			section = f.Prefix()
			p("\n### %s\n", titles[section])
			p("| name | label | type | core | template | about |\n|---|---|---|---|---|---|")
		}
		kind := string(f.Type)
		if f.StandardType != "" {
			kind += " (standard: " + f.StandardType + ")"
		}
		if f.List != "" {
			kind += ", list " + f.List
		}
		core := ""
		if f.Core {
			core = "yes"
		}
		about := f.About
		if f.Status == htcds.StatusDeprecated {
			about = "Deprecated. " + about
		}
		p("| `%s` | %s | %s | %s | %s | %s |", f.Name, f.Label, kind, core, f.Template, cell(about))
	}
	p("")
}

func lists(p func(string, ...any)) {
	p("## Lists of values\n")
	p("Extensions are defined by the standard and missing from its list; warnings tell where " +
		"they stand.\n")
	p("| list | name | label | also read as |\n|---|---|---|---|")
	seen := map[string]bool{}
	for _, f := range htcds.Fields() {
		if f.List == "" || seen[f.List] {
			continue
		}
		seen[f.List] = true
		for _, v := range f.Values() {
			also := append([]string(nil), v.Aliases...)
			for _, o := range v.Old {
				also = append(also, o+" (0.2)")
			}
			name := code(v.Name)
			if v.Extension {
				name += " (extension)"
			}
			p("| %s | %s | %s | %s |", f.List, name, cell(v.Label), cell(strings.Join(also, ", ")))
		}
	}
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

// cell keeps a text inside its cell of a table.
func cell(s string) string { return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s) }
