package htcds_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// short tells a problem as a reader of a spreadsheet would look for it: "B3 prs_Gender
// value-spelling".
func short(p htcds.Problem) string {
	s := p.Column
	if p.Row > 0 {
		s += fmt.Sprint(p.Row)
	}
	return strings.TrimSpace(strings.Join(strings.Fields(fmt.Sprint(s, " ", p.Field, " ", p.Code)), " "))
}

// read returns the good records of a CSV and all problems.
func read(t *testing.T, text string, opts ...htcds.Option) ([]htcds.Record, []string) {
	t.Helper()
	r, err := htcds.NewReader(strings.NewReader(text), opts...)
	require.NoError(t, err)
	return drain(t, r)
}

func drain(t *testing.T, r *htcds.Reader) (good []htcds.Record, told []string) {
	t.Helper()
	for rec, err := range r.Records() {
		if err == nil {
			good = append(good, rec)
			continue
		}
		assert.NotContains(t, err.Error(), "Person", "nothing of a person is quoted")
	}
	for _, p := range r.Problems() {
		told = append(told, short(p))
	}
	return good, told
}

// cell reads one cell of one column.
func cell(t *testing.T, field htcds.Name, text string, opts ...htcds.Option) ([]htcds.Record, []string) {
	t.Helper()
	return read(t, "cas_CaseOwner,"+string(field)+"\nx,\""+strings.ReplaceAll(text, `"`, `""`)+"\"\n", opts...)
}

