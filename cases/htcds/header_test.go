package htcds_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// templateRows are the two header rows of the three published Excel templates with their mistakes,
// typed here: a misspelt name in T, none in AJ, and names and labels of the address that disagree
// in N, O, Q and R. Column A has no header.
const templateRows = ",cas_CaseOwner,prs_Salutation,prs_FirstName,prs_SecondName,con_Consent,prs_Birthdate,prs_Gender,prs_Citizenship,prs_Title,prs_Email,prs_HomePhone,prs_MobilePhone," +
	"prs_MailingCity,prs_MailingCountry,prs_MailingState,prs_MailingStreet,prs_MailingPostalCode,vic_TraffickingStatus,vic_TraffickinStatusDecisionMakingOrg,vic_MethodOfRecruitment," +
	"vic_LocationOfRecruitment,vic_MethodsOfControl,vic_TypeOfExploitation,vic_ForcedLabourIndustry,vic_TypeOfSexExploitation,vic_LocationOfExploitation,cas_Status,cas_ReferringOrganisation," +
	"cas_IncomingReferralDate,cas_ReferringPrimaryCaseWorker,cas_ReasonForIncomingReferral,cas_IncomingReferralDetails,cas_ReferredOrganisation,cas_ReferredPrimaryCaseWorker,," +
	"cas_OutgoingReferralDate,cas_OutgoingReferralDetails,cas_ReasonForCaseClosure\n" +
	",Case Owner,Salutation,First Name,Second Name,Consent,Birthdate,Gender,Citizenship,Title,Email,Home Phone,Mobile Phone," +
	"Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Trafficking Status,Trafficking Status Decision Making Organization,Method of Recruitment," +
	"Location of Recruitment,Methods of Control,Type of Exploitation,Forced Labour Industry,Type of Sex Exploitation,Location of Exploitation,Status,Referring Organisation," +
	"Incoming Referral Date,Referring Primary Case Worker,Reason for Incoming Referral,Incoming Referral Details,Referred Organisation,Referred Primary Case Worker,Reason for Outgoing Referral," +
	"Outgoing Referral Date,Outgoing Referral Details,Reason for Case Closure\n"

// templateWarnings are those that the empty template gives.
var templateWarnings = []string{
	"T1 vic_TraffickingStatusDecisionMakingOrg name-spelling", "AJ1 cas_ReasonForOutgoingReferral name-missing", "N2 prs_MailingStreet label-followed", "O2 prs_MailingCity label-followed",
	"Q2 prs_MailingPostalCode label-followed", "R2 prs_MailingCountry label-followed", "A3 row-numbers",
}

func TestHeader_Template(t *testing.T) {
	good, told := read(t, templateRows+"1\n2\n3\n")
	assert.Empty(t, good)
	assert.Equal(t, templateWarnings, told)

	row := "2,Worker A,,Person,A,Yes,2010-04-03,Feminine,North Macedonia,,,,,A street 1,A town,A state,1000,Albania,Possible victim of trafficking,Police,At work,,Physical abuse; Debt bondage," +
		"Forced labour,Construction,,,Follow up,,,,Additional Services Required,,Shelter A,,Other,2026-01-02,,closed\n"
	good, told = read(t, templateRows+"1\n"+row)
	require.Len(t, good, 1)
	r := good[0]
	assert.Equal(t, []string{"A street 1", "A town", "A state", "1000", "AL"}, []string{r.MailingStreet, r.MailingCity, r.MailingState, r.MailingPostalCode, string(r.MailingCountry)}, "the labels are followed")
	assert.Equal(t, htcds.ReasonOther, r.ReasonForOutgoingReferral)
	assert.Equal(t, law.MustDay(2026, 1, 2), r.OutgoingReferralDate)
	assert.Equal(t, htcds.DecidedByPolice, r.TraffickingStatusDecisionMakingOrg)
	assert.Equal(t, append(templateWarnings, "F4 con_Consent checkbox-form", "I4 prs_Citizenship country-name", "R4 prs_MailingCountry country-name", "AB4 cas_Status value-spelling"), told)

	// The same record again, written in full and as the template has it.
	for _, opts := range [][]htcds.WriteOption{nil, {htcds.Template()}, {htcds.Template(), htcds.Labels()}} {
		again, _ := read(t, writeCSV(t, good, opts...))
		assert.Equal(t, good, again)
	}
}

