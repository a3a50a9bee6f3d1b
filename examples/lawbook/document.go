package main

import (
	"io"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A document is the answer to a question, before it is written in one of the formats.
type document struct {
	title, lead string
	sections    []section
	// parts are documents within this one: the profiles of the whole book.
	parts []*document
	id    string
	// data is the answer for machines.
	data any
	// faults is true where the answer is a list of faults.
	faults bool
}

// A section is a table with a title. Text and lists stand before and after it.
type section struct {
	id, title string
	level     int // 1 stands under the title of the document
	text      []string
	head      []string
	rows      [][]cell
	// stacked rows are too long for a line of text: each column gets one.
	stacked bool
	// grid marks a table of signs, read by column as much as by row.
	grid bool
	list []string
}

// A cell is a text, where it links to, and how sure it is.
type cell struct {
	text, url string
	tone      tone
}

// tone is what a cell looks like: the confidence of a value, or the state of one that does not
// stand.
type tone string

const (
	plain   tone = ""
	unknown tone = "unknown"
	absent  tone = "none"
	ended   tone = "ended"
)

func confident(c law.Confidence) tone { return tone(c) }

func cells(texts ...string) []cell {
	out := make([]cell, len(texts))
	for i, t := range texts {
		out[i].text = t
	}
	return out
}

var formats = map[string]func(io.Writer, *document) error{
	"text": writeText, "json": writeJSON, "markdown": writeMarkdown, "html": writeHTML,
}
