package cases_test

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/coverage"
	"github.com/antitrafficking/palermo/internal/referraltest"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// file is a case of a girl of 15 in North Macedonia, presumed a victim since 1 September 2026.
func file() cases.File {
	return cases.File{
		ID: "f1",
		Victims: []victim.Victim{{
			ID: "v1", Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
			Age: person.Age{
				Knowledge: person.AgeExact, BirthDay: d(2011, 5, 20), Status: person.ConfirmedChild,
				StatusDay: d(2026, 9, 1),
			},
			Stays:  []victim.Stay{{Place: "MK", From: d(2026, 8, 1), RightToStay: person.No}},
			Status: []victim.StatusDecision{{ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive, Day: d(2026, 9, 1), Place: "MK"}},
			Family: victim.Family{Accompaniment: victim.Unaccompanied},
		}},
		Conduct: []cases.Conduct{{
			ID: "c1", Victims: []string{"v1"}, From: d(2026, 8, 2), To: d(2026, 8, 30), Place: "MK",
			Acts: []cases.Act{cases.Recruitment}, Purposes: []jurisdiction.Purpose{jurisdiction.Begging},
		}},
	}
}

// findings returns what a rule says about f on a day.
func findings(t *testing.T, f cases.File, on law.Day, id rule.ID) []rule.Finding {
	t.Helper()
	before, err := json.Marshal(f)
	require.NoError(t, err)
	r, err := f.Check(on)
	require.NoError(t, err)
	after, err := json.Marshal(f)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after), "a check leaves the file as it is")
	var fs []rule.Finding
	for _, f := range r.Findings {
		if f.Rule == id {
			fs = append(fs, f)
		}
	}
	return fs
}

type change = func(*cases.File)

func all(changes ...change) change {
	return func(f *cases.File) {
		for _, c := range changes {
			c(f)
		}
	}
}

