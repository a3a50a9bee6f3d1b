package jurisdiction_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// A copy of a profile under another code is told by the name, by the ids of its national
// instruments, and by the rows on treaties that the place does not have.
func TestCheck_ACopyIsNoOtherCountry(t *testing.T) {
	data := fstest.MapFS{}
	files := os.DirFS("data")
	entries, err := fs.ReadDir(files, ".")
	require.NoError(t, err)
	for _, e := range entries {
		text, err := fs.ReadFile(files, e.Name())
		require.NoError(t, err)
		data[e.Name()] = &fstest.MapFile{Data: text}
	}
	require.NoError(t, jurisdiction.Check(data))
	for _, code := range jurisdiction.Builtin().Codes() {
		text := string(data[string(code)+".yaml"].Data)
		text = strings.ReplaceAll(text, "\ncode: "+string(code)+"\n", "\ncode: LT\n")
		text = strings.ReplaceAll(text, string(code)+"-", "LT-") // its parts
		text = strings.ReplaceAll(text, "parent: "+string(code)+"\n", "parent: LT\n")
		data["LT.yaml"] = &fstest.MapFile{Data: []byte(text)}
		err := jurisdiction.Check(data)
		require.Error(t, err, code)
		assert.ErrorContains(t, err, "the name is not that of the code", code)
		assert.ErrorContains(t, err, "does not begin with lt-", code)
		assert.ErrorContains(t, err, "no row says which treaties", code)
		_, err = jurisdiction.Builtin().Overlay("ours", fstest.MapFS{"LT.yaml": data["LT.yaml"]})
		assert.Error(t, err, code)
	}
	for id, allowed := range map[string]bool{
		"lt-act": true, "mk-act": false, "our-act": false,
	} {
		bare := fstest.MapFS{"LT.yaml": {Data: []byte("code: LT\nname: Lithuania\n" +
			"instruments:\n  - {id: " + id + ", kind: national-act, title: An act, " +
			"url: \"https://example.org/act\", checked: 2026-11-28, confidence: low}\n")}}
		laid, err := jurisdiction.Builtin().Overlay("ours", bare)
		if !allowed {
			assert.Error(t, err, id)
			continue
		}
		require.NoError(t, err, id)
		assert.Equal(t, "status", laid.Gaps("LT")[0].Topic)
	}
}
