package person

import (
	"regexp"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// The types of this file are codes of standards that others keep. They check the form alone.

// ISCED is a level of education, "0" to "8" (International Standard Classification of Education
// 2011): "0" early childhood, "1" primary, "2" lower secondary, "3" upper secondary, "4"
// post-secondary, "5" to "8" tertiary. The zero value means "not recorded".
type ISCED string

// IsValid reports whether l is a level.
func (l ISCED) IsValid() bool { return len(l) == 1 && l >= "0" && l <= "8" }

// Form says how it is written.
func (ISCED) Form() string {
	return "a level of education by ISCED, a digit from 0 to 8, such as 2 for lower secondary"
}

// ISCO is a group of occupations, of one to four digits (International Standard Classification of
// Occupations 2008): "9" elementary occupations, "92" agricultural labourers. The zero value means
// "not recorded".
type ISCO string

var iscoForm = regexp.MustCompile(`^[0-9]{1,4}$`)

// IsValid reports whether o has the form of a group.
func (o ISCO) IsValid() bool { return iscoForm.MatchString(string(o)) }

// Form says how it is written.
func (ISCO) Form() string {
	return "one to four digits of ISCO-08, such as 92 for agricultural labourers"
}

// Industry is a section of the International Standard Industrial Classification, revision 4 (2008):
// "A" agriculture, forestry and fishing, "C" manufacturing, "F" construction, "I" accommodation and
// food, "T" households as employers. The zero value means "not recorded".
type Industry string

// IsValid reports whether i is a section, "A" to "U".
func (i Industry) IsValid() bool { return len(i) == 1 && i >= "A" && i <= "U" }

// Form says how it is written.
func (Industry) Form() string {
	return "a capital letter from A to U of ISIC, revision 4, such as F for construction"
}

// Locode is a place by UN/LOCODE, two letters of the country and three of the place: "MKSKP". The
// zero value means "not recorded".
type Locode string

var locodeForm = regexp.MustCompile(`^[A-Z]{2}[A-Z2-9]{3}$`)

// IsValid reports whether l has the form of a code.
func (l Locode) IsValid() bool { return locodeForm.MatchString(string(l)) }

// Form says how it is written.
func (Locode) Form() string {
	return "five characters of UN/LOCODE, such as MKSKP"
}

// Script is a script by ISO 15924: "Latn", "Cyrl", "Arab". The zero value means "not recorded".
type Script string

var scriptForm = regexp.MustCompile(`^[A-Z][a-z]{3}$`)

// IsValid reports whether s has the form of a code.
func (s Script) IsValid() bool { return scriptForm.MatchString(string(s)) }

// Form says how it is written.
func (Script) Form() string {
	return "four letters of ISO 15924, such as Latn or Cyrl"
}

// Money is an amount of money. Amounts are what somebody said, so that no sum is made of them.
type Money struct {
	// Amount is a decimal number without sign: "1200", "49.50".
	Amount   string                `json:"amount,omitempty" data:"exploitation" validate:"omitempty,number,max=20"`
	Currency jurisdiction.Currency `json:"currency,omitempty" data:"exploitation" validate:"tip_code"`
}
