// Package places finds the codes of places in a record, so that a check can tell which of them it
// knows no law of.
package places

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// A Walker finds the codes of places in values of one type.
type Walker struct{ root *node }

// A node is a type below the root, with the fields that can hold a code.
type node struct {
	code   bool
	list   *node // the elements
	fields []field
}

type field struct {
	index int
	name  string
	node  *node
}

// New returns a Walker for the type of v.
func New(v any) *Walker {
	return &Walker{root: nodeOf(reflect.TypeOf(v), map[reflect.Type]*node{})}
}

func nodeOf(t reflect.Type, seen map[reflect.Type]*node) *node {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if n, ok := seen[t]; ok {
		return n
	}
	seen[t] = nil // a type inside itself would go on for ever: the records hold none
	var n *node
	switch {
	case t == reflect.TypeFor[jurisdiction.Code]():
		n = &node{code: true}
	case t.Kind() == reflect.Slice:
		if elem := nodeOf(t.Elem(), seen); elem != nil {
			n = &node{list: elem}
		}
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.IsExported() || name == "" || name == "-" {
				continue
			}
			if below := nodeOf(f.Type, seen); below != nil {
				if n == nil {
					n = &node{}
				}
				n.fields = append(n.fields, field{i, name, below})
			}
		}
	}
	seen[t] = n
	return n
}

// Each calls do with the JSON Pointer of every code below v, a pointer to a value of the type of w,
// for which want is true. Prefix is the pointer of v itself. A code that is not recorded is passed
// over.
func (w *Walker) Each(
	v any, prefix string, want func(jurisdiction.Code) bool, do func(string, jurisdiction.Code),
) {
	if w.root != nil {
		walk(w.root, reflect.ValueOf(v), &path{name: prefix}, want, do)
	}
}

// A path is a pointer that is written out only where it is asked for.
type path struct {
	up    *path
	name  string
	index int
}

func (p *path) String() string {
	switch {
	case p.up == nil:
		return p.name
	case p.name == "":
		return p.up.String() + "/" + strconv.Itoa(p.index)
	}
	return p.up.String() + "/" + p.name
}

func walk(
	n *node, v reflect.Value, at *path,
	want func(jurisdiction.Code) bool, do func(string, jurisdiction.Code),
) {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	switch {
	case n.code:
		if code := jurisdiction.Code(v.String()); code != "" && want(code) {
			do(at.String(), code)
		}
	case n.list != nil:
		below := path{up: at}
		for i := range v.Len() {
			below.index = i
			walk(n.list, v.Index(i), &below, want, do)
		}
	default:
		below := path{up: at}
		for _, f := range n.fields {
			below.name = f.name
			walk(f.node, v.Field(f.index), &below, want, do)
		}
	}
}
