package rule

import "slices"

// An owner gives a report copies of what the findings of all reports share: whatever is done to one
// report, neither the rules nor a later report are changed.
type owner struct {
	heads     map[*Head]*Head
	standings map[*Standing]*Standing
}

func (o *owner) finding(f *Finding) {
	if o.heads == nil {
		o.heads, o.standings = make(map[*Head]*Head), make(map[*Standing]*Standing)
	}
	head := o.heads[f.Rule]
	if head == nil {
		head = new(*f.Rule)
		head.Who, head.Bases = slices.Clone(head.Who), slices.Clone(head.Bases)
		head.Topics = slices.Clone(head.Topics)
		o.heads[f.Rule] = head
	}
	standing := o.standings[f.Law]
	if standing == nil {
		standing = new(*f.Law)
		standing.Also = slices.Clone(standing.Also)
		standing.Basis = slices.Clone(standing.Basis)
		o.standings[f.Law] = standing
	}
	f.Rule, f.Law = head, standing
	f.Args.Codes = slices.Clone(f.Args.Codes)
	if f.Exemption != nil {
		f.Exemption = new(*f.Exemption)
	}
}

// own gives an entry of the catalogue lists of its own.
func (e *Entry) own() {
	e.Who, e.Basis = slices.Clone(e.Who), slices.Clone(e.Basis)
	for _, list := range []*[]string{
		&e.Of, &e.Owed, &e.Asks, &e.Unless, &e.Time, &e.Ends, &e.Topics, &e.Reads, &e.Parts,
	} {
		*list = slices.Clone(*list)
	}
}