func TestReader_ValuesThatAreTaken(t *testing.T) {
	day := law.MustDay(2010, 4, 3) // 3 April 2010
	type rec = htcds.Record
	tests := []struct {
		field htcds.Name
		cell  string
		code  htcds.Code
		want  func(*rec) bool
		opts  []htcds.Option
	}{
		{htcds.PrsGender, "Feminine", "", func(r *rec) bool { return r.Gender == htcds.GenderFeminine }, nil},
		{htcds.PrsGender, "Transgender Feminine", "", func(r *rec) bool { return r.Gender == htcds.GenderTransgenderFeminine }, nil},
		{htcds.PrsGender, "Feminine\u00a0", htcds.ValueSpelling, func(r *rec) bool { return r.Gender == htcds.GenderFeminine }, nil},
		{htcds.PrsGender, "Not Specified/Unknown", "", func(r *rec) bool { return r.Gender == htcds.GenderNonSpecifiedUnknown }, nil},
		{htcds.PrsGender, "NotSpecifiedUnknown", htcds.ValueSpelling, func(r *rec) bool { return r.Gender == htcds.GenderNonSpecifiedUnknown }, nil},
		{htcds.PrsGender, "Female", htcds.OldValue, func(r *rec) bool { return r.Gender == htcds.GenderFeminine }, nil},
		{htcds.CasStatus, "Follow up", htcds.ValueSpelling, func(r *rec) bool { return r.Status == htcds.CaseFollowUp }, nil},
		{htcds.CasReasonForOutgoingReferral, "Migration Or Change Of Location", htcds.ValueSpelling, func(r *rec) bool { return r.ReasonForOutgoingReferral == htcds.ReasonMigrationOrChangeOfLocation }, nil},
		{htcds.CasReasonForIncomingReferral, "needs a bed", htcds.OpenValue, func(r *rec) bool { return r.ReasonForIncomingReferral == "needs a bed" }, nil},
		{htcds.VicTraffickingStatusDecisionMakingOrg, "Non-police governmental organisation", htcds.ValueSpelling, func(r *rec) bool {
			return r.TraffickingStatusDecisionMakingOrg == htcds.DecidedByNonPoliceGovernmentalOrganization
		}, nil},
		{htcds.VicRelationshipToTrafficker, "Unacquainted", htcds.ValueAlias, func(r *rec) bool { return r.RelationshipToTrafficker == htcds.RelationshipUnaquainted }, nil},
		{htcds.VicMethodsOfControl, "DebtBondage ", htcds.ValueSpelling, func(r *rec) bool { return oneOf(r.MethodsOfControl, htcds.ControlDebtBondage) }, nil},
		{htcds.VicMethodsOfControl, "MethodsOfControlThreatOfLawEnforcement", htcds.ValueAlias, func(r *rec) bool { return oneOf(r.MethodsOfControl, htcds.ControlThreatsLawEnforcement) }, nil},
		{htcds.VicMethodsOfControl, "RestrictsMovement", htcds.ExtensionValue, func(r *rec) bool { return oneOf(r.MethodsOfControl, htcds.ControlRestrictsMovement) }, nil},
		{htcds.VicMethodsOfControl, "Physical abuse; Physical abuse", htcds.RepeatedValue, func(r *rec) bool { return oneOf(r.MethodsOfControl, htcds.ControlPhysicalAbuse) }, nil},
		{htcds.VicMethodsOfControl, "PhysicalAbuse SexualAbuse", "", func(r *rec) bool {
			return oneOf(r.MethodsOfControl, htcds.ControlPhysicalAbuse, htcds.ControlSexualAbuse)
		}, nil},
		{htcds.VicMethodsOfControl, "Physical abuse;Sexual abuse", htcds.OtherDelimiter, func(r *rec) bool {
			return oneOf(r.MethodsOfControl, htcds.ControlPhysicalAbuse, htcds.ControlSexualAbuse)
		}, nil},
		{htcds.VicMethodsOfControl, "Physical abuse\nSexual abuse", htcds.OtherDelimiter, func(r *rec) bool {
			return oneOf(r.MethodsOfControl, htcds.ControlPhysicalAbuse, htcds.ControlSexualAbuse)
		}, nil},
		{htcds.VicMethodsOfControl, "Physical abuse; ", htcds.OtherDelimiter, func(r *rec) bool { return oneOf(r.MethodsOfControl, htcds.ControlPhysicalAbuse) }, nil},
		// A label that holds a semicolon, alone and among others.
		{htcds.VicForcedLabourIndustry, "Water supply; sewerage, waste management and remediation", "", func(r *rec) bool {
			return oneOf(r.ForcedLabourIndustry, htcds.IndustryE)
		}, nil},
		{htcds.VicTypeOfExploitation, "Forced labour; Forced begging", "", func(r *rec) bool {
			return oneOf(r.TypeOfExploitation, htcds.ExploitedForcedLabour, htcds.ExploitedForcedBegging)
		}, nil},
		{htcds.VicRecruitmentWebsitesAndApps, "Facebook Messenger; Another platform", htcds.OpenValue, func(r *rec) bool {
			return oneOf(r.RecruitmentWebsitesAndApps, htcds.SiteFacebookMessenger, "Another platform")
		}, nil},
		{htcds.PrsCitizenship, "MK", "", func(r *rec) bool { return oneOf(r.Citizenship, "MK") }, nil},
		{htcds.PrsCitizenship, "North Macedonia", htcds.CountryName, func(r *rec) bool { return oneOf(r.Citizenship, "MK") }, nil},
		{htcds.PrsCitizenship, "MKD", htcds.CountryForm, func(r *rec) bool { return oneOf(r.Citizenship, "MK") }, nil},
		{htcds.PrsCitizenship, "mk", htcds.CountryForm, func(r *rec) bool { return oneOf(r.Citizenship, "MK") }, nil},
		{htcds.PrsCitizenship, "XK", htcds.ExtensionValue, func(r *rec) bool { return oneOf(r.Citizenship, "XK") }, nil},
		{htcds.PrsCitizenship, "MK AL", "", func(r *rec) bool { return oneOf(r.Citizenship, "MK", "AL") }, nil},
		{htcds.PrsCitizenship, "Congo, Democratic Republic of the", htcds.CountryName, func(r *rec) bool { return oneOf(r.Citizenship, "CD") }, nil},
		{htcds.PrsMailingCountry, "Albania", htcds.CountryName, func(r *rec) bool { return r.MailingCountry == "AL" }, nil},
		{htcds.PrsMailingCountry, "the North", htcds.CountryText, func(r *rec) bool { return r.MailingCountry == "the North" }, nil},
		{htcds.PrsPrimaryLanguage, "sqi", "", func(r *rec) bool { return r.PrimaryLanguage == "sqi" }, nil},
		{htcds.PrsPrimaryLanguage, "alb", htcds.LanguageForm, func(r *rec) bool { return r.PrimaryLanguage == "sqi" }, nil},
		{htcds.PrsPrimaryLanguage, "mac", htcds.LanguageForm, func(r *rec) bool { return r.PrimaryLanguage == "mkd" }, nil},
		{htcds.PrsPrimaryLanguage, "mk", htcds.LanguageForm, func(r *rec) bool { return r.PrimaryLanguage == "mkd" }, nil},
		{htcds.PrsBirthdate, "2010-04-03", "", func(r *rec) bool { return r.Birthdate == day }, nil},
		{htcds.PrsBirthdate, "2010-04-03T10:15:00.000+01:00", htcds.DateTime, func(r *rec) bool { return r.Birthdate == day }, nil},
		{htcds.PrsBirthdate, "2010-04-03 00:00:00", htcds.DateForm, func(r *rec) bool { return r.Birthdate == day }, nil},
		{htcds.PrsBirthdate, "3.4.2010", htcds.DateForm, func(r *rec) bool { return r.Birthdate == day }, nil},
		{htcds.PrsBirthdate, "03. 04. 2010.", htcds.DateForm, func(r *rec) bool { return r.Birthdate == day }, nil},
		{htcds.PrsBirthdate, "2010/4/3", htcds.DateForm, func(r *rec) bool { return r.Birthdate == day }, nil},
		{
			htcds.PrsBirthdate, "13/4/2010", htcds.DateForm,
			func(r *rec) bool { return r.Birthdate == law.MustDay(2010, 4, 13) }, nil,
		},
		{
			htcds.PrsBirthdate, "4/13/2010", htcds.DateForm,
			func(r *rec) bool { return r.Birthdate == law.MustDay(2010, 4, 13) }, nil,
		},
		{
			htcds.PrsBirthdate, "4/4/2010", htcds.DateForm,
			func(r *rec) bool { return r.Birthdate == law.MustDay(2010, 4, 4) }, nil,
		},
		{htcds.PrsBirthdate, "3/4/2010", htcds.DateForm, func(r *rec) bool { return r.Birthdate == day }, []htcds.Option{htcds.DayFirst()}},
		{htcds.PrsBirthdate, "4/3/2010", htcds.DateForm, func(r *rec) bool { return r.Birthdate == day }, []htcds.Option{htcds.MonthFirst()}},
		// 40271 is 3 April 2010 in the count of 1900, 38809 in that of 1904.
		{htcds.PrsBirthdate, "40271", htcds.DateSerial, func(r *rec) bool { return r.Birthdate == day }, nil},
		{htcds.PrsBirthdate, "40271", "", func(r *rec) bool { return r.Birthdate == day }, []htcds.Option{htcds.Serials(false)}},
		{htcds.PrsBirthdate, "38809", "", func(r *rec) bool { return r.Birthdate == day }, []htcds.Option{htcds.Serials(true)}},
		{htcds.PrsBirthdate, "40271.5", htcds.DateTime, func(r *rec) bool { return r.Birthdate == day }, []htcds.Option{htcds.Serials(false)}},
		{htcds.ConConsent, "TRUE", "", func(r *rec) bool { return r.Consent.Consent == htcds.Checked }, nil},
		{htcds.ConConsent, "No", htcds.CheckboxForm, func(r *rec) bool { return r.Consent.Consent == htcds.Unchecked }, nil},
		{htcds.ConConsent, "1", htcds.CheckboxForm, func(r *rec) bool { return r.Consent.Consent == htcds.Checked }, nil},
		{htcds.ConConsent, "0.0", htcds.CheckboxForm, func(r *rec) bool { return r.Consent.Consent == htcds.Unchecked }, nil},
		{htcds.PrsNumberOfChildren, "0", "", func(r *rec) bool { return r.NumberOfChildren == "0" }, nil},
		{htcds.PrsNumberOfChildren, "2.0", htcds.NumberForm, func(r *rec) bool { n, ok := r.NumberOfChildren.Int(); return ok && n == 2 }, nil},
		{htcds.VicAgeWhenTrafficked, " 15 ", htcds.NumberForm, func(r *rec) bool { return r.AgeWhenTrafficked == "15" }, nil},
		{htcds.HteLatitude, "41,9981", htcds.NumberForm, func(r *rec) bool { return r.Event.Latitude == "41.9981" }, nil},
		{htcds.HteLatitude, "-41.9981", "", func(r *rec) bool { return r.Event.Latitude == "-41.9981" }, nil},
		{htcds.HteLatitude, "41.998100000000001", htcds.NumberForm, func(r *rec) bool { return r.Event.Latitude == "41.9981" }, nil},
		{htcds.HteLatitude, "'-1", htcds.Code(""), func(r *rec) bool { return r.Event.Latitude == "-1" }, nil},
		{htcds.PrsMobilePhone, "+38970000000", "", func(r *rec) bool { return r.MobilePhone == "+38970000000" }, nil},
		{htcds.PrsMobilePhone, "'+38970000000", "", func(r *rec) bool { return r.MobilePhone == "+38970000000" }, nil},
		{htcds.PrsMobilePhone, "070 000 000", htcds.PhoneForm, func(r *rec) bool { return r.MobilePhone == "070 000 000" }, nil},
		{htcds.PrsFirstName, " Person A ", "", func(r *rec) bool { return r.FirstName == " Person A " }, nil},
		{htcds.VicVulnerabilities, "Mental health", "", func(r *rec) bool { return oneOf(r.Vulnerabilities, htcds.VulnerableMentalHealth) }, nil},
	}
	seen := map[htcds.Code]bool{}
	for _, tt := range tests {
		t.Run(string(tt.field)+" "+tt.cell, func(t *testing.T) {
			good, told := cell(t, tt.field, tt.cell, tt.opts...)
			require.Len(t, good, 1, told)
			assert.True(t, tt.want(&good[0]))
			var want []string
			if tt.field == htcds.VicVulnerabilities {
				want = append(want, "B1 vic_Vulnerabilities deprecated-field")
			}
			if tt.code != "" {
				want = append(want, "B2 "+string(tt.field)+" "+string(tt.code))
			}
			assert.Equal(t, want, told)
			seen[tt.code] = true
		})
	}
	// Several branches of industry, one of them with a semicolon.
	good, told := cell(t, htcds.VicForcedLabourIndustry, "Construction; Activities of households as employers; undifferentiated goods- and services- producing activities of households for own use; Education")
	require.Len(t, good, 1)
	assert.Equal(t, []htcds.Industry{htcds.IndustryF, htcds.IndustryT, htcds.IndustryP}, good[0].ForcedLabourIndustry)
	assert.Equal(t, []string{"B2 vic_ForcedLabourIndustry semicolon-in-value", "B2 vic_ForcedLabourIndustry several-values"}, told)
	seen[htcds.SemicolonInValue], seen[htcds.SeveralValues] = true, true
	checkTolerances(t, seen, htcds.ValueSpelling)
}

