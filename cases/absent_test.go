package cases_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func date(t testing.TB, text string) person.Date {
	t.Helper()
	out, err := person.ParseDate(text)
	require.NoError(t, err)
	return out
}

// Who by any record is dead, may not decide, or has left neither consents nor reads.
func TestAbsent_NeitherConsentsNorReads(t *testing.T) {
	on := d(2026, 9, 4)
	around := func(f *cases.File, r person.Relative) {
		r.ID = "p1"
		f.Victims[0].Relatives = []person.Relative{r}
	}
	for _, c := range []struct {
		name   string
		change func(*cases.File)
		open   []string
	}{
		{"nothing", func(*cases.File) {}, []string{"receiver", "guardian", "lawyer"}},
		{"the guardian is a relative", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", MayDecide: person.Yes})
		}, []string{"receiver", "guardian", "lawyer"}},
		{"who is dead", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", Alive: person.No})
		}, []string{"lawyer"}},
		{"whose death is confirmed", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", DeathConfirmed: person.Yes})
		}, []string{"lawyer"}},
		{"whose care ended with death", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", CarerEnd: "death"})
		}, []string{"lawyer"}},
		{"who died later", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", Died: date(t, "2026-12-01")})
		}, []string{"receiver", "lawyer"}},
		{"who may not decide", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", MayDecide: person.No})
		}, []string{"lawyer"}},
		{"of whom it is misspelt", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", MayDecide: "nope"})
		}, []string{"lawyer"}},
		{"the same id", func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{{ID: "g1", MayDecide: person.No}}
		}, []string{"lawyer"}},
		{"dead in the record of another victim", func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{
				ID: "v2", Relatives: []person.Relative{{ID: "p9", Guardian: "g1", Alive: "no"}},
			})
		}, []string{"lawyer"}},
		{"another victim, who is dead", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", Victim: "v2"})
			f.Victims = append(f.Victims, victim.Victim{ID: "v2", Died: date(t, "2025")})
		}, []string{"lawyer"}},
		{"another victim, whose case was closed for death", func(f *cases.File) {
			around(f, person.Relative{Guardian: "g1", Victim: "v2"})
			f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
			f.Closures = []cases.Closure{{ID: "x1", Victim: "v2", Reason: cases.ClosureDeath}}
		}, []string{"lawyer"}},
		{"a worker who has left", func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "g1", To: d(2026, 8, 1)}}
		}, []string{"lawyer"}},
		{"and came back", func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "g1", To: d(2026, 8, 1)}, {ID: "g1"}}
		}, []string{"receiver", "guardian", "lawyer"}},
		{"the lawyer is dead", func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{{ID: "lawyer-1", Alive: person.No}}
		}, []string{"receiver", "guardian"}},
		{"the lawyer may not decide", func(f *cases.File) {
			f.Victims[0].Relatives = []person.Relative{{ID: "lawyer-1", MayDecide: person.No}}
		}, []string{"receiver", "guardian"}},
		{"the lawyer has left", func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "lawyer-1", To: d(2026, 9, 3)}}
		}, []string{"receiver", "guardian"}},
	} {
		f := handed(t)
		f.Victims[0].Relatives, f.Victims[0].Placements = nil, nil
		f.Victims[0].Incidents = nil
		c.change(f)
		for _, who := range []string{"receiver", "guardian", "lawyer"} {
			got := !view(t, f, who, referral.Full, on).Empty()
			assert.Equal(t, slices.Contains(c.open, who), got, "%s: %s", c.name, who)
		}
	}
}

// A parent who consents, named or not, is one who can.
func TestAbsent_Parent(t *testing.T) {
	on := d(2026, 9, 4)
	mother := person.Relative{ID: "p1", Relation: "mother", MayDecide: person.Yes}
	for name, tt := range map[string]struct {
		giver  string
		change func(*cases.File, *person.Relative)
		counts bool
	}{
		"named":     {"p1", func(*cases.File, *person.Relative) {}, true},
		"not named": {"", func(*cases.File, *person.Relative) {}, true},
		"not named, of two one is dead": {"", func(f *cases.File, r *person.Relative) {
			r.Alive = person.No
			f.Victims[0].Relatives = []person.Relative{{ID: "p2", Relation: "father"}}
		}, true},
		"not named, dead": {"", func(_ *cases.File, r *person.Relative) {
			r.Alive = person.No
		}, false},
		"not named, may not decide": {"", func(_ *cases.File, r *person.Relative) {
			r.MayDecide = person.No
		}, false},
		"not named, a victim who is dead": {"", func(f *cases.File, r *person.Relative) {
			r.Victim = "v2"
			f.Victims = append(f.Victims, victim.Victim{ID: "v2", DeathReported: d(2026, 8, 1)})
		}, false},
		"dead by the record of a sibling": {"p1", func(f *cases.File, _ *person.Relative) {
			f.Victims = append(f.Victims, victim.Victim{
				ID: "v2", Relatives: []person.Relative{{ID: "p1", Alive: person.No}},
			})
		}, false},
		"a guardian whose office ended": {"p1", func(f *cases.File, r *person.Relative) {
			r.Guardian = "g2"
			f.Victims[0].Guardians = append(f.Victims[0].Guardians, victim.Guardian{
				ID: "g2", Appointed: d(2026, 1, 1), Ended: d(2026, 8, 1),
				EndReason: victim.EndReplaced,
			})
		}, false},
		"whose office ended later": {"p1", func(f *cases.File, r *person.Relative) {
			r.Guardian = "g2"
			f.Victims[0].Guardians = append(f.Victims[0].Guardians, victim.Guardian{
				ID: "g2", Appointed: d(2026, 1, 1), Ended: d(2026, 12, 1),
			})
		}, true},
	} {
		f := clean(t)
		f.Victims[0].Consents[0].Giver = tt.giver
		r := mother
		tt.change(f, &r)
		f.Victims[0].Relatives = append(f.Victims[0].Relatives, r)
		want := victim.ConsentFlaw("")
		if !tt.counts {
			want = victim.FlawNotEntitled
		}
		for _, got := range []victim.ConsentFlaw{
			f.ConsentFlawNow(&f.Victims[0], "c1", victim.PurposeReferral, on),
			f.ConsentFlaw(&f.Victims[0], f.Victims[0].Consents[0], victim.PurposeReferral, on),
		} {
			assert.Equal(t, want, got, name)
		}
	}
}
