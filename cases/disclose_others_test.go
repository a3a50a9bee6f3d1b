package cases_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// What the record of a victim keeps from a recipient, the record of a brother or sister does not
// tell: the person around the one is the other.
func TestDisclose_AnotherVictimAround(t *testing.T) {
	on := d(2026, 9, 4)
	no := func(l victim.Limit) func(*cases.File, *victim.Victim) {
		return func(_ *cases.File, v *victim.Victim) {
			v.Consents = []victim.Consent{{
				ID: "c2", Capacity: victim.ConsentSelf,
				Purposes:   []victim.ConsentPurpose{victim.PurposeService},
				Objections: []victim.Limit{l},
			}}
		}
	}
	everybody := []string{"receiver", "holder", "addressee", "guardian", "lawyer", "themself"}
	for name, c := range map[string]struct {
		change func(*cases.File, *victim.Victim)
		from   []string // who learns nothing
		field  string   // what of the other; "" is everything
	}{
		"nothing": {func(*cases.File, *victim.Victim) {}, nil, ""},
		"must not learn": {func(_ *cases.File, v *victim.Victim) {
			v.DoNotContact = []string{house.ID, "g1"}
		}, []string{"receiver", "guardian"}, ""},
		"objects": {no(victim.Limit{}), everybody, ""},
		"objects to one": {no(victim.Limit{
			Recipient: house.Recipient(),
		}), []string{"receiver"}, ""},
		"objects to the name": {no(victim.Limit{
			Categories: []person.Category{person.CategoryIdentity},
		}), everybody, "name"},
		"withdrew": {func(_ *cases.File, v *victim.Victim) {
			v.Consents = []victim.Consent{{
				ID: "c2", Capacity: victim.ConsentSelf, Given: d(2026, 8, 1),
				Withdrawn:  d(2026, 8, 2),
				Recipients: []victim.Recipient{house.Recipient()},
				Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
			}}
		}, []string{"receiver"}, ""},
		"hides": {func(_ *cases.File, v *victim.Victim) {
			v.Identity = &person.Identity{
				Addresses: []person.Address{{Text: "House 9", Confidential: person.Yes}},
			}
		}, everybody, "house"},
		"address withheld": {func(f *cases.File, v *victim.Victim) {
			f.Measures = append(f.Measures, cases.Measure{
				ID: "me2", Victim: v.ID, Kind: cases.MeasureAddressWithheld,
			})
		}, everybody, "house"},
	} {
		t.Run(name, func(t *testing.T) {
			f := handed(t)
			f.Victims[0].Relatives = append(f.Victims[0].Relatives, person.Relative{
				ID: "sister", Relation: "sibling", Victim: "v2", SafeToContact: person.Yes,
				Names:     []person.Name{{Text: "name-of-the-other"}},
				Addresses: []person.Address{{Text: "house-of-the-other", Confidential: person.No}},
			})
			f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
			shown := func(who string) string {
				data, err := json.Marshal(view(t, f, who, referral.Full, on).Whole())
				require.NoError(t, err)
				return string(data)
			}
			before := map[string]string{}
			for who := range recipients {
				before[who] = shown(who)
			}
			c.change(f, &f.Victims[1])
			for who := range recipients {
				for _, field := range []string{"name", "house"} {
					stood := strings.Contains(before[who], field+"-of-the-other")
					kept := slices.Contains(c.from, who) &&
						(c.field == "" || c.field == field)
					assert.Equal(t, stood && !kept,
						strings.Contains(shown(who), field+"-of-the-other"), "%s %s", who, field)
				}
				r, err := duty.Check(f, on)
				require.NoError(t, err)
				out, err := f.DiscloseReport(r, recipients[who], referral.Full, on)
				require.NoError(t, err)
				if c.field == "" && slices.Contains(c.from, who) {
					for i := range out.Findings {
						assert.NotContains(t, out.Findings[i].Path.String(), "/relatives/1", who)
					}
				}
			}
		})
	}
}
