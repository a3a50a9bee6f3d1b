package review_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/review"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

var source = law.Citation{
	Instrument: "made-up", Pinpoint: "1", Confidence: law.High, Checked: day(2026, 11, 24),
}

func day(y int, m time.Month, d int) law.Day { return law.MustDay(y, m, d) }

// is makes a topic with one value since 2000.
func is[V any](v V) law.Dated[V] {
	return law.Dated[V]{
		Editions: []law.Edition[V]{{From: day(2000, 1, 1), Value: v, Source: source}},
	}
}

// none makes a topic on which the law says that there is nothing.
func none[V any]() law.Dated[V] {
	return law.Dated[V]{
		Editions: []law.Edition[V]{{From: day(2000, 1, 1), None: true, Source: source}},
	}
}

func years(n int) law.Length { return law.Length{Amount: n, Unit: law.Years} }

func offence(
	max int, means jurisdiction.MeansRole, purposes ...jurisdiction.Purpose,
) law.Dated[jurisdiction.Offence] {
	return is(
		jurisdiction.Offence{
			Title: "made up", Means: means, Purposes: purposes,
			Penalty: jurisdiction.Penalty{Max: years(max)},
		},
	)
}

// findings asks the rules about a made-up profile of a place. Slovenia is a member of the EU, North
// Macedonia is not.
func findings(
	t *testing.T, place jurisdiction.Code, on law.Day, id rule.ID, set func(*jurisdiction.Profile),
) []rule.Finding {
	t.Helper()
	r := jurisdiction.Builtin()
	real, err := r.Get(place)
	require.NoError(t, err)
	p := &jurisdiction.Profile{Code: place, Membership: real.Membership}
	if set != nil {
		set(p)
	}
	rules, err := review.NewSet(r)
	require.NoError(t, err)
	c, err := rule.NewCheck(r, on, nil)
	require.NoError(t, err)
	rule.Ask(
		c, rules, rule.Subject[*jurisdiction.Profile]{Value: p, Places: []jurisdiction.Code{place}},
	)
	var out []rule.Finding
	report, err := c.Report()
	require.NoError(t, err)
	for _, f := range report.Findings {
		if f.Rule.ID == id {
			out = append(out, f)
		}
	}
	return out
}

