package trends_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

var everything = law.Codes[person.Category]()

// girl is a file with one victim, "Person A": 15 when registered, 14 when exploitation began.
func girl() *cases.File {
	return &cases.File{
		ID:        "f",
		Detection: cases.Detection{Day: law.MustDay(2026, 8, 30)},
		Victims: []victim.Victim{{
			ID: "v", Sex: person.Female,
			Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
			Age: person.Age{
				Knowledge: person.AgeExact, BirthDay: law.MustDay(2011, 5, 20),
			},
			Status: []victim.StatusDecision{
				{
					Kind: victim.StatusIdentified, Outcome: victim.Positive,
					Day: law.MustDay(2026, 10, 1), Place: "SI", Body: jurisdiction.MultiAgency,
				},
				{
					Kind: victim.StatusDetected, Day: law.MustDay(2026, 9, 1), Place: "SI",
					Body: jurisdiction.Police,
				},
				{
					Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive,
					Day: law.MustDay(2026, 9, 4), Place: "SI", Body: jurisdiction.Police,
				},
			},
			Consents: []victim.Consent{{
				ID: "c", Capacity: victim.ConsentGuardian, Guardian: "g", ChildAgrees: person.Yes,
				Purposes:   []victim.ConsentPurpose{victim.PurposeStatistics},
				Categories: everything, Given: law.MustDay(2026, 9, 10),
			}},
			Guardians: []victim.Guardian{{ID: "g", Appointed: law.MustDay(2026, 9, 5)}},
			Services: []care.Service{
				{ID: "s", Kind: care.NeedAccommodation, Started: law.MustDay(2026, 9, 5)},
			},
			Reflection: []victim.Reflection{{Granted: law.MustDay(2026, 9, 6)}},
			Permits: []victim.Permit{
				{ID: "p", Decision: victim.PermitRefused, Decided: law.MustDay(2026, 10, 5)},
			},
		}},
		Conduct: []cases.Conduct{
			{
				ID: "c1", Victims: []string{"v"}, Suspects: []string{"x"},
				From: law.MustDay(2026, 5, 19), Place: "AL", Acts: []cases.Act{cases.Recruitment},
				Purposes: []jurisdiction.Purpose{jurisdiction.SexualExploitation},
			},
			{
				ID: "c2", Victims: []string{"v"}, Suspects: []string{"x"},
				From: law.MustDay(2026, 7, 1), Place: "SI",
				Purposes: []jurisdiction.Purpose{
					jurisdiction.SexualExploitation, jurisdiction.Begging,
				},
			},
		},
		Suspects: []cases.Suspect{{
			ID: "x", Since: law.MustDay(2026, 9, 2), Sex: person.Male,
			Age: person.Age{BirthYear: 1990}, Roles: []cases.SuspectRole{cases.RoleRecruiter},
			Relations: []cases.Relation{{Victim: "v", Kind: person.RelationOnline}},
		}},
		Proceedings: []cases.Proceeding{{
			ID: "p", Offence: cases.OffenceTraffickingChild, Suspects: []string{"x"}, Victims: []string{"v"},
			Steps: []cases.ProceedingStep{
				{Kind: cases.StepCharged, Day: law.MustDay(2026, 10, 10)},
				{Kind: cases.StepJudgment, Day: law.MustDay(2027, 3, 1), Outcome: cases.Convicted},
			},
		}},
	}
}

var november = law.MustDay(2026, 11, 25)

