// Package jurisdiction holds the law of places on dates: who is bound by which instrument, and what
// each place's own law says about victims of trafficking, child victims first.
//
// The three types to know are [Registry], the law of all places that a program works with;
// [Profile], the law of one place; and [Code], which names a place. [Builtin] returns the registry
// that comes with the library; [Registry.Overlay] lays a user's own files over it.
//
// # Conventions
//
// Every value is a [law.Dated]: ask it with At(day), and it answers with the edition that stood on
// that day and its citation, or says that there is none, or that we do not know. A profile that
// does not know a value says why in a note. A registry and what it returns are read-only; do not
// change them.
//
// Profiles are data, one YAML file a place, so that a lawyer can read and mend them without Go. The
// loader is strict and reports all problems of a file at once, each with line and column.
//
// The package opens no file but those embedded in it or given to it, and reads them when first
// asked for.
package jurisdiction
