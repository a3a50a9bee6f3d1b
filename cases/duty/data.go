package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func dataRules() []Rule {
	return []Rule{
		&Safeguard[cases.Disclosure]{
			Head: rule.Head{
				ID: "DATA-002", Title: "Consent to share, limited to a purpose",
				Who: []rule.Role{"sender"},
				ToDo: "Share only what a consent in force covers: recipient, purpose, categories " +
					"and time.",
				Bases: []rule.Basis{
					rule.On("gdpr", "6(1)"), rule.On("gdpr", "7"), rule.On("coe-197", "11(1)"),
					rule.Supported("coe-197", "12(7)"), rule.On("icmpd-trm", "General"),
				},
			},
			Each: only(Disclosures, "each disclosure that rests on consent",
				Quality[cases.Disclosure]{
					Field: "basis", Text: "legal basis of the disclosure",
					Holds: func(_ *Pass, d *cases.Disclosure) rule.Answer {
						if d.Basis == "" {
							return DontKnow
						}
						return rule.If(d.Basis == cases.BasisConsent)
					},
				}),
			Must: []Quality[cases.Disclosure]{
				{
					Field: "consent", Text: "consent linked to the disclosure", Lack: true,
					Reads: consentReads,
					Holds: func(p *Pass, d *cases.Disclosure) rule.Answer {
						return rule.If(consentTo(p, d) != nil)
					},
				},
				{Field: "day", Text: "date of the disclosure"},
				byConsent("consent", "consent of who may give it", ofWhoMayGive),
				byConsent("consent", "consent in force on the date of the disclosure", inForce),
				byConsent("purpose", "consent to the purpose", toThePurpose),
				byConsent("recipient", "consent that covers the recipient", toTheRecipient),
				byConsent("categories", "consent that covers the categories of data",
					toTheCategories),
				byConsent("consent", "language of the consent and view of the child", explained),
			},
			What: "disclosure that a consent covers",
		},
		&Safeguard[attachment]{
			Head: rule.Head{
				ID: "DATA-010", Title: "Consent or legal basis for an attached paper or picture",
				Who: []rule.Role{"controller"},
				ToDo: "Link the consent to make and keep it, or record the legal basis of the " +
					"processing.",
				Bases: []rule.Basis{rule.On("gdpr", "6(1)"), rule.On("gdpr", "9(1)-(2)")},
			},
			// To keep a paper is to process it, on each day again.
			Each: sensitiveAttachments, What: "attachment with a consent or a legal basis",
			Lasting: true,
			Must: []Quality[attachment]{{
				Field: "consent", Text: "consent, or legal basis of the processing",
				Reads: append([]string{"/processing"}, consentReads...),
				At:    func(_ *Pass, a *attachment) rule.Path { return a.consent },
				Holds: func(p *Pass, a *attachment) rule.Answer {
					return yesOrOpen(keptByConsent(p, a) || mayKeep.Of(p)[a.Category])
				},
			}},
		},
		&Safeguard[cases.Publication]{
			Head: rule.Head{
				ID: "DATA-003", Title: "Identity of the victim kept private",
				Who: []rule.Role{"everybody", "media"},
				ToDo: "Publish nothing by which the victim can be recognised. For an exception, " +
					"record the reasons; for an adult, also that it was their wish.",
				Bases: []rule.Basis{
					rule.On("coe-197", "11(2)"), rule.On("coe-197", "11(1)"),
					rule.On("opsc", "8(1)(e)"), rule.On("coe-201", "31(1)(e)-(g)"),
					rule.Supported("eu-2012-29", "21"), rule.On("palermo", "6(1)"),
				},
			},
			Each: Publications,
			Must: []Quality[cases.Publication]{
				{
					Field: "identifies", Text: "identity kept private",
					Reads: []string{"/age"}, Holds: keptPrivate,
				},
				{
					Field: "exception", Text: "wish of an adult to be known",
					Reads: []string{"/age"},
					Holds: func(p *Pass, x *cases.Publication) rule.Answer {
						asked := x.Identifies == person.Yes && x.Exception == "" &&
							childThatDay(p, x) == No
						return yesOrOpen(!asked)
					},
				},
				{
					Field: "reasoned", Text: "reasons for the exception",
					Holds: func(_ *Pass, x *cases.Publication) rule.Answer {
						if x.Identifies == person.Yes && x.Exception != "" &&
							x.Exception != ownWish {
							return answer(x.Reasoned)
						}
						return Yes
					},
				},
			},
			What: "identity kept private, or a reasoned exception",
		},
		&Safeguard[cases.Disclosure]{
			Head: rule.Head{
				ID: "DATA-004", Title: "Data minimisation: share only what is needed",
				Who: []rule.Role{"sender"},
				ToDo: "Pass on only what the purpose needs. For statistics and research pass on " +
					"nothing that identifies.",
				Bases: []rule.Basis{
					rule.On("gdpr", "5(1)"), rule.On("eu-2016-680", "4"),
					rule.On("coe-197", "11(1)"), rule.On("coe-108", "5"),
					rule.Supported("hague-1996", "41-42"),
				},
			},
			Each: Disclosures,
			Must: []Quality[cases.Disclosure]{
				{Field: "categories", Text: "categories of data that were passed on"},
				{Field: "purpose", Text: "purpose of the disclosure"},
				{Field: "categories", Text: "data that the purpose needs", Holds: needed},
			},
			// Whether each of them was needed no file tells.
			What: "categories and purpose of the disclosure",
		},
		&Safeguard[cases.Disclosure]{
			Head: rule.Head{
				ID: "DATA-006", Title: "Log of disclosures",
				Who:  []rule.Role{"controller"},
				ToDo: "Log who disclosed, when, to whom and why.",
				Bases: []rule.Basis{
					rule.On("eu-2016-680", "25"), rule.Supported("gdpr", "32"),
					rule.Supported("coe-108", "7"),
				},
			},
			Each: Disclosures,
			Must: []Quality[cases.Disclosure]{
				{
					Text: "entry in the log", Lack: true, Reads: []string{"/events"},
					Holds: func(p *Pass, d *cases.Disclosure) rule.Answer {
						return rule.If(logged.Of(p)[d.ID])
					},
				},
				{Field: "actor", Text: "who disclosed"},
				{Field: "recipient/kind", Text: "to whom it was disclosed"},
				{Field: "day", Text: "date of the disclosure"},
				{Field: "purpose", Text: "why it was disclosed"},
			},
			What: "entry in the log",
		},
		&Safeguard[cases.Disclosure]{
			Head: rule.Head{
				ID: "DATA-009", Title: "Safe transfer of data to another State",
				Who: []rule.Role{"sender"},
				ToDo: "Record the ground of the transfer, that it puts nobody in danger, and the " +
					"restrictions of use.",
				Bases: []rule.Basis{
					rule.On("gdpr", "44-46"), rule.On("gdpr", "49"),
					rule.On("eu-2016-680", "35-37"), rule.On("eu-2016-680", "38"),
					rule.Supported("coe-108", "12"), rule.On("coe-197", "11(1)"),
					rule.Supported("hague-1996", "37"), rule.Supported("palermo", "10(3)"),
					rule.Supported("coe-197", "34(4)"),
				},
				Topics: []string{"data_protection.gdpr", "data_protection.adequacy"},
			},
			Each: only(Disclosures, "each disclosure to a State under another regime",
				Quality[cases.Disclosure]{
					Field: "recipient/place", Text: "State of the recipient",
					Holds: func(_ *Pass, d *cases.Disclosure) rule.Answer {
						return yesOrOpen(d.Recipient.Place.IsValid())
					},
				},
				Quality[cases.Disclosure]{
					Field: "from", Text: "State of the sender", Holds: toAnotherRegime,
				}),
			Must: []Quality[cases.Disclosure]{
				{
					Field: "ground", Text: "ground of the transfer", Lack: true,
					Only: []string{"gdpr", "eu-2016-680", "coe-108"},
				},
				{
					Field: "ground", Text: "decision on adequacy for the State",
					Only:  []string{"gdpr"},
					Holds: adequate,
				},
				{
					Field: "no_danger", Text: "transfer that puts nobody in danger",
					Only: []string{"coe-197", "hague-1996"},
				},
				{
					Field: "restrictions", Text: "decision on restrictions of use",
					Only: []string{"eu-2016-680", "palermo", "coe-197"},
					Holds: func(_ *Pass, d *cases.Disclosure) rule.Answer {
						return yesOrOpen(d.Restrictions != "")
					},
				},
			},
			What: "ground, safety and restrictions of the transfer",
		},
	}
}

