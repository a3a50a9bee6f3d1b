package cases_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func organisation(f *cases.File, o ...referral.Organisation) {
	f.Organisations = append(f.Organisations, o...)
}

func worker(f *cases.File, w ...cases.Worker) { f.Workers = append(f.Workers, w...) }

func suspect(f *cases.File, id string) { f.Suspects = append(f.Suspects, cases.Suspect{ID: id}) }

// ties are the ways in which one with an id is tied to a suspect, or to one who must not learn of
// the person; ties that end, or lead to nobody, are below.
var ties = map[string]func(*cases.File, string){
	"is a suspect": suspect,
	"works at a suspect": func(f *cases.File, id string) {
		suspect(f, "firm")
		worker(f, cases.Worker{ID: id, Organisation: "firm"})
	},
	"worked at a suspect when the consent was given": func(f *cases.File, id string) {
		suspect(f, "firm")
		worker(f, cases.Worker{ID: id, Organisation: "firm", To: d(2026, 9, 4)})
	},
	"works at a legal person that may be liable": func(f *cases.File, id string) {
		f.LegalPersons = []cases.LegalPerson{{ID: "firm"}}
		worker(f, cases.Worker{ID: id, Organisation: "firm"})
	},
	"works at one in conflict because of a suspect": func(f *cases.File, id string) {
		suspect(f, "s1")
		organisation(f, referral.Organisation{ID: "firm", Conflicts: []string{"s1"}})
		worker(f, cases.Worker{ID: id, Organisation: "firm"})
	},
	"works at one who must not learn of it": func(f *cases.File, id string) {
		f.Victims[0].DoNotContact = []string{"firm"}
		worker(f, cases.Worker{ID: id, Organisation: "firm"})
	},
	"works at a part of a suspect": func(f *cases.File, id string) {
		suspect(f, "firm")
		organisation(f, referral.Organisation{ID: "branch", Parent: "firm"})
		worker(f, cases.Worker{ID: id, Organisation: "branch"})
	},
	"works under a suspect": func(f *cases.File, id string) {
		suspect(f, "s1")
		worker(f, cases.Worker{ID: id, Supervisor: "w2"}, cases.Worker{ID: "w2", Suspect: "s1"})
	},
	"is close to a suspect": func(f *cases.File, id string) {
		suspect(f, "s1")
		worker(f, cases.Worker{ID: id, RelatedTo: []string{"s1"}})
	},
	"belongs to a suspect": func(f *cases.File, id string) {
		suspect(f, "firm")
		organisation(f, referral.Organisation{ID: id, Parent: "firm"})
	},
	"a suspect belongs to it": func(f *cases.File, id string) {
		suspect(f, "firm")
		organisation(
			f, referral.Organisation{ID: "firm", Parent: id}, referral.Organisation{ID: id},
		)
	},
	"a suspect is beside it": func(f *cases.File, id string) {
		suspect(f, "firm")
		organisation(f, referral.Organisation{ID: "firm", Parent: "top"},
			referral.Organisation{ID: id, Parent: "top"})
	},
	"a suspect works there": func(f *cases.File, id string) {
		suspect(f, "s1")
		worker(f, cases.Worker{ID: "w3", Organisation: id, Suspect: "s1"})
	},
	"a suspect supervises who works there": func(f *cases.File, id string) {
		suspect(f, "s1")
		worker(f, cases.Worker{ID: "w3", Organisation: id, Supervisor: "s1"})
	},
	"is the mother, and the mother of the person is a suspect": func(f *cases.File, id string) {
		f.Victims[0].Relatives = append(f.Victims[0].Relatives, person.Relative{
			ID: id, Relation: "mother",
		})
		f.Suspects = []cases.Suspect{{
			ID: "s1", Relations: []cases.Relation{{Victim: "v1", Kind: "mother"}},
		}}
	},
	"gives a service for a suspect": func(f *cases.File, id string) {
		suspect(f, "firm")
		f.Victims[0].Services = []care.Service{{
			Provider: care.Provider{Organisation: "firm", Worker: id},
		}}
	},
	"interpreted against the interests of somebody": func(f *cases.File, id string) {
		f.Interviews = append(f.Interviews, cases.Interview{
			ID: "i9", Victim: "v1", Interpreter: id, InterpreterConflict: person.Yes,
		})
	},
}

// untied are those who are not.
var untied = map[string]func(*cases.File, string){
	"nobody": func(*cases.File, string) {},
	"works at another": func(f *cases.File, id string) {
		suspect(f, "firm")
		worker(f, cases.Worker{ID: id, Organisation: "other"})
	},
	"works where one was cleared": func(f *cases.File, id string) {
		f.Suspects = []cases.Suspect{{ID: "firm", Cleared: d(2026, 8, 1)}}
		worker(f, cases.Worker{ID: id, Organisation: "firm"})
	},
	"has a colleague who is a suspect": func(f *cases.File, id string) {
		suspect(f, "s1")
		worker(f, cases.Worker{ID: id, Organisation: "office"},
			cases.Worker{ID: "w3", Organisation: "office", Suspect: "s1"})
	},
}

