package victim

import (
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

// holds reports whether l holds for a recipient on day. It holds from ever: what was said is known
// now, whatever day is asked about. A recipient whose place is not known may be in the one named.
func (l *Limit) holds(to Recipient, day law.Day) bool {
	r := &l.Recipient
	if !l.Until.IsZero() && day.After(l.Until) && !l.Until.Before(l.Day) {
		return false
	}
	place := r.Place == "" || to.Place == "" || r.Place == to.Place || r.Place == to.Place.Country()
	return place && (r.ID == "" || r.ID == to.ID) && (r.Kind == "" || r.Kind == to.Kind)
}

// Objects returns the answer to whether somebody objected to data of a category, in the record with
// an id or "", going to a recipient on day. An objection beats every consent, also a newer one,
// until it ends or is taken off the record; one that is refused, expired or withdrawn as a consent
// still objects.
func (v *Victim) Objects(to Recipient, day law.Day) func(person.Category, string) bool {
	var all []*Limit
	for i := range v.Consents {
		for j := range v.Consents[i].Objections {
			all = append(all, &v.Consents[i].Objections[j])
		}
	}
	return withheld(all, to, day)
}

// Withholds returns the answer to whether one of the limits of c withholds data of a category, in
// the record with an id or "", from a recipient on day.
func (c *Consent) Withholds(to Recipient, day law.Day) func(person.Category, string) bool {
	all := make([]*Limit, len(c.Limits))
	for i := range c.Limits {
		all[i] = &c.Limits[i]
	}
	return withheld(all, to, day)
}

// withheld is what limits withhold together. They are read once, for a record has many fields.
func withheld(
	limits []*Limit, to Recipient, day law.Day,
) func(person.Category, string) bool {
	type data struct {
		record   string          // "" for all
		category person.Category // "" for all
	}
	out := map[data]bool{}
	for _, l := range limits {
		if !l.holds(to, day) {
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
