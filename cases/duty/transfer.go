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

// ofMissing are the instruments that ask for more than an alert where a child is missing.
var ofMissing = []string{"coe-197", "crc", "hague-1996", "crc-gc6"}

func transferRules() []Rule {
	return []Rule{
		&Other{
			Head: rule.Head{
				ID: "TREF-001", Title: "Common legal basis for cooperation",
				Who: []rule.Role{"focal-point"},
				ToDo: "Record on which instruments the States work together. At least one must " +
					"bind both and govern the case.",
				Bases: []rule.Basis{
					rule.On("coe-197", "32"), rule.On("untoc", "27"), rule.On("crc", "35"),
					rule.Supported("palermo", "10(1)"), rule.Supported("hague-1996", "29-30"),
				},
			},
			Applies: "where a referral crosses a border", Time: "when the transfer opens",
			Home: "referrals", Reads: []string{"/referrals", "/age"},
			Labels: []string{basisNamed, basisCommon, basisNone, basisUnknown},
			Check:  commonBasis,
		},
		&DutyEach[crossing]{
			Head: rule.Head{
				ID: "TREF-002", Title: "Cross-border focal point",
				Who:  []rule.Role{"focal-point"},
				ToDo: "Contact the focal point for cross-border referral, or record why not.",
				Bases: []rule.Basis{
					rule.Limb("eu-2011-36", "11(4)", "referral_by_law"),
					{Instrument: "icmpd-trm", Pinpoint: "General", Topic: "referral_mechanism"},
				},
				Topics: []string{"authorities.focal_point"},
			},
			Of: crossingsInUnion,
			Acts: []Act[crossing]{{
				Field: "border/focal_point", Text: "contact with the focal point",
				Day:    func(x *crossing) law.Day { return x.Border.FocalPoint },
				Within: Within{Grade: rule.WithoutDelay},
			}},
			Unless: []Quality[crossing]{{
				Field: "border/no_focal_point", Text: "why the focal point was not contacted",
				Reads: []string{"/referrals"},
			}},
			Over: &Over[crossing]{
				Text: "the end of the referral", Reads: []string{"/referrals"}, Find: referralOver,
			},
		},
		&DutyEach[cases.Danger]{
			Head: rule.Head{
				ID: "TREF-003", Title: "Warning the other State of immediate danger",
				Who: []rule.Role{"police", "focal-point"},
				ToDo: "Tell the State where the person is in danger without delay. Record the " +
					"body that was told, and the day.",
				Bases:  []rule.Basis{rule.On("coe-197", "33(1)"), rule.On("hague-1996", "36")},
				Danger: true,
			},
			Of: dangersAbroad,
			From: &Start[cases.Danger]{
				Text: "day on which the danger became known", Field: "known",
				Reads: []string{"/dangers"},
				Find:  func(_ *Pass, x *cases.Danger) law.Day { return x.Known },
			},
			Acts: []Act[cases.Danger]{{
				Field: "told", Text: "warning to the other State",
				Day:    func(x *cases.Danger) law.Day { return x.Told },
				Within: Within{Policy: rule.DangerTime, Grade: rule.AtOnce},
			}},
			Must: []Quality[cases.Danger]{{Field: "recipient", Text: "body that was told"}},
			Ends: []*End{Died},
		},
		&DutyEach[victim.MissingEpisode]{
			Head: rule.Head{
				ID: "TREF-004", Title: "Missing child",
				Who: []rule.Role{"police", "shelter", "guardian"},
				ToDo: "Report the child missing to the police at once. Put an alert in the " +
					"databases and tell the guardian.",
				Bases: []rule.Basis{
					rule.On("eu-2018-1862", "32(1)(a)"), rule.On("coe-197", "33(2)"),
					rule.Supported("crc", "11"), rule.Supported("hague-1996", "31(c)"),
					rule.On("crc-gc6", "50-53"),
				},
				Danger: true,
			},
			Of: missingChildren, Owed: to(Child),
			Acts: []Act[victim.MissingEpisode]{
				{
					Field: "reported", Text: "report to the police", Only: ofMissing,
					Day:    func(m *victim.MissingEpisode) law.Day { return m.Reported },
					Within: Within{Policy: rule.MissingTime, Grade: rule.AtOnce},
					Before: &Limit[victim.MissingEpisode]{
						Text: "the day on which the child is found", Reads: []string{"/missing"},
						Find: func(_ *Pass, m *victim.MissingEpisode) (happened, planned law.Day) {
							return m.Found, law.Day{}
						},
					},
				},
				{
					Field: "alert", Text: "alert in the databases",
					Day:    func(m *victim.MissingEpisode) law.Day { return m.Alert },
					Within: Within{Grade: rule.AtOnce},
					Over: &Over[victim.MissingEpisode]{
						Text: "the day on which the child is found", Reads: []string{"/missing"},
						Find: func(_ *Pass, m *victim.MissingEpisode) law.Day { return m.Found },
					},
				},
				{
					Field: "guardian_informed", Text: "information to the guardian",
					Only:   ofMissing,
					Day:    func(m *victim.MissingEpisode) law.Day { return m.GuardianInformed },
					Within: Within{Grade: rule.AtOnce},
				},
			},
		},
		&Other{
			Head: rule.Head{
				ID: "TREF-006", Title: "Competent State and consent to a placement abroad",
				Who: []rule.Role{"child-protection", "central-authority"},
				ToDo: "Record which State is competent. Before a placement abroad consult the " +
					"other State and get its consent.",
				Bases: []rule.Basis{
					rule.On("eu-2019-1111", "82"), rule.On("hague-1996", "33"),
					rule.Supported("hague-1996", "5"), rule.Supported("hague-1996", "6"),
					rule.Supported("hague-1996", "7"), rule.Supported("hague-1996", "11"),
				},
				Danger: true,
			},
			Applies: "to the referral of a child across a border, where both States apply " +
				"Regulation (EU) 2019/1111 or the 1996 Hague Convention",
			Time: "before the decision on the placement", Home: "referrals",
			Reads: []string{"/referrals", "/age"},
			Labels: []string{
				placementCompetent, placementPlanned, placementNone, placementThere,
				placementAgreed, placementConsent,
			},
			Asks:  []string{Child.Asks},
			Check: placementAbroad,
		},
		&DutyEach[crossing]{
			Head: rule.Head{
				ID: "TREF-007", Title: "Handover and feedback",
				Who: []rule.Role{"sender", "receiver"},
				ToDo: "Hand the child over to a receiving guardian, with minutes and documents. " +
					"Get feedback.",
				Bases: []rule.Basis{
					rule.On("icmpd-trm", "SOP 4"), rule.On("unicef-2003-see", "3.8"),
					rule.Supported("coe-197", "16(6)"),
				},
			},
			Of: handovers, Owed: to(Child),
			Acts: []Act[crossing]{
				{
					Field: "border/documents", Text: "minutes of the handover",
					Reads: []string{"/referrals"},
					Look: func(_ *Pass, x *crossing) rule.Deed {
						if slices.Contains(x.Border.Documents, referral.DocumentMinutes) {
							return rule.Deed{State: rule.Done}
						}
						return rule.Deed{}
					},
				},
				{
					Field: "border/guardian", Text: "receiving guardian", Reads: []string{"" +
						"/referrals"},
					Look: func(_ *Pass, x *crossing) rule.Deed {
						if x.Border.Guardian == "" {
							return rule.Deed{State: rule.Unsure}
						}
						return rule.Deed{State: rule.Done}
					},
				},
				{
					Field: "border/feedback", Text: "feedback from the receiver",
					Day:    func(x *crossing) law.Day { return x.Border.Feedback },
					Within: Within{Policy: rule.FeedbackTime, Grade: rule.WithoutDelay},
				},
			},
		},
	}
}

