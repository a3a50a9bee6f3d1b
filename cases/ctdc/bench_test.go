package ctdc_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"testing"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
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

// BenchmarkRead reads the same bytes with encoding/csv alone, which splits them, and with Reader,
// which makes typed rows of them.
func BenchmarkRead(b *testing.B) {
	for _, release := range law.Codes[ctdc.Release]() {
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

// BenchmarkRow_File makes case files of rows that are read already, with and without a trace.
func BenchmarkRow_File(b *testing.B) {
	file := inventedFile(b, ctdc.Synthetic2024, 1000)
	r, err := ctdc.NewReader(bytes.NewReader(file))
	if err != nil {
		b.Fatal(err)
	}
	var rows []ctdc.Row
	for row := range r.Rows() {
		rows = append(rows, *row)
	}
	for _, trace := range []*ctdc.Trace{nil, {}} {
		name := "traced"
		if trace == nil {
			name = "untraced"
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if f := rows[i%len(rows)].File(trace); len(f.Victims) != 1 {
					b.Fatal("no victim")
				}
			}
		})
	}
}

// BenchmarkTally counts rows that are read already.
func BenchmarkTally(b *testing.B) {
	row := ctdc.Row{Flags: flags(ctdc.MeansThreats, ctdc.FormForcedLabour, ctdc.LabourBegging, ctdc.RecruiterFamily)}
	var tally ctdc.Tally
	b.ReportAllocs()
	for b.Loop() {
		tally.Add(&row)
	}
}
