package law

// A CaseKind is what a decision on the meaning of a provision is. The zero CaseKind means "not
// recorded".
type CaseKind string

// The kinds of decisions.
const (
	Judgment   CaseKind = "judgment"           // of a court of human rights, on facts of a State
	Ruling     CaseKind = "preliminary-ruling" // of the Court of Justice of the European Union
	Views      CaseKind = "views"              // of a treaty body, on a communication: binds nobody
	Recommends CaseKind = "recommendation"     // of a treaty body, on an article: binds nobody
)

// A CaseLaw is one decision of a court or of a treaty body that says what a provision means. It has
// no force of its own: what it says binds where, and from the day on which, the provision binds.
type CaseLaw struct {
	ID    string   `json:"id" required:"true"`
	Kind  CaseKind `json:"kind" required:"true"`
	Title string   `json:"title" required:"true"`
	Body  string   `json:"body" required:"true"`
	// Number is that of the application, the case or the document.
	Number string `json:"number,omitempty"`
	// Against are the States of the case, as codes of ISO 3166-1. The decision binds them alone;
	// others are bound by the provision that it interprets.
	Against []string `json:"against,omitempty"`
	Decided Day      `json:"decided" required:"true"`
	// Final is the day on which the decision became final; FinalBy says how it is known.
	Final   Day     `json:"final,omitzero"`
	FinalBy FinalBy `json:"final_by,omitempty"`
	// FactsFrom is the first day of the facts that were judged. The body took the provision to mean
	// the same on that day. Where only the month or the year is known it is the last day of it.
	FactsFrom Day `json:"facts_from,omitzero"`
	// Interprets are the provisions, with what the decision takes them to ask.
	Interprets []Interpretation `json:"interprets" required:"true"`
	// Found is what was found, in our own words.
	Found string `json:"found,omitempty"`
	// Paragraphs are those of the decision that matter, as far as they are known.
	Paragraphs string     `json:"paragraphs,omitempty"`
	URL        string     `json:"url,omitempty"`
	ReadIn     string     `json:"read_in,omitempty"`
	Checked    Day        `json:"checked,omitzero"`
	Confidence Confidence `json:"confidence" required:"true"`
	Note       string     `json:"note,omitempty"`
}

// An Interpretation is what a decision takes a provision to ask.
type Interpretation struct {
	Instrument string `json:"instrument" required:"true"`
	Pinpoint   string `json:"pinpoint" required:"true"`
	// Topic is that of the provision: an article whose limbs bind in different ways has several.
	Topic string `json:"topic" required:"true"`
	Asks  string `json:"asks" required:"true"` // in our own words
	// Confidence is told where this part of the decision is less sure than the rest of it.
	Confidence Confidence `json:"confidence,omitempty"`
}

// FinalBy says how the day on which a decision became final is known. The zero FinalBy means "not
// recorded".
type FinalBy string

// The ways in which such a day is known.
const (
	FinalRead     FinalBy = "read"     // it stands in the decision, or on a page that was read
	FinalComputed FinalBy = "computed" // three months after a judgment of a Chamber
	FinalRecalled FinalBy = "recalled" // general knowledge: nothing was read
)

// Of returns what the decision takes the provision to ask, or nil.
func (c *CaseLaw) Of(instrument string, p *Provision) *Interpretation {
	for i := range c.Interprets {
		x := &c.Interprets[i]
		if x.Instrument == instrument && x.Pinpoint == p.Pinpoint && x.Topic == p.Topic {
			return x
		}
	}
	return nil
}

// Sure is how sure it is that the decision says x: no surer than the decision is.
func (c *CaseLaw) Sure(x *Interpretation) Confidence {
	if x.Confidence == "" {
		return c.Confidence
	}
	return c.Confidence.Lower(x.Confidence)
}

// Binds reports whether the decision is one of a court, and so says what the provision means for
// every State that it binds.
func (c *CaseLaw) Binds() bool { return c.Kind == Judgment || c.Kind == Ruling }
