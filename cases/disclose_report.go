package cases

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

var errNoReport = errors.New("cases: no report")

// ErrOtherReport is the error of a report on another file, or on another revision of the file: its
// pointers lead to what somebody else may see.
var ErrOtherReport = errors.New("cases: the report is of another file or revision")

// DiscloseReport returns what of a report on f one recipient may see at a level on a day. What
// decides about the record decides about the report: a finding passes whose field
// [File.Disclose] would pass on, recorded or not, and its pointers are those of the file that
// [View.Whole] returns for the same recipient, level and day. R has to be of f as it is; both are
// left as they are.
//
// What stands in a finding beside its field has to pass as well: all categories of data of which it
// tells ([rule.Head.TellsOf]), for a finding tells by being there, and by what it says is missing.
// That the person counts as a child, and that the case is open, is told with the rest. A finding
// under the law of a place tells where the person is, and by being away where the person is not: it
// passes with the location alone, whatever the place. The days in a message, the steps to a last
// day, and why a provision binds speak of any part of the record: they stay with the person and who
// stands for the person. A basis that tells of what does not pass is left out, and gives no force.
// Where ages are told as bands, no finding with a day passes, none on the age, and no question. An
// exemption, a finding on the person as a whole and a rule that does not apply never pass. Of the
// other people of the file nothing does, and whatever cannot be placed does not. So the report
// tells no more than the view: whatever is otherwise in two files of which one recipient has the
// same view, the reports for the recipient are the same.
//
// [rule.Report.Withheld] tells that some were left out, and nothing tells how many or which. The
// errors are those of [File.Disclose], and [ErrOtherReport] where r is of another file or another
// revision of f, or on people who stand elsewhere in f now.
func (f *File) DiscloseReport(
	r *rule.Report, to Recipient, level referral.Level, on law.Day,
) (*rule.Report, error) {
	if r == nil {
		return nil, errNoReport
	}
	v, q, err := f.question(to, level, on)
	switch {
	case err != nil:
		return nil, err
	case !r.Receipt.IsOf(f.ID, f.Revision) || !f.stands(r):
		return nil, ErrOtherReport
	}
	g := disclosure.Open(q)
	d := reporting{
		surroundings: surroundings{g: g, v: v, q: q, alone: len(f.others(v)) == 0}, f: f,
		person: slices.IndexFunc(f.Victims, func(o victim.Victim) bool { return o.ID == v.ID }),
		gone:   map[string]*project.Gone{},
	}
	out := &rule.Report{
		On: r.On, Receipt: r.Receipt, Findings: []rule.Finding{}, Withheld: true,
	}
	out.Receipt.Record, out.Receipt.Revision, out.Receipt.LawUnknown = "", 0, nil
	for i := range r.Findings {
		finding, passes := d.finding(&r.Findings[i])
		if !passes {
			continue
		}
		out.Findings = append(out.Findings, finding)
		if finding.Rule.ID == rule.LawUnknown {
			out.Receipt.LawUnknown = append(out.Receipt.LawUnknown, rule.UnknownLaw{
				Place: finding.Law.Jurisdiction, Path: finding.Path.String(),
			})
		}
	}
	out.Arrange()
	for _, q := range r.Questions {
		if question, passes := d.question(q); passes {
			out.Questions = append(out.Questions, question)
		}
	}
	out.Receipt.Rules = slices.Clone(r.Receipt.Rules)
	out.Receipt.Off = slices.Clone(r.Receipt.Off)
	out.Receipt.Lacks = slices.Clone(r.Receipt.Lacks)
	out.Receipt.Policy = slices.Clone(r.Receipt.Policy)
	// Those of the others tell where they are, and whether any was asked where the person is.
	var named []jurisdiction.Code
	if !d.hides("any") {
		named = append(named, q.Recipient.Place.Country(), q.From.Country())
	}
	for i := range out.Findings {
		for _, p := range namedPlaces(&out.Findings[i]) {
			named = append(named, p.Country())
		}
	}
	out.Receipt.Profiles = slices.DeleteFunc(slices.Clone(r.Receipt.Profiles),
		func(p rule.ProfileReceipt) bool { return !slices.Contains(named, p.Jurisdiction) })
	return out, nil
}

