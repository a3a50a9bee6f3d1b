package disclosure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A field of the user's own passes where its category passes, from the level identified on, and
// for no statistics; one of a category that is not known passes to nobody and is not quoted. So
// does an attachment, by the category of what is in it.
func TestDisclose_Own(t *testing.T) {
	v, c := full(t)
	value, err := person.NewValue(map[string]any{"a": 1})
	require.NoError(t, err)
	categories := append(law.Codes[person.Category](), "", "hobbies")
	v.Own, v.Attachments = nil, nil
	for _, k := range categories {
		v.Own = append(v.Own, person.Own{
			Record: "s1", Name: "org." + string(k), Category: k, Value: value,
		})
		v.Attachments = append(v.Attachments, victim.Attachment{
			ID: "a-" + string(k), Category: k, Kind: "photo", Withhold: person.No,
		})
	}
	reached := 0
	for _, level := range law.Codes[referral.Level]() {
		for _, purpose := range law.Codes[victim.ConsentPurpose]() {
			q := question(&c)
			q.Level, q.Purpose = level, purpose
			view, m := disclose(&v, q)
			bands := level == referral.Anonymous || level == referral.Pseudonym ||
				purpose == victim.PurposeStatistics || purpose == victim.PurposeResearch
			if bands {
				assert.Empty(t, view.Own, "%s %s", level, purpose)
				assert.Empty(t, view.Attachments, "%s %s", level, purpose)
			}
			for _, o := range view.Own {
				assert.Contains(t, m.Passed, o.Category)
				assert.Equal(t, "s1", o.Record, "ids pass")
				assert.Equal(t, value, o.Value)
				reached++
			}
			assert.Len(t, view.Attachments, len(view.Own), "%s %s", level, purpose)
			for _, w := range m.Withheld {
				assert.True(t, w.Category == "" || law.IsValid(w.Category), "%q", w.Category)
			}
		}
	}
	assert.Positive(t, reached)

	// What is to be withheld is withheld, whatever consent or emergency says.
	for _, answer := range []person.Answer{person.Yes, "ja"} {
		v.Attachments[0].Withhold = answer
		q := question(&c)
		with, _ := disclose(&v, q)
		for _, a := range with.Attachments {
			assert.NotEqual(t, v.Attachments[0].ID, a.ID, answer)
		}
	}
}

// The contacts of a relative who is not safe to contact pass to nobody; whom the State suspects is
// for police, prosecution and courts.
func TestDisclose_Relatives(t *testing.T) {
	v, c := full(t)
	contact := person.Contact{Kind: person.ContactPhone, Value: "1", Safe: person.Yes}
	address := person.Address{Text: "x", Confidential: person.No}
	v.Relatives = []person.Relative{
		{ID: "r1", Relation: "mother", SafeToContact: person.Yes},
		{ID: "r2", Relation: "father", Suspected: person.Yes, Suspect: "s1", Victim: "v2"},
		{ID: "r3", Relation: "sibling", SafeToContact: person.No},
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		r.Contacts, r.Addresses = []person.Contact{contact}, []person.Address{address}
		r.Where = person.Place{City: "x"}
	}
	view, _ := disclose(&v, question(&c))
	require.Len(t, view.Relatives, 3)
	for i, r := range view.Relatives {
		assert.Equal(t, i == 0, len(r.Contacts) > 0, r.ID)
		assert.Equal(t, i == 0, len(r.Addresses) > 0, r.ID)
		assert.Equal(t, i == 0, r.Where != (person.Place{}), r.ID)
		assert.Empty(t, r.Suspected, "the social-work centre does not prosecute")
		assert.Empty(t, r.Suspect)
		assert.Empty(t, r.Victim, "of other victims nothing passes")
	}
}
