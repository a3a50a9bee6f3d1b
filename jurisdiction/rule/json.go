package rule

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// wire is a finding as JSON.
type wire struct {
	Rule         ID                  `json:"rule"`
	Title        string              `json:"title"`
	Who          []Role              `json:"who,omitempty"`
	Outcome      Outcome             `json:"outcome"`
	Force        Force               `json:"force"`
	Group        Group               `json:"group"`
	Long         bool                `json:"long,omitempty"`
	Signs        bool                `json:"signs,omitempty"`
	Past         bool                `json:"past,omitempty"`
	Path         string              `json:"path"`
	About        string              `json:"about,omitempty"`
	Key          wireKey             `json:"key"`
	Message      message             `json:"message"`
	Jurisdiction jurisdiction.Code   `json:"jurisdiction"`
	Also         []jurisdiction.Code `json:"also,omitempty"`
	Due          law.Day             `json:"due,omitzero"`
	Since        law.Day             `json:"binding_since,omitzero"`
	Policy       Parameter           `json:"policy,omitempty"`
	Deadline     *law.Deadline       `json:"deadline,omitempty"`
	CountedBy    *CountedBy          `json:"counted_by,omitempty"`
	Judged       law.Day             `json:"judged,omitzero"`
	Basis        []Authority         `json:"basis"`
	Confidence   law.Confidence      `json:"confidence,omitempty"`
	Yielded      []Yielded           `json:"yielded,omitempty"`
	Uncounted    []Yielded           `json:"uncounted,omitempty"`
	Conflicts    []Yielded           `json:"conflicts,omitempty"`
	Conditions   []Yielded           `json:"conditions,omitempty"`
	Exemption    *Exemption          `json:"exemption,omitempty"`
	ToDo         string              `json:"to_do,omitempty"`
	TellsOf      []string            `json:"tells_of,omitempty"`
	Danger       bool                `json:"danger,omitempty"`
}

// message is the sentence of a finding: its keys, what fills it, and the English text.
type message struct {
	Key   Sentence `json:"key"`
	What  string   `json:"what,omitempty"` // the key of the phrase
	Label string   `json:"label,omitempty"`
	Args  args     `json:"args,omitzero"`
	Text  string   `json:"text"`
}

type args struct {
	Since  law.Day `json:"since,omitzero"`
	Day    law.Day `json:"day,omitzero"`
	Last   law.Day `json:"last,omitzero"`
	Days   int32   `json:"days,omitempty"`
	Number int32   `json:"number,omitempty"`
	Max    int32   `json:"max,omitempty"`
	Codes  Codes   `json:"codes,omitempty"`
	Ended  string  `json:"ended,omitempty"`
	// Place is a place whose law is not known.
	Place jurisdiction.Code `json:"place,omitempty"`
	// Withheld says that days were left out.
	Withheld bool `json:"withheld,omitempty"`
}

type wireKey struct {
	Victim  string            `json:"victim,omitempty"`
	State   jurisdiction.Code `json:"state,omitempty"`
	Element string            `json:"element,omitempty"`
	Day     law.Day           `json:"day,omitzero"`
	Kind    string            `json:"kind,omitempty"`
	Act     string            `json:"act,omitempty"`
	N       int32             `json:"n,omitempty"`
}

