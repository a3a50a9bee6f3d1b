package chart_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/cases/trends/chart"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

var update = flag.Bool("update", false, "rewrite the golden drawings")

// records are invented; so are all numbers in the golden drawings.
func records() []trends.Record {
	var out []trends.Record
	states := []jurisdiction.Code{"MK", "XK", "AL", "DE"}
	forms := []jurisdiction.Purpose{jurisdiction.SexualExploitation, jurisdiction.Begging, jurisdiction.ForcedMarriage}
	for i := range 200 {
		r := trends.Record{
			Registered: trends.InYear(2024 + i%2), Outcome: trends.Presumed, Sex: person.Female,
			Exploited: states[i*i%3], Citizenships: states[i*i*i%4 : i*i*i%4+1],
		}
		if i%3 == 0 {
			r.Sex = person.Male
		}
		if band := law.Codes[trends.Band]()[(i*i+i)%9]; i%20 != 0 {
			r.AtRegistration.Band = band
		}
		if i%10 != 0 {
			r.Forms = forms[i%3 : i%3+1]
		}
		if i%12 == 1 {
			r.Forms = forms[:2]
		}
		out = append(out, r)
	}
	return out
}

func open(t *testing.T, dims ...trends.Dimension[trends.Record]) *trends.Release {
	t.Helper()
	table, err := trends.Count(records(), dims...)
	require.NoError(t, err)
	table.About.Title = "Invented numbers & <nothing> else"
	r, err := table.Open(trends.InternalUse, "")
	require.NoError(t, err)
	return r
}

type draw func(io.Writer, *trends.Release, chart.Options) error

func drawings(t *testing.T) map[string]string {
	t.Helper()
	citizens := trends.Citizens{Reporting: "MK", On: law.MustDay(2025, 12, 31)}
	out := map[string]string{}
	for name, d := range map[string]struct {
		draw draw
		r    *trends.Release
	}{
		"bars":    {chart.Bars, open(t, trends.ByFormGroup())},
		"years":   {chart.Bars, open(t, trends.ByYear(trends.YearOfRegistration, 2024, 2025))},
		"pyramid": {chart.Pyramid, open(t, trends.ByBand(trends.AtRegistration), trends.BySex())},
		"broad":   {chart.Pyramid, open(t, trends.ByBroadBand(trends.AtRegistration), trends.ByMainSex())},
		"flows":   {chart.Flows, open(t, trends.ByCitizenship(citizens, "XK", "AL"), trends.ByPlace("exploited", "Place of exploitation", trends.PlaceOfExploitation, "MK", "XK"))},
	} {
		var b bytes.Buffer
		require.NoError(t, d.draw(&b, d.r, chart.Options{ID: name}), name)
		out[name] = b.String()
	}
	return out
}

func TestGolden(t *testing.T) {
	for name, got := range drawings(t) {
		path := "testdata/" + name + ".svg"
		if *update {
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), got, name)
	}
}

// What a reader of the screen hears, and what keeps several drawings on one page apart.
func TestDrawingsSayWhatTheyShow(t *testing.T) {
	for name, got := range drawings(t) {
		var doc struct {
			XMLName xml.Name
			ID      string `xml:"id,attr"`
			Role    string `xml:"role,attr"`
			Label   string `xml:"aria-labelledby,attr"`
			ViewBox string `xml:"viewBox,attr"`
			Title   string `xml:"title"`
			Desc    string `xml:"desc"`
		}
		require.NoError(t, xml.Unmarshal([]byte(got), &doc), name)
		assert.Equal(t, "svg", doc.XMLName.Local)
		assert.Equal(t, "img", doc.Role)
		assert.Equal(t, name+"-title "+name+"-desc", doc.Label)
		assert.Equal(t, "Invented numbers & <nothing> else", doc.Title)
		assert.NotEmpty(t, doc.Desc)
		assert.True(t, strings.HasPrefix(doc.ViewBox, "0 0 400 "))
		assert.NotContains(t, got, "<script")
		assert.NotContains(t, got, "NaN")
	}
	got := drawings(t)["bars"]
	table, err := trends.Count(records(), trends.ByFormGroup())
	require.NoError(t, err)
	n, err := table.Of("sexual-exploitation")
	require.NoError(t, err)
	assert.Contains(t, got, "sexual exploitation: "+trends.Cell{Count: n, Shown: true}.Text())
}

func TestAxesThatDoNotFit(t *testing.T) {
	one, two := open(t, trends.BySex()), open(t, trends.BySex(), trends.ByBand(trends.AtRegistration))
	several := open(t, trends.ByFormGroup(), trends.BySex())
	for name, err := range map[string]error{
		"bars of two axes":        chart.Bars(io.Discard, two, chart.Options{}),
		"pyramid of one axis":     chart.Pyramid(io.Discard, one, chart.Options{}),
		"pyramid the other way":   chart.Pyramid(io.Discard, two, chart.Options{}),
		"flows of one axis":       chart.Flows(io.Discard, one, chart.Options{}),
		"flows of several a head": chart.Flows(io.Discard, several, chart.Options{}),
	} {
		assert.ErrorIs(t, err, chart.ErrAxes, name)
	}
	assert.ErrorIs(t, chart.Bars(io.Discard, one, chart.Options{ID: `x" onload="`}), chart.ErrID)
}

// A hidden number is drawn hatched or dashed, is said to be hidden, and has a length that tells
// nothing.
func TestHiddenIsNotZero(t *testing.T) {
	all := records()
	for i := range 5 {
		all[i].AtRegistration.Band, all[i].Sex, all[i].Exploited = trends.Band55, person.Male, "XK"
	}
	release := func(threshold int, dims ...trends.Dimension[trends.Record]) *trends.Release {
		table, err := trends.Count(all, dims...)
		require.NoError(t, err)
		r, err := table.Release(trends.Options{Threshold: threshold, Width: 3})
		require.NoError(t, err)
		return r
	}
	for name, d := range map[string]struct {
		draw draw
		r    *trends.Release
		mark string
	}{
		"bars":    {chart.Bars, release(70, trends.ByPlace("exploited", "Place", trends.PlaceOfExploitation, "MK", "XK")), `fill="url(#bars-hidden)"`},
		"pyramid": {chart.Pyramid, release(8, trends.ByBand(trends.AtRegistration), trends.ByMainSex()), `fill="url(#pyramid-hidden)"`},
		"flows":   {chart.Flows, release(8, trends.ByMainSex(), trends.ByBand(trends.AtRegistration)), `stroke-dasharray="5 3"`},
	} {
		var b bytes.Buffer
		require.NoError(t, d.draw(&b, d.r, chart.Options{ID: name}))
		got := b.String()
		axes, hidden := d.r.Axes(), false
		for i := range axes[0].Categories {
			if len(axes) == 1 {
				hidden = hidden || !d.r.Cell(i).Shown
				continue
			}
			for j := range axes[1].Categories {
				hidden = hidden || !d.r.Cell(i, j).Shown
			}
		}
		require.True(t, hidden, name)
		assert.Contains(t, got, d.mark, name)
		assert.Contains(t, got, "hidden")
		assert.Contains(t, got, "Hidden is not zero: numbers from 1 to ")
	}
}
