# The rules in Rego. out has the outcomes of each rule for one victim, one for each thing that it judges, in any order.
package peers

import rego.v1

v := input.v

done(day) if {
	day != ""
	day <= input.on
}

undated_or_done(day) if day == ""

undated_or_done(day) if done(day)

# stands: the first day is recorded, and the day of the check lies between the first and the last.
stands(from, to) if {
	done(from)
	not ended(to)
}

ended(to) if {
	to != ""
	to < input.on
}

after(a, b) if {
	a != ""
	b != ""
	a > b
}

presumed if input.presumed != ""

# status_missing is what is said where the file does not tell whether the person is a presumed victim.
status_missing := ["unknown" | input.presumed == ""; input.status_missing]

out["AGE-004"] := [age_004(a) | some a in v.age.assessments; undated_or_done(a.day)]

age_004(a) := "unknown" if {
	count(a.methods) == 0
} else := "not-met" if {
	"no" in {a.multidisciplinary, a.qualified}
} else := "not-met" if {
	a.methods == ["appearance"]
} else := "not-met" if {
	a.methods[0] == "medical"
} else := "not-met" if {
	a.doubt_recorded == "no"
} else := "met" if {
	a.doubt_recorded == "yes"
	a.multidisciplinary == "yes"
	a.qualified == "yes"
} else := "unknown"

out["AGE-005"] := [age_005(a) | some a in v.age.assessments; undated_or_done(a.day); "medical" in a.methods]

age_005(a) := "not-met" if {
	a.consent in {"no", "declined"}
} else := "not-met" if {
	a.informed_language == "no"
} else := "not-met" if {
	after(a.informed_day, a.day)
} else := "not-met" if {
	after(a.representative_informed, a.day)
} else := "met" if {
	a.informed_day != ""
	a.informed_language == "yes"
	a.consent == "yes"
	a.representative_informed != ""
} else := "unknown"

package_parts := {"accommodation", "material", "medical", "psychological", "interpretation", "counselling", "help-in-proceedings"}

parts := package_parts | {"education"} if input.child

parts := package_parts if not input.child

out["ASSIST-002"] := array.concat(status_missing, [assist_002 | presumed])

assist_002 := "due" if {
	some part in parts
	count([s | some s in offered; s.kind == part]) == 0
} else := "unknown" if {
	some part in parts
	count([s | some s in offered; s.kind == part; s.state != ""]) == 0
} else := "unknown" if {
	input.age_not_recorded
} else := "met"

offered := [s | some s in v.services; not s.state in {"asked", "waiting"}; undated_or_done(since(s))]

since(s) := s.started if {
	s.offered == ""
} else := s.offered

out["ASSIST-003"] := [assist_003(s) | some s in v.services; s.state in {"refused", "ended"}; s.ended <= input.on]

assist_003(s) := "not-met" if {
	"no-cooperation" in s.reasons
} else := "met" if {
	s.state == "ended"
	s.outcome == "achieved"
} else := "unknown" if {
	count(s.reasons) == 0
} else := "met"

# of_child judges what is owed to a child: one outcome, "unknown" where no age is recorded, none for an adult.
of_child(outcome) := ["unknown"] if {
	input.age_not_recorded
} else := [outcome] if {
	input.child
} else := []

out["ASSIST-004"] := array.concat(status_missing, [o | presumed; some o in of_child(assist_004)])

assist_004 := "due" if {
	count(assessed) == 0
} else := "met" if {
	{"health", "disability", "pregnancy", "trauma", "safety", "schooling"} - {c | some c in assessed[0].covers} == set()
} else := "unknown"

assessed := [n | some n in v.needs; done(n.day)]

out["ASSIST-005"] := ["unknown" | count(housed) > 0] if input.age_not_recorded

out["ASSIST-005"] := [assist_005(p) | some p in housed; input.child] if not input.age_not_recorded

housed := [p | some p in v.placements; p.kind != "detention"; stands(p.from, p.to)]

assist_005(p) := "not-met" if {
	"no" in {p.safe, p.child_suitable}
} else := "not-met" if {
	p.mixed_adults == "yes"
	p.mixed_reason == ""
} else := "unknown" if {
	p.safe != "yes"
} else := "unknown" if {
	p.child_suitable != "yes"
} else := "unknown" if {
	p.mixed_adults != "no"
	p.mixed_reason == ""
} else := "met"

