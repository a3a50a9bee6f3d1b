package rule

import (
	"regexp"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An ID names a rule for ever: "CHILD-001". It is never renumbered and never given to another rule.
type ID = jurisdiction.RuleID

// A Basis names a provision of an instrument on which a rule rests. Topic tells apart two entries
// for the same pinpoint; it is usually empty.
type Basis struct {
	Instrument string `json:"instrument"`
	Pinpoint   string `json:"pinpoint"`
	Topic      string `json:"-"`
	// Supports says that the provision obliges to something wider or other than what the rule asks:
	// it is a reason for the rule, and never makes it binding.
	Supports bool `json:"supports,omitempty"`
	// CaseLaw are the ids of decisions that say what the provision asks: see [Basis.By].
	CaseLaw []string `json:"case_law,omitempty"`
}

// By is the basis as the decisions with these ids read it. They have no force of their own: what
// they say binds where and when the provision binds, from the earliest facts that one of them
// judged; that it was understood so before is not known. A finding tells when and against whom it
// was said.
func (b Basis) By(decisions ...string) Basis {
	b.CaseLaw = append(b.CaseLaw[:len(b.CaseLaw):len(b.CaseLaw)], decisions...)
	return b
}

// On is a basis of a rule.
func On(instrument, pinpoint string) Basis {
	return Basis{Instrument: instrument, Pinpoint: pinpoint}
}

// Limb is a basis for which the provision has several entries: that on the topic.
func Limb(instrument, pinpoint, topic string) Basis {
	return Basis{Instrument: instrument, Pinpoint: pinpoint, Topic: topic}
}

// limb names the basis among others of the same instrument; empty where it names no topic.
func (b *Basis) limb() string {
	if b.Topic == "" {
		return ""
	}
	return b.Instrument + "/" + b.Topic
}

// Supported is a basis that is a reason for a rule and never makes it binding.
func Supported(instrument, pinpoint string) Basis {
	return Basis{Instrument: instrument, Pinpoint: pinpoint, Supports: true}
}

// Head is what every rule has, whatever its shape.
type Head struct {
	ID    ID
	Title string // a noun phrase in sentence case, no full stop, at most 72 characters
	// Who are those who act.
	Who []Role
	// ToDo says in the imperative what to do. One or two sentences.
	ToDo string
	// Bases are the provisions on which the rule rests; at least one. Their bindingness stands with
	// the provision. The rule of a finding has none: see [Standing.Basis].
	Bases []Basis
	// Topics are topics of a profile that the rule reads beside those of its parts. The rule of a
	// finding has none.
	Topics []string

	// Danger says that what is asked cannot wait, whatever its force: danger, detention, removal.
	Danger bool

	labels map[string]string // the key of each label
	parts  []string          // codes that a finding may name
	tells  []string          // see TellsOf
}

// TellsOf returns the categories of data of which a finding by the rule tells: those of all facts
// that the rule reads, for on each may depend whether there is a finding and what it says. Who may
// not learn of one of them may not learn of the finding. There are none where the set was not told
// of categories: then a finding may tell of anything. It is known once the rule is in a set.
func (h *Head) TellsOf() []string { return slices.Clone(h.tells) }

// A Rule is a value of one of the five shapes.
type Rule[S any] interface {
	head() *Head
	// bind shows the binder every part.
	bind(*binder)
	// home is the path, relative to the record, of the list in which what the rule asks about would
	// stand; empty where it reads no list.
	home() string
	ask(*Pass[S])
}

var idForm = regexp.MustCompile(`^[A-Z]{3,6}-[0-9]{3}$`)

// A Duty is something owed to the subject.
type Duty[S any] struct {
	Head
	Owed   []*Condition[S] // to whom: all have to be true
	From   *Trigger[S]
	Done   *Doing[S]
	Within Within[S]
	Ends   []*End[S]
	// Gone ends what a State owes by law that came to bind it later, where Ends do not end what it
	// owed before: to who had left it by then it is no duty.
	Gone *End[S]
	// Before is an event that has to come after the act.
	Before *Before[S]
	// National adds a value of the law of a State to the bases, where Within adds none.
	National func(p *Pass[S], state jurisdiction.Code) (law.Citation, bool)
	// OwnLaw says that only the law of the State that is asked judges what it owes, as of a
	// residence permit. Else that of the other places whose law counts joins it, unless they owe
	// the same.
	OwnLaw bool
	// Differs is a value of the law of a place that says otherwise than the rule. It is told, and
	// never applied.
	Differs *Differs[S]
	// Yields is a value of the law of a place that gives way to what an instrument sets. It is
	// told, and never applied.
	Yields *Differs[S]
	// Conditions is a value of the law of a place on which it depends whether, or for how much,
	// the person has what is owed. It is told, and never applied.
	Conditions *Differs[S]
}

// Differs is a topic of a profile whose value says otherwise than a rule, or more.
type Differs[S any] struct {
	Topic string
	Of    func(p *Pass[S], place *jurisdiction.Profile) law.Dated[string]
}

// A Before is an event by which an act has to be done.
type Before[S any] struct {
	Text  string
	Reads []string
	// Find returns the day of the event, and whether it has happened or is planned; zero where
	// there is none.
	Find func(p *Pass[S], e Event) (happened, planned law.Day)
}

// A DutyEach is something owed for each element of a list.
type DutyEach[S, T any] struct {
	Head
	Of   *List[S, T]
	Owed []*Condition[S] // asked on the day of the element
	// From is when it is owed; nil: the day of the element.
	From *Start[S, T]
	Acts []Act[S, T]
	// Must is asked of an element for which all acts are done.
	Must []Quality[S, T]
	// Unless are reasons not to do it: if one is there, the rule is met.
	Unless []Quality[S, T]
	Before *Limit[S, T]
	// Over ends what is owed for an element, and Ends what is owed to the subject at all.
	Over *Over[S, T]
	Ends []*End[S]
	// National adds the value of the law of the place of the element to the bases.
	National func(
		p *Pass[S], place jurisdiction.Code, t *T,
	) (jurisdiction.Code, law.Citation, bool)
}

// A Start finds the day from which something is owed for an element.
type Start[S, T any] struct {
	Text string
	// Field is where the day stands, if it stands with the element: it is asked for where it is not
	// on file.
	Field string
	Reads []string
	Find  func(p *Pass[S], t *T) law.Day
}

// An Over finds the first day on which nothing is owed for an element any more.
type Over[S, T any] struct {
	Text  string
	Reads []string
	Find  func(p *Pass[S], t *T) law.Day
}

// A Limit is an event by which the acts for an element have to be done.
type Limit[S, T any] struct {
	Text  string
	Reads []string
	// Find returns the day of the event if it has happened, and the day for which it is planned.
	Find func(p *Pass[S], t *T) (happened, planned law.Day)
}

// A Last is a last day that stands with an element. Where it is not on file the outcome is unknown.
type Last[S, T any] struct {
	Text  string // what the day is
	Reads []string
	// Find returns the day; missing is the place of the fact where it is not known, zero where
	// there is no such day.
	Find func(p *Pass[S], t *T, path Path) (day law.Day, missing Path)
}

// An Act is one thing to do for an element.
type Act[S, T any] struct {
	// Field is the JSON name of the day of the act, or of where it would stand.
	Field string
	Text  string // a positive noun phrase
	// Labels are further phrases that a Deed may carry.
	Labels []string
	Reads  []string
	// Look returns the deed; nil: Field is a day, and the act is done on it.
	Look func(p *Pass[S], t *T) Deed
	// Day returns the day of the act where Field is a day.
	Day    func(t *T) law.Day
	Within Within[S]
	// Last is a last day that stands with the element.
	Last *Last[S, T]
	// Only names the acts of law on which a finding about it rests: see [Quality].
	Only []string
	// Own is the period that an instrument of the rule sets for an element, in place of that of
	// Within; nil: all have one.
	Own func(t *T) law.Period
	// From, Before and Over stand in place of those of the rule, for an act that is owed at another
	// time than the others. Where From is set the Before of the rule does not hold.
	From   *Start[S, T]
	Before *Limit[S, T]
	Over   *Over[S, T]
	// Unless are reasons not to do this act.
	Unless []Quality[S, T]
}

// A Safeguard is what has to be true of each element of a list.
type Safeguard[S, T any] struct {
	Head
	Each *List[S, T]
	Owed []*Condition[S] // asked on the day of the element
	// From, if positive, is the number, from 1, of the first element that is asked, in the order of
	// their days.
	From int
	// Series names the series in which From counts an element; nil: there is one.
	Series func(p *Pass[S], t *T) string
	Must   []Quality[S, T]
	// Most is the largest number that the law of the place allows, where From counts the elements;
	// 0: none. One beyond it is told with it.
	Most func(p *Pass[S], t *T) int
	// Then are qualities that may follow: what is missing of them is due where all of Must hold.
	Then   []Quality[S, T]
	Unless []Quality[S, T]
	// What is a noun phrase for an element that is as it has to be: "safe placement". It stands
	// where all is well, and where there are too few; empty: that of the list.
	What string
	// AtLeast, if positive, is how many elements there have to be.
	AtLeast int
	// Lasting says that an element is a state, which is judged on the day of the check.
	Lasting bool
	// Until returns the last day of an element that may be over; nil: none is. What is over is
	// judged by its last day, and told only where something was not as it had to be.
	Until func(t *T) law.Day
	// National adds the value of the law of the place of the element to the bases.
	National func(
		p *Pass[S], place jurisdiction.Code, t *T,
	) (jurisdiction.Code, law.Citation, bool)
}

// A Prohibition is what must not happen in a stretch of time.
type Prohibition[S, T any] struct {
	Head
	Never  *List[S, T]
	Owed   []*Condition[S] // asked on the day of the element
	While  *Window[S]
	Must   []Quality[S, T]
	Unless []Quality[S, T]
	// National adds the value of the law of the place of the element to the bases.
	National func(
		p *Pass[S], place jurisdiction.Code, t *T,
	) (jurisdiction.Code, law.Citation, bool)
}

// An Other is a rule that is a function, for what is none of the other shapes.
type Other[S any] struct {
	Head
	Applies, Time string   // as the catalogue tells it
	Home          string   // of what it reads, if it is a list
	Reads         []string // JSON Pointers
	Labels        []string // every text that Check may report
	Parts         []string // every code that Check may name in a finding
	Asks          []string // every phrase with which Check may ask for a fact, beside those of Owed
	// Check reports to the pass by [Pass.Tell].
	Check func(*Pass[S])
}

// IDOf returns the id of a rule.
func IDOf[S any](r Rule[S]) ID { return r.head().ID }

// Prefix returns the part of the id of a rule before the "-".
func Prefix[S any](r Rule[S]) string {
	prefix, _, _ := strings.Cut(string(r.head().ID), "-")
	return prefix
}
