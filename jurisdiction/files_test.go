package jurisdiction_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// Nothing that somebody meant to lay over is left out without a word: every file that is not read
// is named, with the names that are.
func TestOverlay_LeavesNothingOut(t *testing.T) {
	const allowed = ": a data directory holds profiles named after a country code (MK.yaml), " +
		"instruments.yaml and status.yaml, and no folders"
	const good = "code: SI\nname: Slovenia\n"
	type files = map[string]string
	tests := []struct {
		name  string
		files files
		want  []string // file:line: message; nil: no error
	}{
		{"a profile", files{"SI.yaml": good}, nil},
		{"with what an editor leaves", files{"SI.yaml": good, ".SI.yaml.swp": "x", ".git/x": "y"}, nil},
		{"an empty directory", files{}, []string{".:1: the directory holds no file of law" + allowed}},
		{"only hidden files", files{".DS_Store": "x"}, []string{".:1: the directory holds no file of law" + allowed}},
		{"the other ending", files{"SI.yml": good}, []string{"SI.yml:1: a file of this ending is not read" + allowed}},
		{"the ending in capitals", files{"SI.YAML": good}, []string{"SI.YAML:1: a file of this ending is not read" + allowed}},
		{"JSON", files{"SI.json": "{}"}, []string{"SI.json:1: a file of this ending is not read" + allowed}},
		{"a copy", files{"SI.yaml": good, "SI.yaml.bak": good}, []string{"SI.yaml.bak:1: a file of this ending is not read" + allowed}},
		{"notes", files{"SI.yaml": good, "README.md": "x"}, []string{"README.md:1: a file of this ending is not read" + allowed}},
		{"the name of the State", files{"slovenia.yaml": good}, []string{"slovenia.yaml:1: the file is not named after a country code" + allowed}},
		{"small letters", files{"si.yaml": good}, []string{"si.yaml:1: the file is not named after a country code" + allowed}},
		{"a subdivision", files{"BA-SRP.yaml": good}, []string{"BA-SRP.yaml:1: the file is not named after a country code" + allowed}},
		{"a folder", files{"SI.yaml": good, "more/MK.yaml": good}, []string{"more/:1: a folder is not read" + allowed}},
		{"only a folder", files{"law/SI.yaml": good}, []string{"law/:1: a folder is not read" + allowed}},
		{"an empty file", files{"SI.yaml": ""}, []string{"SI.yaml:1: the file is empty"}},
		{"a file of remarks", files{"SI.yaml": "# nothing yet\n"}, []string{"SI.yaml:1: the file is empty"}},
		{"a second document", files{"SI.yaml": good + "---\ncode: SI\nname: Slovenia\n"}, []string{"SI.yaml:3: a second document begins here: a file holds one"}},
		{"a second document that is empty", files{"SI.yaml": good + "---\n"}, []string{"SI.yaml:3: a second document begins here: a file holds one"}},
		{"a mark at the beginning and at the end", files{"SI.yaml": "---\n" + good + "...\n"}, nil},
		{"a second document of statuses", files{"status.yaml": "status: []\n---\nstatus: []\n"}, []string{"status.yaml:2: a second document begins here: a file holds one"}},
		{"a second document of instruments", files{"instruments.yaml": "instruments: []\n---\nx: 1\n"}, []string{"instruments.yaml:2: a second document begins here: a file holds one"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, data := range tt.files {
				fsys[name] = &fstest.MapFile{Data: []byte(data)}
			}
			_, err := jurisdiction.Builtin().Overlay("ours", fsys)
			if tt.want == nil {
				assert.NoError(t, err)
				return
			}
			found, ok := errors.AsType[*jurisdiction.LoadError](err)
			require.True(t, ok, "%v", err)
			var got []string
			for _, p := range found.Problems {
				got = append(got, p.File+":"+string(rune('0'+p.Line))+": "+p.Message)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}
