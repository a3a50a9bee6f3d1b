package cases_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// One house, or one number, that the file tells twice passes only where neither says no.
func TestDisclose_ToldTwice(t *testing.T) {
	house := func(a person.Answer) person.Address {
		return person.Address{Text: "Long Lane 7", Confidential: a}
	}
	phone := func(a person.Answer) person.Contact {
		return person.Contact{Kind: "phone", Value: "+389 70 123", Safe: a}
	}
	for name, c := range map[string]struct {
		change func(*cases.File)
		gone   string
	}{
		"once": {func(*cases.File) {}, ""},
		"the same house, as allowed": {func(f *cases.File) {
			a := &f.Victims[0].Identity.Addresses
			*a = append(*a, house(person.No))
		}, ""},
		"the same house, as hidden": {func(f *cases.File) {
			a := &f.Victims[0].Identity.Addresses
			*a = append(*a, person.Address{Text: "long lane, 7", Confidential: person.Yes})
		}, "Lane"},
		"of another victim": {func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v2", Identity: &person.Identity{
				Addresses: []person.Address{house(person.Yes)},
			}})
		}, "Lane"},
		"of a relative who is not safe": {func(f *cases.File) {
			f.Victims[0].Relatives = append(f.Victims[0].Relatives, person.Relative{
				ID: "uncle", SafeToContact: person.No,
				Contacts: []person.Contact{phone(person.Yes)},
			})
		}, "389"},
		"a number that is not safe": {func(f *cases.File) {
			k := &f.Victims[0].Identity.Contacts
			*k = append(*k, person.Contact{Kind: "sms", Value: "+38970123", Safe: person.No})
		}, "389"},
	} {
		f := handed(t)
		f.Victims[0].Identity.Addresses = []person.Address{house(person.No)}
		f.Victims[0].Identity.Contacts = []person.Contact{phone(person.Yes)}
		c.change(f)
		before, err := json.Marshal(f)
		require.NoError(t, err)
		for who := range recipients {
			v := view(t, f, who, referral.Full, d(2026, 9, 4))
			data, err := json.Marshal(v.Whole())
			require.NoError(t, err)
			for _, text := range []string{"Lane", "389"} {
				assert.Equal(t, c.gone != text, strings.Contains(string(data), text),
					"%s %s %s", name, who, text)
			}
		}
		after, err := json.Marshal(f)
		require.NoError(t, err)
		assert.JSONEq(t, string(before), string(after), name)
	}
}