func TestRules(t *testing.T) {
	on := d(2026, 10, 1)
	adult := func(f *cases.File) { f.Victims[0].Age = person.Age{BirthDay: d(1990, 1, 1)} }
	ageless := func(f *cases.File) { f.Victims[0].Age = person.Age{} }
	doubtful := func(f *cases.File) { f.Victims[0].Age = person.Age{Knowledge: person.AgeDisputed} }
	conduct := func(set func(*cases.Conduct)) change { return func(f *cases.File) { set(&f.Conduct[0]) } }
	identified := func(f *cases.File) {
		f.Victims[0].Status = append(f.Victims[0].Status, victim.StatusDecision{ID: "s2", Kind: victim.StatusIdentified, Outcome: victim.Positive, Day: d(2026, 9, 20), Place: "MK"})
	}
	refused := func(place jurisdiction.Code, reasons ...care.RefusalReason) change {
		return func(f *cases.File) {
			f.Victims[0].Status = append(f.Victims[0].Status, victim.StatusDecision{ID: "s2", Kind: victim.StatusNotConfirmed, Day: d(2026, 9, 20), Place: place, Reasons: reasons})
		}
	}
	reversed := func(day law.Day) change {
		return func(f *cases.File) {
			f.Victims[0].Status = append(f.Victims[0].Status, victim.StatusDecision{ID: "s3", Kind: victim.StatusReviewed, Outcome: victim.Positive, Reviews: "s2", Day: day})
		}
	}
	accompanied := func(conflict person.Answer, guardians ...victim.Guardian) change {
		return func(f *cases.File) {
			f.Victims[0].Family.Accompaniment, f.Victims[0].Family.Conflict, f.Victims[0].Guardians = victim.Accompanied, conflict, guardians
		}
	}
	detected := func(f *cases.File) {
		f.Victims[0].Status = []victim.StatusDecision{{Kind: victim.StatusDetected, Day: d(2026, 9, 1)}}
	}
	unstated := func(f *cases.File) { f.Victims[0].Status = nil }
	surrogacy := conduct(func(c *cases.Conduct) { c.Purposes = []jurisdiction.Purpose{jurisdiction.Surrogacy} })
	member := func(f *cases.File) { f.Victims[0].Stays[0].Place = "SI" }
	decidedInSI := func(f *cases.File) { f.Victims[0].Status[1].Place = "SI" }
	surrogateMother := func(a person.Answer) change {
		return conduct(func(c *cases.Conduct) { c.SurrogateMotherChild = a })
	}
	noMeans := conduct(func(c *cases.Conduct) { c.NoMeans = person.Yes })
	means := conduct(func(c *cases.Conduct) { c.Means = []cases.Means{cases.Deception} })
	proceeding := func(p cases.Proceeding) change {
		return func(f *cases.File) {
			p.ID, p.Victims, p.Place = "p1", []string{"v1"}, "MK"
			f.Proceedings = []cases.Proceeding{p}
		}
	}
	steps := func(steps ...cases.ProceedingStep) change { return proceeding(cases.Proceeding{Steps: steps}) }
	stopped := cases.ProceedingStep{Kind: cases.StepSuspended, Day: d(2026, 9, 10), Reasons: []cases.ClosureReason{cases.ClosedAgeUnknown}}
	opened := cases.ProceedingStep{Kind: cases.StepOpened, Day: d(2026, 9, 2)}
	suspect := func(kind person.RelationKind, since law.Day) change {
		return func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "x1", Since: since, Relations: []cases.Relation{{Victim: "v1", Kind: kind}}}}
		}
	}
	placed := func(p care.Placement) change {
		return func(f *cases.File) { p.ID, f.Victims[0].Placements = "pl", []care.Placement{p} }
	}
	shelter := placed(care.Placement{Kind: care.PlacementShelter, From: d(2026, 9, 2)})
	home := placed(care.Placement{Kind: care.PlacementParents, From: d(2026, 9, 2)})
	measure := func(kinds ...cases.MeasureKind) change {
		return func(f *cases.File) {
			for _, k := range kinds {
				f.Measures = append(f.Measures, cases.Measure{ID: string(k), Victim: "v1", Kind: k, From: d(2026, 9, 5)})
			}
		}
	}
	interview := func(set func(*cases.Interview)) change {
		return func(f *cases.File) {
			in := cases.Interview{ID: "i" + string(rune('1'+len(f.Interviews))), Victim: "v1", Kind: cases.InterviewForensic, Day: d(2026, 9, 10+len(f.Interviews)), Place: "SI", Interviewer: "a1"}
			if set != nil {
				set(&in)
			}
			f.Interviews = append(f.Interviews, in)
		}
	}
	guardian := func(from law.Day) change {
		return func(f *cases.File) { f.Victims[0].Guardians = []victim.Guardian{{ID: "g1", Appointed: from}} }
	}
	testimony := func(tm cases.Testimony) change {
		return func(f *cases.File) {
			tm.ID, tm.Victim = "t1", "v1"
			f.Testimonies = []cases.Testimony{tm}
		}
	}
	liability := func(l cases.Liability) change {
		return func(f *cases.File) {
			l.ID, l.Victim, l.Place = "l1", "v1", "SI"
			f.Liabilities = []cases.Liability{l}
		}
	}
	crime := jurisdiction.Criminal
	// sent makes a referral of 3 September and moves it on.
	sent := func(r referral.Referral, steps ...referral.Step) change {
		return func(f *cases.File) {
			r.ID, r.Victim, r.Kind, r.State, r.From = "r1", "v1", referral.Refer, referral.Draft, referral.Party{Kind: jurisdiction.Police, Place: "MK"}
			if r.To.Kind == "" {
				r.To = referral.Party{Kind: jurisdiction.SocialWork, Place: "MK"}
			}
			r.To.ID = "receiver"
			// The machine sends nothing without a consent or an emergency; the file of another
			// system may hold such a referral.
			bare := r.Consent == ""
			if bare {
				r.Consent = "none"
			}
			for _, s := range append([]referral.Step{{Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 3)}, {Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 3)}}, steps...) {
				s.Revision, s.Key = r.Revision, string(s.Action)
				next, _, err := referraltest.Apply(r, s)
				require.NoError(t, err)
				r = next
			}
			if bare {
				r.Consent = ""
			}
			f.Referrals = []referral.Referral{r}
		}
	}
	urgent := func(reviewBy law.Day) referral.Referral {
		return referral.Referral{
			To:        referral.Party{Kind: jurisdiction.NGO, Place: "MK"},
			Emergency: &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: reviewBy},
		}
	}
	border := func(to jurisdiction.Code, b referral.Border) change {
		return sent(referral.Referral{To: referral.Party{Kind: jurisdiction.SocialWork, Place: to}, Border: b})
	}
	hague := func(b referral.Border) change {
		return all(border("HR", b), func(f *cases.File) { f.Referrals[0].From.Place = "SI" })
	}
	notified := func(n cases.Notification) change {
		return func(f *cases.File) {
			n.Victim = "v1"
			f.Notifications = []cases.Notification{n}
		}
	}
	in := func(place jurisdiction.Code) change {
		return func(f *cases.File) { f.Victims[0].Stays[0].Place, f.Victims[0].Status[0].Day = place, d(2026, 11, 23) }
	}
	plan := func(p care.Plan) change {
		return func(f *cases.File) { f.Victims[0].Plans = []care.Plan{p} }
	}
	danger := func(x cases.Danger) change {
		return func(f *cases.File) {
			x.ID, x.Victim = "x", "v1"
			f.Dangers = []cases.Danger{x}
		}
	}
	missing := func(m victim.MissingEpisode) change {
		return func(f *cases.File) { f.Victims[0].Missing = []victim.MissingEpisode{m} }
	}
	stop := func(reason cases.ClosureReason, reasoned person.Answer) cases.ProceedingStep {
		return cases.ProceedingStep{Kind: cases.StepClosed, Day: d(2026, 9, 10), Reasons: []cases.ClosureReason{reason}, Reasoned: reasoned}
	}
	charged := func(p cases.Proceeding) change {
		p.Steps = []cases.ProceedingStep{opened, {Kind: cases.StepCharged, Day: d(2026, 9, 25)}}
		return proceeding(p)
	}
	risk := func(at person.Answer) change {
		return func(f *cases.File) { f.Victims[0].Risks = []care.Risk{{Day: on, AtRisk: at}} }
	}
	claimed := func(c victim.Claim) change {
		return func(f *cases.File) { c.ID, f.Victims[0].Claims = "k", []victim.Claim{c} }
	}
	returned := func(r victim.Return) change {
		return func(f *cases.File) { r.From, f.Victims[0].Returns = "MK", []victim.Return{r} }
	}
	disclosed := func(x cases.Disclosure) change {
		return func(f *cases.File) {
			x.ID, x.Victim, x.Day = "d1", "v1", d(2026, 9, 20)
			f.Disclosures = []cases.Disclosure{x}
		}
	}
	covered := cases.Disclosure{
		Basis: cases.BasisConsent, Consent: "c1", Actor: "a1", From: "MK", Recipient: victim.Recipient{Kind: jurisdiction.SocialWork, Place: "MK"},
		Purpose: victim.PurposeService, Categories: []person.Category{person.CategoryService},
	}
	consent := func(set func(*victim.Consent)) change {
		return func(f *cases.File) {
			guardian(d(2026, 9, 2))(f)
			c := victim.Consent{
				ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", ChildAgrees: person.Yes,
				Language: "sq", Given: d(2026, 9, 3),
				Purposes:   []victim.ConsentPurpose{victim.PurposeService},
				Recipients: []victim.Recipient{{Kind: jurisdiction.SocialWork}},
				Categories: []person.Category{person.CategoryService},
			}
			if set != nil {
				set(&c)
			}
			f.Victims[0].Consents = []victim.Consent{c}
		}
	}
	between := func(from, to jurisdiction.Code) change {
		return func(f *cases.File) { f.Disclosures[0].From, f.Disclosures[0].Recipient.Place = from, to }
	}
	published := func(x cases.Publication) change {
		return func(f *cases.File) {
			x.ID, x.Victim, x.Day = "b1", "v1", d(2026, 9, 20)
			f.Publications = []cases.Publication{x}
		}
	}
	inLog := func(f *cases.File) {
		f.Events = append(f.Events, cases.Event{Day: d(2026, 9, 20), Kind: cases.EventDisclosed, Actor: "a1", Record: "d1"})
	}
	abroad := func(ground referral.TransferGround, noDanger person.Answer) change {
		return disclosed(
			cases.Disclosure{
				From: "MK", Recipient: victim.Recipient{Kind: jurisdiction.SocialWork, Place: "AL"},
				Ground: ground, NoDanger: noDanger, Restrictions: person.Yes,
			},
		)
	}

	tests := []struct {
		rule    rule.ID
		name    string
		change  change
		on      law.Day
		outcome rule.Outcome // "" for does not apply
	}{
		// Palermo Protocol, article 3(a) and (c): act, means and purpose; for a child, act and
		// purpose.
		{"IDENT-001", "child: act and purpose", nil, on, rule.Met},
		{"IDENT-001", "adult: no means, not decided yet", adult, on, rule.Due},
		{"IDENT-001", "adult: no means, but identified", all(adult, identified), on, rule.NotMet},
		{"IDENT-001", "adult: no means, identified tomorrow", all(adult, identified), d(2026, 9, 19), rule.Due},
		{"IDENT-001", "adult with means", all(adult, means), on, rule.Met},
		{"IDENT-001", "adult: means looked for", all(adult, noMeans), on, rule.Met},
		{"IDENT-001", "age unknown, no means", ageless, on, rule.Unknown},
		{"IDENT-001", "no conduct", func(f *cases.File) { f.Conduct = nil }, on, rule.Due},
		{"IDENT-001", "the day before the conduct began", nil, d(2026, 8, 1), rule.Due},

		// Outside the European Union a child needs no means, whatever the purpose: Palermo
		// Protocol, article 3(c).
		{"IDENT-001", "child, surrogacy alone, outside the European Union", surrogacy, on, rule.Met},
		{"IDENT-001", "child, surrogacy alone, identified in a member state", all(surrogacy, func(f *cases.File) {
			identified(f)
			f.Victims[0].Status[1].Place = "SI"
		}), on, rule.NotMet},

		{"IDENT-002", "no negative decision", nil, on, ""},
		{"IDENT-002", "no means", refused("MK", care.ReasonNoMeans), on, rule.NotMet},
		{
			"IDENT-002", "no means, on the day of the decision", refused("MK", care.ReasonNoMeans),
			d(2026, 9, 20), rule.NotMet,
		},
		{
			"IDENT-002", "the day before the decision", refused("MK", care.ReasonNoMeans),
			d(2026, 9, 19), "",
		},
		{"IDENT-002", "other reason", refused("MK", care.ReasonNoAct), on, rule.Met},
		{"IDENT-002", "no reason recorded", refused("MK"), on, rule.Unknown},
		{"IDENT-002", "adult", all(adult, refused("MK", care.ReasonNoMeans)), on, ""},
		{"IDENT-002", "adult now, child at the time", func(f *cases.File) {
			f.Victims[0].Age.BirthDay = d(2008, 9, 1)
			refused("MK", care.ReasonNoMeans)(f)
		}, on, rule.NotMet},
		{
			"IDENT-002", "age not known", all(ageless, refused("MK", care.ReasonNoMeans)), on,
			rule.Unknown,
		},
		{
			"IDENT-002", "reversed on review", all(refused("MK", care.ReasonNoMeans), reversed(on)),
			on, "",
		},
		{
			"IDENT-002", "reversed tomorrow",
			all(refused("MK", care.ReasonNoMeans), reversed(on.AddDays(1))), on, rule.NotMet,
		},
		{
			"IDENT-002", "surrogacy alone, outside the European Union",
			all(surrogacy, refused("MK", care.ReasonNoMeans)), on, rule.NotMet,
		},
		{
			"IDENT-002", "surrogacy alone, in a member state",
			all(surrogacy, refused("SI", care.ReasonNoMeans)), on, rule.NotMet,
		},

		// Directive 2011/36/EU, article 2(5), as amended by Directive (EU) 2024/1712.
		{"IDENT-003", "another purpose", nil, on, ""},
		{"IDENT-003", "surrogacy, outside the European Union", surrogacy, on, ""},
		{"IDENT-003", "surrogacy, nothing else recorded", all(surrogacy, member), on, rule.Unknown},
		{"IDENT-003", "the day on which the conduct began", all(surrogacy, member), d(2026, 8, 2), rule.Unknown},
		{"IDENT-003", "the day before the conduct began", all(surrogacy, member), d(2026, 8, 1), ""},
		{
			"IDENT-003", "surrogate mother a child",
			all(surrogacy, member, surrogateMother(person.Yes)), on, rule.Met,
		},
		{
			"IDENT-003", "surrogate mother a child, refused for lack of means",
			all(
				surrogacy, member, surrogateMother(person.Yes), refused("SI", care.ReasonNoMeans),
			),
			on, rule.NotMet,
		},
		{
			"IDENT-003", "surrogate mother an adult, means recorded",
			all(surrogacy, member, surrogateMother(person.No), means), on, rule.Met,
		},
		{
			"IDENT-003", "surrogate mother an adult, means not looked for",
			all(surrogacy, member, surrogateMother(person.No)), on, rule.Due,
		},
		{
			"IDENT-003", "surrogate mother an adult, no means, identified",
			all(surrogacy, member, surrogateMother(person.No), noMeans, identified, decidedInSI),
			on, rule.NotMet,
		},
		{
			"IDENT-003", "surrogate mother an adult, no means",
			all(surrogacy, member, surrogateMother(person.No), noMeans), on, rule.Met,
		},

		// Palermo Protocol, article 3(b): consent is irrelevant where means were used; 3(c): and
		// always for a child.
		{"IDENT-004", "no negative decision", nil, on, ""},
		{
			"IDENT-004", "child refused for consent", refused("MK", care.ReasonConsented), on,
			rule.NotMet,
		},
		{
			"IDENT-004", "child refused for another reason", refused("MK", care.ReasonNoAct), on,
			rule.Met,
		},
		{"IDENT-004", "no reasons", refused("MK"), on, rule.Unknown},
		{
			"IDENT-004", "adult with means refused for consent",
			all(adult, means, refused("MK", care.ReasonConsented)), on, rule.NotMet,
		},
		{
			"IDENT-004", "adult, whether means were used is not recorded",
			all(adult, refused("MK", care.ReasonConsented)), on, rule.Unknown,
		},
		{
			"IDENT-004", "adult, means looked for",
			all(adult, noMeans, refused("MK", care.ReasonConsented)), on, "",
		},
		{
			"IDENT-004", "age unknown, means looked for",
			all(ageless, noMeans, refused("MK", care.ReasonConsented)), on, rule.Unknown,
		},
		{
			"IDENT-004", "adult refused for another reason",
			all(adult, refused("MK", care.ReasonNoAct)), on, "",
		},
		{"IDENT-004", "adult now, child at the time", func(f *cases.File) {
			f.Victims[0].Age.BirthDay = d(2008, 9, 1)
			refused("MK", care.ReasonConsented)(f)
		}, on, rule.NotMet},
		{
			"IDENT-004", "the day before the decision", refused("MK", care.ReasonConsented),
			d(2026, 9, 19), "",
		},

		// OPSC, article 8(2): uncertainty about age does not prevent the initiation of criminal
		// investigations.
		{"AGE-003", "no proceeding", doubtful, on, ""},
		{"AGE-003", "the age is certain", steps(opened), on, ""},
		{"AGE-003", "going on", all(doubtful, steps(opened)), on, rule.Met},
		{"AGE-003", "suspended because the age is unknown", all(doubtful, steps(opened, stopped)), on, rule.NotMet},
		{"AGE-003", "the day before it was suspended", all(doubtful, steps(opened, stopped)), d(2026, 9, 9), rule.Met},
		{"AGE-003", "suspended and resumed", all(doubtful, steps(opened, stopped, cases.ProceedingStep{Kind: cases.StepResumed, Day: d(2026, 9, 20)})), on, rule.Met},
		{"AGE-003", "suspended for something else", all(doubtful, steps(cases.ProceedingStep{Kind: cases.StepSuspended, Day: d(2026, 9, 10), Reasons: []cases.ClosureReason{cases.ClosedUnknownSuspect}})), on, rule.Met},
		{"AGE-003", "steps not recorded", all(doubtful, steps()), on, rule.Unknown},

		// Directive 2011/36/EU, article 14(1): programmes for the transition to adulthood.
		{"AGE-007", "adult at the time", adult, on, ""},
		{"AGE-007", "no plan, years to go", nil, on, rule.Due},
		{"AGE-007", "no plan on the eve of the 18th birthday", nil, d(2029, 5, 19), rule.Due},
		{"AGE-007", "no plan on the 18th birthday", nil, d(2029, 5, 20), rule.Overdue},
		{"AGE-007", "plan in time", func(f *cases.File) {
			f.Victims[0].Transitions = []care.Plan{{Day: d(2029, 5, 19)}}
		}, d(2029, 5, 20), rule.Met},
		{"AGE-007", "plan on the birthday", func(f *cases.File) {
			f.Victims[0].Transitions = []care.Plan{{Day: d(2029, 5, 20)}}
		}, d(2029, 5, 20), rule.NotMet},
		{"AGE-007", "birthday not known", doubtful, on, rule.Unknown},
		{"AGE-007", "18 by a passport, reasons to believe in a child", func(f *cases.File) {
			a := &f.Victims[0].Age
			a.BirthDay, a.ReasonToBelieveChild = d(2005, 1, 2), person.Yes
		}, on, rule.Unknown},
		{"AGE-007", "only the year of birth known, plan on the last day before it", func(f *cases.File) {
			f.Victims[0].Age = person.Age{Knowledge: person.AgeYear, BirthYear: 2010}
			f.Victims[0].Transitions = []care.Plan{{Day: d(2027, 12, 31)}}
		}, d(2028, 6, 1), rule.Met},
		{"AGE-007", "only the year of birth known, no plan on its first day", func(f *cases.File) {
			f.Victims[0].Age = person.Age{Knowledge: person.AgeYear, BirthYear: 2010}
		}, d(2028, 1, 1), rule.Overdue},
		{"AGE-007", "charged as trafficking of an adult, plan made", all(
			func(f *cases.File) {
				f.Victims[0].Age = person.Age{Knowledge: person.AgeDisputed}
				f.Victims[0].Transitions = []care.Plan{{Day: on}}
			},
			proceeding(cases.Proceeding{Offence: cases.OffenceTrafficking, Steps: []cases.ProceedingStep{{Kind: cases.StepCharged, Day: on}}}),
		), on, rule.NotMet},

		// Directive 2011/36/EU, articles 14(2) and 15(1): where holders of parental responsibility
		// are precluded by a conflict of interest.
		{"CHILD-002", "unaccompanied", nil, on, ""},
		{"CHILD-002", "conflict not looked at", accompanied(""), on, rule.Unknown},
		{"CHILD-002", "no conflict", accompanied(person.No), on, rule.Met},
		{"CHILD-002", "conflict", accompanied(person.Yes), on, rule.Due},
		{
			"CHILD-002", "no conflict, but a parent among the suspects",
			all(accompanied(person.No), suspect(person.RelationParent, on)), on, rule.Due,
		},
		{
			"CHILD-002", "the day before the suspicion",
			all(accompanied(person.No), suspect(person.RelationParent, on)), on.AddDays(-1),
			rule.Met,
		},
		{
			"CHILD-002", "representative from today",
			accompanied(person.Yes, victim.Guardian{ID: "g", Appointed: on}), on, rule.Met,
		},
		{
			"CHILD-002", "representative from tomorrow",
			accompanied(person.Yes, victim.Guardian{ID: "g", Appointed: on.AddDays(1)}), on,
			rule.Due,
		},
		{
			"CHILD-002", "representative suspected",
			accompanied(person.Yes, victim.Guardian{ID: "g", Appointed: on, Suspected: person.Yes}),
			on, rule.Due,
		},
		{
			"CHILD-002", "day of the appointment missing",
			accompanied(person.Yes, victim.Guardian{ID: "g"}), on, rule.Unknown,
		},
		{
			"CHILD-002", "interviewed without one", all(accompanied(person.Yes), interview(nil)),
			d(2026, 9, 10), rule.NotMet,
		},
		{
			"CHILD-002", "the day before the interview",
			all(accompanied(person.Yes), interview(nil)), d(2026, 9, 9), rule.Due,
		},
		{"CHILD-002", "interviewed before the conflict arose", all(accompanied(person.Yes),
			interview(nil), func(
				f *cases.File,
			) {
				f.Victims[0].Family.ConflictDay = d(2026, 9, 11)
			}), on, rule.Due},
		{"CHILD-002", "adult", all(adult, accompanied(person.Yes)), on, ""},

		// CETS No. 201, article 14(3): where parents or carers are involved, removal of the
		// perpetrator or of the child.
		{"CHILD-009", "nobody suspected", nil, on, ""},
		{"CHILD-009", "a stranger suspected", suspect(person.RelationStranger, on), on, ""},
		{
			"CHILD-009", "the day before the suspicion", suspect(person.RelationParent, on),
			on.AddDays(-1), "",
		},
		{
			"CHILD-009", "parent suspected, nothing recorded", suspect(person.RelationParent, on),
			on, rule.Unknown,
		},
		{
			"CHILD-009", "parent suspected, child at home",
			all(suspect(person.RelationParent, on), home), on, rule.NotMet,
		},
		{"CHILD-009", "carer known from the record of the child alone", func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
			home(f)
		}, on, rule.NotMet},
		{
			"CHILD-009", "in a shelter, contact open",
			all(suspect(person.RelationParent, on), shelter), on, rule.Due,
		},
		{
			"CHILD-009", "in a shelter, contact banned",
			all(suspect(person.RelationParent, on), shelter, measure(cases.MeasureContactBan)), on,
			rule.Met,
		},
		{
			"CHILD-009", "at home, suspect removed, contact banned",
			all(
				suspect(person.RelationParent, on), home,
				measure(cases.MeasureSuspectRemoved, cases.MeasureContactBan),
			),
			on, rule.Met,
		},
		{
			"CHILD-009", "at home, contact banned, the suspect not removed",
			all(suspect(person.RelationParent, on), home, measure(cases.MeasureContactBan)), on,
			rule.NotMet,
		},
		{"CHILD-009", "adult", all(adult, suspect(person.RelationParent, on)), on, ""},

		// Directive 2011/36/EU, article 15(3)(a); CETS No. 201, article 35(1)(a).
		{"INTV-001", "no proceeding", nil, on, ""},
		{"INTV-001", "reported, no interview", steps(opened), on, rule.Due},
		{"INTV-001", "interviewed", all(steps(opened), interview(nil)), on, rule.Met},
		{"INTV-001", "interviewed tomorrow", all(steps(opened), interview(nil)), d(2026, 9, 9), rule.Due},
		{"INTV-001", "day of the interview missing", all(steps(opened), interview(func(in *cases.Interview) { in.Day = law.Day{} })), on, rule.Unknown},
		{"INTV-001", "day of the report missing", steps(cases.ProceedingStep{Kind: cases.StepReported}), on, rule.Unknown},
		{"INTV-001", "adult", all(adult, steps(opened)), on, ""},

		{"INTV-002", "on the day of the interview", interview(nil), d(2026, 9, 10), rule.Unknown},
		{"INTV-002", "the day before the interview", interview(nil), d(2026, 9, 9), ""},
		{"INTV-002", "no interview", nil, on, ""},
		{"INTV-002", "adapted", interview(func(in *cases.Interview) { in.Premises = cases.PremisesBarna }), on, rule.Met},
		{"INTV-002", "police station", interview(func(in *cases.Interview) { in.Premises = cases.PremisesPolice }), on, rule.NotMet},
		{"INTV-002", "police station, with a reason", interview(func(in *cases.Interview) {
			in.Premises, in.PremisesReason = cases.PremisesPolice, care.AbsenceUrgency
		}), on, rule.Met},
		{"INTV-002", "not recorded", interview(nil), on, rule.Unknown},
		{"INTV-002", "not a forensic interview", interview(func(in *cases.Interview) { in.Kind = cases.InterviewSocial }), on, ""},
		{"INTV-002", "adult", all(adult, interview(nil)), on, ""},
		{"INTV-002", "age unknown", all(ageless, interview(func(in *cases.Interview) { in.Premises = cases.PremisesPolice })), on, rule.Unknown},
		{"INTV-002", "18th birthday", all(func(f *cases.File) { f.Victims[0].Age.BirthDay = d(2008, 9, 10) }, interview(nil)), on, ""},
		{"INTV-002", "eve of the 18th birthday", all(func(f *cases.File) { f.Victims[0].Age.BirthDay = d(2008, 9, 11) }, interview(nil)), on, rule.Unknown},

		{"INTV-003", "on the day of the interview", interview(nil), d(2026, 9, 10), rule.Unknown},
		{"INTV-003", "the day before the interview", interview(nil), d(2026, 9, 9), ""},
		{"INTV-003", "no interview", nil, on, ""},
		{"INTV-003", "trained", interview(func(in *cases.Interview) {
			in.Trained = person.Yes
		}), on, rule.Met},
		{"INTV-003", "not trained", interview(func(in *cases.Interview) {
			in.Trained = person.No
		}), on, rule.NotMet},
		{"INTV-003", "not recorded", interview(nil), on, rule.Unknown},

		{"INTV-004", "on the day of the interview", all(interview(nil), interview(nil)), d(2026, 9, 11), rule.Met},
		{"INTV-004", "the day before the interview", all(interview(nil), interview(nil)), d(2026, 9, 10), ""},
		{"INTV-004", "one interview", interview(nil), on, ""},
		{"INTV-004", "same", all(interview(nil), interview(nil)), on, rule.Met},
		{"INTV-004", "another, no reason", all(interview(nil), interview(func(in *cases.Interview) { in.Interviewer = "a2" })), on, rule.NotMet},
		{"INTV-004", "another, with a reason", all(interview(nil), interview(func(in *cases.Interview) {
			in.Interviewer, in.Changed = "a2", care.AbsenceNotAvailable
		})), on, rule.Met},
		{"INTV-004", "not recorded", all(interview(nil), interview(func(in *cases.Interview) { in.Interviewer = "" })), on, rule.Unknown},

		{"INTV-005", "on the day of the interview", all(interview(nil), interview(nil)), d(2026, 9, 11), rule.Unknown},
		{"INTV-005", "the day before the interview", all(interview(nil), interview(nil)), d(2026, 9, 10), ""},
		{"INTV-005", "one interview", interview(nil), on, ""},
		{"INTV-005", "second, necessary", all(interview(nil), interview(func(in *cases.Interview) {
			in.Necessary = person.Yes
		})), on, rule.Met},
		{"INTV-005", "second, not necessary", all(interview(nil), interview(func(
			in *cases.Interview,
		) {
			in.Necessary = person.No
		})), on, rule.NotMet},
		{"INTV-005", "second, not recorded", all(interview(nil), interview(nil)), on, rule.Unknown},

		{"INTV-006", "on the day of the interview", interview(nil), d(2026, 9, 10), rule.Unknown},
		{"INTV-006", "the day before the interview", interview(nil), d(2026, 9, 9), ""},
		{"INTV-006", "no interview", nil, on, ""},
		{"INTV-006", "guardian", interview(func(in *cases.Interview) { in.Companions = []cases.Companion{cases.WithGuardian} }), on, rule.Met},
		{"INTV-006", "lawyer alone", interview(func(in *cases.Interview) { in.Companions = []cases.Companion{cases.WithLawyer} }), on, rule.NotMet},
		{"INTV-006", "nobody", interview(func(in *cases.Interview) { in.Companions = []cases.Companion{cases.WithNobody} }), on, rule.NotMet},
		{"INTV-006", "not recorded", interview(nil), on, rule.Unknown},
		{"INTV-006", "suspected parent", all(suspect(
			person.RelationParent, d(2026, 9, 10),
		), interview(func(in *cases.Interview) {
			in.Companions = []cases.Companion{cases.WithParent}
		})), on, rule.NotMet},
		{"INTV-006", "parent suspected only the day after", all(suspect(
			person.RelationParent, d(2026, 9, 11),
		), interview(func(in *cases.Interview) {
			in.Companions = []cases.Companion{cases.WithParent}
		})), on, rule.Met},
		{"INTV-006", "nobody, by decision", all(interview(func(in *cases.Interview) { in.Companions, in.Decision = []cases.Companion{cases.WithNobody}, "d1" }), func(f *cases.File) {
			f.Victims[0].Decisions = []victim.Decision{{ID: "d1", Kind: victim.DecisionInterviewExclusion, Day: d(2026, 9, 10)}}
		}), on, rule.Met},
		{"INTV-006", "nobody, decided only afterwards", all(interview(func(in *cases.Interview) { in.Companions, in.Decision = []cases.Companion{cases.WithNobody}, "d1" }), func(f *cases.File) {
			f.Victims[0].Decisions = []victim.Decision{{ID: "d1", Kind: victim.DecisionInterviewExclusion, Day: d(2026, 9, 11)}}
		}), on, rule.NotMet},

		{"INTV-007", "on the day of the interview", interview(nil), d(2026, 9, 10), rule.Unknown},
		{"INTV-007", "the day before the interview", interview(nil), d(2026, 9, 9), ""},
		{"INTV-007", "no interview", nil, on, ""},
		{"INTV-007", "recorded", interview(func(in *cases.Interview) {
			in.Recorded, in.Evidence = person.Yes, "e1"
		}), on, rule.Met},
		{"INTV-007", "recorded, evidence not named", interview(func(in *cases.Interview) {
			in.Recorded = person.Yes
		}), on, rule.Unknown},
		{"INTV-007", "not recorded, no reason", interview(func(in *cases.Interview) {
			in.Recorded = person.No
		}), on, rule.NotMet},
		{"INTV-007", "not recorded, with a reason", interview(func(in *cases.Interview) {
			in.Recorded, in.NotRecorded = person.No, care.AbsenceOwnWish
		}), on, rule.Met},
		{"INTV-007", "nothing known", interview(nil), on, rule.Unknown},

		// UNICEF guidelines, 3.3.2: no questions about the experience before a guardian is
		// appointed.
		{"INTV-008", "on the day of the interview", interview(nil), d(2026, 9, 10), rule.Unknown},
		{"INTV-008", "the day before the interview", interview(nil), d(2026, 9, 9), ""},
		{"INTV-008", "no interview", nil, on, ""},
		{"INTV-008", "asked without a guardian", interview(func(in *cases.Interview) {
			in.Exploitation = person.Yes
		}), on, rule.NotMet},
		{"INTV-008", "guardian on the same day", all(guardian(
			d(2026, 9, 10),
		), interview(func(in *cases.Interview) {
			in.Exploitation = person.Yes
		})), on, rule.Met},
		{"INTV-008", "guardian a day later", all(guardian(
			d(2026, 9, 11),
		), interview(func(in *cases.Interview) {
			in.Exploitation = person.Yes
		})), on, rule.NotMet},
		{"INTV-008", "not asked about it", interview(func(in *cases.Interview) {
			in.Exploitation = person.No
		}), on, ""},
		{"INTV-008", "whether asked is not recorded", interview(nil), on, rule.Unknown},
		{"INTV-008", "accompanied", all(func(f *cases.File) { f.Victims[0].Family.Accompaniment = victim.Accompanied }, interview(nil)), on, ""},

		// CETS No. 201, article 36(2); Directive 2011/36/EU, article 15(5).
		{"INTV-009", "no testimony", nil, on, ""},
		{
			"INTV-009", "measures",
			testimony(
				cases.Testimony{
					Day: on, Measures: []cases.CourtMeasure{cases.CourtMeasure("remote-testimony")},
				},
			),
			on, rule.Met,
		},
		{"INTV-009", "testified, nothing on file", testimony(cases.Testimony{Day: on}), on, rule.NotMet},
		{"INTV-009", "testifies tomorrow, nothing on file", testimony(cases.Testimony{Day: on.AddDays(1)}), on, rule.Due},
		{"INTV-009", "day not known", testimony(cases.Testimony{}), on, rule.Due},
		{
			"INTV-009", "none, with a reason",
			testimony(cases.Testimony{Day: on, NoMeasures: care.AbsenceOwnWish}), on, rule.Met,
		},
		{"INTV-009", "age unknown", all(ageless, testimony(cases.Testimony{Day: on})), on, rule.Unknown},
		{"INTV-009", "adult", all(adult, testimony(cases.Testimony{Day: on})), on, ""},

		// CETS No. 197, article 26.
		{"NONP-001", "no liability", nil, on, ""},
		{"NONP-001", "suspected, not screened", liability(cases.Liability{Kind: crime, Stage: cases.StageSuspected}), on, rule.Due},
		{"NONP-001", "charged, not screened", liability(cases.Liability{Kind: crime, Charged: on}), on, rule.NotMet},
		{"NONP-001", "charged tomorrow, not screened", liability(cases.Liability{Kind: crime, Charged: on.AddDays(1)}), on, rule.Due},
		{"NONP-001", "screened on the day of the charge", liability(cases.Liability{Kind: crime, Charged: on, Screened: on, Linked: cases.LinkNone, Indicators: []string{"i1"}}), on, rule.Met},
		{"NONP-001", "screened after the charge", liability(cases.Liability{Kind: crime, Charged: on.AddDays(-1), Screened: on, Linked: cases.LinkNone, Indicators: []string{"i1"}}), on, rule.NotMet},
		{"NONP-001", "no indicators", liability(cases.Liability{Kind: crime, Screened: on, Linked: cases.LinkNone}), on, rule.Unknown},
		{"NONP-001", "no result", liability(cases.Liability{Kind: crime, Screened: on}), on, rule.Unknown},
		{"NONP-001", "penalised, no days", liability(cases.Liability{Kind: crime, Stage: cases.StagePenalised}), on, rule.Unknown},
		{"NONP-001", "a fine under immigration law", liability(cases.Liability{Kind: jurisdiction.Immigration, Penalised: on}), on, ""},

		{"NONP-002", "not screened", liability(cases.Liability{Kind: crime}), on, ""},
		{"NONP-002", "no link", liability(cases.Liability{Kind: crime, Screened: on, Linked: cases.LinkNone}), on, ""},
		{"NONP-002", "link, nothing decided", liability(cases.Liability{Kind: crime, Screened: on, Linked: cases.LinkCompelled}), on, rule.Due},
		{"NONP-002", "decided", liability(cases.Liability{Kind: crime, Screened: on, Linked: cases.LinkCompelled, Outcome: cases.NotCharged, Decided: on, Body: jurisdiction.Prosecutor}), on, rule.Met},
		{"NONP-002", "who decided is missing", liability(cases.Liability{Kind: crime, Screened: on, Linked: cases.LinkCompelled, Outcome: cases.NotCharged, Decided: on}), on, rule.Unknown},
		{"NONP-002", "refused without reasons", liability(cases.Liability{Kind: crime, Screened: on, Linked: cases.LinkCompelled, Outcome: cases.NonPunishRefused, Decided: on, Body: jurisdiction.Court}), on, rule.Unknown},

		// OHCHR Recommended Principles and Guidelines (2002), guideline 8.3.
		{"NONP-003", "not refused", liability(cases.Liability{}), on, ""},
		{"NONP-003", "refused for lack of compulsion", liability(cases.Liability{Outcome: cases.NonPunishRefused, Decided: on, Reasons: []cases.RefusedBecause{cases.BecauseNoCompulsion}}), on, rule.NotMet},
		{"NONP-003", "refused for lack of a link", liability(cases.Liability{Outcome: cases.NonPunishRefused, Decided: on, Reasons: []cases.RefusedBecause{cases.BecauseNoLink}}), on, rule.Met},
		{"NONP-003", "no reasons", liability(cases.Liability{Outcome: cases.NonPunishRefused, Decided: on}), on, rule.Unknown},
		{"NONP-003", "adult at the time of the act", all(adult, liability(cases.Liability{Outcome: cases.NonPunishRefused, Decided: on, Reasons: []cases.RefusedBecause{cases.BecauseNoCompulsion}})), on, ""},
		{"NONP-003", "child at the act, adult at the decision", all(func(f *cases.File) { f.Victims[0].Age.BirthDay = d(2008, 9, 15) },
			liability(cases.Liability{ActDay: d(2026, 9, 14), Outcome: cases.NonPunishRefused, Decided: on, Reasons: []cases.RefusedBecause{cases.BecauseNoCompulsion}})), on, rule.NotMet},

		// Directive 2011/36/EU, article 8, as amended by Directive (EU) 2024/1712.
		{"NONP-004", "a crime", liability(cases.Liability{Kind: crime}), on, ""},
		{"NONP-004", "fined, not screened", liability(cases.Liability{Kind: jurisdiction.Immigration, Penalised: on}), on, rule.NotMet},
		{"NONP-004", "screened", liability(cases.Liability{Kind: jurisdiction.Administrative, Screened: on, Linked: cases.LinkConsequence, Indicators: []string{"i1"}}), on, rule.Met},
		{"NONP-004", "no result", liability(cases.Liability{Kind: jurisdiction.Administrative, Screened: on}), on, rule.Unknown},

		// CETS No. 197, article 27(1): not dependent upon the report or accusation made by a
		// victim.
		{"PROS-001", "not stopped", steps(opened), on, ""},
		{"PROS-001", "no complaint", steps(stop(cases.ClosedNoComplaint, "")), on, rule.NotMet},
		{
			"PROS-001", "withdrawn, with reasons", steps(stop(cases.ClosedWithdrawn, person.Yes)),
			on, rule.Met,
		},
		{
			"PROS-001", "withdrawn, without reasons", steps(stop(cases.ClosedWithdrawn, person.No)),
			on, rule.NotMet,
		},
		{"PROS-001", "withdrawn, not recorded", steps(stop(cases.ClosedWithdrawn, "")), on, rule.Unknown},
		{"PROS-001", "the day before", steps(stop(cases.ClosedNoComplaint, "")), d(2026, 9, 9), ""},

		// CETS No. 197, article 24(b): the offence was committed against a child.
		{"PROS-002", "on the day of the charge", charged(cases.Proceeding{}), d(2026, 9, 25), rule.NotMet},
		{"PROS-002", "the day before the charge", charged(cases.Proceeding{}), d(2026, 9, 24), ""},
		{"PROS-002", "not charged", steps(opened), on, ""},
		{"PROS-002", "charged as done to a child", charged(cases.Proceeding{Offence: cases.OffenceTraffickingChild}), on, rule.Met},
		{"PROS-002", "charged as done to an adult", charged(cases.Proceeding{Offence: cases.OffenceTrafficking}), on, rule.NotMet},
		{
			"PROS-002", "charged as done to an adult, with a reason",
			charged(
				cases.Proceeding{
					Offence: cases.OffenceTrafficking, NotCharged: care.AbsenceOtherReason,
				},
			),
			on, rule.Met,
		},
		{"PROS-002", "danger to life left out", all(conduct(func(c *cases.Conduct) {
			c.LifeEndangered = person.Yes
		}), charged(cases.Proceeding{Offence: cases.OffenceTraffickingChild})), on, rule.NotMet},
		{"PROS-002", "danger to life in the charge", all(conduct(func(c *cases.Conduct) {
			c.LifeEndangered = person.Yes
		}), charged(cases.Proceeding{Offence: cases.OffenceTraffickingChild,
			Aggravations: []cases.Aggravation{cases.AggravatedLife}})), on, rule.Met},
		{"PROS-002", "an official took part", all(suspect(
			person.RelationOfficial, on,
		), func(f *cases.File) {
			f.Suspects[0].Official, f.Conduct[0].Suspects = person.Yes, []string{"x1"}
		}, charged(cases.Proceeding{Offence: cases.OffenceTraffickingChild})), on, rule.NotMet},

		{"PROS-003", "no proceeding", nil, on, ""},
		{"PROS-003", "not recorded", steps(opened), on, rule.Unknown},
		{"PROS-003", "recorded", proceeding(cases.Proceeding{Limitation: on, LimitationFrom: law.Majority}), on, rule.Met},
		{"PROS-003", "passed", proceeding(cases.Proceeding{Limitation: on.AddDays(-1), LimitationFrom: law.Majority}), on, rule.NotMet},
		{"PROS-003", "none", proceeding(cases.Proceeding{Unlimited: person.Yes}), on, rule.Met},
		{"PROS-003", "adult", all(adult, steps(opened)), on, ""},

		{"PROS-008", "no proceeding", nil, on, ""},
		{"PROS-008", "at risk without a proceeding", risk(person.Yes), on, rule.Due},
		{"PROS-008", "not assessed", steps(opened), on, rule.Due},
		{"PROS-008", "no risk", all(steps(opened), risk(person.No)), on, rule.Met},
		{"PROS-008", "at risk, no measures", all(steps(opened), risk(person.Yes)), on, rule.Due},
		{
			"PROS-008", "at risk, measures",
			all(steps(opened), risk(person.Yes), measure(cases.MeasureEscort)), on, rule.Met,
		},
		{"PROS-008", "result missing", all(steps(opened), risk("")), on, rule.Unknown},

		{"COMP-006", "not charged", steps(opened), on, ""},
		{"COMP-006", "no claim", charged(cases.Proceeding{}), on, rule.Due},
		{"COMP-006", "claimed", all(charged(cases.Proceeding{}), claimed(victim.Claim{Route: victim.RouteCriminal, Lodged: on})), on, rule.Met},
		{"COMP-006", "route missing", all(charged(cases.Proceeding{}), claimed(victim.Claim{Lodged: on})), on, rule.Unknown},
		{"COMP-006", "judged without a claim", steps(cases.ProceedingStep{Kind: cases.StepCharged, Day: d(2026, 9, 5)}, cases.ProceedingStep{Kind: cases.StepJudgment, Day: on}), on, rule.NotMet},
		{"COMP-006", "the eve of the judgment", steps(cases.ProceedingStep{Kind: cases.StepCharged, Day: d(2026, 9, 5)}, cases.ProceedingStep{Kind: cases.StepJudgment, Day: on.AddDays(1)}), on, rule.Due},

		// Palermo Protocol, article 8(2): with due regard for the status of any legal proceedings.
		{"RETN-005", "no return", steps(opened), on, ""},
		{"RETN-005", "nothing pending", returned(victim.Return{Departed: on}), on, ""},
		{"RETN-005", "left while pending", all(steps(opened), returned(victim.Return{Departed: on})), on, rule.NotMet},
		{"RETN-005", "considered on the day", all(steps(opened), returned(victim.Return{Departed: on, ProceedingsConsidered: on})), on, rule.Met},
		{"RETN-005", "considered the day after", all(steps(opened), returned(victim.Return{Departed: on.AddDays(-1), ProceedingsConsidered: on})), on, rule.NotMet},
		{"RETN-005", "steps of the proceeding missing", all(steps(), returned(victim.Return{Planned: on})), on, rule.Unknown},
		{"RETN-005", "planned", all(steps(opened), returned(victim.Return{Planned: on})), on, rule.Due},
		{"RETN-005", "planned for yesterday", all(steps(opened), returned(victim.Return{Planned: on.AddDays(-1)})), on, rule.Overdue},

		// Regulation (EU) 2016/679, article 7.
		{"DATA-002", "on the day", disclosed(cases.Disclosure{}), d(2026, 9, 20), rule.Unknown},
		{"DATA-002", "the day before", disclosed(cases.Disclosure{}), d(2026, 9, 19), ""},
		{"DATA-002", "no disclosure", nil, on, ""},
		{"DATA-002", "another basis", disclosed(cases.Disclosure{Basis: cases.BasisLegalObligation}), on, ""},
		{"DATA-002", "basis missing", disclosed(cases.Disclosure{}), on, rule.Unknown},
		{"DATA-002", "none linked", disclosed(cases.Disclosure{Basis: cases.BasisConsent}), on, rule.NotMet},
		{"DATA-002", "covered", all(consent(nil), disclosed(covered)), on, rule.Met},
		{"DATA-002", "withdrawn on the day", all(consent(func(c *victim.Consent) { c.Withdrawn = d(2026, 9, 20) }), disclosed(covered)), on, rule.NotMet},
		{"DATA-002", "withdrawn the day after", all(consent(func(c *victim.Consent) { c.Withdrawn = d(2026, 9, 21) }), disclosed(covered)), on, rule.Met},
		{"DATA-002", "language missing", all(consent(func(c *victim.Consent) { c.Language = "" }), disclosed(covered)), on, rule.Unknown},
		{"DATA-002", "view of the child missing", all(consent(func(c *victim.Consent) { c.ChildAgrees = "" }), disclosed(covered)), on, rule.Unknown},
		{"DATA-002", "another recipient", all(consent(func(c *victim.Consent) { c.Recipients[0].Kind = jurisdiction.Health }), disclosed(covered)), on, rule.NotMet},
		{"DATA-002", "in the sender's own State", all(consent(nil), disclosed(covered), between("MK", "MK")), on, rule.Met},
		{"DATA-002", "in another State, of which the consent says nothing", all(consent(nil), disclosed(covered), between("MK", "AL")), on, rule.NotMet},
		{"DATA-002", "in another State, which the consent names", all(consent(func(c *victim.Consent) { c.Recipients[0].Place = "AL" }), disclosed(covered), between("MK", "AL")), on, rule.Met},
		{"DATA-002", "the sender's State missing", all(consent(nil), disclosed(covered), between("", "AL")), on, rule.Unknown},
		{"DATA-002", "more categories", all(consent(func(c *victim.Consent) { c.Categories = nil }), disclosed(covered)), on, rule.NotMet},
		{"DATA-002", "the guardian is suspected", all(consent(nil), func(f *cases.File) {
			f.Victims[0].Guardians[0].Suspected = person.Yes
		}, disclosed(covered)), on, rule.NotMet},

		// CETS No. 197, article 11(2).
		{"DATA-003", "on the day", published(cases.Publication{}), d(2026, 9, 20), rule.Unknown},
		{"DATA-003", "the day before", published(cases.Publication{}), d(2026, 9, 19), ""},
		{"DATA-003", "nothing published", nil, on, ""},
		{
			"DATA-003", "adult", all(adult, published(cases.Publication{Identifies: person.Yes})),
			on, "",
		},
		{
			"DATA-003", "recognisable", published(cases.Publication{Identifies: person.Yes}), on,
			rule.NotMet,
		},
		{
			"DATA-003", "not recognisable", published(cases.Publication{Identifies: person.No}), on,
			rule.Met,
		},
		{
			"DATA-003", "to trace the family",
			published(
				cases.Publication{
					Identifies: person.Yes, Exception: cases.PublicationException("family-tracing"),
					Reasoned: person.Yes,
				},
			),
			on, rule.Met,
		},
		{"DATA-003", "not recorded", published(cases.Publication{}), on, rule.Unknown},

		{"DATA-004", "on the day", disclosed(cases.Disclosure{}), d(2026, 9, 20), rule.Unknown},
		{"DATA-004", "the day before", disclosed(cases.Disclosure{}), d(2026, 9, 19), ""},
		{"DATA-004", "no disclosure", nil, on, ""},
		{
			"DATA-004", "names for statistics",
			disclosed(
				cases.Disclosure{
					Purpose:    victim.PurposeStatistics,
					Categories: []person.Category{person.CategoryIdentity},
				},
			),
			on, rule.NotMet,
		},
		{
			"DATA-004", "age for statistics",
			disclosed(
				cases.Disclosure{
					Purpose:    victim.PurposeStatistics,
					Categories: []person.Category{person.CategoryAge},
				},
			),
			on, rule.Met,
		},
		{
			"DATA-004", "health for family tracing",
			disclosed(
				cases.Disclosure{
					Purpose:    victim.PurposeTracing,
					Categories: []person.Category{person.CategoryHealth},
				},
			),
			on, rule.NotMet,
		},
		{"DATA-004", "categories missing", disclosed(cases.Disclosure{Purpose: victim.PurposeService}), on, rule.Unknown},

		{"DATA-006", "on the day", disclosed(covered), d(2026, 9, 20), rule.NotMet},
		{"DATA-006", "the day before", disclosed(covered), d(2026, 9, 19), ""},
		{"DATA-006", "no disclosure", nil, on, ""},
		{"DATA-006", "not in the log", disclosed(covered), on, rule.NotMet},
		{"DATA-006", "in the log", all(disclosed(covered), inLog), on, rule.Met},
		{"DATA-006", "recipient missing", all(disclosed(cases.Disclosure{}), inLog), on, rule.Unknown},

		{"DATA-009", "on the day", abroad("", ""), d(2026, 9, 20), rule.NotMet},
		{"DATA-009", "the day before", abroad("", ""), d(2026, 9, 19), ""},
		{"DATA-009", "inside the State", disclosed(covered), on, ""},
		{"DATA-009", "State of the recipient missing", disclosed(cases.Disclosure{From: "MK"}), on, rule.Unknown},
		{"DATA-009", "abroad without a ground", abroad("", ""), on, rule.NotMet},
		{"DATA-009", "dangerous", abroad(referral.TransferTreaty, person.No), on, rule.NotMet},
		{"DATA-009", "danger not looked at", abroad(referral.TransferTreaty, ""), on, rule.Unknown},
		// Regulation (EU) 2016/679, article 45(1); no decision covers Albania.
		{
			"DATA-009", "adequacy without a decision",
			disclosed(
				cases.Disclosure{
					From:      "SI",
					Recipient: victim.Recipient{Kind: jurisdiction.SocialWork, Place: "AL"},
					Ground:    referral.TransferAdequacy, NoDanger: person.Yes,
					Restrictions: person.Yes,
				},
			),
			on, rule.NotMet,
		},
		{"DATA-009", "as it should be", abroad(referral.TransferTreaty, person.Yes), on, rule.Met},
		{"DATA-009", "inside the European Union", disclosed(cases.Disclosure{From: "SI", Recipient: victim.Recipient{Kind: jurisdiction.Police, Place: "HR"}}), on, ""},

		{"STAT-001", "status missing", func(f *cases.File) {
			f.Victims[0].Sex, f.Victims[0].Status = person.Female, nil
		}, on, rule.Unknown},
		{"STAT-001", "sex and body missing", nil, on, rule.Unknown},
		{"STAT-001", "complete", func(f *cases.File) {
			f.Victims[0].Sex, f.Victims[0].Status[0].Body = person.Female, jurisdiction.Police
		}, on, rule.Met},

		{"NREF-001", "neither grounds nor indicators", detected, on, ""},
		{"NREF-001", "no step recorded", unstated, on, rule.Unknown},
		{"NREF-001", "an indicator seen today", all(detected, func(f *cases.File) { f.Victims[0].Indicators = []victim.Indicator{{ID: "i", Observed: on}} }), on, rule.Due},
		{"NREF-001", "an indicator seen tomorrow", all(detected, func(f *cases.File) { f.Victims[0].Indicators = []victim.Indicator{{ID: "i", Observed: on.AddDays(1)}} }), on, ""},
		{"NREF-001", "no referral", nil, on, rule.Due},
		{"NREF-001", "referred to social work", sent(referral.Referral{}), on, rule.Met},
		{"NREF-001", "the day before it was sent", sent(referral.Referral{}), d(2026, 9, 2), rule.Due},
		{"NREF-001", "to an organisation without a basis", sent(referral.Referral{To: referral.Party{Kind: jurisdiction.NGO, Place: "MK"}}), on, rule.Unknown},
		{"NREF-001", "to an organisation in an emergency, on its last day", sent(urgent(d(2026, 9, 3))), on, rule.Met},
		{"NREF-001", "to an organisation, the day after an emergency ended", sent(urgent(d(2026, 9, 2))), on, rule.Unknown},
		{"NREF-001", "to an organisation in an emergency without an authority", sent(func() referral.Referral { r := urgent(on); r.Emergency.Authority = ""; return r }()), on, rule.Unknown},
		{"NREF-001", "a request from another body", all(sent(referral.Referral{}), func(f *cases.File) { f.Referrals[0].Kind = referral.Request }), on, rule.Due},
		{"NREF-001", "an assignment inside one organisation", all(sent(referral.Referral{}), func(f *cases.File) {
			f.Referrals[0].Kind, f.Referrals[0].From.ID, f.Referrals[0].To.ID = referral.Assign, "o1", "o1"
		}), on, rule.Due},

		// CETS No. 201, article 12(1): confidentiality is no obstacle to reporting to child
		// protection.
		{"NREF-002", "adult", adult, on, ""},
		{"NREF-002", "nobody told", nil, on, rule.Due},
		{"NREF-002", "told", notified(cases.Notification{To: jurisdiction.SocialWork, Day: on}), on, rule.Met},
		{"NREF-002", "told tomorrow", notified(cases.Notification{To: jurisdiction.SocialWork, Day: on.AddDays(1)}), on, rule.Due},
		{
			"NREF-002", "secrecy",
			notified(cases.Notification{To: jurisdiction.SocialWork, Secrecy: person.Yes}), on,
			rule.NotMet,
		},
		{"NREF-002", "day missing", notified(cases.Notification{To: jurisdiction.SocialWork}), on, rule.Unknown},
		{"NREF-002", "referred to a health service alone", sent(referral.Referral{To: referral.Party{Kind: jurisdiction.Health, Place: "MK"}}), on, rule.Due},
		{"NREF-002", "told by a referral to child protection", sent(referral.Referral{To: referral.Party{Kind: jurisdiction.ChildProtection, Place: "MK"}}), on, rule.Met},
		{"NREF-002", "told by a referral", sent(referral.Referral{}), on, rule.Met},
		// Bulgaria, procedures for children, 1.1: 24 hours; from 23 November that is 24 November.
		{"NREF-002", "Bulgaria, last day", in("BG"), d(2026, 11, 24), rule.Due},
		{"NREF-002", "Bulgaria, the day after", in("BG"), d(2026, 11, 25), rule.Overdue},

		{"NREF-003", "nothing sent", nil, on, ""},
		{"NREF-003", "sent, last day", sent(referral.Referral{Expires: on}), on, rule.Due},
		{"NREF-003", "sent, the day after", sent(referral.Referral{Expires: on.AddDays(-1)}), on, rule.Overdue},
		{"NREF-003", "declined", sent(referral.Referral{}, referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: d(2026, 9, 5), Code: referral.NoCapacity}), on, rule.NotMet},
		{"NREF-003", "the eve of the answer", sent(referral.Referral{}, referral.Step{Action: referral.Decline, Actor: referral.Receiver, Day: on.AddDays(1), Code: referral.NoCapacity}), on, rule.Due},
		{"NREF-003", "in service", sent(referral.Referral{}, referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 5)}, referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: d(2026, 9, 6)}), on, rule.Met},
		{"NREF-003", "a request", all(sent(referral.Referral{}), func(f *cases.File) { f.Referrals[0].Kind = referral.Request }), on, ""},
		{"NREF-003", "state missing", func(f *cases.File) {
			sent(referral.Referral{})(f)
			for i := range f.Referrals[0].History {
				f.Referrals[0].History[i].To = ""
			}
		}, on, rule.Unknown},

		{"NREF-004", "no need", func(f *cases.File) {
			f.Victims[0].Asylum.Need = person.No
		}, on, ""},
		{"NREF-004", "need not asked", nil, on, rule.Unknown},
		{"NREF-004", "need, on the first day", func(f *cases.File) {
			f.Victims[0].Asylum.Need = person.Yes
		}, d(2026, 9, 1), rule.Due},
		{"NREF-004", "need, no victim yet", func(f *cases.File) {
			f.Victims[0].Asylum.Need = person.Yes
		}, d(2026, 8, 31), ""},
		{"NREF-004", "citizen", func(f *cases.File) { f.Victims[0].Citizenships[0].Country = "MK" }, on, ""},
		{"NREF-004", "need, no contact", func(f *cases.File) {
			f.Victims[0].Asylum.Need = person.Yes
		}, on, rule.Due},
		{"NREF-004", "contact with consent", all(func(f *cases.File) {
			f.Victims[0].Asylum.Need = person.Yes
		}, sent(
			referral.Referral{Consent: "c1", To: referral.Party{Kind: jurisdiction.Asylum}},
		)), on, rule.Met},

		{"NREF-005", "not presumed", detected, on, ""},
		{"NREF-005", "no step recorded", unstated, on, rule.Unknown},
		{"NREF-005", "no plan", nil, on, rule.Due},
		{
			"NREF-005", "review today",
			plan(care.Plan{Day: d(2026, 9, 5), Author: jurisdiction.SocialWork, Review: on}), on,
			rule.Met,
		},
		{
			"NREF-005", "review yesterday",
			plan(
				care.Plan{
					Day: d(2026, 9, 5), Author: jurisdiction.SocialWork, Review: on.AddDays(-1),
				},
			),
			on, rule.Overdue,
		},
		{"NREF-005", "no lead", plan(care.Plan{Day: d(2026, 9, 5)}), on, rule.Unknown},

		{"TREF-002", "inside one State", sent(referral.Referral{}), on, ""},
		{"TREF-002", "between two States outside the EU", border("AL", referral.Border{}), on, ""},
		{"TREF-002", "to a member state, not contacted", border("SI", referral.Border{}), on, rule.Due},
		{"TREF-002", "contacted", border("SI", referral.Border{FocalPoint: on}), on, rule.Met},
		{"TREF-002", "receiver missing", all(border("SI", referral.Border{}), func(f *cases.File) { f.Referrals[0].To.Kind = "" }), on, rule.Unknown},

		// CETS No. 197, article 33(1).
		{"TREF-003", "no danger", nil, on, ""},
		{"TREF-003", "not told", danger(cases.Danger{Known: d(2026, 9, 5)}), on, rule.Due},
		{"TREF-003", "told", danger(cases.Danger{Known: d(2026, 9, 5), Told: on, Recipient: jurisdiction.Police}), on, rule.Met},
		{"TREF-003", "who was told is missing", danger(cases.Danger{Known: d(2026, 9, 5), Told: on}), on, rule.Unknown},
		{"TREF-003", "the day before it was known", danger(cases.Danger{Known: on.AddDays(1)}), on, ""},

		{"TREF-004", "not missing", nil, on, ""},
		{"TREF-004", "missing since today", missing(victim.MissingEpisode{Since: on}), on, rule.Due},
		{"TREF-004", "missing from tomorrow", missing(victim.MissingEpisode{Since: on.AddDays(1)}), on, ""},
		{"TREF-004", "not reported", missing(victim.MissingEpisode{Since: d(2026, 9, 20)}), on, rule.Due},
		{"TREF-004", "found without a report", missing(victim.MissingEpisode{Since: d(2026, 9, 20), Found: d(2026, 9, 25)}), on, rule.NotMet},
		{"TREF-004", "everything done", missing(victim.MissingEpisode{Since: d(2026, 9, 20), Reported: d(2026, 9, 20), Alert: d(2026, 9, 20), GuardianInformed: d(2026, 9, 20)}), on, rule.Met},
		{"TREF-004", "since when is not recorded", missing(victim.MissingEpisode{Reported: on}), on, rule.Unknown},
		{"TREF-004", "adult", all(adult, missing(victim.MissingEpisode{Since: d(2026, 9, 20)})), on, ""},

		// 1996 Hague Convention, article 33: consultation and consent before the placement. In
		// force for Slovenia and Croatia.
		{"TREF-006", "inside one State", sent(referral.Referral{}), on, ""},
		{"TREF-006", "Kosovo is no party", all(border("XK", referral.Border{})), on, ""},
		{"TREF-006", "competent State missing", hague(referral.Border{}), on, rule.Unknown},
		{
			"TREF-006", "no placement",
			hague(referral.Border{Competent: "HR", Placement: person.No}), on, rule.Met,
		},
		{
			"TREF-006", "placement not agreed",
			hague(referral.Border{Competent: "HR", Placement: person.Yes}), on, rule.Due,
		},
		{
			"TREF-006", "placed without agreement",
			hague(referral.Border{Competent: "HR", Placement: person.Yes, Handover: on}), on,
			rule.NotMet,
		},
		{
			"TREF-006", "agreed",
			hague(
				referral.Border{Competent: "HR", Placement: person.Yes, Consulted: on, Agreed: on},
			),
			on, rule.Met,
		},

		{"TREF-007", "inside one State", sent(referral.Referral{}), on, ""},
		{"TREF-007", "a request from another State", all(border("AL", referral.Border{}), func(f *cases.File) { f.Referrals[0].Kind = referral.Request }), on, ""},
		{"TREF-007", "not handed over", border("AL", referral.Border{}), on, rule.Due},
		{"TREF-007", "without minutes", border("AL", referral.Border{Handover: on, Guardian: "g9"}), on, rule.NotMet},
		{"TREF-007", "guardian missing", border("AL", referral.Border{Handover: on}), on, rule.Unknown},
		{"TREF-007", "everything done", border("AL", referral.Border{Handover: on, Guardian: "g9", Documents: []referral.Document{referral.DocumentMinutes}, Feedback: on}), on, rule.Met},
	}
	tests = append(tests, closureRows(on)...)
	tests = append(tests, changeRows(on)...)
	cover := coverage.New()
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			f := file()
			if tt.change != nil {
				tt.change(&f)
			}
			fs := findings(t, f, tt.on, tt.rule)
			cover.Add(tt.rule, tt.outcome, fs, findings(t, f, tt.on.AddDays(-1), tt.rule), findings(t, f, tt.on.AddDays(1), tt.rule))
			if tt.outcome == "" {
				assert.Empty(t, fs)
				return
			}
			i := slices.IndexFunc(fs, func(f rule.Finding) bool { return f.Outcome == tt.outcome })
			require.GreaterOrEqual(t, i, 0, "%v", fs)
			if tt.rule != "AGE-007" { // which looks at charge and plan
				require.Len(t, fs, 1)
			}
			assert.NotEmpty(t, fs[i].Basis)
			assert.True(t, law.IsValid(fs[i].Force))
			assert.Equal(t, "/victims/0", fs[i].About)
		})
	}
	cannot := map[rule.ID][]string{
		"IDENT-001": {"not applicable"},                        // it applies to everybody
		"PROS-002":  {"unknown"},                               // it compares what is recorded
		"STAT-001":  {"not met", "not applicable", "boundary"}, // the row of every victim lacks columns or does not, on whatever day
	}
	for _, r := range cases.Rules() {
		cover.Complete(t, r.ID, cannot[r.ID]...)
	}
}

