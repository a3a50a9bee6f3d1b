package duty

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A Lone is a victim of whom no case file is kept.
type Lone struct{ v *victim.Victim }

// Victim returns the record of one victim to check on its own. Rules about what a case file holds
// are not asked, and the receipt says so.
func Victim(v *victim.Victim) Lone { return Lone{v} }

// fileLists are the lists of a case file that a lone victim does not have.
var fileLists = []string{
	"interviews", "proceedings", "testimonies", "liabilities", "referrals", "dangers",
	"notifications", "disclosures", "publications", "processing", "breaches", "exports",
	"closures", "conduct", "suspects", "requests", "cooperation", "measures", "evidence",
}

// Check asks the rules about the record on a day, by the law that comes with the library. Errors
// are those of [Checker.Check].
func (l Lone) Check(on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	c, err := builtin()
	if err != nil {
		return nil, err
	}
	return l.CheckWith(c, on, more...)
}

// CheckWith is [Lone.Check] with a checker.
func (l Lone) CheckWith(
	c *Checker, on law.Day, more ...jurisdiction.Code,
) (*rule.Report, error) {
	check, err := rule.NewCheck(c.Registry(), on, c.policy)
	if err != nil {
		return nil, err
	}
	check.Limit(c.limit)
	check.Arguments(more...)
	tellPlaces(check, l.v, "")
	alone := *c
	alone.lacks = append(append([]string{}, c.lacks...), fileLists...)
	person := &Person{Victim: l.v, File: &cases.File{}, Records: &cases.Records{}}
	where := newPlaces(l.v.Places(on), more)
	if len(where.list) == 0 {
		check.NoPlace("")
	}
	rule.Ask(check, c.persons, rule.Subject[*Person]{
		Value: person, ID: l.v.ID, Places: where.list, States: states(person, on, where.list, more),
		Exemptions: l.v.Exemptions, Lacks: alone.lacks,
	})
	return alone.report(check)
}

// Format prints the name of the type and nothing of the person, whatever the verb.
func (Lone) Format(s fmt.State, _ rune) { io.WriteString(s, "duty.Lone(redacted)") }

// String returns the name of the type and nothing of the person.
func (Lone) String() string { return "duty.Lone(redacted)" }

// LogValue logs the name of the type and nothing of the person.
func (Lone) LogValue() slog.Value { return slog.StringValue("duty.Lone(redacted)") }
