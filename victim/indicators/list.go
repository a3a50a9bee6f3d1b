package indicators

import (
	"strconv"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Set is one of the four sets of weights of the operational indicators: for whom, and for which
// exploitation. The zero Set means "not recorded".
type Set string

// The sets.
const (
	AdultLabour Set = "adult-labour"
	AdultSexual Set = "adult-sexual"
	ChildLabour Set = "child-labour"
	ChildSexual Set = "child-sexual"
)

// A List is a list of indicators.
type List struct {
	// ID is what the List of a [victim.Indicator] names.
	ID        string `json:"id" required:"true"`
	Title     string `json:"title" required:"true"`
	Publisher string `json:"publisher" required:"true"`
	Published string `json:"published,omitempty"`
	// Weighted says whether the list gives its indicators a strength.
	Weighted bool     `json:"weighted"`
	Sources  []Source `json:"sources" required:"true"`
	// Missing says what is known to be missing.
	Missing    []string    `json:"missing,omitempty"`
	Indicators []Indicator `json:"indicators" required:"true"`
}

// A Source is where a list was read.
type Source struct {
	URL        string         `json:"url" required:"true"`
	Checked    law.Day        `json:"checked" required:"true"`
	Confidence law.Confidence `json:"confidence" required:"true"`
	Note       string         `json:"note,omitempty"`
}

// An Indicator is one entry of a list.
type Indicator struct {
	// Code is what the Code of a [victim.Indicator] names; it is unique in its list and never used
	// again for something else.
	Code string `json:"code" required:"true"`
	// Text is a short description in our own words.
	Text string `json:"text" required:"true"`
	// Dimension is the side of trafficking to which the indicator speaks; empty in a list that has
	// none.
	Dimension victim.IndicatorDimension `json:"dimension,omitempty"`
	// Weights are the strengths by set. A set that is missing here and not in NotIn is one of which
	// the strength is not known.
	Weights Weights `json:"weights,omitzero"`
	// NotIn are the sets that lack the indicator.
	NotIn []Set `json:"not_in,omitempty"`
	// Forms are the purposes to which the indicator speaks; empty for any.
	Forms []jurisdiction.Purpose `json:"forms,omitempty"`
	// Children says that the indicator is about children only.
	Children bool `json:"children,omitempty"`
	// ForcedLabour are numbers, 1 to 11, of the ILO indicators of forced labour (2012) that it
	// feeds.
	ForcedLabour []int          `json:"forced_labour,omitempty"`
	Confidence   law.Confidence `json:"confidence" required:"true"`
	Note         string         `json:"note,omitempty"`
}

// Weights are the strengths of an indicator in the four sets; a zero strength is one that is not
// known.
type Weights struct {
	AdultLabour victim.IndicatorStrength `json:"adult-labour,omitempty"`
	AdultSexual victim.IndicatorStrength `json:"adult-sexual,omitempty"`
	ChildLabour victim.IndicatorStrength `json:"child-labour,omitempty"`
	ChildSexual victim.IndicatorStrength `json:"child-sexual,omitempty"`
}

// In returns the strength in a set; zero if it is not known.
func (w Weights) In(set Set) victim.IndicatorStrength {
	switch set {
	case AdultLabour:
		return w.AdultLabour
	case AdultSexual:
		return w.AdultSexual
	case ChildLabour:
		return w.ChildLabour
	case ChildSexual:
		return w.ChildSexual
	}
	return ""
}

// Find returns the indicator with that code.
func (l *List) Find(code string) (Indicator, bool) {
	for _, i := range l.Indicators {
		if i.Code == code {
			return i, true
		}
	}
	return Indicator{}, false
}

// Faults returns what is wrong with the list beyond its form: codes that stand twice, weights and
// dimensions that do not fit together.
func (l *List) Faults() []law.Fault {
	var faults []law.Fault
	codes := map[string]bool{}
	for n, i := range l.Indicators {
		fault := func(member, message string) {
			faults = append(faults, law.Fault{Path: "indicators/" + strconv.Itoa(n) + member, Message: message})
		}
		if codes[i.Code] {
			fault("/code", "the code stands twice")
		}
		codes[i.Code] = true
		switch weighted := i.Weights != (Weights{}); {
		case weighted && !l.Weighted:
			fault("/weights", "the list has no weights")
		case weighted && i.Dimension == "":
			fault("", "a weight counts within a dimension, and none is named")
		}
		for k, set := range i.NotIn {
			if i.Weights.In(set) != "" {
				fault("/not_in/"+strconv.Itoa(k), "the indicator has a weight in that set")
			}
		}
		for k, number := range i.ForcedLabour {
			if number < 1 || number > 11 {
				fault("/forced_labour/"+strconv.Itoa(k), "want 1 to 11")
			}
		}
	}
	return faults
}
