package cases

import (
	"slices"
	"strings"
	"unicode"

	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// hidden returns v with every address and contact marked that the file says elsewhere must not be
// passed on: of one place, or one number, that is told twice, the answer that protects counts,
// whoever it is told of. It returns v itself where there is none, and leaves it as it is.
func (f *File) hidden(v *victim.Victim) *victim.Victim {
	shut := map[string]bool{}
	people := func(r *person.Relative) {
		for i := range r.Addresses {
			if a := &r.Addresses[i]; a.Confidential == person.Yes || r.Unsafe() {
				shut[placed(a)] = true
			}
		}
		for i := range r.Contacts {
			if c := &r.Contacts[i]; c.Safe.Refuses() || r.Unsafe() {
				shut[reached(c)] = true
			}
		}
	}
	for i := range f.Victims {
		o := &f.Victims[i]
		if o.Identity != nil {
			people(&person.Relative{
				Addresses: o.Identity.Addresses, Contacts: o.Identity.Contacts,
			})
		}
		for j := range o.Relatives {
			people(&o.Relatives[j])
		}
	}
	delete(shut, "")
	if len(shut) == 0 {
		return v
	}
	mark := func(addresses []person.Address, contacts []person.Contact) (
		[]person.Address, []person.Contact,
	) {
		addresses, contacts = slices.Clone(addresses), slices.Clone(contacts)
		for i := range addresses {
			if a := &addresses[i]; shut[placed(a)] {
				a.Confidential = person.Yes
			}
		}
		for i := range contacts {
			if c := &contacts[i]; shut[reached(c)] {
				c.Safe = person.No
			}
		}
		return addresses, contacts
	}
	out := *v
	if v.Identity != nil {
		identity := *v.Identity
		identity.Addresses, identity.Contacts = mark(identity.Addresses, identity.Contacts)
		out.Identity = &identity
	}
	out.Relatives = slices.Clone(v.Relatives)
	for i := range out.Relatives {
		r := &out.Relatives[i]
		r.Addresses, r.Contacts = mark(r.Addresses, r.Contacts)
	}
	return &out
}

// placed is an address as it is compared, "" for one that names no house: a town alone is shared by
// many.
func placed(a *person.Address) string {
	if a.Text != "" {
		return bare(a.Text)
	}
	if a.Street == "" {
		return ""
	}
	return bare(a.Street + a.Unit + a.City)
}

// reached is a contact as it is compared.
func reached(c *person.Contact) string {
	if value := bare(c.Value); value != "" {
		return "=" + value
	}
	return ""
}

// bare is text as it is compared: letters and digits, in small letters.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}
