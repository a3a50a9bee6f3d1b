package duty

import (
	"strconv"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A Rule is a rule that is asked before a person is handed on.
type Rule = rule.Rule[referral.Handing]

type pass = rule.Pass[referral.Handing]

// A Checker asks the rules by the law of one registry. It is safe for use by several goroutines.
type Checker struct {
	registry  *jurisdiction.Registry
	preflight *rule.Set[referral.Handing]
}

// NewChecker resolves the rules against a registry.
func NewChecker(registry *jurisdiction.Registry) (*Checker, error) {
	set, err := rule.NewSet(registry, PreflightRules()...)
	if err != nil {
		return nil, err
	}
	return &Checker{registry, set}, nil
}

var builtin = sync.OnceValues(func() (*Checker, error) {
	return NewChecker(jurisdiction.Builtin())
})

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
// notifications are looked up in f. What is not met, overdue or unknown blocks: the clearance names
// the rules, and [cases.File.Send] refuses. A referral or victim that f does not have is a
// [*cases.LookupError].
func (c *Checker) Preflight(
	f *cases.File, referralID string, on law.Day,
) (*rule.Report, referral.Clearance, error) {
	h, err := f.Handing(referralID, on)
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	path, somebody := pointers(f, h)
	places := []jurisdiction.Code{h.Referral.From.Place}
	if h.Referral.Crosses() {
		places = append(places, h.Referral.To.Place)
	}
	check, err := rule.NewCheck(c.registry, on, nil)
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	rule.Ask(
		check, c.preflight,
		rule.Subject[referral.Handing]{Value: h, Places: places, Exemptions: h.Victim.Exemptions},
	)
	check.Place(path+"/from/place", h.Referral.From.Place)
	check.Place(path+"/to/place", h.Referral.To.Place)
	report, err := check.Report(victim.Version)
	if err != nil {
		return nil, referral.Clearance{}, err
	}
	for i := range report.Findings {
		x := &report.Findings[i]
		x.About = somebody
		switch {
		case x.Rule == rule.LawUnknown:
		case x.Path == "/told":
			x.Path = "/notifications"
		case strings.HasPrefix(x.Path, "/victim"):
			x.Path = somebody + strings.TrimPrefix(x.Path, "/victim")
		default:
			x.Path = path + x.Path
		}
	}
	looked := len(report.Findings) > 0
	return report, referral.Clear(clearing.Issue(), h, looked, blocking(report), on), nil
}

// blocking returns the ids of the rules of a pre-flight that stand in the way. A fact that is
// missing stands in the way as well.
func blocking(r *rule.Report) []rule.ID {
	var out []rule.ID
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule == rule.LawUnknown {
			continue // that we do not know a law keeps nobody from help
		}
		switch f.Outcome {
		case rule.NotMet, rule.Overdue, rule.Unknown:
			out = append(out, f.Rule)
		}
	}
	return out
}

// pointers returns the JSON Pointers of the referral and of the victim in the file.
func pointers(f *cases.File, h referral.Handing) (path, somebody string) {
	for i := range f.Referrals {
		if &f.Referrals[i] == h.Referral {
			path = "/referrals/" + strconv.Itoa(i)
		}
	}
	for i := range f.Victims {
		if &f.Victims[i] == h.Victim {
			somebody = "/victims/" + strconv.Itoa(i)
		}
	}
	return path, somebody
}

func on(instrument, pinpoint string) rule.Basis {
	return rule.Basis{Instrument: instrument, Pinpoint: pinpoint}
}

