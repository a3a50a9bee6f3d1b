package trends

import (
	"math/bits"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// NotKnown is the code of the last category of every axis.
const NotKnown = "not-known"

// An Axis is one side of a table.
type Axis struct {
	Name  string `json:"name"` // a code, unique in a table: "sex"
	Title string `json:"title"`
	// Variable is what is asked of a person. Two axes on one variable, such as age at registration
	// and at exploitation, tell about each other, so that they cannot both be in what is released
	// together, unless they are in one table and one of them is finer than the other
	// ([Category.Within]). Empty means the Name.
	Variable   string     `json:"variable,omitempty"`
	Categories []Category `json:"categories"`
	// Multi is true where one person can be in several categories, so that they do not add up.
	Multi bool `json:"multi,omitempty"`
}

// A Category is one row or column of an axis.
type Category struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	// Within is the code of the category of a coarser axis on the same variable that holds this
	// one: the band 0-5 is within child. Empty: any.
	Within string `json:"within,omitempty"`
}

// variable returns what the axis measures.
func (a *Axis) variable() string {
	if a.Variable != "" {
		return a.Variable
	}
	return a.Name
}

// Index returns the index of the category with the code, or -1.
func (a *Axis) Index(code string) int {
	for i := range a.Categories {
		if a.Categories[i].Code == code {
			return i
		}
	}
	return -1
}

// A Dimension puts records of type R on an axis.
type Dimension[R any] struct {
	axis Axis
	one  func(*R) int    // index; anything out of range is not known
	many func(*R) uint64 // set of indexes, for a Multi axis
}

// Axis returns the axis.
func (d Dimension[R]) Axis() Axis { return d.axis }

// NewDimension returns a dimension of the user's own. of returns the index of the category of a
// record; -1, or any other number that is none, is "not known", which is added to the categories at
// the end.
func NewDimension[R any](axis Axis, of func(*R) int) Dimension[R] {
	axis.Multi = false
	axis.Categories = withNotKnown(axis.Categories)
	return Dimension[R]{axis: axis, one: of}
}

// NewMultiDimension returns a dimension in which a record can be in several categories: bit i of
// what of returns says whether it is in the i-th. A record in none is "not known", which is added
// to the categories at the end.
func NewMultiDimension[R any](axis Axis, of func(*R) uint64) Dimension[R] {
	axis.Multi = true
	axis.Categories = withNotKnown(axis.Categories)
	return Dimension[R]{axis: axis, many: of}
}

func withNotKnown(c []Category) []Category {
	out := make([]Category, 0, len(c)+1)
	return append(append(out, c...), Category{Code: NotKnown, Label: "not known"})
}

// coded returns the dimension of an enumeration: its values in their order, with labels.
func coded[R any, V ~string](name, title, variable string, values []V, labels map[V]string, of func(*R) V) Dimension[R] {
	axis := Axis{Name: name, Title: title, Variable: variable}
	for _, v := range values {
		axis.Categories = append(axis.Categories, Category{Code: string(v), Label: label(v, labels)})
	}
	// Few texts are found faster one after the other than by a hash.
	return NewDimension(axis, func(r *R) int {
		v := of(r)
		if v == "" {
			return -1
		}
		return slices.Index(values, v)
	})
}

// label returns the label of a value: its own, or its code in words.
func label[V ~string](v V, labels map[V]string) string {
	if l := labels[v]; l != "" {
		return l
	}
	out := []byte(v)
	for i, b := range out {
		if b == '-' {
			out[i] = ' '
		}
	}
	return string(out)
}

// years returns the axis of the years from first to last, both inclusive, and the index of a year.
func years(name, title string, first, last int) (Axis, func(int) int) {
	axis := Axis{Name: name, Title: title, Variable: "year"}
	for y := first; y <= last; y++ {
		axis.Categories = append(axis.Categories, Category{Code: InYear(y).String(), Label: InYear(y).String()})
	}
	return axis, func(year int) int {
		if year < first || year > last {
			return -1
		}
		return year - first
	}
}

// Citizens says from where citizenship is seen: the State that reports, and the day by which
// membership of the European Union is judged.
type Citizens struct {
	Reporting jurisdiction.Code `json:"reporting"`
	On        law.Day           `json:"on"`
	// StatelessApart tells stateless people from citizens of non-EU States. They are few, and a
	// category of few people hides others with it.
	StatelessApart bool `json:"stateless_apart,omitempty"`
}

// lowest returns the index of the lowest bit of a set, or -1.
func lowest(set uint64) int {
	if set == 0 {
		return -1
	}
	return bits.TrailingZeros64(set)
}