func TestCollect_TheWholeRecord(t *testing.T) {
	got := trends.Collect(girl(), trends.CollectOptions{On: november})
	require.Len(t, got.Records, 1)
	assert.Equal(t, trends.Record{
		Reported:   trends.On(law.MustDay(2026, 8, 30)),
		Registered: trends.On(law.MustDay(2026, 9, 4)),
		Identified: trends.On(law.MustDay(2026, 10, 1)),
		Outcome:    trends.Identified, Body: jurisdiction.Police, Sex: person.Female,
		// The 15th birthday was on 20 May 2026, the day after exploitation began.
		AtRegistration: trends.Age{Group: trends.ChildGroup, Band: trends.Band15}, AtExploitation: trends.Age{Group: trends.ChildGroup, Band: trends.Band12},
		Citizenships: []jurisdiction.Code{"AL"}, Forms: []jurisdiction.Purpose{jurisdiction.SexualExploitation, jurisdiction.Begging},
		RegisteredIn: "SI", Recruited: "AL", Exploited: "SI", Border: trends.CrossBorder,
		Recruiter: person.RelationOnline,
		Assisted:  person.Yes, Reflection: person.Yes, Permit: person.No,
	}, got.Records[0])
	assert.Empty(t, got.LeftOut)
	assert.Empty(t, got.Persons, "suspects are counted by law only")
	assert.NoError(t, got.Records[0].Validate())
}

func TestCollect_NothingOfLater(t *testing.T) {
	f := girl()
	f.Victims[0].Consents[0].Given = law.MustDay(2026, 9, 1)
	f.Victims[0].Guardians[0].Appointed = law.MustDay(2026, 9, 1)
	r := trends.Collect(f, trends.CollectOptions{On: law.MustDay(2026, 9, 3)}).Records
	require.Len(t, r, 1)
	assert.Equal(t, trends.Reported, r[0].Outcome)
	assert.True(t, r[0].Registered.IsZero())
	assert.Empty(t, r[0].Assisted)
	assert.Empty(t, r[0].Permit)
	assert.Empty(t, trends.Victims(r), "a report is not yet a victim")
	f.Conduct = append(
		f.Conduct,
		cases.Conduct{
			ID: "c3", Victims: []string{"v"}, From: law.MustDay(2026, 9, 4), Place: "IT",
			Purposes: []jurisdiction.Purpose{jurisdiction.ForcedMarriage},
		},
	)
	r = trends.Collect(f, trends.CollectOptions{On: law.MustDay(2026, 9, 3)}).Records
	assert.NotContains(t, r[0].Forms, jurisdiction.ForcedMarriage)
	assert.Equal(t, jurisdiction.Code("SI"), r[0].Exploited)
	// The day before the first step.
	c := trends.Collect(f, trends.CollectOptions{On: law.MustDay(2026, 8, 31)})
	assert.Empty(t, c.Records)
	assert.Equal(t, []trends.LeftOut{{Reason: trends.NotRegistered, Count: 1}}, c.LeftOut)
}

