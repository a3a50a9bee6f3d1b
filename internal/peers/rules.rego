# The rules in Rego. out has the outcomes of each rule for one victim, one for each thing that it judges, in any order.
package peers

import rego.v1

v := input.v

done(day) if {
	day != ""
	day <= input.on
}

undated_or_done(day) if day <= input.on # "" comes before every day

# earliest and latest are those of the days that are recorded, "" where none is.
recorded(days) := {d | some d in days; d != ""}

earliest(days) := min(recorded(days)) if count(recorded(days)) > 0 else := ""

latest(days) := max(recorded(days)) if count(recorded(days)) > 0 else := ""

# between is the number of days from one to another.
between(from, to) := (time.parse_rfc3339_ns(concat("", [to, "T00:00:00Z"])) - time.parse_rfc3339_ns(concat("", [from, "T00:00:00Z"]))) / 86400000000000

# of_child is what is said of something on a day: an outcome of a child, a question where it is not known whether it is one and the outcome matters, and nothing of an adult.
of_child(day, outcome) := [outcome] if {
	input.child_on[day] == "yes"
	outcome != ""
} else := ["asks"] if {
	input.child_on[day] == "open"
	outcome != "met"
} else := []

# What a State owes.

# ends is the first day on which a State owes nothing any more, for want of an end "".
ends(s) := earliest([s.left, input.died, input.closed])

child_ends(s) := earliest([s.of_age, s.left, input.died, input.closed])

over(s, end) if {
	s.presumed != ""
	done(end)
}

# never_owed: the end came before the State knew.
never_owed(s, end) if {
	over(s, end)
	end <= s.presumed
}

# by_end: something of a day came before what was owed was over.
by_end(s, end, _) if not over(s, end)

by_end(s, end, day) if {
	over(s, end)
	day < end
}

# undone is what is said where nothing is on file: for ever, where more than 30 days went by.
undone(s, end, since) := ["due"] if {
	not over(s, end)
} else := ["not-met" | between(since, end) > 30]

# judged_on is the day on which it has to be a child: the last, or where all is over that on which it arose.
judged_on(s, end) := s.presumed if {
	over(s, end)
} else := input.on

# AGE-004

out["AGE-004"] := [age_004(a) | some a in v.age.assessments; undated_or_done(a.day); made(a)]

# made: asked for, and nothing told of it, is not made yet.
made(a) if a.asked == ""

made(a) if a.day != ""

made(a) if count(a.methods) > 0

real_methods(a) := {m | some m in a.methods} - {"", "appearance"}

medical_first(a) if {
	some i, "medical" in a.methods
	every j, m in a.methods {
		any_of([j >= i, m in {"", "appearance", "medical"}])
	}
}

any_of(list) if true in list

age_004(a) := "not-met" if {
	"no" in {a.multidisciplinary, a.qualified, a.doubt_recorded}
} else := "not-met" if {
	count(a.methods) > 0
	count(real_methods(a)) == 0
} else := "not-met" if {
	medical_first(a)
} else := "unknown" if {
	count(a.methods) == 0
} else := "unknown" if {
	a.upper > 0
	a.upper < a.lower
} else := "met" if {
	{a.multidisciplinary, a.qualified, a.doubt_recorded} == {"yes"}
} else := "unknown"

# AGE-005

out["AGE-005"] := [age_005(a) | some a in v.age.assessments; undated_or_done(a.day); made(a); looked_at(a)]

looked_at(a) if "medical" in a.methods

looked_at(a) if a.informed_language == "no"

age_005(a) := "not-met" if {
	a.consent in {"no", "declined"}
} else := "not-met" if {
	a.informed_language == "no"
} else := "not-met" if {
	a.day != ""
	latest([a.informed_day, a.representative_informed]) > a.day
} else := "met" if {
	a.consent == "yes"
	a.informed_language == "yes"
	done(a.informed_day)
	done(a.representative_informed)
} else := "unknown"

