package referral_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func shelter() referral.Organisation {
	return referral.Organisation{
		ID: "o2", Kind: jurisdiction.SocialWork, Place: "MK", Vetted: d(2026, 1, 1), MandateFrom: d(2025, 1, 1), MandateTo: d(2026, 12, 31),
		Services: []referral.Service{{ID: "s1", Kind: victim.NeedAccommodation, AgeTo: 17, ChildOnly: victim.Yes, Sexes: []victim.Sex{victim.Female}, Languages: []string{"sq", "mk"}, Capacity: 4, Free: 1, Counted: d(2026, 9, 1)}},
	}
}

func girl() victim.Victim {
	return victim.Victim{ID: "v1", Sex: victim.Female, Languages: []string{"sq"}, Age: victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2012, 1, 1)}}
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
		{"may be 18", func(v *victim.Victim) { v.Age = victim.Age{Knowledge: victim.AgeYear, BirthYear: 2008} }, nil, []referral.Unfit{referral.UnfitAge}},
		{"age not known", func(v *victim.Victim) { v.Age = victim.Age{Knowledge: victim.AgeDisputed} }, nil, []referral.Unfit{referral.UnfitAgeOpen}},
		{"a boy who speaks neither", func(v *victim.Victim) { v.Sex, v.Languages = victim.Male, []string{"ps"} }, nil, []referral.Unfit{referral.UnfitSex, referral.UnfitLanguage}},
		{"full", nil, func(o *referral.Organisation) { o.Services[0].Free = 0 }, []referral.Unfit{referral.UnfitFull}},
		{"last day of the mandate", nil, func(o *referral.Organisation) { o.MandateTo = on }, nil},
		{"mandate ended yesterday", nil, func(o *referral.Organisation) { o.MandateTo = on.AddDays(-1) }, []referral.Unfit{referral.UnfitMandate}},
		{"not vetted", nil, func(o *referral.Organisation) { o.Vetted = law.Day{} }, []referral.Unfit{referral.UnfitVetting}},
		{"papers needed", nil, func(o *referral.Organisation) { o.Services[0].Papers = victim.Yes }, []referral.Unfit{referral.UnfitPapers}},
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
			o.Services[0].Always, o.Services[0].Openings = victim.Yes, []referral.Opening{{Days: []referral.Weekday{referral.Sunday}}}
		}, nil},
		{"foreigners are not taken, and she is one", func(v *victim.Victim) { v.Citizenships = []victim.Citizenship{{Kind: victim.CitizenOf, Country: "AL"}} }, excludes(referral.ExcludesForeign), []referral.Unfit{referral.UnfitExcluded}},
		{"foreigners are not taken, and she is none", func(v *victim.Victim) { v.Citizenships = []victim.Citizenship{{Kind: victim.CitizenOf, Country: "MK"}} }, excludes(referral.ExcludesForeign), nil},
		{"foreigners are not taken, and nobody knows", nil, excludes(referral.ExcludesForeign), []referral.Unfit{referral.UnfitExclusionOpen}},
		{"a right to stay is asked", func(v *victim.Victim) { v.Stays = []victim.Stay{{Place: "MK", From: on, RightToStay: victim.No}} }, excludes(referral.ExcludesNoStay), []referral.Unfit{referral.UnfitExcluded}},
		{"only the formally identified", nil, excludes(referral.ExcludesUnidentified), []referral.Unfit{referral.UnfitExcluded}},
		{"identified that day", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusIdentified, Outcome: victim.Positive, Day: on}}
		}, excludes(referral.ExcludesUnidentified), nil},
		{"no unaccompanied children", func(v *victim.Victim) { v.Family.Accompaniment = victim.Unaccompanied }, excludes(referral.ExcludesUnaccompanied), []referral.Unfit{referral.UnfitExcluded}},
		{"accompanied", func(v *victim.Victim) { v.Family.Accompaniment = victim.Accompanied }, excludes(referral.ExcludesUnaccompanied), nil},
		{"no stairs", func(v *victim.Victim) { v.Health.Disability = victim.Yes }, excludes(referral.ExcludesDisability, referral.ExcludesUnidentified), []referral.Unfit{referral.UnfitExcluded}},
		{"pregnant", func(v *victim.Victim) { v.Health.Pregnant = victim.No }, excludes(referral.ExcludesPregnant), nil},
		{"a boy is not pregnant", func(v *victim.Victim) { v.Sex = victim.Male }, excludes(referral.ExcludesPregnant), []referral.Unfit{referral.UnfitSex}},
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
			m := referral.Find(&v, referral.Wanted{Need: victim.NeedAccommodation, Place: "MK", On: on, Suspects: []string{"x1"}}, []referral.Organisation{o})
			require.Len(t, m, 1)
			assert.Equal(t, tt.want, m[0].Unfit)
			for _, u := range m[0].Unfit {
				seen[u] = true
			}
		})
	}
	for _, u := range referral.UnfitValues() {
		assert.True(t, seen[u], "%s is not tested", u)
	}
	v, full, free := girl(), shelter(), shelter()
	full.Services[0].Free, free.ID = 0, "o3"
	assert.Equal(t, "o3", referral.Find(&v, referral.Wanted{Need: victim.NeedAccommodation, On: on}, []referral.Organisation{full, free})[0].Organisation, "what fits comes first")
}

// An inquiry for capacity cannot carry anything of a person: every field is a code, a day or a yes-or-no.
func TestCapacityInquiry_CannotHoldAPerson(t *testing.T) {
	ty := reflect.TypeFor[referral.CapacityInquiry]()
	for i := range ty.NumField() {
		f := ty.Field(i).Type
		_, code := reflect.Zero(f).Interface().(interface{ IsValid() bool })
		assert.True(t, code || f.Kind() == reflect.Bool, "%s could hold a text", ty.Field(i).Name)
	}
}

