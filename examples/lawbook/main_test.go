package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

func lawbook(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

// answer decodes the JSON answer to a question.
func answer[T any](t *testing.T, args ...string) T {
	t.Helper()
	code, out, stderr := lawbook(append([]string{"-format", "json"}, args...)...)
	require.Zero(t, code, stderr)
	var v T
	require.NoError(t, json.Unmarshal([]byte(out), &v))
	return v
}

// The fictional place has an answer of every kind: a value, none, ended, not yet and not known.
func TestGoldenPages(t *testing.T) {
	law := []string{"-law", "testdata/fictional", "-on", "2026-11-23"}
	for name, args := range map[string][]string{
		"profile.txt":  {"AQ"},
		"profile.md":   {"-format", "markdown", "AQ"},
		"profile.html": {"-format", "html", "AQ"},
		"profile.json": {"-format", "json", "AQ"},
		"topic.txt":    {"-topic", "reflection-period", "AQ"},
		"matrix.md":    {"-matrix", "-format", "markdown", "AQ"},
		"changed.txt":  {"-changed", "2020-01-01..2027-01-01", "AQ"},
		"stale.txt":    {"-stale", "12", "AQ"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, stderr := lawbook(append(slices.Clone(law), args...)...)
			require.Zero(t, code, stderr)
			// The day of the data changes, and the pages stay.
			const by = "law data of "
			compare(t, name, strings.ReplaceAll(out, by+jurisdiction.DataVersion, by+"THE-DATA"))
		})
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestListHasALineForEachPlace(t *testing.T) {
	code, out, _ := lawbook("-list")
	assert.Zero(t, code)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	assert.GreaterOrEqual(t, len(lines), 28)
	for _, line := range lines {
		assert.Regexp(t, `^[A-Z]{2}(-[A-Z0-9]{1,3})? +\S`, line)
	}
	_, alone, _ := lawbook()
	assert.Equal(t, out, alone, "without arguments")
}

func TestBinds(t *testing.T) {
	type bound struct {
		Place, Answer, Since string
		Citation             struct{ Instrument, URL, Confidence string }
	}
	place := func(list []bound, code string) bound {
		i := slices.IndexFunc(list, func(b bound) bool { return b.Place == code })
		require.GreaterOrEqual(t, i, 0, code)
		return list[i]
	}
	// CETS No. 197 entered into force for North Macedonia on 1 September 2009.
	eve := answer[[]bound](t, "-binds", "coe-197", "-on", "2009-08-31")
	day := answer[[]bound](t, "-binds", "coe-197", "-on", "2009-09-01")
	assert.Len(t, eve, len(jurisdiction.Builtin().Codes()))
	assert.Equal(t, "not-yet", place(eve, "MK").Answer)
	assert.Equal(t, "binds", place(day, "MK").Answer)
	assert.Equal(t, "2009-09-01", place(day, "MK").Since)
	assert.Equal(t, "coe-197", place(day, "MK").Citation.Instrument)
	assert.NotEmpty(t, place(day, "MK").Citation.URL)
	// No treaty binds Kosovo.
	assert.Equal(t, "does-not-bind", place(day, "XK").Answer)
}

func TestEveryTopicIsAnsweredForEveryPlace(t *testing.T) {
	codes := jurisdiction.Builtin().Codes()
	for path := range new(jurisdiction.Profile).Topics() {
		list := answer[[]struct{ Place, Topic, State string }](t, "-topic", path, "-on", "2026-11-23")
		require.Len(t, list, len(codes), path)
		for i, a := range list {
			assert.Equal(t, string(codes[i]), a.Place)
			assert.Equal(t, path, a.Topic)
			assert.NotEmpty(t, a.State)
		}
	}
	assert.Len(t, answer[[]any](t, "-topic", "reflection-period", "MK", "SI"), 4, "two topics of two places")
}

// Every alias leads somewhere.
func TestAliases(t *testing.T) {
	for alias := range aliases {
		assert.NotEmpty(t, paths(alias), alias)
	}
}

func TestChangedIsInclusive(t *testing.T) {
	has := func(span string) bool {
		return slices.ContainsFunc(answer[[]struct {
			Kind     string
			Citation struct{ Instrument string }
		}](t, "-changed", span), func(c struct {
			Kind     string
			Citation struct{ Instrument string }
		}) bool {
			return c.Kind == "transpose-by" && c.Citation.Instrument == "eu-2024-1712"
		})
	}
	// Directive (EU) 2024/1712, article 2(1): by 15 July 2026.
	assert.True(t, has("2026-07-15..2026-07-15"))
	assert.False(t, has("2026-07-16..2026-11-23"))
	assert.False(t, has("2024-01-01..2026-07-14"))
}

func TestRulesAreAnArrayWithBases(t *testing.T) {
	rules := answer[[]struct {
		ID, Title string
		Basis     []struct{ Instrument, Pinpoint, URL string }
	}](t, "-rules")
	assert.GreaterOrEqual(t, len(rules), 100)
	for _, r := range rules {
		assert.NotEmpty(t, r.ID)
		assert.NotEmpty(t, r.Title, r.ID)
		assert.NotEmpty(t, r.Basis, r.ID)
	}
	for _, prefix := range []string{"CHILD-", "PROF-", "PREF-"} {
		assert.True(t, slices.ContainsFunc(rules, func(r struct {
			ID, Title string
			Basis     []struct{ Instrument, Pinpoint, URL string }
		}) bool {
			return strings.HasPrefix(r.ID, prefix)
		}), prefix)
	}
}

func TestEveryQuestionInEveryFormat(t *testing.T) {
	for _, question := range [][]string{
		{}, {"-list"}, {"-matrix"}, {"-sources"}, {"-rules"}, {"-review"}, {"-topic", "hotlines"}, {"-binds", "eu-2011-36"},
		{"-changed", "2024-01-01..2026-11-23"}, {"-stale", "0"}, {"MK"}, {"BA-SRP"}, {"MK", "SI"}, {"-check", "testdata/fictional"},
	} {
		for format := range formats {
			code, out, stderr := lawbook(append([]string{"-format", format, "-on", "2026-11-23"}, question...)...)
			assert.Zero(t, code, "%v %s: %s", question, format, stderr)
			assert.NotEmpty(t, strings.TrimSpace(out), "%v %s", question, format)
			switch format {
			case "json":
				assert.True(t, json.Valid([]byte(out)), "%v", question)
				assert.NotEqual(t, "null\n", out, "%v", question)
			case "html":
				standsAlone(t, out)
			}
		}
	}
}

var loads = regexp.MustCompile(`(?i)<link|<img|\bsrc=|@import|url\(`)

// standsAlone tests that a page loads nothing from elsewhere.
func standsAlone(t *testing.T, page string) {
	t.Helper()
	assert.Empty(t, loads.FindString(page))
	assert.True(t, strings.HasPrefix(page, "<!DOCTYPE html>"))
}

func TestCheckTellsEveryFaultAtOnce(t *testing.T) {
	code, out, stderr := lawbook("-check", "testdata/broken")
	assert.Equal(t, 1, code)
	assert.Empty(t, stderr)
	compare(t, "broken.txt", out)
	for _, want := range []string{
		"MK.yaml:3:1 ", `unknown key "colour"`, "MK.yaml:4:1 ", `duplicate key "name"`, "MK.yaml:7:13 ", `got "2024-02-31"`, // 31 February
		`unknown ReflectionKind "fixt"`, "overlaps the one before it", `missing key "source"`, "the instrument cited is not declared",
		"QQ.yaml:1:1 ", "not named after a country code", "SI.yaml:1:7 ", "the code is not that of the file name", "no such instrument",
	} {
		assert.Contains(t, out, want)
	}
	type fault struct {
		File         string
		Line, Column int
		Message      string
	}
	var faults []fault
	code, out, _ = lawbook("-check", "testdata/broken", "-format", "json")
	assert.Equal(t, 1, code)
	require.NoError(t, json.Unmarshal([]byte(out), &faults))
	for _, f := range faults {
		assert.NotEmpty(t, f.File)
		assert.Positive(t, f.Line)
		assert.Positive(t, f.Column)
	}
	// The law itself is left as it was: a broken directory is never laid over it.
	code, out, stderr = lawbook("-law", "testdata/broken", "MK")
	assert.Equal(t, 2, code)
	assert.Empty(t, out)
	assert.Contains(t, stderr, "MK.yaml:3:1")
}

func TestOverlaySaysWhereItComesFrom(t *testing.T) {
	_, out, _ := lawbook("-law", "testdata/fictional", "-on", "2026-11-23", "-topic", "ages.majority")
	assert.Contains(t, out, "(from testdata/fictional)")
}

func TestBadArguments(t *testing.T) {
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"format":       {[]string{"-format", "pdf"}, "-format"},
		"day":          {[]string{"-on", "2026-02-30"}, "-on: there is no such day"},
		"place":        {[]string{"MK", "QQ"}, `"QQ" is not the code of a place; "lawbook -list"`},
		"no profile":   {[]string{"JP"}, "JP: jurisdiction: no profile of that place"},
		"topic":        {[]string{"-topic", "weather"}, "reflection.child"},
		"instrument":   {[]string{"-binds", "coe-1"}, "coe-197"},
		"span":         {[]string{"-changed", "2026-01-01"}, "DAY..DAY"},
		"open span":    {[]string{"-changed", "2026-01-01.."}, "DAY..DAY"},
		"turned span":  {[]string{"-changed", "2026-01-02..2026-01-01"}, "before the first"},
		"months":       {[]string{"-stale", "-2"}, "months"},
		"two":          {[]string{"-list", "-rules"}, "one question at a time"},
		"late flag":    {[]string{"MK", "-list"}, "-list: it is not about single places"},
		"twice":        {[]string{"-law", "a", "-law", "b"}, "-law: it is given twice"},
		"empty":        {[]string{"-on", ""}, "-on: the value is empty"},
		"no directory": {[]string{"-check", "nosuch"}, `-check: there is no directory "nosuch"`},
		"file":         {[]string{"-law", "main.go"}, `-law: "main.go" is a file`},
		"directory":    {[]string{"-law", "testdata/nowhere"}, "nowhere"},
		"unknown flag": {[]string{"-colour"}, "usage: lawbook"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, stderr := lawbook(test.args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, out)
			assert.Contains(t, stderr, test.want)
		})
	}
}

func TestWritesToAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list.txt")
	code, out, _ := lawbook("-list", "-o", name)
	assert.Zero(t, code)
	assert.Empty(t, out)
	written, err := os.ReadFile(name)
	require.NoError(t, err)
	_, want, _ := lawbook("-list")
	assert.Equal(t, want, string(written))
}

// What a page says of its day is true: a profile has the values of all days, and what is about a
// day says where the data are older.
func TestDayOfThePage(t *testing.T) {
	_, out, _ := lawbook("-on", "1980-01-01", "MK")
	assert.NotContains(t, out, "as known on 1980")
	assert.Contains(t, out, "by the law data of "+jurisdiction.DataVersion)
	later := jurisdiction.DataDay().AddDays(30).String()
	const note = "the day asked is 30 days later"
	for _, args := range [][]string{{"MK"}, {"MK", "SI"}, {"-topic", "reflection"}, {"-matrix"},
		{"-binds", "coe-197"}, {"-stale", "6"}, {"-review", "MK"}, {"-format", "html", "MK"}} {
		_, out, _ := lawbook(append(args, "-on", later)...)
		assert.Equal(t, 1, strings.Count(out, note), args)
		_, out, _ = lawbook(append(args, "-on", "data")...)
		assert.NotContains(t, out, "the day asked", args)
	}
	for _, args := range [][]string{{"-list"}, {"-rules"}, {"-sources"},
		{"-changed", "2024-01-01..2025-01-01"}} {
		_, out, _ := lawbook(append(args, "-on", later)...)
		assert.NotContains(t, out, note, args)
	}
	code, out, _ := lawbook("-h")
	assert.Zero(t, code)
	assert.Empty(t, out)
}