// checkTolerances sees that every tolerance from that of first on, or before it, was tried.
func checkTolerances(t *testing.T, seen map[htcds.Code]bool, first htcds.Code) {
	on := false
	for _, tol := range htcds.Tolerances() {
		on = on || tol.Code == first
		if on {
			assert.True(t, seen[tol.Code], "no test for %s", tol.Code)
		}
	}
}

func oneOf[T comparable](got []T, want ...T) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if got[i] != want[i] {
			return false
		}
	}
	return true
}

func TestReader_WhatIsNotTaken(t *testing.T) {
	tests := []struct {
		field htcds.Name
		cell  string
		code  htcds.Code
	}{
		{htcds.PrsGender, "Person A", htcds.UnknownValue},
		{htcds.PrsGender, "Transgender/NonConforming", htcds.GoneValue},
		{htcds.PrsGender, "Feminine; Masculine", htcds.TooManyValues},
		{htcds.VicTypeOfExploitation, "Forced labour; Person A", htcds.UnknownValue},
		{htcds.VicTypeOfExploitation, "Illicit activities", htcds.UnknownValue},
		{htcds.VicTypeOfExploitation, "IllegalAdoption", htcds.GoneValue},
		{htcds.VicMethodOfRecruitment, "Internet (social media, online advertisement)", htcds.GoneValue},
		{htcds.VicMethodOfRecruitment, strings.Repeat("Other; ", 300), htcds.TooManyValues},
		{htcds.CasReasonForOutgoingReferral, "Person A", htcds.UnknownValue},
		{htcds.PrsCitizenship, "Person A", htcds.UnknownCountry},
		{htcds.PrsCitizenship, "MK; Person A", htcds.UnknownCountry},
		{htcds.PrsPrimaryLanguage, "Person", htcds.UnknownLanguage},
		{htcds.PrsPrimaryLanguage, "xxq", htcds.UnknownLanguage},
		{htcds.PrsBirthdate, "3/4/2010", htcds.AmbiguousDate},
		{htcds.PrsBirthdate, "3-4-2010", htcds.AmbiguousDate},
		{htcds.PrsBirthdate, "2010-02-30", htcds.BadDate},
		{htcds.PrsBirthdate, "30.2.2010", htcds.BadDate},
		{htcds.PrsBirthdate, "13/13/2010", htcds.BadDate},
		{htcds.PrsBirthdate, "3.4.10", htcds.BadDate},
		{htcds.PrsBirthdate, "2010", htcds.BadDate}, // a year, not the 2010th day
		{htcds.PrsBirthdate, "7305", htcds.BadDate},
		{htcds.PrsBirthdate, "73051", htcds.BadDate},
		{htcds.PrsBirthdate, "April 2010", htcds.BadDate},
		{htcds.PrsBirthdate, "0000-00-00", htcds.BadDate},
		{htcds.PrsNumberOfChildren, "two", htcds.BadNumber},
		{htcds.PrsNumberOfChildren, "-1", htcds.OutOfRange},
		{htcds.PrsNumberOfChildren, "1.5", htcds.OutOfRange},
		{htcds.VicAgeWhenTrafficked, "131", htcds.OutOfRange},
		{htcds.VicAgeWhenTrafficked, "NaN", htcds.BadNumber},
		{htcds.HteLatitude, "90.1", htcds.OutOfRange},
		{htcds.HteLongitude, "-180.1", htcds.OutOfRange},
		{htcds.ConConsent, "perhaps", htcds.BadCheckbox},
		{htcds.PrsFirstName, "Person\x01A", htcds.ControlCharacter},
		{htcds.PrsFirstName, "Person\xffA", htcds.NotUTF8},
		{htcds.PrsFirstName, strings.Repeat("x", htcds.MaxCell+1), htcds.CellTooLong},
	}
	for _, tt := range tests {
		t.Run(string(tt.field)+" "+string(tt.code), func(t *testing.T) {
			good, told := cell(t, tt.field, tt.cell)
			if tt.cell == "Illicit activities" {
				tt.code = htcds.GoneValue // the label of a value that is gone
			}
			assert.Empty(t, good)
			var errs []string
			for _, s := range told {
				if strings.HasSuffix(s, string(tt.code)) {
					errs = append(errs, s)
				}
			}
			assert.Equal(t, []string{"B2 " + string(tt.field) + " " + string(tt.code)}, errs, told)
		})
	}
	good, _ := cell(t, htcds.PrsFirstName, strings.Repeat("ж", htcds.MaxCell))
	assert.Len(t, good, 1, "characters are counted, not bytes")
}

