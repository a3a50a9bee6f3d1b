package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/antitrafficking/palermo/cases"
)

// load reads the case file, or returns that of the demonstration where none was written yet. A file
// with a fault is still the file of a person: a withdrawal does not wait until somebody mends it.
func (s *System) load() (*cases.File, error) {
	data, err := os.ReadFile(filepath.Join(s.Dir, "case.json"))
	if errors.Is(err, os.ErrNotExist) {
		return demonstration(), nil
	}
	if err != nil {
		return nil, err
	}
	f, err := cases.Decode(bytes.NewReader(data))
	if f == nil {
		return nil, err
	}
	return f, nil
}

// save puts the case file in the place of the one before: at every moment one of them is there, and
// whole.
func (s *System) save(f *cases.File) error {
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	name := filepath.Join(s.Dir, "case.json")
	file, err := os.OpenFile(name+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(name+".new", name); err != nil {
		return err
	}
	return syncDir(s.Dir)
}

// A Deed is something that the system did. Key names it and no other.
type Deed struct {
	Key  string `json:"key"`
	What string `json:"what"`
}

func (s *System) deedsFile() string { return filepath.Join(s.Dir, "deeds.jsonl") }

// deeds reads what was done, and how many bytes of the file hold it. What stands after the last end
// of a line was being written when the system stopped, and counts as not done.
func (s *System) deeds() (deeds []Deed, size int64, err error) {
	data, err := os.ReadFile(s.deedsFile())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, 0, err
	}
	whole := data[:bytes.LastIndexByte(data, '\n')+1]
	n := 0
	for line := range bytes.Lines(whole) {
		n++
		var d Deed
		if json.Unmarshal(line, &d) != nil || d.Key == "" {
			return nil, 0, fmt.Errorf("deeds.jsonl, line %d: not a deed", n)
		}
		deeds = append(deeds, d)
	}
	return deeds, int64(len(whole)), nil
}

// write writes those deeds down that were not done, and reports whether there was one. A line that
// was torn when the system stopped is cut off first.
func (s *System) write(deeds ...Deed) (wrote bool, err error) {
	done, size, err := s.deeds()
	if err != nil {
		return false, err
	}
	seen := map[string]bool{}
	for _, d := range done {
		seen[d.Key] = true
	}
	var lines bytes.Buffer
	for _, d := range deeds {
		if seen[d.Key] {
			continue
		}
		seen[d.Key] = true
		line, err := json.Marshal(d)
		if err != nil {
			return false, err
		}
		lines.Write(append(line, '\n'))
	}
	file, err := os.OpenFile(s.deedsFile(), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return false, err
	}
	defer file.Close()
	if err := repair(file, size); err != nil || lines.Len() == 0 {
		return false, err
	}
	if _, err := file.WriteAt(lines.Bytes(), size); err != nil {
		return false, err
	}
	if err := file.Sync(); err != nil {
		return false, err
	}
	if size == 0 {
		return true, syncDir(s.Dir) // else a crash could lose the file that was just made
	}
	return true, nil
}

// repair cuts a file off after the last whole line.
func repair(file *os.File, size int64) error {
	end, err := file.Seek(0, io.SeekEnd)
	if err != nil || end == size {
		return err
	}
	return errors.Join(file.Truncate(size), file.Sync())
}

// syncDir makes sure that the name of a new file outlives a crash.
func syncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
