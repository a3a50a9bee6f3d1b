package law

import "regexp"

// Kind is the kind of an [Instrument]. The zero Kind means "not recorded".
type Kind string

// The kinds of instrument.
const (
	Treaty        Kind = "treaty"
	EUDirective   Kind = "eu-directive"
	EURegulation  Kind = "eu-regulation"
	EUFramework   Kind = "eu-framework-decision" // before 2009; carried as a directive is
	NationalAct   Kind = "national-act"
	NationalOrder Kind = "national-order" // by-law, decision, programme or standard operating procedure of a State
	SoftLaw       Kind = "soft-law"
	Source        Kind = "source" // a report or page that states facts and creates no duty
)

// OfUnion reports whether an instrument of the kind is an act of the European Union.
func (k Kind) OfUnion() bool { return k == EUDirective || k == EURegulation || k == EUFramework }

// Bindingness says how a provision speaks to those it binds. The zero value means "not recorded".
type Bindingness string

// The degrees of bindingness.
const (
	Definition          Bindingness = "definition"           // fixes the meaning of a term
	Mandatory           Bindingness = "mandatory"            // shall
	MandatoryQualified  Bindingness = "mandatory-qualified"  // shall, under domestic law, as appropriate or within means
	MandatoryReservable Bindingness = "mandatory-reservable" // shall, but a reservation is allowed
	Consider            Bindingness = "consider"             // shall consider, or endeavour
	Optional            Bindingness = "optional"             // may
	Soft                Bindingness = "soft"                 // recommendation
)

// Obliges reports whether a provision of this bindingness can carry a duty at all. A definition
// can: a decision that departs from the definition departs from the instrument.
func (b Bindingness) Obliges() bool {
	switch b {
	case Definition, Mandatory, MandatoryQualified, MandatoryReservable:
		return true
	}
	return false
}

// An Instrument is a treaty, an EU act, a national act or a text of soft law.
type Instrument struct {
	ID    string `json:"id" required:"true"`
	Kind  Kind   `json:"kind" required:"true"`
	Title string `json:"title" required:"true"`
	Short string `json:"short,omitempty"`
	Body  string `json:"body,omitempty"`
	URL   string `json:"url,omitempty"`
	// Adopted, Published, InForce and Ended are different days; InForce is that of the instrument,
	// not of its being in force for a State.
	Adopted   Day `json:"adopted,omitzero"`
	Published Day `json:"published,omitzero"`
	InForce   Day `json:"in_force,omitzero"`
	Ended     Day `json:"ended,omitzero"`
	// AppliesFrom is the first day on which an EU regulation applies, where that is later than
	// InForce.
	AppliesFrom Day `json:"applies_from,omitzero"`
	// Transposition is the day by which member states had to carry an EU directive into their law.
	// A case file is judged by the directive from this day on, not from InForce.
	Transposition Day `json:"transposition,omitzero"`
	// NotBound lists States that an act of the EU never bound though they were members.
	NotBound []string `json:"not_bound,omitempty"`
	// Reaches lists States that an act of the EU bound in other days than those of membership: one
	// that accepted it later, left, or takes part by an agreement.
	Reaches []Reach `json:"reaches,omitempty"`
	// GoesOn says that after it ended the instrument goes on to govern what began under it, which
	// its scopes name.
	GoesOn bool `json:"goes_on,omitempty"`
	// Governs are the scopes that all have to be there for the instrument to govern a case.
	Governs    []Scope     `json:"governs,omitempty"`
	Amends     string      `json:"amends,omitempty"`
	ReadIn     string      `json:"read_in,omitempty"`
	Checked    Day         `json:"checked,omitzero"`
	Confidence Confidence  `json:"confidence" required:"true"`
	Note       string      `json:"note,omitempty"`
	Provisions []Provision `json:"provisions,omitempty"`
}

var (
	numberedAct = regexp.MustCompile(
		`^(?:Council )?([A-Z][a-zA-Z ]+(?:\([A-Z][A-Za-z, ]+\) )?(?:No )?\d+/\d+(?:/[A-Z]+)?)`)
	numberedTreaty = regexp.MustCompile(`\((C?ETS)(?: No\.)? (\d+)\)$`)
)

// Number returns the number by which lawyers cite an act of the Union or a treaty of the Council of
// Europe, "Directive 2011/36/EU" or "CETS 197", as its title has it; "" for others.
func (in *Instrument) Number() string {
	if m := numberedTreaty.FindStringSubmatch(in.Title); m != nil {
		return m[1] + " " + m[2]
	}
	if m := numberedAct.FindStringSubmatch(in.Title); m != nil && in.Kind.OfUnion() {
		return m[1]
	}
	return ""
}

// A Reach is the days in which an act of the EU binds a State that is not bound simply as a member.
type Reach struct {
	Place      string     `json:"place" required:"true"`
	From       Day        `json:"from" required:"true"`
	To         Day        `json:"to,omitzero"` // the last day; zero while it binds
	Confidence Confidence `json:"confidence" required:"true"`
	URL        string     `json:"url,omitempty"`
	Note       string     `json:"note,omitempty"`
}

// A Provision is one article or paragraph of an [Instrument], told in our own words. Where an
// article was amended each wording is a provision, the newest first.
type Provision struct {
	Pinpoint string `json:"pinpoint" required:"true"`
	Topic    string `json:"topic" required:"true"`
	Summary  string `json:"summary" required:"true"`
	// Purposes are the purposes of exploitation that the provision names, as codes of package
	// jurisdiction.
	Purposes    []string    `json:"purposes,omitempty"`
	Bindingness Bindingness `json:"bindingness" required:"true"`
	// Addressee is who has to do what the provision asks.
	Addressee Addressee `json:"addressee,omitempty"`
	// Governs are scopes of the provision, beside those of the instrument.
	Governs []Scope `json:"governs,omitempty"`
	// From and To are the first and the last day on which the wording counts, where they are not
	// those of the instrument. By is the act that gave the provision its wording: it counts from
	// the day on which that act binds the place, and an older wording until then.
	From Day    `json:"from,omitzero"`
	To   Day    `json:"to,omitzero"`
	By   string `json:"by,omitempty"`
	// Succeeds are provisions of earlier acts in whose place this one came: on a day on which only
	// they bind, they judge what cites this one.
	Succeeds   []Pin      `json:"succeeds,omitempty"`
	Confidence Confidence `json:"confidence" required:"true"`
	URL        string     `json:"url,omitempty"`
	ReadIn     string     `json:"read_in,omitempty"`
	Checked    Day        `json:"checked,omitzero"`
}

// A Pin names a provision of an instrument; Topic tells apart two of the same pinpoint.
type Pin struct {
	Instrument string `json:"instrument" required:"true"`
	Pinpoint   string `json:"pinpoint" required:"true"`
	Topic      string `json:"topic,omitempty"`
}

// Cite returns the citation of p as part of in.
func (in *Instrument) Cite(p *Provision) Citation {
	c := Citation{
		Instrument: in.ID, Pinpoint: p.Pinpoint, URL: p.URL, Checked: p.Checked,
		Confidence: p.Confidence, ReadIn: p.ReadIn,
	}
	if c.ReadIn == "" {
		c.ReadIn = in.ReadIn
	}
	if c.URL == "" {
		c.URL = in.URL
	}
	if c.Checked.IsZero() {
		c.Checked = in.Checked
	}
	return c
}
