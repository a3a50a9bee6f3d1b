package cases_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/victim/person"
)

// brief writes problems as "path code param".
func brief(list []cases.Problem) []string {
	var out []string
	for _, p := range list {
		out = append(out, strings.TrimSpace(p.Path+" "+p.Code+" "+p.Param))
	}
	return out
}

func decoded(t testing.TB, text string, opts ...cases.DecodeOption) []cases.Problem {
	t.Helper()
	f, err := cases.Decode(strings.NewReader(text), opts...)
	if err == nil {
		require.NotNil(t, f)
	}
	return cases.Problems(err)
}

// A value that cannot be read hides nothing: what stands before and behind it is told, whatever
// stage finds it, in the order of the file.
func TestProblems_AllStagesAtOnce(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"a day that does not exist": {
			`{"id": "has space", "opened": "2026-02-30", "victims": [{"id": "v", "sex": "Zarifa"}],
			"conduct": [{"id": "c", "victims": ["w"], "from": "2026-02-02", "to": "2026-02-01"}]}`,
			[]string{
				"/id tip_id", "/opened no-such-day", "/victims/0/sex tip_code",
				"/conduct/0/victims/0 tip_link", "/conduct/0/to tip_order",
			},
		},
		"every stage": {
			`{"id": "a", "revision": "1", "Zarifa": 1, "victims": [{"id": "v", "age": {"birth_day":
			"2010-02-30"}, "stays": [{"place": "ZZ", "from": "30.2.2010"}, {"place": 7}]},
			{"id": "v"}],
			"suspects": [{"id": "s", "relations": [{"victim": "w", "kind": "parent"}]}],
			"events": [{"day": "2026-01-01", "kind": "opened", "actor": "a", "hash": "x"}]}`,
			[]string{
				"/revision wrong-type", "unknown-name", "/victims/0/age/birth_day no-such-day",
				"/victims/0/stays/0/place tip_code", "/victims/0/stays/0/from not-a-day",
				"/victims/0/stays/1/place wrong-type", "/victims/1/id tip_unique",
				"/suspects/0/relations/0/victim tip_link", "/events/0/hash len 64",
			},
		},
		"the log beside a day": {
			`{"id": "a", "opened": "2026-02-30", "revision": 1, "events": [{"day": "2026-01-01",
			"kind": "opened", "actor": "a", "revision": 1,
			"hash": "` + strings.Repeat("a", 64) + `"}]}`,
			[]string{"/opened no-such-day", "/events/0 log"},
		},
		// What nobody can know is not told.
		"an id that cannot be read": {
			`{"id": "a", "victims": [{"id": 7, "sex": "x"}],
			"conduct": [{"id": "c", "victims": ["v"]}]}`,
			[]string{"/victims/0/id wrong-type", "/victims/0/sex tip_code"},
		},
		"an id that is misspelt": {
			`{"id": "a", "victims": [{"ID": "v"}], "conduct": [{"id": "c", "victims": ["v"]}]}`,
			[]string{"/victims/0 name-in-another-case id"},
		},
		"a day out of order that cannot be read": {
			`{"id": "a", "opened": "2026-02-30", "closed": "2026-01-01", "conduct": [{"id": "c",
			"from": "2026-02-02", "to": "2026-02-01"}]}`,
			[]string{
				"/opened no-such-day", "/conduct/0/victims required", "/conduct/0/to tip_order",
			},
		},
		"an event that cannot be read": {
			`{"id": "a", "events": [{"day": "2026-02-30", "kind": "opened", "actor": "a",
			"hash": "` + strings.Repeat("a", 64) + `"}]}`,
			[]string{"/events/0/day no-such-day"},
		},
		"a record that is none": {
			`{"id": "a", "victims": [7, {"id": "has space"}]}`,
			[]string{"/victims/0 wrong-type", "/victims/1/id tip_id"},
		},
		"a name twice: the first counts": {
			`{"id": "a", "victims": [{"id": "v", "sex": "x", "sex": "y", "id": "w"}]}`,
			[]string{"/victims/0/sex tip_code", "/victims/0 name-twice", "/victims/0 name-twice"},
		},
		"a knowledge of age that cannot be read": {
			`{"schema": 2, "id": "a", "victims": [{"id": "v", "age": {"knowledge": 1,
			"birth_day": "2010-01-01", "estimate": 200}}]}`,
			[]string{"/victims/0/age/knowledge wrong-type", "/victims/0/age/estimate max 130"},
		},
		// Behind a break nothing is read, and nothing is missed.
		"broken": {
			`{"id": "has space", "opened": "2026-02-30",
			"victims": [{"id": "v", "sex": "x"}, {"sex": "y",
			"guardians": [{}, {"kind": "x"`,
			[]string{
				"/id tip_id", "/opened no-such-day", "/victims/0/sex tip_code",
				"/victims/1/sex tip_code",
				"/victims/1/guardians/1/kind tip_code", "/victims/1/guardians/1 ends-early",
			},
		},
		"another case of a name": {
			`{"id": "a b", "Conduct": []}`, []string{
				"/id tip_id", "name-in-another-case conduct",
			},
		},
		"broken in a name": {`{"id": "a b", "vic`, []string{"/id tip_id", "ends-early"}},
		"broken in a value": {
			`{"id": "a b", "revision": tru}`, []string{"/id tip_id", "/revision not-json"},
		},
		"not a file":       {`["a"]`, []string{"wrong-type"}},
		"nothing":          {" ", []string{"empty"}},
		"something behind": {`{"id": "a b"} {}`, []string{"/id tip_id", "more-after-end"}},
		"in order":         {`{"id": "a"}`, nil},
	} {
		assert.Equal(t, tt.want, brief(decoded(t, tt.text)), name)
	}
}

