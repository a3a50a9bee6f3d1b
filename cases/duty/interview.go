package duty

import (
	"slices"
	"sort"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func interviewRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "INTV-001", Title: "First interview without unjustified delay",
				Who:  []rule.Role{"police", "prosecutor"},
				ToDo: "Hold the first interview, or set its day and record why it waits.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "15(3)(a)"), rule.On("coe-201", "35(1)(a)"),
					rule.On("eu-2012-29", "20"),
				},
			},
			Owed: to(childOrHeard), From: toBeHeard,
			Done: rule.Either("first forensic interview",
				rule.First("first forensic interview", forensic), interviewWaits),
			Within: Within{Policy: rule.FirstInterview, Grade: rule.WithoutDelay},
			Ends:   []*End{grownUnheard, proceedingsOver, Died, Closed},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-002", Title: "Child-friendly interview room",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Use a child-friendly interview room, or record why that was not " +
					"necessary.",
				Bases: []rule.Basis{
					rule.On("coe-201", "35(1)(b)"), rule.On("eu-2011-36", "15(3)(b)"),
				},
				Topics: []string{"interviews.facility"},
			},
			Each: forensic, Owed: to(Child),
			Must: []Quality[cases.Interview]{{
				Field: "premises", Text: "child-friendly interview room",
				Holds: func(_ *Pass, x *cases.Interview) rule.Answer {
					switch x.Premises {
					case "":
						return DontKnow
					case cases.PremisesAdapted, cases.PremisesBarna:
						return Yes
					}
					return No
				},
			}},
			Unless: []Quality[cases.Interview]{
				{
					Field: "premises_reason", Text: "why another room was used",
					Holds: roomUnneeded,
				},
			},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-003", Title: "Trained interviewer",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Have the interview held by or through a professional trained for it. " +
					"Record it.",
				Bases: []rule.Basis{
					rule.On("coe-201", "35(1)(c)"), rule.On("eu-2011-36", "15(3)(c)"),
					rule.On("ecosoc-2005-20", "10-14"),
				},
			},
			Each: forensic, Owed: to(Child),
			Must: []Quality[cases.Interview]{
				{Field: "trained", Text: "interviewer trained for it"},
			},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-004", Title: "Same interviewer each time",
				Who:  []rule.Role{"police", "prosecutor"},
				ToDo: "Have the same person hold the interview, or record why another did.",
				Bases: []rule.Basis{
					rule.On("coe-201", "35(1)(d)"), rule.On("eu-2011-36", "15(3)(d)"),
				},
			},
			Each: forensic, Owed: to(Child), From: 2, Series: heardHere,
			Must: []Quality[cases.Interview]{{
				Field: "interviewer", Text: "interviewer of the first interview",
				Reads: []string{"/proceedings"},
				Holds: func(p *Pass, x *cases.Interview) rule.Answer {
					first := forensics.Of(p).tallies[heardHere(p, x)].first
					if first == nil || first.Interviewer == "" || x.Interviewer == "" {
						return DontKnow
					}
					return rule.If(x.Interviewer == first.Interviewer)
				},
			}},
			Unless: []Quality[cases.Interview]{
				{Field: "changed", Text: "why another person held the interview"},
			},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-005", Title: "As few interviews as possible",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Record why each further interview is necessary. Keep to the number of " +
					"national law.",
				Bases: []rule.Basis{
					rule.On("coe-201", "35(1)(e)"), rule.On("eu-2011-36", "15(3)(e)"),
					rule.On("eu-2011-36", "12(4)(a),(d)"), rule.On("eu-2012-29", "20"),
					toSpare, toSpareChild, rule.On("ecosoc-2005-20", "29-31"),
				},
				Topics: []string{"interviews.max", "interviews.age_under"},
			},
			Each: forensic, From: 2, Series: heardOf, What: "need for one more interview",
			Must: []Quality[cases.Interview]{
				{
					Field: "necessary",
					Text:  "number within the limit of national law",
					Reads: []string{"/age", "/proceedings"},
					Holds: func(p *Pass, x *cases.Interview) rule.Answer {
						limit, _, over := beyondLimit(p, x)
						return rule.If(!over || !limit.Hard)
					},
				},
				{
					Field: "necessary", Text: "need for one more interview",
					Reads: []string{"/age"},
					Holds: func(p *Pass, x *cases.Interview) rule.Answer {
						a := answer(x.Necessary)
						if _, _, over := beyondLimit(p, x); over && a == DontKnow {
							return No // the law lets an exception be made for a need on file
						}
						return a
					},
				},
			},
			Most: func(p *Pass, x *cases.Interview) int {
				if limit, _, over := beyondLimit(p, x); over {
					return limit.Max
				}
				return 0
			},
			National: func(
				p *Pass, _ jurisdiction.Code, x *cases.Interview,
			) (jurisdiction.Code, law.Citation, bool) {
				limit, place, over := beyondLimit(p, x)
				return place, limit.source, over
			},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-006", Title: "Accompanying person at the interview",
				Who: []rule.Role{"police", "guardian"},
				ToDo: "Let the representative, or an adult of the child's choice, be with the " +
					"child. Let an adult be with a lawyer and a person of choice. Otherwise " +
					"record the reasoned decision.",
				Bases: []rule.Basis{
					rule.On("coe-201", "35(1)(f)"), rule.On("eu-2011-36", "15(3)(f)"),
					rule.On("eu-2012-29", "20"),
				},
			},
			Each: accompanied, Owed: to(childOrHeard), What: "accompanying person",
			Must: []Quality[cases.Interview]{
				{
					Field: "companions", Text: "accompanying person who is no suspect",
					Reads: CarerSuspected.Reads,
					Holds: func(p *Pass, x *cases.Interview) rule.Answer {
						_, suspected := carerSuspicion(p, dayOf(p, x))
						return rule.If(!suspected ||
							!slices.Contains(x.Companions, cases.WithParent))
					},
				},
				{Field: "companions", Text: "accompanying person", Holds: stoodBy},
				{
					// The child may be accompanied, and need not be: nobody knows why it was not.
					Field: "alone", Text: "why nobody was with the person",
					Reads: append([]string{"/guardians"}, Alone.Reads...),
					Holds: func(p *Pass, x *cases.Interview) rule.Answer {
						switch {
						case accompaniedAt(p, x), x.Alone != "", x.Decision != "":
							return Yes
						case slices.Contains(x.Companions, cases.WithNobody) && nobodyToAsk(p, x):
							return No
						}
						return DontKnow
					},
				},
				{
					Field: "decision", Text: "decision that nobody be with the person",
					Holds: func(p *Pass, x *cases.Interview) rule.Answer {
						if !accompaniedAt(p, x) && x.Alone == care.AbsenceReasonedOrder &&
							x.Decision == "" {
							return DontKnow
						}
						return Yes
					},
				},
			},
			Unless: []Quality[cases.Interview]{
				{
					Field: "decision", Text: "reasoned decision that nobody be with the person",
					Reads: []string{"/decisions"}, Holds: excluded,
				},
				{
					Field: "alone", Text: "wish of the person to be alone",
					Holds: func(p *Pass, x *cases.Interview) rule.Answer {
						return rule.If(x.Alone == care.AbsenceOwnWish && !accompaniedAt(p, x))
					},
				},
			},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-007", Title: "Audio-visual recording of the interview",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Make an audio-visual recording and register it as evidence, or record " +
					"why not.",
				Bases: []rule.Basis{
					rule.On("coe-201", "35(2)"), rule.On("eu-2011-36", "15(4)"),
					rule.On("eu-2012-29", "24(1)(a)"),
				},
				Topics: []string{"interviews.recording"},
			},
			Each: forensic, Owed: to(Child), What: "audio-visual recording",
			Must: []Quality[cases.Interview]{
				{Field: "recorded", Text: "audio-visual recording"},
				{Field: "evidence", Text: "piece of evidence that holds the recording"},
			},
			Unless: []Quality[cases.Interview]{
				{
					Field: "not_recorded", Text: "why it was not recorded",
					// The State is to see to it that an interview can be recorded: that there was
					// nothing to record it with is what the articles forbid.
					Holds: func(_ *Pass, x *cases.Interview) rule.Answer {
						return rule.If(x.NotRecorded != "" &&
							x.NotRecorded != care.AbsenceNotAvailable)
					},
				},
			},
		},
		&Prohibition[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-008", Title: "Guardian before any question about exploitation",
				Who: []rule.Role{"police", "guardianship-authority"},
				ToDo: "Have a guardian appointed before anybody asks the child about the " +
					"exploitation.",
				Bases: []rule.Basis{
					rule.On("unicef-2003-see", "3.3.2"), rule.On("unicef-2006", "3.3.2"),
				},
				Topics: []string{"interviews.guardian_first"},
				Danger: true,
			},
			Never: questioning, Owed: to(Child, Alone), While: withoutGuardian,
			National: func(
				p *Pass, place jurisdiction.Code, x *cases.Interview,
			) (jurisdiction.Code, law.Citation, bool) {
				e, state := p.Profile(place).Interviews.GuardianFirst.At(dayOf(p, x))
				return place, e.Source, state == law.Known && e.Value
			},
		},
		&Safeguard[cases.Interview]{
			Head: rule.Head{
				ID: "INTV-010", Title: "Interview without a suspect, and understood",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Hold the interview without the suspect, or record why that was not " +
					"possible. Use a language that the person understands.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "12(4)(b)-(c)"), rule.On("eu-2012-29", "7"),
					rule.Supported("eu-2012-29", "18-19"), rule.On("coe-201", "31(1)(e)-(g)"),
					rule.Supported("coe-197", "30"), toSpare, toSpareChild,
					rule.On("ecosoc-2005-20", "29-31"),
				},
			},
			Each: conditionsOfInterviews, What: "interview without a suspect, and understood",
			Must: []Quality[cases.Interview]{
				{
					Field: "confronted", Text: "interview without a suspect, or why not",
					Only:  []string{"eu-2011-36", "coe-201", "echr", "ecosoc-2005-20"},
					Reads: []string{"/interviews/confronted_reason"},
					Holds: func(_ *Pass, x *cases.Interview) rule.Answer {
						return rule.If(x.Confronted != person.Yes || x.ConfrontedReason != "")
					},
				},
				{
					Field: "language_understood", Text: "interview in a language understood",
					Only: []string{"eu-2012-29", "echr"},
					Holds: func(_ *Pass, x *cases.Interview) rule.Answer {
						return rule.If(x.LanguageUnderstood != person.No)
					},
				},
			},
		},
		&DutyEach[cases.Testimony]{
			Head: rule.Head{
				ID: "INTV-011", Title: "Protection of an adult when testifying",
				Who: []rule.Role{"court", "prosecutor"},
				ToDo: "Choose measures: no visual contact, a closed hearing, testimony from " +
					"elsewhere. Or record why none.",
				Bases: []rule.Basis{
					rule.On("coe-197", "30"), rule.On("eu-2011-36", "12(4)(b)-(c)"), toSpare,
				},
			},
			Of: Testimonies, Owed: to(Grown), From: summoned,
			Acts:   courtMeasures("measures that protect the adult"),
			Unless: noCourtMeasures, Before: theTestimony,
		},
		&DutyEach[cases.Testimony]{
			Head: rule.Head{
				ID: "INTV-009", Title: "Protection of the child when testifying",
				Who: []rule.Role{"court", "prosecutor"},
				ToDo: "Choose measures: no visual contact, a closed hearing, testimony from " +
					"elsewhere. Or record why none.",
				Bases: []rule.Basis{
					rule.On("coe-197", "30"), rule.On("coe-201", "36(2)"),
					rule.On("coe-201", "31(1)(e)-(g)"), rule.On("eu-2011-36", "12(4)(b)-(c)"),
					rule.On("eu-2011-36", "15(5)"), toSpareChild,
				},
			},
			Of: Testimonies, Owed: to(Child), From: summoned,
			Acts:   courtMeasures("measures that protect the child"),
			Unless: noCourtMeasures, Before: theTestimony,
		},
	}
}

