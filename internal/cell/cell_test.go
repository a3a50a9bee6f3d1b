package cell_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/internal/cell"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "x": "x", "=1+1": "'=1+1", "+389": "'+389", "@a": "'@a", " =x": "' =" +
			"x", "\u00a0=x": "'\u00a0=x",
		"\ufeff=x": "'\ufeff=x", "＝x": "'＝x", "'=x": "''=x", "'x": "'x", "'": "'", "a=b": "a=b",
		"\tx": "'\tx", "\rx": "'\rx", "\n=x": "'\n'=x",
		"x;=1+1": "x;'=1+1", "x;=1+1;": "x;'=1+1;", "x; =1": "x;' =1", "x;'=1": "x;''=1", "x;" +
			"y": "x;y",
		"x\t=1": "x\t'=1", "x\n=1": "x\n'=1", "x\r\n=1": "x\r\n'=1", "x|=1": "x|'=1", "x,=" +
			"1": "x,'=1",
		"x;\t=1": "x;'\t'=1", "x;\r": "x;'\r", "x\t\ty": "x\t\ty", "one\n\ntwo": "one\n\ntwo",
		`x;"=1+1"`: `x;'"=1+1"`, "x;=1;-1;@a": "x;'=1;'-1;'@a", ";": ";", "=": "'=", ";=": ";'=",
	} {
		assert.Equal(t, want, cell.Escape(in), "%q", in)
		assert.Equal(t, in, cell.Unescape(want), "%q", want)
	}
	for _, s := range []string{"x;'y", "'", "''", "x;' y", "d'Arc; o'Brien", "'quoted'"} {
		assert.Equal(t, s, cell.Escape(s), "nothing to escape")
		assert.Equal(t, s, cell.Unescape(s), "nothing was escaped")
	}
}

func texts() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+@\-＝;,|\t\r\n "\x01x]{0,12}`))
}

func TestEscape_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "text")
		require.Equal(t, s, cell.Unescape(cell.Escape(s)))
		require.Equal(t, cell.Escape(s), cell.Unescape(cell.Escape(cell.Escape(s))))
	})
}

// However a program parts the cells of a line that we wrote, none is a formula. The parser is the
// laxest that we know: quotation marks count only where a cell begins, and what follows the closing
// one is taken as it stands.
func TestEscape_HoldsForOtherSeparators(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		var row []string
		for _, s := range rapid.SliceOfN(texts(), 1, 3).Draw(t, "cells") {
			row = append(row, cell.Escape(strings.ReplaceAll(s, "\r", "\n")))
		}
		require.NoError(t, w.Write(row))
		w.Flush()
		for _, by := range []byte(",;\t|") {
			for _, c := range lax(b.String(), by) {
				if strings.HasPrefix(c, "\t") {
					t.Fatalf("parted by %q, %q gives the cell %q", by, b.String(), c)
				}
				trimmed := strings.TrimLeft(c, " \u00a0\x01")
				if trimmed != "" && strings.ContainsAny(trimmed[:1], "=+-@") {
					t.Fatalf("parted by %q, %q gives the cell %q", by, b.String(), c)
				}
			}
		}
	})
}

// lax parts text into cells.
func lax(text string, by byte) []string {
	var cells []string
	var c strings.Builder
	begin, quoted := true, false
	for i := 0; i < len(text); i++ {
		switch ch := text[i]; {
		case quoted && ch == '"':
			if i+1 < len(text) && text[i+1] == '"' {
				c.WriteByte('"')
				i++
				continue
			}
			quoted = false
		case quoted:
			c.WriteByte(ch)
		case begin && ch == '"':
			begin, quoted = false, true
		case ch == by, ch == '\n', ch == '\r':
			cells = append(cells, c.String())
			c.Reset()
			begin = true
		default:
			c.WriteByte(ch)
			begin = false
		}
	}
	return append(cells, c.String())
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"=1+1", "''\ufeff＝x", "x;=1", "a\r\n\t=b", `x;"=1`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { require.Equal(t, s, cell.Unescape(cell.Escape(s))) })
}
