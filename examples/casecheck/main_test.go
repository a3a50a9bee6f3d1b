package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden reports")

func casecheck(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// golden are the embedded cases, the day on which each is checked, and what a reader should find in
// its report: rule, outcome and place, with "recommended" where the law does not require it.
var golden = map[string]struct {
	on   string
	want []string
}{
	"girl-15-online-recruitment": {"2026-11-23", []string{
		"CHILD-004 overdue SI", "CHILD-001 due SI", "CHILD-005 not-met SI", "INTV-009 due SI",
	}},
	// CETS No. 197, article 10(3): a person who may be a child is presumed to be one.
	"disputed-age-16-to-19": {"2026-11-23", []string{
		"AGE-002 not-met MK", "AGE-006 not-met MK", "CHILD-001 due MK",
	}},
	// No treaty binds Kosovo: nothing is binding by treaty there.
	"kosovo-boy-12": {"2026-11-23", []string{"CHILD-002 due XK recommended"}},
	// Palermo Protocol, article 3(c); CETS No. 197, articles 2 and 4(a).
	"republika-srpska-girl": {"2026-11-23", []string{
		"IDENT-002 not-met BA-SRP", "IDENT-005 not-met BA-SRP",
	}},
	// CETS No. 201, article 35(1)(f): a child interviewed beside a suspected parent.
	"siblings-begging-suspected-parent": {"2026-11-23", []string{
		"INTV-006 not-met MK recommended",
	}},
	// What was owed to the child and not done before the 18th birthday stays not met; CETS No. 197,
	// article 24(b): an offence against a child stays one.
	"turning-18-in-slovenia": {"2026-11-23", []string{
		"AGE-007 not-met SI recommended", "AGE-008 not-met SI recommended",
		"ASSIST-004 not-met SI", "NREF-002 not-met SI",
	}},
	// Palermo Protocol, article 3(a): without means who was an adult is no victim by the
	// definition; no duty says otherwise.
	"adult-without-means": {"2026-11-23", []string{
		"IDENT-005 met MK", "IDENT-001 met MK recommended",
	}},
	// Smuggling Protocol, article 3(a); the asylum route stays open.
	"adult-smuggled": {"2026-11-23", []string{"REFL-007 met MK recommended"}},
	// ECHR, article 4: V.C.L. and A.N. v. the United Kingdom; OHCHR guideline 8.3.
	"forced-criminality-victim-charged": {"2026-11-23", []string{
		"NONP-001 not-met AL", "NONP-003 not-met AL",
		"NONP-004 due AL recommended",
	}},
	// Palermo Protocol, article 3(b) and (c); CETS No. 197, articles 2 and 4(b).
	"forced-marriage-inside-one-country": {"2026-11-23", []string{
		"IDENT-004 not-met BA-BIH", "IDENT-005 not-met BA-BIH",
	}},
	// OPSC, article 8(2); CRC, article 37(b).
	"unaccompanied-asylum-seeker": {"2026-11-23", []string{
		"AGE-003 not-met SI", "CHILD-010 not-met SI", "INTV-008 not-met SI recommended",
	}},
	// A decision for lack of means that was reversed on review is not held against the file.
	"declined-and-reviewed": {"2026-11-23", []string{
		"IDENT-006 met MK", "IDENT-001 met MK recommended",
	}},
	// CETS No. 197, article 16(7): no return of a child before risk and security were assessed. An
	// assessment on the day after comes too late. What was owed until the departure and not done is
	// not met.
	"returned-before-the-risk-was-assessed": {"2026-11-23", []string{
		"RETN-001 not-met MK", "RETN-003 met MK recommended", "ASSIST-004 not-met MK",
	}},
	// CETS No. 197, article 16(7); CRC, article 3(1). Documents: Palermo Protocol, article 8(4).
	"return-against-best-interests-stopped": {"2026-11-23", []string{"RETN-006 due AL"}},
	// ETS No. 116, articles 2(2) and 3, ask for no known offender; Slovenia is not a party, and
	// whether a violent crime injured the person is asked first.
	"compensation-refused-offender-unknown": {"2026-11-23", []string{
		"CHILD-001 met SI", "IDENT-006 met SI",
	}},
	// Regulation (EU) 2024/1348, article 25(4) to (6), applies from 12 June 2026: the examination
	// of 11 June is judged by ECHR, article 8 (F.B. v. Belgium). CETS No. 197, article 12(7).
	"medical-examination-without-consent": {"2026-11-23", []string{
		"AGE-005 not-met SI", "ASSIST-007 not-met SI",
	}},
	// CETS No. 197, article 33(2); CRC, article 25.
	"child-missing-from-a-shelter": {"2026-11-23", []string{
		"TREF-004 due RS recommended", "CHILD-011 overdue RS",
	}},
	// Regulation (EU) 2016/679, article 5(1)(e): the day of erasure was yesterday.
	"kept-beyond-the-day-of-erasure": {"2026-11-23", []string{"DATA-007 overdue HR"}},
	// CETS No. 197, article 11(2). Regulation (EU) 2016/679, article 33(1): 72 hours, which begin
	// with the next full hour (Regulation 1182/71, article 3(1)), and this is a second more.
	"identity-made-public-and-breach-told-late": {"2026-11-23", []string{
		"DATA-003 not-met RO", "DATA-008 not-met RO",
	}},
	// CETS No. 197, article 12(6): help does not depend on cooperation; article 4(b): consent is
	// irrelevant where means were used. The period of 29 days is one too short: article 13(1).
	"adult-in-domestic-servitude": {"2026-11-23", []string{
		"ASSIST-003 not-met CH", "IDENT-001 met CH recommended", "REFL-001 not-met CH",
	}},
	// Directive (EU) 2024/1712, article 1(1) (2011/36/EU, article 2(3)), carried into law by 15
	// July 2026: surrogacy.
	"surrogacy-with-an-adult-surrogate": {"2026-11-23", []string{"IDENT-003 met GR recommended"}},
	// 1996 Hague Convention, article 33: no placement abroad before the other State was consulted
	// and agreed.
	"placed-abroad-without-agreement": {"2026-11-23", []string{"TREF-006 due SI"}},
	// Palermo Protocol, article 8(2); CETS No. 197, articles 10(2), 16(2) and (6).
	"returned-against-her-wish": {"2026-11-23", []string{
		"IDENT-008 not-met TR", "RETN-004 not-met TR recommended",
		"RETN-007 not-met TR recommended",
	}},
	// CETS No. 197, article 30; CETS No. 201, article 36(2). Before the testimony: the eve is the
	// last day.
	"child-testifies-tomorrow": {"2026-11-23", []string{"INTV-009 due BG"}},
	// CETS No. 201, article 14(3): a suspected father keeps nobody else from deciding. A mother of
	// whom the file says that there is neither suspicion nor conflict consents for the child.
	"family-debt-plan": {"2026-11-23", []string{
		"CHILD-009 met MK", "DATA-002 met MK", "PROS-008 met MK",
	}},
	// A closed file: a closure that was opened again asks nothing, the last is judged. CETS No.
	// 197, article 16(2) and (5).
	"closed-with-approvals": {"2026-11-23", []string{
		"FILE-001 met RS recommended", "FILE-002 met MK recommended", "RETN-004 met RS recommended",
	}},
	// CETS No. 197 came into force for North Macedonia on 1 September 2009: a removal of 2008 is
	// judged by the law of 2008.
	"removed-in-2008": {"2026-11-23", []string{"IDENT-008 not-met MK recommended"}},
}

// shows reports whether a report has a finding that is written as in golden.
func shows(out, want string) bool {
	w := strings.Fields(want)
	tags := "[" + w[1]
	if len(w) > 2 {
		tags += ", " + w[2]
	}
	if len(w) > 3 {
		tags += ", " + w[3]
	}
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "  "+w[0]+" ") && strings.Contains(line, tags) &&
			(len(w) < 3 || strings.HasSuffix(strings.TrimSpace(line), tags+"]")) {
			return true
		}
	}
	return false
}

