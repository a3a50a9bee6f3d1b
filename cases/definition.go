package cases

import (
	"cmp"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Definition is the definition of trafficking of one instrument, as it bound a place on a day.
// The zero Definition is that of the Palermo Protocol, which the others repeat.
type Definition struct {
	Instrument string // its id
	Pinpoint   string
	// By is the id of the act that gave the instrument the wording meant, where another did.
	By    string
	Place jurisdiction.Code
	Day   law.Day
	// Binding says whether the instrument binds the place on the day.
	Binding law.Binding
	// Purposes are those that the definition names. The list of each instrument is open: it says
	// what exploitation includes at least.
	Purposes []jurisdiction.Purpose
	// SurrogacyNeedsMeans says that the means count for a child as well where surrogacy is the only
	// purpose, unless the surrogate mother was a child (Directive 2011/36/EU, article 2(5), as
	// amended by Directive (EU) 2024/1712).
	SurrogacyNeedsMeans bool
}

// The purposes that the Palermo Protocol, article 3(a), and CETS No. 197, article 4(a), name;
// Directive 2011/36/EU, article 2(3), adds two, and its amendment of 2024 three.
var (
	palermoPurposes = []jurisdiction.Purpose{
		jurisdiction.SexualExploitation, jurisdiction.ForcedLabour, jurisdiction.Slavery,
		jurisdiction.Servitude, jurisdiction.OrganRemoval,
	}
	directivePurposes = append(palermoPurposes[:5:5],
		jurisdiction.Begging, jurisdiction.CriminalActivities)
	amendedPurposes = append(directivePurposes[:7:7],
		jurisdiction.Surrogacy, jurisdiction.ForcedMarriage, jurisdiction.IllegalAdoption)
)

// definitions are the definitions, the one that reaches furthest first.
var definitions = []Definition{
	{
		Instrument: "eu-2011-36", Pinpoint: "2", By: "eu-2024-1712",
		Purposes: amendedPurposes, SurrogacyNeedsMeans: true,
	},
	{Instrument: "eu-2011-36", Pinpoint: "2", Purposes: directivePurposes},
	{Instrument: "coe-197", Pinpoint: "4", Purposes: palermoPurposes},
	{Instrument: "palermo", Pinpoint: "3", Purposes: palermoPurposes},
}

// DefinitionIn returns the definition of trafficking that bound a place on a day: of several the
// one that reaches furthest. A directive that was due counts where it is not known whether national
// law carries it, as far as it protects more: its purposes are named, and nothing is asked for that
// the law before it did not ask; Binding then says that it is not known. Where none is known to
// bind it is that of the Palermo Protocol, whose Binding says so too.
func DefinitionIn(
	r *jurisdiction.Registry, place jurisdiction.Code, day law.Day,
) Definition {
	var last Definition
	for _, d := range definitions {
		d.Place, d.Day = place, day
		bound := r.Binds(cmp.Or(d.By, d.Instrument), place, day)
		d.Binding = bound.Binding
		if last = d; d.Binding == law.Binds {
			return d
		}
		if bound.Reason == jurisdiction.TranspositionOpen {
			d.SurrogacyNeedsMeans = false
			return d
		}
	}
	return last
}

// Names reports whether the definition names a purpose.
func (d Definition) Names(p jurisdiction.Purpose) bool {
	list := d.Purposes
	if d.Instrument == "" {
		list = palermoPurposes
	}
	for _, x := range list {
		if x == p {
			return true
		}
	}
	return false
}
