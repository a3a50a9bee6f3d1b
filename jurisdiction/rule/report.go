package rule

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Report is the whole checklist of a record on a day, sorted and without anything of a person.
type Report struct {
	On       law.Day   `json:"on"`
	Receipt  Receipt   `json:"receipt"`
	Findings []Finding `json:"findings"`
	// NotApplicable lists the rules that did not apply, for who asks.
	NotApplicable []Skipped `json:"not_applicable,omitempty"`
}

// A Receipt says with what a report was made, so that it can be made again.
type Receipt struct {
	Library  string           `json:"library"`
	Data     string           `json:"data"`
	On       law.Day          `json:"on"`
	Profiles []ProfileReceipt `json:"profiles"`
	Rules    []ID             `json:"rules"`
	// Policy are the numbers that the user set where the law names none.
	Policy []Setting `json:"policy,omitempty"`
}

// A ProfileReceipt names the data file of a place by a short hash; empty where there was none.
type ProfileReceipt struct {
	Jurisdiction jurisdiction.Code `json:"jurisdiction"`
	Digest       string            `json:"digest"`
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
}

// Summary counts the findings of r.
func (r *Report) Summary() Summary {
	var s Summary
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

// Err returns nil unless a finding is binding and not met or overdue; then an [*UnmetError].
func (r *Report) Err() error {
	var ids []ID
	for i := range r.Findings {
		if r.Findings[i].unmet() {
			ids = append(ids, r.Findings[i].Rule)
		}
	}
	if ids == nil {
		return nil
	}
	return &UnmetError{Rules: ids}
}
