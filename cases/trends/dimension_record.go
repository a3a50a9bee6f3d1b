package trends

import (
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

var ageLabels = map[AgeGroup]string{ChildGroup: "child (under 18)", PresumedGroup: "presumed child", AdultGroup: "adult"}

var sexLabels = map[person.Sex]string{person.OtherSex: "other sex"}

var formLabels = map[FormGroup]string{LabourForm: "forced labour and services", OtherForm: "other exploitation"}

// ByYear returns the years from first to last, both inclusive, by the day that puts a record into a
// year. Records of other years are not known: select first.
func ByYear(of YearOf, first, last int) Dimension[Record] {
	titles := map[YearOf]string{YearOfReport: "Year of the report", YearOfRegistration: "Year of registration", YearOfIdentification: "Year of identification"}
	axis, index := years("year-of-"+string(of), titles[of], first, last)
	return NewDimension(axis, func(r *Record) int { return index(r.year(of)) })
}

// InYearOf returns the records of one year.
func InYearOf(records []Record, of YearOf, year int) []Record {
	return Select(records, func(r *Record) bool { return r.year(of) == year })
}

// ByOutcome returns how far the report had come.
func ByOutcome() Dimension[Record] {
	return coded("outcome", "Outcome", "", law.Codes[Outcome](), nil, func(r *Record) Outcome {
		return r.Outcome
	})
}

// ByBody returns the kind of body that registered.
func ByBody() Dimension[Record] {
	return coded("body", "Registering body", "", law.Codes[jurisdiction.BodyKind](),
		map[jurisdiction.BodyKind]string{
			jurisdiction.NGO: "NGO", jurisdiction.OtherBody: "other body",
		},
		func(r *Record) jurisdiction.BodyKind { return r.Body })
}

// ByMainSex returns female, male, and everybody else as not known: a category of few people hides a
// large one with it.
func ByMainSex() Dimension[Record] {
	d := coded("sex", "Sex", "", []person.Sex{
		person.Female, person.Male,
	}, nil, func(r *Record) person.Sex {
		return r.Sex
	})
	d.axis.Categories[2].Label = "other or not known"
	return d
}

// sexes are those that a table tells apart: asked and not known is not known.
func sexes() []person.Sex {
	return slices.DeleteFunc(law.Codes[person.Sex](), func(s person.Sex) bool {
		return s == person.SexUnknown
	})
}

// BySex returns the sex.
func BySex() Dimension[Record] {
	return coded("sex", "Sex", "", sexes(), sexLabels, func(r *Record) person.Sex {
		return r.Sex
	})
}

func (r *Record) age(at AgeAt) Age {
	if at == AtExploitation {
		return r.AtExploitation
	}
	return r.AtRegistration
}

// ByAge returns child or adult at the given moment; a presumed child counts as a child.
func ByAge(at AgeAt) Dimension[Record] {
	return coded("age-at-"+string(at), "Age group at "+string(at), "age", []AgeGroup{ChildGroup, AdultGroup}, ageLabels, func(r *Record) AgeGroup {
		g := r.age(at).Group
		if g == PresumedGroup {
			return ChildGroup
		}
		return g
	})
}

// ByAgeApart is [ByAge] with presumed children apart.
func ByAgeApart(at AgeAt) Dimension[Record] {
	name, title := "age-apart-at-"+string(at), "Age group at "+string(at)
	return coded(name, title, "age", law.Codes[AgeGroup](), ageLabels, func(r *Record) AgeGroup {
		return r.age(at).Group
	})
}

// ByBand returns bands of age at the given moment. It is finer than [ByAge] at that moment, and can
// be in one table with it.
func ByBand(at AgeAt) Dimension[Record] {
	axis := Axis{Name: "band-at-" + string(at), Title: "Age at " + string(at), Variable: "age"}
	values := law.Codes[Band]()
	for _, b := range values {
		axis.Categories = append(axis.Categories, Category{string(b), strings.Replace(string(b), "-", "–", 1), string(b.group())})
	}
	return NewDimension(axis, func(r *Record) int { return slices.Index(values, r.age(at).Band) })
}

// ByBroadBand returns the four bands that Eurostat has used: 0 to 11, 12 to 17, 18 to 24, 25 and
// over. It is finer than [ByAge] at that moment, and can be in one table with it.
func ByBroadBand(at AgeAt) Dimension[Record] {
	child, adult := string(ChildGroup), string(AdultGroup)
	axis := Axis{Name: "broad-band-at-" + string(at), Title: "Age at " + string(at), Variable: "age", Categories: []Category{
		{"0-11", "0–11", child}, {"12-17", "12–17", child}, {"18-24", "18–24", adult}, {"25+", "25+", adult},
	}}
	return NewDimension(axis, func(r *Record) int {
		switch r.age(at).Band {
		case "":
			return -1
		case Band0, Band6:
			return 0
		case Band12, Band15:
			return 1
		case Band18:
			return 2
		}
		return 3
	})
}

// ByFormGroup returns the three groups of forms of exploitation; a person can be in several.
func ByFormGroup() Dimension[Record] {
	return NewMultiDimension(formAxis(), func(r *Record) uint64 { return groups(r.Forms) })
}

func formAxis() Axis {
	axis := Axis{Name: "form-group", Title: "Form of exploitation", Variable: "form"}
	for _, g := range law.Codes[FormGroup]() {
		axis.Categories = append(axis.Categories, Category{Code: string(g), Label: label(g, formLabels)})
	}
	return axis
}

// ByMainForm returns the groups of forms so that each person is in one: one group alone, or
// several. It adds up.
func ByMainForm() Dimension[Record] {
	axis := formAxis()
	axis.Name = "form-alone"
	for i := range axis.Categories {
		axis.Categories[i].Label += " alone"
	}
	axis.Categories = append(axis.Categories, Category{Code: "several", Label: "several forms"})
	return NewDimension(axis, func(r *Record) int {
		set := groups(r.Forms)
		if set&(set-1) != 0 {
			return 3
		}
		return lowest(set)
	})
}

// ByForm returns the forms of exploitation as recorded; a person can be in several. Begging is a
// row of its own here.
func ByForm() Dimension[Record] {
	axis := Axis{Name: "form", Title: "Form of exploitation", Variable: "form"}
	index := map[jurisdiction.Purpose]uint64{}
	for i, p := range law.Codes[jurisdiction.Purpose]() {
		index[p] = 1 << i
		axis.Categories = append(axis.Categories, Category{Code: string(p), Label: label(p, map[jurisdiction.Purpose]string{jurisdiction.OtherExploitation: "other exploitation"})})
	}
	return NewMultiDimension(axis, func(r *Record) uint64 {
		var set uint64
		for _, f := range r.Forms {
			set |= index[f]
		}
		return set
	})
}

// groups returns the groups that c tells apart.
func (c Citizens) groups() []CitizenGroup {
	if c.StatelessApart {
		return law.Codes[CitizenGroup]()
	}
	return []CitizenGroup{OwnCitizen, OtherEU, NonEU}
}

func (c Citizens) labels() map[CitizenGroup]string {
	if c.StatelessApart {
		return map[CitizenGroup]string{OwnCitizen: "reporting State", OtherEU: "other EU State", NonEU: "non-EU State"}
	}
	return map[CitizenGroup]string{OwnCitizen: "reporting State", OtherEU: "other EU State", NonEU: "non-EU State or stateless"}
}

// grouping returns where a person is a citizen, seen from c: the first that fits of reporting
// State, other EU, non-EU, stateless.
func (c Citizens) grouping() func(citizenships []jurisdiction.Code, stateless bool) CitizenGroup {
	union := membersOn(c.On)
	return func(citizenships []jurisdiction.Code, stateless bool) CitizenGroup {
		group := CitizenGroup("")
		for _, s := range citizenships {
			switch {
			case s == c.Reporting:
				return OwnCitizen
			case slices.Contains(union, s):
				group = OtherEU
			case group == "":
				group = NonEU
			}
		}
		switch {
		case group != "" || !stateless:
			return group
		case c.StatelessApart:
			return NoCitizenOf
		}
		return NonEU
	}
}

// ByCitizenGroup returns citizenship as Eurostat groups it.
func ByCitizenGroup(c Citizens) Dimension[Record] {
	group := c.grouping()
	return coded("citizenship", "Citizenship", "citizenship", c.groups(), c.labels(),
		func(r *Record) CitizenGroup { return group(r.Citizenships, r.Stateless) })
}

// ByCitizenship returns citizenship by State, finer than [ByCitizenGroup]: the reporting State and
// the States named one by one, the others in their group. Several citizenships: the reporting
// State, failing that the first named of the States in the group that [ByCitizenGroup] gives,
// failing that the group. Name the States by what is asked, as for [ByPlace].
func ByCitizenship(c Citizens, states ...jurisdiction.Code) Dimension[Record] {
	states = slices.DeleteFunc(slices.Clone(states), func(s jurisdiction.Code) bool { return s == c.Reporting })
	groupOf := c.grouping()
	axis := Axis{Name: "citizenship-state", Title: "Citizenship", Variable: "citizenship", Categories: []Category{{string(c.Reporting), c.Reporting.Name(), string(OwnCitizen)}}}
	for _, s := range states {
		axis.Categories = append(axis.Categories, Category{string(s), s.Name(), string(groupOf([]jurisdiction.Code{s}, false))})
	}
	n := len(axis.Categories)
	axis.Categories = append(axis.Categories, Category{string(OtherEU), "other EU States", string(OtherEU)})
	if c.StatelessApart {
		axis.Categories = append(axis.Categories, Category{string(NonEU), "other non-EU States", string(NonEU)}, Category{string(NoCitizenOf), "stateless", string(NoCitizenOf)})
	} else {
		axis.Categories = append(axis.Categories, Category{string(NonEU), "other non-EU States or stateless", string(NonEU)})
	}
	return NewDimension(axis, func(r *Record) int {
		if slices.Contains(r.Citizenships, c.Reporting) {
			return 0
		}
		group := groupOf(r.Citizenships, r.Stateless)
		for i, s := range states {
			if slices.Contains(r.Citizenships, s) && axis.Categories[i+1].Within == string(group) {
				return i + 1
			}
		}
		switch group {
		case OtherEU:
			return n
		case NonEU:
			return n + 1
		case NoCitizenOf:
			return n + 2
		}
		return -1
	})
}

// PlaceOfRegistration returns the State of registration.
func PlaceOfRegistration(r *Record) jurisdiction.Code { return r.RegisteredIn }

// PlaceOfRecruitment returns the State of recruitment.
func PlaceOfRecruitment(r *Record) jurisdiction.Code { return r.Recruited }

// PlaceOfExploitation returns the State of exploitation.
func PlaceOfExploitation(r *Record) jurisdiction.Code { return r.Exploited }

// ByPlace returns a place by State: the States named one by one, all others together. name is the
// code of the axis, such as "recruited". Name the States by what is asked, not by how many people
// they have here: a list of those with at least so many tells of a hidden number what no audit
// reckons with.
func ByPlace(name, title string, of func(*Record) jurisdiction.Code, states ...jurisdiction.Code) Dimension[Record] {
	axis := Axis{Name: name, Title: title}
	states = slices.Clone(states)
	for _, s := range states {
		axis.Categories = append(axis.Categories, Category{Code: string(s), Label: s.Name()})
	}
	axis.Categories = append(axis.Categories, Category{Code: "other-state", Label: "other States"})
	return NewDimension(axis, func(r *Record) int {
		s := of(r)
		if s == "" {
			return -1
		}
		if i := slices.Index(states, s); i >= 0 {
			return i
		}
		return len(states)
	})
}

// ByRegion returns a place by the regions of a grouping. A State that the grouping does not name is
// not known.
func ByRegion(name, title string, of func(*Record) jurisdiction.Code, g Grouping) Dimension[Record] {
	axis := Axis{Name: name, Title: title}
	index := map[jurisdiction.Code]int{}
	for i, r := range g.Regions {
		axis.Categories = append(axis.Categories, Category{Code: r.Code, Label: r.Label})
		for _, s := range r.States {
			index[s] = i
		}
	}
	return NewDimension(axis, func(r *Record) int {
		if i, ok := index[of(r)]; ok {
			return i
		}
		return -1
	})
}

// ByBorder returns internal or cross-border.
func ByBorder() Dimension[Record] {
	return coded("border", "Internal or cross-border", "", law.Codes[Border](), map[Border]string{
		CrossBorder: "cross-border",
	}, func(r *Record) Border {
		return r.Border
	})
}

// ByRecruiter returns what the recruiter is to the person.
func ByRecruiter() Dimension[Record] {
	values := slices.DeleteFunc(law.Codes[person.RelationKind](), func(k person.RelationKind) bool {
		return k == person.RelationUnknown
	})
	labels := map[person.RelationKind]string{person.RelationOther: "other relation"}
	return coded("recruiter", "Relation of the recruiter", "", values, labels,
		func(r *Record) person.RelationKind { return r.Recruiter })
}

// ByRecruiterGroup returns what the recruiter is to the person in five groups, which small numbers
// bear better than [ByRecruiter].
func ByRecruiterGroup() Dimension[Record] {
	axis := Axis{Name: "recruiter-group", Title: "Relation of the recruiter", Variable: "recruiter", Categories: []Category{
		{Code: "family", Label: "parent, carer or relative"}, {Code: "partner", Label: "partner or spouse"}, {Code: "acquaintance", Label: "friend or acquaintance"},
		{Code: "employer", Label: "employer or official"}, {Code: "stranger", Label: "stranger or other"},
	}}
	return NewDimension(axis, func(r *Record) int {
		switch k := r.Recruiter; k {
		case "", person.RelationUnknown:
			return -1
		case person.RelationPartner, person.RelationSpouse, "fiance", "former-partner",
			"co-parent":
			return 1
		case person.RelationEmployer, person.RelationOfficial:
			return 3
		case person.RelationStranger, person.RelationOther:
			return 4
		default:
			if k.Kin() {
				return 0
			}
			return 2
		}
	})
}

// ByAssistance returns whether help was received.
func ByAssistance() Dimension[Record] {
	return byAnswer("assisted", "Received assistance", func(r *Record) person.Answer {
		return r.Assisted
	})
}

// ByReflection returns whether a reflection period was given.
func ByReflection() Dimension[Record] {
	return byAnswer("reflection", "Given a reflection period", func(r *Record) person.Answer {
		return r.Reflection
	})
}

// ByPermit returns whether a residence permit was given.
func ByPermit() Dimension[Record] {
	return byAnswer("permit", "Given a residence permit", func(r *Record) person.Answer {
		return r.Permit
	})
}

func byAnswer(name, title string, of func(*Record) person.Answer) Dimension[Record] {
	return coded(name, title, "", []person.Answer{person.Yes, person.No, person.Declined}, nil, of)
}