// ownWish is that an adult chose to be known. The exceptions of CETS No. 197, article 11(2), for a
// child are others.
const ownWish cases.PublicationException = "own-wish"

// childThatDay answers whether the person was a child on the day of a publication.
func childThatDay(p *Pass, x *cases.Publication) rule.Answer {
	return Child.Test(p, orToday(p, x.Day)).Answer
}

// keptPrivate answers whether a publication lets nobody recognise the person. The identity of each
// victim is protected (CETS No. 197, article 11(1)), that of a child from everybody (11(2)).
func keptPrivate(p *Pass, x *cases.Publication) rule.Answer {
	child := childThatDay(p, x)
	switch {
	case x.Identifies != person.Yes:
		return answer(x.Identifies).Not()
	case x.Exception == "", x.Exception == ownWish:
		return child.Not() // of an adult who did not say so the next quality asks
	}
	return Yes // the last quality asks for the reasons
}

// An attachment is one of the person, and where the consent to it stands: of what category the rest
// is depends on what is in it.
type attachment struct {
	*victim.Attachment
	consent rule.Path
}

// keptByConsent reports whether an attachment has a consent that was given and still stands.
func keptByConsent(p *Pass, a *attachment) bool {
	c := lookUp(p, consentsByID, p.Subject.Consents, a.Consent, idOfConsent)
	if c == nil || len(c.Purposes) == 0 {
		return false
	}
	switch flawOf(p, c, c.Purposes[0], p.On) {
	case victim.FlawNotGiven, victim.FlawExpired, victim.FlawWithdrawn, victim.FlawRefused:
		return false
	}
	return true
}

