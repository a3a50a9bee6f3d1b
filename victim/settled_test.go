package victim_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A set remembers what the law makes of its rules and forgets when it is full: neither may change
// an answer.
func TestCheckWith_IsTheSameOnAWarmAndAColdSet(t *testing.T) {
	warm, err := rule.NewSet(jurisdiction.Builtin(), victim.Rules()...)
	require.NoError(t, err)
	v := child()
	v.Age.BirthDay, v.Stays[0].From, v.Status[0].Day = d(1995, 1, 1), d(2009, 1, 1), d(2009, 2, 1)
	first := d(2009, 3, 1)
	for i := range 1000 { // some thousand settlements, across the entry into force of CETS No. 197
		on := first.AddDays(i % 500)
		got, err := v.CheckWith(warm, on)
		require.NoError(t, err)
		if i%100 == 0 {
			cold, err := rule.NewSet(jurisdiction.Builtin(), victim.Rules()...)
			require.NoError(t, err)
			want, err := v.CheckWith(cold, on)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}
}
