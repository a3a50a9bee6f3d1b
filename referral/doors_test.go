package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Every record of the package, in every shape, through every door, for texts, days and numbers.
func TestDoors(t *testing.T) {
	replace := victim.ReplaceAttr(nil)
	records := append(taint.Records(referral.Referral{}), taint.Records(referral.Organisation{})...)
	records = append(records, taint.Records(referral.PoliceMessage{})...)
	records = append(records, taint.Records(referral.Log{})...)
	require.Greater(t, len(records), 3)
	taint.CheckDoors(t, replace, records)
	main := records[0].(referral.Referral)
	taint.CheckHidden(t, replace, taint.Hidden(main), taint.Odd(main))
}
