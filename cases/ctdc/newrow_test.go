package ctdc_test

import (
	"slices"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// fileReleases are the releases that a case file can be said in.
var fileReleases = []ctdc.Release{ctdc.KAnonymised, ctdc.Synthetic2021, ctdc.Synthetic2024}

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// girl is a girl of 16 at registration, who was 15 when exploitation began. She is nobody.
func girl() *cases.File {
	return &cases.File{
		ID: "case-1", Detection: cases.Detection{Channel: cases.DetectedByHotline, Day: d(2024, time.March, 1)},
		Victims: []victim.Victim{{
			ID: "v1", Sex: person.Female,
			Citizenships: []person.Citizenship{
				{Kind: person.CitizenOf, Country: "NA"}, {Kind: person.CitizenOf, Country: "AL"},
			},
			Age:    person.Age{Knowledge: person.AgeExact, BirthDay: d(2007, time.June, 15)},
			Status: []victim.StatusDecision{{Kind: victim.StatusIdentified, Day: d(2024, time.May, 1)}, {Kind: victim.StatusPresumed, Day: d(2024, time.March, 2)}},
		}},
		Conduct: []cases.Conduct{{
			ID: "c1", Victims: []string{"v1"}, From: d(2023, time.January, 1), Place: "MK",
			Means: []cases.Means{cases.Threat, cases.AbuseOfPower}, Purposes: []jurisdiction.Purpose{jurisdiction.SexualExploitation, jurisdiction.Begging},
		}, {ID: "c2", Victims: []string{"v2"}, Place: "GR", Purposes: []jurisdiction.Purpose{jurisdiction.OrganRemoval}}},
		Suspects: []cases.Suspect{
			{
				ID: "s1", Roles: []cases.SuspectRole{cases.RoleRecruiter},
				Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationParent}},
			},
			{
				ID: "s2", Roles: []cases.SuspectRole{cases.RoleExploiter},
				Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationFriend}},
			},
		},
		Route: []cases.Leg{{Documents: person.HeldBySuspect}},
	}
}

func TestNewRow(t *testing.T) {
	row, lost, err := ctdc.NewRow(girl(), "v1", ctdc.KAnonymised)
	require.NoError(t, err)
	assert.Equal(t, ctdc.Row{
		Release: ctdc.KAnonymised, Year: ctdc.Years{From: 2024, To: 2024}, Source: ctdc.Hotline, Gender: ctdc.Woman, Age: ctdc.Band{Min: 9, Max: 17},
		Majority: ctdc.Minor, MajorityAtExploitation: ctdc.Minor, Citizenship: "NA", Country: "MK",
		Flags: flags(ctdc.MeansThreats, ctdc.MeansWithholdsDocuments, ctdc.FormSexual, ctdc.FormForcedLabour, ctdc.FormSexualAndLabour, ctdc.LabourBegging, ctdc.RecruiterFamily),
	}, row)
	assert.Equal(t, []string{"/victims/0/citizenships/1", "/conduct/0/means/1"}, where(lost))

	row, _, err = ctdc.NewRow(girl(), "v1", ctdc.Synthetic2024)
	require.NoError(t, err)
	assert.Equal(t, ctdc.Row{
		Release: ctdc.Synthetic2024, Year: ctdc.Years{From: 2024, To: 2024}, Gender: ctdc.Woman, Age: ctdc.Band{Min: 9, Max: 17}, Citizenship: "NA", Country: "MK",
		Flags: flags(ctdc.MeansAnyThreat, ctdc.MeansWithholdsDocuments, ctdc.FormSexual, ctdc.FormForcedLabour, ctdc.RecruiterFamily),
	}, row)
	assert.Contains(t, string(written(row)), "NAM,MKD")

	_, _, err = ctdc.NewRow(girl(), "v9", ctdc.KAnonymised)
	require.ErrorIs(t, err, ctdc.ErrVictim)
	for _, release := range []ctdc.Release{"", "x", ctdc.VictimPerpetrator} {
		_, _, err = ctdc.NewRow(girl(), "v1", release)
		require.ErrorIs(t, err, ctdc.ErrRelease)
	}
}

