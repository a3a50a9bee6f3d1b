package strictjson

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// A Document is one that was read, wholly or as far as it can be.
type Document struct {
	// Unread are the pointers of the values that stand in the document and are not in what was
	// decoded: they are of the wrong type or form, or their name is misspelt.
	Unread []string
	// Broken is true where the JSON ends to be JSON: nothing after that was read.
	Broken bool
	// Partial is true where what could be read of a refused document was decoded.
	Partial bool

	text   []byte // without a byte-order mark
	before int    // bytes of that mark
	typ    reflect.Type
	lifts  []lift // found once they are looked for
	looked bool
}

// Read is [DecodeWithin] for who wants to know what else is wrong with a document that is refused:
// what can be read of it is decoded into v all the same. The document is nil where nothing of it
// can be. Elements that are beside count neither for limit nor for [MaxSize], up to twice each.
func Read(
	r io.Reader, v any, allowUnknown bool, limit int, beside Beside,
) (*Document, error) {
	size := int64(MaxSize)
	if beside != nil {
		size *= 2
	}
	data, err := readAll(r, size+1)
	if err != nil {
		return nil, err
	}
	err = within(data, v, allowUnknown, limit, beside)
	text := TrimMark(data)
	d := &Document{text: text, before: len(data) - len(text), typ: reflect.TypeOf(v).Elem()}
	if err == nil {
		return d, nil
	}
	if _, many := err.(interface{ Unwrap() []error }); !many {
		return nil, err // refused before it was looked at
	}
	d.repair(v, allowUnknown)
	return d, err
}

// repair decodes into v what can be read of a document that was refused. It takes out what cannot,
// so that all else keeps its place.
func (d *Document) repair(v any, allowUnknown bool) {
	t := reflect.TypeOf(v).Elem()
	w := newWalker(d.text, 0, allowUnknown)
	var out []byte
	done := 0
	w.each = func(at int, reason, meant string) {
		switch reason {
		case unknownName, otherwise: // passed over when it is decoded
			if meant != "" {
				d.Unread = append(d.Unread, string(w.path)+"/"+meant)
			}
			return
		case twice, wrongType, noSuchDay, dayForm:
		default:
			d.Broken = true
			return
		}
		end := valueEnd(d.text, at)
		if at < done || end < 0 {
			return // it stands in a value that is passed over, or is broken itself
		}
		out = append(out, d.text[done:at]...)
		if done = end; reason == twice {
			out = append(out, `"?"`...) // the name; of two values the first counts
			return
		}
		d.Unread = append(d.Unread, string(w.path))
		out = append(out, "null"...)
	}
	if w.document(t) != nil {
		d.Broken = true
	}
	out = append(out, d.text[done:]...)
	if d.Broken {
		out = mend(out)
	}
	list, _ := lifts(out, t)
	out = raise(out, list)
	fresh := reflect.New(t)
	err := json.Unmarshal(out, fresh.Interface(), jsontext.AllowDuplicateNames(true))
	if d.Partial = err == nil && !slices.Contains(d.Unread, ""); d.Partial {
		reflect.ValueOf(v).Elem().Set(fresh.Elem())
	}
}

// valueEnd returns where the value that begins at a place ends, or -1.
func valueEnd(text []byte, at int) int {
	d := jsontext.NewDecoder(bytes.NewReader(text[at:]), jsontext.AllowDuplicateNames(true))
	if d.SkipValue() != nil {
		return -1
	}
	return at + int(d.InputOffset())
}

// mend cuts a text where it ends to be JSON, behind the last value that is whole, and closes what
// is open.
func mend(text []byte) []byte {
	d := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	end, open := 0, []byte{}
	var closers []byte
	for {
		token, err := d.ReadToken()
		if err != nil {
			break
		}
		switch token.Kind() {
		case '{':
			open = append(open, '}')
		case '[':
			open = append(open, ']')
		case '}', ']':
			open = open[:len(open)-1]
		}
		kind, length := d.StackIndex(d.StackDepth())
		if kind == '{' && length%2 == 1 {
			continue // a name: its value is still to come
		}
		end = int(d.InputOffset())
		closers = append(closers[:0], open...)
		if len(open) == 0 {
			break // whatever stands after the document
		}
	}
	slices.Reverse(closers)
	return append(bytes.Clone(text[:end]), closers...)
}

// Offsets returns where the values at some pointers begin in the document, in bytes, and whether
// they stand there. For one that does not it is where the innermost value around it begins.
func (d *Document) Offsets(pointers []string) (at []int64, stands []bool) {
	root := &place{}
	places := make([]*place, len(pointers))
	for i, p := range pointers {
		places[i] = root
		for name := range strings.SplitSeq(strings.TrimPrefix(p, "/"), "/") {
			if p == "" {
				break
			}
			places[i] = places[i].below(name)
		}
	}
	l := locator{
		jsontext.NewDecoder(bytes.NewReader(d.text), jsontext.AllowDuplicateNames(true)), d.text,
	}
	_ = l.value(root) // where the JSON is broken nothing more is found
	at, stands = make([]int64, len(pointers)), make([]bool, len(pointers))
	for i, p := range places {
		stands[i] = p.found
		for !p.found && p.above != nil {
			p = p.above
		}
		at[i] = int64(d.before + p.at)
	}
	return at, stands
}

// A place is one that is looked for in a document, or one on the way to it.
type place struct {
	at    int
	found bool
	above *place
	next  map[string]*place
}

func (p *place) below(name string) *place {
	if p.next[name] == nil {
		if p.next == nil {
			p.next = map[string]*place{}
		}
		p.next[name] = &place{above: p}
	}
	return p.next[name]
}

type locator struct {
	d    *jsontext.Decoder
	text []byte
}

// value reads one value and notes where it begins; p is nil where nothing is looked for.
func (l *locator) value(p *place) error {
	if p == nil {
		return l.d.SkipValue()
	}
	at := int(l.d.InputOffset())
	for at < len(l.text) && strings.IndexByte(" \t\r\n,:", l.text[at]) >= 0 {
		at++
	}
	kind := l.d.PeekKind()
	found := !p.found && kind != 0
	if found {
		p.at, p.found = at, true
	}
	if !found || len(p.next) == 0 || kind != '{' && kind != '[' {
		return l.d.SkipValue()
	}
	if _, err := l.d.ReadToken(); err != nil {
		return err
	}
	for i := 0; ; i++ {
		switch l.d.PeekKind() {
		case 0:
			return errors.New("broken")
		case '}', ']':
			_, err := l.d.ReadToken()
			return err
		}
		name := strconv.Itoa(i)
		if kind == '{' {
			token, err := l.d.ReadToken()
			if err != nil {
				return err
			}
			name = token.String()
		}
		if err := l.value(p.next[name]); err != nil {
			return err
		}
	}
}
