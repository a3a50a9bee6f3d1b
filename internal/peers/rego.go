package peers

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/open-policy-agent/opa/v1/rego"
)

//go:embed rules.rego
var regoRules string

// A Rego is the rules as a prepared Rego query.
type Rego struct{ query rego.PreparedEvalQuery }

// NewRego prepares the rules.
func NewRego(ctx context.Context) (*Rego, error) {
	query, err := rego.New(rego.Query("out = data.peers.out"), rego.Module("rules.rego", regoRules)).PrepareForEval(ctx)
	if err != nil {
		return nil, err
	}
	return &Rego{query}, nil
}

// Eval evaluates every rule.
func (r *Rego) Eval(ctx context.Context, in map[string]any) (Outcomes, error) {
	results, err := r.query.Eval(ctx, rego.EvalInput(in))
	if err != nil {
		return nil, err
	}
	if len(results) != 1 {
		return nil, fmt.Errorf("peers: %d results", len(results))
	}
	out := Outcomes{}
	for id, list := range results[0].Bindings["out"].(map[string]any) {
		for _, outcome := range list.([]any) {
			out[id] = append(out[id], outcome.(string))
		}
	}
	return out, nil
}
