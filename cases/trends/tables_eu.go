package trends

import (
	"cmp"
	"strings"

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
	// Tables are what is released together, Items what is read from them.
	Tables []*Table
	Items  []Item
	// Whole has all axes that are asked for at once; nil where one of the Tables has.
	Whole *Table
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

// directive is where Directive 2011/36/EU asks for statistics: article 19a(2), points (a) to (g),
// as inserted by Directive (EU) 2024/1712. The list was read in the consolidated text of 14 July
// 2024.
func directive(point string) *law.Citation {
	return &law.Citation{
		Instrument: "eu-2011-36", Pinpoint: "19a(2)(" + point + ")", URL: "http://data.europa.eu/eli/dir/2011/36/2024-07-14",
		Checked: law.MustDay(2026, 11, 23), Confidence: law.High,
	}
}

// ByBodyGroup returns the registering body in six groups, which small numbers bear better than
// [ByBody].
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

// Article19a returns what Directive 2011/36/EU, article 19a(2), asks of a member State for a year:
// at least, and of the data available at central level. Victims are counted by year of
// registration; age groups are those at registration, and of suspects when first suspected.
// Decisions and judgments are counted once for each person that they are about, so that points (c)
// and (d), and (e) and (f), are of the same people and agree.
//
// Each section has the table of all axes asked for at once ([Section.Whole]), for those who may see
// exact numbers. What is released is each axis, and each by sex: all axes at once make so many
// cells that nearly all of them would be hidden, and with them what they add up to.
func Article19a(year int, records []Record, persons []Person, c Citizens) (*TableSet, error) {
	b := builder{set: &TableSet{Title: "Directive 2011/36/EU, article 19a(2)", Year: year}}
	victims := InYearOf(Victims(records), YearOfRegistration, year)
	addBySex(&b, "registered identified and presumed victims", "a", victims, BySex(), ByAge(AtRegistration), ByCitizenGroup(c), ByFormGroup())
	addTable(&b, "", "a", victims, ByBodyGroup())
	b.item("19a(2)(a)", "By registering organisation", "", "", "body-group")
	b.whole(Count(victims, ByBodyGroup(), BySex(), ByAge(AtRegistration), ByCitizenGroup(c), ByFormGroup()))

	in := func(offence OffenceGroup, when func(*Person) When) []Person {
		return Select(persons, func(p *Person) bool { return p.Offence == offence && when(p).Year == year })
	}
	suspected := func(p *Person) When { return p.Suspected }
	decided := func(p *Person) When { return p.Decided }
	judged := func(p *Person) When { return p.Judged }

	people := in(TraffickingOffence, suspected)
	addBySex(&b, "suspects", "b", people, PersonSex(), PersonAge(), PersonCitizenGroup(c), PersonFormGroup())
	b.whole(Count(people, PersonSex(), PersonAge(), PersonCitizenGroup(c), PersonFormGroup()))

	people = in(TraffickingOffence, decided)
	addBySex(&b, "persons whose prosecution was decided", "c", people, PersonSex(), PersonAge(), PersonCitizenGroup(c), PersonFormGroup(), PersonDecision())
	b.item("19a(2)(d)", "Prosecution decisions", "", "", "decision")
	b.whole(Count(people, PersonDecision(), PersonSex(), PersonAge(), PersonCitizenGroup(c), PersonFormGroup()))

	people = in(TraffickingOffence, judged)
	addTable(&b, "persons judged", "e", people, PersonJudgment(), PersonSex(), PersonAge())
	b.item("19a(2)(f)", "Court judgments", "", "", "judgment")
	b.item("19a(2)(e)", "Convicted persons by sex and age group", "judgment", string(cases.Convicted), "sex", "age")
	addTable(&b, "", "e", people, PersonJudgment(), PersonCitizenGroup(c))
	b.item("19a(2)(e)", "Convicted persons by citizenship", "judgment", string(cases.Convicted), "citizenship")
	b.whole(Count(people, PersonJudgment(), PersonSex(), PersonAge(), PersonCitizenGroup(c)))

	addTable(&b, "suspects of the knowing use of services", "g", in(KnowingUseOffence, suspected), PersonSex(), PersonAge())
	b.item("19a(2)(g)", "Suspects by sex and age group", "", "", "sex", "age")
	addTable(&b, "persons whose prosecution for the knowing use of services was decided", "g", in(KnowingUseOffence, decided), PersonSex(), PersonAge())
	b.item("19a(2)(g)", "Persons prosecuted by sex and age group", "", "", "sex", "age")
	addTable(&b, "persons judged for the knowing use of services", "g", in(KnowingUseOffence, judged), PersonJudgment(), PersonSex(), PersonAge())
	b.item("19a(2)(g)", "Persons convicted by sex and age group", "judgment", string(cases.Convicted), "sex", "age")
	return b.set, b.err
}

// Eurostat returns the breakdowns of victims 1.1 to 1.11, of suspects 2.1 to 2.4 and of prosecuted
// persons 3.1 to 3.3 that Eurostat has asked for since its working group of 2011
// (https://slideplayer.com./amp/15067372; the list goes on, and we have not read the rest). states
// are the countries of recruitment shown one by one.
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
		b.err = cmp.Or(b.err, err)
		return
	}
	if point != "" {
		t.About.Asked = directive(point)
	}
	s := &b.set.Sections[len(b.set.Sections)-1]
	s.Tables = append(s.Tables, t)
}

// addBySex adds a section with a table of each axis by sex, which comes first.
func addBySex[R any](b *builder, people, point string, records []R, sex Dimension[R], others ...Dimension[R]) {
	for i, d := range others {
		if i > 0 {
			people = ""
		}
		addTable(b, people, point, records, sex, d)
		name := d.axis.Name
		if i == 0 {
			b.item("19a(2)("+point+")", "By sex", "", "", "sex")
		}
		b.item("19a(2)("+point+")", "By "+lower(d.axis.Title), "", "", name)
		b.item("19a(2)("+point+")", "By sex and "+lower(d.axis.Title), "", "", "sex", name)
	}
}

// lower returns a title for the middle of a sentence.
func lower(title string) string { return strings.ToLower(title[:1]) + title[1:] }

// whole sets the table of all axes of the last section.
func (b *builder) whole(t *Table, err error) {
	if err != nil {
		b.err = cmp.Or(b.err, err)
		return
	}
	b.set.Sections[len(b.set.Sections)-1].Whole = t
}

// item adds a table that is read from the last one.
func (b *builder) item(point, title, onlyAxis, onlyCategory string, axes ...string) {
	s := &b.set.Sections[len(b.set.Sections)-1]
	s.Items = append(s.Items, Item{Point: point, Title: title, Table: len(s.Tables) - 1, Axes: axes, Only: [2]string{onlyAxis, onlyCategory}})
}
