package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// States returns the countries that the file touches: of origin, transit and destination, of
// conduct, of proceedings, and of which a victim or suspect is a national.
func (f *File) States() []jurisdiction.Code {
	out := make([]jurisdiction.Code, 0, 8)
	see := func(c jurisdiction.Code) {
		if c.IsValid() && !slices.Contains(out, c.Country()) {
			out = append(out, c.Country())
		}
	}
	for _, l := range f.Route {
		see(l.From)
		see(l.To)
	}
	for _, c := range f.Conduct {
		see(c.Place)
	}
	for _, p := range f.Proceedings {
		see(p.Place)
	}
	for i := range f.Victims {
		for _, c := range f.Victims[i].Citizenships {
			see(c.Country)
		}
	}
	for _, s := range f.Suspects {
		for _, c := range s.Citizenships {
			see(c.Country)
		}
	}
	return out
}
