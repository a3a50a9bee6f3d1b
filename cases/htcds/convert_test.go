package htcds_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/internal/recordtest"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

func toFile(t require.TestingT, r htcds.Record) (*cases.File, []htcds.Loss) {
	f, lost, err := htcds.ToFile(r, "case-1", "victim-1")
	require.NoError(t, err)
	return f, lost
}

func fromFile(t require.TestingT, f *cases.File) (htcds.Record, []htcds.Loss) {
	r, lost, err := htcds.FromFile(f, "victim-1")
	require.NoError(t, err)
	return r, lost
}

// What both sides can say comes back, starting from a record.
func TestConvert_RecordFileRecord(t *testing.T) {
	pick := func(t *rapid.T, name string) bool { return rapid.Bool().Draw(t, name) }
	rapid.Check(t, func(t *rapid.T) {
		var r htcds.Record
		if pick(t, "name") {
			r.SecondName = rapid.StringMatching(`[A-Zšđ][a-zšđ -]{0,30}x`).Draw(t, "name")
		}
		if pick(t, "born") {
			r.Birthdate = law.MustDay(1990, 1, 1).AddDays(rapid.IntRange(0, 11000).Draw(t, "day"))
		}
		r.Gender = rapid.SampledFrom([]htcds.Gender{"", htcds.GenderFeminine, htcds.GenderMasculine}).Draw(t, "gender")
		r.IdentityNumber = rapid.SampledFrom([]string{"", "0000"}).Draw(t, "number")
		r.Citizenship = rapid.SampledFrom([][]jurisdiction.Code{nil, {"MK"}, {"XK", "AL"}}).Draw(t, "citizenship")
		if r.PrimaryLanguage = rapid.SampledFrom([]htcds.Language{"", "mkd", "rom"}).Draw(t, "first"); r.PrimaryLanguage != "" {
			r.SecondaryLanguage = rapid.SampledFrom([]htcds.Language{"", "sqi", "eng"}).Draw(t, "second")
		}
		if r.TraffickingStatus = rapid.SampledFrom(
			append(law.Codes[htcds.TraffickingStatus](), ""),
		).Draw(t, "status"); r.TraffickingStatus != "" {
			r.TraffickingStatusDecisionMakingOrg = rapid.SampledFrom([]htcds.DecisionMaker{"", htcds.DecidedByPolice, htcds.DecidedByNGO, htcds.DecidedByOther}).Draw(t, "by")
		}
		r.RelationshipToTrafficker = rapid.SampledFrom([]htcds.Relationship{"", htcds.RelationshipFamilial, htcds.RelationshipUnaquainted}).Draw(t, "relation")
		r.TypeOfExploitation = some(t, htcds.ExploitedForcedLabour, htcds.ExploitedSexualExploitation, htcds.ExploitedForcedMarriage, htcds.ExploitedServitude, htcds.ExploitedOrganRemoval, htcds.ExploitedForcedBegging, htcds.ExploitedSurrogacy, htcds.ExploitedOther)
		if slices.Contains(r.TypeOfExploitation, htcds.ExploitedSexualExploitation) && pick(t, "pornography") {
			r.TypeOfSexExploitation = []htcds.SexExploitation{htcds.SexExploitationPornography}
		}
		r.RoleInProcess = some(t, htcds.RoleTransporter, htcds.RoleRecruiterOrIntermediary, htcds.RoleHarbouredIndividual, htcds.RoleControlledIndividual, htcds.RoleSmuggler, htcds.RoleExploiter)
		kinds := []htcds.EventType{"", htcds.EventRecruitment, htcds.EventTransit}
		if len(r.TypeOfExploitation) > 0 {
			kinds = append(kinds, htcds.EventExploitation)
		}
		if r.Event.Type = rapid.SampledFrom(kinds).Draw(t, "event"); r.Event.Type != "" {
			r.Event.Country = rapid.SampledFrom([]htcds.Country{"MK", "DE"}).Draw(t, "country")
			if pick(t, "dated") {
				r.Event.Date = law.MustDay(2024, 1, 1).AddDays(
					rapid.IntRange(0, 500).Draw(t, "day"),
				)
			}
		}
		f, _ := toFile(t, r)
		got, _ := fromFile(t, f)
		require.True(t, reflect.DeepEqual(r, got))
	})
}

