package hsds

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Decode reads HSDS services: a list, a page of an HSDS API, or one service. It returns the organisations with their services, what there is no place for, and an
// error that joins an [*Error] for every value that cannot be taken, or a [referral.DecodeError] where the JSON is not that of HSDS. A service that has an
// error is left out; the others are returned with the error.
func Decode(r io.Reader, m Mapping) ([]referral.Organisation, []Loss, error) {
	data, err := io.ReadAll(io.LimitReader(r, strictjson.MaxSize+1))
	if err != nil {
		return nil, nil, err
	}
	list, at, err := services(data)
	if err != nil {
		return nil, nil, err
	}
	d := decoder{mapping: m}
	for i := range list {
		d.service(&list[i], at(i))
	}
	lost := append(d.lost, unread(data)...)
	slices.SortStableFunc(lost, func(a, b Loss) int { return strings.Compare(a.Path, b.Path) })
	return d.organisations, lost, errors.Join(d.errs...)
}

// services finds the services of a document and the JSON Pointer of each.
func services(data []byte) ([]service, func(int) string, error) {
	under := func(list string) func(int) string {
		return func(i int) string { return list + "/" + strconv.Itoa(i) }
	}
	trimmed := bytes.TrimSpace(data)
	if bytes.HasPrefix(trimmed, []byte("[")) {
		// The strict decoder reads structs: the list is put into one.
		var page struct {
			Contents []service `json:"contents"`
		}
		err := strictjson.Decode(io.MultiReader(strings.NewReader(`{"contents":`), bytes.NewReader(data), strings.NewReader("}")), &page, true)
		return page.Contents, under(""), withoutPrefix(err, "/contents")
	}
	var page struct {
		Contents []service `json:"contents"`
		ID       string    `json:"id"`
	}
	if err := strictjson.Decode(bytes.NewReader(data), &page, true); err != nil {
		return nil, nil, err
	}
	if page.Contents != nil || page.ID == "" {
		return page.Contents, under("/contents"), nil
	}
	var one service
	err := strictjson.Decode(bytes.NewReader(data), &one, true)
	return []service{one}, func(int) string { return "" }, err
}

// withoutPrefix takes a prefix off the paths of the errors joined in err.
func withoutPrefix(err error, prefix string) error {
	var errs []error
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			errs = append(errs, withoutPrefix(e, prefix))
		}
		return errors.Join(errs...)
	}
	if e, ok := errors.AsType[*strictjson.Error](err); ok {
		return &strictjson.Error{Path: strings.TrimPrefix(e.Path, prefix), Offset: max(e.Offset-int64(len(`{"contents":`)), 0), Reason: e.Reason}
	}
	return err
}

type decoder struct {
	mapping       Mapping
	organisations []referral.Organisation
	lost          []Loss
	errs          []error
}

func (d *decoder) fail(path, reason string) { d.errs = append(d.errs, &Error{path, reason}) }
func (d *decoder) lose(path, why string)    { d.lost = append(d.lost, Loss{path, why}) }

// ours collects the attributes of our taxonomy; those of others are left to the caller's mapping.
func ours(list []attribute) map[string][]string {
	out := map[string][]string{}
	for _, a := range list {
		if a.Term.Taxonomy == taxonomy {
			out[a.Term.Code] = append(out[a.Term.Code], a.Value)
		}
	}
	return out
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

func (d *decoder) day(path, s string) law.Day {
	if s == "" {
		return law.Day{}
	}
	var day law.Day
	if day.UnmarshalText([]byte(s)) != nil || !day.IsValid() {
		d.fail(path, "no such day")
		return law.Day{}
	}
	return day
}

func parse[C interface {
	~string
	IsValid() bool
}](d *decoder, path, s string) C {
	c := C(s)
	if s != "" && !c.IsValid() {
		d.fail(path, "unknown code")
		return ""
	}
	return c
}

func (d *decoder) number(path, s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		d.fail(path, "not a whole number")
	}
	return n
}

