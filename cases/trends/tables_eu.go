package trends

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A TableSet is the tables that somebody asks for, for one year.
type TableSet struct {
	Title    string
	Year     int
	Sections []Section
}

// A Section is tables on the same people, and what is read from them.
type Section struct {
	// People says who is counted.
	People string
	Tables []*Table
	Items  []Item
}

// An Item is one table that is asked for, as it is read from a larger one.
type Item struct {
	// Point is its number where it is asked for: "19a(2)(a)", "1.4".
	Point string
	Title string
	// Table is the index of the table in the section, Axes the axes that are asked for.
	Table int
	Axes  []string
	// Only, if it is not empty, is an axis and the one category of it that is asked for.
	Only [2]string
}

// directive is where Directive 2011/36/EU asks for statistics: article 19a(2), points (a) to (g), as inserted by Directive (EU) 2024/1712. The list was
// read in the consolidated text of 14 July 2024.
func directive(point string) *law.Citation {
	return &law.Citation{
		Instrument: "eu-2011-36", Pinpoint: "19a(2)(" + point + ")", URL: "http://data.europa.eu/eli/dir/2011/36/2024-07-14",
		Checked: law.NewDay(2026, 11, 23), Confidence: law.High,
	}
}

// ByBodyGroup returns the registering body in six groups, which small numbers bear better than [ByBody].
func ByBodyGroup() Dimension[Record] {
	axis := Axis{Name: "body-group", Title: "Registering organisation", Variable: "body", Categories: []Category{
		{Code: "police", Label: "police and border police"}, {Code: "justice", Label: "prosecutor or court"}, {Code: "social", Label: "social work and child protection"},
		{Code: "migration", Label: "migration and asylum authority"}, {Code: "ngo", Label: "NGO or international organisation"}, {Code: "other-body", Label: "other organisation"},
	}}
	return NewDimension(axis, func(r *Record) int {
		switch r.Body {
		case "":
			return -1
		case jurisdiction.Police, jurisdiction.BorderPolice:
			return 0
		case jurisdiction.Prosecutor, jurisdiction.Court:
			return 1
		case jurisdiction.SocialWork, jurisdiction.ChildProtection:
			return 2
		case jurisdiction.Migration, jurisdiction.Asylum:
			return 3
		case jurisdiction.NGO, jurisdiction.International:
			return 4
		}
		return 5
	})
}

// Article19a returns what Directive 2011/36/EU, article 19a(2), asks of a member State for a year: at least, and of the data available at central level.
// Victims are counted by year of registration; age groups are those at registration, and of suspects when first suspected. Decisions and judgments are
// counted once for each person that they are about, so that points (c) and (d), and (e) and (f), are read from one table each and agree.
func Article19a(year int, records []Record, persons []Person, c Citizens) (*TableSet, error) {
	set := &TableSet{Title: "Directive 2011/36/EU, article 19a(2)", Year: year}
	b := builder{set: set}
	victims := InYearOf(Victims(records), YearOfRegistration, year)
	const age = "age-at-registration"
	addTable(&b, "registered identified and presumed victims", "a", victims, ByBodyGroup(), BySex(), ByAge(AtRegistration), ByCitizenGroup(c), ByFormGroup())
	b.item("19a(2)(a)", "Registered identified and presumed victims", "", "", "body-group", "sex", age, "citizenship", "form-group")

	in := func(offence OffenceGroup, when func(*Person) When) []Person {
		return Select(persons, func(p *Person) bool { return p.Offence == offence && when(p).Year == year })
	}
	suspected := func(p *Person) When { return p.Suspected }
	decided := func(p *Person) When { return p.Decided }
	judged := func(p *Person) When { return p.Judged }
	addTable(&b, "suspects", "b", in(TraffickingOffence, suspected), PersonSex(), PersonAge(), PersonCitizenGroup(c), PersonFormGroup())
	b.item("19a(2)(b)", "Suspects", "", "", "sex", "age", "citizenship", "form-group")
	addTable(&b, "persons whose prosecution was decided", "c", in(TraffickingOffence, decided), PersonDecision(), PersonSex(), PersonAge(), PersonCitizenGroup(c), PersonFormGroup())
	b.item("19a(2)(c)", "Prosecuted persons", "", "", "decision", "sex", "age", "citizenship", "form-group")
	b.item("19a(2)(d)", "Prosecution decisions", "", "", "decision")
	addTable(&b, "persons judged", "e", in(TraffickingOffence, judged), PersonJudgment(), PersonSex(), PersonAge(), PersonCitizenGroup(c))
	b.item("19a(2)(e)", "Convicted persons", "judgment", string(cases.Convicted), "sex", "age", "citizenship")
	b.item("19a(2)(f)", "Court judgments", "", "", "judgment")
	addTable(&b, "suspects of the knowing use of services", "g", in(KnowingUseOffence, suspected), PersonSex(), PersonAge())
	b.item("19a(2)(g)", "Suspects of the knowing use of services", "", "", "sex", "age")
	addTable(&b, "persons whose prosecution for the knowing use of services was decided", "g", in(KnowingUseOffence, decided), PersonSex(), PersonAge())
	b.item("19a(2)(g)", "Persons prosecuted for the knowing use of services", "", "", "sex", "age")
	addTable(&b, "persons judged for the knowing use of services", "g", in(KnowingUseOffence, judged), PersonJudgment(), PersonSex(), PersonAge())
	b.item("19a(2)(g)", "Persons convicted of the knowing use of services", "judgment", string(cases.Convicted), "sex", "age")
	return set, b.err
}

