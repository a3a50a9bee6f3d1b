package rule_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The limit itself is allowed, one more is not, and then there is no report.
func TestCheck_Limit(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), stays(func(p *rule.Pass[int]) {
		for range p.Subject {
			p.NotMet("/y", "t")
		}
	}))
	require.NoError(t, err)
	ask := func(findings int) (*rule.Report, error) {
		c := newCheck(t, checkDay)
		c.Limit(10)
		c.Limit(0) // leaves it
		c.Expect(1 << 40)
		rule.Ask(c, set, rule.Subject[int]{Value: findings})
		return c.Report("test")
	}
	r, err := ask(10)
	require.NoError(t, err)
	assert.Len(t, r.Findings, 10)
	r, err = ask(11)
	assert.Nil(t, r)
	limit, ok := errors.AsType[*rule.LimitError](err)
	require.True(t, ok)
	assert.Equal(t, rule.LimitError{What: "findings", Limit: 10}, *limit)
	assert.ErrorIs(t, err, rule.ErrLimit)
}

// A rule that says nothing counts too, and once the limit is passed no rule is asked.
func TestCheck_Limit_CountsWhatDoesNotApply(t *testing.T) {
	asked := 0
	set, err := rule.NewSet(jurisdiction.Builtin(), stays(func(p *rule.Pass[int]) { asked++ }))
	require.NoError(t, err)
	c := newCheck(t, checkDay)
	c.Limit(10)
	for range 1000 {
		rule.Ask(c, set, rule.Subject[int]{})
	}
	_, err = c.Report("test")
	assert.ErrorIs(t, err, rule.ErrLimit)
	assert.Equal(t, 11, asked)
}

// A scan shows the findings up to the limit.
func TestScan_Limit(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), stays(func(p *rule.Pass[int]) {
		for range p.Subject {
			p.NotMet("/y", "t")
		}
	}))
	require.NoError(t, err)
	shown := 0
	count := func(*rule.Finding) { shown++ }
	c, err := rule.NewScan(jurisdiction.Builtin(), checkDay, nil, count)
	require.NoError(t, err)
	c.Limit(10)
	rule.Ask(c, set, rule.Subject[int]{Value: 50})
	_, err = c.Report("test")
	assert.ErrorIs(t, err, rule.ErrLimit)
	assert.Equal(t, 10, shown)
}

// Every finding may name all places: so these are bounded too.
func TestCheck_Limit_OfPlaces(t *testing.T) {
	one := stays(func(p *rule.Pass[int]) { p.NotMet("/y", "t") })
	set, err := rule.NewSet(jurisdiction.Builtin(), one)
	require.NoError(t, err)
	ask := func(n int) error {
		c := newCheck(t, checkDay)
		var places []jurisdiction.Code
		for i := range n {
			places = append(places, jurisdiction.Code(fmt.Sprintf("SI-%03d", i)))
		}
		rule.Ask(c, set, rule.Subject[int]{Places: places})
		_, err := c.Report("test")
		return err
	}
	assert.NoError(t, ask(rule.MaxPlaces))
	err = ask(rule.MaxPlaces + 1)
	limit, ok := errors.AsType[*rule.LimitError](err)
	require.True(t, ok)
	assert.Equal(t, rule.LimitError{What: "places", Limit: rule.MaxPlaces}, *limit)
}
