package person

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/go-json-experiment/json/jsontext"
)

// An Own is a field of the user's own, for what a record has no field for. It stands in the list
// Own of a victim or of a file, beside what it belongs to, and is kept, disclosed and sealed by its
// category like any other, but not without the record to which it belongs: what keeps that from a
// recipient keeps it too. No rule reads it, and no finding, error or log shows it.
type Own struct {
	// Record is the id of the record inside the victim, or file, to which it belongs; "" is the
	// victim, or the file, itself.
	Record string `json:"record,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Name is an id: "org-example.allergies".
	Name string `json:"name" data:"own" validate:"required,tip_id"`
	// Category decides to whom it may pass. One that is not known passes to nobody.
	Category Category `json:"category" data:"own" validate:"required,tip_code"`
	Value    Value    `json:"value" data:"own" validate:"required"`
}

// DataCategory returns the category of o.
func (o Own) DataCategory() string { return string(o.Category) }

// MaxValue is the largest [Value] in bytes.
const MaxValue = 64 << 10

// A Value is any JSON but null, in one form: members sorted, no white space, nothing escaped that
// need not be, numbers as they were written. Values are comparable with ==; the zero Value means
// "not recorded". It prints as its type alone.
type Value struct{ json string }

// ErrValue is wrapped by the errors of values: nothing, a name that stands twice, text that is not
// UTF-8, more than [MaxValue] bytes. No such error quotes the value.
var ErrValue = errors.New("not a value")

// NewValue returns x, as encoding/json writes it, as a Value.
func NewValue(x any) (Value, error) {
	data, err := json.Marshal(x)
	if err != nil {
		return Value{}, fmt.Errorf("%w: it cannot be written as JSON", ErrValue)
	}
	var v Value
	if err := v.UnmarshalJSON(data); err != nil {
		return v, err
	}
	if v.IsZero() {
		return v, fmt.Errorf("%w: null", ErrValue)
	}
	return v, nil
}

// IsZero reports whether v is not recorded.
func (v Value) IsZero() bool { return v == Value{} }

// Equal reports whether two values are the same, as == does; go-cmp asks it.
func (v Value) Equal(other Value) bool { return v == other }

// JSON returns v as JSON; nil for the zero Value.
func (v Value) JSON() []byte {
	if v.json == "" {
		return nil
	}
	return []byte(v.json)
}

// Len returns how many bytes v has as JSON.
func (v Value) Len() int { return len(v.json) }

// MarshalJSON implements [json.Marshaler]. The zero Value cannot be written.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.json == "" {
		return nil, fmt.Errorf("%w: not recorded", ErrValue)
	}
	return []byte(v.json), nil
}

// UnmarshalJSON implements [json.Unmarshaler]; null is the zero Value.
func (v *Value) UnmarshalJSON(data []byte) error {
	if len(data) > 8*MaxValue { // white space and escapes may take more than the value
		return fmt.Errorf("%w: more than %d bytes", ErrValue, MaxValue)
	}
	out, err := jsontext.AppendFormat(nil, data,
		jsontext.ReorderRawObjects(true), jsontext.PreserveRawStrings(false),
		jsontext.CanonicalizeRawInts(false), jsontext.CanonicalizeRawFloats(false))
	switch {
	case err != nil:
		return fmt.Errorf("%w: not well-formed, or a name stands twice", ErrValue)
	case string(out) == "null":
		out = nil // not recorded, as for a day
	case len(out) > MaxValue:
		return fmt.Errorf("%w: more than %d bytes", ErrValue, MaxValue)
	}
	v.json = string(out)
	return nil
}

// MarshalBinary implements [encoding.BinaryMarshaler], for encoding/gob.
func (v Value) MarshalBinary() ([]byte, error) { return []byte(v.json), nil }

// UnmarshalBinary implements [encoding.BinaryUnmarshaler].
func (v *Value) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		*v = Value{}
		return nil
	}
	return v.UnmarshalJSON(data)
}

// Owned returns the field of the given record and name, decoded into a T. It reports false where
// there is none, or where it is not a T.
func Owned[T any](list []Own, record, name string) (T, bool) {
	var out T
	i := slices.IndexFunc(list, func(o Own) bool { return o.Record == record && o.Name == name })
	if i < 0 || json.Unmarshal(list[i].Value.JSON(), &out) != nil {
		var none T
		return none, false
	}
	return out, true
}

// An OwnField declares a field of the user's own, so that nobody files data of health under
// services, and a form knows what to ask.
type OwnField struct {
	Name     string   `json:"name"`
	Category Category `json:"category"`
	Kind     OwnKind  `json:"kind"`
	// Codes are those that OwnCode takes, and Labels their labels.
	Codes  []string          `json:"codes,omitempty"`
	Labels map[string]string `json:"labels,omitempty"`
}

// OwnKind is the kind of a field of the user's own.
type OwnKind string

// The kinds.
const (
	OwnText   OwnKind = "text"
	OwnNumber OwnKind = "number"
	OwnDay    OwnKind = "day" // "2026-11-02"
	OwnAnswer OwnKind = "answer"
	OwnCode   OwnKind = "code"
	OwnList   OwnKind = "list" // of anything
	OwnAny    OwnKind = "any"
)

// Fits returns what is wrong with o as a field that f declares: "category", "kind", or "".
func (f *OwnField) Fits(o *Own) string {
	if o.Category != f.Category {
		return "category"
	}
	ok := true
	switch f.Kind {
	case OwnText:
		_, ok = decoded[string](o)
	case OwnNumber:
		_, ok = decoded[json.Number](o)
		ok = ok && o.Value.json[0] != '"'
	case OwnDay:
		_, ok = decoded[law.Day](o)
	case OwnAnswer:
		var a Answer
		a, ok = decoded[Answer](o)
		ok = ok && law.IsValid(a)
	case OwnCode:
		var c string
		c, ok = decoded[string](o)
		ok = ok && slices.Contains(f.Codes, c)
	case OwnList:
		_, ok = decoded[[]any](o)
	case OwnAny:
	default:
		ok = false
	}
	if !ok {
		return "kind"
	}
	return ""
}

func decoded[T any](o *Own) (T, bool) {
	var out T
	err := json.Unmarshal(o.Value.JSON(), &out)
	return out, err == nil
}
