package sdc_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// persons returns a table of the given sizes with n persons, of whom each dimension has more in its first categories, as forms and citizenships do. Persons
// who share one dimension often share the next.
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

func BenchmarkProtect(b *testing.B) {
	for _, s := range scales {
		t := persons(s.n, s.sizes...)
		for _, zeros := range sdc.ZerosValues() {
			b.Run(fmt.Sprintf("cells=%.0e/persons=%d/zeros=%s", math.Pow(10, float64(len(s.sizes))), s.n, zeros), func(b *testing.B) {
				var p *sdc.Protected
				for b.Loop() {
					var err error
					if p, err = sdc.Protect(t, sdc.Options{Threshold: 5, Zeros: zeros}); err != nil {
						b.Fatal(err)
					}
				}
				l := p.Loss()
				b.Logf("%+v", l)
			})
		}
	}
}
