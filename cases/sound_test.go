package cases_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
)

// maxDecode is how many allocations the decoding and validating of the largest example may take;
// encoding/json, which does not validate, takes more.
const maxDecode = 620

func TestDecode_Allocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector counts among them")
	}
	data, err := os.ReadFile(large)
	require.NoError(t, err)
	decode := func() {
		_, err := cases.Decode(bytes.NewReader(data))
		require.NoError(t, err)
	}
	decode()
	assert.LessOrEqual(t, testing.AllocsPerRun(20, decode), float64(maxDecode))
}

// Whatever one value of a file is changed to, what is found sound passes the validator, and what
// passes the validator is found sound: nobody pays for an error that is not there. Alone a referral
// that the machine would not have made is left to the validator, which asks the file around it.
func TestSound_AsTheValidatorSays(t *testing.T) {
	if raceEnabled {
		t.Skip("the same without it, ten times as long")
	}
	changed, refused, left := 0, 0, 0
	seen := map[string]bool{}
	golden(t, func(name string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		require.True(t, cases.Sound(&f), name)
		vary(reflect.ValueOf(&f).Elem(), "", seen, func(path string) {
			sound, passes := cases.Sound(&f), cases.Passes(&f)
			changed++
			switch {
			case !passes:
				refused++
				assert.False(t, sound, "%s %s", name, path)
			case strings.HasPrefix(path, "/Referrals/") || strings.HasPrefix(path, "/Messages/"):
				left++
			default:
				assert.True(t, sound, "%s %s", name, path)
			}
		})
	})
	assert.Greater(t, changed, 3_000)
	assert.Greater(t, refused, changed/4)
	assert.Less(t, left, changed/10)
}

// vary gives every value below v others in turn, calls look, and puts it back. Each field of a
// record is given each value once.
func vary(v reflect.Value, path string, seen map[string]bool, look func(path string)) {
	steps := strings.Split(path, "/")
	where := strings.Join(steps[max(0, len(steps)-3):], "/")
	below := func(at reflect.Value, name string) {
		vary(at, path+"/"+name, seen, look)
	}
	try := func(what string, other reflect.Value) {
		key := v.Type().String() + where + what
		if seen[key] {
			return
		}
		seen[key] = true
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		v.Set(other)
		look(path)
		v.Set(before)
	}
	switch v.Kind() {
	case reflect.String:
		long := strings.Repeat("é", 201)
		for _, s := range []string{"", "Person A", "v1", "yes", "sr_Latn", long} {
			try(s, reflect.ValueOf(s).Convert(v.Type()))
		}
	case reflect.Int:
		for _, n := range []int{-2, 0, 1, 1800, 1 << 54} {
			try(strconv.Itoa(n), reflect.ValueOf(n))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			try("nil", reflect.Zero(v.Type()))
			below(v.Elem(), "*")
		}
	case reflect.Slice:
		try("nil", reflect.Zero(v.Type()))
		try("empty", reflect.MakeSlice(v.Type(), 1, 1))
		if v.Len() > 0 {
			try("twice", reflect.Append(v.Slice3(0, v.Len(), v.Len()), v.Index(0)))
		}
		for i := range v.Len() {
			below(v.Index(i), "-")
		}
	case reflect.Struct:
		try("zero", reflect.Zero(v.Type()))
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				below(v.Field(i), f.Name)
			}
		}
	}
}

func FuzzSound(f *testing.F) {
	golden(f, func(_ string, data []byte) { f.Add(data) })
	f.Fuzz(func(t *testing.T, data []byte) {
		var file cases.File
		if json.Unmarshal(data, &file) == nil && cases.Sound(&file) {
			assert.True(t, cases.Passes(&file), "what is found sound passes the validator")
		}
	})
}
