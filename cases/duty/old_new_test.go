package duty_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// TestOldAndNew prints where the rules of a prefix (PREFIX) say something else than the old ones, over
// the case files of folders (DIRS, separated by commas) on a day (ON).
func TestOldAndNew(t *testing.T) {
	prefix := os.Getenv("PREFIX")
	if prefix == "" {
		t.Skip("give PREFIX, and DIRS and ON if you like")
	}
	dirs := []string{"../../examples/casecheck/testdata", "../../cases/testdata/old"}
	if d := os.Getenv("DIRS"); d != "" {
		dirs = strings.Split(d, ",")
	}
	on := law.MustDay(2026, 11, 27)
	if d := os.Getenv("ON"); d != "" {
		on, _ = law.ParseDay(d)
	}
	for _, dir := range dirs {
		names, _ := filepath.Glob(filepath.Join(dir, "*.json"))
		for _, name := range names {
			compareFile(t, name, prefix, on)
		}
	}
}

func compareFile(t *testing.T, name, prefix string, on law.Day) {
	data, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	f, err := cases.Decode(data)
	if err != nil {
		return
	}
	old, err := f.Check(on)
	if err != nil {
		t.Fatal(err)
	}
	made, err := duty.Check(f, on)
	if err != nil {
		t.Fatal(err)
	}
	var before, after []string
	for i := range old.Findings {
		if x := &old.Findings[i]; strings.HasPrefix(string(x.Rule), prefix) {
			before = append(before, fmt.Sprintf("%s %s %s %s | %s", x.Rule, x.Outcome, x.Force, x.Path, x.Message))
		}
	}
	for i := range made.Findings {
		if x := &made.Findings[i]; strings.HasPrefix(string(x.Rule.ID), prefix) {
			after = append(after, fmt.Sprintf("%s %s %s %s | %s", x.Rule.ID, x.Outcome, x.Law.Force, x.Path, x.Text()))
		}
	}
	for _, q := range made.Questions {
		for _, id := range q.Rules {
			if strings.HasPrefix(string(id), prefix) {
				after = append(after, fmt.Sprintf("%s asks - %s | %s", id, q.Path, q.Label))
			}
		}
	}
	short := func(s string) string { return strings.Split(s, " |")[0] }
	slices.Sort(before)
	slices.Sort(after)
	var lines []string
	for _, b := range before {
		if !slices.ContainsFunc(after, func(a string) bool { return short(a) == short(b) }) {
			lines = append(lines, "  - "+b)
		}
	}
	for _, a := range after {
		if !slices.ContainsFunc(before, func(b string) bool { return short(a) == short(b) }) {
			lines = append(lines, "  + "+a)
		}
	}
	if lines != nil {
		fmt.Printf("%s on %v\n%s\n", filepath.Base(name), on, strings.Join(lines, "\n"))
	}
}
