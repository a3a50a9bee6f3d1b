package cases

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/own"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A FieldError says which field is badly formed. It does not hold the value.
//
//	Path     JSON Pointer of the field
//	Tag      the tag that fails, as docs/validation.md lists them: "required", "tip_code"
//	Param    its parameter: a limit, the names of other fields, what is declared
//	Unit     what a limit counts: characters or elements; "" where it is the number itself
//	Offset   where the field begins in the file that was read, in bytes; 0 if none was
//	Allowed  the codes that may stand there, where a list has them
//	Form     how the code of a standard is written
type FieldError = shape.FieldError

// A MoreError stands last where more than [MaxErrors] fields are badly formed, and says how many
// are not listed.
//
//	More  how many they are
type MoreError = shape.MoreError

// A RegistrationError says why the types of this module cannot be checked by a validator, and has
// one of the reasons [NoValidator], [AlreadyUsed] and [OtherRules].
//
//	Type    the type that cannot be, "" for all
//	Reason  why
type RegistrationError = shape.RegistrationError

// Why the types of this module cannot be checked by a validator.
const (
	NoValidator = shape.NoValidator
	AlreadyUsed = shape.AlreadyUsed
	OtherRules  = shape.OtherRules
)

var validate = sync.OnceValue(func() *shape.Validator {
	v := shape.New()
	if err := RegisterValidations(v.Validate); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	return v
})

// RegisterValidations adds the tags, types and struct checks of this package to v, and those of the
// packages below it: a struct of your own that holds our records is then checked in full by v, and
// so are they by themselves. It does not matter which tag v reads (SetTagName), how it names
// fields, or whether it has the option WithRequiredStructEnabled.
//
// Call it before v is first used; it may be called more than once, and beside that of other
// packages. It returns a [*RegistrationError] where it cannot work.
//
// # Struct checks
//
// What needs more than one field is checked on the record as a whole: days in order, ids that lead
// somewhere. A validator keeps one struct check a type. Where you register none for our types, ours
// stands there, and errors name the fields. Where you register one, before this call or after it,
// yours stays; ours then fails the id of the record with a tag such as tip_record_victim. Call
// [CheckStruct] in your check to have the fields named. Your check is called once with an empty
// record, so that it is known whether it calls CheckStruct.
//
// Rules for the fields of our types, by RegisterStructValidationMapRules, are an error if they
// stand there before; registered afterwards they replace ours.
//
// # Tags
//
// The tags that a struct of your own can use, in the tag that v reads, and those that only our
// records report are listed in docs/validation.md.
func RegisterValidations(v *validator.Validate) error {
	if err := referral.RegisterValidations(v); err != nil {
		return err
	}
	return shape.Register(v, tagged(), checks()...)
}

// RegisterTranslations gives English texts for the tags of this package, and of those below it, to
// trans, and lets v use them: {0} is the name of the field, {1} the codes that are allowed. A text
// that trans has already under the name of a tag is kept; add yours first for another language,
// also "tip_code-allowed". Tags such as required are those of the validator: register its
// translations too. No text holds a value, or a key of a map.
func RegisterTranslations(v *validator.Validate, trans ut.Translator) error {
	return errors.Join(
		referral.RegisterTranslations(v, trans), shape.Translate(v, trans, checks()...),
	)
}

// CheckStruct runs our struct check on the record at hand, if there is one, and reports whether
// there is. Call it in a struct check of your own for a type of this module, so that errors name
// the fields, see [RegisterValidations].
func CheckStruct(sl validator.StructLevel) bool {
	return shape.Run(sl, checks()...) || referral.CheckStruct(sl)
}

func checks() []shape.Check { return []shape.Check{shape.For[File](order)} }

