package htcds

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// ErrNoVictim is returned where a file has no victim with the id.
var ErrNoVictim = errors.New("htcds: the file has no victim with that id")

// FromFile turns what a case file says of one victim into a record, and returns what the record
// could not say, by the place in the file and without values.
//
// It is a conversion and no disclosure: of a file that leaves the house pass on what
// cases.File.Disclose lets through (cases.View.Whole is the file to pass). Two things it does not
// write in any case, because the standard
// cannot carry the flag that goes with them: contacts that are not known to be safe, and addresses
// that are not known to be free to pass on. Nor does it write a day of birth that the file doubts.
//
// Own fields of [ToFile] are put back, each only where the file still says what the record, had it
// that value, would have made of it: what was corrected since is not overwritten. Contacts and
// addresses come back with [Unconfirmed] alone, unless somebody recorded that they may.
func FromFile(f *cases.File, victimID string, opts ...FileOption) (Record, []Loss, error) {
	if f == nil {
		return Record{}, nil, ErrNoVictim
	}
	i := slices.IndexFunc(f.Victims, func(v victim.Victim) bool { return v.ID == victimID })
	if i < 0 {
		return Record{}, nil, ErrNoVictim
	}
	c := fromFile{f: f, v: &f.Victims[i], at: "/victims/" + strconv.Itoa(i)}
	for _, o := range opts {
		if o != nil {
			o(&c)
		}
	}
	c.all()
	c.putBack()
	return c.rec, c.list, nil
}

// all makes the record of everything but own fields.
func (c *fromFile) all() {
	c.rest(reflect.ValueOf(c.f).Elem(), "", "", carriedOfFile)
	c.keeping()
	for j := range c.f.Victims {
		if &c.f.Victims[j] != c.v {
			c.from("", "/victims/*", LeftOut, "/victims/"+strconv.Itoa(j))
		}
	}
	c.rest(reflect.ValueOf(c.v).Elem(), c.at, "/victims/*", carriedOfVictim)
	c.identity()
	c.demography()
	c.age()
	c.status()
	c.vulnerabilities()
	c.conduct()
	c.suspects()
}

type fromFile struct {
	losses
	f   *cases.File
	v   *victim.Victim
	at  string // JSON Pointer of the victim
	rec Record
	// unconfirmed is set by [Unconfirmed].
	unconfirmed bool
}

// rest notes every member of a struct that is set and not carried. At is where the struct is,
// pattern the same in the list.
func (c *fromFile) rest(v reflect.Value, at, pattern string, carried []string) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if !v.Field(i).IsZero() && !slices.Contains(carried, name) {
			l := noPlace(pattern + "/" + name)
			l.Path = at + "/" + name
			c.list = append(c.list, l)
		}
	}
}

func index(list string, i int) string { return list + "/" + strconv.Itoa(i) }

func (c *fromFile) identity() {
	id := c.v.Identity
	if id == nil {
		return
	}
	best := max(slices.IndexFunc(id.Names, func(n person.Name) bool {
		return n.Kind == person.NameCurrent
	}), 0)
	for i, n := range id.Names {
		path := index(c.at+"/identity/names", i)
		if i != best {
			c.from(PrsSecondName, "/victims/*/identity/names/*", LeftOut, path)
			continue
		}
		c.rec.Salutation, c.rec.Title = n.Prefix, n.Title
		c.rec.FirstName, c.rec.MiddleName, c.rec.SecondName = n.Given, n.Additional, n.Family
		whole := n.Given == "" && n.Additional == "" && n.Family == ""
		if whole {
			c.rec.SecondName = n.Text
		}
		rest := n
		rest.Kind, rest.Prefix, rest.Title, rest.Given, rest.Additional, rest.Family =
			"", "", "", "", "", ""
		if whole {
			rest.Text = ""
		}
		if n.Kind != person.NameCurrent || rest != (person.Name{}) ||
			whole && strings.Contains(n.Text, " ") {
			c.from(PrsSecondName, "/victims/*/identity/names/*", Narrowed, path)
		}
	}
	for i, d := range id.Documents {
		path := index(c.at+"/identity/documents", i)
		if d.Kind != idNumberKind || c.rec.IdentityNumber != "" || d.Number == "" {
			c.from(PrsIdentityNumber, "/victims/*/identity/documents/*", LeftOut, path)
			continue
		}
		c.rec.IdentityNumber = d.Number
		if d != (person.Document{Kind: d.Kind, Number: d.Number}) {
			c.from(PrsIdentityNumber, "/victims/*/identity/documents/*", Narrowed, path)
		}
	}
	c.contacts(id.Contacts)
	c.addresses(id.Addresses)
}

