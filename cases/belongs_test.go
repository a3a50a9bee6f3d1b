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
	"github.com/antitrafficking/palermo/victim/person"
)

// What belongs to a record of another category than its own passes where the record does, and not
// by its own category alone: by an objection to data of the record's category, by a limit, and by
// what is not needed. What belongs to the person passes by its category.
func TestDisclose_WhatBelongsToARecordOfAnotherCategory(t *testing.T) {
	on := d(2026, 9, 4)
	for name, c := range map[string]struct {
		change func(*victim.Victim)
		passes []string
	}{
		"nothing": {func(*victim.Victim) {}, []string{"person", "sister", "paper", "scan"}},
		"an objection to the category": {func(v *victim.Victim) {
			v.Consents[0].Objections = []victim.Limit{{
				Categories: []person.Category{person.CategoryFamily},
			}}
		}, []string{"person"}},
		"an objection to it in the record": {func(v *victim.Victim) {
			v.Consents[0].Objections = []victim.Limit{{
				Categories: []person.Category{person.CategoryFamily}, Records: []string{"sister"},
			}}
		}, []string{"person"}},
		"a limit": {func(v *victim.Victim) {
			v.Consents[0].Limits = []victim.Limit{{
				Categories: []person.Category{person.CategoryFamily}, Records: []string{"sister"},
			}}
		}, []string{"person"}},
		"no ids": {func(v *victim.Victim) {
			v.Consents[0].Categories = slices.DeleteFunc(
				slices.Clone(v.Consents[0].Categories),
				func(c person.Category) bool { return c == person.CategoryID },
			)
		}, []string{"person", "sister", "paper", "scan"}},
		"the paper passes to nobody": {func(v *victim.Victim) {
			v.Attachments[0].Withhold = person.Yes
		}, []string{"person", "sister"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := handed(t)
			v := &f.Victims[0]
			v.Relatives = append(v.Relatives, person.Relative{
				ID: "sister", Relation: "sibling", SafeToContact: person.Yes,
			})
			v.Claims = []victim.Claim{{ID: "claim"}}
			own := func(record, text string) person.Own {
				value, err := person.NewValue(text + "-of-my-own")
				require.NoError(t, err)
				return person.Own{
					Record: record, Name: "x." + text, Category: person.CategoryService,
					Value: value,
				}
			}
			v.Attachments = []victim.Attachment{{
				ID: "paper-1", Record: "sister", Category: person.CategoryService,
				Where: "paper-of-my-own",
			}}
			v.Own = []person.Own{
				own("", "person"), own("sister", "sister"), own("paper-1", "scan"),
				own("claim", "claim"), // which a referral does not need
			}
			c.change(v)
			view, err := f.Disclose(cases.Receiver("r1"), referral.Full, on)
			require.NoError(t, err)
			data, err := json.Marshal(view)
			require.NoError(t, err)
			for _, text := range []string{"person", "sister", "paper", "scan", "claim"} {
				assert.Equal(t, slices.Contains(c.passes, text),
					strings.Contains(string(data), text+"-of-my-own"), text)
			}
		})
	}
}