func TestCollect_Consent(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*cases.File)
		want   trends.LeftOutReason
	}{
		{"valid", func(*cases.File) {}, ""},
		{"none", func(f *cases.File) { f.Victims[0].Consents = nil }, trends.NoConsent},
		{"to something else", func(f *cases.File) {
			f.Victims[0].Consents[0].Purposes = []victim.ConsentPurpose{victim.PurposeResearch}
		}, trends.NoConsent},
		{"given only tomorrow", func(f *cases.File) { f.Victims[0].Consents[0].Given = november.AddDays(1) }, trends.NoConsent},
		{"withdrawn today", func(f *cases.File) { f.Victims[0].Consents[0].Withdrawn = november }, trends.ConsentWithdrawn},
		// Who is counted is counted now: a file that knows of a withdrawal counts nobody against
		// it.
		{"withdrawn tomorrow", func(f *cases.File) {
			f.Victims[0].Consents[0].Withdrawn = november.AddDays(1)
		}, trends.ConsentWithdrawn},
		{"withdrawn years later", func(f *cases.File) {
			f.Victims[0].Consents[0].Withdrawn = november.AddYears(3)
		}, trends.ConsentWithdrawn},
		{"withdrawn by the log", func(f *cases.File) {
			event := cases.Event{
				Day: november.AddDays(9), Kind: cases.EventWithdrawn, Actor: "worker-1",
				Record: f.Victims[0].Consents[0].ID,
			}
			if err := f.Record(f.Revision, event); err != nil {
				panic(err)
			}
		}, trends.ConsentWithdrawn},
		{"given by a guardian who is suspected later", func(f *cases.File) {
			f.Suspects = append(f.Suspects, cases.Suspect{
				ID: f.Victims[0].Guardians[0].ID, Since: november.AddDays(9),
			})
		}, trends.ConsentNotValid},
		{"until today", func(f *cases.File) { f.Victims[0].Consents[0].Until = november }, ""},
		{"until yesterday", func(f *cases.File) { f.Victims[0].Consents[0].Until = november.AddDays(-1) }, trends.ConsentNotValid},
		{"by the child alone", func(f *cases.File) { f.Victims[0].Consents[0].Capacity = victim.ConsentSelf }, trends.ConsentNotValid},
		{"the child says no", func(f *cases.File) {
			f.Victims[0].Consents[0].ChildAgrees = person.No
		}, trends.ConsentNotValid},
		{"refused since, in another record", func(f *cases.File) {
			f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
				ID: "no", Refused: november,
				Purposes: []victim.ConsentPurpose{victim.PurposeStatistics},
			})
		}, trends.ConsentWithdrawn},
		{"withdrawn since, in another record", func(f *cases.File) {
			f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
				ID: "no", Purposes: []victim.ConsentPurpose{victim.PurposeStatistics},
				Given: november.AddYears(-9), Withdrawn: november,
			})
		}, trends.ConsentWithdrawn},
		{"objects to everything", func(f *cases.File) {
			f.Victims[0].Consents[0].Objections = []victim.Limit{{}}
		}, trends.ConsentWithdrawn},
		{"the consent is limited in all", func(f *cases.File) {
			f.Victims[0].Consents[0].Limits = []victim.Limit{{Records: []string{f.Victims[0].ID}}}
		}, trends.ConsentWithdrawn},
		// A suspected parent gives no consent, even where only the list of suspects says so.
		{"by a suspected parent", func(f *cases.File) {
			f.Victims[0].Consents[0].Capacity = victim.ConsentParent
			f.Suspects[0].Relations[0].Kind = person.RelationParent
		}, trends.ConsentNotValid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := girl()
			tt.change(f)
			c := trends.Collect(f, trends.CollectOptions{On: november})
			if tt.want == "" {
				assert.Len(t, c.Records, 1)
				assert.Empty(t, c.LeftOut)
				return
			}
			assert.Empty(t, c.Records)
			assert.Equal(t, []trends.LeftOut{{Reason: tt.want, Count: 1}}, c.LeftOut)

			by := trends.Collect(f, trends.CollectOptions{On: november, Basis: &law.Citation{Instrument: "x"}})
			assert.Len(t, by.Records, 1, "who has a duty in law counts all the same")
			assert.Equal(t, []trends.LeftOut{{Reason: tt.want, Count: 1}}, by.WithoutConsent, "and says how many did not consent")
			assert.Empty(t, by.LeftOut)
		})
	}
}

func TestCollect_OnlyCategoriesConsentedTo(t *testing.T) {
	whole := trends.Collect(girl(), trends.CollectOptions{On: november}).Records[0]
	for _, c := range everything {
		f := girl()
		f.Victims[0].Consents[0].Categories = []person.Category{c}
		got := trends.Collect(f, trends.CollectOptions{On: november})
		require.Len(t, got.Records, 1)
		assert.Equal(t, 1, got.Withheld, c)
		r := got.Records[0]
		assert.Equal(t, c == person.CategoryDemographic, r.Sex != "", c)
		assert.Equal(t, c == person.CategoryAge, r.AtRegistration != trends.Age{}, c)
		assert.Equal(t, c == person.CategoryExploitation, len(r.Forms) > 0, c)
		assert.Equal(t, c == person.CategoryLocation, r.Exploited != "", c)
		assert.Equal(t, c == person.CategoryFamily, r.Recruiter != "", c)
		assert.Equal(t, c == person.CategoryStatus, r.Body != "", c)
		assert.Equal(t, c == person.CategoryService, r.Assisted != "", c)
		assert.Equal(t, c == person.CategoryResidence, r.Permit != "", c)
		assert.Equal(t, whole.Outcome, r.Outcome)
		assert.Equal(t, whole.Registered, r.Registered)
	}
}

