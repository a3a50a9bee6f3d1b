package duty_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sample is the file of the demonstration: one child, about 8 KB.
const sample = "../../examples/casecheck/testdata/girl-15-online-recruitment.json"

func load(b *testing.B) (*cases.File, []byte) {
	b.Helper()
	data, err := os.ReadFile(sample)
	if err != nil {
		b.Fatal(err)
	}
	var f cases.File
	if err := json.Unmarshal(data, &f); err != nil {
		b.Fatal(err)
	}
	return &f, data
}

var day = law.MustDay(2026, 11, 23)

// BenchmarkCheck asks all rules; BenchmarkScan keeps nothing. To be held against
// BenchmarkCheck_EncodingJSON, which reads the same file without looking at it.
func BenchmarkCheck(b *testing.B) {
	f, _ := load(b)
	c, err := duty.NewChecker(jurisdiction.Builtin())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Check(f, day); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	f, _ := load(b)
	c, err := duty.NewChecker(jurisdiction.Builtin())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if err := c.Scan(f, day, func(*rule.Finding) { n++ }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck_EncodingJSON(b *testing.B) {
	_, data := load(b)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var f cases.File
		if err := json.Unmarshal(data, &f); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck_Victims and _Elements show that the time is linear in people and in records.
func BenchmarkCheck_Victims(b *testing.B) {
	f, _ := load(b)
	c, _ := duty.NewChecker(jurisdiction.Builtin())
	for _, n := range []int{1, 10, 100, 1000} {
		many := *f
		many.Victims = nil
		for i := range n {
			v := f.Victims[0]
			v.ID = fmt.Sprint("v", i)
			many.Victims = append(many.Victims, v)
		}
		c := c.WithLimit(1_000_000)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Check(&many, day); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCheck_Elements(b *testing.B) {
	f, _ := load(b)
	c, _ := duty.NewChecker(jurisdiction.Builtin())
	for _, n := range []int{1, 10, 100, 1000} {
		many := *f
		v := f.Victims[0]
		v.Decisions = nil
		for i := range n {
			v.Decisions = append(v.Decisions, victim.Decision{
				ID: fmt.Sprint("d", i), Kind: victim.DecisionPlacement, Day: day.AddDays(-i % 60),
			})
		}
		many.Victims = []victim.Victim{v}
		c := c.WithLimit(1_000_000)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Check(&many, day); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestCheck_Allocations holds what a check of the sample allocates. Most of it is what rules put
// together to look at.
func TestCheck_Allocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	data, err := os.ReadFile(sample)
	require.NoError(t, err)
	var f cases.File
	require.NoError(t, json.Unmarshal(data, &f))
	c, err := duty.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	check := func() {
		_, err := c.Check(&f, day)
		require.NoError(t, err)
	}
	check() // what the law makes of the rules is settled once
	assert.LessOrEqual(t, testing.AllocsPerRun(20, check), float64(maxAllocations))
	scan := func() { require.NoError(t, c.Scan(&f, day, func(*rule.Finding) {})) }
	assert.LessOrEqual(t, testing.AllocsPerRun(20, scan), float64(maxScanAllocations))
}

// A little above what is measured: a collection of garbage takes the memory that checks share.
const (
	maxAllocations     = 176
	maxScanAllocations = 156
)
