package ctdc_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"testing"

	"github.com/antitrafficking/palermo/cases/ctdc"
)

func comma(release ctdc.Release) rune {
	if release == ctdc.Synthetic2021 {
		return '\t'
	}
	return ','
}

func mustRead(file []byte, release ctdc.Release) [][]string {
	r := csv.NewReader(bytes.NewReader(file))
	r.Comma = comma(release)
	records, err := r.ReadAll()
	if err != nil {
		panic(err)
	}
	return records
}

// BenchmarkRead reads the same bytes with encoding/csv alone, which splits them, and with Reader, which makes typed rows of them.
func BenchmarkRead(b *testing.B) {
	for _, release := range ctdc.ReleaseValues() {
		file := inventedFile(b, release, 10_000)
		b.Run(string(release)+"/encoding-csv", func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			start := cpu()
			defer func() { reportCPU(b, len(file), start) }()
			for b.Loop() {
				r := csv.NewReader(bytes.NewReader(file))
				r.Comma = comma(release)
				r.ReuseRecord = true
				n := 0
				for {
					if _, err := r.Read(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != 10_001 {
					b.Fatal(n)
				}
			}
		})
		b.Run(string(release)+"/reader", func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			start := cpu()
			defer func() { reportCPU(b, len(file), start) }()
			for b.Loop() {
				r, err := ctdc.NewReader(bytes.NewReader(file))
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for r.Next() {
					n++
				}
				if err := r.Err(); err != nil || n != 10_000 {
					b.Fatal(n, err)
				}
			}
		})
	}
}
