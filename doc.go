// Package palermo is the map of a library for case systems of victims of trafficking in human
// beings, child victims first.
//
// It answers what the law owes a child, by when and under which article, with a source on every
// finding:
//
//   - [github.com/antitrafficking/palermo/jurisdiction/law]: words of law, dated values, periods, treaty status
//   - [github.com/antitrafficking/palermo/jurisdiction]: the law of places on dates, as data
//   - [github.com/antitrafficking/palermo/jurisdiction/rule]: the shapes of rules, the
//     engine, findings, reports
//   - [github.com/antitrafficking/palermo/victim]: the record of a victim; below it person (who
//     somebody is), care (what is done) and indicators (lists of signs)
//   - [github.com/antitrafficking/palermo/cases]: the case file and the elements of trafficking
//   - [github.com/antitrafficking/palermo/cases/duty]: every compliance rule: the check of a
//     file, of one victim, and the pre-flight before a person is handed on
//   - [github.com/antitrafficking/palermo/cases/match]: two profiles compared, for duplicates and
//     for tracing
//   - [github.com/antitrafficking/palermo/cases/htcds] and [github.com/antitrafficking/palermo/cases/ctdc]: exchange formats
//   - [github.com/antitrafficking/palermo/cases/trends]: statistics; package sdc beside it hides what could tell of a person
//   - [github.com/antitrafficking/palermo/referral]: handing a person on, and no more of the data than is needed; packages packet and hsds below it
//
// It stores nothing, sends nothing, logs nothing and reads no clock: dates are arguments. Records
// of people print as their type's name alone. What it does not know it says it does not know.
//
// It is not legal advice. A file shows a step or does not; the instruments bind States.
package palermo

//go:generate go run ./examples/lawbook -rules -format json -o docs/rules.json
//go:generate go run ./examples/lawbook -rules -format markdown -o docs/rules.md
//go:generate go run ./examples/lawbook -matrix -on data -format markdown -o docs/places.md
//go:generate go run ./examples/lawbook -sources -on data -format markdown -o SOURCES.md
//go:generate go run ./examples/referral -diagram -o docs/referral.md