func transferFileRules() []FileRule {
	return []FileRule{
		&FileDutyEach[cases.Request]{
			Head: rule.Head{
				ID: "TREF-005", Title: "Answer to a request from another State",
				Who: []rule.Role{"focal-point", "prosecutor"},
				ToDo: "Send the result of what was done, or tell that the request cannot be met. " +
					"Tell of a delay; the result is owed still.",
				Bases: []rule.Basis{
					rule.On("coe-197", "34(1)"), rule.On("coe-197", "34(4)"),
					// It asks who is whose national, and no more.
					rule.Supported("palermo", "8(3)"),
				},
			},
			Of: requests,
			// A notice of delay leaves the result to be told (CETS No. 197, article 34(1)).
			From: &rule.Start[*cases.File, cases.Request]{
				Text:  "day of the request, or of a notice of delay",
				Field: "received", Reads: []string{"/requests"},
				Find: func(p *FilePass, r *cases.Request) law.Day {
					if p.Happened(r.Late) {
						return last(r.Received, r.Late)
					}
					return r.Received
				},
			},
			Acts: []FileAct[cases.Request]{{
				Field: "answered", Text: "answer to the request", Labels: []string{requestObstacle},
				Reads: []string{"/requests"},
				Look: func(p *FilePass, r *cases.Request) rule.Deed {
					switch {
					case p.Happened(r.Answered):
						return rule.Deed{State: rule.Done, Day: r.Answered}
					case p.Happened(r.Obstacle):
						return rule.Deed{State: rule.Done, Day: r.Obstacle, Label: requestObstacle}
					}
					return rule.Deed{}
				},
				Within: rule.Within[*cases.File]{
					Policy: rule.AnswerTime, Grade: rule.WithoutDelay,
				},
			}},
		},
	}
}

