package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Limit takes something out of a consent, or out of all: for a recipient, for categories, for
// records, or for what of them is named together. What is not named is meant as a whole: a limit
// without a recipient holds for everybody, one without categories and records for all data.
type Limit struct {
	Recipient  Recipient         `json:"recipient,omitzero" data:"consent" validate:"omitempty"`
	Categories []person.Category `json:"categories,omitempty" data:"consent" validate:"dive,required,tip_code"`
	// Records are ids of records of the victim.
	Records []string      `json:"records,omitempty" data:"id" validate:"dive,required,tip_id"`
	Reason  ConsentReason `json:"reason,omitempty" data:"consent" validate:"tip_code"`
	// Day is the day on which it was said, Until the last day on which it holds.
	Day   law.Day `json:"day,omitzero" data:"consent" label:"said on"`
	Until law.Day `json:"until,omitzero" data:"consent"`
}

// ended reports whether l held until a day before. One whose days are out of order holds.
func (l *Limit) ended(day law.Day) bool {
	return !l.Until.IsZero() && day.After(l.Until) && !l.Until.Before(l.Day)
}

// A whom is a recipient with those to which it belongs, as limits name them.
type whom struct {
	ids   map[string]bool
	kinds map[Recipient]bool // without ids: a chain of thousands has few kinds in few places
}

func whomOf(to Recipient, above []Recipient) whom {
	w := whom{map[string]bool{to.ID: true}, map[Recipient]bool{}}
	w.kinds[Recipient{Kind: to.Kind, Place: to.Place}] = true
	for _, r := range above {
		w.ids[r.ID] = true
		w.kinds[Recipient{Kind: r.Kind, Place: r.Place}] = true
	}
	return w
}

// named reports whether a limit on r is one on w. An id is enough: nobody who names one means
// another kind of body, or one in another State. A recipient whose place is not known may be in the
// one named.
func (w whom) named(r *Recipient) bool {
	if r.ID != "" {
		return w.ids[r.ID]
	}
	for to := range w.kinds {
		place := r.Place == "" || to.Place == "" || r.Place == to.Place ||
			r.Place == to.Place.Country()
		if place && (r.Kind == "" || r.Kind == to.Kind) {
			return true
		}
	}
	return false
}

// Objects returns the answer to whether somebody objected to data of a category, in the record with
// an id or "", going to a recipient on day, which belongs to those above. An objection beats every
// consent, also a newer one, until it ends or is taken off the record; one that is refused, expired
// or withdrawn as a consent still objects. It holds from ever: what was said is known now, whatever
// day is asked about.
func (v *Victim) Objects(
	to Recipient, day law.Day, above ...Recipient,
) func(person.Category, string) bool {
	var all []*Limit
	for i := range v.Consents {
		for j := range v.Consents[i].Objections {
			all = append(all, &v.Consents[i].Objections[j])
		}
	}
	return withheld(all, whomOf(to, above), day)
}

// Withholds returns the answer to whether one of the limits of c withholds data of a category, in
// the record with an id or "", from a recipient on day, which belongs to those above.
func (c *Consent) Withholds(
	to Recipient, day law.Day, above ...Recipient,
) func(person.Category, string) bool {
	all := make([]*Limit, len(c.Limits))
	for i := range c.Limits {
		all[i] = &c.Limits[i]
	}
	return withheld(all, whomOf(to, above), day)
}

// withheld is what limits withhold together. They are read once, for a record has many fields.
func withheld(
	limits []*Limit, to whom, day law.Day,
) func(person.Category, string) bool {
	type data struct {
		record   string          // "" for all
		category person.Category // "" for all
	}
	out := map[data]bool{}
	for _, l := range limits {
		if l.ended(day) || !to.named(&l.Recipient) {
			continue
		}
		records, categories := l.Records, l.Categories
		if len(records) == 0 {
			records = []string{""}
		}
		if len(categories) == 0 {
			categories = []person.Category{""}
		}
		for _, r := range records {
			for _, c := range categories {
				out[data{r, c}] = true
			}
		}
	}
	if len(out) == 0 {
		return func(person.Category, string) bool { return false }
	}
	return func(c person.Category, record string) bool {
		return out[data{"", ""}] || out[data{"", c}] ||
			out[data{record, ""}] || out[data{record, c}]
	}
}

// Refuses reports whether somebody said no to what c is to be counted for, to data for a purpose
// going to a recipient which belongs to those above, in another record of a consent, on the day on
// which c was given or later. A no that names no recipient is meant for all. It counts until the
// same is given later in that record.
func (v *Victim) Refuses(
	c *Consent, purpose ConsentPurpose, to Recipient, above ...Recipient,
) bool {
	w := whomOf(to, above)
	for i := range v.Consents {
		no := &v.Consents[i]
		if no.ID == c.ID || !no.No() || !slices.Contains(no.Purposes, purpose) ||
			!no.Refused.IsZero() && no.Refused.Before(c.Given) {
			continue
		}
		named := func(r Recipient) bool { return w.named(&r) }
		if len(no.Recipients) == 0 || slices.ContainsFunc(no.Recipients, named) {
			return true
		}
	}
	return false
}