# ASSIST-002

out["ASSIST-002"] := [o | some s in input.states; some o in assist_002(s, ends(s))]

package_parts := ({"accommodation", "material", "medical", "psychological", "counselling", "help-in-proceedings"} | {"interpretation" | v.communication.interpreter != "no"}) | {"education" | input.child_on[input.on] != "no"}

help_since(s) := earliest([s.presumed, s.sign]) if {
	s.presumed != ""
} else := ""

service_day(x) := x.offered if {
	x.offered != ""
} else := x.started

# given and maybe_given are the parts of the package that were, or may have been, offered in time.
given(s, end) := {x.kind | some x in v.services; offered(s, end, x)} |
	{"accommodation" | some i, p in v.placements; s.houses[i]; housed(s, end, p)} |
	{"medical" | some h in v.health; done(h.care_provided); h.care_provided >= help_since(s); by_end(s, end, h.care_provided)} |
	{"help-in-proceedings" | some l in v.legal_aid; done(l.assigned); not done(l.ended); by_end(s, end, l.assigned)} |
	{"education" | some e in v.education; at_school_or_excused(e)}

maybe_given(s, end) := {x.kind | some x in v.services; perhaps_offered(s, end, x)} |
	{"accommodation" | some i, p in v.placements; s.houses[i]; perhaps_housed(s, end, p)} |
	{"education" | input.child_on[input.on] == "open"}

at_school_or_excused(e) if e.absent in (excuses | {"other"})

at_school_or_excused(e) if "too-young" in e.barriers

at_school_or_excused(e) if enrolled_now(e)

enrolled_now(e) if {
	done(e.enrolled)
	not done(e.left)
}

in_time(s, end, x) if {
	not x.state in {"asked", "waiting", "refused"}
	undated_or_done(service_day(x))
	by_end(s, end, service_day(x))
}

offered(s, end, x) if {
	in_time(s, end, x)
	service_day(x) == ""
	x.state != ""
}

offered(s, end, x) if {
	in_time(s, end, x)
	latest([service_day(x), x.ended]) >= help_since(s)
	service_day(x) != ""
}

perhaps_offered(s, end, x) if {
	in_time(s, end, x)
	service_day(x) == ""
	x.state == ""
}

perhaps_offered(s, end, x) if {
	in_time(s, end, x)
	service_day(x) != ""
	service_day(x) < help_since(s)
	x.started != ""
	x.ended == ""
}

own_home := {"parental-home", "independent-living", "step-parent", "adoptive-family", "spouse-or-in-laws", "child-headed", "sibling-headed", "peers", "street", "none"}

no_care := own_home | {"detention"}

shelters(s, end, p) if {
	not p.kind in no_care
	p.safe != "no"
	p.with_suspect != "yes"
	undated_or_done(p.from)
	by_end(s, end, p.from)
}

housed(s, end, p) if {
	shelters(s, end, p)
	p.kind != "unknown"
	p.from != ""
	lasted(s, p)
}

perhaps_housed(s, end, p) if {
	shelters(s, end, p)
	p.from == ""
}

perhaps_housed(s, end, p) if {
	shelters(s, end, p)
	p.kind == "unknown"
	lasted(s, p)
}

lasted(_, p) if p.to == ""

lasted(s, p) if p.from >= help_since(s)

lasted(s, p) if p.to >= help_since(s)

assist_002(s, end) := ["asks" | s.first; input.status_missing; count((package_parts - given(s, end)) - maybe_given(s, end)) > 0] if {
	s.presumed == ""
} else := [] if {
	never_owed(s, end)
} else := ["met"] if {
	package_parts - given(s, end) == set()
} else := ["unknown"] if {
	(package_parts - given(s, end)) - maybe_given(s, end) == set()
} else := undone(s, end, s.presumed)

# ASSIST-003

