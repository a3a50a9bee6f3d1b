package words_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/checklist"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/review"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

var update = flag.Bool("update", false, "write the English catalogue and docs/languages.md")

const root = "../../"

// english are all messages of the module by their keys.
func english(t testing.TB) map[string]rule.Message {
	t.Helper()
	c, err := duty.Builtin()
	require.NoError(t, err)
	all := map[string]rule.Message{}
	add := func(list ...rule.Message) {
		for _, m := range list {
			assert.NotEmpty(t, m.English, m.Key)
			all[m.Key] = m
		}
	}
	add(c.Messages()...)
	add(rule.Messages()...)
	add(checklist.Messages()...)
	add(codes(t)...)
	profiles, err := review.NewSet(jurisdiction.Builtin())
	require.NoError(t, err)
	for _, m := range profiles.Messages() { // what the catalogue of rules shows
		if strings.HasSuffix(m.Key, ".title") || strings.HasSuffix(m.Key, ".to-do") {
			add(m)
		}
	}
	for _, tag := range shape.Tags() {
		add(rule.Message{Key: "error." + tag.Name, English: "{0}: " + tag.Text})
	}
	add(rule.Message{Key: "error.tip_code-allowed", English: "{0}: is no code; allowed: {1}"})
	add(rule.Message{
		Key: "words.not-reviewed", English: "Translation not reviewed by a practitioner: in " +
			"doubt the English text counts.",
	})
	return all
}

// codes are the labels of every enumeration of the module, from the files that the generator
// writes.
func codes(t testing.TB) []rule.Message {
	t.Helper()
	var out []rule.Message
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "enums_gen.go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Name.Name != "CodeTable" {
				continue
			}
			of := file.Name.Name + "." + fn.Recv.List[0].Type.(*ast.Ident).Name
			table := ""
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok {
					part, err := strconv.Unquote(lit.Value)
					require.NoError(t, err)
					table += part
				}
				return true
			})
			for _, c := range code.List(table) {
				out = append(out, rule.Message{
					Key: "code." + of + "." + c, English: code.Label(table, c),
				})
			}
		}
		return nil
	}))
	require.NotEmpty(t, out)
	return out
}

// TestEnglish: the English catalogue is what the packages say, and is written from them.
func TestEnglish(t *testing.T) {
	messages := map[string]any{}
	for key, m := range english(t) {
		if messages[key] = m.English; m.One != "" {
			messages[key] = map[string]string{"one": m.One, "other": m.English}
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	require.NoError(t, enc.Encode(messages))
	const name = "catalogue/en.json"
	if *update {
		require.NoError(t, os.WriteFile(name, b.Bytes(), 0o644))
	}
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(got, b.Bytes()),
		"%s is old: go test ./jurisdiction/words -update", name)
	count := map[string]int{}
	for key := range messages {
		prefix, _, _ := strings.Cut(key, ".")
		if strings.Contains(prefix, "-") {
			prefix = "rules"
		}
		count[prefix]++
	}
	t.Log(fmt.Sprint(len(messages), count))
}
