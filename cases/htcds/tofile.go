package htcds

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim"
)

// The ids of what [ToFile] makes beside the victim.
const (
	idRecruitment  = "recruitment"
	idExploitation = "exploitation"
	idSuspect      = "suspect"
	// idNumberKind is the kind of the document that holds a national identity number.
	idNumberKind = "national-identity-number"
)

// ToFile turns a record into a case file with one victim. The standard has no ids, so both are
// given: pseudonyms, as everywhere in a file. It returns what the file could not say, and what was
// taken from something that says nearly the same, by field and without values. The error is that of
// [cases.File.Validate]: an id that is none.
//
// What does not come back from the fields of a file as it was is kept in own fields of the victim,
// named [OwnPrefix] and the field, each with the category of the field. No rule reads them, and
// [FromFile] puts them back.
//
// Nothing is put in where the record is silent. An age under 18 when first trafficked, with no day
// of birth, makes a reason to believe that the person is a child; a trafficker of the family makes
// it unknown whether a parent or carer is suspected.
func ToFile(r Record, file, victimID string) (*cases.File, []Loss, error) {
	c := toFile{rec: &r, v: victim.Victim{ID: victimID}, f: &cases.File{ID: file}}
	c.all()
	c.keep()
	return c.f, c.list, c.f.Validate()
}

// all makes the file, without own fields.
func (c *toFile) all() {
	c.leaveOut()
	c.identity()
	c.demography()
	c.age()
	c.status()
	c.vulnerabilities()
	c.conduct()
	c.suspect()
	c.keeping()
	c.f.Victims = []victim.Victim{c.v}
}

type toFile struct {
	losses
	rec *Record
	v   victim.Victim
	f   *cases.File
}

// leaveOut notes the fields that have no place.
func (c *toFile) leaveOut() {
	v := reflect.ValueOf(c.rec).Elem()
	for _, group := range leftOut {
		for _, name := range group.fields {
			if !v.FieldByIndex(dict().byName[name].index).IsZero() {
				c.list = append(c.list, Loss{ToCaseFile, name, "", LeftOut, group.why})
			}
		}
	}
}

func (c *toFile) identity() {
	r := c.rec
	var id person.Identity
	if name := nameOf(r); !reflect.ValueOf(name).IsZero() {
		name.Kind = person.NameCurrent
		id.Names = []person.Name{name}
	}
	if n := r.IdentityNumber; n != "" && fits(n, 100) {
		id.Documents = []person.Document{{Kind: idNumberKind, Number: n}}
	}
	contact := func(field Name, kind person.ContactKind, use person.ContactUse, s string) {
		if s != "" && fits(s, 500) {
			id.Contacts = append(id.Contacts, person.Contact{Kind: kind, Use: use, Value: s})
			c.to(field, Narrowed)
		}
	}
	contact(PrsEmail, person.ContactEmail, "", r.Email)
	contact(PrsMobilePhone, person.ContactPhone, useMobile, r.MobilePhone)
	contact(PrsHomePhone, person.ContactPhone, useHome, r.HomePhone)
	c.address(&id)
	if !reflect.ValueOf(id).IsZero() {
		c.v.Identity = &id
	}
}

// What a telephone of the standard is used for, and the kind of its address.
const (
	useMobile person.ContactUse  = "mobile"
	useHome   person.ContactUse  = "home"
	mailing   person.AddressKind = "mailing"
)

// nameOf returns the name of a record, in parts where they fit. A second name alone is the whole
// name. There is no name where there is a form of address alone.
func nameOf(r *Record) person.Name {
	var n person.Name
	part := func(to *string, s string, most int) {
		if !blank(s) && fits(s, most) {
			*to = s
		}
	}
	parts := [...]string{r.FirstName, r.MiddleName, r.SecondName}
	if blank(r.FirstName) && blank(r.MiddleName) ||
		slices.ContainsFunc(parts[:], func(s string) bool { return !fits(s, 200) }) {
		part(&n.Text, strings.Join(slices.DeleteFunc(parts[:], blank), " "), 500)
	} else {
		part(&n.Given, r.FirstName, 200)
		part(&n.Additional, r.MiddleName, 200)
		part(&n.Family, r.SecondName, 200)
	}
	if n == (person.Name{}) {
		return n
	}
	part(&n.Prefix, r.Salutation, 100)
	part(&n.Title, r.Title, 100)
	return n
}

