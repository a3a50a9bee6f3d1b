// Package disclosure decides what of a record may be passed on. It is the one place where that is
// decided, and out of reach of other modules: they ask by way of a case file, which looks up who is
// suspected, which consent stands and who receives.
package disclosure

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A Question asks what may be disclosed.
type Question struct {
	Recipient victim.Recipient
	Purpose   victim.ConsentPurpose
	Level     referral.Level
	// From is the place of who discloses: a consent that names a kind of recipient and no place
	// speaks of those in the same State.
	From jurisdiction.Code
	// Basis says what opens the record. Whether it does is looked at here: a consent must count, an
	// emergency must stand.
	Basis referral.Basis
	// Consent is that of the victim, and Flaw what keeps it from counting by all that the case file
	// knows.
	Consent   *victim.Consent
	Flaw      victim.ConsentFlaw
	Emergency *referral.Emergency
	// Objects and Limited answer what the victim objected to, and what the consent does not extend
	// to: data of a category, in the record with an id, "" for data in no record. Nil is nothing.
	Objects, Limited func(person.Category, string) bool
	// Others answers whether a field of the record, by its JSON Pointer and category, speaks of
	// another victim from whom the recipient is kept; nil where none does.
	Others func(string, person.Category) bool
	// Shut answers why a field of the user's own, or an attachment, does not pass which is the
	// record with an id or belongs to it, or a field of a record that names it, whatever its
	// category lets pass; nil is nothing.
	Shut func(record string, c person.Category) referral.Because
	// Belongs answers whether what belongs to the record with an id passes as far as the record
	// does; nil is always. [Question.With] makes it.
	Belongs func(record string) bool
	// Urgent is true where the emergency, or the ground of a report, stands in the place of consent
	// for this person and recipient: [referral.Emergency.StandsFor].
	Urgent bool
	// Conflict is true where the recipient is a suspect, or must not learn of the person.
	Conflict bool
	// Unsound is true where the referral was sent on nothing.
	Unsound bool
	// Refused is true where the recipient is not entitled: a guardian out of office, a lawyer whom
	// nobody assigned, a body that does not investigate.
	Refused bool
	// Agreements are those in force that speak of the recipient and the purpose. They narrow what a
	// consent lets pass to what one of them covers, and open nothing.
	Agreements []referral.Agreement
	Day        law.Day
	// Stated is the day on which a band of age is told: a fixed one, so that bands asked for on
	// different days do not give the birthday away. Where there is none, no band is told.
	Stated law.Day
	// Referral is the referral under which it is asked, nil for none. Before it is sent no more
	// than the level anonymous passes, and nothing once the access of the receiver has ended.
	Referral *referral.Referral
}

// With returns the question for v: what a system keeps of its own about a record, and an attachment
// that belongs to one, passes where the record does. Which records pass is looked up once it is
// asked. What belongs to the person passes by its category alone.
func (q Question) With(v *victim.Victim) Question {
	passes := func(q Question, v victim.Victim) map[string]bool {
		g := Open(q)
		g.because[person.CategoryID] = "" // a record may pass without its id
		out := g.Victim(&v)
		ids := project.IDs(reflect.ValueOf(out), map[string]bool{})
		ids[v.ID] = true
		return ids
	}
	q.Belongs = nil
	plain := q
	records := sync.OnceValue(func() map[string]bool {
		bare := *v
		bare.Own, bare.Attachments = nil, nil
		ids := passes(plain, bare)
		papers := plain // a field may belong to an attachment, which belongs to a record
		papers.Belongs = func(id string) bool { return ids[id] }
		bare.Attachments = v.Attachments
		return passes(papers, bare)
	})
	q.Belongs = func(id string) bool { return records()[id] }
	return q
}

// A Gate says of each category of data whether it passes.
type Gate struct {
	q        Question
	urgent   bool
	because  map[person.Category]referral.Because
	Manifest referral.Manifest
	told     map[referral.Withheld]bool // what stands in the manifest as withheld
}

// Written returns a recipient as it is written down, in a manifest or a log: of a record that
// nobody validated a text in place of a code or an id could be anything.
func Written(r victim.Recipient) victim.Recipient {
	return victim.Recipient{Kind: code(r.Kind), ID: id(r.ID), Place: Place(r.Place)}
}

// Place returns a place that is a code, and "" for any other.
func Place(p jurisdiction.Code) jurisdiction.Code {
	if !p.IsValid() {
		return ""
	}
	return p
}

func code[C law.Enum](c C) C {
	if !law.IsValid(c) {
		return ""
	}
	return c
}

func id(s string) string {
	if !shape.ID(s) {
		return ""
	}
	return s
}

