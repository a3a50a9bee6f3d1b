package trends

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/cell"
)

// totalCode is the code of a total in what is written.
const totalCode = "total"

// codes returns the codes of an index.
func codes(axes []Axis, index []int) []string {
	out := make([]string, len(index))
	for i, n := range index {
		if out[i] = totalCode; n != Total {
			out[i] = axes[i].Categories[n].Code
		}
	}
	return out
}

// WriteCSV writes a row a cell, totals included: the code of each axis, the count, and "shown" or
// "hidden". The count of a hidden cell is empty, never zero. No field can be run by a spreadsheet
// as a formula.
func (r *Release) WriteCSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	header := make([]string, 0, len(r.axes)+3)
	for _, a := range r.axes {
		header = append(header, cell.Escape(a.Name))
	}
	if err := cw.Write(append(header, "count", "status", "access")); err != nil {
		return err
	}
	for index := range cells(r.axes, true) {
		row := codes(r.axes, index)
		for i := range row {
			row[i] = cell.Escape(row[i])
		}
		count, status := "", "hidden"
		if c := r.at(index); c.Shown {
			count, status = strconv.Itoa(c.Count), "shown"
		}
		if err := cw.Write(append(row, count, status, string(r.Protection.Access))); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// jsonCell is a cell in JSON; a hidden one has no count.
type jsonCell struct {
	At    []string `json:"at"`
	Count *int     `json:"count,omitempty"`
	// Hidden is true where there is a number that is not told.
	Hidden bool `json:"hidden,omitempty"`
}

// document is the JSON form of a release.
type document struct {
	About      publicAbout `json:"about"`
	Protection Protection  `json:"protection"`
	Axes       []Axis      `json:"axes"`
	Cells      []jsonCell  `json:"cells"`
	Warnings   []Warning   `json:"warnings"`
}

// publicAbout is an [About] with what may be told of the people left out.
type publicAbout struct {
	About
	LeftOut       *int `json:"left_out,omitempty"`
	LeftOutHidden bool `json:"left_out_hidden,omitempty"`
}

// MarshalJSON returns the release as release.schema.json describes it: axes with their categories,
// and a cell for each combination, totals included.
func (r *Release) MarshalJSON() ([]byte, error) {
	doc := document{About: publicAbout{About: r.About}, Protection: r.Protection, Axes: r.axes, Cells: []jsonCell{}, Warnings: r.Warnings()}
	if doc.Warnings == nil {
		doc.Warnings = []Warning{}
	}
	if n := r.LeftOut(); n.Shown {
		doc.About.LeftOut = &n.Count
	} else {
		doc.About.LeftOutHidden = true
	}
	for index := range cells(r.axes, true) {
		c := jsonCell{At: codes(r.axes, index)}
		if cell := r.at(index); cell.Shown {
			c.Count = &cell.Count
		} else {
			c.Hidden = true
		}
		doc.Cells = append(doc.Cells, c)
	}
	return json.Marshal(doc)
}

// WriteJSON writes the release as JSON.
func (r *Release) WriteJSON(w io.Writer) error {
	data, err := r.MarshalJSON()
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// Text returns a cell for a reader: the number, or that it is hidden.
func (c Cell) Text() string {
	if !c.Shown {
		return "hidden"
	}
	return strconv.Itoa(c.Count)
}

// WriteMarkdown writes the release as a table with notes: one axis with counts and shares, two axes
// as rows and columns, more as one row a cell.
func (r *Release) WriteMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	if r.About.Title != "" {
		fmt.Fprintf(b, "## %s\n\n", escape(r.About.Title))
	}
	switch len(r.axes) {
	case 1:
		r.markdownOne(b)
	case 2:
		r.markdownTwo(b)
	default:
		r.markdownLong(b)
	}
	if notes := r.Notes(); len(notes) > 0 {
		fmt.Fprintln(b)
		for _, n := range notes {
			fmt.Fprintf(b, "- %s\n", escape(n))
		}
	}
	return b.Flush()
}

func (r *Release) markdownOne(b *bufio.Writer) {
	a := &r.axes[0]
	fmt.Fprintf(b, "| %s | people | share of known |\n|---|--:|--:|\n", escape(a.Title))
	for i, c := range a.Categories {
		share := ""
		if s, ok := r.Share(0, i); ok && i < len(a.Categories)-1 {
			share = s.Percent.String() + " %"
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", escape(c.Label), r.Cell(i).Text(), share)
	}
	fmt.Fprintf(b, "| **total** | %s | |\n", r.Cell(Total).Text())
}

func (r *Release) markdownTwo(b *bufio.Writer) {
	rows, cols := &r.axes[0], &r.axes[1]
	fmt.Fprintf(b, "| %s |", escape(rows.Title+" / "+cols.Title))
	for _, c := range cols.Categories {
		fmt.Fprintf(b, " %s |", escape(c.Label))
	}
	fmt.Fprintf(b, " **total** |\n|---|%s\n", strings.Repeat("--:|", len(cols.Categories)+1))
	for i := range len(rows.Categories) + 1 {
		name, row := "**total**", Total
		if i < len(rows.Categories) {
			name, row = escape(rows.Categories[i].Label), i
		}
		fmt.Fprintf(b, "| %s |", name)
		for j := range cols.Categories {
			fmt.Fprintf(b, " %s |", r.Cell(row, j).Text())
		}
		fmt.Fprintf(b, " %s |\n", r.Cell(row, Total).Text())
	}
}

func (r *Release) markdownLong(b *bufio.Writer) {
	for _, a := range r.axes {
		fmt.Fprintf(b, "| %s ", escape(a.Title))
	}
	fmt.Fprintf(b, "| people |\n%s--:|\n", "|"+strings.Repeat("---|", len(r.axes)))
	for index := range cells(r.axes, true) {
		for i, n := range index {
			name := "**total**"
			if n != Total {
				name = escape(r.axes[i].Categories[n].Label)
			}
			fmt.Fprintf(b, "| %s ", name)
		}
		fmt.Fprintf(b, "| %s |\n", r.at(index).Text())
	}
}

// Notes returns what belongs under the numbers, in words.
func (r *Release) Notes() []string {
	var out []string
	p := r.Protection
	switch p.Access {
	case Protected:
		if p.Base > 1 {
			out = append(out, fmt.Sprintf("All numbers are rounded to multiples of %d, up or down; a zero may be any number up to %d.", p.Base, p.Base-1))
		} else {
			out = append(out, fmt.Sprintf("\"hidden\" is no zero: numbers from 1 to %d are hidden, and others with them, so that what is hidden cannot be worked out.", p.Threshold-1))
		}
	case AlreadyPublic:
		out = append(out, "Exact numbers, which are public already: "+p.Source)
	case InternalUse:
		out = append(out, "Exact numbers, for internal use: not to be published.")
	}
	for _, a := range r.axes {
		if a.Multi {
			out = append(out, "A person can be in several rows of \""+a.Title+"\": they do not add up to the total.")
		}
	}
	if n := r.LeftOut(); !n.Shown {
		out = append(out, fmt.Sprintf("Fewer than %d people are left out.", p.Threshold))
	} else if n.Count > 0 {
		out = append(out, fmt.Sprintf("%d people are left out.", n.Count))
	}
	for _, w := range r.Warnings() {
		out = append(out, w.Text())
	}
	return append(out, r.About.Notes...)
}

// escape keeps a text from being read as Markdown.
func escape(s string) string {
	return strings.NewReplacer("\\", "\\\\", "|", "\\|", "\n", " ", "<", "&lt;", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[").Replace(s)
}
