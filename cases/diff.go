package cases

import (
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// ChangeKind is what happened to a field between two states of a file.
//
//	added     it is recorded now and was not
//	changed   it is recorded otherwise; of a list: its elements stand in another order
//	removed   it was recorded and is not now
type ChangeKind string

// A Change is one difference between two states of a file. It says where, and never what stood or
// stands there, so that it can go into a log.
type Change struct {
	// Path is the JSON Pointer of the field in the state after; of what was removed, in the state
	// before.
	Path string     `json:"path"`
	Kind ChangeKind `json:"kind"`
	// Category is that of the field. It is empty for a list of which only the elements have one,
	// and for an element that names none.
	Category person.Category `json:"category,omitempty"`
}

// Diff returns what differs between two states of a file, in the order of its fields. A record that
// is new or gone is one change, whatever is in it. Elements of a list belong together that have the
// same id, and fields of the user's own that have the same record and name; where an element has
// none, or two have the same, those at the same index do. What is gone from a list comes before the
// rest of the list. A nil file is an empty one.
func Diff(before, after *File) []Change {
	var d differ
	if before == nil {
		before = new(File)
	}
	if after == nil {
		after = new(File)
	}
	d.record("", reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem())
	return d.changes
}

type differ struct{ changes []Change }

func (d *differ) add(path string, kind ChangeKind, category string) {
	c := Change{Path: path, Kind: kind}
	if own := person.Category(category); law.IsValid(own) {
		c.Category = own // what else an element says could be anything
	}
	d.changes = append(d.changes, c)
}

// record compares the fields of two records.
func (d *differ) record(path string, before, after reflect.Value) {
	own := elementCategory(after, "")
	for name, f := range members(before.Type()) {
		category := f.Tag.Get("data")
		if !law.IsValid(person.Category(category)) {
			category = own
		}
		was, is := before.FieldByIndex(f.Index), after.FieldByIndex(f.Index)
		d.value(path+"/"+name, category, was, is)
	}
}

// value compares what stands in a field.
func (d *differ) value(path, category string, before, after reflect.Value) {
	switch none, now := unrecorded(before), unrecorded(after); {
	case none && now:
		return
	case none:
		d.add(path, "added", category)
		return
	case now:
		d.add(path, "removed", category)
		return
	}
	if before.Kind() == reflect.Pointer {
		before, after = before.Elem(), after.Elem()
	}
	switch kindOf(before.Type(), nil) {
	case "record":
		d.record(path, before, after)
	case "list":
		d.list(path, category, before, after)
	default:
		if !same(before.Interface(), after.Interface()) {
			d.add(path, "changed", category)
		}
	}
}

func unrecorded(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

func same(a, b any) bool {
	if t, ok := a.(time.Time); ok {
		return t.Equal(b.(time.Time))
	}
	return reflect.DeepEqual(a, b)
}

// list compares two lists. Now is, for each element before, the index that it has after, or -1.
func (d *differ) list(path, category string, before, after reflect.Value) {
	element := func(i int) string { return path + "/" + strconv.Itoa(i) }
	now := make([]int, before.Len())
	from, to := ids(before), ids(after)
	where := make(map[string]int, len(to))
	for i, id := range to {
		where[id] = i
	}
	for i := range now {
		switch {
		case from != nil && to != nil:
			now[i] = -1
			if at, ok := where[from[i]]; ok {
				now[i] = at
			}
		case i < after.Len():
			now[i] = i
		default:
			now[i] = -1
		}
	}
	then := make([]int, after.Len())
	for i := range then {
		then[i] = -1
	}
	var order []int
	for i, at := range now {
		if at >= 0 {
			then[at] = i
			order = append(order, at)
		}
	}
	if !slices.IsSorted(order) {
		d.add(path, "changed", category)
	}
	for i, at := range now {
		if at < 0 {
			d.add(element(i), "removed", elementCategory(before.Index(i), category))
		}
	}
	for i, was := range then {
		own := elementCategory(after.Index(i), category)
		if was < 0 {
			d.add(element(i), "added", own)
			continue
		}
		d.value(element(i), own, before.Index(was), after.Index(i))
	}
}

// elementCategory is that of an element which says it itself, or else that of its list.
func elementCategory(v reflect.Value, category string) string {
	if own, ok := v.Interface().(project.Categorised); ok {
		return own.DataCategory()
	}
	return category
}

// ids returns the ids of the elements of a list, or nil if they do not tell them apart.
func ids(list reflect.Value) []string {
	t := list.Type().Elem()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if kindOf(t, nil) != "record" {
		return nil
	}
	if list, ok := list.Interface().([]person.Own); ok {
		return ownIDs(list)
	}
	var index []int
	for name, f := range members(t) {
		if name == "id" && f.Type.Kind() == reflect.String {
			index = f.Index
		}
	}
	if index == nil {
		return nil
	}
	out := make([]string, list.Len())
	seen := make(map[string]bool, len(out))
	for i := range out {
		id := reflect.Indirect(list.Index(i)).FieldByIndex(index).String()
		if id == "" || seen[id] {
			return nil
		}
		out[i], seen[id] = id, true
	}
	return out
}

// ownIDs returns what tells fields of the user's own apart: the record and the name, which stand
// once; or nil.
func ownIDs(list []person.Own) []string {
	out := make([]string, len(list))
	seen := make(map[string]bool, len(list))
	for i := range list {
		id := list[i].Record + "/" + list[i].Name // no id has a slash
		if list[i].Name == "" || seen[id] {
			return nil
		}
		out[i], seen[id] = id, true
	}
	return out
}
