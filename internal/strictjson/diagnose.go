package strictjson

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// diagnose reads data once more, slowly, and returns every reason for which it is not a value of
// type t, in the order of the file. Where the JSON itself is broken nothing after the break is
// looked at. Before is the number of bytes that stand before data in the file.
func diagnose(data []byte, before int, t reflect.Type, allowUnknown bool) error {
	w := newWalker(data, before, allowUnknown)
	if err := w.document(t); err != nil {
		w.broken(err)
	}
	if len(w.found) == 0 { // cannot happen: what does not decode has a reason
		w.report(0, notReadable, "")
	}
	return w.errors()
}

// errors joins what was found, and how much more there is; nil where there is nothing.
func (w *walker) errors() error {
	if w.more > 0 {
		w.found = append(w.found, &Error{More: w.more})
	}
	return errors.Join(w.found...)
}

// A walker reads a document token by token beside the type that it should have.
type walker struct {
	d            *jsontext.Decoder
	data         []byte
	before       int
	allowUnknown bool
	// path is the JSON Pointer of the value at hand, as far as the type knows it. After an error it
	// stays where the error is.
	path  []byte
	types map[reflect.Type]*members
	// unknown, if it is set, is told of names that are not known.
	unknown func(path, name string, offset int64, null bool)
	// lifted, if it is set, is told of objects that stand where a list is due.
	lifted func(lift)
	// each, if it is set, is told of every error in place of the list.
	each func(at int, reason, meant string)

	found []error // at most MaxErrors
	more  int
}

func newWalker(data []byte, before int, allowUnknown bool) *walker {
	return &walker{
		d:    jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true)),
		data: data, before: before, allowUnknown: allowUnknown, types: map[reflect.Type]*members{},
	}
}

// report notes an error at the path at hand. What is over the limit is only counted, so that a
// large file that is wrong all through costs no more than a small one.
func (w *walker) report(at int, reason, meant string) {
	if w.each != nil {
		w.more++
		w.each(at, reason, meant)
		return
	}
	if len(w.found) == MaxErrors {
		w.more++
		return
	}
	w.found = append(w.found, &Error{
		Path: string(w.path), Offset: int64(w.before + at), Reason: reason, Meant: meant,
	})
}

// wrong notes a value that is not one of type t.
func (w *walker) wrong(at int, t reflect.Type) {
	n := len(w.found)
	w.report(at, wrongType, "")
	if len(w.found) > n {
		if e, ok := errors.AsType[*Error](w.found[n]); ok {
			e.Wanted = wanted(t)
		}
	}
}

// wanted says in words what a value of type t is in JSON.
func wanted(t reflect.Type) string {
	if f, ok := reflect.New(t).Interface().(interface{ Form() string }); ok {
		return f.Form()
	}
	if reads(t) {
		return ""
	}
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Slice:
		if t.Elem().Kind() != reflect.Uint8 {
			return "a list"
		}
	case reflect.Struct:
		return "a record"
	case reflect.Int, reflect.Int64, reflect.Float64:
		return "a number"
	}
	return ""
}

// broken notes where the JSON ends to be JSON. It is always listed: nothing after it was read.
func (w *walker) broken(err error) {
	if len(w.found) == MaxErrors {
		w.found = w.found[:MaxErrors-1]
		w.more++
	}
	at := int(w.d.InputOffset())
	reason := notJSON
	if syn, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		at = int(syn.ByteOffset)
		if syn.Err != nil && strings.Contains(syn.Err.Error(), "UTF-8") {
			reason = notUTF8
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		at, reason = len(w.data), endsEarly
	}
	w.report(at, reason, "")
}

// document reads the whole document. It returns an error where the JSON itself is broken.
func (w *walker) document(t reflect.Type) error {
	if err := w.value(t); err != nil {
		return err
	}
	if at := w.next(); at < len(w.data) {
		w.report(at, after, "")
	}
	return nil
}

// next returns where the next token begins.
func (w *walker) next() int {
	at := int(w.d.InputOffset())
	for at < len(w.data) && strings.IndexByte(" \t\r\n,:", w.data[at]) >= 0 {
		at++
	}
	return at
}