func (c *fromFile) contacts(list []person.Contact) {
	out := make([]*string, len(list))
	taken := map[*string]bool{}
	take := func(i int, to *string) {
		if out[i] == nil && !taken[to] {
			out[i], taken[to] = to, true
		}
	}
	may := func(x person.Contact) bool {
		return x.Safe == person.Yes || c.unconfirmed && x.Safe == ""
	}
	// Those that say what they are used for come first, then the others in their order.
	for i, x := range list {
		switch {
		case !may(x):
		case x.Kind == person.ContactEmail:
			take(i, &c.rec.Email)
		case x.Kind == person.ContactPhone && x.Use == useMobile:
			take(i, &c.rec.MobilePhone)
		case x.Kind == person.ContactPhone && x.Use == useHome:
			take(i, &c.rec.HomePhone)
		}
	}
	for i, x := range list {
		if may(x) && x.Kind == person.ContactPhone {
			take(i, &c.rec.MobilePhone)
			take(i, &c.rec.HomePhone)
		}
	}
	for i, x := range list {
		kind := LeftOut
		if out[i] != nil {
			*out[i], kind = x.Value, Narrowed
		}
		c.from(
			PrsMobilePhone, "/victims/*/identity/contacts/*", kind,
			index(c.at+"/identity/contacts", i),
		)
	}
}

func (c *fromFile) addresses(list []person.Address) {
	best := -1
	for i, a := range list {
		if a.Confidential != person.No && !(c.unconfirmed && a.Confidential == "") {
			continue
		}
		if best < 0 || a.Kind == mailing && list[best].Kind != mailing {
			best = i
		}
	}
	for i, a := range list {
		kind := LeftOut
		if i == best {
			kind = Narrowed
			c.rec.MailingStreet = cmp.Or(a.Street, a.Text)
			c.rec.MailingCity, c.rec.MailingState = a.City, a.Region
			c.rec.MailingPostalCode = a.PostalCode
			c.rec.MailingCountry = cmp.Or(Country(a.Place.Country()), Country(a.Country))
			c.rec.MailingLatitude, c.rec.MailingLongitude = numberOf(a.Lat), numberOf(a.Lon)
		}
		c.from(
			PrsMailingStreet, "/victims/*/identity/addresses/*", kind,
			index(c.at+"/identity/addresses", i),
		)
	}
}

func numberOf(x *float64) Number {
	if x == nil {
		return ""
	}
	return NewNumber(*x)
}

func (c *fromFile) demography() {
	c.rec.Gender = word(genders, c.v.Gender)
	told := c.rec.Gender != ""
	if c.v.Gender != "" && !told {
		c.from(PrsGender, "/victims/*/gender", LeftOut, c.at+"/gender")
	}
	switch {
	case c.v.Sex == "":
	case !told && c.v.Sex == person.Female:
		c.rec.Gender = GenderFeminine
		c.from(PrsGender, "/victims/*/sex", Derived, c.at+"/sex")
	case !told && c.v.Sex == person.Male:
		c.rec.Gender = GenderMasculine
		c.from(PrsGender, "/victims/*/sex", Derived, c.at+"/sex")
	case c.v.Sex == person.Female && c.rec.Gender == GenderFeminine,
		c.v.Sex == person.Male && c.rec.Gender == GenderMasculine:
	default:
		c.from(PrsGender, "/victims/*/sex", LeftOut, c.at+"/sex")
	}
	c.rec.MaritalStatus = word(maritals, c.v.Marital)
	if c.v.Marital != "" && c.rec.MaritalStatus == "" {
		c.from(PrsMaritalStatus, "/victims/*/marital", LeftOut, c.at+"/marital")
	}
	children := c.v.Children
	if n := children.Number; n != nil {
		c.rec.NumberOfChildren = Number(strconv.Itoa(*n))
	}
	children.Number = nil
	if children != (victim.ChildrenOf{}) {
		c.from(PrsNumberOfChildren, "/victims/*/children", LeftOut, c.at+"/children")
	}
	for i, x := range c.v.Citizenships {
		code := x.Country.Country()
		if x.Kind != person.CitizenOf || !code.IsValid() ||
			slices.Contains(c.rec.Citizenship, code) {
			c.from(PrsCitizenship, "/victims/*/citizenships/*", LeftOut, index(c.at+"/citizenships", i))
			continue
		}
		c.rec.Citizenship = append(c.rec.Citizenship, code)
	}
	for i, tag := range c.v.Languages {
		l, ok := NewLanguage(tag)
		to := &c.rec.PrimaryLanguage
		if *to != "" {
			to = &c.rec.SecondaryLanguage
		}
		path := index(c.at+"/languages", i)
		if !ok || *to != "" || c.rec.PrimaryLanguage == l {
			c.from(PrsPrimaryLanguage, "/victims/*/languages/*", LeftOut, path)
			continue
		}
		*to = l
		if l.Tag() != tag {
			c.from(PrsPrimaryLanguage, "/victims/*/languages/*", Narrowed, path)
		}
	}
}

