package main

import (
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// shares counts what of an area is how sure; a row without a confidence is not known.
type shares map[law.Confidence]int

// howSure tells, by area, how many values are of high, medium and low confidence or not known.
func (b book) howSure(codes []jurisdiction.Code) section {
	provisions, status, national, decisions := shares{}, shares{}, shares{}, shares{}
	for _, id := range b.registry.Instruments() {
		in := b.registry.Instrument(id)
		for i := range in.Provisions {
			c := in.Provisions[i].Confidence
			if c == "" {
				c = in.Confidence
			}
			provisions[c]++
		}
		for _, code := range codes {
			s := b.registry.Status(id, code)
			if s == nil {
				continue
			}
			c := s.Source.Confidence
			if s.Party == "" && s.Transposed == "" {
				c = ""
			}
			status[c]++
		}
	}
	for _, r := range b.registry.References(codes...) {
		national[r.Source.Confidence]++
	}
	for _, g := range b.registry.Gaps(codes...) {
		if !g.Partly {
			national[""]++
		}
	}
	for _, id := range b.registry.CaseLaws() {
		decisions[b.registry.CaseLaw(id).Confidence]++
	}
	table := section{
		id: "how-sure", title: "How sure", level: 1,
		head: []string{"area", "values", "high", "medium", "low", "not known"},
	}
	for _, area := range []struct {
		name string
		of   shares
	}{
		{"provisions of treaties, acts of the Union and soft law", provisions},
		{"who is bound by what, since when", status},
		{"law of the States", national},
		{"decisions of courts and treaty bodies", decisions},
	} {
		n := 0
		for _, k := range area.of {
			n += k
		}
		row := cells(area.name, fmt.Sprint(n))
		for _, c := range []law.Confidence{law.High, law.Medium, law.Low, ""} {
			row = append(row, cell{text: fmt.Sprintf("%.0f %%", percent(area.of[c], n))})
		}
		table.rows = append(table.rows, row)
	}
	return table
}

func percent(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(part) / float64(of)
}
