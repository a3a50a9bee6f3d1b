package duty

import (
	"slices"
	"sort"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func returnRules() []Rule {
	return []Rule{
		&DutyEach[departure]{
			Head: rule.Head{
				ID: "RETN-001", Title: "Risk and security assessment before a child returns",
				Who: []rule.Role{"returning-authority", "child-protection"},
				ToDo: "Assess risk and security in the State of return before the child leaves. " +
					"Record the day and the author.",
				Bases: []rule.Basis{
					rule.On("coe-197", "16(7)"), rule.On("coe-197", "16(2)"), notToExpose,
					rule.On("unicef-2003-see", "3.7"), rule.On("crc-gc6", "84-88"),
				},
				Danger: true,
			},
			Of: riskyDepartures, Owed: to(Child), From: onFile, Before: departs,
			Acts: riskLookedAt, Must: riskLookedAtBy,
		},
		&Safeguard[departure]{
			Head: rule.Head{
				ID: "RETN-002", Title: "No return against the best interests of the child",
				Who: []rule.Role{"returning-authority"},
				ToDo: "Do not return the child against an assessment of best interests. Call off " +
					"a return that is planned.",
				Bases: []rule.Basis{
					rule.On("coe-197", "16(7)"), rule.On("crc", "3(1)"),
					rule.Limb("eu-2008-115", "5", "best_interests").By("cjeu-c-112-20",
						"cjeu-c-484-22"),
				},
				Danger: true,
			},
			Each: allDepartures, Owed: to(Child),
			Must: []Quality[departure]{
				{
					Field: "best_interests", At: ofReturn,
					Text: "assessment of best interests before the return",
					Lack: true, Reads: []string{"/returns", "/best_interests"},
					Holds: returnAssessed,
				},
				{
					Field: "best_interests", At: ofReturn,
					Text: "outcome of the assessment of best interests",
					Holds: func(p *Pass, d *departure) rule.Answer {
						if b := bestInterests(p, d.BestInterests); b == nil || b.Outcome == "" {
							return DontKnow
						}
						return Yes
					},
				},
				{
					Field: "best_interests", At: ofReturn,
					Text:  "return in the best interests of the child",
					Holds: returnInInterests,
				},
			},
		},
		&DutyEach[departure]{
			Head: rule.Head{
				ID: "RETN-003", Title: "Who will receive the child",
				Who: []rule.Role{"returning-authority", "receiving-state"},
				ToDo: "Have a family member, guardian or facility agree to receive the child. " +
					"Record the day.",
				Bases: []rule.Basis{
					rule.On("eu-2008-115", "10(2)").By("cjeu-c-441-19"),
					rule.Supported("coe-197", "16(5)"), rule.On("crc-gc6", "84-88"),
				},
				Danger: true,
			},
			Of: allDepartures, Owed: to(Child), From: onFile, Before: decidedOrDeparts,
			Acts: []Act[departure]{{
				Field: "accepted", Text: "agreement to receive the child", Reads: []string{"" +
					"/returns"},
				Look: func(p *Pass, d *departure) rule.Deed { return d.done(p, d.Accepted) },
			}},
			Must: []Quality[departure]{{Field: "receiver", Text: "who receives the child"}},
		},
		&Safeguard[departure]{
			Head: rule.Head{
				ID: "RETN-004", Title: "Voluntary return preferred",
				Who:  []rule.Role{"returning-authority"},
				ToDo: "Record the wish of the person. Put reasons for a return against it on file.",
				// "Preferably": both articles leave a return against the wish of the person lawful.
				Bases: []rule.Basis{
					rule.On("ohchr-2002", "Principle 11"), rule.Supported("palermo", "8(2)"),
					rule.Supported("coe-197", "16(2)"),
				},
			},
			Each: returnsOnFile,
			Must: []Quality[departure]{{
				Field: "voluntary", Text: "wish of the person, or reasons against it",
				Reads: []string{"/returns"},
				Holds: func(_ *Pass, d *departure) rule.Answer {
					return answer(d.Voluntary).Or(answer(d.Reasoned).And(answer(d.Voluntary).Not()))
				},
			}},
		},
		&DutyEach[departure]{
			Head: rule.Head{
				ID: "RETN-005", Title: "Pending proceedings and return",
				Who: []rule.Role{"returning-authority", "prosecutor", "court"},
				ToDo: "Get a statement of the prosecutor or court before the person leaves. Plan " +
					"how the person can testify.",
				Bases:  []rule.Basis{rule.On("palermo", "8(2)"), rule.On("coe-197", "16(2)")},
				Danger: true,
			},
			Of: whilePending, From: onFile, Before: departs,
			Acts: []Act[departure]{{
				Field: "proceedings_considered", Text: "statement on the pending proceedings",
				Reads: []string{"/returns"},
				Look: func(p *Pass, d *departure) rule.Deed {
					return d.done(p, d.ProceedingsConsidered)
				},
			}},
		},
		&DutyEach[departure]{
			Head: rule.Head{
				ID: "RETN-006", Title: "Nationality check and travel document",
				Who: []rule.Role{"returning-authority", "consulate"},
				ToDo: "Ask the State of nationality to verify the nationality. There, issue the " +
					"document without undue delay.",
				// Both oblige the State that is asked. Until it is, only good practice asks for it.
				Bases: []rule.Basis{
					rule.On("palermo", "8(3)"), rule.On("palermo", "8(4)"),
					rule.On("coe-197", "16(3)-(4)"), rule.On("icmpd-trm", "SOP 4"),
				},
			},
			Of: withoutDocument,
			From: &Start[departure]{
				Text: "the request for verification of nationality", Reads: []string{"/returns"},
				Find: func(p *Pass, d *departure) law.Day {
					if d.VerificationAsked.IsZero() {
						return p.On
					}
					return d.VerificationAsked
				},
			},
			Acts: []Act[departure]{{
				Field: "issued", Text: "travel document",
				Day:    func(d *departure) law.Day { return d.Issued },
				Within: Within{Policy: rule.Verification, Grade: rule.WithoutDelay},
			}},
			Over: &Over[departure]{
				Text: "the departure", Reads: []string{"/returns"},
				Find: func(_ *Pass, d *departure) law.Day {
					if d.Departed.IsZero() {
						return law.Day{}
					}
					return d.Departed.AddDays(1) // a document of the day itself was there
				},
			},
		},
		&DutyEach[departure]{
			Head: rule.Head{
				ID: "RETN-007", Title: "Contacts and reintegration plan",
				Who: []rule.Role{"returning-authority", "caseworker"},
				ToDo: "Give contacts that help before the person leaves. Plan the reintegration " +
					"with a day of follow-up.",
				Bases: []rule.Basis{
					rule.On("coe-197", "16(6)"), rule.On("coe-197", "16(5)"),
					rule.On("opsc", "9(3)"), rule.On("icmpd-trm", "SOP 4"), rule.On("crc", "39"),
				},
			},
			// Who is removed needs the contacts no less than who returns by a wish of one's own.
			Of: departuresMade, From: onFile, Before: departs,
			Acts: []Act[departure]{
				{
					Field: "contacts_given", Text: "contacts that help in the State of return",
					Reads: []string{"/returns"},
					Look: func(p *Pass, d *departure) rule.Deed {
						return d.done(p, d.ContactsGiven)
					},
				},
				{
					Field: "plan", Text: "reintegration plan", Reads: []string{"/returns"},
					Look: func(p *Pass, d *departure) rule.Deed { return d.done(p, d.Plan) },
				},
				{
					Field: "follow_up", Text: "day of follow-up after the return",
					Reads: []string{"/returns"},
					From: &Start[departure]{
						Text: "the departure", Reads: []string{"/returns"},
						Find: func(_ *Pass, d *departure) law.Day { return d.Departed },
					},
					Look: func(_ *Pass, d *departure) rule.Deed {
						if d.FollowUp.IsZero() {
							return rule.Deed{Path: ofReturn(nil, d)}
						}
						return rule.Deed{State: rule.Done}
					},
					Within: Within{Policy: rule.MonitoringTime, Grade: rule.InGoodTime},
				},
			},
		},
		&DutyEach[departure]{
			Head: rule.Head{
				ID: "RETN-008", Title: "Risk assessment before the return of an adult",
				Who: []rule.Role{"returning-authority"},
				ToDo: "Assess before the departure whether ill-treatment, reprisals or a new " +
					"exploitation threaten there. Record the day and the author.",
				Bases: []rule.Basis{
					notToExpose, rule.Supported("coe-197", "16(2)"),
					rule.On("greta-2020-protection", "1-3"),
				},
				Danger: true,
			},
			Of: riskyDepartures, Owed: to(Grown), From: onFile, Before: departs,
			Acts: riskLookedAt, Must: riskLookedAtBy,
		},
	}
}

// riskLookedAt and riskLookedAtBy are the assessment of the risk before a departure.
var (
	riskLookedAt = []Act[departure]{{
		Field: "risk_day", Text: "assessment of risk and security",
		Reads: append([]string{"/returns", "/risk"}, FirstSign.Reads...), Look: returnRisk,
	}}
	riskLookedAtBy = []Quality[departure]{{
		Field: "risk_author", At: ofReturn,
		Text:  "author of the assessment of risk and security",
		Reads: []string{"/returns", "/risk"}, Holds: returnRiskAuthor,
	}}
)

// A departure is a return, planned or made, or a removal. Of a removal only the places and days are
// on file: what has to come before it can be recorded in a return of the same day.
type departure struct {
	*victim.Return
	path    rule.Path
	removal bool
}

// ofReturn is where a fact stands that a removal has no field for: the removal.
func ofReturn(_ *Pass, d *departure) rule.Path {
	if d.path.List == "removals" {
		return d.path
	}
	return rule.Path{}
}

// done is what an act of a day shows, before a departure.
func (d *departure) done(p *Pass, day law.Day) rule.Deed {
	if p.Happened(day) {
		return rule.Deed{State: rule.Done, Day: day}
	}
	if d.path.List == "removals" {
		return rule.Deed{Path: d.path}
	}
	return rule.Deed{}
}

// departures are the returns of a person and the removals that are not recorded as a return too,
// but for those of which the order was lifted.
func departures(p *Pass) []departure {
	v := p.Subject.Victim
	if len(v.Returns) == 0 && len(v.Removals) == 0 {
		return nil
	}
	out := make([]departure, 0, len(v.Returns)+len(v.Removals))
	for i := range v.Returns {
		out = append(out, departure{Return: &v.Returns[i], path: p.Base().Elem("returns", i)})
	}
	on := map[law.Day][]int{} // the returns of each day
	if len(v.Removals) > 0 {
		for i := range v.Returns {
			if day := v.Returns[i].Departed; !day.IsZero() {
				on[day] = append(on[day], i)
			}
		}
	}
	type exit struct {
		day  law.Day
		from jurisdiction.Code
	}
	recorded := map[exit]bool{} // of a removal: as a return too
	for i := range v.Removals {
		m := &v.Removals[i]
		if p.Happened(m.Lifted) && !p.Happened(m.Executed) {
			continue // the order moves nobody any more
		}
		which := exit{day: m.Executed}
		if m.Place.IsValid() {
			which.from = m.Place.Country()
		}
		twice, seen := recorded[which]
		for _, j := range on[m.Executed] {
			if seen {
				break
			}
			if here(v.Returns[j].From, m.Place) {
				out[j].removal = true
				twice = true
			}
		}
		recorded[which] = twice
		if !twice {
			out = append(out, departure{
				&victim.Return{From: m.Place, Departed: m.Executed},
				p.Base().Elem("removals", i), true,
			})
		}
	}
	// Who goes home inside one State is returned to none.
	return slices.DeleteFunc(out, func(d departure) bool { return same(d.From, d.To) })
}

func departureDay(d *departure) law.Day { return d.Departed }

func departureKind(d *departure) string {
	if d.removal {
		return "removal"
	}
	return "return"
}

// The lists of departures. One that is planned has no day yet.
var (
	allDepartures = &List[departure]{
		Name: "returns", Text: "each return and each removal", All: departures,
		Day: departureDay, Kind: departureKind,
		At:   func(d *departure) jurisdiction.Code { return d.From },
		Over: func(d *departure) bool { return !d.Departed.IsZero() },
		Path: func(d *departure) rule.Path { return d.path },
	}
	// riskyDepartures are all of them. Article 3 of the Convention on Human Rights says nothing of
	// who returns by a wish of one's own.
	riskyDepartures = func() *List[departure] {
		l := only(allDepartures, "each return and each removal")
		l.Rests = func(_ *Pass, d *departure) []string {
			if d.removal || d.Voluntary != person.Yes {
				return nil
			}
			return []string{"coe-197", "unicef-2003-see", "crc-gc6", "greta-2020-protection"}
		}
		return l
	}()
	// returnsOnFile are those that are no removal.
	returnsOnFile = func() *List[departure] {
		l := only(allDepartures, "each return")
		l.All = func(p *Pass) []departure {
			return slices.DeleteFunc(departures(p), func(d departure) bool {
				return d.path.List == "removals"
			})
		}
		return l
	}()
	// departuresMade are the returns, and the removals that were carried out: an order alone moves
	// nobody.
	departuresMade = func() *List[departure] {
		l := only(allDepartures, "each return, and each removal that was carried out")
		l.All = func(p *Pass) []departure {
			return slices.DeleteFunc(departures(p), func(d departure) bool {
				return d.path.List == "removals" && !p.Happened(d.Departed)
			})
		}
		return l
	}()
	// expulsions are what an authority does to a person who does not wish to leave: a transfer to
	// another State counts (Court of Justice of the European Union, C-66/21).
	expulsions = func() *List[departure] {
		l := only(allDepartures, "removal, or return against the person's wish",
			Quality[departure]{
				Field: "voluntary", Text: "whether the person wished to return",
				Reads: []string{"/returns", "/removals"},
				Holds: func(_ *Pass, d *departure) rule.Answer {
					if d.removal {
						return Yes
					}
					return answer(d.Voluntary).Not()
				},
			})
		l.Name = "removals"
		return l
	}()
	// whilePending are departures while a proceeding about the person, or a claim, is pending.
	whilePending = only(allDepartures, "each return and each removal", Quality[departure]{
		Field: "proceedings_considered", Text: "whether a proceeding is pending",
		Reads: []string{"/proceedings", "/claims"}, Holds: pending,
	})
	// withoutDocument are returns for which the travel document is missing. The State that was
	// asked owes it; before it was asked the other has to ask.
	withoutDocument = func() *List[departure] {
		l := only(returnsOnFile, "each return",
			Quality[departure]{
				Field: "documents", Text: "whether a travel document is missing",
				Holds: func(_ *Pass, d *departure) rule.Answer {
					if !d.Departed.IsZero() && d.VerificationAsked.IsZero() {
						return No // the person has left without anybody having been asked
					}
					return answer(d.Documents)
				},
			})
		l.Day = func(d *departure) law.Day { return d.VerificationAsked }
		l.At = func(d *departure) jurisdiction.Code {
			if d.VerificationAsked.IsZero() {
				return d.From
			}
			return d.To
		}
		l.Rests = func(_ *Pass, d *departure) []string {
			if d.VerificationAsked.IsZero() {
				return []string{"icmpd-trm"}
			}
			return nil
		}
		return l
	}()
)

// onFile is that what has to come before a departure is owed as soon as that is on file.
var onFile = &Start[departure]{
	Text: "an entry of the return or removal",
	Find: func(*Pass, *departure) law.Day { return law.Day{} },
}

var departs = &Limit[departure]{
	Text: "the departure", Reads: []string{"/returns", "/removals"},
	Find: func(_ *Pass, d *departure) (happened, planned law.Day) { return d.Departed, d.Planned },
}

// decidedOrDeparts is the return decision, where Directive 2008/115/EC governs: who receives a
// minor who is alone is made sure of before it (Court of Justice of the European Union, C-441/19,
// on articles 5(a), 6(1) and 10). Else it is the departure.
var decidedOrDeparts = &Limit[departure]{
	Text: "the return decision, or else the departure",
	Reads: []string{
		"/returns", "/removals", "/decisions", "/age", "/citizenships", "/family/accompaniment",
		"/family/accompaniment_day",
	},
	Find: func(p *Pass, d *departure) (happened, planned law.Day) {
		var decided law.Day
		for _, i := range returnDecisions.Of(p) {
			x := &p.Subject.Decisions[i]
			if !d.Departed.IsZero() && x.Day.After(d.Departed) || !here(x.Place, d.From) ||
				!d.From.IsValid() || p.Binds("eu-2008-115", d.From, x.Day).Binding != law.Binds ||
				p.Is(Alone, x.Day).Answer != Yes || p.Is(ThirdCountry, x.Day).Answer != Yes ||
				p.Governs("eu-2008-115", x.Day) == No {
				continue
			}
			decided = last(decided, x.Day) // the one that was carried out
		}
		if !decided.IsZero() {
			return decided, law.Day{}
		}
		return d.Departed, d.Planned
	},
}

// returnDecisions are the decisions by which a body that may do so returned the person.
var returnDecisions = &Memo[[]int]{Make: func(p *Pass) []int {
	var out []int
	for i := range p.Subject.Decisions {
		x := &p.Subject.Decisions[i]
		if x.Kind == victim.DecisionReturn && p.Happened(x.Day) && decidesReturn(x.Body) {
			out = append(out, i)
		}
	}
	return out
}}

// decidesReturn reports whether a body takes return decisions: one that protects children says what
// is best for a child, and returns nobody.
func decidesReturn(body jurisdiction.BodyKind) bool {
	switch body {
	case jurisdiction.SocialWork, jurisdiction.ChildProtection, jurisdiction.NGO, "":
		return false
	}
	return true
}

// An assessed is an assessment of the risks of a return.
type assessed struct {
	day    law.Day
	author jurisdiction.BodyKind
	path   rule.Path // zero where it stands in the return
}

// assessedReturn is the assessment that counts for a departure: of those made before it one with
// its author, then one without, and failing that the one which came too late.
func assessedReturn(p *Pass, d *departure) assessed {
	var best assessed
	rank := 0
	sign := p.Find(FirstSign, placeOf(p, d.From))
	see := func(a assessed) {
		r := 1
		switch {
		case !p.Happened(a.day):
			return
		case !sign.Unknown && a.day.Before(sign.Day):
			return // nobody knew of what threatens a victim
		case p.Happened(d.Departed) && a.day.After(d.Departed):
		case a.author == "":
			r = 2
		default:
			r = 3
		}
		if r > rank || r == rank && a.day.Before(best.day) {
			best, rank = a, r
		}
	}
	see(assessed{day: d.RiskDay, author: d.RiskAuthor})
	for _, list := range returnRisks.Of(p) {
		// Of each the first that counts.
		n, _ := slices.BinarySearchFunc(list, sign.Day, func(i int, day law.Day) int {
			if sign.Unknown {
				return 0
			}
			return p.Subject.Risks[i].Day.Compare(day)
		})
		if n == len(list) {
			continue
		}
		i := list[n]
		r := &p.Subject.Risks[i]
		author := r.Author
		if author == "" && d.RiskDay.IsZero() {
			author = d.RiskAuthor // the return names the author, and its day stands here
		}
		see(assessed{r.Day, author, p.Base().Elem("risk", i)})
	}
	return best
}

// returnRisks are the assessments of the risks made for a return, those that name their author and
// those that do not, in the order of their days.
var returnRisks = &Memo[[2][]int]{Make: func(p *Pass) (out [2][]int) {
	risks := p.Subject.Risks
	for i := range risks {
		if r := &risks[i]; r.Cause == "before-return" && p.Happened(r.Day) {
			named := 0
			if r.Author == "" {
				named = 1
			}
			out[named] = append(out[named], i)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b int) int {
			return risks[a].Day.Compare(risks[b].Day)
		})
	}
	return out
}}