out["ASSIST-003"] := [assist_003(x) | some x in v.services; undated_or_done(x.ended); stopped(x)]

stopped(x) if x.state in {"refused", "ended"}

stopped(x) if x.ended != ""

assist_003(x) := "not-met" if {
	"no-cooperation" in x.reasons
} else := "met" if {
	count(x.reasons) > 0
} else := "met" if {
	x.outcome in {"achieved", "withdrew", "no-show"}
} else := "unknown"

# ASSIST-004

out["ASSIST-004"] := [o | some s in input.states; some o in assist_004(s, child_ends(s))]

assessed(s, end) := [n | some n in v.needs; undated_or_done(n.day); assessed_in_time(s, end, n)]

assessed_in_time(_, _, n) if n.day == ""

assessed_in_time(s, _, _) if s.presumed == ""

assessed_in_time(s, end, n) if {
	n.day >= earliest([s.contact, s.presumed])
	by_end(s, end, n.day)
}

all_aspects(n) if {
	n.day != ""
	{"health", "disability", "pregnancy", "trauma", "safety", "schooling"} - ({c | some c in n.covers} | needless(n)) == set()
}

needless(n) := {"pregnancy", "schooling"} if {
	n.infant
} else := {"pregnancy"} if {
	v.sex == "male"
} else := set()

assist_004(s, end) := ["asks" | s.first; input.status_missing; count(assessed(s, end)) == 0] if {
	s.presumed == ""
} else := [] if {
	never_owed(s, end)
} else := [] if {
	input.child_on[judged_on(s, end)] == "no"
} else := of_child(judged_on(s, end), "met") if {
	some n in assessed(s, end)
	all_aspects(n)
} else := ["asks"] if {
	input.child_on[judged_on(s, end)] == "open"
} else := ["unknown"] if {
	count(assessed(s, end)) > 0
} else := undone(s, end, s.presumed)

# ASSIST-005

out["ASSIST-005"] := [assist_005(p) | some p in v.placements; p.kind != "detention"; undated_or_done(p.from); lasts(p); concerns(p)]

lasts(p) if p.to == ""

lasts(p) if p.to >= input.on

concerns(_) if input.child_on[input.on] != "no"

concerns(p) if p.safe == "no"

concerns(p) if p.with_suspect == "yes"

concerns(p) if not p.kind in own_home

apart(p) if not p.mixed_reason in {"", "not-available", "other"}

apart(p) if p.mixed_adults == "no"

assist_005(p) := "not-met" if {
	p.safe == "no"
} else := "not-met" if {
	p.with_suspect == "yes"
} else := "not-met" if {
	input.child_on[input.on] == "yes"
	p.kind == "street"
} else := "not-met" if {
	input.child_on[input.on] == "yes"
	p.child_suitable == "no"
} else := "not-met" if {
	input.child_on[input.on] == "yes"
	p.mixed_adults == "yes"
	not apart(p)
	p.mixed_reason != "other"
} else := "unknown" if {
	p.safe != "yes"
} else := "met" if {
	input.child_on[input.on] == "no"
} else := "met" if {
	p.child_suitable == "yes"
	apart(p)
} else := "unknown"

# ASSIST-006

out["ASSIST-006"] := [o | some s in input.states; some o in assist_006(s, child_ends(s))]

schooled(s, end) if {
	not over(s, end)
	some e in v.education
	enrolled_now(e)
}

schooled(s, end) if {
	over(s, end)
	some e in v.education
	done(e.enrolled)
	e.enrolled < end
	not left_before(e, end)
}

schooled(s, end) if {
	not over(s, end)
	some e in v.education
	e.enrolled == ""
	e.attends == "yes"
	not done(e.left)
}

schooled(s, end) if {
	over(s, end)
	some e in v.education
	e.enrolled == ""
	e.attends == "yes"
	not left_before(e, end)
}

schooled(s, end) if last_stretch(s, end).absent in excuses

