package peers_test

import (
	"math/rand/v2"
	"reflect"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// on is the day on which generated files are checked; the other days lie around it.
var on = law.MustDay(2026, 9, 15)

var days = []law.Day{
	{}, on, on.AddDays(-1), on.AddDays(1), on.AddDays(-40), on.AddDays(-400),
	law.MustDay(2024, 2, 29),
}

// codes are the values of the enumerations from which fields are filled.
var codes = map[reflect.Type]reflect.Value{}

func pool[C any](values []C) { codes[reflect.TypeFor[C]()] = reflect.ValueOf(values) }

func init() {
	pool(law.Codes[person.Answer]())
	pool(law.Codes[person.AgeMethod]())
	pool(law.Codes[victim.StatusKind]())
	pool(law.Codes[victim.DecisionOutcome]())
	pool(law.Codes[care.RefusalReason]())
	pool(law.Codes[victim.AccompanimentKind]())
	pool(law.Codes[victim.EndReason]())
	pool(law.Codes[victim.DecisionKind]())
	pool(law.Codes[care.AbsenceReason]())
	pool(law.Codes[care.PlacementKind]())
	pool(law.Codes[care.NeedKind]())
	pool(law.Codes[care.ServiceState]())
	pool(law.Codes[care.AssessmentAspect]())
	pool(law.Codes[victim.ViewsHow]())
	pool([]care.RiskCause{"before-return"})
	pool([]care.ServiceOutcome{care.OutcomeAchieved, "partly", "withdrew", "no-show"})
	pool([]care.SchoolBarrier{"too-young", "other"})
	pool(law.Codes[victim.ViewsWeight]())
	pool(law.Codes[cases.InterviewKind]())
	pool(law.Codes[cases.Premises]())
	pool([]jurisdiction.BodyKind{jurisdiction.Police, jurisdiction.SocialWork})
	pool([]jurisdiction.Code{"MK", "SI"})
}

// fill gives v random values, half of the fields none, from few values so that they meet.
func fill(r *rand.Rand, v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[law.Day]():
		v.Set(reflect.ValueOf(days[r.IntN(len(days))]))
		return
	case codes[v.Type()].IsValid():
		if values := codes[v.Type()]; r.IntN(4) > 0 {
			v.Set(values.Index(r.IntN(values.Len())))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(r, v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(3), 3))
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString([]string{"", "x1", "x2"}[r.IntN(3)])
		}
	}
}

// file makes a random file with one victim.
func file(seed uint64) *cases.File {
	r := rand.New(rand.NewPCG(seed, 7))
	var v victim.Victim
	for _, field := range []any{
		&v.Status, &v.Family, &v.Guardians, &v.BestInterests, &v.Decisions, &v.Placements,
		&v.Tracings, &v.Needs, &v.Services, &v.Schooling, &v.Reflection, &v.Returns,
		&v.Age.Assessments, &v.Risks, &v.Removals, &v.HealthChecks, &v.LegalAids,
		&v.Communication,
	} {
		fill(r, reflect.ValueOf(field).Elem())
	}
	// What random values hardly ever make: the whole package of services, and a detention with
	// everything on file.
	if r.IntN(3) == 0 {
		for _, need := range law.Codes[care.NeedKind]() {
			s := care.Service{ID: "x3", Kind: need, State: care.ServiceOffered}
			if r.IntN(20) == 0 {
				s.State = ""
			}
			v.Services = append(v.Services, s)
		}
	}
	for i := range v.Placements {
		if p := &v.Placements[i]; r.IntN(3) == 0 {
			p.Kind, p.To = care.PlacementDetention, on
			p.LegalBasis, p.LastResort = person.Yes, person.Yes
		}
	}
	v.ID = "v1"
	v.Stays = []victim.Stay{{Place: "SI", From: law.MustDay(2020, 1, 1)}}
	v.Age.Knowledge = person.AgeExact
	switch r.IntN(5) {
	case 0: // not recorded
		v.Age.Knowledge = ""
	case 1:
		v.Age.BirthDay = law.MustDay(1990, 5, 5)
	case 2: // 18 within the days of the file
		v.Age.BirthDay = law.MustDay(2008, 9, 1)
	default:
		v.Age.BirthDay = law.MustDay(2012, 1, 1)
	}
	f := &cases.File{ID: "f1", Victims: []victim.Victim{v}}
	if r.IntN(8) == 0 {
		fill(r, reflect.ValueOf(&f.Closed).Elem())
	}
	fill(r, reflect.ValueOf(&f.Interviews).Elem())
	for i := range f.Interviews {
		f.Interviews[i].Victim, f.Interviews[i].Kind = "v1", cases.InterviewForensic
	}
	return f
}
