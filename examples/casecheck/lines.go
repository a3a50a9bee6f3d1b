package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/antitrafficking/palermo/cases"
)

// result is what became of one line.
type result struct {
	report []byte
	err    error
	unmet  bool
}

// checkLines checks a file a line, on all processors, and writes the reports in the order of the lines. A bad line is told with its number, and the
// rest goes on. It holds no more than a few lines a processor in memory.
func checkLines(c *cases.Checker, in io.Reader, o options, stdout io.Writer, fail func(error) int, progress func(done int, last bool)) int {
	out := bufio.NewWriter(stdout)
	pending := make(chan chan result, 2*runtime.GOMAXPROCS(0))
	read := make(chan error, 1)
	go func() {
		defer close(pending)
		read <- eachLine(in, func(number int, line []byte, err error) {
			answer := make(chan result, 1)
			pending <- answer // waits while as many lines are being checked as there is room for
			if err != nil {
				answer <- result{err: fmt.Errorf("line %d: %w", number, err)}
				return
			}
			line = bytes.Clone(line)
			go func() { answer <- checkLine(c, number, line, o) }()
		})
	}()
	worst, done := 0, 0
	for answer := range pending {
		r := <-answer
		if _, err := out.Write(r.report); r.err != nil || err != nil {
			worst = max(worst, fail(errors.Join(r.err, err)))
		}
		if r.unmet {
			worst = max(worst, 1)
		}
		done++
		progress(done, false)
	}
	progress(done, true)
	if err := errors.Join(<-read, out.Flush()); err != nil {
		return fail(err)
	}
	return worst
}

func checkLine(c *cases.Checker, number int, line []byte, o options) result {
	file, err := cases.Decode(bytes.NewReader(line))
	if err != nil {
		return result{err: fmt.Errorf("line %d: %w", number, err)}
	}
	report := c.Check(file, o.on, o.more...)
	if !o.verbose {
		report.NotApplicable = nil
	}
	data, err := json.Marshal(document(number, report))
	return result{report: append(data, '\n'), err: err, unmet: report.Err() != nil}
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
			fmt.Fprintf(w, "\rcasecheck: %d files checked", done)
		}
		if last {
			fmt.Fprintln(w)
		}
	}
}

// errLongLine tells of a line over [cases.MaxSize].
var errLongLine = errors.New("longer than a file may be")

// eachLine calls do for each line of in that is not blank, with its number from 1, in constant memory: a line longer than a file may be is
// skipped and told as an error. It returns the error of reading.
func eachLine(in io.Reader, do func(number int, line []byte, err error)) error {
	r := bufio.NewReaderSize(in, 64<<10)
	var line []byte
	long := false
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
			do(number, line, nil)
		}
		if err != nil {
			return nil
		}
		number++
		line, long = line[:0], false
	}
}
