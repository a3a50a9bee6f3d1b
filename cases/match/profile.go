package match

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Profile is what is compared of a person, made for one purpose by [ForDuplicates] or
// [ForTracing]. Nobody can look into it: it has no form in JSON but {}, and what prints, logs or
// walks through it finds no value of the person. The zero Profile says nothing.
type Profile struct {
	// A function, so that not even reflection leads to what it knows.
	facts func() *facts
}

// Record returns the ids of the case file and of the victim in it.
func (p Profile) Record() (file, victim string) {
	f := p.look()
	return f.file, f.record
}

func (p Profile) look() *facts {
	if p.facts == nil {
		return &facts{}
	}
	return p.facts()
}

func profile(f *facts) Profile { return Profile{func() *facts { return f }} }

// purpose is what a profile was made for. Those of two purposes are never compared: who consented
// to nothing is looked at within the house alone.
type purpose int

const (
	duplicates purpose = iota + 1
	tracing
)

// facts are what is known of a person.
type facts struct {
	// Sole is mother or father, of one from whom somebody is kept and who is the only such on file.
	sole person.RelationKind

	purpose      purpose
	file, record string

	names []name
	// first and last are the days on which the person can turn 18, which say no more of the birth
	// than the file does. Both are zero where they are not known.
	first, last law.Day
	guessed     bool // by an estimate, which says little against another day
	doubt       bool // the file says more than one thing about the age
	standing    person.Standing
	sex         person.Sex
	born        place
	parents     []parent
	countries   []jurisdiction.Code // of which the person is a citizen
	stateless   bool
	documents   [][sha256.Size]byte
	died        bool

	// barred are those to whom the person is never shown, and keeps says whether one with an id in
	// the same file is.
	barred []*facts
	keeps  func(id string) bool
}

// is reports whether two are of one record of a victim.
func (f *facts) is(other *facts) bool {
	return f.file != "" && f.file == other.file && f.record == other.record
}

// A place is where somebody was born, as far as it is known.
type place struct {
	country jurisdiction.Code
	locode  person.Locode
	city    []name
}

// A parent is somebody's parent; sex is that which the relation says.
type parent struct {
	names []name
	sex   person.Sex
}

// ForDuplicates returns the profile by which an organisation finds records of one person that it
// keeps twice. To keep its own files in order is part of keeping them, and takes no consent to
// tracing; a profile that was made so serves for nothing else, [Candidates] refuses it. Do not hand
// it to another organisation: that would be a disclosure, see [cases.File.Disclose].
//
// A victim that f does not have, or has twice, is a [*cases.LookupError]; the zero day is
// [rule.ErrNoDay].
func ForDuplicates(f *cases.File, victim string, on law.Day) (Profile, error) {
	v, err := find(f, victim, on)
	if err != nil {
		return Profile{}, err
	}
	made := factsOf(v, on, duplicates, everything)
	made.file = f.ID
	return profile(made), nil
}

// ForTracing returns the profile of a person who may be the one whom somebody looks for. It takes a
// consent of the person to [victim.PurposeTracing] that counts on the day, by all that the file
// knows ([cases.File.ConsentFlawNow]), and holds what the consent covers: without the category
// identity it has no names. Where the file says that tracing is not safe, or that the person does
// not want to be found, there is none. In all these cases the error is a [*RefusedError].
//
// A victim that f does not have, or has twice, is a [*cases.LookupError]; the zero day is
// [rule.ErrNoDay].
func ForTracing(f *cases.File, victim string, on law.Day) (Profile, error) {
	v, err := find(f, victim, on)
	if err != nil {
		return Profile{}, err
	}
	covers, err := consented(f, v, on)
	said := look(v, on)
	switch {
	case err != nil:
		return Profile{}, err
	case said.unwished(""):
		return Profile{}, &RefusedError{Because: NotWished}
	case said.unsafe(""):
		return Profile{}, &RefusedError{Because: NotScreened}
	}
	made := factsOf(v, on, tracing, covers)
	made.file, made.barred = f.ID, barred(f, v, on)
	made.keeps = func(id string) bool {
		return f.ShutRelative(v, byID(id), on) || said.unwished(id)
	}
	return profile(made), nil
}

