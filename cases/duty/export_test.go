package duty

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// GuardianTime is how the time for a guardian is counted.
var GuardianTime = guardianTime

// CheckerOf returns a checker of the given rules alone.
func CheckerOf(rules []Rule, fileRules []FileRule) (*Checker, error) {
	registry := jurisdiction.Builtin()
	persons, err := rule.NewSet(registry, rule.Options[*Person]{
		Scopes: scopes, Known: Contact,
	}, rules...)
	if err != nil {
		return nil, err
	}
	files, err := rule.NewSet(registry, rule.Options[*cases.File]{}, fileRules...)
	if err != nil {
		return nil, err
	}
	return &Checker{persons: persons, files: files}, nil
}
