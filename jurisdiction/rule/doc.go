// Package rule holds the shapes of legal requirements and asks them of a record.
//
// A rule is a value of one of five shapes: [Duty], something owed to the subject; [DutyEach],
// something owed for each element of a list; [Safeguard], what has to be true of each element of a
// list; [Prohibition], what must not happen in a stretch of time; and [Other], a function, for the
// few that are none of these. Rules are put together from named parts: a [Condition] says to whom
// the duty is owed, a [Trigger] what opens it, an [End] what ends it, a [List] which elements are
// meant, a [Quality] what is asked of one, a [Doing] what on the file shows that it is done.
//
// The engine, not the rule, decides the outcome, so that every rule treats a missing fact, a
// lateness and a closed window alike:
//
//   - A part that does not answer is [Unknown], never No: no duty falls away because a fact was
//     forgotten.
//   - A duty is asked once for each State. Days are counted from the later of the event and the day
//     on which the law binds that State.
//   - A duty whose time ended without the act is [NotMet], not silent.
//   - The instrument that a rule cites must govern the facts: see Scopes of [Options].
//
// Findings hold pointers into the record, days, numbers and codes, and nothing else of a person.
package rule
