package ctdc_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
)

var update = flag.Bool("update", false, "write docs/ctdc.md")

const page = "../../docs/ctdc.md"

// TestPage writes the table of what is carried with -update, and fails if the page in docs is
// another.
func TestPage(t *testing.T) {
	var b bytes.Buffer
	in, out := ctdc.Crossings()
	fmt.Fprint(&b, `<!-- Written by go generate in cases/ctdc: change the tables there, not this page. -->

# CTDC data sets and case files

What `+"`cases/ctdc`"+` carries from a row of a CTDC data set into a case file and back, and what it cannot carry. Same: one says what the other says. Broader: what is
written covers more than what was read. Near: the two overlap. Lost: there is no place for it; every row tells what it lost.

A no (0) of the k-anonymised data set is lost on the way in, as the lists of a case file hold what was found; in the other releases an empty cell was never a no.
Newer downloads of synthetic-2024 name six columns sectorOf… instead of typeOf…; both are read. Of synthetic-2021 the published names are cut at 32 characters.

## From a row to a case file

| column | releases | place in the file | code | fit | note |
|---|---|---|---|---|---|
`)
	for _, c := range in {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", strings.Join(c.Columns, ", "), releases(c), c.Place, c.Code, c.Fit, c.Note)
	}
	fmt.Fprint(&b, `
## From a case file to a row

What no line names is not carried: a release has columns for one victim's registration, age, citizenship, exploitation, means of control and recruiter, and for nothing
else. A row for the data set of victims and perpetrators cannot be made.

| place in the file | code | columns | releases | fit | note |
|---|---|---|---|---|---|
`)
	for _, c := range out {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", c.Place, c.Code, strings.Join(c.Columns, ", "), releases(c), c.Fit, c.Note)
	}
	if *update {
		require.NoError(t, os.WriteFile(page, b.Bytes(), 0o644))
	}
	have, err := os.ReadFile(page)
	require.NoError(t, err)
	if b.String() != string(have) {
		t.Error("docs/ctdc.md is not what the tables say: run go generate in cases/ctdc")
	}
}

func releases(c ctdc.Crossing) string {
	names := make([]string, len(c.Releases))
	for i, r := range c.Releases {
		names[i] = string(r)
	}
	return strings.Join(names, ", ")
}
