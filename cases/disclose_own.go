package cases

import (
	"strconv"

	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// belonging returns why what a system keeps of its own about a record of v does not pass to the
// recipient of q, though its category does: the record does not. A name, a number or a place is no
// less one for standing in a field of the user's own. Of a relative whom it is not known to be safe
// to contact, nothing passes that says where or how to find the relative; of an attachment that
// must pass to nobody, or to the making or keeping of which somebody says no by now, nothing.
func (f *File) belonging(
	v *victim.Victim, q *disclosure.Question,
) func(string, person.Category) referral.Because {
	relatives := map[string][]int{}
	for i := range v.Relatives {
		relatives[v.Relatives[i].ID] = append(relatives[v.Relatives[i].ID], i)
	}
	consented := q.Basis == referral.ByConsent && !q.Urgent
	shut, refused := map[string]bool{}, map[string]bool{}
	for i := range v.Consents {
		if c := &v.Consents[i]; c.No() || !f.withdrawn(v, c).IsZero() {
			refused[c.ID] = true
		}
	}
	for _, a := range v.Attachments {
		// The person, and who stands for the person, reads what is kept in any case; a report and
		// an emergency pass a no.
		if a.Barred() || a.Consent != "" && refused[a.Consent] && consented {
			shut[a.ID] = true
		}
	}
	others := q.Others
	return func(id string, c person.Category) referral.Because {
		if id == "" {
			return ""
		}
		if shut[id] {
			return referral.BecauseBarred
		}
		finds := c == person.CategoryContact || c == person.CategoryLocation
		for _, i := range relatives[id] {
			if others != nil {
				at := "/relatives/" + strconv.Itoa(i)
				if others(at, c) || finds && (others(at+"/contacts", c) || others(at+"/where", c)) {
					return referral.BecauseOthers
				}
			}
			if finds && len(v.Relatives[i].BarredFields()) > 0 {
				return referral.BecauseBarred
			}
		}
		return ""
	}
}
