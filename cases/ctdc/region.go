package ctdc

import "strings"

// Regions are regions of the world as the United Nations draw them (M49). The releases merge some
// of them in one value, so that it is a set. The zero Regions mean "not recorded".
type Regions uint8

// The regions.
const (
	Africa Regions = 1 << iota
	Americas
	Asia
	Europe
	Oceania
)

var regionNames = [...]string{"Africa", "Americas", "Asia", "Europe", "Oceania"}

// String returns the names of the regions with strokes between them, as Americas/Oceania.
func (r Regions) String() string {
	var names []string
	for i, n := range regionNames {
		if r&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, "/")
}

// parseRegions reads regions with strokes or semicolons between them. It reports false if one of
// the words is no region; the others are returned.
func parseRegions(s string) (out Regions, ok bool) {
	if r := regionOf(s); r != 0 {
		return r, true
	}
	ok = true
	for word := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == '/' || c == ';' }) {
		r := regionOf(strings.TrimSpace(word))
		out |= r
		ok = ok && r != 0
	}
	return out, ok
}

func regionOf(word string) Regions {
	switch word {
	case "Africa":
		return Africa
	case "Americas":
		return Americas
	case "Asia":
		return Asia
	case "Europe":
		return Europe
	case "Oceania":
		return Oceania
	}
	return 0
}
