package victim_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A finding points at the record that decided, among several of a kind.
func TestPaths_PointAtTheRecordThatDecided(t *testing.T) {
	on := d(2026, 10, 1)
	tests := []struct {
		rule   rule.ID
		name   string
		change func(*victim.Victim)
		path   string
	}{
		{"ASSIST-001", "the earliest service", func(v *victim.Victim) {
			v.Services = []care.Service{
				{ID: "a", Offered: on}, {ID: "b", Started: d(2026, 9, 2)},
				{ID: "c", Offered: d(2026, 9, 3)},
			}
		}, "/services/1/offered"},
		{"ASSIST-001", "the first of two of one day", func(v *victim.Victim) {
			v.Services = []care.Service{{ID: "a", Offered: on}, {ID: "b", Offered: on}}
		}, "/services/0/offered"},
		{"ASSIST-002", "the service of which the state is missing", func(v *victim.Victim) {
			for i, n := range []care.NeedKind{
				care.NeedAccommodation, care.NeedMaterial, care.NeedMedical, care.NeedPsychological,
				care.NeedInterpretation, care.NeedCounselling, care.NeedInProceedings,
				care.NeedEducation,
			} {
				s := care.Service{ID: string(n), Kind: n, State: care.ServiceAccepted}
				if i == 3 {
					s.State = ""
				}
				v.Services = append(v.Services, s)
			}
		}, "/services/3/state"},
		{"CHILD-001", "the guardian in office, not the one before", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "a", Appointed: d(2026, 9, 2), Ended: d(2026, 9, 20)}, {ID: "b", Appointed: d(2026, 9, 20)}}
		}, "/guardians/1/authority"},
		{"CHILD-010", "the eleventh placement", func(v *victim.Victim) {
			v.Placements = make([]care.Placement, 11)
			v.Placements[10] = care.Placement{Kind: care.PlacementDetention, From: on}
		}, "/placements/10"},
		{"COMP-001", "the information that nobody understood", func(v *victim.Victim) {
			v.Information = []victim.Information{
				{Day: on, Topics: []victim.InformationTopic{victim.InfoServices}},
				{
					Day: on, Understood: person.No,
					Topics: []victim.InformationTopic{victim.InfoCompensation},
				},
			}
		}, "/information/1/understood"},
		{"IDENT-007", "a decision not to confirm", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusReferred, Day: on}, {Kind: victim.StatusNotConfirmed, Day: on}}
		}, "/status/1/trained"},
		{"IDENT-007", "an identification", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusPresumed, Day: on}, {Kind: victim.StatusIdentified, Day: on}}
		}, "/status/1/trained"},
		{"REFL-001", "the period that is long enough", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 8, 1), To: d(2026, 8, 30)}, {Place: "MK", From: d(2026, 9, 1), To: d(2026, 10, 1)}}
		}, "/reflection/1"},
		{"RETN-001", "a return of a person whose age is not recorded", func(v *victim.Victim) {
			v.Age, v.Returns = person.Age{}, []victim.Return{{From: "MK", Departed: on}}
		}, "/age"},
	}
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			v := child()
			tt.change(&v)
			fs := findings(t, v, on, tt.rule)
			require.Len(t, fs, 1)
			assert.Equal(t, tt.path, fs[0].Path)
		})
	}
}

// What nobody recorded is looked for elsewhere, or is left out; nothing panics and no law of a
// wrong place speaks.
func TestPlaces_WhereNoneIsRecorded(t *testing.T) {
	on := d(2026, 10, 1)
	v := child()
	v.Status[0].Place = ""
	fs := findings(t, v, on, "REFL-001")
	require.Len(t, fs, 1)
	assert.Equal(t, jurisdiction.Code("MK"), fs[0].Jurisdiction, "of the stay, where the decision names no place")

	v.Stays, v.Citizenships = nil, nil
	for _, id := range []rule.ID{"REFL-007", "COMP-003", "ASSIST-008", "IDENT-008"} {
		for _, f := range findings(t, v, on, id) {
			assert.Empty(t, f.Jurisdiction, id)
			assert.Equal(t, rule.Guidance, f.Force, id)
		}
	}
	v = child()
	v.Citizenships[0].Country = "MK"
	assert.Empty(t, findings(t, v, on, "REFL-007"), "nobody needs asylum from the own country in it")
}

// A time that the law counts from another event is named, and not counted: Hungary, Act LXXX of
// 2007, section 35(6), from the request of the asylum authority.
func TestGuardian_TheEventOfTheLawIsNamed(t *testing.T) {
	v := child()
	v.Stays[0].Place = "HU"
	fs := findings(t, v, d(2026, 10, 1), "CHILD-001")
	require.Len(t, fs, 1)
	assert.Contains(t, fs[0].Message.String(), "from another event, application")
	assert.Equal(t, law.Day{}, fs[0].Due)
	v.Stays[0].Place = "MK"
	assert.NotContains(t, findings(t, v, d(2026, 10, 1), "CHILD-001")[0].Message.String(), "another event")
}

// A permit that another follows needs no renewal; the one that follows it does.
func TestPermit_FollowedByAnother(t *testing.T) {
	v := child()
	v.Permits = []victim.Permit{
		{ID: "p", Place: "SI", Ground: jurisdiction.GroundCooperation, Decided: d(2026, 3, 1), Decision: victim.PermitGranted, ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 31)},
		{ID: "q", Place: "SI", Ground: jurisdiction.GroundCooperation, Decided: d(2026, 8, 31), Decision: victim.PermitGranted, ValidFrom: d(2026, 9, 1), ValidTo: d(2027, 2, 28)},
	}
	outcomes := map[string]rule.Outcome{}
	for _, f := range findings(t, v, d(2026, 10, 1), "REFL-006") {
		outcomes[f.Path] = f.Outcome
	}
	assert.Equal(t, map[string]rule.Outcome{"/permits/0": rule.Met, "/permits/1/renewal_day": rule.Due}, outcomes)
}
