package ctdc

import (
	"strconv"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Trace says where the facts of a case file came from that was made of a row, and what of the row
// is not in it.
type Trace struct {
	Facts []Fact
	Lost  []Loss // Where is a column
}

// A Fact is one fact of a case file with the cell that it came from.
type Fact struct {
	Path   string // JSON Pointer
	Column string
	Value  string // of the cell, in the spelling of the release
	Fit    Fit
}

// idPrefix begins the id of every case file that was made of a row.
const idPrefix = "ctdc:"

// FromRow reports whether a case file with the id was made of a row of a public data set by
// [Row.File], and so is no person's.
func FromRow(id string) bool { return strings.HasPrefix(id, idPrefix) }

// File returns the row as a case file with one victim. Its id, such as ctdc:synthetic-2024:17,
// tells that it is a row of a public data set: see [FromRow]. Trace, unless it is nil, is filled
// with where each fact came from and with what could not be carried.
//
// The row knows a year and no days: registration is put on the last day of the year, for which the
// band of age is said too. So a child at registration is a child on that day, and before it whoever
// may have been one is presumed to be. Without a year, or with a period of several, no day is set.
// A no (0) cannot be carried, as the lists of a case file hold what was found.
func (r *Row) File(trace *Trace) *cases.File {
	if trace != nil {
		trace.Facts, trace.Lost = trace.Facts[:0], trace.Lost[:0]
	}
	m := mapping{row: r, trace: trace, conduct: cases.Conduct{ID: "conduct", Victims: []string{victimID}}, suspect: cases.Suspect{ID: "suspect"}}
	m.victim.ID = victimID
	if r.Year.To > 0 && r.Year.From == r.Year.To {
		m.day, _ = law.Date(int(r.Year.To), time.December, 31) // not recorded beyond the calendar
	}
	cols := r.Release.columns()
	for i := range cols {
		m.column(&cols[i])
	}
	m.flags()
	return m.file()
}

// victimID is the id of the victim in a case file that was made of a row.
const victimID = "victim"

// mapping is the state of making one case file.
type mapping struct {
	row     *Row
	trace   *Trace
	day     law.Day
	victim  victim.Victim
	conduct cases.Conduct
	suspect cases.Suspect
	channel cases.DetectionChannel
}

func (m *mapping) file() *cases.File {
	f := &cases.File{ID: idPrefix + string(m.row.Release) + ":" + strconv.Itoa(m.row.Line), Victims: []victim.Victim{m.victim}}
	if m.channel != "" {
		f.Detection = cases.Detection{Channel: m.channel, Day: m.day}
	}
	c := &m.conduct
	if s := &m.suspect; s.Sex != "" || s.Age.Knowledge != "" || len(s.Roles)+len(s.Relations) > 0 {
		f.Suspects = []cases.Suspect{*s}
	}
	if c.Place != "" || len(c.Acts)+len(c.Means)+len(c.Purposes) > 0 {
		if len(f.Suspects) > 0 {
			c.Suspects = []string{m.suspect.ID}
		}
		f.Conduct = []cases.Conduct{*c}
	}
	return f
}

// fact records where a fact came from.
func (m *mapping) fact(path, column, value string, fit Fit) {
	if m.trace != nil {
		m.trace.Facts = append(m.trace.Facts, Fact{path, column, value, fit})
	}
}

func (m *mapping) lost(column, why string) {
	if m.trace != nil {
		m.trace.Lost = append(m.trace.Lost, Loss{column, why})
	}
}

// column carries a column that is no flag.
func (m *mapping) column(c *column) {
	r := m.row
	carried := true
	switch c.kind {
	case flagColumn:
		return // see flags
	case perpetratorRelationColumn, perpetratorPaysColumn: // the words that are flags, see there too
		text := r.Text.PerpetratorRelation
		understood := known(text, relationLabels[:])
		if c.kind == perpetratorPaysColumn {
			text, understood = r.Text.PerpetratorPayment, r.Flags.Yes(PerpetratorPays)
		}
		if text != "" && !understood {
			m.lost(c.name, "a word that is not known to us")
		}
		return
	case yearColumn, periodColumn:
		if carried = !m.day.IsZero(); carried {
			m.victim.Status = []victim.StatusDecision{{Kind: victim.StatusPresumed, Day: m.day}}
		}
	case sourceColumn:
		if carried = r.Source == Hotline; carried {
			m.channel = cases.DetectedByHotline
		}
	case genderColumn:
		m.victim.Sex = sex(r.Gender)
		carried = m.victim.Sex != ""
	case ageColumn:
		if carried = !r.Age.IsZero(); carried {
			m.victim.Age = r.age(m.day)
		}
	case majorityColumn:
		// Beside a band it says nothing more, unless it contradicts the band; then the age takes in
		// both.
		if carried = r.Majority != "" && (r.Age.IsZero() || r.contradicts()); carried {
			m.victim.Age = r.age(m.day)
		} else if r.Majority != "" {
			return
		}
	case citizenshipColumn:
		if carried = r.Citizenship != ""; carried {
			m.victim.Citizenships = []person.Citizenship{
				{Kind: person.CitizenOf, Country: r.Citizenship},
			}
		}
	case countryColumn:
		m.conduct.Place = r.Country
		carried = r.Country != ""
	case perpetratorGenderColumn:
		m.suspect.Sex = sex(r.PerpetratorGender)
		carried = m.suspect.Sex != ""
	case perpetratorAgeColumn:
		if carried = !r.PerpetratorAge.IsZero(); carried {
			m.suspect.Age = ageOf(r.PerpetratorAge, m.day)
		}
	default:
		carried = false
	}
	if m.trace == nil {
		return
	}
	at := placed[c.kind]
	switch value := c.spell(r); {
	case carried:
		m.fact(at.path, c.name, value, at.fit)
	case value != "" && !c.repeats():
		m.lost(c.name, at.note)
	}
}

// age returns what the row knows of the age on the day of registration.
func (r *Row) age(day law.Day) person.Age {
	child, adult := Band{0, 17}, Band{18, NoEnd}
	b := r.Age
	switch {
	case b.IsZero() && r.Majority == Minor:
		b = child
	case b.IsZero():
		b = adult
	case r.Majority == Minor && b.Min >= 18:
		b.Min = child.Min
	case r.Majority == Adult && b.Max < 18:
		b.Max = adult.Max
	}
	a := ageOf(b, day)
	if day.IsZero() && r.Standing(AtRegistration) != person.Adult {
		a.ReasonToBelieveChild = person.Yes // without a day the range tells no rule anything
	}
	return a
}

// oldest is the highest age that a record takes.
const oldest = 130

func ageOf(b Band, day law.Day) person.Age {
	return person.Age{
		Knowledge: person.AgeRange, Min: int(b.Min), Max: min(int(b.Max), oldest), On: day,
	}
}

func sex(g Gender) person.Sex {
	switch g {
	case Woman:
		return person.Female
	case Man:
		return person.Male
	case TransOrNonConforming:
		return person.OtherSex
	}
	return ""
}

// flags carries the flags that are yes.
func (m *mapping) flags() {
	r, c, s := m.row, &m.conduct, &m.suspect
	for f := range r.Flags.All() {
		t := &terms[f]
		name, value := "", "1"
		if m.trace != nil {
			name = r.Release.columnOf(f)
			if word := wordOf(f); word != "" {
				value = word
			}
		}
		if t.fit == Lost {
			m.lost(name, t.note)
			continue
		}
		denied := (f.Group() == Labour && r.Flags.No(FormForcedLabour) && t.purposes[0] == jurisdiction.ForcedLabour) ||
			f.Group() == Sexual && r.Flags.No(FormSexual)
		if denied {
			m.lost(name, "another column denies the form of exploitation")
			continue
		}
		for _, p := range t.purposes {
			m.fact("/conduct/0/purposes/"+add(&c.Purposes, p), name, value, t.fit)
		}
		if t.means != "" {
			m.fact("/conduct/0/means/"+add(&c.Means, t.means), name, value, t.fit)
		}
		if t.online {
			c.Online = person.Yes
			m.fact("/conduct/0/online", name, value, t.fit)
		}
		if t.role != "" {
			m.fact("/suspects/0/roles/"+add(&s.Roles, t.role), name, value, t.fit)
		}
		if t.relation != "" {
			rel := cases.Relation{Victim: victimID, Kind: t.relation}
			m.fact("/suspects/0/relations/"+add(&s.Relations, rel), name, value, t.fit)
		}
		if t.role == cases.RoleRecruiter && f != RecruiterUnknown {
			m.fact("/conduct/0/acts/"+add(&c.Acts, cases.Recruitment), name, value, Near)
		}
	}
}

// add puts v into list unless it is there, and returns its index as text.
func add[T comparable](list *[]T, v T) string {
	for i, have := range *list {
		if have == v {
			return strconv.Itoa(i)
		}
	}
	*list = append(*list, v)
	return strconv.Itoa(len(*list) - 1)
}

// columnOf returns the name of the column of a flag in the release.
func (v Release) columnOf(f Flag) string {
	cols := v.columns()
	for i := range cols {
		if cols[i].hasFlag() && cols[i].flag == f || cols[i].kind == perpetratorRelationColumn && f >= PerpetratorStranger {
			return cols[i].name
		}
	}
	return f.String()
}
