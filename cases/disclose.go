package cases

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// A View is what one recipient may see of a file: the record of one victim, and of the rest what
// speaks of that victim alone.
type View struct {
	Victim victim.Victim `json:"victim" data:"id"`
	// File is the rest of the file. It holds no victim: the one of the view stands beside it, and
	// of the others nothing passes.
	File     File              `json:"file,omitzero" data:"id"`
	Manifest referral.Manifest `json:"manifest" data:"case"`

	sharing referral.Sharing
	from    jurisdiction.Code
}

// Whole returns what passed as one file: the rest of the file, with the victim of the view in it.
// An exchange format takes that in place of the file itself.
func (v *View) Whole() *File {
	if v == nil {
		return new(File)
	}
	f := v.File
	f.Victims = []victim.Victim{v.Victim}
	return &f
}

// Disclosed records that a view was passed on, under an id of its own and by whom: among the
// disclosures of f, where the rules look for it, and in the log. A view in which nothing passed is
// no disclosure, and an id that is none or is taken is refused: both are a [*LookupError]. Where
// the log has a later entry already, the disclosure keeps its day and its entry has that of the
// last.
func (f *File) Disclosed(v *View, id, actor string) error {
	taken := slices.ContainsFunc(f.Disclosures, func(d Disclosure) bool { return d.ID == id })
	switch {
	case v.Empty():
		return &LookupError{"/disclosures", ErrNotFound}
	case taken:
		return &LookupError{"/disclosures", ErrAmbiguous}
	}
	s := v.sharing
	event := Event{Day: s.Day, Kind: EventDisclosed, Actor: actor, Record: id}
	if id == "" {
		return &LookupError{"/disclosures", ErrNotFound}
	}
	// Who has disclosed has done so: a later entry does not keep it out of the log.
	if n := len(f.Events); n > 0 && event.Day.Before(f.Events[n-1].Day) {
		event.Day = f.Events[n-1].Day
	}
	if err := f.Record(f.Revision, event); err != nil {
		return err
	}
	f.Disclosures = append(f.Disclosures, Disclosure{
		ID: id, Victim: s.Victim, Day: s.Day, Actor: actor, From: v.from, Recipient: s.Recipient,
		Purpose: s.Purpose, Categories: s.Categories, Basis: processing(s), Consent: s.Consent,
	})
	return nil
}

// processing returns the legal basis of the processing that a disclosure was, as far as what opened
// the file tells it: Regulation (EU) 2016/679, article 6(1)(a), (c) and (d).
func processing(s referral.Sharing) ProcessingBasis {
	switch {
	case s.Basis == referral.ByConsent:
		return BasisConsent
	case s.Ground == referral.VitalInterests:
		return BasisVitalInterests
	case s.Ground == referral.MandatoryReport, s.Ground == referral.CourtOrderGround,
		s.Basis == referral.ByAccess:
		return BasisLegalObligation
	}
	return ""
}

// Empty reports whether nothing was passed on.
func (v *View) Empty() bool { return v == nil || len(v.Manifest.Passed) == 0 }

// Sharing returns the entry for the log of this disclosure. Packet is the id of the packet in which
// the view was sent, or "". Nothing passed is nothing to log: then the log refuses it, and so it
// does where the file has no id for the person, or something that is none: that is left out.
func (v *View) Sharing(packet string) referral.Sharing {
	if v.Empty() {
		return referral.Sharing{}
	}
	s := v.sharing
	s.Packet = packet
	// Of a file that nobody validated anything could stand there, a name even.
	for _, id := range []*string{&s.Victim, &s.Referral, &s.Consent} {
		if !shape.ID(*id) {
			*id = ""
		}
	}
	return s
}

