package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Worker is somebody who works on the file; both days inclusive, a zero To lasts. What is kept of
// workers is for the keeping of the file, and passes to nobody whom the case is referred to.
type Worker struct {
	ID   string     `json:"id" data:"id" validate:"required,tip_id"`
	Role WorkerRole `json:"role,omitempty" data:"case" validate:"tip_code"`
	// Organisation and Team are ids, Supervisor is the id of another worker.
	Organisation string  `json:"organisation,omitempty" data:"case" validate:"omitempty,tip_id"`
	Team         string  `json:"team,omitempty" data:"case" validate:"omitempty,tip_id"`
	Supervisor   string  `json:"supervisor,omitempty" data:"case" validate:"omitempty,tip_id"`
	From         law.Day `json:"from,omitzero" data:"case"`
	To           law.Day `json:"to,omitzero" data:"case"`
	// Name is as the worker writes it.
	Name     string           `json:"name,omitempty" data:"case" validate:"max=200"`
	Contacts []person.Contact `json:"contacts,omitempty" data:"case" validate:"dive"`
	// Conflict answers whether the worker has interests against those of a victim of the file.
	// Suspect is the id of the same person among the suspects, RelatedTo are those of suspects to
	// whom the worker is related or close.
	Conflict  person.Answer `json:"conflict,omitempty" data:"case" validate:"tip_code" label:"conflict of interest"`
	Suspect   string        `json:"suspect,omitempty" data:"offence" validate:"omitempty,tip_id" label:"is this suspect"`
	RelatedTo []string      `json:"related_to,omitempty" data:"offence" validate:"dive,required,tip_id" label:"close to these suspects"`
}

// On reports whether the worker works on the file on day. Where no first day is recorded, the
// worker has from ever.
func (w *Worker) On(day law.Day) bool {
	return !day.Before(w.From) && (w.To.IsZero() || !day.After(w.To))
}

// WorkerRole is the part of somebody who works on a file. The zero value means "not recorded".
//
//	case-worker
//	social-worker
//	educator
//	supervisor
//	manager
//	psychologist
//	lawyer
//	guardian-support   support of the guardian
//	interpreter
//	cultural-mediator
//	health-worker
//	police-liaison
//	focal-point
//	data-protection    data protection officer
//	volunteer
//	other
type WorkerRole string
