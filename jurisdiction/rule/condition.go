package rule

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Condition says something of a subject on a day that is true, false or not known: to whom a duty
// is owed, or whom an instrument governs.
type Condition[S any] struct {
	// Name is the key of its texts: "child".
	Name string
	// Text is a noun phrase for whom it holds of: "a child".
	Text string
	// Asks is a noun phrase for the question where it is not known: "whether the person is a
	// child".
	Asks string
	// Reads are the JSON Pointers, relative to the subject, of the facts that Test reads.
	Reads []string
	// PerState says that the answer depends on the State that is asked, [Pass.State].
	PerState bool
	Test     func(p *Pass[S], day law.Day) Truth

	slot int32 // see slots
}

// A By says how a duty was opened.
type By uint8

// How a duty was opened.
const (
	ByDecision By = iota // somebody decided, or a fact that is no judgement is on file
	BySign               // signs of it are on file, and nobody decided
)

// An Event is what opens a duty in one State. The zero Event is none.
type Event struct {
	Day   law.Day
	Place jurisdiction.Code
	Path  Path
	By    By
	// Unknown is true where the file does not tell whether there was such an event, or its day;
	// Missing is then the place of the fact.
	Unknown bool
	Missing Path
}

// IsZero reports whether there is no event.
func (e Event) IsZero() bool { return e.Day.IsZero() && !e.Unknown }

// A Trigger finds the event that opens a duty.
type Trigger[S any] struct {
	Name, Text, Asks string
	Reads            []string
	// Doubt says that the event is a judgement of law: where only signs open it the engine asks,
	// and does not say that a duty is overdue or not met.
	Doubt bool
	// Find returns the event in a State by the day of the check; State is empty where no place is
	// recorded. It returns the zero Event where there is none.
	Find func(p *Pass[S], state jurisdiction.Code) Event

	slot int32 // see slots
}

// An End ends a duty that an event opened.
type End[S any] struct {
	Name, Text string
	Reads      []string
	// Personal says that the day is one of the person, as the birthday: no finding shows it or what
	// it can be counted from.
	Personal bool
	// Find returns the first day on which nothing is owed any more; zero where there is none.
	Find func(p *Pass[S], e Event) law.Day
}

// A Window is a stretch of time in which something must not happen.
type Window[S any] struct {
	Name, Text string
	// Asks is a noun phrase for the question where a fact is missing to tell when it was.
	Asks  string
	Reads []string
	// Find returns the stretches in a State. Their Only, if set, names the instruments on which a
	// finding in that stretch rests.
	Find func(p *Pass[S], state jurisdiction.Code) []Stretch
}

// A Stretch is a part of a [Window]: the day From inclusive, the day To exclusive; a zero To lasts.
type Stretch struct {
	From, To law.Day
	By       By
	Only     []string
	// Missing, if set, is the fact that is missing to tell whether it was then: the engine asks for
	// it where something happened in the stretch.
	Missing Path
}

func (s Stretch) contains(day law.Day) bool {
	return !day.Before(s.From) && (s.To.IsZero() || day.Before(s.To))
}