func TestProblems_AllowUnknown(t *testing.T) {
	text := `{"id": "a b", "newer": {}, "Conduct": [], "opened": "2026-02-30"}`
	assert.Equal(t, []string{"/id tip_id", "name-in-another-case conduct", "/opened no-such-day"},
		brief(decoded(t, text, cases.AllowUnknown())))
}

// Every problem with a place says where it stands.
func TestProblems_Offset(t *testing.T) {
	const text = "\ufeff{\"id\": \"a\",\n \"opened\": \"2026-02-30\",\n \"victims\": [{" +
		"\"id\": \"v\", \"sex\": \"x\",\n \"stays\": [{}]}],\n \"Zarifa\": 1}"
	at := func(part string) int64 { return int64(strings.Index(text, part)) }
	want := map[string]int64{
		"/opened": at(`"2026`), "/victims/0/sex": at(`"x"`), "/victims/0/stays/0/place": at(`{}`),
		"": at(`"Zarifa"`),
	}
	got := map[string]int64{}
	for _, p := range decoded(t, text) {
		got[p.Path] = p.Offset
	}
	assert.Equal(t, want, got)
}

func TestProblems_AreLimited(t *testing.T) {
	var b strings.Builder
	for i := range 2 * cases.MaxErrors {
		fmt.Fprintf(&b, `{"id": "v%d", "sex": "x", "age": {"birth_day": "2026-02-30"}},`, i)
	}
	text := `{"id": "a", "victims": [` + strings.TrimSuffix(b.String(), ",") + `]}`
	list := decoded(t, text)
	require.Len(t, list, cases.MaxErrors+1)
	assert.Equal(t, "/victims/0/sex", list[0].Path)
	assert.Equal(t, "/victims/0/age/birth_day", list[1].Path)
	assert.Equal(t, "more", list[cases.MaxErrors].Code)
	more, err := strconv.Atoi(list[cases.MaxErrors].Param)
	require.NoError(t, err)
	assert.Equal(t, 3*cases.MaxErrors, more)
	_, err = cases.Decode(strings.NewReader(text))
	_, ok := errors.AsType[*cases.MoreError](err)
	assert.True(t, ok)

	// What keeps the file from being read is told, however far behind it stands.
	list = decoded(t, strings.Replace(text, `]}`, `], "conduct": 7}`, 1))
	require.Len(t, list, cases.MaxErrors+1)
	days := strings.ReplaceAll(text, "2026-02-30", "2026-02-28")
	list = decoded(t, strings.Replace(days, `]}`, `], "Zarifa": 7}`, 1))
	require.Len(t, list, cases.MaxErrors+1)
	assert.Equal(t, "unknown-name", list[cases.MaxErrors-1].Code)

	list = decoded(t, text[:len(text)-1])
	require.Len(t, list, cases.MaxErrors+1)
	assert.Equal(t, "ends-early", list[cases.MaxErrors-1].Code, "the break is told always")
}