func TestReader_AllErrorsOfARowAreToldAndGoodRowsGoOn(t *testing.T) {
	text := "prs_FirstName,prs_Gender,prs_Birthdate,prs_NumberOfChildren\n" +
		"Person A,Feminine,2010-01-01,0\n" +
		"\n" +
		"Person B,Person,2010-13-01,many\n" +
		"Person C,Masculine,,\n" +
		"Person \"D,Masculine,,\n" +
		"\"Person\nE\",Masculine,,1\n" +
		"Person F,Masculine,,1,Person G\n" +
		" ,,,\n" +
		"Person H,,,-1\n"
	r, err := htcds.NewReader(strings.NewReader(text))
	require.NoError(t, err)
	var names, told []string
	var rows []int
	for rec, err := range r.Records() {
		rows = append(rows, r.Row())
		if re, ok := errors.AsType[*htcds.RowError](err); ok {
			assert.Equal(t, r.Row(), re.Row)
			for _, p := range re.Problems {
				told = append(told, short(p))
			}
			assert.NotContains(t, err.Error(), "Person")
			continue
		}
		require.NoError(t, err)
		names = append(names, rec.FirstName)
	}
	assert.Equal(t, []string{"Person A", "Person C", "Person\nE"}, names)
	// The blank line is row 3 of the sheet.
	assert.Equal(t, []int{2, 4, 5, 6, 7, 8, 10}, rows)
	assert.Equal(t, []string{
		"B4 prs_Gender unknown-value", "C4 prs_Birthdate bad-date", "D4 prs_NumberOfChildren bad-number",
		"6 bad-quoting", "E8 cell-without-header", "D10 prs_NumberOfChildren out-of-range",
	}, told)
	assert.Len(t, r.Problems(), len(told))
	_, err = r.Read()
	assert.Equal(t, io.EOF, err)
}

