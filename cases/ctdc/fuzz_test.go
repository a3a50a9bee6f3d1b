package ctdc_test

import (
	"bytes"
	"testing"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// FuzzReader reads anything. A row that is kept is written, read and written again to the same
// bytes, and makes a file that is well formed.
func FuzzReader(f *testing.F) {
	for _, release := range law.Codes[ctdc.Release]() {
		f.Add([]byte(file(f, release)))
		f.Add(inventedFile(f, release, 3))
	}
	f.Add([]byte("\ufeff\"" + file(f, ctdc.Synthetic2024) + "\n2020,\"\n,\n\"\"\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ctdc.NewReader(bytes.NewReader(b))
		if err != nil {
			return
		}
		told := 0
		r.OnProblem = func(ctdc.Problem) { told++ }
		var out bytes.Buffer
		w := ctdc.NewWriter(&out, r.Release())
		var trace ctdc.Trace
		kept := 0
		for row := range r.Rows() {
			kept++
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
			if err := row.File(&trace).Validate(); err != nil {
				t.Fatal(err)
			}
			for _, to := range law.Codes[ctdc.Release]() {
				row.As(to)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		report := r.Report()
		errs, warnings := report.Total()
		if report.Kept != kept || report.Rows < kept || told != errs+warnings || (r.Err() == nil) != (report.Rows == kept) {
			t.Fatalf("%d rows, %d kept of %d, %d problems told", report.Rows, report.Kept, kept, told)
		}
		again, err := ctdc.NewReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		var second bytes.Buffer
		w = ctdc.NewWriter(&second, again.Release())
		for row := range again.Rows() {
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if again.Report().Kept != kept {
			t.Fatalf("%d of %d rows that were written are read: %v", again.Report().Kept, kept, again.Err())
		}
		if !bytes.Equal(out.Bytes(), second.Bytes()) {
			t.Fatal("what was written is not written again")
		}
	})
}

// FuzzParseBand holds that a band which can be read is read again from what it prints.
func FuzzParseBand(f *testing.F) {
	for _, s := range []string{"0--8", "09--17", "9—17", "48+", "13--24 (1-2 yrs)", "17-Sep", "-99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := ctdc.ParseBand(s)
		if err != nil {
			return
		}
		if again, err := ctdc.ParseBand(b.String()); err != nil || again != b || b.Min < 0 || b.Max < b.Min {
			t.Fatal(b, again, err)
		}
	})
}
