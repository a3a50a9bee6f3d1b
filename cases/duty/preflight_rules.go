package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// consentRests and tiesRead are the facts by which a case file tells whether a consent counts, and
// who is a suspect or has a tie to one.
var (
	tiesRead = []string{
		"/organisations", "/suspects", "/conduct", "/proceedings", "/route", "/workers",
		"/legal_persons", "/incidents", "/do_not_contact", "/guardians", "/relatives", "/legal_aid",
		"/risk",
	}
	consentRests = append([]string{
		"/referrals", "/consents", "/events", "/age", "/family", "/placements", "/measures",
	}, tiesRead...)
)

// ofReferral makes a quality of the referral; what it reads stands with the referral unless it is
// named.
func ofReferral(
	field, text string, holds func(*Pass, *handing) rule.Answer, reads ...string,
) Quality[handing] {
	return Quality[handing]{
		Field: field, Text: text, Reads: append([]string{"/referrals"}, reads...), Holds: holds,
	}
}

func handingRules() []Rule {
	return []Rule{
		&Safeguard[handing]{
			Head: rule.Head{
				ID: "PREF-001", Title: "Consent to the referral, or a documented emergency",
				Who: []rule.Role{"sender"},
				ToDo: "Link a consent that counts and covers the recipient. In an emergency, " +
					"record its ground, the authority and the day of review.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(7)"), rule.On("eu-2011-36", "11(5)"),
					rule.On("gdpr", "6(1)"), rule.On("gdpr", "7"), rule.On("icmpd-trm", "SOP 2"),
				},
				Danger: true,
			},
			Each: handedToServe, What: "consent that covers the recipient",
			Unless: []Quality[handing]{
				is("kind", "assignment inside the organisation", func(h *handing) bool {
					return h.Referral.Inside()
				}),
				is("kind", "request that passes nothing on", func(h *handing) bool {
					return h.Referral.Kind == referral.Request
				}),
				is("emergency", "emergency that stands in the place of consent",
					func(h *handing) bool { return h.Urgent }),
			},
			Must: slices.Concat(emergencyQualities, consentQualities()),
			Then: []Quality[handing]{
				consentGap("language", "language in which the consent was explained"),
				consentGap("child_agrees", "view of the child on the consent"),
			},
		},
		&Safeguard[handing]{
			Head: rule.Head{
				ID: "PREF-002", Title: "Receiver without conflict of interest",
				Who:  []rule.Role{"sender"},
				ToDo: "Choose a recipient that has no tie to a suspect.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(2)"), rule.Supported("coe-197", "28(1)-(2)"),
					rule.On("odihr-nrm-2022", "Pillar 1"),
				},
				Danger: true,
			},
			Each: only(handed, "the referral to another organisation", goesOut),
			What: "recipient free of conflict of interest",
			Must: conflictQualities,
		},
		&Safeguard[serviceFit]{
			Head: rule.Head{
				ID: "PREF-003", Title: "Service that fits the person",
				Who: []rule.Role{"sender"},
				ToDo: "Choose a service that is vetted, has a mandate and a place, and takes the " +
					"person.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(7)"), rule.On("eu-2011-36", "11(7)"),
					rule.On("odihr-nrm-2022", "Pillar 2"),
				},
			},
			Each: serviceFits, What: "service that fits the person",
			Must: fitQualities(),
		},
		&DutyEach[handing]{
			Head: rule.Head{
				ID: "PREF-005", Title: "Review of an emergency referral",
				Who:  []rule.Role{"sender"},
				ToDo: "Review by the last day whether the referral can go on without consent.",
				// A basis has to be there for as long as it goes on; when to look is not said.
				Bases: []rule.Basis{
					rule.Supported("gdpr", "6(1)"), rule.On("icmpd-trm", "General"),
				},
			},
			Of: only(handed, "the referral in an emergency", is(
				"emergency", "an emergency with ground, authority and day of review",
				func(h *handing) bool { return h.Referral.Emergency.Recorded() },
			)),
			From: &Start[handing]{
				Text: "the last review, or else the sending", Reads: []string{"/referrals"},
				Find: func(p *Pass, h *handing) law.Day {
					var day law.Day
					for _, r := range h.Referral.Emergency.Reviews {
						if p.Happened(r.Day) {
							day = last(day, r.Day)
						}
					}
					if day.IsZero() {
						return p.On
					}
					return day
				},
			},
			Acts: []Act[handing]{{
				Field: "emergency/review_by", Text: "review of the emergency",
				Reads: []string{"/referrals"},
				Look: func(p *Pass, h *handing) rule.Deed {
					if _, ended := h.Referral.Emergency.Last(p.On); ended {
						path := h.path.At("emergency/reviews")
						return rule.Deed{State: rule.Done, Path: path}
					}
					return rule.Deed{}
				},
				Within: Within{File: &rule.FileDay[*Person]{
					Text: "day of the next review", Reads: []string{"/referrals"},
					Find: func(p *Pass, _ rule.Event) (law.Day, rule.Path) {
						h := &p.Subject.handed[0]
						day, _ := h.Referral.Emergency.Last(p.On)
						if day.IsZero() {
							return day, h.path.At("emergency/reviews")
						}
						return day, rule.Path{}
					},
				}},
			}},
		},
		&Safeguard[handing]{
			Head: rule.Head{
				ID: "PREF-006", Title: "Lawful transfer of data to another State",
				Who: []rule.Role{"sender"},
				ToDo: "Record the ground on which the data leave. Check that the transfer puts " +
					"nobody in danger.",
				Bases: []rule.Basis{
					rule.On("gdpr", "44-46"), rule.On("gdpr", "49"),
					rule.On("eu-2016-680", "35-37"), rule.On("eu-2016-680", "38"),
					rule.On("hague-1996", "37"), rule.Supported("coe-108", "12"),
					rule.Supported("coe-197", "34(4)"),
				},
				Topics: []string{
					"data_protection.gdpr", "data_protection.adequacy", "membership.eu",
				},
				Danger: true,
			},
			Each: leaving,
			What: "ground of a transfer that puts nobody in danger",
			Must: transferQualities,
		},
		&Safeguard[handing]{
			Head: rule.Head{
				ID: "PREF-007", Title: "Receiver authorised to receive",
				Who: []rule.Role{"sender"},
				ToDo: "Choose a recipient with a mandate on the day. Have it vetted unless it is " +
					"a public authority.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(5)"), rule.On("eu-2011-36", "11(4)"),
					rule.On("odihr-nrm-2022", "Pillar 2"),
				},
				Danger: true,
			},
			Each: only(handed, "the referral to another organisation", goesOut),
			What: "recipient authorised to receive",
			Must: []Quality[handing]{
				receiverOnFile,
				ofReceiver("recipient that the referral names", func(_ *Pass, h *handing) bool {
					to := h.Referral.To
					return to.ID == h.Receiver.ID && to.Kind == h.Receiver.Kind
				}),
				ofReceiver("recipient vetted by the day", func(p *Pass, h *handing) bool {
					vetted, _ := h.Receiver.Entitled(p.On)
					return vetted
				}),
				ofReceiver("recipient with a mandate on the day", func(p *Pass, h *handing) bool {
					_, mandated := h.Receiver.Entitled(p.On)
					return mandated
				}),
			},
		},
		&DutyEach[handing]{
			Head: rule.Head{
				ID: "PREF-008", Title: "Risk assessment and safety plan before the referral",
				Who: []rule.Role{"sender"},
				ToDo: "Assess the risk to the person. Where there is one, decide on measures or " +
					"make a safety plan.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(2)"), rule.On("eu-2011-36", "12(3)"),
					rule.Supported("coe-197", "28(1)-(2)"), rule.On("icmpd-trm", "General"),
				},
				Danger: true,
			},
			Of:   only(handed, "the referral that hands somebody on", handsOn),
			From: sending,
			Acts: []Act[handing]{{
				Field: "victim", Text: "risk assessment",
				Labels: []string{riskDay, riskAgain, whetherAtRisk, measuresOrPlan},
				Reads: append([]string{
					"/referrals", "/risk", "/plan", "/safety_plans", "/incidents", "/missing",
					"/last_contact",
				}, FirstSign.Reads...),
				Look: riskLooked,
			}},
		},
		&Safeguard[handing]{
			Head: rule.Head{
				ID: "PREF-009", Title: "Consent names the data the receiver needs",
				Who: []rule.Role{"sender"},
				ToDo: "Ask for a consent that names the categories of data without which the " +
					"recipient cannot help.",
				// No article asks for a consent to more: one that names less than the recipient
				// needs is valid, and of no use.
				Bases: []rule.Basis{
					rule.Supported("gdpr", "7"), rule.Supported("gdpr", "5(1)"),
					rule.Supported("coe-108", "5"), rule.Supported("coe-197", "11(1)"),
				},
			},
			Each: only(handed, "the referral that rests on a consent", handsOn,
				is("consent", "a consent on file", func(h *handing) bool {
					return h.Consent != nil && !h.Urgent
				})),
			What: "consent that names the data the recipient needs",
			Must: []Quality[handing]{
				// Without the pseudonym the receiver cannot answer, without needs it does not know
				// what for.
				consentNames(person.CategoryID, "consent that names the identifiers of the record"),
				consentNames(person.CategoryService, "consent that names needs and services"),
			},
		},
		&Other{
			Head: rule.Head{
				ID: "PREF-010", Title: "Mandatory reports",
				Who: []rule.Role{"sender"},
				ToDo: "Report to the bodies that the law names, each within its time. Help does " +
					"not wait for it.",
				Bases: []rule.Basis{
					rule.On("crc", "19"), rule.On("coe-201", "12(1)"), rule.On("coe-201", "12(2)"),
					rule.On("unicef-2003-see", "3.4"),
				},
				Topics: []string{"notification"},
			},
			Applies: "where national law obliges to report a victim, and for every child",
			Time:    "the time that national law sets",
			Home:    "notifications",
			Reads: []string{
				"/notifications", "/referrals", "/age", "/citizenships", "/status",
			},
			Labels: []string{reportByLaw, reportToChildProtection, dutyToReport},
			Parts:  bodies(),
			Check:  mandatoryReports,
		},
	}
}