func fits(s string, most int) bool { return utf8.RuneCountInString(s) <= most }

func (c *toFile) address(id *person.Identity) {
	r := c.rec
	a := person.Address{Kind: mailing}
	part := func(field Name, to *string, s string, most int) {
		if !blank(s) && fits(s, most) {
			*to = s
			c.to(field, Narrowed)
		}
	}
	part(PrsMailingStreet, &a.Street, r.MailingStreet, 300)
	part(PrsMailingCity, &a.City, r.MailingCity, 200)
	part(PrsMailingState, &a.Region, r.MailingState, 200)
	part(PrsMailingPostalCode, &a.PostalCode, r.MailingPostalCode, 20)
	if place, known := r.MailingCountry.Code(); known {
		a.Place = place
		c.to(PrsMailingCountry, Narrowed)
	} else {
		part(PrsMailingCountry, &a.Country, string(r.MailingCountry), 200)
	}
	if a == (person.Address{Kind: mailing}) {
		return // coordinates alone are no address
	}
	degrees := func(field Name, n Number, most float64) *float64 {
		x, ok := n.Float()
		if !ok || x < -most || x > most {
			return nil
		}
		c.to(field, Narrowed)
		return &x
	}
	a.Lat = degrees(PrsMailingLatitude, r.MailingLatitude, 90)
	a.Lon = degrees(PrsMailingLongitude, r.MailingLongitude, 180)
	id.Addresses = []person.Address{a}
}

func (c *toFile) demography() {
	r := c.rec
	switch r.Gender {
	case GenderFeminine:
		c.v.Sex = person.Female
		c.to(PrsGender, Derived)
	case GenderMasculine:
		c.v.Sex = person.Male
		c.to(PrsGender, Derived)
	}
	c.v.Gender, c.v.Marital = genders[r.Gender], maritals[r.MaritalStatus]
	if n, ok := r.NumberOfChildren.Int(); ok && n >= 0 && n <= 50 {
		c.v.Children.Number = &n
	}
	for _, code := range r.Citizenship {
		c.v.Citizenships = append(
			c.v.Citizenships, person.Citizenship{Kind: person.CitizenOf, Country: code},
		)
	}
	language := func(field Name, l Language) {
		if tag := l.Tag(); tag != "" && !slices.Contains(c.v.Languages, tag) {
			c.v.Languages = append(c.v.Languages, tag)
		} else if l != "" {
			c.to(field, LeftOut)
		}
	}
	language(PrsPrimaryLanguage, r.PrimaryLanguage)
	if len(c.v.Languages) == 0 && r.SecondaryLanguage.Tag() != "" {
		c.to(PrsSecondaryLanguage, Narrowed)
	}
	language(PrsSecondaryLanguage, r.SecondaryLanguage)
}

func (c *toFile) age() {
	r := c.rec
	if !r.Birthdate.IsZero() {
		c.v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: r.Birthdate}
	}
	years, known := r.AgeWhenTrafficked.Int()
	switch {
	case known && years < 18 && r.Birthdate.IsZero():
		c.v.Age = person.Age{Knowledge: person.AgeUnknown, ReasonToBelieveChild: person.Yes}
		c.to(VicAgeWhenTrafficked, Derived)
	case r.AgeWhenTrafficked != "":
		c.to(VicAgeWhenTrafficked, LeftOut)
	}
}

func (c *toFile) status() {
	d := victim.StatusDecision{}
	switch c.rec.TraffickingStatus {
	case PossibleVictimOfTrafficking:
		d.Kind = victim.StatusPresumed
	case ActualVictimOfTrafficking:
		d.Kind, d.Outcome = victim.StatusIdentified, victim.Positive
	case NotAVictimOfTrafficking:
		d.Kind, d.Outcome = victim.StatusNotConfirmed, victim.Negative
	}
	if d.Kind != "" {
		d.Body = bodies[c.rec.TraffickingStatusDecisionMakingOrg]
		c.v.Status = []victim.StatusDecision{d}
		c.to(VicTraffickingStatus, Narrowed)
	}
	if c.rec.TraffickingStatusDecisionMakingOrg != "" && d.Body == "" {
		c.to(VicTraffickingStatusDecisionMakingOrg, LeftOut)
	}
}

