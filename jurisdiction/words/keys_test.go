package words_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/checklist"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A listener is a translator that notes what it was asked for.
type listener struct {
	t   *testing.T
	all map[string]rule.Message
}

func (l listener) Text(m rule.Message) string {
	of, ok := l.all[m.Key]
	if assert.True(l.t, ok, "%q (%s) is in no catalogue", m.Key, m.English) {
		assert.Equal(l.t, of.English, m.English, m.Key)
		assert.Equal(l.t, of.One, m.One, m.Key)
	}
	return m.Text()
}

func (listener) Day(d law.Day) string { return rule.SayDay(nil, d) }

// TestKeys: whatever a report on the example files says is in the English catalogue.
func TestKeys(t *testing.T) {
	l := listener{t, english(t)}
	names, err := filepath.Glob(root + "examples/casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		f, err := cases.Decode(bytes.NewReader(data))
		require.NoError(t, err, name)
		r, err := duty.Check(f, law.MustDay(2026, 11, 23))
		require.NoError(t, err)
		page := checklist.In(l, f, r, jurisdiction.Builtin())
		require.NoError(t, page.WriteText(io.Discard))
		require.NoError(t, page.WriteMarkdown(io.Discard))
		require.NoError(t, page.WriteHTML(io.Discard))
		for i := range r.Findings {
			x := &r.Findings[i]
			assert.Equal(t, x.Text(), x.TextIn(l))
			assert.Equal(t, x.Label, x.LabelIn(l))
			x.Rule.TitleIn(l)
			x.Rule.ToDoIn(l)
		}
	}
}

// TestKeys_Ends: every end of a duty has a sentence of its own.
func TestKeys_Ends(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	all := english(t)
	seen := 0
	for _, e := range c.Catalogue() {
		for _, part := range e.Parts {
			if name, ok := strings.CutPrefix(part, "end "); ok {
				seen++
				assert.Contains(t, all, "ended."+name, e.ID)
			}
		}
	}
	assert.NotZero(t, seen)
}
