package ctdc_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// download stands for a file of the Global Synthetic Dataset. Its rows are invented.
var download = strings.Join(ctdc.Synthetic2024.Columns(), ",") + `
2021,Woman,09--17,ALB,ITA,,,1,,,,,,1,1,,,,,1,,,,,,1,
2022,Man,21--23,NAM,,,,,,,,,,,1,,,1,,,,,,,,,
2022,Man,17-Sep,,,,,,,,,,,,,,,,,,,,,,,,
2022,Woman,,,,,,,,,,,,,,,,,,,,,,,,,
`

func ExampleReader() {
	r, err := ctdc.NewReader(strings.NewReader(download))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Release())
	for r.Next() {
		row := r.Row()
		if row.Age.IsZero() {
			fmt.Println(row.Line, row.Year, row.Gender, "not recorded", row.Standing(ctdc.AtRegistration))
			continue
		}
		fmt.Println(row.Line, row.Year, row.Gender, row.Age, row.Citizenship, row.Standing(ctdc.AtRegistration), row.Flags.Answer(ctdc.FormForcedLabour))
	}
	fmt.Println(r.Err())
	// Output:
	// synthetic-2024
	// 2 2021 woman 9-17 AL child yes
	// 3 2022 man 21-23 NA adult yes
	// 5 2022 woman not recorded unknown
	// ctdc: 1 of 4 rows could not be read, for 1 faults
	// line 4: field 3 (ageBroad): not-a-band
}

func ExampleRow_File() {
	r, err := ctdc.NewReader(strings.NewReader(download))
	if err != nil || !r.Next() {
		fmt.Println(err)
		return
	}
	var trace ctdc.Trace
	file := r.Row().File(&trace)
	fmt.Println(file.ID, ctdc.FromRow(file.ID), file.Conduct[0].Purposes)
	for _, f := range trace.Facts {
		fmt.Println(f.Path, "from", f.Column, f.Value, f.Fit)
	}
	// Output:
	// ctdc:synthetic-2024:2 true [forced-labour domestic-servitude]
	// /victims/0/status/0/day from yearOfRegistration 2021 near
	// /victims/0/sex from gender Woman near
	// /victims/0/age from ageBroad 9--17 near
	// /victims/0/citizenships/0 from citizenship ALB near
	// /conduct/0/place from CountryOfExploitation ITA near
	// /conduct/0/means/0 from meansWithholdDocs 1 broader
	// /conduct/0/means/1 from meansThreats 1 near
	// /conduct/0/purposes/0 from isForcedLabour 1 same
	// /conduct/0/purposes/1 from typeOfLabourDomesticWork 1 near
	// /suspects/0/roles/0 from recruiterRelationFamily 1 near
	// /suspects/0/relations/0 from recruiterRelationFamily 1 near
	// /conduct/0/acts/0 from recruiterRelationFamily 1 near
}

func ExampleTally() {
	r, err := ctdc.NewReader(strings.NewReader(download))
	if err != nil {
		fmt.Println(err)
		return
	}
	var tally ctdc.Tally
	for row := range r.Rows() {
		tally.Add(row)
	}
	n, of := tally.Share(ctdc.LabourDomesticWork)
	fmt.Println(n, "of", of, "whose kind of labour is told, among", tally.Rows())
	fmt.Println(r.Release().Citation(2024, law.MustDay(2024, time.March, 1)))
	// Output:
	// 1 of 2 whose kind of labour is told, among 3
	// Counter-Trafficking Data Collaborative (CTDC). 2024. Global Synthetic Dataset. https://www.ctdatacollaborative.org. Accessed 2024-03-01.
}

func ExampleNewRow() {
	file := &cases.File{
		ID: "case-1",
		Victims: []victim.Victim{{
			ID: "victim-1", Sex: person.Female,
			Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2010, time.May, 4)},
			Status: []victim.StatusDecision{
				{Kind: victim.StatusPresumed, Day: law.MustDay(2026, time.March, 2)},
			},
		}},
		Conduct: []cases.Conduct{{ID: "c1", Victims: []string{"victim-1"}, Place: "MK", Purposes: []jurisdiction.Purpose{jurisdiction.ForcedMarriage}, Means: []cases.Means{cases.AbuseOfPower}}},
	}
	row, lost, err := ctdc.NewRow(file, "victim-1", ctdc.Synthetic2024)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range lost {
		fmt.Println(l)
	}
	w := ctdc.NewWriter(os.Stdout, ctdc.Synthetic2024)
	if err := w.Write(&row); err != nil {
		fmt.Println(err)
	}
	if err := w.Flush(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// /conduct/0/means/0: it is a means of getting hold of a victim, not one of control
	// yearOfRegistration,gender,ageBroad,citizenship,CountryOfExploitation,traffickMonths,meansDebtBondageEarnings,meansThreats,meansAbusePsyPhySex,meansFalsePromises,meansDrugsAlcohol,meansDenyBasicNeeds,meansExcessiveWorkHours,meansWithholdDocs,isForcedLabour,isSexualExploit,isOtherExploit,typeOfLabourAgriculture,typeOfLabourConstruction,typeOfLabourDomesticWork,typeOfLabourHospitality,typeOfSexProstitution,typeOfSexPornography,recruiterRelationIntimatePartner,recruiterRelationFriend,recruiterRelationFamily,recruiterRelationOther
	// 2026,Woman,9--17,,MKD,,,,,,,,,,,,1,,,,,,,,,,
}

func ExampleParseBand() {
	for _, s := range []string{"09--17", "9—17", "48+", "17-Sep"} {
		b, err := ctdc.ParseBand(s)
		fmt.Println(b, err)
	}
	// Output:
	// 9-17 <nil>
	// 9-17 <nil>
	// 48+ <nil>
	//  ctdc: not-a-band
}
