package jurisdiction

import "golang.org/x/text/currency"

// Money is an amount in whole units of a currency, as a law writes it; it is never converted.
type Money struct {
	Amount   int      `json:"amount" required:"true"`
	Currency Currency `json:"currency" required:"true"`
}

// Currency is an ISO 4217 code. The zero Currency means "not recorded".
type Currency string

// IsValid reports whether c is a code of ISO 4217, of today or of the past.
func (c Currency) IsValid() bool {
	unit, err := currency.ParseISO(string(c))
	return err == nil && unit.String() == string(c)
}

// Form says how it is written.
func (Currency) Form() string {
	return "three letters of ISO 4217, such as EUR"
}
