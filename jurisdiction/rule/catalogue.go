package rule

import "slices"

// An Entry is a rule as the catalogue shows it, for review by people who read no Go.
type Entry struct {
	ID       ID           `json:"id"`
	Title    string       `json:"title"`
	Applies  string       `json:"applies"`
	Meets    string       `json:"meets"`
	Deadline string       `json:"deadline,omitempty"`
	Basis    []EntryBasis `json:"basis"`
	Topics   []string     `json:"topics,omitempty"`
	Reads    []string     `json:"reads,omitempty"`
}

// An EntryBasis is a basis of a rule with what the registry knows of it.
type EntryBasis struct {
	Instrument  string `json:"instrument"`
	Pinpoint    string `json:"pinpoint"`
	Bindingness string `json:"bindingness"`
	Confidence  string `json:"confidence"`
	URL         string `json:"url"`
	Supports    bool   `json:"supports,omitempty"`
}

// Catalogue returns the rules of s in the order of their ids.
func (s *Set[T]) Catalogue() []Entry {
	entries := make([]Entry, len(s.rules))
	for i, r := range s.rules {
		e := Entry{
			ID: r.rule.ID, Title: r.rule.Title, Applies: r.rule.Applies, Meets: r.rule.Meets,
			Deadline: r.rule.Deadline,
			Topics:   slices.Clone(r.rule.Topics),
			Reads:    slices.Clone(r.rule.Reads),
		}
		for _, b := range r.bases {
			e.Basis = append(e.Basis, EntryBasis{
				Instrument: b.instrument.ID, Pinpoint: b.provision.Pinpoint,
				Bindingness: string(b.provision.Bindingness), Confidence: string(b.citation.Confidence), URL: b.citation.URL, Supports: b.supports,
			})
		}
		entries[i] = e
	}
	return entries
}
