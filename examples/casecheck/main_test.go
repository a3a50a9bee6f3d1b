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
// its report.
var golden = map[string]struct {
	on   string
	want []string
}{
	"girl-15-online-recruitment": {"2026-11-23", []string{"\nOVERDUE", "\nDUE", "\nNOT MET", "\nUNKNOWN", "\nEXEMPT", "\nMET"}}, // every outcome
	// CETS No. 197, article 10(3): a person who may be a child is presumed to be one.
	"disputed-age-16-to-19": {"2026-11-23", []string{"AGE-002 presumption of childhood applied [binding, MK]", "AGE-006 benefit of the doubt [guidance, MK]", "CHILD-001"}},
	// No treaty binds Kosovo: nothing is binding by treaty there.
	"kosovo-boy-12": {"2026-11-23", []string{"CHILD-002 representative where parents are in conflict of interest [guidance, XK]"}},
	// Palermo Protocol, article 3(c); CETS No. 197, article 2.
	"republika-srpska-girl": {"2026-11-23", []string{"IDENT-002 child case not closed for lack of means [binding, BA-SRP]", "IDENT-005 no cross-border or organised-crime precondition [binding, BA-SRP]"}},
	// CETS No. 197 entered into force for North Macedonia on 1 September 2009: an act of 2008 is
	// judged by the law of 2008. CETS No. 201, articles 14(3) and 35(1)(f): suspected parents, and
	// a child interviewed beside one of them.
	"siblings-begging-suspected-parent": {"2026-11-23", []string{"CHILD-009 carer suspected of involvement [binding, MK]", "INTV-006 child accompanied [binding, MK]", "/interviews/0/companions (for /victims/0)"}},
	// On the 18th birthday the eve has passed; CETS No. 197, article 24(b): an offence against a
	// child stays one.
	"turning-18-in-slovenia": {"2026-11-23", []string{
		"it was to be made before the 18th birthday",
		"charged on 2026-10-01 as trafficking of an adult",
	}},
	// Palermo Protocol, article 3(a): without means who was an adult is no victim by the
	// definition; no duty says otherwise.
	"adult-without-means": {"2026-11-23", []string{"IDENT-005", "IDENT-001 elements of trafficking recorded [binding, MK]"}},
	// Smuggling Protocol, article 3(a); the asylum route stays open.
	"adult-smuggled": {"2026-11-23", []string{" 0 not met"}},
	// CETS No. 197, article 26; OHCHR guideline 8.3.
	"forced-criminality-victim-charged": {"2026-11-23", []string{"NONP-001 screening when a victim is a suspect [binding, AL]", "NONP-003 child: causation is enough, not compulsion [guidance, AL]", "NONP-004"}},
	// Palermo Protocol, article 3(b) and (c); CETS No. 197, article 2.
	"forced-marriage-inside-one-country": {"2026-11-23", []string{"IDENT-004 consent not used as ground for refusal [binding, BA-BIH]", "IDENT-005 no cross-border or organised-crime precondition [binding, BA-BIH]"}},
	// OPSC, article 8(2); CRC, article 37(b).
	"unaccompanied-asylum-seeker": {"2026-11-23", []string{"AGE-003 doubt about age does not stop the investigation [binding, SI]", "CHILD-010 no detention [binding, SI]", "INTV-008"}},
	// A decision for lack of means that was reversed on review is not held against the file.
	"declined-and-reviewed": {"2026-11-23", []string{" 0 not met"}},
	// CETS No. 197, article 16(7): no return of a child before risk and security were assessed. An
	// assessment on the day after comes too late.
	"returned-before-the-risk-was-assessed": {"2026-11-23", []string{"RETN-001 no return of a child without an assessment of risk and security [binding, MK]", "risk and security were not assessed; the person has left", "RETN-003 receiving arrangement confirmed [guidance, MK]"}},
	// CETS No. 197, article 16(7); CRC, article 3(1). Documents: Palermo Protocol, article 8(4).
	"return-against-best-interests-stopped": {"2026-11-23", []string{" 0 overdue", "RETN-002 no return against best interests [binding, MK]", "the return is not in the best interests of the child, and was not made", "RETN-006 nationality verified and documents issued [binding, AL]"}},
	// ETS No. 116, articles 2(2) and 3, ask for no known offender; Slovenia is not a party.
	"compensation-refused-offender-unknown": {"2026-11-23", []string{"\nNOT MET", "COMP-004 claim not blocked by an unknown offender [guidance, SI]\n    /victims/0/claims/0/reasons: refused"}},
	// Regulation (EU) 2024/1348, article 25(4) to (6), applies from 12 June 2026: the examination
	// of 11 June is judged without it. CETS No. 197, article 12(7).
	"medical-examination-without-consent": {"2026-11-23", []string{"AGE-005 age assessment informed and accompanied [binding, SI]\n    /victims/0/age/assessments/1/consent", "AGE-005 age assessment informed and accompanied [guidance, SI]\n    /victims/0/age/assessments/0/consent", "ASSIST-007 informed consent to services [binding, SI]\n    /victims/0/services/0/consent"}},
	// CETS No. 197, article 33(2); CRC, article 11.
	"child-missing-from-a-shelter": {"2026-11-23", []string{"TREF-004 procedure for a missing child [guidance, RS]", "NOT MET\n\n  CHILD-011 review of placement [binding, RS]"}},
	// Regulation (EU) 2016/679, article 5(1)(e): the day of erasure was yesterday.
	"kept-beyond-the-day-of-erasure": {"2026-11-23", []string{"OVERDUE\n\n  DATA-007 day of erasure or review [binding, HR]", "last day: 2026-11-22"}},
	// CETS No. 197, article 11(2). Regulation (EU) 2016/679, article 33(1): 72 hours, and this is a
	// second more.
	"identity-made-public-and-breach-told-late": {"2026-11-23", []string{"DATA-003 identity of a child not made public [binding, RO]", "DATA-008 breach notified [binding, RO]"}},
	// CETS No. 197, article 12(6): help does not depend on cooperation; article 4(b): consent is
	// irrelevant where means were used.
	"adult-in-domestic-servitude": {"2026-11-23", []string{"NOT MET\n\n  ASSIST-003 assistance not conditional on cooperation [binding, CH]", "IDENT-001 elements of trafficking recorded [binding, CH]"}},
	// Directive (EU) 2024/1712, article 1(1) (2011/36/EU, article 2(3)), carried into law by 15
	// July 2026: surrogacy.
	"surrogacy-with-an-adult-surrogate": {"2026-11-23", []string{" 0 not met", "IDENT-003 surrogacy exception applied correctly [binding, GR]"}},
	// 1996 Hague Convention, article 33: no placement abroad before the other State was consulted
	// and agreed.
	"placed-abroad-without-agreement": {"2026-11-23", []string{"TREF-006 competent State, and consent to a placement abroad [binding, SI]", "TREF-001 common legal basis found [binding, SI]"}},
	// Palermo Protocol, article 8(2); CETS No. 197, article 16(2) and (6).
	"returned-against-her-wish": {"2026-11-23", []string{"RETN-004 return preferably voluntary [binding, TR]", "RETN-007 contacts and reintegration plan [binding, TR]", "no plan of reintegration is on file; the person has left"}},
	// CETS No. 197, article 30; CETS No. 201, article 36(2). Before the testimony: the eve is the
	// last day.
	"child-testifies-tomorrow": {"2026-11-23", []string{"INTV-009 contact with the suspect avoided and court protection considered [binding, BG]", "last day: 2026-11-23"}},
	// CETS No. 201, article 14(3): a suspected father keeps nobody else from deciding. A mother of
	// whom the file says that there is neither suspicion nor conflict consents for the child.
	"family-debt-plan": {"2026-11-23", []string{
		" 0 not met",
		"CHILD-009 carer suspected of involvement [binding, MK]",
		"DATA-002 consent to share, bound to a purpose [binding, MK]",
		"PROS-008 protection from retaliation [binding, MK]",
	}},
	// A closed file: a closure that was opened again asks nothing, the last is judged. CETS No.
	// 197, article 16(2) and (5).
	"closed-with-approvals": {"2026-11-23", []string{
		" 0 not met",
		"FILE-001 Approval by a second person [guidance, RS]",
		"FILE-002 Closure of a case [guidance, MK]\n    /closures/1",
		"RETN-004 return preferably voluntary [binding, RS]",
	}},
	"removed-in-2008": {
		"2026-11-23",
		[]string{
			"IDENT-008 no removal before identification is completed [guidance, MK]",
			"judged by the law of 2008-04-01",
		},
	},
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
			_, out, stderr := casecheck("", "-on", g.on, "testdata/"+file.Name())
			require.Empty(t, stderr)
			path := "testdata/" + name + ".txt"
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(out), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
			for _, w := range g.want {
				assert.Contains(t, out, w)
			}
		})
	}
}

