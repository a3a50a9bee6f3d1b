package jurisdiction

import (
	"maps"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Names are the names of one thing in languages of a State, by BCP 47 tag; the tag has a script
// where the language is written in two ("sr-Cyrl", "sr-Latn"). In a file it may be one text, as
// files wrote it before: its language is then [UnknownLanguage].
type Names map[string]string

// UnknownLanguage is the tag of a name whose language was not told.
const UnknownLanguage = "und"

// In returns the name in the first of the languages that has one ("sr" is met by "sr-Cyrl"), or
// else that of the first tag in the alphabet; empty where there is no name.
func (n Names) In(languages ...string) string {
	tags := slices.Sorted(maps.Keys(n))
	for _, tag := range append(slices.Clip(languages), "") { // every tag begins with ""
		for _, have := range tags {
			if have == tag || tag == "" || strings.HasPrefix(have, tag+"-") {
				return n[have]
			}
		}
	}
	return ""
}

// SetText makes text the only name, of a language that is not told.
func (n *Names) SetText(text string) { *n = Names{UnknownLanguage: text} }

// Terms are what the law of the place calls the institutions that treaties call by another name: a
// label by language comes from a catalogue, a name by place from here.
type Terms struct {
	// Identification is the decision or the status by which somebody is a victim.
	Identification law.Dated[Names] `json:"identification,omitzero"`
	Reflection     law.Dated[Names] `json:"reflection,omitzero"`
	// Guardian is who is named for an unaccompanied child or one whose parents cannot act.
	Guardian     law.Dated[Names] `json:"guardian,omitzero"`
	Residence    law.Dated[Names] `json:"residence,omitzero"`
	Compensation law.Dated[Names] `json:"compensation,omitzero"`
	// InjuredParty is the special status of a victim or witness in criminal proceedings.
	InjuredParty law.Dated[Names] `json:"injured_party,omitzero"`
}