out["ASSIST-006"] := array.concat(status_missing, [o | presumed; some o in of_child(assist_006)])

assist_006 := "met" if {
	some e in v.education
	done(e.enrolled)
	not done(e.left)
} else := "met" if {
	v.last_schooling.absent != ""
} else := "due"

out["CHILD-003"] := ["unknown" | count(v.guardians) > 0] if input.age_not_recorded

out["CHILD-003"] := [child_003(g) | input.child; some g in v.guardians; undated_or_done(g.appointed)] if not input.age_not_recorded

child_003(g) := "unknown" if {
	g.doubted
	g.ended == ""
	g.left
} else := "not-met" if {
	g.doubted
	not done(g.ended)
} else := "met" if {
	g.doubted
} else := "unknown" if {
	g.conflict != "no"
} else := "unknown" if {
	not done(g.conflict_check)
} else := "met"

# decided are the decisions on a child, and those of which nobody can tell whether they were.
decided := [d | some d in v.decisions; on_child(d)]

on_child(d) if {
	done(d.day)
	input.child_on[d.day]
}

on_child(d) if {
	d.day == ""
	true in {input.child, input.age_not_recorded}
}

assessment("") := []

assessment(id) := [b | some b in v.best_interests; b.id == id] if id != ""

out["CHILD-005"] := [child_005(d, assessment(d.best_interests)) | some d in decided]

child_005(d, found) := "unknown" if {
	d.day == ""
	not input.child
} else := "not-met" if {
	count(found) == 0
} else := "unknown" if {
	"" in {d.day, found[0].day}
} else := "not-met" if {
	found[0].day > d.day
} else := "met"

out["CHILD-007"] := [child_007(d) | some d in decided]

child_007(d) := "unknown" if {
	d.day == ""
	not input.child
} else := "met" if {
	d.views_absent != ""
} else := "not-met" if {
	d.views_day == ""
} else := "not-met" if {
	after(d.views_day, d.day)
} else := "unknown" if {
	"" in {d.views_how, d.views_weight}
} else := "met"

out["CHILD-008"] := array.concat(status_missing, [o | presumed; some o in of_child(child_008); o != "none"])

child_008 := "unknown" if {
	v.family.accompaniment == ""
} else := "none" if {
	v.family.accompaniment != "unaccompanied"
} else := "not-met" if {
	done(v.last_tracing.requested)
	unscreened
} else := "unknown" if {
	done(v.last_tracing.requested)
	v.last_tracing.safe != "yes"
} else := "met" if {
	done(v.last_tracing.requested)
} else := "met" if {
	v.last_tracing.not_traced != ""
} else := "unknown" if {
	v.last_tracing.safe == "no"
} else := "due"

unscreened if v.last_tracing.screen_day == ""

unscreened if v.last_tracing.screen_day > v.last_tracing.requested

unscreened if v.last_tracing.safe == "no"

out["CHILD-010"] := ["unknown" | some p in detained] if input.age_not_recorded

out["CHILD-010"] := [child_010(p) | some p in detained; of_child_on(p.from)] if not input.age_not_recorded

detained := [p | some p in v.placements; p.kind == "detention"; undated_or_done(p.from)]

of_child_on(day) if input.child_on[day]

of_child_on(day) if {
	day == ""
	input.child
}

child_010(p) := "met" if {
	p.legal_basis == "yes"
	p.last_resort == "yes"
	p.to != ""
} else := "not-met"

out["CHILD-011"] := ["unknown" | count(in_care) > 0] if input.age_not_recorded

out["CHILD-011"] := [child_011(p) | input.child; some p in in_care] if not input.age_not_recorded

in_care := [p | some p in v.placements; stands(p.from, p.to); not p.kind in {"parental-home", "independent-living", "detention", "step-parent", "adoptive-family", "spouse-or-in-laws", "child-headed", "sibling-headed", "peers", "street", "none"}]

child_011(p) := "due" if {
	p.next_review == ""
} else := "due" if {
	some r in array.concat([p.last_review], p.reviews)
	done(r)
	r >= p.next_review
} else := "not-met" if {
	input.on > p.next_review
} else := "met"

out["IDENT-005"] := [ident_005(d) | some d in input.negatives]

