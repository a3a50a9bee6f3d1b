package printers

import (
	"bytes"
	"testing"

	"github.com/davecgh/go-spew/spew"
	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/victim"
)

func filled() victim.Victim {
	var v victim.Victim
	taint.FillAll(&v)
	return v
}

// spew asks for the text of a value, at every depth, unless it is told not to.
func TestSpew(t *testing.T) {
	deaf := &spew.ConfigState{DisableMethods: true}
	for _, s := range append(taint.Alone(filled()), taint.Around(filled())...) {
		printed := spew.Sdump(s.Value) + spew.Sprintf("%v %+v %#v", s.Value, s.Value, s.Value)
		assert.Empty(t, taint.Leaks(printed), s.Name)
		assert.NotEmpty(t, taint.Leaks(deaf.Sdump(s.Value)), "%s: the docs say open", s.Name)
	}
	for _, s := range taint.Hidden(filled()) {
		assert.NotEmpty(t, taint.Leaks(deaf.Sdump(s.Value)), "%s: the docs say open", s.Name)
	}
}

// The differences of go-cmp go into the fields.
func TestCmp(t *testing.T) {
	v, other := filled(), filled()
	other.ID, other.Identity.Names[0].Text = "x", "y"
	assert.NotEmpty(t, taint.Leaks(cmp.Diff(other, v)), "the docs say open")
}

// zap asks a record for its text, and writes what it does not know as JSON: a list of records.
func TestZap(t *testing.T) {
	logged := func(v any) string {
		var b bytes.Buffer
		encoder := zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig())
		core := zapcore.NewCore(encoder, zapcore.AddSync(&b), zap.DebugLevel)
		zap.New(core).Info("x", zap.Any("v", v))
		return b.String()
	}
	for _, s := range taint.Alone(filled()) {
		assert.Empty(t, taint.Leaks(logged(s.Value)), s.Name)
	}
	for _, s := range taint.Around(filled()) {
		assert.NotEmpty(t, taint.Leaks(logged(s.Value)), "%s: the docs say open", s.Name)
	}
}
