package disclosure_test

import "testing"

func BenchmarkDisclose(b *testing.B) {
	v, c := full(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, m := disclose(&v, question(&c)); m.Flaw != "" {
			b.Fatal(m.Flaw)
		}
	}
}
