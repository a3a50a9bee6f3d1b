package duty_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// emptied calls do for the value that a pointer points to with one field after another set to zero,
// at any depth, and puts each back. Path names the field; single says whether it holds one fact
// that may be left out.
func emptied(v reflect.Value, path string, do func(path string, single bool)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			emptied(v.Elem(), path, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			emptied(v.Index(i), path+"/"+strconv.Itoa(i), do)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[law.Day]() {
			return
		}
		for i := range v.NumField() {
			field := v.Field(i)
			if !field.CanSet() || field.IsZero() {
				continue
			}
			name := path + "/" + v.Type().Field(i).Name
			old := reflect.ValueOf(field.Interface())
			field.SetZero()
			_, day := old.Interface().(law.Day)
			required := strings.HasPrefix(v.Type().Field(i).Tag.Get("validate"), "required")
			do(name, !required && (day || field.Kind() != reflect.Slice && field.Kind() != reflect.Struct && field.Kind() != reflect.Pointer))
			field.Set(old)
			emptied(field, name, do)
		}
	}
}

// No rule panics with any one field missing, at any depth; each report can be written and, made
// again, is the same to the byte; the file is left as it is.
func TestCheck_WithAnyFieldMissing(t *testing.T) {
	checker := builtin(t)
	on := d(2026, 11, 23)
	same := func(name string, f *cases.File) {
		before, err := json.Marshal(f)
		require.NoError(t, err, name)
		first, err := json.Marshal(checked(t, checker, f, on, "MK", "SI"))
		require.NoError(t, err, name)
		second, err := json.Marshal(checked(t, checker, f, on, "MK", "SI"))
		require.NoError(t, err, name)
		require.True(t, bytes.Equal(first, second), "%s: two reports of one file differ", name)
		after, err := json.Marshal(f)
		require.NoError(t, err, name)
		require.True(t, bytes.Equal(before, after), "%s: the check changed the file", name)
	}
	n := 0
	golden(t, func(name string, data []byte) {
		if testing.Short() && n > 0 {
			return
		}
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		same(name, &f)
		emptied(reflect.ValueOf(&f), name, func(path string, _ bool) {
			n++
			if n%25 == 0 { // the rest only has to return
				same(path, &f)
				return
			}
			checked(t, checker, &f, on)
		})
	})
	var full cases.File // every field set, few of them to anything that makes sense
	taint.Fill(&full)
	emptied(reflect.ValueOf(&full), "full", func(string, bool) {
		n++
		checked(t, checker, &full, on)
	})
	assert.Greater(t, n, 600)
}

// Adding a fact answers a question and never makes one out of an answer: what is met without a fact
// is not unknown with it. Walked over every field at any depth.
func TestMoreFactsNeverTurnMetIntoUnknown(t *testing.T) {
	checker := builtin(t)
	on := d(2026, 11, 23)
	type about struct {
		rule         rule.ID
		person, path string
	}
	golden(t, func(name string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		unknown := map[about]bool{}
		checker.Scan(&f, on, func(x *rule.Finding) {
			if x.Outcome == rule.Unknown {
				unknown[about{x.Rule.ID, x.About, x.Path.String()}],
					unknown[about{x.Rule.ID, x.About, ""}] = true, true
			}
		})
		emptied(reflect.ValueOf(&f), name, func(path string, single bool) {
			met := map[about]bool{}
			checker.Scan(&f, on, func(x *rule.Finding) {
				if x.Outcome == rule.Met && unknown[about{x.Rule.ID, x.About, x.Path.String()}] {
					t.Errorf("%s: met without %s and unknown with it", x.Rule.ID, path)
				}
				all := about{x.Rule.ID, x.About, ""}
				before, seen := met[all]
				met[all] = x.Outcome == rule.Met && (before || !seen)
			})
			for key, met := range met {
				// A record that is added may ask something of its own; a single fact may not.
				if key.rule == "ASSIST-007" && strings.HasSuffix(path, "/Started") {
					continue // consent is asked for once the service has started
				}
				if single && met && unknown[key] {
					t.Errorf("%s: met in all respects without %s and unknown with it", key.rule, path)
				}
			}
		})
	})
}