// emergencyQualities are what an emergency needs so that it stands in the place of consent.
var emergencyQualities = []Quality[handing]{
	ofReferral("emergency/ground", "child, where a child in danger is the emergency",
		func(p *Pass, h *handing) rule.Answer {
			return rule.If(!h.alone(referral.ChildInDanger) ||
				h.Victim.Age.ChildOn(p.On).Standing != person.Adult)
		}, "/age"),
	ofReferral("emergency/ground",
		"recipient of a mandatory report",
		func(_ *Pass, h *handing) rule.Answer {
			return rule.If(!h.alone(referral.MandatoryReport) ||
				referral.TakesReports(h.Referral.To.Kind))
		}),
	ofReferral("emergency", "emergency with ground, authority and review day",
		func(_ *Pass, h *handing) rule.Answer {
			switch e := h.Referral.Emergency; {
			case e == nil || e.Recorded() && (h.Referral.Consent != "" || h.Urgent):
				return Yes
			case e.Recorded():
				return No
			}
			return DontKnow
		}),
}

// alone reports whether the referral rests on an emergency of a ground, and names no consent.
func (h *handing) alone(g referral.Ground) bool {
	e := h.Referral.Emergency
	return e.Recorded() && e.Ground == g && h.Referral.Consent == ""
}

