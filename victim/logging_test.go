package victim_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// line logs v with both handlers and returns what they wrote of it.
func line(replace func([]string, slog.Attr) slog.Attr, v any) string {
	var b bytes.Buffer
	o := &slog.HandlerOptions{ReplaceAttr: replace}
	for _, h := range []slog.Handler{slog.NewTextHandler(&b, o), slog.NewJSONHandler(&b, o)} {
		slog.New(h).Info("x", "v", v)
	}
	return b.String()
}

// What holds nobody is logged as before, errors of this module too.
func TestReplaceAttr_LeavesTheRest(t *testing.T) {
	bad := (&victim.Victim{}).Validate()
	_, code := law.ParseCode[person.Sex]("x")
	type own struct {
		A int
		B []string
		C map[string]any
		d *own
	}
	for _, v := range []any{
		nil, 1, "text", true, 1.5, time.Second, time.Unix(0, 0).UTC(), []string{"a"}, []byte("b"),
		[]any{1, "a", nil}, map[string]any{"k": []int{1}},
		own{A: 1, d: &own{C: map[string]any{"k": 2}}},
		errors.New("plain"), fmt.Errorf("x: %w", fs.ErrNotExist), bad, code, person.Child,
		&fs.PathError{Op: "open", Path: "p", Err: fs.ErrClosed}, law.MustDay(2026, 1, 2),
		person.Childhood{Standing: person.Child}, jurisdiction.Code("MK"), context.Background(),
		json.RawMessage(`{"a":1}`), &slog.Source{Function: "f"}, (*own)(nil), struct{ f func() }{},
	} {
		want, got := line(nil, v), line(victim.ReplaceAttr(nil), v)
		cut := func(s string) []string { // the time differs
			var out []string
			for l := range strings.Lines(s) {
				out = append(out, l[strings.Index(l, "level"):])
			}
			return out
		}
		if reflect.TypeOf(v) != reflect.TypeFor[struct{ f func() }]() { // an address
			assert.Equal(t, cut(want), cut(got), "%T", v)
		}
		assert.NotContains(t, got, "redacted", "%T", v)
	}
}

func TestReplaceAttr_SaysTheType(t *testing.T) {
	v := filled()
	replace := victim.ReplaceAttr(nil)
	for want, x := range map[string]any{
		"[]victim.Victim(redacted)":          []victim.Victim{v},
		"map[string]victim.Victim(redacted)": map[string]victim.Victim{"a": v},
		"struct(redacted)":                   struct{ V victim.Victim }{v},
		"[]interface {}(redacted)":           []any{v},
		"**victim.Victim(redacted)":          new(*victim.Victim),
		"reflect.Value(redacted)":            reflect.ValueOf(v),
		"victim_test.careful(redacted)":      careful{v},
		"[]person.Name(redacted)":            []person.Name{},
		"told":                               told{v},
	} {
		got := replace(nil, slog.Any("k", x))
		assert.Equal(t, "k", got.Key)
		assert.Equal(t, want, got.Value.Resolve().String())
	}
}

// careful encodes itself without the record, which only its author knows.
type careful struct{ v victim.Victim }

func (careful) MarshalJSON() ([]byte, error) { return []byte(`"careful"`), nil }

// told logs itself, and is asked before.
type told struct{ v victim.Victim }

func (told) LogValue() slog.Value { return slog.StringValue("told") }

// late gives a record only when it is asked.
type late struct{ v []victim.Victim }

func (l late) LogValue() slog.Value { return slog.AnyValue(l.v) }

// The function that the program has already comes first, and cannot bring a record back.
func TestReplaceAttr_After(t *testing.T) {
	v := filled()
	for name, value := range map[string]slog.Value{
		"a list":        slog.AnyValue([]victim.Victim{v}),
		"what is asked": slog.AnyValue(late{[]victim.Victim{v}}),
		"a group": slog.GroupValue(slog.Any("l", []victim.Victim{v}), slog.Group("g",
			slog.Any("m", map[string]any{"k": v}))),
		"attributes":     slog.AnyValue([]slog.Attr{slog.Any("l", []victim.Victim{v})}),
		"within a value": slog.AnyValue([]any{slog.AnyValue([]victim.Victim{v})}),
	} {
		first := func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == "v" {
				a.Value = value
			}
			return a
		}
		got := line(victim.ReplaceAttr(first), 1)
		assert.Empty(t, taint.Leaks(got), name)
		assert.Contains(t, got, "redacted", name)
	}
	drop := func([]string, slog.Attr) slog.Attr { return slog.Attr{} }
	dropped := line(victim.ReplaceAttr(drop), 1)
	assert.NotContains(t, dropped, "v=1", "what the program drops stays away")
}

// What cannot be looked through to its end is not logged.
func TestReplaceAttr_FailsClosed(t *testing.T) {
	replace := victim.ReplaceAttr(nil)
	many := make([]any, 20_000)
	for i := range many {
		many[i] = []any{i}
	}
	ring := map[string]any{}
	ring["k"] = ring
	deep := any(1)
	for range 100 {
		deep = []any{deep}
	}
	for name, x := range map[string]any{"many": many, "ring": ring, "deep": deep} {
		took := growth.Cost(func() {
			require.Contains(t, replace(nil, slog.Any("k", x)).Value.String(), "(redacted)", name)
		})
		assert.Less(t, took, time.Second, name)
	}
	type tree struct {
		Left, Right *tree
		Names       []string
	}
	grown := line(replace, &tree{Left: &tree{}})
	assert.NotContains(t, grown, "redacted", "a type that holds itself")
	type family struct {
		Parent *family
		Member *person.Name
	}
	assert.NotContains(t, line(replace, &family{Member: &person.Name{Text: "x"}}), "Member")
}

func TestReplaceAttr_Together(t *testing.T) {
	replace, v := victim.ReplaceAttr(nil), filled()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, s := range taint.Around(v) {
				got := replace(nil, slog.Any("k", s.Value)).Value
				assert.Contains(t, got.String(), "(redacted)", s.Name)
			}
		})
	}
	group.Wait()
}

func BenchmarkReplaceAttr(b *testing.B) {
	replace := victim.ReplaceAttr(nil)
	for name, x := range map[string]any{
		"text": "x", "records": []victim.Victim{{}}, "any": map[string]any{"a": 1, "b": []any{"c"}},
	} {
		a := slog.Any("k", x)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				replace(nil, a)
			}
		})
	}
}

func ExampleReplaceAttr() {
	var out bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&out, &slog.HandlerOptions{
		ReplaceAttr: victim.ReplaceAttr(func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}),
	}))
	children := []victim.Victim{{ID: "v1"}, {ID: "v2"}}
	log.Info("intake", "children", children, "count", len(children))
	fmt.Print(out.String())
	// Output: {"level":"INFO","msg":"intake","children":"[]victim.Victim(redacted)","count":2}
}