// Directive (EU) 2024/1712, article 2: to be transposed by 15 July 2026.
func TestForceCrossesTheTranspositionDay(t *testing.T) {
	f := file()
	f.Victims[0].Stays[0].Place = "SI"
	f.Liabilities = []cases.Liability{{ID: "l1", Victim: "v1", Place: "SI", Kind: jurisdiction.Immigration, Stage: cases.StageSuspected}}
	for day, want := range map[law.Day]rule.Force{d(2026, 7, 14): rule.Guidance, d(2026, 7, 15): rule.Binding} {
		fs := findings(t, f, day, "NONP-004")
		require.Len(t, fs, 1)
		assert.Equal(t, want, fs[0].Force, day)
	}
	f.Liabilities[0].Place = "MK"
	assert.Equal(t, rule.Guidance, findings(t, f, d(2026, 7, 15), "NONP-004")[0].Force, "not a member of the EU")
}

func TestElements(t *testing.T) {
	on := d(2026, 10, 1)
	adult := person.Age{BirthDay: d(1990, 1, 1)}
	base := func() cases.Conduct {
		return cases.Conduct{ID: "c1", Victims: []string{"v1"}, From: d(2026, 8, 2), Acts: []cases.Act{cases.Transportation}, Purposes: []jurisdiction.Purpose{jurisdiction.ForcedLabour}}
	}
	tests := []struct {
		name   string
		age    person.Age
		set    func(*cases.Conduct)
		want   cases.Verdict
		means  cases.ElementState
		agreed bool
	}{
		// Palermo Protocol, article 3(c): for a child no means are needed.
		{
			"child without means", person.Age{BirthDay: d(2014, 1, 1)}, nil, cases.AllElements,
			cases.ElementNotNeeded, false,
		},
		{
			"presumed child without means", person.Age{Knowledge: person.AgeDisputed}, nil,
			cases.AllElements, cases.ElementNotNeeded, false,
		},
		{"child, and no act recorded", person.Age{BirthDay: d(2014, 1, 1)}, func(c *cases.Conduct) {
			c.Acts = nil
		}, cases.ElementsMissing, cases.ElementNotNeeded, false},
		{"child, and no purpose recorded", person.Age{
			BirthDay: d(2014, 1, 1),
		}, func(c *cases.Conduct) {
			c.Purposes = nil
		}, cases.ElementsMissing, cases.ElementNotNeeded, false},
		{"child, means looked for", person.Age{BirthDay: d(2014, 1, 1)}, func(c *cases.Conduct) {
			c.NoMeans = person.Yes
		}, cases.AllElements, cases.ElementNotNeeded, false},
		{"child who is said to have agreed", person.Age{
			BirthDay: d(2014, 1, 1),
		}, func(c *cases.Conduct) {
			c.Agreed = person.Yes
		}, cases.AllElements, cases.ElementNotNeeded, true},
		{
			"on the eve of the 18th birthday", person.Age{BirthDay: d(2008, 8, 3)}, nil,
			cases.AllElements, cases.ElementNotNeeded, false,
		},
		{
			"on the 18th birthday", person.Age{BirthDay: d(2008, 8, 2)}, nil, cases.ElementsMissing,
			cases.ElementMissing, false,
		},
		{"adult without means recorded", adult, nil, cases.ElementsMissing, cases.ElementMissing, false},
		{"adult, means looked for", adult, func(c *cases.Conduct) {
			c.NoMeans = person.Yes
		}, cases.ElementsAbsent, cases.ElementNone, false},
		{"adult with means", adult, func(c *cases.Conduct) { c.Means = []cases.Means{cases.Force} }, cases.AllElements, cases.ElementFound, false},
		// Article 3(b): consent is irrelevant where any of the means was used.
		{"adult with means who agreed", adult, func(c *cases.Conduct) {
			c.Means, c.Agreed = []cases.Means{cases.Force}, person.Yes
		}, cases.AllElements, cases.ElementFound, true},
		{"age unknown", person.Age{}, nil, cases.ElementsMissing, cases.ElementMissing, false},
		// Smuggling Protocol, article 3(a): help to enter unlawfully, for gain, is not by itself
		// trafficking.
		{"adult smuggled", adult, func(c *cases.Conduct) {
			c.Purposes, c.NoPurpose, c.Smuggled = nil, person.Yes, person.Yes
		}, cases.SmugglingOnly, cases.ElementMissing, false},
		{"smuggled and exploited", adult, func(c *cases.Conduct) {
			c.Means, c.Smuggled = []cases.Means{cases.Deception}, person.Yes
		}, cases.AllElements, cases.ElementFound, false},
		// Directive 2011/36/EU, article 2(5), as amended.
		{"child, surrogacy by an adult", person.Age{
			BirthDay: d(2026, 7, 1),
		}, func(c *cases.Conduct) {
			c.Purposes, c.SurrogateMotherChild = []jurisdiction.Purpose{
				jurisdiction.Surrogacy,
			}, person.No
		}, cases.ElementsMissing, cases.ElementMissing, false},
		{"child, surrogacy by a child", person.Age{
			BirthDay: d(2011, 7, 1),
		}, func(c *cases.Conduct) {
			c.Purposes, c.SurrogateMotherChild = []jurisdiction.Purpose{
				jurisdiction.Surrogacy,
			}, person.Yes
		}, cases.AllElements, cases.ElementNotNeeded, false},
		{"child, surrogacy and another purpose", person.Age{
			BirthDay: d(2011, 7, 1),
		}, func(c *cases.Conduct) {
			c.Purposes = []jurisdiction.Purpose{jurisdiction.Surrogacy, jurisdiction.ForcedMarriage}
		}, cases.AllElements, cases.ElementNotNeeded, false},
		{"tomorrow's conduct", person.Age{BirthDay: d(2014, 1, 1)}, func(c *cases.Conduct) {
			c.From = on.AddDays(1)
		}, cases.ElementsMissing, cases.ElementMissing, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := base()
			if tt.set != nil {
				tt.set(&c)
			}
			f := cases.File{Victims: []victim.Victim{{ID: "v1", Age: tt.age}}, Conduct: []cases.Conduct{c}}
			e := f.Elements(&f.Victims[0], on, eu)
			assert.Equal(t, tt.want, e.Verdict)
			assert.Equal(t, tt.means, e.Means.State)
			assert.Equal(t, tt.agreed, e.Agreement)
			if e.Verdict == cases.AllElements {
				assert.Equal(t, []string{"/conduct/0/acts"}, e.Act.Facts, "says which facts carried it")
				assert.Equal(t, []string{"/conduct/0/purposes"}, e.Purpose.Facts)
			}
		})
	}
	t.Run("exploited as a child and again as an adult", func(t *testing.T) {
		early, late := base(), base()
		early.From, late.ID, late.NoMeans = d(2024, 1, 1), "c2", person.Yes
		f := cases.File{
			Victims: []victim.Victim{{ID: "v1", Age: person.Age{BirthDay: d(2007, 1, 1)}}},
			Conduct: []cases.Conduct{late, early},
		}
		e := f.Elements(&f.Victims[0], on, eu)
		assert.Equal(t, cases.AllElements, e.Verdict)
		assert.Equal(t, []string{"/conduct/1/acts"}, e.Act.Facts, "what was done to the child carries it")
		assert.Equal(t, cases.AllElements, f.Elements(&f.Victims[0], d(2024, 1, 1), eu).Verdict)
		assert.Equal(t, cases.ElementsMissing, f.Elements(&f.Victims[0], d(2023, 12, 31), eu).Verdict)
	})
}