// consentFlaws are what a consent has to be, for the flaws that keep it from counting.
var consentFlaws = []struct {
	text  string
	flaws []victim.ConsentFlaw
}{
	{
		"consent by the day of sending, capacity on file",
		[]victim.ConsentFlaw{victim.FlawNotGiven, victim.FlawNoCapacity},
	},
	{"agreement of who was asked for consent", []victim.ConsentFlaw{victim.FlawRefused}},
	{"consent that still stands", []victim.ConsentFlaw{victim.FlawWithdrawn}},
	{"consent within its period", []victim.ConsentFlaw{victim.FlawExpired}},
	{"consent to a referral", []victim.ConsentFlaw{victim.FlawPurpose}},
	{"consent of who stands for the child", []victim.ConsentFlaw{victim.FlawChildAlone}},
	{"agreement of the child", []victim.ConsentFlaw{victim.FlawChildDisagree}},
	{
		"consent free of suspicion and of conflict",
		[]victim.ConsentFlaw{victim.FlawSuspected},
	},
	{"consent of the appointed guardian", []victim.ConsentFlaw{victim.FlawNoGuardian}},
	{
		"consent of who may decide for the child",
		[]victim.ConsentFlaw{victim.FlawNotEntitled},
	},
	{"consent of the adult in person", []victim.ConsentFlaw{victim.FlawNotOwn}},
	{"respect for the objection to this recipient", []victim.ConsentFlaw{victim.FlawObjection}},
}

