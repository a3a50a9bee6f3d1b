package jurisdiction

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strconv"

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

type caselawFile struct {
	CaseLaw []law.CaseLaw `json:"case_law" required:"true"`
}

// readCaseLaw reads the decisions. A data directory may be without them.
func readCaseLaw(
	fsys fs.FS, instruments map[string]*law.Instrument,
) (map[string]*law.CaseLaw, []*Problem, error) {
	list := map[string]*law.CaseLaw{}
	seen := map[string]bool{}
	problems, err := readFiles(fsys, caselawStem,
		func(f *caselawFile) []law.Fault { return caselawFaults(f.CaseLaw, instruments, seen) },
		func(f *caselawFile) {
			for i := range f.CaseLaw {
				list[f.CaseLaw[i].ID] = &f.CaseLaw[i]
			}
		})
	return list, problems, err
}

// caselawFaults returns what is wrong with a list of decisions. Seen are the ids of the lists
// before it, and grows by those of this one.
func caselawFaults(
	list []law.CaseLaw, instruments map[string]*law.Instrument, seen map[string]bool,
) []law.Fault {
	var fs []law.Fault
	for i := range list {
		c, where := &list[i], "case_law/"+strconv.Itoa(i)
		bad := func(path, message string) {
			fs = append(fs, law.Fault{Path: where + path, Message: message})
		}
		if seen[c.ID] {
			bad("/id", "a decision with this id was told before")
		}
		seen[c.ID] = true
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
				return p.Pinpoint == x.Pinpoint && p.Topic == x.Topic
			}) {
				bad("/interprets/"+strconv.Itoa(j), "no such provision")
			}
		}
	}
	return fs
}
