package rule

import (
	"cmp"
	"strconv"
	"strings"

	coded "github.com/antitrafficking/palermo/internal/code"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

//go:generate go run ../../internal/gen

// Outcome is what a rule found. The zero Outcome is not valid.
type Outcome string

// The outcomes, in the order in which a report shows them.
const (
	Overdue Outcome = "overdue" // not done, and the last day has passed
	Due     Outcome = "due"     // not done, still in time, or no last day is set by law
	NotMet  Outcome = "not-met" // the file contradicts the rule
	Unknown Outcome = "unknown" // the file lacks the fact, or the law of that place and day is not known
	Exempt  Outcome = "exempt"  // a recorded exemption with authority and reason
	Met     Outcome = "met"
)

// Force says whether what a finding asks for is a duty. The zero Force is not valid.
type Force string

// The forces.
const (
	Binding  Force = "binding"  // a basis binds the place on the day by which the step is judged
	Guidance Force = "guidance" // none does, as far as we know
)

// A Finding is one thing that a rule has to say about a record. It names places and codes, never
// what stands there.
type Finding struct {
	Rule    ID      `json:"rule"`
	Title   string  `json:"title"`
	Outcome Outcome `json:"outcome"`
	Force   Force   `json:"force"`
	// Path is the JSON Pointer (RFC 6901) of the fact in the record; for a missing fact, of where
	// it would stand.
	Path string `json:"path"`
	// About is the JSON Pointer of the record of the person whom the finding is about; empty where
	// that is the whole record.
	About   string  `json:"about,omitempty"`
	Message Message `json:"message"`
	// Jurisdiction is the place whose law gives the finding its force; empty if the record names no
	// place.
	Jurisdiction jurisdiction.Code `json:"jurisdiction"`
	// Also are the other places whose law asks the same with the same force.
	Also []jurisdiction.Code `json:"also,omitempty"`
	// Due is the last day for what is asked, if the law gives one. A duty that ends on a birthday
	// says so in words and has no Due: the day would tell the age of the person.
	Due law.Day `json:"due,omitzero"`
	// Policy names the setting of the user's policy from which the last day comes, where the law
	// names none.
	Policy Parameter `json:"policy,omitempty"`
	// Steps tell how the last day was found.
	Steps []law.Step `json:"steps,omitempty"`
	// Judged is the day whose law was asked, where it is not the day of the check. A day that
	// follows from the birthday of a person is not shown.
	Judged law.Day `json:"judged,omitzero"`
	// Basis are the provisions on which the finding rests: those that bind first. It is the
	// finding's own copy: to change it changes no other finding, and nothing that the library
	// knows.
	Basis []Authority `json:"basis"`
	// Confidence is that of the law which decided outcome and force.
	Confidence law.Confidence `json:"confidence,omitempty"`
	// Yielded are legal values that gave way to one that protects the person more.
	Yielded []Yielded `json:"yielded,omitempty"`
	// Conflicts are rules of national law that say otherwise than what the finding asks. They are
	// reported and never followed silently.
	Conflicts []Yielded `json:"conflicts,omitempty"`
	// Exemption is the recorded exemption, for the outcome [Exempt].
	Exemption *Exemption `json:"exemption,omitempty"`
	// Meets says what would meet the rule.
	Meets string `json:"meets,omitempty"`
}

// An Authority is a provision on which a finding rests, and how it binds.
type Authority struct {
	law.Citation
	// Short is the short name of the instrument.
	Short       string            `json:"short,omitempty"`
	Bindingness law.Bindingness   `json:"bindingness,omitempty"`
	Place       jurisdiction.Code `json:"place,omitempty"`
	Binding     law.Binding       `json:"binding"`
	// Supports is true where the provision is a reason for the rule and never makes it binding: see
	// [Basis].
	Supports bool `json:"supports,omitempty"`
	// Why says in words which fact decided whether the provision binds.
	Why string `json:"why,omitempty"`
}

// Yielded is a legal value that gave way, or that says otherwise.
type Yielded struct {
	Jurisdiction jurisdiction.Code `json:"jurisdiction"`
	Value        string            `json:"value"` // as the law writes it
	Source       law.Citation      `json:"source"`
}

// A Message is a text with places for codes, numbers and days. Text is the key for a translation:
// it does not change with the record. Its places are written {name}.
type Message struct {
	Text string
	Args []Arg
}

// An Arg fills a place in a [Message]. It can hold a day, a number, or a code, and nothing else.
type Arg struct {
	name  string
	value string
	day   law.Day // written out only where it is read
}

// Name returns the name of the place that a fills.
func (a Arg) Name() string { return a.name }

// Value returns what a fills it with.
func (a Arg) Value() string {
	if !a.day.IsZero() {
		return a.day.String()
	}
	return a.value
}

// DayArg is an Arg that holds a day.
func DayArg(name string, day law.Day) Arg {
	if day.IsZero() {
		return Arg{name: name, value: "(no day)"}
	}
	return Arg{name: name, day: day}
}

// WithheldArg is an Arg whose value is left out, see [Report.Withheld].
func WithheldArg(name string) Arg { return Arg{name: name, value: "(not passed on)"} }

// NumberArg is an Arg that holds a number.
func NumberArg(name string, n int) Arg { return Arg{name: name, value: strconv.Itoa(n)} }

// LengthArg is an Arg that holds a length of time.
func LengthArg(name string, l law.Length) Arg { return Arg{name: name, value: l.String()} }

// CodeArg is an Arg that holds a code: of an enumeration, or of a type that tells by a method
// IsValid. What is not a code that the library knows does not get through.
func CodeArg[C ~string](name string, code C) Arg {
	if valid, _ := coded.Valid(code); !valid {
		return Arg{name: name, value: "(unrecognised code)"}
	}
	return Arg{name: name, value: string(code)}
}

// CodesArg is an Arg that holds several codes, one after another.
func CodesArg[C ~string](name string, codes []C) Arg {
	list := make([]string, len(codes))
	for i, c := range codes {
		list[i] = CodeArg(name, c).value
	}
	return Arg{name: name, value: strings.Join(list, ", ")}
}

// String returns the text with its places filled.
func (m Message) String() string {
	if len(m.Args) == 0 {
		return m.Text
	}
	pairs := make([]string, 0, 2*len(m.Args))
	for _, a := range m.Args {
		pairs = append(pairs, "{"+a.name+"}", a.Value())
	}
	return strings.NewReplacer(pairs...).Replace(m.Text)
}

// MarshalText returns the text with its places filled.
func (m Message) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

func compareID(a, b ID) int { return cmp.Compare(a, b) }

// rank orders findings in a report: what needs doing first.
func rank(o Outcome) int {
	switch o {
	case Overdue:
		return 0
	case Due:
		return 1
	case NotMet:
		return 2
	case Unknown:
		return 3
	case Exempt:
		return 4
	}
	return 5
}
