package cases_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A link says something by standing there. One whose target is of another category than a pseudonym
// is of that category: a field that names suspects, whatever it is called in another record, is one
// of offences. A list of ids that is new must be put into one of the categories.
func TestLinks_AreOfTheCategoryOfWhatTheySay(t *testing.T) {
	says := map[string]person.Category{
		"suspects": person.CategoryOffence, "conflicts": person.CategoryOffence,
		"guardian":       person.CategoryProtection,
		"best_interests": person.CategoryProtection,
		"consent":        person.CategoryConsent,
	}
	// Within a record of that category or a closer one the link says no more than the record.
	within := map[string]bool{
		"Consent.guardian": true, "Decision.best_interests": true, "Disclosure.consent": true,
		"Sharing.consent": true,
	}
	found := map[string]bool{}
	walk(reflect.TypeFor[cases.File](), map[reflect.Type]bool{}, func(ty reflect.Type) {
		for i := range ty.NumField() {
			field := ty.Field(i)
			text := field.Type
			if text.Kind() == reflect.Slice {
				text = text.Elem()
			}
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			want, known := says[name]
			if !known || text != reflect.TypeFor[string]() || within[ty.Name()+"."+name] {
				continue
			}
			found[name] = true
			assert.Equal(t, string(want), field.Tag.Get("data"), "%s.%s", ty.Name(), name)
		}
	})
	assert.Len(t, found, len(says))
}

// suspected are all the ways in which a file says that somebody is suspected, beside the answers
// that keep a consent from counting.
func suspected(f *cases.File) {
	f.Suspects = []cases.Suspect{{
		ID: "s1", Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationFriend}},
	}}
	f.LegalPersons = []cases.LegalPerson{{ID: "s2"}}
	f.Conduct[0].Suspects, f.Proceedings[0].Suspects = []string{"s1"}, []string{"s1"}
	f.Organisations[0].Conflicts = []string{"s1"}
	v := &f.Victims[0]
	v.Guardians = append(v.Guardians, victim.Guardian{ID: "g2", Suspected: person.Yes})
	v.Placements[0].WithSuspect = person.Yes
	v.Family.SuspectedDay = d(2026, 9, 2)
	f.Liabilities = []cases.Liability{{ID: "l1", Victim: "v1"}}
}

// Who may not learn of suspicion gets no id of a suspect, at no level, and a manifest in which
// nothing tells whether any suspicion is recorded.
func TestDisclose_NothingTellsOfSuspicion(t *testing.T) {
	on := d(2026, 9, 4)
	whole := func() *cases.File {
		f := handed(t)
		v, r := f.Victims, f.Referrals
		m := f.Messages
		taint.Fill(f)
		f.Victims, f.Referrals, f.Messages, f.Opened = v, r, m, d(2026, 9, 1)
		f.Conduct[0].Victims, f.Proceedings[0].Victims = []string{"v1"}, []string{"v1"}
		f.Suspects, f.LegalPersons, f.Liabilities = nil, nil, nil
		f.Conduct[0].Suspects, f.Proceedings[0].Suspects = nil, nil
		f.Organisations[0].Conflicts = nil
		f.Victims[0].Guardians = append(f.Victims[0].Guardians, victim.Guardian{ID: "g2"})
		f.Victims[0].Family.SuspectedDay = law.Day{}
		f.Victims[0].Family.CarerSuspected = person.No
		f.Victims[0].Placements[0].WithSuspect = ""
		return f
	}
	for who, to := range recipients {
		for _, level := range law.Codes[referral.Level]() {
			quiet, told := whole(), whole()
			suspected(told)
			told.Victims[0].Guardians = append(
				told.Victims[0].Guardians[:1:1], victim.Guardian{ID: "g2", Suspected: person.Yes})
			before, err := quiet.Disclose(to, level, on)
			require.NoError(t, err)
			after, err := told.Disclose(to, level, on)
			require.NoError(t, err)
			if who == "addressee" && level == referral.Full {
				assert.Contains(t, after.Manifest.Passed, person.CategoryOffence)
				continue
			}
			data, err := json.Marshal(after)
			require.NoError(t, err)
			for _, id := range []string{`"s1"`, `"s2"`} {
				assert.NotContains(t, string(data), id, "%s at %s", who, level)
			}
			assert.ElementsMatch(t, before.Manifest.Withheld, after.Manifest.Withheld,
				"%s at %s", who, level)
			assert.Equal(t, before.Manifest.Passed, after.Manifest.Passed, "%s at %s", who, level)
			assert.Equal(t, before.Sharing("p1"), after.Sharing("p1"), "%s at %s", who, level)
			once := 0
			for _, w := range after.Manifest.Withheld {
				if w.Category == person.CategoryOffence {
					assert.Empty(t, w.Path)
					once++
				}
			}
			assert.Equal(t, 1, once, "%s at %s", who, level)
		}
	}
}