// MarshalJSON writes the finding with its texts in English.
func (f Finding) MarshalJSON() ([]byte, error) {
	w := wire{
		Rule: f.Rule.ID, Title: f.Rule.Title, Who: f.Rule.Who, Outcome: f.Outcome,
		Force: f.Law.Force, Group: f.Group, Long: f.Long, Signs: f.Signs, Past: f.Past,
		Path: f.Path.String(), About: f.About,
		Key: wireKey{
			f.Key.Victim, f.Key.State, f.Key.Element.ID, f.Key.Element.Day, f.Key.Element.Kind,
			f.Key.Act, f.Key.N,
		},
		Message: message{
			Key: f.Says, What: f.Rule.labels[f.Label], Label: f.Label, Args: args(f.Args),
			Text: f.Text(),
		},
		Jurisdiction: f.Law.Jurisdiction, Also: f.Law.Also, Due: f.Due, Since: f.Law.Since,
		Judged: f.Judged, Basis: f.Law.basis, Confidence: f.Law.Confidence,
		Exemption: f.Exemption, ToDo: f.Rule.ToDo, Danger: f.Rule.Danger,
		TellsOf: f.Rule.tells,
	}
	if w.Basis == nil {
		w.Basis = []Authority{}
	}
	if m := f.More; m != nil {
		w.Policy, w.Yielded, w.Conflicts = m.Policy, m.Yielded, m.Conflicts
		w.Uncounted, w.Conditions = m.Uncounted, m.Conditions
		if !m.Deadline.Last.IsZero() {
			w.Deadline = &m.Deadline
		}
		if m.CountedBy != (CountedBy{}) {
			w.CountedBy = &m.CountedBy
		}
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads what [Finding.MarshalJSON] wrote.
func (f *Finding) UnmarshalJSON(data []byte) error {
	var w wire
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	head := &Head{
		ID: w.Rule, Title: w.Title, Who: w.Who, ToDo: w.ToDo, Danger: w.Danger, tells: w.TellsOf,
	}
	if w.Message.What != "" {
		head.labels = map[string]string{w.Message.Label: w.Message.What}
	}
	*f = Finding{
		Rule: head, Outcome: w.Outcome, Group: w.Group, Long: w.Long, Signs: w.Signs, Past: w.Past,
		Path: ParsePath(w.Path), About: w.About,
		Key: Key{
			Rule: w.Rule, Victim: w.Key.Victim, State: w.Key.State,
			Element: elementKey{w.Key.Element, w.Key.Day, w.Key.Kind}, Act: w.Key.Act, N: w.Key.N,
		},
		Says: w.Message.Key, Label: w.Message.Label, Args: Args(w.Message.Args),
		Due: w.Due, Judged: w.Judged, Exemption: w.Exemption,
		Law: &Standing{
			Force: w.Force, Jurisdiction: w.Jurisdiction, Also: w.Also, basis: w.Basis,
			Confidence: w.Confidence, Since: w.Since,
		},
	}
	if w.Policy != "" || w.Yielded != nil || w.Uncounted != nil || w.Conflicts != nil ||
		w.Conditions != nil || w.Deadline != nil {
		f.More = &More{
			Policy: w.Policy, Yielded: w.Yielded, Uncounted: w.Uncounted, Conflicts: w.Conflicts,
			Conditions: w.Conditions,
		}
		if w.Deadline != nil {
			f.More.Deadline = *w.Deadline
		}
		if w.CountedBy != nil {
			f.More.CountedBy = *w.CountedBy
		}
	}
	return nil
}

// ParsePath returns the path of a JSON Pointer.
func ParsePath(pointer string) Path { return Path{Base: strings.Clone(pointer)} }

type wireQuestion struct {
	Path  string `json:"path"`
	About string `json:"about,omitempty"`
	What  string `json:"what,omitempty"` // the key of the label
	Label string `json:"label"`
	Rules []ID   `json:"rules"`
	// TellsOf is absent where the rules tell of nothing that is known.
	TellsOf []string `json:"tells_of,omitempty"`
}

// MarshalJSON writes the question.
func (q Question) MarshalJSON() ([]byte, error) {
	return json.Marshal(wireQuestion{
		q.Path.String(), q.About, q.What, q.Label, q.Rules, q.Tells,
	})
}

// UnmarshalJSON reads what [Question.MarshalJSON] wrote.
func (q *Question) UnmarshalJSON(data []byte) error {
	var w wireQuestion
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*q = Question{ParsePath(w.Path), w.About, w.Label, w.What, w.Rules, w.TellsOf}
	return nil
}

// groupNames are the groups in JSON.
var groupNames = [...]string{
	TakeNow: "take-now", ByDate: "by-a-date", PutRight: "put-right", FindOut: "find-out",
	Plan: "plan", NotDue: "not-due", Closed: "done",
}

// String returns the name of the group.
func (g Group) String() string {
	if int(g) < len(groupNames) {
		return groupNames[g]
	}
	return "none"
}

// MarshalText writes the name of the group.
func (g Group) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads the name of a group.
func (g *Group) UnmarshalText(text []byte) error {
	at := slices.Index(groupNames[:], string(text))
	if at < 0 {
		return errors.New(
			"rule: no group of findings; allowed: " + strings.Join(groupNames[:], ", "),
		)
	}
	*g = Group(at)
	return nil
}
