package scenario_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
)

// A lawyer writes a case, a day, and what is expected, with the article as the reason. In a test of
// yours [scenario.Test] runs a whole directory with one line.
func ExampleLoad() {
	files := fstest.MapFS{"guardian.yaml": {Data: []byte(`
title: a girl alone, and no guardian for two years
on: 2026-11-01
case:
  id: c1
  victims:
    - id: v1
      age: {knowledge: exact, birth_day: 2011-05-05}
      family: {accompaniment: unaccompanied}
      status: [{kind: presumed, day: 2024-11-01, place: SI}]
expect:
  - rule: CHILD-001
    outcome: met
    why: CETS 197, Art. 10(4)(a)
`)}}
	list, err := scenario.Load(files)
	if err != nil {
		fmt.Println(err)
		return
	}
	checker, err := duty.Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range list {
		result := s.Run(checker)
		fmt.Println(s.Title, result.Passed())
		fmt.Println(strings.SplitAfter(result.Failures[0], ";")[0])
	}
	// Output:
	// a girl alone, and no guardian for two years false
	// CHILD-001: no finding is met (CETS 197, Art. 10(4)(a));
}
