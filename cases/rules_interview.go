package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func interviewRules() []Rule {
	return []Rule{{
		ID:      "INTV-001",
		Title:   "first forensic interview without unjustified delay",
		Applies: "to a child in a proceeding in which the facts were reported",
		Meets:   "Hold the first interview, or record why it waits.",
		Bases: []rule.Basis{
			on("eu-2011-36", "15(3)(a)"),
			on("coe-201", "35(1)(a)"),
			on("eu-2012-29", "20"),
		},
		Reads:    []string{"/interviews", "/proceedings"},
		Deadline: "without unjustified delay; the law names no number",
		Check:    firstInterview,
	}, {
		ID:       "INTV-002",
		Title:    "interview in adapted premises",
		Applies:  "to each forensic interview of a child",
		Meets:    "Use premises designed or adapted for children, or record why that was not necessary.",
		Bases:    []rule.Basis{on("coe-201", "35(1)(b)"), on("eu-2011-36", "15(3)(b)")},
		Topics:   []string{"interviews.facility"},
		Reads:    []string{"/interviews"},
		Deadline: "at the interview",
		Check:    premises,
	}, {
		ID:      "INTV-003",
		Title:   "trained interviewer",
		Applies: "to each forensic interview of a child",
		Meets:   "Have the interview held by or through a professional trained for it, and record it.",
		Bases: []rule.Basis{
			on("coe-201", "35(1)(c)"),
			on("eu-2011-36", "15(3)(c)"),
			on("ecosoc-2005-20", "10-14"),
		},
		Reads:    []string{"/interviews"},
		Deadline: "at the interview",
		Check:    trainedInterviewer,
	}, {
		ID:       "INTV-004",
		Title:    "same interviewer",
		Applies:  "to the second and later forensic interviews of a child",
		Meets:    "Have the same person ask, or record why another did.",
		Bases:    []rule.Basis{on("coe-201", "35(1)(d)"), on("eu-2011-36", "15(3)(d)")},
		Reads:    []string{"/interviews"},
		Deadline: "at the interview",
		Check:    sameInterviewer,
	}, {
		ID:      "INTV-005",
		Title:   "number of interviews limited",
		Applies: "where a child had more than one forensic interview",
		Meets:   "Record why each further interview was necessary, and keep to the number of national law.",
		Bases: []rule.Basis{
			on("coe-201", "35(1)(e)"),
			on("eu-2011-36", "15(3)(e)"),
			on("eu-2011-36", "12(4)"),
			on("ecosoc-2005-20", "29-31"),
		},
		Topics:   []string{"interviews.max"},
		Reads:    []string{"/interviews"},
		Deadline: "at each interview; a number only where national law has one",
		Check:    interviewsLimited,
	}, {
		ID:       "INTV-006",
		Title:    "child accompanied",
		Applies:  "to each forensic interview of a child",
		Meets:    "Have the representative or an adult of the child's choice with the child, or record the reasoned decision against it.",
		Bases:    []rule.Basis{on("coe-201", "35(1)(f)"), on("eu-2011-36", "15(3)(f)")},
		Reads:    []string{"/interviews", "/suspects"},
		Deadline: "at the interview",
		Check:    accompanied,
	}, {
		ID:      "INTV-007",
		Title:   "interview recorded, or a reason why not",
		Applies: "to each forensic interview of a child",
		Meets:   "Record sound and picture and name the piece of evidence, or record why not.",
		Bases: []rule.Basis{
			on("coe-201", "35(2)"),
			on("eu-2011-36", "15(4)"),
			on("eu-2012-29", "24(1)(a)"),
		},
		Topics:   []string{"interviews.recording"},
		Reads:    []string{"/interviews", "/evidence"},
		Deadline: "at the interview",
		Check:    recorded,
	}, {
		ID:       "INTV-008",
		Title:    "no questioning on the exploitation before a guardian",
		Applies:  "to each interview of an unaccompanied or separated child",
		Meets:    "Have the guardian appointed before the child is asked about the exploitation.",
		Bases:    []rule.Basis{on("unicef-2003-see", "3.3.2"), on("unicef-2006", "3.3.2")},
		Topics:   []string{"interviews.guardian_first"},
		Reads:    []string{"/interviews", "/victims/*/guardians", "/victims/*/family"},
		Deadline: "before the first such interview",
		Check:    guardianFirst,
	}, {
		ID:      "INTV-009",
		Title:   "contact with the suspect avoided and court protection considered",
		Applies: "where a child testifies",
		Meets:   "Choose measures such as no visual contact, a closed hearing or testimony from elsewhere, or record why none.",
		Bases: []rule.Basis{
			on("coe-197", "30"),
			on("coe-201", "36(2)"),
			on("coe-201", "31(1)(e)-(g)"),
			on("eu-2011-36", "12(4)"),
			on("eu-2011-36", "15(5)"),
		},
		Reads:    []string{"/testimonies"},
		Deadline: "before the testimony",
		Check:    courtProtection,
	}}
}

