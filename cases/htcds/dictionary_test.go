package htcds_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The counts are those of the published field standards: 84 named rows, of which 81 are drafts and
// 3 deprecated; 40 are flagged core, two of them deprecated; the Excel templates have 38 columns
// and the XLSForm 31 questions of the standard, of which 3 are named otherwise.
func TestFields_AreThoseOfTheStandard(t *testing.T) {
	fields := htcds.Fields()
	require.Len(t, fields, 84)
	prefixes, core, deprecated, template, survey := map[string]int{}, 0, 0, 0, 0
	for _, f := range fields {
		prefixes[f.Prefix()]++
		if f.Core {
			core++
		}
		if f.Status == htcds.StatusDeprecated {
			deprecated++
		}
		if f.Template != "" {
			template++
			assert.True(t, f.Core && f.Status == htcds.StatusDraft, f.Name)
		}
		if f.Survey != "" {
			survey++
		}
		assert.True(t, law.IsValid(f.Type) && law.IsValid(f.Status) && law.IsValid(f.Name), f.Name)
		assert.Equal(t, f.Type == htcds.TypePicklist || f.Type == htcds.TypeMultiPicklist, f.List != "", f.Name)
		assert.NotEmpty(t, f.About)
		got, ok := htcds.Lookup(f.Name)
		assert.True(t, ok)
		assert.Equal(t, f.Label, got.Label)
	}
	assert.Equal(t, map[string]int{"org_": 10, "prs_": 25, "vic_": 16, "per_": 3, "cas_": 13, "cco_": 1, "hte_": 10, "spl_": 5, "con_": 1}, prefixes)
	assert.Equal(t, []int{40, 3, 38, 3}, []int{core, deprecated, template, survey})
	assert.Len(t, htcds.Sections(), 9)
	_, ok := htcds.Lookup("prs_Nationality")
	assert.False(t, ok)
}

// Every field of the standard is a field of Record and the other way round, with the type that its
// type in the standard asks for.
func TestRecord_HasEveryField(t *testing.T) {
	seen := map[string]reflect.StructField{}
	var walk func(reflect.Type)
	walk = func(ty reflect.Type) {
		for i := range ty.NumField() {
			f := ty.Field(i)
			if f.Anonymous {
				walk(f.Type)
				continue
			}
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			assert.NotContains(t, seen, name)
			seen[name] = f
			assert.True(
				t, law.IsValid(person.Category(f.Tag.Get("data"))), "%s has no data category", name,
			)
			assert.Equal(t, f.Name, name[4:])
		}
	}
	walk(reflect.TypeFor[htcds.Record]())
	require.Len(t, seen, 84)
	for _, f := range htcds.Fields() {
		sf, ok := seen[string(f.Name)]
		require.True(t, ok, f.Name)
		assert.Equal(t, f.Multiple(), sf.Type.Kind() == reflect.Slice, f.Name)
	}
	assert.Len(t, law.Codes[htcds.Name](), 84)
}

// The constants of the types of values are the values of the lists.
func TestValues_AreThoseOfTheLists(t *testing.T) {
	lists := map[string]any{
		"organisation-type":  law.Codes[htcds.OrganisationType](),
		"gender":             law.Codes[htcds.Gender](),
		"marital-status":     law.Codes[htcds.MaritalStatus](),
		"education":          law.Codes[htcds.Education](),
		"trafficking-status": law.Codes[htcds.TraffickingStatus](),
		"decision-maker":     law.Codes[htcds.DecisionMaker](),
		"relationship":       law.Codes[htcds.Relationship](),
		"website":            law.Codes[htcds.Website](),
		"recruitment-method": law.Codes[htcds.RecruitmentMethod](),
		"control-method":     law.Codes[htcds.ControlMethod](),
		"exploitation":       law.Codes[htcds.Exploitation](),
		"industry":           law.Codes[htcds.Industry](),
		"sex-exploitation":   law.Codes[htcds.SexExploitation](),
		"vulnerability":      law.Codes[htcds.Vulnerability](), "role": law.Codes[htcds.Role](),
		"case-status":     law.Codes[htcds.CaseStatus](),
		"referral-reason": law.Codes[htcds.ReferralReason](),
		"event-type":      law.Codes[htcds.EventType](), "plan-type": law.Codes[htcds.PlanType](),
	}
	seen := map[string]bool{}
	for _, f := range htcds.Fields() {
		if f.List == "" {
			assert.Nil(t, f.Values())
			continue
		}
		seen[f.List] = true
		var names []string
		for _, v := range f.Values() {
			names = append(names, v.Name)
		}
		var constants []string
		for i, v := 0, reflect.ValueOf(lists[f.List]); i < v.Len(); i++ {
			constants = append(constants, v.Index(i).String())
		}
		assert.Equal(t, names, constants, f.List)
	}
	assert.Len(t, seen, len(lists))
}

// A spelling means one value only, however it is written: otherwise what is tolerated would be
// guessed.
func TestValues_SpellingsAreDistinct(t *testing.T) {
	for _, f := range htcds.Fields() {
		seen := map[string]string{}
		for _, v := range f.Values() {
			for _, s := range append(append([]string{v.Name, v.Label}, v.Aliases...), v.Old...) {
				key := strings.ToLower(strings.Map(func(r rune) rune {
					if strings.ContainsRune(" -_/(),.;'’", r) {
						return -1
					}
					return r
				}, s))
				if other, ok := seen[key]; ok {
					assert.Equal(t, v.Name, other, "%s: %s", f.Name, s)
				}
				seen[key] = v.Name
			}
		}
	}
}
