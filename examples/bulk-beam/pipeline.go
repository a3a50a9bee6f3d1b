package main

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
)

func init() { // the workers of a cluster find functions by name: Beam has to know them before it starts
	register.DoFn4x0[string, func(string), func(string), func(string)](&check{})
	register.DoFn3x1[int, func(*string) bool, func(string), error](&tabulate{})
	register.Function2x1(counted)
	register.Function2x1(withCount)
	register.DoFn3x0[int, func(*string) bool, func(string)](&sheet{})
	register.Emitter1[string]()
	register.Iter1[string]()
}

// build lays the pipeline: read, check, count, write.
func build(s beam.Scope, o options) {
	lines := textio.Read(s, o.input)
	findings, refused, records := beam.ParDo3(s, &check{On: o.on, Basis: o.basis}, lines)
	write(s.Scope("findings"), "rule,outcome,force,place,findings", findings, path.Join(o.output, "findings.csv"))
	write(s.Scope("refused"), "place,reason,lines", refused, path.Join(o.output, "refused.csv"))
	people := beam.Flatten(s, beam.ParDo(s, counted, stats.Count(s, records)), beam.Create(s, "")) // the empty one makes a text also of no records
	text := beam.ParDo(s, &tabulate{Threshold: o.threshold, On: o.on, Basis: o.basis}, beam.GroupByKey(s, beam.AddFixedKey(s, people)))
	textio.Write(s, path.Join(o.output, "statistics.md"), text)
}

// write counts equal rows and writes them, sorted, with their number below a head.
func write(s beam.Scope, head string, rows beam.PCollection, file string) {
	counted := beam.ParDo(s, withCount, stats.Count(s, rows))
	// The head also makes a sheet of no rows.
	all := beam.Flatten(s, counted, beam.Create(s, head))
	textio.Write(s, file, beam.ParDo(s, &sheet{Head: head}, beam.GroupByKey(s, beam.AddFixedKey(s, all))))
}

// withCount appends the number of equal rows.
func withCount(row string, n int) string { return row + "," + strconv.Itoa(n) }

// A sheet makes one text of all rows.
type sheet struct{ Head string }

// ProcessElement puts the head first and the rows below it in order.
func (s *sheet) ProcessElement(_ int, next func(*string) bool, emit func(string)) {
	var rows []string
	for row := ""; next(&row); {
		if row != s.Head {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	emit(strings.Join(append([]string{s.Head}, rows...), "\n"))
}
