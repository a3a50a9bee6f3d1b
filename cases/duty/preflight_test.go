package duty_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// abroad sends the referral to Albania.
func abroad(r *referral.Referral, o *referral.Organisation, b referral.Border) {
	b.BestInterests, b.RiskDay, b.RiskAuthor, b.Guardian, b.GuardianAgreed = "b1", d(2026, 9, 1), jurisdiction.SocialWork, "g2", d(2026, 9, 2)
	r.To.Place, o.Place, r.Border = "AL", "AL", b
}

func TestPreflight(t *testing.T) {
	on := d(2026, 9, 2)
	consent := victim.Consent{
		ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: d(2026, 9, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		Recipients: []victim.Recipient{
			{Kind: jurisdiction.SocialWork}, {Kind: jurisdiction.SocialWork, Place: "AL"},
			{Kind: jurisdiction.SocialWork, Place: "HR"},
			{Kind: jurisdiction.SocialWork, Place: "CH"},
			{Kind: jurisdiction.SocialWork, Place: "JP"},
		},
		Categories: []person.Category{person.CategoryID, person.CategoryService},
	}
	base := func() (victim.Victim, referral.Referral, *referral.Organisation) {
		v, o := girl(), shelter()
		v.Guardians, v.Consents = []victim.Guardian{{ID: "g1", Appointed: d(2026, 8, 1)}}, []victim.Consent{consent}
		v.Consents[0].Recipients = slices.Clone(consent.Recipients)
		v.Risks = []care.Risk{{Day: on, AtRisk: person.Yes, Measures: on}}
		v.BestInterests = []victim.BestInterests{{ID: "b1", Day: on, Outcome: victim.Positive}}
		r := draft(referral.Refer)
		r.Need, r.Consent, r.ChildViews = care.NeedAccommodation, "c1", on
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
			v.Consents[0].Recipients = []victim.Recipient{{Kind: jurisdiction.Health}}
		}, []rule.ID{"PREF-001"}},
		{"the receiver is a suspect", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) { r.To.ID, (*o).ID = "x1", "x1" }, []rule.ID{"PREF-002"}},
		{"the receiver must not learn of her", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) { r.To.ID, (*o).ID = "x2", "x2" }, []rule.ID{"PREF-002"}},
		{"the network of the receiver must not learn of her", func(_ *victim.Victim, _ *referral.Referral, o **referral.Organisation) { (*o).Parent = "x2" }, []rule.ID{"PREF-002"}},
		{"another organisation was looked at", func(
			_ *victim.Victim, r *referral.Referral, _ **referral.Organisation,
		) {
			r.To.ID = "o9"
		}, []rule.ID{"PREF-002", "PREF-003", "PREF-007"}},
		{"an organisation that nobody vetted", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			r.To.Kind, (*o).Kind, (*o).Vetted = jurisdiction.NGO, jurisdiction.NGO, law.Day{}
			r.Need, v.Consents[0].Recipients[0].Kind = "", jurisdiction.NGO
		}, []rule.ID{"PREF-007"}},
		{"the last day of its mandate", func(_ *victim.Victim, _ *referral.Referral, o **referral.Organisation) { (*o).MandateTo = on }, nil},
		{"its mandate ended yesterday", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			r.Need, (*o).MandateTo = "", on.AddDays(-1)
		}, []rule.ID{"PREF-007"}},
		{"no risk assessment", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) {
			v.Risks = nil
		}, []rule.ID{"PREF-008"}},
		{"assessed tomorrow", func(
			v *victim.Victim, _ *referral.Referral, _ **referral.Organisation,
		) {
			v.Risks[0].Day = on.AddDays(1)
		}, []rule.ID{"PREF-008"}},
		{"at risk, and nothing is done", func(
			v *victim.Victim, _ *referral.Referral, _ **referral.Organisation,
		) {
			v.Risks[0].Measures = law.Day{}
		}, []rule.ID{"PREF-008"}},
		{"at risk, with a plan", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) {
			v.Risks[0].Measures, v.SafetyPlans = law.Day{}, []care.Plan{{Day: on}}
		}, nil},
		{"not at risk", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) {
			v.Risks = []care.Risk{{Day: on, AtRisk: person.No}}
		}, nil},
		{"whether at risk is not recorded", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) {
			v.Risks = []care.Risk{{Day: on}}
		}, []rule.ID{"PREF-008"}},
		{"a consent that covers no needs", func(v *victim.Victim, _ *referral.Referral, _ **referral.Organisation) {
			v.Consents[0].Categories = []person.Category{person.CategoryID}
		}, []rule.ID{"PREF-009"}},
		{"to Albania, and the consent speaks of nobody there", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			v.Consents[0].Recipients = v.Consents[0].Recipients[:1]
		}, []rule.ID{"PREF-001"}},
		{"a child to Albania without anything", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			r.Border.BestInterests, r.Border.RiskDay, r.Border.Guardian = "", law.Day{}, ""
		}, []rule.ID{"PREF-011"}},
		{"best interests against it", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			v.BestInterests[0].Outcome = victim.Negative
		}, []rule.ID{"PREF-011"}},
		{"an emergency does not go against best interests", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			v.BestInterests[0].Outcome, r.Emergency = victim.Negative, urgent(on)
		}, []rule.ID{"PREF-011"}},
		{"an emergency does not wait for the guardian there", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			r.Border.Guardian, r.Emergency = "", urgent(on)
		}, nil},
		{"the guardian there agrees tomorrow", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			r.Border.GuardianAgreed = on.AddDays(1)
		}, []rule.ID{"PREF-011"}},
		{"an adult goes where he or she wants", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
			r.Border.BestInterests, r.Border.RiskDay, r.Border.Guardian, r.Need = "", law.Day{}, "", ""
			v.Age.BirthDay, v.Consents[0].Capacity = d(1990, 1, 1), victim.ConsentSelf
		}, nil},
		// CETS No. 108 binds both: article 12.
		{"to Albania on the ground of a treaty", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{Transfer: referral.TransferTreaty, NoDanger: person.Yes})
		}, nil},
		{"to a place of which no treaty is known", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{Transfer: referral.TransferTreaty, NoDanger: person.Yes})
			r.To.Place, (*o).Place = "JP", "JP"
		}, []rule.ID{"PREF-006"}},
		{"to a colleague", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			r.Kind, r.From.ID, r.Consent, *o = referral.Assign, "o2", "", nil
			v.Risks = nil
		}, nil},
		{"a request passes nothing on", func(v *victim.Victim, r *referral.Referral, _ **referral.Organisation) {
			r.Kind, r.Consent, v.Risks = referral.Request, "", nil
		}, nil},
		{"receiver not known", func(_ *victim.Victim, _ *referral.Referral, o **referral.Organisation) { *o = nil }, []rule.ID{"PREF-002", "PREF-003", "PREF-007"}},
		{"heard tomorrow", func(_ *victim.Victim, r *referral.Referral, _ **referral.Organisation) { r.ChildViews = on.AddDays(1) }, []rule.ID{"PREF-004"}},
		{"an adult need not be heard as a child", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			v.Age.BirthDay, r.ChildViews = d(1990, 1, 1), law.Day{}
			v.Consents[0].Capacity = victim.ConsentSelf
			(*o).Services[0] = referral.Service{ID: "s", Kind: care.NeedAccommodation}
		}, nil},
		{"in an emergency safety is looked at afterwards", func(v *victim.Victim, r *referral.Referral, _ **referral.Organisation) {
			r.Emergency, v.Risks = urgent(on), nil
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
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.No},
			)
		}, []rule.ID{"PREF-006"}},
		{"to Albania, as it should be", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{Transfer: referral.TransferDerogation, NoDanger: person.Yes},
			)
		}, nil},
		// Regulation (EU) 2016/679 applies in both: no transfer to a third country (article 44).
		{"from Slovenia to Croatia", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{})
			r.From.Kind = jurisdiction.SocialWork
			r.From.Place, r.To.Place, (*o).Place = "SI", "HR", "HR"
		}, nil},
		// Decision 2000/518/EC: Switzerland is adequate.
		{"from Slovenia to Switzerland", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: person.Yes})
			r.From.Kind = jurisdiction.SocialWork
			r.From.Place, r.To.Place, (*o).Place = "SI", "CH", "CH"
		}, nil},
		// Directive (EU) 2016/680: between members data go freely; the decision on Switzerland is
		// one under the Regulation.
		{"from the police of Slovenia to Croatia", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{})
			r.From.Place, r.To.Place, (*o).Place = "SI", "HR", "HR"
		}, nil},
		{"from the police of Slovenia to Switzerland", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: person.Yes})
			r.From.Place, r.To.Place, (*o).Place = "SI", "CH", "CH"
		}, []rule.ID{"PREF-006"}},
		{"from the police of Slovenia to Switzerland, as if it were adequate", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{NoDanger: person.Yes, Transfer: referral.TransferAdequacy},
			)
			r.From.Place, r.To.Place, (*o).Place = "SI", "CH", "CH"
		}, []rule.ID{"PREF-006"}},
		{"from the police of Slovenia to the United Kingdom", func(v *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{NoDanger: person.Yes, Transfer: referral.TransferAdequacy},
			)
			r.From.Place, r.To.Place, (*o).Place = "SI", "GB", "GB"
			v.Consents[0].Recipients[0].Place = "GB"
		}, nil},
		{"from North Macedonia to Switzerland", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(r, *o, referral.Border{NoDanger: person.Yes})
			r.To.Place, (*o).Place = "CH", "CH"
		}, []rule.ID{"PREF-006"}},
		{"from Slovenia to Albania, which is not adequate", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{NoDanger: person.Yes, Transfer: referral.TransferAdequacy},
			)
			r.From.Place = "SI"
		}, []rule.ID{"PREF-006"}},
		{"from Slovenia to a place without a profile", func(_ *victim.Victim, r *referral.Referral, o **referral.Organisation) {
			abroad(
				r, *o, referral.Border{NoDanger: person.Yes, Transfer: referral.TransferAdequacy},
			)
			r.From.Kind = jurisdiction.SocialWork
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
			_, drafted, err := duty.Preflight(file(v, r, o), "r1", on)
			require.NoError(t, err)
			assert.False(t, drafted.Clears(), "a draft is not sent")
			r, _, err = r.Apply(referral.Step{
				Action: referral.Prepare, Actor: referral.Sender, Day: on, Key: "prepare",
			})
			require.NoError(t, err)
			report, clearance, err := duty.Preflight(file(v, r, o), "r1", on)
			require.NoError(t, err)
			assert.Equal(t, tt.want, clearance.Blocking())
			assert.Equal(t, tt.want == nil, clearance.Clears())
			for _, x := range report.Findings {
				assert.True(t, x.Rule == rule.LawUnknown || len(x.Basis) > 0)
				list, _, _ := strings.Cut(x.Path[1:], "/")
				assert.Contains(t, []string{"referrals", "victims", "notifications"}, list, x.Path)
				assert.Equal(t, "/victims/0", x.About)
			}
		})
	}
}
