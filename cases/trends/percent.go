package trends

import "strconv"

// Percent is a percentage in tenths: 65 is 6.5 %. It is rounded half up, away from zero, and never
// cut off: 7 of 9 are 77.8 %, not 77.7 %.
type Percent int

// PercentOf returns the share of part in whole. It reports false for a whole of nothing.
func PercentOf(part, whole int) (Percent, bool) {
	if whole <= 0 {
		return 0, false
	}
	return Percent(halfUp(1000*part, whole)), true
}

// PercentChange returns the change from before to after. It reports false where there was nothing
// before.
func PercentChange(before, after int) (Percent, bool) {
	if before <= 0 {
		return 0, false
	}
	return Percent(halfUp(1000*(after-before), before)), true
}

// halfUp returns n/d for a positive d, rounded to the nearest whole number, halves away from zero.
func halfUp(n, d int) int {
	if n < 0 {
		return -halfUp(-n, d)
	}
	return (2*n + d) / (2 * d)
}

// String returns p with one decimal, without a sign of its own for a rise: "6.5".
func (p Percent) String() string { return string(p.appendText(nil)) }

func (p Percent) appendText(b []byte) []byte {
	if p < 0 {
		b, p = append(b, '-'), -p
	}
	b = strconv.AppendInt(b, int64(p/10), 10)
	return append(b, '.', byte('0'+p%10))
}

// MarshalJSON returns p as a number with one decimal.
func (p Percent) MarshalJSON() ([]byte, error) { return p.appendText(nil), nil }

// A Share is a part of the records in which the answer is known.
type Share struct {
	Part    int     `json:"part"`
	Whole   int     `json:"whole"` // records in which the answer is known
	Percent Percent `json:"percent"`
}

// newShare returns the share, or false if nothing is known.
func newShare(part, whole int) (Share, bool) {
	p, ok := PercentOf(part, whole)
	return Share{part, whole, p}, ok
}
