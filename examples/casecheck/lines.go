package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// result is what became of one line.
type result struct {
	report []byte
	err    error
	full   error // the report could not be written: the run ends
	unmet  bool
	early  error // what the day asked is too early for
	large  bool  // the line waits for its turn: its report would fill the memory
}

// batch is lines that one goroutine checks: handing over each line alone costs more than small
// files take to check.
type batch struct {
	lines  []numbered
	bytes  int
	answer chan []result
}

// numbered is a line with its number, or why it could not be read.
type numbered struct {
	number int
	line   []byte
	err    error
}

// The largest batch, whichever comes first, and the largest reports that wait for their turn: of
// one file, and of a batch. A larger file is built in memory only when its turn comes.
const (
	batchLines    = 16
	batchBytes    = 1 << 20
	smallFindings = 1000
	smallLine     = 64 << 10
	batchReports  = 4 << 20
)

// gcPercent lets the garbage of more files pile up before it is collected: the heap is small, and
// collecting it all the time keeps the processors from working side by side. The limit on memory
// holds all the same.
const gcPercent = 800

// checkLines checks a file a line, on all processors, and writes the reports in the order of the
// lines. A bad line is told with its number, and the rest goes on; it ends where the reports cannot
// be written. It holds no more than a few batches a processor in memory: a file with a large report
// is checked when its turn comes, and the report written as it is made.
func checkLines(
	c *duty.Checker, in *bufio.Reader, o options, stdout io.Writer, fail func(error) int,
	progress func(done int, last bool),
) int {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	out := bufio.NewWriterSize(stdout, 1<<16)
	pending := make(chan *batch, 2*runtime.GOMAXPROCS(0)) // waits while as many batches are being checked as there is room for
	work := make(chan *batch)
	read := make(chan error, 1)
	stop := make(chan struct{})
	defer close(stop)
	small := c.WithLimit(smallFindings)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for b := range work {
				results := make([]result, len(b.lines))
				size := 0
				for i, l := range b.lines {
					switch {
					case l.err != nil:
						results[i].err = l.err
					case size > batchReports || len(l.line) > smallLine:
						results[i].large = true
					default:
						results[i] = checkLine(small, l, o)
						size += len(results[i].report)
					}
				}
				b.answer <- results
			}
		}()
	}
	go func() {
		defer close(pending)
		defer close(work)
		b := &batch{answer: make(chan []result, 1)}
		hand := func() {
			select {
			case pending <- b:
				work <- b
			case <-stop: // nobody reads the reports any more
			}
			b = &batch{answer: make(chan []result, 1)}
		}
		err := eachLine(in, func(number int, line []byte, err error) {
			if err != nil {
				err = fmt.Errorf("line %d: %w", number, err)
			}
			b.lines = append(b.lines, numbered{number, bytes.Clone(line), err})
			if b.bytes += len(line); len(b.lines) == batchLines || b.bytes >= batchBytes {
				hand()
			}
		})
		if len(b.lines) > 0 {
			hand()
		}
		read <- err
	}()
	worst, done := 0, 0
	tooEarly := map[error]int{}
	for b := range pending {
		for i, r := range <-b.answer {
			if r.large {
				r = writeLine(c, b.lines[i], o, out)
			}
			if _, err := out.Write(r.report); err != nil || r.full != nil {
				return fail(errors.Join(r.full, err))
			}
			if r.err != nil {
				worst = max(worst, fail(r.err))
			}
			if r.unmet {
				worst = max(worst, 1)
			}
			if r.early != nil {
				tooEarly[r.early]++
			}
			done++
			progress(done, false)
		}
	}
	progress(done, true)
	if err := errors.Join(<-read, out.Flush()); err != nil {
		return fail(err)
	}
	if done == 0 {
		return fail(errors.New("there is no case file in it"))
	}
	for err, n := range tooEarly {
		fail(fmt.Errorf("%s: %w", cli.Count(n, "file", "files"), err))
	}
	return worst
}

// checkLine checks a line and makes its report, unless that is large.
func checkLine(small *duty.Checker, l numbered, o options) result {
	var out bytes.Buffer
	r := writeLine(small, l, o, &out)
	if errors.Is(r.err, rule.ErrLimit) {
		return result{large: true}
	}
	r.report = out.Bytes()
	return r
}

// writeLine checks a line and writes its report.
func writeLine(c *duty.Checker, l numbered, o options, out io.Writer) result {
	fail := func(err error) result {
		return result{err: within(fmt.Sprintf("line %d", l.number), err)}
	}
	file, err := cli.CaseLine(l.line, l.number)
	if err != nil {
		return result{err: err}
	}
	report, err := c.Check(file, o.on, o.more...)
	if err != nil {
		return fail(err)
	}
	if !o.verbose {
		report.NotApplicable = nil
	}
	if err := writeJSON(out, l.number, report, ""); err != nil {
		return result{full: err}
	}
	return result{unmet: report.Err(o.failOn) != nil, early: early(file, o.on, c.Registry())}
}

// progressOn returns a function that tells on w, if that is a terminal, how many lines are done.
func progressOn(w io.Writer) func(done int, last bool) {
	const every = 1000
	f, ok := w.(*os.File)
	if !ok {
		return func(int, bool) {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(int, bool) {}
	}
	return func(done int, last bool) {
		if done%every == 0 || last {
			fmt.Fprintf(w, "\rcasecheck: %s checked", cli.Count(done, "file", "files"))
		}
		if last {
			fmt.Fprintln(w)
		}
	}
}

// errLongLine tells of a line over [cases.MaxSize].
var errLongLine = errors.New("longer than a file may be")

// eachLine calls do for each line of in that is not blank, with its number from 1, in constant
// memory: a line longer than a file may be is skipped and told as an error. It returns the error of
// reading, and that of an input that is not case files a line.
func eachLine(r *bufio.Reader, do func(number int, line []byte, err error)) error {
	var line []byte
	long, first := false, true
	for number := 1; ; {
		part, err := r.ReadSlice('\n')
		if !long {
			if line = append(line, part...); len(line) > cases.MaxSize {
				long, line = true, line[:0]
			}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: %w", number, err)
		}
		switch {
		case long:
			do(number, nil, errLongLine)
		case len(bytes.TrimSpace(line)) > 0:
			if first {
				if err := cli.NotLines(line, r); err != nil {
					return err
				}
			}
			first = false
			do(number, line, nil)
		}
		if err != nil {
			return nil
		}
		number++
		line, long = line[:0], false
	}
}