// Directive 2011/36/EU, article 19a: to be carried into law by 15 July 2026, which Hungary did on 1
// July; of Slovenia it is not known.
func TestDutyToCount(t *testing.T) {
	r := jurisdiction.Builtin()
	c, bound := trends.DutyToCount(r, "HU", law.MustDay(2026, 7, 1))
	require.NotNil(t, c)
	assert.Equal(t, law.Binds, bound.Binding)
	assert.NotEmpty(t, c.URL)
	for _, tt := range []struct {
		place jurisdiction.Code
		day   law.Day
	}{
		{"HU", law.MustDay(2026, 6, 30)}, {"SI", law.MustDay(2026, 7, 15)}, {"MK", november},
		{"JP", november},
	} {
		c, _ := trends.DutyToCount(r, tt.place, tt.day)
		assert.Nil(t, c, "what does not bind, or is not known to bind, is no basis")
	}
}

func TestCollect_Age(t *testing.T) {
	on := law.MustDay(2026, 9, 4)
	for _, tt := range []struct {
		name string
		age  person.Age
		want trends.Age
	}{
		{
			"the day before 18", person.Age{BirthDay: law.MustDay(2008, 9, 5)},
			trends.Age{Group: trends.ChildGroup, Band: trends.Band15},
		},
		{
			"18 today", person.Age{BirthDay: law.MustDay(2008, 9, 4)},
			trends.Age{Group: trends.AdultGroup, Band: trends.Band18},
		},
		{
			"12 today", person.Age{BirthDay: law.MustDay(2014, 9, 4)},
			trends.Age{Group: trends.ChildGroup, Band: trends.Band12},
		},
		{
			"born in 2006: 19 or 20", person.Age{BirthYear: 2006},
			trends.Age{Group: trends.AdultGroup, Band: trends.Band18},
		},
		{
			"born in 2008: 17 or 18, doubt resolves to child", person.Age{BirthYear: 2008},
			trends.Age{Group: trends.PresumedGroup},
		},
		{
			"born in September 2008", person.Age{BirthYear: 2008, BirthMonth: 9},
			trends.Age{Group: trends.PresumedGroup},
		},
		{
			"born in 2014: 11 or 12, a child of unknown band", person.Age{BirthYear: 2014},
			trends.Age{Group: trends.ChildGroup},
		},
		{
			"16 to 19, reasons unknown",
			person.Age{Knowledge: person.AgeRange, Min: 16, Max: 19, On: on},
			trends.Age{Group: trends.PresumedGroup},
		},
		{
			"26 to 30", person.Age{Knowledge: person.AgeRange, Min: 26, Max: 30, On: on},
			trends.Age{Group: trends.AdultGroup, Band: trends.Band25},
		},
		{
			"26 to 34 a year ago: up to 35 today",
			person.Age{Knowledge: person.AgeRange, Min: 26, Max: 34, On: law.MustDay(2025, 9, 4)},
			trends.Age{Group: trends.AdultGroup},
		},
		{
			"26 to 34 yesterday: perhaps 35 today",
			person.Age{Knowledge: person.AgeRange, Min: 26, Max: 34, On: law.MustDay(2026, 9, 3)},
			trends.Age{Group: trends.AdultGroup},
		},
		{
			"26 to 34 tomorrow: perhaps 25 today",
			person.Age{Knowledge: person.AgeRange, Min: 25, Max: 34, On: law.MustDay(2026, 9, 5)},
			trends.Age{Group: trends.AdultGroup},
		},
		{
			"20 give or take 1",
			person.Age{Knowledge: person.AgeEstimate, Estimate: 20, Margin: 1, On: on},
			trends.Age{Group: trends.AdultGroup, Band: trends.Band18},
		},
		{
			"in dispute", person.Age{Status: person.DisputedAge},
			trends.Age{Group: trends.PresumedGroup},
		},
		{"in dispute, and the State sees no reason", person.Age{
			Status: person.DisputedAge, ReasonToBelieveChild: person.No,
		}, trends.Age{Group: trends.PresumedGroup}},
		{"no reason to believe", person.Age{ReasonToBelieveChild: person.No}, trends.Age{}},
		{"an infant, by estimate", person.Age{
			Knowledge: person.AgeEstimate, On: on,
		}, trends.Age{Group: trends.ChildGroup, Band: trends.Band0}},
		{"a passport of an adult, an assessment of a child", person.Age{
			Knowledge: person.AgeExact, BirthDay: law.MustDay(2000, 1, 1),
			Assessments: []person.AgeAssessment{{Day: on, Lower: 15, Upper: 17}},
		}, trends.Age{Group: trends.PresumedGroup}},
		{"nothing known", person.Age{}, trends.Age{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := girl()
			f.Victims[0].Age = tt.age
			r := trends.Collect(f, trends.CollectOptions{On: november, Basis: &law.Citation{}}).Records[0]
			assert.Equal(t, tt.want, r.AtRegistration)
		})
	}
}

