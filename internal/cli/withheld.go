package cli

import (
	"errors"

	"github.com/antitrafficking/palermo/cases/sdc"
	"github.com/antitrafficking/palermo/cases/trends"
)

// Withheld tells a reader of numbers why a table is not among them.
func Withheld(err error) string {
	switch {
	case errors.Is(err, sdc.ErrUnprotectable):
		return "too few people to be shown without telling about one of them"
	case errors.Is(err, trends.ErrShared):
		return "it shares a small number with another table"
	case errors.Is(err, trends.ErrUnsafe):
		return "the check found that a hidden number could be worked out"
	}
	return "it cannot be protected together with the others"
}
