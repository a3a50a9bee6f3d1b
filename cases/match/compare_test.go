package match_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/match"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// take copies one field of a record into another.
var take = map[match.Field]func(to *victim.Victim, from victim.Victim){
	match.Names: func(to *victim.Victim, from victim.Victim) {
		identity(to).Names = from.Identity.Names
	},
	match.Birth: func(to *victim.Victim, from victim.Victim) { to.Age = from.Age },
	match.Documents: func(to *victim.Victim, from victim.Victim) {
		identity(to).Documents = from.Identity.Documents
	},
	match.Parents: func(to *victim.Victim, from victim.Victim) { to.Relatives = from.Relatives },
	match.Sex:     func(to *victim.Victim, from victim.Victim) { to.Sex = from.Sex },
	match.Birthplace: func(to *victim.Victim, from victim.Victim) {
		identity(to).Birthplace = from.Identity.Birthplace
	},
	match.Citizenship: func(to *victim.Victim, from victim.Victim) {
		to.Citizenships = from.Citizenships
	},
}

func identity(v *victim.Victim) *person.Identity {
	own := person.Identity{}
	if v.Identity != nil {
		own = *v.Identity
	}
	v.Identity = &own
	return v.Identity
}

var empty = victim.Victim{Identity: &person.Identity{}}

// The table of the package doc is what is counted: the weights make 100, and each field alone adds
// what the table says, or takes it off.
func TestScore_TableOfTheDoc(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	line := regexp.MustCompile(`(?m)^//\t(\w+) +(\d+) +(-?\d+)$`)
	var listed []match.Field
	sum := 0
	for _, m := range line.FindAllStringSubmatch(string(doc), -1) {
		field := match.Field(m[1])
		agree, _ := strconv.Atoi(m[2])
		differ, _ := strconv.Atoi(m[3])
		listed, sum = append(listed, field), sum+agree

		alone := victim.Victim{ID: "a"}
		take[field](&alone, full(""))
		got := match.Compare(kept(full("b")), kept(alone))
		assert.Equal(t, agree, got.Score, field)
		assert.Equal(t, []match.Field{field}, got.Agree, field)
		assert.Empty(t, got.Differ, field)

		// What a difference takes off is seen where enough agrees.
		changed := full("a")
		take[field](&changed, other(""))
		got = match.Compare(kept(full("b")), kept(changed))
		assert.Equal(t, 100-agree+differ, got.Score, field)
		assert.Equal(t, differ != 0, slices.Contains(got.Differ, field), field)

		lacking := full("a")
		take[field](&lacking, empty)
		got = match.Compare(kept(full("b")), kept(lacking))
		assert.Equal(t, 100-agree, got.Score, field)
		assert.Equal(t, []match.Field{field}, got.Silent, field)
	}
	assert.Equal(t, law.Codes[match.Field](), listed)
	assert.Equal(t, 100, sum)
	assert.Equal(t, 100, match.Compare(kept(full("a")), kept(full("b"))).Score)
	assert.Equal(t, 0, match.Compare(kept(full("a")), kept(other("b"))).Score)
}

