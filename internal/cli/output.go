package cli

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Private and Public are the permissions of a file that is written: of one that is about people,
// and of one that anybody may read.
const (
	Private fs.FileMode = 0o600
	Public  fs.FileMode = 0o644
)

// An Output is what a command writes. A file is there only once it is whole: until [Output.Keep]
// the output stands in a temporary file beside it, which is removed if the command ends before,
// also by a signal.
//
// What is no regular file, such as a pipe, a terminal or a device, is written through: it cannot be
// put in place of anything. A symbolic link is followed, and what it leads to is written.
type Output struct {
	*bufio.Writer
	file   *os.File // nil for a writer of the caller's
	name   string   // of the file that is there in the end; "" if it is written through
	shared bool     // file is standard output or error, which is not ours to close
	ours   *removal
}

// Create returns the output with the name, to be written with the permissions mode, or those of the
// file that is there if they are less. Name "" or "-" is stdout.
func Create(name string, mode fs.FileMode, stdout io.Writer) (*Output, error) {
	if name == "" || name == "-" {
		return through(stdout), nil
	}
	target, err := follow(name)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return nil, &fs.PathError{Op: "create", Path: name, Err: errors.New("is a directory")}
	case err == nil:
		// /dev/stdout is a name of a file too.
		for _, std := range []*os.File{os.Stdout, os.Stderr} {
			if own, err := std.Stat(); err == nil && os.SameFile(own, info) {
				return through(std), nil
			}
		}
		f, err := os.OpenFile(target, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return nil, err // a file that must not be written is not replaced either
		}
		if !info.Mode().IsRegular() || descriptor(target) {
			return &Output{Writer: bufio.NewWriterSize(f, size), file: f}, nil
		}
		f.Close()
		mode &= info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if dir := filepath.Dir(target); !exists(dir) {
		return nil, &fs.PathError{Op: "create", Path: name, Err: noFolder(dir)}
	}
	// The name says nothing of the file: it may be that of a person.
	temporary := filepath.Join(filepath.Dir(target), ".palermo-"+rand.Text()+".tmp")
	f, ours, err := createRemoved(temporary, mode)
	if err != nil {
		return nil, err
	}
	return &Output{Writer: bufio.NewWriterSize(f, size), file: f, name: target, ours: ours}, nil
}

// noFolder is the folder in which a file was to be created, and which is not there.
type noFolder string

func (f noFolder) Error() string { return "the folder " + string(f) + " does not exist" }

func (noFolder) Is(target error) bool { return target == fs.ErrNotExist }

func exists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// size is how much is written at once.
const size = 64 << 10

func through(w io.Writer) *Output {
	if f, ok := w.(*os.File); ok {
		return &Output{Writer: bufio.NewWriterSize(f, size), file: f, shared: true}
	}
	return &Output{Writer: bufio.NewWriterSize(w, size)}
}

// descriptor reports whether name is that of an open file of a process, and not of a file in a
// folder of a disk.
func descriptor(name string) bool {
	path, err := filepath.Abs(name)
	return err == nil && (strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/"))
}

// follow returns where a symbolic link leads, also if there is nothing yet.
func follow(name string) (string, error) {
	for range 40 {
		to, err := os.Readlink(name)
		if err != nil || descriptor(name) {
			return name, nil // no link: what is wrong with it shows when it is written
		}
		if !filepath.IsAbs(to) {
			// Not joined: where the folder is a link, ".." is that of its target.
			to = filepath.Dir(name) + string(filepath.Separator) + to
		}
		name = to
	}
	return "", &fs.PathError{Op: "create", Path: name, Err: errors.New("too many links")}
}

// Keep writes what is buffered, and puts the file where it belongs once the disk has it.
func (o *Output) Keep() error {
	err := o.Flush()
	switch {
	case o.name != "":
		if err == nil {
			err = o.file.Sync()
		}
		if closing := o.file.Close(); err == nil {
			err = closing
		}
		if err == nil {
			err = o.ours.put(o.name)
		}
		if err != nil {
			o.ours.remove()
			return err
		}
		syncFolder(filepath.Dir(o.name))
	case o.file != nil && !o.shared:
		if closing := o.file.Close(); err == nil {
			err = closing
		}
	}
	return err
}

// Drop ends an output that is not wanted: the file that was there before stays as it was. What went
// through is gone, and what is left of it follows, so that it ends where the error was.
func (o *Output) Drop() {
	switch {
	case o.name != "":
		o.file.Close()
		o.ours.remove()
	case o.file != nil && !o.shared:
		o.Flush()
		o.file.Close()
	default:
		o.Flush()
	}
}

// Write writes a whole output at once, as [Create] and [Output.Keep] do.
func Write(name string, data []byte, mode fs.FileMode, stdout io.Writer) error {
	o, err := Create(name, mode, stdout)
	if err != nil {
		return err
	}
	if _, err := o.Write(data); err != nil {
		o.Drop()
		return err
	}
	return o.Keep()
}

// syncFolder puts the new name of a file on the disk. Some systems cannot, and the file itself is
// there in any case.
func syncFolder(name string) {
	if dir, err := os.Open(name); err == nil {
		dir.Sync()
		dir.Close()
	}
}
