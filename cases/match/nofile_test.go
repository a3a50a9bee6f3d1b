package match_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/match"
)

// Without a file there is nobody to compare, and no profiles are no pair.
func TestNoFile(t *testing.T) {
	_, err := match.ForDuplicates(nil, "v1", on)
	assert.ErrorIs(t, err, cases.ErrNotFound)
	_, err = match.ForTracing(nil, "v1", on)
	assert.ErrorIs(t, err, cases.ErrNotFound)
	_, err = match.ByRelative(nil, "v1", "r1", on)
	assert.ErrorIs(t, err, cases.ErrNotFound)
	pairs, err := match.Duplicates(nil, 1)
	assert.NoError(t, err)
	assert.Empty(t, pairs)
}
