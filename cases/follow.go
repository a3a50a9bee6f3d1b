package cases

// Follow puts what was written to the log of f behind the log of stored, the file as a store holds
// it now, where f was changed from an earlier state of it and nobody has changed it since. That
// somebody has read or disclosed it in between stops nobody: those entries stand first. Where the
// file itself was changed, the error is [ErrStale], and f stays as it is: read it again, and change
// it again.
//
// A store that replaces a file calls it first, so that two who write at once lose nothing.
func (f *File) Follow(stored *File) error {
	same := 0
	for n := min(len(f.Events), len(stored.Events)); same < n; same++ {
		if f.Events[same].Hash != stored.Events[same].Hash {
			break
		}
	}
	for _, e := range stored.Events[same:] {
		if e.Kind.Changes() {
			return ErrStale
		}
	}
	mine := f.Events[same:]
	if len(mine) == 0 && f.Revision != stored.Revision {
		return ErrStale // without a log nothing tells whose change came first
	}
	next := *f
	next.Events = append([]Event(nil), stored.Events...)
	next.Revision = stored.Revision
	for _, e := range mine {
		next.write(e)
	}
	f.Events, f.Revision = next.Events, next.Revision
	return nil
}