// bodies are the kinds of bodies that have a word in both.
var bodies = map[DecisionMaker]jurisdiction.BodyKind{DecidedByPolice: jurisdiction.Police, DecidedByNGO: jurisdiction.NGO, DecidedByOther: jurisdiction.OtherBody}

// purposes are the purposes that have a word in both.
var purposes = map[Exploitation]jurisdiction.Purpose{
	ExploitedForcedLabour: jurisdiction.ForcedLabour, ExploitedSexualExploitation: jurisdiction.SexualExploitation, ExploitedForcedMarriage: jurisdiction.ForcedMarriage,
	ExploitedServitude: jurisdiction.Servitude, ExploitedOrganRemoval: jurisdiction.OrganRemoval, ExploitedForcedBegging: jurisdiction.Begging,
	ExploitedSurrogacy: jurisdiction.Surrogacy, ExploitedOther: jurisdiction.OtherExploitation,
}

// means are what methods of control are taken as. Those that are missing are no means of
// trafficking, or do not say which.
var means = map[ControlMethod]cases.Means{
	ControlPhysicalThreats: cases.Threat, ControlThreatsLawEnforcement: cases.Threat, ControlThreatensChildrenFamily: cases.Threat, ControlThreats: cases.Threat,
	ControlPhysicalAbuse: cases.Force, ControlSexualAbuse: cases.Force, ControlFalsePromises: cases.Deception,
	ControlDebtBondage: cases.Coercion, ControlRestrictsFinancialAccess: cases.Coercion, ControlRestrictsMedicalCare: cases.Coercion, ControlWithholdsNecessities: cases.Coercion,
	ControlPsychologicalAbuse: cases.Coercion, ControlPsychoactiveSubstance: cases.Coercion, ControlWithholdsDocuments: cases.Coercion, ControlRestrictsMovement: cases.Coercion,
	ControlUsesChildren: cases.Coercion,
}

func (c *toFile) conduct() {
	r := c.rec
	recruitment := cases.Conduct{ID: idRecruitment, Victims: []string{c.v.ID}, Acts: []cases.Act{cases.Recruitment}}
	exploitation := cases.Conduct{ID: idExploitation, Victims: []string{c.v.ID}}
	recruited := false
	recruiting := &recruitment.Recruitment
	recruiting.Channels = wordsOf(channels, r.MethodOfRecruitment)
	recruiting.Platforms = wordsOf(platforms, r.RecruitmentWebsitesAndApps)
	if name := r.LocationOfRecruitment; !blank(name) && fits(name, 300) {
		recruiting.Where.Name = name
	}
	if len(r.MethodOfRecruitment) > 0 {
		recruited = true
		if slices.Contains(r.MethodOfRecruitment, RecruitedThroughOnlineSocialNetworks) ||
			slices.Contains(r.MethodOfRecruitment, RecruitedThroughAnOnlineAdvertisement) {
			recruitment.Online = person.Yes
		}
	}
	if len(r.RecruitmentWebsitesAndApps) > 0 {
		recruited, recruitment.Online = true, person.Yes
	}
	recruited = recruited || recruiting.Where.Name != ""
	if len(r.ExploitationWebsitesAndApps) > 0 {
		exploitation.Online = person.Yes
		exploitation.Platforms = wordsOf(platforms, r.ExploitationWebsitesAndApps)
	}
	if name := r.LocationOfExploitation; !blank(name) && fits(name, 300) {
		exploitation.Where = []person.Place{{Name: name}}
	}
	for _, x := range r.ForcedLabourIndustry {
		exploitation.Industries = appendNew(exploitation.Industries, industryOf(x))
	}
	exploitation.Controls = wordsOf(controlWords, r.MethodsOfControl)
	for _, m := range r.MethodsOfControl {
		if as := means[m]; as != "" {
			c.to(VicMethodsOfControl, Derived)
			exploitation.Means = appendNew(exploitation.Means, as)
		}
	}
	for _, x := range r.TypeOfExploitation {
		if form := exploitationForms[x]; form != "" {
			exploitation.Forms = appendNew(exploitation.Forms, form)
			exploitation.Purposes = appendNew(exploitation.Purposes, form.Purpose())
			continue
		}
		p, ok := purposes[x]
		if !ok {
			p = jurisdiction.OtherExploitation
			c.to(VicTypeOfExploitation, Narrowed)
		}
		exploitation.Purposes = appendNew(exploitation.Purposes, p)
	}
	for _, x := range r.TypeOfSexExploitation {
		exploitation.Forms = appendNew(exploitation.Forms, sexForms[x])
		if x == SexExploitationPornography {
			exploitation.Purposes = appendNew(exploitation.Purposes, jurisdiction.Pornography)
		}
	}
	if c.event(&recruitment, &exploitation) == EventRecruitment {
		recruited = true
	}
	if recruited {
		c.f.Conduct = append(c.f.Conduct, recruitment)
	}
	if !reflect.DeepEqual(exploitation, cases.Conduct{ID: idExploitation, Victims: exploitation.Victims}) {
		c.f.Conduct = append(c.f.Conduct, exploitation)
	}
}

