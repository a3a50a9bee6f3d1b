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
)

// diagnose reads data once more, slowly, and returns every reason for which it is not a value of
// type t, in the order of the file. Where the JSON itself is broken nothing after the break is
// looked at.
func diagnose(data []byte, t reflect.Type, allowUnknown bool) error {
	d := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true))
	var found []error
	report := func(path string, offset int64, why string) {
		if why == unknownName && allowUnknown {
			return
		}
		found = append(found, &Error{Path: path, Offset: offset, Reason: why})
	}
	err := walk(d, t, "", report)
	if err == nil {
		if _, err = d.ReadToken(); errors.Is(err, io.EOF) {
			err = nil
		} else if err == nil {
			report("", d.InputOffset(), "something stands after the file")
		}
	}
	if err != nil {
		found = append(found, reason(err))
	}
	return errors.Join(found...)
}

// walk reads one value that should be of type t. It returns an error where the JSON itself is
// broken.
func walk(d *jsontext.Decoder, t reflect.Type, path string, report func(string, int64, string)) error {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	const wrong = "a value of the wrong type or form"
	offset := d.InputOffset()
	kind := d.PeekKind()
	switch {
	case kind == 0: // the end, or something that begins no value
		_, err := d.ReadToken()
		return err
	case kind == 'n':
		return d.SkipValue()
	case t.Kind() == reflect.Struct && !reflect.PointerTo(t).Implements(reflect.TypeFor[textUnmarshaler]()):
		if kind != '{' {
			report(path, offset, wrong)
			return d.SkipValue()
		}
		if _, err := d.ReadToken(); err != nil {
			return err
		}
		fields := membersOf(t)
		seen := map[string]bool{}
		for d.PeekKind() != '}' {
			token, err := d.ReadToken()
			if err != nil {
				return err
			}
			name := token.String()
			field, known := fields[name]
			switch {
			case !known:
				report(path, d.InputOffset(), unknownName)
			case seen[name]:
				report(path, d.InputOffset(), "a name stands twice")
			default:
				seen[name] = true
				if err := walk(d, field, path+"/"+name, report); err != nil {
					return err
				}
				continue
			}
			if err := d.SkipValue(); err != nil {
				return err
			}
		}
		_, err := d.ReadToken()
		return err
	case t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8:
		if kind != '[' {
			report(path, offset, wrong)
			return d.SkipValue()
		}
		if _, err := d.ReadToken(); err != nil {
			return err
		}
		for i := 0; d.PeekKind() != ']'; i++ {
			if err := walk(d, t.Elem(), path+"/"+strconv.Itoa(i), report); err != nil {
				return err
			}
		}
		_, err := d.ReadToken()
		return err
	}
	value, err := d.ReadValue()
	if err != nil {
		return err
	}
	if json.Unmarshal(value, reflect.New(t).Interface()) != nil {
		report(path, offset, wrong)
	}
	return nil
}

const unknownName = "a name that is not known"

type textUnmarshaler interface{ UnmarshalText([]byte) error }

// membersOf returns the JSON members of a struct type by name.
func membersOf(t reflect.Type) map[string]reflect.Type {
	members := make(map[string]reflect.Type, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			members[name] = f.Type
		}
	}
	return members
}
