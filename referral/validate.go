package referral

import (
	"errors"
	"reflect"
	"strconv"
	"sync"

	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

var validate = sync.OnceValue(func() *shape.Validator {
	v := shape.New()
	err := victim.RegisterValidations(v.Validate)
	if err == nil {
		err = shape.Register(v.Validate, tagged(), structChecks()...)
	}
	if err != nil {
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
// packages. It returns a [*victim.RegistrationError] where it cannot work.
func RegisterValidations(v *validator.Validate) error {
	if err := victim.RegisterValidations(v); err != nil {
		return err
	}
	return shape.Register(v, tagged(), checks()...)
}

// RegisterTranslations gives English texts for the tags of this package, and of those below it, to
// trans, and lets v use them, see cases.RegisterTranslations.
func RegisterTranslations(v *validator.Validate, trans ut.Translator) error {
	return errors.Join(
		victim.RegisterTranslations(v, trans), shape.Translate(v, trans, checks()...),
	)
}

// CheckStruct runs our struct check on the record at hand, if there is one, and reports whether
// there is, see [victim.CheckStruct].
func CheckStruct(sl validator.StructLevel) bool {
	return shape.Run(sl, checks()...) || victim.CheckStruct(sl)
}

// structChecks are the checks that the Validate methods of this package share with every validator.
func structChecks() []shape.Check {
	return []shape.Check{
		shape.For[Referral](referralOrder), shape.For[Organisation](organisationOrder),
		shape.For[PoliceMessage](messageOrder), shape.For[Sharing](sharingOrder),
	}
}

// checks are those for the validator of a user, which does what the Validate methods do beside.
func checks() []shape.Check {
	return []shape.Check{
		shape.For[Referral](func(sl validator.StructLevel) {
			referralOrder(sl)
			unsoundMove(sl)
		}),
		shape.For[Log](logChain),
		shape.For[PoliceMessage](func(sl validator.StructLevel) {
			messageOrder(sl)
			m := shape.Record[PoliceMessage](sl)
			if m.Unsound() && !holderTells(sl) {
				shape.Report(sl, "to.id", "required")
			}
		}),
		shape.For[Organisation](organisationOrder), shape.For[Sharing](sharingOrder),
	}
}

// holderTells reports whether what holds the record at hand tells of unsound ones itself, as a case
// file does: it takes them.
func holderTells(sl validator.StructLevel) bool {
	tells := reflect.TypeFor[interface{ Unsound() []string }]()
	return reflect.PointerTo(sl.Parent().Type()).Implements(tells)
}

// unsoundMove reports a move that the machine would not have made.
func unsoundMove(sl validator.StructLevel) {
	if holderTells(sl) {
		return
	}
	r := shape.Record[Referral](sl)
	if bad := r.Unsound(); bad != nil {
		shape.Report(sl, "history["+strconv.Itoa(bad.Entry)+"]", "tip_unsound")
	}
}

// logChain reports the first record that does not fit the one before it.
func logChain(sl validator.StructLevel) {
	l := shape.Record[Log](sl)
	if bad, ok := errors.AsType[*LogError](l.Verify()); ok {
		shape.Report(sl, "records["+strconv.Itoa(bad.Index)+"]", "tip_chain")
	}
}

// Validate reports every field of r that is badly formed, a history that does not lead to its
// state, and one that the machine would not have made ([Referral.Unsound]), as an error that joins
// [*FieldError] values sorted by path.
func (r *Referral) Validate() error {
	err := shape.Struct(validate(), r)
	if bad := r.Unsound(); bad != nil {
		err = errors.Join(
			err, &FieldError{Path: "/history/" + strconv.Itoa(bad.Entry), Tag: "tip_unsound"},
		)
	}
	return err
}

// Validate reports every field of o that is badly formed, as an error that joins [*FieldError]
// values sorted by path.
func (o *Organisation) Validate() error { return shape.Struct(validate(), o) }

// Validate reports every field of m that is badly formed, as an error that joins [*FieldError]
// values sorted by path. A receiver that does not investigate is one, and so is a message that was
// sent to nobody who has an id.
func (m *PoliceMessage) Validate() error {
	err := shape.Struct(validate(), m)
	if m.Unsound() {
		err = errors.Join(err, &FieldError{Path: "/to/id", Tag: "required"})
	}
	return err
}

// Validate reports every field of l that is badly formed, as an error that joins [*FieldError]
// values sorted by path, and what [Log.Verify] finds.
func (l *Log) Validate() error { return errors.Join(shape.Struct(validate(), l), l.Verify()) }

func referralOrder(sl validator.StructLevel) {
	r := shape.Record[Referral](sl)
	if bad, ok := errors.AsType[*MoveError](r.Verify()); ok {
		path := "history"
		if bad.Entry < len(r.History) {
			path += "[" + strconv.Itoa(bad.Entry) + "]"
		}
		shape.Report(sl, path, "tip_history")
	}
	if r.Kind == Assign && !r.Inside() {
		shape.Report(sl, "to.id", "tip_inside")
	}
	if e := r.Emergency; e != nil {
		for i := 1; i < len(e.Reviews); i++ {
			if e.Reviews[i].Day.Before(e.Reviews[i-1].Day) {
				shape.Report(sl, "emergency.reviews["+strconv.Itoa(i)+"].day", "tip_order")
			}
		}
	}
}

func organisationOrder(sl validator.StructLevel) {
	o := shape.Record[Organisation](sl)
	at := func(list string, i int, field string) string {
		return list + "[" + strconv.Itoa(i) + "]." + field
	}
	order := func(path string, s law.Span) {
		if !s.From.IsZero() && !s.To.IsZero() && s.To.Before(s.From) {
			shape.Report(sl, path, "tip_order")
		}
	}
	order("mandate_to", law.Span{From: o.MandateFrom, To: o.MandateTo})
	sites, services := map[string]bool{}, map[string]bool{}
	for i, s := range o.Sites {
		if sites[s.ID] {
			shape.Report(sl, at("sites", i, "id"), "tip_unique")
		}
		sites[s.ID] = true
	}
	for i, s := range o.Services {
		if services[s.ID] {
			shape.Report(sl, at("services", i, "id"), "tip_unique")
		}
		services[s.ID] = true
		for j, id := range s.Sites {
			if !sites[id] {
				shape.Report(sl, at("services", i, "sites")+"["+strconv.Itoa(j)+"]", "tip_link")
			}
		}
		if s.AgeTo > 0 && s.AgeTo < s.AgeFrom {
			shape.Report(sl, at("services", i, "age_to"), "tip_order")
		}
		for j, x := range s.Openings {
			order(
				at("services", i, "openings")+"["+strconv.Itoa(j)+"].to",
				law.Span{From: x.From, To: x.To},
			)
		}
	}
}

func messageOrder(sl validator.StructLevel) {
	m := shape.Record[PoliceMessage](sl)
	if law.IsValid(m.To.Kind) && !Investigates(m.To.Kind) {
		shape.Report(sl, "to.kind", "tip_investigator")
	}
	if !m.Sent.IsZero() && !m.Acknowledged.IsZero() && m.Acknowledged.Before(m.Sent) {
		shape.Report(sl, "acknowledged", "tip_order")
	}
}

func sharingOrder(sl validator.StructLevel) {
	if s := shape.Record[Sharing](sl); s.Purpose == "" && !s.Basis.Own() {
		shape.Report(sl, "purpose", "required")
	}
}
