package cases_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// spoil puts text in the place of every code, id and language of a record, but for the ids by which
// it is looked up.
func spoil(v reflect.Value) {
	for i := range v.NumField() {
		f, field := v.Type().Field(i), v.Field(i)
		if f.IsExported() && strings.Contains(f.Tag.Get("validate"), "tip_") {
			switch {
			case field.Kind() == reflect.String && f.Name != "ID":
				field.SetString("Person A")
			case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.String:
				list := reflect.MakeSlice(field.Type(), 1, 1)
				list.Index(0).SetString("Person A")
				field.Set(list)
			}
		}
	}
}

// Of a file that nobody validated no text passes below the level identified because it stands in
// the place of a code or an id.
func TestDisclose_NoTextInPlaceOfACode(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	v := &f.Victims[0]
	id, consents, guardians := v.ID, v.Consents, v.Guardians
	spoil(reflect.ValueOf(v).Elem())
	v.ID, v.Consents, v.Guardians = id, consents, guardians
	for i := range v.Status {
		spoil(reflect.ValueOf(&v.Status[i]).Elem())
	}
	for i := range v.Stays {
		spoil(reflect.ValueOf(&v.Stays[i]).Elem())
	}
	for i := range f.Conduct {
		spoil(reflect.ValueOf(&f.Conduct[i]).Elem())
		f.Conduct[i].Victims = []string{"v1"}
	}
	for i := range f.Interviews {
		spoil(reflect.ValueOf(&f.Interviews[i]).Elem())
		f.Interviews[i].Victim = "v1"
	}
	passed := false
	for who := range recipients {
		for _, level := range law.Codes[referral.Level]() {
			view, err := f.Disclose(recipients[who], level, on)
			require.NoError(t, err, who)
			data, err := json.Marshal(view)
			require.NoError(t, err)
			if level == referral.Anonymous || level == referral.Pseudonym {
				assert.NotContains(t, string(data), "Person A", "%s %s", who, level)
			} else {
				passed = passed || strings.Contains(string(data), "Person A")
			}
		}
	}
	assert.True(t, passed, "there is something to withhold")
}
