package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// An Error is a fault of a scenario, with its place. Line and Column start at 1.
type Error struct {
	File         string
	Line, Column int
	Text         string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text)
}

func fault(n *yaml.Node, text string) error {
	return &Error{Line: n.Line, Column: n.Column, Text: text}
}

// A parser reads one file.
type parser struct {
	fsys fs.FS
	name string
	errs []error
}

func (p *parser) bad(n *yaml.Node, format string, args ...any) {
	p.errs = append(p.errs, &Error{p.name, n.Line, n.Column, fmt.Sprintf(format, args...)})
}

// draft is a scenario whose case is still JSON.
type draft struct {
	Scenario
	data json.RawMessage
	node *yaml.Node // of the case
}

var (
	topKeys = []string{
		"title", "on", "case", "file", "places", "waits", "referral", "blocks", "expect", "tests",
		"note",
	}
	testKeys = []string{
		"title", "on", "places", "waits", "referral", "blocks", "set", "expect", "note",
	}
	expectKeys = []string{
		"rule", "outcome", "force", "state", "path", "days", "due", "since", "long", "signs",
		"past", "count", "why",
	}
	words = []string{
		string(rule.Overdue), string(rule.Due), string(rule.NotMet), string(rule.Late),
		string(rule.Unknown), string(rule.Exempt), string(rule.Met), "none", "asks", "anything",
	}
)

func parse(fsys fs.FS, name string, data []byte) ([]*Scenario, []error) {
	p := &parser{fsys: fsys, name: name}
	var doc yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&doc); err != nil {
		return nil, []error{&Error{name, 1, 1, "not well-formed YAML"}}
	}
	root := doc.Content[0]
	base := draft{Scenario: Scenario{File: name}}
	members := p.members(root, topKeys)
	if n := members["file"]; n != nil {
		text, err := fs.ReadFile(fsys, path.Join(path.Dir(name), n.Value))
		if err != nil {
			p.bad(n, "the file cannot be read")
		}
		base.data, base.node = text, n
	}
	if n := members["case"]; n != nil {
		text, err := toJSON(n)
		p.take(err)
		base.data, base.node = text, n
	}
	if base.data == nil {
		p.bad(root, "no case: give case or file")
		return nil, p.errs
	}
	p.fill(&base, members)
	var out []*Scenario
	if members["expect"] != nil {
		out = append(out, p.finish(base))
	}
	if n := members["tests"]; n != nil {
		for _, t := range n.Content {
			out = append(out, p.test(base, t))
		}
	}
	if len(out) == 0 {
		p.bad(root, "nothing is expected: give expect or tests")
	}
	return out, p.errs
}

func (p *parser) take(err error) {
	var e *Error
	if errors.As(err, &e) {
		e.File = p.name
	}
	if err != nil {
		p.errs = append(p.errs, err)
	}
}

func (p *parser) members(n *yaml.Node, allowed []string) map[string]*yaml.Node {
	m := map[string]*yaml.Node{}
	if n.Kind != yaml.MappingNode {
		p.bad(n, "not a mapping of keys")
		return m
	}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		if !slices.Contains(allowed, key.Value) {
			p.bad(key, "unknown key; allowed: %s", strings.Join(allowed, ", "))
			continue
		}
		if m[key.Value] != nil {
			p.bad(key, "the key stands twice")
		}
		m[key.Value] = n.Content[i+1]
	}
	return m
}

func (p *parser) fill(d *draft, m map[string]*yaml.Node) {
	if n := m["title"]; n != nil {
		if d.Title != "" {
			d.Title += ": "
		}
		d.Title += n.Value
	}
	if n := m["on"]; n != nil {
		d.On = p.day(n)
	}
	if n := m["waits"]; n != nil {
		d.Waits = n.Value
	}
	if n := m["referral"]; n != nil {
		d.Referral = n.Value
	}
	d.Blocks = nil
	if n := m["blocks"]; n != nil {
		d.Blocks = []rule.ID{}
		for _, x := range n.Content {
			if !slices.Contains(duty.IDs(), rule.ID(x.Value)) {
				p.bad(x, "no such rule")
			}
			d.Blocks = append(d.Blocks, rule.ID(x.Value))
		}
	}
	if n := m["places"]; n != nil {
		d.Places = nil
		for _, c := range n.Content {
			code, err := jurisdiction.ParseCode(c.Value)
			if err != nil {
				p.bad(c, "no code of a place")
			}
			d.Places = append(d.Places, code)
		}
	}
	d.Expect = nil
	if n := m["expect"]; n != nil {
		for _, x := range n.Content {
			d.Expect = append(d.Expect, p.expectation(x))
		}
	}
}