func TestCollect_Outcome(t *testing.T) {
	step := func(k victim.StatusKind, o victim.DecisionOutcome, month int) victim.StatusDecision {
		return victim.StatusDecision{
			ID: fmt.Sprint(k, month), Kind: k, Outcome: o,
			Day: law.MustDay(2026, 1, 1).AddMonths(month - 1),
		}
	}
	review := step(victim.StatusReviewed, victim.Positive, 4)
	review.Reviews = fmt.Sprint(victim.StatusNotConfirmed, 3)
	presumed, refused := step(victim.StatusPresumed, "", 2), step(victim.StatusNotConfirmed, victim.Negative, 3)
	for name, tt := range map[string]struct {
		steps []victim.StatusDecision
		want  trends.Outcome
	}{
		"detected":          {[]victim.StatusDecision{step(victim.StatusDetected, "", 1)}, trends.Reported},
		"presumed":          {[]victim.StatusDecision{presumed}, trends.Presumed},
		"grounds refused":   {[]victim.StatusDecision{step(victim.StatusReasonableGrounds, victim.Negative, 2)}, trends.NotConfirmed},
		"identified":        {[]victim.StatusDecision{presumed, step(victim.StatusIdentified, victim.Positive, 3)}, trends.Identified},
		"presumed later":    {[]victim.StatusDecision{step(victim.StatusIdentified, victim.Positive, 1), presumed}, trends.Identified},
		"not confirmed":     {[]victim.StatusDecision{presumed, refused}, trends.NotConfirmed},
		"upheld on review":  {[]victim.StatusDecision{presumed, refused, review}, trends.Identified},
		"refused on review": {[]victim.StatusDecision{presumed, refused, step(victim.StatusReviewed, victim.Negative, 4)}, trends.NotConfirmed},
	} {
		f := girl()
		f.Victims[0].Status = tt.steps
		r := trends.Collect(f, trends.CollectOptions{On: november, Basis: &law.Citation{}}).Records
		require.Len(t, r, 1, name)
		assert.Equal(t, tt.want, r[0].Outcome, name)
	}
}

func TestCollect_Persons(t *testing.T) {
	got := trends.Collect(girl(), trends.CollectOptions{On: november, Basis: &law.Citation{Instrument: "x"}})
	want := trends.Person{
		Offence: trends.TraffickingOffence, Sex: person.Male, Age: trends.AdultGroup,
		Forms:     []jurisdiction.Purpose{jurisdiction.SexualExploitation, jurisdiction.Begging},
		Suspected: trends.On(law.MustDay(2026, 9, 2)),
		Decided:   trends.On(law.MustDay(2026, 10, 10)), Decision: trends.ChargedTrafficking,
	}
	require.Equal(t, []trends.Person{want}, got.Persons)
	assert.NoError(t, want.Validate())
	got = trends.Collect(
		girl(),
		trends.CollectOptions{On: law.MustDay(2027, 3, 1), Basis: &law.Citation{Instrument: "x"}},
	)
	want.Judged, want.Judgment = trends.On(law.MustDay(2027, 3, 1)), cases.Convicted
	assert.Equal(t, []trends.Person{want}, got.Persons)
	assert.Empty(
		t,
		trends.Collect(
			girl(), trends.CollectOptions{On: law.MustDay(2026, 9, 1), Basis: &law.Citation{}},
		).Persons,
		"not yet suspected",
	)

	f := girl()
	f.Proceedings[0].Offence, f.Proceedings[0].Steps = cases.OffenceUseOfServices, []cases.ProceedingStep{{Kind: cases.StepClosed, Day: november}}
	p := trends.Collect(f, trends.CollectOptions{On: november, Basis: &law.Citation{}}).Persons[0]
	assert.Equal(t, trends.KnowingUseOffence, p.Offence)
	assert.Equal(t, trends.NotCharged, p.Decision)

	f = girl()
	f.Proceedings[0].Steps = append(f.Proceedings[0].Steps[:1], cases.ProceedingStep{Kind: cases.StepClosed, Day: november})
	p = trends.Collect(f, trends.CollectOptions{On: november, Basis: &law.Citation{}}).Persons[0]
	assert.Equal(t, trends.OtherDecision, p.Decision, "charged, and then closed without a judgment")
}