// A referral that was declined is followed by one in its place, or for the same need; a request is
// none.
func TestFollowed_ByAnotherReferral(t *testing.T) {
	on := d(2026, 10, 1)
	history := func(states ...referral.State) (h []referral.Entry) {
		for i, s := range states {
			h = append(h, referral.Entry{Action: referral.Action(s), To: s, Day: d(2026, 9, 3+i)})
		}
		h[1].Action = referral.Send
		return h
	}
	for name, tt := range map[string]struct {
		second  referral.Referral
		outcome rule.Outcome
	}{
		"in its place, for another need": {
			referral.Referral{Kind: referral.Refer, Follows: "r1", Need: care.NeedLegalAid},
			rule.Met,
		},
		"for the same need": {referral.Referral{Kind: referral.Refer}, rule.Met},
		"for another need": {
			referral.Referral{Kind: referral.Refer, Need: care.NeedLegalAid}, rule.NotMet,
		},
		"a request":         {referral.Referral{Kind: referral.Request}, rule.NotMet},
		"of another person": {referral.Referral{Kind: referral.Refer, Victim: "v2"}, rule.NotMet},
	} {
		first := referral.Referral{ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Declined, History: history(referral.Ready, referral.Sent, referral.Declined)}
		second := tt.second
		second.ID, second.State, second.History = "r2", referral.InService, history(referral.Ready, referral.Sent, referral.Accepted, referral.InService)
		if second.Victim == "" {
			second.Victim = "v1"
		}
		f := cases.File{ID: "f1", Victims: []victim.Victim{{ID: "v1", Stays: []victim.Stay{{Place: "MK"}}}, {ID: "v2"}}, Referrals: []referral.Referral{first, second}}
		fs := findings(t, f, on, "NREF-003")
		i := slices.IndexFunc(fs, func(f rule.Finding) bool { return f.Path == "/referrals/0/state" })
		require.GreaterOrEqual(t, i, 0, name)
		assert.Equal(t, tt.outcome, fs[i].Outcome, name)
	}
}

