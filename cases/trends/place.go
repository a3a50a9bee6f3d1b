package trends

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// members are the members of the European Union, past ones too, by the day of accession. The years
// are told by the Commission
// (https://ec.europa.eu/regional_policy/en/policy/what/glossary/e/enlargment, checked 2026-11-24);
// the days are general knowledge, so confidence is medium. A test holds the table against the
// profiles of the library, of which there is none for some members.
var members = []struct {
	from, to law.Day // to is the last day; zero: still a member
	states   []jurisdiction.Code
}{
	{
		from:   law.MustDay(1958, 1, 1),
		states: []jurisdiction.Code{"BE", "DE", "FR", "IT", "LU", "NL"},
	},
	{from: law.MustDay(1973, 1, 1), states: []jurisdiction.Code{"DK", "IE"}},
	{
		from: law.MustDay(1973, 1, 1), to: law.MustDay(2020, 1, 31),
		states: []jurisdiction.Code{"GB"},
	},
	{from: law.MustDay(1981, 1, 1), states: []jurisdiction.Code{"GR"}},
	{from: law.MustDay(1986, 1, 1), states: []jurisdiction.Code{"ES", "PT"}},
	{from: law.MustDay(1995, 1, 1), states: []jurisdiction.Code{"AT", "FI", "SE"}},
	{
		from:   law.MustDay(2004, 5, 1),
		states: []jurisdiction.Code{"CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"},
	},
	{from: law.MustDay(2007, 1, 1), states: []jurisdiction.Code{"BG", "RO"}},
	{from: law.MustDay(2013, 7, 1), states: []jurisdiction.Code{"HR"}},
}

// MemberOfEU reports whether the State was a member of the European Union on day.
func MemberOfEU(state jurisdiction.Code, day law.Day) bool {
	return slices.Contains(membersOn(day), state)
}

// membersOn returns the members of the European Union on day.
func membersOn(day law.Day) []jurisdiction.Code {
	var out []jurisdiction.Code
	for _, m := range members {
		if !day.Before(m.from) && (m.to.IsZero() || !day.After(m.to)) {
			out = append(out, m.states...)
		}
	}
	return out
}

// A Region is a named group of States.
type Region struct {
	Code       string              `json:"code"`
	Label      string              `json:"label"`
	States     []jurisdiction.Code `json:"states"`
	Source     string              `json:"source"` // URL
	Confidence law.Confidence      `json:"confidence"`
	Note       string              `json:"note,omitempty"`
}

// A Grouping puts States into regions. A State that is in none is in a region not known to us,
// never in a rest.
type Grouping struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Regions []Region `json:"regions"`
}

// Of returns the code of the region of the State, or "" if the grouping does not say.
func (g Grouping) Of(state jurisdiction.Code) string {
	for _, r := range g.Regions {
		if slices.Contains(r.States, state) {
			return r.Code
		}
	}
	return ""
}

// UNODCRegions returns the subregions of Europe and Central Asia in the Global Report on
// Trafficking in Persons, as far as we have read which States they hold. The subregions of other
// continents we know by name only, so their States are in none.
func UNODCRegions() Grouping {
	const report2016 = "https://docslib.org/doc/7921349/chapter-iii-regional-overviews"
	return Grouping{Name: "unodc-region", Title: "Subregion of the UNODC Global Report", Regions: []Region{
		{
			Code: "western-southern-europe", Label: "Western and Southern Europe", Source: report2016, Confidence: law.Medium,
			States: []jurisdiction.Code{"AD", "AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "IE", "IT", "MT", "NL", "NO", "PT", "SE", "TR"},
			Note:   "States covered by the edition of 2016; a State of this part of the world that sent no data is not listed there.",
		},
		{
			Code: "central-south-eastern-europe", Label: "Central and South-Eastern Europe", Source: report2016, Confidence: law.Medium,
			States: []jurisdiction.Code{"AL", "BA", "BG", "CZ", "EE", "HR", "HU", "LT", "LV", "ME", "MK", "PL", "RO", "RS", "SI", "SK", "XK"},
			Note:   "Described there as members of the European Union beside those above, and the Western Balkans; the list of single States was not read.",
		},
		{
			Code: "eastern-europe-central-asia", Label: "Eastern Europe and Central Asia", Source: "https://ungift.org/about/eastern-europe", Confidence: law.High,
			States: []jurisdiction.Code{"AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"},
			Note:   "As in the edition of 2009.",
		},
	}}
}

// SouthEasternEurope returns the places that the UNODC study of 2022 on trafficking in
// South-Eastern Europe covers. It is another group than Central and South-Eastern Europe in
// [UNODCRegions].
func SouthEasternEurope() Grouping {
	return Grouping{Name: "unodc-see-2022", Title: "South-Eastern Europe in the UNODC study of 2022", Regions: []Region{{
		Code: "south-eastern-europe", Label: "South-Eastern Europe", Confidence: law.High,
		Source: "https://unodc.org/southeasterneurope/en/all-stories-exploitation-and-abuse_-the-scale-and-scope-of-human-trafficking-in-south-eastern-europe.html",
		States: []jurisdiction.Code{"AL", "BA", "BG", "GR", "HR", "MD", "ME", "MK", "RO", "RS", "SI", "XK"},
	}}}
}

// Continents returns the five macro regions of the United Nations standard M49, as CLDR carries it.
func Continents() Grouping {
	g := Grouping{Name: "m49-region", Title: "Region of the UN standard M49"}
	for _, c := range [...]struct{ m49, code, label string }{
		{"002", "africa", "Africa"}, {"019", "americas", "Americas"}, {"142", "asia", "Asia"}, {"150", "europe", "Europe"}, {"009", "oceania", "Oceania"},
	} {
		r := Region{Code: c.code, Label: c.label, Source: "https://unstats.un.org/unsd/methodology/m49/", Confidence: law.High}
		whole, err := language.ParseRegion(c.m49)
		if err != nil {
			continue // cannot happen: the codes are constants
		}
		for state := range jurisdiction.Codes() {
			if part, err := language.ParseRegion(string(state)); err == nil && whole.Contains(part) {
				r.States = append(r.States, state)
			}
		}
		g.Regions = append(g.Regions, r)
	}
	return g
}