func TestProblems_OfOtherErrors(t *testing.T) {
	assert.Nil(t, cases.Problems(nil))
	secret := errors.New("open /home/Zarifa.json: no such file")
	for err, want := range map[error]string{
		secret:                           "other",
		fmt.Errorf("Zarifa: %w", secret): "other",
		errors.Join(io.EOF):              "other",
		&cases.LookupError{List: "/victims", Err: cases.ErrAmbiguous}: "/victims ambiguous",
		&cases.LookupError{List: "/victims", Err: cases.ErrNotFound}:  "/victims not-found",
		&cases.LimitError{
			Path: "/victims", Limit: 3,
		}: "/victims too-many-elements 3",
		fmt.Errorf("Zarifa: %w", &cases.MoreError{More: 3}): "more 3",
	} {
		list := cases.Problems(err)
		assert.Equal(t, []string{want}, brief(list))
		assert.NotContains(t, fmt.Sprint(list), "Zarifa")
	}
	_, err := cases.Decode(iotest.ErrReader(secret))
	assert.Equal(t, []string{"other"}, brief(cases.Problems(err)))
}

// What an older file may have is told beside what it is refused for, and marked.
func TestProblems_Overlooked(t *testing.T) {
	f, err := cases.Decode(strings.NewReader(`{"id": "a", "victims": [{"id": "v", "sex": "x",
		"age": {"knowledge": "range", "max": 14}}]}`))
	list := cases.Problems(err, f.Overlooked()...)
	assert.Equal(t, []string{"/victims/0/sex tip_code", "/victims/0/age/on required"}, brief(list))
	assert.False(t, list[0].Overlooked)
	assert.True(t, list[1].Overlooked)
	f = nil
	assert.Empty(t, f.Overlooked())
}

// Nothing of a person is in a problem, whatever is wrong with the file of a person.
func TestProblems_NameNobody(t *testing.T) {
	var f cases.File
	taint.FillAll(&f)
	whole, err := json.Marshal(f)
	require.NoError(t, err)
	text := string(whole)
	n := 0
	for _, broken := range []string{
		text, text[:len(text)/2], strings.ReplaceAll(text, `"2011-07-13"`, `"2011-07-33"`),
		strings.ReplaceAll(text, `"`+taint.Marker+`"`, `["`+taint.Marker+`"]`),
		strings.ReplaceAll(text, `"id":`, `"`+taint.Marker+`":`),
		strings.ReplaceAll(text, fmt.Sprint(taint.Number), `"`+taint.Marker+`"`),
	} {
		list := decoded(t, broken)
		n += len(list)
		told, err := json.Marshal(list)
		require.NoError(t, err)
		assert.Empty(t, taint.Leaks(string(told)+fmt.Sprintf("%+v", list)))
		for _, p := range list {
			assert.NotEmpty(t, p.Code)
			assert.NotEmpty(t, p.Text)
			if p.Path != "" && p.Code != "log" {
				_, err := cases.Describe(p.Path)
				assert.NoError(t, err, p.Path)
			}
		}
	}
	assert.Greater(t, n, 200)
}

