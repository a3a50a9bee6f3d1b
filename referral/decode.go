package referral

import (
	"errors"
	"io"
	"strconv"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A FieldError says which field is badly formed. It does not hold the value.
type FieldError = shape.FieldError

// A DecodeError says where a document is not JSON of the right form, and why. It quotes nothing of
// the document: a name in its Path or Meant is always one of ours.
type DecodeError = strictjson.Error

// MaxElements is the largest number of elements that the lists of a document have together; more
// are a [*LimitError] before anything is built.
const MaxElements = 50_000

// A LimitError tells that a document has more elements in its lists than it may.
type LimitError = strictjson.LimitError

// MaxErrors is how many errors of one document [Decode] lists as [*DecodeError]. If there are more,
// one last error says how many.
const MaxErrors = strictjson.MaxErrors

// Decode reads one document from r, strictly: names that are not known or stand twice, wrong types
// and anything after the document are [*DecodeError] values, joined up to [MaxErrors]. What decodes
// is then validated: the [*FieldError] values are all returned, with the document. The history of a
// referral is replayed, and the hashes of a log are recomputed.
func Decode[T Referral | Organisation | PoliceMessage | Log](r io.Reader) (*T, error) {
	v := new(T)
	if err := strictjson.DecodeWithin(r, v, false, MaxElements); err != nil {
		return nil, err
	}
	return v, any(v).(interface{ Validate() error }).Validate()
}

var validate = sync.OnceValue(func() *validator.Validate {
	v := shape.New()
	if err := RegisterValidations(v); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	return v
})

// RegisterValidations adds the checks of this package to v, and with them those of package victim:
// a record that holds referrals is validated with them.
func RegisterValidations(v *validator.Validate) error {
	if err := victim.RegisterValidations(v); err != nil {
		return err
	}
	v.RegisterStructValidation(referralOrder, Referral{})
	v.RegisterStructValidation(organisationOrder, Organisation{})
	v.RegisterStructValidation(messageOrder, PoliceMessage{})
	v.RegisterStructValidation(sharingOrder, Sharing{})
	return nil
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
// values sorted by path. A receiver that does not investigate is one.
func (m *PoliceMessage) Validate() error { return shape.Struct(validate(), m) }

// Validate reports every field of l that is badly formed, as an error that joins [*FieldError]
// values sorted by path, and what [Log.Verify] finds.
func (l *Log) Validate() error { return errors.Join(shape.Struct(validate(), l), l.Verify()) }

func referralOrder(sl validator.StructLevel) {
	r := sl.Current().Interface().(Referral)
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
	o := sl.Current().Interface().(Organisation)
	at := func(list string, i int, field string) string { return list + "[" + strconv.Itoa(i) + "]." + field }
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
			order(at("services", i, "openings")+"["+strconv.Itoa(j)+"].to", law.Span{From: x.From, To: x.To})
		}
	}
}

func messageOrder(sl validator.StructLevel) {
	m := sl.Current().Interface().(PoliceMessage)
	if law.IsValid(m.To.Kind) && !Investigates(m.To.Kind) {
		shape.Report(sl, "to.kind", "tip_investigator")
	}
	if !m.Sent.IsZero() && !m.Acknowledged.IsZero() && m.Acknowledged.Before(m.Sent) {
		shape.Report(sl, "acknowledged", "tip_order")
	}
}

func sharingOrder(sl validator.StructLevel) {
	if s := sl.Current().Interface().(Sharing); s.Purpose == "" && !s.Basis.Own() {
		shape.Report(sl, "purpose", "required")
	}
}
