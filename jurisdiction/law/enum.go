package law

import (
	"errors"
	"fmt"
	"strings"

	"github.com/antitrafficking/palermo/internal/code"
)

//go:generate go run ../../internal/gen

// ErrUnknownCode is wrapped by the error of every function that parses a code: of an enumeration
// here and in the packages above, or of a place. No such error quotes what it was given.
var ErrUnknownCode = errors.New("unknown code")

// An Enum is a closed list of codes. Where code of this module reads a list it has constants;
// otherwise the comment of the type is the list, and a code is written as an untyped string, which
// [ParseCode] and every Validate check. The zero value means "not recorded" and is no code.
type Enum interface {
	~string
	// CodeTable returns the codes in order, a line each, with a label after a tab where the label
	// is not the code in words. It is the same whatever the value.
	CodeTable() string
}

// Codes returns the codes of an enumeration in the order of their declaration.
func Codes[T Enum]() []T {
	var none T
	list := code.List(none.CodeTable())
	out := make([]T, len(list))
	for i, c := range list {
		out[i] = T(c)
	}
	return out
}

// ParseCode returns the code spelt s, or an error that wraps [ErrUnknownCode], lists what is
// allowed and does not quote s. The empty text is no code.
func ParseCode[T Enum](s string) (T, error) {
	var none T
	if table := none.CodeTable(); !code.In(table, s) {
		return none, fmt.Errorf("%T: %w; allowed: %s",
			none, ErrUnknownCode, strings.Join(code.List(table), ", "))
	}
	return T(s), nil
}

// IsValid reports whether v is one of the codes of its enumeration.
func IsValid[T Enum](v T) bool { return code.In(v.CodeTable(), string(v)) }

// Label returns v in English words, "" for what is no code.
func Label[T Enum](v T) string { return code.Label(v.CodeTable(), string(v)) }