// Disclose returns what of f one recipient may see at a level on a day, and the manifest of what
// was withheld and why. It is the only door out. Victim, consent, emergency, referral and suspects
// are looked up in f: a consent that a suspected parent gave does not count, whoever asks. A
// category of data passes that the level reaches, that the purpose needs, that the recipient may
// have, and that the consent covers, or the ground of the emergency needs. An agreement in force
// with the recipient may narrow what passes by consent. What a record itself says is not to be
// passed on never passes, nor does one of the people around the victim who is another victim of the
// file and from whom the recipient is kept: who must not learn of the other, or to whom the other
// said no. Nor do the attachments and the fields of the user's own that belong to such a record. A
// recipient without an id gets nothing: nobody could hold it against the suspects, and what was
// disclosed could be sealed to anybody. F is left as it is; what passes shares no memory with it
// that a caller could change it by, and the view of the same day is always the same.
//
// A record that f does not have is a [*LookupError]; a day that does not exist is
// [rule.ErrNoDay], one before the last move of the referral [ErrBackInTime], a level that is none
// [ErrNoLevel], and the zero recipient [ErrNoRecipient].
//
// A file is data: whoever writes into its history or its consents what did not happen opens it. The
// log of the file, and who keeps its last hash, are there for that.
func (f *File) Disclose(to Recipient, level referral.Level, on law.Day) (*View, error) {
	v, q, err := f.question(to, level, on)
	if err != nil {
		return nil, err
	}
	g := disclosure.Open(q)
	out := &View{Victim: g.Victim(v), from: disclosure.Place(q.From)}
	f.rest(g, v, q, out)
	out.Manifest = g.Bind(&out.Victim, reflect.ValueOf(out.File))
	out.sharing = sharing(v, q, g.Manifest)
	return out, nil
}

// question returns whom a disclosure is about, and what is to be asked.
func (f *File) question(
	to Recipient, level referral.Level, on law.Day,
) (*victim.Victim, disclosure.Question, error) {
	var none disclosure.Question
	switch {
	case !law.IsValid(level):
		return nil, none, fmt.Errorf("cases: %w", ErrNoLevel)
	case on.IsZero():
		return nil, none, fmt.Errorf("cases: %w", rule.ErrNoDay)
	case to.ask == nil:
		return nil, none, fmt.Errorf("cases: %w", ErrNoRecipient)
	case f == nil:
		return nil, none, &LookupError{"/victims", ErrNotFound}
	}
	v, q, err := to.ask(f, on)
	if err != nil {
		return nil, none, err
	}
	q.Day, q.Level, q.Stated = on, level, f.stated()
	q.Objects, q.Limited = f.objections(v, q.Consent, q.Recipient, on, q.Referral)
	if !shape.ID(q.Recipient.ID) && q.Basis != referral.ByAccess {
		q.Refused = true // nobody can hold it against the suspects
	}
	q.Agreements = f.agreements(q.Recipient, q.Purpose, on)
	q.Others = f.around(v, &q, on)
	q.Shut = f.belonging(v, &q)
	hidden := f.hidden(v)
	return hidden, q.With(hidden), nil
}

func sharing(v *victim.Victim, q disclosure.Question, m referral.Manifest) referral.Sharing {
	s := referral.Sharing{
		Victim: v.ID, Day: q.Day, Recipient: m.Recipient, Purpose: m.Purpose, Level: m.Level,
		Basis:      m.Basis,
		Categories: m.Passed,
	}
	for _, w := range m.Withheld {
		if w.Path != "" { // that suspicion is withheld is told of every record
			s.Withheld++
		}
	}
	if q.Referral != nil {
		s.Referral = q.Referral.ID
	}
	switch m.Basis {
	case referral.ByConsent:
		if q.Consent != nil {
			s.Consent = q.Consent.ID
		}
	case referral.ByEmergency, referral.ByReport:
		s.Ground = q.Emergency.Ground
	}
	return s
}

