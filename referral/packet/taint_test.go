package packet_test

import (
	"bytes"
	"crypto/elliptic"
	"fmt"
	"log/slog"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/referral/packet"
)

// However a packet, its keys or its errors are printed or logged: nothing of a person comes out,
// and nothing of a key.
func TestTaint(t *testing.T) {
	var c packet.Content
	taint.Fill(&c)
	w := newWorld(t)
	secret, err := w.opener.Keys[0].Bytes()
	require.NoError(t, err)
	clean := func(v any) {
		t.Helper()
		forms := []any{v, []any{v}, struct{ X any }{v}}
		if value := reflect.ValueOf(v); value.Kind() == reflect.Pointer {
			forms = append(forms, value.Elem().Interface())
		}
		var b bytes.Buffer
		for _, form := range forms {
			for _, flag := range []string{"", "+", "#"} {
				for _, verb := range "vsqxXdtT" {
					fmt.Fprintf(&b, "%"+flag+string(verb)+"\n", form)
				}
			}
		}
		for _, h := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
			slog.New(h).With("with", v).WithGroup("g").Info("x", "v", v)
		}
		assert.NotContains(t, b.String(), taint.Marker, "%T", v)
		assert.NotContains(t, b.String(), fmt.Sprintf("%x", []byte(w.sender.Key)), "%T", v)
		assert.NotContains(t, b.String(), new(big.Int).SetBytes(secret).String(), "%T", v)
	}
	opener, sender, recipient := w.opener, w.sender, w.recipient
	opener.ID, sender.ID, recipient.ID = taint.Marker, taint.Marker, taint.Marker
	clean(&c)
	clean(&opener)
	clean(&sender)
	clean(&recipient)

	_, err = packet.Seal(c, sender, recipient, packet.Compact)
	clean(err)
	_, err = packet.Seal(w.content, sender, packet.Recipient{ID: taint.Marker, Key: &ecKey(t, elliptic.P384()).PublicKey}, packet.JSON)
	clean(err)
	for _, sealed := range []string{taint.Marker, "{" + taint.Marker, `{"protected": "` + taint.Marker + `"}`, taint.Marker + "....", ""} {
		_, err := packet.Open([]byte(sealed), opener)
		assert.Error(t, err)
		clean(err)
	}
	attachment, err := packet.Attach(taint.Marker, taint.Marker, strings.NewReader(taint.Marker))
	assert.NoError(t, err)
	err = attachment.Verify(strings.NewReader("other"))
	assert.Error(t, err)
	clean(err)
}