// interviews calls do for each interview of the kinds held with the victim as a child by the day of
// the check, in the order of their days, with what judges it. Number counts them from 1. An
// interview without a day counts as held.
func interviews(p *pass, kinds []InterviewKind, do func(number, i int, in *Interview, opts []rule.Option)) {
	f := p.Subject.File
	var order []int
	for i, in := range p.Subject.interviews() {
		if slices.Contains(kinds, in.Kind) && !in.Day.After(p.On) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return f.Interviews[a].Day.Compare(f.Interviews[b].Day) })
	number := 0
	for _, i := range order {
		in := &f.Interviews[i]
		opts := []rule.Option{rule.Act(in.Place, in.Day)}
		if childOn(p, in.Day, opts...) {
			number++
			do(number, i, in, opts)
		}
	}
}

var forensic = []InterviewKind{InterviewForensic}

func firstInterview(p *pass) {
	var reported law.Day
	var place jurisdiction.Code
	known := false
	for _, proc := range p.Subject.proceedings() {
		known = true
		if s, ok := proc.Step(p.On, StepReported, StepOpened); ok && (reported.IsZero() || s.Day.Before(reported)) {
			reported, place = s.Day, proc.Place
		}
	}
	if !known || !childOn(p, reported) {
		return
	}
	if reported.IsZero() {
		p.Unknown("/proceedings", "the day on which the facts were reported is not recorded")
		return
	}
	opts := []rule.Option{rule.At(place), rule.With(rule.DayArg("reported", reported))}
	first := -1
	for i, in := range p.Subject.interviews() {
		if in.Kind != InterviewForensic || in.Day.After(p.On) {
			continue
		}
		if in.Day.IsZero() {
			p.Unknown(ptr("interviews", i, "day"), "the day of the interview is not recorded; the facts were reported on {reported}", opts...)
			return
		}
		if first < 0 || in.Day.Before(p.Subject.File.Interviews[first].Day) {
			first = i
		}
	}
	if first < 0 {
		p.DueFrom(rule.FirstInterview, reported, "/interviews", "the facts were reported on {reported}; no forensic interview is recorded; the law says without unjustified delay and names no last day", opts...)
		return
	}
	in := &p.Subject.File.Interviews[first]
	opts = append(opts, rule.With(rule.DayArg("day", in.Day), rule.NumberArg("days", in.Day.DaysSince(reported))))
	// Whether a delay is unjustified no program can tell: the finding gives the number of days.
	p.Met(ptr("interviews", first, "day"), "reported on {reported}, first interview on {day}: {days} days", opts...)
}

func premises(p *pass) {
	interviews(p, forensic, func(_, i int, in *Interview, opts []rule.Option) {
		path := ptr("interviews", i, "premises")
		switch {
		case in.Premises == PremisesAdapted || in.Premises == PremisesBarna:
			p.Met(path, "held in adapted premises", opts...)
		case in.PremisesReason != "":
			p.Met(path, "held elsewhere, with a reason on file", opts...)
		case in.Premises == "":
			p.Unknown(path, "the premises of the interview are not recorded", opts...)
		default:
			p.NotMet(path, "not held in adapted premises, and no reason is on file", opts...)
		}
	})
}

