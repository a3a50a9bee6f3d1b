package htcds

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/victim"
)

// Direction says which way a conversion went. The zero Direction is none.
type Direction string

// The directions.
const (
	ToCaseFile   Direction = "to-file"
	FromCaseFile Direction = "from-file"
)

// LossKind says what became of a value. The zero LossKind is none.
type LossKind string

// What can become of it.
const (
	LeftOut  LossKind = "left-out"
	Narrowed LossKind = "narrowed" // carried, but not all of what it said
	Derived  LossKind = "derived"  // taken from something that says nearly the same
	// Kept is a field of the record that own fields keep and that the rest of the file does not
	// say, or not whole. What is said to be left out, narrowed or derived on the way to a file is
	// kept by own fields, too, as far as it would not come back.
	Kept LossKind = "kept"
)

// A Loss is something that one side says and the other cannot, or what was made of it. It holds no
// value.
type Loss struct {
	Direction Direction `json:"direction"`
	// Field is the field of the record. From a file it is where the value went, or would have gone;
	// "" where there is none. In [Losses] "" is any field on the way to a file.
	Field Name `json:"field,omitempty"`
	// Path is the JSON Pointer in the file; in [Losses] with * for the number of an element. To a
	// file it is empty.
	Path string   `json:"path,omitempty"`
	Kind LossKind `json:"kind"`
	Why  string   `json:"why"`
}

// leftOut are the fields for which a case file has no place, by the reason.
var leftOut = [...]struct {
	why    string
	fields []Name
}{
	{"a case file has no record of the organisation that keeps " +
		"it", []Name{
		OrgName, OrgShippingCity, OrgShippingCountry, OrgShippingState, OrgShippingStreet,
		OrgShippingPostalCode, OrgShippingLongitude,
		OrgShippingLatitude, OrgPhone, OrgType}},
	{
		"it is kept of a person with a day or a school, and there is none",
		[]Name{PrsDeceased, PrsHighestLevelOfEducation},
	},
	{"a consent says to what, for whom and from when; a yes or no does " +
		"not", []Name{VicAgreementToManagePersonalData, ConConsent}},
	{"vulnerabilities are codes without text", []Name{VicDetailsOfVulnerabilities}},
	{"the record of a suspect holds no text and no " +
		"organisation", []Name{PerRoleDetails, PerOrganisation}},
	{
		"a case file holds no free text",
		[]Name{
			CasReasonForCaseClosure, CcoCaseComment, HteDescription, CasIncomingReferralDetails,
			CasOutgoingReferralDetails,
		},
	},
	{"the place of an event is a country or a part of " +
		"one", []Name{HteLongitude, HteLatitude, HteCity, HteState, HteStreet, HtePostalCode}},
	{"a plan of assistance has neither text nor an " +
		"end", []Name{SplObjectives, SplActionPlan, SplPlannedEndDate, SplActualEndDate, SplType}},
}

