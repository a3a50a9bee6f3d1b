package trends_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
)

// naive counts as one would at first: a map from the texts of a record, put together, to a number.
func naive(records []trends.Record) map[string]int {
	out := map[string]int{}
	for i := range records {
		r := &records[i]
		group := "non-eu"
		switch {
		case len(r.Citizenships) == 0:
			group = trends.NotKnown
		case slices.Contains(r.Citizenships, "MK"):
			group = "reporting-state"
		case slices.Contains(r.Citizenships, "BG"):
			group = "other-eu"
		}
		age := r.AtRegistration.Group
		if age == trends.PresumedGroup {
			age = trends.ChildGroup
		}
		key := string(r.Sex) + "|" + string(age) + "|" + group + "|" + string(r.Border)
		seen := map[trends.FormGroup]bool{}
		for _, f := range r.Forms {
			if g := trends.Group(f); !seen[g] {
				seen[g] = true
				out[key+"|"+string(g)]++
			}
		}
		if len(r.Forms) == 0 {
			out[key+"|"+trends.NotKnown]++
		}
		out[key+"|"]++
	}
	return out
}

func dims() []trends.Dimension[trends.Record] {
	return []trends.Dimension[trends.Record]{trends.BySex(), trends.ByAge(trends.AtRegistration), trends.ByCitizenGroup(macedonia), trends.ByBorder(), trends.ByFormGroup()}
}

// The two ways agree, so that the benchmarks compare the same work.
func TestNaiveCountAgrees(t *testing.T) {
	records := random(3000)
	tab, err := trends.Count(records, dims()...)
	require.NoError(t, err)
	for key, want := range naive(records) {
		codes := strings.Split(key, "|")
		for i := range 4 {
			if codes[i] == "" {
				codes[i] = trends.NotKnown
			}
		}
		require.Equal(t, want, count(t, tab, codes...), key)
	}
}

// BenchmarkCount tabulates 100 000 records on five axes, one of them with several answers.
func BenchmarkCount(b *testing.B) {
	records := random(100_000)
	b.Run("table", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := trends.Count(records, dims()...); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("map-of-strings", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			naive(records)
		}
	})
}

// BenchmarkDecodeCSV reads 100 000 records, beside encoding/csv alone on the same bytes.
func BenchmarkDecodeCSV(b *testing.B) {
	var file bytes.Buffer
	require.NoError(b, trends.EncodeCSV(&file, random(100_000)))
	b.Run("records", func(b *testing.B) {
		b.SetBytes(int64(file.Len()))
		b.ReportAllocs()
		for b.Loop() {
			for _, err := range trends.DecodeCSV(bytes.NewReader(file.Bytes())) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("encoding-csv", func(b *testing.B) {
		b.SetBytes(int64(file.Len()))
		b.ReportAllocs()
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(file.Bytes()))
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); err == io.EOF {
					break
				}
			}
		}
	})
}
