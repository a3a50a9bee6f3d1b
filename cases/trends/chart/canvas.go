package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"

	"github.com/antitrafficking/palermo/cases/trends"
)

// Options say how a chart is called.
type Options struct {
	// ID tells the charts of one page apart: a letter, then letters, digits and hyphens. Empty is
	// "chart".
	ID string
	// Title is the heading in the drawing; empty is that of the release.
	Title string
	// Bare leaves the heading out of the drawing, where the page has it already. It stays in the
	// title that is read aloud.
	Bare bool
}

// The errors of a chart.
var (
	ErrAxes = errors.New("chart: the release does not have the axes that this chart needs")
	ErrID   = errors.New("chart: want an id of letters, digits and hyphens")
)

// The look. Dark and light differ in lightness enough to be told apart in grey, and dark blue from
// orange by people of any colour vision.
const (
	width  = 400
	ink    = "#1a1a1a"
	muted  = "#595959"
	dark   = "#1f4e79"
	light  = "#f0a848"
	pale   = "#d9dee3"
	family = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif"
)

// A canvas collects the shapes of a drawing, whose height is known last.
type canvas struct {
	id, title string
	words     []string // the description
	b         bytes.Buffer
	height    float64
}

var idForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

func newCanvas(r *trends.Release, o Options) (*canvas, error) {
	c := &canvas{id: o.ID, title: o.Title}
	if c.id == "" {
		c.id = "chart"
	}
	if !idForm.MatchString(c.id) {
		return nil, ErrID
	}
	if c.title == "" {
		c.title = r.About.Title
	}
	if o.Bare {
		return c, nil
	}
	c.height = 8
	for _, line := range wrap(c.title, 42) {
		c.height += 18
		c.text(0, c.height-3, line, size(15), bold)
	}
	c.height += 6
	return c, nil
}

// say adds a sentence to the description.
func (c *canvas) say(format string, args ...any) {
	c.words = append(c.words, fmt.Sprintf(format, args...))
}

// number writes a coordinate without a tail.
func number(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", math.Round(v*100)/100), "0"), ".")
}

func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// An attribute of a text.
type attribute string

const (
	bold   attribute = ` font-weight="600"`
	middle attribute = ` text-anchor="middle"`
	end    attribute = ` text-anchor="end"`
	grey   attribute = ` fill="` + muted + `"`
)

func size(n int) attribute { return attribute(fmt.Sprintf(` font-size="%d"`, n)) }

func (c *canvas) text(x, y float64, s string, attributes ...attribute) {
	fmt.Fprintf(&c.b, `<text x="%s" y="%s"`, number(x), number(y))
	for _, a := range attributes {
		c.b.WriteString(string(a))
	}
	fmt.Fprintf(&c.b, ">%s</text>\n", escaped(s))
}

func (c *canvas) bar(x, y, w, h float64, fill string) {
	fmt.Fprintf(&c.b, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s" stroke="%s" stroke-width="0.75"/>`+"\n", number(x), number(y), number(w), number(h), fill, ink)
}

// hiddenBar draws a number that is not told.
func (c *canvas) hiddenBar(x, y, w, h float64) {
	fmt.Fprintf(&c.b, `<rect x="%s" y="%s" width="%s" height="%s" fill="url(#%s-hidden)" stroke="%s" stroke-width="1" stroke-dasharray="3 2"/>`+"\n",
		number(x), number(y), number(w), number(h), c.id, muted)
}

func (c *canvas) line(x1, y1, x2, y2 float64, dashed bool) {
	dash := ""
	if dashed {
		dash = ` stroke-dasharray="4 3"`
	}
	fmt.Fprintf(&c.b, `<path d="M%s %sL%s %s" stroke="%s" stroke-width="1" fill="none"%s/>`+"\n", number(x1), number(y1), number(x2), number(y2), muted, dash)
}

// notes writes what belongs under a chart.
func (c *canvas) notes(lines ...string) {
	c.height += 4
	for _, l := range lines {
		for _, part := range wrap(l, 58) {
			c.height += 15
			c.text(0, c.height, part, size(12), grey)
		}
	}
	c.height += 6
}

// writeTo writes the drawing.
func (c *canvas) writeTo(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" id="%s" viewBox="0 0 %d %s" role="img" aria-labelledby="%s-title %s-desc" font-family="%s" font-size="14" fill="%s">`+"\n",
		c.id, width, number(math.Ceil(c.height)), c.id, c.id, family, ink)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", c.id, escaped(c.title), c.id, escaped(strings.Join(c.words, " ")))
	fmt.Fprintf(&b, `<defs><pattern id="%[1]s-hidden" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="%[2]s" stroke-width="2"/></pattern>`+
		`<pattern id="%[1]s-light" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="%[3]s"/><circle cx="2" cy="2" r="0.7" fill="%[4]s"/></pattern></defs>`+"\n",
		c.id, muted, light, ink)
	b.Write(c.b.Bytes())
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// wrap breaks a text at spaces into lines of at most n letters, as far as its words allow.
func wrap(s string, n int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		switch {
		case line == "":
			line = word
		case len([]rune(line))+1+len([]rune(word)) <= n:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// protectionNote says what a hidden number means, for a drawing that has one.
func protectionNote(r *trends.Release) string {
	if r.Protection.Threshold > 1 {
		return fmt.Sprintf("Hidden is not zero: numbers from 1 to %d are hidden, and others that would give them away.", r.Protection.Threshold-1)
	}
	return "Hidden is not zero."
}
