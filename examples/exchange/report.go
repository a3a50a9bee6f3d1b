package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/internal/cli"
)

// A report tells on standard error what was wrong with rows and what was not carried. It holds
// places and codes, never what stands there.
type report struct {
	w        io.Writer
	verbose  bool
	terminal bool
	rows     int // taken
	failed   int // left out
	told     map[string]int
	lost     map[string]int
}

// most is how many problems of one kind are told one by one.
const most = 20

func newReport(w io.Writer, verbose bool) *report {
	r := &report{w: w, verbose: verbose, told: map[string]int{}, lost: map[string]int{}}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		r.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return r
}

// problem tells a problem of a kind, the first ones of each kind by their place.
func (r *report) problem(kind, text string) {
	if r.told[kind]++; r.verbose || r.told[kind] <= most {
		r.clear()
		fmt.Fprintln(r.w, text)
	}
}

// leftOut tells that a row is left out.
func (r *report) leftOut() { r.failed++ }

// errLeftOut says that a row is left out, and that it is told why.
var errLeftOut = errors.New("left out")

// leaveOut tells every reason for which what stands at a place is left out; without a place, the
// reasons have theirs. It returns errLeftOut.
func (r *report) leaveOut(kind, place string, why error) error {
	r.leftOut()
	reasons := []error{why}
	if many, ok := why.(interface{ Unwrap() []error }); ok {
		reasons = many.Unwrap()
	}
	if place != "" {
		place += ": "
	}
	for _, reason := range reasons {
		r.problem(kind, place+reason.Error())
	}
	return errLeftOut
}

// take counts a row that came through, unless err is errLeftOut; it returns any other error.
func (r *report) take(err error) error {
	if err == nil {
		r.row()
	}
	if errors.Is(err, errLeftOut) {
		return nil
	}
	return err
}

// row counts a row that came through, and shows on a terminal how far it is.
func (r *report) row() {
	if r.rows++; r.terminal && r.rows%1000 == 0 {
		fmt.Fprintf(r.w, "\rexchange: %s", cli.Count(r.rows, "row", "rows"))
	}
}

func (r *report) clear() {
	if r.terminal && r.rows >= 1000 {
		fmt.Fprint(r.w, "\r\033[K")
	}
}

// loss tells that something of a row has no place in the other form. In the place, numbers stand
// for any.
func (r *report) loss(row int, place, why string) {
	place = general(place)
	r.lost[place+": "+why]++
	if r.verbose {
		fmt.Fprintf(r.w, "row %d: not carried: %s: %s\n", row, place, why)
	}
}

// close tells the sums; of an output that was not kept, no row came through.
func (r *report) close(kept bool) {
	r.clear()
	for _, kind := range slices.Sorted(maps.Keys(r.told)) {
		if n := r.told[kind]; n > most && !r.verbose {
			fmt.Fprintf(r.w, "%s: %d more\n", kind, n-most)
		}
	}
	if len(r.lost) > 0 && !r.verbose {
		fmt.Fprintln(r.w, "not carried, with the number of rows or records:")
		places := slices.SortedFunc(maps.Keys(r.lost), func(a, b string) int { return cmp.Or(cmp.Compare(r.lost[b], r.lost[a]), cmp.Compare(a, b)) })
		for _, place := range places {
			fmt.Fprintf(r.w, "%8d  %s\n", r.lost[place], place)
		}
	}
	if !kept {
		return
	}
	fmt.Fprintf(r.w, "exchange: %s came through, %s left out\n",
		cli.Count(r.rows, "row", "rows"), cli.Count(r.failed, "was", "were"))
}

// code is the exit code for the rows.
func (r *report) code() int {
	if r.failed > 0 {
		return 2
	}
	return 0
}

// general replaces the numbers in a JSON Pointer by a star.
func general(pointer string) string {
	if !strings.HasPrefix(pointer, "/") {
		return pointer
	}
	parts := strings.Split(pointer, "/")
	for i, p := range parts {
		if p != "" && strings.Trim(p, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}
