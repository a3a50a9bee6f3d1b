package chart

import (
	"io"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases/trends"
)

// Pyramid draws a release with bands of age ([trends.ByBand] or [trends.ByBroadBand]) as its first
// axis and sex as its second: women and girls to the left, men and boys to the right, the youngest
// below, and a line where childhood ends. Other sexes, and people of unknown age or sex, are told
// beneath. Other axes give [ErrAxes].
func Pyramid(w io.Writer, r *trends.Release, o Options) error {
	axes := r.Axes()
	if len(axes) != 2 || axes[0].Variable != "age" || axes[0].Categories[0].Within == "" || axes[1].Name != "sex" {
		return ErrAxes
	}
	female, male := axes[1].Index(string(person.Female)), axes[1].Index(string(person.Male))
	if female < 0 || male < 0 {
		return ErrAxes
	}
	c, err := newCanvas(r, o)
	if err != nil {
		return err
	}
	bands := axes[0].Categories[:len(axes[0].Categories)-1]
	largest := 1
	for i := range bands {
		for _, s := range []int{female, male} {
			if cell := r.Cell(i, s); cell.Shown {
				largest = max(largest, cell.Count)
			}
		}
	}
	const (
		centre, half = width / 2.0, 28.0
		room         = width/2 - half - 46 // for the longest bar, with its number beside it
		row, thick   = 26.0, 18.0
	)
	c.height += 16
	c.text(centre-half, c.height, "women and girls", end, bold)
	c.text(centre+half, c.height, "men and boys", bold)
	c.text(centre, c.height, "age", middle, grey)
	c.height += 6
	anyHidden := false
	side := func(cell trends.Cell, y, sign float64, fill string) {
		anchor := end
		if sign > 0 {
			anchor = ""
		}
		length := 0.0
		switch {
		case !cell.Shown:
			anyHidden = true
			length = 40
			c.hiddenBar(centre+sign*half+min(0, sign*length), y, length, thick)
		case cell.Count > 0:
			length = max(2, float64(cell.Count)/float64(largest)*room)
			c.bar(centre+sign*half+min(0, sign*length), y, length, thick, fill)
		}
		c.text(centre+sign*(half+length+4), y+13, cell.Text(), size(12), anchor)
	}
	for i := range slices.Backward(bands) {
		if i+1 < len(bands) && bands[i].Within != bands[i+1].Within {
			// Lines of their own, so that no long bar runs into the words.
			c.text(0, c.height+12, "adults", size(12), grey)
			c.line(0, c.height+16, width, c.height+16, true)
			c.text(0, c.height+28, "children", size(12), grey)
			c.height += 30
		}
		f, m := r.Cell(i, female), r.Cell(i, male)
		c.text(centre, c.height+15, bands[i].Label, size(12), middle)
		side(f, c.height+2, -1, dark)
		side(m, c.height+2, 1, "url(#"+c.id+"-light)")
		c.say("%s years: women and girls %s, men and boys %s.", bands[i].Label, f.Text(), m.Text())
		c.height += row
	}
	notes := []string{"Total: " + r.Cell(trends.Total, trends.Total).Text() + " people."}
	if rest := beside(r, axes, female, male); rest != "" {
		notes = append(notes, rest)
	}
	for _, n := range notes {
		c.say("%s", n)
	}
	if anyHidden {
		notes = append(notes, "Hatched: hidden. "+protectionNote(r))
		c.say("%s", protectionNote(r))
	}
	c.notes(notes...)
	return c.writeTo(w)
}

// beside tells who is not in the drawing; "" if there is nobody.
func beside(r *trends.Release, axes []trends.Axis, female, male int) string {
	unknownAge := len(axes[0].Categories) - 1
	all := r.Cell(trends.Total, trends.Total)
	drawn := 0
	known := all.Shown
	for i := range unknownAge {
		for _, s := range []int{female, male} {
			cell := r.Cell(i, s)
			known = known && cell.Shown
			drawn += cell.Count
		}
	}
	switch rest := all.Count - drawn; {
	case !known, rest > 0 && rest < r.Protection.Threshold:
		return "People of another sex, or of unknown age or sex, are not drawn."
	case rest == 0:
		return ""
	default:
		return "Not drawn: " + strconv.Itoa(rest) + " of another sex, or of unknown age or sex."
	}
}
