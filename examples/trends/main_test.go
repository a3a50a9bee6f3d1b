package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func command(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// has and hasNot do not print the page when they fail.
func has(t *testing.T, page, want string) {
	t.Helper()
	assert.True(t, strings.Contains(page, want), "the page has no %s", want)
}

func hasNot(t *testing.T, page, want string) {
	t.Helper()
	assert.False(t, strings.Contains(page, want), "the page has %s", want)
}

func TestDemonstration(t *testing.T) {
	code, page, stderr := command("")
	assert.Zero(t, code)
	assert.Empty(t, stderr)
	has(t, page, "every record behind this page is invented")
	has(t, page, "<title>Registered victims of trafficking in human beings: North Macedonia, 2025</title>")
	for _, id := range []string{"years", "sex-age", "pyramid", "form", "citizenship", "flows", "border", "recruiter", "body"} {
		has(t, page, `<section id="`+id+`"`)
	}
	// Of the sample: 402 registered in 2024, 628 in 2025.
	has(t, page, "<b>628</b>people registered in 2025")
	has(t, page, "<b>&#43;56.2 %</b>change on the year before")
	_, again, _ := command("")
	assert.True(t, page == again, "the same input makes the same page")
}

// The page needs nothing from elsewhere and runs nothing.
func TestPageIsSelfContained(t *testing.T) {
	_, page, _ := command("")
	for _, no := range []string{"<script", "<link", "src=", "@import", "javascript:"} {
		hasNot(t, page, no)
	}
	assert.False(t, regexp.MustCompile(`url\([^#]`).MatchString(page), "only patterns of the page itself")
	for _, svg := range regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page, -1) {
		require.NoError(t, xml.Unmarshal([]byte(svg), new(struct{})))
		assert.Contains(t, svg, `role="img"`)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		assert.False(t, ids[m[1]], "the id %s stands twice", m[1])
		ids[m[1]] = true
	}
}

// No table cell and no chart holds a number of people under the threshold, whatever the threshold
// is.
func TestNoSmallNumber(t *testing.T) {
	number := regexp.MustCompile(`>(\d+)(?: \([\d.]+ %\))?</(?:td|text|b)>`)
	for _, k := range []int{3, 5, 10, 25} {
		code, page, _ := command("", "-k", strconv.Itoa(k))
		assert.Zero(t, code)
		found := number.FindAllStringSubmatch(page, -1)
		assert.Greater(t, len(found), 20)
		for _, m := range found {
			n, err := strconv.Atoi(m[1])
			require.NoError(t, err)
			assert.False(t, n > 0 && n < k, "%d is shown with a threshold of %d", n, k)
		}
	}
	_, page, _ := command("", "-from", "2020")
	has(t, page, `<th scope="row">2020</th><td class="hidden">hidden</td>`) // seven people
}

func small(n int) string {
	in := "registered,outcome,sex\n"
	for range n {
		in += "2025-03,presumed,female\n"
	}
	return in
}

func TestExitCodes(t *testing.T) {
	code, _, stderr := command(small(40), "-place", "SI", "-")
	assert.Zero(t, code, stderr)
	code, page, stderr := command(small(6), "-place", "SI", "-")
	assert.Equal(t, 1, code, "six people cannot be shown")
	assert.Contains(t, stderr, "withheld: Form of exploitation: too few people")
	has(t, page, "<h2>Not shown</h2>")
	hasNot(t, page, "is invented")
	for _, args := range [][]string{
		{"-"}, {"-place", "ZZ", "-"}, {"-place", "BA-SRP", "-"}, {"-place", "SI", "-k", "2", "-"}, {"-place", "SI", "-age", "now", "-"}, {"-place", "SI", "-through", "2025-02-30", "-"},
		{"-place", "SI", "-from", "2026", "-"}, {"-place", "SI", "-width", "9", "-"}, {"-place", "SI", "-citizens", "AL,AL", "-"}, {"-place", "SI", "-places", "Person A", "-"}, {"-place", "SI", "-left-out", "-1", "-"}, {"-place", "SI", "a", "b"}, {"-place", "SI", "nosuch.csv"}, {"-nosuch"},
	} {
		code, out, stderr := command(small(40), args...)
		assert.Equal(t, 2, code, args)
		assert.NotEmpty(t, stderr, args)
		assert.Empty(t, out, args)
	}
	code, out, stderr := command("sex,registered\nPerson A,2025\nfemale,yesterday\n", "-place", "SI", "-")
	assert.Equal(t, 2, code)
	assert.Empty(t, out, "numbers without the bad rows would be wrong")
	assert.Equal(t, "trends: row 2, column 1 (sex): victim: Sex: unknown code\nrow 3, column 2 (registered): want a date as YYYY, YYYY-MM or YYYY-MM-DD\n", stderr)
	code, _, stderr = command("sex\n", "-place", "SI", "-")
	assert.Equal(t, 2, code)
	assert.Equal(t, "trends: there are no records\n", stderr)
}

func TestOut(t *testing.T) {
	file := t.TempDir() + "/report.html"
	code, out, _ := command(small(40), "-place", "SI", "-out", file, "-")
	assert.Zero(t, code)
	assert.Empty(t, out)
	page, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.True(t, bytes.HasPrefix(page, []byte("<!DOCTYPE html>")))
}

func TestPartialYear(t *testing.T) {
	_, page, _ := command("", "-through", "2025-10-31")
	has(t, page, "up to 2025-10-31 only")
	hasNot(t, page, "change on the year before")
	has(t, page, "2025: not compared with the year before")
}

func TestLeftOut(t *testing.T) {
	for n, want := range map[int]string{12: "12 people are left out", 4: "Fewer than 10 people are left out"} {
		_, page, _ := command("", "-left-out", fmt.Sprint(n))
		has(t, page, want)
	}
	_, page, _ := command("")
	hasNot(t, page, "left out")
}

func TestAgeAtExploitation(t *testing.T) {
	_, page, _ := command("", "-age", "exploitation")
	has(t, page, "Age at exploitation")
	hasNot(t, page, "Age at registration") // two ages of one person tell about each other
}
