// Package duty holds every compliance rule, by topic, and asks them of a case file, of the record
// of one victim, and of a referral before a person is handed on.
//
// The doors are [Check], [Victim], [Preflight] and, for a registry, a policy or rules of one's own,
// [NewChecker].
//
// # Rules as values
//
// A rule is put together from named parts: to whom it is owed (a [Condition]), what opens it (a
// [Trigger]), what on the file shows it done, within which time, and what ends it (an [End]). What
// the catalogue says of a rule is made of the same parts, so that it cannot differ from what the
// rule does. The parts are exported for rules of one's own.
//
// # What opens a duty
//
// Identification is a ladder: a sign, presumed, reasonable grounds, identified. A rung is reached
// by its own decision, by a later one, or by the signs on file where nobody decided: a State that
// never decides owes what it would owe if it had. Findings that only signs open say so, and where
// the rung is a judgement of law ([Grounds], [Identified]) they ask, and do not say that something
// is not met.
//
// # What ends a duty
//
// The 18th birthday, a departure, a death or the closing of a case end what is owed. What was not
// done while it was owed is then not met, and stays so.
//
// Days are counted from the later of the event and the day on which the law binds that State. Where
// the law names no number nothing is overdue; but the days are told, and what is open for longer
// than the grade of the rule counts as long open, see [rule.Grade].
package duty
