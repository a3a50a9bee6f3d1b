package trends

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// CollectOptions say by which day a file is read, and why people may be counted.
type CollectOptions struct {
	// On is the last day of which the file is asked.
	On law.Day
	// Basis is the law by which the caller counts people, such as [DutyToCount]. Without it only
	// those are counted who consented to statistics on that day and have not withdrawn that since,
	// each with the categories of data
	// that the consent covers, and no suspects: a statistical duty makes no use of consent, and
	// whoever has no such duty has no other ground to count.
	Basis *law.Citation
}

// A Collection is what case files give to statistics.
type Collection struct {
	Records []Record `json:"records"`
	// Persons are suspects; there are none without a basis in law.
	Persons []Person `json:"persons"`
	// LeftOut are the people of whom there is no record.
	LeftOut []LeftOut `json:"left_out"`
	// WithoutConsent are those who are counted by law, and would have been left out otherwise.
	WithoutConsent []LeftOut `json:"without_consent"`
	// Withheld is the number of records from which something was kept out because the consent does
	// not cover it.
	Withheld int `json:"withheld"`
}

// Add adds what another file gave.
func (c *Collection) Add(other Collection) {
	c.Records = append(c.Records, other.Records...)
	c.Persons = append(c.Persons, other.Persons...)
	for _, l := range other.LeftOut {
		c.LeftOut = tally(c.LeftOut, l.Reason, l.Count)
	}
	for _, l := range other.WithoutConsent {
		c.WithoutConsent = tally(c.WithoutConsent, l.Reason, l.Count)
	}
	c.Withheld += other.Withheld
}

// tally adds n to the count of a reason; the list stays sorted.
func tally(list []LeftOut, reason LeftOutReason, n int) []LeftOut {
	i, found := slices.BinarySearchFunc(list, reason, func(l LeftOut, r LeftOutReason) int { return cmp.Compare(l.Reason, r) })
	if !found {
		list = slices.Insert(list, i, LeftOut{Reason: reason})
	}
	list[i].Count += n
	return list
}

// DutyToCount returns Directive 2011/36/EU, article 19a, which Directive (EU) 2024/1712 added, as
// the basis on which bodies of the place count people without asking their consent, and whether it
// binds there on day. Only a bound duty is a basis; the citation is nil otherwise. National law may
// give a basis of its own.
func DutyToCount(r *jurisdiction.Registry, place jurisdiction.Code, day law.Day) (*law.Citation, jurisdiction.Bound) {
	const instrument, pinpoint, by = "eu-2011-36", "19a(1)", "eu-2024-1712"
	bound := r.Binds(by, place, day)
	in, p := r.Instrument(instrument), r.Provision(instrument, pinpoint, "")
	if bound.Binding != law.Binds || in == nil || p == nil {
		return nil, bound
	}
	c := in.Cite(p)
	return &c, bound
}

// Collect makes the records of a file as it stood on a day. A child consents through who stands for
// the child, and a suspected parent does not ([cases.File.ConsentFlawNow]): who is counted is
// counted now, so what was withdrawn counts as withdrawn whatever the day of the file. Doubt about
// age is answered by [person.Age.ChildOn].
func Collect(f *cases.File, o CollectOptions) Collection {
	var c Collection
	for i := range f.Victims {
		v := &f.Victims[i]
		r, registered := ofVictim(f, v, o.On)
		if !registered {
			c.LeftOut = tally(c.LeftOut, NotRegistered, 1)
			continue
		}
		covered, reason := consented(f, v, o.On)
		switch {
		case o.Basis == nil && reason != "":
			c.LeftOut = tally(c.LeftOut, reason, 1)
			continue
		case o.Basis == nil:
			if r.withhold(covered) {
				c.Withheld++
			}
		case reason != "":
			c.WithoutConsent = tally(c.WithoutConsent, reason, 1)
		}
		c.Records = append(c.Records, r)
	}
	if o.Basis != nil {
		for i := range f.Suspects {
			if s := &f.Suspects[i]; !s.Since.After(o.On) {
				c.Persons = append(c.Persons, ofSuspect(f, s, o.On))
			}
		}
	}
	return c
}

// consented returns the categories of data that consents to statistics cover on day, or the reason
// why there is none.
func consented(f *cases.File, v *victim.Victim, day law.Day) ([]person.Category, LeftOutReason) {
	var covered []person.Category
	reason, nobody := NoConsent, victim.Recipient{}
	// What somebody objects to is counted for nobody. Who is named there is not asked: statistics
	// are told to everybody.
	objects := victim.Whole(v.Objects(nobody, day), v.ID, f.ID)
	if objects(person.CategoryID, "") {
		return nil, ConsentWithdrawn
	}
	for i := range v.Consents {
		c := &v.Consents[i]
		if !slices.Contains(c.Purposes, victim.PurposeStatistics) {
			continue
		}
		switch f.ConsentFlawNow(v, c.ID, victim.PurposeStatistics, day) {
		case "":
			limited := victim.Whole(c.Withholds(nobody, day), v.ID, f.ID, c.ID)
			if limited(person.CategoryID, "") || objects(person.CategoryID, c.ID) {
				if reason != "" {
					reason = ConsentWithdrawn
				}
				continue
			}
			reason = ""
			for _, category := range c.Categories {
				if !objects(category, "") && !limited(category, "") {
					covered = append(covered, category)
				}
			}
		case victim.FlawNotGiven:
		case victim.FlawWithdrawn, victim.FlawRefused:
			if reason != "" {
				reason = ConsentWithdrawn
			}
		default:
			if reason == NoConsent {
				reason = ConsentNotValid
			}
		}
	}
	return covered, reason
}

// withhold takes out of r what the categories do not cover, and reports whether there was anything.
// That there is a record, its dates and its outcome stay: they are the count that was consented to.
func (r *Record) withhold(covered []person.Category) bool {
	before := *r
	allows := func(c person.Category) bool { return slices.Contains(covered, c) }
	if !allows(person.CategoryDemographic) {
		r.Sex, r.Citizenships, r.Stateless = "", nil, false
	}
	if !allows(person.CategoryAge) {
		r.AtRegistration, r.AtExploitation = Age{}, Age{}
	}
	if !allows(person.CategoryExploitation) {
		r.Forms = nil
	}
	if !allows(person.CategoryLocation) {
		r.RegisteredIn, r.Recruited, r.Exploited, r.Border = "", "", "", ""
	}
	if !allows(person.CategoryFamily) {
		r.Recruiter = ""
	}
	if !allows(person.CategoryStatus) {
		r.Body = ""
	}
	if !allows(person.CategoryService) {
		r.Assisted = ""
	}
	if !allows(person.CategoryResidence) {
		r.Reflection, r.Permit = "", ""
	}
	return before.known() != r.known()
}

// known returns how many of the fields that can be withheld are known.
func (r *Record) known() int {
	n := 0
	for _, known := range []bool{
		r.Sex != "", len(r.Citizenships) > 0, r.Stateless, r.AtRegistration != Age{}, r.AtExploitation != Age{}, len(r.Forms) > 0, r.RegisteredIn != "",
		r.Recruited != "", r.Exploited != "", r.Border != "", r.Recruiter != "", r.Body != "", r.Assisted != "", r.Reflection != "", r.Permit != "",
	} {
		if known {
			n++
		}
	}
	return n
}
