package ctdc_test

import (
	"encoding/json"
	"slices"
	"strings"
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

func TestRow_File(t *testing.T) {
	rows, _, err := readAll(t, file(t, ctdc.KAnonymised))
	require.NoError(t, err)
	var trace ctdc.Trace
	got := rows[0].File(&trace)
	require.NoError(t, got.Validate())
	end := law.MustDay(2016, time.December, 31)
	assert.Equal(t, cases.File{
		ID: "ctdc:k-anonymised:2",
		Victims: []victim.Victim{{
			ID: "victim", Sex: person.Female,
			Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "MK"}},
			Age:          person.Age{Knowledge: person.AgeRange, Min: 9, Max: 17, On: end},
			Status:       []victim.StatusDecision{{Kind: victim.StatusPresumed, Day: end}},
		}},
		Conduct: []cases.Conduct{{
			ID: "conduct", Victims: []string{"victim"}, Suspects: []string{"suspect"}, Place: "RS",
			Acts: []cases.Act{cases.Recruitment}, Means: []cases.Means{cases.Threat, cases.Coercion}, Purposes: []jurisdiction.Purpose{jurisdiction.ForcedLabour, jurisdiction.Begging},
		}},
		Suspects: []cases.Suspect{
			{
				ID: "suspect", Roles: []cases.SuspectRole{cases.RoleRecruiter},
				Relations: []cases.Relation{{Victim: "victim", Kind: person.RelationRelative}},
			},
		},
	}, *got)
	assert.Equal(t, []ctdc.Fact{
		{"/victims/0/status/0/day", "yearOfRegistration", "2016", ctdc.Near},
		{"/victims/0/sex", "gender", "Female", ctdc.Near},
		{"/victims/0/age", "ageBroad", "9--17", ctdc.Near},
		{"/victims/0/citizenships/0", "citizenship", "MK", ctdc.Near},
		{"/conduct/0/place", "CountryOfExploitation", "RS", ctdc.Near},
		{"/conduct/0/means/0", "meansOfControlThreats", "1", ctdc.Near},
		{"/conduct/0/means/1", "meansOfControlWithholdsDocuments", "1", ctdc.Broader},
		{"/conduct/0/purposes/0", "isForcedLabour", "1", ctdc.Same},
		{"/conduct/0/purposes/1", "typeOfLabourBegging", "1", ctdc.Same},
		{"/suspects/0/roles/0", "recruiterRelationFamily", "1", ctdc.Near},
		{"/suspects/0/relations/0", "recruiterRelationFamily", "1", ctdc.Near},
		{"/conduct/0/acts/0", "recruiterRelationFamily", "1", ctdc.Near},
	}, trace.Facts)
	assert.Equal(t, []string{"Datasource", "majorityStatusAtExploit"}, where(trace.Lost))

	assert.True(t, ctdc.FromRow(got.ID))
	assert.False(t, ctdc.FromRow("case-1"))
	assert.Equal(t, got, rows[0].File(nil), "without a trace it is the same file")
	assert.Equal(
		t, person.Child, got.Victims[0].Age.ChildOn(end).Standing,
		"a child at registration is one on that day",
	)
}

func where(lost []ctdc.Loss) []string {
	out := make([]string, len(lost))
	for i, l := range lost {
		out[i] = l.Where
	}
	return out
}

func TestRow_File_perpetrator(t *testing.T) {
	rows, _, err := readAll(t, file(t, ctdc.VictimPerpetrator))
	require.NoError(t, err)
	var trace ctdc.Trace
	got := rows[0].File(&trace)
	require.NoError(t, got.Validate())
	require.Len(t, got.Suspects, 1)
	s := got.Suspects[0]
	assert.Equal(t, person.Male, s.Sex)
	assert.Equal(t, []int{39, 47}, []int{s.Age.Min, s.Age.Max})
	assert.Equal(t, []cases.SuspectRole{cases.RoleRecruiter, cases.RoleExploiter}, s.Roles)
	assert.Equal(
		t,
		[]cases.Relation{
			{Victim: "victim", Kind: person.RelationUnknown},
			{Victim: "victim", Kind: person.RelationFriend},
		},
		s.Relations,
	)
	assert.Empty(t, got.Victims[0].Status, "a period of years is no day")
	assert.True(
		t, got.Victims[0].Age.ChildOn(law.MustDay(2016, time.May, 1)).IsChild(),
		"a minor of an unknown year is presumed to be a child",
	)
	assert.Equal(t, []string{"yearRegister", "UN_COO_Region", "UN_COE_Region", "IP_citizen_UNRegion"}, where(trace.Lost))

	strange := ctdc.Row{Release: ctdc.VictimPerpetrator, Text: ctdc.Text{PerpetratorRelation: "FriendAcquaintance;Neighbour", PerpetratorPayment: "often"}}
	strange.File(&trace)
	assert.Equal(t, []string{"IP_Relation", "IP_PayMoney"}, where(trace.Lost))

	kin := rows[1].File(&trace)
	assert.Equal(t, []string{"UN_COE_Region", "IP_PayMoney"}, where(trace.Lost))
	assert.Equal(t, person.RelationRelative, kin.Suspects[0].Relations[0].Kind,
		"a parent may be meant, whose consent does not count")
}

