package palermo_test

import (
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// named is what looks like a link to a name and was read as plain text.
var named = regexp.MustCompile(`\[\*?([a-z]+\.)?[A-Z][A-Za-z0-9]*(\.[A-Z][A-Za-z0-9]*)?\]`)

// Every [Name] in the comment of something exported leads somewhere: to a name of the package, or
// of one that the file imports.
func TestDocs_LinksLeadSomewhere(t *testing.T) {
	seen := 0
	require.NoError(t, filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name == "testdata" || strings.HasPrefix(name, ".") && name != "." {
			return fs.SkipDir
		}
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		require.NoError(t, err)
		fset := token.NewFileSet()
		var files []*ast.File
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
			require.NoError(t, err)
			files = append(files, file)
		}
		if len(files) == 0 {
			return nil
		}
		p, err := doc.NewFromFiles(fset, files, "github.com/antitrafficking/palermo/"+dir)
		require.NoError(t, err)
		links := p.Parser()
		see := func(of, text string) {
			for _, block := range links.Parse(text).Content {
				for _, plain := range plainOf(block) {
					for _, bad := range named.FindAllString(plain, -1) {
						if bad == "[GC]" { // the Grand Chamber
							continue
						}
						t.Errorf("%s: %s: %s leads nowhere", dir, of, bad)
					}
				}
				seen++
			}
		}
		see("package", p.Doc)
		funcs := func(list []*doc.Func) {
			for _, f := range list {
				see(f.Name, f.Doc)
			}
		}
		values := func(list []*doc.Value) {
			for _, v := range list {
				see(strings.Join(v.Names, ", "), v.Doc)
			}
		}
		funcs(p.Funcs)
		values(p.Consts)
		values(p.Vars)
		for _, ty := range p.Types {
			see(ty.Name, ty.Doc)
			funcs(ty.Funcs)
			funcs(ty.Methods)
			values(ty.Consts)
			values(ty.Vars)
		}
		return nil
	}))
	assert.Greater(t, seen, 2000)
}

// plainOf are the plain texts of a block of a comment.
func plainOf(b comment.Block) []string {
	var out []string
	texts := func(list []comment.Text) {
		whole := ""
		for _, x := range list {
			if s, ok := x.(comment.Plain); ok {
				whole += string(s)
			} else {
				whole += " "
			}
		}
		out = append(out, whole)
	}
	switch b := b.(type) {
	case *comment.Paragraph:
		texts(b.Text)
	case *comment.Heading:
		texts(b.Text)
	case *comment.List:
		for _, item := range b.Items {
			for _, inner := range item.Content {
				out = append(out, plainOf(inner)...)
			}
		}
	}
	return out
}
