package trends_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

const someRows = "\ufeffSex, forms ,citizenships,registered,age_at_registration,band_at_registration,stateless\r\n" +
	"female,forced-labour; begging,mkd;EL,2025-03,child,15-17,\r\n" +
	",,,,,,\r\n" +
	"\"male\",,,2025-12-31,,,yes\r\n"

func TestReadCSV(t *testing.T) {
	got, err := trends.ReadCSV(strings.NewReader(someRows))
	require.NoError(t, err)
	assert.Equal(t, []trends.Record{
		{
			Sex:            person.Female,
			Forms:          []jurisdiction.Purpose{jurisdiction.ForcedLabour, jurisdiction.Begging},
			Citizenships:   []jurisdiction.Code{"MK", "GR"},
			Registered:     trends.When{Year: 2025, Month: 3},
			AtRegistration: trends.Age{Group: trends.ChildGroup, Band: trends.Band15},
		},
		{},
		{Sex: person.Male, Registered: trends.On(law.MustDay(2025, 12, 31)), Stateless: true},
	}, got)
}

func TestReadCSV_EverythingWrongAtOnce(t *testing.T) {
	in := "sex,forms,registered,age_at_registration,band_at_registration,exploited\n" +
		"Person A,begging;begging,31.12.2025,adult,12-14,BA-SRP\n" + // five faults
		"female,,,,,\n" +
		"female,,\n" +
		"fe\"male,,,,,\n" +
		"male,,2025,child,18-24,MK\n" +
		"male,,2025,,,MK\n"
	got, err := trends.ReadCSV(strings.NewReader(in))
	assert.Equal(
		t,
		[]trends.Record{
			{Sex: person.Female},
			{Sex: person.Male, Registered: trends.InYear(2025), Exploited: "MK"},
		},
		got, "good rows go on",
	)
	var all []string
	var collect func(error)
	collect = func(err error) {
		if joined, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range joined.Unwrap() {
				collect(e)
			}
			return
		}
		_, ok := err.(*trends.RowError)
		require.True(t, ok)
		all = append(all, err.Error())
	}
	collect(err)
	assert.Equal(t, []string{
		"row 2, column 1 (sex): person.Sex: unknown code; allowed: female, male, other, unknown",
		"row 2, column 2 (forms): named twice",
		"row 2, column 3 (registered): want a date as YYYY, YYYY-MM or YYYY-MM-DD",
		"row 2, column 6 (exploited): unknown code",
		"row 4: not as many fields as the header has",
		"row 5: not well-formed CSV",
		"row 6, column 5 (band_at_registration): the band is not of the age group",
	}, all)
	assert.NotContains(t, err.Error(), "Person")
	assert.ErrorIs(t, err, law.ErrUnknownCode)
}

func TestReadCSV_Header(t *testing.T) {
	for name, tt := range map[string]struct {
		in   string
		want string
	}{
		"empty":            {"", "row 1: there is no header row"},
		"unknown columns":  {"sex,Person A,Person B\n", "row 1, column 2: unknown column\nrow 1, column 3: unknown column"},
		"a column twice":   {"sex,sex\n", "row 1, column 2 (sex): named twice"},
		"not CSV":          {"\"sex\n", "row 1: not well-formed CSV"},
		"header row alone": {"sex\n", ""},
	} {
		got, err := trends.ReadCSV(strings.NewReader(tt.in))
		assert.Empty(t, got, name)
		if tt.want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, tt.want, name)
	}
}

// Neither a row without end nor a broken pipe is read on and on.
func TestDecodeCSV_Stops(t *testing.T) {
	long := io.MultiReader(strings.NewReader("sex\n\""), strings.NewReader(strings.Repeat("x", 3<<20)))
	_, err := trends.ReadCSV(long)
	assert.ErrorIs(t, err, trends.ErrRowTooLong)
	broken := errors.New("broken")
	got, err := trends.ReadCSV(io.MultiReader(strings.NewReader("sex\nmale\n"), failing{broken}))
	assert.ErrorIs(t, err, broken)
	assert.Len(t, got, 1)
	for _, err := range trends.DecodeCSV(strings.NewReader(someRows)) {
		require.NoError(t, err)
		break // a reader may stop early
	}
}

// One row that cannot be read costs itself and no other.
func TestDecodeCSV_GoesOn(t *testing.T) {
	for name, bad := range map[string]string{
		"a mark that is never closed": `"male`, "a mark in a cell": `ma"le`,
		"too wide": "a\"b\"" + strings.Repeat(",", 5000), "too long": strings.Repeat("x", 2<<20),
		"too long within marks": `"` + strings.Repeat("x", 2<<20),
	} {
		in := "sex\nmale\n" + bad + "\n" + strings.Repeat("female\n", 200_000)
		records, rows := 0, []int(nil)
		for _, err := range trends.DecodeCSV(strings.NewReader(in)) {
			if fault, ok := errors.AsType[*trends.RowError](err); ok {
				rows = append(rows, fault.Row)
				continue
			}
			require.NoError(t, err, name)
			records++
		}
		assert.Equal(t, 200_001, records, name)
		assert.Equal(t, []int{3}, rows, name)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestEncodeCSV_ThereAndBack(t *testing.T) {
	want := []trends.Record{trends.Collect(girl(), trends.CollectOptions{On: november}).Records[0], {Stateless: true}, {}}
	var b bytes.Buffer
	require.NoError(t, trends.EncodeCSV(&b, want))
	assert.True(t, strings.HasPrefix(b.String(), strings.Join(trends.Columns(), ",")+"\n"))
	got, err := trends.ReadCSV(&b)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(someRows))
	f.Add([]byte(strings.Join(trends.Columns(), ",") + "\n2025,2025-01,2025-01-31,identified,police,female,child,0-5,,,MK;RS,no,begging,MK,MK,MK,internal,parent,yes,no,unknown\n"))
	f.Add([]byte("sex\n\"male\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, _ := trends.ReadCSV(bytes.NewReader(data))
		for i := range records {
			require.NoError(t, records[i].Validate())
		}
		var b bytes.Buffer
		require.NoError(t, trends.EncodeCSV(&b, records))
		again, err := trends.ReadCSV(&b)
		require.NoError(t, err, "what was read can be written and read")
		if len(records) > 0 {
			require.Equal(t, records, again)
		}
		if len(records) > 0 {
			_, err = trends.Count(records, trends.BySex(), trends.ByForm(), trends.ByBand(trends.AtRegistration))
			require.NoError(t, err)
		}
	})
}

func TestParseWhen(t *testing.T) {
	for _, s := range []string{"2025", "1900", "2200", "2025-01", "2025-12", "2024-02-29"} {
		w, err := trends.ParseWhen(s)
		require.NoError(t, err, s)
		assert.Equal(t, s, w.String())
		text, err := w.MarshalText()
		require.NoError(t, err)
		var again trends.When
		require.NoError(t, again.UnmarshalText(text))
		assert.Equal(t, w, again)
	}
	for _, s := range []string{"", "25", "1899", "2201", "2025-00", "2025-13", "2025-1", "2025-02-29", "2025-01-00", "2025-01-01-01", "+025", "2025-+1", "2025-01-32", " 2025"} {
		_, err := trends.ParseWhen(s)
		assert.ErrorIs(t, err, trends.ErrWhen, s)
	}
	var zero trends.When
	assert.NoError(t, zero.UnmarshalText(nil))
	assert.True(t, zero.IsZero())
	assert.Empty(t, zero.String())
}
