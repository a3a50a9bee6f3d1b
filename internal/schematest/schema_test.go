package schematest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

const root = "../../jurisdiction/"

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(root + "profile.schema.json")
	require.NoError(t, err)
	return s
}

// plain turns a YAML node into what JSON would hold: days stay texts.
func plain(t *testing.T, n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(t, n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(t, c))
		}
		return list
	}
	if n.Tag == "!!timestamp" {
		return n.Value
	}
	var v any
	require.NoError(t, n.Decode(&v))
	return v
}

func parse(t *testing.T, data string) any {
	t.Helper()
	var n yaml.Node
	require.NoError(t, yaml.Unmarshal([]byte(data), &n))
	return plain(t, &n)
}

func TestEveryProfileIsValid(t *testing.T) {
	s := compiled(t)
	files, err := filepath.Glob(root + "data/[A-Z][A-Z].yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		assert.NoError(t, s.Validate(parse(t, string(data))), f)
	}
}

func TestWhatTheLoaderRefusesTheSchemaRefuses(t *testing.T) {
	s := compiled(t)
	const good = "code: MK\nname: North Macedonia\nages:\n  majority:\n    - from: 2005-01-01\n      value: 18\n      source: {instrument: mk-family, checked: 2026-11-23, confidence: low}\n"
	require.NoError(t, s.Validate(parse(t, good)))
	for name, bad := range map[string]string{
		"unknown key":       strings.Replace(good, "ages:", "age_limits:", 1),
		"no name":           strings.Replace(good, "name: North Macedonia\n", "", 1),
		"no source":         strings.Replace(good, "      source: {instrument: mk-family, checked: 2026-11-23, confidence: low}\n", "", 1),
		"no value":          strings.Replace(good, "      value: 18\n", "", 1),
		"wrong type":        strings.Replace(good, "value: 18", "value: eighteen", 1),
		"unknown code":      strings.Replace(good, "confidence: low", "confidence: certain", 1),
		"no such day":       strings.Replace(good, "2005-01-01", "1 January 2005", 1),
		"no code of places": strings.Replace(good, "MK", "Macedonia", 1),
	} {
		assert.Error(t, s.Validate(parse(t, bad)), name)
	}
}