func TestScore_Names(t *testing.T) {
	patronymic := func(p string) person.Name {
		return person.Name{Given: "Zarđa", Family: "Šunić", Patronymic: p}
	}
	of := func(kind person.NameKind, s string) person.Name {
		return person.Name{Kind: kind, Text: s}
	}
	for name, tt := range map[string]struct {
		a, b    victim.Victim
		score   int
		verdict string // agree, differ or silent
	}{
		"the same": {
			named(text("Zarđa Šunić")), named(text("Zarđa Šunić")), 40, "agree",
		},
		"in Cyrillic": {
			named(text("Zarđa Šunić")), named(text("Жарђа Шунић")), 40, "agree",
		},
		"the other way round": {
			named(text("Zarđa Šunić")), named(text("ŠUNIĆ, Zarđa")), 40, "agree",
		},
		"in parts": {
			named(text("Zarđa Šunić")),
			named(person.Name{Given: "Zarđa", Family: "Šunić"}), 40, "agree",
		},
		"a part and a text": {
			named(text("Zarđa Šunić")),
			named(person.Name{Given: "Zarđa", Text: "Zarđa Šunić"}), 40, "agree",
		},
		"one has a patronymic": {
			named(text("Zarđa Šunić")), named(patronymic("Mirzova")), 40, "agree",
		},
		"one has it in the text": {
			named(text("Zarđa Mirzova Šunić")), named(patronymic("Mirzova")), 40, "agree",
		},
		"in the text alone": {
			named(text("Zarđa Mirzova Šunić")), named(text("Zarđa Šunić")), 35, "agree",
		},
		"two patronymics": {
			named(patronymic("Mirzova")), named(patronymic("Bokleva")), 0, "differ",
		},
		"a patronymic, spelt": {
			named(patronymic("Mirzova")), named(patronymic("Мирзова")), 40, "agree",
		},
		"a slip": {
			named(text("Zarđa Šunić")), named(text("Zarđa Šunič")), 40, "agree",
		},
		"two letters swapped": {
			named(text("Zardala Sunic")), named(text("Zardaal Sunic")), 37, "agree",
		},
		"one word of two": {named(text("Zarđa Šunić")), named(text("Zarđa")), 9, "agree"},
		"one word each":   {named(text("Zarđa")), named(text("Zarda")), 10, "agree"},
		"another given name": {
			named(text("Zarđa Šunić")), named(text("Bokle Šunić")), 0, "differ",
		},
		"another word": {
			named(text("Zarđa")), named(text("Bokle Telpe")), 0, "differ",
		},
		"none on one side": {named(text("Zarđa Šunić")), named(), 0, "silent"},
		"of marks alone":   {named(text("Zarđa Šunić")), named(text("- -")), 0, "silent"},
		"another script": {
			named(text("Zarđa Šunić")), named(text("زردا شونتش")), 0, "silent",
		},
		"both in another": {
			named(text("زردا شونتش")), named(text("شونتش زردا")), 40, "agree",
		},
		"both in another, and not": {
			named(text("زردا شونتش")), named(text("بكل تلپ")), 0, "differ",
		},
		"another nickname": {
			named(text("Zarđa Šunić")), named(of("nickname", "Kuki")), 0, "silent",
		},
		"an alias": {
			named(text("Zarđa Šunić")), named(of("alias", "Zarđa Šunić")), 40, "agree",
		},
		"the name before marriage": {
			named(text("Zarđa Šunić")),
			named(text("Zarđa Telpe"), of("before-marriage", "Zarđa Šunić")), 40, "agree",
		},
		"a nickname beside a name": {
			named(text("Zarđa Šunić")), named(of("nickname", "Kuki"), text("Bok Telpe")), 0,
			"differ",
		},
		"a title is no name": {
			named(person.Name{Prefix: "Mrs", Title: "Dr", Given: "Zarđa", Family: "Šunić"}),
			named(text("Zarđa Šunić")), 40, "agree",
		},
		"a patronymic and no more": {
			named(person.Name{Patronymic: "Mirzova"}), named(person.Name{Patronymic: "Mirzova"}),
			10, "agree",
		},
		"the words stand twice": {
			named(text("Zarđa Zarđa Šunić")), named(text("Zarđa Šunić")), 40, "agree",
		},
		"longer than any name": {
			named(text(long("Zarđ"))), named(text(long("Zarđ"))), 10, "agree",
		},
		"more words than are read": {
			named(text("aa bb cc dd ee ff gg hh")), named(text("hh gg ff ee dd cc bb aa")), 40,
			"agree",
		},
		"more names than are read": {
			named(many("Zar", 40)...), named(many("Zar", 40)...), 40, "agree",
		},
		"a name from a false paper": {
			named(text("Zarđa Šunić")), named(of("in-false-document", "Bok Telpe")), 0, "silent",
		},
	} {
		a, b := tt.a, tt.b
		a.ID, b.ID = "a", "b"
		got := match.Compare(kept(a), kept(b))
		assert.Equal(t, tt.score, got.Score, name)
		where := map[string][]match.Field{
			"agree": got.Agree, "differ": got.Differ, "silent": got.Silent,
		}
		assert.Contains(t, where[tt.verdict], match.Names, name)
	}
}

func long(s string) string {
	out := ""
	for range 120 {
		out += s
	}
	return out
}

func many(s string, n int) []person.Name {
	var out []person.Name
	for i := range n {
		out = append(out, text(s+string(rune('a'+i%26))+string(rune('a'+i/26))+" Šunić"))
	}
	return out
}