func TestGoldenReports(t *testing.T) {
	files, err := os.ReadDir("testdata")
	require.NoError(t, err)
	for _, file := range files {
		name, isCase := strings.CutSuffix(file.Name(), ".json")
		if !isCase {
			continue
		}
		t.Run(name, func(t *testing.T) {
			g, ok := golden[name]
			require.True(t, ok, "a case without a golden report")
			_, out, stderr := casecheck("", "-v", "-on", g.on, "testdata/"+file.Name())
			require.Empty(t, stderr)
			path := "testdata/" + name + ".txt"
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(out), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
			for _, w := range g.want {
				assert.True(t, shows(out, w), w)
			}
		})
	}
}

// The demonstration is what the README shows.
func TestDemonstration(t *testing.T) {
	const path = "testdata/demonstration.txt"
	code, out, stderr := casecheck("")
	assert.Zero(t, code, stderr)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(out), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), out)
	assert.NotContains(t, out, "Person A")
}

func TestExitCodes(t *testing.T) {
	data, err := os.ReadFile(demoFile)
	require.NoError(t, err)
	code, _, _ := casecheck(string(data), "-on", "2026-11-23", "-")
	assert.Equal(t, 1, code, "something binding is unmet")
	code, _, _ = casecheck(string(data), "-on", "2026-09-01", "-")
	assert.Equal(t, 0, code, "on the first day nothing is")
	for _, args := range [][]string{{"-on", "2026-02-30", "-"}, {"-format", "pdf"},
		{"-jurisdiction", "ZZ", "-"}, {"-nosuch"}, {"nosuch.json"}} {
		code, _, stderr := casecheck(string(data), args...)
		assert.Equal(t, 2, code, args)
		assert.NotEmpty(t, stderr)
	}
	code, _, stderr := casecheck(`{"id": "Person A"}`, "-")
	assert.Equal(t, 2, code)
	assert.Equal(
		t, "casecheck: line 1, column 8: /id: not an id (letters, digits, . _ : -)\n", stderr,
	)
}

