package person_test

import (
	"errors"
	"testing"

	"github.com/go-playground/validator/v10"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A day of somebody's own form that has to be there is asked for, by the validator of gin too,
// which passes over required on structs.
func TestRegisterValidations_RequiredDay(t *testing.T) {
	type form struct {
		Day   law.Day      `binding:"required"`
		Date  person.Date  `binding:"required"`
		Value person.Value `binding:"required"`
		Free  law.Day
		Maybe law.Day `binding:"omitempty"`
	}
	day := law.MustDay(2026, 11, 23)
	value, err := person.NewValue("x")
	require.NoError(t, err)
	for name, options := range map[string][]validator.Option{
		"as gin": nil, "structs": {validator.WithRequiredStructEnabled()},
	} {
		v := validator.New(options...)
		v.SetTagName("binding")
		require.NoError(t, person.RegisterValidations(v))
		require.NoError(t, person.RegisterValidations(v))
		bad, _ := errors.AsType[validator.ValidationErrors](v.Struct(form{}))
		var told []string
		for _, fe := range bad {
			told = append(told, fe.Field()+" "+fe.Tag())
		}
		assert.Equal(t, []string{"Day required", "Date required", "Value required"}, told, name)
		first := law.MustDay(1, 1, 1)
		for _, d := range []law.Day{day, first} {
			assert.NoError(t, v.Struct(form{
				Day: d, Date: person.DateOf(d), Value: value,
			}), "%s: %s", name, d)
		}
	}
}
