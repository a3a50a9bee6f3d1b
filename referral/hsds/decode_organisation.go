package hsds

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
)

// organisation reads the organisation of a service, without services and sites.
func (d *decoder) organisation(in *organization, path string) (referral.Organisation, places) {
	a := d.ours(in.Attributes, path, attrID, attrName, attrParent, attrKind, attrPlace, attrVetted, attrVettedBy, attrMandateFrom, attrMandateTo)
	o := referral.Organisation{
		ID: in.ID, Name: in.Name, URL: in.Website, Parent: in.Parent, LegalStatus: in.LegalStatus,
		Kind: parse[jurisdiction.BodyKind](d, d.one(a, attrKind)), Place: parse[jurisdiction.Code](d, d.one(a, attrPlace)),
		Vetted: d.day(d.one(a, attrVetted)), VettedBy: d.one(a, attrVettedBy).text, MandateFrom: d.day(d.one(a, attrMandateFrom)), MandateTo: d.day(d.one(a, attrMandateTo)),
	}
	at := places{"/id": path + "/id", "/name": path + "/name", "/url": path + "/website", "/parent": path + "/parent_organization_id", "/legal_status": path + "/legal_status"}
	for code, member := range map[string]string{attrID: "/id", attrParent: "/parent", attrVettedBy: "/vetted_by", attrMandateTo: "/mandate_to"} {
		if v := d.one(a, code); v.text != "" {
			at[member] = v.path
		}
	}
	if id := d.one(a, attrID); id.text != "" {
		o.ID = id.text
	}
	if p := d.one(a, attrParent); p.text != "" {
		o.Parent = p.text
	}
	if a[attrName] != nil {
		o.Name = ""
	}
	if o.Kind == "" && d.mapping.Kind != nil {
		o.Kind = d.mapping.Kind(in.ID)
	}
	if o.Kind == "" {
		d.fail(path, "nothing says what kind of body the organisation is")
	}
	if in.Description != in.Name {
		d.lose(path+"/description", "a description")
	}
	for i, x := range in.Identifiers {
		here := path + "/organization_identifiers/" + strconv.Itoa(i)
		at["/identifiers/"+strconv.Itoa(i)] = here
		scheme := x.Scheme
		if scheme == "" {
			scheme = x.Type
		} else if x.Type != x.Scheme && x.Type != "" {
			d.lose(here+"/identifier_type", "the type of an identifier beside its scheme")
		}
		o.Identifiers = append(o.Identifiers, referral.Identifier{Scheme: scheme, Value: x.Value})
	}
	for i, x := range in.Attributes {
		if x.Term.Taxonomy != taxonomy {
			d.lose(path+"/attributes/"+strconv.Itoa(i), "a term of another taxonomy")
		}
	}
	o.Contacts = d.contacts(in.Contacts, in.Phones, in.Email, path, at)
	return o, at
}

// contacts reads the ways to reach an office: contacts, and telephones and an address of mail
// without one.
func (d *decoder) contacts(contacts []contact, phones []phone, email, path string, at places) []referral.Contact {
	var out []referral.Contact
	add := func(c referral.Contact, here string) {
		at["/contacts/"+strconv.Itoa(len(out))] = here
		out = append(out, c)
	}
	for i, x := range contacts {
		here := path + "/contacts/" + strconv.Itoa(i)
		a := d.ours(x.Attributes, here, attrLanguage, attrSecure, attrKey)
		c := referral.Contact{
			Department: x.Department, Email: x.Email,
			Secure: parse[person.Answer](d, d.one(a, attrSecure)), Key: d.one(a, attrKey).text,
		}
		for _, l := range a[attrLanguage] {
			c.Languages = append(c.Languages, l.text)
		}
		if len(x.Phones) == 0 {
			add(c, here)
		}
		for j, p := range x.Phones { // a contact with several telephones becomes several
			c.Phone, c.Languages = p.Number, d.languages(p.Languages, here+"/phones/"+strconv.Itoa(j), nil)
			add(c, here)
		}
	}
	for i, p := range phones {
		here := path + "/phones/" + strconv.Itoa(i)
		add(referral.Contact{Phone: p.Number, Languages: d.languages(p.Languages, here, nil)}, here)
	}
	if email != "" {
		add(referral.Contact{Email: email}, path+"/email")
	}
	return out
}

// languages reads codes of languages; one that is told by its name alone is a loss.
func (d *decoder) languages(list []language, path string, at places) []string {
	var out []string
	for i, l := range list {
		here := path + "/languages/" + strconv.Itoa(i)
		if l.Code == "" {
			d.lose(here, "a language without a code")
			continue
		}
		if at != nil {
			at["/languages/"+strconv.Itoa(len(out))] = here + "/code"
		}
		out = append(out, l.Code)
	}
	return out
}

func (d *decoder) site(in *location, path string) referral.Site {
	a := d.ours(in.Attributes, path, attrID, attrPlace, attrConfidential, attrSite)
	s := referral.Site{
		ID: in.ID, Name: in.Name, Kind: parse[referral.SiteKind](d, value{in.Type, path + "/location_type"}),
		Place:        parse[jurisdiction.Code](d, d.one(a, attrPlace)),
		Confidential: parse[person.Answer](d, d.one(a, attrConfidential)),
	}
	if id := d.one(a, attrID); id.text != "" {
		s.ID = id.text
	}
	if a[attrSite] != nil {
		s.Kind = ""
	}
	for i, x := range in.Accessibility {
		if x.Description == "" {
			d.lose(path+"/accessibility/"+strconv.Itoa(i), "accessibility without a description")
			continue
		}
		s.Accessibility = append(s.Accessibility, x.Description)
	}
	for i, x := range in.Addresses {
		at := path + "/addresses/" + strconv.Itoa(i)
		if i > 0 {
			d.lose(at, "a second address")
			continue
		}
		if s.Place == "" {
			s.Place = parse[jurisdiction.Code](d, value{x.Country, at + "/country"})
		}
		s.Address = &referral.Address{Line: x.Address1, City: x.City, Region: x.Region, PostalCode: x.PostalCode}
	}
	return s
}

// join puts a site to those of an organisation. One that was told before stands as it was told
// first.
func (d *decoder) join(sites []referral.Site, s referral.Site, path string) []referral.Site {
	i := slices.IndexFunc(sites, func(x referral.Site) bool { return x.ID == s.ID })
	if i < 0 {
		return append(sites, s)
	}
	if !reflect.DeepEqual(sites[i], s) {
		d.lose(path, "told in another way before")
	}
	return sites
}
