package cases_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// What a system keeps of its own about a record passes with the record or not at all.
func TestDisclose_WhatBelongsToARecord(t *testing.T) {
	on := d(2026, 9, 4)
	limit := []victim.Limit{{Records: []string{"sister"}}}
	served := []string{"receiver", "holder"}
	everybody := []string{"receiver", "holder", "addressee", "guardian", "lawyer", "themself"}
	for name, c := range map[string]struct {
		change func(*cases.File)
		from   []string // who learns nothing
		what   string   // of which field; "" is all
	}{
		"nothing": {func(*cases.File) {}, nil, ""},
		"another victim, from whom one is kept": {func(f *cases.File) {
			f.Victims[0].Relatives[1].Victim = "v2"
			f.Victims = append(f.Victims, victim.Victim{
				ID: "v2", DoNotContact: []string{house.ID, "g1"},
			})
		}, []string{"receiver", "guardian"}, ""},
		"an objection": {func(f *cases.File) {
			f.Victims[0].Consents[0].Objections = limit
		}, []string{"receiver", "holder", "guardian", "lawyer"}, ""},
		"a limit": {func(f *cases.File) {
			f.Victims[0].Consents[0].Limits = limit
		}, served, ""},
		"not safe to contact": {func(f *cases.File) {
			f.Victims[0].Relatives[1].SafeToContact = ""
		}, everybody, "number"},
		"the paper passes to nobody": {func(f *cases.File) {
			f.Victims[0].Attachments[0].Withhold = person.Yes
		}, everybody, "paper"},
		"no to the paper": {func(f *cases.File) {
			f.Victims[0].Attachments[0].Consent = "c2"
			f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
				ID: "c2", Given: d(2026, 8, 1), Withdrawn: d(2026, 8, 2),
				Purposes: []victim.ConsentPurpose{victim.PurposeIdentification},
			})
		}, served, "paper"},
	} {
		t.Run(name, func(t *testing.T) {
			f := handed(t)
			v := &f.Victims[0]
			v.Relatives = append(v.Relatives, person.Relative{
				ID: "sister", Relation: "sibling", SafeToContact: person.Yes,
			})
			own := func(record, text string, c person.Category) person.Own {
				value, err := person.NewValue(text + "-of-my-own")
				require.NoError(t, err)
				return person.Own{Record: record, Name: "x." + text, Category: c, Value: value}
			}
			v.Attachments = []victim.Attachment{{ID: "paper-1", Category: person.CategoryIdentity}}
			v.Own = []person.Own{
				own("sister", "name", person.CategoryIdentity),
				own("sister", "number", person.CategoryContact),
				own("paper-1", "paper", person.CategoryIdentity),
			}
			shown := func(who string) string {
				data, err := json.Marshal(view(t, f, who, referral.Full, on).Whole())
				require.NoError(t, err)
				return string(data)
			}
			before := map[string]string{}
			for who := range recipients {
				before[who] = shown(who)
			}
			c.change(f)
			for who := range recipients {
				for _, field := range []string{"name", "number", "paper"} {
					text := field + "-of-my-own"
					kept := slices.Contains(c.from, who) && (c.what == field ||
						c.what == "" && field != "paper")
					assert.Equal(t, strings.Contains(before[who], text) && !kept,
						strings.Contains(shown(who), text), "%s %s", who, field)
				}
			}
		})
	}
}

// Of a worker, or a site that is not public, nothing passes in a field of the file's own either.
func TestDisclose_OwnFieldsOfTheFile(t *testing.T) {
	f := handed(t)
	value, err := person.NewValue("of-my-own")
	require.NoError(t, err)
	f.Workers = []cases.Worker{{ID: "worker-1"}}
	for record, passes := range map[string]bool{"": true, "v1": true, "worker-1": false} {
		f.Own = []person.Own{{
			Record: record, Name: "x.y", Category: person.CategoryIdentity, Value: value,
		}}
		data, err := json.Marshal(view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Whole())
		require.NoError(t, err)
		assert.Equal(t, passes, strings.Contains(string(data), "of-my-own"), record)
	}
}

// What names a relative who does not pass tells no place either: a reunification, the study of a
// home, a wish, a contact by way of the relative.
func TestDisclose_WhatNamesARelative(t *testing.T) {
	on := d(2026, 9, 4)
	for name, change := range map[string]func(*cases.File){
		"another victim, from whom one is kept": func(f *cases.File) {
			f.Victims[0].Relatives[1].Victim = "v2"
			f.Victims = append(f.Victims, victim.Victim{ID: "v2", DoNotContact: []string{house.ID}})
		},
		"an objection": func(f *cases.File) {
			f.Victims[0].Consents[0].Objections = []victim.Limit{{Records: []string{"sister"}}}
		},
		"not safe to contact": func(f *cases.File) {
			f.Victims[0].Relatives[1].SafeToContact = ""
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := handed(t)
			v := &f.Victims[0]
			v.Relatives = append(v.Relatives, person.Relative{
				ID: "sister", Relation: "sibling", SafeToContact: person.Yes,
			})
			at := person.Place{City: "city-of-hers"}
			v.Reunifications = []care.Reunification{{Relative: "sister", Place: at}}
			v.Wishes = []care.Wish{{About: "live-with", Relative: "sister", Place: at}}
			shown := func() string {
				data, err := json.Marshal(view(t, f, "receiver", referral.Full, on).Whole())
				require.NoError(t, err)
				return string(data)
			}
			require.Contains(t, shown(), "city-of-hers")
			change(f)
			assert.NotContains(t, shown(), "city-of-hers")
		})
	}
}
