package jurisdiction

import (
	"iter"
	"reflect"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Topic is one dated value of a profile, whatever its type.
type Topic interface {
	// IsZero reports whether the profile says nothing on the topic.
	IsZero() bool
	// Heads returns the editions without their values, in order.
	Heads() []law.Edition[struct{}]
	// Look returns the value on a day, nil unless it is known, with its edition and what it says.
	Look(day law.Day) (value any, head law.Edition[struct{}], state law.State)
	// Why returns the note on what is not known; empty if nothing is missing.
	Why() string
	// Faults returns what is wrong with the order of the editions.
	Faults() []law.Fault
}

// Topics returns the topics of p, also those on which it says nothing, with their paths
// ("reflection.child"), in the order of the profile files.
func (p *Profile) Topics() iter.Seq2[string, Topic] {
	return func(yield func(string, Topic) bool) {
		walkTopics(reflect.ValueOf(p).Elem(), "", yield)
	}
}

// Topic returns the topic at path.
func (p *Profile) Topic(path string) (Topic, bool) {
	for name, t := range p.Topics() {
		if name == path {
			return t, true
		}
	}
	return nil, false
}

func walkTopics(v reflect.Value, prefix string, yield func(string, Topic) bool) bool {
	for i := range v.NumField() {
		f := v.Field(i)
		path := prefix + jsonName(v.Type().Field(i))
		if t, ok := f.Interface().(Topic); ok {
			if !yield(path, t) {
				return false
			}
		} else if f.Kind() == reflect.Struct && !walkTopics(f, path+".", yield) {
			return false
		}
	}
	return true
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// merge lays the values of over, where it has any, on those of under: a topic is replaced as a
// whole. The subdivisions of a place and the places of an overlay are laid over this way.
func merge(under, over *Profile) *Profile {
	out := *under
	mergeStruct(reflect.ValueOf(&out).Elem(), reflect.ValueOf(over).Elem())
	return &out
}

func mergeStruct(under, over reflect.Value) {
	for i := range over.NumField() {
		u, o := under.Field(i), over.Field(i)
		if t, ok := o.Interface().(Topic); ok {
			if !t.IsZero() {
				u.Set(o)
			}
			continue
		}
		switch o.Kind() {
		case reflect.Struct:
			mergeStruct(u, o)
		case reflect.Slice: // instruments, practice notes: both; subdivisions are handled by the caller
			if o.Len() > 0 {
				u.Set(reflect.AppendSlice(u.Slice3(0, u.Len(), u.Len()), o))
			}
		case reflect.Map:
			if o.Len() > 0 {
				u.Set(o)
			}
		default:
			if !o.IsZero() {
				u.Set(o)
			}
		}
	}
}

// setOrigin marks every citation below v as coming from the overlay of that name.
func setOrigin(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.Struct:
		if c, ok := v.Addr().Interface().(*law.Citation); ok {
			c.Origin = name
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				setOrigin(v.Field(i), name)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			setOrigin(v.Index(i), name)
		}
	}
}
