package htcds

import (
	"slices"
	"strings"
)

// A Column says what a column of a file was taken for.
type Column struct {
	Column string // its letter
	// Field is the field that it holds; "" if it is not read.
	Field Name
	// Value is the one value whose choice it holds, where a file has a column for each value.
	Value string

	field     *Field
	numbers   bool // running numbers without a header
	headless  bool // neither name nor label
	ambiguous bool // a label of several fields
	first     int  // for a second column for the same field, the index of the first plus one
	whole     int  // for a column for one value, the index of the one with all values plus one; 0 without one
}

// headerIndex finds fields by what stands in a header.
type headerIndex struct {
	names  map[string]*Field   // exact names
	labels map[string][]*Field // exact labels
	folded map[string]*Field   // folded names
	words  map[string][]*Field // folded labels and names without prefix
	old    map[string]bool     // folded spellings of version 0.2
	values map[string]bool     // names of values, for columns of one value
}

func newHeaderIndex(fields []Field) headerIndex {
	x := headerIndex{map[string]*Field{}, map[string][]*Field{}, map[string]*Field{}, map[string][]*Field{}, map[string]bool{}, map[string]bool{}}
	word := func(s string, f *Field) {
		if key := fold(s); key != "" && !slices.Contains(x.words[key], f) {
			x.words[key] = append(x.words[key], f)
		}
	}
	for i := range fields {
		f := &fields[i]
		x.names[string(f.Name)] = f
		x.folded[fold(string(f.Name))] = f
		for _, a := range f.Aliases {
			x.folded[fold(a)] = f
		}
		if f.Label != "" {
			x.labels[f.Label] = append(x.labels[f.Label], f)
			word(f.Label, f)
		}
		for _, a := range f.LabelAliases {
			word(a, f)
			x.old[fold(a)] = true
			x.old[fold(f.Prefix()+a)] = true
		}
		if f.list != nil {
			for _, v := range f.list.Values {
				x.values[v.Name] = true
			}
		}
	}
	for i := range fields { // a name without its prefix only where no label is the same
		if key := fold(string(fields[i].Name[4:])); len(x.words[key]) == 0 {
			x.words[key] = []*Field{&fields[i]}
		}
	}
	return x
}

// technical are columns that survey tools add, beside those that begin with an underscore.
var technical = map[string]bool{
	"start": true, "end": true, "today": true, "deviceid": true, "subscriberid": true, "simserial": true, "phonenumber": true, "username": true, "audit": true,
	"instanceid": true, "instancename": true, "submissiondate": true, "submitterid": true, "submittername": true, "attachmentspresent": true,
	"attachmentsexpected": true, "reviewstate": true, "edits": true, "formversion": true, "metainstanceid": true, "metainstancename": true, "formhubuuid": true,
	"metarootuuid": true, "metadeprecatedid": true,
}

func isTechnical(s string) bool {
	return strings.HasPrefix(s, "_") || s == "KEY" || technical[fold(s)]
}

// removed are fields of version 1.0 that version 2.0 does not have.
var removed = map[string]bool{"conpurposeofinterview": true, "conuseofdata": true, "condataforresearch": true, "conrighttobeforgotten": true}

// byName finds the field that s names, the value if it is a column for one, and what was tolerated.
func (x *headerIndex) byName(s string) (f *Field, value string, codes []Code) {
	if f := x.names[s]; f != nil {
		return f, "", nil
	}
	t := trim(s)
	if f := x.folded[fold(t)]; f != nil {
		return f, "", []Code{spelling(x, t)}
	}
	// groups before the name, and a value after it
	segments := strings.FieldsFunc(t, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ':' })
	for i := len(segments) - 1; i >= 0 && len(segments) > 1; i-- {
		f := x.names[segments[i]]
		if f == nil {
			if f = x.folded[fold(segments[i])]; f == nil {
				continue
			}
			codes = append(codes, spelling(x, segments[i]))
		}
		if i > 0 {
			codes = append(codes, GroupPrefix)
		}
		rest := strings.Join(segments[i+1:], "-")
		if rest == "" {
			return f, "", codes
		}
		if f.list == nil || !f.Multiple() {
			return nil, "", nil
		}
		m, ok := f.list.find(rest)
		if !ok || m.gone {
			return nil, "", nil
		}
		return f, m.name, append(codes, ColumnPerValue)
	}
	return nil, "", nil
}

func spelling(x *headerIndex, s string) Code {
	if x.old[fold(s)] {
		return OldName
	}
	return NameSpelling
}

// byLabel finds the fields that a label may stand for, and what was tolerated.
func (x *headerIndex) byLabel(s string) ([]*Field, Code) {
	if list := x.labels[s]; list != nil {
		return list, ""
	}
	key := fold(s)
	if key == "" {
		return nil, ""
	}
	if x.old[key] {
		return x.words[key], OldName
	}
	return x.words[key], LabelSpelling
}

// score counts the cells of a row that are names, and those that are labels.
func (x *headerIndex) score(cells []string) (names, labels, filled int) {
	for _, c := range cells {
		if blank(c) {
			continue
		}
		filled++
		if f, _, _ := x.byName(c); f != nil {
			names++
		}
		if list, _ := x.byLabel(c); len(list) > 0 {
			labels++
		}
	}
	return names, labels, filled
}

// headerOf says how a row, and the row after it, are to be read.
func (x *headerIndex) headerOf(first, second []string) (names, labels []string) {
	n, l, filled := x.score(first)
	switch {
	case n == 0 && (l == 0 || l == 1 && filled > 1):
		return nil, nil
	case n == 0:
		return nil, first
	}
	// Labels stand under nearly all names, and hardly anything else among them. A record whose
	// texts all look like labels does not come near to that, since dates and values of lists are no
	// labels.
	if n2, l2, filled2 := x.score(second); n2 == 0 && 2*l2 > filled2 && 3*l2 >= 2*n && (l2 > 1 || filled == 1 && x.agree(first, second)) {
		return first, second
	}
	return first, nil
}

// agree reports whether a label stands under the name of its field.
func (x *headerIndex) agree(names, labels []string) bool {
	for i, name := range names {
		f, _, _ := x.byName(name)
		list, _ := x.byLabel(cellAt(labels, i))
		if f != nil && slices.Contains(list, f) {
			return true
		}
	}
	return false
}
