package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"
	"text/tabwriter"
)

func writeJSON(w io.Writer, d *document) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d.data)
}

func writeText(w io.Writer, d *document) error {
	var b bytes.Buffer
	text(&b, d)
	_, err := w.Write(b.Bytes())
	return err
}

func text(b *bytes.Buffer, d *document) {
	heading(b, d.title, "=")
	if d.lead != "" {
		fmt.Fprintf(b, "%s\n\n", d.lead)
	}
	for i, s := range d.sections {
		if i > 0 {
			b.WriteByte('\n')
		}
		heading(b, s.title, "-")
		for _, line := range s.text {
			fmt.Fprintln(b, line)
		}
		if s.stacked {
			stack(b, s)
		} else {
			columns(b, s)
		}
		for _, item := range s.list {
			fmt.Fprintf(b, "- %s\n", item)
		}
	}
	for _, part := range d.parts {
		b.WriteByte('\n')
		text(b, part)
	}
}

func heading(b *bytes.Buffer, s, under string) {
	if s != "" {
		fmt.Fprintf(b, "%s\n%s\n", s, strings.Repeat(under, len([]rune(s))))
	}
}

// columns writes rows below each other, addresses last.
func columns(b *bytes.Buffer, s section) {
	var aligned bytes.Buffer
	t := tabwriter.NewWriter(&aligned, 0, 0, 2, ' ', 0)
	widest := len(s.head)
	for _, row := range s.rows {
		widest = max(widest, len(row))
	}
	if len(s.head) > 0 && len(s.rows) > 0 {
		fmt.Fprintln(t, strings.Join(s.head, "\t")+"\t")
	}
	for _, row := range s.rows {
		var line []string
		var urls []string
		for _, c := range row {
			line = append(line, oneLine(c.text))
			if c.url != "" {
				urls = append(urls, c.url)
			}
		}
		for len(line) < widest { // a short row would end the alignment of its column
			line = append(line, "")
		}
		// Every cell ends with a tab, or the last of a row would not count for the width of its
		// column.
		fmt.Fprintln(t, strings.Join(append(line, urls...), "\t")+"\t")
	}
	t.Flush() // to a buffer: cannot fail
	for line := range strings.Lines(aligned.String()) {
		fmt.Fprintln(b, strings.TrimRight(line, " \n"))
	}
}

// stack writes each row as a block: the first two cells on a line, the others below.
func stack(b *bytes.Buffer, s section) {
	for _, row := range s.rows {
		fmt.Fprintf(b, "%s  %s\n", row[0].text, row[1].text)
		for i, c := range row[2:] {
			if c.text != "" {
				fmt.Fprintf(b, "    %-11s %s\n", s.head[i+2]+":", oneLine(c.text))
			}
			if c.url != "" {
				fmt.Fprintf(b, "    %-11s %s\n", "", c.url)
			}
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func writeMarkdown(w io.Writer, d *document) error {
	var b bytes.Buffer
	b.WriteString("<!-- Written by lawbook: change the law data or the rules, not this page. -->\n")
	markdown(&b, d, 1)
	_, err := w.Write(b.Bytes())
	return err
}

func markdown(b *bytes.Buffer, d *document, level int) {
	if d.title != "" {
		fmt.Fprintf(b, "\n%s %s\n", strings.Repeat("#", level), d.title)
	}
	if d.lead != "" {
		fmt.Fprintf(b, "\n%s\n", d.lead)
	}
	for _, s := range d.sections {
		if s.title != "" {
			fmt.Fprintf(b, "\n%s %s\n", strings.Repeat("#", level+max(s.level, 1)), s.title)
		}
		for _, line := range s.text {
			fmt.Fprintf(b, "\n%s\n", line)
		}
		markdownTable(b, s)
		if len(s.list) > 0 {
			b.WriteByte('\n')
		}
		for _, item := range s.list {
			fmt.Fprintf(b, "- %s\n", item)
		}
	}
	for _, part := range d.parts {
		markdown(b, part, level+1)
	}
}

func markdownTable(b *bytes.Buffer, s section) {
	if len(s.rows) == 0 {
		return
	}
	head := s.head
	if len(head) == 0 { // Markdown knows no table without one
		head = make([]string, len(s.rows[0]))
	}
	fmt.Fprintf(b, "\n| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat("---|", len(head)))
	for _, row := range s.rows {
		b.WriteByte('|')
		for _, c := range row {
			text := strings.NewReplacer("|", "\\|", "<", "&lt;").Replace(oneLine(c.text))
			if c.url != "" {
				text = "[" + strings.NewReplacer("[", "(", "]", ")").Replace(text) + "](<" + c.url + ">)"
			}
			fmt.Fprintf(b, " %s |", text)
		}
		b.WriteByte('\n')
	}
}

//go:embed page.html
var page string

// views are what the template sees of a document.
type (
	docView struct {
		ID, Title, Lead string
		Sections        []sectionView
		Parts           []docView
	}
	sectionView struct {
		ID, Title string
		Level     int
		Text      []string
		Head      []string
		Rows      [][]cellView
		Grid      bool
		List      []string
	}
	cellView struct {
		Text, URL, Tone, Label, Target string
	}
)

var pageTemplate = template.Must(template.New("page").Parse(page))

func writeHTML(w io.Writer, d *document) error {
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, view(d)); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

func view(d *document) docView {
	v := docView{ID: d.id, Title: d.title, Lead: d.lead}
	if v.Title == "" {
		v.Title = "Lawbook"
	}
	for _, s := range d.sections {
		sv := sectionView{ID: s.id, Title: s.title, Level: max(s.level, 1) + 1, Text: s.text, Head: s.head, Grid: s.grid, List: s.list}
		for _, row := range s.rows {
			var cells []cellView
			for i, c := range row {
				cv := cellView{Text: c.text, URL: c.url, Tone: string(c.tone)}
				if i < len(s.head) {
					cv.Label = s.head[i]
				}
				if s.grid && i > 0 && len(d.parts) > 0 {
					cv.Target = s.head[i] // the profile of that column
				}
				cells = append(cells, cv)
			}
			sv.Rows = append(sv.Rows, cells)
		}
		v.Sections = append(v.Sections, sv)
	}
	for _, part := range d.parts {
		v.Parts = append(v.Parts, view(part))
	}
	return v
}
