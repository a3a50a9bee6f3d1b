package htcds_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// sheet returns a CSV with the columns of the template and n rows in which some fourteen fields are
// filled.
func sheet(b *testing.B, n int) []byte {
	var buf bytes.Buffer
	w := htcds.NewWriter(&buf, htcds.Template())
	for i := range n {
		var r htcds.Record
		r.FirstName, r.SecondName, r.Gender = "Person", fmt.Sprint("A", i), htcds.GenderFeminine
		r.Birthdate = law.MustDay(2008, 1, 1).AddDays(i % 3000)
		r.Citizenship = []jurisdiction.Code{"MK"}
		r.MobilePhone, r.MailingCity, r.MailingCountry = "+38970000000", "A town", "MK"
		r.TraffickingStatus, r.TraffickingStatusDecisionMakingOrg = htcds.PossibleVictimOfTrafficking, htcds.DecidedByPolice
		r.MethodsOfControl = []htcds.ControlMethod{htcds.ControlPhysicalThreats, htcds.ControlDebtBondage}
		r.TypeOfExploitation = []htcds.Exploitation{htcds.ExploitedForcedLabour, htcds.ExploitedForcedBegging}
		r.ForcedLabourIndustry, r.Status = []htcds.Industry{htcds.IndustryF}, htcds.CaseActive
		require.NoError(b, w.Write(r))
	}
	require.NoError(b, w.Flush())
	return buf.Bytes()
}

// BenchmarkRead sets the reader beside encoding/csv alone on the same bytes.
func BenchmarkRead(b *testing.B) {
	data := sheet(b, 10_000)
	b.Run("htcds", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			r, err := htcds.NewReader(bytes.NewReader(data))
			require.NoError(b, err)
			n := 0
			for _, err := range r.Records() {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			require.Equal(b, 10_000, n)
		}
	})
	b.Run("encoding-csv", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(data))
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	r, err := htcds.NewReader(bytes.NewReader(sheet(b, 1000)))
	require.NoError(b, err)
	list := readAll(b, r)
	b.ReportAllocs()
	for b.Loop() {
		w := htcds.NewWriter(io.Discard)
		for _, rec := range list {
			if err := w.Write(rec); err != nil {
				b.Fatal(err)
			}
		}
		require.NoError(b, w.Flush())
	}
}
