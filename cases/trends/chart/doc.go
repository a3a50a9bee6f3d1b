// Package chart draws releases of statistics as SVG: bars, an age pyramid, and flows from origin to
// destination.
//
// It takes a [trends.Release] and nothing else, so that no chart shows what may not be read. A
// hidden number is drawn as hidden, hatched and with a dashed edge, of a length that tells nothing;
// it is never a gap and never zero. Every chart carries a title and a description that say all of
// it in words, tells groups apart by lightness and hatching as well as by colour, and has its
// numbers written beside the shapes.
//
// The drawings are 400 units wide with text of 12 to 15 units, so that they can be read on a
// telephone; give them a width of up to 560 pixels elsewhere. They bring no script, no font and no
// style of the page.
//
//	err := chart.Bars(w, release, chart.Options{ID: "forms", Title: "Forms of exploitation, 2025"})
package chart