func some[T comparable](t *rapid.T, values ...T) []T {
	list := rapid.SliceOfNDistinct(rapid.SampledFrom(values), 0, len(values), rapid.ID[T]).Draw(t, "values")
	if len(list) == 0 {
		return nil
	}
	return list
}

// What both sides can say comes back, starting from a file.
func TestConvert_FileRecordFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := victim.Victim{ID: "victim-1"}
		v.Sex = rapid.SampledFrom([]person.Sex{"", person.Female, person.Male}).Draw(t, "sex")
		v.Gender = map[person.Sex]person.Gender{
			person.Female: "feminine", person.Male: "masculine",
		}[v.Sex]
		for _, c := range some(t, jurisdiction.Code("MK"), "AL", "XK") {
			v.Citizenships = append(
				v.Citizenships, person.Citizenship{Kind: person.CitizenOf, Country: c},
			)
		}
		v.Languages = rapid.SampledFrom([][]string{nil, {"mk"}, {"sq", "rom"}}).Draw(t, "languages")
		if rapid.Bool().Draw(t, "born") {
			v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2010, 4, 3)}
		}
		v.Status = rapid.SampledFrom([][]victim.StatusDecision{nil, {{Kind: victim.StatusPresumed, Body: jurisdiction.NGO}}, {{Kind: victim.StatusIdentified, Outcome: victim.Positive, Body: jurisdiction.Police}},
			{{Kind: victim.StatusNotConfirmed, Outcome: victim.Negative}}}).Draw(t, "status")
		if rapid.Bool().Draw(t, "named") {
			v.Identity = &person.Identity{
				Names:     []person.Name{{Kind: person.NameCurrent, Text: "Person A"}},
				Documents: []person.Document{{Kind: "national-identity-number", Number: "0000"}},
			}
		}
		f := &cases.File{ID: "case-1", Victims: []victim.Victim{v}}
		day := law.MustDay(2025, 2, 3)
		if rapid.Bool().Draw(t, "recruited") {
			f.Conduct = append(f.Conduct, cases.Conduct{ID: "recruitment", Victims: []string{"victim-1"}, Acts: []cases.Act{cases.Recruitment}, From: day, To: day, Place: "MK"})
		}
		if list := some(t, jurisdiction.ForcedLabour, jurisdiction.SexualExploitation, jurisdiction.Begging, jurisdiction.OtherExploitation); list != nil {
			f.Conduct = append(f.Conduct, cases.Conduct{ID: "exploitation", Victims: []string{"victim-1"}, Purposes: list})
		}
		if roles := some(t, cases.RoleTransporter, cases.RoleRecruiter, cases.RoleExploiter); roles != nil {
			f.Suspects = []cases.Suspect{
				{
					ID: "suspect", Roles: roles,
					Relations: []cases.Relation{
						{Victim: "victim-1", Kind: person.RelationStranger},
					},
				},
			}
		}
		require.NoError(t, f.Validate())
		r, _ := fromFile(t, f)
		require.NoError(t, orEmpty(r.Validate()))
		got, _ := toFile(t, r)
		require.True(t, reflect.DeepEqual(f, got))
	})
}

// orEmpty lets an empty record pass.
func orEmpty(err error) error {
	if err != nil && strings.Contains(err.Error(), "the record is empty") {
		return nil
	}
	return err
}