func TestReader_OnProblem(t *testing.T) {
	var told []string
	r, err := htcds.NewReader(strings.NewReader("prs_FirstName,x\nPerson A,1\n"), htcds.OnProblem(func(p htcds.Problem) { told = append(told, short(p)) }))
	require.NoError(t, err)
	readAll(t, r)
	assert.Equal(t, []string{"B1 unknown-column"}, told)
	assert.Empty(t, r.Problems())
	assert.Equal(t, "htcds: row 1, column B, warning: a column that the standard does not know; it is not read", htcds.Problem{Row: 1, Column: "B", Code: htcds.UnknownColumn, Severity: htcds.Warning}.Error())
}

func TestReader_Limits(t *testing.T) {
	fatal := func(err error) htcds.Code {
		p, ok := errors.AsType[htcds.Problem](err)
		require.True(t, ok, "%v", err)
		assert.Equal(t, htcds.Fatal, p.Severity)
		return p.Code
	}
	_, err := htcds.NewReader(strings.NewReader("prs_FirstName\n"+strings.Repeat("x\n", 100)), htcds.WithLimits(htcds.Limits{Rows: 1}))
	assert.Equal(t, htcds.TooManyRows, fatal(err))
	r, err := htcds.NewReader(strings.NewReader("prs_FirstName\n"+strings.Repeat("x\n", 100)), htcds.WithLimits(htcds.Limits{Rows: 51}))
	require.NoError(t, err)
	n := 0
	var last error
	for _, last = range r.Records() {
		n++
	}
	assert.Equal(t, 51, n, "50 good ones and the end")
	assert.Equal(t, htcds.TooManyRows, fatal(last))
	_, again := r.Read()
	assert.Equal(t, last, again)

	_, err = htcds.NewReader(strings.NewReader(strings.Repeat("x,", 2000) + "\n"))
	assert.Equal(t, htcds.TooManyColumns, fatal(err))
	// A row of commas takes no more memory than its letters, or some times that.
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = htcds.NewReader(strings.NewReader(strings.Repeat(",", 4<<20)))
	runtime.ReadMemStats(&after)
	assert.Equal(t, htcds.TooManyColumns, fatal(err))
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<20))
	r, err = htcds.NewReader(strings.NewReader(
		"prs_FirstName\n\"" + strings.Repeat("a,\"\"", 2000) + "\"\n",
	))
	require.NoError(t, err)
	_, err = r.Read()
	if err != nil {
		assert.NotEqual(t, htcds.TooManyColumns, fatal(err), "commas inside of a cell")
	}
	_, err = htcds.NewReader(strings.NewReader("\"" + strings.Repeat("Person A,", 1<<20)))
	assert.Equal(t, htcds.RowTooLong, fatal(err), "a quotation mark that is never closed")
	for _, text := range []string{"", "\n\n", "a,b\n1,2\n", strings.Repeat("a,b\n", 100)} {
		_, err = htcds.NewReader(strings.NewReader(text))
		assert.Equal(t, htcds.NoHeader, fatal(err))
	}
	for _, text := range []string{"\xff\xfep\x00r\x00", "p\x00r\x00s\x00"} {
		_, err = htcds.NewReader(strings.NewReader(text))
		assert.Equal(t, htcds.OtherEncoding, fatal(err))
	}
	broken := errors.New("broken")
	r, err = htcds.NewReader(io.MultiReader(strings.NewReader("prs_FirstName\nx\n"), failing{broken}))
	for err == nil {
		_, err = r.Read()
	}
	assert.ErrorIs(t, err, broken, "an error of the reader below is passed on")
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// A quotation mark that is never closed, or stands inside a cell, costs its own row and no other.
func TestReader_AQuotationMarkCostsOneRow(t *testing.T) {
	const head, good = "prs_FirstName,prs_SecondName\n", "A,B\n"
	long := strings.Repeat(good, 1000)
	for name, tt := range map[string]struct {
		text     string
		good     int
		bad      []int
		rowBytes int
	}{
		"never closed": {text: head + good + "\"Person,B\n" + good + good, good: 3,
			bad: []int{3}},
		"in a cell": {text: head + "Person 5\" tall,B\n" + good + good, good: 2,
			bad: []int{2}},
		"a text of three rows": {text: head + "\"Person,B\n" + good + "Person\",B\n" + good,
			good: 2},
		"in the last row": {text: head + good + "\"Person", good: 1, bad: []int{3}},
		"far from the end": {text: head + "\"Person,B\n" + long, good: 1000, bad: []int{2},
			rowBytes: 500},
		"beside good quotes": {text: head + "\"Person,B\n\"x, y\",\"two\nlines\"\n" + good,
			good: 2, bad: []int{2}},
		"every row": {text: head + strings.Repeat("\"Person,B\n", 3), good: 0,
			bad: []int{2, 3, 4}},
		"blank lines count": {text: head + "\n\n" + good + "\n\"Person,B\n\n" + good, good: 2,
			bad: []int{6}},
		"lines within quotes": {text: head + "\"a\n\n\nb\",B\n\"Person,\n" + good, good: 2,
			bad: []int{3}},
		"too wide": {text: head + good + strings.Repeat("x,", 2000) + "\n" + good, good: 2,
			bad: []int{3}},
		"in a cell, and too wide": {text: head + "a\"b\"" + strings.Repeat(",", 2000) + "\n" + good,
			good: 1, bad: []int{2}},
		"in a cell, and wide with others": {text: head + "a\"b\n" + strings.Repeat(good, 2000) +
			"a\"b\n" + good, good: 2001, bad: []int{2, 2003}},
		"too long": {text: head + good + "\"" + strings.Repeat(
			"Person,", 2000,
		) + "\n" + good, good: 2,
			bad: []int{3}, rowBytes: 5000},
		"too long to the end": {text: head + good + strings.Repeat("Person,", 20_000), good: 1,
			bad: []int{3}, rowBytes: 5000},
		"ends of line of both": {text: strings.ReplaceAll(head+good+"\"Person,B\n"+good, "\n",
			"\r\n"), good: 2, bad: []int{3}},
	} {
		r, err := htcds.NewReader(strings.NewReader(tt.text),
			htcds.WithLimits(htcds.Limits{RowBytes: tt.rowBytes}))
		require.NoError(t, err, name)
		count := 0
		var bad []int
		for _, err := range r.Records() {
			if row, ok := errors.AsType[*htcds.RowError](err); ok {
				bad = append(bad, row.Row)
				assert.NotContains(t, err.Error(), "Person")
				continue
			}
			require.NoError(t, err, name)
			count++
		}
		assert.Equal(t, tt.good, count, name)
		assert.Equal(t, tt.bad, bad, name)
	}
}

// Wherever in a long file the row stands that cannot be read, all others are read.
func TestReader_ABadRowFarOff(t *testing.T) {
	for _, before := range []int{1, 20_000, 33_000, 50_000, 60_000, 70_000} {
		r, err := htcds.NewReader(strings.NewReader("prs_FirstName\n" +
			strings.Repeat("a\n", before) + "\"x\n" + strings.Repeat("b\n", 20_000)))
		require.NoError(t, err)
		good, bad := 0, 0
		for _, err := range r.Records() {
			if err != nil {
				bad++
			} else {
				good++
			}
		}
		assert.Equal(t, before+20_000, good)
		assert.Equal(t, 1, bad)
	}
}
