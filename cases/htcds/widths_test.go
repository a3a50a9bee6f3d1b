package htcds_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
)

// A short row is told, whoever cut it. It is at fault where others of the file have their empty
// cells.
func TestReader_ShortRows(t *testing.T) {
	const head = "prs_FirstName,prs_SecondName,prs_Gender,prs_Citizenship\n"
	const full, cut, padded = "A,B,Feminine,MK\n", "A,B\n", "A,B,,\n"
	first, excel := strings.Repeat(padded, 15), strings.Repeat(cut, 16) // 16 rows are cut together
	for name, tt := range map[string]struct {
		rows string
		good int
		told []string
	}{
		"none":                      {full + padded, 2, nil},
		"an empty line":             {full + "\n" + full, 2, nil},
		"one of a writer that cuts": {full + cut + full, 3, []string{"3 short-row"}},
		"two of a writer that cuts": {cut + "A\n", 2, []string{"2 short-row", "3 short-row"}},
		"lost in the middle":        {padded + full + cut + full, 3, []string{"4 missing-cells"}},
		"with an empty cell at the end": {padded + full + "A,B,\n" + full, 3,
			[]string{"4 missing-cells"}},
		"as Excel": {first + excel + full + full, 33, shortRows(17)},
		"as Excel, and one lost": {first + strings.Replace(excel, cut, cut+"A\n", 1), 31,
			append([]string{"17 short-row", "18 missing-cells"}, shortRows(19)[:15]...)},
	} {
		good, told := read(t, head+tt.rows)
		assert.Len(t, good, tt.good, name)
		assert.Equal(t, tt.told, told, name)
	}
	good, told := read(t, "prs_FirstName,prs_SecondName,,\nA,B\n")
	assert.Len(t, good, 1)
	assert.Empty(t, told, "a column without a name is none")
}

func shortRows(from int) (told []string) {
	for row := range 16 {
		told = append(told, short(htcds.Problem{Row: from + row, Code: htcds.ShortRow}))
	}
	return told
}

// JSON in which the standard knows no name is not answers: read as such, all of it would be lost
// without a word.
func TestNewJSONReader_NothingOfTheStandard(t *testing.T) {
	none := htcds.Problem{Code: htcds.NoHeader, Severity: htcds.Fatal}
	for name, tt := range map[string]struct {
		text string
		want error
	}{
		"an object":           {`{"a":1}`, none},
		"lines":               {"{\"a\":1}\n{\"b\":2}\n", none},
		"a list":              {`[{"a":1},{"b":{"c":2}}]`, none},
		"results":             {`{"results":[{"a":1}]}`, none},
		"columns of the tool": {`[{"_id":1}]`, none},
		"a case file": {`{"id":"f","victims":[{"id":"v","sex":"female","stays":[{"place":"MK"}]}]}`,
			none},
		"one name":               {`[{"a":1},{"prs_FirstName":"A"}]`, io.EOF},
		"one name without value": {`[{"a":1,"prs_FirstName":null}]`, io.EOF},
		"no answers":             {`[]`, io.EOF},
		"no results":             {`{"count":0,"results":[]}`, io.EOF},
	} {
		r, err := htcds.NewJSONReader(strings.NewReader(tt.text))
		require.NoError(t, err, name)
		for err == nil {
			_, err = r.Read()
		}
		assert.Equal(t, tt.want, err, name)
	}
}