func citizen(of jurisdiction.Code) []person.Citizenship {
	return []person.Citizenship{{Kind: person.CitizenOf, Country: of}}
}

// What several pieces of conduct say together.
func TestElements_Together(t *testing.T) {
	on := d(2026, 10, 1)
	child := victim.Victim{ID: "v1", Age: person.Age{BirthDay: d(2014, 1, 1)}}
	adult := victim.Victim{ID: "v1", Age: person.Age{BirthDay: d(1990, 1, 1)}}
	of := func(answers ...person.Answer) *cases.File {
		f := &cases.File{}
		for _, a := range answers {
			f.Conduct = append(f.Conduct, cases.Conduct{Victims: []string{"v1"}, From: on, Acts: []cases.Act{cases.Recruitment}, Purposes: []jurisdiction.Purpose{jurisdiction.Surrogacy}, SurrogateMotherChild: a})
		}
		return f
	}
	for _, tt := range []struct {
		answers []person.Answer
		means   cases.ElementState
	}{
		{[]person.Answer{person.Yes}, cases.ElementNotNeeded},
		{[]person.Answer{person.No}, cases.ElementMissing},
		{[]person.Answer{person.Yes, person.No}, cases.ElementNotNeeded},
		{[]person.Answer{person.No, person.Yes}, cases.ElementNotNeeded},
		{[]person.Answer{"", person.Yes}, cases.ElementNotNeeded},
		{[]person.Answer{person.No, ""}, cases.ElementMissing},
	} {
		assert.Equal(t, tt.means, of(tt.answers...).Elements(&child, on, eu).Means.State, "%v", tt.answers)
	}
	f := of("")
	f.Conduct[0].Purposes = nil
	assert.Equal(t, cases.ElementNotNeeded, f.Elements(&child, on, eu).Means.State, "no purpose is not surrogacy alone")
	f.Conduct[0].Agreed = person.Yes
	assert.True(t, f.Elements(&child, on, eu).Agreement, "of a child")
	assert.False(t, f.Elements(&adult, on, eu).Agreement, "of an adult, and no means are recorded")
	f.Conduct[0].Means = []cases.Means{cases.Deception}
	assert.True(t, f.Elements(&adult, on, eu).Agreement, "of an adult, by means")
}

