package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Part is the part that an authority plays when a person is handed on to another State. The zero
// Part is not an answer.
type Part string

// The parts.
const (
	PartFocalPoint       Part = "focal-point"       // for referral across borders: Directive 2011/36/EU, article 11(4)
	PartChildProtection  Part = "child-protection"  //
	PartCentralAuthority Part = "central-authority" // 1996 Hague Convention, article 29
	PartCoordinator      Part = "coordinator"       //
	PartPolice           Part = "police"            //
	PartConsular         Part = "consular"          //
	PartDataProtection   Part = "data-protection"   //
)

// A Counterpart is the authority of a place that plays a part, with its source, or that it is not
// known.
type Counterpart struct {
	Part Part `json:"part"`
	jurisdiction.Answer[jurisdiction.Authority]
}

// Counterparts returns the authorities of a place to turn to on day when a person is handed on to
// it: those for children only for a child. What is not known is told as such and not left out.
func Counterparts(registry *jurisdiction.Registry, place jurisdiction.Code, child bool, day law.Day) []Counterpart {
	parts := []struct {
		part  Part
		child bool
		of    func(*jurisdiction.Profile) law.Dated[jurisdiction.Authority]
	}{
		{PartFocalPoint, false, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.FocalPoint }},
		{PartChildProtection, true, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.ChildProtection }},
		{PartCentralAuthority, true, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.CentralAuthority }},
		{PartCoordinator, false, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.Coordinator }},
		{PartPolice, false, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.Police }},
		{PartConsular, false, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.Consular }},
		{PartDataProtection, false, func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] { return p.Authorities.DataProtection }},
	}
	if !place.IsValid() {
		place = ""
	}
	var out []Counterpart
	for _, x := range parts {
		if x.child && !child {
			continue
		}
		out = append(out, Counterpart{x.part, jurisdiction.Compare(registry, day, x.of, place)[0]})
	}
	return out
}