// partly are the fields that a case file can say in part.
var partly = [...]Loss{
	{
		ToCaseFile, PrsGender, "", Derived,
		"Feminine and Masculine are taken as the sexes female and male, too",
	},
	{ToCaseFile, PrsPrimaryLanguage, "", LeftOut, "not a language of BCP 47"},
	{ToCaseFile, PrsSecondaryLanguage, "", LeftOut, "not a language of BCP 47"},
	{ToCaseFile, PrsSecondaryLanguage, "", Narrowed, "without a first language it becomes " +
		"the first"},
	{
		ToCaseFile, PrsEmail, "", Narrowed,
		"whether it is safe to use is not recorded, so that it goes back with Unconfirmed alone",
	},
	{
		ToCaseFile, PrsHomePhone, "", Narrowed,
		"whether it is safe to use is not recorded, so that it goes back with Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMobilePhone, "", Narrowed,
		"whether it is safe to use is not recorded, so that it goes back with Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingStreet, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingCity, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingState, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingPostalCode, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingCountry, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingLongitude, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{
		ToCaseFile, PrsMailingLatitude, "", Narrowed,
		"whether the address may be passed on is not recorded, so that it goes back with " +
			"Unconfirmed alone",
	},
	{ToCaseFile, VicTraffickingStatus, "", Narrowed, "the step has no day, and no rule " +
		"counts from it"},
	{ToCaseFile, VicTraffickingStatusDecisionMakingOrg, "", LeftOut, "the value stands for " +
		"several kinds of bodies, or there is no status to go with it"},
	{ToCaseFile, VicRelationshipToTrafficker, "", Narrowed, "Familial becomes a relative " +
		"among the suspects, and it becomes unknown whether a parent or carer is suspected"},
	{ToCaseFile, VicRelationshipToTrafficker, "", Derived, "Unaquainted becomes a stranger " +
		"among the suspects"},
	{ToCaseFile, VicRelationshipToTrafficker, "", LeftOut, "relations to suspects are told " +
		"by kinds of which none is acquainted"},
	{ToCaseFile, VicAgeWhenTrafficked, "", LeftOut, "an age belongs to a day, and there is " +
		"none; a day of birth says more"},
	{ToCaseFile, VicAgeWhenTrafficked, "", Derived, "under 18 when first trafficked, without " +
		"a day of birth, is taken as a reason to believe that the person is a child"},
	{ToCaseFile, VicMethodsOfControl, "", Derived, "threats are taken as threat, violence as " +
		"force, false promises as deception, and debts, deprivation, withheld papers, " +
		"psychological abuse, substances and restricted movement as other coercion"},
	{ToCaseFile, VicTypeOfExploitation, "", Narrowed, "forced military becomes other exploitation"},
	{ToCaseFile, PerRoleInProcess, "", Narrowed, "a recruiter or intermediary becomes a recruiter"},
	{ToCaseFile, PerRoleInProcess, "", LeftOut, "suspects have no such part"},
	{ToCaseFile, HteDate, "", LeftOut, "an event needs its type"},
	{ToCaseFile, HteCountry, "", LeftOut, "a place is a code, and an event needs its type"},
	{ToCaseFile, HteType, "", LeftOut, "an event needs a day or a country"},
	{ToCaseFile, HteType, "", Narrowed, "exploitation without a type of exploitation is " +
		"conduct without a purpose"},

	{
		FromCaseFile, PrsSecondName, "/victims/*/identity/names/*", Narrowed,
		"a name that is one text goes into the second name; kind, script, patronymic, suffix " +
			"and days have no place",
	},
	{FromCaseFile, PrsSecondName, "/victims/*/identity/names/*", LeftOut, "one name has room"},
	{FromCaseFile, PrsIdentityNumber, "/victims/*/identity/documents/*", Narrowed, "of a " +
		"document the number alone has room"},
	{FromCaseFile, PrsIdentityNumber, "/victims/*/identity/documents/*", LeftOut, "only one " +
		"document of the kind national-identity-number has room"},
	{
		FromCaseFile, PrsMobilePhone, "/victims/*/identity/contacts/*", Narrowed,
		"that it is safe to use has no place; a telephone of which the use is not recorded " +
			"is taken as mobile, or failing that as that at home",
	},
	{FromCaseFile, PrsMobilePhone, "/victims/*/identity/contacts/*", LeftOut, "not known to " +
		"be safe, or there is no room: what is passed on without its flag may be used"},
	{
		FromCaseFile, PrsMailingStreet, "/victims/*/identity/addresses/*", Narrowed,
		"that it may be passed on has no place, nor have a unit, district, landmark and " +
			"days; an address that is one text goes into the street",
	},
	{FromCaseFile, PrsMailingStreet, "/victims/*/identity/addresses/*", LeftOut, "not known " +
		"to be free to pass on, or there is no room"},
	{
		FromCaseFile, "", "/victims/*/own/*", LeftOut,
		"not an own field of htcds with the category of its field; or the file now says " +
			"something else in its place; or a contact or address, which goes with " +
			"Unconfirmed alone",
	},
	{FromCaseFile, PrsGender, "/victims/*/sex", Derived, "female and male are taken as " +
		"Feminine and Masculine"},
	{FromCaseFile, PrsGender, "/victims/*/sex", LeftOut, "the genders of the standard have " +
		"no such value"},
	{FromCaseFile, PrsCitizenship, "/victims/*/citizenships/*", LeftOut, "a citizenship that " +
		"is unknown, or the lack of one, cannot be said"},
	{FromCaseFile, PrsPrimaryLanguage, "/victims/*/languages/*", Narrowed, "script and " +
		"region have no place"},
	{FromCaseFile, PrsPrimaryLanguage, "/victims/*/languages/*", LeftOut, "two languages of " +
		"ISO 639-2 have room"},
	{FromCaseFile, PrsBirthdate, "/victims/*/age", LeftOut, "the standard has a day of birth " +
		"and nothing else: no range, no evidence, no doubt"},
	{FromCaseFile, PrsBirthdate, "/victims/*/age/birth_day", LeftOut, "the file doubts the " +
		"age, which the standard cannot say: the day alone could make an adult of a presumed " +
		"child"},
	{FromCaseFile, VicAgeWhenTrafficked, "/victims/*/age/birth_day", Derived, "completed " +
		"years on the first day of the earliest conduct"},
	{FromCaseFile, VicTraffickingStatus, "/victims/*/status/*", Narrowed, "the day, the " +
		"place and what the step rests on have no place"},
	{FromCaseFile, VicTraffickingStatus, "/victims/*/status/*", LeftOut, "the last step on " +
		"whether the person is a victim has room, if the standard has a word for it and it " +
		"can be told which is the last"},
	{FromCaseFile, VicTraffickingStatusDecisionMakingOrg, "/victims/*/status/*", Narrowed, "several kinds of bodies have one word"},
	{FromCaseFile, VicTypeOfExploitation, "/conduct/*/purposes/*", Narrowed, "purposes " +
		"without a word of their own become Servitude or Other; pornography goes into the " +
		"type of sexual exploitation"},
	{
		FromCaseFile, "", "/conduct/*", LeftOut,
		"of conduct the purposes, forms, controls, branches, sites, platforms and ways of " +
			"recruitment have room, and of one stretch a day, a country and whether it was " +
			"recruitment",
	},
	{FromCaseFile, HteDate, "/conduct/*/to", LeftOut, "an event has one day"},
	{FromCaseFile, HteType, "/conduct/*", LeftOut, "one event has room"},
	{FromCaseFile, HteCountry, "/conduct/*/place", Narrowed, "of a part of a country the country"},
	{FromCaseFile, HteType, "/route/*", LeftOut, "one event has room"},
	{FromCaseFile, "", "/route/*", LeftOut, "of a stretch of the way the day and where it " +
		"led have room"},
	{FromCaseFile, HteCountry, "/route/*/to", Narrowed, "of a part of a country the country"},
	{FromCaseFile, PerRoleInProcess, "/suspects/*", LeftOut, "one perpetrator has room, by " +
		"part and relation"},
	{FromCaseFile, PerRoleInProcess, "/suspects/*/roles/*", LeftOut, "the standard has no " +
		"such part"},
	{FromCaseFile, VicRelationshipToTrafficker, "/suspects/*/relations/*", Narrowed, "relations become Familial, Acquainted or Unaquainted"},
	{FromCaseFile, VicRelationshipToTrafficker, "/suspects/*/relations/*", LeftOut, "the " +
		"standard has no such relation, or there are several that differ"},
	{FromCaseFile, "", "/victims/*", LeftOut, "one record is one person"},
	{FromCaseFile, CasStatus, "/closed", Narrowed, "closed, without the day"},
	{FromCaseFile, PrsGender, "/victims/*/gender", LeftOut, "the standard has no such gender"},
	{
		FromCaseFile, PrsMaritalStatus, "/victims/*/marital", LeftOut,
		"the standard has no such marital status",
	},
	{
		FromCaseFile, PrsNumberOfChildren, "/victims/*/children", LeftOut,
		"how many children there are has room",
	},
	{
		FromCaseFile, VicVulnerabilities, "/victims/*/vulnerabilities/*", Narrowed,
		"when, and how sure, has no place",
	},
	{
		FromCaseFile, VicVulnerabilities, "/victims/*/vulnerabilities/*", LeftOut,
		"the standard has no such vulnerability, or it is not so",
	},
	{
		FromCaseFile, VicVulnerabilities, "/victims/*/health_vulnerabilities/*", Narrowed,
		"when, and how sure, has no place",
	},
	{
		FromCaseFile, VicVulnerabilities, "/victims/*/health_vulnerabilities/*", LeftOut,
		"the standard has no such vulnerability, or it is not so",
	},
	{
		FromCaseFile, VicTypeOfExploitation, "/conduct/*/forms/*", Narrowed,
		"a form without a word of its own goes by its purpose, if it has one",
	},
	{
		FromCaseFile, VicMethodsOfControl, "/conduct/*/controls/*", LeftOut,
		"the standard has no such method of control",
	},
	{
		FromCaseFile, VicMethodOfRecruitment, "/conduct/*/recruitment/channels/*", LeftOut,
		"the standard has no such method of recruitment",
	},
	{
		FromCaseFile, VicRecruitmentWebsitesAndApps, "/conduct/*/recruitment/platforms/*", LeftOut,
		"not a platform of the list",
	},
	{
		FromCaseFile, VicExploitationWebsitesAndApps, "/conduct/*/platforms/*", LeftOut,
		"not a platform of the list",
	},
	{
		FromCaseFile, VicLocationOfRecruitment, "/conduct/*/recruitment/where", Narrowed,
		"of a site the name",
	},
	{
		FromCaseFile, VicLocationOfRecruitment, "/conduct/*/recruitment/where", LeftOut,
		"one site has room, by its name",
	},
	{FromCaseFile, VicLocationOfExploitation, "/conduct/*/where/*", Narrowed, "of a site the name"},
	{
		FromCaseFile, VicLocationOfExploitation, "/conduct/*/where/*", LeftOut,
		"one site has room, by its name",
	},
	{FromCaseFile, CasStatus, "/stage", Narrowed, "stages before follow-up become Active"},
	{
		FromCaseFile, CasStatus, "/closures/*", Narrowed,
		"that it was transferred; the day and the rest have no place",
	},
	{
		FromCaseFile, CasStatus, "/closures/*", LeftOut,
		"of closures the standard knows whether the case was referred",
	},
	{FromCaseFile, CasCaseOwner, "/workers/*", Narrowed, "of a worker the name"},
	{
		FromCaseFile, CasCaseOwner, "/workers/*", LeftOut,
		"one case worker who still works on the file has room, by name",
	},
	{
		FromCaseFile, CasReferringOrganisation, "/transitions/*", Narrowed,
		"the kind of body, its id and place, and reasons without a word have no place",
	},
	{
		FromCaseFile, CasReferringOrganisation, "/transitions/*", LeftOut,
		"one way in and one way out have room",
	},
}