func (p *parser) day(n *yaml.Node) law.Day {
	day, err := law.ParseDay(n.Value)
	if err != nil || day.IsZero() {
		p.bad(n, "not a day (YYYY-MM-DD)")
	}
	return day
}

func (p *parser) test(base draft, n *yaml.Node) *Scenario {
	m := p.members(n, testKeys)
	d := base
	d.Waits = ""
	p.fill(&d, m)
	if m["expect"] == nil {
		p.bad(n, "nothing is expected")
	}
	if set := m["set"]; set != nil {
		d.data = p.set(d.data, set)
	}
	return p.finish(d)
}

func (p *parser) finish(d draft) *Scenario {
	s := d.Scenario
	if s.On.IsZero() {
		p.bad(d.node, "no day: give on")
	}
	file, err := cases.Decode(bytes.NewReader(d.data))
	if err != nil {
		p.bad(d.node, "%s: the case is not valid: %v", s.Title, err)
	}
	s.Case = file
	return &s
}

func (p *parser) expectation(n *yaml.Node) Expectation {
	m := p.members(n, expectKeys)
	var x Expectation
	text := func(key string) string {
		if m[key] == nil {
			return ""
		}
		return m[key].Value
	}
	x.Rule, x.Outcome, x.Force = rule.ID(text("rule")), text("outcome"), rule.Force(text("force"))
	x.Path, x.Why = text("path"), text("why")
	if !slices.Contains(duty.IDs(), x.Rule) && x.Rule != rule.LawUnknown {
		p.bad(n, "no such rule")
	}
	if !slices.Contains(words, x.Outcome) {
		p.bad(n, "no such outcome; allowed: %s", strings.Join(words, ", "))
	}
	if x.Why == "" {
		p.bad(n, "no reason: give why, with the article")
	}
	if x.Force != "" && !law.IsValid(x.Force) {
		p.bad(n, "no such force; allowed: binding, guidance, not-known")
	}
	if c := m["state"]; c != nil {
		code, err := jurisdiction.ParseCode(c.Value)
		if err != nil {
			p.bad(c, "no code of a place")
		}
		x.State = code
	}
	for key, day := range map[string]*law.Day{"due": &x.Due, "since": &x.Since} {
		if m[key] != nil {
			*day = p.day(m[key])
		}
	}
	for key, b := range map[string]**bool{"long": &x.Long, "signs": &x.Signs, "past": &x.Past} {
		if c := m[key]; c != nil {
			v, err := strconv.ParseBool(c.Value)
			if err != nil {
				p.bad(c, "not true or false")
			}
			*b = &v
		}
	}
	if c := m["days"]; c != nil {
		v, err := strconv.ParseInt(c.Value, 10, 32)
		if err != nil {
			p.bad(c, "not a number of days")
		}
		days := int32(v)
		x.Days = &days
	}
	if c := m["count"]; c != nil {
		v, err := strconv.Atoi(c.Value)
		if err != nil {
			p.bad(c, "not a number")
		}
		x.Count = &v
	}
	return x
}

// set changes a case: each key is a JSON Pointer, each value what stands there then.
func (p *parser) set(data json.RawMessage, n *yaml.Node) json.RawMessage {
	var whole any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&whole); err != nil {
		p.bad(n, "the case is not JSON")
		return data
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		text, err := toJSON(n.Content[i+1])
		p.take(err)
		var value any
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&value); err != nil {
			continue
		}
		changed, ok := put(whole, strings.Split(strings.TrimPrefix(key.Value, "/"), "/"), value)
		if !ok || !strings.HasPrefix(key.Value, "/") {
			p.bad(key, "no such place in the case")
			continue
		}
		whole = changed
	}
	out, err := json.Marshal(whole)
	p.take(err)
	return out
}

// put sets a value at the end of a path; nil takes a member or an element away. Objects on the way
// that are not there are made.
func put(at any, names []string, value any) (any, bool) {
	if len(names) == 0 {
		return value, true
	}
	name, rest := names[0], names[1:]
	if at == nil {
		if name == "-" || name == "0" {
			at = []any{}
		} else {
			at = map[string]any{}
		}
	}
	switch x := at.(type) {
	case map[string]any:
		if len(rest) == 0 && value == nil {
			delete(x, name)
			return x, true
		}
		v, ok := put(x[name], rest, value)
		x[name] = v
		return x, ok
	case []any:
		i, err := strconv.Atoi(name)
		if name == "-" || err == nil && i == len(x) {
			v, ok := put(nil, rest, value)
			return append(x, v), ok
		}
		if err != nil || i < 0 || i > len(x) {
			return x, false
		}
		if len(rest) == 0 && value == nil {
			return slices.Delete(x, i, i+1), true
		}
		v, ok := put(x[i], rest, value)
		x[i] = v
		return x, ok
	}
	return at, false
}
