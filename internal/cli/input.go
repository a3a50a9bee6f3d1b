package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

// Stdin is the standard input of a command. All of it goes through the one reader that [Stdin.Open]
// makes, so that nothing of it can be lost between two.
type Stdin struct {
	in    io.Reader
	taken bool
}

// NewStdin returns the standard input that in is.
func NewStdin(in io.Reader) *Stdin { return &Stdin{in: in} }

// Piped reports whether something is piped in: in is a file of the system that is a pipe, a socket
// or a regular file, also an empty one. A terminal and a device such as /dev/null are not. A
// command that is called without a file reads what is piped in, and shows its demonstration only
// where nothing is.
func (s *Stdin) Piped() bool {
	file, ok := s.in.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && (info.Mode().IsRegular() ||
		info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0)
}

// An Input is a file or standard input, which holds something.
type Input struct {
	*bufio.Reader
	of   io.Reader
	file *os.File // to be closed; nil for standard input, which is not ours
}

// Open opens the file with the name, or standard input for "-". What is empty is an error: it comes
// from a command before that failed, or from output that was put over the input. So is "-" for the
// second time.
func (s *Stdin) Open(name string) (*Input, error) {
	var in *Input
	switch {
	case name != "-":
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		in = &Input{bufio.NewReaderSize(f, size), f, f}
	case s.taken:
		return nil, errors.New("standard input is read once, and - stands twice")
	default:
		s.taken = true
		in, name = &Input{bufio.NewReaderSize(s.in, size), s.in, nil}, "standard input"
	}
	_, err := in.Peek(1)
	if err == nil {
		return in, nil
	}
	in.Close()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty", name)
	}
	return nil, err
}

// Close closes a file.
func (in *Input) Close() error {
	if in.file == nil {
		return nil
	}
	return in.file.Close()
}

// A SameFileError says that output would go into a file that is read.
type SameFileError struct{ Name string } // as the user wrote it

func (e *SameFileError) Error() string {
	return fmt.Sprintf("%s is both read and written", e.Name)
}

// Destination returns what [Distinct] asks about: the file with the name, as [Create] has it, or
// stdout.
func Destination(name string, stdout io.Writer) any {
	if name == "" || name == "-" {
		return stdout
	}
	return name
}

// Distinct returns a [*SameFileError] if output is the regular file that one of inputs is, under
// whatever name: a symbolic and a hard link are the file. What is no file is passed over.
func Distinct(output any, inputs ...any) error {
	out, name := stat(output)
	if out == nil || !out.Mode().IsRegular() {
		return nil
	}
	for _, input := range inputs {
		if in, _ := stat(input); in != nil && os.SameFile(in, out) {
			return &SameFileError{name}
		}
	}
	return nil
}

// stat returns what the system knows of a file, given open or by its name; nil if it is none.
func stat(of any) (os.FileInfo, string) {
	switch f := of.(type) {
	case *Input:
		return stat(f.of)
	case *os.File:
		info, err := f.Stat()
		if err != nil {
			return nil, ""
		}
		return info, f.Name()
	case string:
		info, err := os.Stat(f)
		if err != nil {
			return nil, ""
		}
		return info, f
	}
	return nil, ""
}
