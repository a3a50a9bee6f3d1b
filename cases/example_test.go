package cases_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func ExampleFile_Elements() {
	f, err := cases.Decode(strings.NewReader(`{"id": "case-1",
		"victims": [{"id": "v1", "age": {"knowledge": "exact", "birth_day": "2012-04-01"}}],
		"conduct": [{"id": "c1", "victims": ["v1"], "from": "2026-03-01", "acts": ["recruitment"], "purposes": ["begging"], "agreed": "yes"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := f.Elements(&f.Victims[0], law.NewDay(2026, time.November, 24))
	fmt.Println(e.Verdict, e.Act.Facts, e.Purpose.Facts)
	fmt.Println("means:", e.Means.State)
	fmt.Println("agreement counts for nothing:", e.Agreement)
	// Output:
	// all-elements [/conduct/0/acts] [/conduct/0/purposes]
	// means: not-needed
	// agreement counts for nothing: true
}

func ExampleFile_Record() {
	f := &cases.File{ID: "case-1"}
	err := f.Record(0, cases.Event{Day: law.NewDay(2026, time.November, 23), Kind: cases.EventOpened, Actor: "officer-7"})
	fmt.Println(err, f.Revision, f.VerifyLog())
	err = f.Record(0, cases.Event{Day: law.NewDay(2026, time.November, 24), Kind: cases.EventChanged, Actor: "officer-8"})
	fmt.Println(err)
	f.Events[0].Actor = "officer-9"
	fmt.Println(f.VerifyLog())
	// Output:
	// <nil> 1 <nil>
	// cases: the file was changed in between
	// cases: /events/0: the hash does not fit
}

// A service that takes files from outside bounds what one file may cost.
func ExampleWithElements() {
	in := `{"id": "case-001", "victims": [{"id": "v1"}, {"id": "v2"}, {"id": "v3"}]}`
	_, err := cases.Decode(strings.NewReader(in), cases.WithElements(2))
	fmt.Println(err)
	// Output: /victims: more elements in lists than a file may have: the limit is 2
}

// A file that leads to more findings than the limit has no report: a part could be taken for the
// whole.
func ExampleChecker_WithLimit() {
	checker, err := cases.NewChecker(jurisdiction.Builtin())
	if err != nil {
		fmt.Println(err)
		return
	}
	f := cases.File{ID: "case-001", Victims: []victim.Victim{{ID: "v1"}, {ID: "v2"}}}
	_, err = checker.WithLimit(100).Check(&f, law.NewDay(2026, time.November, 23))
	fmt.Println(errors.Is(err, rule.ErrLimit), err)
	// Output: true rule: findings: more than a check may make: the limit is 100
}
