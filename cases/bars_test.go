package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// To stay inside takes no consent, so the worker has to be there.
func TestFile_Handing_WorkerElsewhere(t *testing.T) {
	on := d(2026, 9, 4)
	for name, c := range map[string]struct {
		workers []cases.Worker
		bars    bool
	}{
		"not on file":          {nil, false},
		"there":                {[]cases.Worker{{ID: "w2", Organisation: office.ID}}, false},
		"of no organisation":   {[]cases.Worker{{ID: "w2"}}, false},
		"of a part":            {[]cases.Worker{{ID: "w2", Organisation: "part"}}, false},
		"of another":           {[]cases.Worker{{ID: "w2", Organisation: house.ID}}, true},
		"has left":             {[]cases.Worker{{ID: "w2", To: d(2026, 8, 1)}}, true},
		"came from another":    {came(office.ID), false},
		"went to another then": {came(house.ID), true},
	} {
		t.Run(name, func(t *testing.T) {
			f := file()
			to := office
			to.Worker = "w2"
			f.Workers = c.workers
			f.Organisations = []referral.Organisation{
				{ID: "part", Kind: office.Kind, Parent: office.ID},
				{ID: office.ID, Kind: office.Kind, Place: office.Place},
			}
			f.Referrals = []referral.Referral{{
				ID: "r1", Victim: "v1", Kind: referral.Assign, State: referral.Draft,
				From: office, To: to,
			}}
			h, err := f.Handing("r1", on)
			require.NoError(t, err)
			if c.bars {
				assert.Equal(t, []referral.Bar{referral.BarInside}, h.Bars)
			} else {
				assert.Empty(t, h.Bars)
			}
		})
	}
}

// came is a worker who worked somewhere until July and for an organisation since.
func came(organisation string) []cases.Worker {
	before := office.ID
	if organisation == office.ID {
		before = house.ID
	}
	return []cases.Worker{
		{ID: "w2", Organisation: before, To: d(2026, 7, 31)},
		{ID: "w2", Organisation: organisation, From: d(2026, 8, 1)},
	}
}

// A consent that names no State speaks of that of the sender: the file has to agree which it is.
func TestFile_Handing_SenderInAnotherState(t *testing.T) {
	for place, bars := range map[jurisdiction.Code]bool{"": false, "MK": false, "SI": true} {
		f := given(t, d(2012, 4, 1), victim.Consent{Capacity: victim.ConsentParent})
		f.Organisations = []referral.Organisation{
			{ID: office.ID, Kind: office.Kind, Place: place},
		}
		h, err := f.Handing("r1", d(2026, 9, 4))
		require.NoError(t, err)
		if bars {
			assert.Equal(t, []referral.Bar{referral.BarSender}, h.Bars, place)
		} else {
			assert.Empty(t, h.Bars, place)
		}
	}
}

// Where nothing is known of an age, the file may still treat the person as a child: then the person
// does not consent alone.
func TestFile_ConsentFlaw_TreatedAsChild(t *testing.T) {
	year := func(s string) person.Date {
		out, err := person.ParseDate(s)
		require.NoError(t, err)
		return out
	}
	born := func(s string) func(*cases.File, *victim.Victim) {
		return func(f *cases.File, _ *victim.Victim) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v2", Relatives: []person.Relative{
				{ID: "re1", Relation: "sibling", Victim: "v1", BirthDate: year(s)},
			}})
		}
	}
	for name, c := range map[string]struct {
		change func(*cases.File, *victim.Victim)
		want   victim.ConsentFlaw
	}{
		"nothing": {func(*cases.File, *victim.Victim) {}, ""},
		"measures": {func(_ *cases.File, v *victim.Victim) {
			v.Age.ChildMeasures = person.Yes
		}, victim.FlawChildAlone},
		"measures long ago": {func(_ *cases.File, v *victim.Victim) {
			v.Age.ChildMeasures, v.Age.ChildMeasuresDay = person.Yes, d(2006, 1, 1)
		}, ""},
		"unaccompanied": {func(_ *cases.File, v *victim.Victim) {
			v.Family.Accompaniment = victim.Unaccompanied
		}, victim.FlawChildAlone},
		"best interests": {func(_ *cases.File, v *victim.Victim) {
			v.BestInterests = []victim.BestInterests{{ID: "bi1", Kind: victim.Assessment}}
		}, victim.FlawChildAlone},
		"a sister knows the year": {born("2012"), victim.FlawChildAlone},
		"a sister knows of 1990":  {born("1990"), ""},
		"an adult, with measures": {func(_ *cases.File, v *victim.Victim) {
			v.Age = person.Age{
				Knowledge: person.AgeExact, BirthDay: d(1990, 4, 1), ChildMeasures: person.Yes,
			}
		}, ""},
		"nobody believes in a child": {func(f *cases.File, v *victim.Victim) {
			v.Age.ReasonToBelieveChild = person.No
			born("2012")(f, v)
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := given(t, d(2012, 4, 1), victim.Consent{Capacity: victim.ConsentSelf})
			f.Victims[0].Age, f.Victims[0].Family = person.Age{}, victim.Family{}
			c.change(f, &f.Victims[0])
			assert.Equal(t, c.want, flaw(t, f))
		})
	}
}