// Eurostat returns the breakdowns of victims 1.1 to 1.11, of suspects 2.1 to 2.4 and of prosecuted persons 3.1 to 3.3 that Eurostat has asked for since its
// working group of 2011 (https://slideplayer.com./amp/15067372; the list goes on, and we have not read the rest). states are the countries of
// recruitment shown one by one.
func Eurostat(year int, records []Record, persons []Person, c Citizens, states ...jurisdiction.Code) (*TableSet, error) {
	set := &TableSet{Title: "Eurostat, trafficking in human beings", Year: year}
	b := builder{set: set}
	victims := InYearOf(Victims(records), YearOfRegistration, year)
	const age = "age-at-registration"
	addTable(&b, "registered victims", "", victims, ByBodyGroup())
	b.item("1.1", "By registering organisation", "", "", "body-group")
	addTable(&b, "", "", victims, BySex(), ByAge(AtRegistration))
	b.item("1.2", "By age group", "", "", age)
	b.item("1.3", "By sex", "", "", "sex")
	b.item("1.4", "By sex and age group", "", "", "sex", age)
	addTable(&b, "", "", victims, BySex(), ByFormGroup())
	b.item("1.5", "By form of exploitation", "", "", "form-group")
	b.item("1.6", "By sex and form of exploitation", "", "", "sex", "form-group")
	addTable(&b, "", "", victims, BySex(), ByCitizenGroup(c))
	b.item("1.7", "By sex and citizenship", "", "", "sex", "citizenship")
	addTable(&b, "", "", victims, BySex(), ByPlace("recruited", "Country of recruitment", PlaceOfRecruitment, states...))
	b.item("1.8", "By sex and country of recruitment", "", "", "sex", "recruited")
	addTable(&b, "", "", victims, BySex(), ByAssistance())
	b.item("1.9", "By sex and assistance", "", "", "sex", "assisted")
	addTable(&b, "", "", victims, BySex(), ByReflection())
	b.item("1.10", "By sex and reflection period", "", "", "sex", "reflection")
	addTable(&b, "", "", victims, BySex(), ByPermit())
	b.item("1.11", "By sex and residence permit", "", "", "sex", "permit")

	suspects := Select(persons, func(p *Person) bool { return p.Offence == TraffickingOffence && p.Suspected.Year == year })
	addTable(&b, "suspects", "", suspects, PersonOrganised())
	b.item("2.2", "By criminal organisation", "", "", "organised")
	addTable(&b, "", "", suspects, PersonFormGroup())
	b.item("2.3", "By form of exploitation", "", "", "form-group")
	addTable(&b, "", "", suspects, PersonCitizenGroup(c), PersonSex())
	b.item("2.1", "By sex", "", "", "sex")
	b.item("2.4", "By citizenship and sex", "", "", "citizenship", "sex")

	prosecuted := Select(persons, func(p *Person) bool {
		return p.Offence == TraffickingOffence && p.Decided.Year == year && (p.Decision == ChargedTrafficking || p.Decision == ChargedOther)
	})
	addTable(&b, "prosecuted persons", "", prosecuted, PersonCitizenGroup(c), PersonSex())
	b.item("3.1", "By sex", "", "", "sex")
	b.item("3.2", "By citizenship and sex", "", "", "citizenship", "sex")
	addTable(&b, "", "", prosecuted, PersonFormGroup())
	b.item("3.3", "By form of exploitation", "", "", "form-group")
	return set, b.err
}

// A builder puts a set together and keeps the first error.
type builder struct {
	set *TableSet
	err error
}

// addTable adds a table, in a new section if people is not empty.
func addTable[R any](b *builder, people, point string, records []R, dims ...Dimension[R]) {
	if people != "" {
		b.set.Sections = append(b.set.Sections, Section{People: people})
	}
	t, err := Count(records, dims...)
	if err != nil {
		if b.err == nil {
			b.err = err
		}
		return
	}
	if point != "" {
		t.About.Asked = directive(point)
	}
	s := &b.set.Sections[len(b.set.Sections)-1]
	s.Tables = append(s.Tables, t)
}

// item adds a table that is read from the last one.
func (b *builder) item(point, title, onlyAxis, onlyCategory string, axes ...string) {
	s := &b.set.Sections[len(b.set.Sections)-1]
	s.Items = append(s.Items, Item{Point: point, Title: title, Table: len(s.Tables) - 1, Axes: axes, Only: [2]string{onlyAxis, onlyCategory}})
}
