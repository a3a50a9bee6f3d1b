package sdc

import (
	"errors"
	"fmt"
)

// What can be wrong with a table or with what is asked.
var (
	ErrThreshold  = errors.New("sdc: threshold is under 2: nothing would be hidden")
	ErrRange      = errors.New("sdc: range is negative")
	ErrZeros      = errors.New("sdc: not a known way with zeros")
	ErrBase       = errors.New("sdc: base of rounding is under 2")
	ErrNegative   = errors.New("count is negative")
	ErrOverflow   = errors.New("total is too large for an int")
	ErrStructural = errors.New("count of an impossible combination is not zero")

	// ErrUnprotectable is wrapped by every [UnprotectableError].
	ErrUnprotectable = errors.New("cannot be protected")
	// ErrNotRounded says that no rounding was found in which every total is right and every value
	// within one base.
	ErrNotRounded = errors.New("sdc: no consistent rounding found")
	// ErrInconsistent says that no table of whole numbers has the published values.
	ErrInconsistent = errors.New("sdc: published values contradict each other")
)

// A SizeError says that a table does not have the shape that it claims. Dimension is -1 if the
// whole table is meant.
type SizeError struct {
	Dimension int
	What      string // "ways", "size", "cells", "counts", "structural", "hidden"
	Want, Got int    // Want is a limit for ways, size and cells
}

func (e *SizeError) Error() string {
	if e.Dimension < 0 {
		return fmt.Sprintf("sdc: %s: %d, want %d", e.What, e.Got, e.Want)
	}
	return fmt.Sprintf("sdc: dimension %d: %s: %d, want %d", e.Dimension, e.What, e.Got, e.Want)
}

// A CellError says what is wrong with a cell. It names the place, never the count.
type CellError struct {
	Index []int
	Err   error
}

func (e *CellError) Error() string { return fmt.Sprintf("sdc: cell %v: %v", e.Index, e.Err) }
func (e *CellError) Unwrap() error { return e.Err }

// An UnprotectableError says that no release of the table gives the protection asked. Dimension is
// the first one that keeps categories apart in the cell that could not be protected: merge
// categories there, leave the dimension out, or add years. It is -1 if the whole table counts too
// few persons: then nothing of it can be released.
type UnprotectableError struct{ Dimension int }

func (e *UnprotectableError) Error() string {
	if e.Dimension < 0 {
		return "sdc: table of too few persons: " + ErrUnprotectable.Error()
	}
	return fmt.Sprintf("sdc: dimension %d: %v", e.Dimension, ErrUnprotectable)
}
func (e *UnprotectableError) Unwrap() error { return ErrUnprotectable }

// maxErrors keeps the list short when a whole table is wrong.
const maxErrors = 100

type errorList []error

func (l *errorList) add(err error) {
	if len(*l) < maxErrors {
		*l = append(*l, err)
	}
}

func (l errorList) err() error { return errors.Join(l...) }
