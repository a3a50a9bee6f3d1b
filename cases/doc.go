// Package cases holds the case file: victims, what was done to them and by whom, the way they were
// taken, interviews, proceedings, and the log of the file. It reads files from JSON, puts the
// elements of trafficking together, and checks the whole file.
//
// The types to know are [File] and [Conduct]. [Decode] reads a file strictly and reports everything
// wrong with it at once; [File.Elements] answers what the file shows of the definition of
// trafficking for one victim, and which facts carry it; duty.Check asks every rule and returns a
// report. Suspects and evidence are referred to, never named or held.
//
// # Handing a person on
//
// Package duty below this one asks what stands in the way of a referral and makes the clearance.
// [File.Send] sends on it, [File.Move] makes every other move, [File.Disclose] is the only door out
// of a file, and [File.Withdraw] takes a consent back, which nothing can block. They take ids and
// look up in the file what belongs to them: who is suspected comes from the file and not from the
// caller.
//
// # Forms
//
// [Describe] says of every field of a file what a form has to know, and [Fields] goes through them.
// [Problems] makes a list of what is wrong with a file, for a screen; [Diff] says where two states
// of a file differ, for a log. [File.DiscloseReport] gives a report to somebody who may not see the
// whole file. docs/case-file.md and docs/case-file.schema.json say the same outside of Go.
//
// # Validators of your own
//
// [File.Validate] needs nothing set up. A struct of yours that holds our records is checked in full
// by your own validator after [RegisterValidations], whatever tag it reads; [RegisterTranslations]
// gives it texts. The tags: any field can have tip_code, tip_id, tip_language, tip_media and
// tip_pointer; our records report tip_calendar, tip_category, tip_chain, tip_history, tip_inexact,
// tip_inside, tip_investigator, tip_kind, tip_life, tip_link, tip_order, tip_place, tip_size,
// tip_undeclared, tip_unique and tip_unsound; tip_record_victim and others like it stand for a
// record as a whole. The file docs/validation.md says what each means.
//
// # Printing
//
// A [File], and every record in it, prints and logs as its name alone; the doc of package victim
// lists the doors for which this holds and those that print what is in it. Give
// victim.ReplaceAttr to the handlers of log/slog: it knows the records of this package too. Errors
// and reports hold codes, days of the file and places, and are printed as they are.
package cases
