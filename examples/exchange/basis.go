package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// parseBasis reads the law by which people are counted without asking: an instrument that the
// library knows, or an act in the profile of the State that reports, with a provision of it. Of an
// act whose provisions are not listed any is taken.
func parseBasis(s string, state jurisdiction.Code) (*law.Citation, error) {
	instrument, pinpoint, ok := strings.Cut(s, ":")
	if !ok || instrument == "" || pinpoint == "" {
		return nil, errors.New("-basis: want INSTRUMENT:PINPOINT")
	}
	registry := jurisdiction.Builtin()
	known := registry.Instruments()
	in := registry.Instrument(instrument)
	if p, err := registry.Get(state); err == nil {
		for i := range p.Instruments {
			known = append(known, p.Instruments[i].ID)
			if p.Instruments[i].ID == instrument {
				in = &p.Instruments[i]
			}
		}
	}
	if in == nil {
		return nil, fmt.Errorf("-basis: no such instrument; want one of %s",
			strings.Join(known, ", "))
	}
	if len(in.Provisions) == 0 {
		return &law.Citation{Instrument: in.ID, Pinpoint: pinpoint, URL: in.URL,
			Checked: in.Checked, Confidence: in.Confidence}, nil
	}
	var pinpoints []string
	for i := range in.Provisions {
		if p := &in.Provisions[i]; p.Pinpoint == pinpoint {
			c := in.Cite(p)
			return &c, nil
		} else if !slices.Contains(pinpoints, p.Pinpoint) {
			pinpoints = append(pinpoints, p.Pinpoint)
		}
	}
	return nil, fmt.Errorf("-basis: no such provision of %s; want one of %s", in.ID,
		strings.Join(pinpoints, "; "))
}
