package strictjson

import (
	"bytes"
	"reflect"
	"strings"
)

// lifted is the value of the struct tag "was" of a list that was one object in older documents: an
// object that stands there counts as a list of that one, and an empty one as an empty list.
const lifted = "object"

// A lift is an object that stands where a list is due.
type lift struct {
	at, end int    // of the object in the text
	path    string // its JSON Pointer in the document as written
}

// lifts finds the objects of a document that stand where a list is due, up to where the JSON is
// broken.
func lifts(text []byte, t reflect.Type) ([]lift, error) {
	var out []lift
	w := newWalker(text, 0, true)
	w.each = func(int, string, string) {}
	w.lifted = func(l lift) { out = append(out, l) }
	err := w.document(t)
	return out, err
}

// raise returns text with the objects made into lists; text itself where there is none.
func raise(text []byte, list []lift) []byte {
	if len(list) == 0 {
		return text
	}
	out := make([]byte, 0, len(text)+2*len(list))
	done := 0
	for _, l := range list {
		out = append(append(out, text[done:l.at]...), '[')
		if object := text[l.at:l.end]; len(bytes.TrimSpace(object[1:len(object)-1])) > 0 {
			out = append(out, object...)
		}
		out = append(out, ']')
		done = l.end
	}
	return append(out, text[done:]...)
}

// Upgrade returns a document that should be of the type of v with every object that stands where a
// list is due made into a list of that one; all else stays, byte for byte, but a byte-order mark of
// UTF-8. It returns data itself, without that mark, where there is none, and an [*Error] where the
// JSON is broken.
func Upgrade(data []byte, v any) ([]byte, error) {
	text := TrimMark(data)
	t := reflect.TypeOf(v).Elem()
	list, err := lifts(text, t)
	if err != nil {
		w := newWalker(text, len(data)-len(text), true)
		w.broken(w.document(t))
		return nil, w.found[len(w.found)-1]
	}
	return raise(text, list), nil
}

// Written returns the JSON Pointer that a value of what was decoded has in the document as written:
// without the position 0 in a list that is an object there.
func (d *Document) Written(pointer string) string {
	if !d.looked && d.typ != nil {
		d.looked = true
		d.lifts, _ = lifts(d.text, d.typ)
	}
	for _, l := range d.lifts {
		rest, below := strings.CutPrefix(pointer, l.path+"/0")
		if below && (rest == "" || rest[0] == '/') {
			return l.path + rest
		}
	}
	return pointer
}
