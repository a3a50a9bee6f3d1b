package htcds

import (
	_ "embed"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/internal/strictyaml"
)

//go:embed dictionary.yaml
var dictionaryYAML []byte

// Version is the version of the standard.
const Version = "2.0"

// A Section is a group of fields that share a prefix.
type Section struct {
	Prefix string `json:"prefix" required:"true"` // "prs_"
	Title  string `json:"title" required:"true"`
}

// A Field is a field of the standard.
type Field struct {
	Name  Name   `json:"name" required:"true"`
	Label string `json:"label"` // empty for per_Organisation, which has none
	// Type says how a cell is read; StandardType is the type that the standard gives, where it is
	// another.
	Type         Type   `json:"type" required:"true"`
	StandardType string `json:"standard_type"`
	// List is the id of its list of values, see [Field.Values]; Open is true where other values are
	// taken too.
	List   string `json:"list"`
	Open   bool   `json:"open"`
	Core   bool   `json:"core"`
	Status Status `json:"status" required:"true"`
	// Template is its column in the published Excel templates, Survey its name in the published
	// XLSForm where that differs.
	Template string `json:"template"`
	Survey   string `json:"survey"`
	// Aliases and LabelAliases are other spellings that are read.
	Aliases      []string `json:"aliases"`
	LabelAliases []string `json:"label_aliases"`
	About        string   `json:"about" required:"true"`

	index []int // in Record
	list  *List
}

// Prefix returns the prefix of the name: "prs_".
func (f *Field) Prefix() string { return string(f.Name[:4]) }

// Multiple reports whether several values may stand in one cell.
func (f *Field) Multiple() bool { return f.Type == TypeMultiPicklist || f.Type == TypeCountries }

// Type says how a cell is read. The zero Type is none.
type Type string

// The types.
const (
	TypeText               Type = "text"
	TypeLongText           Type = "long-text"
	TypePhone              Type = "phone"
	TypeDate               Type = "date"
	TypeCount              Type = "count" // a whole number, 0 or more
	TypeLongitude          Type = "longitude"
	TypeLatitude           Type = "latitude"
	TypeCheckbox           Type = "checkbox"
	TypePicklist           Type = "picklist"
	TypeMultiPicklist      Type = "multi-picklist"
	TypeCountry            Type = "country"   // a code of ISO 3166-1, or text
	TypeCountries          Type = "countries" // codes of ISO 3166-1
	TypeLanguage           Type = "language"
	TypeLookupOrganisation Type = "lookup-organisation"
	TypeLookupPerson       Type = "lookup-person"
	TypeLookupUser         Type = "lookup-user"
)

// Status is the status of a field in the standard. The zero Status is none.
type Status string

// The statuses that version 2.0 uses for fields.
const (
	StatusDraft      Status = "draft"
	StatusDeprecated Status = "deprecated"
)

// A List is a list of values.
type List struct {
	ID     string   `json:"id" required:"true"`
	Open   bool     `json:"open"`
	Gone   []string `json:"gone"` // values of version 0.2 that have no equal
	Values []Value  `json:"values" required:"true"`

	index map[string]match // by name, label and folded spelling
	parts int              // the largest number of parts that semicolons make of one label
}

// A Value is a value of a list: a name for programs and a label for people.
type Value struct {
	Name  string `json:"name" required:"true"`
	Label string `json:"label" required:"true"`
	// Extension is true for what the standard defines and leaves out of its list.
	Extension bool `json:"extension"`
	// Aliases are other spellings, Old values of version 0.2 that mean the same.
	Aliases []string `json:"aliases"`
	Old     []string `json:"old"`
}

type dictionary struct {
	Sections []Section `json:"sections" required:"true"`
	Fields   []Field   `json:"fields" required:"true"`
	Lists    []List    `json:"lists" required:"true"`

	byName  map[Name]*Field
	headers headerIndex
}

// dict is read when it is first asked for.
var dict = sync.OnceValue(func() *dictionary {
	d := new(dictionary)
	if problems := strictyaml.Decode("dictionary.yaml", dictionaryYAML, d, nil); len(problems) > 0 {
		panic(problems[0]) // cannot happen: the file is embedded, and a test reads it
	}
	for i := range d.Lists {
		d.Lists[i].prepare()
	}
	d.byName = make(map[Name]*Field, len(d.Fields))
	for i := range d.Fields {
		f := &d.Fields[i]
		d.byName[f.Name] = f
		if f.List != "" {
			f.list = &d.Lists[slices.IndexFunc(d.Lists, func(l List) bool { return l.ID == f.List })]
		}
	}
	d.place(reflect.TypeFor[Record](), nil)
	d.headers = newHeaderIndex(d.Fields)
	return d
})

// place notes where in a Record each field stands. The names of JSON are those of the standard.
func (d *dictionary) place(t reflect.Type, at []int) {
	for i := range t.NumField() {
		sf, index := t.Field(i), append(slices.Clone(at), i)
		if sf.Anonymous {
			d.place(sf.Type, index)
			continue
		}
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		d.byName[Name(name)].index = index
	}
}

// Fields returns the 84 fields in the order of the standard.
func Fields() []Field { return slices.Clone(dict().Fields) }

// Sections returns the groups of fields in the order of the standard.
func Sections() []Section { return slices.Clone(dict().Sections) }

// Lookup returns the field with the name, spelt as the standard does.
func Lookup(name Name) (Field, bool) {
	f := dict().byName[name]
	if f == nil {
		return Field{}, false
	}
	return *f, true
}

// Values returns the values that a field may hold, or nil for a field without a list.
func (f *Field) Values() []Value {
	if f.list == nil {
		return nil
	}
	return slices.Clone(f.list.Values)
}

// template returns the fields of the published Excel templates in the order of their columns.
func template() []*Field {
	var list []*Field
	for i := range dict().Fields {
		if f := &dict().Fields[i]; f.Template != "" {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, func(a, b *Field) int { return columnNumber(a.Template) - columnNumber(b.Template) })
	return list
}
