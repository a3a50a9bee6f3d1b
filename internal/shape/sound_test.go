package shape

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type inner struct {
	Name string `json:"name" validate:"required"`
}

type every struct {
	Need    string   `json:"need" validate:"required"`
	ID      string   `json:"id" validate:"omitempty,tip_id"`
	Lang    string   `json:"lang" validate:"omitempty,tip_language"`
	Media   string   `json:"media" validate:"omitempty,tip_media"`
	At      string   `json:"at" validate:"omitempty,tip_pointer"`
	Short   string   `json:"short" validate:"max=3"`
	Number  int      `json:"number" validate:"min=-1,max=3"`
	Mail    string   `json:"mail" validate:"omitempty,email"` // the validator is asked
	Share   *float64 `json:"share" validate:"omitempty,latitude"`
	IDs     []string `json:"ids" validate:"max=2,dive,required,tip_id"`
	Inner   inner    `json:"inner" validate:"omitempty"`
	Inners  []inner  `json:"inners" validate:"dive"`
	Pointer *inner   `json:"pointer"`
	With    string   `json:"with" validate:"required_with=Short"`
	Without string   `json:"without" validate:"required_without=Mail"`
	All     string   `json:"all" validate:"required_without_all=Mail Lang"`
	If      string   `json:"if" validate:"required_if=Short ab"`
	hidden  inner
}

// Every rule passes what the validator passes and nothing else, one value at a time.
func TestSound_EachRule(t *testing.T) {
	v := New()
	require.NoError(t, registerTags(v.Validate))
	f := func(n float64) *float64 { return &n }
	changes := map[string]func(*every){
		"nothing":          func(*every) {},
		"need":             func(r *every) { r.Need = "" },
		"id":               func(r *every) { r.ID = "b-2" },
		"no id":            func(r *every) { r.ID = "a b" },
		"language":         func(r *every) { r.Lang = "sr-Latn" },
		"no language":      func(r *every) { r.Lang = "sr_Latn" },
		"media":            func(r *every) { r.Media = "image/png" },
		"no media":         func(r *every) { r.Media = "png" },
		"pointer":          func(r *every) { r.At = "/a/0" },
		"no pointer":       func(r *every) { r.At = "a" },
		"three characters": func(r *every) { r.Short, r.With = "éàü", "w" },
		"four":             func(r *every) { r.Short, r.With = "abcd", "w" },
		"lowest":           func(r *every) { r.Number = -1 },
		"below":            func(r *every) { r.Number = -2 },
		"highest":          func(r *every) { r.Number = 3 },
		"above":            func(r *every) { r.Number = 4 },
		"no mail":          func(r *every) { r.Mail = "mail" },
		"on earth":         func(r *every) { r.Share = f(90) },
		"beyond the pole":  func(r *every) { r.Share = f(91) },
		"two ids":          func(r *every) { r.IDs = []string{"a", "b"} },
		"three ids":        func(r *every) { r.IDs = []string{"a", "b", "c"} },
		"an empty id":      func(r *every) { r.IDs = []string{""} },
		"inside":           func(r *every) { r.Inner.Name = "n" },
		"in a list":        func(r *every) { r.Inners = []inner{{"n"}, {}} },
		"behind a pointer": func(r *every) { r.Pointer = &inner{} },
		"with":             func(r *every) { r.Short = "a" },
		"without":          func(r *every) { r.Mail, r.Without = "", "" },
		"without all":      func(r *every) { r.Mail, r.Without, r.All = "", "w", "" },
		"one of all":       func(r *every) { r.Mail, r.Without, r.Lang = "", "w", "sr" },
		"if":               func(r *every) { r.Short, r.With = "ab", "w" },
	}
	sound := 0
	for name, change := range changes {
		r := every{Need: "n", Mail: "a@example.org", hidden: inner{}}
		change(&r)
		passes := v.Struct(&r) == nil
		assert.Equal(t, passes, v.Sound(&r), name)
		if passes {
			sound++
		}
	}
	assert.Greater(t, sound, 8)
	assert.Less(t, sound, len(changes)-8)
}

// The checks of structs as a whole are run, and what is no pointer to a struct is for the
// validator.
func TestSound_StructsAsAWhole(t *testing.T) {
	v := New()
	require.NoError(t, Register(v.Validate, types(), For[record](order)))
	good := record{
		ID: "a", Parts: []part{{From: 1, To: 1, Code: "b"}}, Part: part{Code: "c"},
		Times: []stamp{{N: 1}},
	}
	assert.True(t, v.Sound(&good))
	good.Parts[0].To = 0
	assert.False(t, v.Sound(&good), "out of order")

	var none *record
	for _, s := range []any{nil, none, record{}, new(int)} {
		assert.False(t, v.Sound(s))
	}
}