// mayKeep tells of which categories the data may be kept on another basis than consent. Those on
// health need a condition of their own as well (Regulation (EU) 2016/679, article 9(2); Directive
// (EU) 2016/680, article 10); of another law it is not known.
var mayKeep = &Memo[map[person.Category]bool]{
	Whole: true,
	Make: func(p *Pass) map[person.Category]bool {
		out := map[person.Category]bool{}
		for i := range p.Subject.File.Processing {
			x := &p.Subject.File.Processing[i]
			if x.Basis == "" || x.Basis == cases.BasisConsent || x.Since.After(p.On) {
				continue
			}
			out[person.CategoryIdentity] = true
			switch x.Special {
			case "":
				if x.Regime != cases.RegimeConvention108 && x.Regime != cases.RegimeNational {
					continue
				}
			case "explicit-consent", "no-special-categories":
				continue
			}
			out[person.CategoryHealth] = true
		}
		return out
	},
}

// sensitiveAttachments are those that hold who the person is, or something on health.
var sensitiveAttachments = &List[attachment]{
	Name: "attachments", Text: "each attachment on identity or health",
	All: func(p *Pass) []attachment {
		var out []attachment
		for i := range p.Subject.Attachments {
			a := &p.Subject.Attachments[i]
			switch a.Category {
			case person.CategoryIdentity, person.CategoryHealth:
				out = append(out, attachment{a, p.Base().Elem("attachments", i).At("consent")})
			}
		}
		return out
	},
	Day:  func(a *attachment) law.Day { return a.Day },
	ID:   func(a *attachment) string { return a.ID },
	Path: func(a *attachment) rule.Path { return a.consent }, Undated: true,
}

// consentTo returns the consent that a disclosure names; nil where there is none.
func consentTo(p *Pass, d *cases.Disclosure) *victim.Consent {
	return lookUp(p, consentsByID, p.Subject.Consents, d.Consent, idOfConsent)
}

// byConsent asks something of the consent that a disclosure names. Where there is none or the
// disclosure has no day, other qualities say so.
func byConsent(
	field, text string, holds func(*Pass, *cases.Disclosure, *victim.Consent) rule.Answer,
) Quality[cases.Disclosure] {
	return Quality[cases.Disclosure]{
		Field: field, Text: text, Reads: consentReads,
		Holds: func(p *Pass, d *cases.Disclosure) rule.Answer {
			c := consentTo(p, d)
			if c == nil || d.Day.IsZero() {
				return DontKnow
			}
			return holds(p, d, c)
		},
	}
}

// flaw is what keeps a consent from counting by all that the file knows.
func flaw(p *Pass, d *cases.Disclosure, c *victim.Consent) victim.ConsentFlaw {
	return flawOf(p, c, d.Purpose, d.Day)
}

func ofWhoMayGive(p *Pass, d *cases.Disclosure, c *victim.Consent) rule.Answer {
	switch flaw(p, d, c) {
	case "", victim.FlawNotGiven, victim.FlawExpired, victim.FlawWithdrawn, victim.FlawPurpose:
		return Yes
	}
	return No
}

