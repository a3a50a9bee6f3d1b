package jurisdiction_test

import (
	"errors"
	"testing"
	"testing/fstest"
	"time"

	"github.com/go-playground/validator/v10"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/jurisdictiontest"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func day(t *testing.T, s string) law.Day {
	t.Helper()
	var d law.Day
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

func TestBuiltin_EveryProfileConforms(t *testing.T) {
	r := jurisdiction.Builtin()
	assert.Len(t, r.Codes(), 28)
	jurisdictiontest.Run(t, r)
}

// The days are those on which the instruments entered into force, or by which they were to be
// transposed.
func TestBinds(t *testing.T) {
	tests := []struct {
		name       string
		instrument string
		place      jurisdiction.Code
		day        string
		want       law.Binding
		reason     jurisdiction.Reason
	}{
		// BGBl. III 54/2009: deposited 27 May 2009; CETS No. 197, article 42(4): first day of the
		// month after three months.
		{"CETS 197, North Macedonia, the day before", "coe-197", "MK", "2009-08-31", law.NotYetBinds, jurisdiction.InForceLater},
		{"CETS 197, North Macedonia, the first day", "coe-197", "MK", "2009-09-01", law.Binds, jurisdiction.InForceThere},
		{"CETS 197 binds a part of a State as the State", "coe-197", "BA-SRP", "2008-05-01", law.Binds, jurisdiction.InForceThere},
		{"Kosovo is party to no treaty", "coe-197", "XK", "2026-11-23", law.DoesNotBind, jurisdiction.NoParty},
		{"signed only", "hague-1996", "MK", "2025-03-13", law.DoesNotBind, jurisdiction.SignedOnly},
		{"signed only, after the last day that was seen", "hague-1996", "MK", "2025-03-14", law.BindUnknown, jurisdiction.StatusNotKnown},
		// Directive 2011/36/EU, article 22: 6 April 2013; Slovenia is a member since 1 May 2004.
		{"directive, the day before transposition was due", "eu-2011-36", "SI", "2013-04-05", law.NotYetBinds, jurisdiction.TranspositionLater},
		{"directive, the day transposition was due", "eu-2011-36", "SI", "2013-04-06", law.Binds, jurisdiction.TranspositionDue},
		{"directive, not a member", "eu-2011-36", "MK", "2026-11-23", law.DoesNotBind, jurisdiction.NotMember},
		// Directive (EU) 2024/1712, article 2: 15 July 2026.
		{"amending directive, the day before", "eu-2024-1712", "SI", "2026-07-14", law.NotYetBinds, jurisdiction.TranspositionLater},
		{
			"amending directive, the day itself, and nothing known of national law", "eu-2024-1712",
			"SI", "2026-07-15", law.BindUnknown, jurisdiction.TranspositionOpen,
		},
		{
			"amending directive, carried a fortnight before", "eu-2024-1712", "HU", "2026-07-01",
			law.Binds, jurisdiction.TransposedThere,
		},
		{
			"amending directive, the day before it was carried", "eu-2024-1712", "HU", "2026-06-30",
			law.NotYetBinds, jurisdiction.TranspositionLater,
		},
		{
			"amending directive, the last day of which it is known that it is not carried",
			"eu-2024-1712", "DE", "2026-09-24", law.DoesNotBind, jurisdiction.NotTransposed,
		},
		{
			"amending directive, the day after", "eu-2024-1712", "DE", "2026-09-25",
			law.BindUnknown, jurisdiction.TranspositionOpen,
		},
		{"regulation, the day before it applies", "eu-2024-1348", "SI", "2026-06-11", law.NotYetBinds, jurisdiction.AppliesLater},
		{"regulation, the first day", "eu-2024-1348", "SI", "2026-06-12", law.Binds, jurisdiction.AppliesDirectly},
		{"before accession", "eu-2004-81", "SI", "2004-04-30", law.NotYetBinds, jurisdiction.MemberLater},
		{"no profile: membership is not known", "eu-2011-36", "PT", "2020-01-01", law.BindUnknown, jurisdiction.MembershipUnknown},
		{"soft law", "unicef-2003-see", "MK", "2020-01-01", law.DoesNotBind, jurisdiction.Recommends},
		{"no such instrument", "x", "MK", "2020-01-01", law.BindUnknown, jurisdiction.NoInstrument},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := jurisdiction.Builtin().Binds(tt.instrument, tt.place, day(t, tt.day))
			assert.Equal(t, tt.want, got.Binding)
			assert.Equal(t, tt.reason, got.Reason)
			assert.NotEmpty(t, got.Reason.Text(got.Day))
		})
	}
}