// What a testimony shows of the measures that protect who testifies.
var (
	summoned = &Start[cases.Testimony]{
		Text: "the summons",
		Find: func(*Pass, *cases.Testimony) law.Day { return law.Day{} },
	}
	noCourtMeasures = []Quality[cases.Testimony]{
		{Field: "no_measures", Text: "why no measure was chosen"},
	}
	theTestimony = &Limit[cases.Testimony]{
		Text: "the testimony",
		Find: func(_ *Pass, x *cases.Testimony) (happened, planned law.Day) {
			return x.Day, x.Day
		},
	}
)

// courtMeasures are the measures, under the name that they have for who testifies.
func courtMeasures(text string) []Act[cases.Testimony] {
	return []Act[cases.Testimony]{{
		Field: "measures", Text: text,
		Look: func(_ *Pass, x *cases.Testimony) rule.Deed {
			if len(x.Measures) > 0 {
				return rule.Deed{State: rule.Done}
			}
			return rule.Deed{}
		},
	}}
}

// roomUnneeded answers whether there is a reason for which no room made for children was necessary.
// Both articles ask for one where it is necessary: that none was to be had makes it no less so.
func roomUnneeded(_ *Pass, x *cases.Interview) rule.Answer {
	switch x.PremisesReason {
	case care.AbsenceNotNecessary, care.AbsenceOwnWish, care.AbsenceHealth, care.AbsenceSafety,
		care.AbsenceBestInterests, care.AbsenceUrgency, care.AbsenceReasonedOrder:
		return Yes
	}
	return No
}

