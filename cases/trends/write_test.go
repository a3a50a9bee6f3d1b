package trends_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// written are releases of invented records, one with all numbers and one with hidden ones.
func written(t *testing.T) map[string]*trends.Release {
	t.Helper()
	tab := table(t, random(300), trends.ByFormGroup(), trends.BySex())
	tab.About = trends.About{
		Title: "Forms | of <exploitation>", Reporting: "MK", Asked: &law.Citation{Instrument: "eu-2011-36", Pinpoint: "19a(2)(a)", Confidence: law.High},
		LeftOut: []trends.LeftOut{{Reason: trends.NoConsent, Count: 4}}, Notes: []string{"Invented."},
	}
	open, err := tab.Open(trends.InternalUse, "")
	require.NoError(t, err)
	records := append(random(60), trends.Record{Registered: trends.InYear(2020)})
	years, err := trends.ReleaseYears(
		trends.Options{Threshold: 5}, trends.Each(records), trends.YearOfRegistration, 2019, 2025,
		trends.Period{To: law.MustDay(2025, 10, 31)},
	)
	require.NoError(t, err)
	years.About.LeftOut = []trends.LeftOut{{Reason: trends.NoConsent, Count: 3}, {Reason: trends.ConsentWithdrawn, Count: 1}}
	return map[string]*trends.Release{"open": open, "years": years}
}

func TestWrite_Golden(t *testing.T) {
	for name, r := range written(t) {
		for ext, write := range map[string]func(io.Writer) error{"csv": r.WriteCSV, "json": r.WriteJSON, "md": r.WriteMarkdown} {
			var b bytes.Buffer
			require.NoError(t, write(&b))
			path := "testdata/" + name + "." + ext
			if *update {
				require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), b.String(), path)
		}
	}
}

// A hidden number is empty, or said to be hidden, and never zero; so few people left out are no
// number either.
func TestWrite_Hidden(t *testing.T) {
	r := written(t)["years"]
	var b bytes.Buffer
	require.NoError(t, r.WriteCSV(&b))
	assert.Contains(t, b.String(), "\n2019,0,shown,protected\n")
	assert.Contains(t, b.String(), "\n2020,,hidden,protected\n")
	assert.Contains(t, b.String(), "\ntotal,,hidden,protected\n")
	b.Reset()
	require.NoError(t, r.WriteMarkdown(&b))
	assert.Contains(t, b.String(), "| 2020 | hidden |")
	assert.Contains(t, b.String(), "- Fewer than 5 people are left out.\n")
	assert.Contains(t, b.String(), "- 2025: the data do not cover the whole year\n")
	b.Reset()
	require.NoError(t, r.WriteJSON(&b))
	var doc struct {
		About map[string]any
		Cells []map[string]any
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &doc))
	assert.NotContains(t, doc.About, "left_out")
	assert.Equal(t, true, doc.About["left_out_hidden"])
	for _, c := range doc.Cells {
		_, hidden := c["hidden"]
		_, count := c["count"]
		assert.NotEqual(t, hidden, count)
	}
}

// Names and labels that the user chooses run as no formula in a spreadsheet, and break no table.
func TestWrite_NothingRuns(t *testing.T) {
	evil := trends.NewDimension(trends.Axis{Name: "@a", Title: "<b>|", Categories: []trends.Category{
		{Code: "=1+1", Label: "=1"}, {Code: "+1", Label: "a|b"}, {Code: "-1",
			Label: "*"}, {Code: "\tx", Label: "_"}, {Code: `"q"`, Label: "["}, {Code: "x;=" +
			"1", Label: "x"},
	}}, func(*trends.Record) int { return 0 })
	r, err := table(t, random(5), evil).Open(trends.InternalUse, "")
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.WriteCSV(&b))
	rows, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	for _, row := range rows {
		for _, field := range row {
			for _, part := range strings.FieldsFunc(field, func(r rune) bool { return r == ';' }) {
				assert.False(t, strings.ContainsRune("=+-@\t\r", rune(part[0])), "%q", field)
			}
		}
	}
	b.Reset()
	require.NoError(t, r.WriteMarkdown(&b))
	assert.NotContains(t, b.String(), "<b>")
	assert.Contains(t, b.String(), `| a\|b |`)
}

// Every way out says what kind of numbers it holds.
func TestWrite_SaysWhyItMayBeSeen(t *testing.T) {
	tab := table(t, random(300), trends.BySex())
	public, err := tab.Open(trends.AlreadyPublic, "https://example.org/report")
	require.NoError(t, err)
	internal, err := tab.Open(trends.InternalUse, "")
	require.NoError(t, err)
	safe, err := tab.Release(trends.Options{Threshold: 10})
	require.NoError(t, err)
	for want, r := range map[trends.Access]*trends.Release{trends.AlreadyPublic: public, trends.InternalUse: internal, trends.Protected: safe} {
		var csv, md, js bytes.Buffer
		require.NoError(t, r.WriteCSV(&csv))
		require.NoError(t, r.WriteMarkdown(&md))
		require.NoError(t, r.WriteJSON(&js))
		assert.Contains(t, csv.String(), ","+string(want)+"\n")
		assert.Contains(t, js.String(), `"access":"`+string(want)+`"`)
		note := map[trends.Access]string{trends.AlreadyPublic: "public already: https://example.org/report", trends.InternalUse: "not to be published", trends.Protected: "is no zero"}
		assert.Contains(t, md.String(), note[want])
	}
}

func TestRelease_ViewAndOnly(t *testing.T) {
	tab := table(t, random(400), trends.BySex(), trends.ByFormGroup(), trends.ByBorder())
	r, err := tab.Open(trends.InternalUse, "")
	require.NoError(t, err)
	v, err := r.View("border", "sex")
	require.NoError(t, err)
	assert.Equal(t, tab.Count(1, trends.Total, 0), v.Cell(0, 1).Count)
	o, err := v.Only("sex", "male")
	require.NoError(t, err)
	assert.Equal(t, tab.Count(1, trends.Total, 0), o.Cell(0).Count)
	assert.Len(t, o.Axes(), 1)
	share, ok := r.Share(1, 0, 0, trends.Total)
	require.True(t, ok)
	want, _ := tab.Share(1, 0, 0, trends.Total)
	assert.Equal(t, want, share)
	for _, names := range [][]string{{"nosuch"}, {"sex", "sex"}} {
		_, err = r.View(names...)
		assert.ErrorIs(t, err, trends.ErrCategory)
	}
	_, err = r.Only("nosuch", "male")
	assert.ErrorIs(t, err, trends.ErrCategory)
	_, err = r.Only("sex", "nosuch")
	assert.ErrorIs(t, err, trends.ErrCategory)
}

func TestWarnings(t *testing.T) {
	records := random(30)
	for i := range records {
		if i > 5 {
			records[i].Sex = ""
		}
	}
	tab := table(t, records, trends.BySex())
	tab.About.LeftOut = []trends.LeftOut{{Reason: trends.NoConsent, Count: 1}}
	r, err := tab.Open(trends.InternalUse, "")
	require.NoError(t, err)
	assert.Equal(t, []trends.Warning{{Code: trends.PeopleLeftOut}, {Code: trends.MostlyUnknown, Axis: "sex"}}, r.Warnings())
	r, err = table(t, records[:19], trends.BySex()).Open(trends.InternalUse, "")
	require.NoError(t, err)
	assert.Contains(t, r.Warnings(), trends.Warning{Code: trends.SmallNumber})
	for _, c := range law.Codes[trends.WarningCode]() {
		assert.NotEmpty(t, trends.Warning{Code: c}.Text())
	}
}