// age reads an age of HSDS, which may have fractions. Ours are completed years: a fraction is told as a loss, and the limit is widened to whole years.
func (d *decoder) age(path string, years float64, round func(float64) float64) int {
	if years < 0 || years > 130 || math.IsNaN(years) {
		d.fail(path, "no age in years")
		return 0
	}
	if n := round(years); n != years {
		d.lose(path, "a part of a year")
	}
	return int(round(years))
}

func (d *decoder) service(in *service, path string) {
	before := len(d.errs)
	org := d.organisation(&in.Organization, path+"/organization")
	a := ours(in.Attributes)
	s := referral.Service{
		ID: in.ID, Name: in.Name, Status: parse[referral.ServiceStatus](d, path+"/status", in.Status),
		AgeFrom: d.age(path+"/minimum_age", in.MinimumAge, math.Floor), AgeTo: d.age(path+"/maximum_age", in.MaximumAge, math.Floor),
		Kind: parse[victim.NeedKind](d, path+"/attributes", first(a[attrKind])), ChildOnly: parse[victim.Answer](d, path+"/attributes", first(a[attrChildOnly])),
		Papers: parse[victim.Answer](d, path+"/attributes", first(a[attrPapers])), Always: parse[victim.Answer](d, path+"/attributes", first(a[attrAlways])),
		Capacity: d.number(path+"/attributes", first(a[attrCapacity])), Free: -1, Counted: d.day(path+"/attributes", first(a[attrCounted])),
	}
	if id := first(a[attrID]); id != "" {
		s.ID = id
	}
	if a["name"] != nil {
		s.Name = ""
	}
	if a["status"] != nil {
		s.Status = ""
	}
	if a[attrFree] != nil {
		s.Free = d.number(path+"/attributes", first(a[attrFree]))
	}
	for _, x := range a[attrSex] {
		s.Sexes = append(s.Sexes, parse[victim.Sex](d, path+"/attributes", x))
	}
	for _, x := range a[attrExcludes] {
		s.Excludes = append(s.Excludes, parse[referral.Exclusion](d, path+"/attributes", x))
	}
	for i, x := range in.Attributes {
		if x.Term.Taxonomy == taxonomy {
			continue
		}
		if d.mapping.Need != nil && s.Kind == "" {
			s.Kind = d.mapping.Need(x.Term.Taxonomy, x.Term.Code)
			if s.Kind != "" {
				continue
			}
		}
		d.lose(path+"/attributes/"+strconv.Itoa(i), "a term of another taxonomy")
	}
	if s.Kind == "" {
		d.fail(path, "nothing says which need the service meets")
	}
	for i, l := range in.Languages {
		if l.Code == "" {
			d.lose(path+"/languages/"+strconv.Itoa(i), "a language without a code")
			continue
		}
		s.Languages = append(s.Languages, l.Code)
	}
	for _, x := range in.RequiredDocuments {
		if x.Document != "" {
			s.Documents = append(s.Documents, x.Document)
		}
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
		if o, ok := d.opening(x, path+"/schedules/"+strconv.Itoa(i)); ok {
			s.Openings = append(s.Openings, o)
		}
	}
	for i, x := range in.At {
		site := d.site(&x.Location, path+"/service_at_locations/"+strconv.Itoa(i)+"/location")
		if !slices.ContainsFunc(org.Sites, func(o referral.Site) bool { return o.ID == site.ID }) {
			org.Sites = append(org.Sites, site)
		}
		s.Sites = append(s.Sites, site.ID)
	}
	if len(d.errs) > before {
		return // told, and left out
	}
	probe := *org
	probe.Services = append(slices.Clone(org.Services), s)
	if err := probe.Validate(); err != nil {
		d.fail(path, "the organisation or service is badly formed: "+strings.ReplaceAll(err.Error(), "\n", "; "))
		return
	}
	org.Services = probe.Services
}