const requestObstacle = "notice of an obstacle to the request"

var requests = &FileList[cases.Request]{
	Name: "requests", Text: "each request from another State",
	All: func(p *FilePass) []cases.Request { return p.Subject.Requests },
	Day: func(r *cases.Request) law.Day { return r.Received },
	At:  func(r *cases.Request) jurisdiction.Code { return r.To },
	ID:  func(r *cases.Request) string { return r.ID },
	// CETS No. 197, article 34, obliges Parties to each other.
	Rests: func(p *FilePass, r *cases.Request) []string {
		day := r.Received
		if day.IsZero() {
			day = p.On
		}
		if r.From.IsValid() && !mayBind(p.Binds("coe-197", r.From, day)) {
			return []string{"palermo"}
		}
		return nil
	},
}

// A crossing is a referral across a border.
type crossing struct {
	*referral.Referral
	path  rule.Path
	place jurisdiction.Code // of the State whose law is asked
}

// crossings are the referrals of a person across a border that were not broken off. A request asks
// for the person, and nobody crosses by it.
func crossings(p *Pass) []crossing {
	var out []crossing
	for _, i := range p.Subject.Records.Referrals {
		r := &p.Subject.File.Referrals[i]
		state := r.StateOn(p.On)
		ran := !state.Over() || state == referral.Completed ||
			state == referral.PartlyCompleted ||
			state == referral.Closed && (len(r.History) == 0 || !completed(r).IsZero())
		if r.Kind != referral.Request && r.Crosses() && !opened(r).After(p.On) && ran {
			out = append(out, crossing{r, rule.Path{}.Elem("referrals", i), r.From.Place})
		}
	}
	return out
}

// opened is the first day on which anything is on file of a referral; zero without a history.
func opened(r *referral.Referral) law.Day {
	if len(r.History) == 0 {
		return law.Day{}
	}
	return r.History[0].Day
}

// inUnion answers whether the law of the European Union has a place among the member States on a
// day: also the State that left it, as long as its agreement on that says so.
func inUnion(p *Pass, place jurisdiction.Code, day law.Day) rule.Answer {
	member, state := p.Profile(place.Country()).Membership.EU.At(day)
	switch {
	case state == law.Known && member.Value:
		return Yes
	case p.Binds("eu-withdrawal-2020", place, day).Reason == jurisdiction.ReachesThere:
		return Yes
	case state == law.NotKnown && euMember(place):
		return DontKnow
	}
	return No
}

