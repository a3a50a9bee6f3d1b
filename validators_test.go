package palermo_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-playground/validator/v10"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/referral/packet"
)

// sources calls do with every package directory and what its files say, without tests.
func sources(t *testing.T, do func(dir string, files map[string]*ast.File)) {
	require.NoError(t, filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); dir == "examples" || name == "testdata" ||
			name != "." && strings.HasPrefix(name, ".") {
			return fs.SkipDir
		}
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		files := map[string]*ast.File{}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			files[filepath.Base(name)] = f
		}
		do(dir, files)
		return err
	}))
}

var (
	validateTag = regexp.MustCompile(`validate:"([^"]*)"`)
	typeFor     = regexp.MustCompile(`reflect\.TypeFor\[(\w+)\]`)
)

// Every type with tags of validation is registered with the validator of a user, and every tag of
// ours that stands on a field is one that is documented.
func TestValidations_NoTypeIsForgotten(t *testing.T) {
	known := map[string]bool{}
	for _, tag := range shape.Tags() {
		known[tag.Name] = true
	}
	packages := 0
	sources(t, func(dir string, files map[string]*ast.File) {
		tagged := map[string]bool{}
		door := false
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					door = door || n.Name.Name == "RegisterValidations"
				case *ast.TypeSpec:
					ast.Inspect(n.Type, func(inner ast.Node) bool {
						if field, ok := inner.(*ast.Field); ok && field.Tag != nil {
							if m := validateTag.FindStringSubmatch(field.Tag.Value); m != nil {
								tagged[n.Name.Name] = true
								for part := range strings.SplitSeq(m[1], ",") {
									part, _, _ = strings.Cut(part, "=")
									assert.True(t, known[part] || !strings.HasPrefix(part, "tip_"),
										"%s: %s: %s is not documented", dir, n.Name, part)
								}
							}
						}
						return true
					})
				}
				return true
			})
		}
		if len(tagged) == 0 {
			return
		}
		packages++
		assert.True(t, door, "%s has tags and no RegisterValidations", dir)
		list, err := os.ReadFile(filepath.Join(dir, "validate_gen.go"))
		require.NoError(t, err, "run go generate in %s", dir)
		for name := range tagged {
			assert.Contains(t, string(list), "reflect.TypeFor["+name+"]()",
				"run go generate in %s; a type that is not exported cannot have tags", dir)
		}
	})
	assert.Greater(t, packages, 6)
}

// The page lists every tag, and none that there is not.
func TestValidations_PageListsEveryTag(t *testing.T) {
	page, err := os.ReadFile("docs/validation.md")
	require.NoError(t, err)
	var fields, records strings.Builder
	v := validator.New()
	require.NoError(t, cases.RegisterValidations(v))
	require.NoError(t, packet.RegisterValidations(v))
	registered := func(tag string) (yes bool) {
		defer func() { yes = recover() == nil }()
		_ = v.Struct(reflect.New(reflect.StructOf([]reflect.StructField{{
			Name: "X", Type: reflect.TypeFor[string](),
			Tag: reflect.StructTag(`validate:"` + tag + `"`),
		}})).Interface())
		return
	}
	for _, tag := range shape.Tags() {
		row := "| `" + tag.Name + "` | " + tag.Means + " | " + tag.Text + " |\n"
		if registered(tag.Name) {
			fields.WriteString(row)
		} else {
			records.WriteString(row)
		}
	}
	const head = "| tag | passes | text where it fails |\n|---|---|---|\n"
	assert.Contains(t, string(page), "\n"+head+fields.String()+"\n")
	assert.Contains(t, string(page), "\n"+head+records.String()+"\n")

	var whole []string
	sources(t, func(dir string, files map[string]*ast.File) {
		list, err := os.ReadFile(filepath.Join(dir, "validate_gen.go"))
		if err != nil {
			return
		}
		for _, m := range typeFor.FindAllStringSubmatch(string(list), -1) {
			if tag := shape.RecordPrefix + strings.ToLower(m[1]); registered(tag) {
				whole = append(whole, "`"+tag+"`")
			}
		}
	})
	slices.Sort(whole)
	whole = slices.Compact(whole)
	assert.Contains(t, string(page), strings.Join(whole, ",\n  ")+".\n")
}

// The package docs name every tag, too.
func TestValidations_PackageDocNamesEveryTag(t *testing.T) {
	doc, err := os.ReadFile("cases/doc.go")
	require.NoError(t, err)
	for _, tag := range shape.Tags() {
		assert.Contains(t, string(doc), tag.Name)
	}
}