// A birth is the stretch of days that the record allows, with both its ends.
func TestScore_Birth(t *testing.T) {
	between := func(lo, hi int, on law.Day) person.Age {
		return person.Age{Knowledge: person.AgeRange, Min: lo, Max: hi, On: on}
	}
	month := person.Age{Knowledge: person.AgeMonth, BirthYear: 2012, BirthMonth: 4}
	may := person.Age{Knowledge: person.AgeMonth, BirthYear: 2012, BirthMonth: 5}
	// Who was 12 to 13 years old on 1 April 2026 was born from 2 April 2012 to 1 April 2014.
	years := between(12, 13, d(2026, time.April, 1))
	disputed := born("2012-04-01")
	disputed.Status = person.DisputedAge
	standsIn := born("2012-01-01") // 1 January for a year, as systems store it
	standsIn.Knowledge = person.AgeYear
	for name, tt := range map[string]struct {
		a, b    person.Age
		score   int
		verdict string
	}{
		"one day":                  {born("2012-04-01"), born("2012-04-01"), 20, "agree"},
		"the next":                 {born("2012-04-01"), born("2012-04-02"), 0, "differ"},
		"29 February and 1 March":  {born("2012-02-29"), born("2012-03-01"), 20, "agree"},
		"28 and 29 February":       {born("2012-02-28"), born("2012-02-29"), 0, "differ"},
		"a month of 31 days":       {may, born("2012-05-01"), 16, "agree"},
		"the first of the month":   {month, born("2012-04-01"), 16, "agree"},
		"the last of the month":    {month, born("2012-04-30"), 16, "agree"},
		"the day before the month": {month, born("2012-03-31"), 0, "differ"},
		"the day after the month":  {month, born("2012-05-01"), 0, "differ"},
		"the first of the year":    {born("2012"), born("2012-01-01"), 12, "agree"},
		"the last of the year":     {born("2012"), born("2012-12-31"), 12, "agree"},
		"the year before":          {born("2012"), born("2011-12-31"), 0, "differ"},
		"the year after":           {born("2012"), born("2013-01-01"), 0, "differ"},
		"two years":                {born("2012"), born("2012"), 12, "agree"},
		"1 January is no day":      {standsIn, born("2012-12-31"), 12, "agree"},
		"the first of a range":     {years, born("2012-04-02"), 8, "agree"},
		"before a range":           {years, born("2012-04-01"), 0, "differ"},
		"the last of a range":      {years, born("2014-04-01"), 8, "agree"},
		"after a range":            {years, born("2014-04-02"), 0, "differ"},
		"within ten years":         {between(10, 16, on), born("2012-04-01"), 4, "agree"},
		"of more than ten years":   {between(5, 17, on), born("2012-04-01"), 0, "silent"},
		"outside of even that":     {between(5, 17, on), born("2001-04-01"), 0, "differ"},
		"in dispute":               {disputed, born("2012-04-01"), 0, "silent"},
		"years without their day":  {between(12, 13, law.Day{}), born("2012-04-01"), 0, "silent"},
		"of another calendar":      {born("1391-04-01"), born("2012-04-01"), 0, "silent"},
		"born after the day":       {born("2026-11-24"), born("2026-11-24"), 0, "silent"},
		"not known":                {person.Age{}, born("2012-04-01"), 0, "silent"},
		"an estimate": {
			person.Age{Knowledge: person.AgeEstimate, Estimate: 14, On: on}, born("2012-04-01"), 4,
			"agree",
		},
		"an estimate, too young": {
			person.Age{Knowledge: person.AgeEstimate, Estimate: 12, On: on}, born("2012-04-01"), 0,
			"silent",
		},
		"an estimate by itself": {
			person.Age{Estimate: 12, On: on}, born("2012-04-01"), 0, "silent",
		},
		"a range of an infant": {between(0, 0, on), born("2012-04-01"), 0, "differ"},
	} {
		a, b := victim.Victim{ID: "a", Age: tt.a}, victim.Victim{ID: "b", Age: tt.b}
		for _, got := range []match.Result{
			match.Compare(kept(a), kept(b)), match.Compare(kept(b), kept(a)),
		} {
			assert.Equal(t, tt.score, got.Score, name)
			where := map[string][]match.Field{
				"agree": got.Agree, "differ": got.Differ, "silent": got.Silent,
			}
			assert.Contains(t, where[tt.verdict], match.Birth, name)
		}
	}
}