// A scan shows what a report holds.
func TestScan_ShowsWhatAReportHolds(t *testing.T) {
	checker := builtin(t)
	on := d(2026, 11, 23)
	golden(t, func(name string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		report := checked(t, checker, &f, on, "MK")
		var shown []rule.Finding
		keep := func(x *rule.Finding) { shown = append(shown, *x) }
		require.NoError(t, checker.Scan(&f, on, keep, "MK"))
		for i := range report.Findings {
			report.Findings[i].Key.N = 0 // which only a whole report can tell
		}
		assert.ElementsMatch(t, report.Findings, shown, name)
	})
}

// No policy makes anything overdue of itself; each parameter, set, makes its step overdue on the
// day after the last and not before, and a number of the law stays.
func TestPolicy_EveryParameter(t *testing.T) {
	on := d(2026, 11, 23)
	seen := map[rule.Parameter]bool{}
	var files []cases.File
	golden(t, func(_ string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		files = append(files, f)
	})
	files = append(files, open(t)...)
	policy := func(x *rule.Finding) rule.Parameter {
		if x.More == nil {
			return ""
		}
		return x.More.Policy
	}
	for _, p := range law.Codes[rule.Parameter]() {
		with := builtin(t, duty.Policy(rule.Policy{p: {Amount: 2, Unit: law.Days}}))
		for i := range files {
			var found []rule.Finding
			with.Scan(&files[i], on, func(x *rule.Finding) {
				if policy(x) == "" {
					return
				}
				require.Equal(t, p, policy(x))
				if x.Outcome != rule.Due && x.Outcome != rule.Overdue {
					return // done: nothing is open on the other days
				}
				require.False(t, x.Due.IsZero())
				seen[p] = true
				found = append(found, *x)
			})
			for _, x := range found {
				for day, want := range map[law.Day]rule.Outcome{
					x.Due: rule.Due, x.Due.AddDays(1): rule.Overdue,
				} {
					with.Scan(&files[i], day, func(y *rule.Finding) {
						if y.Rule.ID == x.Rule.ID && y.Path == x.Path && policy(y) == p &&
							y.Due == x.Due && y.Outcome != rule.Exempt {
							require.Equal(t, want, y.Outcome, "%s on %v", x.Rule.ID, day)
						}
					})
				}
			}
		}
		assert.True(t, seen[p], "%s is never used", p)
	}
}

// open is a file in which steps are open for which the golden cases leave none.
func open(t testing.TB) []cases.File {
	t.Helper()
	f := girlOf15()
	v := &f.Victims[0]
	v.Status = append(v.Status, victim.StatusDecision{ID: "s0", Kind: victim.StatusReferred, Day: d(2026, 8, 20), Place: "MK"})
	v.Permits = []victim.Permit{{ID: "p", Place: "MK", Requested: d(2026, 9, 20)}}
	v.Returns = []victim.Return{{From: "MK", To: "AL", Departed: d(2026, 10, 20), ContactsGiven: d(2026, 10, 1), Plan: d(2026, 10, 1)}}
	f.Liabilities = []cases.Liability{{ID: "l", Victim: "v1", Place: "MK", Screened: d(2026, 9, 20), Linked: cases.LinkCompelled}}
	f.Dangers = []cases.Danger{{ID: "x", Victim: "v1", Known: d(2026, 9, 5)}}
	f.Requests = []cases.Request{{ID: "q", Received: d(2026, 9, 5)}}
	f.Referrals = []referral.Referral{
		{ID: "r1", Victim: "v1", State: referral.Sent, From: referral.Party{Place: "MK"}, To: referral.Party{Place: "MK"}, History: []referral.Entry{{Day: d(2026, 9, 3), Action: referral.Send, To: referral.Sent}}},
		{ID: "r2", Victim: "v1", State: referral.Draft, From: referral.Party{Place: "MK"}, To: referral.Party{Place: "AL"}, Border: referral.Border{Handover: d(2026, 9, 20), Guardian: "g9", Documents: []referral.Document{referral.DocumentMinutes}}},
	}
	undecided := girlOf15()
	undecided.Victims[0].Status = []victim.StatusDecision{{ID: "s0", Kind: victim.StatusReferred, Day: d(2026, 8, 20), Place: "MK"}}
	return []cases.File{f, undecided}
}