func TestCrossBorder(t *testing.T) {
	tests := []struct {
		name string
		file cases.File
		want person.Answer
	}{
		{"nothing recorded", cases.File{}, ""},
		{
			"inside one State",
			cases.File{
				Conduct: []cases.Conduct{{Place: "BA-SRP"}},
				Route:   []cases.Leg{{From: "BA-BIH", To: "BA-SRP"}},
			},
			person.No,
		},
		{"a border crossed", cases.File{Route: []cases.Leg{{From: "AL", To: "MK"}}}, person.Yes},
		{
			"conduct in two States",
			cases.File{Conduct: []cases.Conduct{{Place: "AL"}, {Place: "MK"}}}, person.Yes,
		},
		{
			"outside the State of residence",
			cases.File{
				Conduct: []cases.Conduct{{Place: "MK"}},
				Victims: []victim.Victim{{Residence: "AL"}},
			},
			person.Yes,
		},
		{"a foreigner found in a State", cases.File{Conduct: []cases.Conduct{{Place: "MK"}}, Victims: []victim.Victim{{Citizenships: citizen("AL")}}}, ""},
		{
			"a citizen in the own State",
			cases.File{
				Conduct: []cases.Conduct{{Place: "MK"}},
				Victims: []victim.Victim{{Citizenships: citizen("MK")}},
			},
			person.No,
		},
		{
			"taken about in one State, resident of another",
			cases.File{
				Route:   []cases.Leg{{From: "MK", To: "MK"}},
				Victims: []victim.Victim{{Residence: "AL"}},
			},
			person.Yes,
		},
		{
			"taken about in one State, where of is not known",
			cases.File{Route: []cases.Leg{{From: "MK", To: "MK"}}, Victims: []victim.Victim{{}}},
			person.No,
		},
		{"residents of two States, and no place of conduct", cases.File{Victims: []victim.Victim{{Residence: "AL"}, {Residence: "MK"}}}, ""},
		{"conduct in a State, and no victim recorded", cases.File{Conduct: []cases.Conduct{{Place: "MK"}}}, ""},
		{
			"a resident",
			cases.File{
				Conduct: []cases.Conduct{{Place: "MK"}},
				Victims: []victim.Victim{{Residence: "MK", Citizenships: citizen("AL")}},
			},
			person.No,
		},
		{"one of two of whom nothing is known", cases.File{Conduct: []cases.Conduct{{Place: "MK"}}, Victims: []victim.Victim{{Residence: "MK"}, {}}}, ""},
		{"one end of the way missing", cases.File{Route: []cases.Leg{{From: "AL"}}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, tt.file.CrossBorder()) })
	}
}