// No field goes silently: it comes back as it was, or it is told.
func TestConvert_NoFieldIsLostSilently(t *testing.T) {
	listed := map[string]bool{}
	for _, l := range htcds.Losses() {
		listed[fmt.Sprint(l.Direction, l.Field, l.Path, l.Kind, l.Why)] = true
	}
	numbers := regexp.MustCompile(`/[0-9]+(/|$)`)
	told := func(lost []htcds.Loss, field htcds.Name) bool {
		return slices.ContainsFunc(lost, func(l htcds.Loss) bool { return l.Field == field })
	}
	rapid.Check(t, func(t *rapid.T) {
		r := recordtest.Records().Draw(t, "record")
		f, lost := toFile(t, r)
		got, more := fromFile(t, f)
		for _, l := range slices.Concat(lost, more) {
			pattern := numbers.ReplaceAllString(numbers.ReplaceAllString(l.Path, "/*$1"), "/*$1")
			require.True(t, listed[fmt.Sprint(l.Direction, l.Field, pattern, l.Kind, l.Why)] ||
				l.Direction == htcds.ToCaseFile &&
					listed[fmt.Sprint(l.Direction, "", pattern, l.Kind, l.Why)],
				"%s %s %s is not listed", l.Field, pattern, l.Kind)
		}
		was, is := reflect.ValueOf(&r).Elem(), reflect.ValueOf(&got).Elem()
		for _, field := range htcds.Fields() {
			a, b := recordtest.Field(was, field.Name), recordtest.Field(is, field.Name)
			if a.IsZero() || reflect.DeepEqual(a.Interface(), b.Interface()) {
				continue
			}
			back := field.Name
			switch { // an address is told as one, and so is an event
			case strings.HasPrefix(string(back), "prs_Mailing"):
				back = htcds.PrsMailingStreet
			case back == htcds.HteDate, back == htcds.HteCountry:
				back = htcds.HteType
			}
			require.True(t, told(lost, field.Name) || told(more, back), "%s is lost silently", field.Name)
		}
	})
}

// No part of a file goes silently.
func TestConvert_NoPartOfAFileIsLostSilently(t *testing.T) {
	var full cases.File
	taint.Fill(&full)
	full.Victims[0].ID = "victim-1"
	fields := func(v reflect.Value, at string) []string {
		var paths []string
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			paths = append(paths, at+"/"+name)
		}
		return paths
	}
	_, lost := fromFile(t, &full)
	for _, path := range append(fields(reflect.ValueOf(full), ""), fields(reflect.ValueOf(full.Victims[0]), "/victims/0")...) {
		if path == "/victims" {
			continue
		}
		assert.True(t, slices.ContainsFunc(lost, func(l htcds.Loss) bool { return l.Path == path || strings.HasPrefix(l.Path, path+"/") }), "%s is lost silently", path)
	}
	for _, l := range lost {
		assert.NotContains(t, fmt.Sprintf("%+v", l), taint.Marker)
	}
}

