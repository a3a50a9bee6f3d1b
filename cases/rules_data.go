package cases

import (
	"slices"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func dataRules() []Rule {
	return []Rule{{
		ID:       "DATA-002",
		Title:    "consent to share, bound to a purpose",
		Applies:  "to a disclosure that rests on consent",
		Meets:    "Share only what a consent in force covers: recipient, purpose, categories and time.",
		Bases:    []rule.Basis{on("gdpr", "7"), on("coe-197", "12(7)"), on("icmpd-trm", "General")},
		Reads:    []string{"/disclosures", "/victims/*/consents"},
		Deadline: "before sharing",
		Check:    disclosureConsent,
	}, {
		ID:      "DATA-003",
		Title:   "identity of a child not made public",
		Applies: "where something about a child was made public",
		Meets:   "Publish nothing by which the child can be recognised, except with reasons to trace the family or for the well-being of the child.",
		Bases: []rule.Basis{
			on("coe-197", "11(2)"),
			on("opsc", "8(1)(e)"),
			on("coe-201", "31(1)(e)-(g)"),
			on("eu-2012-29", "21"),
			on("palermo", "6(1)"),
		},
		Reads:    []string{"/publications", "/victims/*/age"},
		Deadline: "at publication",
		Check:    notPublic,
	}, {
		ID:      "DATA-004",
		Title:   "no more than the purpose needs",
		Applies: "to every disclosure",
		Meets:   "Pass on only the categories that the purpose needs; for statistics and research nothing that identifies.",
		Bases: []rule.Basis{
			on("gdpr", "5(1)"),
			on("eu-2016-680", "4"),
			on("coe-108", "5"),
			on("hague-1996", "41-42"),
		},
		Reads:    []string{"/disclosures"},
		Deadline: "at sending",
		Check:    minimised,
	}, {
		ID:       "DATA-006",
		Title:    "disclosure logged",
		Applies:  "to every disclosure",
		Meets:    "Log who disclosed, when, to whom and why.",
		Bases:    []rule.Basis{on("eu-2016-680", "25"), on("gdpr", "32"), on("coe-108", "7")},
		Reads:    []string{"/disclosures", "/events"},
		Deadline: "at the event",
		Check:    logged,
	}, {
		ID:      "DATA-009",
		Title:   "ground and danger of a transfer looked at",
		Applies: "to a disclosure to another State",
		Meets:   "Record the ground of the transfer, that it endangers nobody, and the restrictions of use.",
		Bases: []rule.Basis{
			on("gdpr", "44-46"),
			on("gdpr", "49"),
			on("eu-2016-680", "35-37"),
			on("eu-2016-680", "38"),
			on("coe-108", "12"),
			on("hague-1996", "37"),
			on("palermo", "10(3)"),
			on("coe-197", "34(4)"),
		},
		Topics:   []string{"data_protection.gdpr", "data_protection.adequacy"},
		Reads:    []string{"/disclosures"},
		Deadline: "before sending",
		Check:    transferred,
	}}
}

func dataFileRules() []FileRule {
	return []FileRule{{
		ID:      "DATA-001",
		Title:   "regime and legal basis of the processing",
		Applies: "to every file",
		Meets:   "Record who controls the data, under which regime, on which legal basis, and the condition for special categories.",
		Bases: []rule.Basis{
			on("gdpr", "6(1)"),
			on("gdpr", "9(1)-(2)"),
			on("gdpr", "10"),
			on("eu-2016-680", "8"),
			on("eu-2016-680", "10"),
			on("coe-108", "5"),
			on("coe-108", "6"),
			on("coe-197", "11(1)"),
		},
		Topics:   []string{"data_protection.law", "data_protection.gdpr"},
		Reads:    []string{"/processing"},
		Deadline: "before the processing",
		Check:    legalBasis,
	}, {
		ID:       "DATA-005",
		Title:    "facts told from assessments",
		Applies:  "to a file that holds victims, suspects and statements",
		Meets:    "Mark each statement as fact or assessment.",
		Bases:    []rule.Basis{on("eu-2016-680", "6"), on("eu-2016-680", "7")},
		Reads:    []string{"/evidence", "/suspects"},
		Deadline: "at entry",
		Check:    nature,
	}, {
		ID:       "DATA-007",
		Title:    "day of erasure or review",
		Applies:  "to each processing",
		Meets:    "Set the day by which data are erased or looked at again, and keep it.",
		Bases:    []rule.Basis{on("gdpr", "5(1)"), on("eu-2016-680", "5"), on("coe-108", "5")},
		Reads:    []string{"/processing"},
		Deadline: "that of national law, as recorded",
		Check:    retention,
	}, {
		ID:       "DATA-008",
		Title:    "breach notified",
		Applies:  "to a breach of personal data",
		Meets:    "Notify the supervisory authority within 72 hours of becoming aware, or record why a risk is unlikely.",
		Bases:    []rule.Basis{on("gdpr", "33(1)"), on("eu-2016-680", "30")},
		Reads:    []string{"/breaches"},
		Deadline: "72 hours from awareness",
		Check:    breachNotified,
	}}
}

// disclosures calls do for each disclosure of data of the victim made by the day of the check.
func disclosures(p *pass, do func(i int, d *Disclosure, opts []rule.Option)) {
	for i, d := range p.Subject.disclosures() {
		if !d.Day.After(p.On) {
			do(i, d, []rule.Option{rule.Act(d.From, d.Day)})
		}
	}
}

func disclosureConsent(p *pass) {
	v := p.Subject.Victim
	disclosures(p, func(i int, d *Disclosure, opts []rule.Option) {
		path := ptr("disclosures", i, "consent")
		switch {
		case d.Basis == "":
			p.Unknown(ptr("disclosures", i, "basis"), "the legal basis of the disclosure is not recorded", opts...)
			return
		case d.Basis != BasisConsent:
			return
		case d.Day.IsZero():
			p.Unknown(ptr("disclosures", i, "day"), "the day of the disclosure is not recorded", opts...)
			return
		}
		j := slices.IndexFunc(v.Consents, func(c victim.Consent) bool { return c.ID == d.Consent && d.Consent != "" })
		if j < 0 {
			p.NotMet(path, "the disclosure rests on consent, and none is linked", opts...)
			return
		}
		c := v.Consents[j]
		flaw := p.Subject.File.ConsentFlaw(v, c, d.Purpose, d.Day)
		covered := c.Covers(d.Recipient, d.From)
		switch {
		case flaw != "":
			p.NotMet(path, "the consent does not count: {flaw}", append(opts, rule.With(rule.CodeArg("flaw", flaw)))...)
		case !covered && d.From == "" && c.Covers(d.Recipient, d.Recipient.Place):
			p.Unknown(ptr("disclosures", i, "from"), "the consent covers a recipient in the sender's own State, and where the sender is is not recorded", opts...)
		case !covered:
			p.NotMet(path, "the consent does not cover the recipient", opts...)
		case slices.ContainsFunc(d.Categories, func(c2 person.Category) bool {
			return !slices.Contains(c.Categories, c2)
		}):
			p.NotMet(path, "the consent does not cover all categories of data", opts...)
		case len(d.Categories) == 0:
			p.Unknown(ptr("disclosures", i, "categories"), "the categories of data are not recorded", opts...)
		case v.ConsentGap(c, d.Day) != "":
			p.Unknown(p.Subject.Path+ptr("consents", j, v.ConsentGap(c, d.Day)), "a consent covers it; the language in which it was explained, or the view of the child, is not recorded", opts...)
		default:
			p.Met(path, "covered by a consent in force", opts...)
		}
	})
}

func notPublic(p *pass) {
	for i, pub := range p.Subject.publications() {
		if pub.Day.After(p.On) {
			continue
		}
		opts := []rule.Option{rule.JudgedOn(pub.Day)}
		if !childOn(p, pub.Day, opts...) {
			continue
		}
		path := ptr("publications", i, "identifies")
		switch {
		case pub.Identifies == person.No:
			p.Met(path, "the child cannot be recognised", opts...)
		case pub.Identifies != person.Yes:
			p.Unknown(path, "it is not recorded whether the child can be recognised", opts...)
		case pub.Exception == "" || pub.Reasoned == person.No:
			p.NotMet(path, "the child can be recognised, and there is no reasoned exception", opts...)
		case pub.Reasoned != person.Yes:
			p.Unknown(ptr("publications", i, "reasoned"), "it is not recorded whether reasons for the exception are on file", opts...)
		default:
			p.Met(path, "the child can be recognised by a reasoned exception", opts...)
		}
	}
}

func minimised(p *pass) {
	disclosures(p, func(i int, d *Disclosure, opts []rule.Option) {
		path := ptr("disclosures", i, "categories")
		identifies := slices.Contains(d.Categories, person.CategoryIdentity) ||
			slices.Contains(d.Categories, person.CategoryContact)
		switch {
		case len(d.Categories) == 0:
			p.Unknown(path, "the categories of data are not recorded", opts...)
		case d.Purpose == "":
			p.Unknown(ptr("disclosures", i, "purpose"), "the purpose of the disclosure is not recorded", opts...)
		case (d.Purpose == victim.PurposeStatistics || d.Purpose == victim.PurposeResearch) && identifies:
			p.NotMet(path, "names or contacts were passed on for statistics or research", opts...)
		case slices.Contains(d.Categories, person.CategoryHealth) && !needsHealth(d.Purpose):
			p.NotMet(path, "health data were passed on for a purpose that does not need them", opts...)
		default:
			p.Met(path, "nothing that the purpose plainly does not need was passed on", opts...)
		}
	})
}

// needsHealth reports whether a purpose can need health data.
func needsHealth(purpose victim.ConsentPurpose) bool {
	switch purpose {
	case victim.PurposeService, victim.PurposeReferral, victim.PurposeMedicalExam, victim.PurposeAgeAssessment, victim.PurposeProceedings, victim.PurposeCompensation, victim.PurposeReturn:
		return true
	}
	return false
}

func logged(p *pass) {
	disclosures(p, func(i int, d *Disclosure, opts []rule.Option) {
		path := ptr("disclosures", i, "")
		entry := slices.ContainsFunc(p.Subject.File.Events, func(e Event) bool { return e.Kind == EventDisclosed && e.Record == d.ID })
		switch {
		case !entry:
			p.NotMet(path, "the disclosure has no entry in the log", opts...)
		case d.Actor == "" || d.Recipient.Kind == "" || d.Purpose == "":
			p.Unknown(path, "who disclosed, to whom or why is not recorded", opts...)
		default:
			p.Met(path, "logged", opts...)
		}
	})
}

func transferred(p *pass) {
	disclosures(p, func(i int, d *Disclosure, opts []rule.Option) {
		to := d.Recipient.Place
		if to == "" || d.From == "" {
			if to == "" {
				p.Unknown(ptr("disclosures", i, "recipient/place"), "it is not recorded in which State the recipient is", opts...)
			}
			return
		}
		day := d.Day
		if day.IsZero() {
			day = p.On
		}
		if to.Country() == d.From.Country() || p.GDPRInBoth(d.From, to, day) {
			return
		}
		path := ptr("disclosures", i, "")
		found, source, applies := p.Adequate(d.From, to, day)
		switch {
		case d.Ground == referral.TransferAdequacy && applies && !found:
			p.NotMet(path+"/ground", "the ground is adequacy, and no decision on adequacy covers the State", append(opts, rule.National(to, source))...)
		case d.NoDanger == person.No:
			p.NotMet(path+"/no_danger", "sent although it can endanger the person or the family", opts...)
		case d.Ground == "":
			p.NotMet(path+"/ground", "sent to another State without a ground on file", opts...)
		case d.NoDanger != person.Yes:
			p.Unknown(path+"/no_danger", "it is not recorded whether it was looked at that nobody is endangered", opts...)
		case d.Restrictions != person.Yes:
			p.Unknown(path+"/restrictions", "it is not recorded whether restrictions of use are attached", opts...)
		default:
			p.Met(path, "ground, danger and restrictions are on file", opts...)
		}
	})
}

func legalBasis(p *filePass) {
	if len(p.Subject.Processing) == 0 {
		p.Unknown("/processing", "on what ground the data are kept is not recorded")
		return
	}
	for i, pr := range p.Subject.Processing {
		path := ptr("processing", i, "")
		opts := []rule.Option{rule.At(pr.Place)}
		if pr.Place.IsValid() {
			if e, state := p.Profile(pr.Place).DataProtection.Law.At(p.On); state == law.Known {
				opts = append(opts, rule.National(pr.Place, e.Source))
			}
		}
		switch {
		case pr.Controller == "":
			p.Unknown(path+"/controller", "who controls the data is not recorded", opts...)
		case pr.Regime == "":
			p.Unknown(path+"/regime", "the regime is not recorded", opts...)
		case pr.Basis == "":
			p.Unknown(path+"/basis", "the legal basis is not recorded", opts...)
		case pr.Regime == RegimeLawEnforcement && pr.Basis != BasisLawEnforcement && pr.Basis != BasisVitalInterests:
			p.NotMet(path+"/basis", "the legal basis is none of the law-enforcement regime", opts...)
		case pr.Special == "":
			p.Unknown(path+"/special", "the condition for special categories of data is not recorded", opts...)
		default:
			p.Met(path, "controller, regime, basis and condition are recorded", opts...)
		}
	}
}

func nature(p *filePass) {
	if len(p.Subject.Suspects) == 0 {
		return
	}
	// Directive (EU) 2016/680 governs the processing of competent authorities for the purposes of
	// prosecution (articles 1 and 2).
	var opts []rule.Option
	if len(p.Subject.Processing) > 0 && !slices.ContainsFunc(p.Subject.Processing, func(pr Processing) bool { return pr.Regime == RegimeLawEnforcement || pr.Regime == "" }) {
		opts = append(opts, rule.Outside("governs processing for law enforcement, and the file is kept under another regime", "eu-2016-680"))
	}
	for i, e := range p.Subject.Evidence {
		switch {
		case e.Kind != EvidenceStatement:
		case e.Nature == "":
			p.Unknown(ptr("evidence", i, "nature"), "it is not recorded whether the statement is fact or assessment", opts...)
		default:
			p.Met(ptr("evidence", i, "nature"), "the statement is marked as fact or assessment", opts...)
		}
	}
}

func retention(p *filePass) {
	for i, pr := range p.Subject.Processing {
		path := ptr("processing", i, "erase_by")
		at := rule.At(pr.Place)
		switch {
		case pr.EraseBy.IsZero():
			p.Unknown(path, "the day by which the data are erased or looked at again is not recorded", at)
		case p.On.After(pr.EraseBy) && !(p.Done(pr.Reviewed) && !pr.Reviewed.Before(pr.EraseBy)):
			p.Overdue(path, "the data should have been erased or looked at again", at, rule.By(law.Deadline{Last: pr.EraseBy}))
		default:
			p.Met(path, "the data are erased or looked at again by {day}", at, rule.With(rule.DayArg("day", pr.EraseBy)))
		}
	}
}

// breachHours is the time for a notification: Regulation (EU) 2016/679, article 33(1); Directive
// (EU) 2016/680, article 30(1).
const breachHours = 72 * time.Hour

func breachNotified(p *filePass) {
	for i, b := range p.Subject.Breaches {
		path := ptr("breaches", i, "notified")
		at := rule.At(b.Place)
		// The check knows days and no hours: the time has passed once the whole day of its end is
		// over.
		end := b.Aware.Add(breachHours)
		last := law.DayOf(end.UTC())
		if law.DayOf(b.Aware.UTC()).After(p.On) {
			continue
		}
		switch {
		case b.RiskUnlikely == person.Yes:
			p.Met(ptr("breaches", i, "risk_unlikely"), "a risk to people is unlikely, for reasons on file", at)
		case b.Aware.IsZero():
			p.Unknown(ptr("breaches", i, "aware"), "when the breach became known is not recorded", at)
		case b.Notified.IsZero() || law.DayOf(b.Notified.UTC()).After(p.On):
			p.DueBy(law.Deadline{Last: last}, path, "the breach is not recorded as notified", at)
		case b.Notified.After(end):
			p.NotMet(path, "notified after more than 72 hours", at)
		default:
			p.Met(path, "notified within 72 hours", at)
		}
	}
}
