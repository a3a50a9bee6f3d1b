package jurisdiction_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// spoil changes everything that can be reached from v, a pointer.
func spoil(v any) { walkInto(reflect.ValueOf(v)) }

func walkInto(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walkInto(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkInto(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkInto(v.Index(i))
			v.Index(i).SetZero()
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			v.SetMapIndex(k, reflect.Value{})
		}
	case reflect.String:
		v.SetString(taint.Marker)
	case reflect.Int:
		v.SetInt(v.Int() + 7)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	}
}

// What a registry gives away is a copy: whatever is done to it, the registry says the same as
// before, and so does one that was laid over it.
func TestRegistry_CannotBeChangedByItsAnswers(t *testing.T) {
	r := jurisdiction.Builtin()
	on := law.MustDay(2026, 10, 1)
	said := func() string {
		var all []any
		for _, code := range r.Codes() {
			p, err := r.Get(code)
			require.NoError(t, err)
			all = append(all, p, r.Digest(code))
			for _, s := range p.Subdivisions {
				sub, err := r.Get(s.Code)
				require.NoError(t, err)
				all = append(all, sub)
			}
			for _, id := range r.Instruments() {
				all = append(all, r.Binds(id, code, on), r.Status(id, code))
			}
		}
		for _, id := range r.Instruments() {
			all = append(all, r.Instrument(id))
		}
		all = append(all, r.Gaps(), r.References())
		data, err := json.Marshal(all)
		require.NoError(t, err)
		return string(data)
	}
	before := said()
	schemes := func(p *jurisdiction.Profile) law.Dated[jurisdiction.Compensation] {
		return p.Compensation
	}
	for _, code := range r.Codes() {
		p, err := r.Get(code)
		require.NoError(t, err)
		for i := range p.Subdivisions {
			sub, err := r.Get(p.Subdivisions[i].Code)
			require.NoError(t, err)
			spoil(sub)
		}
		spoil(p)
		for _, id := range r.Instruments() {
			if s := r.Status(id, code); s != nil {
				spoil(s)
			}
			b := r.Binds(id, code, on)
			spoil(&b)
		}
	}
	for _, id := range r.Instruments() {
		in := r.Instrument(id)
		for _, p := range in.Provisions {
			spoil(r.Provision(id, p.Pinpoint, p.Topic))
		}
		spoil(in)
	}
	for _, a := range jurisdiction.Compare(r, on, schemes) {
		spoil(&a)
	}
	gaps, references, ids := r.Gaps(), r.References(), r.Instruments()
	spoil(&gaps)
	spoil(&references)
	spoil(&ids)
	assert.True(t, before == said(), "the registry was changed through what it gave away")
}

// A copy holds all that the original holds.
func TestRegistry_Get_IsWhole(t *testing.T) {
	r := jurisdiction.Builtin()
	a, err := r.Get("MK")
	require.NoError(t, err)
	b, err := r.Get("MK")
	require.NoError(t, err)
	assert.Equal(t, a, b)
	assert.NotSame(t, a, b)
	assert.NotEmpty(t, a.Instruments)
	assert.NotEmpty(t, a.LocalNames)
	assert.Nil(t, r.Instrument("no-such"))
	assert.Nil(t, r.Status("no-such", "MK"))
	_, err = r.Get("US")
	assert.ErrorIs(t, err, jurisdiction.ErrNoProfile)
}

func TestRegistry_Has(t *testing.T) {
	r := jurisdiction.Builtin()
	for code, want := range map[jurisdiction.Code]bool{
		"MK": true, "BA-SRP": true, "SI-061": true,
		"US": false, "BA-XXX": false, "": false, "Person A": false,
	} {
		assert.Equal(t, want, r.Has(code), code)
	}
}

func TestDataDay(t *testing.T) {
	assert.Equal(t, jurisdiction.DataVersion, jurisdiction.DataDay().String())
}

func BenchmarkGet(b *testing.B) {
	r := jurisdiction.Builtin()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Get("MK"); err != nil {
			b.Fatal(err)
		}
	}
}
