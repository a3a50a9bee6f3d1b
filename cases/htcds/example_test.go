package htcds_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A sheet that was filled by hand: one row is good, with a label for a value and the name of a
// country; in the other a day can be read in two ways.
func ExampleReader() {
	const sheet = `prs_FirstName,prs_Citizenship,prs_Birthdate,vic_TypeOfExploitation
Person A,North Macedonia,2010-04-03,Forced labour; Forced begging
Person B,AL,3/4/2010,Servitude
`
	r, err := htcds.NewReader(strings.NewReader(sheet))
	if err != nil {
		fmt.Println(err)
		return
	}
	for rec, err := range r.Records() {
		if err != nil {
			fmt.Println("not taken: row", r.Row())
			continue
		}
		fmt.Println(rec, rec.Citizenship, rec.TypeOfExploitation)
	}
	for _, p := range r.Problems() {
		fmt.Println(p)
	}
	// Output:
	// htcds.Record(redacted) [MK] [ForcedLabour ForcedBegging]
	// not taken: row 3
	// htcds: row 2, column B, prs_Citizenship: warning: the English name of a country; it is replaced by the code
	// htcds: row 3, column C, prs_Birthdate: error: it cannot be told which is the day and which the month
}

func ExampleReader_Read() {
	r, err := htcds.NewReader(strings.NewReader("prs_FirstName,prs_Gender\nPerson A,girl\nPerson B,Feminine\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for {
		rec, err := r.Read()
		if row, ok := errors.AsType[*htcds.RowError](err); ok {
			fmt.Println(row.Row, row.Problems[0].Column, row.Problems[0].Code)
			continue
		}
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.Row(), rec.Gender)
	}
	// Output:
	// 2 B unknown-value
	// 3 Feminine
	// EOF
}

func ExampleWriter() {
	w := htcds.NewWriter(os.Stdout, htcds.Template())
	var rec htcds.Record
	rec.FirstName, rec.MobilePhone = "=Person A", "+38970000000"
	rec.Birthdate = law.MustDay(2010, 4, 3)
	rec.Citizenship = []jurisdiction.Code{"MK", "AL"}
	if err := w.Write(rec); err != nil {
		fmt.Println(err)
	}
	rec.NumberOfChildren = "0" // has no column in the templates
	if err := w.Write(rec); err != nil {
		fmt.Println(err)
	}
	w.Flush()
	// Output:
	// htcds: row 3, prs_NumberOfChildren: error: the field has a value, and no column is written for it
	// cas_CaseOwner,prs_Salutation,prs_FirstName,prs_SecondName,con_Consent,prs_Birthdate,prs_Gender,prs_Citizenship,prs_Title,prs_Email,prs_HomePhone,prs_MobilePhone,prs_MailingCity,prs_MailingCountry,prs_MailingState,prs_MailingStreet,prs_MailingPostalCode,vic_TraffickingStatus,vic_TraffickingStatusDecisionMakingOrg,vic_MethodOfRecruitment,vic_LocationOfRecruitment,vic_MethodsOfControl,vic_TypeOfExploitation,vic_ForcedLabourIndustry,vic_TypeOfSexExploitation,vic_LocationOfExploitation,cas_Status,cas_ReferringOrganisation,cas_IncomingReferralDate,cas_ReferringPrimaryCaseWorker,cas_ReasonForIncomingReferral,cas_IncomingReferralDetails,cas_ReferredOrganisation,cas_ReferredPrimaryCaseWorker,cas_ReasonForOutgoingReferral,cas_OutgoingReferralDate,cas_OutgoingReferralDetails,cas_ReasonForCaseClosure
	// ,,'=Person A,,,2010-04-03,,MK; AL,,,,'+38970000000,,,,,,,,,,,,,,,,,,,,,,,,,,
}

func ExampleToFile() {
	var rec htcds.Record
	rec.AgeWhenTrafficked = "15"
	rec.TypeOfExploitation = []htcds.Exploitation{htcds.ExploitedForcedBegging}
	rec.Consent.Consent = htcds.Checked
	f, lost, err := htcds.ToFile(rec, "case-1", "victim-1")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Victims[0].Age.ChildOn(law.MustDay(2026, 3, 1)).Standing, f.Conduct[0].Purposes)
	for _, l := range lost {
		fmt.Println(l.Field, l.Kind+":", l.Why)
	}
	// Output:
	// presumed-child [begging]
	// con_Consent left-out: a consent says to what, for whom and from when; a yes or no does not
	// vic_AgeWhenTrafficked derived: under 18 when first trafficked, without a day of birth, is taken as a reason to believe that the person is a child
}

func ExampleLookup() {
	f, _ := htcds.Lookup(htcds.HteType)
	fmt.Println(f.Label, f.Type, f.Status)
	for _, v := range f.Values() {
		fmt.Println(v.Name, "-", v.Label)
	}
	// Output:
	// Type picklist draft
	// Recruitment - Recruitment
	// Transit - Transit
	// Exploitation - Exploitation
}

// What no field of a case file says comes back from its own fields; a telephone that nobody
// recorded as safe does not, unless somebody asks for it.
func ExampleFromFile() {
	var rec htcds.Record
	rec.FirstName, rec.SecondName = "Person", "A"
	rec.MobilePhone = "+38970000000"
	rec.ReasonForCaseClosure = "moved away"
	f, _, err := htcds.ToFile(rec, "case-1", "victim-1")
	if err != nil {
		fmt.Println(err)
		return
	}
	back, _, _ := htcds.FromFile(f, "victim-1")
	fmt.Printf("%s %s, %q, %s\n",
		back.FirstName, back.SecondName, back.MobilePhone, back.ReasonForCaseClosure)
	back, _, _ = htcds.FromFile(f, "victim-1", htcds.Unconfirmed)
	fmt.Println(back.MobilePhone)
	// Output:
	// Person A, "", moved away
	// +38970000000
}
