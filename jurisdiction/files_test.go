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
		"instruments.yaml, status.yaml and caselaw.yaml (or instruments-eu.yaml and the like), " +
		"and no folders"
	const second = "a second document begins here: a file holds one"
	const instrument = "instruments:\n  - {id: x, kind: soft-law, title: X, confidence: high}\n"
	const good = "code: SI\nname: Slovenia\n"
	type files = map[string]string
	tests := []struct {
		name  string
		files files
		want  string // file:line: message; empty: no error
	}{
		{
			"a profile",
			files{"SI.yaml": good},
			"",
		},
		{
			"with what an editor leaves",
			files{"SI.yaml": good, ".SI.yaml.swp": "x", ".git/x": "y"},
			"",
		},
		{
			"an empty directory",
			files{},
			".:1: the directory holds no file of law" + allowed,
		},
		{
			"only hidden files",
			files{".DS_Store": "x"},
			".:1: the directory holds no file of law" + allowed,
		},
		{
			"the other ending",
			files{"SI.yml": good},
			"SI.yml:1: a file of this ending is not read" + allowed,
		},
		{
			"the ending in capitals",
			files{"SI.YAML": good},
			"SI.YAML:1: a file of this ending is not read" + allowed,
		},
		{
			"JSON",
			files{"SI.json": "{}"},
			"SI.json:1: a file of this ending is not read" + allowed,
		},
		{
			"a copy",
			files{"SI.yaml": good, "SI.yaml.bak": good},
			"SI.yaml.bak:1: a file of this ending is not read" + allowed,
		},
		{
			"notes",
			files{"SI.yaml": good, "README.md": "x"},
			"README.md:1: a file of this ending is not read" + allowed,
		},
		{
			"the name of the State",
			files{"slovenia.yaml": good},
			"slovenia.yaml:1: the file is not named after a country code" + allowed,
		},
		{
			"small letters",
			files{"si.yaml": good},
			"si.yaml:1: the file is not named after a country code" + allowed,
		},
		{
			"a subdivision",
			files{"BA-SRP.yaml": good},
			"BA-SRP.yaml:1: the file is not named after a country code" + allowed,
		},
		{
			"a folder",
			files{"SI.yaml": good, "more/MK.yaml": good},
			"more/:1: a folder is not read" + allowed,
		},
		{
			"only a folder",
			files{"law/SI.yaml": good},
			"law/:1: a folder is not read" + allowed,
		},
		{
			"an empty file",
			files{"SI.yaml": ""},
			"SI.yaml:1: the file is empty",
		},
		{
			"a file of remarks",
			files{"SI.yaml": "# nothing yet\n"},
			"SI.yaml:1: the file is empty",
		},
		{
			"a second document",
			files{"SI.yaml": good + "---\ncode: SI\nname: Slovenia\n"},
			"SI.yaml:3: " + second,
		},
		{
			"a second document that is empty",
			files{"SI.yaml": good + "---\n"},
			"SI.yaml:3: " + second,
		},
		{
			"a mark at the beginning and at the end",
			files{"SI.yaml": "---\n" + good + "...\n"},
			"",
		},
		{
			"a second document of statuses",
			files{"status.yaml": "status: []\n---\nstatus: []\n"},
			"status.yaml:2: " + second,
		},
		{
			"a second document of instruments",
			files{"instruments.yaml": "instruments: []\n---\nx: 1\n"},
			"instruments.yaml:2: " + second,
		},
		{
			"a list in two files",
			files{"status.yaml": "status: []\n", "status-more.yaml": "status: []\n"},
			"",
		},
		{
			"an instrument told in two files",
			files{"instruments.yaml": instrument, "instruments-more.yaml": instrument},
			"instruments.yaml:2: an instrument with this id was declared before",
		},
		{
			"a list without its name",
			files{"instruments-.yaml": instrument},
			"instruments-.yaml:1: the file is not named after a country code" + allowed,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, data := range tt.files {
				fsys[name] = &fstest.MapFile{Data: []byte(data)}
			}
			_, err := jurisdiction.Builtin().Overlay("ours", fsys)
			if tt.want == "" {
				assert.NoError(t, err)
				return
			}
			found, ok := errors.AsType[*jurisdiction.LoadError](err)
			require.True(t, ok, "%v", err)
			var got []string
			for _, p := range found.Problems {
				got = append(got, p.File+":"+string(rune('0'+p.Line))+": "+p.Message)
			}
			assert.Equal(t, []string{tt.want}, got)
		})
	}
}
