package duty

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
)

// PreflightRules returns the rules that are asked before a person is handed on, in the order of
// their ids.
func PreflightRules() []Rule { return preflightRules() }

func preflightRules() []Rule {
	rules := slices.Concat(handingRules(), handingChildRules())
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(rule.IDOf(a), rule.IDOf(b)) })
	return rules
}

// Preflight asks, by the law that comes with the library, what stands in the way of sending a
// referral of a file on a day: see [Checker.Preflight].
func Preflight(
	f *cases.File, referralID string, on law.Day,
) (*rule.Report, referral.Clearance, error) {
	c, err := builtin()
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	return c.Preflight(f, referralID, on)
}

// Preflight asks every rule about a referral of f on a day and returns all findings at once, with
// the clearance to send it on that day. Victim, consent, emergency, receiver, suspects and
// notifications are looked up in f. What is not met, overdue or unknown blocks, and so does a rule
// that waits for the answer to a question: the clearance names the rules, and [cases.File.Send]
// refuses. No option of a checker switches one of them off. A referral or victim that f does not
// have is a [*cases.LookupError], the zero day [rule.ErrNoDay].
func (c *Checker) Preflight(
	f *cases.File, referralID string, on law.Day,
) (*rule.Report, referral.Clearance, error) {
	check, err := rule.NewCheck(c.Registry(), on, nil)
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	h, err := f.Handing(referralID, on)
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	check.Limit(c.limit)
	person, about := handingOn(f, &h)
	from, to := h.Referral.From.Place, h.Referral.To.Place
	places := []jurisdiction.Code{from}
	if h.Referral.Crosses() {
		places = append(places, to)
	}
	rule.Ask(check, c.preflight, rule.Subject[*Person]{
		Value: person, Prefix: about, ID: h.Victim.ID, Places: places,
		Exemptions: h.Victim.Exemptions, Weight: weight(person),
	})
	check.Place(person.handed[0].path.At("from").At("place").String(), from)
	check.Place(person.handed[0].path.At("to").At("place").String(), to)
	report, err := check.Report()
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	for i := range report.Findings {
		report.Findings[i].About = about
	}
	looked, blocking := inTheWay(report, h.Victim.Exemptions)
	return report, referral.Clear(clearing.Issue(), h, looked, blocking, on), nil
}

// handingOn returns the subject of a pre-flight, and its JSON Pointer.
func handingOn(f *cases.File, h *referral.Handing) (p *Person, about string) {
	p = &Person{Victim: h.Victim, File: f, Records: &cases.Records{}, Handing: h}
	for i, s := range f.Subjects() {
		if s.Victim == h.Victim {
			about, p.Records = "/victims/"+strconv.Itoa(i), s.Records()
		}
	}
	for i := range f.Referrals {
		if &f.Referrals[i] == h.Referral {
			p.handed = []handing{{h, rule.Path{}.Elem("referrals", i)}}
		}
	}
	return p, about
}

// inTheWay tells whether a pre-flight looked at anything, and the rules that stand in the way. A
// fact that is missing stands in the way as well, and so does any outcome that does not say that
// nothing does.
func inTheWay(
	r *rule.Report, exemptions []rule.Exemption,
) (looked bool, blocking []jurisdiction.RuleID) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.ID == rule.LawUnknown {
			continue // that we do not know a law keeps nobody from help
		}
		looked = true
		switch f.Outcome {
		case rule.Met, rule.Due, rule.Exempt:
		default:
			blocking = append(blocking, f.Rule.ID)
		}
	}
	for i := range r.Questions {
		for _, id := range r.Questions[i].Rules {
			looked = true
			exempt := func(e rule.Exemption) bool { return e.Exempts(id, r.On) }
			if !slices.ContainsFunc(exemptions, exempt) {
				blocking = append(blocking, id)
			}
		}
	}
	return looked, blocking
}

// A handing is the referral that is to be sent, with its path in the file.
type handing struct {
	*referral.Handing
	path rule.Path
}

// handed is the list of the one referral that is to be sent.
var handed = &List[handing]{
	Name: "referrals", Text: "the referral", Whole: true,
	All:  func(p *Pass) []handing { return p.Subject.handed },
	ID:   func(h *handing) string { return h.Referral.ID },
	Path: func(h *handing) rule.Path { return h.path },
}

// handedToServe is that referral, for the consent to it. Who prosecutes gives no service, and what
// it is told rests on law: no article asks for a consent to that.
var handedToServe = func() *List[handing] {
	l := *handed
	l.Rests = func(_ *Pass, h *handing) []string {
		switch h.Referral.To.Kind {
		case jurisdiction.Police, jurisdiction.BorderPolice, jurisdiction.Prosecutor,
			jurisdiction.Court:
			return []string{"icmpd-trm"}
		}
		return nil
	}
	return &l
}()

// The referrals that rules are about.
var (
	goesOut = is("kind", "a referral to another organisation", func(h *handing) bool {
		return !h.Referral.Inside()
	})
	handsOn = is("kind", "a referral that hands somebody on", func(h *handing) bool {
		return !h.Referral.Inside() && h.Referral.Kind != referral.Request
	})
	crosses = is("to/place", "a referral to another State", func(h *handing) bool {
		return h.Referral.Crosses() && h.Referral.Kind != referral.Request
	})
)

// sending is the day on which the referral is to be sent.
var sending = &Start[handing]{
	Text: "the sending of the referral",
	Find: func(p *Pass, _ *handing) law.Day { return p.On },
}

// preflightScopes are the scopes of a pre-flight. Which law on data protection governs depends on
// who sends.
var preflightScopes = func() map[law.Scope]*Condition {
	m := maps.Clone(scopes)
	m[law.ScopeLawEnforcement] = senderInvestigates
	m[law.ScopeGDPR] = not(
		senderInvestigates, "gdpr-sender", "sent by a body that does not investigate",
	)
	return m
}()

var senderInvestigates = &Condition{
	Name: "law-enforcement-sender", Text: "sent by a body that investigates",
	Asks: "who sends the referral", Reads: []string{"/referrals"},
	Test: func(p *Pass, _ law.Day) rule.Truth {
		return rule.Is(referral.Investigates(p.Subject.Handing.Referral.From.Kind))
	},
}