// hears is the act that owes it to a victim of any age to be interviewed without unjustified delay
// (Directive 2012/29/EU, article 20(a)).
var hears = act{"eu-2012-29", "Directive 2012/29/EU"}

var (
	childOrHeard = hears.orChild("child-or-heard")
	grownUnheard = hears.grown()
)

// toBeHeard is [Reported] in a proceeding that is not finally judged. An interview is held only
// where it is strictly necessary (Directive 2011/36/EU, article 15(3)(e)): where there was a final
// judgment without one, nobody can tell that it was.
var toBeHeard = &Trigger{
	Name: "to-be-heard",
	Text: "a report of the offence, in a proceeding that is not finally judged",
	Asks: Reported.Asks, Reads: Reported.Reads,
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		return reportedIn(p, state, func(x *cases.Proceeding) bool {
			return !finallyJudged(x, p.On)
		})
	},
}

// proceedingsOver is the end of the last proceeding in the State in which the person might have
// been heard.
var proceedingsOver = &End{
	Name: "judged", Text: "the end of the proceedings in the State",
	Reads: []string{"/proceedings"},
	Find: func(p *Pass, e rule.Event) law.Day {
		var day law.Day
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if !here(x.Place, e.Place) || x.NotReported != "" || ahead(x, p.On) {
				continue
			}
			if !ended(x, p.On) {
				return law.Day{}
			}
			day = last(day, endedOn(x, p.On))
		}
		if day.IsZero() {
			return day
		}
		return day.AddDays(1)
	},
}