func TestHeader_Tolerances(t *testing.T) {
	first := func(want string) func(htcds.Record) bool {
		return func(r htcds.Record) bool { return r.FirstName == want }
	}
	gender := func(r htcds.Record) bool { return r.FirstName == "A" && r.Gender == htcds.GenderFeminine }
	tests := []struct {
		name, text string
		told       []string
		want       func(htcds.Record) bool
	}{
		{"names", "prs_FirstName,prs_Gender\nA,Feminine\n", nil, gender},
		{"labels", "First Name,Gender\nA,Feminine\n", nil, gender},
		{"names and labels mixed", "prs_FirstName,Gender\nA,Feminine\n", nil, gender},
		{"names over labels", "prs_FirstName,prs_Gender\nFirst Name,Gender\nA,Feminine\n", nil, gender},
		{"byte order mark", "\ufeffprs_FirstName,prs_Gender\nA,Feminine\n", []string{"byte-order-mark"}, gender},
		{"semicolons", "prs_FirstName;prs_Gender\nA;Feminine\n", []string{"other-separator"}, gender},
		{"tabs", "prs_FirstName\tprs_Gender\r\nA\tFeminine\r\n", []string{"other-separator"}, gender},
		{"a title", "Cases of 2026,\n\nprs_FirstName,prs_Gender\nA,Feminine\n", []string{"3 rows-before-header"}, gender},
		{"other spelling of names", "PRS_FIRSTNAME,prs_gender\nA,Feminine\n", []string{"A1 prs_FirstName name-spelling", "B1 prs_Gender name-spelling"}, gender},
		{"the names of the XLSForm", "prs_First_Name,prs_Gender,prs_Title\nA,Feminine,\n", []string{"A1 prs_FirstName name-spelling", "C1 prs_Title title-label"}, gender},
		{"other spelling of labels", "first name,GENDER\nA,Feminine\n", []string{"A1 prs_FirstName label-spelling", "B1 prs_Gender label-spelling"}, gender},
		{"-isation", "First Name,Referring Organization\nA,B\n", []string{"B1 cas_ReferringOrganisation label-spelling"}, first("A")},
		{"translated labels", "prs_FirstName,prs_Gender,prs_Birthdate\nFirst Name,Gender,Роден на\nA,Feminine,\n", []string{"C2 prs_Birthdate label-unknown"}, gender},
		{"a name of version 0.2", "prs_FirstName,prs_Nationality\nA,MK\n", []string{"B1 prs_Citizenship old-name"}, first("A")},
		{"a label of version 0.2", "First Name,Nationality\nA,MK\n", []string{"B1 prs_Citizenship old-name"}, first("A")},
		{"groups", "intake/person/prs_FirstName,person-prs_Gender\nA,Feminine\n", []string{"A1 prs_FirstName group-prefix", "B1 prs_Gender group-prefix"}, gender},
		{"a column for each value", "prs_FirstName,vic_TypeOfExploitation/ForcedLabour,vic_TypeOfExploitation/Servitude,vic_TypeOfExploitation/Other\nA,1,0,TRUE\n",
			[]string{"B1 vic_TypeOfExploitation column-per-value", "C1 vic_TypeOfExploitation column-per-value", "D1 vic_TypeOfExploitation column-per-value"},
			func(r htcds.Record) bool {
				return oneOf(r.TypeOfExploitation, htcds.ExploitedForcedLabour, htcds.ExploitedOther)
			}},
		{"a column for each value beside one with all", "prs_FirstName,vic_TypeOfExploitation,vic_TypeOfExploitation/Servitude\nA,ForcedLabour Servitude,0\n",
			[]string{"C1 vic_TypeOfExploitation column-per-value"},
			func(r htcds.Record) bool {
				return oneOf(r.TypeOfExploitation, htcds.ExploitedForcedLabour, htcds.ExploitedServitude)
			}},
		{"withdrawn", "prs_FirstName,vic_Vulnerabilities\nA,Poverty\n", []string{"B1 vic_Vulnerabilities deprecated-field"}, first("A")},
		{"of version 1.0", "prs_FirstName,con_UseOfData\nA,TRUE\n", []string{"B1 removed-field"}, first("A")},
		{"unknown", "prs_FirstName,shoe size\nA,38\n", []string{"B1 unknown-column"}, first("A")},
		{"of the tool", "start,prs_FirstName,_id,formhub/uuid,meta/instanceID\n2026-01-01,A,7,x,uuid:1\n", []string{"A1 technical-column", "C1 technical-column", "D1 technical-column", "E1 technical-column"}, first("A")},
		{"of ODK Central, whose Status is not that of the case", "SubmissionDate,g-prs_FirstName,g-cas_Status,KEY,Status,ReviewState\n2026-01-01,A,Active,uuid:1,sent,approved\n",
			[]string{"A1 technical-column", "B1 prs_FirstName group-prefix", "C1 cas_Status group-prefix", "D1 technical-column", "E1 technical-column", "F1 technical-column"},
			func(r htcds.Record) bool { return r.FirstName == "A" && r.Status == htcds.CaseActive }},
		{"running numbers", ",prs_FirstName,prs_Gender\n1,A,Feminine\n2,,\n", []string{"A2 row-numbers"}, gender},
		{"look-up lists beside the table", "prs_FirstName,prs_Gender,,Validation Lookups,\nA,Feminine,,Gender,Feminine\n", []string{"D1 lookup-columns"}, gender},
		{"twice", "prs_FirstName,prs_Gender,Gender\nA,,Feminine\n", []string{"C1 prs_Gender duplicate-column"}, gender},
		{"twice the same", "prs_FirstName,prs_Gender,Gender\nA,Feminine,Feminine \n", []string{"C1 prs_Gender duplicate-column"}, gender},
		{"two labels Second Name, as in the XLSForm", "First Name,Second Name,Second Name\nA,B,C\n", []string{"C1 prs_Title title-label"}, func(r htcds.Record) bool { return r.SecondName == "B" && r.Title == "C" }},
		{"a name and a label that disagree", "prs_FirstName,prs_SecondName\nSecond Name,First Name\nB,A\n", []string{"A2 prs_SecondName label-followed", "B2 prs_FirstName label-followed"}, first("A")},
		{"a label where the name is missing", "prs_Gender,\nGender,First Name\nFeminine,A\n", []string{"B1 prs_FirstName name-missing"}, gender},
		{"a label where the name is unknown", "prs_Gender,x\nGender,First Name\nFeminine,A\n", []string{"B2 prs_FirstName label-followed"}, gender},
		{"a label of several fields under a name", "prs_FirstName,spl_Type\nFirst Name,Type\nA,Health\n", nil, func(r htcds.Record) bool { return r.SupportPlan.Type == htcds.PlanHealth }},
		{"a short row", "prs_FirstName,prs_Gender\nA\n",
			[]string{"2 short-row"}, first("A")},
		{"a second table of labels is data", "prs_FirstName\nGender\n", nil, nil},
	}
	seen := map[htcds.Code]bool{htcds.FormDefinition: true, htcds.OtherSheet: true} // of workbooks, tried in package xlsx
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			good, told := read(t, tt.text)
			assert.Equal(t, tt.told, told)
			for _, s := range told {
				seen[htcds.Code(s[strings.LastIndexByte(s, ' ')+1:])] = true
			}
			if tt.want != nil {
				require.Len(t, good, 1)
				assert.True(t, tt.want(good[0]))
			}
		})
	}
	for _, tol := range htcds.Tolerances() {
		if tol.Code == htcds.ValueSpelling {
			break // those of values are tried with the values
		}
		assert.True(t, seen[tol.Code], "no test for %s", tol.Code)
	}
}

