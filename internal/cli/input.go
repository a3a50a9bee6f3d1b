package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

// Piped returns what is piped into a command, or nil if nothing is: if in is a terminal, a device
// such as /dev/null, or ends at once. A command that is called without a file reads the pipe, and
// shows its demonstration only where there is none.
func Piped(in io.Reader) io.Reader {
	file, ok := in.(*os.File)
	if !ok {
		return nil
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) == 0 {
		return nil
	}
	b := bufio.NewReader(file)
	if _, err := b.Peek(1); err == io.EOF {
		return nil
	}
	return b
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
