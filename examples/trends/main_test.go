package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
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

// sample runs it on the invented records as if they were those of a State.
func sample(args ...string) (code int, stdout, stderr string) {
	all := []string{"-place", demoPlace, "-year", "2025", "-citizens", demoCitizens, "-places",
		demoPlaces, "testdata/sample.csv"}
	return command("", append(all, args...)...)
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
	assert.Equal(t, "trends: no file is named: this is a demonstration with invented records\n",
		stderr)
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
	_, page, _ := sample("-from", "2020")
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
	assert.Equal(
		t,
		"trends: row 2, column 1 (sex): person.Sex: unknown code; "+
			"allowed: female, male, other, unknown\n"+
			"row 3, column 2 (registered): want a date as YYYY, YYYY-MM or YYYY-MM-DD\n",
		stderr,
	)
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
	_, page, _ := sample("-through", "2025-10-31")
	has(t, page, "up to 2025-10-31 only")
	hasNot(t, page, "change on the year before")
	has(t, page, "2025: not compared with the year before")
}

func TestLeftOut(t *testing.T) {
	for n, want := range map[int]string{12: "12 people are left out", 4: "Fewer than 10 people are left out"} {
		_, page, _ := sample("-left-out", fmt.Sprint(n))
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

// A file that is missing is no reason to show invented records in its place.
func TestNoDemonstrationInPlaceOfAFile(t *testing.T) {
	null, err := os.Open(os.DevNull)
	require.NoError(t, err)
	defer null.Close()
	name := filepath.Join(t.TempDir(), "report.html")
	for _, args := range [][]string{{"-place", "MK"}, {"-out", name}, {"-year", "2025"},
		{"-from", "2021"}, {"-through", "2025-10-31"}, {"-left-out", "3"}, {"-citizens", "AL"}} {
		var out, told bytes.Buffer
		assert.Equal(t, 2, run(args, null, &out, &told), args)
		assert.Empty(t, out.String())
		assert.Equal(t, "trends: "+args[0]+": a file is missing, or - for standard input\n",
			told.String())
	}
	assert.NoFileExists(t, name)
	for _, args := range [][]string{{}, {"-place", "MK"}, {"-place", "MK", "-"}} {
		code, out, told := onPipe(t, "", args...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out)
		assert.NotContains(t, told, "demonstration")
	}
	_, _, told := onPipe(t, "", "-place", "MK")
	assert.Equal(t, "trends: standard input is empty\n", told)
}

func onPipe(t *testing.T, input string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	defer r.Close()
	go func() {
		io.WriteString(w, input)
		w.Close()
	}()
	var out, told bytes.Buffer
	code = run(args, r, &out, &told)
	return code, out.String(), told.String()
}

// Every record of standard input is counted.
func TestNothingIsLost(t *testing.T) {
	in := small(4000) // some 100 kilobytes
	name := filepath.Join(t.TempDir(), "records.csv")
	require.NoError(t, os.WriteFile(name, []byte(in), 0o600))
	code, want, _ := command("", "-place", "SI", name)
	require.Zero(t, code)
	has(t, want, "<b>4000</b>")
	for _, args := range [][]string{{"-place", "SI"}, {"-place", "SI", "-"}} {
		code, got, told := onPipe(t, in, args...)
		assert.Zero(t, code, told)
		assert.True(t, want == got, args)
	}
}

func TestFlags(t *testing.T) {
	for args, want := range map[string]string{
		"-year 2024 -from 2025": "-from: 2025 is after the year of the report, 2024",
		"-from 1960":            "-from: want a year at most 50 before that of the report, 2025",
		"-year 12":              "-year: want a year from 1900 to 2200, not 12",
		"-through 2025-02-30":   "-through: there is no such day",
		"-citizens Albania":     `-citizens: "Albania" is not the code of a place`,
		"-out no/such/out.html": "the folder no/such does not exist",
		"-k 10 -k 20":           "-k: it is given twice",
	} {
		list := append([]string{"-place", "SI", "-"}, strings.Fields(args)...)
		code, out, told := command(small(40), list...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out)
		assert.Contains(t, told, want)
	}
	_, _, told := command("sex\n"+strings.Repeat("female\n", 40), "-place", "SI", "-")
	assert.Equal(t, "trends: no record has a year of registration\n", told)
	code, out, _ := command("", "-h")
	assert.Zero(t, code)
	assert.Empty(t, out)
}