// consentQualities are what a consent needs so that it counts for the referral.
func consentQualities() []Quality[handing] {
	qs := []Quality[handing]{{
		Field: "consent", Text: "consent, or an emergency", Lack: true, Reads: consentRests,
		Holds: func(_ *Pass, h *handing) rule.Answer { return rule.If(h.Consent != nil) },
	}}
	for _, x := range consentFlaws {
		qs = append(qs, ofReferral("consent", x.text, func(_ *Pass, h *handing) rule.Answer {
			return rule.If(!slices.Contains(x.flaws, h.Flaw))
		}))
	}
	return append(qs, ofReferral("consent", "consent that covers the recipient",
		func(_ *Pass, h *handing) rule.Answer {
			r := h.Referral
			return rule.If(h.Consent != nil && h.Flaw == "" &&
				h.Consent.Covers(r.To.Recipient(), r.From.Place))
		}))
}

// consentGap asks for a field of the consent that has to be on file.
func consentGap(field, text string) Quality[handing] {
	return ofReferral("consent", text, func(p *Pass, h *handing) rule.Answer {
		return rule.If(h.Consent == nil || h.Victim.ConsentGap(*h.Consent, p.On) != field)
	})
}

func consentNames(c person.Category, text string) Quality[handing] {
	return ofReferral("consent", text, func(_ *Pass, h *handing) rule.Answer {
		return rule.If(slices.Contains(h.Consent.Categories, c))
	}, "/consents")
}

// receiverOnFile asks whether the file knows the recipient. Of one that it does not know nothing
// can be told.
var receiverOnFile = ofReferral("to", "recipient among the organisations of the file",
	func(_ *Pass, h *handing) rule.Answer {
		if h.Receiver == nil {
			return DontKnow
		}
		return Yes
	}, "/organisations")

// ofReceiver asks something of a recipient that the file knows.
func ofReceiver(text string, holds func(p *Pass, h *handing) bool) Quality[handing] {
	return ofReferral("to", text, func(p *Pass, h *handing) rule.Answer {
		return rule.If(h.Receiver == nil || holds(p, h))
	}, "/organisations")
}

// conflictQualities keep a person from whoever has a tie to a suspect, or must not learn of the
// person.
var conflictQualities = []Quality[handing]{
	ofReferral("to", "recipient free of suspicion", func(_ *Pass, h *handing) rule.Answer {
		to := h.Referral.To.ID
		return rule.If(to == "" || !slices.Contains(h.Suspects, to))
	}, tiesRead...),
	ofReferral("to", "recipient who may learn of the person",
		func(_ *Pass, h *handing) rule.Answer {
			to := h.Referral.To.ID
			return rule.If(to == "" || !slices.Contains(h.DoNotContact, to))
		}),
	ofReceiver("parent organisation that may learn of the person",
		func(_ *Pass, h *handing) bool {
			parent := h.Receiver.Parent
			return parent == "" || !slices.Contains(h.DoNotContact, parent)
		}),
	receiverOnFile,
	ofReceiver("recipient without a tie to person or guardian",
		func(_ *Pass, h *handing) bool {
			return !slices.ContainsFunc(h.Receiver.Conflicts, h.Victim.Side)
		}),
	ofReceiver("recipient without a tie to a suspect", func(_ *Pass, h *handing) bool {
		return !slices.ContainsFunc(h.Suspects, func(id string) bool {
			return slices.Contains(h.Receiver.Conflicts, id)
		})
	}),
	ofReferral("to", "recipient that belongs to nobody in conflict",
		func(_ *Pass, h *handing) rule.Answer { return rule.If(!h.Conflict) }),
}

// A serviceFit is how the services of the recipient fit the person.
type serviceFit struct {
	path    rule.Path
	id      string
	known   bool             // the recipient is among the organisations of the file
	reasons []referral.Unfit // none: one fits
}

var serviceFits = &List[serviceFit]{
	Name: "referrals", Text: "the referral for a need", Whole: true,
	All: func(p *Pass) []serviceFit {
		h := &p.Subject.handed[0]
		r := h.Referral
		if r.Need == "" || r.Inside() || r.Kind == referral.Request {
			return nil
		}
		fit := serviceFit{path: h.path, id: r.ID, known: h.Receiver != nil}
		if fit.known {
			fit.reasons = unfit(p, h)
		}
		return []serviceFit{fit}
	},
	ID:   func(s *serviceFit) string { return s.id },
	Path: func(s *serviceFit) rule.Path { return s.path },
}