func TestJSON(t *testing.T) {
	_, out, _ := casecheck("", "-format", "json")
	var report struct {
		On       string
		Receipt  map[string]any
		Summary  map[string]int
		Findings []struct {
			Rule, Title, Outcome, Force, Path, Jurisdiction, Due string

			Message struct{ Key, What, Text string }
			Basis   []struct{ Instrument, Pinpoint, URL, Confidence string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &report))
	assert.Equal(t, demoDay, report.On)
	assert.Equal(t, 1, report.Summary["overdue"])
	for _, f := range report.Findings {
		assert.NotEmpty(t, f.Title)
		assert.NotEmpty(t, f.Message.Key)
		assert.NotEmpty(t, f.Message.What, "every phrase has a key")
		assert.NotEmpty(t, f.Message.Text)
		require.NotEmpty(t, f.Basis, f.Rule)
		for _, b := range f.Basis {
			assert.NotEmpty(t, b.Instrument)
			assert.NotEmpty(t, b.Confidence)
		}
	}
	// Regulation (EU) 2024/1348, article 23(2)(b): 15 working days from Monday 7 September 2026.
	assert.Equal(t, "2026-09-28", report.Findings[0].Due)
}

func TestJSONLines(t *testing.T) {
	data, err := os.ReadFile(demoFile)
	require.NoError(t, err)
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, data))
	long := `{"id": "` + strings.Repeat("x", 17<<20) + `"}`
	in := compact.String() + "\n\n{\"id\": \"Person A\"}\n" + long + "\n" + `{"id": "b"}`
	code, out, stderr := casecheck(in, "-jsonl", "-on", demoDay, "-")
	assert.Equal(t, 2, code)
	assert.Equal(t, "casecheck: line 3, column 8: /id: not an id (letters, digits, . _ : -)\n"+
		"casecheck: line 4: longer than a file may be\n", stderr)
	var lines []int
	for line := range strings.Lines(out) {
		var doc struct{ Line int }
		require.NoError(t, json.Unmarshal([]byte(line), &doc))
		lines = append(lines, doc.Line)
	}
	assert.Equal(t, []int{1, 5}, lines, "a bad line leaves the others as they are")

	code, _, _ = casecheck(`{"id": "b"}`, "-jsonl", "-")
	assert.Zero(t, code)

	many := strings.Repeat(`{"id": "b"}`+"\n", 1000)
	_, out, _ = casecheck(many, "-jsonl", "-")
	number := 0
	for line := range strings.Lines(out) {
		number++
		var doc struct{ Line int }
		require.NoError(t, json.Unmarshal([]byte(line), &doc))
		require.Equal(t, number, doc.Line, "the reports stand in the order of the lines")
	}
	assert.Equal(t, 1000, number)
}

