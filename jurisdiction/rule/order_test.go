package rule_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The numbers of ids order as the ids do; what has another form has none.
func TestPacked(t *testing.T) {
	ids := []rule.ID{
		"AGE-001", "AGE-999", "AGED-001", "ASSIST-005", "CHILD-001", "CHILD-010", "PLACE-001",
		"PREF-001", "ZZZZZZ-999",
	}
	for _, a := range ids {
		assert.NotZero(t, rule.Packed(a), a)
		for _, b := range ids {
			assert.Equal(t, cmp.Compare(a, b), cmp.Compare(rule.Packed(a), rule.Packed(b)),
				"%s %s", a, b)
		}
	}
	for _, id := range []rule.ID{
		"", "-001", "AGE", "AGE-1", "AGE-01x", "age-001", "AGE001", "AGE-0001", "ABCDEFG-001",
	} {
		assert.Zero(t, rule.Packed(id), id)
	}
}

func TestMerge(t *testing.T) {
	a, b := []rule.ID{"A", "C", "E"}, []rule.ID{"B", "C", "F", "G"}
	assert.Equal(t, []rule.ID{"A", "B", "C", "E", "F", "G"}, rule.Merge(a, b))
	assert.Equal(t, a, rule.Merge(nil, a))
	assert.Equal(t, a, rule.Merge(a, nil))
	assert.True(t, slices.IsSorted(rule.Merge(b, a)))
}
