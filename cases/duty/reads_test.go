package duty_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// everywhere are the facts by which the States are found that a duty is asked of: they may change
// what any rule says.
var everywhere = []string{
	"/jurisdictions", "/detection/place", "/stays", "/status", "/residence", "/exemptions",
	"/victims", "/id", "/victim",
}

// trials is in how many cases a fact is taken out.
const trials = 150

// TestReads holds what the catalogue says that a rule reads: each fact is taken out of each case
// that a scenario tries, and a rule that says something else then has to tell that it reads the
// fact.
func TestReads(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	reads := map[rule.ID][]string{}
	for _, e := range c.Catalogue() {
		reads[e.ID] = e.Reads
	}
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	seen := map[string]bool{}
	undeclared := map[string]bool{}
	tried := map[string]int{}
	files := 0
	for _, s := range all {
		data, err := json.Marshal(s.Case)
		require.NoError(t, err)
		if key := s.On.String() + string(data); seen[key] {
			continue
		} else {
			seen[key] = true
		}
		var whole any
		require.NoError(t, json.Unmarshal(data, &whole))
		before := said(t, c, s, s.Case)
		for _, leaf := range leaves(whole, nil) {
			if tried[relative(leaf)]++; tried[relative(leaf)] > trials {
				continue
			}
			without, ok := remove(whole, leaf)
			if !ok {
				continue
			}
			data, err := json.Marshal(without)
			require.NoError(t, err)
			var f cases.File
			if json.Unmarshal(data, &f) != nil {
				continue
			}
			files++
			fact := relative(leaf)
			for id, after := range said(t, c, s, &f) {
				if before[id] != after && !declared(reads[id], fact) {
					undeclared[string(id)+" "+fact] = true
				}
			}
		}
	}
	list := make([]string, 0, len(undeclared))
	for u := range undeclared {
		list = append(list, u)
	}
	slices.Sort(list)
	t.Logf("%d changed files of %d cases", files, len(seen))
	if len(list) > 0 {
		t.Errorf("%d facts change what a rule says that does not tell that it reads them:\n%s",
			len(list), strings.Join(list, "\n"))
	}
}

// said is what each rule says of a file: outcomes and phrases, without places and days.
func said(
	t *testing.T, c *duty.Checker, s *scenario.Scenario, f *cases.File,
) map[rule.ID]string {
	r, _, err := s.Ask(c, f)
	var missing *cases.LookupError
	if errors.As(err, &missing) {
		return nil // without its id a referral is not asked about at all
	}
	require.NoError(t, err)
	lines := map[rule.ID][]string{}
	for _, id := range r.Receipt.Rules {
		lines[id] = nil
	}
	for i := range r.Findings {
		x := &r.Findings[i]
		lines[x.Rule.ID] = append(lines[x.Rule.ID], string(x.Outcome)+x.Label)
	}
	for _, q := range r.Questions {
		for _, id := range q.Rules {
			lines[id] = append(lines[id], "asks "+q.Label)
		}
	}
	out := map[rule.ID]string{}
	for id, l := range lines {
		slices.Sort(l)
		out[id] = fmt.Sprint(l)
	}
	return out
}

// leaves are the paths of the facts of a document.
func leaves(at any, path []string) [][]string {
	var out [][]string
	switch x := at.(type) {
	case map[string]any:
		for name, v := range x {
			out = append(out, leaves(v, append(slices.Clone(path), name))...)
		}
	case []any:
		for i, v := range x {
			out = append(out, leaves(v, append(slices.Clone(path), fmt.Sprint(i)))...)
		}
	default:
		out = append(out, path)
	}
	return out
}

// remove returns a copy of a document without one fact.
func remove(at any, path []string) (any, bool) {
	switch x := at.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, v := range x {
			out[k] = v
		}
		if len(path) == 1 {
			delete(out, path[0])
			return out, true
		}
		v, ok := remove(x[path[0]], path[1:])
		out[path[0]] = v
		return out, ok
	case []any:
		out := slices.Clone(x)
		var i int
		if _, err := fmt.Sscan(path[0], &i); err != nil || i >= len(x) {
			return nil, false
		}
		if len(path) == 1 {
			return slices.Delete(out, i, i+1), true
		}
		v, ok := remove(x[i], path[1:])
		out[i] = v
		return out, ok
	}
	return nil, false
}

// relative is the pointer of a fact from its victim or the file, without the numbers of elements.
func relative(path []string) string {
	if path[0] == "victims" && len(path) > 2 {
		path = path[2:]
	}
	var b strings.Builder
	for _, p := range path {
		if p[0] >= '0' && p[0] <= '9' {
			continue
		}
		b.WriteString("/" + p)
	}
	return b.String()
}

func declared(reads []string, fact string) bool {
	under := func(list []string) bool {
		return slices.ContainsFunc(list, func(r string) bool {
			r = strings.TrimPrefix(strings.ReplaceAll(r, "/*", ""), "/victims")
			return fact == r || strings.HasPrefix(fact, r+"/")
		})
	}
	return under(everywhere) || under(reads)
}
