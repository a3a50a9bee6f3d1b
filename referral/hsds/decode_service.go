package hsds

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
)

// service reads a service and puts it to its organisation, unless something is wrong with it.
func (d *decoder) service(in *service, path string) {
	before := len(d.errs)
	org, orgAt := d.organisation(&in.Organization, path+"/organization")
	s, at := d.offer(in, path)
	if in.AssuredDate != "" && org.Vetted.String() != in.AssuredDate {
		d.lose(path+"/assured_date", "what others assure is no vetting")
	}
	i := slices.IndexFunc(d.organisations, func(o referral.Organisation) bool { return o.ID == org.ID })
	var sites []referral.Site
	if i >= 0 {
		first := d.organisations[i]
		sites = slices.Clone(first.Sites)
		first.Sites, first.Services = nil, nil
		if !reflect.DeepEqual(first, org) {
			d.lose(path+"/organization", "told in another way before")
		}
		org = first
	}
	for j, x := range in.At {
		here := path + "/service_at_locations/" + strconv.Itoa(j) + "/location"
		site := d.site(&x.Location, here)
		sites = d.join(sites, site, here)
		s.Sites = append(s.Sites, site.ID)
		k := slices.IndexFunc(sites, func(x referral.Site) bool { return x.ID == site.ID })
		orgAt["/sites/"+strconv.Itoa(k)], at["/sites/"+strconv.Itoa(j)] = here, here+"/id"
	}
	// The organisation with this service alone: what is wrong with others was told with them.
	probe := org
	probe.Sites, probe.Services = sites, []referral.Service{s}
	for ours, theirs := range at {
		orgAt["/services/0"+ours] = theirs
	}
	d.misformed(probe.Validate(), orgAt, path)
	if i >= 0 && slices.ContainsFunc(d.organisations[i].Services, func(x referral.Service) bool { return x.ID == s.ID }) {
		d.fail(path+"/id", "the id is used twice")
	}
	switch {
	case len(d.errs) > before: // told, and left out
	case i < 0:
		d.organisations = append(d.organisations, probe)
	default:
		d.organisations[i].Sites = sites
		d.organisations[i].Services = append(d.organisations[i].Services, s)
	}
}

// offer reads what a service says of itself.
func (d *decoder) offer(in *service, path string) (referral.Service, places) {
	a := d.ours(in.Attributes, path, attrID, attrName, attrStatus, attrKind, attrSex, attrChildOnly, attrFamilies, attrPapers, attrWaived, attrSpecialises, attrExcludes, attrAlways, attrCapacity, attrFree, attrCounted)
	at := places{"/id": path + "/id", "/name": path + "/name", "/age_from": path + "/minimum_age", "/age_to": path + "/maximum_age"}
	s := referral.Service{
		ID: in.ID, Name: in.Name,
		Status:  parse[referral.ServiceStatus](d, value{in.Status, path + "/status"}),
		Kind:    parse[care.NeedKind](d, d.one(a, attrKind)),
		AgeFrom: d.age(path+"/minimum_age", in.MinimumAge), AgeTo: d.age(path+"/maximum_age", in.MaximumAge),
		ChildOnly:   parse[person.Answer](d, d.one(a, attrChildOnly)),
		Families:    parse[person.Answer](d, d.one(a, attrFamilies)),
		Papers:      parse[person.Answer](d, d.one(a, attrPapers)),
		Waived:      parse[person.Answer](d, d.one(a, attrWaived)),
		Always:      parse[person.Answer](d, d.one(a, attrAlways)),
		Sexes:       parseAll[person.Sex](d, a[attrSex]),
		Excludes:    parseAll[referral.Exclusion](d, a[attrExcludes]),
		Specialises: parseAll[jurisdiction.Purpose](d, a[attrSpecialises]),
		Capacity:    d.number(d.one(a, attrCapacity)), Free: d.number(d.one(a, attrFree)),
		Counted:     d.day(d.one(a, attrCounted)),
		Eligibility: in.Eligibility, Application: in.Application, Fees: in.Fees, Interpretation: in.Interpretation, Alert: in.Alert,
	}
	for code, member := range map[string]string{attrID: "/id", attrCapacity: "/capacity", attrFree: "/free"} {
		if v := d.one(a, code); v.text != "" {
			at[member] = v.path
		}
	}
	for member, theirs := range map[string]string{"/eligibility": "eligibility_description", "/application": "application_process", "/fees": "fees_description", "/interpretation": "interpretation_services", "/alert": "alert"} {
		at[member] = path + "/" + theirs
	}
	if id := d.one(a, attrID); id.text != "" {
		s.ID = id.text
	}
	if a[attrName] != nil {
		s.Name = ""
	}
	if a[attrStatus] != nil {
		s.Status = ""
	}
	if a[attrFree] == nil && !s.Counted.IsZero() {
		s.Free = -1 // counted, and the number not told
	}
	d.foreignTerms(in, &s, path)
	s.Languages = d.languages(in.Languages, path, at)
	s.Contacts = d.contacts(in.Contacts, in.Phones, in.Email, path, at)
	for i, x := range in.RequiredDocuments {
		here := path + "/required_documents/" + strconv.Itoa(i)
		if x.Document == "" {
			d.lose(here, "a document without a name")
			continue
		}
		at["/documents/"+strconv.Itoa(len(s.Documents))] = here + "/document"
		s.Documents = append(s.Documents, x.Document)
	}
	for i, x := range in.ServiceAreas {
		code, err := jurisdiction.ParseCode(x.Extent)
		if x.ExtentType != extentType || err != nil {
			d.lose(path+"/service_areas/"+strconv.Itoa(i), "an area that is not told as a code of ISO 3166")
			continue
		}
		s.Areas = append(s.Areas, code)
	}
	for i, x := range in.Schedules {
		here := path + "/schedules/" + strconv.Itoa(i)
		if o, ok := d.opening(x, here); ok {
			at["/openings/"+strconv.Itoa(len(s.Openings))] = here
			s.Openings = append(s.Openings, o)
		}
	}
	return s, at
}

// foreignTerms asks the caller's mapping what the terms of other taxonomies mean, for the need that
// a service meets.
func (d *decoder) foreignTerms(in *service, s *referral.Service, path string) {
	for i, x := range in.Attributes {
		if x.Term.Taxonomy == taxonomy {
			continue
		}
		if d.mapping.Need != nil && s.Kind == "" {
			if s.Kind = d.mapping.Need(x.Term.Taxonomy, x.Term.Code); s.Kind != "" {
				continue
			}
		}
		d.lose(path+"/attributes/"+strconv.Itoa(i), "a term of another taxonomy")
	}
	if s.Kind == "" {
		d.fail(path, "nothing says which need the service meets")
	}
}

func (d *decoder) opening(in schedule, path string) (referral.Opening, bool) {
	if in.Freq != "WEEKLY" && in.Freq != "" || in.Interval > 1 {
		d.lose(path, "opening hours that do not come back every week")
		return referral.Opening{}, false
	}
	o := referral.Opening{
		From: d.day(value{in.ValidFrom, path + "/valid_from"}), To: d.day(value{in.ValidTo, path + "/valid_to"}),
		Opens: d.time(path+"/opens_at", in.OpensAt), Closes: d.time(path+"/closes_at", in.ClosesAt),
	}
	if in.ByDay != "" {
		for _, day := range strings.Split(in.ByDay, ",") {
			if w := parse[referral.Weekday](d, value{strings.TrimSpace(day), path + "/byday"}); w != "" {
				o.Days = append(o.Days, w)
			}
		}
	}
	return o, true
}
