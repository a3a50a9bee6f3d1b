package palermo_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/internal/strictjson"
)

// floors are the packages from the ground up; no package imports one above it.
var floors = []string{
	"internal/code", "internal/growth", "internal/csvrow",
	"jurisdiction/law", "internal/cell", "internal/chain", "internal/clearing",
	"internal/strictjson", "internal/strictyaml", "internal/shape", "internal/project",
	"jurisdiction",
	"internal/places", "jurisdiction/calendar",
	"jurisdiction/rule", "jurisdiction/words", "jurisdiction/review",
	"jurisdiction/jurisdictiontest",
	"victim/person", "internal/own", "victim/care", "victim", "victim/indicators", "referral",
	"referral/hsds",
	"referral/packet",
	"internal/disclosure", "cases", "cases/match", "cases/duty", "cases/duty/scenario",
	"cases/plan", "cases/checklist", "cases/ctdc",
	"cases/htcds", "cases/htcds/xlsx", "cases/sdc", "cases/trends", "cases/trends/chart",
	"internal/cli", "examples/casecheck", "examples/exchange", "examples/lawbook",
	"examples/quickstart", "examples/referral", "examples/trends",
}

func TestImportsPointDown(t *testing.T) {
	const module = "github.com/antitrafficking/palermo/"
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").Output()
	require.NoError(t, err)
	level := map[string]int{}
	for i, f := range floors {
		level[f] = i + 1
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		from := strings.TrimPrefix(words[0], module)
		if level[from] == 0 {
			continue // the root and the tools of the house
		}
		for _, to := range words[1:] {
			if to, ours := strings.CutPrefix(to, module); ours {
				assert.NotZero(t, level[to], "%s imports %s, which has no floor", from, to)
				assert.Less(t, level[to], level[from], "%s imports %s, which is not below it", from, to)
			}
		}
	}
}

// No rule, finding or statistic reads what a system keeps of its own: who discloses, checks the
// shape or exchanges records does.
func TestOwnFieldsAreReadByNoRule(t *testing.T) {
	reads := map[string]bool{
		"victim/person/own.go": true, "victim/order.go": true, "cases/validate.go": true,
		"cases/decode.go": true, "internal/own/own.go": true,
		"internal/disclosure/disclosure.go": true,
	}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") ||
			strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "cases/htcds/") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		own := regexp.MustCompile(`\b(v|f|File|Victim|Subject|file|victim)\.Own\b`)
		assert.False(
			t, own.Match(text) && !reads[filepath.ToSlash(path)], "%s reads own fields", path,
		)
		return nil
	})
	require.NoError(t, err)
}

// Pages show no field of a type that is another name for one below internal: what it holds stands
// in its comment.
func TestDocs_AliasesNameTheirFields(t *testing.T) {
	internals := map[string]reflect.Type{
		"shape.FieldError":        reflect.TypeFor[shape.FieldError](),
		"shape.MoreError":         reflect.TypeFor[shape.MoreError](),
		"shape.RegistrationError": reflect.TypeFor[shape.RegistrationError](),
		"strictjson.Error":        reflect.TypeFor[strictjson.Error](),
		"strictjson.LimitError":   reflect.TypeFor[strictjson.LimitError](),
	}
	found := 0
	for _, dir := range []string{"cases", "victim", "referral"} {
		require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			for _, decl := range f.Decls {
				gen, ok := decl.(*ast.GenDecl)
				if !ok || gen.Tok != token.TYPE {
					continue
				}
				spec := gen.Specs[0].(*ast.TypeSpec)
				sel, ok := spec.Type.(*ast.SelectorExpr)
				if !ok || !spec.Assign.IsValid() || !spec.Name.IsExported() {
					continue
				}
				typ, ok := internals[sel.X.(*ast.Ident).Name+"."+sel.Sel.Name]
				if !ok {
					continue
				}
				found++
				for i := range typ.NumField() {
					assert.Contains(t, gen.Doc.Text(), "\t"+typ.Field(i).Name, "%s: %s",
						path, spec.Name.Name)
				}
			}
			return nil
		}))
	}
	assert.Greater(t, found, 10)
}