// find returns the victim of f with the id.
func find(f *cases.File, id string, on law.Day) (*victim.Victim, error) {
	if on.IsZero() {
		return nil, fmt.Errorf("match: %w", rule.ErrNoDay)
	}
	if f == nil {
		return nil, &cases.LookupError{List: "/victims", Err: cases.ErrNotFound}
	}
	return one(f.Victims, "/victims", id, func(v *victim.Victim) string { return v.ID })
}

// one returns the element of a list with the id.
func one[T any](list []T, pointer, id string, of func(*T) string) (*T, error) {
	var found *T
	for i := range list {
		switch {
		case of(&list[i]) != id || id == "":
		case found != nil:
			return nil, &cases.LookupError{List: pointer, Err: cases.ErrAmbiguous}
		default:
			found = &list[i]
		}
	}
	if found == nil {
		return nil, &cases.LookupError{List: pointer, Err: cases.ErrNotFound}
	}
	return found, nil
}

// covered says whether data of a category may be used, in the record with an id, "" for a field
// that is in no such record.
type covered func(category person.Category, record string) bool

func everything(person.Category, string) bool { return true }

// consented returns what the consents of v to tracing cover that count now, less what they are
// limited to and what somebody objects to. Limits and objections that name a recipient speak of
// whom something is told; nobody is told anything here.
func consented(f *cases.File, v *victim.Victim, on law.Day) (covered, error) {
	var counts []*victim.Consent
	flaw, nobody := victim.FlawNotGiven, victim.Recipient{}
	for i := range v.Consents {
		c := &v.Consents[i]
		if !slices.Contains(c.Purposes, victim.PurposeTracing) {
			continue
		}
		if why := f.ConsentFlawNow(v, c.ID, victim.PurposeTracing, on); why != "" {
			flaw = why
			continue
		}
		counts = append(counts, c)
	}
	objects := victim.Whole(v.Objects(nobody, on), f.ID)
	if objects(person.CategoryID, "") {
		counts, flaw = nil, victim.FlawObjection
	}
	if len(counts) == 0 {
		return nil, &RefusedError{Because: NoConsent, Flaw: flaw}
	}
	withholds := make([]func(person.Category, string) bool, len(counts))
	for i, c := range counts {
		withholds[i] = victim.Whole(c.Withholds(nobody, on), v.ID, f.ID)
	}
	return func(category person.Category, record string) bool {
		if objects(category, record) {
			return false
		}
		for i, c := range counts {
			if slices.Contains(c.Categories, category) && !withholds[i](category, record) {
				return true
			}
		}
		return false
	}, nil
}

// factsOf returns what is known of a victim, as far as it may be used.
func factsOf(v *victim.Victim, on law.Day, use purpose, covers covered) *facts {
	out := &facts{purpose: use, record: v.ID, died: !v.Died.IsZero()}
	if covers(person.CategoryAge, "") {
		out.ofAge(v.Age, on)
	}
	if covers(person.CategoryDemographic, "") {
		out.sex = known(v.Sex)
		out.ofCitizenships(v.Citizenships)
	}
	if covers(person.CategoryIdentity, "") && v.Identity != nil {
		out.names = namesOf(v.Identity.Names, secret(use)...)
		out.born = placeOf(v.Identity.Birthplace)
		out.documents = digests(v.Identity.Documents, covers)
	}
	out.parents = parentsOf(v, covers)
	return out
}

// secret are the kinds of names that are not used for a purpose: that which was given to keep a
// person safe is looked for by nobody outside.
func secret(use purpose) []person.NameKind {
	if use == tracing {
		return []person.NameKind{"protective"}
	}
	return nil
}

func factsOfRelative(r *person.Relative, on law.Day, covers covered) *facts {
	out := &facts{purpose: tracing, record: r.ID, died: r.Dead(on)}
	family := covers(person.CategoryFamily, r.ID)
	if family && covers(person.CategoryIdentity, r.ID) {
		out.names = namesOf(r.Names, secret(tracing)...)
		out.documents = digests(r.Documents, covers)
	}
	if family {
		out.sex = sexOf(r)
		out.ofCitizenships(r.Citizenships)
		if !r.BirthDate.IsZero() {
			out.born18(r.BirthDate.First(), r.BirthDate.Last(), on)
		}
	}
	return out
}

// born18 takes the first and the last day on which somebody can have been born.
func (f *facts) born18(first, last, on law.Day) {
	f.first, f.last = law.Birthday(first, 18), law.Birthday(last, 18)
	switch {
	case on.Before(f.first):
		f.standing = person.Child
	case !on.Before(f.last):
		f.standing = person.Adult
	}
}

