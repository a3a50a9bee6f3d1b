package cases_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/person"
)

var banded = []referral.Level{referral.Anonymous, referral.Pseudonym}

// bands are the days of the ages that are told of the child below the level identified, to
// everybody, asked for on each day around the birthday on which the band changes.
func bands(t *testing.T, f *cases.File) map[string]bool {
	var days []law.Day
	for day := d(2026, 9, 3); day.Before(d(2026, 9, 18)); day = day.AddDays(1) {
		days = append(days, day)
	}
	return bandsOn(t, f, banded, days...)
}

func bandsOn(
	t *testing.T, f *cases.File, levels []referral.Level, days ...law.Day,
) map[string]bool {
	out := map[string]bool{}
	for _, day := range days {
		for _, who := range recipients {
			for _, level := range levels {
				v, err := f.Disclose(who, level, day)
				if err != nil {
					require.ErrorIs(t, err, cases.ErrBackInTime)
					continue
				}
				require.True(t, v.Victim.Age.BirthDay.IsZero())
				if a := v.Victim.Age; a.Knowledge != "" {
					out[a.On.String()] = true
				}
			}
		}
	}
	return out
}

// Of a person one band is told, or none: whoever asks, for whatever day, under whatever, and
// whatever is put on file afterwards. Two bands would bracket the birthday.
func TestDisclose_OneBandOrNone(t *testing.T) {
	start := func(opened bool) *cases.File {
		f := handed(t)
		f.Victims[0].Age.BirthDay = d(2011, 9, 10) // 15 on 10 September 2026
		f.Referrals = append(f.Referrals, referral.Referral{
			ID: "r2", Victim: "v1", Kind: referral.Refer, State: referral.Draft, Consent: "c1",
			From: office, To: house,
		})
		if !opened {
			f.Opened = law.Day{}
		}
		return f
	}
	f := start(false)
	assert.Empty(t, bands(t, f), "no day is fixed")
	v, err := f.Disclose(cases.Receiver("r2"), referral.Anonymous, d(2026, 9, 12))
	require.NoError(t, err)
	assert.Contains(t, v.Manifest.Withheld, referral.Withheld{
		Path: "/age", Category: person.CategoryAge, Because: referral.BecauseBand,
	})
	// The first entry of the log fixes it.
	_, err = f.Move("r2", referral.Step{
		Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 8), Key: "k1",
	})
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{"2026-09-08": true}, bands(t, f))

	for _, opened := range []bool{true, false} {
		f := start(opened)
		if !opened {
			f.Events = copied(t, handedLog(t)).Events
		}
		want := bands(t, f)
		require.Len(t, want, 1)
		// Whatever day is put on file afterwards, in any record but the day of the opening and the
		// log, the band is the same.
		eachDay(reflect.ValueOf(f).Elem(), "", func(path string, day reflect.Value) {
			before := day.Interface()
			for _, later := range []law.Day{d(2026, 8, 1), d(2026, 9, 12)} {
				day.Set(reflect.ValueOf(later))
				for told := range bandsOn(
					t, f, banded[1:], d(2026, 9, 11),
				) { // one that opens nothing any more tells none
					assert.True(t, want[told], "%s: %s", path, told)
				}
			}
			day.Set(reflect.ValueOf(before))
		})
	}
}

// handedLog is a file with a log.
func handedLog(t *testing.T) *cases.File {
	f := &cases.File{ID: "f1"}
	require.NoError(t, f.Record(0, cases.Event{
		Day: d(2026, 9, 2), Kind: cases.EventRead, Actor: "worker-1",
	}))
	return f
}

// eachDay calls do with every day of a record that may be written later.
func eachDay(v reflect.Value, path string, do func(string, reflect.Value)) {
	switch {
	case path == "/Opened" || path == "/Events" || v.Type() == reflect.TypeFor[person.Age]():
	case v.Type() == reflect.TypeFor[law.Day]():
		do(path, v)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		eachDay(v.Elem(), path, do)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			eachDay(v.Index(i), path, do)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				eachDay(v.Field(i), path+"/"+f.Name, do)
			}
		}
	}
}
