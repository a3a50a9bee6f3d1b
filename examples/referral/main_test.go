package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

var update = flag.Bool("update", false, "rewrite the golden output")

func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func TestStory(t *testing.T) {
	code, out, errs := call()
	require.Equal(t, 0, code, errs)
	// The day of the law data changes, and the story stays.
	out = strings.ReplaceAll(out, fullDate(jurisdiction.DataDay()), "THE DAY OF THE DATA")
	if *update {
		require.NoError(t, os.WriteFile("testdata/output.txt", []byte(out), 0o644))
	}
	want, err := os.ReadFile("testdata/output.txt")
	require.NoError(t, err)
	assert.Equal(t, string(want), out)
	assert.NotContains(t, out, "Person A")
	assert.NotContains(t, out, "it OPENS")
	assert.NotContains(t, out, "2012", "her birthday")
	for line := range strings.Lines(out) { // no code stands in the place of a word
		assert.NotRegexp(t, `sees: .*(identity|demographic|residence)`, line)
	}
	for _, told := range []string{
		"house-3: no, not for her age", "house-4: no, full", "house-5: no, does not fit",
		"NO     PREF-004", "Can r2 be sent all the same? No: what is marked NO stands in the way " +
			"(blocked: PREF-004)\n",
		"On 4 September:\n  r2 is declined by house-1: no free place; with that its right to",
		"house-1 sees: nothing\n    because the referral is over", "opens at house-2",
		"changed on the way, it is refused (packet: tampered)",
		"at another house, it is refused (packet: wrong-recipient)",
		"a second time, it is refused (packet: replayed)",
		"(blocked: PREF-001, PREF-004, PREF-006, PREF-011)",
		"r5 is accepted by social-service-tirana, which is responsible for her from now on",
		"r4 is withdrawn; with that the right of practice-skopje to read of her ends",
		"practice-skopje, told on 10 September",
		"no word how she is since 20 October. It was awaited by 20 November.",
		"Is the log as it was written? Yes.",
		"Record 1 is not what was written (referral: /records/0: the hash does not fit)",
		"stateDiagram-v2", "has to be checked again (changed-since: receiver)\n  So it is " +
			"asked again:\n  Nothing stands in the way of r3",
		"  g1 sees: age; consents;", "  v1 sees: age; consents;", "her 4 referrals",
		"the duty to report does not need it: proceedings", "r1 is completed by centre-skopje",
		"kept back, not of this referral or message: what other services noted",
		"it is asked whether she can go home", "told of asylum",
	} {
		assert.Contains(t, out, told)
	}
}

func TestFlags(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page.md")
	code, out, errs := call("-diagram", "-o", name)
	require.Equal(t, 0, code, errs)
	assert.Empty(t, out)
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	docs, err := os.ReadFile("../../docs/referral.md")
	require.NoError(t, err)
	assert.Equal(t, string(docs), string(page), "docs/referral.md is the machine of today")

	code, out, errs = call("-h")
	assert.Equal(t, 0, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, "usage: referral [-diagram] [-o file]")
	for _, wrong := range [][]string{{"-x"}, {"file"}, {"-diagram", "more"}} {
		code, out, errs = call(wrong...)
		assert.Equal(t, 2, code, strings.Join(wrong, " "))
		assert.Empty(t, out)
		assert.Contains(t, errs, "usage: referral")
	}
	code, _, errs = call("-o", filepath.Join(t.TempDir(), "no", "such", "directory"))
	assert.Equal(t, 1, code)
	assert.NotEmpty(t, errs)
}

// Each move stands under the day on which it was made.
func TestStory_MovesStandUnderTheirDay(t *testing.T) {
	_, out, _ := call()
	chapters, timeline, ok := strings.Cut(out, "The timeline")
	require.True(t, ok)
	day, told := "", map[string]int{}
	heading := regexp.MustCompile(`^(?:  On )?(\d+ (?:September|October|November))[,:]`)
	move := regexp.MustCompile(`^ +(r\d) is (\S+(?: in)?)`)
	for line := range strings.Lines(chapters) {
		if m := heading.FindStringSubmatch(line); m != nil {
			day = m[1]
		} else if m := move.FindStringSubmatch(line); m != nil {
			told[day+" "+m[1]+" "+strings.TrimRight(m[2], ";:,")]++
		}
	}
	logged := regexp.MustCompile(`^  (\d{4}-\d{2}-\d{2})  (r\d) (\S+(?: in)?)`)
	moves := 0
	for line := range strings.Lines(timeline) {
		m := logged.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		var on law.Day
		require.NoError(t, on.UnmarshalText([]byte(m[1])))
		assert.Equal(t, 1, told[date(on)+" "+m[2]+" "+strings.TrimRight(m[3], ";:")], line)
		moves++
	}
	assert.Equal(t, len(told), moves)
}