// ofAge takes an age by its own doors. One that is in dispute, or against which something on file
// speaks, is not compared.
func (f *facts) ofAge(a person.Age, on law.Day) {
	f.standing = a.ChildOn(on).Standing
	first, last, known := a.Eighteen()
	_, _, clear := a.YearsOn(on)
	switch {
	case known && clear:
		f.first, f.last = first, last
		f.guessed = a.Knowledge == person.AgeEstimate ||
			a.Estimate != 0 && a.BirthDay.IsZero() && a.BirthYear == 0 && a.Min == 0 && a.Max == 0
	case known, a.Knowledge == person.AgeDisputed, a.Status == person.DisputedAge:
		f.doubt = true
	}
}

func (f *facts) ofCitizenships(list []person.Citizenship) {
	for _, c := range list {
		switch {
		case c.Kind == person.Stateless:
			f.stateless = true
		case c.Kind == person.CitizenOf && c.Country != "":
			f.countries = append(f.countries, c.Country.Country())
		}
	}
}

// known returns a sex that says something.
func known(s person.Sex) person.Sex {
	if s == person.SexUnknown {
		return ""
	}
	return s
}

// sexOf returns the sex of a relative, by the relation where nothing else is recorded.
func sexOf(r *person.Relative) person.Sex {
	switch {
	case known(r.Sex) != "":
		return r.Sex
	case r.Relation == "mother":
		return person.Female
	case r.Relation == "father":
		return person.Male
	}
	return ""
}

func placeOf(p person.Place) place {
	out := place{country: p.Code.Country(), locode: p.Locode}
	if out.country == "" && p.Locode.IsValid() {
		out.country = jurisdiction.Code(p.Locode[:2])
	}
	out.city = namesOf([]person.Name{{Text: p.City}})
	return out
}

// mostParents is how many parents are compared: those by birth and by adoption.
const mostParents = 4

func parentsOf(v *victim.Victim, covers covered) []parent {
	var out []parent
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if !covers(person.CategoryFamily, r.ID) || !covers(person.CategoryIdentity, r.ID) {
			continue
		}
		switch r.Relation {
		case person.RelationParent, "mother", "father", "adoptive-parent":
			out = append(out, parent{names: namesOf(r.Names, secret(tracing)...), sex: sexOf(r)})
		}
	}
	return sorted(out)
}

// sorted drops parents without a name and puts the others in an order that is not that of the file.
func sorted(list []parent) []parent {
	list = slices.DeleteFunc(list, func(p parent) bool { return len(p.names) == 0 })
	slices.SortFunc(list, func(a, b parent) int {
		return cmp.Or(
			slices.CompareFunc(a.names, b.names, compareNames), cmp.Compare(a.sex, b.sex),
		)
	})
	return list[:min(len(list), mostParents)]
}

// untrue are documents that do not say who the person is. Traffickers give the same to several.
var untrue = []person.Genuineness{"forged", "altered", "true-document-of-another", "false-name"}

// shortest is how many signs the number of a document has at least, so that two are not the same
// by chance.
const shortest = 5

// digests returns one digest a document, of its number and country, in order. So a profile holds no
// number; but who has all numbers of a country can find the one that has the digest.
func digests(list []person.Document, covers covered) [][sha256.Size]byte {
	var out [][sha256.Size]byte
	for i := range list {
		d := &list[i]
		number := numberOf(d.Number)
		if slices.Contains(untrue, d.Genuine) || d.Country == "" || len(number) < shortest ||
			!covers(person.CategoryIdentity, d.ID) {
			continue
		}
		out = append(out, sha256.Sum256([]byte(
			"palermo match document 1\x00"+string(d.Country.Country())+"\x00"+number,
		)))
	}
	slices.SortFunc(out, compareDigests)
	return slices.Compact(out)
}

// looks are Cyrillic and Greek capitals by the Latin ones that look the same: who reads a number
// off a paper may type either.
var looks = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P",
	"С", "C", "Т", "T", "Х", "X", "І", "I", "Ј", "J", "Ѕ", "S", "Α", "A", "Β", "B",
	"Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O",
	"Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
)

// numberOf returns the letters and digits of a number.
func numberOf(s string) string {
	return looks.Replace(strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, norm.NFKD.String(s)))
}

func compareDigests(a, b [sha256.Size]byte) int { return bytes.Compare(a[:], b[:]) }