// Every field says which category of data it is of; what consent covers goes by it.
func TestRecord_EveryFieldHasACategory(t *testing.T) {
	for _, of := range []reflect.Type{reflect.TypeFor[trends.Record](), reflect.TypeFor[trends.Age](), reflect.TypeFor[trends.Person]()} {
		for i := range of.NumField() {
			_, err := law.ParseCode[person.Category](of.Field(i).Tag.Get("data"))
			assert.NoError(t, err, "%s.%s", of.Name(), of.Field(i).Name)
		}
	}
	// With no category at all, only that there is a record, when and with what outcome is left.
	f := girl()
	f.Victims[0].Consents[0].Categories = nil
	r := reflect.ValueOf(trends.Collect(f, trends.CollectOptions{On: november}).Records[0])
	for i := range r.NumField() {
		switch name := r.Type().Field(i).Name; name {
		case "Reported", "Registered", "Identified", "Outcome":
			assert.False(t, r.Field(i).IsZero(), name)
		default:
			assert.True(t, r.Field(i).IsZero(), name)
		}
	}
}

func TestCollection_Add(t *testing.T) {
	var c trends.Collection
	none := girl()
	none.Victims[0].Consents = nil
	for _, f := range []*cases.File{girl(), none, none} {
		c.Add(trends.Collect(f, trends.CollectOptions{On: november}))
	}
	assert.Len(t, c.Records, 1)
	assert.Equal(t, []trends.LeftOut{{Reason: trends.NoConsent, Count: 2}}, c.LeftOut)
}

// Nothing of a person but codes and dates reaches a record, and a record prints as its name alone.
func TestCollect_NothingThatNames(t *testing.T) {
	f := girl()
	f.Victims[0].Identity = new(person.Identity)
	taint.Fill(f.Victims[0].Identity)
	c := trends.Collect(f, trends.CollectOptions{On: november, Basis: &law.Citation{}})
	data, err := json.Marshal(c)
	require.NoError(t, err)
	assert.NotContains(t, string(data), taint.Marker)
	for _, id := range []string{`"v"`, `"x"`, `"f"`} {
		assert.NotContains(t, string(data), id, "ids stay in the file")
	}
	assert.Equal(t, "trends.Record(redacted) trends.Person(redacted) trends.Collection(redacted)", fmt.Sprintf("%v %+v %#v", c.Records[0], c.Persons[0], c))
}

// What somebody objects to, or a consent does not extend to, is counted for nobody.
func TestCollect_NotWhatIsObjectedTo(t *testing.T) {
	age := []victim.Limit{{Categories: []person.Category{person.CategoryAge}}}
	for name, change := range map[string]func(*victim.Consent){
		"objection": func(c *victim.Consent) { c.Objections = age },
		"limit":     func(c *victim.Consent) { c.Limits = age },
	} {
		f := girl()
		change(&f.Victims[0].Consents[0])
		c := trends.Collect(f, trends.CollectOptions{On: november})
		require.Len(t, c.Records, 1, name)
		assert.Zero(t, c.Records[0].AtRegistration, name)
		assert.NotEmpty(t, c.Records[0].Sex, name)
		assert.Equal(t, 1, c.Withheld, name)
	}
}