func TestGet_SubdivisionHasItsOwnLawAndTheRestOfTheState(t *testing.T) {
	srp, err := jurisdiction.Builtin().Get("BA-SRP")
	require.NoError(t, err)
	on := day(t, "2026-11-23")
	offence, state := srp.Offences.Child.At(on)
	require.Equal(t, law.Known, state)
	assert.Equal(t, "146", offence.Source.Pinpoint) // Criminal Code of Republika Srpska, article 146
	scheme, state := srp.Compensation.At(on)
	assert.Equal(t, law.None, state, "the State level has none, and the entity says nothing")
	assert.Equal(t, "ba-greta-3", scheme.Source.Instrument)

	ba, err := jurisdiction.Builtin().Get("BA")
	require.NoError(t, err)
	offence, _ = ba.Offences.Child.At(on)
	assert.Equal(t, "186(2)", offence.Source.Pinpoint, "the profile of the State is not changed by its parts")

	_, err = jurisdiction.Builtin().Get("BA-XXX")
	assert.ErrorIs(t, err, jurisdiction.ErrNoProfile)
	_, err = jurisdiction.Builtin().Get("PT")
	assert.ErrorIs(t, err, jurisdiction.ErrNoProfile)
}

func TestOverlay(t *testing.T) {
	over := fstest.MapFS{
		"MK.yaml": {Data: []byte(`code: MK
name: North Macedonia
instruments:
  - {id: mk-new, kind: national-act, title: A new act, url: "https://example.org/act", confidence: high}
guardianship:
  period:
    - from: 2026-01-01
      value: {amount: 24, unit: hours, qualifier: up-to, starts: identification}
      source: {instrument: mk-new, pinpoint: "5", url: "https://example.org/act", checked: 2026-11-24, confidence: high}
`)},
		"AT.yaml": {Data: []byte("code: AT\nname: Austria\nmembership:\n  eu:\n    - from: 1995-01-01\n      value: true\n      source: {instrument: gdpr, url: \"https://example.org\", checked: 2026-11-24, confidence: high}\n")},
	}
	base := jurisdiction.Builtin()
	r, err := base.Overlay("ours", over)
	require.NoError(t, err)
	on := day(t, "2026-11-23")

	mk, err := r.Get("MK")
	require.NoError(t, err)
	got, state := mk.Guardianship.Period.At(on)
	require.Equal(t, law.Known, state)
	assert.Equal(t, law.Length{Amount: 24, Unit: law.Hours}, got.Value.Length())
	assert.Equal(t, "ours", got.Source.Origin)
	assert.False(t, mk.Guardianship.Authority.IsZero(), "what the overlay does not name stays")
	assert.NotEqual(t, base.Digest("MK"), r.Digest("MK"))
	assert.Equal(t, law.Binds, r.Binds("eu-2011-36", "AT", on).Binding)

	before, err := base.Get("MK")
	require.NoError(t, err)
	_, state = before.Guardianship.Period.At(on)
	assert.Equal(t, law.NotKnown, state, "the registry below is left as it was")
}

func TestOverlay_ReportsEverythingWrongAtOnce(t *testing.T) {
	over := fstest.MapFS{
		"MK.yaml": {Data: []byte(`code: MK
name: North Macedonia
colour: red
reflection:
  adult:
    - from: 2020-01-01
      value: {kind: fixed, period: {amount: 2, unit: moons, qualifier: exactly}}
      source: {instrument: mk-criminal-code, url: "https://example.org", checked: 2026-11-24, confidence: high}
  adult: {unknown: twice}
ages:
  majority:
    - from: 2020-01-01
      to: 2021-12-31
      value: 18
      source: {instrument: mk-family, url: "https://example.org", checked: 2026-11-24, confidence: high}
    - from: 2021-12-31
      value: 18
      source: {instrument: nowhere, url: "https://example.org", checked: 2026-11-24, confidence: high}
  marriage:
    - from: 2020-01-01
      value: {general: 18}
`)},
		"SI.yaml": {Data: []byte(`code: SI
name: Slovenia
compensation:
  - from: 2026-02-31
    value: {name: "An act"}
    source: {instrument: si-kz1, checked: 2026-11-24, confidence: low}
`)},
		"ZZ.yaml": {Data: []byte("code: ZZ\n")},
	}
	_, err := jurisdiction.Builtin().Overlay("ours", over)
	le, ok := errors.AsType[*jurisdiction.LoadError](err)
	require.True(t, ok, "%v", err)
	type place struct {
		file         string
		line, column int
		message      string
	}
	var got []place
	for _, p := range le.Problems {
		got = append(got, place{p.File, p.Line, p.Column, p.Message})
	}
	assert.Equal(t, []place{
		{"ZZ.yaml", 1, 1, "the file is not named after a country code: " +
			"a data directory holds profiles named after a country code (MK.yaml), " +
			"" +
			"instruments.yaml, status.yaml and " +
			"caselaw.yaml (or instruments-eu.yaml and the like), and no folders"},
		{"MK.yaml", 3, 1, `unknown key "colour"`},
		{"MK.yaml", 7, 54, `unknown Unit "moons"`},
		{"MK.yaml", 9, 3, `duplicate key "adult"`},
		{"MK.yaml", 16, 7, "the edition overlaps the one before it"},
		{"MK.yaml", 18, 28, "the instrument cited is not declared"},
		{"MK.yaml", 20, 7, `missing key "source"`},
		{"SI.yaml", 4, 11, `want a day (YYYY-MM-DD), got "2026-02-31"`},
	}, got)
}