// Whatever stands in a file, its problems can be told, and a file without problems is one that
// decodes.
func FuzzProblems(f *testing.F) {
	f.Add(`{"id": "a", "opened": "2026-02-30", "victims": [{"id": "v", "sex": "x"}]}`)
	f.Add(`{"id": "a", "id": 7, "victims": [{"id": "v", "stays": [{"place": 7}, 7]`)
	f.Add(`{"victims": [{"age": {"birth_day": "2010-01-01"}}], "events": [{"hash": "x"}]} {`)
	f.Fuzz(func(t *testing.T, text string) {
		file, err := cases.Decode(strings.NewReader(text))
		list := cases.Problems(err)
		require.Equal(t, err == nil, len(list) == 0)
		require.LessOrEqual(t, len(list), cases.MaxErrors+1)
		if err == nil {
			require.NotNil(t, file)
		}
		before := int64(0)
		for _, p := range list {
			require.NotEmpty(t, p.Code)
			if p.Code != "log" && p.Code != "more" {
				require.GreaterOrEqual(t, p.Offset, before, "the order of the file")
				before = p.Offset
			}
			require.LessOrEqual(t, p.Offset, int64(len(text)))
		}
	})
}

// A form shows at each field what is wrong with it, and a day that does not exist hides nothing.
func ExampleProblems() {
	_, err := cases.Decode(strings.NewReader(`{"id": "case-1", "opened": "2026-02-30",
		"victims": [{"id": "first child", "ages": {}}]}`))
	for _, p := range cases.Problems(err) {
		fmt.Printf("%s, byte %d: %s (%s)\n", p.Path, p.Offset, p.Text, p.Code)
	}
	// Output:
	// /opened, byte 27: there is no such day (no-such-day)
	// /victims/0/id, byte 62: not an id (letters, digits, . _ : -) (tip_id)
	// /victims/0, byte 77: a name that is not known; did you mean "age"? (unknown-name)
}

// A form shows what is allowed without taking texts apart, and has words for every tag.
func TestProblems_SayWhatIsAllowed(t *testing.T) {
	list := decoded(t, `{"id": "c", "victims": [{"id": "v", "risk": [{"level": "red"}],
		"identity": {"names": [{}]}, "consents": [{"id": "c", "capacity": "self", "purposes": []}],
		"age": {"birth_month": 13}}]}`)
	require.Len(t, list, 4)
	assert.Equal(t, []string{"none", "low", "medium", "high"}, list[0].Allowed)
	assert.Equal(t, "given family patronymic additional", list[1].Param)
	assert.Equal(t, "fewer than 1 element", list[2].Text)
	assert.Equal(t, "elements", list[2].Unit)
	assert.Equal(t, "more than 12", list[3].Text)
	assert.Empty(t, list[3].Unit)
}

// A declared field that is filled in wrongly says how it is filled in.
func TestProblems_OwnFields(t *testing.T) {
	schema := cases.OwnFields([]person.OwnField{
		{Name: "org.diet", Category: person.CategoryHealth, Kind: person.OwnCode,
			Codes: []string{"halal", "vegan"}},
	})
	list := decoded(t, `{"id": "c", "own": [
		{"name": "org.diet", "category": "service", "value": "vegan"},
		{"record": "", "name": "org.food", "category": "health", "value": "vegan"}]}`, schema)
	assert.Equal(t, []string{"/own/0/category tip_category health", "/own/1/name tip_undeclared"},
		brief(list))
	assert.Equal(t, []string{"org.diet"}, list[1].Allowed)
	list = decoded(t, `{"id": "c", "own": [
		{"name": "org.diet", "category": "health", "value": "meat"}]}`, schema)
	assert.Equal(t, []string{"/own/0/value tip_kind code"}, brief(list))
	assert.Equal(t, []string{"halal", "vegan"}, list[0].Allowed)
	list = decoded(t, `{"id": "c", "own": [
		{"name": "org.diet", "category": "health", "value": null}]}`, schema)
	assert.Equal(t, []string{"/own/0/value required"}, brief(list), "told once")
}
