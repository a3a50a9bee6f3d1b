package main

import (
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
)

// records are the fields of a case file, by the type of the record in which they stand.
type records struct {
	types  []string                 // in the order of the file
	fields map[string][]cases.Field // of a type
	at     map[string][]string      // pointers at which a type stands
	elem   map[string]cases.Field   // of a list, by its pointer
}

// root is the type of the file itself.
const root = "cases.File"

func readRecords() (*records, error) {
	all, err := cases.Fields("")
	if err != nil {
		return nil, err
	}
	r := &records{
		fields: map[string][]cases.Field{}, at: map[string][]string{},
		elem: map[string]cases.Field{},
	}
	owner := map[string]string{} // type of the record at a pointer
	enter := func(path, typ string) {
		owner[path] = typ
		if r.at[typ] == nil {
			r.types = append(r.types, typ)
		}
		r.at[typ] = append(r.at[typ], path)
	}
	enter("", root)
	for f := range all {
		above := f.Path[:strings.LastIndexByte(f.Path, '/')]
		if strings.HasSuffix(f.Path, "/-") {
			r.elem[above] = f
		} else if typ := owner[above]; r.at[typ][0] == above {
			r.fields[typ] = append(r.fields[typ], f)
		}
		if f.Kind == "record" {
			enter(f.Path, f.Type)
		}
	}
	return r, nil
}

// lists returns the fields with codes of their own, one for each list of codes, sorted by type.
func (r *records) lists() []cases.Field {
	seen := map[string]bool{}
	var out []cases.Field
	add := func(f cases.Field) {
		if len(f.Codes) > 0 && !seen[f.Type] {
			seen[f.Type] = true
			out = append(out, f)
		}
	}
	for _, typ := range r.types {
		for _, f := range r.fields[typ] {
			if f.Kind == "list" {
				f = r.elem[f.Path]
			}
			add(f)
		}
	}
	slices.SortFunc(out, func(a, b cases.Field) int { return strings.Compare(a.Type, b.Type) })
	return out
}
