package plan_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// part is a component of a calendar as it stands there: the value of each property, with its
// parameters in the name. It is read without the library that writes calendars.
type part struct {
	name   string
	props  map[string]string
	alarms []part
}

func (p part) title() string { return p.props["SUMMARY"] }

func (p part) day() string {
	return p.props["DTSTART;VALUE=DATE"] + p.props["DUE;VALUE=DATE"]
}

func (p part) seq(t *testing.T) int {
	n, err := strconv.Atoi(p.props["SEQUENCE"])
	require.NoError(t, err)
	return n
}

var (
	uids     = regexp.MustCompile("^[0-9a-f]{32}@palermo$")
	instants = regexp.MustCompile("^[0-9]{8}T000000Z$")
	triggers = regexp.MustCompile("^-?P([0-9]+D)?T[0-9]+H$")
)

// parsed reads a calendar by RFC 5545, sections 3.1 and 3.3.11, and checks what is asked of each.
func parsed(t *testing.T, text string) (head part, entries []part) {
	t.Helper()
	require.True(t, strings.HasSuffix(text, "\r\n"))
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		require.NotContains(t, line, "\n")
		require.NotContains(t, line, "\r")
		require.LessOrEqual(t, len(line), 75, line)
	}
	require.True(t, strings.ToValidUTF8(text, "") == text, "no sign is cut in two")
	unescape := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\,`, ",", `\;`, ";")
	var open []*part
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case line == "":
		case name == "BEGIN":
			open = append(open, &part{name: value, props: map[string]string{}})
		case name == "END":
			p := open[len(open)-1]
			require.Equal(t, value, p.name)
			open = open[:len(open)-1]
			switch len(open) {
			case 0:
				head = *p
			case 1:
				entries = append(entries, *p)
			default:
				open[len(open)-1].alarms = append(open[len(open)-1].alarms, *p)
			}
		default:
			require.True(t, ok, line)
			p := open[len(open)-1]
			require.NotContains(t, p.props, name, "a property stands twice")
			p.props[name] = unescape.Replace(value)
		}
	}
	require.Empty(t, open)
	ids := map[string]bool{}
	for i := range entries {
		p := &entries[i]
		require.True(t, uids.MatchString(p.props["UID"]), p.props["UID"])
		require.False(t, ids[p.props["UID"]], "an id stands twice")
		ids[p.props["UID"]] = true
		for _, name := range []string{"DTSTAMP", "LAST-MODIFIED"} {
			require.True(t, instants.MatchString(p.props[name]), p.props[name])
		}
		require.NotContains(t, p.props, "RRULE")
		p.seq(t)
		if p.name == "VEVENT" {
			first, err := time.Parse("20060102", p.props["DTSTART;VALUE=DATE"])
			require.NoError(t, err)
			require.Equal(t, first.AddDate(0, 0, 1).Format("20060102"), p.props["DTEND;VALUE=DATE"])
			require.Equal(t, "TRANSPARENT", p.props["TRANSP"])
		}
		for _, a := range p.alarms {
			require.Equal(t, "DISPLAY", a.props["ACTION"])
			require.NotEmpty(t, a.props["DESCRIPTION"])
		}
	}
	return head, entries
}

// write makes a calendar and reads it.
func write(t *testing.T, files []plan.Case, opts ...plan.Option) (text string, entries []part) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, plan.Calendar(&b, files, opts...))
	_, entries = parsed(t, b.String())
	return b.String(), entries
}

func after(t *testing.T, text string) plan.Option {
	t.Helper()
	e, err := plan.ReadEarlier(strings.NewReader(text))
	require.NoError(t, err)
	return plan.After(e)
}

func checkedOn(t *testing.T, f *cases.File, on law.Day) []plan.Case {
	t.Helper()
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	return []plan.Case{{File: f, Report: r}}
}

// only are those whose title has a part.
func only(entries []part, title string) []part {
	var out []part
	for _, p := range entries {
		if strings.Contains(p.title(), title) {
			out = append(out, p)
		}
	}
	return out
}

func one(t *testing.T, entries []part, title string) part {
	t.Helper()
	found := only(entries, title)
	require.Len(t, found, 1, title)
	return found[0]
}

func girl(t *testing.T) *cases.File {
	t.Helper()
	data, err := os.ReadFile("../../examples/casecheck/testdata/girl-15-online-recruitment.json")
	require.NoError(t, err)
	f, err := cases.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return f
}

func TestCalendar_Events(t *testing.T) {
	text, entries := write(t, checkedOn(t, girl(t), nov(23)))
	head, _ := parsed(t, text)
	assert.Equal(t, "2.0", head.props["VERSION"])
	assert.Equal(t, "PUBLISH", head.props["METHOD"])
	assert.Equal(t, "Case file case-001", head.props["X-WR-CALNAME"])
	assert.Equal(t, "P1D", head.props["REFRESH-INTERVAL;VALUE=DURATION"])
	assert.Equal(t, "P1D", head.props["X-PUBLISHED-TTL"])

	dated := one(t, entries, "INTV-009")
	assert.Equal(t, "VEVENT", dated.name)
	assert.Equal(t, "20261209", dated.day())
	assert.Equal(t, "CONFIRMED", dated.props["STATUS"])
	assert.Equal(t, "case-001, INTV-009: Choose measures: no visual contact, a closed hearing, "+
		"testimony from elsewhere.", dated.title())
	require.Len(t, dated.alarms, 1)
	assert.Equal(t, "-PT15H", dated.alarms[0].props["TRIGGER"], "at 9:00 on the day before")

	late := one(t, entries, "overdue")
	assert.Equal(t, "20261123", late.day(), "what is overdue is not lost in the past")
	assert.Equal(t, "56 days overdue: case-001, CHILD-004: Name somebody who helps the child at "+
		"once.", late.title())
	assert.Equal(t, "PT9H", late.alarms[0].props["TRIGGER"])

	guardian := one(t, entries, "CHILD-001")
	assert.Equal(t, "20261123", guardian.day(), "at once is on the day of the report")
	assert.Empty(t, guardian.alarms)
	assert.Contains(t, guardian.props["DESCRIPTION"], "it is to be done at once")
	assert.Empty(t, only(entries, "AGE-008"), "what can wait and has no day is no event")
	assert.NotContains(t, text, "\u2019s birthday")
	told := map[law.Day]bool{{}: true, nov(23): true, nov(24): true}
	findings := checkedOn(t, girl(t), nov(23))[0].Report.Findings
	for _, f := range findings {
		told[f.Due], told[f.Due.AddDays(1)] = true, true
	}
	for _, f := range findings {
		for _, day := range []law.Day{f.Args.Since, f.Args.Day} {
			if !told[day] {
				assert.NotContains(t, text, strings.ReplaceAll(day.String(), "-", ""))
			}
		}
	}
}

func TestCalendar_Tasks(t *testing.T) {
	files := checkedOn(t, girl(t), nov(23))
	text, entries := write(t, files, plan.AsTasks())
	head, _ := parsed(t, text)
	assert.NotContains(t, head.props, "METHOD",
		"RFC 5546, section 3.4.1: a task needs an organiser and a beginning then")
	late := one(t, entries, "overdue")
	assert.Equal(t, "VTODO", late.name)
	assert.Equal(t, "20260928", late.day(), "readers show an overdue task until it is done")
	assert.Equal(t, "NEEDS-ACTION", late.props["STATUS"])
	assert.Equal(t, "P56DT9H", late.alarms[0].props["TRIGGER;RELATED=END"])
	assert.Equal(t, "-PT15H", one(t, entries, "INTV-009").alarms[0].props["TRIGGER;RELATED=END"])
	assert.Empty(t, one(t, entries, "AGE-008").day())
	for _, p := range entries {
		assert.Equal(t, p.props["LAST-MODIFIED"], p.props["DTSTAMP"])
	}
	dated, open := 0, 0
	for _, it := range plan.Items(files[0].Report) {
		switch {
		case it.Kind == plan.Question, it.Group == rule.PutRight, it.Group == rule.FindOut:
		case !it.By.IsZero():
			dated++
		default:
			open++
		}
	}
	assert.Positive(t, open)
	assert.Len(t, entries, dated+open)
}

// An alarm is so many days before, but not before the day of the report.
func TestCalendar_Alarms(t *testing.T) {
	f := &cases.File{ID: "f1", Tasks: []cases.Task{{ID: "t1", Due: nov(20)}}}
	at := func(on int, opts ...plan.Option) string {
		_, entries := write(t, []plan.Case{{File: f, Report: &rule.Report{On: nov(on)}}}, opts...)
		if p := one(t, entries, "task"); len(p.alarms) > 0 {
			return p.alarms[0].props["TRIGGER"]
		}
		return ""
	}
	assert.Equal(t, "-PT15H", at(1))
	assert.Equal(t, "PT9H", at(1, plan.Lead(0)))
	assert.Equal(t, "-P6DT15H", at(1, plan.Lead(7)))
	assert.Equal(t, "-PT15H", at(15, plan.Lead(7)), "where that is over, 1 day before")
	assert.Equal(t, "-PT15H", at(19))
	assert.Equal(t, "PT9H", at(20))
	assert.Equal(t, "PT9H", at(25), "overdue: on the day of the report")
	assert.Empty(t, at(1, plan.NoAlarm()))
	var b bytes.Buffer
	files := []plan.Case{{File: f, Report: &rule.Report{On: nov(1)}}}
	for _, days := range []int{-1, 366} {
		assert.ErrorIs(t, plan.Calendar(&b, files, plan.Lead(days)), plan.ErrLead)
	}
	assert.Empty(t, b.String())
}

// Texts are escaped, folded between signs and without control signs.
func TestCalendar_Texts(t *testing.T) {
	what := "Ovlašteno; 100%, a\\b \"c\": " + strings.Repeat("чедо’ś😀", 20) + "\rx\x00"
	r := &rule.Report{On: nov(1), Findings: []rule.Finding{{
		Rule: &rule.Head{ID: "OWN-001", ToDo: what}, Law: &rule.Standing{},
		Outcome: rule.Due, Due: nov(9), Key: rule.Key{Rule: "OWN-001"},
	}}}
	text, entries := write(t, []plan.Case{{File: &cases.File{ID: "f1"}, Report: r}},
		plan.Named("Злато, дете; \\ 1"))
	head, _ := parsed(t, text)
	assert.Equal(t, "Злато, дете; \\ 1", head.props["X-WR-CALNAME"])
	assert.Equal(t, "f1, OWN-001: "+strings.NewReplacer("\r", " ", "\x00", " ").Replace(what),
		entries[0].title())
	again, _ := write(t, []plan.Case{{File: &cases.File{ID: "f1"}, Report: r}},
		plan.Named("Злато, дете; \\ 1"), after(t, text))
	assert.Equal(t, text, again, "and read back as they were written")
}

// life is a file with records that have ids, and some that have none.
func life() *cases.File {
	return &cases.File{
		ID: "case-1", Jurisdictions: []jurisdiction.Code{"MK"},
		Victims: []victim.Victim{{
			ID:  "v1",
			Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, 3, 3)},
			Plans: []care.Plan{{ID: "p1", Day: nov(1), Review: nov(28), Steps: []care.Step{
				{ID: "s1", Due: nov(20)}, {Need: "medical", Due: nov(26)},
			}}},
			Risks:     []care.Risk{{Day: nov(1), NextReview: nov(25)}},
			FollowUps: []care.FollowUp{{Planned: nov(27)}, {Day: nov(2), Next: nov(29)}},
			Services: []care.Service{{ID: "x", Appointments: []care.Appointment{
				{Day: nov(24)}, {Day: nov(30)},
			}}},
		}},
		Tasks: []cases.Task{
			{ID: "t1", Due: nov(25)}, {ID: "t2", Due: nov(26)}, {ID: "t3", Due: nov(30)},
		},
		Conferences: []cases.Conference{{ID: "m1", Day: nov(27)}},
		Complaints:  []cases.Complaint{{ID: "y1", Day: nov(2)}},
	}
}

// The same entry has the same id in every later calendar, also after records were inserted before
// it.
func TestCalendar_IDsStay(t *testing.T) {
	for _, opts := range [][]plan.Option{nil, {plan.AsTasks()}} {
		_, before := write(t, checkedOn(t, life(), nov(23)), opts...)
		f := life()
		f.Victims = append([]victim.Victim{{ID: "v0"}}, f.Victims...)
		v := &f.Victims[1]
		v.Plans = append([]care.Plan{{ID: "p0", Day: nov(3), Steps: []care.Step{{}}}}, v.Plans...)
		v.Plans[1].Steps = append([]care.Step{{ID: "s0", Due: nov(22)}}, v.Plans[1].Steps...)
		v.FollowUps = append([]care.FollowUp{{Planned: nov(21)}}, v.FollowUps...)
		v.Risks = append([]care.Risk{{Day: law.MustDay(2026, 10, 1)}}, v.Risks...)
		v.Services[0].Appointments = append([]care.Appointment{{Day: nov(28)}},
			v.Services[0].Appointments...)
		f.Tasks = append([]cases.Task{{ID: "t0", Due: nov(24)}}, f.Tasks...)
		f.Conferences = append([]cases.Conference{{ID: "m0", Day: nov(24)}}, f.Conferences...)
		_, later := write(t, checkedOn(t, f, nov(23)), opts...)
		have := map[string]string{}
		for _, p := range later {
			have[p.props["UID"]] = p.title() + p.day()
		}
		for _, p := range before {
			assert.Equal(t, p.title()+p.day(), have[p.props["UID"]])
		}
		assert.Greater(t, len(later), len(before))
		f.ID = "case-2"
		_, other := write(t, checkedOn(t, f, nov(23)), opts...)
		for _, p := range other {
			assert.NotContains(t, have, p.props["UID"], "another file has other ids")
		}
	}
}

// stands writes how entries stand, those that are not open.
func stands(t *testing.T, entries []part) []string {
	var out []string
	for _, p := range entries {
		status := p.props["STATUS"]
		if status == "NEEDS-ACTION" || status == "CONFIRMED" &&
			!strings.HasPrefix(p.title(), "Done") {
			continue
		}
		assert.Empty(t, p.alarms, p.title())
		assert.NotContains(t, p.props, "PRIORITY")
		out = append(out, fmt.Sprint(status, " ", p.seq(t), " ", p.day(), " ", p.title()))
	}
	slices.Sort(out)
	return out
}

// What is done since is told as done, what fell away as cancelled, and the SEQUENCE grows.
func TestCalendar_After(t *testing.T) {
	want := map[string][]string{
		"VEVENT": {
			"CANCELLED 1 20261126 No longer to do: case-1, step: Do the step of the plan.",
			"CANCELLED 1 20261126 No longer to do: case-1, task: Do the task.",
			"CANCELLED 1 20261130 No longer to do: case-1, appointment: See that the appointment " +
				"can be kept.",
			"CONFIRMED 1 20261123 Done: case-1, step: Do the step of the plan.",
			"CONFIRMED 1 20261124 Done: case-1, appointment: See that the appointment can be kept.",
			"CONFIRMED 1 20261125 Done: case-1, review: Assess the risk again.",
			"CONFIRMED 1 20261125 Done: case-1, task: Do the task.",
			"CONFIRMED 1 20261127 Done: case-1, conference: Hold the conference.",
			"CONFIRMED 1 20261127 Done: case-1, visit: Visit the person.",
			"CONFIRMED 1 20261128 Done: case-1, review: Review the plan.",
		},
	}
	for _, line := range want["VEVENT"] {
		line = strings.Replace(line, "CONFIRMED", "COMPLETED", 1)
		line = strings.Replace(line, "1 20261123", "1 20261120", 1) // a task keeps its day
		want["VTODO"] = append(want["VTODO"], line)
	}
	want["VTODO"] = append(want["VTODO"],
		"COMPLETED 1  Done: case-1, complaint: Decide about the complaint.")
	for kind, opts := range map[string][]plan.Option{"VEVENT": nil, "VTODO": {plan.AsTasks()}} {
		next := func(f *cases.File, on law.Day, before string) (string, []part) {
			t.Helper()
			with := func(text string) []plan.Option {
				return append(slices.Clone(opts), after(t, text))
			}
			text, entries := write(t, checkedOn(t, f, on), with(before)...)
			again, _ := write(t, checkedOn(t, f, on), with(before)...)
			require.Equal(t, text, again)
			again, _ = write(t, checkedOn(t, f, on), with(text)...)
			require.Equal(t, text, again, "a calendar after itself is the same")
			return text, entries
		}
		first, before := write(t, checkedOn(t, life(), nov(23)), opts...)
		assert.Empty(t, stands(t, before))
		f := life()
		v := &f.Victims[0]
		v.Plans[0].Steps[0].State = care.StepDone
		v.Plans[0].Steps[1].State = care.StepCancelled
		v.Plans[0].Reviewed = nov(28)
		v.Risks = append(v.Risks, care.Risk{Day: nov(24)})
		v.FollowUps[0].Day = nov(24)
		v.Services[0].Appointments[0].Kept = person.Yes
		v.Services[0].Appointments[1].Why = "ill"
		f.Tasks[0].Done = nov(24)
		f.Tasks[1].State = care.StepNotDone
		f.Conferences[0].Day = nov(24)
		f.Complaints[0].Outcome = "upheld"
		second, entries := next(f, nov(24), first)
		slices.Sort(want[kind])
		assert.Equal(t, want[kind], stands(t, entries))
		for _, p := range entries {
			assert.Equal(t, kind, p.name)
			if p.props["STATUS"] == "COMPLETED" {
				assert.Equal(t, "20261124T000000Z", p.props["COMPLETED"])
				assert.Equal(t, "100", p.props["PERCENT-COMPLETE"])
			}
			if p.seq(t) > 0 {
				assert.Equal(t, "20261124T000000Z", p.props["LAST-MODIFIED"])
			}
		}
		third, entries := next(f, nov(25), second)
		assert.Equal(t, want[kind], stands(t, entries), "it stays, and does not change again")
		for _, p := range entries {
			if p.props["STATUS"] == "COMPLETED" {
				assert.Equal(t, "20261124T000000Z", p.props["COMPLETED"])
			}
		}
		_, entries = next(life(), nov(25), third)
		assert.Empty(t, stands(t, entries), "what is open again is told as that")
		assert.Equal(t, 2, one(t, only(entries, "conference"), "").seq(t))
		_, entries = next(&cases.File{ID: "case-9"}, nov(25), third)
		told := stands(t, entries)
		assert.Greater(t, len(told), len(want[kind]), "a file that is not given is cancelled")
		for _, line := range want[kind] {
			assert.Contains(t, told, line, "what was done stays done")
		}
		for _, p := range entries {
			assert.NotEqual(t, "NEEDS-ACTION", p.props["STATUS"], p.title())
		}
	}
}

// A duty that is met since is done; one that ended otherwise is cancelled; one told late is done.
func TestCalendar_AfterDuties(t *testing.T) {
	finding := func(id rule.ID, outcome rule.Outcome, due law.Day) rule.Finding {
		return rule.Finding{
			Rule: &rule.Head{ID: id, ToDo: "Do it."}, Law: &rule.Standing{Force: rule.Binding},
			Outcome: outcome, Due: due, Key: rule.Key{Rule: id, Victim: "v1"}, Group: rule.TakeNow,
		}
	}
	of := func(on law.Day, findings ...rule.Finding) []plan.Case {
		r := &rule.Report{On: on, Findings: findings}
		r.Arrange()
		return []plan.Case{{File: &cases.File{ID: "f1"}, Report: r}}
	}
	text, _ := write(t, of(nov(23),
		finding("X-001", rule.Due, nov(30)), finding("X-002", rule.Due, law.Day{}),
		finding("X-003", rule.Overdue, nov(9)), finding("X-004", rule.NotMet, law.Day{}),
		finding("X-005", rule.Due, nov(29)), finding("X-006", rule.Due, nov(28)),
	))
	past := finding("X-004", rule.NotMet, law.Day{})
	past.Past = true
	_, entries := write(t, of(nov(24),
		finding("X-001", rule.Met, law.Day{}), finding("X-002", rule.Met, law.Day{}),
		finding("X-003", rule.Late, nov(9)), past, finding("X-005", rule.Exempt, law.Day{}),
	), after(t, text))
	assert.Equal(t, []string{
		"CANCELLED 1 20261123 No longer to do: f1, X-004: Do it.",
		"CANCELLED 1 20261128 No longer to do: f1, X-006: Do it.",
		"CANCELLED 1 20261129 No longer to do: f1, X-005: Do it.",
		"CONFIRMED 1 20261123 Done: f1, X-002: Do it.",
		"CONFIRMED 1 20261123 Done: f1, X-003: Do it.",
		"CONFIRMED 1 20261130 Done: f1, X-001: Do it.",
	}, stands(t, entries))
}

// Several files are one calendar: each entry names its file.
func TestCalendar_SeveralFiles(t *testing.T) {
	a, b := life(), life()
	b.ID = "case-2"
	files := append(checkedOn(t, a, nov(23)), checkedOn(t, b, nov(24))...)
	text, entries := write(t, files)
	head, _ := parsed(t, text)
	assert.Equal(t, "2 case files", head.props["X-WR-CALNAME"])
	assert.Len(t, entries, 2*len(only(entries, "case-1, ")))
	assert.Len(t, entries, 2*len(only(entries, "case-2, ")))
	_, later := write(t, files[1:], after(t, text))
	assert.Len(t, later, len(entries))
	for _, p := range only(later, "case-1, ") {
		assert.Equal(t, "CANCELLED", p.props["STATUS"])
	}
}

func TestCalendar_CannotBeMade(t *testing.T) {
	f, r := life(), &rule.Report{On: nov(23)}
	other := &rule.Report{On: nov(23), Receipt: rule.Receipt{Record: "case-2"}}
	for _, tt := range []struct {
		files []plan.Case
		want  error
	}{
		{nil, plan.ErrNoReport},
		{[]plan.Case{{}}, plan.ErrNoReport},
		{[]plan.Case{{File: f}}, plan.ErrNoReport},
		{[]plan.Case{{Report: r}}, plan.ErrNoReport},
		{[]plan.Case{{File: f, Report: &rule.Report{}}}, plan.ErrNoReport},
		{[]plan.Case{{File: f, Report: other}}, plan.ErrOtherFile},
		{[]plan.Case{{File: f, Report: r}, {File: life(), Report: r}}, plan.ErrTwice},
	} {
		var b bytes.Buffer
		assert.ErrorIs(t, plan.Calendar(&b, tt.files), tt.want)
		assert.Empty(t, b.String())
	}
	_, entries := write(t, []plan.Case{{
		File:   &cases.File{ID: "Person A", Tasks: []cases.Task{{ID: "t", Due: nov(25)}}},
		Report: r,
	}})
	assert.Equal(t, "task: Do the task.", entries[0].title(), "what is no id is not told")
}

// A report that was disclosed goes without what the file plans.
func TestCalendar_Disclosed(t *testing.T) {
	files := checkedOn(t, life(), nov(23))
	_, all := write(t, files)
	assert.NotEmpty(t, only(all, "task"))
	files[0].Report.Withheld = true
	text, entries := write(t, files)
	assert.Empty(t, only(entries, "task"))
	head, _ := parsed(t, text)
	assert.Contains(
		t, head.props["X-WR-CALDESC"], "not for the recipient", "what is to know is told",
	)

	// Nor does it tell what the calendar of the whole file asked for.
	files[0].Report.Withheld = false
	whole, all := write(t, files)
	require.NotEmpty(t, only(all, "task"))
	files[0].Report.Withheld, files[0].Report.Findings = true, nil
	text, _ = write(t, files, after(t, whole))
	assert.NotContains(t, text, "BEGIN:VEVENT")
}

// A task that names a rule is one entry with the duty.
func TestCalendar_TaskOfARule(t *testing.T) {
	f := girl(t)
	_, before := write(t, checkedOn(t, f, nov(23)))
	f.Tasks = []cases.Task{{ID: "t1", Rule: "CHILD-001", Victim: "v1", Owner: "w1", Due: nov(30)}}
	_, entries := write(t, checkedOn(t, f, nov(23)))
	assert.Len(t, entries, len(before))
	duty := one(t, entries, "CHILD-001")
	assert.Equal(t, "20261130", duty.day())
	assert.Equal(t, one(t, before, "CHILD-001").props["UID"], duty.props["UID"])
	assert.Contains(t, duty.props["DESCRIPTION"], "that of a task of the file")
	for _, it := range plan.List(checkedOn(t, f, nov(23))[0].Report, f) {
		assert.NotEqual(t, plan.Task, it.Kind)
	}
	f.Tasks[0].Rule = "CHILD-099"
	_, entries = write(t, checkedOn(t, f, nov(23)))
	assert.Len(t, entries, len(before)+1, "one that answers no duty stays")
	f.Tasks[0].Rule, f.Tasks[0].Victim = "PROS-004", ""
	owned := 0
	for _, it := range plan.List(checkedOn(t, f, nov(23))[0].Report, f) {
		assert.NotEqual(t, plan.Task, it.Kind)
		if it.Rule == "PROS-004" {
			assert.Equal(t, "w1", it.Owner)
			owned++
		}
	}
	assert.Equal(t, 3, owned, "it is that of every State")
}

// What an application changed in a calendar is not taken over, and what is cut off is no calendar.
func TestReadEarlier(t *testing.T) {
	text, entries := write(t, checkedOn(t, life(), nov(23)))
	changed := strings.ReplaceAll(text, "SUMMARY:", "SUMMARY:Person A ")
	again, later := write(t, checkedOn(t, &cases.File{ID: "f"}, nov(24)), after(t, changed))
	assert.Len(t, later, len(entries))
	assert.NotContains(t, again, "Person A")
	for _, p := range later {
		assert.Equal(t, "No longer to do: an entry that was changed", p.title())
		assert.Equal(t, 1, p.seq(t))
	}
	high := strings.Replace(text, "SEQUENCE:0", "SEQUENCE:7", 1)
	_, later = write(t, checkedOn(t, life(), nov(24)), after(t, high))
	highest := 0
	for _, p := range later {
		highest = max(highest, p.seq(t))
	}
	assert.GreaterOrEqual(t, highest, 7, "it never goes back")

	uid := entries[0].props["UID"]
	for name, bad := range map[string]string{
		"nothing":         "",
		"another format":  "Person A",
		"cut off":         text[:len(text)/2],
		"cut at an entry": text[:strings.LastIndex(text, "END:VCALENDAR")],
		"another program": strings.Replace(text, "PRODID:", "PRODID:Person A", 1),
		"no SEQUENCE":     strings.Replace(text, "SEQUENCE:0", "SEQUENCE:Person A", 1),
		"a low SEQUENCE":  strings.Replace(text, "SEQUENCE:0", "SEQUENCE:-1", 1),
		"a high SEQUENCE": strings.Replace(text, "SEQUENCE:0", "SEQUENCE:2147483647", 1),
		"no day": strings.Replace(
			text, "DTSTART;VALUE=DATE:2", "DTSTART;VALUE=DATE:x", 1,
		),
		"another id":        strings.Replace(text, uid, "Person A", 1),
		"a name for an id":  strings.Replace(text, uid[:32], strings.Repeat("x", 32), 1),
		"an id twice":       strings.ReplaceAll(text, entries[1].props["UID"], uid),
		"another component": strings.ReplaceAll(text, "VEVENT", "VJOURNAL"),
	} {
		e, err := plan.ReadEarlier(strings.NewReader(bad))
		assert.ErrorIs(t, err, plan.ErrEarlier, name)
		assert.Nil(t, e, name)
	}
	e, err := plan.ReadEarlier(iotest.ErrReader(errors.New("no disk")))
	assert.ErrorContains(t, err, "no disk")
	assert.Nil(t, e)
	_, none := write(t, checkedOn(t, life(), nov(23)), plan.After(nil), plan.After(&plan.Earlier{}))
	assert.Equal(t, entries, none)
}

// dates are all that a calendar tells as a date, or from which one can be counted.
func dates(t *testing.T, entries []part) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	eight := regexp.MustCompile(`[12][0-9]{7}`)
	dashed := regexp.MustCompile(`[12][0-9]{3}-[0-9]{2}-[0-9]{2}`)
	late := regexp.MustCompile(`^([0-9]+) days? overdue`)
	for _, p := range entries {
		for name, value := range p.props {
			if name == "UID" || name == "X-PALERMO-DIGEST" || name == "DTEND;VALUE=DATE" {
				continue // the end is always the day after
			}
			for _, s := range eight.FindAllString(value, -1) {
				out[s] = true
			}
			for _, s := range dashed.FindAllString(value, -1) {
				out[strings.ReplaceAll(s, "-", "")] = true
			}
		}
		if m := late.FindStringSubmatch(p.title()); m != nil {
			n, err := strconv.Atoi(m[1])
			require.NoError(t, err)
			day, err := time.Parse("20060102", p.props["DTSTAMP"][:8])
			require.NoError(t, err)
			out[day.AddDate(0, 0, -n).Format("20060102")] = true
		}
		for _, a := range p.alarms {
			for name, value := range a.props {
				if strings.HasPrefix(name, "TRIGGER") {
					assert.True(t, triggers.MatchString(value), value)
				}
			}
		}
	}
	return out
}

// Over files in which everything planned lies around 18th birthdays, and over a series of days, no
// date in a calendar is one, the SEQUENCE never goes back, and no entry is lost.
func TestCalendar_Generated(t *testing.T) {
	const files = 10
	rnd := rand.New(rand.NewPCG(1, 2))
	start := law.MustDay(2026, 6, 1)
	hidden := 0
	for range files {
		birthdays := []law.Day{}
		near := func() law.Day {
			if rnd.IntN(4) == 0 {
				return law.Day{}
			}
			if rnd.IntN(2) == 0 {
				return start.AddDays(rnd.IntN(120) - 40)
			}
			return birthdays[rnd.IntN(len(birthdays))].AddDays(rnd.IntN(5) - 2)
		}
		age := func() person.Age {
			day := start.AddDays(20 + rnd.IntN(60))
			birthdays = append(birthdays, day)
			return person.Age{Knowledge: person.AgeExact, BirthDay: day.AddYears(-18)}
		}
		f := &cases.File{ID: "f1", Jurisdictions: []jurisdiction.Code{"MK"}}
		for i := range 1 + rnd.IntN(2) {
			v := victim.Victim{ID: fmt.Sprint("v", i), Age: age()}
			v.Status = []victim.StatusDecision{{
				ID: fmt.Sprint("d", i), Kind: victim.StatusPresumed, Day: start.AddDays(-30),
				Place: "MK",
			}}
			f.Victims = append(f.Victims, v)
		}
		f.Suspects = []cases.Suspect{{ID: "x", Age: age()}}
		for i := range f.Victims {
			v := &f.Victims[i]
			for range rnd.IntN(4) {
				v.Plans = append(v.Plans, care.Plan{Day: start, Review: near(), Steps: []care.Step{
					{Due: near()}, {Due: near(), State: "open"},
				}})
				v.FollowUps = append(v.FollowUps, care.FollowUp{Planned: near()})
				v.Risks = append(v.Risks, care.Risk{Day: start, NextReview: near()})
				f.Tasks = append(f.Tasks, cases.Task{
					ID: fmt.Sprint("t", len(f.Tasks)), Due: near(), Victim: v.ID,
				})
			}
		}
		f.Conferences = []cases.Conference{{ID: "m", Day: near(), Next: near()}}
		told := map[string]bool{}
		for _, day := range birthdays {
			for _, d := range []law.Day{day, day.AddDays(-1), day.AddYears(-18)} {
				told[strings.ReplaceAll(d.String(), "-", "")] = true
			}
		}
		for _, opts := range [][]plan.Option{nil, {plan.AsTasks()}} {
			text := ""
			before := map[string]part{}
			for on := start; on.Before(start.AddDays(95)); on = on.AddDays(1 + rnd.IntN(12)) {
				if told[strings.ReplaceAll(on.String(), "-", "")] ||
					told[strings.ReplaceAll(on.AddDays(1).String(), "-", "")] {
					continue // the day of the check itself is that of the caller
				}
				with := slices.Clone(opts)
				if text != "" {
					with = append(with, after(t, text))
				}
				var entries []part
				text, entries = write(t, checkedOn(t, f, on), with...)
				for day := range dates(t, entries) {
					require.False(t, told[day], "%s on %v", day, on)
				}
				now := map[string]part{}
				for _, p := range entries {
					now[p.props["UID"]] = p
					hidden += strings.Count(p.props["DESCRIPTION"], "stands in the file alone")
				}
				for uid, p := range before {
					require.Contains(t, now, uid, "no entry is lost")
					require.GreaterOrEqual(t, now[uid].seq(t), p.seq(t))
					require.GreaterOrEqual(
						t, now[uid].props["LAST-MODIFIED"], p.props["LAST-MODIFIED"],
					)
					if now[uid].day() != p.day() || now[uid].title() != p.title() {
						require.Greater(t, now[uid].seq(t), p.seq(t))
					}
				}
				before = now
			}
		}
	}
	assert.Positive(t, hidden)
}

// On the birthday itself, and on its eve, nothing of a date stays in what changed that day.
func TestCalendar_OnTheBirthday(t *testing.T) {
	f := life()
	birthday := nov(26)
	f.Victims[0].Age.BirthDay = birthday.AddYears(-18)
	f.Tasks = append(f.Tasks, cases.Task{ID: "t4", Due: nov(20)})
	text := ""
	for _, on := range []law.Day{nov(24), nov(25), nov(26), nov(27), nov(28)} {
		opts := []plan.Option{}
		if text != "" {
			opts = append(opts, after(t, text))
		}
		if on == nov(27) {
			f.Tasks = nil
		}
		text, _ = write(t, checkedOn(t, f, on), opts...)
	}
	_, entries := parsed(t, text)
	assert.NotEmpty(t, stands(t, entries))
	for _, day := range []string{"20261125", "20261126"} {
		assert.NotContains(t, text, day)
	}
}

// A calendar made on the birthday looks as one of any other day does: what is hidden on that day
// alone would tell it.
func TestCalendar_BirthdayLooksLikeAnyDay(t *testing.T) {
	f := life()
	f.Victims[0].Age.BirthDay = nov(26).AddYears(-18)
	for _, on := range []law.Day{nov(24), nov(25), nov(26), nov(27)} {
		for _, opts := range [][]plan.Option{nil, {plan.AsTasks()}} {
			_, entries := write(t, checkedOn(t, f, on), opts...)
			for _, p := range entries {
				day := strings.ReplaceAll(on.String(), "-", "") + "T000000Z"
				assert.Equal(t, day, p.props["LAST-MODIFIED"], p.title())
				assert.Equal(t, day, p.props["DTSTAMP"], p.title())
			}
		}
	}
}

// A last day of a duty that falls on a birthday by chance is left out too, with what tells of it.
func TestCalendar_DutyOnABirthday(t *testing.T) {
	birthday := law.MustDay(2026, 12, 5) // a Saturday
	f := &cases.File{ID: "f1", Suspects: []cases.Suspect{{ID: "x", Age: person.Age{
		Knowledge: person.AgeExact, BirthDay: birthday.AddYears(-18),
	}}}}
	for _, on := range []law.Day{nov(23), birthday.AddDays(10)} {
		r := &rule.Report{On: on, Findings: []rule.Finding{{
			Rule: &rule.Head{ID: "X-001", ToDo: "Do it."}, Law: &rule.Standing{},
			Outcome: rule.Due, Due: birthday, Key: rule.Key{Rule: "X-001"},
			More: &rule.More{Deadline: law.Deadline{
				Start: nov(1), Last: birthday, FallsOn: law.Saturday,
			}},
		}}}
		if on.After(birthday) {
			r.Findings[0].Outcome = rule.Overdue
		}
		for _, opts := range [][]plan.Option{nil, {plan.AsTasks()}} {
			_, entries := write(t, []plan.Case{{File: f, Report: r}}, opts...)
			p := one(t, entries, "X-001")
			assert.Equal(t, "f1, X-001: Do it.", p.title())
			assert.NotContains(t, p.props["DESCRIPTION"], "Saturday")
			assert.NotContains(t, p.props["DESCRIPTION"], "overdue")
			assert.NotEqual(t, "20261205", p.day())
			assert.Empty(t, p.alarms)
		}
	}
}

func ExampleCalendar() {
	f := &cases.File{
		ID: "case-1", Tasks: []cases.Task{{ID: "t1", Due: law.MustDay(2026, 12, 1)}},
	}
	show := func(on law.Day, opts ...plan.Option) string {
		r, err := duty.Check(f, on)
		if err != nil {
			panic(err)
		}
		var b strings.Builder
		if err := plan.Calendar(&b, []plan.Case{{File: f, Report: r}}, opts...); err != nil {
			panic(err)
		}
		for line := range strings.Lines(b.String()) {
			for _, name := range []string{"SEQUENCE", "DTSTART", "SUMMARY", "TRIGGER"} {
				if strings.HasPrefix(line, name) {
					fmt.Println(strings.TrimSpace(line))
				}
			}
		}
		return b.String()
	}
	first := show(law.MustDay(2026, 11, 23))

	f.Tasks[0].Done = law.MustDay(2026, 11, 27)
	earlier, err := plan.ReadEarlier(strings.NewReader(first))
	if err != nil {
		panic(err)
	}
	show(law.MustDay(2026, 11, 28), plan.After(earlier))
	// Output:
	// SEQUENCE:0
	// DTSTART;VALUE=DATE:20261201
	// SUMMARY:case-1\, task: Do the task.
	// TRIGGER:-PT15H
	// SEQUENCE:1
	// DTSTART;VALUE=DATE:20261201
	// SUMMARY:Done: case-1\, task: Do the task.
}

func ExampleReadEarlier() {
	_, err := plan.ReadEarlier(strings.NewReader("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
	fmt.Println(err)
	// Output: plan: not a whole calendar that was written here
}
