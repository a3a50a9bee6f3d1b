package checklist_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/checklist"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

const examples = "../../examples/casecheck/testdata/"

var on = law.MustDay(2026, 11, 23)

func load(t testing.TB, name string) *cases.File {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	f, err := cases.Decode(bytes.NewReader(data))
	require.NoError(t, err, name)
	return f
}

func page(t testing.TB, f *cases.File) (*checklist.Page, *rule.Report) {
	t.Helper()
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	return checklist.Of(f, r, jurisdiction.Builtin()), r
}

func text(t testing.TB, p *checklist.Page) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, p.WriteText(&b))
	return b.String()
}

// The page of the case that is shown first is one that somebody reads: no longer than a screen and
// a half, no pointers, and what presses stands above what has a date.
func TestPage_OfTheFirstCase(t *testing.T) {
	p, _ := page(t, load(t, examples+"girl-15-online-recruitment.json"))
	out := text(t, p)
	assert.LessOrEqual(t, strings.Count(out, "\n"), 45)
	assert.NotContains(t, out, "/victims/")
	assert.Less(t, strings.Index(out, "CHILD-001"), strings.Index(out, "INTV-009"))

	first := p.Items[0]
	assert.Equal(t, []rule.ID{"CHILD-004"}, first.Rules, "two findings of one rule are one item")
	assert.Contains(t, first.Why, "56 days late, due on 28 September 2026.")
	assert.Equal(t, "Regulation (EU) 2024/1348, Art. 23(2)(b)", first.Basis)
	assert.Equal(t, "Centre for Social Work (Center za socialno delo)", first.Who[0].String(),
		"the body of the State, by its names")
	assert.False(t, first.Recommended)
}

// Every finding of every example stands on its page exactly once, in a group that is its own, and
// no line is wider than the page.
func TestPage_LosesNothing(t *testing.T) {
	names, err := filepath.Glob(examples + "*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		p, r := page(t, load(t, name))
		rules := map[rule.Group]map[rule.ID]bool{}
		see := func(g rule.Group, ids []rule.ID) {
			for _, id := range ids {
				if rules[g] == nil {
					rules[g] = map[rule.ID]bool{}
				}
				rules[g][id] = true
			}
		}
		for i, it := range p.Items {
			assert.Equal(t, i+1, it.Number)
			assert.NotEmpty(t, it.ToDo, name)
			assert.NotEmpty(t, it.Who, name)
			see(it.Group, it.Rules)
		}
		for _, it := range p.Later {
			see(rule.Plan, it.Rules)
		}
		for _, it := range p.NotDue {
			see(rule.NotDue, it.Rules)
		}
		for _, q := range p.Questions {
			assert.NotEmpty(t, q.Fact, "%s %v", name, q.Rules)
			see(rule.FindOut, q.Rules)
		}
		done := 0
		for i := range r.Findings {
			x := &r.Findings[i]
			if x.Group == rule.Closed {
				done++
				continue
			}
			assert.True(t, rules[x.Group][x.Rule.ID], "%s: %s", name, x.Rule.ID)
		}
		for _, q := range r.Questions {
			for _, id := range q.Rules {
				assert.True(t, rules[rule.FindOut][id], "%s: %s", name, id)
			}
		}
		assert.Equal(t, done, p.Done, name)
		assert.NotContains(t, text(t, p), "ETS 5,", "which nobody would look for: the ECHR")
		for line := range strings.Lines(text(t, p)) {
			assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")),
				checklist.Width, line)
		}
	}
}

// Where a file has several people, each item names its own.
func TestPage_NamesThePerson(t *testing.T) {
	p, _ := page(t, load(t, examples+"siblings-begging-suspected-parent.json"))
	assert.Len(t, p.People, 3)
	named := 0
	for _, it := range p.Items {
		if it.Victim != "" {
			named++
		}
	}
	assert.Greater(t, named, len(p.Items)/2)
	assert.Contains(t, text(t, p), p.Items[0].Victim+": ")
}

// What the law only recommends is marked, and not what it requires.
func TestPage_MarksWhatIsRecommended(t *testing.T) {
	p, r := page(t, load(t, examples+"girl-15-online-recruitment.json"))
	for _, it := range p.Items {
		required := false
		for i := range r.Findings {
			x := &r.Findings[i]
			required = required || x.Group == it.Group && x.Law.Force == rule.Binding &&
				strings.Contains(ids(it.Rules), string(x.Rule.ID))
		}
		assert.Equal(t, !required, it.Recommended, it.Rules)
	}
}