// organisation returns the organisation of a service: the one read before, if there is one with that id.
func (d *decoder) organisation(in *organization, path string) *referral.Organisation {
	a := ours(in.Attributes)
	o := referral.Organisation{
		ID: in.ID, Name: in.Name, URL: in.Website, Parent: in.Parent, Kind: parse[jurisdiction.BodyKind](d, path+"/attributes", first(a[attrKind])),
		Place:  parse[jurisdiction.Code](d, path+"/attributes", first(a[attrPlace])),
		Vetted: d.day(path+"/attributes", first(a[attrVetted])), MandateFrom: d.day(path+"/attributes", first(a[attrMandateFrom])),
		MandateTo: d.day(path+"/attributes", first(a[attrMandateTo])),
	}
	if id := first(a[attrID]); id != "" {
		o.ID = id
	}
	if p := first(a["parent"]); p != "" {
		o.Parent = p
	}
	if a["name"] != nil {
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
	for i := range d.organisations {
		if d.organisations[i].ID == o.ID {
			return &d.organisations[i]
		}
	}
	d.organisations = append(d.organisations, o)
	return &d.organisations[len(d.organisations)-1]
}

func (d *decoder) opening(in schedule, path string) (referral.Opening, bool) {
	if in.Freq != "WEEKLY" && in.Freq != "" || in.Interval > 1 {
		d.lose(path, "opening hours that do not come back every week")
		return referral.Opening{}, false
	}
	o := referral.Opening{From: d.day(path+"/valid_from", in.ValidFrom), To: d.day(path+"/valid_to", in.ValidTo), Opens: d.time(path+"/opens_at", in.OpensAt), Closes: d.time(path+"/closes_at", in.ClosesAt)}
	if in.ByDay != "" {
		for _, day := range strings.Split(in.ByDay, ",") {
			o.Days = append(o.Days, parse[referral.Weekday](d, path+"/byday", strings.TrimSpace(day)))
		}
	}
	return o, true
}

// time reads a time of day of HSDS, which may end in seconds and a zone. Ours is that of the place.
func (d *decoder) time(path, s string) referral.Time {
	if len(s) > len("15:04") {
		d.lose(path, "seconds or a zone")
		s = s[:len("15:04")]
	}
	return parse[referral.Time](d, path, s)
}

func (d *decoder) site(in *location, path string) referral.Site {
	a := ours(in.Attributes)
	s := referral.Site{ID: in.ID, Name: in.Name, Place: parse[jurisdiction.Code](d, path+"/attributes", first(a[attrPlace])), Confidential: parse[victim.Answer](d, path+"/attributes", first(a[attrConfidential]))}
	if id := first(a[attrID]); id != "" {
		s.ID = id
	}
	for i, x := range in.Addresses {
		at := path + "/addresses/" + strconv.Itoa(i)
		if i > 0 {
			d.lose(at, "a second address")
			continue
		}
		if s.Place == "" {
			s.Place = parse[jurisdiction.Code](d, at+"/country", x.Country)
		}
		s.Address = &referral.Address{Line: x.Address1, City: x.City, Region: x.Region, PostalCode: x.PostalCode}
	}
	return s
}

// unread tells every member of data that no struct of this package has.
func unread(data []byte) []Loss {
	var tree any
	if json.Unmarshal(data, &tree) != nil {
		return nil // told already
	}
	var lost []Loss
	var walk func(v any, t reflect.Type, path string)
	walk = func(v any, t reflect.Type, path string) {
		switch v := v.(type) {
		case []any:
			for i, item := range v {
				element := t
				if t.Kind() == reflect.Slice {
					element = t.Elem()
				}
				walk(item, element, path+"/"+strconv.Itoa(i))
			}
		case map[string]any:
			if t.Kind() != reflect.Struct {
				return
			}
			members := map[string]reflect.Type{}
			for i := range t.NumField() {
				name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
				members[name] = t.Field(i).Type
			}
			for name, member := range v {
				at := path + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
				inner, known := members[name]
				switch {
				case known:
					walk(member, inner, at)
				case member == nil || path == "" && t != reflect.TypeFor[service]():
				default:
					lost = append(lost, Loss{at, "there is no place for it"})
				}
			}
		}
	}
	if page, ok := tree.(map[string]any); ok && page["contents"] != nil {
		walk(page["contents"], reflect.TypeFor[service](), "/contents")
	} else {
		walk(tree, reflect.TypeFor[service](), "")
	}
	return lost
}
