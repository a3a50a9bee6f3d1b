package rule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// loud writes every text in capital letters, so that what was not translated is seen.
type loud struct{}

func (loud) Text(m rule.Message) string {
	if m.Key == "" {
		return "no key: " + m.English
	}
	m.English, m.One = strings.ToUpper(m.English), strings.ToUpper(m.One)
	// The places are in capital letters too.
	fill := map[string]string{}
	for k, v := range m.Fill {
		fill[strings.ToUpper(k)] = v
	}
	m.Fill = fill
	return strings.ReplaceAll(m.Text(), "{N}", "7")
}

func (loud) Day(d law.Day) string { return d.String() }

func TestMessage(t *testing.T) {
	m := rule.Message{
		Key: "k", English: "{a} of {n} steps{b}", One: "{a} of one step", N: 2,
		Fill: map[string]string{"a": "{n}", "b": ""},
	}
	assert.Equal(t, "{n} of 2 steps", m.Text(), "what fills a place is not filled again")
	m.N = 1
	assert.Equal(t, "{n} of one step", m.Text())
	assert.Equal(t, "a { b", rule.Message{English: "a { b"}.Text())
	assert.Equal(t, "{gap}", rule.Message{English: "{gap}"}.Text())
	assert.Equal(t, "1 day", rule.SayDays(nil, 1))
	assert.Equal(t, "an unrecorded day", rule.SayDay(nil, law.Day{}))
	assert.Equal(t, "3 November 2026", rule.SayDay(nil, law.MustDay(2026, 11, 3)))
	assert.Equal(t, "2026-11-03", rule.SayDay(loud{}, law.MustDay(2026, 11, 3)))
	assert.Equal(t, "not met", rule.SayCode(nil, rule.NotMet))
	assert.Empty(t, rule.SayCode(loud{}, rule.Outcome("a name")), "what is no code is not told")
}

// TestMessagesHaveOneKeyEach: a key stands for one text, and a text for a reader has a key.
func TestMessagesHaveOneKeyEach(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	seen := map[string]string{}
	for _, m := range append(c.Messages(), rule.Messages()...) {
		assert.NotEmpty(t, m.English, m.Key)
		if was, twice := seen[m.Key]; twice {
			assert.Equal(t, was, m.English, m.Key)
		}
		seen[m.Key] = m.English
	}
	assert.Greater(t, len(seen), 900)
}