schooled(s, end) if {
	last_stretch(s, end).absent != "other"
	"too-young" in last_stretch(s, end).barriers
}

unclear_school(s, end) if last_stretch(s, end).absent == "other"

excuses := {"too-young", "own-wish", "health", "safety", "best-interests", "reasoned-decision"}

stretch_day(e) := e.enrolled if {
	e.enrolled != ""
} else := e.requested

last_stretch(s, end) := e if {
	seen := [[stretch_day(x), i] | some i, x in v.education; undated_or_done(stretch_day(x)); by_end(s, end, stretch_day(x))]
	e := v.education[max(seen)[1]]
}

left_before(e, day) if {
	e.left != ""
	e.left < day
}

school_left(s, end) := latest({s.presumed} | {e.left | some e in v.education; done(e.enrolled); done(e.left); by_end(s, end, latest([e.enrolled, e.left]))})

assist_006(s, end) := ["asks" | s.first; input.status_missing; not schooled(s, end); not unclear_school(s, end); count([e | some e in v.education; done(e.enrolled)]) == 0] if {
	s.presumed == ""
} else := [] if {
	never_owed(s, end)
} else := of_child(judged_on(s, end), "met") if {
	schooled(s, end)
} else := [] if {
	input.child_on[judged_on(s, end)] == "no"
} else := ["asks"] if {
	input.child_on[judged_on(s, end)] == "open"
} else := ["unknown"] if {
	unclear_school(s, end)
} else := undone(s, end, school_left(s, end))

# CHILD-003

out["CHILD-003"] := [o | some g in v.guardians; undated_or_done(g.appointed); some o in of_child(input.on, child_003(g))]

child_003(g) := "unknown" if {
	g.doubted
	g.left
	g.ended == ""
} else := "not-met" if {
	g.doubted
	not done(g.ended)
} else := "met" if {
	g.doubted
} else := "met" if {
	g.conflict == "no"
	done(g.conflict_check)
} else := "unknown"

# CHILD-005

linked(x) := [b | some b in v.best_interests; x.best_interests != ""; b.id == x.best_interests]

out["CHILD-005"] := [o | some d in v.decisions; undated_or_done(d.day); some o in of_child(d.day, child_005(d, linked(d)))]

child_005(_, found) := "not-met" if {
	count(found) == 0
} else := "unknown" if {
	found[0].day == ""
}

child_005(d, found) := "unknown" if {
	d.day == ""
	count(found) > 0
}

child_005(d, found) := "not-met" if {
	d.day != ""
	found[0].day > d.day
}

child_005(d, found) := "met" if {
	found[0].day != ""
	found[0].day <= d.day
	not before_the_sign(d, found[0])
}

child_005(d, found) := "unknown" if {
	found[0].day != ""
	before_the_sign(d, found[0])
}

# An assessment from before the first sign of trafficking, for a decision after it.
before_the_sign(d, b) if {
	input.sign != ""
	b.day < input.sign
	d.day >= input.sign
}

# CHILD-007

out["CHILD-007"] := [o | some d in v.decisions; undated_or_done(d.day); not d.infant; some o in of_child(d.day, child_007(d))]

child_007(d) := "met" if {
	d.views_absent == "too-young"
	not d.answerable
} else := "met" if {
	d.views_absent in {"own-wish", "health", "safety", "best-interests", "urgency", "reasoned-decision"}
} else := "not-met" if {
	not done(d.views_day)
} else := "not-met" if {
	d.day != ""
	d.views_day > d.day
} else := "unknown" if {
	"" in {d.views_how, d.views_weight}
} else := "met"

# CHILD-008

out["CHILD-008"] := [o | some s in input.states; some o in child_008(s, child_ends(s))]

# What came after the end counts neither for nor against.
search(s, end) := searched(s, end, last_search(s, end))

