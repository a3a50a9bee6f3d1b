package htcds

import (
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// Number is a number as the decimal text that stands in the file, such as "0", "3" or "-41.9981".
// The zero Number means "not recorded", so that 0 can be said.
type Number string

// NewNumber returns the Number of x.
func NewNumber(x float64) Number { return Number(strconv.FormatFloat(x, 'f', -1, 64)) }

// Float returns the number, or false if none is recorded or it is none.
func (n Number) Float() (float64, bool) {
	x, err := strconv.ParseFloat(string(n), 64)
	return x, err == nil && n.IsValid()
}

// Int returns the number if it is a whole one.
func (n Number) Int() (int, bool) {
	x, err := strconv.Atoi(string(n))
	return x, err == nil && n.IsValid()
}

// IsValid reports whether n is a decimal number in canonical form, of at most 15 digits and without
// needless zeros. The zero Number is not.
func (n Number) IsValid() bool {
	s := strings.TrimPrefix(string(n), "-")
	whole, fraction, point := strings.Cut(s, ".")
	if !digits(whole) || len(whole) > 1 && whole[0] == '0' || point && (!digits(fraction) || fraction[len(fraction)-1] == '0') || len(whole)+len(fraction) > 15 {
		return false
	}
	return !(n[0] == '-' && strings.Trim(s, "0.") == "")
}

func digits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// Checkbox is the answer of a check box. The zero Checkbox means "not recorded"; the standard
// cannot tell "unknown" or "would not say" from that.
type Checkbox string

// The answers.
const (
	Checked   Checkbox = "TRUE"
	Unchecked Checkbox = "FALSE"
)

// Country is a country in a field that the standard makes a text: the alpha-2 code of ISO 3166-1
// where the country is known, or else what was written. The zero Country means "not recorded".
type Country string

// Code returns the code of the country, or false where the text is none.
func (c Country) Code() (jurisdiction.Code, bool) {
	code := jurisdiction.Code(c)
	return code, code.IsValid() && !code.Subdivision()
}

// Language is a language by its three letters in ISO 639-2, the terminological code where there are
// two. The zero Language means "not recorded".
type Language string