func TestRules(t *testing.T) {
	on := day(2026, 11, 24)
	type set = func(*jurisdiction.Profile)
	reflection := func(q law.Qualifier, n int, u law.Unit) set {
		return func(p *jurisdiction.Profile) {
			p.Reflection.Adult = is(
				jurisdiction.ReflectionPeriod{
					Kind:   jurisdiction.ReflectionFixed,
					Period: law.Period{Amount: n, Unit: u, Qualifier: q},
				},
			)
		}
	}
	plan := func(from int) set {
		return func(p *jurisdiction.Profile) {
			p.ActionPlan = is(
				jurisdiction.ActionPlan{Title: "made up", FromYear: from, Public: true},
			)
		}
	}
	sent := func(year int) set {
		return func(p *jurisdiction.Profile) {
			p.Statistics = is(jurisdiction.Statistics{Year: year})
		}
	}
	tests := []struct {
		rule     rule.ID
		name     string
		place    jurisdiction.Code
		on       law.Day
		set      set
		outcomes []rule.Outcome // in the order of the report; nil for does not apply
	}{
		// Directive 2011/36/EU, article 4(1): a maximum of at least five years; 4(2): of at least
		// ten for a child.
		{"PROF-001", "outside the EU", "MK", on, nil, nil},
		{"PROF-001", "before the directive was in force", "SI", day(2011, 4, 14), nil, nil},
		{
			"PROF-001", "on its first day", "SI", day(2011, 4, 15), nil,
			[]rule.Outcome{rule.Unknown, rule.Unknown},
		},
		{"PROF-001", "for life", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult, p.Offences.Child = offence(5, ""), is(jurisdiction.Offence{
				Title: "made up", Penalty: jurisdiction.Penalty{Life: true},
			})
		}, []rule.Outcome{rule.Met, rule.Met}},
		{"PROF-001", "not known", "SI", on, nil, []rule.Outcome{rule.Unknown, rule.Unknown}},
		{"PROF-001", "exactly five and ten", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult, p.Offences.Child = offence(5, ""), offence(10, "")
		}, []rule.Outcome{rule.Met, rule.Met}},
		{"PROF-001", "four and nine", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult, p.Offences.Child = offence(4, ""), offence(9, "")
		}, []rule.Outcome{rule.NotMet, rule.NotMet}},
		{"PROF-001", "no maximum named", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult, p.Offences.Child = offence(0, ""), none[jurisdiction.Offence]()
		}, []rule.Outcome{rule.NotMet, rule.Unknown}},

		{"PROF-002", "an offence", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.UseOfServices = offence(1, "")
		}, []rule.Outcome{rule.Met}},
		{"PROF-002", "none", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.UseOfServices = none[jurisdiction.Offence]()
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-002", "not known", "SI", on, nil, []rule.Outcome{rule.Unknown}},

		{"PROF-003", "by order, focal point named", "SI", on, func(p *jurisdiction.Profile) {
			p.Mechanism, p.Authorities.FocalPoint = is(
				jurisdiction.Mechanism{Basis: jurisdiction.ByOrder},
			), is(jurisdiction.Authority{Name: "made up"})
		}, []rule.Outcome{rule.Met, rule.Met}},
		{"PROF-003", "no mechanism", "SI", on, func(p *jurisdiction.Profile) {
			p.Mechanism = none[jurisdiction.Mechanism]()
		}, []rule.Outcome{rule.NotMet, rule.Unknown}},
		{"PROF-003", "outside the EU", "MK", on, nil, nil},

		{"PROF-004", "both", "SI", on, func(p *jurisdiction.Profile) {
			p.Authorities.Coordinator, p.Authorities.Rapporteur = is(
				jurisdiction.Authority{},
			), is(jurisdiction.Authority{})
		}, []rule.Outcome{rule.Met, rule.Met}},
		{"PROF-004", "outside the EU only the rapporteur is asked for", "MK", on, func(
			p *jurisdiction.Profile,
		) {
			p.Authorities.Rapporteur = none[jurisdiction.Authority]()
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-004", "not known", "MK", on, nil, []rule.Outcome{rule.Unknown}},

		// Article 19a(3): the data of the year before, in principle by 30 September, otherwise by
		// 31 December.
		{"PROF-005", "sent", "SI", on, sent(2025), []rule.Outcome{rule.Met}},
		{
			"PROF-005", "not sent, last day", "SI", day(2026, 12, 31), sent(2024),
			[]rule.Outcome{rule.Due},
		},
		{
			"PROF-005", "not sent, the year after", "SI", day(2027, 1, 1), sent(2024),
			[]rule.Outcome{rule.Overdue},
		},
		{
			"PROF-005", "sent, the year after", "SI", day(2027, 1, 1), sent(2025),
			[]rule.Outcome{rule.Due},
		},
		// The first are owed by the end of 2026: the act was to be transposed by 15 July 2026.
		{
			"PROF-005", "never sent, before the transposition day", "SI", day(2026, 7, 14),
			sent(2019), nil,
		},
		{
			"PROF-005", "never sent, on the transposition day", "SI", day(2026, 7, 15), sent(2019),
			[]rule.Outcome{rule.Due},
		},
		{
			"PROF-005", "never sent, on the first last day", "SI", day(2026, 12, 31), sent(2019),
			[]rule.Outcome{rule.Due},
		},
		{
			"PROF-005", "never sent, the day after", "SI", day(2027, 1, 1), sent(2019),
			[]rule.Outcome{rule.Overdue},
		},
		{"PROF-005", "none, on the transposition day", "SI", day(2026, 7, 15), func(
			p *jurisdiction.Profile,
		) {
			p.Statistics = none[jurisdiction.Statistics]()
		}, []rule.Outcome{rule.Due}},
		{"PROF-005", "not known", "SI", on, nil, []rule.Outcome{rule.Unknown}},
		{
			"PROF-005", "who keeps the figures is known, not what was sent", "SI", on, sent(0),
			[]rule.Outcome{rule.Unknown},
		},
		{"PROF-005", "outside the EU", "MK", on, sent(2020), nil},

		// Article 19b: by 15 July 2028, reviewed at most every five years.
		{"PROF-006", "no plan on the last day", "SI", day(2028, 7, 15), func(
			p *jurisdiction.Profile,
		) {
			p.ActionPlan = none[jurisdiction.ActionPlan]()
		}, []rule.Outcome{rule.Due}},
		{"PROF-006", "no plan the day after", "SI", day(2028, 7, 16), func(
			p *jurisdiction.Profile,
		) {
			p.ActionPlan = none[jurisdiction.ActionPlan]()
		}, []rule.Outcome{rule.Overdue}},
		{"PROF-006", "five years old", "SI", on, plan(2021), []rule.Outcome{rule.Met}},
		{
			"PROF-006", "six years old, before a plan is due", "SI", on, plan(2020),
			[]rule.Outcome{rule.Due},
		},
		{
			"PROF-006", "six years old, on the last day", "SI", day(2028, 7, 15), plan(2022),
			[]rule.Outcome{rule.Due},
		},
		{
			"PROF-006", "six years old, the day after", "SI", day(2028, 7, 16), plan(2022),
			[]rule.Outcome{rule.NotMet},
		},
		{"PROF-006", "not public", "SI", on, func(p *jurisdiction.Profile) {
			p.ActionPlan = is(jurisdiction.ActionPlan{Title: "made up", FromYear: 2025})
		}, []rule.Outcome{rule.Unknown}},
		{"PROF-006", "its year not known", "SI", on, plan(0), []rule.Outcome{rule.Unknown}},
		{"PROF-006", "not known", "SI", on, nil, []rule.Outcome{rule.Unknown}},
		{"PROF-006", "outside the EU", "MK", on, plan(2001), nil},

		// CETS No. 197, article 13(1): at least 30 days.
		{
			"PROF-007", "30 days", "MK", on, reflection(law.Exactly, 30, law.Days),
			[]rule.Outcome{rule.Met},
		},
		{
			"PROF-007", "29 days", "MK", on, reflection(law.Exactly, 29, law.Days),
			[]rule.Outcome{rule.NotMet},
		},
		{
			"PROF-007", "two months", "MK", on, reflection(law.AtLeast, 2, law.Months),
			[]rule.Outcome{rule.Met},
		},
		// A month that begins in February has 28 days.
		{
			"PROF-007", "one month", "MK", on, reflection(law.Exactly, 1, law.Months),
			[]rule.Outcome{rule.Unknown},
		},
		{
			"PROF-007", "up to two months", "MK", on, reflection(law.UpTo, 2, law.Months),
			[]rule.Outcome{rule.NotMet},
		},
		{"PROF-007", "none", "MK", on, func(p *jurisdiction.Profile) {
			p.Reflection.Adult = none[jurisdiction.ReflectionPeriod]()
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-007", "not known", "MK", on, nil, []rule.Outcome{rule.Unknown}},
		{
			"PROF-007", "before its first day", "MK", day(1999, 12, 31),
			reflection(law.Exactly, 30, law.Days), []rule.Outcome{rule.NotMet},
		},

		{"PROF-008", "renewable, for cooperation", "MK", on, func(p *jurisdiction.Profile) {
			p.Residence.Grounds = is(
				[]jurisdiction.ResidenceGround{
					{Ground: jurisdiction.GroundCooperation, Renewable: true},
				},
			)
		}, []rule.Outcome{rule.Met}},
		{"PROF-008", "renewal not known", "MK", on, func(p *jurisdiction.Profile) {
			p.Residence.Grounds = is(
				[]jurisdiction.ResidenceGround{{Ground: jurisdiction.GroundPersonal}},
			)
		}, []rule.Outcome{rule.Unknown}},
		{"PROF-008", "for children alone", "MK", on, func(p *jurisdiction.Profile) {
			p.Residence.Grounds = is(
				[]jurisdiction.ResidenceGround{{Ground: jurisdiction.GroundChild, Renewable: true}},
			)
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-008", "that of children alone is renewable", "MK", on, func(
			p *jurisdiction.Profile,
		) {
			p.Residence.Grounds = is([]jurisdiction.ResidenceGround{
				{Ground: jurisdiction.GroundChild, Renewable: true},
				{Ground: jurisdiction.GroundCooperation},
			})
		}, []rule.Outcome{rule.Unknown}},
		{"PROF-008", "none", "MK", on, func(p *jurisdiction.Profile) {
			p.Residence.Grounds = none[[]jurisdiction.ResidenceGround]()
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-008", "not known", "MK", on, nil, []rule.Outcome{rule.Unknown}},

		// Directive (EU) 2024/1712, article 1: surrogacy, forced marriage, illegal adoption.
		{"PROF-009", "all three", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult = offence(
				5, "", jurisdiction.Surrogacy, jurisdiction.ForcedMarriage,
				jurisdiction.IllegalAdoption,
			)
		}, []rule.Outcome{rule.Met}},
		{"PROF-009", "two", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult = offence(
				5, "", jurisdiction.ForcedMarriage, jurisdiction.IllegalAdoption,
			)
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-009", "two, and an open list", "SI", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult = is(jurisdiction.Offence{
				Title: "made up", OpenPurposes: true,
				Purposes: []jurisdiction.Purpose{
					jurisdiction.ForcedMarriage, jurisdiction.IllegalAdoption,
				},
			})
		}, []rule.Outcome{rule.Unknown}},
		{"PROF-009", "before the act was in force", "SI", day(2024, 7, 13), nil, nil},
		{"PROF-009", "not known", "SI", on, nil, []rule.Outcome{rule.Unknown}},
		{"PROF-009", "outside the EU", "MK", on, nil, nil},

		// Palermo Protocol, article 3(c) and (d).
		{"PROF-010", "no means for a child", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.Child = offence(5, jurisdiction.MeansIrrelevant)
		}, []rule.Outcome{rule.Met}},
		{"PROF-010", "one article for both", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.Adult = offence(5, jurisdiction.MeansAdultsOnly)
		}, []rule.Outcome{rule.Met}},
		{"PROF-010", "means also for a child", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.Child = offence(5, jurisdiction.MeansElement)
		}, []rule.Outcome{rule.NotMet}},
		// The word of a code is not the age that its article on trafficking protects.
		{"PROF-010", "a code calls a child who is under 16", "MK", on, func(
			p *jurisdiction.Profile,
		) {
			p.Ages.CriminalCodeChild = is(16)
		}, []rule.Outcome{rule.Unknown, rule.Unknown}},
		{"PROF-010", "a code calls a child who is under 14, and asks for no means", "MK", on, func(
			p *jurisdiction.Profile,
		) {
			p.Ages.CriminalCodeChild, p.Offences.Child = is(14), offence(
				5, jurisdiction.MeansIrrelevant,
			)
		}, []rule.Outcome{rule.Unknown, rule.Met}},
		{"PROF-010", "a code calls a child who is under 18", "MK", on, func(
			p *jurisdiction.Profile,
		) {
			p.Ages.CriminalCodeChild = is(18)
		}, []rule.Outcome{rule.Unknown}},
		{"PROF-010", "not known", "MK", on, nil, []rule.Outcome{rule.Unknown}},

		{"PROF-011", "from majority", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.LimitationStart = is(law.Majority)
		}, []rule.Outcome{rule.Met}},
		{"PROF-011", "from the offence", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.LimitationStart = is(law.Offence)
		}, []rule.Outcome{rule.Unknown}},
		{"PROF-011", "not known", "MK", on, nil, []rule.Outcome{rule.Unknown}},

		{"PROF-012", "Hague authority named", "SI", on, func(p *jurisdiction.Profile) {
			p.Authorities.CentralAuthority, p.Authorities.Compensation = is(
				jurisdiction.Authority{},
			), none[jurisdiction.Authority]()
		}, []rule.Outcome{rule.NotMet, rule.Unknown, rule.Met}},

		{"PROF-013", "an offence of its own", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.Servitude = is(jurisdiction.Offence{})
		}, []rule.Outcome{rule.Met}},
		{"PROF-013", "the law has none", "MK", on, func(p *jurisdiction.Profile) {
			p.Offences.Servitude = none[jurisdiction.Offence]()
		}, []rule.Outcome{rule.NotMet}},
		{"PROF-013", "not known", "MK", on, nil, []rule.Outcome{rule.Unknown}},
	}
	tested := map[rule.ID]bool{}
	for _, tt := range tests {
		tested[tt.rule] = true
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			var got []rule.Outcome
			for _, f := range findings(t, tt.place, tt.on, tt.rule, tt.set) {
				got = append(got, f.Outcome)
				assert.NotEmpty(t, f.Law.Basis())
			}
			assert.ElementsMatch(t, tt.outcomes, got)
		})
	}
	for _, r := range review.Rules() {
		assert.True(t, tested[rule.IDOf(r)], rule.IDOf(r))
	}
}