ident_005(d) := "unknown" if {
	count(d.reasons) == 0
} else := "not-met" if {
	some r in d.reasons
	r in {"not-transnational", "no-organised-group"}
} else := "met"

out["IDENT-007"] := [ident_007(d) | some d in v.status; d.kind in {"reasonable-grounds", "identified", "not-confirmed"}; undated_or_done(d.day)]

ident_007(d) := "met" if {
	"yes" in {d.trained, d.specialist}
} else := "not-met" if {
	d.trained == "no"
	d.specialist == "no"
} else := "unknown"

out["INTV-002"] := [intv_002(i) | some i in input.interviews]

intv_002(i) := "unknown" if {
	i.child == "not-recorded"
} else := "met" if {
	i.premises in {"adapted-room", "barnahus"}
} else := "met" if {
	i.premises_reason != ""
} else := "unknown" if {
	i.premises == ""
} else := "not-met"

out["INTV-003"] := [intv_003(i) | some i in input.interviews]

intv_003(i) := "unknown" if {
	i.child == "not-recorded"
} else := "met" if {
	i.trained == "yes"
} else := "not-met" if {
	i.trained == "no"
} else := "unknown"

out["INTV-007"] := [intv_007(i) | some i in input.interviews]

intv_007(i) := "unknown" if {
	i.child == "not-recorded"
} else := "unknown" if {
	i.recorded == "yes"
	i.evidence == ""
} else := "met" if {
	i.recorded == "yes"
} else := "met" if {
	i.not_recorded != ""
} else := "not-met" if {
	i.recorded == "no"
} else := "unknown"

out["REFL-003"] := [refl_003(r) | some r in v.reflection; done(r.ended_early)]

listed := {"public-order", "improper-claim", "renewed-contact", "own-decision"}

refl_003(r) := "unknown" if {
	r.end_reason == "renewed-contact"
	r.renewed_contact_listed == "not-known"
} else := "not-met" if {
	r.end_reason == "renewed-contact"
	r.renewed_contact_listed == "no"
} else := "met" if {
	r.end_reason in listed
	r.reasoned == "yes"
} else := "unknown" if {
	r.end_reason in listed | {""}
} else := "not-met"

# before judges what is asked before departure.
before(r, day) := "met" if {
	done(day)
	not done(r.departed)
} else := "met" if {
	done(day)
	day <= r.departed
} else := "not-met" if {
	done(r.departed)
} else := "overdue" if {
	r.planned != ""
	input.on > r.planned
} else := "due"

out["RETN-001"] := [retn_001(r) | some r in input.child_returns]

retn_001(r) := "unknown" if {
	r.child == "not-recorded"
} else := "unknown" if {
	done(r.risk_day)
	r.risk_author == ""
} else := before(r, r.risk_day)

out["RETN-002"] := [retn_002(r, assessment(r.best_interests)) | some r in input.child_returns]

retn_002(r, _) := "unknown" if {
	r.child == "not-recorded"
} else := "unknown" if {
	count(assessment(r.best_interests)) == 0
} else := "unknown" if {
	assessment(r.best_interests)[0].outcome == ""
} else := "not-met" if {
	assessment(r.best_interests)[0].outcome == "negative"
	done(r.departed)
} else := "met"

out["RETN-003"] := [retn_003(r) | some r in input.child_returns]

retn_003(r) := "unknown" if {
	r.child == "not-recorded"
} else := "unknown" if {
	done(r.accepted)
	r.receiver == ""
} else := before(r, r.accepted)

out["RETN-004"] := [retn_004(r) | some r in v.returns]

retn_004(r) := "met" if {
	r.voluntary == "yes"
} else := "met" if {
	r.voluntary == "no"
	r.reasoned == "yes"
} else := "not-met" if {
	r.voluntary == "no"
	r.reasoned == "no"
} else := "unknown"

out["RETN-006"] := [retn_006(r) | some r in v.returns; r.documents != "no"]

retn_006(r) := "unknown" if {
	r.documents != "yes"
} else := "met" if {
	done(r.issued)
} else := "due"

out["RETN-007"] := array.concat([before(r, r.contacts_given) | some r in v.returns], [plan(r) | some r in v.returns])

plan(r) := "due" if {
	done(r.plan)
	r.follow_up == ""
	done(r.departed)
} else := "unknown" if {
	done(r.plan)
	r.follow_up == ""
} else := before(r, r.plan)