func TestCode_AgreesWithValidator(t *testing.T) {
	v := validator.New()
	n := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			s := string(a) + string(b)
			assert.Equal(t, v.Var(s, "iso3166_1_alpha2") == nil, jurisdiction.Code(s).IsValid(), s)
		}
	}
	for c := range jurisdiction.Codes() {
		n++
		got, err := jurisdiction.ParseCode(c.Alpha3())
		require.NoError(t, err)
		assert.Equal(t, c, got)
		assert.NotEmpty(t, c.Name())
	}
	assert.Equal(t, 250, n, "249 official codes and XK")
}

func TestParseCode(t *testing.T) {
	for in, want := range map[string]jurisdiction.Code{
		"mk": "MK", "MKD": "MK", "xkx": "XK", "EL": "GR", "uk": "GB", "BA-SRP": "BA-SRP", "ba-srp": "BA-SRP", "GB-SCT": "GB-SCT",
	} {
		got, err := jurisdiction.ParseCode(in)
		assert.NoError(t, err, in)
		assert.Equal(t, want, got)
	}
	for _, in := range []string{"", " MK", "MK ", "SU", "YU", "CS", "XKK", "BA-", "BA-TOOLONG", "BA-S P", "ÄÖ", "M", "MKDX"} {
		_, err := jurisdiction.ParseCode(in)
		assert.ErrorIs(t, err, law.ErrUnknownCode, in)
	}
	assert.False(t, jurisdiction.Code("mk").IsValid(), "only the canonical form is a valid value")
	assert.Zero(t, testing.AllocsPerRun(100, func() { _ = jurisdiction.Code("BA-SRP").IsValid() }))
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"MK", "BA-SRP", "xkx", "é-", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := jurisdiction.ParseCode(s)
		if err != nil {
			assert.Equal(t, "jurisdiction: place: unknown code", err.Error())
			return
		}
		assert.True(t, c.IsValid())
		again, err := jurisdiction.ParseCode(string(c))
		assert.NoError(t, err)
		assert.Equal(t, c, again)
	})
}

func BenchmarkDated_At(b *testing.B) {
	p, err := jurisdiction.Builtin().Get("MK")
	require.NoError(b, err)
	on := law.MustDay(2026, time.November, 23)
	b.ReportAllocs()
	for b.Loop() {
		p.Reflection.Adult.At(on)
	}
}

func BenchmarkBinds(b *testing.B) {
	on := law.MustDay(2026, time.November, 23)
	r := jurisdiction.Builtin()
	b.ReportAllocs()
	for b.Loop() {
		r.Binds("eu-2011-36", "SI", on)
	}
}

// Whatever stands in a file of an overlay, the loader returns an error or a registry, and never
// panics.
func FuzzOverlay(f *testing.F) {
	f.Add("code: MK\nname: North Macedonia\nages:\n  majority:\n    - from: 2005-01-01\n      value: 18\n      source: {instrument: mk-family, checked: 2026-11-23, confidence: low}\n")
	f.Add("code: MK\nname: [1, {a: b}]\nreflection: {adult: {unknown: x}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := jurisdiction.Builtin().Overlay("ours", fstest.MapFS{"MK.yaml": {Data: []byte(text)}})
		if err != nil {
			return
		}
		if _, err := r.Get("MK"); err != nil {
			t.Error("a profile that was accepted cannot be read")
		}
	})
}

func TestCurrency(t *testing.T) {
	for _, c := range []jurisdiction.Currency{"EUR", "BGN", "HRK", "MKD"} {
		assert.True(t, c.IsValid(), c)
	}
	for _, c := range []jurisdiction.Currency{"", "EURO", "eur", "XQQ"} {
		assert.False(t, c.IsValid(), c)
	}
}