// The value looked at gives no force: that comes from the instrument alone.
func TestForceComesFromTheInstrument(t *testing.T) {
	set := func(p *jurisdiction.Profile) { p.Offences.UseOfServices = none[jurisdiction.Offence]() }
	for on, want := range map[law.Day]rule.Force{
		day(2026, 7, 14): rule.Guidance, day(2026, 7, 15): rule.Binding,
	} {
		f := findings(t, "SI", on, "PROF-002", set)
		require.Len(t, f, 1)
		assert.Equal(
			t, want, f[0].Law.Force, "Directive (EU) 2024/1712 is to be transposed by 15 July 2026",
		)
	}
	for on, want := range map[law.Day]bool{
		day(2013, 4, 5): false, day(2013, 4, 6): true, day(2024, 7, 13): true,
	} {
		of := findings(t, "SI", on, "PROF-002", set)[0].Law.Basis()
		assert.Equal(t, want, slices.ContainsFunc(of, func(b rule.Authority) bool {
			return b.Pinpoint == "18(4)" && b.Binding == law.Binds
		}), "Directive 2011/36/EU, article 18(4), from %s to the amendment: shall consider", on)
	}
	f := findings(t, "MK", day(2026, 11, 24), "PROF-002", set)
	assert.Equal(t, rule.Guidance, f[0].Law.Force, "CETS No. 197, article 19: shall consider")
	assert.Equal(
		t, rule.Guidance, findings(t, "XK", day(2026, 11, 24), "PROF-007", nil)[0].Law.Force,
	)
}

