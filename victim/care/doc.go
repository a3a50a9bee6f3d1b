// Package care holds what is done for a person: needs and services, risk and plans, visits and
// incidents, placements, school, work, health, the search for a family and the way back to it. It
// says what was done, when and by whom, and asks no law; package victim composes its types into the
// record of one person.
//
// What is done again and again is a series of records, the history of which stays: [Last] says
// which one counts on a day, and [RiskOn] which assessment of risk. What is of health, and what
// says that somebody is suspected, stands in fields of its own, so that it passes as that.
package care

//go:generate go run ../../internal/gen -redact