func TestConsentFlaw_ASuspectedParentOfTheFileGivesNone(t *testing.T) {
	f := file()
	v := &f.Victims[0]
	c := victim.Consent{ID: "k", Capacity: victim.ConsentParent, Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: d(2026, 9, 1)}
	assert.Empty(t, f.ConsentFlaw(v, c, victim.PurposeService, d(2026, 10, 1)))
	f.Suspects = []cases.Suspect{
		{
			ID: "x1", Since: d(2026, 10, 1), Cleared: d(2026, 11, 1),
			Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationStepParent}},
		},
	}
	assert.Empty(t, f.ConsentFlaw(v, c, victim.PurposeService, d(2026, 9, 30)))
	assert.Equal(t, victim.FlawSuspected, f.ConsentFlaw(v, c, victim.PurposeService, d(2026, 10, 1)))
	assert.Equal(t, victim.FlawSuspected, f.ConsentFlaw(v, c, victim.PurposeService, d(2026, 10, 31)))
	assert.Empty(t, f.ConsentFlaw(v, c, victim.PurposeService, d(2026, 11, 1)), "from the day on which suspicion was lifted")
	assert.Empty(t, v.Family.CarerSuspected, "the record is left as it is")
}

func TestCheck_EmptyAndFullFiles(t *testing.T) {
	for _, on := range []law.Day{d(1900, 1, 1), d(2026, 10, 1)} {
		var empty, full cases.File
		_, err := empty.Check(on)
		require.NoError(t, err)
		_, err = (&cases.File{Victims: make([]victim.Victim, 2)}).Check(on)
		require.NoError(t, err)
		taint.Fill(&full)
		r, err := full.Check(on, "MK", "SI")
		require.NoError(t, err)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		assert.NotContains(t, string(data), taint.Marker)
		again, err := full.Check(on, "MK", "SI")
		require.NoError(t, err)
		assert.True(t, reflect.DeepEqual(r, again), "the same input leads to the same report")
	}
}