// A rapporteur or an equivalent mechanism was owed by the Directive (article 19 of 2011) until its
// amendment had to be law; since then, and elsewhere, States only consider one.
func TestProfile_Rapporteur(t *testing.T) {
	nobody := func(p *jurisdiction.Profile) {
		p.Authorities.Coordinator = is(jurisdiction.Authority{})
		p.Authorities.Rapporteur = none[jurisdiction.Authority]()
	}
	for _, tt := range []struct {
		place jurisdiction.Code
		on    law.Day
		want  rule.Force
	}{
		{"SI", day(2013, 4, 5), rule.Guidance},
		{"SI", day(2013, 4, 6), rule.Binding},
		{"SI", day(2026, 7, 14), rule.Binding},
		{"SI", day(2026, 7, 15), rule.Guidance},
		{"MK", day(2020, 1, 1), rule.Guidance},
	} {
		var seen int
		for _, f := range findings(t, tt.place, tt.on, "PROF-004", nobody) {
			if f.Label == "national rapporteur, or another mechanism that monitors" {
				assert.Equal(t, tt.want, f.Law.Force, "%s on %v", tt.place, tt.on)
				seen++
			}
		}
		assert.Equal(t, 1, seen, "%s on %v", tt.place, tt.on)
	}
}

// What never bound a State, or was not in force, is no measure of its law.
func TestProfile_NeverMembers(t *testing.T) {
	r := jurisdiction.Builtin()
	for _, place := range []jurisdiction.Code{
		"AL", "BA", "CH", "MD", "ME", "MK", "RS", "TR", "UA",
	} {
		for _, on := range []law.Day{
			day(1990, 1, 1), day(2010, 1, 1), day(2025, 1, 1), day(2026, 11, 27),
		} {
			report, err := review.Profile(r, place, on)
			require.NoError(t, err)
			for _, f := range report.Findings {
				assert.NotContains(t, []rule.ID{
					"PROF-001", "PROF-003", "PROF-005", "PROF-006", "PROF-009",
				},
					f.Rule.ID, "%s on %v", place, on)
				for _, b := range f.Law.Basis() {
					assert.NotContains(t, []string{"eu-2011-36", "eu-2024-1712"}, b.Instrument,
						"%s of %s on %v", f.Rule.ID, place, on)
				}
			}
		}
	}
	report, err := review.Profile(r, "GB", day(2019, 1, 1))
	require.NoError(t, err)
	assert.True(t, slices.ContainsFunc(report.Findings, func(f rule.Finding) bool {
		return f.Rule.ID == "PROF-001"
	}), "the United Kingdom was a member, and accepted Directive 2011/36/EU")
}

