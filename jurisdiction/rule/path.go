package rule

import (
	"strconv"
	"strings"
)

// A Path is a place in a record. It is written as a JSON Pointer (RFC 6901) only where it is read:
// to keep it costs no memory. The zero Path is the whole record.
type Path struct {
	// Base is the pointer of the part of the record that the others count from: "/victims/0".
	Base string
	// List and Sub name a member, which may hold "/"; Field a member of the element.
	List, Sub, Field string
	i, j             int32 // the numbers of the elements, from 1; 0 for none
}

// Elem returns the path of element i of a list that stands at p.
func (p Path) Elem(list string, i int) Path {
	if p.List == "" {
		p.List, p.i = list, int32(i+1)
		return p
	}
	p.Sub, p.j = list, int32(i+1)
	return p
}

// At returns the path of a member of p.
func (p Path) At(field string) Path {
	switch {
	case field == "":
	case p.List == "":
		p.List = field
	case p.Field != "":
		p.Field += "/" + field
	default:
		p.Field = field
	}
	return p
}

// Index is the number of the element of [Path.List], from 0; -1 for none.
func (p Path) Index() int { return int(p.i) - 1 }

// IsZero reports whether p is the zero Path.
func (p Path) IsZero() bool { return p == Path{} }

// String returns the JSON Pointer.
func (p Path) String() string {
	var b strings.Builder
	b.Grow(len(p.Base) + len(p.List) + len(p.Sub) + len(p.Field) + 16)
	b.WriteString(p.Base)
	member := func(name string, n int32) {
		if name != "" {
			b.WriteByte('/')
			b.WriteString(name)
		}
		if n > 0 {
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(int(n - 1)))
		}
	}
	member(p.List, p.i)
	member(p.Sub, p.j)
	member(p.Field, 0)
	return b.String()
}

// compare orders paths as their pointers are read: elements by number.
func (p Path) compare(q Path) int {
	for _, c := range [...]int{
		strings.Compare(p.Base, q.Base), strings.Compare(p.List, q.List), int(p.i - q.i),
		strings.Compare(p.Sub, q.Sub), int(p.j - q.j), strings.Compare(p.Field, q.Field),
	} {
		if c != 0 {
			return c
		}
	}
	return 0
}