func TestHeader_Errors(t *testing.T) {
	for _, tt := range []struct{ name, text, told string }{
		{"two columns that differ", "prs_FirstName,prs_Gender,Gender\nA,Masculine,Feminine\n", "C2 prs_Gender values-differ"},
		{"a label of several fields", "First Name,Gender,Longitude\nA,Feminine,21.4\n", "C2 ambiguous-label"},
		{"a column without a header", "prs_FirstName,,prs_Gender\nA,x,Feminine\n", "B2 cell-without-header"},
		{"numbers in such a column that is not the first", "prs_FirstName,,prs_Gender\nA,1,Feminine\n", "B2 cell-without-header"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			good, told := read(t, tt.text+"B,,\n")
			require.Len(t, good, 1, "the row after it goes on")
			assert.Equal(t, "B", good[0].FirstName)
			assert.Equal(t, tt.told, told[len(told)-1])
		})
	}
}

func TestReader_Columns(t *testing.T) {
	r, err := htcds.NewReader(strings.NewReader("prs_FirstName,x,vic_MethodsOfControl/Other\n"))
	require.NoError(t, err)
	var got [][3]string
	for _, c := range r.Columns() {
		got = append(got, [3]string{c.Column, string(c.Field), c.Value})
	}
	assert.Equal(t, [][3]string{{"A", "prs_FirstName", ""}, {"B", "", ""}, {"C", "vic_MethodsOfControl", "Other"}}, got)
}

func TestTolerances(t *testing.T) {
	seen := map[htcds.Code]bool{}
	for _, tol := range htcds.Tolerances() {
		assert.False(t, seen[tol.Code])
		seen[tol.Code] = true
		assert.NotEmpty(t, tol.What)
		assert.NotEmpty(t, tol.Why)
	}
	for _, code := range law.Codes[htcds.Code]() {
		assert.NotEqual(t, string(code), code.Text(), "%s has no words", code)
	}
}