// Articles 388 of the code of Serbia and 444 of that of Montenegro protect every minor, though both
// codes call a child who is under 14.
func TestProfile_WordForAChild(t *testing.T) {
	r := jurisdiction.Builtin()
	for _, place := range []jurisdiction.Code{"RS", "ME"} {
		report, err := review.Profile(r, place, day(2026, 11, 27))
		require.NoError(t, err)
		for _, f := range report.Findings {
			if f.Rule.ID == "PROF-010" {
				assert.NotEqual(t, rule.NotMet, f.Outcome, place)
			}
		}
	}
}

// Every finding has a key of its own, a text and a phrase that can be translated.
func TestProfile_Texts(t *testing.T) {
	r := jurisdiction.Builtin()
	for _, place := range []jurisdiction.Code{"SI", "MK", "BG"} {
		report, err := review.Profile(r, place, day(2026, 11, 27))
		require.NoError(t, err)
		keys := map[rule.Key]bool{}
		for i := range report.Findings {
			f := &report.Findings[i]
			assert.Zero(t, f.Key.N, f.Key)
			assert.False(t, keys[f.Key], f.Key)
			keys[f.Key] = true
			data, err := json.Marshal(f)
			require.NoError(t, err)
			assert.Contains(t, string(data), `"what":"PROF-`)
			assert.NotContains(t, f.Text(), "{")
		}
	}
	f := findings(t, "SI", day(2026, 11, 27), "PROF-009", func(p *jurisdiction.Profile) {
		p.Offences.Adult = offence(5, "", jurisdiction.ForcedMarriage)
	})
	require.Len(t, f, 1)
	assert.Equal(t, "The law does not have: surrogacy, forced marriage and illegal adoption as "+
		"purposes: surrogacy, illegal adoption.", f[0].Text())
	f = findings(t, "SI", day(2027, 1, 1), "PROF-005", func(p *jurisdiction.Profile) {
		p.Statistics = is(jurisdiction.Statistics{Year: 2024})
	})
	require.Len(t, f, 1)
	assert.Equal(t, day(2026, 12, 31), f[0].Due)
	assert.Equal(t, "Not on file: statistics of earlier years, sent to the European Commission. "+
		"The last day was 31 December 2026, 1 day ago.", f[0].Text())
}

