// Package rule holds the words of checking: a rule of law that can be asked of a record, the
// findings that it leads to, and the report that gathers them.
//
// The three types to know are [Rule], one legal requirement as a value; [Set], a list of rules
// resolved against the law of a registry; and [Report], the checklist that [Set.Check] returns.
//
// # What a finding says
//
// A finding says whether a file shows a step that the law asks for. It never says that anyone broke
// the law: the instruments bind States, and a file shows a step or does not. Its outcome is one of
// [Met], [Due], [Overdue], [NotMet], [Unknown], [Exempt]; a rule that does not apply leads to no
// finding.
//
// Its force is computed, not written on the rule: [Binding] if at least one basis of the rule binds
// the place on the day by which the step is judged, else [Guidance]. So the same rule is binding in
// one place and guidance in another, and becomes binding on the day a treaty enters into force.
//
// Findings name places in the record by JSON Pointer, codes, numbers and days. They carry no name,
// text or number of a person.
package rule
