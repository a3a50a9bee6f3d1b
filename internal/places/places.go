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
		r := run{prefix: prefix, want: want, do: do, at: make([]step, 0, 16)}
		r.walk(w.root, reflect.ValueOf(v))
	}
}

// A run goes through one value. At is where it stands: a pointer is written out only where it is
// asked for.
type run struct {
	prefix string
	want   func(jurisdiction.Code) bool
	do     func(string, jurisdiction.Code)
	at     []step
}

// A step leads to a member, or to an element where the name is empty.
type step struct {
	name  string
	index int
}

func (r *run) pointer() string {
	var b strings.Builder
	b.WriteString(r.prefix)
	for _, s := range r.at {
		b.WriteByte('/')
		if s.name == "" {
			b.WriteString(strconv.Itoa(s.index))
		}
		b.WriteString(s.name)
	}
	return b.String()
}

func (r *run) walk(n *node, v reflect.Value) {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	if n.code {
		if code := jurisdiction.Code(v.String()); code != "" && r.want(code) {
			r.do(r.pointer(), code)
		}
		return
	}
	top := len(r.at)
	r.at = append(r.at, step{})
	if n.list != nil {
		for i := range v.Len() {
			r.at[top].index = i
			r.walk(n.list, v.Index(i))
		}
	}
	for _, f := range n.fields {
		r.at[top].name = f.name
		r.walk(f.node, v.Field(f.index))
	}
	r.at = r.at[:top]
}