func TestScore_TheRest(t *testing.T) {
	at := func(p person.Place) victim.Victim {
		return victim.Victim{Identity: &person.Identity{Birthplace: p}}
	}
	citizen := func(codes ...string) victim.Victim {
		v := victim.Victim{}
		for _, c := range codes {
			kind := person.CitizenOf
			if c == "" {
				kind = person.Stateless
			}
			v.Citizenships = append(
				v.Citizenships, person.Citizenship{Kind: kind, Country: code(c)},
			)
		}
		return v
	}
	doc := func(docs ...person.Document) victim.Victim {
		return victim.Victim{Identity: &person.Identity{Documents: docs}}
	}
	parents := func(r ...person.Relative) victim.Victim { return victim.Victim{Relatives: r} }
	rel := func(relation person.RelationKind, name string) person.Relative {
		return person.Relative{Relation: relation, Names: []person.Name{text(name)}}
	}
	sex := func(s person.Sex) victim.Victim { return victim.Victim{Sex: s} }
	pass := person.Document{Kind: "passport", Number: "Z 123 456", Country: "MK"}
	forged := pass
	forged.Genuine = "forged"
	for name, tt := range map[string]struct {
		field   match.Field
		a, b    victim.Victim
		score   int
		verdict string
	}{
		"sex not known": {
			match.Sex, sex(person.Female), sex(person.SexUnknown), 0, "silent",
		},
		"another sex": {
			match.Sex, sex(person.Female), sex(person.OtherSex), 0, "differ",
		},
		"one city": {
			match.Birthplace,
			at(person.Place{City: "Zarlovo"}), at(person.Place{City: "Зарлово"}),
			5, "agree",
		},
		"one city, two countries": {
			match.Birthplace, at(person.Place{City: "Zarlovo", Code: "MK"}),
			at(person.Place{City: "Zarlovo", Code: "BG"}), 0, "differ",
		},
		"one country": {
			match.Birthplace, at(person.Place{City: "Zarlovo", Code: "MK"}),
			at(person.Place{Code: "MK"}), 2, "agree",
		},
		"country of a locode": {
			match.Birthplace, at(person.Place{Locode: "MKSKP"}), at(person.Place{Code: "MK"}), 2,
			"agree",
		},
		"two cities": {
			match.Birthplace, at(person.Place{City: "Zarlovo", Code: "MK"}),
			at(person.Place{City: "Telpe", Code: "MK"}), 0, "differ",
		},
		"a city and a country": {
			match.Birthplace, at(person.Place{City: "Zarlovo"}), at(person.Place{Code: "MK"}), 0,
			"silent",
		},
		"one citizenship of two": {
			match.Citizenship, citizen("MK", "BG"), citizen("AL", "BG"), 5, "agree",
		},
		"stateless":                {match.Citizenship, citizen(""), citizen(""), 5, "agree"},
		"stateless, and a citizen": {match.Citizenship, citizen(""), citizen("BG"), 0, "differ"},
		"citizenship not known": {
			match.Citizenship,
			victim.Victim{Citizenships: []person.Citizenship{{Kind: person.CitizenshipUnknown}}},
			citizen("BG"), 0, "silent",
		},
		"one paper of two": {
			match.Documents, doc(person.Document{Number: "A99999", Country: "AL"}, pass), doc(pass),
			15, "agree",
		},
		"the number, spelt": {
			match.Documents, doc(pass), doc(person.Document{Number: "z-123456", Country: "MK"}), 15,
			"agree",
		},
		"another paper": {
			match.Documents, doc(pass), doc(person.Document{Number: "Z123457", Country: "MK"}), 0,
			"silent",
		},
		"of another country": {
			match.Documents, doc(pass), doc(person.Document{Number: "Z123456", Country: "AL"}), 0,
			"silent",
		},
		"of no country": {
			match.Documents, doc(person.Document{Number: "Z123456"}),
			doc(person.Document{Number: "Z123456"}), 0, "silent",
		},
		"a number of few signs": {
			match.Documents, doc(person.Document{Number: "1234", Country: "MK"}),
			doc(person.Document{Number: "1234", Country: "MK"}), 0, "silent",
		},
		"digits that stand twice": {
			match.Documents, doc(person.Document{Number: "112233", Country: "MK"}),
			doc(person.Document{Number: "111123", Country: "MK"}), 0, "silent",
		},
		"a forged paper": {match.Documents, doc(forged), doc(forged), 0, "silent"},
		"one parent": {
			match.Parents, parents(rel("mother", "Orza Šunić")),
			parents(rel("mother", "Орза Шунић"), rel("father", "Bok Telpe")), 5, "agree",
		},
		"a parent, not said which": {
			match.Parents, parents(rel("mother", "Orza Šunić")),
			parents(rel("parent", "Orza Šunić")), 5, "agree",
		},
		"a father is no mother": {
			match.Parents, parents(rel("mother", "Orza Šunić")),
			parents(rel("father", "Orza Šunić")), 0, "silent",
		},
		"a parent of one word": {
			match.Parents, parents(rel("father", "Mirzo")), parents(rel("father", "Mirzo Šunić")),
			2, "agree",
		},
		"other parents": {
			match.Parents, parents(rel("mother", "Orza Šunić")),
			parents(rel("mother", "Bok Telpe")), 0, "differ",
		},
		"an aunt is no parent": {
			match.Parents, parents(rel("aunt-or-uncle", "Orza Šunić")),
			parents(rel("mother", "Orza Šunić")), 0, "silent",
		},
		"three parents": {
			match.Parents,
			parents(
				rel("mother", "Orza Šunić"), rel("father", "Mirzo Šunić"),
				rel("adoptive-parent", "Bok Telpe"),
			),
			parents(
				rel("mother", "Orza Šunić"), rel("father", "Mirzo Šunić"),
				rel("adoptive-parent", "Bok Telpe"),
			),
			10, "agree",
		},
	} {
		tt.a.ID, tt.b.ID = "a", "b"
		got := match.Compare(kept(tt.a), kept(tt.b))
		assert.Equal(t, tt.score, got.Score, name)
		where := map[string][]match.Field{
			"agree": got.Agree, "differ": got.Differ, "silent": got.Silent,
		}
		assert.Contains(t, where[tt.verdict], tt.field, name)
	}
}