func TestToFile_WhatIsMadeOfARecord(t *testing.T) {
	var r htcds.Record
	r.FirstName, r.SecondName, r.Gender = "Person", "A", htcds.GenderFeminine
	r.AgeWhenTrafficked = "15"
	r.MobilePhone = "+38970000000"
	r.MailingStreet, r.MailingCity, r.MailingCountry = "A street 1", "A town", "MK"
	r.TraffickingStatus, r.TraffickingStatusDecisionMakingOrg = htcds.PossibleVictimOfTrafficking, htcds.DecidedByCourtOrProsecution
	r.RelationshipToTrafficker = htcds.RelationshipFamilial
	r.MethodOfRecruitment = []htcds.RecruitmentMethod{htcds.RecruitedThroughOnlineSocialNetworks}
	r.MethodsOfControl = []htcds.ControlMethod{htcds.ControlPhysicalThreats, htcds.ControlTakesEarnings, htcds.ControlWithholdsDocuments}
	r.TypeOfExploitation = []htcds.Exploitation{htcds.ExploitedChildLabour}
	r.Event = htcds.Event{
		Type: htcds.EventExploitation, Date: law.MustDay(2026, 2, 3), Country: "MK", City: "A town",
	}
	r.Consent.Consent = htcds.Checked
	f, lost := toFile(t, r)
	v := f.Victims[0]

	// Doubt about age resolves to child (CETS No. 197, article 10(3)).
	assert.Equal(t, person.PresumedToBe, v.Age.ChildOn(law.MustDay(2026, 3, 1)).Standing)
	assert.Equal(t, []person.Name{{Kind: person.NameCurrent, Given: "Person", Family: "A"}},
		v.Identity.Names)
	assert.Empty(t, v.Identity.Contacts[0].Safe, "whether it is safe was not asked")
	assert.Equal(
		t, []person.Address{{Kind: "mailing", Street: "A street 1", City: "A town", Place: "MK"}},
		v.Identity.Addresses,
	)
	assert.Empty(t, v.Residence, "where the mail goes is not where a person lives")
	assert.Empty(t, v.Consents, "a yes is no consent to anything in particular")
	assert.Equal(t, []victim.StatusDecision{{Kind: victim.StatusPresumed}}, v.Status, "court or prosecution: not told which")
	assert.Equal(t, person.AnswerUnknown, v.Family.CarerSuspected)
	assert.Equal(t, []cases.Conduct{
		{
			ID: "recruitment", Victims: []string{"victim-1"}, Acts: []cases.Act{cases.Recruitment},
			Online: person.Yes,
			Recruitment: cases.Recruiting{
				Channels: []cases.RecruitmentChannel{"social-network"},
			},
		},
		{ID: "exploitation", Victims: []string{"victim-1"}, Means: []cases.Means{cases.Threat, cases.Coercion}, Purposes: []jurisdiction.Purpose{jurisdiction.OtherExploitation},
			Forms:    []cases.Form{"child-labour"},
			Controls: []cases.Control{"physical-threats", "takes-earnings", "withholds-documents"},
			From:     law.MustDay(2026, 2, 3), To: law.MustDay(2026, 2, 3), Place: "MK"},
	}, f.Conduct)
	var told []string
	for _, l := range lost {
		told = append(told, string(l.Field)+" "+string(l.Kind))
	}
	assert.Equal(t, []string{
		"con_Consent left-out", "hte_City left-out", "prs_MobilePhone narrowed",
		"prs_MailingStreet narrowed", "prs_MailingCity narrowed", "prs_MailingCountry narrowed",
		"prs_Gender derived", "vic_AgeWhenTrafficked derived", "vic_TraffickingStatus narrowed",
		"vic_TraffickingStatusDecisionMakingOrg left-out",
		"vic_MethodsOfControl derived", "vic_RelationshipToTrafficker narrowed",
	}, told)

	// With a day of birth, that is what counts; an adult when first trafficked gives no reason to
	// believe anything.
	r.Birthdate = law.MustDay(2000, 1, 1)
	f, _ = toFile(t, r)
	assert.Equal(t, person.Age{Knowledge: person.AgeExact, BirthDay: r.Birthdate}, f.Victims[0].Age)
	f, _ = toFile(t, htcds.Record{VictimContext: htcds.VictimContext{AgeWhenTrafficked: "18"}})
	assert.Equal(t, person.Age{}, f.Victims[0].Age, "unknown stays unknown")

	_, _, err := htcds.ToFile(r, "Person A", "victim-1")
	assert.ErrorContains(t, err, "/id: not an id (letters, digits, . _ : -)")
}

