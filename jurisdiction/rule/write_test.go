package rule_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// written is a report that has everything that a report can have.
func written() *rule.Report {
	on := law.MustDay(2026, 10, 1)
	treaty := rule.Authority{Citation: law.Citation{Instrument: "t", Pinpoint: "1", URL: "https://example.org/t", Confidence: law.High}, Short: "Treaty", Bindingness: law.Mandatory, Place: "MK", Binding: law.Binds, Why: "in force there"}
	qualified := rule.Authority{Citation: law.Citation{Instrument: "q", Pinpoint: "2", Confidence: law.Medium}, Short: "Directive", Bindingness: law.MandatoryQualified, Place: "MK", Binding: law.Binds, Why: "transposed"}
	supports := rule.Authority{Citation: law.Citation{Instrument: "s", Pinpoint: "3", Confidence: law.High}, Short: "Wide", Bindingness: law.Mandatory, Place: "MK", Binding: law.Binds, Supports: true, Why: "in force there"}
	none := rule.Authority{Citation: law.Citation{Instrument: "n", Pinpoint: "4", Confidence: law.High}, Short: "Other", Bindingness: law.MandatoryQualified, Place: "MK", Binding: law.DoesNotBind, Why: "not a party"}
	return &rule.Report{
		On: on,
		Findings: []rule.Finding{
			{
				Rule: "TEST-001", Title: "first", Outcome: rule.Overdue, Force: rule.Binding, Path: "/a", About: "/p/0", Jurisdiction: "MK", Also: []jurisdiction.Code{"SI"}, Meets: "Do it.",
				Message: rule.Message{Text: "since {day}", Args: []rule.Arg{rule.DayArg("day", on.AddDays(-9))}}, Due: on.AddDays(-1), Policy: rule.FirstService,
				Steps: []law.Step{{What: "it starts", Day: on.AddDays(-9)}, {What: "it ends", Day: on.AddDays(-1)}}, Judged: on.AddDays(-2), Confidence: law.Medium,
				Basis:     []rule.Authority{treaty, qualified, supports, none},
				Yielded:   []rule.Yielded{{Jurisdiction: "SI", Value: "9 days", Source: law.Citation{Instrument: "y", Pinpoint: "5"}}},
				Conflicts: []rule.Yielded{{Jurisdiction: "AL", Value: "never", Source: law.Citation{Instrument: "c", Pinpoint: "6", Confidence: law.Low}}},
			},
			{Rule: "TEST-001", Title: "first", Outcome: rule.Overdue, Force: rule.Guidance, Path: "/p/1/x", About: "/p/1", Message: rule.Message{Text: "open"}, Meets: "Do it.", Confidence: law.High, Due: on.AddDays(-1)},
			{
				Rule: "TEST-002", Title: "second", Outcome: rule.Exempt, Force: rule.Binding, Path: "/p/1", About: "/p/1", Jurisdiction: "MK", Message: rule.Message{Text: "open"}, Meets: "Do it.", Confidence: law.High,
				Exemption: &rule.Exemption{
					Rule: "TEST-002", Authority: jurisdiction.Court,
					Reason: jurisdiction.ExemptionReason("safety"), Day: on,
				},
			},
			{Rule: "TEST-003", Title: "third", Outcome: rule.Met, Force: rule.Binding, Path: "/b", Jurisdiction: "MK", Message: rule.Message{Text: "done"}, Meets: "Do it.", Confidence: law.High},
		},
		NotApplicable: []rule.Skipped{{Rule: "TEST-004", Title: "fourth", Path: "/c", Applies: "to nobody"}},
	}
}

func TestWriteText(t *testing.T) {
	const want = `Checklist on 2026-10-01: 2 overdue, 0 due, 0 not met, 0 unknown, 1 exempt, 1 met
A file shows a step or does not; this is not legal advice.

OVERDUE

  TEST-001 first [binding, MK]
    /a (for /p/0): since 2026-09-22
    last day: 2026-09-30 (it ends)
    that number is a setting of yours (first-service): the law names none
    judged by the law of 2026-09-29
    to do: Do it.
    - Treaty 1: in force there
    - Directive 2: transposed; a duty within national law, or as appropriate; confidence medium
    - Wide 3: in force there; a reason for the rule, which it does not ask for itself
    - Other 4: not a party
    gave way: 9 days of SI
    says otherwise: never (AL, confidence low)
    built on law of medium confidence: check before relying on it

  TEST-001 first [guidance]
    /p/1/x: open
    last day: 2026-09-30
    to do: Do it.

EXEMPT

  TEST-002 second [binding, MK]
    /p/1: open
    exempt since 2026-10-01 by court: safety

MET

  TEST-003 third [binding, MK]
    /b: done
`
	var out bytes.Buffer
	require.NoError(t, written().WriteText(&out, false))
	assert.Equal(t, want, out.String())
	out.Reset()
	require.NoError(t, written().WriteText(&out, true))
	assert.Equal(t, want+"\nDOES NOT APPLY\n  TEST-004 fourth (/c): applies to nobody\n", out.String())
	r := written()
	r.NotApplicable = nil
	out.Reset()
	require.NoError(t, r.WriteText(&out, true))
	assert.Equal(t, want, out.String(), "no heading without an entry")
	r.Findings[2].Exemption.Reason = "Person A"
	out.Reset()
	require.NoError(t, r.WriteText(&out, false))
	assert.NotContains(t, out.String(), "exempt since", "what is no code is not written")
	r.Findings[2].Exemption = &rule.Exemption{
		Authority: "Person A", Reason: jurisdiction.ExemptionReason("safety"),
	}
	out.Reset()
	require.NoError(t, r.WriteText(&out, false))
	assert.NotContains(t, out.String(), "exempt since")
}