func TestDemonstration(t *testing.T) {
	code, out, stderr := casecheck("")
	assert.Zero(t, code, stderr)
	want, err := os.ReadFile("testdata/girl-15-online-recruitment.txt")
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
			Rule, Title, Outcome, Force, Path, Message, Jurisdiction, Due string
			Basis                                                         []struct{ Instrument, Pinpoint, URL, Confidence string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &report))
	assert.Equal(t, demoDay, report.On)
	assert.Equal(t, 1, report.Summary["overdue"])
	for _, f := range report.Findings {
		assert.NotEmpty(t, f.Title)
		assert.NotEmpty(t, f.Message)
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
	_, out, _ := casecheck("", "-format", "markdown", "-v")
	assert.Contains(t, out, "## OVERDUE\n\n- [ ] **CHILD-004**")
	assert.Contains(t, out, "- [x] **AGE-001**")
	assert.Contains(t, out, "## DOES NOT APPLY")
	assert.Contains(t, out, "  - last day: **2026-09-28**")
}

func TestExplain(t *testing.T) {
	code, out, stderr := casecheck("", "-explain", "CHILD-004")
	assert.Zero(t, code, stderr)
	for _, want := range []string{"facts read", "/asylum/applications", "2026-09-28", "binds", "Asylum Procedure Regulation 23(2)(b)"} {
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
	_, out, _ = casecheck("", "-format", "calendar")
	assert.True(t, strings.HasPrefix(out, "BEGIN:VCALENDAR\r\n"))
	assert.Contains(t, out, "DUE;VALUE=DATE:20260928\r\n")
	assert.NotContains(t, out, "Person A")
	_, again, _ := casecheck("", "-format", "calendar")
	assert.Equal(t, out, again, "the same report leads to the same calendar")
}

func TestPolicy(t *testing.T) {
	file := t.TempDir() + "/policy.json"
	require.NoError(t, os.WriteFile(file, []byte(`{"guardian": {"amount": 24, "unit": "hours"}}`), 0o600))
	_, out, _ := casecheck("", "-policy", file, "-on", demoDay, demoFile)
	_, overdue, _ := strings.Cut(out, "\nOVERDUE")
	overdue, _, _ = strings.Cut(overdue, "\nDUE")
	assert.Contains(t, overdue, "CHILD-001", "24 hours from 4 September 2026 have passed")
	assert.Contains(t, overdue, "a setting of yours (guardian): the law names none")
	require.NoError(t, os.WriteFile(file, []byte(`{"Person A": {"amount": 24, "unit": "hours"}}`), 0o600))
	code, _, stderr := casecheck("", "-policy", file, "-on", demoDay, demoFile)
	assert.Equal(t, 2, code)
	assert.NotContains(t, stderr, "Person")
}