func trainedInterviewer(p *pass) {
	interviews(p, forensic, func(_, i int, in *Interview, opts []rule.Option) {
		path := ptr("interviews", i, "trained")
		switch in.Trained {
		case person.Yes:
			p.Met(path, "held by a trained professional", opts...)
		case person.No:
			p.NotMet(path, "the interviewer was not trained for it", opts...)
		default:
			p.Unknown(path, "it is not recorded whether the interviewer was trained for it", opts...)
		}
	})
}

func sameInterviewer(p *pass) {
	first := ""
	interviews(p, forensic, func(number, i int, in *Interview, opts []rule.Option) {
		path := ptr("interviews", i, "interviewer")
		switch {
		case number == 1:
			first = in.Interviewer
		case in.Changed != "":
			p.Met(path, "another person asked, with a reason on file", opts...)
		case in.Interviewer == "" || first == "":
			p.Unknown(path, "it is not recorded who asked at this interview or the first", opts...)
		case in.Interviewer == first:
			p.Met(path, "the same person asked", opts...)
		default:
			p.NotMet(path, "another person asked, and no reason is on file", opts...)
		}
	})
}

func interviewsLimited(p *pass) {
	interviews(p, forensic, func(number, i int, in *Interview, opts []rule.Option) {
		if number == 1 {
			return
		}
		path := ptr("interviews", i, "necessary")
		opts = append(opts, rule.With(rule.NumberArg("number", number)))
		if limit, source, place, ok := interviewLimit(p, in); ok && number > limit.Max {
			opts = append(opts, rule.National(place, source), rule.With(rule.NumberArg("max", limit.Max)))
			if limit.Hard || in.Necessary != person.Yes {
				p.NotMet(path, "interview number {number}; national law allows {max}", opts...)
				return
			}
		}
		switch in.Necessary {
		case person.Yes:
			p.Met(path, "interview number {number}; the need for it is on file", opts...)
		case person.No:
			p.NotMet(path, "interview number {number}; the need for it is not on file", opts...)
		default:
			p.Unknown(path, "interview number {number}; it is not recorded whether the need for it is on file", opts...)
		}
	})
}

// interviewLimit returns the smallest limit of the places concerned on the day of the interview.
func interviewLimit(p *pass, in *Interview) (limit jurisdiction.InterviewLimit, source law.Citation, where jurisdiction.Code, ok bool) {
	places := p.Places
	if in.Place.IsValid() {
		places = []jurisdiction.Code{in.Place}
	}
	day := in.Day
	if day.IsZero() {
		day = p.On
	}
	for _, place := range places {
		e, state := p.Profile(place).Interviews.Max.At(day)
		if state == law.Known && e.Value.Max > 0 && (!ok || e.Value.Max < limit.Max) {
			limit, source, where, ok = e.Value, e.Source, place, true
		}
	}
	return limit, source, where, ok
}

func accompanied(p *pass) {
	v, f := p.Subject.Victim, p.Subject.File
	interviews(p, forensic, func(_, i int, in *Interview, opts []rule.Option) {
		path := ptr("interviews", i, "companions")
		day := in.Day
		if day.IsZero() {
			day = p.On
		}
		suspected := f.carerSuspected(v, day)
		with := func(list ...Companion) bool {
			return slices.ContainsFunc(in.Companions, func(c Companion) bool { return slices.Contains(list, c) })
		}
		decision := slices.IndexFunc(v.Decisions, func(d victim.Decision) bool {
			return in.Decision != "" && d.ID == in.Decision && d.Kind == victim.DecisionInterviewExclusion
		})
		switch {
		case with(WithParent) && suspected:
			p.NotMet(path, "accompanied by a parent although a parent or carer is suspected", opts...)
		case with(WithGuardian, WithRepresentative, WithParent, WithChosenAdult):
			p.Met(path, "a representative or an adult of choice was with the child", opts...)
		case decision >= 0 && !v.Decisions[decision].Day.After(day):
			p.Met(path, "nobody was with the child by a decision on file", opts...)
		case in.Alone == care.AbsenceReasonedOrder:
			p.Unknown(ptr("interviews", i, "decision"), "the decision that nobody be with the child is not on file", opts...)
		case len(in.Companions) == 0:
			p.Unknown(path, "it is not recorded who was with the child", opts...)
		default:
			p.NotMet(path, "neither representative nor adult of choice was with the child, and no reasoned decision is on file", opts...)
		}
	})
}

