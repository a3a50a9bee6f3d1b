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
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

var errNoReport = errors.New("cases: no report")

// DiscloseReport returns what of a report on f one recipient may see at a level on a day. What
// decides about the record decides about the report: a finding passes whose field
// [File.Disclose] would pass on, recorded or not, and its pointers are those of the file that
// [View.Whole] returns for the same recipient, level and day. R has to be of f as it is; both are
// left as they are.
//
// What stands in a finding beside its field has to pass as well. A finding under the law of a place
// tells by being there where the person is, and by being away where the person is not: it passes
// with the location alone, whatever the place. A finding passes with all facts on which it depends
// that the rule asks anything (see [rule.Head.TurnsOn]): whether the child is accompanied, whether
// asylum is sought. The days in a message, the steps to a last day, and why a provision binds speak
// of any part of the record: they stay with the person and who stands for the person. A basis that
// turns on a fact that does not pass is left out, and gives no force. That a placement counts for
// nothing, as a suspect lives there, is not told by what is missing then, nor is a lawyer by help
// in proceedings, nor that only signs opened a duty where the status does not pass. Where ages are
// told as bands, no finding with a day passes, none on the age, and no question. An exemption, a
// finding on the person as a whole and a rule that does not apply never pass. Of the other people
// of the file nothing does, and whatever cannot be placed does not.
//
// How many findings on the person were left out is in [rule.Report.Withheld] for the person and who
// stands for the person, and nowhere which. Nobody else is told how many: it is [rule.Uncounted].
// The errors are those of [File.Disclose].
func (f *File) DiscloseReport(
	r *rule.Report, to Recipient, level referral.Level, on law.Day,
) (*rule.Report, error) {
	if r == nil {
		return nil, errNoReport
	}
	v, q, err := f.question(to, level, on)
	if err != nil {
		return nil, err
	}
	g := disclosure.Open(q)
	d := reporting{
		surroundings: surroundings{g: g, v: v, q: q, alone: len(f.others(v)) == 0}, f: f,
		person: slices.IndexFunc(f.Victims, func(o victim.Victim) bool { return o.ID == v.ID }),
		gone:   map[string]*project.Gone{},
	}
	out := &rule.Report{On: r.On, Receipt: r.Receipt, Findings: []rule.Finding{}}
	out.Receipt.LawUnknown = nil
	for i := range r.Findings {
		finding, passes, others := d.finding(&r.Findings[i])
		switch {
		case passes:
			out.Findings = append(out.Findings, finding)
			if finding.Rule.ID == rule.LawUnknown {
				unknown := rule.UnknownLaw{
					Place: finding.Law.Jurisdiction, Path: finding.Path.String(),
				}
				out.Receipt.LawUnknown = append(out.Receipt.LawUnknown, unknown)
			}
		case !others:
			out.Withheld++
		}
	}
	out.Arrange()
	for _, q := range r.Questions {
		question, passes, others := d.question(q)
		switch {
		case passes:
			out.Questions = append(out.Questions, question)
		case !others:
			out.Withheld++
		}
	}
	if !q.Basis.Own() {
		// Asked for day by day, the number tells the 18th birthday, or that the person moved on.
		out.Withheld = rule.Uncounted
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

// reporting decides about the findings on one victim of a file.
type reporting struct {
	surroundings
	f      *File
	person int              // the index of the victim
	passed map[string][]int // see before
	// gone are the elements of lists that do not pass, by the pointer of the record of the file
	// that holds them; "" is the person.
	gone map[string]*project.Gone
	shut map[string]bool // see hidden
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

// finding returns what of a finding passes. Others is true for one that is not on the person: that
// it exists is not told.
func (d *reporting) finding(x *rule.Finding) (out rule.Finding, passes, others bool) {
	if x.About != "" && x.About != ptr("victims", d.person, "") {
		return out, false, true
	}
	path, passes, others := d.field(x.Path.String(), x.About)
	if !passes || x.Exemption != nil || slices.ContainsFunc(namedPlaces(x), d.hides) ||
		slices.ContainsFunc(x.Rule.TurnsOn(), d.hidden) ||
		tellsOfFamily[x.Rule.ID] && d.g.Because(person.CategoryFamily) != "" {
		return out, false, others
	}
	if x.Dated() && d.g.Bands() {
		return out, false, false
	}
	if out = *x; !d.q.Basis.Own() {
		out = x.WithoutDays()
	}
	if out, passes = d.aside(out); !passes {
		return out, false, false
	}
	if !d.q.Basis.Own() || d.hides("any") || d.g.Because(person.CategoryFamily) != "" {
		if out, passes = out.WithoutWhy(d.hidden); !passes {
			return out, false, false
		}
	}
	if out.Path = rule.ParsePath(path); x.About != "" {
		out.About = "/victims/0"
	}
	return out, true, false
}

// question is [reporting.finding] for a fact that is missing. That it is missing tells of its field
// alone, but that it is asked for, and for which rules, may be because the person is a child.
func (d *reporting) question(q rule.Question) (out rule.Question, passes, others bool) {
	if q.About != "" && q.About != ptr("victims", d.person, "") {
		return out, false, true
	}
	path, passes, others := d.field(q.Path.String(), q.About)
	if !passes || d.g.Bands() {
		return out, false, others
	}
	out = rule.Question{
		Path: rule.ParsePath(path), Label: q.Label, Rules: slices.Clone(q.Rules),
	}
	if q.About != "" {
		out.About = "/victims/0"
	}
	return out, true, false
}

// namedPlaces are the places whose law a finding names.
func namedPlaces(x *rule.Finding) []jurisdiction.Code {
	all := append(x.Law.Places(), x.Key.State)
	if x.More != nil {
		for _, y := range slices.Concat(x.More.Yielded, x.More.Uncounted, x.More.Conflicts) {
			all = append(all, y.Jurisdiction)
		}
	}
	return all
}

// tellsOfFamily are the rules that are asked of every child, and whose findings tell of the family:
// whether the child goes to it, and whether it receives the child.
var tellsOfFamily = map[rule.ID]bool{"CHILD-006": true, "RETN-003": true}

// turnsOnHome are the rules for which a placement in which a suspect lives is none: what they find
// shown, or missing, tells of the suspect beside the placement that passes.
var turnsOnHome = map[rule.ID]bool{"ASSIST-001": true, "ASSIST-005": true}

// aside returns a finding without what in it tells of another category than that of its field, and
// does not pass: that nobody decided, but signs opened a duty, is of the status; that a placement
// does not count as a place to live, of the suspect who lives there; that there is help in
// proceedings, of the lawyer. It returns false where nothing is left, or all turns on it.
func (d *reporting) aside(x rule.Finding) (rule.Finding, bool) {
	if d.g.Because(person.CategoryStatus) != "" {
		x.Signs = false
	}
	without := func(category person.Category, code string) {
		if d.g.Because(category) != "" && slices.Contains(x.Args.Codes, code) {
			x.Args.Codes = slices.DeleteFunc(slices.Clone(x.Args.Codes),
				func(c string) bool { return c == code })
		}
	}
	home := d.g.Because(person.CategoryOffence) != "" &&
		slices.ContainsFunc(d.v.Placements, func(p care.Placement) bool {
			return p.WithSuspect.Warns()
		})
	if home && turnsOnHome[x.Rule.ID] {
		return x, false
	}
	if had := len(x.Args.Codes); x.Rule.ID == "ASSIST-002" {
		if home {
			without(person.CategoryOffence, string(care.NeedAccommodation))
		}
		without(person.CategoryJustice, string(care.NeedInProceedings))
		return x, had == 0 || len(x.Args.Codes) > 0
	}
	return x, true
}

// hidden reports whether the recipient may not learn of a fact at a pointer of [rule.Head.TurnsOn],
// or of all that stands there. That the person counts as a child is told with what is owed to
// children.
func (d *reporting) hidden(pointer string) bool {
	if out, ok := d.shut[pointer]; ok {
		return out
	}
	categories := project.CategoriesAt(reflect.TypeFor[victim.Victim](), pointer)
	if len(categories) == 0 {
		categories = project.CategoriesAt(reflect.TypeFor[File](), pointer)
	}
	out := len(categories) == 0 || slices.ContainsFunc(categories, func(c string) bool {
		return person.Category(c) != person.CategoryAge && d.g.Because(person.Category(c)) != ""
	})
	if d.shut == nil {
		d.shut = map[string]bool{}
	}
	d.shut[pointer] = out
	return out
}

// hides reports whether a place is not to be told.
func (d *reporting) hides(p jurisdiction.Code) bool {
	return p != "" && d.g.Because(person.CategoryLocation) != ""
}

// field returns the pointer, in what is passed on, of the field of a finding or question, and
// whether the field passes. Others is true for the field of somebody else, or of all.
func (d *reporting) field(at, about string) (path string, passes, others bool) {
	name, rest, below := strings.Cut(strings.TrimPrefix(at, "/"), "/")
	if name == "victims" {
		index, rest, below := strings.Cut(rest, "/")
		if index != strconv.Itoa(d.person) {
			return "", false, true
		}
		if !below { // the person as a whole: no one category
			return "", false, about == "" && !d.alone
		}
		in, passes := project.Along(
			reflect.ValueOf(*d.v), "/"+rest, "", d.counted(""), d.keep(""),
		)
		return "/victims/0" + in, passes, false
	}
	whole := reflect.ValueOf(*d.f)
	i := slices.IndexFunc(reflect.VisibleFields(whole.Type()), func(f reflect.StructField) bool {
		member, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return member == name
	})
	if i < 0 || name == "" {
		return "", false, about == "" && !d.alone
	}
	v, stands := whole.Field(i), "/file/"+name
	category := whole.Type().Field(i).Tag.Get("data")
	if v.Kind() == reflect.Slice && !below { // the list, in which something is missing
		if about == "" && !d.alone {
			return "", false, true
		}
		empty := reflect.Zero(v.Type().Elem())
		return "/" + name, d.g.Pass(listed(empty, stands, category)), false
	}
	in, record := "/"+name, stands
	if v.Kind() == reflect.Slice {
		index, deeper, more := strings.Cut(rest, "/")
		n, err := strconv.Atoi(index)
		if err != nil || n < 0 || n >= v.Len() {
			return "", false, false
		}
		before := d.before(name, v, category)[n]
		record += "/" + index
		v, rest, below, in = v.Index(n), deeper, more, in+"/"+strconv.Itoa(before)
	}
	because := d.because(v)
	if because != "" || !d.passes(v, stands, category) {
		return "", false, because == referral.BecauseOthers
	}
	if !below {
		return in, true, false
	}
	if first, _, _ := strings.Cut(rest, "/"); first == "victims" || first == "relations" {
		return "", false, false // a list from which the other victims are taken out
	}
	keep := d.keep(stands)
	if d.whole(v) {
		keep = func(project.Field) bool { return true }
	}
	deeper, passes := project.Along(
		v, "/"+rest, listed(v, stands, category).Category, d.counted(record), keep,
	)
	return in + deeper, passes, false
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
