package jurisdiction

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/internal/strictyaml"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// CaseLaws returns the ids of the decisions that r knows, sorted.
func (r *Registry) CaseLaws() []string { return slices.Sorted(maps.Keys(r.caselaw)) }

// CaseLaw returns a copy of the decision with the given id, or nil.
func (r *Registry) CaseLaw(id string) *law.CaseLaw { return clone(r.caselaw[id]) }

// Interpreting returns copies of the decisions that say what a provision means, or any provision of
// the instrument where pinpoint is empty; the earliest decision first.
func (r *Registry) Interpreting(instrument, pinpoint string) []*law.CaseLaw {
	var out []*law.CaseLaw
	for _, c := range r.caselaw {
		if slices.ContainsFunc(c.Interprets, func(x law.Interpretation) bool {
			return x.Instrument == instrument && (pinpoint == "" || x.Pinpoint == pinpoint)
		}) {
			out = append(out, clone(c))
		}
	}
	slices.SortFunc(out, func(a, b *law.CaseLaw) int {
		return cmp.Or(a.Decided.Compare(b.Decided), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// readCaseLaw reads the decisions. A data directory may be without them.
func readCaseLaw(
	fsys fs.FS, instruments map[string]*law.Instrument,
) (map[string]*law.CaseLaw, []*Problem, error) {
	names, err := listFiles(fsys, caselawStem)
	if err != nil {
		return nil, nil, err
	}
	list := map[string]*law.CaseLaw{}
	var problems []*Problem
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, nil, fmt.Errorf("jurisdiction: %w", err)
		}
		var file struct {
			CaseLaw []law.CaseLaw `json:"case_law" required:"true"`
		}
		problems = append(problems, strictyaml.Decode(name, data, &file, func() []law.Fault {
			return caselawFaults(file.CaseLaw, instruments, list)
		})...)
		for i := range file.CaseLaw {
			list[file.CaseLaw[i].ID] = &file.CaseLaw[i]
		}
	}
	return list, problems, nil
}

// caselawFaults returns what is wrong with a list of decisions. Seen are those of the files before.
func caselawFaults(
	list []law.CaseLaw, instruments map[string]*law.Instrument, seen map[string]*law.CaseLaw,
) []law.Fault {
	var fs []law.Fault
	here := map[string]bool{}
	for i := range list {
		c, where := &list[i], "case_law/"+strconv.Itoa(i)
		bad := func(path, message string) {
			fs = append(fs, law.Fault{Path: where + path, Message: message})
		}
		if here[c.ID] || seen[c.ID] != nil {
			bad("/id", "a decision with this id was told before")
		}
		here[c.ID] = true
		for j, code := range c.Against {
			if x := Code(code); !x.IsValid() || x.Subdivision() {
				bad("/against/"+strconv.Itoa(j), "no such State")
			}
		}
		if !c.Final.IsZero() && c.Final.Before(c.Decided) {
			bad("/final", "final before it was decided")
		}
		if c.Final.IsZero() != (c.FinalBy == "") {
			bad("/final_by", "the day on which it became final, and how it is known, go together")
		}
		if c.FactsFrom.After(c.Decided) {
			bad("/facts_from", "the facts begin after the decision")
		}
		if c.Confidence != law.Low && c.ReadIn == "" {
			bad("/confidence", "what was not read is of low confidence: tell where in read_in")
		}
		if len(c.Interprets) == 0 {
			bad("/interprets", "it says nothing of a provision")
		}
		for j, x := range c.Interprets {
			in := instruments[x.Instrument]
			if in == nil || !slices.ContainsFunc(in.Provisions, func(p law.Provision) bool {
				return p.Pinpoint == x.Pinpoint
			}) {
				bad("/interprets/"+strconv.Itoa(j), "no such provision")
			}
		}
	}
	return fs
}
