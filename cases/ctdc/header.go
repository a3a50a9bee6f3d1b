package ctdc

import (
	"encoding/csv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// stataName is the length at which Stata cuts the name of a column.
const stataName = 32

// is reports whether the header cell s names the column.
func (c *column) is(s string) bool {
	return strings.EqualFold(s, c.name) || c.alias != "" && strings.EqualFold(s, c.alias) ||
		len(s) == stataName && len(c.name) > stataName && strings.EqualFold(s, c.name[:stataName])
}

// A layout says what stands in each field of a line.
type layout struct {
	release Release
	comma   rune
	fields  []column
	bits    []uint64 // of the fields that are flags, 0 for the others
}

// newLayout reads the header line. Extra are the fields, from 0, that are no column of the release.
func newLayout(line string) (lay *layout, extra []int, err error) {
	line = strings.TrimPrefix(line, "\ufeff")
	var nearest *HeaderError
	best := 0
	for _, comma := range []rune{',', '\t', ';'} {
		r := csv.NewReader(strings.NewReader(line))
		r.Comma = comma
		names, err := r.Read()
		if err != nil {
			continue
		}
		for _, f := range law.Codes[Release]() {
			lay, extra, found, wrong := match(f, names)
			if wrong == nil {
				lay.comma = comma
				return lay, extra, nil
			}
			if found > best {
				best, nearest = found, wrong
			}
		}
	}
	if nearest == nil {
		nearest = &HeaderError{}
	}
	return nil, nil, nearest
}

// match tries the names as the header of f. Found is how many columns of f are there.
func match(f Release, names []string) (lay *layout, extra []int, found int, wrong *HeaderError) {
	cols := f.columns()
	lay = &layout{release: f, fields: make([]column, len(names))}
	seen := make([]int, len(cols))
	for i, name := range names {
		name = strings.TrimSpace(name)
		at := -1
		for j := range cols {
			if cols[j].is(name) {
				at = j
				break
			}
		}
		switch {
		case at >= 0:
			lay.fields[i] = cols[at]
			if cols[at].alias != "" && strings.EqualFold(name, cols[at].alias) {
				lay.fields[i].name = cols[at].alias // problems and provenance name the column as it stands there
			}
			seen[at]++
		case i == 0 && (name == "" || strings.EqualFold(name, "Unnamed: 0")): // numbers of rows
		default:
			extra = append(extra, i)
		}
	}
	e := &HeaderError{Nearest: f}
	for j, n := range seen {
		switch {
		case n == 0:
			e.Missing = append(e.Missing, cols[j].name)
		case n > 1:
			e.Twice = append(e.Twice, cols[j].name)
		}
		if n > 0 {
			found++
		}
	}
	if len(e.Missing)+len(e.Twice) > 0 {
		return nil, nil, found, e
	}
	lay.bits = make([]uint64, len(names))
	for i, c := range lay.fields {
		if c.kind == flagColumn {
			lay.bits[i] = c.flag.bit()
		}
	}
	return lay, extra, found, nil
}