func TestProfile_EveryPlace(t *testing.T) {
	r := jurisdiction.Builtin()
	for _, code := range r.Codes() {
		for _, on := range []law.Day{day(1990, 1, 1), day(2026, 11, 24)} {
			report, err := review.Profile(r, code, on)
			require.NoError(t, err)
			assert.NotEmpty(t, report.Findings, code)
			for _, f := range report.Findings {
				assert.True(t, law.IsValid(f.Law.Force))
			}
		}
	}
	_, err := review.Profile(r, "ZZ", day(2026, 11, 24))
	assert.ErrorIs(t, err, jurisdiction.ErrNoProfile)
	_, err = review.Profile(r, "SI", law.Day{})
	assert.ErrorIs(t, err, rule.ErrNoDay)
}

// The gap of the criminal law is seen on the day of the facts: Siliadin v. France (1994 to 1998),
// C.N. v. the United Kingdom (2006), and the laws that followed.
func TestProfile_ServitudeOnTheDayOfTheFacts(t *testing.T) {
	r := jurisdiction.Builtin()
	for _, tt := range []struct {
		place jurisdiction.Code
		on    law.Day
		want  rule.Outcome
	}{
		{"FR", day(1993, 12, 31), rule.Unknown},
		{"FR", day(1998, 7, 1), rule.NotMet},
		{"FR", day(2013, 8, 6), rule.NotMet},
		{"FR", day(2013, 8, 7), rule.Met}, // Code pénal, 225-14-2
		{"GB", day(2010, 4, 5), rule.NotMet},
		{"GB", day(2010, 4, 6), rule.Met}, // Coroners and Justice Act 2009, section 71
		{"GB", day(2015, 7, 30), rule.Met},
		{"GB", day(2015, 7, 31), rule.Met}, // Modern Slavery Act 2015, section 1
		{"HU", day(2026, 7, 1), rule.Unknown},
		{"MK", day(2026, 11, 24), rule.Unknown}, // not read is not none
	} {
		report, err := review.Profile(r, tt.place, tt.on)
		require.NoError(t, err)
		var got []rule.Outcome
		for _, f := range report.Findings {
			if f.Rule.ID == "PROF-013" {
				got = append(got, f.Outcome)
				if f.Outcome != rule.Unknown {
					assert.Equal(t, rule.Binding, f.Law.Force, "%s on %v", tt.place, tt.on)
				}
			}
		}
		assert.Equal(t, []rule.Outcome{tt.want}, got, "%s on %v", tt.place, tt.on)
	}
}
