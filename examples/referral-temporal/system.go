package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// System stands for the caller's case system: it holds the record of the person, sends what is to
// be sent, and remembers what it did, so that an activity that is tried again does nothing twice.
// This one keeps its memory in a file, a line a deed.
type System struct {
	Dir string
	// Slow is how long it takes from a deed to the word that it is done: time to stop a worker in
	// between.
	Slow time.Duration

	mu sync.Mutex
}

// A Deed is something that the system did. Key names it and no other.
type Deed struct {
	Key  string `json:"key"`
	What string `json:"what"`
}

// Moved does what a move leads to: it tells the other side, and opens or closes the receiver's
// access.
func (s *System) Moved(_ context.Context, r referral.Referral, e referral.Event) error {
	what := fmt.Sprintf("%v %s: %s", e.Entry.Day, r.ID, e.Entry.To)
	if e.AccessEnds {
		what += "; access ends"
	}
	return s.once(fmt.Sprintf("%s/%d", r.ID, e.Revision), what)
}

// Escalate tells a supervisor what is late.
func (s *System) Escalate(_ context.Context, e referral.Escalation) error {
	return s.once(fmt.Sprintf("%s/%s", e.Referral, e.Late), fmt.Sprintf("%s: %s, awaited by %v", e.Referral, e.Late, e.Last))
}

// Preflight looks at the record and says whether anything stands in the way.
func (s *System) Preflight(_ context.Context, r referral.Referral, day law.Day) (*referral.Clearance, error) {
	v, receiver := person(), receiver(r.To)
	report, err := referral.Preflight(jurisdiction.Builtin(), referral.Handing{Victim: &v, Referral: &r, Receiver: &receiver}, day, victim.Version)
	if err != nil {
		return nil, err
	}
	return referral.Cleared(&r, report), nil
}

// receiver stands for the directory of organisations: all of them are vetted and have a mandate.
func receiver(to referral.Party) referral.Organisation {
	return referral.Organisation{ID: to.ID, Kind: to.Kind, Place: to.Place, Vetted: law.NewDay(2026, 1, 1), MandateFrom: law.NewDay(2026, 1, 1)}
}

// person is a fictional adult with a consent to be referred, here and to Tirana.
func person() victim.Victim {
	return victim.Victim{
		ID: "v1", Sex: victim.Female, Age: victim.Age{Knowledge: victim.AgeExact, BirthDay: law.NewDay(1998, 3, 8)},
		Risk: victim.RiskAssessment{Day: law.NewDay(2026, 1, 1), Author: jurisdiction.SocialWork, AtRisk: victim.No},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentSelf, Given: law.NewDay(2026, 1, 1), Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
			Recipients: []victim.Recipient{{Kind: jurisdiction.NGO}, {Kind: jurisdiction.SocialWork, Place: "AL"}}, Categories: []victim.Category{victim.CategoryID, victim.CategoryService},
		}},
	}
}

// once writes a deed unless one with its key was done.
func (s *System) once(key, what string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	deeds, err := s.deeds()
	if err != nil {
		return err
	}
	for _, d := range deeds {
		if d.Key == key {
			return nil
		}
	}
	line, err := json.Marshal(Deed{key, what})
	if err != nil {
		return err
	}
	file, err := os.OpenFile(s.file(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := file.Write(append(line, '\n')); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	time.Sleep(s.Slow)
	return nil
}

func (s *System) file() string { return filepath.Join(s.Dir, "deeds.jsonl") }

// deeds reads what was done.
func (s *System) deeds() ([]Deed, error) {
	file, err := os.Open(s.file())
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var deeds []Deed
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var d Deed
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, err
		}
		deeds = append(deeds, d)
	}
	return deeds, lines.Err()
}
