package cases_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// number is an official number, as a court writes it: it names the person.
const number = "K 12/2026 of a court"

// numbered writes the number into every text below v that is neither a code nor an id.
func numbered(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			numbered(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			numbered(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			tag := field.Tag.Get("validate")
			switch {
			case !field.IsExported():
			case v.Field(i).Kind() == reflect.String && !strings.Contains(tag, "tip_"):
				v.Field(i).SetString(number)
			default:
				numbered(v.Field(i))
			}
		}
	}
}

// No official number, and no text, stands beside a pseudonym.
func TestDisclose_NoNumberBesideAPseudonym(t *testing.T) {
	f := handed(t)
	f.Notifications = []cases.Notification{{ID: "n1", Victim: "v1", Day: d(2026, 9, 2)}}
	numbered(reflect.ValueOf(&f.Victims[0]))
	numbered(reflect.ValueOf(&f.Notifications))
	full := false
	for who, to := range recipients {
		for _, level := range law.Codes[referral.Level]() {
			v, err := f.Disclose(to, level, d(2026, 9, 4))
			require.NoError(t, err, who)
			data, err := json.Marshal(v)
			require.NoError(t, err, who)
			if level == referral.Identified || level == referral.Full {
				full = full || strings.Contains(string(data), number)
				continue
			}
			assert.NotContains(t, string(data), number, "%s at %s", who, level)
		}
	}
	assert.True(t, full, "there was something to withhold")
}

// dated writes a day into every field below v that holds days, and none into the age, which is told
// as a band.
func dated(v reflect.Value, day law.Day) {
	switch {
	case v.Type() == reflect.TypeFor[law.Day]():
		v.Set(reflect.ValueOf(day))
	case v.Type() == reflect.TypeFor[[]law.Day]():
		v.Set(reflect.ValueOf([]law.Day{day}))
	case v.Type() == reflect.TypeFor[person.Date]():
		v.Set(reflect.ValueOf(person.DateOf(day)))
	case v.Kind() == reflect.Pointer && !v.IsNil():
		dated(v.Elem(), day)
	case v.Kind() == reflect.Slice:
		if v.Len() == 0 && v.Type().Elem().Kind() == reflect.Struct {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			dated(v.Index(i), day)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type() != reflect.TypeFor[person.Age]() {
				dated(v.Field(i), day)
			}
		}
	}
}

// No day stands beside a pseudonym, and none of a list of days.
func TestDisclose_NoDayBesideAPseudonym(t *testing.T) {
	const said = "2031-07-19"
	f := handed(t)
	v := &f.Victims[0]
	keep := *v
	dated(reflect.ValueOf(v), law.MustDay(2031, 7, 19))
	v.Consents, v.Guardians, v.LegalAids = keep.Consents, keep.Guardians, keep.LegalAids
	v.Died, v.Relatives, v.Indicators = keep.Died, keep.Relatives, keep.Indicators
	v.Consents[0].Categories = law.Codes[person.Category]()
	full := false
	for who, to := range recipients {
		for _, level := range law.Codes[referral.Level]() {
			v, err := f.Disclose(to, level, d(2026, 9, 4))
			require.NoError(t, err, who)
			data, err := json.Marshal(v)
			require.NoError(t, err, who)
			if level == referral.Identified || level == referral.Full {
				full = full || strings.Contains(string(data), said)
				continue
			}
			assert.NotContains(t, string(data), said, "%s at %s", who, level)
		}
	}
	assert.True(t, full, "there was something to withhold")
}

// A record that nobody validated may have anything in the place of a code or an id. It goes into no
// manifest, no entry of a log and no list of what was disclosed.
func TestDisclose_WritesDownNoCodeThatIsNone(t *testing.T) {
	const text = "Person A, born in a village"
	party := referral.Party{Kind: text, ID: text, Place: text, Worker: text}
	for name, change := range map[string]func(*cases.File){
		"place of a guardian": func(f *cases.File) { f.Victims[0].Guardians[0].Place = text },
		"place of a receiver": func(f *cases.File) { f.Referrals[0].To.Place = text },
		"kind of a receiver":  func(f *cases.File) { f.Referrals[0].To.Kind = text },
		"a receiver":          func(f *cases.File) { f.Referrals[0].To = party },
		"a sender":            func(f *cases.File) { f.Referrals[0].From = party },
		"place of the processing": func(f *cases.File) {
			f.Processing[0].Place = text
		},
		"an addressee":          func(f *cases.File) { f.Messages[0].To = party },
		"place of an addressee": func(f *cases.File) { f.Messages[0].To.Place = text },
		"a lawyer":              func(f *cases.File) { f.Victims[0].LegalAids[0].Lawyer = text },
		"ground": func(f *cases.File) {
			f.Messages[0].Ground = text
		},
		"emergency": func(f *cases.File) {
			f.Referrals[0].Emergency = &referral.Emergency{Ground: text, Authority: text}
		},
		"categories of the consent": func(f *cases.File) {
			c := &f.Victims[0].Consents[0]
			c.Categories = append(c.Categories, text)
		},
		"a limit": func(f *cases.File) {
			f.Victims[0].Consents[0].Limits = []victim.Limit{{
				Recipient: victim.Recipient{Kind: text, ID: text, Place: text},
			}}
		},
		"what a system keeps of its own": func(f *cases.File) {
			f.Victims[0].Own[0].Category = text
		},
	} {
		f := handed(t)
		change(f)
		for who, to := range recipients {
			v, err := f.Disclose(to, referral.Full, d(2026, 9, 4))
			if err != nil {
				assert.NotContains(t, err.Error(), text, name)
				continue
			}
			for what, written := range map[string]any{
				"manifest": v.Manifest, "log": v.Sharing("p1"),
			} {
				data, err := json.Marshal(written)
				require.NoError(t, err, name)
				assert.NotContains(t, string(data), text, "%s to %s: %s", name, who, what)
			}
			before := len(f.Disclosures)
			if err := f.Disclosed(v, "d-"+who, "w1"); err == nil {
				data, err := json.Marshal(f.Disclosures[before:])
				require.NoError(t, err, name)
				assert.NotContains(t, string(data), text, "%s to %s: disclosures", name, who)
			}
		}
	}
}