// rest projects the file around v.
func (f *File) rest(g *disclosure.Gate, v *victim.Victim, q disclosure.Question, out *View) {
	around := surroundings{g: g, v: v, q: q, alone: len(f.others(v)) == 0}
	from, to := reflect.ValueOf(f).Elem(), reflect.ValueOf(&out.File).Elem()
	// The fields of the user's own stand behind the records to which they belong.
	passed := sync.OnceValue(func() map[string]bool {
		return project.IDs(
			reflect.ValueOf(out.Victim), project.IDs(to, map[string]bool{v.ID: true}),
		)
	})
	for i := range from.NumField() {
		field := from.Type().Field(i)
		src, dst := from.Field(i), to.Field(i)
		if field.Name == "Victims" || src.IsZero() {
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		path, category := "/file/"+name, person.Category(field.Tag.Get("data"))
		keep := func(f project.Field) bool {
			f.Path = path + withoutIndex(f.Path)
			return g.Pass(f)
		}
		one := func(src reflect.Value) (reflect.Value, bool) {
			element := reflect.New(src.Type()).Elem()
			whole := listed(src, path, string(category))
			whole.Ill = !shape.Formed(src, field.Tag.Get("validate"))
			category := person.Category(whole.Category)
			if because := around.because(src); because != "" {
				g.Withhold(path, category, because)
				return element, false
			}
			if around.whole(src) {
				project.Copy(src, element, func(project.Field) bool { return true })
				return element, true
			}
			if !g.Pass(whole) {
				return element, false
			}
			if whole.Of != "" && whole.Of != f.ID && !passed()[whole.Of] {
				g.Withhold(path, category, referral.BecauseBarred)
				return element, false
			}
			if src.Kind() != reflect.Struct || src.Type() == reflect.TypeFor[law.Day]() {
				element.Set(src)
				return element, true
			}
			project.CopyElement(src, element, keep)
			only(element, v.ID)
			return element, true
		}
		if src.Kind() != reflect.Slice {
			if element, passes := one(src); passes {
				dst.Set(element)
			}
			continue
		}
		for j := range src.Len() {
			if element, passes := one(src.Index(j)); passes {
				dst.Set(reflect.Append(dst, element))
			}
		}
	}
}

// surroundings decide about the records around a victim.
type surroundings struct {
	g     *disclosure.Gate
	v     *victim.Victim
	q     disclosure.Question
	alone bool // the file has no other victim
}

// because returns why nothing of a record passes, whatever its category; "" where that decides.
func (s *surroundings) because(record reflect.Value) referral.Because {
	switch links, mine := linked(record, s.v.ID); {
	case links && !mine, !links && !s.alone:
		return referral.BecauseOthers
	case !under(record, s.q):
		return referral.BecauseReferral
	}
	return ""
}

// listed is what is decided about a record in a list of the file, which may say its category by
// itself.
func listed(record reflect.Value, path, category string) project.Field {
	e := project.Field{Path: path, Category: category, Record: project.IDOf(record)}
	if c, ok := record.Interface().(project.Categorised); ok {
		e.Category, e.Own, e.Of = c.DataCategory(), true, project.Of(record)
	}
	return e
}

// whole reports whether all of a record passes, whatever its category: to whom the data went is
// told to the person, Regulation (EU) 2016/679, article 15(1)(c).
func (s *surroundings) whole(record reflect.Value) bool {
	return record.Type() == reflect.TypeFor[Disclosure]() && s.q.Basis.Own() && s.g.Open() &&
		s.q.Level == referral.Full
}

var index = regexp.MustCompile(`/[0-9]+`)

// withoutIndex takes the indices out of a pointer: how many records there are is told to nobody.
func withoutIndex(pointer string) string { return index.ReplaceAllString(pointer, "") }

// under reports whether a record is for the recipient of q: of the referrals and messages a
// receiver sees its own alone, for where else a person is helped is not its to know.
func under(record reflect.Value, q disclosure.Question) bool {
	if q.Basis.Own() {
		return true
	}
	switch r := record.Interface().(type) {
	case referral.Referral:
		return q.Referral != nil && r.ID == q.Referral.ID
	case referral.PoliceMessage:
		return q.Basis == referral.ByReport && r.To.ID == q.Recipient.ID &&
			r.To.Kind == q.Recipient.Kind
	}
	return true
}

// linked reports whether a record names victims, and whether the one with the id is among them.
func linked(record reflect.Value, id string) (links, mine bool) {
	if record.Kind() != reflect.Struct {
		return false, false
	}
	if one := record.FieldByName("Victim"); one.IsValid() && one.Kind() == reflect.String &&
		one.String() != "" {
		return true, one.String() == id
	}
	if many := record.FieldByName("Victims"); many.IsValid() && many.Len() > 0 {
		return true, slices.Contains(many.Interface().([]string), id)
	}
	if ties := record.FieldByName("Relations"); ties.IsValid() && ties.Len() > 0 {
		return true, slices.ContainsFunc(ties.Interface().([]Relation), func(r Relation) bool {
			return r.Victim == id
		})
	}
	return false, false
}

// only takes the other victims out of a record that names several.
func only(record reflect.Value, id string) {
	if many := record.FieldByName("Victims"); many.IsValid() && many.Len() > 0 {
		many.Set(reflect.ValueOf([]string{id}))
	}
	if ties := record.FieldByName("Relations"); ties.IsValid() && ties.Len() > 0 {
		all := slices.Clone(ties.Interface().([]Relation))
		mine := slices.DeleteFunc(all, func(r Relation) bool { return r.Victim != id })
		ties.Set(reflect.ValueOf(mine))
	}
}