traced(t) := t.requested if {
	t.screen_day == ""
} else := earliest([t.requested, t.screen_day])

last_search(s, end) := t if {
	seen := [[traced(t), i] | some i, t in v.tracing; undated_or_done(traced(t)); by_end(s, end, traced(t))]
	t := v.tracing[max(seen)[1]]
}

asked_for(s, end, t) if {
	done(t.requested)
	by_end(s, end, t.requested)
}

searched(s, end, t) := "not-met" if {
	asked_for(s, end, t)
	unscreened(t)
} else := "unknown" if {
	asked_for(s, end, t)
	t.safe != "yes"
} else := "met" if {
	asked_for(s, end, t)
} else := "unknown" if {
	t.not_traced == "other"
} else := "met" if {
	t.not_traced != ""
	not t.not_traced in {"not-available", "urgency"}
} else := "unknown" if {
	t.not_traced == ""
	t.safe == "no"
}

unscreened(t) if t.screen_day == ""

unscreened(t) if t.screen_day > t.requested

unscreened(t) if t.safe == "no"

alone := "no" if {
	v.family.accompaniment in {"accompanied", "separated"}
} else := "yes" if {
	v.family.accompaniment == "unaccompanied"
} else := "open"

search_met(s, end) if search(s, end) == "met"

child_008(s, end) := ["asks" | s.first; input.status_missing; not search(s, end)] if {
	s.presumed == ""
} else := [] if {
	never_owed(s, end)
} else := [] if {
	"no" in {alone, input.child_on[judged_on(s, end)]}
} else := ["asks" | not search_met(s, end)] if {
	"open" in {alone, input.child_on[judged_on(s, end)]}
} else := [search(s, end)] if {
	search(s, end)
} else := undone(s, end, s.presumed)

# CHILD-010

out["CHILD-010"] := [o | some p in v.placements; p.kind in {"detention", "secure-unit"}; undated_or_done(p.from); some o in of_child(p.from, child_010(p))]

child_010(p) := "not-met" if {
	p.legal_basis != "yes"
} else := "not-met" if {
	p.last_resort != "yes"
} else := "not-met" if {
	earliest([p.to, p.planned]) == ""
} else := "met" if {
	p.mixed_reason == "best-interests"
} else := "met" if {
	p.mixed_adults == "no"
} else := "not-met" if {
	p.mixed_adults == "yes"
	not p.mixed_reason in {"reasoned-decision", "other"}
} else := "unknown"

# CHILD-011

out["CHILD-011"] := [o | some p in v.placements; not p.kind in no_care; undated_or_done(p.from); some o in child_011(p)]

held(p) := {r | some r in array.concat([p.last_review], p.reviews); done(r)}

# fixed is the day of the next review, "" where none is set or it was held.
fixed(p) := p.next_review if {
	latest(held(p)) < p.next_review
} else := ""

day_after(day) := time.format([time.parse_rfc3339_ns(concat("", [day, "T00:00:00Z"])) + 86400000000000, "UTC", "2006-01-02"])

# moved is the first day on which the placement is no longer of a child, care_end that on which no review is owed.
moved(p) := day if {
	day := earliest([stayed_until(p), input.of_age])
	done(day)
}

stayed_until(p) := day_after(p.to) if {
	p.to != ""
} else := ""

care_end(p) := end if {
	end := earliest([stayed_until(p), input.of_age, input.died, input.closed])
	done(end)
}

care_start(p) := latest({p.from} | held(p))

# told: of a placement that is over only a review that was missed is told.
told(p) if not moved(p)

told(p) if {
	fixed(p) != ""
	fixed(p) < moved(p)
}

told(p) if {
	since := latest({p.from} | {r | some r in held(p); r < moved(p)})
	since != ""
	between(since, moved(p)) > 91
}

family := {"kinship-family", "adult-sibling", "customary-carer", "kafala", "unrelated-adult", "host-family"}

