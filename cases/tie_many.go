package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// many is what a file and the record of one victim say of people and organisations, by their ids:
// each part is gathered when it is asked for first, so that who asks about many reads it once.
type many struct {
	f *File
	v *victim.Victim

	relatives map[string][]*person.Relative
	workers   map[string][]*Worker
	acts      map[string][]string // the legal persons for which a suspect acts

	byID       map[string][]*Worker
	known      map[string][]*referral.Organisation
	below      map[string][]string
	providing  map[string][]string
	employing  map[string][]string
	surrounded map[string][]*person.Relative
}

// index gathers the records of people.
func (m *many) index() {
	if m.relatives != nil {
		return
	}
	m.relatives, m.workers = map[string][]*person.Relative{}, map[string][]*Worker{}
	m.acts = map[string][]string{}
	for i := range m.f.Victims {
		for j := range m.f.Victims[i].Relatives {
			r := &m.f.Victims[i].Relatives[j]
			for _, id := range [...]string{r.ID, r.Guardian, r.Suspect, r.Victim} {
				if id != "" {
					m.relatives[id] = append(m.relatives[id], r)
				}
			}
		}
	}
	for i := range m.f.Workers {
		w := &m.f.Workers[i]
		for _, id := range [...]string{w.ID, w.Suspect, w.Name} {
			if id != "" {
				m.workers[id] = append(m.workers[id], w)
			}
		}
	}
	for i := range m.f.Suspects {
		s := &m.f.Suspects[i]
		m.acts[s.ID] = append(m.acts[s.ID], s.LegalPerson)
	}
}

// staff are the workers by their own ids.
func (m *many) staff() map[string][]*Worker {
	if m.byID == nil {
		m.byID = map[string][]*Worker{}
		for i := range m.f.Workers {
			w := &m.f.Workers[i]
			m.byID[w.ID] = append(m.byID[w.ID], w)
		}
	}
	return m.byID
}

// bodies are the organisations by their ids, and the ids of those that belong to one.
func (m *many) bodies() (map[string][]*referral.Organisation, map[string][]string) {
	if m.known == nil {
		m.known, m.below = m.f.known(), map[string][]string{}
		for i := range m.f.Organisations {
			if o := &m.f.Organisations[i]; o.Parent != "" {
				m.below[o.Parent] = append(m.below[o.Parent], o.ID)
			}
		}
	}
	return m.known, m.below
}

// provides are the organisations for which somebody works who gives the victim something.
func (m *many) provides() map[string][]string {
	if m.providing == nil {
		m.providing = map[string][]string{}
		providers(m.v, func(p *care.Provider) {
			if p.Worker != "" && p.Worker != m.v.ID {
				m.providing[p.Worker] = append(m.providing[p.Worker], p.Organisation)
			}
		})
	}
	return m.providing
}

// employed are those who work, supervise or act for an organisation on day, and those close to
// them.
func (m *many) employed(day law.Day) map[string][]string {
	if m.employing == nil {
		m.employing = map[string][]string{}
		employees(m.f, m.v, day, func(organisation string, ids ...string) {
			if organisation != "" {
				m.employing[organisation] = append(m.employing[organisation], ids...)
			}
		})
	}
	return m.employing
}

// around are the people around the victim, by their own ids and those of guardians.
func (m *many) around() map[string][]*person.Relative {
	if m.surrounded == nil {
		m.surrounded = map[string][]*person.Relative{}
		for i := range m.v.Relatives {
			r := &m.v.Relatives[i]
			m.surrounded[r.ID] = append(m.surrounded[r.ID], r)
			if r.Guardian != r.ID {
				m.surrounded[r.Guardian] = append(m.surrounded[r.Guardian], r)
			}
		}
		delete(m.surrounded, "")
	}
	return m.surrounded
}

// employees goes through those who work, supervise or act for organisations on day.
func employees(
	f *File, v *victim.Victim, day law.Day, see func(organisation string, ids ...string),
) {
	for i := range f.Workers {
		if w := &f.Workers[i]; w.at(day) {
			see(w.Organisation, w.ID, w.Suspect, w.Supervisor)
			see(w.Organisation, w.RelatedTo...)
		}
	}
	for i := range f.Suspects {
		see(f.Suspects[i].LegalPerson, f.Suspects[i].ID)
	}
	providers(v, func(p *care.Provider) { see(p.Organisation, p.Worker) })
}
