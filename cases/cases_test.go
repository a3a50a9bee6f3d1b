package cases_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

const example = "../examples/casecheck/testdata/girl-15-online-recruitment.json"

func TestDecode(t *testing.T) {
	data, err := os.ReadFile(example)
	require.NoError(t, err)
	f, err := cases.Decode(strings.NewReader(string(data)))
	require.NoError(t, err)
	var plain cases.File
	require.NoError(t, json.Unmarshal(data, &plain), "encoding/json reads the same types")
	assert.Equal(t, plain, *f)
	back, err := json.Marshal(f)
	require.NoError(t, err)
	again, err := cases.Decode(strings.NewReader(string(back)))
	require.NoError(t, err)
	assert.Equal(t, f, again, "nothing is lost")
}

func TestDecode_BadInputIsToldWithoutQuotingIt(t *testing.T) {
	tests := []struct{ name, in, path, reason string }{
		{"empty", " \n", "", "the file is empty"},
		{"cut off", `{"id": "a", "victims": [{"id": "Person A"`, "/victims", "the file ends too early"},
		{"not JSON", `{"id": Person}`, "", "not well-formed JSON"},
		{"unknown name", `{"id": "a", "victims": [{"id": "v", "Person A": 1}]}`, "/victims/0", "a name that is not known"},
		{"name in another case", `{"ID": "a"}`, "", "a name that is not known"},
		{"name twice", `{"id": "a", "id": "b"}`, "", "a name stands twice"},
		{"wrong type", `{"id": "a", "victims": [{"id": "v", "sex": 7}]}`, "/victims/0/sex", "a value of the wrong type or form"},
		{"no day", `{"id": "a", "opened": "Person A"}`, "/opened", "a value of the wrong type or form"},
		{"invalid UTF-8", "{\"id\": \"Person\xff\"}", "", "invalid UTF-8"},
		{"something after it", `{"id": "a"} Person`, "", "not well-formed JSON"},
		{"deep nesting", strings.Repeat("[", 100000), "", "a value of the wrong type or form"},
		{"too large", `{"id": "` + strings.Repeat("Person", cases.MaxSize/6+1), "", "larger than a file may be"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := cases.Decode(strings.NewReader(tt.in))
			de, ok := errors.AsType[*cases.DecodeError](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, tt.reason, de.Reason)
			assert.Equal(t, tt.path, de.Path)
			assert.NotContains(t, err.Error(), "Person")
		})
	}
}

func TestDecode_ReportsAllBadFieldsAtOnce(t *testing.T) {
	f, err := cases.Decode(strings.NewReader(`{"id": "a", "opened": "2026-02-02", "closed": "2026-02-01", "jurisdictions": ["ZZ"],
		"victims": [{"id": "v", "sex": "Person A"}, {"id": "v", "stays": [{"place": "MK", "from": "2026-02-02", "to": "2026-02-01"}]}]}`))
	require.Error(t, err)
	require.NotNil(t, f, "nothing is lost")
	assert.Equal(t, []string{
		"/closed: out of order",
		"/jurisdictions/0: unknown code",
		"/victims/0/sex: unknown code",
		"/victims/1/id: the id is used twice",
		"/victims/1/stays/0/to: out of order",
	}, strings.Split(err.Error(), "\n"))
}

func FuzzDecode(f *testing.F) {
	data, err := os.ReadFile(example)
	require.NoError(f, err)
	f.Add(string(data))
	f.Add(`{"id":"a","victims":[{"id":"v","age":{"birth_year":2010}}]}`)
	on := law.NewDay(2026, 11, 23)
	f.Fuzz(func(t *testing.T, in string) {
		file, err := cases.Decode(strings.NewReader(in))
		if file == nil {
			assert.Error(t, err)
			return
		}
		_, err = file.Check(on)
		assert.NoError(t, err)
	})
}

func TestCheck_MorePlacesCount(t *testing.T) {
	data, err := os.ReadFile(example)
	require.NoError(t, err)
	f, err := cases.Decode(strings.NewReader(string(data)))
	require.NoError(t, err)
	r, err := f.Check(law.NewDay(2026, 11, 23), "XK")
	require.NoError(t, err)
	var places []jurisdiction.Code
	for _, p := range r.Receipt.Profiles {
		places = append(places, p.Jurisdiction)
	}
	assert.Equal(t, []jurisdiction.Code{"MK", "SI", "XK"}, places)
	for _, finding := range r.Findings {
		assert.NotEmpty(t, finding.Basis, finding.Rule)
		assert.True(t, strings.HasPrefix(finding.Path, "/victims/0/"), finding.Path)
		if finding.Rule == "AGE-001" {
			assert.Equal(t, jurisdiction.Code("SI"), finding.Jurisdiction)
			assert.Equal(t, []jurisdiction.Code{"MK"}, finding.Also, "North Macedonia is bound as well, Kosovo is not")
		}
	}
	assert.ErrorContains(t, r.Err(), "CHILD-004")
}

func BenchmarkDecode(b *testing.B) {
	data, err := os.ReadFile(example)
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := cases.Decode(strings.NewReader(string(data))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode_EncodingJSON(b *testing.B) {
	data, err := os.ReadFile(example)
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var f cases.File
		if err := json.Unmarshal(data, &f); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	data, err := os.ReadFile(example)
	require.NoError(b, err)
	f, err := cases.Decode(strings.NewReader(string(data)))
	require.NoError(b, err)
	on := law.NewDay(2026, 11, 23)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Check(on); err != nil {
			b.Fatal(err)
		}
	}
}
