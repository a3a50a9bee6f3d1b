package ctdc

import (
	"math"
	"strconv"
	"strings"
)

// NoEnd is the end of a [Band] that has none.
const NoEnd = math.MaxInt16

// A Band is a range of completed years or of months, both ends inclusive. The zero Band means "not
// recorded".
type Band struct{ Min, Max int16 }

// IsZero reports whether the band is not recorded.
func (b Band) IsZero() bool { return b == Band{} }

// String returns the band as 9-17 or 48+, "" if it is not recorded.
func (b Band) String() string { return b.spell("-") }

func (b Band) spell(dash string) string {
	switch {
	case b.IsZero():
		return ""
	case b.Max == NoEnd:
		return strconv.Itoa(int(b.Min)) + "+"
	}
	return strconv.Itoa(int(b.Min)) + dash + strconv.Itoa(int(b.Max))
}

// within reports whether all ages from lo to hi lie in the band.
func (b Band) within(lo, hi int) bool { return !b.IsZero() && int(b.Min) <= lo && hi <= int(b.Max) }

// ageBands are the bands of ageBroad in every release. No band reaches from under 18 to 18 or over.
var ageBands = [...]Band{{0, 8}, {9, 17}, {18, 20}, {21, 23}, {24, 26}, {27, 29}, {30, 38}, {39, 47}, {48, NoEnd}}

// AgeBands returns the bands of age of the releases, the youngest first.
func AgeBands() []Band { return append([]Band(nil), ageBands[:]...) }

// monthBands are the bands of traffickMonths with the gloss that is part of the value.
var monthBands = [...]struct {
	Band
	gloss string
}{{Band{0, 12}, " (0-1 yr)"}, {Band{13, 24}, " (1-2 yrs)"}, {Band{25, NoEnd}, " (2+ yrs)"}}

// MonthBands returns the bands of the months of trafficking, the shortest first.
func MonthBands() []Band {
	out := make([]Band, len(monthBands))
	for i, b := range monthBands {
		out[i] = b.Band
	}
	return out
}

// ParseBand reads a band: two numbers with one or two hyphens, an en dash or an em dash between
// them, or a number and a plus sign. Leading zeros and what follows in brackets are passed over.
// The codebook prints em dashes, the files have two hyphens, and some of them 09--17: who looks for
// a 9 or a 0 followed by something else loses almost every child. The error does not quote s.
func ParseBand(s string) (Band, error) {
	if b, ok := parseBand(s); ok {
		return b, nil
	}
	return Band{}, &Problem{Fault: BadBand}
}

func parseBand(s string) (Band, bool) {
	switch s { // the spellings of the files, without a look at every letter
	case "0--8":
		return Band{0, 8}, true
	case "9--17", "09--17":
		return Band{9, 17}, true
	case "18--20":
		return Band{18, 20}, true
	case "21--23":
		return Band{21, 23}, true
	case "24--26":
		return Band{24, 26}, true
	case "27--29":
		return Band{27, 29}, true
	case "30--38":
		return Band{30, 38}, true
	case "39--47":
		return Band{39, 47}, true
	case "48+":
		return Band{48, NoEnd}, true
	}
	if i := strings.IndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	lo, rest, ok := digits(strings.TrimSpace(s))
	if !ok {
		return Band{}, false
	}
	rest = strings.TrimLeft(rest, " ")
	if rest == "+" {
		return Band{lo, NoEnd}, true
	}
	rest, ok = afterDash(rest)
	if !ok {
		return Band{}, false
	}
	hi, rest, ok := digits(strings.TrimLeft(rest, " "))
	return Band{lo, hi}, ok && rest == "" && hi > 0 && lo <= hi
}

// afterDash returns what follows the dash at the beginning of s.
func afterDash(s string) (string, bool) {
	for _, dash := range [...]string{"--", "-", "–", "—"} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			return rest, true
		}
	}
	return s, false
}

// digits reads a number of one to four digits at the beginning of s.
func digits(s string) (n int16, rest string, ok bool) {
	i := 0
	for i < len(s) && i < 4 && s[i] >= '0' && s[i] <= '9' {
		n = 10*n + int16(s[i]-'0')
		i++
	}
	return n, s[i:], i > 0 && (i == len(s) || s[i] < '0' || s[i] > '9')
}

// Years are one year or a period of years, both inclusive. The zero Years mean "not recorded".
type Years struct{ From, To int16 }

// IsZero reports whether the years are not recorded.
func (y Years) IsZero() bool { return y == Years{} }

// String returns the years as 2016 or 2016-2018, "" if they are not recorded.
func (y Years) String() string {
	switch {
	case y.IsZero():
		return ""
	case y.From == y.To:
		return strconv.Itoa(int(y.From))
	}
	return strconv.Itoa(int(y.From)) + "-" + strconv.Itoa(int(y.To))
}

// The first and the last year that is taken for one.
const firstYear, lastYear = 1900, 2200

// parseYears reads a year, with period also a period of years.
func parseYears(s string, period bool) (Years, bool) {
	from, rest, ok := digits(s)
	if !ok || from < firstYear || from > lastYear {
		return Years{}, false
	}
	if rest == "" || rest == ".0" {
		return Years{from, from}, true
	}
	rest, ok = afterDash(strings.TrimLeft(rest, " "))
	if !ok || !period {
		return Years{}, false
	}
	to, rest, ok := digits(strings.TrimLeft(rest, " "))
	return Years{from, to}, ok && rest == "" && to >= from && to <= lastYear
}
