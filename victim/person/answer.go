package person

//go:generate go run ../../internal/gen -redact -open Childhood,Date,OwnField

import "github.com/antitrafficking/palermo/jurisdiction/law"

// Warns reports whether the answer says that something is wrong. What is no answer at all, as a
// code that somebody misspelt, warns as well.
func (a Answer) Warns() bool { return a == Yes || a != "" && !law.IsValid(a) }

// Refuses reports whether the answer is no. What is no answer at all, as a code that somebody
// misspelt, refuses as well.
func (a Answer) Refuses() bool { return a == No || a != "" && !law.IsValid(a) }

// Answer is the answer to a question about a person. The zero Answer means "not asked".
type Answer string

// The answers.
const (
	Yes           Answer = "yes"
	No            Answer = "no"
	AnswerUnknown Answer = "unknown"  // asked, but not known
	Declined      Answer = "declined" // asked; the person would not say
)

// Answered tells the answer as two facts: whether it is known, and what it is.
func (a Answer) Answered() (yes, known bool) { return a == Yes, a == Yes || a == No }