func inForce(p *Pass, d *cases.Disclosure, c *victim.Consent) rule.Answer {
	switch flaw(p, d, c) {
	case victim.FlawNotGiven, victim.FlawExpired, victim.FlawWithdrawn:
		return No
	}
	return Yes
}

func toThePurpose(p *Pass, d *cases.Disclosure, c *victim.Consent) rule.Answer {
	return rule.If(flaw(p, d, c) != victim.FlawPurpose)
}

// toTheRecipient: a consent that names a kind of recipient and no place speaks of the State of the
// sender; where that is not on file nobody can tell.
func toTheRecipient(_ *Pass, d *cases.Disclosure, c *victim.Consent) rule.Answer {
	if c.Covers(d.Recipient, d.From) {
		return Yes
	}
	if d.From == "" && c.Covers(d.Recipient, d.Recipient.Place) {
		return DontKnow
	}
	return No
}

func toTheCategories(_ *Pass, d *cases.Disclosure, c *victim.Consent) rule.Answer {
	if len(d.Categories) == 0 {
		return DontKnow
	}
	return rule.If(!slices.ContainsFunc(d.Categories, func(x person.Category) bool {
		return !slices.Contains(c.Categories, x)
	}))
}

func explained(p *Pass, d *cases.Disclosure, c *victim.Consent) rule.Answer {
	return yesOrOpen(p.Subject.ConsentGap(*c, d.Day) == "")
}

// needed: for statistics nobody needs names or addresses, and for the search for a family nobody
// needs health data. Research may rest on the consent of those who are asked themselves.
func needed(_ *Pass, d *cases.Disclosure) rule.Answer {
	if len(d.Categories) == 0 || d.Purpose == "" {
		return DontKnow
	}
	identifies := slices.Contains(d.Categories, person.CategoryIdentity) ||
		slices.Contains(d.Categories, person.CategoryContact)
	switch d.Purpose {
	case victim.PurposeStatistics:
		return rule.If(!identifies)
	case victim.PurposeResearch:
		if identifies && d.Basis == cases.BasisConsent {
			return DontKnow
		}
		return rule.If(!identifies)
	case victim.PurposeTracing:
		return rule.If(!slices.Contains(d.Categories, person.CategoryHealth))
	}
	return Yes
}

// toAnotherRegime answers whether a disclosure leaves the State of the sender and the States in
// which Regulation (EU) 2016/679 applies.
func toAnotherRegime(p *Pass, d *cases.Disclosure) rule.Answer {
	to := d.Recipient.Place
	if !d.From.IsValid() || !to.IsValid() {
		return DontKnow
	}
	return rule.If(!same(d.From, to) && !gdprInBoth(p, d.From, to, orToday(p, d.Day)))
}

// orToday is a day, or that of the check where none is on file.
func orToday(p *Pass, day law.Day) law.Day {
	if day.IsZero() {
		return p.On
	}
	return day
}

// gdprInBoth reports whether Regulation (EU) 2016/679 is known to apply in both places on a day, so
// that personal data are not transferred to a third country.
func gdprInBoth(p *Pass, a, b jurisdiction.Code, day law.Day) bool {
	for _, place := range [...]jurisdiction.Code{a, b} {
		e, state := p.Profile(place).DataProtection.GDPR.At(day)
		if state != law.Known || !e.Value {
			return false
		}
	}
	return true
}

// adequate: a transfer that rests on adequacy needs a decision of the European Commission for the
// State. Where the Regulation does not apply to the sender, or no decision was looked for, the
// ground that is on file stands.
func adequate(p *Pass, d *cases.Disclosure) rule.Answer {
	if d.Ground != referral.TransferAdequacy {
		return Yes
	}
	found, applies := adequacy(p, d.From, d.Recipient.Place, orToday(p, d.Day))
	return rule.If(found || !applies)
}

// adequacy tells whether a decision lets personal data go from one place to another on a day.
// Applies is false where the Regulation is not known to bind the sender, or where no decision and
// no lack of one is known.
func adequacy(p *Pass, from, to jurisdiction.Code, day law.Day) (found, applies bool) {
	gdpr, state := p.Profile(from).DataProtection.GDPR.At(day)
	if state != law.Known || !gdpr.Value {
		return false, false
	}
	e, state := p.Profile(to).DataProtection.Adequacy.At(day)
	switch state {
	case law.Known:
		return e.Value.General, true
	case law.None, law.Ended:
		return false, true
	}
	return false, false
}
