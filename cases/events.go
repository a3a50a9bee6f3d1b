package cases

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Event is an entry of the log of a file: who did what, when, to which record. Entries hang
// together by their hashes.
type Event struct {
	Day    law.Day   `json:"day" data:"case" validate:"required"`
	Kind   EventKind `json:"kind" data:"case" validate:"required,tip_code"`
	Actor  string    `json:"actor" data:"id" validate:"required,tip_id"`
	Record string    `json:"record,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Revision is the revision of the file after the event. An event that changes nothing on file
	// has that of the event before it; see [EventKind.Changes].
	Revision int `json:"revision,omitempty" data:"case" validate:"min=0,max=9007199254740991"`
	// Paths are the JSON Pointers of what changed, without values. Session is the system's own id
	// of the session in which it was done.
	Paths   []string `json:"paths,omitempty" data:"case" validate:"max=1000,dive,required,tip_pointer"`
	Session string   `json:"session,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Hash is the SHA-256, in lower-case hexadecimal, over the hash of the entry before and the
	// fields above.
	Hash string `json:"hash" data:"case" validate:"required,len=64,hexadecimal,lowercase"`
}

// hash computes the hash of e after an entry with the hash before. An entry without paths and
// session is hashed as ever, so that an old log verifies.
func (e Event) hash(before string) string {
	parts := []string{
		e.Day.String(), string(e.Kind), e.Actor, e.Record, strconv.Itoa(e.Revision),
	}
	if len(e.Paths) == 0 && e.Session == "" {
		return chain.Hash("palermo event 1", before, parts...)
	}
	parts = append(append(parts, e.Session), e.Paths...)
	return chain.Hash("palermo event 2", before, parts...)
}

// maxPaths is the largest number of paths of an entry.
const maxPaths = 1000

func badPointer(s string) bool { return !shape.Pointer(s) }

// ErrLog is wrapped by a [*LogError].
var ErrLog = errors.New("the log does not hang together")

// ErrStale is returned where a file was changed by somebody else in between.
var ErrStale = errors.New("cases: the file was changed in between")

// A LogError says at which entry a log was changed, cut or put out of order.
type LogError struct {
	Index  int // of the first entry that does not fit
	Reason string
}

func (e *LogError) Error() string { return fmt.Sprintf("cases: /events/%d: %s", e.Index, e.Reason) }

// Unwrap returns [ErrLog].
func (e *LogError) Unwrap() error { return ErrLog }

// Changes reports whether an event of kind k changes the file, and so moves it to its next
// revision. [EventRead] and [EventDisclosed] do not: nobody who edits a file is stopped because
// somebody else has read it.
func (k EventKind) Changes() bool { return k != EventRead && k != EventDisclosed }

// Record appends an event to the log. An event that changes the file moves it to its next revision.
// Expected is the revision that the caller has seen: if it is no longer that of the file, nothing
// changes and the error is [ErrStale].
//
// For an event that changes nothing, expected is not asked: who has read or disclosed has done so,
// and that must stand in the log although the file was changed since. Two that are written at the
// same time leave the revision as it is, so a store that guards by revision alone loses one of
// them. It compares [File.LastHash] with the hash that the writer began from.
//
// An event dated before the last one is refused with a [*LogError], as is one without day, kind or
// actor, or one whose ids are none: a log that was written can be read. Revision and Hash of e are
// set by Record.
func (f *File) Record(expected int, e Event) error {
	if e.Kind.Changes() && expected != f.Revision {
		return ErrStale
	}
	n := len(f.Events)
	switch {
	case e.Day.IsZero():
		return &LogError{n, "the day is missing, or there is no such day"}
	case !law.IsValid(e.Kind):
		return &LogError{n, "the kind is missing, or none of EventKind"}
	case !shape.ID(e.Actor):
		return &LogError{n, "the actor is missing, or not an id (letters, digits, . _ : -)"}
	case e.Record != "" && !shape.ID(e.Record):
		return &LogError{n, "the record is not an id (letters, digits, . _ : -)"}
	case e.Session != "" && !shape.ID(e.Session):
		return &LogError{n, "the session is not an id (letters, digits, . _ : -)"}
	case len(e.Paths) > maxPaths || slices.ContainsFunc(e.Paths, badPointer):
		return &LogError{n, "a path is no JSON Pointer into a file, or there are too many"}
	case n > 0 && e.Day.Before(f.Events[n-1].Day):
		return &LogError{n, "dated before the entry before it"}
	}
	e.Paths = slices.Clone(e.Paths)
	f.Events = slices.Clip(f.Events) // who holds a copy of the file keeps its log
	f.append(e)
	return nil
}

// maxRevision is where a revision stops to rise: nothing is refused for it, and a file that was
// read can be read again whatever happens to it. Who writes at once is told by [File.LastHash].
const maxRevision int64 = 1<<53 - 1

// append puts an event that was looked at behind the log, in place where there is room.
func (f *File) append(e Event) {
	e.Revision = f.Revision
	if e.Kind.Changes() && int64(f.Revision) < maxRevision {
		e.Revision++
	}
	e.Hash = e.hash(f.LastHash())
	f.Events = append(f.Events, e)
	f.Revision = e.Revision
}

// VerifyLog recomputes the log. It returns nil if no entry was changed, taken out, put in or moved,
// and if the last leads to the revision of the file; else a [*LogError] with the first entry that
// does not fit. A log in which reading raised the revision, as older versions of this package
// wrote it, verifies as well.
//
// A whole file that was put back from an older state verifies, and so does a log whose end was cut
// off: with the revision set back, or where the events at the end changed nothing. Nothing in the
// file can tell, and whoever can write the file can also compute the hashes of a log that never
// was. Who keeps the last hash in another place notices it; see the example of [File.LastHash].
func (f *File) VerifyLog() error {
	before, revision := "", 0
	for i, e := range f.Events {
		switch {
		case e.Hash != e.hash(before):
			return &LogError{i, "the hash does not fit"}
		case i > 0 && e.Day.Before(f.Events[i-1].Day):
			return &LogError{i, "dated before the entry before it"}
		case e.Revision < revision || e.Kind.Changes() && e.Revision == revision &&
			int64(revision) < maxRevision:
			return &LogError{i, "the revision does not rise"}
		}
		before, revision = e.Hash, e.Revision
	}
	if len(f.Events) > 0 && revision != f.Revision {
		return &LogError{len(f.Events), "the log does not lead to the revision of the file"}
	}
	return nil
}

// LastHash returns the hash of the last entry of the log, or "". Who keeps it outside the file
// notices a file that was put back from an older state: the hash is then in no entry of the log.
func (f *File) LastHash() string {
	if len(f.Events) == 0 {
		return ""
	}
	return f.Events[len(f.Events)-1].Hash
}

// EventKind is what happened to a file. The zero value means "not recorded".
type EventKind string

// The kinds.
const (
	EventOpened    EventKind = "opened"
	EventChanged   EventKind = "changed"
	EventRead      EventKind = "read"
	EventDisclosed EventKind = "disclosed"
	EventReferred  EventKind = "referred"
	EventWithdrawn EventKind = "consent-withdrawn"
	EventDecided   EventKind = "decided"
	EventCorrected EventKind = "corrected"
	EventClosed    EventKind = "closed"
	EventReopened  EventKind = "reopened"
)