// The lists of referrals across a border.
var (
	allCrossings = &List[crossing]{
		Name: "referrals", Text: "each referral across a border", Whole: true, All: crossings,
		Day:  func(x *crossing) law.Day { return opened(x.Referral) },
		At:   func(x *crossing) jurisdiction.Code { return x.place },
		ID:   func(x *crossing) string { return x.Referral.ID },
		Path: func(x *crossing) rule.Path { return x.path },
	}
	// crossingsInUnion are those of which a member of the Union is a part. It owes the contact.
	crossingsInUnion = func() *List[crossing] {
		l := only(allCrossings, "each referral across a border", Quality[crossing]{
			Field: "from/place", Text: "whether a State of the referral is in the European Union",
			Reads: []string{"/referrals"},
			Holds: func(p *Pass, x *crossing) rule.Answer {
				return inUnion(p, x.From.Place, p.On).Or(inUnion(p, x.To.Place, p.On))
			},
		})
		l.All = func(p *Pass) []crossing {
			all := crossings(p)
			for i := range all {
				if inUnion(p, all[i].From.Place, p.On) == No {
					all[i].place = all[i].To.Place
				}
			}
			return all
		}
		return l
	}()
	handovers = func() *List[crossing] {
		l := only(allCrossings, "each handover across a border",
			is("border/handover", "a handover", func(x *crossing) bool {
				return !x.Border.Handover.IsZero()
			}))
		l.Day = func(x *crossing) law.Day { return x.Border.Handover }
		return l
	}()
	// dangersAbroad are told to the State where the danger is. CETS No. 197, article 33(1), obliges
	// Parties to each other.
	dangersAbroad = func() *List[cases.Danger] {
		l := *Dangers
		l.Text = "each immediate danger in another State"
		l.ID = func(x *cases.Danger) string { return x.ID }
		l.Rests = func(p *Pass, x *cases.Danger) []string {
			day := x.Known
			if day.IsZero() {
				day = p.On
			}
			if x.Place.IsValid() && !mayBind(p.Binds("coe-197", x.Place, day)) {
				return []string{"hague-1996"}
			}
			return nil
		}
		return &l
	}()
	missingChildren = func() *List[victim.MissingEpisode] {
		l := *MissingTimes
		l.Text = "each time a child was missing"
		l.At = func(m *victim.MissingEpisode) jurisdiction.Code { return m.Place }
		return &l
	}()
)

// referralOver is the day on which a referral came to its end.
func referralOver(_ *Pass, x *crossing) law.Day {
	for i := range x.History {
		if e := &x.History[i]; e.To.Over() {
			return e.Day
		}
	}
	return law.Day{}
}

// The phrases of TREF-001.
const (
	basisNamed   = "instruments on which the States work together"
	basisCommon  = "instruments that bind both and govern the case"
	basisNone    = "instrument that binds both and governs the case"
	basisUnknown = "whether the instruments on file bind and govern"
)

// commonBasis looks for an instrument on file that binds both States and governs the case: one for
// children is none for an adult.
func commonBasis(p *Pass) {
	for _, x := range crossings(p) {
		t := rule.Told{
			Path: x.path.At("border/basis"), Place: x.From.Place, Element: x.Referral.ID,
		}
		common, open := 0, false
		// What was carried out is judged by the law, and the age, of its day.
		day := handedOver(p, &x)
		if t.Judged = day; day.IsZero() {
			day = p.On
		}
		for _, id := range x.Border.Basis {
			a := bindsOn(p, id, x.From.Place, day).And(bindsOn(p, id, x.To.Place, day)).
				And(p.Governs(id, day))
			if a == Yes {
				common++
			}
			open = open || a == DontKnow
		}
		t.Args.Number = int32(common)
		switch {
		case len(x.Border.Basis) == 0:
			t.Outcome, t.Says, t.Label = rule.Unknown, rule.SaysUnknown, basisNamed
		case common > 0:
			t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMet, basisCommon
		case open:
			t.Outcome, t.Label = rule.Unknown, basisUnknown
		default:
			t.Outcome, t.Says, t.Label = rule.NotMet, rule.SaysLacking, basisNone
		}
		p.Tell(t)
	}
}