func returnRisk(p *Pass, d *departure) rule.Deed {
	a := assessedReturn(p, d)
	if !a.path.IsZero() {
		return rule.Deed{State: rule.Done, Day: a.day, Path: a.path}
	}
	return d.done(p, a.day)
}

func returnRiskAuthor(p *Pass, d *departure) rule.Answer {
	if assessedReturn(p, d).author == "" {
		return DontKnow
	}
	return Yes
}

// returnAssessed is that the best interests were assessed before the child left. An assessment that
// is linked to nothing may have been on the return.
func returnAssessed(p *Pass, d *departure) rule.Answer {
	made := p.Happened(d.Departed)
	if b := bestInterests(p, d.BestInterests); b != nil {
		switch {
		case !made:
			return Yes
		case b.Day.IsZero():
			return DontKnow
		}
		return rule.If(!b.Day.After(d.Departed))
	}
	if !made {
		return DontKnow
	}
	for i := range p.Subject.BestInterests {
		if b := &p.Subject.BestInterests[i]; !b.Day.After(d.Departed) {
			return DontKnow
		}
	}
	return No
}

// returnInInterests is that a return is in the best interests, or is called off: planned for a day
// that has passed, and not made.
func returnInInterests(p *Pass, d *departure) rule.Answer {
	b := bestInterests(p, d.BestInterests)
	if b == nil || b.Outcome != victim.Negative {
		return Yes
	}
	return rule.If(!d.removal && d.Departed.IsZero() && d.Planned.Before(p.On))
}

