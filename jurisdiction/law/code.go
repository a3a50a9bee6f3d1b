package law

import "errors"

//go:generate go run ../../internal/gen

// ErrUnknownCode is wrapped by the error of every function that parses a code: of an enumeration
// here and in the packages above, or of a place. No such error quotes what it was given.
var ErrUnknownCode = errors.New("unknown code")