// interviewWaits is the reason why the first interview waits, in an interview that is set for a
// day to come.
var interviewWaits = rule.Recorded("why the first interview waits", []string{"/interviews"},
	func(p *Pass) rule.Path {
		for _, i := range p.Subject.Records.Interviews {
			x := &p.Subject.File.Interviews[i]
			if x.Kind == cases.InterviewForensic && x.Day.After(p.On) && x.Delay != "" {
				return rule.Path{}.Elem("interviews", i).At("delay")
			}
		}
		return rule.Path{}
	})

// conditionsOfInterviews are the interviews of which the file tells whether a suspect was there, or
// whether the person understood. What nobody recorded is not asked for.
var conditionsOfInterviews = func() *List[cases.Interview] {
	l := withIn(forensic, func(_ *Pass, x *cases.Interview) bool {
		return x.Confronted != "" || x.LanguageUnderstood != ""
	})
	l.Text = "each forensic interview of which the file tells how it was held"
	return l
}()

// forensic are the interviews to take evidence.
var forensic = only(Interviews, "each forensic interview",
	is("kind", "forensic interview", func(x *cases.Interview) bool {
		return x.Kind == cases.InterviewForensic
	}),
)

// dayOf is the day of an interview, or that of the check where it is not recorded.
func dayOf(p *Pass, x *cases.Interview) law.Day {
	if x.Day.IsZero() {
		return p.On
	}
	return x.Day
}

