package shape

import (
	"reflect"
	"strings"
	"testing"

	"github.com/go-playground/validator/v10"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type part struct {
	From int    `json:"from" binding:"nosuch"`
	To   int    `json:"to" json2:"nosuch"`
	Code string `json:"code" validate:"required,max=3"`
}

type record struct {
	ID    string  `json:"id" validate:"required,tip_id"`
	Parts []part  `json:"parts" validate:"dive"`
	Part  part    `json:"part" validate:"required"`
	Times []stamp `json:"times" validate:"dive,required"`
}

type stamp struct{ N int }

func order(sl validator.StructLevel) {
	r := sl.Current().Interface().(record)
	for i, p := range r.Parts {
		if p.To < p.From {
			Report(sl, "parts["+string(rune('0'+i))+"].to", "tip_order")
		}
	}
}

func types() []reflect.Type {
	return []reflect.Type{reflect.TypeFor[record](), reflect.TypeFor[part]()}
}

func bad() record {
	return record{
		ID: "a", Parts: []part{{Code: "a"}, {From: 2, To: 1, Code: "b"}}, Part: part{Code: "c"},
	}
}

func told(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var out []string
	for _, fe := range err.(validator.ValidationErrors) {
		out = append(out, fe.Namespace()+" "+fe.Tag())
		if fe.Tag() == "tip_order" {
			assert.Nil(t, fe.Value(), "a check passes no value")
		}
	}
	return out
}

// What a validator holds can be read; a version that keeps it in another way is to be looked at.
func TestPeek_KnowsThisVersion(t *testing.T) {
	v := validator.New()
	require.NoError(t, Register(v, types(), For[record](order)))
	assert.NoError(t, v.Struct(stamp{}))
	c := peek(v)
	assert.True(t, c.known())
	assert.True(t, c.used(reflect.TypeFor[stamp]()))
	assert.False(t, c.used(reflect.TypeFor[record]()))
	assert.True(t, c.free(reflect.TypeFor[record]()))
	v.RegisterStructValidation(func(validator.StructLevel) {}, record{})
	assert.False(t, peek(v).free(reflect.TypeFor[record]()))
	assert.False(t, contents{}.known())
	assert.False(t, contents{}.free(reflect.TypeFor[record]()), "the careful answer")
}

func TestRegister_AnyTagName(t *testing.T) {
	for _, name := range []string{"validate", "binding", "json", "json2", ""} {
		v := validator.New()
		v.SetTagName(name)
		require.NoError(t, Register(v, types(), For[record](order)))
		r := bad()
		r.Parts[0].Code, r.Part, r.Times = "long", part{}, []stamp{{}}
		assert.Equal(t, []string{
			"record.Parts[0].Code max", "record.Part required", "record.Times[0] required",
			"record.Parts[1].To tip_order",
		}, told(t, v.Struct(r)), name)
		assert.Equal(t, told(t, v.Struct(r)), told(t, v.Struct(&r)), name)
	}
}

// Names are those of the validator: of Go, or of JSON where it is so told.
func TestRegister_NamesOfFields(t *testing.T) {
	v := validator.New()
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return name
	})
	require.NoError(t, Register(v, types(), For[record](order)))
	err := v.Struct(bad())
	assert.Equal(t, []string{"record.parts[1].to tip_order"}, told(t, err))
	assert.Equal(t, "record.Parts[1].To", err.(validator.ValidationErrors)[0].StructNamespace())
}

