package cases

// Sound reports whether f passes without the validator being asked about every field.
func Sound(f *File) bool { return validate().Sound(f) }

// Passes reports whether f passes the validator.
func Passes(f *File) bool { return validate().Struct(f) == nil }
