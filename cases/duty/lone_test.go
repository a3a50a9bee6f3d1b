package duty_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Nothing of a person gets into a report, and the same record leads to the same report.
func TestVictim_EmptyAndFullRecords(t *testing.T) {
	for _, on := range []law.Day{at(1900, 1, 1), at(2011, 7, 20), at(2026, 10, 1)} {
		var empty, full victim.Victim
		_, err := duty.Victim(&empty).Check(on)
		require.NoError(t, err)
		taint.Fill(&full)
		r, err := duty.Victim(&full).Check(on, "MK", "SI")
		require.NoError(t, err)
		again, err := duty.Victim(&full).Check(on, "MK", "SI")
		require.NoError(t, err)
		assert.True(t, reflect.DeepEqual(r, again), "the same input leads to the same report")
		for i := range r.Findings {
			r.Findings[i].Key = rule.Key{} // ids
		}
		if strings.Contains(encoded(t, r), taint.Marker) {
			t.Errorf("on %v something of a person is in the report", on)
		}
	}
}

// A key names records by their ids and codes. In a file that nobody validated a text may stand
// there: it gets into no key.
func TestVictim_NoTextGetsIntoAKey(t *testing.T) {
	const text = "Person A"
	on := at(2026, 10, 1)
	v := girl15()
	v.ID = text
	v.Status = append(v.Status, victim.StatusDecision{ID: text, Kind: text, Day: on})
	v.Services = []care.Service{{ID: text, Kind: text, Started: on}, {Kind: text, Started: on}}
	v.Placements = []care.Placement{{ID: text, Kind: text, From: on}, {Kind: "PersonA", From: on}}
	v.Decisions = []victim.Decision{{ID: text, Kind: text, Day: on}, {Kind: "PersonA", Day: on}}
	v.Permits = []victim.Permit{{ID: text, Ground: text, Decided: on, ValidTo: on}}
	r := lone(t, nil, v, on)
	assert.NotContains(t, encoded(t, r), text)
	assert.NotContains(t, encoded(t, r), "PersonA")
	seen := map[rule.Key]bool{}
	for _, f := range r.Findings {
		assert.NotContains(t, f.Key.String(), "Person")
		assert.False(t, seen[f.Key], "the keys still tell apart: %v", f.Key)
		seen[f.Key] = true
	}
	assert.NotEmpty(t, seen)
}

// A record of a later day than that of the check changes nothing.
func TestVictim_LaterRecordsAreNotThereYet(t *testing.T) {
	on := at(2026, 10, 1)
	later := on.AddDays(1)
	r := rand.New(rand.NewPCG(3, 4))
	day := func() law.Day { return on.AddDays(-r.IntN(30)) }
	answer := func() person.Answer {
		return append(law.Codes[person.Answer](), "")[r.IntN(5)]
	}
	for range 60 {
		v := girl15()
		v.Tracings = []care.Tracing{{Requested: day(), ScreenDay: day(), Safe: answer()}}
		v.Schooling = []care.Schooling{{Requested: day()}}
		v.LegalAids = []victim.LegalAid{{Assigned: day(), Free: answer()}}
		v.DurableSolutions = []victim.DurableSolution{{Kind: "third-country", Proposed: day()}}
		before := lone(t, nil, v, on)
		v.Tracings = append(v.Tracings, care.Tracing{ScreenDay: later, Requested: later})
		v.Schooling = append(v.Schooling, care.Schooling{Requested: later})
		v.LegalAids = append(v.LegalAids, victim.LegalAid{Assigned: later, Free: person.Yes})
		v.DurableSolutions = append(v.DurableSolutions, victim.DurableSolution{
			Kind: "third-country", Proposed: later,
		})
		assert.True(t, reflect.DeepEqual(before, lone(t, nil, v, on)))
	}
}

// A checker remembers what the law makes of its rules and forgets when it is full: neither may
// change an answer.
func TestChecker_IsTheSameWarmAndCold(t *testing.T) {
	warm, err := duty.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	v := girl15()
	v.Age.BirthDay = at(1995, 1, 1)
	v.Stays[0].From, v.Status[0].Day = at(2009, 1, 1), at(2009, 2, 1)
	first := at(2009, 3, 1)
	for i := range 1000 { // some thousand standings, across the entry into force of CETS No. 197
		on := first.AddDays(i % 500)
		got, err := duty.Victim(&v).CheckWith(warm, on)
		require.NoError(t, err)
		if i%100 == 0 {
			cold, err := duty.NewChecker(jurisdiction.Builtin())
			require.NoError(t, err)
			want, err := duty.Victim(&v).CheckWith(cold, on)
			require.NoError(t, err)
			// A finding points at the parts of the rules of its checker.
			require.Equal(t, encoded(t, want), encoded(t, got))
		}
	}
}

func encoded(t *testing.T, r *rule.Report) string {
	t.Helper()
	data, err := json.Marshal(r)
	require.NoError(t, err)
	return string(data)
}

// What nobody recorded is looked for elsewhere, or is left out; nothing panics and no law of a
// wrong place speaks.
func TestVictim_WhereNoPlaceIsRecorded(t *testing.T) {
	on := at(2026, 10, 1)
	v := girl15()
	v.Status[0].Place = ""
	f := told(lone(t, nil, v, on), "REFL-001")
	require.Len(t, f, 1)
	assert.Equal(t, jurisdiction.Code("MK"), f[0].Law.Jurisdiction,
		"of the stay, where the decision names no place")

	v.Stays, v.Citizenships = nil, nil
	r := lone(t, nil, v, on)
	assert.ErrorIs(t, r.Err(), rule.ErrLawUnknown)
	for _, f := range r.Findings {
		assert.Empty(t, f.Law.Jurisdiction, f.Rule.ID)
		assert.NotEqual(t, rule.Binding, f.Law.Force, f.Rule.ID)
	}
	v = girl15()
	v.Citizenships[0].Country = "MK"
	assert.Empty(t, told(lone(t, nil, v, on), "REFL-007"),
		"nobody needs asylum from the own country in it")
}

// A finding points at the record that decided, among more than ten of a kind.
func TestVictim_TheEleventhPlacement(t *testing.T) {
	v := girl15()
	v.Placements = make([]care.Placement, 11)
	v.Placements[10] = care.Placement{Kind: care.PlacementDetention, From: at(2026, 10, 1)}
	f := told(lone(t, nil, v, at(2026, 10, 1)), "CHILD-010")
	require.Len(t, f, 1)
	assert.Equal(t, "/placements/10/legal_basis", f[0].Path.String())
}

// A rule without a law is none: each names what it rests on, with an address to read it.
func TestChecker_EveryRuleHasALaw(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	for _, e := range c.Catalogue() {
		assert.NotEmpty(t, e.Basis, e.ID)
		for _, b := range e.Basis {
			assert.NotEmpty(t, b.URL, e.ID)
		}
	}
}

func BenchmarkVictim(b *testing.B) {
	v := girl15()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := duty.Victim(&v).Check(at(2026, 10, 1)); err != nil {
			b.Fatal(err)
		}
	}
}
