package taint

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	html "html/template"
	"io"
	"log"
	"log/slog"
	"reflect"
	"regexp"
	"strings"
	"text/template"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Number is the number that [FillAll] sets. Nothing else prints it by chance.
const Number = 7041776

// FillAll fills v as [Fill] does, with [Number] as every number.
func FillAll(v any) {
	Fill(v)
	renumber(reflect.ValueOf(v).Elem())
}

func renumber(v reflect.Value) {
	switch v.Type() {
	case reflect.TypeFor[law.Day](), reflect.TypeFor[time.Time]():
		return
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		v.SetInt(Number)
	case reflect.Pointer:
		if !v.IsNil() {
			renumber(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			renumber(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				renumber(v.Field(i))
			}
		}
	}
}

// Leaks returns which kinds of value of a person stand in a text: "text", "day", "number".
func Leaks(printed string) []string {
	var out []string
	marks := map[string]bool{
		"text":   strings.Contains(printed, Marker),
		"number": strings.Contains(printed, fmt.Sprint(Number)),
	}
	// As text, as fmt and others write the parts of a Day, and the number that a Day is made of.
	day := law.MustDay(2011, 7, 13)
	number := day.DaysSince(law.MustDay(1, 1, 1)) + 1
	days := []string{
		day.String(), "2011 July 13", "2011 7 13", "2011, 7, 13",
		fmt.Sprint(number), fmt.Sprintf("%x", number), fmt.Sprintf("%X", number),
		fmt.Sprintf("%x", day.String()), fmt.Sprintf("%X", day.String()),
	}
	for _, form := range days {
		marks["day"] = marks["day"] || strings.Contains(printed, form)
	}
	for _, kind := range []string{"text", "day", "number"} {
		if marks[kind] {
			out = append(out, kind)
		}
	}
	return out
}

// A Door is a way in which a value gets out of a program.
type Door struct {
	Name  string
	Print func(v any) string
}

// verbs are all of fmt but %p and %w: there fmt prints a struct without asking it.
const verbs = "vsqxXdtTbcoOUeEfFgG"

// Printing are the doors of printing: fmt, errors, package log, templates, panics that are
// recovered, whoever asks a [fmt.Stringer].
func Printing() []Door {
	return []Door{
		{"fmt, every verb", func(v any) string {
			var b strings.Builder
			for _, flag := range []string{"", "+", "#", "-05.2"} {
				for _, verb := range verbs {
					fmt.Fprintf(&b, "%"+flag+string(verb)+"\n", v)
				}
			}
			return b.String()
		}},
		{"fmt.Sprint", func(v any) string { return fmt.Sprint(v) + fmt.Sprintln("x", v) }},
		{"fmt, one too many", func(v any) string { return fmt.Sprintf([]string{"x"}[0], v) }},
		{"fmt, as a width", func(v any) string { return fmt.Sprintf([]string{"%*d"}[0], v, 1) }},
		{"errors", func(v any) string {
			err := fmt.Errorf("intake: %v", v)
			return errors.Join(err, fmt.Errorf("twice: %w", err)).Error()
		}},
		{"package log", func(v any) string {
			var b bytes.Buffer
			log.New(&b, "", 0).Println(v)
			return b.String()
		}},
		{"a panic that is recovered", func(v any) (text string) {
			defer func() { text = fmt.Sprint(recover()) }()
			panic(v)
		}},
		{"fmt.Stringer", func(v any) string {
			if s, ok := v.(fmt.Stringer); ok {
				return s.String()
			}
			return ""
		}},
		{"text/template", func(v any) string {
			const text = `{{.}} {{printf "%v %+v %#v %s" . . . .}}
				{{. | html}} {{. | js}} {{. | urlquery}}`
			return execute(template.Must(template.New("t").Parse(text)), v)
		}},
		{"html/template, text", func(v any) string {
			return execute(html.Must(html.New("t").Parse(`<p title="{{.}}">{{.}}</p>`)), v)
		}},
	}
}

// execute runs a template of either kind.
func execute(t interface{ Execute(io.Writer, any) error }, v any) string {
	var b strings.Builder
	if err := t.Execute(&b, v); err != nil {
		b.WriteString(err.Error())
	}
	return b.String()
}

// stamp is the time of a line of a log: its digits could be those of [Number] by chance.
var stamp = regexp.MustCompile(`time=\S+ |"time":"[^"]*",`)

// Logging are the two handlers of log/slog, with what replaces attributes; nil for nothing.
func Logging(replace func([]string, slog.Attr) slog.Attr) []Door {
	o := &slog.HandlerOptions{AddSource: true, Level: slog.LevelDebug, ReplaceAttr: replace}
	with := func(b *bytes.Buffer, h slog.Handler, v any) string {
		l := slog.New(h)
		l.Info("x", "v", v, slog.Group("g", "v", v, slog.Group("h", "v", v)))
		l.With("v", v).WithGroup("g").With("w", v).Warn("x", slog.Any("v", v))
		return stamp.ReplaceAllString(b.String(), "")
	}
	return []Door{
		{"slog.TextHandler", func(v any) string {
			var b bytes.Buffer
			return with(&b, slog.NewTextHandler(&b, o), v)
		}},
		{"slog.JSONHandler", func(v any) string {
			var b bytes.Buffer
			return with(&b, slog.NewJSONHandler(&b, o), v)
		}},
	}
}

// Open are the doors that give out what is in a record, on purpose or because they ask nobody.
func Open() []Door {
	return []Door{
		{"encoding/json", func(v any) string {
			data, _ := json.Marshal(v)
			return string(data)
		}},
		{"encoding/gob", func(v any) string {
			var b bytes.Buffer
			if gob.NewEncoder(&b).Encode(v) != nil {
				return ""
			}
			return b.String()
		}},
		{"fmt %p", func(v any) string { return fmt.Sprintf([]string{"%p"}[0], v) }},
		{"fmt %w", func(v any) string { return fmt.Errorf([]string{"%w"}[0], v).Error() }},
		{"a difference of testify", func(v any) string {
			var b failure
			assert.Equal(&b, reflect.Zero(reflect.TypeOf(v)).Interface(), v)
			return b.String()
		}},
	}
}

// failure keeps what a test that fails would print.
type failure struct{ strings.Builder }

func (f *failure) Errorf(format string, args ...any) { fmt.Fprintf(f, format, args...) }
