package ctdc

import (
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Crossing is one line of the table of what is carried between a release and a case file, and how
// well.
type Crossing struct {
	Releases []Release
	// Columns are the columns of the release: one on the way in, all that are written on the way
	// out.
	Columns []string
	// Place is a JSON Pointer into a case file, Code the code there, if it is one.
	Place, Code string
	Fit         Fit
	Note        string
}

// Crossings returns the tables: in from a row to a case file, as [Row.File] does it, in the order
// of the columns; out from a case file to a row, as [NewRow] does it, in the order of our codes.
// What no line of out names is not carried out.
func Crossings() (in, out []Crossing) {
	return crossingsIn(), crossingsOut()
}

func crossingsIn() []Crossing {
	var in []Crossing
	at := map[string]int{}
	add := func(v Release, column string, c Crossing) {
		key := column + " " + c.Code
		if i, ok := at[key]; ok {
			in[i].Releases = append(in[i].Releases, v)
			return
		}
		at[key] = len(in)
		c.Releases, c.Columns = []Release{v}, []string{column}
		in = append(in, c)
	}
	for _, v := range law.Codes[Release]() {
		for _, c := range v.columns() {
			switch {
			case c.hasFlag():
				for _, x := range terms[c.flag].crossings() {
					add(v, c.name, x)
				}
			case c.kind == perpetratorRelationColumn:
				for _, l := range relationLabels {
					for _, x := range terms[l.flag].crossings() {
						add(v, c.name+" "+l.word, x)
					}
				}
			default:
				p := placed[c.kind]
				add(v, c.name, Crossing{Place: p.path, Fit: p.fit, Note: p.note})
			}
		}
	}
	return in
}

// crossings returns the lines of a term.
func (t *term) crossings() []Crossing {
	var out []Crossing
	add := func(place, code string) {
		out = append(out, Crossing{Place: place, Code: code, Fit: t.fit, Note: t.note})
	}
	for _, p := range t.purposes {
		add("/conduct/0/purposes", string(p))
	}
	if t.means != "" {
		add("/conduct/0/means", string(t.means))
	}
	if t.online {
		add("/conduct/0/online", "yes")
	}
	if t.role != "" {
		add("/suspects/0/roles", string(t.role))
	}
	if t.role == cases.RoleRecruiter && t.relation != person.RelationUnknown {
		add("/conduct/0/acts", string(cases.Recruitment))
	}
	if t.relation != "" {
		add("/suspects/0/relations", string(t.relation))
	}
	if len(out) == 0 {
		add("", "")
	}
	return out
}

func crossingsOut() []Crossing {
	victims := []Release{KAnonymised, Synthetic2021, Synthetic2024}
	out := []Crossing{
		{victims, []string{"yearOfRegistration"}, "/victims/0/status", "", Broader, "the year of the first day"},
		{[]Release{KAnonymised}, []string{"Datasource"}, "/detection/channel", string(cases.DetectedByHotline), Same, ""},
		{victims, []string{"gender"}, "/victims/0/sex", "female", Same, ""},
		{victims, []string{"gender"}, "/victims/0/sex", "male", Same, ""},
		{victims, nil, "/victims/0/sex", "other", Lost, "other is not the same as trans or non-conforming"},
		{victims, []string{"ageBroad"}, "/victims/0/age", "", Broader, "where what is known lies within one band on the day of registration"},
		{[]Release{KAnonymised}, []string{"majorityStatus"}, "/victims/0/age", "", Broader, "a presumed child is a minor"},
		{[]Release{KAnonymised, Synthetic2021}, []string{"majorityStatusAtExploit"}, "/conduct/0/from", "", Broader, "on the first day of all conduct; not where one has no day"},
		{victims, []string{"citizenship"}, "/victims/0/citizenships/0", "", Same, "the first; Kosovo has no code"},
		{victims, []string{"CountryOfExploitation"}, "/conduct/0/place", "", Same, "the first; Kosovo has no code"},
	}
	add := func(place, code string, s said) {
		for _, v := range victims {
			a := s.in(v)
			var columns []string
			for _, f := range a.flags {
				columns = append(columns, v.columnOf(f))
			}
			note := ""
			if a.fit == Lost {
				note = s.why
			}
			if n := len(out) - 1; out[n].Place == place && out[n].Code == code && out[n].Fit == a.fit && strings.Join(out[n].Columns, " ") == strings.Join(columns, " ") {
				out[n].Releases = append(out[n].Releases, v)
				continue
			}
			out = append(out, Crossing{[]Release{v}, columns, place, code, a.fit, note})
		}
	}
	for _, p := range law.Codes[jurisdiction.Purpose]() {
		add("/conduct/0/purposes", string(p), saidPurposes[p])
	}
	for _, m := range law.Codes[cases.Means]() {
		add("/conduct/0/means", string(m), saidMeans[m])
	}
	add("/route/0/documents", "suspect", said{any: []alternative{say(Near, MeansWithholdsDocuments)}})
	for _, k := range law.Codes[person.RelationKind]() {
		add("/suspects/0/relations/0/kind", string(k), saidRelations[k])
	}
	return out
}