func (c *fromFile) age() {
	a := c.v.Age
	// The day is beyond doubt only if the file makes an adult of the person on the day of its 18th
	// birthday.
	doubted := a.Status == person.DisputedAge || a.Status == person.PresumedChild ||
		a.ChildOn(law.Birthday(a.BirthDay, 18)).Standing != person.Adult
	known := !a.BirthDay.IsZero()
	if known && doubted {
		c.from(PrsBirthdate, "/victims/*/age/birth_day", LeftOut, c.at+"/age/birth_day")
	}
	if known && !doubted {
		c.rec.Birthdate = a.BirthDay
		c.ageWhenTrafficked(a.BirthDay)
	}
	if rest := a; !reflect.ValueOf(rest).IsZero() {
		rest.BirthDay = law.Day{}
		if known && rest.Knowledge == person.AgeExact {
			rest.Knowledge = ""
		}
		if !reflect.ValueOf(rest).IsZero() {
			c.from(PrsBirthdate, "/victims/*/age", LeftOut, c.at+"/age")
		}
	}
}

// ageWhenTrafficked counts the years to the earliest conduct, if all conduct has a first day.
func (c *fromFile) ageWhenTrafficked(birth law.Day) {
	var first law.Day
	for i := range c.f.Conduct {
		x := &c.f.Conduct[i]
		if !slices.Contains(x.Victims, c.v.ID) {
			continue
		}
		if x.From.IsZero() {
			return // something else may have been earlier
		}
		if first.IsZero() || x.From.Before(first) {
			first = x.From
		}
	}
	if first.IsZero() || first.Before(birth) {
		return
	}
	years := first.Year() - birth.Year()
	if first.Before(law.Birthday(birth, years)) {
		years--
	}
	if years <= 130 {
		c.rec.AgeWhenTrafficked = Number(strconv.Itoa(years))
		c.from(VicAgeWhenTrafficked, "/victims/*/age/birth_day", Derived, c.at+"/age/birth_day")
	}
}

// status takes the last step on whether the person is a victim.
func (c *fromFile) status() {
	last, undated, steps := -1, false, 0
	for i, d := range c.v.Status {
		if d.Kind == victim.StatusDetected || d.Kind == victim.StatusReferred {
			continue
		}
		steps++
		undated = undated || d.Day.IsZero()
		if last < 0 || !d.Day.Before(c.v.Status[last].Day) {
			last = i
		}
	}
	if undated && steps > 1 {
		last = -1 // it cannot be told which is the last
	}
	if last >= 0 {
		c.rec.TraffickingStatus = statusOf(c.v.Status[last])
	}
	for i := range c.v.Status {
		path := index(c.at+"/status", i)
		if i != last || c.rec.TraffickingStatus == "" {
			c.from(VicTraffickingStatus, "/victims/*/status/*", LeftOut, path)
			continue
		}
		d := c.v.Status[i]
		c.rec.TraffickingStatusDecisionMakingOrg = decisionMakers[d.Body]
		if d.Body != "" && bodies[c.rec.TraffickingStatusDecisionMakingOrg] != d.Body {
			c.from(VicTraffickingStatusDecisionMakingOrg, "/victims/*/status/*", Narrowed, path)
		}
		d.Kind, d.Outcome, d.Body = "", "", ""
		if !reflect.ValueOf(d).IsZero() || c.v.Status[i].Kind == victim.StatusReasonableGrounds {
			c.from(VicTraffickingStatus, "/victims/*/status/*", Narrowed, path)
		}
	}
}

