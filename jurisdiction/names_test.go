package jurisdiction_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestNames_In(t *testing.T) {
	n := jurisdiction.Names{
		"sr-Cyrl": "старатељ", "sr-Latn": "staratelj", "sq": "kujdestar",
	}
	assert.Equal(t, "kujdestar", n.In("sq", "sr"))
	assert.Equal(t, "staratelj", n.In("sr-Latn"))
	assert.Equal(t, "старатељ", n.In("sr"), "the first of its scripts")
	assert.Equal(t, "kujdestar", n.In("mk"), "of another language none is known")
	assert.Equal(t, "kujdestar", n.In("s"), "s is no language of these")
	assert.Equal(t, "kujdestar", n.In())
	assert.Empty(t, jurisdiction.Names(nil).In("sq"))
	tags := make([]string, 1, 4)
	tags[0] = "sq"
	n.In(tags...)
	assert.Equal(t, []string{"sq", "", "", ""}, tags[:4], "the list of the caller stays as it is")
}

// Files told one text, before names had languages; they load as they did.
func TestNames_OneText(t *testing.T) {
	r, err := jurisdiction.Builtin().Overlay("old", fstest.MapFS{"SI.yaml": {Data: []byte(`
code: SI
name: Slovenia
authorities:
  police:
    - by: 2026-01-01
      value: {name: "Police", local_name: "Policija", kind: police}
      source: {instrument: coe-197, checked: 2026-11-28, confidence: low}
`)}})
	require.NoError(t, err)
	p, err := r.Get("SI")
	require.NoError(t, err)
	e, state := p.Authorities.Police.At(law.MustDay(2026, 11, 28))
	require.Equal(t, law.Known, state)
	assert.Equal(t, jurisdiction.Names{jurisdiction.UnknownLanguage: "Policija"}, e.Value.LocalName)
	assert.Equal(t, "Policija", e.Value.LocalName.In("sl"))

	for _, bad := range []string{`""`, `7`, `[a]`, `{sl: ""}`, `{sl: a, sl: b}`} {
		_, err := jurisdiction.Builtin().Overlay("bad", fstest.MapFS{"SI.yaml": {Data: []byte(`
code: SI
name: Slovenia
authorities:
  police:
    - by: 2026-01-01
      value: {name: "Police", local_name: ` + bad + `, kind: police}
      source: {instrument: coe-197, checked: 2026-11-28, confidence: low}
`)}})
		assert.ErrorContains(t, err, "local_name", bad)
	}
}

// A topic that no place fills is one that nobody could use.
func TestProfiles_EveryTopicIsFilledSomewhere(t *testing.T) {
	r, filled := jurisdiction.Builtin(), map[string]bool{}
	for _, code := range r.Codes() {
		p, err := r.Get(code)
		require.NoError(t, err)
		for path, topic := range p.Topics() {
			filled[path] = filled[path] || len(topic.Heads()) > 0
		}
	}
	for path, some := range filled {
		assert.True(t, some, path)
	}
}

func ExampleNames_In() {
	n := jurisdiction.Names{
		"mk": "Центар за социјална работа",
		"sq": "Qendra për Punë Sociale",
	}
	fmt.Println(n.In("sq"))
	fmt.Println(n.In("en", "mk"))
	// Output:
	// Qendra për Punë Sociale
	// Центар за социјална работа
}

func ExampleTerms() {
	for _, a := range jurisdiction.Compare(jurisdiction.Builtin(), law.MustDay(2026, 11, 28),
		func(p *jurisdiction.Profile) law.Dated[jurisdiction.Names] { return p.Terms.Reflection },
		"FR", "GR", "IT", "XK") {
		fmt.Printf("%s: %s %q\n", a.Place, a.State, a.Value.In())
	}
	// Output:
	// FR: value "délai de réflexion"
	// GR: value "προθεσμία περίσκεψης"
	// IT: none ""
	// XK: not-known ""
}

func ExampleNames_SetText() {
	var n jurisdiction.Names
	n.SetText("Policija")
	fmt.Println(n)
	// Output: map[und:Policija]
}
