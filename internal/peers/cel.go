package peers

import (
	_ "embed"
	"fmt"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/ext"
	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

//go:embed rules.cel.yaml
var celRules []byte

// A CEL is the rules as compiled CEL programs.
type CEL map[string]cel.Program

// text is an argument of a function, of which the rules give only strings.
func text(v ref.Val) string { return string(v.(types.String)) }

// celFunctions are what CEL lacks for days as strings.
func celFunctions() []cel.EnvOption {
	function := func(
		name string, n int, to *cel.Type, f func(day ...string) ref.Val,
	) cel.EnvOption {
		args := make([]*cel.Type, n)
		for i := range args {
			args[i] = cel.StringType
		}
		return cel.Function(name, cel.Overload(name+"_days", args, to,
			cel.FunctionBinding(func(values ...ref.Val) ref.Val {
				days := make([]string, n)
				for i, v := range values {
					days[i] = text(v)
				}
				return f(days...)
			})))
	}
	choose := func(name string, better func(a, b string) bool) cel.EnvOption {
		return cel.Function(name, cel.Overload(
			name+"_list", []*cel.Type{cel.ListType(cel.StringType)}, cel.StringType,
			cel.UnaryBinding(func(list ref.Val) ref.Val {
				best := ""
				for it := list.(traits.Lister).Iterator(); it.HasNext() == types.True; {
					if d := text(it.Next()); d != "" && (best == "" || better(d, best)) {
						best = d
					}
				}
				return types.String(best)
			})))
	}
	return []cel.EnvOption{
		function("done", 2, cel.BoolType, func(d ...string) ref.Val {
			return types.Bool(d[1] != "" && d[1] <= d[0])
		}),
		function("undated_or_done", 2, cel.BoolType, func(d ...string) ref.Val {
			return types.Bool(d[1] <= d[0])
		}),
		function("days", 2, cel.IntType, func(d ...string) ref.Val {
			from, err := law.ParseDay(d[0])
			to, other := law.ParseDay(d[1])
			if err != nil || other != nil {
				return types.NewErr("no days")
			}
			return types.Int(to.DaysSince(from))
		}),
		function("next", 1, cel.StringType, func(d ...string) ref.Val {
			day, err := law.ParseDay(d[0])
			if err != nil {
				return types.NewErr("no day")
			}
			return types.String(day.AddDays(1).String())
		}),
		choose("first", func(a, b string) bool { return a < b }),
		choose("latest", func(a, b string) bool { return a > b }),
	}
}

// NewCEL compiles the rules.
func NewCEL() (CEL, error) {
	var texts map[string]string
	if err := yaml.Unmarshal(celRules, &texts); err != nil {
		return nil, err
	}
	many := cel.ListType(cel.DynType)
	env, err := cel.NewEnv(append(celFunctions(),
		cel.Variable("on", cel.StringType), cel.Variable("v", cel.DynType),
		cel.Variable("of_age", cel.StringType), cel.Variable("died", cel.StringType),
		cel.Variable("closed", cel.StringType), cel.Variable("status_missing", cel.BoolType),
		cel.Variable("sign", cel.StringType),
		cel.Variable("child_on", cel.MapType(cel.StringType, cel.StringType)),
		cel.Variable("states", many), cel.Variable("interviews", many),
		cel.Variable("departures", many), ext.Bindings(), ext.Lists(),
	)...)
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