// statusOf returns the word of the standard for a step, or "" if it has none. That no reasonable
// grounds were found does not say that a person is no victim.
func statusOf(d victim.StatusDecision) TraffickingStatus {
	switch {
	case d.Kind == victim.StatusPresumed && d.Outcome != victim.Negative, d.Kind == victim.StatusReasonableGrounds && d.Outcome == victim.Positive:
		return PossibleVictimOfTrafficking
	case d.Kind == victim.StatusIdentified && d.Outcome != victim.Negative:
		return ActualVictimOfTrafficking
	case d.Kind == victim.StatusIdentified, d.Kind == victim.StatusNotConfirmed && d.Outcome != victim.Positive:
		return NotAVictimOfTrafficking
	}
	return ""
}

// decisionMakers are the words of the standard for kinds of bodies.
var decisionMakers = map[jurisdiction.BodyKind]DecisionMaker{
	jurisdiction.Police: DecidedByPolice, jurisdiction.BorderPolice: DecidedByPolice, jurisdiction.Prosecutor: DecidedByCourtOrProsecution, jurisdiction.Court: DecidedByCourtOrProsecution,
	jurisdiction.NGO: DecidedByNGO, jurisdiction.SocialWork: DecidedByNonPoliceGovernmentalOrganization, jurisdiction.ChildProtection: DecidedByNonPoliceGovernmentalOrganization,
	jurisdiction.Ministry: DecidedByNonPoliceGovernmentalOrganization, jurisdiction.Ombudsman: DecidedByNonPoliceGovernmentalOrganization,
	jurisdiction.LabourInspector: DecidedByNonPoliceGovernmentalOrganization, jurisdiction.Migration: DecidedByNonPoliceGovernmentalOrganization,
	jurisdiction.Asylum: DecidedByNonPoliceGovernmentalOrganization, jurisdiction.Consulate: DecidedByNonPoliceGovernmentalOrganization,
	jurisdiction.DataAuthority: DecidedByNonPoliceGovernmentalOrganization,
	// These may be public or not, or of several kinds together.
	jurisdiction.MultiAgency: DecidedByOther, jurisdiction.Health: DecidedByOther, jurisdiction.School: DecidedByOther, jurisdiction.International: DecidedByOther, jurisdiction.OtherBody: DecidedByOther,
}

// suspects takes the part and the relation of the perpetrator.
func (c *fromFile) suspects() {
	relation, differ := Relationship(""), false
	for i := range c.f.Suspects {
		s := &c.f.Suspects[i]
		at := index("/suspects", i)
		for j, r := range s.Relations {
			as := relationships[r.Kind]
			if r.Victim != c.v.ID || as == "" || relation != "" && relation != as {
				differ = differ || r.Victim == c.v.ID && as != ""
				c.from(VicRelationshipToTrafficker, "/suspects/*/relations/*", LeftOut, index(at+"/relations", j))
				continue
			}
			relation = as
			if r.Kind != person.RelationStranger && r.Kind != person.RelationRelative ||
				len(c.f.Suspects) > 1 {
				c.from(VicRelationshipToTrafficker, "/suspects/*/relations/*", Narrowed, index(at+"/relations", j))
			}
		}
		rest := *s
		rest.ID, rest.Relations = "", nil
		if len(c.f.Suspects) == 1 {
			c.roles(s, at)
			rest.Roles = nil
		}
		if !reflect.ValueOf(rest).IsZero() {
			c.from(PerRoleInProcess, "/suspects/*", LeftOut, at)
		}
	}
	if !differ {
		c.rec.RelationshipToTrafficker = relation
	}
}

func (c *fromFile) roles(s *cases.Suspect, at string) {
	for j, role := range s.Roles {
		found := false
		for _, as := range law.Codes[Role]() {
			if roles[as] == role {
				c.rec.RoleInProcess, found = appendNew(c.rec.RoleInProcess, as), true
			}
		}
		if !found {
			c.from(PerRoleInProcess, "/suspects/*/roles/*", LeftOut, index(at+"/roles", j))
		}
	}
}

// relationships are the words of the standard for relations to suspects.
var relationships = map[person.RelationKind]Relationship{
	person.RelationParent: RelationshipFamilial, person.RelationStepParent: RelationshipFamilial,
	person.RelationRelative: RelationshipFamilial, person.RelationSpouse: RelationshipFamilial,
	person.RelationGuardian: RelationshipAcquainted, person.RelationCarer: RelationshipAcquainted,
	person.RelationPartner: RelationshipAcquainted, person.RelationFriend: RelationshipAcquainted,
	person.RelationEmployer: RelationshipAcquainted, person.RelationOnline: RelationshipAcquainted,
	person.RelationStranger: RelationshipUnaquainted,
}
