package referral_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func shelter() referral.Organisation {
	return referral.Organisation{
		ID: "o2", Kind: jurisdiction.SocialWork, Place: "MK", Vetted: d(2026, 1, 1), MandateFrom: d(2025, 1, 1), MandateTo: d(2026, 12, 31),
		Services: []referral.Service{
			{
				ID: "s1", Kind: care.NeedAccommodation, AgeTo: 17, ChildOnly: person.Yes,
				Sexes: []person.Sex{person.Female}, Languages: []string{"sq", "mk"}, Capacity: 4,
				Free: 1, Counted: d(2026, 9, 1),
			},
		},
	}
}

func girl() victim.Victim {
	return victim.Victim{
		ID: "v1", Sex: person.Female, Languages: []string{"sq"},
		Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 1, 1)},
	}
}

// ages gives the service limits of age; it takes adults too if it has no upper one.
func ages(from, to int) func(*referral.Organisation) {
	return func(org *referral.Organisation) {
		s := &org.Services[0]
		s.AgeFrom, s.AgeTo = from, to
		if to == 0 {
			s.ChildOnly = person.No
		}
	}
}

func open(o ...referral.Opening) func(*referral.Organisation) {
	return func(org *referral.Organisation) { org.Services[0].Openings = o }
}

func excludes(x ...referral.Exclusion) func(*referral.Organisation) {
	return func(org *referral.Organisation) { org.Services[0].Excludes = x }
}

