package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// said holds what the Go source says: of a type by its name, such as "person.Age", and of a field
// by type and JSON name, such as "person.Age/birth_day".
type said map[string]string

// comments reads the comments of the packages of a module that others can import.
func comments(module string) (said, error) {
	out := said{}
	return out, filepath.WalkDir(module, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				return out.read(path)
			}
		case d.Name() == "internal", d.Name() == "examples", d.Name() == "testdata",
			path != module && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		return nil
	})
}

func (s said) read(path string) error {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.TYPE {
			continue
		}
		for _, spec := range gen.Specs {
			t := spec.(*ast.TypeSpec)
			name := file.Name.Name + "." + t.Name.Name
			doc := t.Doc
			if doc == nil {
				doc = gen.Doc
			}
			s[name] = line(doc)
			fields, ok := t.Type.(*ast.StructType)
			if !ok {
				continue
			}
			for _, f := range fields.Fields.List {
				if f.Tag == nil {
					continue
				}
				tag, err := strconv.Unquote(f.Tag.Value)
				if err != nil {
					return err
				}
				member, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
				s[name+"/"+member] = strings.TrimSpace(line(f.Doc) + " " + line(f.Comment))
			}
		}
	}
	return nil
}

// links are the brackets by which a comment links to a name.
var links = regexp.MustCompile(`\[\*?([A-Za-z0-9_.]+)\]`)

// line writes a comment in one line, up to its first indented block.
func line(c *ast.CommentGroup) string {
	var out []string
	for text := range strings.Lines(c.Text()) {
		if strings.HasPrefix(text, "\t") {
			break
		}
		out = append(out, strings.Fields(text)...)
	}
	return links.ReplaceAllString(strings.Join(out, " "), "$1")
}
