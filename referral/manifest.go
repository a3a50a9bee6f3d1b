package referral

import (
	"encoding/json"
	"reflect"
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Manifest says what was passed on, to whom, on what basis, and what was withheld, by JSON
// Pointer and category. It holds no values of the person: what a record that nobody validated has
// in place of a code or an id is left out.
type Manifest struct {
	Recipient victim.Recipient      `json:"recipient,omitzero"`
	Purpose   victim.ConsentPurpose `json:"purpose,omitempty"`
	Level     Level                 `json:"level"`
	On        law.Day               `json:"on,omitzero"`
	// Referral is the id of the referral under which it was passed on, if it was under one.
	Referral string `json:"referral,omitempty"`
	// Basis is what opened the record to the recipient. It is empty where nothing did.
	Basis  Basis             `json:"basis,omitempty"`
	Passed []person.Category `json:"passed"`
	// Withheld are pointers into the record of the person, and under /file into the case file,
	// there without the index of an element: how many there are is not the recipient's to know.
	// That suspicion is withheld stands there once, with the pointer "" to the whole, and whether
	// any is recorded or not: a place would tell that there is some.
	Withheld []Withheld `json:"withheld,omitempty"`
	// Flaw is what keeps the consent from counting; then nothing was passed on.
	Flaw victim.ConsentFlaw `json:"flaw,omitempty"`
	// Lapsed is true where an emergency was named that does not stand: not recorded in full, ended,
	// or not reviewed in time.
	Lapsed bool `json:"lapsed,omitempty"`
	// Against is true where an emergency or a report passed on what the person had objected to.
	Against bool `json:"against,omitempty"`

	of    string  // a digest of the view that was disclosed
	until law.Day // the last day of the consent or the emergency
}

// Withheld is something recorded that was not passed on.
type Withheld struct {
	Path     string          `json:"path"`
	Category person.Category `json:"category,omitempty"`
	Because  Because         `json:"because"`
}

// Basis is what opens a record to a recipient. The zero Basis opens nothing.
type Basis string

// The bases.
const (
	// ByConsent: a consent in force names purpose, recipient and categories (Regulation (EU)
	// 2016/679, articles 6(1)(a) and 9(2)(a)).
	ByConsent Basis = "consent"
	// ByEmergency: a recorded emergency stands in the place of consent (the same, articles 6(1)(d)
	// and 9(2)(c)).
	ByEmergency Basis = "emergency"
	// ByReport: a duty or power to report a suspected offence to those who investigate.
	ByReport Basis = "duty-to-report"
	// ByRepresentation: a guardian in office stands for the child (CETS No. 197, article 10(4)(a)).
	ByRepresentation Basis = "legal-representation"
	// ByLegalAid: a lawyer was assigned to the person (CETS No. 197, article 15(2)).
	ByLegalAid Basis = "legal-assistance"
	// ByAccess: the person asks for what is kept on him or her (Regulation (EU) 2016/679, article
	// 15; Directive (EU) 2016/680, article 14; CETS No. 108, article 8).
	ByAccess Basis = "own-access"
)

// Own reports whether the record opens to the person, or to who stands for the person: it rests on
// no consent to a service.
func (b Basis) Own() bool { return b == ByRepresentation || b == ByLegalAid || b == ByAccess }

// For returns m as the manifest of a view. It takes the token of this module: only a disclosure
// makes one.
func (m Manifest) For(t clearing.Token, view *victim.Victim) Manifest {
	m.of = ""
	if t.Valid() {
		m.of = m.digest(view)
	}
	return m
}

// Within returns m with the last day of the consent or the emergency that opened the record. It
// takes the token of this module. The day is not written into the manifest: that of a consent until
// the 18th birthday would tell it.
func (m Manifest) Within(t clearing.Token, last law.Day) Manifest {
	if t.Valid() {
		m.until = last
	}
	return m
}

// Last returns the last day on which what was disclosed may be opened, as the disclosure knew it:
// that of the consent, or the one on which the emergency is reviewed. The zero Day is none.
func (m Manifest) Last() law.Day { return m.until }

// IsOf reports whether m is the manifest that a disclosure made for the view, and nothing was put
// into the view or taken out of it since, nor the manifest changed. It is known in the
// process that disclosed: a manifest that was read from JSON is of no view, and what was stored is
// disclosed anew.
func (m Manifest) IsOf(view *victim.Victim) bool { return m.of != "" && m.of == m.digest(view) }

// digest is over the view and all that m says of it.
func (m Manifest) digest(view *victim.Victim) string {
	data, err := json.Marshal([]any{view, m})
	if err != nil {
		return ""
	}
	return chain.Hash("palermo view 1", "", string(data))
}

// Covers reports whether everything in a view is of a category that m says was passed on, and
// nothing in it is barred: a whole record is not covered by the manifest of a part.
func (m Manifest) Covers(view *victim.Victim) bool {
	covered := true
	project.Categories(reflect.ValueOf(view).Elem(), func(c string) {
		covered = covered && slices.Contains(m.Passed, person.Category(c))
	})
	var scratch victim.Victim
	to := reflect.ValueOf(&scratch).Elem()
	project.Copy(reflect.ValueOf(view).Elem(), to, func(f project.Field) bool {
		covered = covered && !f.Barred
		return covered
	})
	return covered
}
