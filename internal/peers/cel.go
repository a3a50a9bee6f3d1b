package peers

import (
	_ "embed"
	"fmt"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"go.yaml.in/yaml/v4"
)

//go:embed rules.cel.yaml
var celRules []byte

// A CEL is the rules as compiled CEL programs.
type CEL map[string]cel.Program

// NewCEL compiles the rules.
func NewCEL() (CEL, error) {
	var texts map[string]string
	if err := yaml.Unmarshal(celRules, &texts); err != nil {
		return nil, err
	}
	days := func(name string, f func(day ...string) bool, n int) cel.EnvOption {
		args := make([]*cel.Type, n)
		for i := range args {
			args[i] = cel.StringType
		}
		return cel.Function(name, cel.Overload(name+"_days", args, cel.BoolType, cel.FunctionBinding(func(values ...ref.Val) ref.Val {
			days := make([]string, n)
			for i, v := range values {
				days[i] = string(v.(types.String))
			}
			return types.Bool(f(days...))
		})))
	}
	done := func(d ...string) bool { return d[1] != "" && d[1] <= d[0] }
	stands := func(d ...string) bool { return done(d[0], d[1]) && (d[2] == "" || d[2] >= d[0]) }
	env, err := cel.NewEnv(
		cel.Variable("on", cel.StringType), cel.Variable("v", cel.DynType), cel.Variable("child", cel.BoolType), cel.Variable("age_not_recorded", cel.BoolType), cel.Variable("status_missing", cel.BoolType),
		cel.Variable("presumed", cel.StringType), cel.Variable("child_on", cel.MapType(cel.StringType, cel.BoolType)),
		cel.Variable("negatives", cel.ListType(cel.DynType)), cel.Variable("interviews", cel.ListType(cel.DynType)), cel.Variable("child_returns", cel.ListType(cel.DynType)),
		days("done", done, 2), days("undated_or_done", func(d ...string) bool { return d[1] <= d[0] }, 2), days("stands", stands, 3),
	)
	if err != nil {
		return nil, err
	}
	programs := CEL{}
	for id, text := range texts {
		ast, issues := env.Compile(text)
		if issues.Err() != nil {
			return nil, fmt.Errorf("%s: %w", id, issues.Err())
		}
		if programs[id], err = env.Program(ast, cel.EvalOptions(cel.OptOptimize)); err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
	}
	return programs, nil
}

// Eval evaluates every rule.
func (c CEL) Eval(in map[string]any) (Outcomes, error) {
	out := make(Outcomes, len(c))
	for id, program := range c {
		value, _, err := program.Eval(in)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		list, err := value.ConvertToNative(reflect.TypeFor[[]string]())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		out[id] = list.([]string)
	}
	return out, nil
}