// stands reports whether the findings of r on a person are on who stands at their place in f now: a
// change that nobody logged raises no revision.
func (f *File) stands(r *rule.Report) bool {
	for i := range r.Findings {
		x := &r.Findings[i]
		at, is := strings.CutPrefix(x.About, "/victims/")
		if !is || x.Key.Victim == "" {
			continue
		}
		n, err := strconv.Atoi(at)
		if err != nil || n < 0 || n >= len(f.Victims) || f.Victims[n].ID != x.Key.Victim {
			return false
		}
	}
	return true
}

// reporting decides about the findings on one victim of a file.
type reporting struct {
	surroundings
	f      *File
	person int              // the index of the victim
	passed map[string][]int // see before
	// gone are the elements of lists that do not pass, by the pointer of the record of the file
	// that holds them; "" is the person.
	gone map[string]*project.Gone
}

// counted returns what is counted of a record.
func (d *reporting) counted(record string) *project.Gone {
	if d.gone[record] == nil {
		d.gone[record] = &project.Gone{}
	}
	return d.gone[record]
}

// before returns how many elements of a list of the file pass before each of them. A report may
// have a finding on every one: each list is gone through once.
func (d *reporting) before(name string, list reflect.Value, category string) []int {
	if out, ok := d.passed[name]; ok {
		return out
	}
	out, n := make([]int, list.Len()), 0
	for i := range out {
		out[i] = n
		if e := list.Index(i); d.because(e) == "" && d.passes(e, "/file/"+name, category) {
			n++
		}
	}
	if d.passed == nil {
		d.passed = map[string][]int{}
	}
	d.passed[name] = out
	return out
}

// finding returns what of a finding passes.
func (d *reporting) finding(x *rule.Finding) (out rule.Finding, passes bool) {
	if x.About != "" && x.About != ptr("victims", d.person, "") {
		return out, false
	}
	path, passes := d.field(x.Path.String(), x.About)
	if !passes || x.Exemption != nil || slices.ContainsFunc(namedPlaces(x), d.hides) ||
		!d.tells(x.Rule) || x.Dated() && d.g.Bands() {
		return out, false
	}
	// Where the file has several people, what happened in a proceeding happened to any of them: the
	// person learns the days of the own record alone.
	ofOthers := len(d.f.Victims) > 1 &&
		!strings.HasPrefix(x.Path.String()+"/", ptr("victims", d.person, "")+"/")
	if out = *x; !d.q.Basis.Own() || ofOthers {
		out = x.WithoutDays()
	}
	if !d.q.Basis.Own() || d.hides("any") || out.Tells(d.hidden) {
		if out, passes = out.WithoutWhy(d.hidden); !passes {
			return out, false
		}
	}
	if out.Path = rule.ParsePath(path); x.About != "" {
		out.About = "/victims/0"
	}
	return out, true
}

// tells reports whether the recipient may learn of all that a rule reads.
func (d *reporting) tells(r *rule.Head) bool {
	of := r.TellsOf()
	if r.ID == rule.LawUnknown {
		return true
	}
	return (len(of) > 0 || d.q.Basis.Own()) && !slices.ContainsFunc(of, d.hidden)
}

// question is [reporting.finding] for a fact that is missing.
func (d *reporting) question(q rule.Question) (out rule.Question, passes bool) {
	if q.About != "" && q.About != ptr("victims", d.person, "") {
		return out, false
	}
	path, passes := d.field(q.Path.String(), q.About)
	if !passes || d.g.Bands() || slices.ContainsFunc(q.Tells, d.hidden) ||
		len(q.Tells) == 0 && !d.q.Basis.Own() {
		return out, false
	}
	out = rule.Question{
		Path: rule.ParsePath(path), Label: q.Label, What: q.What, Rules: slices.Clone(q.Rules),
		Tells: slices.Clone(q.Tells),
	}
	if q.About != "" {
		out.About = "/victims/0"
	}
	return out, true
}

