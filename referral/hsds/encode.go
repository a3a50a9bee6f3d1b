package hsds

import (
	"cmp"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// namespace is that of the UUIDs made from ids that are none.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/antitrafficking/palermo/referral/hsds"))

// uuidOf returns an id that is a UUID as it is, and a UUID made from any other.
func uuidOf(id string) string {
	if _, err := uuid.Parse(id); err == nil && len(id) == 36 {
		return id
	}
	return uuid.NewSHA1(namespace, []byte(id)).String()
}

// Encode writes the services of the organisations as a list of HSDS services and returns what was
// not written. An organisation without services is not in such a list, and is told as a loss.
func Encode(w io.Writer, organisations []referral.Organisation) ([]Loss, error) {
	services := []service{}
	var lost []Loss
	for i := range organisations {
		o := &organisations[i]
		at := "/" + strconv.Itoa(i)
		if len(o.Conflicts) > 0 {
			lost = append(lost, Loss{Path: at + "/conflicts",
				Why: "conflicts of interest are not published"})
		}
		if len(o.Services) == 0 {
			lost = append(lost, Loss{Path: at,
				Why: "an organisation without services is not in a list of services"})
		}
		for j := range o.Sites {
			if s := &o.Sites[j]; !s.Public() && (s.Address != nil || s.Name != "" || len(s.Accessibility) > 0) {
				lost = append(lost, Loss{Path: at + "/sites/" + strconv.Itoa(j),
					Why: "the site is not known to be public"})
			}
		}
		org := encodeOrganisation(o)
		for j := range o.Services {
			services = append(services, encodeService(o, &o.Services[j], org))
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return lost, enc.Encode(services)
}

// attributes collects the attributes of an entity.
type attributes struct {
	of     string // the kind of the entity, and the ids that tell it from others
	id     string // the id of the entity in the document
	entity string
	list   []attribute
}

func (a *attributes) add(code, value string) {
	if value == "" {
		return
	}
	id := a.of + " " + code + " " + strconv.Itoa(len(a.list))
	a.list = append(a.list, attribute{
		ID: uuidOf(id), LinkID: a.id, LinkEntity: a.entity, Value: value,
		Term: term{ID: uuidOf(taxonomy + " " + code), Code: code, Name: code, Description: "The member " + code + " of package referral.", Taxonomy: taxonomy},
	})
}

// own adds the id of ours where it is no UUID.
func (a *attributes) own(id string) {
	if uuidOf(id) != id {
		a.add(attrID, id)
	}
}

func each[C ~string](a *attributes, code string, values []C) {
	for _, v := range values {
		a.add(code, string(v))
	}
}

func (a *attributes) day(code string, d law.Day) {
	if !d.IsZero() {
		a.add(code, d.String())
	}
}

func encodeOrganisation(o *referral.Organisation) organization {
	out := organization{ID: uuidOf(o.ID), Name: cmp.Or(o.Name, o.ID), Website: o.URL, LegalStatus: o.LegalStatus}
	out.Description = out.Name // HSDS wants one, and nothing else is recorded
	if o.Parent != "" {
		out.Parent = uuidOf(o.Parent)
	}
	for i, x := range o.Identifiers {
		out.Identifiers = append(out.Identifiers, identifier{ID: uuidOf("identifier " + o.ID + " " + strconv.Itoa(i)), Scheme: x.Scheme, Type: x.Scheme, Value: x.Value})
	}
	out.Contacts = encodeContacts("organization "+o.ID, o.Contacts)
	a := attributes{of: "organization " + o.ID, id: out.ID, entity: "organization"}
	a.own(o.ID)
	if o.Name == "" {
		a.add(attrName, notRecorded)
	}
	if o.Parent != "" && out.Parent != o.Parent {
		a.add(attrParent, o.Parent)
	}
	a.add(attrKind, string(o.Kind))
	a.add(attrPlace, string(o.Place))
	a.day(attrVetted, o.Vetted)
	a.add(attrVettedBy, o.VettedBy)
	a.day(attrMandateFrom, o.MandateFrom)
	a.day(attrMandateTo, o.MandateTo)
	out.Attributes = a.list
	return out
}

func encodeContacts(key string, contacts []referral.Contact) []contact {
	var out []contact
	for i, c := range contacts {
		key := key + " contact " + strconv.Itoa(i)
		x := contact{ID: uuidOf(key), Department: c.Department, Email: c.Email}
		a := attributes{of: key, id: x.ID, entity: "contact"}
		if c.Phone != "" {
			x.Phones = []phone{{ID: uuidOf(key + " phone"), Number: c.Phone, Languages: encodeLanguages(key+" phone", c.Languages)}}
		} else {
			each(&a, attrLanguage, c.Languages)
		}
		a.add(attrSecure, string(c.Secure))
		a.add(attrKey, c.Key)
		x.Attributes = a.list
		out = append(out, x)
	}
	return out
}

func encodeLanguages(key string, codes []string) []language {
	var out []language
	for i, l := range codes {
		out = append(out, language{ID: uuidOf(key + " language " + strconv.Itoa(i)), Code: l})
	}
	return out
}

func encodeService(o *referral.Organisation, s *referral.Service, org organization) service {
	key := "service " + o.ID + " " + s.ID
	out := service{
		ID: uuidOf(s.ID), Name: cmp.Or(s.Name, string(s.Kind)), Status: cmp.Or(string(s.Status), string(referral.ServiceActive)),
		MinimumAge: float64(s.AgeFrom), MaximumAge: float64(s.AgeTo), Organization: org,
		Eligibility: s.Eligibility, Application: s.Application, Fees: s.Fees, Interpretation: s.Interpretation, Alert: s.Alert,
		Languages: encodeLanguages(key, s.Languages), Contacts: encodeContacts(key, s.Contacts),
	}
	if !o.Vetted.IsZero() {
		out.AssuredDate = o.Vetted.String()
	}
	for i, d := range s.Documents {
		out.RequiredDocuments = append(out.RequiredDocuments, requiredDocument{ID: uuidOf(key + " document " + strconv.Itoa(i)), Document: d})
	}
	for i, p := range s.Areas {
		out.ServiceAreas = append(out.ServiceAreas, serviceArea{ID: uuidOf(key + " area " + strconv.Itoa(i)), Name: string(p), Extent: string(p), ExtentType: extentType})
	}
	for i, x := range s.Openings {
		out.Schedules = append(out.Schedules, encodeOpening(key+" opening "+strconv.Itoa(i), x))
	}
	for _, id := range s.Sites {
		for i := range o.Sites {
			if o.Sites[i].ID == id {
				out.At = append(out.At, serviceAt{ID: uuidOf(key + " at " + id), Location: encodeSite(o, &o.Sites[i])})
			}
		}
	}
	a := attributes{of: key, id: out.ID, entity: "service"}
	a.own(s.ID)
	a.add(attrKind, string(s.Kind))
	if s.Name == "" {
		a.add(attrName, notRecorded)
	}
	if s.Status == "" {
		a.add(attrStatus, notRecorded)
	}
	each(&a, attrSex, s.Sexes)
	a.add(attrChildOnly, string(s.ChildOnly))
	a.add(attrFamilies, string(s.Families))
	a.add(attrPapers, string(s.Papers))
	a.add(attrWaived, string(s.Waived))
	each(&a, attrSpecialises, s.Specialises)
	each(&a, attrExcludes, s.Excludes)
	a.add(attrAlways, string(s.Always))
	if s.Capacity > 0 {
		a.add(attrCapacity, strconv.Itoa(s.Capacity))
	}
	if s.Free != 0 || !s.Counted.IsZero() {
		a.add(attrFree, strconv.Itoa(s.Free))
	}
	a.day(attrCounted, s.Counted)
	out.Attributes = a.list
	return out
}

// extentType says that the extent of a service area is a code of ISO 3166.
const extentType = "ISO 3166"

func encodeOpening(key string, o referral.Opening) schedule {
	days := make([]string, len(o.Days))
	for i, d := range o.Days {
		days[i] = string(d)
	}
	out := schedule{ID: uuidOf(key), Freq: "WEEKLY", ByDay: strings.Join(days, ","), OpensAt: string(o.Opens), ClosesAt: string(o.Closes)}
	if !o.From.IsZero() {
		out.ValidFrom = o.From.String()
	}
	if !o.To.IsZero() {
		out.ValidTo = o.To.String()
	}
	return out
}

func encodeSite(o *referral.Organisation, s *referral.Site) location {
	key := "location " + o.ID + " " + s.ID
	out := location{ID: uuidOf(s.ID), Type: cmp.Or(string(s.Kind), string(referral.SitePhysical))}
	a := attributes{of: key, id: out.ID, entity: "location"}
	a.own(s.ID)
	if s.Kind == "" {
		a.add(attrSite, notRecorded)
	}
	a.add(attrPlace, string(s.Place))
	a.add(attrConfidential, string(s.Confidential))
	out.Attributes = a.list
	if !s.Public() {
		return out
	}
	out.Name = s.Name
	for i, x := range s.Accessibility {
		out.Accessibility = append(out.Accessibility, accessibility{ID: uuidOf(key + " accessibility " + strconv.Itoa(i)), Description: x})
	}
	if s.Address != nil {
		out.Addresses = []address{{
			ID: uuidOf("address " + o.ID + " " + s.ID), Address1: s.Address.Line, City: s.Address.City, Region: s.Address.Region, PostalCode: s.Address.PostalCode,
			Country: string(s.Place.Country()), Type: "physical",
		}}
	}
	return out
}