func TestMarkdown(t *testing.T) {
	_, out, _ := casecheck("", "-format", "markdown")
	assert.Contains(t, out, "## TAKE NOW\n\n1. **Name somebody who helps the child at once.**")
	assert.Contains(t, out, "56 days late, due on 28 September 2026")
	_, out, _ = casecheck("", "-format", "markdown", "-v")
	assert.Contains(t, out, "- [x] **AGE-001**")
	assert.Contains(t, out, "## DOES NOT APPLY")
}

// A page for a phone holds what the text does.
func TestHTML(t *testing.T) {
	_, out, _ := casecheck("", "-format", "html")
	assert.Contains(t, out, "<!DOCTYPE html>")
	assert.Contains(t, out, "Name somebody who helps the child at once.")
	code, out, stderr := casecheck("", "-format", "html", "-v")
	assert.Equal(t, 2, code)
	assert.Empty(t, out)
	assert.Contains(t, stderr, "-v: ")
}

func TestExplain(t *testing.T) {
	code, out, stderr := casecheck("", "-explain", "CHILD-004")
	assert.Zero(t, code, stderr)
	for _, want := range []string{
		"reads: ", "/asylum/applications", "28 September 2026",
		"Asylum Procedure Regulation 23(2)(b)",
	} {
		assert.Contains(t, out, want)
	}
	_, out, _ = casecheck("", "-explain", "CHILD-001")
	assert.Contains(t, out, "law read")
	assert.Contains(t, out, "SI guardianship.authority: [{")
	code, _, stderr = casecheck("", "-explain", "CHILD-999")
	assert.Equal(t, 2, code)
	assert.Contains(t, stderr, "no such rule")
}

func TestPlan(t *testing.T) {
	_, out, _ := casecheck("", "-format", "plan")
	assert.Contains(t, out, "- [ ] **CHILD-004**")
	assert.Contains(t, out, "by 2026-09-28")
	assert.NotContains(t, out, "**AGE-001**", "what is met is not to do")
	_, out, _ = casecheck("", "-format", "ics")
	assert.True(t, strings.HasPrefix(out, "BEGIN:VCALENDAR\r\n"))
	assert.Contains(t, out, "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124\r\n")
	assert.Contains(t, out, "SUMMARY:56 days overdue: case-001")
	assert.NotContains(t, out, "Person A")
	_, again, _ := casecheck("", "-format", "ics")
	assert.Equal(t, out, again, "the same report leads to the same calendar")
}

// Several files are one calendar, which goes on from the one before.
func TestCalendar(t *testing.T) {
	const later = "2026-11-24"
	dir := t.TempDir()
	file := func(name, text string) string {
		require.NoError(t, os.WriteFile(dir+"/"+name, []byte(text), 0o600))
		return dir + "/" + name
	}
	a := file("a.json", `{"id": "case-a", "opened": "2026-09-01",
		"tasks": [{"id": "t1", "due": "2026-12-01"}, {"id": "t2", "due": "2026-12-02"}]}`)
	b := file("b.json", `{"id": "case-b", "opened": "2026-09-01",
		"tasks": [{"id": "t1", "due": "2026-12-03"}]}`)
	code, first, stderr := casecheck("", "-format", "ics", "-on", demoDay, a, b)
	assert.Zero(t, code, stderr)
	assert.Equal(t, 1, strings.Count(first, "BEGIN:VCALENDAR"))
	assert.Equal(t, 3, strings.Count(first, "BEGIN:VEVENT"))
	assert.Equal(t, 3, strings.Count(first, "TRIGGER:-PT15H"))
	assert.Contains(t, first, "X-WR-CALNAME:2 case files")

	before := file("before.ics", first)
	done := file("done.json", `{"id": "case-a", "opened": "2026-09-01",
		"tasks": [{"id": "t1", "due": "2026-12-01", "done": "2026-11-24"}]}`)
	args := []string{"-format", "ics", "-earlier", before, "-on", later, done, b}
	code, second, stderr := casecheck("", args...)
	assert.Zero(t, code, stderr)
	assert.Contains(t, second, "SUMMARY:Done: case-a")
	assert.Equal(t, 1, strings.Count(second, "STATUS:CANCELLED"))
	assert.Equal(t, 2, strings.Count(second, "SEQUENCE:1"))
	_, again, _ := casecheck("", args...)
	assert.Equal(t, second, again)

	_, tasks, _ := casecheck("", "-format", "ics", "-todo", "-alarm", "none", "-on", demoDay, a)
	assert.Contains(t, tasks, "DUE;VALUE=DATE:20261201")
	assert.NotContains(t, tasks, "VALARM")
	_, week, _ := casecheck("", "-format", "ics", "-alarm", "7", "-on", demoDay, a)
	assert.Contains(t, week, "TRIGGER:-P6DT15H")

	for want, args := range map[string][]string{
		"two files in a calendar have one id":    {"-format", "ics", a, a},
		"no calendar is written":                 {"-format", "ics", a, file("bad.json", "{")},
		"-alarm: want a number of days":          {"-format", "ics", "-alarm", "soon", a},
		"-todo: only for a calendar":             {"-todo", a},
		"-alarm and -earlier: only for a calend": {"-alarm", "2", "-earlier", before, a},
		"-earlier: plan: not a whole calendar":   {"-format", "ics", "-earlier", a, a},
		"none.ics: no such file":                 {"-format", "ics", "-earlier", "none.ics", a},
		"-format: want text, json, markdown, ht": {"-format", "calendar", a},
	} {
		code, out, stderr := casecheck("", args...)
		assert.Equal(t, 2, code, want)
		assert.Empty(t, out, want)
		assert.Contains(t, stderr, want)
	}
}