child_011(p) := [] if {
	not told(p)
} else := [] if {
	input.child_on[p.from] == "no"
} else := ["asks"] if {
	p.ordered_by == ""
	p.kind in family
} else := ["asks" | not review_set(p)] if {
	input.child_on[p.from] == "open"
} else := [] if {
	care_start(p) != ""
	care_end(p) <= care_start(p)
} else := ["met"] if {
	review_set(p)
} else := ["not-met" | care_end(p) > fixed(p)] if {
	fixed(p) != ""
	care_end(p)
} else := ["not-met" | care_start(p) != ""; between(care_start(p), care_end(p)) > 30] if {
	care_end(p)
} else := ["overdue"] if {
	fixed(p) != ""
} else := ["unknown"] if {
	care_start(p) == ""
} else := ["due"]

review_set(p) if {
	fixed(p) != ""
	not moved(p)
	fixed(p) >= input.on
}

review_set(p) if {
	fixed(p) != ""
	day_after(fixed(p)) >= moved(p)
}

# IDENT-005

out["IDENT-005"] := [ident_005(d) | some d in v.status; undated_or_done(d.day); refusal(d); not reversed(d)]

refusal(d) if d.kind == "not-confirmed"

refusal(d) if d.outcome == "negative"

reversed(d) if {
	d.id != ""
	some r in v.status
	r.kind == "reviewed"
	r.reviews == d.id
	r.outcome == "positive"
	done(r.day)
}

ident_005(d) := "unknown" if {
	count(d.reasons) == 0
} else := "not-met" if {
	some r in d.reasons
	r in {"not-transnational", "no-organised-group"}
} else := "met"

# IDENT-007

out["IDENT-007"] := [ident_007(d) | some d in v.status; d.kind in {"reasonable-grounds", "identified", "not-confirmed"}; undated_or_done(d.day)]

ident_007(d) := "met" if {
	"yes" in {d.trained, d.specialist}
} else := "not-met" if {
	{d.trained, d.specialist} == {"no"}
} else := "unknown"

# INTV-002, INTV-003 and INTV-007

out["INTV-002"] := [o | some i in input.interviews; undated_or_done(i.day); some o in of_child(i.day, intv_002(i))]

intv_002(i) := "met" if {
	i.premises in {"adapted-room", "barnahus"}
} else := "met" if {
	i.premises_reason in (excuses | {"not-necessary", "urgency"}) - {"too-young"}
} else := "unknown" if {
	i.premises == ""
} else := "not-met"

out["INTV-003"] := [o | some i in input.interviews; undated_or_done(i.day); some o in of_child(i.day, intv_003(i))]

intv_003(i) := "met" if {
	i.trained == "yes"
} else := "not-met" if {
	i.trained == "no"
} else := "unknown"

out["INTV-007"] := [o | some i in input.interviews; undated_or_done(i.day); some o in of_child(i.day, intv_007(i))]

intv_007(i) := "met" if {
	not i.not_recorded in {"", "not-available"}
} else := "not-met" if {
	i.recorded == "no"
} else := "met" if {
	i.recorded == "yes"
	i.evidence != ""
} else := "unknown"

# REFL-003

out["REFL-003"] := [refl_003(r) | some r in v.reflection; done(r.ended_early); early(r)]

early(r) if r.to == ""

early(r) if r.ended_early < r.to

harmless := {"own-decision", "permit-granted", "returned"}

refl_003(r) := "unknown" if {
	r.end_reason in {"", "not-stated"}
} else := "met" if {
	r.end_reason in harmless
} else := "not-met" if {
	not r.end_reason in {"public-order", "improper-claim", "renewed-contact"}
	r.directive
} else := "not-met" if {
	not r.end_reason in {"public-order", "improper-claim"}
	r.from != ""
	between(r.from, r.ended_early) < 29
} else := "unknown" if {
	not r.end_reason in {"public-order", "improper-claim"}
	r.from == ""
} else := "met" if {
	r.reasoned == "yes"
} else := "unknown"

