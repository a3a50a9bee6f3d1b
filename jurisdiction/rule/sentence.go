package rule

// A Sentence is the key of a text of the engine. Rules bring noun phrases; the sentences around
// them are the same for all.
type Sentence string

// The sentences. {what} is the phrase of the rule.
const (
	SaysMet         Sentence = "met"          // on file
	SaysMetOn       Sentence = "met-on"       // on a day
	SaysMetAfter    Sentence = "met-after"    // after many days
	SaysReason      Sentence = "reason"       // a reason is on file
	SaysLate        Sentence = "late"         // only after the last day
	SaysDue         Sentence = "due"          // not on file, since
	SaysDueNow      Sentence = "due-now"      // not on file, from today
	SaysDueBy       Sentence = "due-by"       // not on file, last day ahead
	SaysAgain       Sentence = "due-again"    // a state that no longer stands
	SaysOverdue     Sentence = "overdue"      // not on file, last day passed
	SaysClosed      Sentence = "closed"       // not on file while it was owed
	SaysClosedSince Sentence = "closed-since" // the same, where the days would tell a birthday
	SaysBefore      Sentence = "before"       // not on file before an event that came
	SaysOnlyAfter   Sentence = "only-after"   // on file only after an event
	SaysNo          Sentence = "no"           // recorded as no
	SaysTooMany     Sentence = "too-many"     // one more than the law of the place allows
	SaysLacking     Sentence = "lacking"      // not on file
	SaysPart        Sentence = "parts"        // parts not on file
	SaysPartOpen    Sentence = "parts-open"   // parts not on file, of what is not owed since a day
	SaysUnknown     Sentence = "unknown"      // the file does not tell
	SaysForbidden   Sentence = "forbidden"    // happened in a window
	SaysLastUnsure  Sentence = "last-unsure"  // the last day is not on file
	SaysLaw         Sentence = "law"          // the law of the place has it
	SaysNoLaw       Sentence = "no-law"       // the law of the place does not have it
	SaysNoLawParts  Sentence = "no-law-parts" // parts that the law of the place does not have
	SaysLawUnknown  Sentence = "law-unknown"  // the law of the place is not known
	SaysPlace       Sentence = "place"        // the law of a place is not known
	SaysNoCode      Sentence = "no-code"      // what stands there is no code of a place
	SaysArgument    Sentence = "argument"     // a place of those given to the check is no code
	SaysNowhere     Sentence = "nowhere"      // no place is recorded
	SaysAsIs        Sentence = "as-is"        // the phrase alone, for a rule that is a function
)

// English are the texts of the sentences.
var english = map[Sentence]string{
	SaysMet:         "On file: {what}.",
	SaysMetOn:       "On file: {what}, {day}.",
	SaysMetAfter:    "On file: {what}, {day}, {days} after {since}.",
	SaysReason:      "Reason on file: {what}.",
	SaysLate:        "Done only on {day}, {days} after the last day {last}: {what}.",
	SaysDue:         "Not on file: {what}. Owed since {since}, {days}.",
	SaysDueNow:      "Not on file: {what}. Owed now.",
	SaysDueBy:       "Not on file: {what}. Owed since {since}; the last day is {last}.",
	SaysAgain:       "No longer on file: {what}. Owed again since {since}, {days}.",
	SaysOverdue:     "Not on file: {what}. The last day was {last}, {days} ago.",
	SaysClosed:      "Not on file while it was owed: {what}, since {since}, {days}. {ended}",
	SaysClosedSince: "Not on file while it was owed: {what}, since {since}. {ended}",
	SaysBefore:      "Not on file before {day}: {what}.",
	SaysOnlyAfter:   "On file only since {last}, after {day}: {what}.",
	SaysNo:          "Recorded as no: {what}.",
	SaysTooMany:     "Recorded as no: {what}. Number {number}; national law allows {max}.",
	SaysLacking:     "Not on file: {what}.",
	SaysPart:        "Not on file: {what}: {codes}. Owed since {since}, {days}.",
	SaysPartOpen:    "Not on file: {what}: {codes}.",
	SaysUnknown:     "Not known from the file: {what}.",
	SaysForbidden:   "On {day}: {what}.",
	SaysLastUnsure:  "The last day is not on file: {what}.",
	SaysLaw:         "The law has: {what}.",
	SaysNoLaw:       "The law does not have: {what}.",
	SaysNoLawParts:  "The law does not have: {what}: {codes}.",
	SaysLawUnknown:  "Not known to us: {what}.",
	SaysPlace:       "The law of {place} is not known here.",
	SaysNoCode:      "What stands here is no code of a place; its law is not known here.",
	SaysArgument: "Place {number} of those given to the check is no code of a place; its law is " +
		"not known here.",
	SaysNowhere: "No place is recorded, so nobody knows whose law counts; people without one: " +
		"{number}.",
	SaysAsIs: "{what}.",
}
