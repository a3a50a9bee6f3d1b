package ctdc

import (
	"github.com/antitrafficking/palermo/victim/person"
)

// A Loss is something that the other side has no place for.
type Loss struct {
	Where string // the name of a column, or a JSON Pointer into the case file
	Why   string
}

func (l Loss) String() string { return l.Where + ": " + l.Why }

// merge is a flag that stands for any of others.
type merge struct {
	into Flag
	of   []Flag
}

// merges are how the later releases put flags together: the codebook's list for the means of
// control, and its words for other forms.
var merges = [...]merge{
	{MeansDebtOrEarnings, []Flag{MeansDebtBondage, MeansTakesEarnings}},
	{MeansAnyThreat, []Flag{MeansThreats, MeansUsesChildren, MeansThreatOfPolice}},
	{MeansAnyAbuse, []Flag{MeansPsychologicalAbuse, MeansPhysicalAbuse, MeansSexualAbuse}},
	{MeansDeniesNeeds, []Flag{MeansRestrictsFinances, MeansRestrictsMovement, MeansRestrictsMedicalCare, MeansWithholdsNecessities}},
	{FormOther, []Flag{FormForcedMarriage, FormForcedMilitary, FormOrganRemoval}},
	{FormForcedLabour, []Flag{FormSexualAndLabour}},
	{FormSexual, []Flag{FormSexualAndLabour}},
}

// has returns the flags that a release can tell.
func (v Release) has() (set uint64) {
	for _, c := range v.columns() {
		if c.hasFlag() {
			set |= c.flag.bit()
		}
	}
	if v == VictimPerpetrator {
		set |= PerpetratorStranger.bit() | PerpetratorFriend.bit() | PerpetratorFamily.bit()
	}
	return set
}

// As returns the row in the columns of another release, and what is lost by it. Flags that the
// release merges are merged; flags that are merged are never taken apart. A no is lost where the
// release tells only yes, without a word in the list, as almost every row has some. The line stays
// that of the row.
func (r *Row) As(release Release) (Row, []Loss) {
	if release == r.Release {
		return *r, nil
	}
	out := Row{Release: release, Line: r.Line}
	flags := r.Flags
	has := release.has()
	carried := has
	for _, m := range merges {
		missing := false // a flag of the merge that the release does not have by itself
		for _, f := range m.of {
			missing = missing || has&f.bit() == 0
		}
		if has&m.into.bit() == 0 || !missing {
			continue
		}
		for _, f := range m.of {
			carried |= f.bit()
			if r.Flags.Yes(f) {
				flags.Set(m.into, person.Yes)
			}
		}
	}
	out.Flags = Flags{yes: flags.yes & has, no: flags.no & has}
	if release.PresenceOnly() {
		out.Flags.no = 0
	}

	kinds := map[columnKind]bool{}
	for _, c := range release.columns() {
		kinds[c.kind] = true
		if c.kind != flagColumn {
			// What the other release spells is read as this one would be: the codes are the same,
			// their spelling is not.
			probe := *r
			probe.Release, probe.Flags = release, out.Flags
			if s := c.spell(&probe); s != "" {
				c.parse(&out, s)
			}
		}
	}
	return out, r.lostIn(&out, kinds, carried)
}

// lostIn lists what the row records and out does not.
func (r *Row) lostIn(out *Row, kinds map[columnKind]bool, carried uint64) []Loss {
	var lost []Loss
	for _, c := range r.Release.columns() {
		switch {
		case c.hasFlag():
			switch {
			case !r.Flags.Yes(c.flag) || carried&c.flag.bit() != 0:
			case c.flag == MeansDebtOrEarnings || c.flag == MeansAnyThreat || c.flag == MeansAnyAbuse || c.flag == MeansDeniesNeeds:
				lost = append(lost, Loss{c.name, "is merged of several and cannot be taken apart"})
			default:
				lost = append(lost, Loss{c.name, "the release has no such column"})
			}
		case c.spell(r) == "":
		case !kinds[c.kind] && !(c.kind == yearColumn && kinds[periodColumn]) && !(c.kind == periodColumn && kinds[yearColumn]):
			if !c.repeats() {
				lost = append(lost, Loss{c.name, "the release has no such column"})
			}
		case c.spell(out) == "" && c.kind != yearColumn && c.kind != periodColumn || r.Year != out.Year && (c.kind == yearColumn || c.kind == periodColumn):
			lost = append(lost, Loss{c.name, "the release has no such code"})
		}
	}
	return lost
}

// repeats reports whether the column says in words what flags say.
func (c *column) repeats() bool {
	switch c.kind {
	case meansTextColumn, formTextColumn, labourTextColumn, sexTextColumn, recruiterTextColumn:
		return true
	}
	return false
}