// before reports whether of two interviews one was earlier. Those without a day come last.
func before(a, b *cases.Interview) bool {
	if a.Day.IsZero() != b.Day.IsZero() {
		return b.Day.IsZero()
	}
	return a.Day.Before(b.Day)
}

// heardOf names what the person is heard about in an interview: "" for the exploitation, else the
// proceeding. Each instrument limits the interviews of one investigation or proceeding on its
// offences (Directive 2011/36/EU, article 15(3); Directive 2012/29/EU, article 20(b); CETS No. 201,
// article 35(1)): those about something else are counted apart.
func heardOf(p *Pass, x *cases.Interview) string {
	if otherMatters.Of(p)[x.Proceeding] {
		return x.Proceeding
	}
	return ""
}

// heardHere is [heardOf] for the interviews in one State: who asked in one cannot be asked to ask
// in another.
func heardHere(p *Pass, x *cases.Interview) string {
	about, country := heardOf(p, x), string(x.Place.Country())
	if about == "" {
		return country
	}
	return about + "/" + country
}

// otherMatters are the proceedings in which the person is interviewed about something else than the
// own exploitation: those that name others as victims, and those about another offence against
// other suspects. What an offence is called shows nothing by itself.
var otherMatters = &Memo[map[string]bool]{Make: func(p *Pass) map[string]bool {
	f := p.Subject.File
	if !slices.ContainsFunc(p.Subject.Records.Interviews, func(i int) bool {
		return f.Interviews[i].Proceeding != ""
	}) {
		return nil
	}
	own, suspects := map[string]bool{}, map[string]bool{}
	for _, i := range p.Subject.Records.Proceedings {
		x := &f.Proceedings[i]
		own[x.ID] = true
		if x.Offence != cases.OffenceOther {
			for _, id := range x.Suspects {
				suspects[id] = true
			}
		}
	}
	out := map[string]bool{}
	for _, i := range p.Subject.Records.Proceedings {
		x := &f.Proceedings[i]
		out[x.ID] = x.Offence == cases.OffenceOther && len(x.Suspects) > 0 && len(suspects) > 0 &&
			!slices.ContainsFunc(x.Suspects, func(id string) bool { return suspects[id] })
	}
	for _, i := range p.Subject.Records.Interviews {
		if id := f.Interviews[i].Proceeding; id != "" && !own[id] {
			out[id] = true
		}
	}
	return out
}}

// forensic interviews of the person by the day of the check, in their order.
type forensicOrder struct {
	all     []*cases.Interview
	tallies map[string]tally // by what they are about, and by that and where
	inPlace map[*cases.Interview]int
}