// The members of a file and of a victim that are carried, at least in part. All others are left
// out.
var (
	carriedOfFile = []string{
		"closed", "victims", "conduct", "route", "suspects", "stage", "closures", "workers",
		"transitions",
	}
	carriedOfVictim = []string{
		"identity", "sex", "citizenships", "languages", "age", "status", "own", "gender", "marital",
		"children", "vulnerabilities", "health_vulnerabilities",
	}
)

// noPlace returns the loss of a member that is not carried, by its path in the list. Two have
// fields beside them that look alike.
func noPlace(pattern string) Loss {
	switch pattern {
	case "/referrals":
		return Loss{FromCaseFile, CasReferredOrganisation, pattern, LeftOut, "the standard " +
			"tells incoming from outgoing, and a file does not say on which side it is kept"}
	case "/victims/*/consents":
		return Loss{FromCaseFile, ConConsent, pattern, LeftOut, "a yes or no does not say to " +
			"what, for whom and from when"}
	}
	return Loss{FromCaseFile, "", pattern, LeftOut, "the standard has no place for it"}
}

// Losses returns everything that a conversion may lose or change. What a conversion did lose it
// returns itself.
func Losses() []Loss {
	var list []Loss
	for _, group := range leftOut {
		for _, name := range group.fields {
			list = append(list, Loss{ToCaseFile, name, "", LeftOut, group.why})
		}
	}
	list = append(list, partly[:]...)
	list = append(
		list, Loss{ToCaseFile, "", "", Kept, keptWhy},
		Loss{ToCaseFile, "", "", LeftOut, tooLongWhy},
	)
	for _, name := range members(reflect.TypeFor[cases.File](), carriedOfFile) {
		list = append(list, noPlace("/"+name))
	}
	for _, name := range members(reflect.TypeFor[victim.Victim](), carriedOfVictim) {
		list = append(list, noPlace("/victims/*/"+name))
	}
	order := map[Name]int{}
	for i, f := range dict().Fields {
		order[f.Name] = i + 1
	}
	slices.SortStableFunc(list, func(a, b Loss) int {
		return cmp.Or(-cmp.Compare(a.Direction, b.Direction), cmp.Compare(order[a.Field], order[b.Field]), cmp.Compare(a.Path, b.Path))
	})
	return list
}

// members returns the names in JSON of the members of a struct, but for those that are carried.
func members(t reflect.Type, carried []string) []string {
	var names []string
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if !slices.Contains(carried, name) {
			names = append(names, name)
		}
	}
	return names
}

// losses collects what a conversion loses.
type losses struct{ list []Loss }

// to notes what became of a field on the way to a file.
func (l *losses) to(field Name, kind LossKind) {
	for i := range partly {
		if p := partly[i]; p.Direction == ToCaseFile && p.Field == field && p.Kind == kind {
			if !slices.Contains(l.list, p) {
				l.list = append(l.list, p)
			}
			return
		}
	}
	// Cannot happen: a test walks every field.
	panic("htcds: a loss that is not listed: " + string(field))
}

// from notes what became of a part of a file. Pattern is its path in the list.
func (l *losses) from(field Name, pattern string, kind LossKind, path string) {
	for i := range partly {
		if p := partly[i]; p.Direction == FromCaseFile && p.Field == field && p.Path == pattern && p.Kind == kind {
			p.Path = path
			if !slices.Contains(l.list, p) {
				l.list = append(l.list, p)
			}
			return
		}
	}
	// Cannot happen: a test walks every part of a file.
	panic("htcds: a loss that is not listed: " + pattern)
}