# RETN-001 to RETN-007

left(r) := r.departed if {
	done(r.departed)
} else := ""

# before judges what is asked before departure.
before(r, day) := "due" if {
	left(r) == ""
	not done(day)
} else := "not-met" if {
	not done(day)
} else := "not-met" if {
	left(r) != ""
	day > r.departed
} else := "met"

out["RETN-001"] := [o | some r in input.departures; some o in of_child(left(r), retn_001(r, risks(r)))]

risks(r) := array.concat([k | some k in v.risk; k.cause == "before-return"], [{"day": r.risk_day, "author": r.risk_author}])

retn_001(r, made) := "met" if {
	some k in made
	known(r, k)
	before(r, k.day) == "met"
	authored(r, k)
} else := "unknown" if {
	some k in made
	known(r, k)
	before(r, k.day) == "met"
} else := before(r, "")

# known: before the first sign nobody knew of what threatens a victim.
known(r, k) if k.day >= r.sign

authored(_, k) if k.author != ""

authored(r, _) if {
	r.risk_author != ""
	r.risk_day == ""
}

out["RETN-002"] := [o | some r in input.departures; undated_or_done(r.departed); some o in of_child(r.departed, retn_002(r, linked(r)))]

retn_002(r, []) := "not-met" if {
	r.departed != ""
	count([b | some b in v.best_interests; b.day <= r.departed]) == 0
} else := "unknown"

retn_002(r, found) := "not-met" if {
	count(found) > 0
	r.departed != ""
	found[0].day > r.departed
} else := "not-met" if {
	found[0].outcome == "negative"
	not called_off(r)
} else := "unknown" if {
	found[0].outcome == ""
} else := "unknown" if {
	found[0].day == ""
	r.departed != ""
} else := "met" if {
	count(found) > 0
}

called_off(r) if {
	r.departed == ""
	not r.removal
	r.planned < input.on
}

out["RETN-003"] := [o | some r in input.departures; some o in of_child(left(r), retn_003(r))]

retn_003(r) := "unknown" if {
	accepted_before(r) == "met"
	r.receiver == ""
} else := accepted_before(r)

accepted_before(r) := "not-met" if {
	r.decided != ""
	not done(r.accepted)
} else := "not-met" if {
	r.decided != ""
	r.accepted > r.decided
} else := "met" if {
	r.decided != ""
} else := before(r, r.accepted)

out["RETN-004"] := [retn_004(r) | some r in input.departures; r.recorded; undated_or_done(r.departed)]

retn_004(r) := "met" if {
	r.voluntary == "yes"
} else := "met" if {
	r.voluntary == "no"
	r.reasoned == "yes"
} else := "not-met" if {
	{r.voluntary, r.reasoned} == {"no"}
} else := "unknown"

out["RETN-006"] := [o | some r in input.departures; r.recorded; undated_or_done(r.verification_asked); any_of([r.verification_asked != "", r.departed == ""]); some o in retn_006(r)]

retn_006(r) := [] if {
	r.documents == "no"
} else := ["asks"] if {
	r.documents != "yes"
} else := [] if {
	left(r) != ""
	r.departed < r.verification_asked
} else := ["met"] if {
	before(r, r.issued) == "met"
} else := ["due"] if {
	not gone(r)
} else := ["not-met" | between(r.verification_asked, r.departed) >= 30]

# gone: on the day of the departure a document can still be issued.
gone(r) if {
	left(r) != ""
	r.departed < input.on
}

out["RETN-007"] := [o | some r in input.departures; any_of([r.recorded, left(r) != ""]); some o in array.concat([before(r, r.contacts_given), before(r, r.plan)], [follow_up(r) | left(r) != ""])]

follow_up(r) := "due" if {
	r.follow_up == ""
} else := "met"