func TestFind_SaysEveryReason(t *testing.T) {
	on := d(2026, 9, 2)
	tests := []struct {
		name   string
		victim func(*victim.Victim)
		org    func(*referral.Organisation)
		want   []referral.Unfit
	}{
		{"fits", nil, nil, nil},
		{"on the eve of 18", func(v *victim.Victim) { v.Age.BirthDay = d(2008, 9, 3) }, nil, nil},
		{"on the 18th birthday", func(v *victim.Victim) { v.Age.BirthDay = d(2008, 9, 2) }, nil, []referral.Unfit{referral.UnfitChildren, referral.UnfitAge}},
		// Whoever is presumed to be a child is helped as a child (CETS No. 197, article 10(3)).
		{"may be 18", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeYear, BirthYear: 2008}
		}, nil, nil},
		{"may be 18, a house for adults", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeYear, BirthYear: 2008}
		}, ages(18, 0), []referral.Unfit{referral.UnfitAge}},
		{"in dispute", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeDisputed}
		}, nil, nil},
		{"in dispute, from 12 on", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeDisputed}
		}, ages(12, 17), []referral.Unfit{referral.UnfitAgeOpen}},
		{"nothing known of the age", func(v *victim.Victim) {
			v.Age = person.Age{}
		}, nil, []referral.Unfit{referral.UnfitChildren, referral.UnfitAgeOpen}},
		{"a passport of an adult, reasons to believe in a child", func(v *victim.Victim) {
			v.Age = person.Age{
				Knowledge: person.AgeExact, BirthDay: d(2000, 1, 1),
				ReasonToBelieveChild: person.Yes,
			}
		}, nil, nil},
		{"the same, a house for adults", func(v *victim.Victim) {
			v.Age = person.Age{
				Knowledge: person.AgeExact, BirthDay: d(2000, 1, 1),
				ReasonToBelieveChild: person.Yes,
			}
		}, ages(18, 0), []referral.Unfit{referral.UnfitAge}},
		{"an infant, estimated", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeEstimate, On: on}
		}, ages(0, 5), nil},
		{"an infant, a house from 6 on", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeRange, On: on}
		}, ages(6, 17), []referral.Unfit{referral.UnfitAge}},
		{"12 to 14, the day is not told", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeRange, Min: 12, Max: 14}
		}, nil, nil},
		{"12 to 14, the day is not told, up to 14", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeRange, Min: 12, Max: 14}
		}, ages(0, 14), []referral.Unfit{referral.UnfitAgeOpen}},
		{"a boy who speaks neither", func(v *victim.Victim) {
			v.Sex, v.Languages = person.Male, []string{"ps"}
		}, nil, []referral.Unfit{referral.UnfitSex, referral.UnfitLanguage}},
		{"full", nil, func(o *referral.Organisation) { o.Services[0].Free = 0 }, []referral.Unfit{referral.UnfitFull}},
		{"last day of the mandate", nil, func(o *referral.Organisation) { o.MandateTo = on }, nil},
		{"mandate ended yesterday", nil, func(o *referral.Organisation) { o.MandateTo = on.AddDays(-1) }, []referral.Unfit{referral.UnfitMandate}},
		{"not vetted", nil, func(o *referral.Organisation) { o.Kind, o.Vetted = jurisdiction.NGO, law.Day{} }, []referral.Unfit{referral.UnfitVetting}},
		{"vetted tomorrow", nil, func(o *referral.Organisation) { o.Kind, o.Vetted = jurisdiction.NGO, on.AddDays(1) }, []referral.Unfit{referral.UnfitVetting}},
		{"nobody gave it a mandate", nil, func(o *referral.Organisation) {
			o.Kind, o.MandateFrom, o.MandateTo = jurisdiction.NGO, law.Day{}, law.Day{}
		}, []referral.Unfit{referral.UnfitMandate}},
		{"an authority has its mandate by law", nil, func(o *referral.Organisation) { o.Vetted, o.MandateFrom, o.MandateTo = law.Day{}, law.Day{}, law.Day{} }, nil},
		{"full, and nobody counted its places", nil, func(o *referral.Organisation) { o.Services[0].Free, o.Services[0].Capacity = 0, 0 }, []referral.Unfit{referral.UnfitFull}},
		{"nobody counted what is free", nil, func(o *referral.Organisation) { o.Services[0].Free, o.Services[0].Counted = 0, law.Day{} }, nil},
		{"papers needed, not of victims", nil, func(o *referral.Organisation) {
			o.Services[0].Papers, o.Services[0].Waived = person.Yes, person.Yes
		}, nil},
		{"papers needed", nil, func(o *referral.Organisation) {
			o.Services[0].Papers = person.Yes
		}, []referral.Unfit{referral.UnfitPapers}},
		{"another country", nil, func(o *referral.Organisation) { o.Place = "AL" }, []referral.Unfit{referral.UnfitPlace}},
		{"not offered any more", nil, func(o *referral.Organisation) { o.Services[0].Status = referral.ServiceDefunct }, []referral.Unfit{referral.UnfitStatus}},
		{"its area", nil, func(o *referral.Organisation) { o.Services[0].Areas = []jurisdiction.Code{"MK"} }, nil},
		{"another area", nil, func(o *referral.Organisation) { o.Services[0].Areas = []jurisdiction.Code{"AL", "XK"} }, []referral.Unfit{referral.UnfitPlace}},
		// 2 September 2026 is a Wednesday.
		{"open on Wednesdays", nil, open(referral.Opening{Days: []referral.Weekday{referral.Wednesday}, Opens: "09:00", Closes: "17:00"}), nil},
		{"open at weekends", nil, open(referral.Opening{Days: []referral.Weekday{referral.Saturday, referral.Sunday}}), []referral.Unfit{referral.UnfitClosed}},
		{"open from tomorrow", nil, open(referral.Opening{From: on.AddDays(1)}), []referral.Unfit{referral.UnfitClosed}},
		{"open to the end of today", nil, open(referral.Opening{To: on}), nil},
		{"day and night", nil, func(o *referral.Organisation) {
			o.Services[0].Always, o.Services[0].Openings = person.Yes, []referral.Opening{
				{Days: []referral.Weekday{referral.Sunday}},
			}
		}, nil},
		{"foreigners are not taken, and she is one", func(v *victim.Victim) {
			v.Citizenships = []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}}
		}, excludes(referral.ExcludesForeign), []referral.Unfit{referral.UnfitExcluded}},
		{"foreigners are not taken, and she is none", func(v *victim.Victim) {
			v.Citizenships = []person.Citizenship{{Kind: person.CitizenOf, Country: "MK"}}
		}, excludes(referral.ExcludesForeign), nil},
		{"foreigners are not taken, and nobody knows", nil, excludes(referral.ExcludesForeign), []referral.Unfit{referral.UnfitExclusionOpen}},
		{"a right to stay is asked", func(v *victim.Victim) {
			v.Stays = []victim.Stay{{Place: "MK", From: on, RightToStay: person.No}}
		}, excludes(referral.ExcludesNoStay), []referral.Unfit{referral.UnfitExcluded}},
		{"only the formally identified", nil, excludes(referral.ExcludesUnidentified), []referral.Unfit{referral.UnfitExcluded}},
		{"identified that day", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusIdentified, Outcome: victim.Positive, Day: on}}
		}, excludes(referral.ExcludesUnidentified), nil},
		{"no unaccompanied children", func(v *victim.Victim) { v.Family.Accompaniment = victim.Unaccompanied }, excludes(referral.ExcludesUnaccompanied), []referral.Unfit{referral.UnfitExcluded}},
		{"accompanied", func(v *victim.Victim) { v.Family.Accompaniment = victim.Accompanied }, excludes(referral.ExcludesUnaccompanied), nil},
		{"no stairs", func(v *victim.Victim) {
			v.HealthChecks = []care.HealthCheck{{Disability: person.Yes}}
		}, excludes(referral.ExcludesDisability,
			referral.ExcludesUnidentified), []referral.Unfit{referral.UnfitExcluded}},
		{"pregnant", func(v *victim.Victim) {
			v.HealthChecks = []care.HealthCheck{{Pregnant: person.No}}
		}, excludes(referral.ExcludesPregnant), nil},
		{"a boy is not pregnant", func(v *victim.Victim) {
			v.Sex = person.Male
		}, excludes(referral.ExcludesPregnant), []referral.Unfit{referral.UnfitSex}},
		// CETS No. 197, article 12(6): assistance is not made conditional on being a witness.
		{"help for witnesses only", nil, excludes(referral.ExcludesNoCooperation), []referral.Unfit{referral.UnfitConditional}},
		{"tie to a suspect", nil, func(o *referral.Organisation) { o.Conflicts = []string{"x1"} }, []referral.Unfit{referral.UnfitConflict}},
	}
	seen := map[referral.Unfit]bool{referral.UnfitNeed: true}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, o := girl(), shelter()
			if tt.victim != nil {
				tt.victim(&v)
			}
			if tt.org != nil {
				tt.org(&o)
			}
			m := referral.Find(
				&v,
				referral.Wanted{
					Need: care.NeedAccommodation, Place: "MK", On: on, Suspects: []string{"x1"},
				},
				[]referral.Organisation{o},
			)
			require.Len(t, m, 1)
			assert.Equal(t, tt.want, m[0].Unfit)
			for _, u := range m[0].Unfit {
				seen[u] = true
			}
		})
	}
	for _, u := range law.Codes[referral.Unfit]() {
		assert.True(t, seen[u], "%s is not tested", u)
	}
	v, full, free := girl(), shelter(), shelter()
	full.Services[0].Free, free.ID = 0, "o3"
	assert.Equal(
		t, "o3",
		referral.Find(
			&v, referral.Wanted{Need: care.NeedAccommodation, On: on},
			[]referral.Organisation{full, free},
		)[0].Organisation,
		"what fits comes first",
	)
}