// unfit returns why no service of the recipient fits; nil where one does.
func unfit(p *Pass, h *handing) []referral.Unfit {
	wanted := referral.Wanted{
		Need: h.Referral.Need, Place: h.Referral.To.Place, On: p.On, Suspects: h.Suspects,
	}
	var reasons []referral.Unfit
	for _, m := range referral.Find(h.Victim, wanted, []referral.Organisation{*h.Receiver}) {
		if len(m.Unfit) == 0 {
			return nil
		}
		if slices.Contains(m.Unfit, referral.UnfitNeed) {
			continue // another service: its reasons say nothing
		}
		reasons = append(reasons, m.Unfit...)
	}
	if reasons == nil {
		return []referral.Unfit{referral.UnfitNeed}
	}
	return reasons
}

// fitsBy are what a service has to be, for each reason why it does not fit. Open says that the
// reason is a fact that is missing, meets that the special needs of the person or the rights of a
// child ask for it: of nothing else do CETS No. 197, article 12(7), and Directive 2011/36/EU,
// article 11(7), speak.
var fitsBy = []struct {
	reason referral.Unfit
	text   string
	open   bool
	meets  bool
}{
	{referral.UnfitNeed, "service for the need", false, true},
	{referral.UnfitStatus, "service that is offered", false, false},
	{referral.UnfitPlace, "service in that place", false, false},
	{referral.UnfitVetting, "service of a vetted organisation", false, false},
	{referral.UnfitMandate, "organisation with a mandate on the day", false, false},
	{referral.UnfitConflict, "service without a conflict of interest", false, false},
	{referral.UnfitFull, "service with a free place", false, false},
	{referral.UnfitClosed, "service that is open on the day", false, false},
	{referral.UnfitAge, "service for the age of the person", false, true},
	{referral.UnfitSex, "service for the sex of the person", false, true},
	{referral.UnfitLanguage, "service in a language of the person", false, true},
	{referral.UnfitChildren, "service that takes adults", false, true},
	{referral.UnfitPapers, "service without the papers that the person lacks", false, true},
	{referral.UnfitExcluded, "service that does not exclude the person", false, true},
	{referral.UnfitConditional, "help without a condition of cooperation", false, false},
	{referral.UnfitAgeOpen, "age, for a service with age limits", true, true},
	{referral.UnfitExclusionOpen, "whether the service excludes the person", true, true},
}

// mechanismOnly is the guidance that asks of a service what no treaty does.
var mechanismOnly = []string{"odihr-nrm-2022"}

func unnamed(r referral.Unfit) bool {
	for i := range fitsBy {
		if fitsBy[i].reason == r {
			return false
		}
	}
	return true
}

func fitQualities() []Quality[serviceFit] {
	qs := []Quality[serviceFit]{{
		Field: "to", Text: "recipient among the organisations of the file",
		Reads: append([]string{
			"/referrals", "/age", "/sex", "/gender", "/languages", "/identity", "/health",
			"/family", "/documents", "/citizenships",
		}, tiesRead...),
		Holds: func(_ *Pass, s *serviceFit) rule.Answer {
			if !s.known {
				return DontKnow
			}
			return Yes
		},
	}}
	for _, x := range fitsBy {
		var only []string
		if !x.meets {
			only = mechanismOnly
		}
		qs = append(qs, Quality[serviceFit]{
			Field: "need", Text: x.text, Only: only,
			Holds: func(_ *Pass, s *serviceFit) rule.Answer {
				is := slices.Contains(s.reasons, x.reason)
				if x.reason == referral.UnfitNeed { // and for a reason that is none of these
					is = is || slices.ContainsFunc(s.reasons, unnamed)
				}
				switch {
				case is && x.open:
					return DontKnow
				case is:
					return No
				}
				return Yes
			},
		})
	}
	return qs
}