// value reads one value that should be of type t.
func (w *walker) value(t reflect.Type) error {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	at := w.next()
	kind := w.d.PeekKind()
	switch {
	case kind == 0: // the end, or something that begins no value
		_, err := w.d.ReadToken()
		return err
	case kind == 'n':
		return w.skip()
	case reads(t):
	case t.Kind() == reflect.Struct:
		if kind == '{' {
			return w.object(t)
		}
		w.wrong(at, t)
		return w.skip()
	case t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8:
		if kind == '[' {
			return w.list(t.Elem())
		}
		w.wrong(at, t)
		return w.skip()
	case t.Kind() == reflect.String && kind != '"':
		w.wrong(at, t)
		return w.skip()
	}
	value, err := w.d.ReadValue()
	if err != nil {
		return err
	}
	strict := json.RejectUnknownMembers(!w.allowUnknown)
	err = json.Unmarshal(value, reflect.New(t).Interface(), strict)
	switch {
	case errors.Is(err, law.ErrNoSuchDay):
		w.report(at, noSuchDay, "")
	case errors.Is(err, law.ErrDayForm):
		w.report(at, dayForm, "")
	case err != nil:
		w.wrong(at, t)
	}
	return nil
}

// skip passes over a value whose names the type does not know: the path stays.
func (w *walker) skip() error {
	at := w.next()
	if !w.allowUnknown {
		return w.d.SkipValue()
	}
	// What is passed over has to be good JSON all the same, also in its names.
	value, err := w.d.ReadValue()
	if err != nil {
		return err
	}
	inner := jsontext.NewDecoder(bytes.NewReader(value))
	syn, ok := errors.AsType[*jsontext.SyntacticError](inner.SkipValue())
	if ok {
		w.report(at+int(syn.ByteOffset), twice, "") // all else was refused before
	}
	return nil
}

func (w *walker) list(element reflect.Type) error {
	if _, err := w.d.ReadToken(); err != nil {
		return err
	}
	length := len(w.path)
	for i := 0; ; i++ {
		switch w.d.PeekKind() {
		case 0, ']':
			_, err := w.d.ReadToken()
			return err
		}
		w.path = strconv.AppendInt(append(w.path, '/'), int64(i), 10)
		if err := w.value(element); err != nil {
			return err
		}
		w.path = w.path[:length]
	}
}

func (w *walker) object(t reflect.Type) error {
	if _, err := w.d.ReadToken(); err != nil {
		return err
	}
	known := w.membersOf(t)
	seen := map[string]bool{}
	length := len(w.path)
	for {
		switch w.d.PeekKind() {
		case 0, '}':
			_, err := w.d.ReadToken()
			return err
		}
		at := w.next()
		token, err := w.d.ReadToken()
		if err != nil {
			return err
		}
		name := token.String()
		field, is := known.types[name]
		switch {
		case seen[name] && (is || w.allowUnknown):
			w.report(at, twice, "")
		case is:
			seen[name] = true
			w.path = append(append(w.path, '/'), name...)
			object := known.lifted[name] && w.d.PeekKind() == '{'
			if object {
				field = field.Elem()
			}
			begin := w.next()
			if err := w.value(field); err != nil {
				return err
			}
			if object && w.lifted != nil {
				w.lifted(lift{begin, int(w.d.InputOffset()), string(w.path)})
			}
			w.path = w.path[:length]
			continue
		case w.unknown != nil:
			w.unknown(string(w.path), name, int64(w.before+at), w.d.PeekKind() == 'n')
		case known.plain[plain(name)] != "":
			// No newer name, but one of ours that somebody wrote in another way: passed over, a
			// withdrawal would be lost.
			w.report(at, otherwise, known.plain[plain(name)])
		case !w.allowUnknown:
			meant := ""
			if len(w.found)+w.more < MaxErrors { // it takes longer than all the rest
				meant = nearest(name, known.names)
			}
			w.report(at, unknownName, meant)
		}
		seen[name] = true
		if err := w.skip(); err != nil {
			return err
		}
	}
}

// members are the JSON members of a struct type.
type members struct {
	names []string // in the order of the fields
	types map[string]reflect.Type
	plain map[string]string // the names, by what is left without letter case and what parts words
	// lifted are the lists that were one object in older documents.
	lifted map[string]bool
}

func (w *walker) membersOf(t reflect.Type) *members {
	if m := w.types[t]; m != nil {
		return m
	}
	m := &members{
		types: make(map[string]reflect.Type, t.NumField()),
		plain: make(map[string]string, t.NumField()),
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			m.names = append(m.names, name)
			m.types[name], m.plain[plain(name)] = f.Type, name
			if f.Tag.Get("was") == lifted {
				if m.lifted == nil {
					m.lifted = map[string]bool{}
				}
				m.lifted[name] = true
			}
		}
	}
	w.types[t] = m
	return m
}

// reads reports whether t has a decoder of its own, so that its fields are not those of the file.
func reads(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(reflect.TypeFor[interface{ UnmarshalText([]byte) error }]()) ||
		p.Implements(reflect.TypeFor[interface{ UnmarshalJSON([]byte) error }]())
}