func TestFlags(t *testing.T) {
	adult := full("b")
	adult.Age = born("2000-04-01")
	brother := full("b")
	brother.Identity = &person.Identity{Names: []person.Name{{Given: "Boklen", Family: "Šunić"}}}
	brother.Sex = person.Male
	swapped := full("b")
	swapped.Age = born("2012-01-04")
	disputed := full("b")
	disputed.Age.Knowledge = person.AgeDisputed
	dead := full("b")
	dead.Died = date("2026")
	short := full("b")
	identity(&short).Names = []person.Name{text("Zarđa")}
	arabic := full("b")
	identity(&arabic).Names = []person.Name{text("زردا شونتش")}
	for name, tt := range map[string]struct {
		b    victim.Victim
		want []match.Flag
	}{
		"nothing":  {full("b"), nil},
		"twins":    {brother, []match.Flag{match.TwinsPossible}},
		"an adult": {adult, []match.Flag{match.ChildAndAdult}},
		"swapped":  {swapped, []match.Flag{match.DayMonthSwapped}},
		"disputed": {disputed, []match.Flag{match.AgeInDoubt}},
		"dead":     {dead, []match.Flag{match.RecordedDead}},
		"one word": {short, []match.Flag{match.OneWordName}},
		"scripts":  {arabic, []match.Flag{match.ScriptsDiffer}},
	} {
		assert.Equal(t, tt.want, match.Compare(kept(full("a")), kept(tt.b)).Flags, name)
		assert.Equal(t, tt.want, match.Compare(kept(tt.b), kept(full("a"))).Flags, name)
	}
	a, b := keptIn("f", full("a")), keptIn("f", full("b"))
	assert.Equal(t, []match.Flag{match.SameFile}, match.Compare(a, b).Flags)
	assert.Equal(t, []match.Flag{match.SameRecord}, match.Compare(a, a).Flags)

	traced, err := match.ForTracing(file("g", agreed(full("a"))), "a", on)
	require.NoError(t, err)
	for _, p := range []match.Profile{traced, {}} {
		got := match.Compare(a, p)
		assert.Equal(t, []match.Flag{match.PurposesDiffer}, got.Flags)
		assert.Zero(t, got.Score)
		assert.Equal(t, law.Codes[match.Field](), got.Silent)
	}
	assert.Zero(t, match.Compare(match.Profile{}, match.Profile{}).Score)
}