func TestFileRules(t *testing.T) {
	on := d(2026, 10, 1)
	aware := time.Date(2026, 9, 28, 10, 0, 0, 0, time.UTC)
	crossed := func(f *cases.File) { f.Route = []cases.Leg{{From: "AL", To: "MK"}} }
	keeps := func(set func(*cases.Processing)) change {
		return func(f *cases.File) {
			p := cases.Processing{
				ID: "p1", Controller: jurisdiction.SocialWork, Place: "SI",
				Regime: cases.RegimeGDPR, Basis: cases.BasisPublicTask,
				Special: cases.SpecialCondition("health-or-social-care"), EraseBy: on,
			}
			if set != nil {
				set(&p)
			}
			f.Processing = []cases.Processing{p}
		}
	}
	breach := func(b cases.Breach) change {
		return func(f *cases.File) { b.ID, f.Breaches = "b", []cases.Breach{b} }
	}
	runs := func(places ...jurisdiction.Code) change {
		return func(f *cases.File) {
			for _, p := range places {
				f.Proceedings = append(f.Proceedings, cases.Proceeding{ID: string(p), Place: p, Victims: []string{"v1"}, Steps: []cases.ProceedingStep{{Kind: cases.StepOpened, Day: d(2026, 9, 2)}}})
			}
		}
	}
	talks := func(day law.Day) change {
		return func(f *cases.File) {
			f.Cooperation = []cases.Cooperation{{ID: "k", Kind: cases.JurisdictionTalks, Sent: day}}
		}
	}
	user := func(day law.Day) change {
		return func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "x", Roles: []cases.SuspectRole{cases.RoleUser}, UseConsidered: day}}
		}
	}
	export := func(identifiers, cells, key person.Answer) change {
		return func(f *cases.File) {
			f.Exports = []cases.Export{{ID: "e", Day: on, Identifiers: identifiers, SmallCells: cells, Key: key}}
		}
	}
	statement := func(n cases.StatementNature) change {
		return func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "x"}}
			f.Evidence = []cases.Evidence{{ID: "e", Kind: cases.EvidenceStatement, Nature: n}}
		}
	}
	refer := func(from, to jurisdiction.Code, basis ...string) change {
		return func(f *cases.File) {
			f.Referrals = []referral.Referral{{ID: "r", Victim: "v1", State: referral.Draft, From: referral.Party{Place: from}, To: referral.Party{Place: to}, Border: referral.Border{Basis: basis}}}
		}
	}
	opened := func(day law.Day) change {
		return all(refer("MK", "AL", "coe-197"), func(f *cases.File) {
			f.Referrals[0].History = []referral.Entry{{Day: day, Action: referral.Prepare, Actor: referral.Sender, To: referral.Ready}}
		})
	}
	request := func(r cases.Request) change {
		return func(f *cases.File) {
			r.ID = "q"
			f.Requests = []cases.Request{r}
		}
	}
	step := func(s cases.ProceedingStep, offence cases.OffenceKind) change {
		return func(f *cases.File) {
			s.Day = on
			f.Proceedings = []cases.Proceeding{{ID: "p", Offence: offence, Steps: []cases.ProceedingStep{s}}}
		}
	}
	tests := []struct {
		rule    rule.ID
		name    string
		change  change
		on      law.Day
		outcome rule.Outcome
	}{
		{"PROS-004", "inside one State", nil, on, ""},
		{"PROS-004", "border crossed, nothing recorded", crossed, on, rule.Due},
		{"PROS-004", "grounds of one of two", all(crossed, grounds(on, "MK")), on, rule.Due},
		{"PROS-004", "grounds of both", all(crossed, grounds(on, "MK", "AL")), on, rule.Met},
		{"PROS-004", "grounds of both, tomorrow", all(crossed, grounds(on.AddDays(1), "MK", "AL")), on, rule.Due},
		{"PROS-004", "whether crossed is not recorded", all(func(f *cases.File) { f.Conduct[0].Place = "" }, runs("MK")), on, rule.Unknown},

		// CETS No. 197, article 31(4).
		{"PROS-005", "one State", runs("MK"), on, ""},
		{"PROS-005", "two States", runs("MK", "AL"), on, rule.Due},
		{"PROS-005", "parts of one State", runs("BA-BIH", "BA-SRP"), on, ""},
		{"PROS-005", "consulted", all(runs("MK", "AL"), talks(on)), on, rule.Met},
		{"PROS-005", "day missing", all(runs("MK", "AL"), talks(law.Day{})), on, rule.Unknown},

		{"PROS-006", "no user known", nil, on, ""},
		{"PROS-006", "part of the suspect missing", func(f *cases.File) { f.Suspects = []cases.Suspect{{ID: "x"}} }, on, rule.Unknown},
		{"PROS-006", "not decided", user(law.Day{}), on, rule.Due},
		{"PROS-006", "decided", user(on), on, rule.Met},

		{"PROS-007", "nothing of the kind", nil, on, ""},
		{"PROS-007", "whether a profit was made is missing", runs("MK"), on, rule.Unknown},
		{"PROS-007", "a business", func(f *cases.File) { f.LegalPersons = []cases.LegalPerson{{ID: "l"}} }, on, rule.Due},
		{"PROS-007", "a business, looked at", func(f *cases.File) {
			f.LegalPersons, f.SideOffences.Corporate = []cases.LegalPerson{{ID: "l"}}, on
		}, on, rule.Met},
		{"PROS-007", "papers withheld", func(f *cases.File) {
			f.Route = []cases.Leg{{Documents: person.HeldBySuspect}}
		}, on, rule.Due},
		{"PROS-007", "a profit", func(f *cases.File) {
			f.SideOffences.Profit = person.Yes
		}, on, rule.Due},

		// CETS No. 197 binds North Macedonia and Albania, and not Kosovo.
		{"TREF-001", "no referral", nil, on, ""},
		{"TREF-001", "not recorded", refer("MK", "AL"), on, rule.Unknown},
		{"TREF-001", "common", refer("MK", "AL", "coe-197"), on, rule.Met},
		{"TREF-001", "opened today", opened(on), on, rule.Met},
		{"TREF-001", "opened tomorrow", opened(on.AddDays(1)), on, ""},
		{"TREF-001", "an agreement that we do not hold", refer("MK", "XK", "ours-2019"), on, rule.Unknown},
		{"TREF-001", "not common", refer("MK", "XK", "coe-197"), on, rule.NotMet},
		{"TREF-001", "inside one State", refer("BA-BIH", "BA-SRP"), on, ""},

		{"TREF-005", "no request", nil, on, ""},
		{"TREF-005", "open", request(cases.Request{Received: d(2026, 9, 5)}), on, rule.Due},
		{"TREF-005", "answered", request(cases.Request{Received: d(2026, 9, 5), Answered: on}), on, rule.Met},
		{"TREF-005", "obstacle told", request(cases.Request{Received: d(2026, 9, 5), Obstacle: on}), on, rule.Met},
		{"TREF-005", "day missing", request(cases.Request{}), on, rule.Unknown},

		{"DATA-001", "nothing recorded", nil, on, rule.Unknown},
		{"DATA-001", "complete", keeps(nil), on, rule.Met},
		{"DATA-001", "basis missing", keeps(func(p *cases.Processing) { p.Basis = "" }), on, rule.Unknown},
		// Directive (EU) 2016/680, article 8.
		{"DATA-001", "consent in law enforcement", keeps(func(p *cases.Processing) { p.Regime, p.Basis = cases.RegimeLawEnforcement, cases.BasisConsent }), on, rule.NotMet},

		{"DATA-005", "no statement", nil, on, ""},
		{"DATA-005", "not marked", statement(""), on, rule.Unknown},
		{"DATA-005", "marked", statement(cases.StatementNature("fact")), on, rule.Met},

		{"DATA-007", "no processing", nil, on, ""},
		{"DATA-007", "last day", keeps(nil), on, rule.Met},
		{"DATA-007", "the day after", keeps(nil), on.AddDays(1), rule.Overdue},
		{"DATA-007", "looked at on the last day", keeps(func(p *cases.Processing) { p.Reviewed = on }), on.AddDays(1), rule.Met},
		{"DATA-007", "not set", keeps(func(p *cases.Processing) { p.EraseBy = law.Day{} }), on, rule.Unknown},

		// Regulation (EU) 2016/679, article 33(1): 72 hours after having become aware. From 28
		// September, 10:00, that is 1 October, 10:00.
		{"DATA-008", "no breach", nil, on, ""},
		{"DATA-008", "within the last hour", breach(cases.Breach{Aware: aware, Notified: aware.Add(72 * time.Hour)}), on, rule.Met},
		{"DATA-008", "a second late", breach(cases.Breach{Aware: aware, Notified: aware.Add(72*time.Hour + time.Second)}), on, rule.NotMet},
		{"DATA-008", "not notified, last day", breach(cases.Breach{Aware: aware}), on, rule.Due},
		{"DATA-008", "not notified, the day after", breach(cases.Breach{Aware: aware}), on.AddDays(1), rule.Overdue},
		{
			"DATA-008", "risk unlikely",
			breach(cases.Breach{Aware: aware, RiskUnlikely: person.Yes}), on, rule.Met,
		},
		{"DATA-008", "awareness missing", breach(cases.Breach{}), on, rule.Unknown},

		{"STAT-002", "no suspect", nil, on, ""},
		{"STAT-002", "columns missing", user(on), on, rule.Unknown},
		{"STAT-002", "complete", func(f *cases.File) {
			f.Suspects = []cases.Suspect{
				{
					ID: "x", Sex: person.Male, Age: person.Age{BirthDay: d(1980, 1, 1)},
					Citizenships: []person.Citizenship{{Kind: person.Stateless}},
				},
			}
			f.Conduct[0].Suspects = []string{"x"}
		}, on, rule.Met},

		{"STAT-003", "nothing decided", runs("MK"), on, ""},
		{"STAT-003", "charged, offence missing", step(cases.ProceedingStep{Kind: cases.StepCharged}, ""), on, rule.Unknown},
		{"STAT-003", "charged", step(cases.ProceedingStep{Kind: cases.StepCharged}, cases.OffenceTrafficking), on, rule.Met},
		{"STAT-003", "judged, outcome missing", step(cases.ProceedingStep{Kind: cases.StepJudgment}, cases.OffenceTrafficking), on, rule.Unknown},

		{"STAT-004", "no export", nil, on, ""},
		{"STAT-004", "anonymised", export(person.No, person.Yes, person.Yes), on, rule.Met},
		{"STAT-004", "identifiers", export(person.Yes, person.Yes, person.Yes), on, rule.NotMet},
		{"STAT-004", "small numbers", export(person.No, person.No, person.Yes), on, rule.NotMet},
		{"STAT-004", "key not recorded", export(person.No, person.Yes, ""), on, rule.Unknown},
		{"STAT-004", "tomorrow", export(person.Yes, person.Yes, person.Yes), on.AddDays(-1), ""},
	}
	tests = append(tests, keepingRows(on)...)
	cover := coverage.New()
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			f := file()
			if tt.change != nil {
				tt.change(&f)
			}
			fs := findings(t, f, tt.on, tt.rule)
			cover.Add(tt.rule, tt.outcome, fs, findings(t, f, tt.on.AddDays(-1), tt.rule), findings(t, f, tt.on.AddDays(1), tt.rule))
			if tt.outcome == "" {
				assert.Empty(t, fs)
				return
			}
			require.Len(t, fs, 1)
			assert.Equal(t, tt.outcome, fs[0].Outcome, fs[0].Message)
			assert.Empty(t, fs[0].About, "about the whole file")
			assert.NotEmpty(t, fs[0].Basis)
		})
	}
	cannot := map[rule.ID][]string{
		"DATA-001": {"not applicable", "boundary"}, // it applies to every file, on every day
		"DATA-005": {"not met", "boundary"},        // a statement is marked or is not
		"STAT-002": {"not met", "boundary"},        // a row lacks columns or does not
		"STAT-003": {"not met"},
	}
	for _, r := range cases.FileRules() {
		cover.Complete(t, r.ID, cannot[r.ID]...)
	}
}

func grounds(day law.Day, places ...jurisdiction.Code) change {
	return func(f *cases.File) {
		for _, p := range places {
			f.Jurisdiction = append(
				f.Jurisdiction,
				cases.JurisdictionCheck{
					Place: p, Day: day,
					Grounds: []cases.JurisdictionGround{cases.JurisdictionGround("territory")},
				},
			)
		}
	}
}

// A policy sets times where the law names none; a number of the law stays.
func TestPolicy(t *testing.T) {
	f := file()
	checker, err := cases.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	outcome := func(policy rule.Policy, on law.Day, id rule.ID) rule.Finding {
		r, err := checker.WithPolicy(policy).Check(&f, on)
		require.NoError(t, err)
		for _, x := range r.Findings {
			if x.Rule == id {
				return x
			}
		}
		t.Fatal("no finding")
		return rule.Finding{}
	}
	day := rule.Policy{rule.FirstService: {Amount: 1, Unit: law.Days}}
	assert.Equal(t, rule.Due, outcome(nil, d(2030, 1, 1), "ASSIST-001").Outcome, "without a number it never becomes overdue")
	assert.Equal(t, rule.Due, outcome(day, d(2026, 9, 2), "ASSIST-001").Outcome, "the last day: a day from 1 September")
	late := outcome(day, d(2026, 9, 3), "ASSIST-001")
	assert.Equal(t, rule.Overdue, late.Outcome)
	assert.Equal(t, rule.FirstService, late.Policy)
	with, err := checker.WithPolicy(day).Check(&f, d(2026, 9, 3))
	require.NoError(t, err)
	assert.Equal(t, []rule.Setting{{
		Parameter: rule.FirstService, Length: law.Length{Amount: 1, Unit: law.Days},
	}}, with.Receipt.Policy)
	without, err := checker.Check(&f, d(2026, 9, 3))
	require.NoError(t, err)
	assert.Empty(t, without.Receipt.Policy, "the checker is left as it is")
}

// Every id that was ever given to a rule, in the order in which it was given. A line is never
// changed or removed; a retired rule keeps its line, with the reason.
func TestNoIDWasEverRenumbered(t *testing.T) {
	checker, err := cases.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	titles := map[string]string{}
	for _, e := range checker.Catalogue() {
		titles[string(e.ID)] = e.Title
	}
	data, err := os.ReadFile("testdata/ids.txt")
	require.NoError(t, err)
	listed := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		id, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		require.True(t, ok, line)
		assert.False(t, listed[id], "%s stands twice", id)
		listed[id] = true
		title, retired, gone := strings.Cut(rest, " -- retired: ")
		if gone {
			assert.NotEmpty(t, retired)
			assert.NotContains(t, titles, id, "a retired id is used again")
			continue
		}
		assert.Equal(t, title, titles[id], "%s was given to another rule", id)
	}
	for id := range titles {
		assert.True(t, listed[id], "%s is not in testdata/ids.txt", id)
	}
}