// Open returns the gate for a question.
func Open(q Question) *Gate {
	m := referral.Manifest{
		Recipient: Written(q.Recipient), Purpose: code(q.Purpose), Level: code(q.Level), On: q.Day,
		Basis: code(q.Basis),
	}
	if q.Referral != nil {
		m.Referral = id(q.Referral.ID)
	}
	g := &Gate{
		q: q, Manifest: m, because: map[person.Category]referral.Because{},
		told: map[referral.Withheld]bool{},
	}
	if q.Basis == referral.ByConsent || q.Basis == referral.ByEmergency {
		g.urgent = q.Urgent
		g.Manifest.Basis = referral.ByConsent
		if g.urgent {
			g.Manifest.Basis = referral.ByEmergency
		} else {
			g.Manifest.Lapsed = q.Emergency != nil
			g.Manifest.Flaw = code(q.Flaw)
			if g.Manifest.Flaw == "" && q.Flaw != "" {
				g.Manifest.Flaw = victim.FlawNotGiven
			}
			if q.Consent == nil {
				g.Manifest.Flaw = victim.FlawNotGiven
			}
		}
	}
	switch {
	case g.Manifest.Basis == referral.ByConsent && q.Consent != nil:
		g.Manifest = g.Manifest.Within(clearing.Issue(), q.Consent.Until)
	case g.Manifest.Basis == referral.ByEmergency && q.Emergency != nil:
		last, _ := q.Emergency.Last(q.Day)
		g.Manifest = g.Manifest.Within(clearing.Issue(), last)
	}
	for _, c := range law.Codes[person.Category]() {
		g.because[c] = g.withholds(c)
	}
	g.offence()
	return g
}

// offence tells once that suspicion is withheld, whether any is recorded or not: the place of an
// answer that nobody may see would tell that there is one.
func (g *Gate) offence() {
	if because := g.Because(person.CategoryOffence); because != "" {
		w := referral.Withheld{Category: person.CategoryOffence, Because: because}
		g.Manifest.Withheld = append(g.Manifest.Withheld, w)
	}
}

// Because returns why a category is withheld, or "". What is no category is withheld.
func (g *Gate) Because(c person.Category) referral.Because {
	because, known := g.because[c]
	if !known {
		return referral.BecausePurpose
	}
	return because
}

// Pass decides about one field, and writes into the manifest what is withheld.
func (g *Gate) Pass(f project.Field) bool {
	c := person.Category(f.Category)
	because := g.Because(c)
	switch {
	case because != "":
	case g.q.Others != nil && g.q.Others(f.Path, c):
		// How many others there are, and which, is not told.
		g.Withhold("/relatives", c, referral.BecauseOthers)
		return false
	case f.Barred:
		because = referral.BecauseBarred
	case (f.Own || f.Of != "") && g.shut(f, c) != "":
		because = g.shut(f, c)
	case f.Record != "" && g.objected(c, f.Record):
		because = referral.BecauseObjection
	case f.Own && g.Bands():
		// What a system keeps of its own may point to a person, whatever it is called.
		because = referral.BecauseLevel
	case f.Text && g.Bands():
		// An official number, as that of a decision of a court, names the person, and a text may.
		because = referral.BecauseLevel
	case f.Ill && g.Bands():
		// Of a record that nobody validated a text in place of a code or an id names anybody.
		because = referral.BecauseLevel
	case f.Day && g.Bands() && !strings.HasPrefix(f.Path, "/age/"):
		// A guardian whose office ended by majority, a plan for it: days beside a pseudonym tell
		// the birthday.
		because = referral.BecauseLevel
	}
	if because != "" {
		g.Withhold(f.Path, c, because)
		return false
	}
	return true
}

// shut returns why what a system keeps of its own, or a record that names a relative, does not
// pass: the record to which it belongs, or the relative, does not.
func (g *Gate) shut(f project.Field, c person.Category) referral.Because {
	if f.Of != "" && g.objected(c, f.Of) {
		return referral.BecauseObjection
	}
	if f.Of != "" && g.q.Belongs != nil && !g.q.Belongs(f.Of) {
		return referral.BecauseBarred
	}
	if g.q.Shut == nil {
		return ""
	}
	if f.Own {
		if because := g.q.Shut(f.Record, c); because != "" {
			return because
		}
	}
	return g.q.Shut(f.Of, c)
}

// objected reports whether an objection or a limit of the consent withholds data. An emergency, and
// a duty to report, pass an objection, and the manifest says so; a person reads what is kept on him
// or her in any case.
func (g *Gate) objected(c person.Category, record string) bool {
	q := &g.q
	objects := q.Objects != nil && q.Basis != referral.ByAccess && q.Objects(c, record)
	if g.urgent || q.Basis == referral.ByReport {
		g.Manifest.Against = g.Manifest.Against || objects
		return false
	}
	return objects || q.Basis == referral.ByConsent && q.Limited != nil && q.Limited(c, record)
}

// passed writes into the manifest the categories of what a view holds.
func (g *Gate) passed(view reflect.Value) {
	project.Categories(view, func(category string) {
		if c := person.Category(category); law.IsValid(c) &&
			!slices.Contains(g.Manifest.Passed, c) {
			g.Manifest.Passed = append(g.Manifest.Passed, c)
		}
	})
	slices.Sort(g.Manifest.Passed)
}

// Bind returns the manifest of a view of a person and of the file around, as it is now.
func (g *Gate) Bind(view *victim.Victim, rest reflect.Value) referral.Manifest {
	if rest.IsValid() {
		g.passed(rest)
	}
	return g.Manifest.For(clearing.Issue(), view)
}

