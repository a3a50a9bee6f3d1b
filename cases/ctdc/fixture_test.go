package ctdc_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction"
)

// has reports whether a release has the column of a flag.
func has(release ctdc.Release, f ctdc.Flag) bool {
	if f >= ctdc.PerpetratorStranger {
		return release == ctdc.VictimPerpetrator
	}
	probe := ctdc.Row{Release: release}
	probe.Flags.Set(f, person.Yes)
	return slices.Contains(cells(probe), "1")
}

// cells returns the cells of a row as they are written.
func cells(row ctdc.Row) []string {
	records := mustRead(written(row), row.Release)
	return records[len(records)-1]
}

// invented returns a row of random codes of the release: nobody's.
func invented(rnd *rand.Rand, release ctdc.Release, flags []ctdc.Flag) ctdc.Row {
	pick := func(n int) bool { return rnd.IntN(n) == 0 }
	row := ctdc.Row{Release: release}
	countries := slices.Collect(jurisdiction.Codes())
	country := func() jurisdiction.Code {
		if c := countries[rnd.IntN(len(countries))]; c != "XK" && !pick(4) {
			return c
		}
		return ""
	}
	majority := func() ctdc.Majority { return []ctdc.Majority{"", ctdc.Adult, ctdc.Minor}[rnd.IntN(3)] }
	year := int16(2002 + rnd.IntN(20))
	row.Year = ctdc.Years{From: year, To: year}
	row.Gender = []ctdc.Gender{ctdc.Woman, ctdc.Man, ""}[rnd.IntN(3)]
	if release == ctdc.VictimPerpetrator {
		row.Majority = majority()
		row.Origin, row.Destination = ctdc.Africa, ctdc.Americas|ctdc.Oceania
	} else {
		row.Age = ctdc.AgeBands()[rnd.IntN(9)]
		row.Citizenship, row.Country = country(), country()
	}
	switch release {
	case ctdc.KAnonymised:
		row.Source = ctdc.CaseManagement
		row.Majority = ctdc.Adult
		if row.Age.Max < 18 {
			row.Majority = ctdc.Minor
		}
		row.MajorityAtExploitation, row.MajorityAtEntry = majority(), majority()
	case ctdc.Synthetic2021:
		row.MajorityAtExploitation = majority()
	}
	if release == ctdc.Synthetic2021 || release == ctdc.Synthetic2024 {
		row.Months = ctdc.MonthBands()[rnd.IntN(3)]
	}
	for _, f := range flags {
		switch answer := rnd.IntN(6); {
		case answer == 0:
			row.Flags.Set(f, person.Yes)
		case answer < 3 && !release.PresenceOnly():
			row.Flags.Set(f, person.No)
		}
	}
	return row
}

// inventedFile returns the bytes of a file of rows.
func inventedFile(t testing.TB, release ctdc.Release, rows int) []byte {
	t.Helper()
	var flags []ctdc.Flag
	for f := range ctdc.AllFlags() {
		if has(release, f) {
			flags = append(flags, f)
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	w := ctdc.NewWriter(&b, release)
	for range rows {
		row := invented(rnd, release, flags)
		require.NoError(t, w.Write(&row))
	}
	require.NoError(t, w.Flush())
	return b.Bytes()
}

// written returns the file that holds rows.
func written(rows ...ctdc.Row) []byte {
	var b bytes.Buffer
	w := ctdc.NewWriter(&b, rows[0].Release)
	for i := range rows {
		if err := w.Write(&rows[i]); err != nil {
			panic(err)
		}
	}
	if err := w.Flush(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// repeated reads the header of a file once and its rows over and over, until there are as many as
// wanted.
type repeated struct {
	head, body []byte
	rows       int // still to come, a multiple of those in body
	per        int
	at         []byte
}

func newRepeated(file []byte, per, rows int) io.Reader {
	i := bytes.IndexByte(file, '\n') + 1
	return &repeated{head: file[:i], body: file[i:], rows: rows, per: per, at: file[:i]}
}

func (r *repeated) Read(p []byte) (int, error) {
	if len(r.at) == 0 {
		if r.rows <= 0 {
			return 0, io.EOF
		}
		r.rows -= r.per
		r.at = r.body
	}
	n := copy(p, r.at)
	r.at = r.at[n:]
	return n, nil
}
