package htcds

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// OwnPrefix stands before the name of a field of the standard in the name of an own field:
// "htcds.cas_ReasonForCaseClosure". See [ToFile].
const OwnPrefix = "htcds."

// maxOwn is how many bytes the own fields of one victim may have together that come from a record,
// so that others have room beside them.
const maxOwn = 900 << 10

// categoryOf returns the category under which a field is kept as an own field: its own. A contact
// or an address is kept under that of the keeping of the file, which passes to nobody to whom a
// case is referred: an own field has no flag that it is safe to use.
func categoryOf(f *Field) person.Category {
	category := person.Category(fieldType(f).Tag.Get("data"))
	if category == person.CategoryContact {
		return person.CategoryCase
	}
	return category
}

func fieldType(f *Field) reflect.StructField {
	return reflect.TypeFor[Record]().FieldByIndex(f.index)
}

// unflagged reports whether a field goes back with [Unconfirmed] alone where nothing says that it
// may.
func unflagged(f *Field) bool {
	return fieldType(f).Tag.Get("data") == string(person.CategoryContact)
}

// keep puts into own fields what does not come back from the rest of the file as it is in the
// record: also that a field was empty, where one is made of another.
func (c *toFile) keep() {
	back := fromFile{f: c.f, v: &c.f.Victims[0], at: "/victims/0", unconfirmed: true}
	back.all()
	was, is := reflect.ValueOf(c.rec).Elem(), reflect.ValueOf(&back.rec).Elem()
	size := 0
	for i := range dict().Fields {
		f := &dict().Fields[i]
		x := was.FieldByIndex(f.index)
		if same(x, is.FieldByIndex(f.index)) {
			continue
		}
		value, ok := ownValue(x)
		if size += value.Len(); !ok || size > maxOwn {
			size -= value.Len()
			c.list = append(c.list, Loss{ToCaseFile, f.Name, "", LeftOut, tooLongWhy})
			continue
		}
		own := person.Own{Name: OwnPrefix + string(f.Name), Category: categoryOf(f), Value: value}
		c.f.Victims[0].Own = append(c.f.Victims[0].Own, own)
		if !slices.ContainsFunc(c.list, func(l Loss) bool { return l.Field == f.Name }) {
			c.list = append(c.list, Loss{ToCaseFile, f.Name, "", Kept, keptWhy})
		}
	}
}

// Why a field is [Kept], and why not.
const (
	keptWhy    = "it does not come back whole from the fields of the file; an own field keeps it"
	tooLongWhy = "longer than an own field may be, or than all of them together"
)

func same(a, b reflect.Value) bool {
	return a.IsZero() && b.IsZero() || a.Kind() == reflect.Slice && a.Len()+b.Len() == 0 ||
		reflect.DeepEqual(a.Interface(), b.Interface())
}

// ownValue returns the value of a field as that of an own field, if it comes back from that.
func ownValue(x reflect.Value) (person.Value, bool) {
	in := x.Interface()
	switch {
	case x.Kind() == reflect.Slice && x.Len() == 0:
		in = []string{}
	case x.IsZero():
		in = ""
	}
	value, err := person.NewValue(in)
	if err != nil {
		return person.Value{}, false
	}
	back := reflect.New(x.Type())
	return value, json.Unmarshal(value.JSON(), back.Interface()) == nil && same(x, back.Elem())
}

// groups are fields that are told as one, by which a change is seen: none of a group is put back
// where any of it says something else now. Fields that are in none stand for themselves.
var groups = [...][]Name{
	{PrsSalutation, PrsTitle, PrsFirstName, PrsMiddleName, PrsSecondName},
	{PrsPrimaryLanguage, PrsSecondaryLanguage},
	{PrsMailingStreet, PrsMailingCity, PrsMailingState, PrsMailingPostalCode, PrsMailingCountry,
		PrsMailingLongitude, PrsMailingLatitude},
	{VicTraffickingStatus, VicTraffickingStatusDecisionMakingOrg},
	{VicTypeOfExploitation, VicTypeOfSexExploitation},
	{VicVulnerabilities, VicDetailsOfVulnerabilities},
	{PerRoleInProcess, PerRoleDetails, PerOrganisation},
	{CasStatus, CasReasonForCaseClosure},
	{CasReferringOrganisation, CasIncomingReferralDate, CasReferringPrimaryCaseWorker,
		CasReasonForIncomingReferral, CasIncomingReferralDetails},
	{CasReferredOrganisation, CasReferredPrimaryCaseWorker, CasReasonForOutgoingReferral,
		CasOutgoingReferralDate, CasOutgoingReferralDetails},
	{HteLongitude, HteLatitude, HteCity, HteCountry, HteState, HteStreet, HtePostalCode, HteDate,
		HteType, HteDescription},
}