func TestFromFile_WhatIsNotWritten(t *testing.T) {
	f := &cases.File{ID: "case-1", Victims: []victim.Victim{{ID: "victim-2"}, {ID: "victim-1",
		Identity: &person.Identity{
			Contacts: []person.Contact{{Kind: person.ContactPhone, Value: "1"}, {
				Kind: person.ContactPhone, Value: "2", Safe: person.No,
			}, {
				Kind: person.ContactPhone, Value: "3", Safe: person.Yes,
			},
				{Kind: person.ContactPhone, Value: "4", Safe: person.Yes},
				{Kind: person.ContactEmail, Value: "5", Safe: person.Yes},
				{Kind: person.ContactPhone, Value: "6", Safe: person.Yes}},
			Addresses: []person.Address{
				{Text: "shelter", Confidential: person.Yes}, {Text: "not asked"},
				{Text: "open", Place: "BA-SRP", Confidential: person.No},
			},
		},
		Age: person.Age{
			Knowledge: person.AgeExact, BirthDay: law.MustDay(2000, 1, 1),
			Status: person.DisputedAge,
		},
		Status: []victim.StatusDecision{
			{Kind: victim.StatusDetected},
			{
				Kind: victim.StatusPresumed, Day: law.MustDay(2026, 1, 1),
				Body: jurisdiction.SocialWork,
			},
			{
				Kind: victim.StatusReasonableGrounds, Outcome: victim.Negative,
				Day: law.MustDay(2026, 1, 5),
			},
		},
	}}}
	r, lost := fromFile(t, f)
	assert.Equal(t, []string{"3", "4", "5"}, []string{r.MobilePhone, r.HomePhone, r.Email})
	assert.Equal(t, "open", r.MailingStreet)
	assert.Equal(t, htcds.Country("BA"), r.MailingCountry)
	assert.True(t, r.Birthdate.IsZero(), "the day alone would make an adult of who is to be presumed a child")
	assert.Empty(t, r.TraffickingStatus, "that no reasonable grounds were found does not make a person no victim")
	var told []string
	for _, l := range lost {
		told = append(told, l.Path+" "+string(l.Kind))
	}
	assert.Equal(t, []string{
		"/id left-out", "/victims/0 left-out", "/victims/1/id left-out",
		"/victims/1/identity/contacts/0 left-out", "/victims/1/identity/contacts/1 left-out", "/victims/1/identity/contacts/2 narrowed", "/victims/1/identity/contacts/3 narrowed",
		"/victims/1/identity/contacts/4 narrowed", "/victims/1/identity/contacts/5 left-out",
		"/victims/1/identity/addresses/0 left-out", "/victims/1/identity/addresses/1 left-out", "/victims/1/identity/addresses/2 narrowed",
		"/victims/1/age/birth_day left-out", "/victims/1/age left-out", "/victims/1/status/0 left-out", "/victims/1/status/1 left-out", "/victims/1/status/2 left-out",
	}, told)

	// Of two steps without days it cannot be told which is the last.
	f.Victims[1].Status = []victim.StatusDecision{{Kind: victim.StatusNotConfirmed, Outcome: victim.Negative}, {Kind: victim.StatusPresumed}}
	r, _ = fromFile(t, f)
	assert.Empty(t, r.TraffickingStatus)
	f.Victims[1].Status[0].Day = law.MustDay(2026, 1, 2)
	f.Victims[1].Status[1].Day = law.MustDay(2026, 1, 1)
	r, _ = fromFile(t, f)
	assert.Equal(t, htcds.NotAVictimOfTrafficking, r.TraffickingStatus, "in whatever order they stand")

	_, _, err := htcds.FromFile(f, "victim-3")
	assert.ErrorIs(t, err, htcds.ErrNoVictim)
}

// The standard has a day of birth and no doubt: it would make an adult of a presumed child.
func TestFromFile_DayOfBirthInDoubt(t *testing.T) {
	born := law.MustDay(2005, 1, 2)
	later := law.MustDay(2026, 1, 1)
	exact := person.Age{Knowledge: person.AgeExact, BirthDay: born}
	with := func(change func(*person.Age)) person.Age {
		a := exact
		change(&a)
		return a
	}
	for name, tt := range map[string]struct {
		age  person.Age
		want law.Day
	}{
		"exact":       {exact, born},
		"a year only": {with(func(a *person.Age) { a.Knowledge = person.AgeYear }), law.Day{}},
		"reasons to believe in a child": {with(func(a *person.Age) {
			a.ReasonToBelieveChild = person.Yes
		}), law.Day{}},
		"an inconclusive assessment": {with(func(a *person.Age) {
			a.Assessments = []person.AgeAssessment{{Day: later, Inconclusive: person.Yes}}
		}), law.Day{}},
		"confirmed child against it": {with(func(a *person.Age) {
			a.Status, a.StatusDay = person.ConfirmedChild, later
		}), law.Day{}},
		"confirmed child in line with it": {with(func(a *person.Age) {
			a.Status, a.StatusDay = person.ConfirmedChild, law.MustDay(2020, 1, 1)
		}), born},
		"another calendar": {person.Age{BirthDay: law.MustDay(1388, 5, 1)}, law.Day{}},
	} {
		f := &cases.File{ID: "case-1", Victims: []victim.Victim{{ID: "victim-1", Age: tt.age}}}
		r, _ := fromFile(t, f)
		assert.Equal(t, tt.want, r.Birthdate, name)
	}
}

