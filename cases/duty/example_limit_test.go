package duty_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A file that leads to more findings than the limit has no report: a part could be taken for the
// whole.
func ExampleChecker_WithLimit() {
	checker, err := duty.NewChecker(jurisdiction.Builtin())
	if err != nil {
		fmt.Println(err)
		return
	}
	f := cases.File{ID: "case-001", Victims: make([]victim.Victim, 4)}
	_, err = checker.WithLimit(100).Check(&f, law.MustDay(2026, time.November, 23))
	fmt.Println(errors.Is(err, rule.ErrLimit), err)
	// Output: true rule: findings: more than a check may make: the limit is 100
}
