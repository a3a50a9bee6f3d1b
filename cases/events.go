package cases

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Event is an entry of the log of a file: who did what, when, to which record. Entries hang
// together by their hashes.
type Event struct {
	Day    law.Day   `json:"day" data:"case" validate:"required,tip_day"`
	Kind   EventKind `json:"kind" data:"case" validate:"required,tip_code"`
	Actor  string    `json:"actor" data:"id" validate:"required,tip_id"`
	Record string    `json:"record,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Revision is the revision of the file after the event.
	Revision int `json:"revision,omitempty" data:"case" validate:"min=0"`
	// Hash is the SHA-256, in lower-case hexadecimal, over the hash of the entry before and the
	// fields above.
	Hash string `json:"hash" data:"case" validate:"required,len=64,hexadecimal,lowercase"`
}

// hash computes the hash of e after an entry with the hash before.
func (e Event) hash(before string) string {
	return chain.Hash("palermo event 1", before, e.Day.String(), string(e.Kind), e.Actor, e.Record, strconv.Itoa(e.Revision))
}

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

// Record appends an event to the log and moves the file to its next revision. Expected is the
// revision that the caller has seen: if it is no longer that of the file, nothing changes and the
// error is [ErrStale]. An event dated before the last one, or without day, kind or actor, is
// refused. Revision and Hash of e are set by Record.
func (f *File) Record(expected int, e Event) error {
	if expected != f.Revision {
		return ErrStale
	}
	before := ""
	if n := len(f.Events); n > 0 {
		last := f.Events[n-1]
		before = last.Hash
		if e.Day.Before(last.Day) {
			return &LogError{n, "dated before the entry before it"}
		}
	}
	if !e.Day.IsValid() || !e.Kind.IsValid() || e.Actor == "" {
		return &LogError{len(f.Events), "day, kind or actor is missing"}
	}
	e.Revision = f.Revision + 1
	e.Hash = e.hash(before)
	f.Events = append(f.Events, e)
	f.Revision++
	return nil
}

// VerifyLog recomputes the log. It returns nil if no entry was changed, taken out, put in or moved,
// and if the last leads to the revision of the file; else a [*LogError] with the first entry that
// does not fit. Cutting off the end together with the revision is found only by who has kept the
// last hash: compare it with [File.LastHash].
func (f *File) VerifyLog() error {
	before, revision := "", 0
	for i, e := range f.Events {
		switch {
		case e.Hash != e.hash(before):
			return &LogError{i, "the hash does not fit"}
		case i > 0 && e.Day.Before(f.Events[i-1].Day):
			return &LogError{i, "dated before the entry before it"}
		case e.Revision <= revision:
			return &LogError{i, "the revision does not rise"}
		}
		before, revision = e.Hash, e.Revision
	}
	if len(f.Events) > 0 && revision != f.Revision {
		return &LogError{len(f.Events), "the log does not lead to the revision of the file"}
	}
	return nil
}

// LastHash returns the hash of the last entry of the log, or "".
func (f *File) LastHash() string {
	if len(f.Events) == 0 {
		return ""
	}
	return f.Events[len(f.Events)-1].Hash
}