// pending answers whether a proceeding about the person, or a claim of the person, is pending on
// the day of a departure.
func pending(p *Pass, d *departure) rule.Answer {
	day := p.On
	if p.Happened(d.Departed) {
		day = d.Departed
	}
	switch all := pendency.Of(p); {
	case all.on(day):
		return Yes
	case all.unknown:
		return DontKnow
	}
	return No
}

// A pendencyOf is when any proceeding about a person, or any claim of the person, was pending.
type pendencyOf struct {
	stretches []rule.Stretch // in order, none within another
	unknown   bool           // of a proceeding it is not known when it began
}

// on reports whether anything was pending on a day.
func (x *pendencyOf) on(day law.Day) bool {
	n := sort.Search(len(x.stretches), func(i int) bool { return x.stretches[i].From.After(day) })
	return n > 0 && (x.stretches[n-1].To.IsZero() || x.stretches[n-1].To.After(day))
}

var pendency = &Memo[*pendencyOf]{Make: func(p *Pass) *pendencyOf {
	out := &pendencyOf{}
	var all []rule.Stretch
	for _, i := range p.Subject.Records.Proceedings {
		x := &p.Subject.File.Proceedings[i]
		out.unknown = out.unknown || undatedStep(x)
		all = append(all, pendingSteps(x)...)
	}
	for i := range p.Subject.Claims {
		if x := &p.Subject.Claims[i]; !x.Lodged.IsZero() {
			all = append(all, rule.Stretch{From: x.Lodged, To: x.Decided})
		}
	}
	slices.SortFunc(all, func(a, b rule.Stretch) int { return a.From.Compare(b.From) })
	for _, s := range all {
		if !s.To.IsZero() && !s.To.After(s.From) {
			continue
		}
		n := len(out.stretches)
		if n == 0 || !out.stretches[n-1].To.IsZero() && out.stretches[n-1].To.Before(s.From) {
			out.stretches = append(out.stretches, s)
			continue
		}
		if to := &out.stretches[n-1].To; s.To.IsZero() || !to.IsZero() && s.To.After(*to) {
			*to = s.To
		}
	}
	return out
}}

// pendingSteps are the stretches in which a proceeding was pending, from step to step.
func pendingSteps(x *cases.Proceeding) []rule.Stretch {
	var out []rule.Stretch
	begun := false
	all := inOrder(x).steps
	for i, s := range all {
		switch s.Kind {
		case cases.StepReported, cases.StepOpened, cases.StepCharged:
			begun = true
		}
		if i+1 < len(all) && all[i+1].Day == s.Day || !begun || endedWith(s) {
			continue
		}
		stretch := rule.Stretch{From: s.Day}
		if i+1 < len(all) {
			stretch.To = all[i+1].Day
		}
		out = append(out, stretch)
	}
	return out
}

// undatedStep reports whether it is not known when a proceeding began.
func undatedStep(x *cases.Proceeding) bool {
	if x.NotReported != "" {
		return false
	}
	for i := range x.Steps {
		if !x.Steps[i].Day.IsZero() {
			return false
		}
	}
	return true
}