// parts are what somebody may do for the child, by id, and whether the file lets it: a consent that
// counts, a sending, a view.
var parts = map[string]struct {
	is   func(f *cases.File, id string)
	lets func(t *testing.T, f *cases.File, id string) bool
}{
	"guardian who consents": {func(f *cases.File, id string) {
		f.Victims[0].Guardians[0].ID, f.Victims[0].Consents[0].Guardian = id, id
	}, consents},
	"guardian who reads": {func(f *cases.File, id string) {
		f.Victims[0].Guardians[0].ID = id
	}, func(t *testing.T, f *cases.File, id string) bool {
		return opens(t, f, cases.GuardianOf("v1", id))
	}},
	"lawyer who reads": {func(f *cases.File, id string) {
		f.Victims[0].LegalAids[0].Lawyer = id
	}, func(t *testing.T, f *cases.File, _ string) bool {
		return opens(t, f, cases.LawyerOf("v1"))
	}},
	"witness": {func(f *cases.File, id string) {
		f.Victims[0].Consents[0].Witness = id
	}, consents},
	"interpreter": {func(f *cases.File, id string) {
		f.Victims[0].Consents[0].Interpreter = id
	}, consents},
	"receiver": {func(f *cases.File, id string) {
		f.Referrals[0].To.ID = id
	}, receives},
	"who is spoken to": {func(f *cases.File, id string) {
		f.Referrals[0].To.Worker = id
	}, receives},
	"escort": {func(f *cases.File, id string) {
		f.Referrals[0].Escort = id
		f.Victims[0].Relatives = append(f.Victims[0].Relatives, person.Relative{ID: id})
	}, without(referral.BarEscort)},
	"guardian who receives": {func(f *cases.File, id string) {
		f.Referrals[0].Border.Guardian = id
	}, without(referral.BarGuardian)},
	"sender": {func(f *cases.File, id string) {
		f.Referrals[0].From.ID = id
	}, without(referral.BarSender)},
	"who speaks for the sender": {func(f *cases.File, id string) {
		f.Referrals[0].From.Worker = id
	}, without(referral.BarSender)},
	"holder": {func(*cases.File, string) {}, func(t *testing.T, f *cases.File, id string) bool {
		return opens(t, f, cases.Holder("v1", "c1", victim.Recipient{
			Kind: jurisdiction.Health, ID: id, Place: "MK",
		}, victim.PurposeService))
	}},
}

func handing(t *testing.T, f *cases.File) referral.Handing {
	t.Helper()
	h, err := f.Handing("r1", tieDay)
	require.NoError(t, err)
	return h
}

var tieDay = d(2026, 9, 4)

func consents(t *testing.T, f *cases.File, _ string) bool { return handing(t, f).Flaw == "" }

func receives(t *testing.T, f *cases.File, _ string) bool { return !handing(t, f).Conflict }

func without(bar referral.Bar) func(*testing.T, *cases.File, string) bool {
	return func(t *testing.T, f *cases.File, _ string) bool {
		return !slices.Contains(handing(t, f).Bars, bar)
	}
}

func opens(t *testing.T, f *cases.File, to cases.Recipient) bool {
	t.Helper()
	v, err := f.Disclose(to, referral.Full, tieDay)
	require.NoError(t, err)
	return !v.Empty()
}

// Whoever consents, witnesses, receives, sends, goes along or reads is asked one question, and it
// has one answer.
func TestTied_OneAnswerForEveryPart(t *testing.T) {
	for _, set := range []struct {
		ways map[string]func(*cases.File, string)
		lets bool
	}{{ties, false}, {untied, true}} {
		for way, tie := range set.ways {
			for name, part := range parts {
				f := handed(t)
				f.Victims[0].Relatives = nil
				part.is(f, "x1")
				tie(f, "x1")
				assert.Equal(t, set.lets, part.lets(t, f, "x1"), "%s, who %s", name, way)
				assert.Equal(t, !set.lets, f.Tied(&f.Victims[0], "x1", tieDay), way)
			}
		}
	}
}

// A parent who consents is asked the same, also where the record of the family says nothing.
func TestTied_ParentWhoConsents(t *testing.T) {
	for way, tie := range ties {
		f := clean(t)
		f.Victims[0].Relatives = []person.Relative{{ID: "x1", Relation: "father"}}
		f.Victims[0].Consents[0].Giver = "x1"
		require.True(t, consents(t, f, ""), way)
		tie(f, "x1")
		assert.False(t, consents(t, f, ""), way)
	}
}

