package rule

import (
	"errors"
	"fmt"
)

// MaxFindings is the largest number of findings of one check, unless [Check.Limit] sets another. A
// rule that does not apply to a part of the record counts as well, for it stands in the report. A
// victim makes about a hundred: a file of 200 victims and 500 proceedings stays far below.
const MaxFindings = 100_000

// MaxPlaces is the largest number of places whose law can govern one part of a record: every
// finding may name all of them.
const MaxPlaces = 64

// ErrLimit is wrapped by every [*LimitError].
var ErrLimit = errors.New("more than a check may make")

// A LimitError tells that a record asks for more than a check may make. There is no report then: a
// part of one could be taken for the whole.
type LimitError struct {
	What  string // "findings" or "places"
	Limit int    // the number that was passed
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("rule: %s: %v: the limit is %d", e.What, ErrLimit, e.Limit)
}

// Unwrap returns [ErrLimit].
func (e *LimitError) Unwrap() error { return ErrLimit }

// Limit sets the largest number of findings, in place of [MaxFindings]. Zero or less leaves it. A
// finding takes about two kilobytes: what is let in costs memory.
func (c *Check) Limit(findings int) {
	if findings > 0 {
		c.run.limit = findings
	}
}

// full reports whether a limit was passed.
func (r *run) full() bool { return r.crowded || r.count+r.passed > r.limit }

// over returns the error of the limit that was passed, or nil.
func (r *run) over() error {
	switch {
	case r.crowded:
		return &LimitError{What: "places", Limit: MaxPlaces}
	case r.full():
		return &LimitError{What: "findings", Limit: r.limit}
	}
	return nil
}
