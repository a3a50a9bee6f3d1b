package chart

import (
	"io"

	"github.com/antitrafficking/palermo/cases/trends"
)

// Bars draws a release with one axis: a bar a category, in the order of the axis, with its number
// and its share of the known. The category "not known" comes last and in grey; it is left out where
// it is zero. Other axes give [ErrAxes].
func Bars(w io.Writer, r *trends.Release, o Options) error {
	axes := r.Axes()
	if len(axes) != 1 {
		return ErrAxes
	}
	c, err := newCanvas(r, o)
	if err != nil {
		return err
	}
	rows := axes[0].Categories
	largest := 1
	for i := range rows {
		if cell := r.Cell(i); cell.Shown {
			largest = max(largest, cell.Count)
		}
	}
	anyHidden := false
	for i, category := range rows {
		cell := r.Cell(i)
		unknown := i == len(rows)-1
		if unknown && cell.Shown && cell.Count == 0 {
			continue
		}
		value := cell.Text()
		if s, ok := r.Share(0, i); ok && !unknown && !yearAxis(axes[0]) {
			value += " (" + s.Percent.String() + " %)"
		}
		c.text(0, c.height+13, category.Label)
		c.text(width, c.height+13, value, end)
		c.say("%s: %s.", category.Label, value)
		switch {
		case !cell.Shown:
			anyHidden = true
			c.hiddenBar(0.5, c.height+18, 90, 11)
		case cell.Count > 0:
			fill := dark
			if unknown {
				fill = pale
			}
			c.bar(0.5, c.height+18, max(2, float64(cell.Count)/float64(largest)*(width-1)), 11, fill)
		default:
			c.line(0.5, c.height+18, 0.5, c.height+29, false)
		}
		c.height += 36
	}
	var notes []string
	if total := r.Cell(trends.Total); total.Shown {
		note := "Total: " + total.Text() + " people."
		if axes[0].Multi {
			note = "Total: " + total.Text() + " people, some of them in several rows."
		}
		c.say("%s", note)
		notes = append(notes, note)
	}
	if anyHidden {
		notes = append(notes, "Hatched: hidden. "+protectionNote(r))
		c.say("%s", protectionNote(r))
	}
	c.notes(notes...)
	return c.writeTo(w)
}

func yearAxis(a trends.Axis) bool { return a.Variable == "year" }
