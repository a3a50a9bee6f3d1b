// Package care holds what is done for a person: needs and services, risk and plans, placements,
// school, health, the tracing of a family. It says what was done, when and by whom, and asks no
// law; package victim composes its types into the record of one person.
package care

//go:generate go run ../../internal/gen -redact