// handedOver is the day on which a child was handed over, or else that on which the referral was
// completed; zero while neither happened.
func handedOver(p *Pass, x *crossing) law.Day {
	if day := x.Border.Handover; !day.IsZero() {
		if p.Happened(day) {
			return day
		}
		return law.Day{}
	}
	if day := completed(x.Referral); p.Happened(day) {
		return day
	}
	return law.Day{}
}

// completed is the day on which a referral was completed, be it in part; zero where it was not.
func completed(r *referral.Referral) law.Day {
	return first(r.On(referral.Complete), r.On(referral.CompletePartly))
}

// bindsOn answers whether an instrument bound a place on a day; a zero day is that of the check.
func bindsOn(
	p *Pass, instrument string, place jurisdiction.Code, day law.Day,
) rule.Answer {
	if day.IsZero() {
		day = p.On
	}
	return binding(p.Binds(instrument, place, day))
}

func binding(b jurisdiction.Bound) rule.Answer {
	switch b.Binding {
	case law.Binds:
		return Yes
	case law.BindUnknown:
		return DontKnow
	}
	return No
}

// The phrases of TREF-006.
const (
	placementCompetent = "State that may take measures for the child"
	placementPlanned   = "whether the child is to be placed abroad"
	placementNone      = "no placement abroad, or only urgent measures"
	placementThere     = "placement by the State that receives the child"
	placementAgreed    = "consent of the other State to the placement"
	placementConsent   = "consent of the other State before the placement"
)

// placementAbroad asks for the consent of the other State. Between members of the Union the
// Regulation comes before the Convention (Regulation (EU) 2019/1111, article 97(1)). What was done
// is judged by the law of the day of the handover: the Regulation applies since 1 August 2022, and
// what came before the Convention between members until then is not in the data.
func placementAbroad(p *Pass) {
	for _, x := range crossings(p) {
		day := handedOver(p, &x)
		regulation := bindsOn(p, "eu-2019-1111", x.From.Place, day).
			And(bindsOn(p, "eu-2019-1111", x.To.Place, day))
		hague := bindsOn(p, "hague-1996", x.From.Place, day).
			And(bindsOn(p, "hague-1996", x.To.Place, day))
		b := &x.Border
		t := rule.Told{
			Path: x.path.At("border"), Place: x.From.Place, Element: x.Referral.ID,
			Only: []string{"hague-1996"},
		}
		switch {
		case regulation == Yes:
			t.Only = []string{"eu-2019-1111"}
		case hague == No && regulation == No:
			continue // both work only between States that apply them
		case hague == No:
			t.Only = []string{"eu-2019-1111"}
		}
		if !p.Owed(day, Child) {
			continue
		}
		agreed := p.Happened(b.Agreed)
		switch {
		case b.Placement == person.No || b.Urgent == person.Yes:
			t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMet, placementNone
		case b.Competent == "":
			t.Outcome, t.Says, t.Label = rule.Unknown, rule.SaysUnknown, placementCompetent
			t.Path = x.path.At("border/competent")
		case same(b.Competent, x.To.Place):
			// It places the child at home: article 33 and article 82 speak of another State.
			t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMet, placementThere
			t.Path = x.path.At("border/competent")
		case b.Placement != person.Yes:
			t.Outcome, t.Label = rule.Unknown, placementPlanned
			t.Path = x.path.At("border/placement")
		case agreed && (day.IsZero() || !b.Agreed.After(day)):
			t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMetOn, placementAgreed
			t.Args.Day, t.Judged = b.Agreed, b.Agreed
		case agreed:
			t.Outcome, t.Says, t.Label = rule.NotMet, rule.SaysOnlyAfter, placementConsent
			t.Args.Last, t.Args.Day, t.Judged, t.Past = b.Agreed, day, day, true
			t.Path = x.path.At("border/agreed")
		case !day.IsZero():
			t.Outcome, t.Says, t.Label = rule.NotMet, rule.SaysBefore, placementConsent
			t.Args.Day, t.Judged, t.Past = day, day, true
			t.Path = x.path.At("border/agreed")
		default:
			t.Outcome, t.Says, t.Label = rule.Due, rule.SaysLacking, placementConsent
			t.Path = x.path.At("border/agreed")
		}
		p.Tell(t)
	}
}
