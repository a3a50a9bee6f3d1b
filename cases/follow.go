package cases

import (
	"errors"
	"slices"
)

// ErrOtherFile is returned where a file is put behind one with another id.
var ErrOtherFile = errors.New("cases: another file")

// Follow puts what was written to the log of f behind the log of stored, the file as a store holds
// it now. Began is the [File.LastHash] of f when it was read from the store, before anything was
// changed: "" for a file without log. That somebody has read or disclosed the file since stops
// nobody: those entries stand first, and what was disclosed stands among the disclosures of f too.
// Where the file itself was changed since, or began stands in one of the logs only, the error is
// [ErrStale], and f stays as it is: read it again, and change it again. A file with another id is
// [ErrOtherFile].
//
// A store that replaces a file calls it first, so that two who write at once lose nothing.
func (f *File) Follow(stored *File, began string) error {
	if f.ID != stored.ID {
		return ErrOtherFile
	}
	same, other := after(f.Events, began), after(stored.Events, began)
	if same < 0 || same != other {
		return ErrStale
	}
	next := *f
	next.Disclosures = slices.Clone(f.Disclosures)
	for _, e := range stored.Events[same:] {
		if e.Kind.Changes() {
			return ErrStale
		}
		for _, d := range stored.Disclosures {
			if e.Kind != EventDisclosed || d.ID != e.Record {
				continue
			}
			if slices.ContainsFunc(f.Disclosures, func(m Disclosure) bool { return m.ID == d.ID }) {
				return ErrStale // two that nobody could tell apart
			}
			next.Disclosures = append(next.Disclosures, d)
		}
	}
	mine := f.Events[same:]
	if len(mine) == 0 && f.Revision != stored.Revision {
		return ErrStale // without a log nothing tells whose change came first
	}
	next.Events = slices.Clone(stored.Events)
	next.Revision = stored.Revision
	for _, e := range mine {
		next.write(e)
	}
	f.Events, f.Revision, f.Disclosures = next.Events, next.Revision, next.Disclosures
	return nil
}

// after returns the index behind the entry with the hash, 0 for "", or -1.
func after(log []Event, hash string) int {
	if hash == "" {
		return 0
	}
	at := slices.IndexFunc(log, func(e Event) bool { return e.Hash == hash })
	if at < 0 {
		return -1
	}
	return at + 1
}