func TestNewRow_age(t *testing.T) {
	on := d(2024, time.March, 2)
	for _, tt := range []struct {
		name     string
		age      person.Age
		band     string
		majority ctdc.Majority
		lost     bool
	}{
		{"nothing", person.Age{}, "", "", false},
		{"unknown", person.Age{Knowledge: person.AgeUnknown}, "", "", false},
		{
			"the day before 9",
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2015, time.March, 3)}, "0-8",
			ctdc.Minor, false,
		},
		{
			"the day of 9",
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2015, time.March, 2)}, "9-17",
			ctdc.Minor, false,
		},
		{
			"the day before 18",
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2006, time.March, 3)}, "9-17",
			ctdc.Minor, false,
		},
		{
			"the day of 18",
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2006, time.March, 2)}, "18-20",
			ctdc.Adult, false,
		},
		{
			"48", person.Age{Knowledge: person.AgeExact, BirthDay: d(1976, time.March, 2)}, "48+",
			ctdc.Adult, false,
		},
		{
			"born on the day", person.Age{Knowledge: person.AgeExact, BirthDay: on}, "0-8",
			ctdc.Minor, false,
		},
		{
			"a year of birth within a band", person.Age{Knowledge: person.AgeYear, BirthYear: 2010},
			"9-17", ctdc.Minor, false,
		},
		{
			"a year of birth across bands", person.Age{Knowledge: person.AgeYear, BirthYear: 2015},
			"", ctdc.Minor, true,
		},
		{
			"a year of birth across 18", person.Age{Knowledge: person.AgeYear, BirthYear: 2006}, "",
			ctdc.Minor, true,
		},
		// doubt resolves to child
		{
			"a range", person.Age{Knowledge: person.AgeRange, Min: 30, Max: 38, On: on}, "30-38",
			ctdc.Adult, false,
		},
		{
			"a range a day wider",
			person.Age{Knowledge: person.AgeRange, Min: 30, Max: 38, On: on.AddDays(-1)}, "",
			ctdc.Adult, true,
		},
		{
			"a disputed age",
			person.Age{
				Knowledge: person.AgeRange, Min: 18, Max: 20, On: on, Status: person.DisputedAge,
			},
			"", ctdc.Minor, true,
		},
		{"a passport of an adult, reasons to believe in a child", person.Age{
			Knowledge: person.AgeExact, BirthDay: d(2000, time.March, 2),
			ReasonToBelieveChild: person.Yes,
		}, "", ctdc.Minor, true},
		{"an infant, by estimate", person.Age{
			Knowledge: person.AgeEstimate, On: on,
		}, "0-8", ctdc.Minor, false},
		{"a year of another calendar", person.Age{
			Knowledge: person.AgeExact, BirthDay: d(1388, time.May, 1),
		}, "", ctdc.Minor, true},
		{"only a status", person.Age{Status: person.PresumedChild}, "", ctdc.Minor, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := girl()
			f.Victims[0].Age = tt.age
			row, lost, err := ctdc.NewRow(f, "v1", ctdc.KAnonymised)
			require.NoError(t, err)
			assert.Equal(t, tt.band, row.Age.String())
			assert.Equal(t, tt.majority, row.Majority)
			assert.Equal(t, tt.lost, slices.Contains(where(lost), "/victims/0/age"))
		})
	}
}

func TestNewRow_registration(t *testing.T) {
	f := girl()
	year := func() int16 {
		row, _, err := ctdc.NewRow(f, "v1", ctdc.Synthetic2024)
		require.NoError(t, err)
		return row.Year.From
	}
	f.Victims[0].Status[1].Day = d(2022, time.December, 31)
	assert.EqualValues(t, 2022, year())
	f.Victims[0].Status = nil
	assert.EqualValues(t, 2024, year(), "the day of detection")
	f.Detection.Day, f.Opened = law.Day{}, d(2021, time.January, 1)
	assert.EqualValues(t, 2021, year(), "the day on which the file was opened")
	f.Opened = law.Day{}
	assert.Zero(t, year())
}

func TestNewRow_exploited(t *testing.T) {
	f := girl()
	f.Victims[0].Age.BirthDay = d(2006, time.January, 2)
	at := func() ctdc.Majority {
		row, _, err := ctdc.NewRow(f, "v1", ctdc.Synthetic2021)
		require.NoError(t, err)
		return row.MajorityAtExploitation
	}
	f.Conduct[0].From = d(2024, time.January, 1)
	assert.Equal(t, ctdc.Minor, at(), "the day before the 18th birthday")
	f.Conduct[0].From = d(2024, time.January, 2)
	assert.Equal(t, ctdc.Adult, at(), "the birthday itself")
	f.Conduct = append(f.Conduct, cases.Conduct{ID: "c3", Victims: []string{"v1"}, From: d(2019, time.January, 1)})
	assert.Equal(t, ctdc.Minor, at(), "the first of several")
	f.Conduct[2].From = law.Day{}
	assert.Empty(t, at(), "conduct without a day may have been earlier")
}

