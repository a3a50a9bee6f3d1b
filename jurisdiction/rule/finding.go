package rule

import (
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

//go:generate go run ../../internal/gen

// Outcome is what a rule found. The zero Outcome is not valid.
type Outcome string

// The outcomes.
const (
	Overdue Outcome = "overdue" // not done, and the last day has passed
	Due     Outcome = "due"     // not done, still in time, or no last day is set
	NotMet  Outcome = "not-met" // the file contradicts the rule, or the time for it ended undone
	Late    Outcome = "late"    // done after the last day
	Unknown Outcome = "unknown" // the file lacks the fact, or the law of that place is not known
	Exempt  Outcome = "exempt"  // a recorded exemption with authority and reason
	Met     Outcome = "met"
)

// Force says whether what a finding asks for is a duty. The zero Force is not valid.
type Force string

// The forces.
const (
	Binding      Force = "binding"   // a basis binds the place and governs the facts
	Guidance     Force = "guidance"  // none does
	ForceUnknown Force = "not-known" // whether one does is not known
)

// A Finding is one thing that a rule has to say about a record. It holds pointers into the record,
// days, numbers and codes, never what stands there.
type Finding struct {
	Rule    *Head
	Outcome Outcome
	Group   Group // what a reader does with it
	// Long says that a duty for which no last day is set has been open for longer than its grade
	// allows, or was done only after that.
	Long bool
	// Signs says that only signs opened the duty, and nobody decided.
	Signs bool
	// Past says that what is not met can no longer be done.
	Past bool
	Path Path // of the fact; for a missing fact, of where it would stand
	// About is the JSON Pointer of the person whom the finding is about; empty where that is the
	// whole record.
	About string
	Key   Key
	// Says is the sentence, Label the phrase of the rule that fills it.
	Says  Sentence
	Label string
	Args  Args
	// Due is the last day for what is asked, if there is one. A duty that ends on a birthday says
	// so in words: the day would tell the age of the person.
	Due law.Day
	// Judged is the day whose law was asked.
	Judged law.Day
	// Law is what the law makes of the bases; many findings share it, and nobody changes it.
	Law *Standing
	// Exemption is the recorded exemption, for the outcome [Exempt].
	Exemption *Exemption
	// More is what few findings have.
	More *More
}

// CountedBy cites the law by which a last day was counted.
type CountedBy struct {
	law.Citation
	// Short is the short name of the instrument.
	Short string `json:"short,omitempty"`
}

// More holds what few findings have.
type More struct {
	// Policy names the setting of the user's policy from which the last day comes.
	Policy Parameter
	// Deadline tells how the last day was found.
	Deadline law.Deadline
	// CountedBy is the law by which it was counted, where that is known.
	CountedBy CountedBy
	// Yielded are legal values that gave way to one that protects the person more.
	Yielded []Yielded
	// Uncounted are periods of national law that run from an event which is not that of the rule.
	Uncounted []Yielded
	// Conflicts are rules of national law that say otherwise than what the finding asks.
	Conflicts []Yielded
	// Conditions are those of national law on which it depends whether, or for how much, the
	// person has what is owed.
	Conditions []Yielded
}

// Yielded is a legal value that gave way, that says otherwise, or that sets a condition.
type Yielded struct {
	Jurisdiction jurisdiction.Code `json:"jurisdiction"`
	Value        string            `json:"value"` // as the law writes it
	Source       law.Citation      `json:"source"`
}

// Args fill the sentence of a finding. The list is closed: nothing of a person fits in.
type Args struct {
	Since law.Day // the first day on which it was owed
	Day   law.Day // of the act, or of the end of the time in which it was owed
	Last  law.Day // the last day
	Days  int32   // a number of days
	// Number and Max are a number and the largest that is allowed.
	Number, Max int32
	Codes       Codes
	// Ended is the key of the end of a duty.
	Ended string
	// Place is a place whose law is not known.
	Place jurisdiction.Code
	// Withheld says that days were left out: see [Finding.WithoutDays].
	Withheld bool
}

// A Key names a finding from one report to the next, also after other entries were made.
type Key struct {
	Rule   ID
	Victim string // the id of the victim; empty where the finding is about the whole record
	State  jurisdiction.Code
	// Element is the id of the element, or its day and kind where it has none.
	Element elementKey
	Act     string // of several that a rule asks for
	N       int32  // from 1 where else two findings had one key
}

// elementKey names an element of a list.
type elementKey struct {
	ID   string
	Day  law.Day
	Kind string
}

// named is what a key may tell of a text of the record. In a file that nobody validated what is no
// id could be anything, the name of a person even.
func named(id string) string {
	if shape.ID(id) {
		return id
	}
	return ""
}

// String returns the key as one line.
func (k Key) String() string {
	var b strings.Builder
	b.WriteString(string(k.Rule))
	part := func(s string) {
		b.WriteByte('|')
		b.WriteString(s)
	}
	part(k.Victim)
	part(string(k.State))
	element := k.Element.ID
	if element == "" && (!k.Element.Day.IsZero() || k.Element.Kind != "") {
		day := ""
		if !k.Element.Day.IsZero() {
			day = k.Element.Day.String()
		}
		element = day + "/" + k.Element.Kind
	}
	part(element)
	part(k.Act)
	if k.N > 0 {
		part(strconv.Itoa(int(k.N)))
	}
	return strings.TrimRight(b.String(), "|")
}

// unmet reports whether the law requires what the finding shows to be undone or done too late.
func (f *Finding) unmet() bool {
	return f.Law.Force == Binding &&
		(f.Outcome == NotMet || f.Outcome == Overdue || f.Outcome == Late)
}
