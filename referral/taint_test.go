package referral_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// holders are the types that hold something of a person, or an id of one.
var holders = []any{
	new(referral.Referral), new(referral.Party), new(referral.Border), new(referral.Entry), new(referral.Emergency), new(referral.Review), new(referral.Step), new(referral.Event),
	new(referral.Handing), new(referral.Withdrawal), new(referral.PoliceMessage),
	new(referral.Agreement), new(referral.Sharing), new(referral.Record), new(referral.Log),
	new(referral.Organisation), new(referral.Site), new(referral.Address), new(referral.Identifier), new(referral.Contact), new(referral.Service), new(referral.Opening), new(referral.Wanted), new(referral.Escalation),
}

// open are the types that hold codes, numbers, days, pointers into records and ids of
// organisations, and errors that are written with care.
var openTypes = []string{
	"Move", "Manifest", "Withheld", "Match", "CapacityInquiry", "Patience", "Counterpart",
	"LogError", "MoveError", "Clearance",
}

// leaks prints v in every way that fmt and slog have, and returns the ways in which the marker came
// out.
func leaks(v any) []string {
	var out []string
	look := func(way, text string) {
		if strings.Contains(text, taint.Marker) {
			out = append(out, way)
		}
	}
	value := reflect.ValueOf(v)
	forms := map[string]any{"it": v, "in a list": []any{v}, "in a map": map[string]any{"x": v}, "in a struct": struct{ X any }{v}}
	if value.Kind() == reflect.Pointer && !value.IsNil() {
		e := value.Elem()
		forms["pointed at"] = e.Interface()
		list := reflect.MakeSlice(reflect.SliceOf(e.Type()), 1, 1)
		list.Index(0).Set(e)
		forms["in a list of its kind"] = list.Interface()
	}
	for name, form := range forms {
		for _, flag := range []string{"", "+", "#", " ", "-5", "0"} {
			// Not %p: fmt prints a struct there without asking it.
			for _, verb := range "vsqxXdtTbcoOUeEfFgG" {
				look(name+" %"+flag+string(verb), fmt.Sprintf("%"+flag+string(verb), form))
			}
		}
		look(name+" Sprint", fmt.Sprint(form)+fmt.Sprintln(form))
	}
	for _, x := range []any{v, reflect.Indirect(value).Interface()} {
		var b bytes.Buffer
		for _, h := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
			slog.New(h).With("with", x).WithGroup("g").Info("x", "v", x, slog.Group("h", "v", x))
		}
		look("slog", b.String())
	}
	return out[:min(len(out), 3)]
}

func TestTaint_Printing(t *testing.T) {
	names := map[string]bool{}
	for _, v := range holders {
		taint.Fill(v)
		ty := reflect.TypeOf(v).Elem()
		names[ty.Name()] = true
		data, err := json.Marshal(v)
		require.NoError(t, err)
		require.Contains(t, string(data), taint.Marker, "%s was not filled", ty)
		assert.Empty(t, leaks(v), ty.String())
	}
	for _, name := range openTypes {
		names[name] = true
	}
	// No exported struct of the package is left out.
	for _, file := range goFiles(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.IsExported() {
				if _, is := spec.Type.(*ast.StructType); is {
					assert.True(t, names[spec.Name.Name], "%s is in no list of this test", spec.Name.Name)
				}
			}
			return true
		})
	}
}

func goFiles(t *testing.T) []*ast.File {
	t.Helper()
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	var out []*ast.File
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go") {
			file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
			require.NoError(t, err)
			out = append(out, file)
		}
	}
	return out
}

// Every function of the package is given records in which every text is a marker; what it returns
// beside records, and every error, is free of it.
func TestTaint_Functions(t *testing.T) {
	var v victim.Victim
	var r referral.Referral
	var o referral.Organisation
	var m referral.PoliceMessage
	var s referral.Step
	var log referral.Log
	for _, x := range []any{&v, &r, &o, &m, &s, &log} {
		taint.Fill(x)
	}
	day := d(2026, 9, 2)
	clean := func(name string, got ...any) {
		t.Helper()
		for _, g := range got {
			if g != nil {
				assert.Empty(t, leaks(g), "%s: %T", name, g)
			}
		}
	}
	_, event, err := r.Apply(s)
	require.NoError(t, err, "the key of the step is that of the only entry")
	clean("Apply", event)
	for _, key := range []string{"k1", taint.Marker + " x", ""} {
		s.Key = key
		_, event, err = r.Apply(s)
		require.Error(t, err)
		clean("Apply", event, err)
	}
	_, err = referral.Next(r.State, s.Action, s.Actor)
	require.Error(t, err)
	clean("Next", err)
	for name, err := range map[string]error{"Referral": r.Validate(), "Organisation": o.Validate(), "PoliceMessage": m.Validate(), "Log": log.Validate(), "Verify": r.Verify(), "Log.Verify": log.Verify()} {
		require.Error(t, err, name)
		clean(name, err)
	}
	clean("Log.Moved", log.Moved(*log.Records[0].Move), log.Moved(event))
	clean("Log.Shared", log.Shared(*log.Records[0].Share))
	clean("Escalations", r.Escalations(day, referral.Patience{}), r.Waits(day, referral.Patience{}))
	_, err = referral.WithdrawConsent(v, taint.Marker, day, []referral.Referral{r}, &log)
	clean("WithdrawConsent", err)
	_, err = referral.WithdrawConsent(v, "x", day, []referral.Referral{r}, &log)
	clean("WithdrawConsent", err)

	clean("Counterparts", referral.Counterparts(jurisdiction.Builtin(), r.To.Place, true, day))
	inquiry := referral.Inquire(&v, care.NeedAccommodation, "MK", day)
	data, err := json.Marshal(inquiry)
	require.NoError(t, err)
	assert.NotContains(t, string(data), taint.Marker, "an inquiry holds nothing of a person")

	for _, doc := range []string{
		`{"` + taint.Marker + `": 1}`, `{"id": "` + taint.Marker + ` x", "kind": "` + taint.Marker + `", "state": 7}`, `{"id": "a", "` + taint.Marker + `": {}, "` + taint.Marker + `": {}}`, taint.Marker, `{"id": "` + taint.Marker,
	} {
		_, e1 := referral.Decode[referral.Referral](strings.NewReader(doc))
		_, e2 := referral.Decode[referral.Organisation](strings.NewReader(doc))
		_, e3 := referral.Decode[referral.Log](strings.NewReader(doc))
		_, e4 := referral.Decode[referral.PoliceMessage](strings.NewReader(doc))
		for _, err := range []error{e1, e2, e3, e4} {
			require.Error(t, err)
			clean("Decode", err)
		}
	}
	_, err = law.ParseCode[referral.State](taint.Marker)
	require.Error(t, err)
	clean("ParseState", err)
}

// urgent is an emergency that stands on day.
func urgent(day law.Day) *referral.Emergency {
	return &referral.Emergency{Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: day}
}