// Who is not safe to contact neither receives nor goes along; who goes along stands on file.
func TestHanding_RelativesWhoAreNotSafe(t *testing.T) {
	f := handed(t)
	f.Victims[0].Relatives = []person.Relative{{ID: "house", SafeToContact: person.No}}
	assert.False(t, receives(t, f, ""))
	assert.True(t, view(t, f, "receiver", referral.Full, tieDay).Empty())
	f.Victims[0].Relatives[0].SafeToContact = person.Yes
	assert.True(t, receives(t, f, ""))

	escorted := without(referral.BarEscort)
	f.Referrals[0].Escort = "aunt"
	assert.False(t, escorted(t, f, ""), "nobody knows who goes along")
	f.Victims[0].Relatives[0].ID = "aunt"
	assert.True(t, escorted(t, f, ""))
	f.Victims[0].Relatives[0].SafeToContact = person.No
	assert.False(t, escorted(t, f, ""))
}

// Neither the person nor a child takes the person in, or goes along.
func TestBars_WhoIsAChild(t *testing.T) {
	for bar, set := range map[referral.Bar]func(*referral.Referral, string){
		referral.BarEscort:   func(r *referral.Referral, id string) { r.Escort = id },
		referral.BarGuardian: func(r *referral.Referral, id string) { r.Border.Guardian = id },
	} {
		shut := without(bar)
		for id, lets := range map[string]bool{
			"v1": false, "v2": false, "sister": false, "v3": true, "aunt": true,
		} {
			f := handed(t)
			f.Victims = append(f.Victims,
				victim.Victim{ID: "v2", Age: person.Age{
					Knowledge: person.AgeExact, BirthDay: d(2014, 1, 1),
				}},
				victim.Victim{ID: "v3", Age: person.Age{
					Knowledge: person.AgeExact, BirthDay: d(1980, 1, 1),
				}})
			born := func(day string) person.Date {
				date, err := person.ParseDate(day)
				require.NoError(t, err)
				return date
			}
			f.Victims[0].Relatives = []person.Relative{
				{ID: "sister", SafeToContact: person.Yes, BirthDate: born("2014")},
				{ID: "aunt", SafeToContact: person.Yes, BirthDate: born("1980")},
			}
			set(&f.Referrals[0], id)
			assert.Equal(t, lets, shut(t, f, ""), "%s %s", bar, id)
		}
	}
}

// A case is not given to a worker to whom the person objects by name.
func TestBars_AnAssignmentObjectedTo(t *testing.T) {
	for to, lets := range map[string]bool{"w1": false, "w2": true, "": true} {
		f := handed(t)
		r := &f.Referrals[0]
		r.Kind, r.To = referral.Assign, r.From
		r.To.Worker = "w1"
		worker(f, cases.Worker{ID: "w1", Organisation: r.From.ID})
		f.Victims[0].Consents[0].Objections = []victim.Limit{{Recipient: victim.Recipient{ID: to}}}
		h, err := f.Handing("r1", tieDay)
		require.NoError(t, err)
		assert.Equal(t, lets, !slices.Contains(h.Bars, referral.BarObjection), to)
	}
}

// Who had left a suspect before the consent is not tied; who left since was tied when it was given.
func TestTied_WhoLeftASuspect(t *testing.T) {
	for left, lets := range map[law.Day]bool{d(2026, 8, 31): true, d(2026, 9, 2): false} {
		f := handed(t)
		f.Victims[0].Consents[0].Witness = "x1"
		suspect(f, "firm")
		worker(f, cases.Worker{ID: "x1", Organisation: "firm", To: left})
		assert.Equal(t, lets, consents(t, f, ""), left)
		assert.False(t, f.Tied(&f.Victims[0], "x1", tieDay), left)
	}
}

// A chain of the same person under another id each time is followed to its end.
func TestTied_ThroughALongChain(t *testing.T) {
	f := handed(t)
	id := func(n int) string { return "p" + string(rune('a'+n)) }
	for n := range 20 {
		worker(f, cases.Worker{ID: id(n), Name: id(n + 1)})
	}
	assert.False(t, f.Tied(&f.Victims[0], id(20), law.Day{}))
	suspect(f, id(0))
	assert.True(t, f.Tied(&f.Victims[0], id(20), tieDay))
}

// Whether somebody is tied takes time in proportion to the file, however long a chain somebody made
// of people under other ids, of organisations and of who works for whom.
func TestTied_IsNotQuadratic(t *testing.T) {
	took := func(n int) time.Duration {
		f := &cases.File{ID: "f1", Victims: []victim.Victim{{ID: "v1"}}}
		v := &f.Victims[0]
		for i := range n {
			id, next := fmt.Sprint("p", i), fmt.Sprint("p", i+1)
			worker(
				f, cases.Worker{ID: id, Name: next, Organisation: "o" + id, Supervisor: "s" + id},
			)
			organisation(f, referral.Organisation{ID: "o" + id, Parent: "o" + next},
				referral.Organisation{ID: id, Parent: "o" + id})
			v.Services = append(v.Services, care.Service{
				Provider: care.Provider{Organisation: "o" + id, Worker: next},
			})
			v.Relatives = append(v.Relatives, person.Relative{ID: id, Guardian: next})
		}
		return growth.Cost(func() { require.False(t, f.Tied(v, "p0", tieDay)) })
	}
	took(10)
	few, many := took(250), took(4000) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}
