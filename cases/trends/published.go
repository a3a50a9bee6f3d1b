package trends

import (
	"cmp"
	"slices"
)

// Published are numbers as somebody has published them: a total and breakdowns of it. They can be
// checked in themselves and against another source.
type Published struct {
	Source string `json:"source"` // URL
	Year   int    `json:"year"`
	// Of says what is counted: "identified victims".
	Of         string      `json:"of"`
	Total      int         `json:"total"`
	Breakdowns []Breakdown `json:"breakdowns,omitempty"`
}

// A Breakdown is a total in parts.
type Breakdown struct {
	Axis  string `json:"axis"`
	Lines []Line `json:"lines"`
}

// A Line is one part of a breakdown. Inside names the line in which it is already counted, such as
// begging inside forced labour.
type Line struct {
	Category string `json:"category"`
	Inside   string `json:"inside,omitempty"`
	Count    int    `json:"count"`
}

// FindingCode is what is odd about published numbers. The zero FindingCode is none.
type FindingCode string

// The findings.
const (
	FindRemainder  FindingCode = "remainder"    // the parts are fewer than the total: the rest is not known
	FindTooMany    FindingCode = "too-many"     // the parts are more than the total: several answers a person, or a mistake
	FindSubTooMany FindingCode = "sub-too-many" // a part is more than what it is inside of
	FindTotals     FindingCode = "totals-differ"
	FindParts      FindingCode = "parts-differ"
)

// A Finding is one thing that is odd about published numbers.
type Finding struct {
	Code     FindingCode `json:"code"`
	Axis     string      `json:"axis,omitempty"`
	Category string      `json:"category,omitempty"`
	// Want and Got are the two numbers: the total and the parts, or the one source and the other.
	Want int `json:"want"`
	Got  int `json:"got"`
}

// Check holds each breakdown against the total. A line that is inside another is not added again.
func (p *Published) Check() []Finding {
	var out []Finding
	for _, b := range p.Breakdowns {
		sum, inside := 0, map[string]int{}
		for _, l := range b.Lines {
			if l.Inside != "" {
				inside[l.Inside] += l.Count
				continue
			}
			sum += l.Count
		}
		switch {
		case sum < p.Total:
			out = append(out, Finding{FindRemainder, b.Axis, "", p.Total, sum})
		case sum > p.Total:
			out = append(out, Finding{FindTooMany, b.Axis, "", p.Total, sum})
		}
		for _, l := range b.Lines {
			if n := inside[l.Category]; n > l.Count {
				out = append(out, Finding{FindSubTooMany, b.Axis, l.Category, l.Count, n})
			}
		}
	}
	return out
}

// Conflicts returns where another source says something else of the same people and year. What only
// one of the two says is no conflict.
func (p *Published) Conflicts(other *Published) []Finding {
	if p.Year != other.Year || p.Of != other.Of {
		return nil
	}
	var out []Finding
	if p.Total != other.Total {
		out = append(out, Finding{FindTotals, "", "", p.Total, other.Total})
	}
	for _, b := range p.Breakdowns {
		i := slices.IndexFunc(other.Breakdowns, func(o Breakdown) bool { return o.Axis == b.Axis })
		if i < 0 {
			continue
		}
		for _, l := range b.Lines {
			lines := other.Breakdowns[i].Lines
			if j := slices.IndexFunc(lines, func(o Line) bool { return o.Category == l.Category }); j >= 0 && lines[j].Count != l.Count {
				out = append(out, Finding{FindParts, b.Axis, l.Category, l.Count, lines[j].Count})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Axis, b.Axis), cmp.Compare(a.Category, b.Category))
	})
	return out
}
