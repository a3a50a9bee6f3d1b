package trends_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// invented returns n invented records of 2025: two in three female, one in three a child, one of
// seven exploited by begging, the others in forced labour.
func invented(n int) []trends.Record {
	in := strings.Builder{}
	in.WriteString("registered,outcome,sex,age_at_registration,forms\n")
	for i := range n {
		fmt.Fprintf(&in, "2025,presumed,%s,%s,%s\n", []string{"female", "female", "male"}[i%3], []string{"child", "adult", "adult"}[i/3%3], []string{"begging", "forced-labour"}[min(i%7, 1)])
	}
	records, err := trends.ReadCSV(strings.NewReader(in.String()))
	if err != nil {
		panic(err)
	}
	return records
}

func ExampleCount() {
	table, err := trends.Count(invented(90), trends.BySex(), trends.ByForm())
	if err != nil {
		panic(err)
	}
	fmt.Println(table.Of("", ""))
	fmt.Println(table.Of("female", "begging"))
	index, _ := table.Lookup("", "begging")
	share, _ := table.Share(1, index...)
	fmt.Println(share.Part, "of", share.Whole, "are", share.Percent, "%")
	// Output:
	// 90 <nil>
	// 9 <nil>
	// 13 of 90 are 14.4 %
}

func ExampleTable_Release() {
	records := invented(90)
	for i := range 4 {
		records[i].Sex = "other"
	}
	table, err := trends.Count(records, trends.BySex())
	if err != nil {
		panic(err)
	}
	release, err := table.Release(trends.Options{Threshold: 10})
	if err != nil {
		panic(err)
	}
	// Four people are too few to be shown, and what would give them away is hidden with them.
	for i, c := range release.Axes()[0].Categories {
		fmt.Printf("%s: %s\n", c.Label, release.Cell(i).Text())
	}
	fmt.Printf("total: %s\n", release.Cell(trends.Total).Text())
	// Output:
	// female: 57
	// male: hidden
	// other sex: hidden
	// not known: 0
	// total: 90
}

func ExampleCollect() {
	f, err := cases.Decode(strings.NewReader(`{
		"id": "case-1",
		"victims": [
			{"id": "v1", "age": {"knowledge": "year", "birth_year": 2000},
			 "status": [
				{"kind": "presumed", "day": "2026-09-04", "place": "HU", "body": "police"}
			 ],
			 "consents": [{"id": "k1", "capacity": "self", "purposes": ["statistics"], "categories": ["age"], "given": "2026-09-10"}]},
			{"id": "v2", "status": [
				{"kind": "presumed", "day": "2026-09-04", "place": "HU", "body": "police"}
			]}
		]
	}`))
	if err != nil {
		panic(err)
	}
	day := law.MustDay(2026, 11, 25)
	c := trends.Collect(f, trends.CollectOptions{On: day})
	fmt.Println(len(c.Records), "by consent;", c.LeftOut[0].Count, "left out:", c.LeftOut[0].Reason)
	r := c.Records[0]
	fmt.Printf("%s %s %s, body %q\n", r.Registered, r.Outcome, r.AtRegistration.Group, r.Body)

	basis, _ := trends.DutyToCount(jurisdiction.Builtin(), "HU", day)
	c = trends.Collect(f, trends.CollectOptions{On: day, Basis: basis})
	fmt.Println(len(c.Records), "by law:", basis.Pinpoint)
	// Output:
	// 1 by consent; 1 left out: no-consent
	// 2026-09-04 presumed adult, body ""
	// 2 by law: 19a(1)
}

func ExampleChanges() {
	for _, c := range trends.Changes([]trends.YearCount{{Year: 2021, Count: 46, Shown: true}, {Year: 2022, Count: 62, Shown: true}, {Year: 2023, Count: 66, Shown: true}}) {
		fmt.Printf("%d: %s %%\n", c.Year, c.Percent)
	}
	// Output:
	// 2022: 34.8 %
	// 2023: 6.5 %
}

func ExampleArticle19a() {
	set, err := trends.Article19a(
		2025, invented(200), nil, trends.Citizens{Reporting: "SI", On: law.MustDay(2025, 12, 31)},
	)
	if err != nil {
		panic(err)
	}
	for _, item := range set.Release(trends.Options{Threshold: 10}) {
		if item.Point == "19a(2)(a)" && item.Title == "By form of exploitation" {
			if err := item.Release.WriteMarkdown(os.Stdout); err != nil {
				panic(err)
			}
		}
	}
	// Output:
	// ## 19a(2)(a) By form of exploitation
	//
	// | Form of exploitation | people | share of known |
	// |---|--:|--:|
	// | sexual exploitation | 0 | 0.0 % |
	// | forced labour and services | 200 | 100.0 % |
	// | other exploitation | 0 | 0.0 % |
	// | not known | 0 |  |
	// | **total** | 200 | |
	//
	// - "hidden" is no zero: numbers from 1 to 9 are hidden, and others with them, so that what is hidden cannot be worked out.
	// - A person can be in several rows of "Form of exploitation": they do not add up to the total.
}

func ExamplePublished_Conflicts() {
	one := trends.Published{Year: 2018, Of: "identified victims", Total: 9, Breakdowns: []trends.Breakdown{{Axis: "age", Lines: []trends.Line{{Category: "child", Count: 3}}}}}
	other := trends.Published{Year: 2018, Of: "identified victims", Total: 9, Breakdowns: []trends.Breakdown{{Axis: "age", Lines: []trends.Line{{Category: "child", Count: 7}}}}}
	for _, f := range one.Conflicts(&other) {
		fmt.Println(f.Code, f.Axis, f.Category, f.Want, f.Got)
	}
	// Output:
	// parts-differ age child 3 7
}
