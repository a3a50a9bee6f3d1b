package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestMain(m *testing.M) { ptest.Main(m) }

// caseLines are the example cases, a file a line, each several times.
func caseLines(t *testing.T, times int) []string {
	t.Helper()
	names, err := filepath.Glob("../casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var lines []string
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		var line bytes.Buffer
		require.NoError(t, json.Compact(&line, text))
		for range times {
			lines = append(lines, line.String())
		}
	}
	return lines
}

func bulk(t *testing.T, lines ...string) (findings, refused, statistics []string) {
	t.Helper()
	dir := t.TempDir()
	input := filepath.Join(dir, "cases.jsonl")
	require.NoError(t, os.WriteFile(input, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	require.NoError(t, run(context.Background(), options{input: input, output: dir, on: "2026-11-23", threshold: 10, law: "law:1"}))
	read := func(name string) []string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	}
	return read("findings.csv"), read("refused.csv"), read("statistics.md")
}

// The pipeline counts what checking the files one by one finds.
func TestBulk_CountsWhatCheckFinds(t *testing.T) {
	const times = 12
	want := map[string]int{}
	var records []trends.Record
	for _, line := range caseLines(t, times) {
		file, err := cases.Decode(strings.NewReader(line))
		require.NoError(t, err)
		report, err := duty.Check(file, law.MustDay(2026, 11, 23))
		require.NoError(t, err)
		records = append(
			records,
			trends.Victims(
				trends.Collect(
					file,
					trends.CollectOptions{On: law.MustDay(2026, 11, 23), Basis: &law.Citation{}},
				).Records,
			)...,
		)
		for _, f := range report.Findings {
			row := []string{
				string(f.Rule.ID), string(f.Outcome), string(f.Law.Force),
				string(f.Law.Jurisdiction),
			}
			want[strings.Join(row, ",")]++
		}
	}
	findings, refused, statistics := bulk(t, caseLines(t, times)...)
	assert.Equal(t, "rule,outcome,force,place,findings", findings[0])
	assert.Len(t, findings, len(want)+1)
	for _, row := range findings[1:] {
		at := strings.LastIndexByte(row, ',')
		assert.JSONEq(t, row[at+1:], jsonNumber(want[row[:at]]), row)
	}
	assert.Equal(t, []string{"place,reason,lines"}, refused)

	// The examples are of 2026, but for a few; a row of the table of sex and age has year, sex, age
	// and number.
	table, err := trends.Count(records, trends.ByYear(trends.YearOfRegistration, 2026, 2026), trends.BySex(), trends.ByAge(trends.AtRegistration))
	require.NoError(t, err)
	girls, err := table.Of("2026", "female", "child")
	require.NoError(t, err)
	require.Greater(t, girls, 10)
	assert.Contains(t, strings.Join(statistics, "\n"), fmt.Sprintf("| 2026 | female | child (under 18) | %d |", girls))
}

func jsonNumber(n int) string { b, _ := json.Marshal(n); return string(b) }

// A line that is no case file is told by place and reason and nothing of it is written; the others
// go on.
func TestBulk_RefusesALineAndGoesOn(t *testing.T) {
	const marker = "PERSON-A-MARKER"
	lines := append(caseLines(t, 1),
		`{"id":"f1","`+marker+`":1}`,
		`{"id":"f2","victims":[{"id":"a","sex":"`+marker+`"},{"id":"b","sex":"`+marker+`"}]}`,
		"",
		`{"id":"f3"`,
	)
	findings, refused, statistics := bulk(t, lines...)
	assert.Greater(t, len(findings), 100)
	assert.Equal(t, []string{
		"place,reason,lines", "/,a name that is not known,1", "/,the file ends too early,1",
		`/victims/*/sex,"unknown code; allowed: female, male, other, unknown",2`,
	}, refused)
	assert.NotContains(t, strings.Join(slices.Concat(findings, refused, statistics), "\n"), marker)
}

// Whatever way a word comes into a line that is refused, it is in no file that is written, and the
// lines around it are checked. What is told of lines can be read by its owner alone.
func TestBulk_RefusedHoldsNoWordOfTheInput(t *testing.T) {
	const word = "Person A"
	dir := t.TempDir()
	lines := []string{
		`{"id":"c1","Person A 1990-01-02":{"phone":tru}}`, `{"id":"c1","victims":[{"id":"v1","` +
			`Person A":{"x":{"y":[1,2,{"z":`,
		`{"id":"=Person A"}`, `{"Person A`, `"Person A"`, `{"id":"c","victims":[` +
			strings.Repeat(`{"Person A":1},`, 300) + `{"id":"v"}]}`,
		"{\"id\":\"c\",\"Person A\xff\":1}", `{"id":"c","victims":[{"id":"v","identity":{"name` +
			`s":[{"kind":"Person A"}]}}]}`,
	}
	const good = `{"id":"c3","victims":[{"id":"v","stays":[{"place":"MK","from":"2026-01-01"}]}]}`
	input := filepath.Join(dir, "cases.jsonl")
	require.NoError(t, os.WriteFile(input,
		[]byte("\ufeff"+good+"\n"+strings.Join(lines, "\n"+good+"\n")+"\n"), 0o600))
	out := filepath.Join(dir, "out")
	require.NoError(t, os.MkdirAll(out, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(out, "refused.csv"), []byte(word), 0o644))
	require.NoError(t, run(context.Background(),
		options{input: input, output: out, on: "2026-11-23", threshold: 10}))
	for _, name := range []string{"findings.csv", "refused.csv", "statistics.md"} {
		text, err := os.ReadFile(filepath.Join(out, name))
		require.NoError(t, err)
		assert.NotContains(t, string(text), "Person", name)
	}
	for _, name := range []string{"findings.csv", "refused.csv"} {
		info, err := os.Stat(filepath.Join(out, name))
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), name)
	}
	refused, err := os.ReadFile(filepath.Join(out, "refused.csv"))
	require.NoError(t, err)
	// Of the line with 300 such names a hundred errors are told, in the order of the line.
	assert.Contains(t, string(refused), "/victims/*,a name that is not known,51\n")
	assert.Contains(t, string(refused), "/victims/*/id,missing,50\n")
	assert.Contains(t, string(refused), "/,more errors than are listed,1\n")
}

func TestRun_BadFlags(t *testing.T) {
	for _, o := range []options{{on: "2026-11-23", threshold: 10}, {input: "x", threshold: 10}, {input: "x", on: "2026-02-29", threshold: 10}, {input: "x", on: "2026-11-23"}, {input: "x", on: "2026-11-23", threshold: 10, law: "law"}} {
		assert.Error(t, run(context.Background(), o))
	}
}
