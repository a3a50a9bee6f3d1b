package referral

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Sharing is a disclosure that was made: to whom, for what, on what ground, which categories of
// data. It holds no data.
type Sharing struct {
	Referral  string           `json:"referral,omitempty" data:"id" validate:"omitempty,tip_id"`
	Victim    string           `json:"victim" data:"id" validate:"required,tip_id"`
	Day       law.Day          `json:"day" data:"case" validate:"required"`
	Recipient victim.Recipient `json:"recipient" data:"consent"`
	// Purpose is missing only where the record opens to the person or to who stands for the person.
	Purpose victim.ConsentPurpose `json:"purpose,omitempty" data:"consent" validate:"tip_code"`
	Level   Level                 `json:"level" data:"case" validate:"required,tip_code"`
	// Basis is what opened the record; not recorded in a log from before there was one. Consent is
	// the id of the consent on which it rested, Ground the emergency or the duty to report.
	Basis      Basis             `json:"basis,omitempty" data:"case" validate:"tip_code"`
	Consent    string            `json:"consent,omitempty" data:"id" validate:"omitempty,tip_id"`
	Ground     Ground            `json:"ground,omitempty" data:"consent" validate:"tip_code"`
	Categories []person.Category `json:"categories,omitempty" data:"case" validate:"dive,required,tip_code"`
	// Withheld is the number of members of the record that did not pass.
	Withheld int `json:"withheld,omitempty" data:"case" validate:"min=0"`
	// Packet is the id of the packet in which it was sent, if it was.
	Packet string `json:"packet,omitempty" data:"id" validate:"omitempty,tip_id"`
}

// grounded reports whether the basis is told: a consent by its id, an emergency or a report by its
// ground, and neither where the record opens to the person or to who stands for the person.
func (s *Sharing) grounded() bool {
	switch s.Basis {
	case ByConsent:
		return s.Consent != "" && s.Ground == ""
	case ByEmergency, ByReport:
		return s.Ground != "" && s.Consent == ""
	case "":
		return (s.Consent == "") != (s.Ground == "")
	}
	return s.Consent == "" && s.Ground == ""
}

// A Record is an entry of the log: a move or a disclosure.
type Record struct {
	Move  *Event   `json:"move,omitempty" data:"service"`
	Share *Sharing `json:"share,omitempty" data:"case"`
	// Hash is the SHA-256, in lower-case hexadecimal, over the hash of the record before and the
	// record without it.
	Hash string `json:"hash" data:"case" validate:"required,len=64,hexadecimal,lowercase"`
}

// Day returns the day of the move or disclosure.
func (r *Record) Day() law.Day {
	switch {
	case r.Move != nil:
		return r.Move.Entry.Day
	case r.Share != nil:
		return r.Share.Day
	}
	return law.Day{}
}

func (r Record) hash(before string) (string, error) {
	r.Hash = ""
	data, err := json.Marshal(r)
	return chain.Hash("palermo referral record 1", before, string(data)), err
}

// A Log is every move and every disclosure, in the order in which they were written. Its records
// hang together by their hashes.
type Log struct {
	Records []Record `json:"records,omitempty" data:"case" validate:"dive"`
}

// ErrLog is wrapped by a [*LogError].
var ErrLog = errors.New("the log does not hang together")

// A LogError says at which record a log was changed, cut or put out of order, or why a record was
// not taken.
type LogError struct {
	Index  int
	Reason string
}

func (e *LogError) Error() string { return fmt.Sprintf("referral: /records/%d: %s", e.Index, e.Reason) }

// Unwrap returns [ErrLog].
func (e *LogError) Unwrap() error { return ErrLog }

// Moved appends a move. What is badly formed is refused, with a [*FieldError] for every field, so
// that a log that was written can be read. A repeated one, which changed nothing, is not written
// again.
func (l *Log) Moved(e Event) error {
	if e.Repeated {
		return nil
	}
	return l.write(Record{Move: &e})
}

// Shared appends a disclosure, or refuses what is badly formed as [Log.Moved] does.
func (l *Log) Shared(s Sharing) error { return l.write(Record{Share: &s}) }

func (l *Log) write(r Record) error {
	n := len(l.Records)
	switch {
	case r.Day().IsZero():
		return &LogError{n, "not dated"}
	case n > 0 && r.Day().Before(l.Records[n-1].Day()):
		return &LogError{n, "dated before the record before it"}
	case r.Share != nil && !r.Share.grounded():
		return &LogError{
			n, "a disclosure names its basis, and the consent or ground where it rests on one",
		}
	}
	hash, err := r.hash(l.LastHash())
	if err != nil {
		return &LogError{n, "cannot be written"}
	}
	r.Hash = hash
	if err := shape.Struct(validate(), &r); err != nil {
		return errors.Join(&LogError{n, "badly formed"}, err)
	}
	l.Records = append(l.Records[:n:n], r)
	return nil
}

// LastHash returns the hash of the last record, or "". Who keeps it outside the log notices a log
// that was put back from an older state, or whose end was cut off: the hash is then in no record.
func (l *Log) LastHash() string {
	if len(l.Records) == 0 {
		return ""
	}
	return l.Records[len(l.Records)-1].Hash
}

// Verify recomputes the log. It returns nil if no record was changed, taken out, put in or moved;
// else a [*LogError] with the first record that does not fit. A log that was put back from an older
// state, whose end was cut off, or that was written anew with its hashes, verifies: see
// [Log.LastHash] and its example.
func (l *Log) Verify() error {
	before := ""
	for i := range l.Records {
		r := &l.Records[i]
		hash, err := r.hash(before)
		switch {
		case err != nil || hash != r.Hash:
			return &LogError{i, "the hash does not fit"}
		case (r.Move == nil) == (r.Share == nil):
			return &LogError{i, "neither a move nor a disclosure, or both"}
		case i > 0 && r.Day().Before(l.Records[i-1].Day()):
			return &LogError{i, "dated before the record before it"}
		}
		before = r.Hash
	}
	return nil
}

// SharedUnder returns what was disclosed about a victim under a consent, in the order of the log.
// The ids of consents are those of one record: two victims may have a consent with the same id.
func (l *Log) SharedUnder(victim, consent string) []Sharing {
	var out []Sharing
	for _, r := range l.Records {
		if r.Share != nil && consent != "" && r.Share.Victim == victim && r.Share.Consent == consent {
			out = append(out, *r.Share)
		}
	}
	return out
}
