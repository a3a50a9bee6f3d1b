package schematest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const caseFileSchema = "../../docs/case-file.schema.json"

// caseFiles returns the schema of a case file and the cases that come with the library.
func caseFiles(t *testing.T) (valid func(any) error, files map[string]any) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(caseFileSchema)
	require.NoError(t, err)
	names, err := filepath.Glob("../../examples/casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	files = map[string]any{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		files[filepath.Base(name)], err = jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
		require.NoError(t, err)
	}
	return s.Validate, files
}

func TestCaseFile_EveryCaseIsValid(t *testing.T) {
	valid, files := caseFiles(t)
	for name, f := range files {
		assert.NoError(t, valid(f), name)
	}
}

// A value of another type is refused wherever it stands, as is a name that the format has not.
func TestCaseFile_WhatIsBrokenIsRefused(t *testing.T) {
	valid, files := caseFiles(t)
	anything := takesAnything(t)
	n := 0
	for name, f := range files {
		var walk func(path string, v any)
		walk = func(path string, v any) {
			refused := func(what string) {
				n++
				assert.Error(t, valid(f), "%s %s: %s", name, path, what)
			}
			switch v := v.(type) {
			case map[string]any:
				v["Zarifa"] = 1
				refused("an unknown name")
				delete(v, "Zarifa")
				for member, value := range v {
					if anything[member] {
						continue
					}
					for _, wrong := range otherTypes(value) {
						v[member] = wrong
						refused(fmt.Sprintf("%s is %v", member, wrong))
					}
					v[member] = value
					walk(path+"/"+member, value)
				}
			case []any:
				for i, value := range v {
					for _, wrong := range otherTypes(value) {
						v[i] = wrong
						refused(fmt.Sprintf("%d is %v", i, wrong))
					}
					v[i] = value
					walk(fmt.Sprintf("%s/%d", path, i), value)
				}
			}
		}
		walk("", f)
		require.NoError(t, valid(f), "%s is put back", name)
		if testing.Short() {
			break
		}
	}
	assert.Greater(t, n, 1000)
}

// takesAnything are the names of members that take any JSON.
func takesAnything(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(caseFileSchema)
	require.NoError(t, err)
	var s struct {
		Defs map[string]struct {
			Properties map[string]map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(data, &s))
	out := map[string]bool{}
	for _, def := range s.Defs {
		for member, is := range def.Properties {
			if is["type"] == nil && is["$ref"] == nil {
				out[member] = true
			}
		}
	}
	return out
}

// otherTypes are values of every JSON type but that of v.
func otherTypes(v any) []any {
	var out []any
	for _, other := range []any{"~", json.Number("7"), true, []any{"~"}, map[string]any{"~": "~"}} {
		if fmt.Sprintf("%T", other) != fmt.Sprintf("%T", v) {
			out = append(out, other)
		}
	}
	return out
}

func TestCaseFile(t *testing.T) {
	valid, _ := caseFiles(t)
	for text, ok := range map[string]bool{
		`{"id": "a"}`:                                       true,
		`{}`:                                                false,
		`{"id": ""}`:                                        false,
		`{"id": "Person A"}`:                                false,
		`{"id": "a", "schema": 3}`:                          false,
		`{"id": "a", "schema": 1.5}`:                        false,
		`{"id": "a", "revision": -1}`:                       false,
		`{"id": "a", "opened": "2026-02-28"}`:               true,
		`{"id": "a", "opened": "2026-02-31"}`:               false,
		`{"id": "a", "opened": "28.2.2026"}`:                false,
		`{"id": "a", "jurisdictions": ["MK", "BA-BRC"]}`:    true,
		`{"id": "a", "jurisdictions": ["Macedonia"]}`:       false,
		`{"id": "a", "victims": [{"id": "v"}]}`:             true,
		`{"id": "a", "victims": [{}]}`:                      false,
		`{"id": "a", "victims": {"id": "v"}}`:               false,
		`{"id": "a", "victims": [{"id": "v", "sex": "x"}]}`: false,
		`{"id": "a", "victims": [{"id": "v", "age": {"knowledge": "exact"}}]}`: true,
		`{"id": "a", "victims": [{"id": "v", "age": {"Knowledge": "exact"}}]}`: false,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		require.NoError(t, err, text)
		assert.Equal(t, ok, valid(v) == nil, text)
	}
}
