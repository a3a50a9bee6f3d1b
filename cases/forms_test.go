package cases_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/victim/person"
)

// What forms ask of other files, homes, claims, absences and proceedings leads to records that are
// there, and its days are in order.
func TestFormFields_LeadSomewhere(t *testing.T) {
	const in = `{"schema": 2, "id": "f", "links": [{"file": "g", "victim": "v9"}],
		"victims": [{"id": "v",
			"age": {"assessments": [{"methods": ["interview"], "medical": ["hand-x-ray"]}]},
			"home_studies": [{"relative": "r9", "worker": "w9", "asked": "2026-05-02",
				"day": "2026-05-01"}],
			"missing": [{"since": "2026-05-02", "found": "2026-05-01", "risk": "k9"}],
			"information": [{"worker": "w9", "interpreter": "w8", "language": "Romanian"}],
			"services": [{"id": "s", "kind": "cash", "cost": "40,50"}],
			"claims": [{"id": "c", "claimed": "about 100", "currency": "euro"}]}],
		"suspects": [{"id": "x", "detained": "2026-05-02", "released": "2026-05-01"}],
		"proceedings": [{"id": "p", "standings": [{"victim": "v9", "kind": "witness"}]}]}`
	_, err := cases.Decode(strings.NewReader(in))
	require.Error(t, err)
	var got []string
	for _, p := range cases.Problems(err) {
		got = append(got, p.Path+" "+p.Code)
	}
	assert.ElementsMatch(t, []string{
		"/links/0/victim tip_link",
		"/victims/0/age/assessments/0/methods required",
		"/victims/0/home_studies/0/relative tip_link", "/victims/0/home_studies/0/worker tip_link",
		"/victims/0/home_studies/0/day tip_order",
		"/victims/0/missing/0/found tip_order", "/victims/0/missing/0/risk tip_link",
		"/victims/0/information/0/worker tip_link",
		"/victims/0/information/0/interpreter tip_link",
		"/victims/0/information/0/language tip_language",
		"/victims/0/services/0/cost number",
		"/victims/0/claims/0/claimed number", "/victims/0/claims/0/currency tip_code",
		"/suspects/0/released tip_order", "/proceedings/0/standings/0/victim tip_link",
	}, got)
}

// What a caseworker writes of the health, of who did something and of money passes as that, and not
// with the record around it.
func TestFormFields_PassByTheirOwnCategory(t *testing.T) {
	for path, want := range map[string]person.Category{
		"/victims/-/returns/-/fit":                    person.CategoryHealth,
		"/victims/-/returns/-/destination":            person.CategoryLocation,
		"/victims/-/missing/-/where":                  person.CategoryLocation,
		"/victims/-/missing/-/harmed":                 person.CategoryExploitation,
		"/victims/-/relatives/-/clear":                person.CategoryOffence,
		"/victims/-/claims/-/awarded":                 person.CategoryJustice,
		"/suspects/-/relations/-/wants_told":          person.CategoryOffence,
		"/victims/-/home_studies/-/relative":          person.CategoryFamily,
		"/victims/-/asylum/applications/-/protection": person.CategoryAsylum,
	} {
		got, err := cases.CategoryOf(path)
		require.NoError(t, err, path)
		assert.Equal(t, want, got, path)
	}
}