// A tally counts interviews: all of them, and those of which the State is not on file.
type tally struct {
	first            *cases.Interview
	all, unplaced, n int
}

var forensics = &Memo[forensicOrder]{Make: func(p *Pass) forensicOrder {
	var out []*cases.Interview
	for _, i := range p.Subject.Records.Interviews {
		x := &p.Subject.File.Interviews[i]
		if x.Kind == cases.InterviewForensic && !x.Day.After(p.On) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b *cases.Interview) int {
		switch {
		case before(a, b):
			return -1
		case before(b, a):
			return 1
		}
		return 0
	})
	if len(out) == 0 {
		return forensicOrder{}
	}
	tallies := map[string]tally{}
	inPlace := make(map[*cases.Interview]int, len(out))
	for _, x := range out {
		about, key := heardOf(p, x)+"//", heardHere(p, x)
		t, h := tallies[about], tallies[key]
		if h.first == nil {
			h.first = x
		}
		t.all++
		h.n++
		inPlace[x] = h.n + t.unplaced
		if !x.Place.IsValid() {
			t.unplaced++
			inPlace[x] = t.all
		}
		tallies[about], tallies[key] = t, h
	}
	return forensicOrder{out, tallies, inPlace}
}}

// A limitOf is a limit of the law of a place.
type limitOf struct {
	jurisdiction.InterviewLimit
	source law.Citation
}

// beyondLimit returns the smallest number of interviews that the law of the places concerned allows
// for a child, and whether an interview goes beyond it. A limit for children below an age under 18
// is left out: that it counts would tell the age.
func beyondLimit(p *Pass, x *cases.Interview) (limit limitOf, where jurisdiction.Code, over bool) {
	places, day := p.Places, dayOf(p, x)
	if x.Place.IsValid() {
		places = []jurisdiction.Code{x.Place}
	}
	found := false
	for _, place := range places {
		rules := &p.Profile(place).Interviews
		e, state := rules.Max.At(day)
		if state != law.Known || e.Value.Max <= 0 || found && e.Value.Max >= limit.Max {
			continue
		}
		if under, state := rules.AgeUnder.At(day); state == law.Known && under.Value < 18 {
			continue
		}
		limit, where, found = limitOf{e.Value, e.Source}, place, true
	}
	if !found || p.Is(Child, day).Answer != Yes {
		return limit, where, false
	}
	return limit, where, forensics.Of(p).numberIn(x) > limit.Max
}

// numberIn is the number of an interview among those about the same in its State: the law of one
// counts none of another. Those of which the State is not on file count in each.
func (f forensicOrder) numberIn(x *cases.Interview) int {
	if n, ok := f.inPlace[x]; ok {
		return n
	}
	return sort.Search(len(f.all), func(i int) bool { return before(x, f.all[i]) })
}

// accompaniedAt reports whether a representative, a parent or an adult of choice was there; for an
// adult a lawyer is one too.
func accompaniedAt(p *Pass, x *cases.Interview) bool {
	return slices.ContainsFunc(x.Companions, func(c cases.Companion) bool {
		switch c {
		case cases.WithGuardian, cases.WithRepresentative, cases.WithParent, cases.WithChosenAdult:
			return true
		case cases.WithLawyer:
			return p.Is(Child, dayOf(p, x)).Answer == No
		}
		return false
	})
}

// accompanied are the forensic interviews of a child, and those of an adult of which the file tells
// who was there: an adult may be accompanied (Directive 2012/29/EU, article 20(c)), and what nobody
// recorded is not asked for.
var accompanied = func() *List[cases.Interview] {
	l := withIn(forensic, func(p *Pass, x *cases.Interview) bool {
		told := len(x.Companions) > 0 || x.Alone != "" || x.Decision != ""
		return told || p.Is(Child, dayOf(p, x)).Answer != No
	})
	l.Text = "each forensic interview, of an adult where the file tells who was there"
	return l
}()