func TestWriteMarkdown(t *testing.T) {
	const want = "# Checklist on 2026-10-01\n\n2 overdue, 0 due, 0 not met, 0 unknown, 1 exempt, 1 met. A file shows a step or does not; this is not legal advice.\n" +
		"\n## OVERDUE\n\n" +
		"- [ ] **TEST-001** first (binding, MK)  \n  `/a`: since 2026-09-22\n" +
		"  - last day: **2026-09-30** (it ends)\n  - to do: Do it.\n" +
		"  - [Treaty 1](<https://example.org/t>): in force there\n" +
		"  - Directive 2: transposed; a duty within national law, or as appropriate; confidence medium\n" +
		"  - Wide 3: in force there; a reason for the rule, which it does not ask for itself\n" +
		"  - Other 4: not a party\n" +
		"  - built on law of medium confidence: check before relying on it\n" +
		"- [ ] **TEST-001** first (guidance, )  \n  `/p/1/x`: open\n  - last day: **2026-09-30**\n  - to do: Do it.\n" +
		"\n## EXEMPT\n\n- [x] **TEST-002** second (binding, MK)  \n  `/p/1`: open\n" +
		"\n## MET\n\n- [x] **TEST-003** third (binding, MK)  \n  `/b`: done\n"
	var out bytes.Buffer
	require.NoError(t, written().WriteMarkdown(&out, false))
	assert.Equal(t, want, out.String())
	out.Reset()
	require.NoError(t, written().WriteMarkdown(&out, true))
	assert.Equal(t, want+"\n## DOES NOT APPLY\n\n- TEST-004 fourth (`/c`): applies to nobody\n", out.String())
	r := written()
	r.NotApplicable = nil
	out.Reset()
	require.NoError(t, r.WriteMarkdown(&out, true))
	assert.Equal(t, want, out.String())
}

func TestExplain_OneRule(t *testing.T) {
	entry := rule.Entry{ID: "TEST-001", Title: "first", Applies: "always", Meets: "Do it.", Deadline: "soon", Reads: []string{"/a", "/b"}}
	const want = `TEST-001 first, on 2026-10-01

applies: always
what meets it: Do it.
time: soon

facts read
  /a
  /b

overdue, binding, by the law of MK and SI
  /a: since 2026-09-22
  judged by the law of 2026-09-29
  2026-09-22: it starts
  2026-09-30: it ends
  the number is a setting of yours (first-service): the law names none
  Treaty 1 (binds, mandatory, confidence high): in force there
  Directive 2 (binds, mandatory-qualified, confidence medium): transposed
  Wide 3 (binds, mandatory, supports the rule, confidence high): in force there
  Other 4 (does-not-bind, mandatory-qualified, confidence high): not a party
  says otherwise: never (AL: c 6)
  gave way: 9 days of SI (y 5)

overdue, guidance
  /p/1/x: open
`
	var out bytes.Buffer
	require.NoError(t, written().Explain(&out, jurisdiction.Builtin(), entry))
	assert.Equal(t, want, out.String())

	out.Reset()
	require.NoError(t, written().Explain(&out, jurisdiction.Builtin(), rule.Entry{ID: "TEST-009", Title: "ninth"}))
	assert.Contains(t, out.String(), "no finding: the rule does not apply")
	assert.NotContains(t, out.String(), "time:")
}

// The law that a rule reads is told for each profile of the receipt: value and source, what the law
// says there is not, and what is not known.
func TestExplain_LawRead(t *testing.T) {
	r := written()
	r.Receipt.Profiles = []rule.ProfileReceipt{{Jurisdiction: "SI"}, {Jurisdiction: "MK"}, {Jurisdiction: "US"}}
	var out bytes.Buffer
	require.NoError(t, r.Explain(&out, jurisdiction.Builtin(), rule.Entry{ID: "TEST-001", Topics: []string{"membership.eu", "guardianship.period"}}))
	for _, want := range []string{"\nlaw read\n", "SI membership.eu: true (since 2004-05-01; ", "MK guardianship.period: not known to us: ", "US: no profile: not known to us"} {
		assert.Contains(t, out.String(), want)
	}
}

// A report from which findings were left out says so wherever it is written, and is no all-clear.
func TestWithheld(t *testing.T) {
	whole := &rule.Report{}
	assert.NoError(t, whole.Err())
	assert.Empty(t, whole.WithheldNote())
	for n, note := range map[int]string{
		1: "1 finding is left out: it is not for the recipient of this report",
		2: "2 findings are left out: they are not for the recipient of this report",
	} {
		r := &rule.Report{Withheld: n}
		assert.Equal(t, note, r.WithheldNote())
		assert.Equal(t, n, r.Summary().Withheld)
		assert.ErrorIs(t, r.Err(), rule.ErrWithheld)
		var text, markdown, story bytes.Buffer
		require.NoError(t, r.WriteText(&text, false))
		require.NoError(t, r.WriteMarkdown(&markdown, false))
		require.NoError(t, r.Explain(&story, jurisdiction.Builtin(), rule.Entry{ID: "CHILD-001"}))
		for _, written := range []string{text.String(), markdown.String(), story.String()} {
			assert.Contains(t, written, note)
			assert.NotContains(t, written, "does not apply to the record")
		}
		r.Findings = []rule.Finding{{Outcome: rule.NotMet, Force: rule.Binding}}
		assert.ErrorIs(t, r.Err(), rule.ErrUnmet)
		assert.ErrorIs(t, r.Err(), rule.ErrWithheld)
	}
}