// PreflightRules returns the rules of the pre-flight, in the order of their ids.
func PreflightRules() []Rule {
	return []Rule{{
		ID:       "PREF-001",
		Title:    "consent, or a recorded emergency",
		Applies:  "to every referral",
		Meets:    "Link a consent in force that covers the receiver, or record an emergency with ground, authority and day of review.",
		Bases:    []rule.Basis{on("coe-197", "12(7)"), on("gdpr", "7"), on("icmpd-trm", "SOP 2")},
		Reads:    []string{"/consent", "/emergency"},
		Deadline: "before sending",
		Check:    consented,
	}, {
		ID:      "PREF-002",
		Title:   "receiver without conflict of interest",
		Applies: "to every referral",
		Meets:   "Choose a receiver that has no tie to a suspect.",
		Bases: []rule.Basis{
			on("coe-197", "28(1)-(2)"),
			on("coe-197", "12(2)"),
			on("odihr-nrm-2022", "Pillar 1"),
		},
		Reads:    []string{"/to"},
		Deadline: "before sending",
		Check:    noConflict,
	}, {
		ID:      "PREF-003",
		Title:   "service fits the person",
		Applies: "to a referral for a need",
		Meets:   "Choose a service that is vetted, has a mandate and a place, and takes the person.",
		Bases: []rule.Basis{
			on("coe-197", "12(7)"),
			on("eu-2011-36", "11(7)"),
			on("odihr-nrm-2022", "Pillar 2"),
		},
		Reads:    []string{"/need", "/to"},
		Deadline: "before sending",
		Check:    fits,
	}, {
		ID:       "PREF-004",
		Title:    "views of the child heard",
		Applies:  "to the referral of a child",
		Meets:    "Hear the child on the referral before it is sent.",
		Bases:    []rule.Basis{on("crc", "12"), on("opsc", "8(1)(a)-(d)")},
		Reads:    []string{"/child_views"},
		Deadline: "before sending",
		Check:    heard,
	}, {
		ID:       "PREF-005",
		Title:    "emergency looked at again",
		Applies:  "to a referral in an emergency",
		Meets:    "Look again, by the day of review, whether it can go on without consent.",
		Bases:    []rule.Basis{on("gdpr", "6(1)"), on("icmpd-trm", "General")},
		Reads:    []string{"/emergency"},
		Deadline: "the day of review",
		Check:    reviewed,
	}, {
		ID:      "PREF-006",
		Title:   "data may go to the other State",
		Applies: "to a referral to another State that is not under the same law on data protection: the Regulation, or for who investigates the Directive",
		Meets:   "Record the ground on which the data are transferred, and that it was looked at that nobody is endangered.",
		Bases: []rule.Basis{
			on("gdpr", "44-46"),
			on("gdpr", "49"),
			on("eu-2016-680", "35-37"),
			on("eu-2016-680", "38"),
			on("coe-108", "12"),
			on("hague-1996", "37"),
			on("coe-197", "34(4)"),
		},
		Topics:   []string{"data_protection.gdpr", "data_protection.adequacy", "membership.eu"},
		Reads:    []string{"/border/transfer", "/border/no_danger"},
		Deadline: "before sending",
		Check:    leavesTheRegime,
	}, {
		ID:      "PREF-007",
		Title:   "receiver entitled to receive",
		Applies: "to every referral to another organisation",
		Meets:   "Choose a receiver that is the one named, is vetted where it is no public authority, and has a mandate on the day.",
		Bases: []rule.Basis{
			on("coe-197", "12(5)"),
			on("eu-2011-36", "11(4)"),
			on("odihr-nrm-2022", "Pillar 2"),
		},
		Reads:    []string{"/to"},
		Deadline: "before sending",
		Check:    entitled,
	}, {
		ID:      "PREF-008",
		Title:   "safety looked at",
		Applies: "to every referral to another organisation",
		Meets:   "Assess the risk to the person; where there is one, decide on measures or make a safety plan.",
		Bases: []rule.Basis{
			on("coe-197", "12(2)"),
			on("coe-197", "28(1)-(2)"),
			on("eu-2011-36", "12(3)"),
			on("icmpd-trm", "General"),
		},
		Reads:    []string{"/victim"},
		Deadline: "before sending; in an emergency as soon as it can be done",
		Check:    safe,
	}, {
		ID:       "PREF-009",
		Title:    "scope of the consent",
		Applies:  "to a referral that rests on consent",
		Meets:    "Have the consent name the categories of data without which the receiver cannot help.",
		Bases:    []rule.Basis{on("gdpr", "5(1)"), on("coe-108", "5"), on("coe-197", "11(1)")},
		Reads:    []string{"/consent"},
		Deadline: "before sending",
		Check:    scope,
	}, {
		ID:      "PREF-010",
		Title:   "reports that the law asks for",
		Applies: "where the law of the place makes those who learn of a victim tell somebody",
		Meets:   "Tell the bodies that are named, each within its time; help does not wait for it.",
		Bases: []rule.Basis{
			on("crc", "19"),
			on("coe-201", "12(1)"),
			on("coe-201", "12(2)"),
			on("unicef-2003-see", "3.4"),
		},
		Topics:   []string{"notification"},
		Reads:    []string{"/victim", "/told"},
		Deadline: "that of national law",
		Check:    reported,
	}, {
		ID:      "PREF-011",
		Title:   "a child goes to another State only where it is safe and best",
		Applies: "to the referral of a child to another State",
		Meets:   "Assess best interests and risk and security there, and have the receiving guardian agree.",
		Bases: []rule.Basis{
			on("crc", "3(1)"),
			on("coe-197", "16(7)"),
			on("coe-197", "16(5)"),
			on("unicef-2003-see", "3.7"),
			on("crc-gc6", "84-88"),
		},
		Reads:    []string{"/border"},
		Deadline: "before sending; in an emergency before the handover",
		Check:    acrossTheBorder,
	}}
}
