package law_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestParseCode(t *testing.T) {
	for _, c := range law.Codes[law.Unit]() {
		got, err := law.ParseCode[law.Unit](string(c))
		assert.NoError(t, err)
		assert.Equal(t, c, got)
		assert.True(t, law.IsValid(c))
		assert.NotEmpty(t, law.Label(c))
	}
	// The beginning of a code, two codes, a code with its end of line or its label are none.
	for _, bad := range []string{
		"", "hour", "hours\n", "hours\ndays", "s", "\n", "\t", "working days", "Hours", "hours\t",
	} {
		got, err := law.ParseCode[law.Unit](bad)
		assert.ErrorIs(t, err, law.ErrUnknownCode, "%q", bad)
		assert.EqualError(t, err,
			"law.Unit: unknown code; allowed: hours, days, working-days, months, years")
		assert.Empty(t, got)
		assert.False(t, law.IsValid(law.Unit(bad)))
		assert.Empty(t, law.Label(law.Unit(bad)))
	}
}

func ExampleParseCode() {
	unit, err := law.ParseCode[law.Unit]("working-days")
	fmt.Println(law.Label(unit), err)
	_, err = law.ParseCode[law.Confidence]("certain")
	fmt.Println(err)
	// Output:
	// working days <nil>
	// law.Confidence: unknown code; allowed: high, medium, low
}

func ExampleCodes() {
	for _, c := range law.Codes[law.Confidence]() {
		fmt.Println(c)
	}
	// Output:
	// high
	// medium
	// low
}