// Every flag of every release is said in a file that is well formed, and traced to its column, or
// told to be lost; and that is what the table says.
func TestRow_File_everyFlag(t *testing.T) {
	in, _ := ctdc.Crossings()
	for _, release := range law.Codes[ctdc.Release]() {
		for f := range ctdc.AllFlags() {
			if !has(release, f) {
				continue
			}
			row := ctdc.Row{Release: release, Line: 2, Flags: flags(f)}
			var trace ctdc.Trace
			file := row.File(&trace)
			require.NoError(t, file.Validate())
			require.NotEqual(t, 0, len(trace.Facts)+len(trace.Lost), f)

			var lines []ctdc.Crossing
			for _, c := range in {
				column, word, _ := strings.Cut(c.Columns[0], " ")
				if slices.Contains(c.Releases, release) && column == columnOf(release, f) && (word == "" || strings.HasSuffix(f.String(), word)) {
					lines = append(lines, c)
				}
			}
			require.NotEmpty(t, lines, "%s %s", release, f)
			if len(trace.Lost) > 0 {
				require.Len(t, lines, 1)
				assert.Equal(t, ctdc.Lost, lines[0].Fit)
				assert.Equal(t, []ctdc.Loss{{Where: columnOf(release, f), Why: lines[0].Note}}, trace.Lost)
				assert.Empty(t, trace.Facts)
				continue
			}
			assert.Len(t, trace.Facts, len(lines), "%s %s", release, f)
			for _, fact := range trace.Facts {
				assert.Equal(t, columnOf(release, f), fact.Column)
				assert.True(t, slices.ContainsFunc(lines, func(c ctdc.Crossing) bool {
					return strings.HasPrefix(fact.Path, c.Place) && strings.Contains(value(t, file, fact.Path), c.Code)
				}), "%s %s", fact.Path, f)
			}
		}
	}
}

// columnOf returns the name of the column that holds a flag.
func columnOf(release ctdc.Release, f ctdc.Flag) string {
	if f >= ctdc.PerpetratorStranger {
		return "IP_Relation"
	}
	return release.Columns()[slices.Index(cells(ctdc.Row{Release: release, Flags: flags(f)}), "1")]
}

