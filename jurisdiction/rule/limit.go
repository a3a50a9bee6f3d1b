package rule

import (
	"errors"
	"fmt"
)

// MaxFindings is the largest number of findings of one check, unless [Check.Limit] sets another. A
// rule that does not apply to a part of the record counts as well, for it stands in the report. A
// victim makes about a hundred: a file of 200 victims and 500 proceedings stays far below.
const MaxFindings = 100_000

// MaxSteps is how many steps of one check are allowed for each finding that it may make, see
// [Pass.Spend]: fifty million unless [Check.Limit] sets another number of findings.
const MaxSteps = 500

// MaxPlaces is the largest number of places whose law can govern one part of a record: every
// finding may name all of them.
const MaxPlaces = 64

// ErrLimit is wrapped by every [*LimitError].
var ErrLimit = errors.New("more than a check may make")

// A LimitError tells that a record asks for more than a check may make. There is no report then: a
// part of one could be taken for the whole.
type LimitError struct {
	What  string // "findings", "steps" or "places"
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
func (r *run) full() bool {
	return r.crowded || r.count+r.passed > r.limit || r.weary()
}

// weary reports whether too many steps were taken.
func (r *run) weary() bool { return r.steps/MaxSteps >= r.limit }

// Spend counts steps: how many elements a rule looks at to answer something of one of many others.
// Where they grow with the product of two lists and no index helps, they bound how long a check
// takes. It reports false once too many were taken: then the check ends with a [*LimitError], and
// whatever the rule answers is lost.
func (p *Pass[S]) Spend(steps int) bool {
	p.run.steps += max(0, steps)
	return !p.run.weary()
}

// Steps returns how many steps the check has taken, with one for each finding and each rule that
// did not apply.
func (c *Check) Steps() int { return c.run.steps + c.run.count + c.run.passed }

// over returns the error of the limit that was passed, or nil.
func (r *run) over() error {
	switch {
	case r.crowded:
		return &LimitError{What: "places", Limit: MaxPlaces}
	case r.weary():
		return &LimitError{What: "steps", Limit: r.limit * MaxSteps}
	case r.full():
		return &LimitError{What: "findings", Limit: r.limit}
	}
	return nil
}
