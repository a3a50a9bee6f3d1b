package rule

import "github.com/antitrafficking/palermo/jurisdiction/law"

// An Entry is a rule as the catalogue shows it, for review by people who read no Go. It is made of
// the parts of the rule, so that it says what the rule does.
type Entry struct {
	ID    ID     `json:"id"`
	Title string `json:"title"`
	Who   []Role `json:"who,omitempty"`
	ToDo  string `json:"to_do"`
	Shape string `json:"shape"`
	// Of says about which elements the rule asks, and of which facts of them it depends.
	Of []string `json:"of,omitempty"`
	// Owed are the conditions that all have to be true.
	Owed []string `json:"owed,omitempty"`
	// Opens is the event that opens it, or the time in which something must not happen.
	Opens string `json:"opens,omitempty"`
	// Asks are what has to be on file, Unless the reasons that stand in its place.
	Asks   []string `json:"asks,omitempty"`
	Unless []string `json:"unless,omitempty"`
	// Before is the event that has to come after, Time how the last day is found, Ends what ends
	// it.
	Before string       `json:"before,omitempty"`
	Time   []string     `json:"time,omitempty"`
	Ends   []string     `json:"ends,omitempty"`
	Basis  []EntryBasis `json:"basis"`
	Topics []string     `json:"topics,omitempty"`
	Reads  []string     `json:"reads,omitempty"`
	// Parts are the names of the parts that answer for the rule, as [Options.Trace] tells them.
	Parts []string `json:"-"`
}

// An EntryBasis is a basis of a rule with what the registry knows of it.
type EntryBasis struct {
	Instrument  string          `json:"instrument"`
	Pinpoint    string          `json:"pinpoint"`
	Bindingness law.Bindingness `json:"bindingness"`
	Addressee   law.Addressee   `json:"addressee,omitempty"`
	Confidence  law.Confidence  `json:"confidence"`
	URL         string          `json:"url"`
	Supports    bool            `json:"supports,omitempty"`
	// By is the act that gave the provision its wording of today, where another did.
	By string `json:"by,omitempty"`
	// CaseLaw are the ids of the decisions that say what the provision asks.
	CaseLaw []string `json:"case_law,omitempty"`
	// Earlier are what judges on earlier days: older wordings, and the provisions of the acts in
	// whose place this one came.
	Earlier []EarlierBasis `json:"earlier,omitempty"`
}

// An EarlierBasis is a provision that judges in place of a basis on days before it counted.
type EarlierBasis struct {
	Instrument  string          `json:"instrument"`
	Pinpoint    string          `json:"pinpoint"`
	Bindingness law.Bindingness `json:"bindingness"`
	Addressee   law.Addressee   `json:"addressee,omitempty"`
}

func (g Grade) text() string {
	switch g {
	case AtOnce:
		return "at once"
	case WithoutDelay:
		return "without delay"
	case InGoodTime:
		return "in good time"
	}
	return ""
}