// Validate reports every field of f that is badly formed, as an error that joins [*FieldError]
// values sorted by path: codes that do not exist, days out of order, ids that are used twice or
// lead nowhere. Of more than [MaxErrors] the first are listed, and a [*MoreError]. It looks at
// shape only and asks no law. In a file of [CurrentSchema] it refuses more than in an older one,
// see [File.Overlooked]. The hashes of the log are left to [File.VerifyLog] and [Decode]: a file is
// validated while it is being written, too.
func (f *File) Validate() error { return shape.Struct(validate(), f) }

// Overlooked returns what [File.Validate] passes over in f because f is of an older schema, and
// refuses in a file of [CurrentSchema]: what is wrong with an age, see [person.Age.Faults]. Such a
// file is read as ever, and who may be a child by it counts as one. The errors are sorted as those
// of Validate; there are none for a file of the current schema, nor for a nil file.
func (f *File) Overlooked() []*FieldError {
	if f == nil || f.Schema >= CurrentSchema {
		return nil
	}
	var out []*FieldError
	f.ages(func(list string, i int, fault *FieldError) {
		out = append(out, &FieldError{Path: ptr(list, i, "age") + fault.Path, Tag: fault.Tag})
	})
	slices.SortFunc(out, func(a, b *FieldError) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Tag, b.Tag))
	})
	return out
}

// ages tells what is wrong with the ages of f.
func (f *File) ages(tell func(list string, i int, fault *FieldError)) {
	for i := range f.Victims {
		for _, fault := range f.Victims[i].Age.Faults() {
			tell("victims", i, fault)
		}
	}
	for i := range f.Suspects {
		for _, fault := range f.Suspects[i].Age.Faults() {
			tell("suspects", i, fault)
		}
	}
}

