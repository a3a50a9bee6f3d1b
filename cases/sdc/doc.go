// Package sdc is statistical disclosure control for tables of counts.
package sdc

//go:generate go run ../../internal/gen -redact -open Options,Loss,Release
