package rule_test

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A place whose law is not known is told: the report is no answer for it.
func ExampleCheck_Place() {
	c, err := rule.NewCheck(jurisdiction.Builtin(), law.MustDay(2026, 11, 23), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	c.Place("/stays/0/place", "SI")
	c.Place("/stays/1/place", "NG")
	c.Arguments("no place at all")
	r, err := c.Report("example")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range r.Findings {
		fmt.Println(f.Outcome, f.Message)
	}
	fmt.Println(errors.Is(r.Err(), rule.ErrLawUnknown))
	// Output:
	// unknown place 1 of those given to the check is no code of a place; its law is not known here
	// unknown the law of NG is not known here
	// true
}

// The law of no day asks for nothing, so that there is no check of it.
func ExampleNewCheck_noDay() {
	_, err := rule.NewCheck(jurisdiction.Builtin(), law.Day{}, nil)
	fmt.Println(err)
	// Output: rule: no day
}
