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
	// Records are ids of records of the victim. The id of the victim itself means everything. An id
	// that no record of the victim bears protects nothing, and is an error of [Victim.Validate];
	// but where it is that of the file, of the referral under which it is asked, or of the consent
	// on which that rests, it means everything.
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

// A whom is a recipient with those to which it belongs or that belong to it, as limits name them.
type whom struct {
	ids   map[string]bool
	kinds map[Recipient]bool // without ids: a chain of thousands has few kinds in few places
}

func whomOf(to Recipient, with []Recipient) whom {
	w := whom{map[string]bool{to.ID: true}, map[Recipient]bool{}}
	w.kinds[Recipient{Kind: to.Kind, Place: to.Place}] = true
	for _, r := range with {
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
// an id or "", going to a recipient on day, which belongs together with others. An objection beats
// every consent, also a newer one, until it ends or is taken off the record; one that is refused,
// expired or withdrawn as a consent still objects. It holds from ever: what was said is known now,
// whatever day is asked about.
func (v *Victim) Objects(
	to Recipient, day law.Day, with ...Recipient,
) func(person.Category, string) bool {
	var all []*Limit
	for i := range v.Consents {
		for j := range v.Consents[i].Objections {
			all = append(all, &v.Consents[i].Objections[j])
		}
	}
	return Whole(withheld(all, whomOf(to, with), day), v.ID)
}

// Whole returns what by answers, where who names a record with one of the ids means everything: the
// record of the person, the file, the referral under which something is asked.
func Whole(
	by func(person.Category, string) bool, ids ...string,
) func(person.Category, string) bool {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	return func(c person.Category, record string) bool {
		return by(c, record) || slices.ContainsFunc(ids, func(id string) bool { return by(c, id) })
	}
}

// Withholds returns the answer to whether one of the limits of c withholds data of a category, in
// the record with an id or "", from a recipient on day, which belongs together with others. Whose
// consent it is c does not know: see [Whole] for limits that name the whole record.
func (c *Consent) Withholds(
	to Recipient, day law.Day, with ...Recipient,
) func(person.Category, string) bool {
	all := make([]*Limit, len(c.Limits))
	for i := range c.Limits {
		all[i] = &c.Limits[i]
	}
	return withheld(all, whomOf(to, with), day)
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

// NoSince returns what no to what c is to be counted for, to data for a purpose going to a
// recipient which belongs together with others, stands in another record of a consent, or "". It
// counts whoever gave either, and whatever else that record says: it was refused ([FlawRefused]),
// withdrawn ([FlawWithdrawn]), or the child said no ([FlawChildDisagree]), on the day on which c
// was given or later. A no without a day counts for good, and one that names no recipient is meant
// for all. What is given on a later day than every no counts again: a consent that is newer, or, of
// a refusal, the same record given later. Objections are for [Victim.Objects] to tell.
func (v *Victim) NoSince(
	c *Consent, purpose ConsentPurpose, to Recipient, with ...Recipient,
) ConsentFlaw {
	w := whomOf(to, with)
	named := func(r Recipient) bool { return w.named(&r) }
	for i := range v.Consents {
		no := &v.Consents[i]
		if no.ID == c.ID || !slices.Contains(no.Purposes, purpose) ||
			len(no.Recipients) > 0 && !slices.ContainsFunc(no.Recipients, named) {
			continue
		}
		since := func(day law.Day) bool { return day.IsZero() || !day.Before(c.Given) }
		switch {
		case no.No() && since(no.Refused):
			return FlawRefused
		case !no.Withdrawn.IsZero() && since(no.Withdrawn):
			return FlawWithdrawn
		case no.ChildAgrees.Refuses() && since(no.Given):
			return FlawChildDisagree
		}
	}
	return ""
}