// putBack puts back what own fields keep, where the rest of the file still says what the record,
// had it that value, would have made of it: what was changed since is not overwritten by what was
// once imported.
func (c *fromFile) putBack() {
	type kept struct {
		field *Field
		value reflect.Value
		path  string
	}
	var list []kept
	typed := fromFile{f: c.f, v: c.v, at: c.at, unconfirmed: true}
	typed.all()
	imported := typed.rec
	for i := range c.v.Own {
		o, path := &c.v.Own[i], index(c.at+"/own", i)
		name, ours := strings.CutPrefix(o.Name, OwnPrefix)
		f := dict().byName[Name(name)]
		if !ours || f == nil || o.Record != "" || o.Category != categoryOf(f) {
			c.from("", "/victims/*/own/*", LeftOut, path)
			continue
		}
		to := reflect.ValueOf(&imported).Elem().FieldByIndex(f.index)
		value := reflect.New(to.Type())
		if json.Unmarshal(o.Value.JSON(), value.Interface()) != nil {
			c.from("", "/victims/*/own/*", LeftOut, path)
			continue
		}
		if value.Elem().Kind() == reflect.Slice && value.Elem().Len() == 0 {
			value.Elem().SetZero()
		}
		to.Set(value.Elem())
		list = append(list, kept{f, value.Elem(), path})
	}
	if len(list) == 0 {
		return
	}
	made := toFile{rec: &imported, v: victim.Victim{ID: c.v.ID}, f: &cases.File{ID: c.f.ID}}
	made.all()
	again := fromFile{f: made.f, v: &made.f.Victims[0], at: "/victims/0", unconfirmed: true}
	again.all()
	for _, k := range list {
		switch {
		case unflagged(k.field) && !c.unconfirmed:
			c.from("", "/victims/*/own/*", LeftOut, k.path)
		case !c.stands(k.field.Name, &typed.rec, &again.rec, again.v):
			c.from("", "/victims/*/own/*", LeftOut, k.path)
		default:
			reflect.ValueOf(&c.rec).Elem().FieldByIndex(k.field.index).Set(k.value)
			c.list = slices.DeleteFunc(c.list, func(l Loss) bool { // it was not derived after all
				return l.Field == k.field.Name && l.Kind == Derived
			})
		}
	}
}

// stands reports whether the file says of a field and of its group what it would, had it been made
// of a record with what the own fields keep: now is what the file says, made what it would.
func (c *fromFile) stands(name Name, now, made *Record, v *victim.Victim) bool {
	switch name {
	case ConConsent, VicAgreementToManagePersonalData:
		// Consents that were recorded since, or refused, say more than a check box.
		if len(c.v.Consents) > 0 {
			return false
		}
	case VicAgeWhenTrafficked, PrsBirthdate:
		// An age without its doubt could make an adult of a presumed child.
		if !reflect.DeepEqual(c.v.Age, v.Age) {
			return false
		}
	case CasReasonForCaseClosure:
		if slices.ContainsFunc(c.f.Closures, func(x cases.Closure) bool {
			return !x.Reopened.IsZero()
		}) {
			return false
		}
	case PrsSalutation, PrsTitle, PrsFirstName, PrsMiddleName, PrsSecondName:
		if !reflect.DeepEqual(names(c.v), names(v)) {
			return false
		}
	}
	group := []Name{name}
	for _, g := range groups {
		if slices.Contains(g, name) {
			group = g
		}
	}
	a, b := reflect.ValueOf(now).Elem(), reflect.ValueOf(made).Elem()
	return !slices.ContainsFunc(group, func(n Name) bool {
		at := dict().byName[n].index
		return !same(a.FieldByIndex(at), b.FieldByIndex(at))
	})
}

func names(v *victim.Victim) []person.Name {
	if v.Identity == nil {
		return nil
	}
	return v.Identity.Names
}

// FileOption changes how [FromFile] converts.
type FileOption func(*fromFile)

// Unconfirmed also writes contacts of which it is not recorded that they are safe to use, and
// addresses of which it is not recorded that they may be passed on. It is the unsafe way: the
// standard cannot carry the flag, and who gets the record may call a telephone that the trafficker
// holds. A contact recorded as not safe, and an address recorded as confidential, are not written
// with it either. It is for a record that goes back to where it came from.
func Unconfirmed(c *fromFile) { c.unconfirmed = true }