func TestPolicy(t *testing.T) {
	file := t.TempDir() + "/policy.json"
	require.NoError(t, os.WriteFile(file, []byte(`{"guardian": {"amount": 24, "unit": "hours"}}`), 0o600))
	_, out, _ := casecheck("", "-v", "-policy", file, "-on", demoDay, demoFile)
	assert.True(t, shows(out, "CHILD-001 overdue SI"), "24 hours from 4 September 2026 have passed")
	assert.Contains(t, out, "a setting of yours (guardian): the law names none")
	require.NoError(t, os.WriteFile(file, []byte(`{"Person A": {"amount": 24, "unit": "hours"}}`), 0o600))
	code, _, stderr := casecheck("", "-policy", file, "-on", demoDay, demoFile)
	assert.Equal(t, 2, code)
	assert.NotContains(t, stderr, "Person")
}

// The signs on file are added up and nothing is judged. Where a sign has no weight that is known,
// it is named, and the answer is never that nothing is positive.
func TestScreen(t *testing.T) {
	const file = `{"id": "case-a", "opened": "2026-09-01",
		"victims": [{"id": "person-a",
			"age": {"knowledge": "exact", "birth_day": "1994-05-05",
				"status": "confirmed-adult", "status_day": "2026-09-01",
				"evidence": [{"kind": "identity-document", "day": "2026-09-01"}]},
			"indicators": [
				{"id": "s1", "list": "ilo-ec-2009", "code": "ILO-D4-01"},
				{"id": "s2", "list": "unodc-2009", "code": "UNODC-SEX-01"}]}],
		"conduct": [{"id": "c1", "victims": ["person-a"], "purposes": ["sexual-exploitation"]}]}`
	var out, errs bytes.Buffer
	args := []string{"-screen", "-on", "2026-11-23", "-"}
	require.Equal(t, 0, run(args, strings.NewReader(file), &out, &errs), errs.String())
	assert.Contains(t, out.String(), "screened as an adult (adult-sexual): signs on file: 2")
	assert.Contains(t, out.String(), "not weighed: /victims/0/indicators/1 Moved between brothels")
	assert.Contains(t, out.String(), "Look at each of them, and ask further.")
	assert.NotContains(t, out.String(), "No dimension is positive")

	out.Reset()
	args = []string{"-screen", "-format", "json", "-on", "2026-11-23", "-"}
	require.Equal(t, 0, run(args, strings.NewReader(file), &out, &errs), errs.String())
	assert.Contains(t, out.String(), `"suggestion": "signs-on-file-not-weighed"`)
	assert.Contains(t, out.String(), `"confidence": "low"`)

	errs.Reset()
	args = []string{"-screen", "-format", "plan", "-"}
	assert.Equal(t, 2, run(args, strings.NewReader(file), &out, &errs))
	assert.Contains(t, errs.String(), "-screen")
}
