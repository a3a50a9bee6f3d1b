package duty_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// Every pointer of a finding or a question is one of a file, so that a form can show the field and
// a disclosure can decide about it.
func TestReport_EveryPointerIsOfAFile(t *testing.T) {
	seen := map[string]bool{}
	look := func(f *cases.File, on law.Day) {
		r, err := duty.Check(f, on)
		require.NoError(t, err)
		see := func(path string, id any) {
			if path == "" || seen[path] || strings.HasPrefix(path, "law:") {
				return // "law:" is a question about the law of a place
			}
			seen[path] = true
			_, err := cases.Describe(path)
			assert.NoError(t, err, "%v at %s", id, path)
			_, err = cases.CategoryOf(path)
			assert.NoError(t, err, "%v at %s", id, path)
		}
		for i := range r.Findings {
			x := &r.Findings[i]
			see(x.Path.String(), x.Rule.ID)
		}
		for _, q := range r.Questions {
			see(q.Path.String(), q.Rules)
		}
	}
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	for _, s := range all {
		look(s.Case, s.On)
	}
	golden(t, func(_ string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		look(&f, d(2026, 11, 23))
	})
	var full cases.File
	taint.Fill(&full)
	look(&full, d(2026, 10, 1))
	assert.Greater(t, len(seen), 200)
}

// Files without anything and with everything are checked; nothing of a person but the ids of
// records gets into the report, and the same input leads to the same report.
func TestCheck_EmptyAndFullFiles(t *testing.T) {
	for _, on := range []law.Day{d(1900, 1, 1), d(2026, 10, 1)} {
		var empty, full cases.File
		_, err := duty.Check(&empty, on)
		require.NoError(t, err)
		_, err = duty.Check(&cases.File{Victims: make([]victim.Victim, 2)}, on)
		require.NoError(t, err)
		taint.Fill(&full)
		r, err := duty.Check(&full, on, "MK", "SI")
		require.NoError(t, err)
		again, err := duty.Check(&full, on, "MK", "SI")
		require.NoError(t, err)
		assert.Equal(t, r, again, "the same input leads to the same report")
		for i := range r.Findings {
			r.Findings[i].Key = rule.Key{}
		}
		r.Receipt.Record = ""
		data, err := json.Marshal(r)
		require.NoError(t, err)
		assert.NotContains(t, string(data), taint.Marker)
	}
}

// What stands in place of an id and is none does not get into the key of a finding.
func TestReport_KeysHoldIDsAlone(t *testing.T) {
	golden(t, func(name string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		for i := range f.Victims {
			v := &f.Victims[i]
			v.ID = "Person A"
			for j := range v.Services {
				v.Services[j].ID, v.Services[j].Kind = "Person A", "Person A"
			}
			for j := range v.Placements {
				v.Placements[j].ID, v.Placements[j].Kind = "Person A", "Person A"
			}
			for j := range v.Status {
				v.Status[j].ID = "Person A"
			}
		}
		for i := range f.Interviews {
			f.Interviews[i].ID, f.Interviews[i].Victim = "Person A", "Person A"
		}
		r, err := duty.Check(&f, d(2026, 11, 23))
		require.NoError(t, err)
		out, err := json.Marshal(r)
		require.NoError(t, err)
		assert.NotContains(t, string(out), "Person A", name)
	})
}

func TestCheck_NoFile(t *testing.T) {
	on := d(2026, 11, 23)
	_, err := duty.Check(nil, on)
	assert.EqualError(t, err, "duty: no file")
	_, err = new(duty.Checker).Check(new(cases.File), on)
	assert.ErrorIs(t, err, rule.ErrNoRegistry)
	_, err = duty.NewChecker(nil)
	assert.ErrorIs(t, err, rule.ErrNoRegistry)
}
