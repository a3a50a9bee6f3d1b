package csvrow

import (
	"encoding/csv"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A row that may not be parsed, since it is too wide, is told by its marks as the parser tells it;
// what is well-formed as a whole is read as the parser reads it.
func TestReader_AgreesWithTheParser(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(
			rapid.SampledFrom([]string{"a", ",", "\"", "\"\"", "\n", "\r\n"}), 1, 12).
			Draw(t, "text"), "")
		whole := csv.NewReader(strings.NewReader(text))
		whole.FieldsPerRecord = -1
		want, err := whole.ReadAll()
		r := New(strings.NewReader(text), 1<<10)
		var got [][]string
		var bad error
		for {
			_, cells, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				bad = err
				continue
			}
			got = append(got, append([]string(nil), cells...))
		}
		require.Equal(t, err == nil, bad == nil)
		if err == nil && len(want) > 0 {
			require.Equal(t, want, got)
		}
		row := strings.TrimRight(text, "\r\n")
		if strings.Count(row, "\"")%2 == 0 && row != "" {
			line := csv.NewReader(strings.NewReader(row))
			line.FieldsPerRecord = -1
			_, err := line.ReadAll()
			if !strings.ContainsAny(row, "\r\n") {
				require.Equal(t, err == nil, r.quoted([]byte(row)))
			}
		}
	})
}

func TestReader_Rows(t *testing.T) {
	r := New(strings.NewReader("\n\na;b\n\"x\n"), 1<<10)
	r.Comma = ';'
	row, cells, err := r.Read()
	require.NoError(t, err)
	assert.Equal(t, 3, row)
	assert.Equal(t, []string{"a", "b"}, cells)
	row, _, err = r.Read()
	assert.Equal(t, ErrQuoting, err)
	assert.Equal(t, 4, row)
	_, _, err = r.Read()
	assert.Equal(t, io.EOF, err)
}
