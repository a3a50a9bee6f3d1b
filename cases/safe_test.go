package cases_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/taint"
)

// bare is a file of n victims of whom nothing is known.
func bare(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"id":"f","victims":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"v%d"}`, i)
	}
	b.WriteString(`]}`)
	return []byte(b.String())
}

// The lists are counted before anything is built, at any depth, and the list is named.
func TestDecode_LimitsElements(t *testing.T) {
	list := func(n int, element string) string {
		return "[" + strings.TrimSuffix(strings.Repeat(element+",", n), ",") + "]"
	}
	tests := []struct {
		name  string
		in    string
		path  string
		limit int
	}{
		{"victims", `{"id":"f","victims":` + list(11, "{}") + `}`, "/victims", 10},
		{
			"deeper", `{"id":"f","victims":[{"id":"v"},{"stays":` + list(9, "{}") + `}]}`,
			"/victims/1/stays", 10,
		},
		{
			"of texts", `{"id":"f","victims":[{"languages":` + list(10, `"sl"`) + `}]}`,
			"/victims/0/languages", 10,
		},
		{"of wrong elements", `{"id":"f","victims":` + list(11, "1") + `}`, "/victims", 10},
		{"lists in lists", `{"id":"f","victims":` + list(11, "[]") + `}`, "/victims", 10},
		{
			"an unknown name", `{"id":"f","victims":[{"Person A":` + list(11, "1") + `}]}`,
			"/victims/0", 10,
		},
		{"at the top", list(11, "1"), "", 10},
		{"a name below an unknown one", `{"Person A":{"victims":` + list(11, "1") + `}}`, "", 10},
		{"by default", string(bare(cases.MaxElements + 1)), "/victims", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var opts []cases.DecodeOption
			if tt.limit > 0 {
				opts = append(opts, cases.WithElements(tt.limit))
			}
			f, err := cases.Decode(strings.NewReader(tt.in), opts...)
			assert.Nil(t, f)
			limit, ok := errors.AsType[*cases.LimitError](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, tt.path, limit.Path)
			assert.ErrorIs(t, err, cases.ErrElements)
			assert.NotContains(t, err.Error(), "Person")
		})
	}
	_, err := cases.Decode(bytes.NewReader(bare(10)), cases.WithElements(10))
	assert.NoError(t, err, "the limit itself is allowed")
	broken := `{"id":"f","victims":` + list(11, "{}")
	_, err = cases.Decode(strings.NewReader(broken), cases.WithElements(10))
	assert.ErrorIs(t, err, cases.ErrElements, "the list is long, whatever follows")
	_, err = cases.Decode(strings.NewReader(broken), cases.WithElements(20))
	assert.NotErrorIs(t, err, cases.ErrElements, "what is broken is told as broken")
}

// Of many errors a hundred are listed, in the order of their places, and the last says how many
// more there are.
func TestValidate_ListsABoundedNumberOfErrors(t *testing.T) {
	count := func(n int) []error {
		f := cases.File{ID: "f"}
		for range n {
			f.Jurisdictions = append(f.Jurisdictions, taint.Marker)
		}
		err := f.Validate()
		if err == nil {
			return nil
		}
		assert.NotContains(t, err.Error(), taint.Marker)
		joined, ok := err.(interface{ Unwrap() []error })
		require.True(t, ok)
		return joined.Unwrap()
	}
	assert.Len(t, count(cases.MaxErrors), cases.MaxErrors)
	for n, want := range map[int]string{
		cases.MaxErrors + 1:   "/: 1 more error is not listed",
		cases.MaxErrors + 900: "/: 900 more errors are not listed",
	} {
		errs := count(n)
		require.Len(t, errs, cases.MaxErrors+1)
		more, ok := errors.AsType[*cases.MoreError](errs[cases.MaxErrors])
		require.True(t, ok)
		assert.Equal(t, n-cases.MaxErrors, more.More)
		assert.EqualError(t, more, want)
		_, field := errors.AsType[*cases.FieldError](errs[0])
		assert.True(t, field)
	}
}

// A file that was read with as many elements as it may have is read again after a withdrawal, which
// writes into the log and into histories; names in the log do not lift the limit for other lists.
func TestDecode_AfterWithdrawalAtTheLimit(t *testing.T) {
	f := handed(t)
	write := func() []byte {
		data, err := json.Marshal(f)
		require.NoError(t, err)
		return data
	}
	read := func(limit int) error {
		_, err := cases.Decode(bytes.NewReader(write()), cases.WithElements(limit))
		return err
	}
	limit := 1
	for errors.Is(read(limit), cases.ErrElements) {
		limit++
	}
	for range 3 {
		r := f.Referrals[0]
		r.ID += "x"
		f.Referrals = append(f.Referrals, r)
	}
	for errors.Is(read(limit), cases.ErrElements) {
		limit++
	}
	require.ErrorIs(t, read(limit-1), cases.ErrElements)
	w, err := f.Withdraw("v1", "c1", d(2026, 9, 4), nil)
	require.NoError(t, err)
	require.Len(t, w.Events, 4)
	assert.NotErrorIs(t, read(limit), cases.ErrElements)

	many := `{"id": "f1", "victims": [{"id": "v1"}` + strings.Repeat(`, {"kind": "referred"}`, 20)
	_, err = cases.Decode(strings.NewReader(many+`]}`), cases.WithElements(10))
	assert.ErrorIs(t, err, cases.ErrElements, "not in the log")
	many = `{"id": "f1", "events": [{"kind": "referred"` +
		strings.Repeat(`, "kind": "referred"`, 20) + `}], "jurisdictions": ["MK"` +
		strings.Repeat(`, "MK"`, 10) + `]}`
	_, err = cases.Decode(strings.NewReader(many), cases.WithElements(10))
	assert.ErrorIs(t, err, cases.ErrElements, "one entry counts once")
	many = `{"id": "f1", "events": [{"kind": "referred"}` +
		strings.Repeat(`, {"kind": "referred"}`, 40) + `]}`
	_, err = cases.Decode(strings.NewReader(many), cases.WithElements(10))
	assert.ErrorIs(t, err, cases.ErrElements, "twice the limit")
}
