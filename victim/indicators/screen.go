package indicators

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Tally counts the indicators present in one dimension by their strength.
type Tally struct{ Strong, Medium, Weak int }

// Positive reports whether the dimension is positive by the combination rule of the ILO and the
// European Commission: two strong indicators, one strong and one other, three medium, or two medium
// and one weak.
func (t Tally) Positive() bool {
	switch {
	case t.Strong >= 2:
		return true
	case t.Strong == 1:
		return t.Medium+t.Weak >= 1
	}
	return t.Medium >= 3 || t.Medium == 2 && t.Weak >= 1
}

// A Suggestion is what a screening suggests to do next. It is never a finding that a person is, or
// is not, a victim. The zero Suggestion is not one.
type Suggestion string

// The suggestions, from what asks for most to what asks for least.
const (
	// Refer: treat and refer as a presumed victim, for a competent body to decide.
	Refer Suggestion = "refer-as-presumed-victim"
	// TellChildProtection: tell the child-protection authority and ask further. One sign of any
	// list is enough for a child.
	TellChildProtection Suggestion = "tell-child-protection"
	// AskFurther: means or coercion without exploitation on record. Exploitation that is intended
	// is enough, so ask.
	AskFurther Suggestion = "ask-further"
	// LabourRights: exploitation without means on record. Labour rights were broken; ask about
	// means.
	LabourRights Suggestion = "labour-rights-and-ask-further"
	// SignsNotWeighed: no dimension is positive, and a sign on file has no weight that is known.
	// The tally says nothing then: look at each of the signs, and ask further.
	SignsNotWeighed Suggestion = "signs-on-file-not-weighed"
	// NoneOnRecord: every sign on record was weighed, and no dimension is positive. It says nothing
	// of what was not asked.
	NoneOnRecord Suggestion = "nothing-positive-on-record"
)

// A Screening is what the indicators on record add up to.
type Screening struct {
	// Set is the set of weights used.
	Set Set
	// Child says that the person counted as a child; an age that is not known counts so too.
	Child bool
	// Dimensions are the dimensions in which there is an indicator, in the order of their
	// declaration.
	Dimensions []Dimension
	// Unweighed are the positions in the observed indicators of those that were not counted: their
	// list gives no weight for the set.
	Unweighed []int
	// Suggestion is what to do next.
	Suggestion Suggestion
	// Confidence is the lowest of what the result was built on. The weights, and the rules by which
	// they and the dimensions combine, were not read in the brochure: what rests on them is low.
	Confidence law.Confidence
}

// A Dimension is the result in one dimension.
type Dimension struct {
	Dimension victim.IndicatorDimension
	Tally     Tally
	Positive  bool
}

// Positive reports whether a dimension is positive.
func (s *Screening) Positive(d victim.IndicatorDimension) bool {
	return slices.ContainsFunc(s.Dimensions, func(x Dimension) bool { return x.Dimension == d && x.Positive })
}

// Screen adds up what was observed of one person. Sexual says which set to use, that for sexual
// exploitation or that for labour. An observed indicator counts with the strength and dimension
// recorded with it, else with those of its list for the set; one that was recorded twice counts
// once, with the greater weight. One that was looked for and not found does not count, and one that
// is only suspected weighs as a weak one. The age is what [person.Age.ChildOn] answered for the
// time of the acts: who was a child then is screened as a child.
func (ls Lists) Screen(observed []victim.Indicator, age person.Childhood, sexual bool) Screening {
	s := Screening{Child: age.Standing != person.Adult, Confidence: law.High}
	s.Set = setOf(s.Child, sexual)
	tallies := map[victim.IndicatorDimension]Tally{}
	type key struct{ list, code string }
	seen := map[key]bool{}
	anything := false
	for _, n := range inOrder(observed) {
		o := observed[n]
		anything = true
		k := key{o.List, o.Code}
		if seen[k] {
			continue
		}
		strength, dimension, confidence := ls.weigh(o, s.Set)
		if strength == "" || dimension == "" {
			s.Unweighed = append(s.Unweighed, n)
			continue
		}
		if o.Certainty == victim.Suspected {
			strength = victim.Weak
		}
		seen[k] = o.Code != ""
		s.Confidence = s.Confidence.Lower(confidence)
		t := tallies[dimension]
		switch strength {
		case victim.Strong:
			t.Strong++
		case victim.MediumWeight:
			t.Medium++
		case victim.Weak:
			t.Weak++
		}
		tallies[dimension] = t
	}
	for _, d := range law.Codes[victim.IndicatorDimension]() {
		if t, ok := tallies[d]; ok {
			s.Dimensions = append(s.Dimensions, Dimension{d, t, t.Positive()})
		}
	}
	slices.Sort(s.Unweighed)
	s.suggest(anything)
	return s
}

// inOrder returns the positions of the indicators that were seen: those that are only suspected
// come last, so that of two records of one indicator the surer counts.
func inOrder(observed []victim.Indicator) []int {
	var sure, suspected []int
	for i := range observed {
		switch o := &observed[i]; {
		case !o.Seen():
		case o.Certainty == victim.Suspected:
			suspected = append(suspected, i)
		default:
			sure = append(sure, i)
		}
	}
	return append(sure, suspected...)
}

func setOf(child, sexual bool) Set {
	switch {
	case child && sexual:
		return ChildSexual
	case child:
		return ChildLabour
	case sexual:
		return AdultSexual
	}
	return AdultLabour
}

// weigh returns the strength and dimension of an observed indicator in a set, and how sure they
// are.
func (ls Lists) weigh(o victim.Indicator, set Set) (victim.IndicatorStrength, victim.IndicatorDimension, law.Confidence) {
	strength, dimension, confidence := o.Strength, o.Dimension, law.High
	if strength != "" && dimension != "" {
		return strength, dimension, confidence
	}
	l, ok := ls.Get(o.List)
	if !ok {
		return strength, dimension, confidence
	}
	i, ok := l.Find(o.Code)
	if !ok {
		return strength, dimension, confidence
	}
	if strength == "" {
		strength, confidence = i.Weights.In(set), i.Confidence
	}
	if dimension == "" {
		dimension = i.Dimension
	}
	return strength, dimension, confidence
}

// suggest combines the dimensions.
//
// The source gives four of the eight rows for an adult: nothing; exploitation alone; deceit or
// coercion in recruitment, with exploitation; and these with coercion at the destination. The other
// rows follow the definition, under which means may also be used where a person is harboured or
// received, and under which the purpose is enough.
func (s *Screening) suggest(anything bool) {
	exploitation := s.Positive(victim.DimensionExploitation)
	means := s.Positive(victim.DimensionDeceptiveRecruitment) || s.Positive(victim.DimensionCoerciveRecruitment) || s.Positive(victim.DimensionAbuseOfVulnerability) ||
		s.Positive(victim.DimensionCoercionDestination) || s.Positive(victim.DimensionVulnerabilityAtDest)
	if !s.Child || len(s.Dimensions) > 0 { // the rules of combining were not read in the brochure
		s.Confidence = s.Confidence.Lower(law.Low)
	}
	switch {
	case exploitation && (means || s.Child):
		s.Suggestion = Refer
	case s.Child && anything:
		s.Suggestion = TellChildProtection
	case exploitation:
		s.Suggestion = LabourRights
	case means:
		s.Suggestion = AskFurther
	case len(s.Unweighed) > 0:
		s.Suggestion = SignsNotWeighed
	default:
		s.Suggestion = NoneOnRecord
	}
}
