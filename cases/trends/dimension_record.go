package trends

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim"
)

var ageLabels = map[AgeGroup]string{ChildGroup: "child (under 18)", PresumedGroup: "presumed child", AdultGroup: "adult"}

var sexLabels = map[victim.Sex]string{victim.OtherSex: "other sex"}

var citizenLabels = map[CitizenGroup]string{OwnCitizen: "reporting State", OtherEU: "other EU State", NonEU: "non-EU State"}

var formLabels = map[FormGroup]string{LabourForm: "forced labour and services", OtherForm: "other exploitation"}

// ByYear returns the years from first to last, both inclusive, by the day that puts a record into a year. Records of other years are not known: select first.
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
	return coded("outcome", "Outcome", "", OutcomeValues(), nil, func(r *Record) Outcome { return r.Outcome })
}

// ByBody returns the kind of body that registered.
func ByBody() Dimension[Record] {
	return coded("body", "Registering body", "", jurisdiction.BodyKindValues(), map[jurisdiction.BodyKind]string{jurisdiction.NGO: "NGO", jurisdiction.OtherBody: "other body"},
		func(r *Record) jurisdiction.BodyKind { return r.Body })
}

// BySex returns the sex.
func BySex() Dimension[Record] {
	return coded("sex", "Sex", "", victim.SexValues(), sexLabels, func(r *Record) victim.Sex { return r.Sex })
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
	return coded("age-apart-at-"+string(at), "Age group at "+string(at), "age", AgeGroupValues(), ageLabels, func(r *Record) AgeGroup { return r.age(at).Group })
}

// ByBand returns bands of age at the given moment.
func ByBand(at AgeAt) Dimension[Record] {
	return coded("band-at-"+string(at), "Age at "+string(at), "age", BandValues(), nil, func(r *Record) Band { return r.age(at).Band })
}

// ByFormGroup returns the three groups of forms of exploitation; a person can be in several.
func ByFormGroup() Dimension[Record] {
	return NewMultiDimension(formAxis(), func(r *Record) uint64 { return groups(r.Forms) })
}

func formAxis() Axis {
	axis := Axis{Name: "form-group", Title: "Form of exploitation", Variable: "form"}
	for _, g := range FormGroupValues() {
		axis.Categories = append(axis.Categories, Category{string(g), label(g, formLabels)})
	}
	return axis
}

// ByMainForm returns the groups of forms so that each person is in one: one group alone, or several. It adds up.
func ByMainForm() Dimension[Record] {
	axis := formAxis()
	axis.Name = "form-alone"
	for i := range axis.Categories {
		axis.Categories[i].Label += " alone"
	}
	axis.Categories = append(axis.Categories, Category{"several", "several forms"})
	return NewDimension(axis, func(r *Record) int {
		set := groups(r.Forms)
		if set&(set-1) != 0 {
			return 3
		}
		return lowest(set)
	})
}

// ByForm returns the forms of exploitation as recorded; a person can be in several. Begging is a row of its own here.
func ByForm() Dimension[Record] {
	axis := Axis{Name: "form", Title: "Form of exploitation", Variable: "form"}
	index := map[jurisdiction.Purpose]uint64{}
	for i, p := range jurisdiction.PurposeValues() {
		index[p] = 1 << i
		axis.Categories = append(axis.Categories, Category{string(p), label(p, map[jurisdiction.Purpose]string{jurisdiction.OtherExploitation: "other exploitation"})})
	}
	return NewMultiDimension(axis, func(r *Record) uint64 {
		var set uint64
		for _, f := range r.Forms {
			set |= index[f]
		}
		return set
	})
}

// group returns where a person is a citizen, seen from c; the first that fits of reporting State, other EU, non-EU, stateless.
func (c Citizens) group(citizenships []jurisdiction.Code, stateless bool) CitizenGroup {
	group := CitizenGroup("")
	for _, s := range citizenships {
		switch {
		case s == c.Reporting:
			return OwnCitizen
		case MemberOfEU(s, c.On):
			group = OtherEU
		case group == "":
			group = NonEU
		}
	}
	if group == "" && stateless {
		return NoCitizenOf
	}
	return group
}

// ByCitizenGroup returns citizenship as Eurostat groups it.
func ByCitizenGroup(c Citizens) Dimension[Record] {
	return coded("citizenship", "Citizenship", "citizenship", CitizenGroupValues(), citizenLabels,
		func(r *Record) CitizenGroup { return c.group(r.Citizenships, r.Stateless) })
}

