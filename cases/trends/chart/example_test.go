package chart_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/cases/trends/chart"
)

func ExampleBars() {
	table, err := trends.Count(records(), trends.BySex())
	if err != nil {
		panic(err)
	}
	release, err := table.Release(trends.Options{Threshold: 10})
	if err != nil {
		panic(err)
	}
	var svg bytes.Buffer
	if err := chart.Bars(&svg, release, chart.Options{ID: "sex", Title: "Sex, 2025"}); err != nil {
		panic(err)
	}
	// What a screen reader says of it:
	_, desc, _ := strings.Cut(svg.String(), "<desc id=\"sex-desc\">")
	desc, _, _ = strings.Cut(desc, "</desc>")
	fmt.Println(desc)
	// Output:
	// female: 133 (66.5 %). male: 67 (33.5 %). other sex: 0 (0.0 %). Total: 200 people.
}