// event puts the event where it belongs, and returns its type if it could.
func (c *toFile) event(recruitment, exploitation *cases.Conduct) EventType {
	e := &c.rec.Event
	place, known := e.Country.Code()
	if !known {
		place = ""
		if e.Country != "" {
			c.to(HteCountry, LeftOut)
		}
	}
	switch {
	case e.Type == "":
		if !e.Date.IsZero() {
			c.to(HteDate, LeftOut)
		}
		if known {
			c.to(HteCountry, LeftOut)
		}
		return ""
	case e.Date.IsZero() && place == "":
		c.to(HteType, LeftOut)
		return ""
	}
	switch e.Type {
	case EventTransit:
		c.f.Route = []cases.Leg{{Victims: []string{c.v.ID}, To: place, Day: e.Date}}
	case EventRecruitment:
		recruitment.From, recruitment.To, recruitment.Place = e.Date, e.Date, place
	case EventExploitation:
		exploitation.From, exploitation.To, exploitation.Place = e.Date, e.Date, place
		if len(exploitation.AllPurposes()) == 0 {
			c.to(HteType, Narrowed)
		}
	}
	return e.Type
}

// roles are the parts of perpetrators that suspects have.
var roles = map[Role]cases.SuspectRole{
	RoleRecruiterOrIntermediary: cases.RoleRecruiter, RoleTransporter: cases.RoleTransporter, RoleHarbouredIndividual: cases.RoleHarbourer, RoleExploiter: cases.RoleExploiter,
	RoleControlledIndividual: cases.RoleController, RoleSmuggler: cases.RoleSmuggler,
}

func (c *toFile) suspect() {
	s := cases.Suspect{ID: idSuspect}
	for _, role := range c.rec.RoleInProcess {
		as := roles[role]
		switch {
		case as == "":
			c.to(PerRoleInProcess, LeftOut)
			continue
		case role == RoleRecruiterOrIntermediary:
			c.to(PerRoleInProcess, Narrowed)
		}
		s.Roles = append(s.Roles, as)
	}
	switch c.rec.RelationshipToTrafficker {
	case RelationshipFamilial:
		s.Relations = []cases.Relation{{Victim: c.v.ID, Kind: person.RelationRelative}}
		c.v.Family.CarerSuspected = person.AnswerUnknown // a parent is family, too
		c.to(VicRelationshipToTrafficker, Narrowed)
	case RelationshipUnaquainted:
		s.Relations = []cases.Relation{{Victim: c.v.ID, Kind: person.RelationStranger}}
		c.to(VicRelationshipToTrafficker, Derived)
	case RelationshipAcquainted:
		c.to(VicRelationshipToTrafficker, LeftOut)
	}
	if len(s.Roles)+len(s.Relations) > 0 {
		c.f.Suspects = []cases.Suspect{s}
	}
}

func appendNew[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}
