package sdc_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/cases/sdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// persons returns a table of the given sizes with n persons, of whom each dimension has more in its
// first categories, as forms and citizenships do. Persons who share one dimension often share the
// next.
func persons(n int, sizes ...int) sdc.Table {
	rng := rand.New(rand.NewPCG(1, 2))
	cells := 1
	for _, s := range sizes {
		cells *= s
	}
	t := sdc.Table{Sizes: sizes, Counts: make([]int, cells)}
	for range n {
		off, last := 0, 0
		for _, s := range sizes {
			i := min(s-1, int(rng.ExpFloat64()*float64(s)/5))
			if rng.IntN(3) == 0 {
				i = min(last, s-1)
			}
			off, last = off*s+i, i
		}
		t.Counts[off]++
	}
	return t
}

var scales = []struct {
	n     int
	sizes []int
}{
	{300, []int{10, 10}},
	{3_000, []int{10, 10, 10}},
	{10_000, []int{10, 10, 10, 10}},
	{20_000, []int{10, 10, 10, 10, 10}},
	{200_000, []int{10, 10, 10, 10, 10}},
}

// Hiding the small counts alone, which protects nothing, is what the protection is measured
// against.
func BenchmarkPrimaryAlone(b *testing.B) {
	for _, s := range scales {
		t := persons(s.n, s.sizes...)
		b.Run(fmt.Sprintf("cells=%.0e/persons=%d", math.Pow(10, float64(len(s.sizes))), s.n), func(b *testing.B) {
			for b.Loop() {
				hidden := make([]bool, withTotals(t.Sizes))
				for i, v := range publish4(t) {
					hidden[i] = v > 0 && v < 5
				}
			}
		})
	}
}

// The audit by linear programming, which says the same of a table that is small enough.
func BenchmarkAudit(b *testing.B) {
	for _, s := range []struct {
		n     int
		sizes []int
	}{{60, []int{5, 5}}, {300, []int{10, 10}}, {100, []int{3, 4, 3}}, {100, []int{2, 3, 2, 3}}} {
		p, err := sdc.Protect(persons(s.n, s.sizes...), sdc.Options{Threshold: 5})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.ReplaceAll(fmt.Sprint(s.sizes), " ", "x"), func(b *testing.B) {
			for b.Loop() {
				if narrow, err := p.Check(); err != nil || len(narrow) > 0 {
					b.Fatal(err, len(narrow))
				}
			}
			l := p.Loss()
			b.ReportMetric(float64(l.Primary+l.Secondary), "hidden")
		})
	}
}

func BenchmarkProtect(b *testing.B) {
	for _, s := range scales {
		t := persons(s.n, s.sizes...)
		for _, zeros := range law.Codes[sdc.Zeros]() {
			b.Run(fmt.Sprintf("cells=%.0e/persons=%d/zeros=%s", math.Pow(10, float64(len(s.sizes))), s.n, zeros), func(b *testing.B) {
				var p *sdc.Protected
				for b.Loop() {
					var err error
					if p, err = sdc.Protect(t, sdc.Options{Threshold: 5, Zeros: zeros}); err != nil {
						b.Fatal(err)
					}
				}
				l := p.Loss()
				b.ReportMetric(100*float64(l.Primary)/float64(l.Cells), "%primary")
				b.ReportMetric(100*float64(l.Secondary)/float64(l.Cells), "%secondary")
			})
		}
	}
}
