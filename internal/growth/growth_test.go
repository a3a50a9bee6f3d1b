package growth_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/internal/growth"
)

// Waiting costs nothing, and the square of a list can be told from the list.
func TestCost(t *testing.T) {
	var sum int
	square := func(n int) time.Duration {
		return growth.Cost(func() {
			for i := range n {
				for j := range n {
					sum += i ^ j
				}
			}
		})
	}
	few, many := square(500), square(8000)
	assert.Greater(t, many, 100*few)
	assert.Positive(t, sum)
}
