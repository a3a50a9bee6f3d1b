package rule

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Option adds to a finding.
type Option func(*draft)

// draft is a finding in the making.
type draft struct {
	finding  *Finding
	places   []jurisdiction.Code
	one      [1]jurisdiction.Code // holds places where it is one
	governed string               // places as a key
	judged   law.Day
	personal bool // the day judged is one of the person: the finding does not show it
	national []national
	limit    law.Confidence // no basis can make the finding surer than this
	only     []string       // if set, the instruments on which this finding rests
	outside  []string       // instruments that do not govern the facts of this finding
	why      string         // and why
}

type national struct {
	place  jurisdiction.Code
	source law.Citation
	looked bool // the value was looked at; it is no basis of a duty
}

// at leaves one place.
func (d *draft) at(place jurisdiction.Code) {
	d.one[0] = place
	d.places, d.governed = d.one[:], string(place)
}

// At says that the finding concerns an act done in place, judged by the law of that place alone.
// The zero Code, not recorded, leaves the places of the pass; so does what is no code, for it could
// be anything.
func At(place jurisdiction.Code) Option {
	return func(d *draft) {
		if place.IsValid() {
			d.at(place)
		}
	}
}

// JudgedOn says that the finding concerns an act of that day, which is judged by the law of that
// day. The zero Day leaves the day of the check.
func JudgedOn(day law.Day) Option {
	return func(d *draft) {
		if !day.IsZero() {
			d.judged, d.personal = day, false
		}
	}
}

// JudgedOnBirthday is [JudgedOn] for a day that follows from the birthday of a person: the law of
// that day decides, and the finding does not show it.
func JudgedOnBirthday(day law.Day) Option {
	return func(d *draft) {
		if !day.IsZero() {
			d.judged, d.personal = day, true
		}
	}
}

// Act is [At] and [JudgedOn] in one: an act done in place on day.
func Act(place jurisdiction.Code, day law.Day) Option {
	valid := place.IsValid()
	return func(d *draft) {
		if valid {
			d.at(place)
		}
		if !day.IsZero() {
			d.judged, d.personal = day, false
		}
	}
}

// By sets the last day for what is asked.
func By(deadline law.Deadline) Option {
	return func(d *draft) {
		d.finding.Due = deadline.Last
		d.finding.Steps = deadline.Steps()
	}
}

// National adds a value of the law of place to the bases of the finding. The finding is then no
// surer than that value.
func National(place jurisdiction.Code, source law.Citation) Option {
	return func(d *draft) {
		if !slices.ContainsFunc(d.national, func(n national) bool { return n == (national{place: place, source: source}) }) {
			d.national = append(d.national, national{place: place, source: source})
		}
		d.limit = source.Confidence.Lower(d.limit)
	}
}

// Looked adds a value of the law of place that the finding is about: a finding on the law itself.
// It gives the finding no force, but the finding is no surer than the value.
func Looked(place jurisdiction.Code, source law.Citation) Option {
	return func(d *draft) {
		d.national = append(d.national, national{place: place, source: source, looked: true})
		d.limit = source.Confidence.Lower(d.limit)
	}
}

// Yields says that a value of the law of place gave way to one that protects the person more.
func Yields(place jurisdiction.Code, value string, source law.Citation) Option {
	return func(d *draft) {
		d.finding.Yielded = append(d.finding.Yielded, Yielded{Jurisdiction: place, Value: value, Source: source})
	}
}

// Conflicts says that a rule of the law of place says otherwise than what the finding asks: the
// finding reports it, and does not follow it.
func Conflicts(place jurisdiction.Code, value string, source law.Citation) Option {
	return func(d *draft) {
		d.finding.Conflicts = append(d.finding.Conflicts, Yielded{Jurisdiction: place, Value: value, Source: source})
	}
}

// RestsOn says that the finding rests only on those of the bases of the rule which stand in the
// instruments named.
func RestsOn(instruments ...string) Option {
	return func(d *draft) { d.only = instruments }
}

// Outside says that the instruments named do not govern the facts of the finding, and why in a
// short phrase: they are shown, and decide nothing.
func Outside(why string, instruments ...string) Option {
	return func(d *draft) { d.why, d.outside = why, instruments }
}

// With fills the places of the message.
func With(args ...Arg) Option {
	return func(d *draft) { d.finding.Message.Args = append(d.finding.Message.Args, args...) }
}
