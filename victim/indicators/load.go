package indicators

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/internal/strictyaml"
	"github.com/antitrafficking/palermo/jurisdiction"
)

// The lists that come with the library.
const (
	ILO      = "ilo-ec-2009"
	UNODC    = "unodc-2009"
	SEEChild = "see-child"
)

//go:embed data
var embedded embed.FS

// Lists are lists of indicators, in the order of their ids.
type Lists []*List

// Builtin returns the lists that come with the library. They are read at the first call and shared:
// do not change them.
func Builtin() Lists { return builtin() }

var builtin = sync.OnceValue(func() Lists {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		panic("indicators: embedded data: " + err.Error()) // cannot happen: the directory is embedded above
	}
	lists, err := Load(sub)
	if err != nil {
		panic("indicators: embedded data: " + err.Error()) // cannot happen: a test loads it
	}
	return lists
})

// A LoadError lists all that is wrong with the files that were read, each with its line and column.
type LoadError struct{ Problems []*jurisdiction.Problem }

func (e *LoadError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.Error()
	}
	return "indicators: " + strconv.Itoa(len(lines)) + " problems in the lists\n" + strings.Join(lines, "\n")
}

// Load reads every file *.yaml at the top of fsys, each a [List] named after its id. All problems
// are reported at once, in a [*LoadError]. To use your own lists beside the library's, append them
// to [Builtin].
func Load(fsys fs.FS) (Lists, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, err
	}
	var lists Lists
	var problems []*jurisdiction.Problem
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		l := new(List)
		found := strictyaml.Decode(name, data, l, nil)
		if len(found) == 0 && l.ID != strings.TrimSuffix(path.Base(name), ".yaml") {
			found = append(found, &jurisdiction.Problem{File: name, Line: 1, Column: 1, Path: "/id", Message: "the file is not named after the id of its list"})
		}
		problems = append(problems, found...)
		lists = append(lists, l)
	}
	if len(problems) > 0 {
		return nil, &LoadError{Problems: problems}
	}
	slices.SortFunc(lists, func(a, b *List) int { return strings.Compare(a.ID, b.ID) })
	return lists, nil
}

// Get returns the list with that id.
func (ls Lists) Get(id string) (*List, bool) {
	for _, l := range ls {
		if l.ID == id {
			return l, true
		}
	}
	return nil, false
}