// A check of somebody else stays, before ours and after it, and ours is not lost.
func TestRegister_OtherStructChecks(t *testing.T) {
	other := func(sl validator.StructLevel) {
		if sl.Current().Interface().(record).Parts[0].From == 0 { // panics on an empty record
			sl.ReportError(nil, "Parts", "Parts", "other", "")
		}
	}
	r := record{ID: "a", Part: part{Code: "a"}, Parts: []part{{From: 1, To: 1, Code: "c"}}}
	ours := func(v *validator.Validate) {
		require.NoError(t, Register(v, types(), For[record](order)))
	}
	theirs := func(v *validator.Validate) { v.RegisterStructValidation(other, record{}) }
	for name, steps := range map[string][]func(*validator.Validate){
		"before": {theirs, ours}, "after": {ours, theirs}, "between": {ours, theirs, ours},
	} {
		v := validator.New()
		for _, step := range steps {
			step(v)
		}
		assert.NoError(t, v.Struct(&r), name)
		wrong := bad()
		assert.ElementsMatch(t, []string{"record.ID tip_record_record", "record.Parts other"},
			told(t, v.Struct(&wrong)), name)
	}
	v := validator.New()
	ours(v)
	v.RegisterStructValidation(func(sl validator.StructLevel) {
		assert.True(t, Run(sl, For[record](order)))
		assert.False(t, Run(sl))
		sl.ReportError(nil, "Parts", "Parts", "other", "")
	}, record{})
	wrong := bad()
	assert.Equal(t, []string{"record.Parts[1].To tip_order", "record.Parts other"},
		told(t, v.Struct(&wrong)))
}

func TestRegister_Refuses(t *testing.T) {
	ours := func(v *validator.Validate) error { return Register(v, types(), For[record](order)) }
	assert.Equal(t, &RegistrationError{Reason: NoValidator}, ours(nil))

	v := validator.New()
	v.SetTagName("binding")
	assert.NoError(t, v.Struct(struct{ R []record }{}))
	require.NoError(t, ours(v), "nothing of ours was looked at")

	v = validator.New()
	v.SetTagName("other")
	assert.NoError(t, v.Struct(bad()))
	assert.Equal(t, &RegistrationError{"shape.record", AlreadyUsed}, ours(v))

	v = validator.New()
	v.RegisterStructValidationMapRules(map[string]string{"Code": "max=1"}, part{})
	assert.Equal(t, &RegistrationError{"shape.part", OtherRules}, ours(v))

	v = validator.New()
	require.NoError(t, ours(v))
	assert.NoError(t, ours(v))
	assert.Error(t, v.Struct(bad()))
	assert.NoError(t, ours(v), "used, with ours")
	for _, r := range []RegistrationReason{NoValidator, AlreadyUsed, OtherRules, "new"} {
		assert.NotEmpty(t, (&RegistrationError{"a.T", r}).Error())
	}
}

func TestFieldName_NoKeysOfMaps(t *testing.T) {
	for name, want := range map[string]string{
		"To": "To", "stays[0].to": "stays[0].to", "P[Jane Doe]": "P[]", "P[19990101]": "P[]",
		"P[Jane]": "P[]", "P[a]b].c": "P[].c", "P[x": "P[]", "a[1].b[Jane].c": "a[1].b[].c", "": "",
		"P[]": "P[]", "P[1][Jane].x[Doe]": "P[1][]",
	} {
		assert.Equal(t, want, fieldName(name), name)
	}
}

// The tag of a record on a field elsewhere passes nothing.
func TestRegister_RecordTagElsewhere(t *testing.T) {
	v := validator.New()
	require.NoError(t, Register(v, types(), For[record](order)))
	type mine struct {
		X string `validate:"tip_record_record"`
	}
	assert.Error(t, v.Struct(mine{}))
}

type limits struct {
	Text  string   `json:"text" validate:"max=3"`
	Texts []string `json:"texts" validate:"min=1"`
	N     int      `json:"n" validate:"min=1"`
	Sum   string   `json:"sum" validate:"omitempty,len=4"`
	One   string   `json:"one" validate:"required_without_all=Two Three"`
	Two   string   `json:"two"`
	Three []limits `json:"three_of_them" validate:"dive"`
}

// Limits are told in words, with what they count, and other fields by their names in JSON.
func TestStruct_SaysWhatIsAllowed(t *testing.T) {
	err := Struct(New(), &limits{Text: "četiri", N: 1, Texts: []string{"a"}, Three: []limits{{
		Text: "a", Sum: "abc",
	}}})
	assert.EqualError(t, err, "/text: more than 3 characters\n"+
		"/three_of_them/0/n: less than 1\n"+
		"/three_of_them/0/one: missing; at least one is needed of this and two, three_of_them\n"+
		"/three_of_them/0/sum: not of 4 characters\n"+
		"/three_of_them/0/texts: fewer than 1 element")
}