func TestFromFile_AgeWhenTrafficked(t *testing.T) {
	for _, tt := range []struct {
		from law.Day
		want htcds.Number
	}{
		{law.MustDay(2026, 4, 2), "15"}, {law.MustDay(2026, 4, 3), "16"}, // the birthday itself
		{law.MustDay(2010, 4, 3), "0"}, {law.MustDay(2010, 4, 2), ""}, {law.Day{}, ""},
	} {
		f := &cases.File{ID: "case-1", Victims: []victim.Victim{
			{
				ID:  "victim-1",
				Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2010, 4, 3)},
			},
		},
			Conduct: []cases.Conduct{
				{ID: "c", Victims: []string{"victim-1"}, From: tt.from},
				{ID: "d", Victims: []string{"victim-1"}, From: law.MustDay(2026, 6, 1)},
			}}
		r, _ := fromFile(t, f)
		assert.Equal(t, tt.want, r.AgeWhenTrafficked, tt.from)
	}
}

func TestNothingOfAPersonGetsOut(t *testing.T) {
	var r htcds.Record
	taint.Fill(&r)
	var logged bytes.Buffer
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("x", "r", r, "p", &r, "person", r.Person)
	slog.New(slog.NewTextHandler(&logged, nil)).Info("x", "r", r, "event", r.Event)
	err := r.Validate()
	require.Error(t, err)
	_, lost, fileErr := htcds.ToFile(r, "case-1", "victim-1")
	require.Error(t, fileErr)
	for _, out := range []string{
		fmt.Sprintf("%v %+v %#v %s %q %d %x", r, r, r, r, r, r, r), fmt.Sprintf("%v %+v %#v %s", &r, &r, &r, &r), fmt.Sprint([]htcds.Record{r}, r.Person, r.VictimContext, r.Case),
		logged.String(), err.Error(), fmt.Sprintf("%#v", err), fmt.Sprintf("%+v", lost), fileErr.Error(),
	} {
		assert.NotContains(t, out, taint.Marker)
		assert.NotContains(t, out, "2011")
	}
	// A file in which every cell is the marker.
	var text strings.Builder
	for i, f := range htcds.Fields() {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString(string(f.Name))
	}
	text.WriteString("," + taint.Marker + "\n" + strings.Repeat(taint.Marker+",", 84) + "\n")
	reader, err := htcds.NewReader(strings.NewReader(text.String()))
	require.NoError(t, err)
	rec, err := reader.Read()
	require.Error(t, err)
	for _, out := range []string{fmt.Sprint(reader.Problems()), fmt.Sprintf("%+v", reader.Problems()), err.Error(), fmt.Sprintf("%+v %v", err, rec), fmt.Sprint(reader), fmt.Sprintf("%+v", reader)} {
		assert.NotContains(t, out, taint.Marker)
	}
}

func TestFromFile_NoFile(t *testing.T) {
	_, _, err := htcds.FromFile(nil, "v-1")
	assert.ErrorIs(t, err, htcds.ErrNoVictim)
	f, _, err := htcds.ToFile(htcds.Record{}, "c-1", "v-1")
	require.NoError(t, err)
	_, _, err = htcds.FromFile(f, "v-1", nil)
	assert.NoError(t, err)
}
