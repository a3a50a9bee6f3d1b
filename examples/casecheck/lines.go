package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/cases"
)

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
