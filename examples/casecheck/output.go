package main

import (
	"errors"
	"fmt"
	"io"
)

// output remembers that it failed: where a disk is full, one message is enough.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// within puts a place before every error that err joins.
func within(place string, err error) error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return fmt.Errorf("%s: %w", place, err)
	}
	var errs []error
	for _, e := range many.Unwrap() {
		errs = append(errs, within(place, e))
	}
	return errors.Join(errs...)
}
