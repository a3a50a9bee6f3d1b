package cli

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// ErrTold says that the flags cannot be taken, and that the user has been told why.
var ErrTold = errors.New("cli: the flags cannot be taken")

// Parse reads flags and files from args in any order and returns the files. Package flag stops at
// the first file, and would take a flag after it for one more file. What stands after "--" is a
// file.
//
// A flag that stands twice, or whose value is empty, is an error: package flag would pass over the
// first, and a command would take the second for a flag that is not there, as where the variable of
// a script is empty. The error is [flag.ErrHelp] or wraps [ErrTold].
func Parse(flags *flag.FlagSet, args []string) ([]string, error) {
	if err := once(flags, args); err != nil {
		fmt.Fprintf(flags.Output(), "%s: %v\n", flags.Name(), err)
		return nil, fmt.Errorf("%w: %w", ErrTold, err)
	}
	var files []string
	for {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, err
		} else if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrTold, err)
		}
		left := flags.Args()
		if len(left) == 0 {
			return files, nil
		}
		if read := len(args) - len(left); read > 0 && args[read-1] == "--" {
			return append(files, left...), nil
		}
		files, args = append(files, left[0]), left[1:]
	}
}

// Code is the exit code for an error of [Parse].
func Code(err error) int {
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	return 2
}

// once returns an error for each flag that stands twice or without a value. What package flag
// itself refuses is left to it.
func once(flags *flag.FlagSet, args []string) error {
	seen := map[string]int{}
	var errs []error
	for len(args) > 0 && args[0] != "--" {
		arg := args[0]
		args = args[1:]
		if len(arg) < 2 || arg[0] != '-' {
			continue // a file
		}
		name, value, has := strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
		f := flags.Lookup(name)
		if f == nil {
			break
		}
		if b, ok := f.Value.(interface{ IsBoolFlag() bool }); ok && b.IsBoolFlag() {
			value = "true"
		} else if !has && len(args) > 0 {
			value, has, args = args[0], true, args[1:]
		}
		if has && value == "" {
			errs = append(errs, fmt.Errorf("-%s: the value is empty", name))
		}
		if seen[name]++; seen[name] == 2 {
			errs = append(errs, fmt.Errorf("-%s: it is given twice", name))
		}
	}
	return errors.Join(errs...)
}

// Given returns those of names that were given on the command line, each with a hyphen.
func Given(flags *flag.FlagSet, names ...string) []string {
	return visit(flags, func(name string) bool { return slices.Contains(names, name) })
}

// GivenBut returns the flags that were given on the command line, but those of names.
func GivenBut(flags *flag.FlagSet, names ...string) []string {
	return visit(flags, func(name string) bool { return !slices.Contains(names, name) })
}

func visit(flags *flag.FlagSet, want func(name string) bool) []string {
	var given []string
	flags.Visit(func(f *flag.Flag) {
		if want(f.Name) {
			given = append(given, "-"+f.Name)
		}
	})
	return given
}

var dayLike = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// ParseDay reads the day of a flag, and tells a day that does not exist from what is no day.
func ParseDay(s string) (law.Day, error) {
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		var day law.Day
		if err := day.UnmarshalText([]byte(s)); err == nil {
			return day, nil
		}
	}
	if dayLike.MatchString(s) { // so that only the calendar is against it
		return law.Day{}, errors.New("there is no such day")
	}
	return law.Day{}, errors.New("want a day as YYYY-MM-DD")
}

// Today is the day on the clock of the machine.
func Today() law.Day {
	now := time.Now()
	return law.MustDay(now.Year(), now.Month(), now.Day())
}

// ParsePlaces reads codes of places with commas between them, each once. The error repeats the word
// that is no code: it is one of the command line, and no data of a person.
func ParsePlaces(list string) ([]jurisdiction.Code, error) {
	var codes []jurisdiction.Code
	for word := range strings.SplitSeq(list, ",") {
		word = strings.TrimSpace(word)
		code, err := jurisdiction.ParseCode(word)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%q is not the code of a place; \"lawbook -list\" has the codes",
				word)
		case slices.Contains(codes, code):
			return nil, fmt.Errorf("%q stands twice", word)
		}
		codes = append(codes, code)
	}
	return codes, nil
}

// ParseStates is [ParsePlaces] for States alone: a part of one is an error.
func ParseStates(list string) ([]jurisdiction.Code, error) {
	codes, err := ParsePlaces(list)
	for _, code := range codes {
		if code.Subdivision() {
			return nil, fmt.Errorf("%q is a part of a State; want a State, such as MK", code)
		}
	}
	return codes, err
}

// Overlay lays a directory of law over the law of the library; "" is no directory.
func Overlay(dir string) (*jurisdiction.Registry, error) {
	registry := jurisdiction.Builtin()
	if dir == "" {
		return registry, nil
	}
	if err := Directory("-law", dir); err != nil {
		return nil, err
	}
	registry, err := registry.Overlay(dir, os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("-law %s: %w", dir, err)
	}
	return registry, nil
}

// Directory returns an error, with what was typed, if there is no directory with the name.
func Directory(flag, name string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is no directory %q", flag, name)
	case err != nil:
		return fmt.Errorf("%s: %w", flag, err)
	case !info.IsDir():
		return fmt.Errorf("%s: %q is a file; want a directory", flag, name)
	}
	return nil
}

// Count tells a number of things: "1 row", "2 rows".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// Flags are the names of flags as a sentence has them: "-a", "-a and -b", "-a, -b and -c".
func Flags(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