func TestNewRow_lost(t *testing.T) {
	f := girl()
	v := &f.Victims[0]
	v.Sex = person.OtherSex
	v.Citizenships = []person.Citizenship{
		{Kind: person.Stateless}, {Kind: person.CitizenOf, Country: "XK"},
		{Kind: person.CitizenshipUnknown},
	}
	f.Conduct = []cases.Conduct{{ID: "c1", Victims: []string{"v1"}, Place: "XK"}, {ID: "c2", Victims: []string{"v1"}, Place: "BA-SRP"}, {ID: "c3", Victims: []string{"v1"}, Place: "BA"}, {ID: "c4", Victims: []string{"v1"}, Place: "IT"}}
	row, lost, err := ctdc.NewRow(f, "v1", ctdc.KAnonymised)
	require.NoError(t, err)
	assert.EqualValues(t, "BA", row.Country)
	assert.Empty(t, row.Citizenship)
	assert.Empty(t, row.Gender)
	assert.Equal(t, []string{"/victims/0/sex", "/victims/0/citizenships/0", "/victims/0/citizenships/1", "/victims/0/citizenships/2", "/conduct/0/place", "/conduct/3/place"}, where(lost))
}

func TestNewRow_recruiters(t *testing.T) {
	f := girl()
	f.Suspects[0].Cleared = d(2024, time.April, 1)
	row, lost, err := ctdc.NewRow(f, "v1", ctdc.KAnonymised)
	require.NoError(t, err)
	assert.False(t, row.Flags.Known(ctdc.Recruiter), "nobody is under suspicion of having recruited")
	assert.Len(t, lost, 2)
}

// Every code of ours is said in every release as the table has it, in flags that the release has.
func TestNewRow_everyCode(t *testing.T) {
	_, out := ctdc.Crossings()
	check := func(place, code string, set func(f *cases.File)) {
		for _, release := range fileReleases {
			f := &cases.File{ID: "case-1", Victims: []victim.Victim{{ID: "v1"}}, Conduct: []cases.Conduct{{ID: "c1", Victims: []string{"v1"}}}}
			set(f)
			row, lost, err := ctdc.NewRow(f, "v1", release)
			require.NoError(t, err)
			i := slices.IndexFunc(out, func(c ctdc.Crossing) bool {
				return c.Place == place && c.Code == code && slices.Contains(c.Releases, release)
			})
			require.GreaterOrEqual(t, i, 0, "%s %s is not in the table", place, code)
			var columns []string
			for f := range row.Flags.All() {
				columns = append(columns, columnOf(release, f))
			}
			assert.ElementsMatch(t, out[i].Columns, columns, "%s %s", release, code)
			if out[i].Fit == ctdc.Lost {
				require.Len(t, lost, 1)
				assert.Equal(t, out[i].Note, lost[0].Why)
				assert.NotEmpty(t, lost[0].Why)
			} else {
				assert.Empty(t, lost)
				assert.NotEmpty(t, columns)
			}
		}
	}
	for _, p := range law.Codes[jurisdiction.Purpose]() {
		check("/conduct/0/purposes", string(p), func(f *cases.File) { f.Conduct[0].Purposes = []jurisdiction.Purpose{p} })
	}
	for _, m := range law.Codes[cases.Means]() {
		check("/conduct/0/means", string(m), func(f *cases.File) { f.Conduct[0].Means = []cases.Means{m} })
	}
	for _, k := range law.Codes[person.RelationKind]() {
		check("/suspects/0/relations/0/kind", string(k), func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "s1", Roles: []cases.SuspectRole{cases.RoleRecruiter}, Relations: []cases.Relation{{Victim: "v1", Kind: k}}}}
		})
	}
	check("/route/0/documents", "suspect", func(f *cases.File) {
		f.Route = []cases.Leg{{Victims: []string{"v1"}, Documents: person.HeldBySuspect}}
	})
	check("/route/0/documents", "suspect", func(f *cases.File) {
		f.Victims[0].Identity = &person.Identity{
			Documents: []person.Document{{HeldBy: person.HeldBySuspect}},
		}
	})
}

// What a row says in a file and the file in a row again is what the row said, as far as both can
// say it.
func TestNewRow_roundTrip(t *testing.T) {
	for _, release := range fileReleases {
		rows, _, err := readAll(t, string(inventedFile(t, release, 300)))
		require.NoError(t, err)
		for i := range rows {
			want := rows[i]
			got, _, err := ctdc.NewRow(want.File(nil), "victim", release)
			require.NoError(t, err)
			assert.Equal(t, []any{want.Year, want.Gender, want.Age, want.Citizenship}, []any{got.Year, got.Gender, got.Age, got.Citizenship})
			if want.Country != "" {
				assert.Equal(t, want.Country, got.Country)
			}
			if release == ctdc.KAnonymised {
				assert.Equal(t, want.Majority, got.Majority)
			}
			for _, f := range []ctdc.Flag{ctdc.FormForcedLabour, ctdc.FormSexual, ctdc.RecruiterFamily, ctdc.RecruiterPartner, ctdc.RecruiterFriend, ctdc.RecruiterOther, ctdc.Abduction, ctdc.MeansFalsePromises} {
				if want.Flags.Yes(f) {
					assert.True(t, got.Flags.Yes(f), f)
				}
			}
		}
	}
}
