package law

// Confidence says how sure we are of a legal fact. The zero value means "not recorded".
type Confidence string

// The degrees of confidence.
const (
	High   Confidence = "high"   // the text of the law, or an official page that says so, was read
	Medium Confidence = "medium" // a secondary source, or agreed general knowledge
	Low    Confidence = "low"    // unsure: check before relying on it
)

// Lower returns the lower of c and d; what is not recorded counts as lowest.
func (c Confidence) Lower(d Confidence) Confidence {
	if c.rank() <= d.rank() {
		return c
	}
	return d
}

func (c Confidence) rank() int {
	switch c {
	case High:
		return 3
	case Medium:
		return 2
	case Low:
		return 1
	}
	return 0
}

// A Citation says where a legal value or duty comes from.
type Citation struct {
	// Instrument is the id of an [Instrument]: "coe-197", "mk-criminal-code".
	Instrument string `json:"instrument" required:"true"`
	// Pinpoint is the article as the law writes it: "10(3)", "418-г", "39^1".
	// Empty when it is not known: it is never guessed.
	Pinpoint string `json:"pinpoint,omitempty"`
	// URL is the address of the official text or of the page that says so; absolute, or empty if
	// there is none. It is never that of a copy ([IsCopy]).
	URL string `json:"url,omitempty"`
	// Checked is the day on which a person last read the source.
	Checked    Day        `json:"checked,omitzero"`
	Confidence Confidence `json:"confidence,omitempty"`
	// ReadIn names the copy or secondary source in which it was read, where that is not URL itself.
	// The confidence is then medium at most.
	ReadIn string `json:"read_in,omitempty"`
	// Origin is empty for the library's own data, else the name of the overlay the value came from.
	Origin string `json:"origin,omitempty"`
}