func recorded(p *pass) {
	interviews(p, forensic, func(_, i int, in *Interview, opts []rule.Option) {
		path := ptr("interviews", i, "recorded")
		switch {
		case in.Recorded == person.Yes && in.Evidence == "":
			p.Unknown(ptr("interviews", i, "evidence"), "the piece of evidence that holds the recording is not named", opts...)
		case in.Recorded == person.Yes:
			p.Met(path, "recorded, and the evidence is named", opts...)
		case in.NotRecorded != "":
			p.Met(path, "not recorded, with a reason on file", opts...)
		case in.Recorded == person.No:
			p.NotMet(path, "not recorded, and no reason is on file", opts...)
		default:
			p.Unknown(path, "it is not recorded whether sound and picture were taken", opts...)
		}
	})
}

func guardianFirst(p *pass) {
	v := p.Subject.Victim
	if v.Family.Accompaniment == victim.Accompanied {
		return
	}
	interviews(p, law.Codes[InterviewKind](), func(_, i int, in *Interview, opts []rule.Option) {
		path := ptr("interviews", i, "exploitation")
		day := in.Day
		if day.IsZero() {
			day = p.On
		}
		place := in.Place
		place = p.Where(place)
		if e, state := p.Profile(place).Interviews.GuardianFirst.At(day); state == law.Known && e.Value {
			opts = append(opts, rule.National(place, e.Source))
		}
		office := slices.ContainsFunc(v.Guardians, func(g victim.Guardian) bool { return g.InOffice(day) })
		switch {
		case in.Exploitation == person.No:
			return
		case v.Family.Accompaniment == "":
			p.Unknown(p.Subject.Path+"/family/accompaniment", "it is not recorded whether the child is accompanied", opts...)
		case office && in.Day.IsZero():
			p.Unknown(ptr("interviews", i, "day"), "the day of the interview is not recorded", opts...)
		case office:
			p.Met(path, "a guardian was in office on the day of the interview", opts...)
		case in.Exploitation == person.Yes:
			p.NotMet(path, "asked about the exploitation before a guardian was in office", opts...)
		default:
			p.Unknown(path, "no guardian was in office; it is not recorded whether the child was asked about the exploitation", opts...)
		}
	})
}

func courtProtection(p *pass) {
	for i, t := range p.Subject.testimonies() {
		opts := []rule.Option{rule.At(t.Place)}
		if p.Done(t.Day) {
			opts = append(opts, rule.JudgedOn(t.Day))
		}
		if !childOn(p, t.Day, opts...) {
			continue
		}
		path := ptr("testimonies", i, "measures")
		switch {
		case len(t.Measures) > 0:
			p.Met(path, "measures that protect the child are chosen", opts...)
		case t.NoMeasures != "":
			p.Met(path, "no measure is chosen, with a reason on file", opts...)
		case p.Done(t.Day):
			p.NotMet(path, "the child testified on {day}; neither measures nor a reason are on file", append(opts, rule.With(rule.DayArg("day", t.Day)))...)
		case t.Day.IsZero():
			p.Due(path, "the child is to testify; neither measures nor a reason are on file", opts...)
		default:
			p.DueBy(law.Deadline{Last: t.Day.AddDays(-1)}, path, "the child is to testify on {day}; neither measures nor a reason are on file", append(opts, rule.With(rule.DayArg("day", t.Day)))...)
		}
	}
}