// order checks what more than one field is needed for.
func order(sl validator.StructLevel) {
	f := shape.Record[File](sl)
	days := func(path string, first, last law.Day) {
		if !first.IsZero() && !last.IsZero() && last.Before(first) {
			shape.Report(sl, path, "tip_order")
		}
	}
	days("closed", f.Opened, f.Closed)
	own.Check(f.Own, f, func(i int, field, tag string) {
		shape.Report(sl, at("own", i, field), tag)
	})
	if f.Schema >= CurrentSchema {
		f.ages(func(list string, i int, fault *FieldError) {
			field := "age." + strings.TrimPrefix(fault.Path, "/")
			shape.Report(sl, at(list, i, field), fault.Tag)
		})
	}

	// ids of one kind, and whether a second record has one
	ids := func(list string, n int, id func(int) string) map[string]bool {
		seen := make(map[string]bool, n)
		for i := range n {
			if seen[id(i)] && id(i) != "" {
				shape.Report(sl, at(list, i, "id"), "tip_unique")
			}
			seen[id(i)] = true
		}
		return seen
	}
	victims := ids("victims", len(f.Victims), func(i int) string { return f.Victims[i].ID })
	// What a victim has that others link to, by the id of the victim.
	decisions := make(map[string]map[string]bool, len(f.Victims))
	indicators := make(map[string]map[string]bool, len(f.Victims))
	consents := make(map[string]map[string]bool, len(f.Victims))
	for i := range f.Victims {
		v := &f.Victims[i]
		if decisions[v.ID] != nil {
			continue // the id is used twice, which is told: the first counts
		}
		decisions[v.ID] = set(v.Decisions, func(d *victim.Decision) string { return d.ID })
		indicators[v.ID] = set(v.Indicators, func(in *victim.Indicator) string { return in.ID })
		consents[v.ID] = set(v.Consents, func(c *victim.Consent) string { return c.ID })
	}
	// byID are the victims by their ids, the first of those with one; few files ask for it.
	byID := sync.OnceValue(func() map[string]*victim.Victim {
		out := make(map[string]*victim.Victim, len(f.Victims))
		for i := range f.Victims {
			if v := &f.Victims[i]; out[v.ID] == nil {
				out[v.ID] = v
			}
		}
		return out
	})
	suspects := ids("suspects", len(f.Suspects), func(i int) string { return f.Suspects[i].ID })
	proceedings := ids("proceedings", len(f.Proceedings), func(i int) string { return f.Proceedings[i].ID })
	evidence := ids("evidence", len(f.Evidence), func(i int) string { return f.Evidence[i].ID })
	conduct := ids("conduct", len(f.Conduct), func(i int) string { return f.Conduct[i].ID })
	legal := ids("legal_persons", len(f.LegalPersons), func(i int) string {
		return f.LegalPersons[i].ID
	})
	ids("interviews", len(f.Interviews), func(i int) string { return f.Interviews[i].ID })
	ids("testimonies", len(f.Testimonies), func(i int) string { return f.Testimonies[i].ID })
	ids("measures", len(f.Measures), func(i int) string { return f.Measures[i].ID })
	ids("liabilities", len(f.Liabilities), func(i int) string { return f.Liabilities[i].ID })
	referrals := ids("referrals", len(f.Referrals), func(i int) string { return f.Referrals[i].ID })
	ids("messages", len(f.Messages), func(i int) string { return f.Messages[i].ID })
	ids("organisations", len(f.Organisations), func(i int) string { return f.Organisations[i].ID })
	ids("notifications", len(f.Notifications), func(i int) string { return f.Notifications[i].ID })
	ids("requests", len(f.Requests), func(i int) string { return f.Requests[i].ID })
	ids("dangers", len(f.Dangers), func(i int) string { return f.Dangers[i].ID })
	ids("processing", len(f.Processing), func(i int) string { return f.Processing[i].ID })
	ids("disclosures", len(f.Disclosures), func(i int) string { return f.Disclosures[i].ID })
	ids("publications", len(f.Publications), func(i int) string { return f.Publications[i].ID })
	ids("breaches", len(f.Breaches), func(i int) string { return f.Breaches[i].ID })
	ids("exports", len(f.Exports), func(i int) string { return f.Exports[i].ID })
	ids("cooperation", len(f.Cooperation), func(i int) string { return f.Cooperation[i].ID })

	workers := ids("workers", len(f.Workers), func(i int) string { return f.Workers[i].ID })
	approvals := ids("approvals", len(f.Approvals), func(i int) string { return f.Approvals[i].ID })
	tasks := ids("tasks", len(f.Tasks), func(i int) string { return f.Tasks[i].ID })
	ids("conferences", len(f.Conferences), func(i int) string { return f.Conferences[i].ID })
	ids("closures", len(f.Closures), func(i int) string { return f.Closures[i].ID })
	ids("transitions", len(f.Transitions), func(i int) string { return f.Transitions[i].ID })
	ids("complaints", len(f.Complaints), func(i int) string { return f.Complaints[i].ID })
	ids("agreements", len(f.Agreements), func(i int) string { return f.Agreements[i].ID })

	link := func(path, id string, in map[string]bool) {
		if id != "" && !in[id] {
			shape.Report(sl, path, "tip_link")
		}
	}
	links := func(list string, i int, field string, ids []string, in map[string]bool) {
		for j, id := range ids {
			link(at(list, i, field)+"["+strconv.Itoa(j)+"]", id, in)
		}
	}
	// Links to a record of any list; few files have one.
	all := sync.OnceValue(func() map[string]bool { return own.IDs(f) })
	anywhere := func(path, id string) {
		if id != "" {
			link(path, id, all())
		}
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		outward(v, at("victims", i, ""), link, outside{
			victims, suspects, conduct, referrals, workers, approvals, tasks,
		})
	}
	for i, c := range f.Conduct {
		days(at("conduct", i, "to"), c.From, c.To)
		days(at("conduct", i, "finish"), c.Start.First(), c.Finish.Last())
		links("conduct", i, "victims", c.Victims, victims)
		links("conduct", i, "suspects", c.Suspects, suspects)
	}
	for i, l := range f.Route {
		links("route", i, "victims", l.Victims, victims)
		links("route", i, "suspects", l.Suspects, suspects)
	}
	for i, s := range f.Suspects {
		days(at("suspects", i, "cleared"), s.Since, s.Cleared)
		days(at("suspects", i, "released"), s.Detained, s.Released)
		link(at("suspects", i, "legal_person"), s.LegalPerson, legal)
		for j, r := range s.Relations {
			link(at("suspects", i, "relations["+strconv.Itoa(j)+"].victim"), r.Victim, victims)
		}
	}
	for i, in := range f.Interviews {
		link(at("interviews", i, "victim"), in.Victim, victims)
		link(at("interviews", i, "proceeding"), in.Proceeding, proceedings)
		link(at("interviews", i, "evidence"), in.Evidence, evidence)
		if own := decisions[in.Victim]; own != nil {
			link(at("interviews", i, "decision"), in.Decision, own)
		}
	}
	for i, p := range f.Proceedings {
		links("proceedings", i, "victims", p.Victims, victims)
		links("proceedings", i, "suspects", p.Suspects, suspects)
		for j, s := range p.Standings {
			link(at("proceedings", i, "standings["+strconv.Itoa(j)+"].victim"), s.Victim, victims)
		}
	}
	for i, t := range f.Testimonies {
		link(at("testimonies", i, "victim"), t.Victim, victims)
		link(at("testimonies", i, "proceeding"), t.Proceeding, proceedings)
	}
	for i, e := range f.Evidence {
		link(at("evidence", i, "proceeding"), e.Proceeding, proceedings)
		links("evidence", i, "victims", e.Victims, victims)
		link(at("evidence", i, "conduct"), e.Conduct, conduct)
	}
	for i, m := range f.Measures {
		link(at("measures", i, "victim"), m.Victim, victims)
		days(at("measures", i, "to"), m.From, m.To)
	}
	for i, l := range f.Liabilities {
		link(at("liabilities", i, "victim"), l.Victim, victims)
		if own := indicators[l.Victim]; own != nil {
			links("liabilities", i, "indicators", l.Indicators, own)
		}
	}
	for i, d := range f.Disclosures {
		link(at("disclosures", i, "victim"), d.Victim, victims)
		if own := consents[d.Victim]; own != nil {
			link(at("disclosures", i, "consent"), d.Consent, own)
		}
	}
	for i, r := range f.Referrals {
		link(at("referrals", i, "victim"), r.Victim, victims)
		if len(r.Attachments) == 0 && r.Border.BestInterests == "" {
			continue
		}
		if v := byID()[r.Victim]; v != nil {
			interests := set(v.BestInterests, func(b *victim.BestInterests) string { return b.ID })
			link(at("referrals", i, "border.best_interests"), r.Border.BestInterests, interests)
			own := set(v.Attachments, func(a *victim.Attachment) string { return a.ID })
			links("referrals", i, "attachments", r.Attachments, own)
		}
	}
	for i, m := range f.Messages {
		link(at("messages", i, "victim"), m.Victim, victims)
	}
	for i, d := range f.Dangers {
		link(at("dangers", i, "victim"), d.Victim, victims)
		days(at("dangers", i, "told"), d.Known, d.Told)
	}
	for i, n := range f.Notifications {
		link(at("notifications", i, "victim"), n.Victim, victims)
		days(at("notifications", i, "acknowledged"), n.Day, n.Acknowledged)
	}
	for i, p := range f.Publications {
		link(at("publications", i, "victim"), p.Victim, victims)
	}
	for i, l := range f.Links {
		link(at("links", i, "victim"), l.Victim, victims)
	}
	link("intake.worker", f.Intake.Worker, workers)
	for i, w := range f.Workers {
		link(at("workers", i, "supervisor"), w.Supervisor, workers)
		link(at("workers", i, "suspect"), w.Suspect, suspects)
		links("workers", i, "related_to", w.RelatedTo, suspects)
		days(at("workers", i, "to"), w.From, w.To)
	}
	for i, t := range f.Tasks {
		link(at("tasks", i, "victim"), t.Victim, victims)
		link(at("tasks", i, "owner"), t.Owner, workers)
		anywhere(at("tasks", i, "step"), t.Step)
		anywhere(at("tasks", i, "record"), t.Record)
		days(at("tasks", i, "done"), t.Created, t.Done)
	}
	for i, a := range f.Approvals {
		anywhere(at("approvals", i, "of"), a.Of)
		link(at("approvals", i, "author"), a.Author, workers)
		link(at("approvals", i, "approver"), a.Approver, workers)
		days(at("approvals", i, "decided"), a.Asked, a.Decided)
	}
	for i, c := range f.Closures {
		link(at("closures", i, "victim"), c.Victim, victims)
		link(at("closures", i, "author"), c.Author, workers)
		link(at("closures", i, "approval"), c.Approval, approvals)
		link(at("closures", i, "reopened_by"), c.ReopenedBy, workers)
		if v := byID()[c.Victim]; v != nil {
			link(at("closures", i, "relative"), c.Relative, relatives(v))
			link(at("closures", i, "safety_plan"), c.SafetyPlan, plans(v))
			link(at("closures", i, "follow_up_plan"), c.FollowUpPlan, plans(v))
		}
		for j, x := range c.Criteria {
			link(at("closures", i, "criteria["+strconv.Itoa(j)+"].worker"), x.Worker, workers)
		}
		days(at("closures", i, "reopened"), c.Day, c.Reopened)
		days(at("closures", i, "follow_until"), c.Day, c.FollowUntil)
	}
	for i, c := range f.Conferences {
		links("conferences", i, "victims", c.Victims, victims)
		link(at("conferences", i, "chair"), c.Chair, workers)
		for j, id := range c.Decisions {
			anywhere(at("conferences", i, "decisions")+"["+strconv.Itoa(j)+"]", id)
		}
		for j, id := range c.Steps {
			anywhere(at("conferences", i, "steps")+"["+strconv.Itoa(j)+"]", id)
		}
		days(at("conferences", i, "next"), c.Day, c.Next)
	}
	for i, t := range f.Transitions {
		link(at("transitions", i, "victim"), t.Victim, victims)
		link(at("transitions", i, "referral"), t.Referral, referrals)
	}
	for i, c := range f.Complaints {
		link(at("complaints", i, "victim"), c.Victim, victims)
		days(at("complaints", i, "decided"), c.Day, c.Decided)
	}
	for i, a := range f.Agreements {
		days(at("agreements", i, "to"), a.From, a.To)
	}
	for i, b := range f.Breaches {
		if !b.Aware.IsZero() && !b.Notified.IsZero() && b.Notified.Before(b.Aware) {
			shape.Report(sl, at("breaches", i, "notified"), "tip_order")
		}
	}
	for i, r := range f.Requests {
		days(at("requests", i, "answered"), r.Received, r.Answered)
	}
	for i, c := range f.Cooperation {
		link(at("cooperation", i, "proceeding"), c.Proceeding, proceedings)
		days(at("cooperation", i, "answered"), c.Sent, c.Answered)
	}
}

func relatives(v *victim.Victim) map[string]bool {
	return set(v.Relatives, func(r *person.Relative) string { return r.ID })
}

// plans returns the ids of all plans for a person.
func plans(v *victim.Victim) map[string]bool {
	out := map[string]bool{}
	for _, list := range [][]care.Plan{v.Plans, v.SafetyPlans, v.Transitions} {
		maps.Copy(out, set(list, func(p *care.Plan) string { return p.ID }))
	}
	return out
}

// set returns the ids of the elements of list; not nil.
func set[E any](list []E, id func(*E) string) map[string]bool {
	out := make(map[string]bool, len(list))
	for i := range list {
		out[id(&list[i])] = true
	}
	return out
}

// at writes the path of a field of an element as the validator does.
func at(list string, i int, field string) string { return list + "[" + strconv.Itoa(i) + "]." + field }