// value returns the JSON at a pointer of a file.
func value(t *testing.T, file *cases.File, path string) string {
	t.Helper()
	b, err := json.Marshal(file)
	require.NoError(t, err)
	var v any
	require.NoError(t, json.Unmarshal(b, &v))
	for _, name := range strings.Split(path, "/")[1:] {
		switch at := v.(type) {
		case map[string]any:
			v = at[name]
		case []any:
			v = at[name[0]-'0']
		}
	}
	require.NotNil(t, v, path)
	b, err = json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// Every cell of invented rows is a fact, or lost, or said again by flags, or a no.
func TestRow_File_nothingUntold(t *testing.T) {
	for _, release := range law.Codes[ctdc.Release]() {
		rows, _, err := readAll(t, string(inventedFile(t, release, 200)))
		require.NoError(t, err)
		var trace ctdc.Trace
		for i := range rows {
			file := rows[i].File(&trace)
			require.NoError(t, file.Validate())
			told := map[string]string{}
			for _, f := range trace.Facts {
				require.NotEmpty(t, value(t, file, f.Path))
				told[f.Column] = f.Value
			}
			for _, l := range trace.Lost {
				if told[l.Where] == "" {
					told[l.Where] = "lost"
				} else if l.Where != "IP_Relation" { // which holds several words
					t.Errorf("%s is both carried and lost", l.Where)
				}
			}
			for j, cell := range cells(rows[i]) {
				name := release.Columns()[j]
				repeats := strings.HasSuffix(name, "Concatenated") || name == "RecruiterRelationship" || name == "majorityStatus"
				if cell == "" || cell == "-99" || cell == "0" || repeats {
					continue
				}
				if told[name] != "lost" && (name != "IP_Relation" || told[name] == "") {
					assert.Equal(t, cell, told[name], name)
				}
			}
		}
	}
}

func TestRow_File_age(t *testing.T) {
	y := func(n int16) ctdc.Years { return ctdc.Years{From: n, To: n} }
	last := law.MustDay(2016, time.December, 31)
	for _, tt := range []struct {
		name string
		row  ctdc.Row
		want [2]int
		on   law.Day
		is   person.Standing
	}{
		{"nothing", ctdc.Row{Year: y(2016)}, [2]int{0, 0}, last, person.StandingUnknown},
		{
			"a band of children", ctdc.Row{Year: y(2016), Age: ctdc.Band{Min: 9, Max: 17}},
			[2]int{9, 17}, last, person.Child,
		},
		{
			"a band of adults", ctdc.Row{Year: y(2016), Age: ctdc.Band{Min: 18, Max: 20}},
			[2]int{18, 20}, last, person.Adult,
		},
		{
			"a band of adults, a day before",
			ctdc.Row{Year: y(2016), Age: ctdc.Band{Min: 18, Max: 20}}, [2]int{18, 20},
			last.AddDays(-1), person.PresumedToBe,
		},
		{
			"without an end", ctdc.Row{Year: y(2016), Age: ctdc.Band{Min: 48, Max: ctdc.NoEnd}},
			[2]int{48, 130}, last, person.Adult,
		},
		{"minor", ctdc.Row{Year: y(2016), Majority: ctdc.Minor}, [2]int{0, 17}, last, person.Child},
		{
			"adult", ctdc.Row{Year: y(2016), Majority: ctdc.Adult}, [2]int{18, 130}, last,
			person.Adult,
		},
		{
			"both, against each other",
			ctdc.Row{Year: y(2016), Majority: ctdc.Adult, Age: ctdc.Band{Min: 9, Max: 17}},
			[2]int{9, 130}, last, person.PresumedToBe,
		},
		{
			"the other way round",
			ctdc.Row{Year: y(2016), Majority: ctdc.Minor, Age: ctdc.Band{Min: 18, Max: 20}},
			[2]int{0, 20}, last, person.PresumedToBe,
		},
		{
			"no year", ctdc.Row{Age: ctdc.Band{Min: 9, Max: 17}}, [2]int{9, 17}, last,
			person.PresumedToBe,
		},
		{
			"no year, adult", ctdc.Row{Majority: ctdc.Adult}, [2]int{18, 130}, last,
			person.StandingUnknown,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.row.Release = ctdc.KAnonymised
			file := tt.row.File(nil)
			require.NoError(t, file.Validate())
			a := file.Victims[0].Age
			assert.Equal(t, tt.want, [2]int{a.Min, a.Max})
			assert.Equal(t, tt.is, a.ChildOn(tt.on).Standing)
		})
	}
}

func TestRow_File_denied(t *testing.T) {
	row := ctdc.Row{Release: ctdc.KAnonymised, Flags: flags(ctdc.LabourAgriculture, ctdc.LabourBegging, ctdc.SexPornography)}
	row.Flags.Set(ctdc.FormForcedLabour, person.No)
	row.Flags.Set(ctdc.FormSexual, person.No)
	var trace ctdc.Trace
	file := row.File(&trace)
	assert.Equal(t, []jurisdiction.Purpose{jurisdiction.Begging}, file.Conduct[0].Purposes)
	assert.Equal(t, []string{"typeOfLabourAgriculture", "typeOfSexPornography"}, where(trace.Lost))
}

func TestRow_File_empty(t *testing.T) {
	for _, release := range law.Codes[ctdc.Release]() {
		var trace ctdc.Trace
		file := (&ctdc.Row{Release: release, Line: 5}).File(&trace)
		require.NoError(t, file.Validate())
		assert.Equal(t, cases.File{ID: "ctdc:" + string(release) + ":5", Victims: []victim.Victim{{ID: "victim"}}}, *file)
		assert.Empty(t, trace.Facts)
		assert.Empty(t, trace.Lost)
	}
}