// abroad sends the referral to Albania.
func abroad(r *referral.Referral, o *referral.Organisation, b referral.Border) {
	r.To.Place, o.Place, r.Border = "AL", "AL", b
}

func TestPreflight(t *testing.T) {
	on := d(2026, 9, 2)
	consent := victim.Consent{ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: d(2026, 9, 1), Purposes: []victim.ConsentPurpose{victim.PurposeReferral}, Recipients: []victim.Recipient{{Kind: jurisdiction.SocialWork}}}
	base := func() (victim.Victim, referral.Referral, *referral.Organisation) {
		v, o := girl(), shelter()
		v.Guardians, v.Consents = []victim.Guardian{{ID: "g1", Appointed: d(2026, 8, 1)}}, []victim.Consent{consent}
		v.Consents[0].Recipients = slices.Clone(consent.Recipients)
		r := draft(referral.Refer)
		r.Need, r.Consent, r.ChildViews = victim.NeedAccommodation, "c1", on
		return v, r, &o
	}
	tests := []struct {
		name   string
		change func(*victim.Victim, *referral.Referral, **referral.Organisation)
		want   []rule.ID
	}{
		{"clear", nil, nil},
		{"everything at once", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			r.Consent, r.ChildViews = "", law.Day{}
			(*o).Conflicts = []string{"x1"}
		}, []rule.ID{"PREF-001", "PREF-002", "PREF-003", "PREF-004"}},
		{"withdrawn today", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) { v.Consents[0].Withdrawn = on }, []rule.ID{"PREF-001"}},
		{"another receiver", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) {
			v.Consents[0].Recipients[0].Kind = jurisdiction.Health
		}, []rule.ID{"PREF-001"}},
		{"the receiver is a suspect", func(_ *victim.Victim, r *referral.Referral, _ **referral.Organisation) { r.To.ID = "x1" }, []rule.ID{"PREF-002"}},
		{"receiver not known", func(_ *victim.Victim, _ *referral.Referral, o **referral.Organisation) { *o = nil }, []rule.ID{"PREF-002", "PREF-003"}},
		{"heard tomorrow", func(_ *victim.Victim, r *referral.Referral, _ **referral.Organisation) { r.ChildViews = on.AddDays(1) }, []rule.ID{"PREF-004"}},
		{"an adult need not be heard as a child", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			v.Age.BirthDay, r.ChildViews = d(1990, 1, 1), law.Day{}
			v.Consents[0].Capacity = victim.ConsentSelf
			(*o).Services[0] = referral.Service{ID: "s", Kind: victim.NeedAccommodation}
		}, nil},
		{"emergency", func(_ *victim.Victim, r *referral.Referral, _ **referral.Organisation) {
			r.Consent, r.ChildViews = "", law.Day{}
			r.Emergency = &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: on}
		}, nil},
		{"emergency not looked at again", func(_ *victim.Victim, r *referral.Referral, _ **referral.Organisation) {
			r.Emergency = &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: on.AddDays(-1)}
		}, []rule.ID{"PREF-005"}},
		{"to Albania without a ground", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{})
		}, []rule.ID{"PREF-006"}},
		{"to Albania, danger not looked at", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{Transfer: referral.TransferDerogation})
		}, []rule.ID{"PREF-006"}},
		{"to Albania, and dangerous", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: victim.No})
		}, []rule.ID{"PREF-006"}},
		{"to Albania, as it should be", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: victim.Yes})
		}, nil},
		// Regulation (EU) 2016/679 applies in both: no transfer to a third country (article 44).
		{"from Slovenia to Croatia", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{})
			r.From.Place, r.To.Place, (*o).Place = "SI", "HR", "HR"
		}, nil},
		// Decision 2000/518/EC: Switzerland is adequate.
		{"from Slovenia to Switzerland", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: victim.Yes})
			r.From.Place, r.To.Place, (*o).Place = "SI", "CH", "CH"
		}, nil},
		{"from North Macedonia to Switzerland", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: victim.Yes})
			r.To.Place, (*o).Place = "CH", "CH"
		}, []rule.ID{"PREF-006"}},
		{"from Slovenia to Albania, which is not adequate", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: victim.Yes, Transfer: referral.TransferAdequacy})
			r.From.Place = "SI"
		}, []rule.ID{"PREF-006"}},
		{"from Slovenia to a place without a profile", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: victim.Yes, Transfer: referral.TransferAdequacy})
			r.From.Place, r.To.Place, (*o).Place = "SI", "JP", "JP"
		}, []rule.ID{"PREF-006"}},
		{"emergency without its ground", func(_ *victim.Victim, r *referral.Referral, _ **referral.Organisation) {
			r.Emergency = &referral.Emergency{Authority: jurisdiction.Police, ReviewBy: on}
		}, []rule.ID{"PREF-001"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, r, o := base()
			if tt.change != nil {
				tt.change(&v, &r, &o)
			}
			report, err := referral.Preflight(jurisdiction.Builtin(), referral.Handing{Victim: &v, Referral: &r, Receiver: o, Suspects: []string{"x1"}}, on, "test")
			require.NoError(t, err)
			got := referral.Blocking(report)
			slices.Sort(got)
			assert.Equal(t, tt.want, got)
			for _, f := range report.Findings {
				assert.NotEmpty(t, f.Basis)
			}
		})
	}
}