// Open reports whether anything passes at all.
func (g *Gate) Open() bool {
	for _, because := range g.because {
		if because == "" {
			return true
		}
	}
	return false
}

// Withhold writes into the manifest that something was withheld, once; of suspicion that was told.
func (g *Gate) Withhold(path string, c person.Category, because referral.Because) {
	if c == person.CategoryOffence && g.Because(c) != "" {
		return
	}
	w := referral.Withheld{Path: path, Category: c, Because: because}
	if !law.IsValid(c) {
		w.Category = ""
	}
	if !g.told[w] { // a record has as many fields as somebody wrote: no list is searched
		g.told[w] = true
		g.Manifest.Withheld = append(g.Manifest.Withheld, w)
	}
}

// Victim returns what of v passes; v is left as it is. Below the level identified, and for
// statistics and research, an age is told as a band of years on the stated day.
func (g *Gate) Victim(v *victim.Victim) victim.Victim {
	source := *v
	if g.Because(person.CategoryAge) == "" && g.Bands() {
		source.Age = person.Age{}
		if !g.q.Stated.IsZero() {
			source.Age = referral.BandOf(v.Age, g.q.Stated)
		}
		untold := g.q.Stated.IsZero() && !reflect.ValueOf(v.Age).IsZero()
		if untold || source.Age.BirthDay != v.Age.BirthDay ||
			source.Age.BirthYear != v.Age.BirthYear ||
			len(v.Age.Evidence)+len(v.Age.Assessments) > 0 {
			g.Withhold("/age", person.CategoryAge, referral.BecauseBand)
		}
	}
	var out victim.Victim
	project.Copy(reflect.ValueOf(source), reflect.ValueOf(&out).Elem(), g.Pass)
	g.passed(reflect.ValueOf(out))
	g.Manifest = g.Bind(&out, reflect.Value{})
	return out
}

// Bands reports whether an age is told as a band and no other day is: below the level identified,
// and before the referral has reached the receiver, whatever level is asked.
func (g *Gate) Bands() bool {
	early := g.q.Referral != nil && !g.q.Referral.Access()
	return g.q.Level == referral.Anonymous || g.q.Level == referral.Pseudonym || g.q.counts() ||
		early
}

// counts reports whether the purpose counts people and helps nobody in particular: it needs no
// pseudonym.
func (q *Question) counts() bool {
	return q.Purpose == victim.PurposeStatistics || q.Purpose == victim.PurposeResearch
}

// withholds returns why a category is withheld, or "".
func (g *Gate) withholds(c person.Category) referral.Because {
	q := &g.q
	base := c == person.CategoryDemographic || c == person.CategoryAge || c == person.CategoryID &&
		!q.counts()
	who := (c == person.CategoryIdentity || c == person.CategoryContact) && !q.counts()
	switch {
	case q.Day.IsZero():
		return referral.BecauseConsent
	case q.Conflict:
		return referral.BecauseConflict
	case q.Refused || !law.IsValid(q.Basis):
		return referral.BecauseRole
	case q.Unsound,
		q.Referral != nil && (q.Referral.Unsound() != nil || q.Referral.Verify() != nil):
		return referral.BecauseReferral
	case q.Referral != nil && !q.Referral.Access() &&
		(q.Referral.State.Over() || !slices.Contains(reaches(referral.Anonymous), c)):
		return referral.BecauseReferral
	case !slices.Contains(reaches(q.Level), c):
		return referral.BecauseLevel
	case g.q.Basis.Own():
		// Suspicion is data of somebody else as well: Regulation (EU) 2016/679, articles 10 and
		// 15(4).
		if c == person.CategoryOffence {
			return referral.BecauseOffence
		}
		if g.objected(c, "") {
			return referral.BecauseObjection
		}
		return ""
	case !law.IsValid(q.Purpose) || !base && !who && !slices.Contains(needs[q.Purpose], c):
		return referral.BecausePurpose
	case c == person.CategoryOffence && !prosecutes(q.Recipient.Kind):
		return referral.BecauseOffence
	case !law.IsValid(q.Recipient.Kind) || slices.Contains(never[q.Recipient.Kind], c):
		return referral.BecauseRole
	case g.urgent || q.Basis == referral.ByReport:
		if !q.Urgent {
			return referral.BecauseConsent
		}
		if !slices.Contains(saves[q.Emergency.Ground], c) {
			return referral.BecauseGround
		}
		g.objected(c, "")
		return ""
	case g.Manifest.Flaw != "", q.Consent == nil, !slices.Contains(q.Consent.Categories, c),
		!q.Consent.Covers(q.Recipient, q.From):
		return referral.BecauseConsent
	case g.objected(c, ""):
		return referral.BecauseObjection
	case len(q.Agreements) > 0 && !slices.ContainsFunc(
		q.Agreements, func(a referral.Agreement) bool { return a.Covers(c) },
	):
		return referral.BecauseAgreement
	}
	return ""
}

func prosecutes(k jurisdiction.BodyKind) bool {
	return k == jurisdiction.Police || k == jurisdiction.Prosecutor || k == jurisdiction.Court
}
