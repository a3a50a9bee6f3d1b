package rule

import (
	"errors"
	"fmt"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Report is the whole checklist of a record on a day, sorted and without anything of a person.
type Report struct {
	On       law.Day   `json:"on"`
	Receipt  Receipt   `json:"receipt"`
	Findings []Finding `json:"findings"`
	// Questions are the facts that are missing to tell whether rules apply.
	Questions []Question `json:"questions,omitempty"`
	// Withheld says that the report is for one recipient: findings and questions that are not for
	// the recipient are left out. It is not told how many, or whether there are any: that changes
	// with what happens to the person, and from one day to the next on the 18th birthday.
	Withheld bool `json:"withheld,omitempty"`
	// NotApplicable lists the rules that did not apply, for who asks.
	NotApplicable []Skipped `json:"not_applicable,omitempty"`
}

// A Question is a fact that is missing, and the rules that wait for it.
type Question struct {
	Path  Path
	About string // the JSON Pointer of the person; empty where it is about the whole record
	Label string // a noun phrase
	What  string // the key of the phrase
	Rules []ID
	// Tells are the categories of data of which it tells that the fact is missed, as
	// [Head.TellsOf] of the rules.
	Tells []string
}

// Skipped is a rule that did not apply to a part of the record. The catalogue says when it would.
type Skipped struct {
	Rule  ID     `json:"rule"`
	Title string `json:"title"`
	About string `json:"about,omitempty"`
}

// A Receipt says with what a report was made, so that it can be made again.
type Receipt struct {
	Library string `json:"library"`
	// Record and Revision are those of the record that was checked, see [Check.Of]. What is no id
	// is not named.
	Record   string `json:"record,omitempty"`
	Revision int    `json:"revision,omitempty"`
	// Data is the day of the law data that come with the library, [jurisdiction.DataVersion].
	// DaysLater is the number of days by which On is later than that; zero if it is not. What the
	// law became in between is not in the report. Data laid over the library's own have no day.
	Data      string           `json:"data"`
	DaysLater int              `json:"days_later,omitempty"`
	On        law.Day          `json:"on"`
	Profiles  []ProfileReceipt `json:"profiles"`
	// LawUnknown are the places whose law counts and is not known: see [Check.Place].
	LawUnknown []UnknownLaw `json:"law_unknown,omitempty"`
	Rules      []ID         `json:"rules"`
	// Off are rules that the user switched off, Lacks the lists that the user's system does not
	// keep.
	Off   []ID     `json:"off,omitempty"`
	Lacks []string `json:"lacks,omitempty"`
	// Policy are the numbers that the user set where the law names none.
	Policy []Setting `json:"policy,omitempty"`
	// Calendars are the places whose working days were told by a calendar of the user's.
	Calendars []jurisdiction.Code `json:"calendars,omitempty"`
}

// IsOf reports whether the report is of a record of an id, at a revision.
func (r Receipt) IsOf(id string, revision int) bool {
	return r.Record == named(id) && r.Revision == revision
}

// A ProfileReceipt names the data file of a place by a short hash; empty where there was none.
type ProfileReceipt struct {
	Jurisdiction jurisdiction.Code `json:"jurisdiction"`
	Digest       string            `json:"digest"`
}

// An UnknownLaw is a place whose law was to count and is not known. What is no code is not named:
// Path is the JSON Pointer where it stands, or Argument its number among the places that the caller
// gave, from 1.
type UnknownLaw struct {
	Place    jurisdiction.Code `json:"place,omitempty"`
	Path     string            `json:"path,omitempty"`
	Argument int               `json:"argument,omitempty"`
}

// A Group is what a reader does with a finding. Groups are in the order of a report.
type Group uint8

// The groups.
const (
	TakeNow Group = iota // overdue, or open without a last day, or not met and still to be done
	ByDate               // has a last day within 90 days
	PutRight
	FindOut
	Plan
	NotDue // exempt
	Closed // met
)

// soon is how near a last day has to be to stand under [ByDate], in days.
const soon = 90

// group tells what a reader does with a finding on a day.
func (f *Finding) group(on law.Day) Group {
	switch f.Outcome {
	case Met:
		return Closed
	case Exempt:
		return NotDue
	case Unknown:
		return FindOut
	}
	// What is only recommended, or not known to be required, waits; danger does not.
	later := f.Law.Force != Binding && !f.Rule.Danger
	switch {
	case f.Outcome == Late, f.Outcome == NotMet && f.Past:
		return PutRight
	case later:
		return Plan
	case f.Outcome == Due && f.Due.DaysSince(on) > soon:
		return Plan
	case f.Outcome == Due && !f.Due.IsZero():
		return ByDate
	}
	return TakeNow
}

// Arrange puts the findings into their groups and in order, for who changed some of them.
func (r *Report) Arrange() {
	for i := range r.Findings {
		r.Findings[i].Group = r.Findings[i].group(r.On)
	}
	sortFindings(r.Findings)
}

// Summary counts findings.
type Summary struct {
	Overdue   int `json:"overdue"`
	Due       int `json:"due"`
	NotMet    int `json:"not_met"`
	Late      int `json:"late"`
	Unknown   int `json:"unknown"`
	Exempt    int `json:"exempt"`
	Met       int `json:"met"`
	Questions int `json:"questions"`
	// Unmet counts what the law requires and is overdue, not met or late. Long counts what it
	// requires, has no last day and is open for longer than its grade.
	Unmet int `json:"unmet"`
	Long  int `json:"long"`
	// Past counts those of NotMet that can no longer be done.
	Past int `json:"past,omitempty"`
	// ForceUnknown counts findings of which it is not known whether the law requires it.
	ForceUnknown int `json:"force_unknown,omitempty"`
	// LawUnknown counts those of Unknown that tell of a place whose law is not known.
	LawUnknown int `json:"law_unknown,omitempty"`
	// Withheld is [Report.Withheld]: what is left out is counted nowhere.
	Withheld bool `json:"withheld,omitempty"`
}

// Summary counts the findings of r.
func (r *Report) Summary() Summary {
	s := Summary{Withheld: r.Withheld, Questions: len(r.Questions)}
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	outcomes := map[Outcome]*int{
		Overdue: &s.Overdue, Due: &s.Due, NotMet: &s.NotMet, Late: &s.Late,
		Unknown: &s.Unknown, Exempt: &s.Exempt, Met: &s.Met,
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		count(outcomes[f.Outcome], true)
		count(&s.LawUnknown, f.Rule.ID == LawUnknown)
		count(&s.Unmet, f.unmet())
		count(&s.Long, f.longOpen())
		count(&s.Past, f.Outcome == NotMet && f.Past)
		count(&s.ForceUnknown, f.Law.Force == ForceUnknown && f.Rule.ID != LawUnknown)
	}
	return s
}

// Open returns the findings of what can still be done, in the order of the report.
func (r *Report) Open() []Finding {
	var out []Finding
	for i := range r.Findings {
		switch f := &r.Findings[i]; f.Outcome {
		case Overdue, Due:
			out = append(out, *f)
		case NotMet:
			if !f.Past {
				out = append(out, *f)
			}
		}
	}
	return out
}

// A FailOn says which findings [Report.Err] reports. The zero FailOn is [FailOnLong].
type FailOn uint8

// What fails.
const (
	// FailOnLong: a breach, or a duty required by law that is open for longer than its grade.
	FailOnLong FailOn = iota
	// FailOnBreach: what the law requires and is overdue, not met or done too late.
	FailOnBreach
	// FailOnOpen: a breach, or any duty required by law that is open.
	FailOnOpen
)

func (o FailOn) fails(f *Finding) bool {
	switch {
	case f.unmet():
		return true
	case o == FailOnLong:
		return f.longOpen()
	case o == FailOnOpen:
		return f.Law.Force == Binding && f.Outcome == Due
	}
	return false
}

// longOpen reports whether the law requires what is open for longer than its grade allows.
func (f *Finding) longOpen() bool {
	return f.Law.Force == Binding && f.Outcome == Due && f.Long
}

// ErrUnmet is wrapped by the error of [Report.Err].
var ErrUnmet = errors.New("what the law requires is not done")

// An UnmetError lists the rules whose findings fail.
type UnmetError struct {
	Rules []ID // in the order of the report; a rule may stand more than once
}

func (e *UnmetError) Error() string {
	return fmt.Sprintf("rule: %d: %v: %v", len(e.Rules), ErrUnmet, e.Rules)
}

// Unwrap returns [ErrUnmet].
func (e *UnmetError) Unwrap() error { return ErrUnmet }

// ErrLawUnknown is wrapped by the error of [Report.Err] where the law of a place is not known: the
// report is no answer for that place.
var ErrLawUnknown = errors.New("rule: the law of a place is not known")

// ErrWithheld is wrapped by the error of [Report.Err] where findings were left out of a report that
// is for one recipient: it is no answer for the whole record.
var ErrWithheld = errors.New("rule: findings were left out of the report")

// Err returns nil only if nothing fails, the law of every place that counts is known, and no
// finding was left out. Without an option what fails is [FailOnLong]. The error is an
// [*UnmetError], [ErrLawUnknown] or [ErrWithheld], or joins several: errors.Is tells them apart. A
// nil error is no answer to what is unknown for another reason: see [Summary].
func (r *Report) Err(on ...FailOn) error {
	fail := FailOnLong
	if len(on) > 0 {
		fail = on[len(on)-1]
	}
	var ids []ID
	var unknown error
	for i := range r.Findings {
		if fail.fails(&r.Findings[i]) {
			ids = append(ids, r.Findings[i].Rule.ID)
		}
		if r.Findings[i].Rule.ID == LawUnknown {
			unknown = ErrLawUnknown
		}
	}
	var errs []error
	if ids != nil {
		errs = append(errs, &UnmetError{Rules: ids})
	}
	if unknown != nil {
		errs = append(errs, unknown)
	}
	if r.Withheld {
		errs = append(errs, ErrWithheld)
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// Asks reports whether a rule waits for a fact.
func (r *Report) Asks(id ID) bool {
	return slices.ContainsFunc(r.Questions, func(q Question) bool {
		return slices.Contains(q.Rules, id)
	})
}
