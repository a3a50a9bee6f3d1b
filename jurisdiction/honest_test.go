package jurisdiction_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// recalled are words which say that a day was told and not read.
var recalled = regexp.MustCompile(`\b(?i:day|facts)\b[^.;]*(general knowledge|memory)`)

// What nobody read is of low confidence, whatever else of the entry was read: a day decides whether
// a treaty binds, and the first facts whether a provision was understood so.
func TestBuiltin_WhatWasNotReadIsLow(t *testing.T) {
	r := jurisdiction.Builtin()
	told := 0
	for _, id := range r.Instruments() {
		for _, code := range r.Codes() {
			if s := r.Status(id, code); s != nil && recalled.MatchString(s.Note) {
				told++
				assert.Equal(t, law.Low, s.Source.Confidence, "%s in %s", id, code)
			}
		}
	}
	assert.Positive(t, told)
	told = 0
	for _, id := range r.CaseLaws() {
		c := r.CaseLaw(id)
		if recalled.MatchString(c.Note) {
			told++
			assert.Equal(t, law.Low, c.Confidence, c.ID)
		}
	}
	assert.Positive(t, told)
}