// namedPlaces are the places whose law a finding names.
func namedPlaces(x *rule.Finding) []jurisdiction.Code {
	all := append(x.Law.Places(), x.Key.State)
	if x.More != nil {
		for _, y := range slices.Concat(
			x.More.Yielded, x.More.Uncounted, x.More.Conflicts, x.More.Conditions,
		) {
			all = append(all, y.Jurisdiction)
		}
	}
	return all
}

// hidden reports whether the recipient may not learn of a category of data. That the person counts
// as a child is told with what is owed to children, and that the case is open with the report.
func (d *reporting) hidden(category string) bool {
	switch c := person.Category(category); c {
	case person.CategoryAge, person.CategoryCase, person.CategoryID:
		return false
	case person.CategoryFamily: // of which somebody does not pass
		return d.q.Others != nil || d.g.Because(c) != ""
	default:
		return d.g.Because(c) != ""
	}
}

// hides reports whether a place is not to be told.
func (d *reporting) hides(p jurisdiction.Code) bool {
	return p != "" && d.g.Because(person.CategoryLocation) != ""
}

// field returns the pointer, in what is passed on, of the field of a finding or question, and
// whether the field passes.
func (d *reporting) field(at, about string) (path string, passes bool) {
	name, rest, below := strings.Cut(strings.TrimPrefix(at, "/"), "/")
	if name == "victims" {
		index, rest, below := strings.Cut(rest, "/")
		if index != strconv.Itoa(d.person) {
			return "", false
		}
		if !below { // the person as a whole: no one category
			return "", false
		}
		in, passes := project.Along(
			reflect.ValueOf(*d.v), "/"+rest, "", d.counted(""), d.keep(""),
		)
		return "/victims/0" + in, passes
	}
	whole := reflect.ValueOf(*d.f)
	i := slices.IndexFunc(reflect.VisibleFields(whole.Type()), func(f reflect.StructField) bool {
		member, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return member == name
	})
	if i < 0 || name == "" {
		return "", false
	}
	v, stands := whole.Field(i), "/file/"+name
	category := whole.Type().Field(i).Tag.Get("data")
	if v.Kind() == reflect.Slice && !below { // the list, in which something is missing
		if about == "" && !d.alone {
			return "", false
		}
		empty := reflect.Zero(v.Type().Elem())
		return "/" + name, d.g.Pass(listed(empty, stands, category))
	}
	in, record := "/"+name, stands
	if v.Kind() == reflect.Slice {
		index, deeper, more := strings.Cut(rest, "/")
		n, err := strconv.Atoi(index)
		if err != nil || n < 0 || n >= v.Len() {
			return "", false
		}
		before := d.before(name, v, category)[n]
		record += "/" + index
		v, rest, below, in = v.Index(n), deeper, more, in+"/"+strconv.Itoa(before)
	}
	if d.because(v) != "" || !d.passes(v, stands, category) {
		return "", false
	}
	if !below {
		return in, true
	}
	if first, _, _ := strings.Cut(rest, "/"); first == "victims" || first == "relations" {
		return "", false // a list from which the other victims are taken out
	}
	keep := d.keep(stands)
	if d.whole(v) {
		keep = func(project.Field) bool { return true }
	}
	deeper, passes := project.Along(
		v, "/"+rest, listed(v, stands, category).Category, d.counted(record), keep,
	)
	return in + deeper, passes
}

// passes reports whether a record of the file passes, as far as its own category decides.
func (d *reporting) passes(record reflect.Value, at, category string) bool {
	return d.whole(record) || d.g.Pass(listed(record, at, category))
}

// keep asks the gate about a field at a pointer below another. Where ages are told as bands the age
// of a finding is not that of the view.
func (d *reporting) keep(at string) project.Keep {
	return func(f project.Field) bool {
		f.Path = at + f.Path
		return d.g.Pass(f) && !(f.Path == "/age" && d.g.Bands())
	}
}