func ids(list []rule.ID) string {
	var b strings.Builder
	for _, id := range list {
		b.WriteString(string(id) + " ")
	}
	return b.String()
}

// Nothing of a person gets onto a page but the ids of records: and of what is no id, nothing.
func TestPage_NothingOfAPerson(t *testing.T) {
	var f cases.File
	taint.Fill(&f)
	f.ID = "Person A of Town B"
	f.Victims[0].ID = "Person A"
	p, _ := page(t, &f)
	var b strings.Builder
	require.NoError(t, p.WriteText(&b))
	require.NoError(t, p.WriteMarkdown(&b))
	require.NoError(t, p.WriteHTML(&b))
	data, err := json.Marshal(p)
	require.NoError(t, err)
	b.Write(data)
	assert.NotContains(t, b.String(), taint.Marker)
	assert.NotContains(t, b.String(), "Person A")
}

// The birthday that a plan for adulthood waits for stays inside.
func TestPage_NoBirthday(t *testing.T) {
	p, _ := page(t, load(t, examples+"girl-15-online-recruitment.json"))
	var b strings.Builder
	require.NoError(t, p.WriteText(&b))
	require.NoError(t, p.WriteHTML(&b))
	for _, day := range []string{"20 May 2011", "20 May 2029", "19 May 2029"} {
		assert.NotContains(t, b.String(), day)
	}
}

// The page of a file that nobody filled, and that of none, are pages; without a registry the parts
// that bodies play are named.
func TestOf_LittleToShow(t *testing.T) {
	p := checklist.Of(nil, nil, nil)
	assert.Contains(t, text(t, p), "0 steps to take now")

	f := load(t, examples+"girl-15-online-recruitment.json")
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	p = checklist.Of(f, r, nil)
	assert.Equal(t, "Guardianship authority", p.Items[0].Who[0].Name)
	assert.Equal(t, "Asylum Procedure Regulation, Art. 23(2)(b)", p.Items[0].Basis)
}

// The page is whole HTML that runs nothing and loads nothing.
func TestPage_HTML(t *testing.T) {
	p, _ := page(t, load(t, examples+"siblings-begging-suspected-parent.json"))
	var b strings.Builder
	require.NoError(t, p.WriteHTML(&b))
	out := b.String()
	for _, never := range []string{"<script", "src=", "href=", "http://", "https://", "@import"} {
		assert.NotContains(t, out, never)
	}
	assert.Equal(t, strings.Count(out, "<section>"), strings.Count(out, "</section>"))
	assert.Contains(t, out, `<html lang="en">`)
	for _, it := range p.Items {
		for _, a := range it.Who {
			assert.Contains(t, out, strings.ReplaceAll(a.Name, "'", "&#39;"))
		}
	}
}

// A law of a place that is not known is a question, in words.
func TestPage_LawUnknown(t *testing.T) {
	f := &cases.File{ID: "f"}
	r, err := duty.Check(f, on, "US")
	require.NoError(t, err)
	p := checklist.Of(f, r, jurisdiction.Builtin())
	assert.Contains(t, text(t, p), "The law of US is not known here PLACE-001")
	assert.NotEmpty(t, p.Notes)
}

// What presses, and what one act settles, is said of rules that there are.
func TestPage_KnowsItsRules(t *testing.T) {
	for _, prefix := range checklist.Named() {
		assert.True(t, slices.ContainsFunc(duty.IDs(), func(id rule.ID) bool {
			return strings.HasPrefix(string(id), prefix)
		}), prefix)
	}
}

// What the law of a State calls what is asked stands beside the legal basis, in its own words.
func TestPage_NamesOfTheState(t *testing.T) {
	p, _ := page(t, load(t, examples+"girl-15-online-recruitment.json"))
	for _, it := range p.Items {
		if slices.Contains(it.Rules, "CHILD-001") {
			assert.Equal(t, "SI: skrbnik za posebni primer", it.Term) // Aliens Act (ZTuj-2), 82
			assert.Contains(t, text(t, p), "(SI: skrbnik za posebni primer)")
			return
		}
	}
	t.Error("no guardian is asked for")
}
