package peers

import (
	"bytes"
	_ "embed"
	"encoding/json"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

//go:embed rules.schema.yaml
var schemaRules []byte

// A Schema is the rules that JSON Schema can say, one schema a rule. An input is valid if every
// outcome of the rule is "met".
type Schema map[string]*jsonschema.Schema

// NewSchema compiles the rules.
func NewSchema() (Schema, error) {
	var rules map[string]any
	if err := yaml.Unmarshal(schemaRules, &rules); err != nil {
		return nil, err
	}
	out := Schema{}
	for id, rule := range rules {
		text, err := json.Marshal(rule)
		if err != nil {
			return nil, err
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(id+".json", doc); err != nil {
			return nil, err
		}
		if out[id], err = c.Compile(id + ".json"); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Met tells of each rule whether every outcome is "met".
func (s Schema) Met(in map[string]any) map[string]bool {
	out := make(map[string]bool, len(s))
	for id, schema := range s {
		out[id] = schema.Validate(in) == nil
	}
	return out
}