// leaving is a referral by which data leave the law on data protection of the sender: Regulation
// (EU) 2016/679, or for who investigates Directive (EU) 2016/680. The law of the sender judges.
var leaving = func() *List[handing] {
	l := only(handed, "the referral by which data leave the law on data protection of the sender",
		crosses, Quality[handing]{
			Field: "to/place", Text: "a State outside the law on data protection of the sender",
			Holds: func(p *Pass, h *handing) rule.Answer {
				return rule.If(!exportOf(p, h.Referral).inside)
			},
		})
	l.At = func(h *handing) jurisdiction.Code { return h.Referral.From.Place }
	return l
}()

// The law on data protection asks for a ground, that on the protection of children for safety.
var transferQualities = []Quality[handing]{
	{
		Field: "border/no_danger", Text: "transfer that puts nobody in danger",
		Only: []string{"hague-1996", "coe-197"}, Reads: []string{"/referrals"},
		Holds: func(_ *Pass, h *handing) rule.Answer { return answer(h.Referral.Border.NoDanger) },
	},
	{
		Field: "border/transfer", Text: "ground of the transfer", Lack: true,
		Only: []string{"gdpr", "eu-2016-680", "coe-108"}, Reads: []string{"/referrals"},
		Holds: func(p *Pass, h *handing) rule.Answer {
			return rule.If(h.Referral.Border.Transfer != "" || exportOf(p, h.Referral).found)
		},
	},
	ofReferral("border/transfer", "decision on adequacy for the State",
		func(p *Pass, h *handing) rule.Answer {
			if h.Referral.Border.Transfer != referral.TransferAdequacy {
				return Yes
			}
			switch a := exportOf(p, h.Referral); {
			case a.found:
				return Yes
			case a.applies:
				return No
			}
			return DontKnow
		}),
	ofReferral("border/basis", "treaty that binds both States",
		func(p *Pass, h *handing) rule.Answer {
			r := h.Referral
			if r.Border.Transfer != referral.TransferTreaty {
				return Yes
			}
			return inCommon(p, r)
		}),
}

// An exporting tells how the law on data protection of sender and recipient stand to each other.
type exporting struct {
	inside  bool // one law governs both
	found   bool // a decision on adequacy covers the recipient
	applies bool // it is known whether one does
}

func exportOf(p *Pass, r *referral.Referral) exporting {
	from, to := r.From.Place, r.To.Place
	if referral.Investigates(r.From.Kind) {
		return lawEnforcementExport(p, from, to)
	}
	e := exporting{inside: gdprInBoth(p, from, to, p.On)}
	e.found, e.applies = adequacy(p, from, to, p.On)
	return e
}

// lawEnforcementExport is that of a sender that investigates: Directive (EU) 2016/680 governs what
// it sends, and a decision on adequacy under the Regulation says nothing there.
func lawEnforcementExport(p *Pass, from, to jurisdiction.Code) exporting {
	if inUnion(p, from, p.On) != Yes {
		return exporting{}
	}
	e, state := p.Profile(to).DataProtection.Adequacy.At(p.On)
	return exporting{
		inside: inUnion(p, to, p.On) == Yes, found: state == law.Known && e.Value.LawEnforcement,
		applies: state == law.Known || state == law.None || state == law.Ended,
	}
}

// inCommon answers whether a treaty that lets data leave binds both States of r: an instrument on
// which they work together, or the Convention for the Protection of Individuals with regard to
// Automatic Processing of Personal Data, article 12(2). For a sender under Regulation (EU) 2016/679
// the latter is no ground: article 46(2)(a) asks for safeguards between the bodies themselves, and
// article 45(2)(c) looks at it for a decision on adequacy only.
func inCommon(p *Pass, r *referral.Referral) rule.Answer {
	const privacy = "coe-108"
	treaties := r.Border.Basis
	e, state := p.Profile(r.From.Place).DataProtection.GDPR.At(p.On)
	general := state == law.Known && e.Value && !referral.Investigates(r.From.Kind)
	if !general {
		treaties = append([]string{privacy}, treaties...)
	}
	if len(treaties) == 0 {
		return DontKnow
	}
	return rule.If(slices.ContainsFunc(treaties, func(id string) bool {
		return !(general && id == privacy) &&
			p.Binds(id, r.From.Place, p.On).Binding == law.Binds &&
			p.Binds(id, r.To.Place, p.On).Binding == law.Binds
	}))
}

// bodies are the codes of the bodies that a law can ask to be told.
func bodies() []string {
	var out []string
	for _, b := range law.Codes[jurisdiction.BodyKind]() {
		out = append(out, string(b))
	}
	return out
}
