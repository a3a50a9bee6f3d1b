package chart

import (
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/cases/trends"
)

// A node is an origin or a destination.
type node struct {
	label   []string
	value   string
	top     float64
	height  float64
	ribbons float64 // how thick its ribbons are together
	used    float64
}

// The measures of the flows.
const (
	leftEdge, rightEdge = 136.0, 264.0
	nodeWidth           = 8.0
	hiddenWidth         = 5.0 // of a flow that is not told
	ribbonRoom          = 220.0
	lineHeight          = 13.0
)

// Flows draws a release with two axes as flows from the categories of the first, the origins, to
// those of the second, the destinations. A flow is as thick as it is large; flows inside one State
// are dark, those across a border light. Other numbers of axes, or an axis with several answers,
// give [ErrAxes].
func Flows(w io.Writer, r *trends.Release, o Options) error {
	axes := r.Axes()
	if len(axes) != 2 || axes[0].Multi || axes[1].Multi {
		return ErrAxes
	}
	c, err := newCanvas(r, o)
	if err != nil {
		return err
	}
	all, anyHidden := r.Cell(trends.Total, trends.Total), false
	scale := all.Count
	for i := range axes[0].Categories {
		for j := range axes[1].Categories {
			cell := r.Cell(i, j)
			anyHidden = anyHidden || !cell.Shown
			if !all.Shown {
				scale += cell.Count
			}
		}
	}
	thickness := func(cell trends.Cell) float64 {
		if !cell.Shown {
			return hiddenWidth
		}
		return float64(cell.Count) / float64(max(scale, 1)) * ribbonRoom
	}
	c.height += 14
	c.text(0, c.height, axes[0].Title, size(12), bold)
	c.text(width, c.height, axes[1].Title, size(12), bold, end)
	c.height += 8
	left := nodes(axes[0], func(i, j int) trends.Cell { return r.Cell(i, j) }, len(axes[1].Categories), func(i int) trends.Cell { return r.Cell(i, trends.Total) }, thickness, c.height)
	right := nodes(axes[1], func(i, j int) trends.Cell { return r.Cell(j, i) }, len(axes[0].Categories), func(i int) trends.Cell { return r.Cell(trends.Total, i) }, thickness, c.height)
	// The origins first, so that no ribbon hides a name.
	for i := range left {
		for j := range right {
			c.ribbon(r.Cell(i, j), left[i], right[j], thickness, axes[0].Categories[i].Code == axes[1].Categories[j].Code)
			if cell := r.Cell(i, j); left[i] != nil && right[j] != nil && (!cell.Shown || cell.Count > 0) {
				c.say("%s to %s: %s.", axes[0].Categories[i].Label, axes[1].Categories[j].Label, cell.Text())
			}
		}
	}
	bottom := c.height
	for _, n := range left {
		if n != nil {
			c.bar(leftEdge-nodeWidth, n.top, nodeWidth, n.height, ink)
			c.names(n, leftEdge-nodeWidth-5, end)
			bottom = max(bottom, n.top+n.height)
		}
	}
	for _, n := range right {
		if n != nil {
			c.bar(rightEdge, n.top, nodeWidth, n.height, ink)
			c.names(n, rightEdge+nodeWidth+5, "")
			bottom = max(bottom, n.top+n.height)
		}
	}
	c.height = bottom + 8
	notes := []string{"Total: " + r.Cell(trends.Total, trends.Total).Text() + " people. Dark: inside one State. Light and dotted: from one to another, or not known."}
	c.say("%s", notes[0])
	if anyHidden {
		notes = append(notes, "Dashed: hidden. "+protectionNote(r))
		c.say("Dashed: hidden. %s", protectionNote(r))
	}
	c.notes(notes...)
	return c.writeTo(w)
}

// nodes lays out one side; a category that nobody is in has none.
func nodes(a trends.Axis, cell func(i, j int) trends.Cell, others int, total func(int) trends.Cell, thickness func(trends.Cell) float64, top float64) []*node {
	out := make([]*node, len(a.Categories))
	for i, category := range a.Categories {
		n := &node{label: wrap(category.Label, 18), value: total(i).Text()}
		some := false
		for j := range others {
			v := cell(i, j)
			if !v.Shown || v.Count > 0 {
				some = true
				n.ribbons += thickness(v)
			}
		}
		if !some {
			continue
		}
		n.height = max(n.ribbons, lineHeight*float64(len(n.label)+1)+2)
		if t := total(i); t.Shown {
			n.height = max(n.height, thickness(t)) // as high as it is large, whatever of it is hidden
		}
		n.top = top
		n.used = (n.height - n.ribbons) / 2
		top += n.height + 8
		out[i] = n
	}
	return out
}

func (c *canvas) names(n *node, x float64, anchor attribute) {
	y := n.top + n.height/2 - lineHeight*float64(len(n.label)+1)/2 + 10
	for _, l := range n.label {
		c.text(x, y, l, size(12), anchor)
		y += lineHeight
	}
	c.text(x, y, n.value, size(12), anchor, bold)
}

// ribbon draws one flow.
func (c *canvas) ribbon(cell trends.Cell, from, to *node, thickness func(trends.Cell) float64, internal bool) {
	if from == nil || to == nil || cell.Shown && cell.Count == 0 {
		return
	}
	t := thickness(cell)
	y1, y2 := from.top+from.used, to.top+to.used
	from.used += t
	to.used += t
	const mid = (leftEdge + rightEdge) / 2
	if !cell.Shown {
		fmt.Fprintf(&c.b, `<path d="M%[1]s %[2]sC%[3]s %[2]s %[3]s %[4]s %[5]s %[4]s" fill="none" stroke="%[6]s" stroke-width="1.5" stroke-dasharray="5 3"/>`+"\n",
			number(leftEdge), number(y1+t/2), number(mid), number(y2+t/2), number(rightEdge), muted)
		return
	}
	fill := "url(#" + c.id + "-light)"
	if internal {
		fill = dark
	}
	fmt.Fprintf(&c.b, `<path d="M%[1]s %[2]sC%[3]s %[2]s %[3]s %[4]s %[5]s %[4]sV%[6]sC%[3]s %[6]s %[3]s %[7]s %[1]s %[7]sZ" fill="%[8]s" fill-opacity="0.8" stroke="%[9]s" stroke-width="0.5"/>`+"\n",
		number(leftEdge), number(y1), number(mid), number(y2), number(rightEdge), number(y2+t), number(y1+t), fill, ink)
}