// nobodyToAsk reports whether a child who is alone was interviewed while nobody was appointed to
// represent it: then it could not be accompanied by a representative.
func nobodyToAsk(p *Pass, x *cases.Interview) bool {
	day := dayOf(p, x)
	if p.Is(Child, day).Answer != Yes || p.Is(Alone, day).Answer != Yes || x.Day.IsZero() {
		return false
	}
	for _, s := range withoutGuardian.Find(p, p.State) {
		if s.Missing.IsZero() && !day.Before(s.From) && (s.To.IsZero() || day.Before(s.To)) {
			return true
		}
	}
	return false
}

// stoodBy answers whether somebody who may stand by the child did. That nobody did is no fault by
// itself, for the child may be accompanied and need not be: but it is for a reason other than the
// wish of the child, or a decision that is not on file as it has to be.
func stoodBy(p *Pass, x *cases.Interview) rule.Answer {
	switch {
	case accompaniedAt(p, x):
		return Yes
	case x.Decision != "", x.Alone != "" && x.Alone != care.AbsenceReasonedOrder:
		return No
	case x.Alone == "" && len(x.Companions) == 0:
		return DontKnow
	}
	return Yes // as far as the companions tell
}

// excluded answers whether a decision that nobody be with the child was on file by the interview.
func excluded(p *Pass, x *cases.Interview) rule.Answer {
	if accompaniedAt(p, x) || x.Decision == "" {
		return No
	}
	decided, ok := exclusions.Of(p)[x.Decision]
	return rule.If(ok && !decided.After(dayOf(p, x)))
}

// questioning are the interviews in which a person was asked about the exploitation. Of one without
// a day it is not known whether a guardian was in office, if there ever was one.
var questioning = &List[cases.Interview]{
	Name: Interviews.Name, Text: "question about exploitation without a guardian", Whole: true,
	All: Interviews.All, Which: Interviews.Which, Day: Interviews.Day, At: Interviews.At,
	ID: Interviews.ID, Undated: true,
	Only: []Quality[cases.Interview]{
		{Field: "exploitation", Text: "question about the exploitation"},
		{
			Field: "day", Text: "day of the interview", Reads: []string{"/guardians"},
			Holds: func(p *Pass, x *cases.Interview) rule.Answer {
				if x.Day.IsZero() && len(p.Subject.Guardians) > 0 {
					return DontKnow
				}
				return Yes
			},
		},
	},
}

// withoutGuardian are the stretches of time in which no guardian is in office.
var withoutGuardian = &rule.Window[*Person]{
	Name: "without-guardian", Text: "while no guardian is in office",
	Asks: "when the guardian was appointed", Reads: []string{"/guardians"},
	Find: func(p *Pass, _ jurisdiction.Code) []rule.Stretch {
		var missing rule.Path // of a guardian of whom nobody knows since when
		for i := range p.Subject.Guardians {
			if g := &p.Subject.Guardians[i]; g.Appointed.IsZero() && !g.Left() {
				missing = p.Base().Elem("guardians", i).At("appointed")
			}
		}
		list := slices.Clone(p.Subject.Guardians)
		list = slices.DeleteFunc(list, func(g victim.Guardian) bool {
			return g.Appointed.IsZero() || g.Ended.IsZero() && g.EndReason != ""
		})
		slices.SortFunc(list, func(a, b victim.Guardian) int {
			return a.Appointed.Compare(b.Appointed)
		})
		var gaps []rule.Stretch
		var from law.Day // the first day that no guardian covers
		for i := range list {
			g := &list[i]
			if from.Before(g.Appointed) {
				gaps = append(gaps, rule.Stretch{From: from, To: g.Appointed, Missing: missing})
			}
			if g.Ended.IsZero() {
				return gaps
			}
			from = last(from, g.Ended.AddDays(1))
		}
		return append(gaps, rule.Stretch{From: from, Missing: missing})
	},
}
