package rule

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Report is the whole checklist of a record on a day, sorted and without anything of a person.
type Report struct {
	On       law.Day   `json:"on"`
	Receipt  Receipt   `json:"receipt"`
	Findings []Finding `json:"findings"`
	// Withheld is how many findings on the person are left out because they are not for the
	// recipient of this report. A whole report has 0.
	Withheld int `json:"withheld,omitempty"`
	// NotApplicable lists the rules that did not apply, for who asks.
	NotApplicable []Skipped `json:"not_applicable,omitempty"`
}

// A Receipt says with what a report was made, so that it can be made again.
type Receipt struct {
	Library string `json:"library"`
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
	// Policy are the numbers that the user set where the law names none.
	Policy []Setting `json:"policy,omitempty"`
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

// DataNote tells in words that the law data are older than the day of the check; empty if they are
// not.
func (r Receipt) DataNote() string {
	if r.DaysLater == 0 {
		return ""
	}
	days := "1 day"
	if r.DaysLater != 1 {
		days = strconv.Itoa(r.DaysLater) + " days"
	}
	return "law data of " + r.Data + "; the day asked is " + days + " later"
}

// Summary counts findings.
type Summary struct {
	Overdue int `json:"overdue"`
	Due     int `json:"due"`
	NotMet  int `json:"not_met"`
	Unknown int `json:"unknown"`
	Exempt  int `json:"exempt"`
	Met     int `json:"met"`
	// Unmet counts what is binding and overdue or not met.
	Unmet int `json:"unmet"`
	// LawUnknown counts those of Unknown that tell of a place whose law is not known.
	LawUnknown int `json:"law_unknown,omitempty"`
	// Withheld is [Report.Withheld]: how many findings are left out, and counted nowhere else.
	Withheld int `json:"withheld,omitempty"`
}

// Summary counts the findings of r.
func (r *Report) Summary() Summary {
	s := Summary{Withheld: r.Withheld}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch f.Outcome {
		case Overdue:
			s.Overdue++
		case Due:
			s.Due++
		case NotMet:
			s.NotMet++
		case Unknown:
			s.Unknown++
			if f.Rule == LawUnknown {
				s.LawUnknown++
			}
		case Exempt:
			s.Exempt++
		case Met:
			s.Met++
		}
		if f.unmet() {
			s.Unmet++
		}
	}
	return s
}

func (f *Finding) unmet() bool {
	return f.Force == Binding && (f.Outcome == NotMet || f.Outcome == Overdue)
}

// ErrUnmet is wrapped by the error of [Report.Err].
var ErrUnmet = errors.New("binding requirements are not met or overdue")

// An UnmetError lists the rules whose findings are binding and not met or overdue.
type UnmetError struct {
	Rules []ID // in the order of the report; a rule may stand more than once
}

func (e *UnmetError) Error() string {
	return fmt.Sprintf("rule: %d %v: %v", len(e.Rules), ErrUnmet, e.Rules)
}

// Unwrap returns [ErrUnmet].
func (e *UnmetError) Unwrap() error { return ErrUnmet }

// ErrLawUnknown is wrapped by the error of [Report.Err] where the law of a place is not known: the
// report is no answer for that place.
var ErrLawUnknown = errors.New("rule: the law of a place is not known")

// ErrWithheld is wrapped by the error of [Report.Err] where findings were left out of a report that
// is for one recipient: it is no answer for the whole record.
var ErrWithheld = errors.New("rule: findings were left out of the report")

// Err returns nil only if nothing binding is not met or overdue, the law of every place that counts
// is known, and no finding was left out. The error is an [*UnmetError], [ErrLawUnknown] or
// [ErrWithheld], or joins several: errors.Is tells them apart. A nil error is no answer to what is
// unknown for another reason: see [Summary].
func (r *Report) Err() error {
	var ids []ID
	var unknown error
	for i := range r.Findings {
		if r.Findings[i].unmet() {
			ids = append(ids, r.Findings[i].Rule)
		}
		if r.Findings[i].Rule == LawUnknown {
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
	if r.Withheld > 0 {
		errs = append(errs, ErrWithheld)
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// WithheldNote tells in words that findings were left out; empty if none was.
func (r *Report) WithheldNote() string {
	switch r.Withheld {
	case 0:
		return ""
	case 1:
		return "1 finding is left out: it is not for the recipient of this report"
	}
	n := strconv.Itoa(r.Withheld)
	return n + " findings are left out: they are not for the recipient of this report"
}
