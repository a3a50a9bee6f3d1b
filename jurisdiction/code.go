package jurisdiction

import (
	"fmt"
	"iter"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Code names a place: an ISO 3166-1 alpha-2 country code, XK for Kosovo (user-assigned), or an
// ISO 3166-2 subdivision such as BA-SRP. The zero Code means "not recorded".
type Code string

// ParseCode returns the Code spelt s: alpha-2 or alpha-3 in any case, a subdivision, or one of the
// aliases EL (Greece) and UK (United Kingdom). Codes that ISO has withdrawn are refused. The error
// wraps [law.ErrUnknownCode] and does not quote s.
func ParseCode(s string) (Code, error) {
	up := strings.ToUpper(s)
	switch up {
	case "EL":
		return "GR", nil
	case "UK":
		return "GB", nil
	}
	if len(up) == 3 {
		for i := range countries {
			if countries[i].alpha3 == up {
				return countries[i].alpha2, nil
			}
		}
	}
	if c := Code(up); c.IsValid() {
		return c, nil
	}
	return "", fmt.Errorf("jurisdiction: place: %w", law.ErrUnknownCode)
}

// MustParseCode is [ParseCode] for codes written in a program; it panics if s is not one.
func MustParseCode(s string) Code {
	c, err := ParseCode(s)
	if err != nil {
		panic(err)
	}
	return c
}

// Codes returns all country codes in alphabetical order.
func Codes() iter.Seq[Code] {
	return func(yield func(Code) bool) {
		for i := range countries {
			if !yield(countries[i].alpha2) {
				return
			}
		}
	}
}

// IsValid reports whether c is a country code, or a subdivision of a country, in canonical form. Of
// a subdivision only the form is checked: a hyphen and one to three letters or digits.
func (c Code) IsValid() bool {
	if len(c) < 2 || c.find() < 0 {
		return false
	}
	if len(c) == 2 {
		return true
	}
	if len(c) < 4 || len(c) > 6 || c[2] != '-' {
		return false
	}
	for _, b := range []byte(c[3:]) {
		if (b < 'A' || b > 'Z') && (b < '0' || b > '9') {
			return false
		}
	}
	return true
}

// row returns the row of a country; nil for what is no code of one.
func (c Code) row() *country {
	if len(c) != 2 || c.find() < 0 {
		return nil
	}
	return &countries[c.find()]
}

// Form says how it is written.
func (Code) Form() string {
	return "two letters of ISO 3166-1, such as MD, XK for Kosovo, or a part of a country by " +
		"ISO 3166-2"
}

// letters is the number of letters of which a code is written.
const letters = 'Z' - 'A' + 1

// positions are the positions of the countries in their table, from 1, by their two letters: rules
// ask for a place many times a case.
var positions = func() (at [letters * letters]int16) {
	for i := range countries {
		c := countries[i].alpha2
		at[int(c[0]-'A')*letters+int(c[1]-'A')] = int16(i + 1)
	}
	return at
}()

func (c Code) find() int {
	if len(c) < 2 || c[0]-'A' >= letters || c[1]-'A' >= letters {
		return -1
	}
	return int(positions[int(c[0]-'A')*letters+int(c[1]-'A')]) - 1
}

// Country returns the country of c: BA for BA-SRP.
func (c Code) Country() Code {
	if len(c) > 2 {
		return c[:2]
	}
	return c
}

// Subdivision reports whether c names a part of a country.
func (c Code) Subdivision() bool { return len(c) > 2 }

// Alpha3 returns the alpha-3 code of the country, or "" for a code that is not valid.
func (c Code) Alpha3() string {
	if i := c.find(); i >= 0 {
		return countries[i].alpha3
	}
	return ""
}

// Numeric returns the numeric code of the country; 0 if it has none (XK) or c is not valid.
func (c Code) Numeric() int {
	if i := c.find(); i >= 0 {
		return countries[i].numeric
	}
	return 0
}

// Name returns the English short name of the country, followed by the code where c is a
// subdivision; "" for a code that is not valid.
func (c Code) Name() string {
	i := c.find()
	switch {
	case i < 0:
		return ""
	case c.Subdivision():
		return countries[i].name + " (" + string(c) + ")"
	}
	return countries[i].name
}
