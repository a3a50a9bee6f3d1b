package packet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// Every record of the package, in every shape, through every door, for texts, days and numbers.
func TestDoors(t *testing.T) {
	replace := victim.ReplaceAttr(nil)
	records := append(taint.Records(packet.Content{}), taint.Records(packet.Opener{})...)
	records = append(records, taint.Records(packet.Sender{})...)
	records = append(records, taint.Records(packet.Recipient{})...)
	require.Greater(t, len(records), 3)
	taint.CheckDoors(t, replace, records)
	main := records[0].(packet.Content)
	taint.CheckHidden(t, replace, taint.Hidden(main), taint.Odd(main))
}