// ByCitizenship returns citizenship by State: the reporting State and the States named one by one, the others in their group. Several citizenships: the
// reporting State, failing that the first of the States named, failing that the group.
func ByCitizenship(c Citizens, states ...jurisdiction.Code) Dimension[Record] {
	states = slices.DeleteFunc(slices.Clone(states), func(s jurisdiction.Code) bool { return s == c.Reporting })
	axis := Axis{Name: "citizenship-state", Title: "Citizenship", Variable: "citizenship", Categories: []Category{{string(c.Reporting), c.Reporting.Name()}}}
	for _, s := range states {
		axis.Categories = append(axis.Categories, Category{string(s), s.Name()})
	}
	n := len(axis.Categories)
	axis.Categories = append(axis.Categories, Category{string(OtherEU), "other EU States"}, Category{string(NonEU), "other non-EU States"}, Category{string(NoCitizenOf), "stateless"})
	return NewDimension(axis, func(r *Record) int {
		if slices.Contains(r.Citizenships, c.Reporting) {
			return 0
		}
		for i, s := range states {
			if slices.Contains(r.Citizenships, s) {
				return i + 1
			}
		}
		switch c.group(r.Citizenships, r.Stateless) {
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

// ByPlace returns a place by State: the States named one by one, all others together. name is the code of the axis, such as "recruited".
func ByPlace(name, title string, of func(*Record) jurisdiction.Code, states ...jurisdiction.Code) Dimension[Record] {
	axis := Axis{Name: name, Title: title}
	states = slices.Clone(states)
	for _, s := range states {
		axis.Categories = append(axis.Categories, Category{string(s), s.Name()})
	}
	axis.Categories = append(axis.Categories, Category{"other-state", "other States"})
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

// ByRegion returns a place by the regions of a grouping. A State that the grouping does not name is not known.
func ByRegion(name, title string, of func(*Record) jurisdiction.Code, g Grouping) Dimension[Record] {
	axis := Axis{Name: name, Title: title}
	index := map[jurisdiction.Code]int{}
	for i, r := range g.Regions {
		axis.Categories = append(axis.Categories, Category{r.Code, r.Label})
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

// Frequent returns the States that at least min records name, the most frequent first. A list made with the threshold of a release tells of the States in
// it that they have at least so many, and of the others that they have fewer, which the release tells too.
func Frequent(records []Record, of func(*Record) []jurisdiction.Code, min int) []jurisdiction.Code {
	count := map[jurisdiction.Code]int{}
	for i := range records {
		for _, s := range of(&records[i]) {
			count[s]++
		}
	}
	var out []jurisdiction.Code
	for s, n := range count {
		if n >= min {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b jurisdiction.Code) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		if a < b {
			return -1
		}
		return 1
	})
	return out
}

// ByBorder returns internal or cross-border.
func ByBorder() Dimension[Record] {
	return coded("border", "Internal or cross-border", "", BorderValues(), nil, func(r *Record) Border { return r.Border })
}

// ByRecruiter returns what the recruiter is to the person.
func ByRecruiter() Dimension[Record] {
	values := slices.DeleteFunc(cases.RelationKindValues(), func(k cases.RelationKind) bool { return k == cases.RelationUnknown })
	return coded("recruiter", "Relation of the recruiter", "", values, map[cases.RelationKind]string{cases.RelationOther: "other relation"},
		func(r *Record) cases.RelationKind { return r.Recruiter })
}

// ByRecruiterGroup returns what the recruiter is to the person in five groups, which small numbers bear better than [ByRecruiter].
func ByRecruiterGroup() Dimension[Record] {
	axis := Axis{Name: "recruiter-group", Title: "Relation of the recruiter", Variable: "recruiter", Categories: []Category{
		{"family", "parent, carer or relative"}, {"partner", "partner or spouse"}, {"acquaintance", "friend or acquaintance"},
		{"employer", "employer or official"}, {"stranger", "stranger or other"},
	}}
	return NewDimension(axis, func(r *Record) int {
		switch r.Recruiter {
		case cases.RelationParent, cases.RelationStepParent, cases.RelationGuardian, cases.RelationCarer, cases.RelationRelative:
			return 0
		case cases.RelationPartner, cases.RelationSpouse:
			return 1
		case cases.RelationFriend, cases.RelationOnline:
			return 2
		case cases.RelationEmployer, cases.RelationOfficial:
			return 3
		case cases.RelationStranger, cases.RelationOther:
			return 4
		}
		return -1
	})
}

// ByAssistance returns whether help was received.
func ByAssistance() Dimension[Record] {
	return byAnswer("assisted", "Received assistance", func(r *Record) victim.Answer { return r.Assisted })
}

// ByReflection returns whether a reflection period was given.
func ByReflection() Dimension[Record] {
	return byAnswer("reflection", "Given a reflection period", func(r *Record) victim.Answer { return r.Reflection })
}

// ByPermit returns whether a residence permit was given.
func ByPermit() Dimension[Record] {
	return byAnswer("permit", "Given a residence permit", func(r *Record) victim.Answer { return r.Permit })
}

func byAnswer(name, title string, of func(*Record) victim.Answer) Dimension[Record] {
	return coded(name, title, "", []victim.Answer{victim.Yes, victim.No, victim.Declined}, nil, of)
}
