package ctdc

import (
	"strings"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/cell"
)

// A column is a column of a release.
type column struct {
	name  string
	alias string // the name in other downloads of the same release
	kind  columnKind
	flag  Flag
}

// columnKind says what a column holds, and so where it goes in a row.
type columnKind uint8

const (
	skippedColumn columnKind = iota // not one of the release
	flagColumn
	yearColumn
	periodColumn
	sourceColumn
	genderColumn
	ageColumn
	majorityColumn
	majorityExploitColumn
	majorityEntryColumn
	citizenshipColumn
	countryColumn
	monthsColumn
	meansTextColumn
	formTextColumn
	labourTextColumn
	sexTextColumn
	recruiterTextColumn
	originColumn
	destinationColumn
	perpetratorGenderColumn
	perpetratorAgeColumn
	perpetratorRegionsColumn
	perpetratorRelationColumn
	perpetratorPaysColumn
)

func (c *column) hasFlag() bool { return c.kind == flagColumn || c.kind == perpetratorPaysColumn }

func (f Release) columns() []column {
	switch f {
	case KAnonymised:
		return kanonymised[:]
	case Synthetic2021:
		return synthetic2021[:]
	case Synthetic2024:
		return synthetic2024[:]
	case VictimPerpetrator:
		return victimPerpetrator[:]
	}
	return nil
}

// null reports whether s says that nothing is recorded.
func null(s string) bool { return s == "" || s == "-99" || s == "NULL" || s == "-99.0" }

// read puts the cell s into the row. It returns what is wrong with it, or "".
func (c *column) read(r *Row, s string) Fault {
	if c.kind == skippedColumn || null(s) {
		return ""
	}
	fault := c.parse(r, s)
	if fault != "" {
		if t := strings.TrimSpace(s); t != s {
			if null(t) {
				return ""
			}
			return c.parse(r, t)
		}
	}
	return fault
}

func (c *column) zero(r *Row) Fault {
	if r.Release.PresenceOnly() {
		return ZeroFlag
	}
	r.Flags.no |= c.flag.bit()
	return ""
}

// parse reads a cell that records something.
func (c *column) parse(r *Row, s string) (fault Fault) {
	ok := true
	switch c.kind {
	case flagColumn:
		switch s {
		case "1", "1.0":
			r.Flags.yes |= c.flag.bit()
		case "0", "0.0":
			return c.zero(r)
		default:
			return UnknownCode
		}
	case yearColumn, periodColumn:
		if r.Year, ok = parseYears(s, c.kind == periodColumn); !ok {
			return BadYear
		}
	case sourceColumn:
		switch s {
		case "Case Management":
			r.Source = CaseManagement
		case "Hotline":
			r.Source = Hotline
		default:
			return UnknownCode
		}
	case genderColumn:
		if r.Gender, ok = parseGender(s); !ok && !(r.Release == VictimPerpetrator && s == "Unknown") {
			return UnknownCode
		}
	case ageColumn, monthsColumn:
		to := &r.Age
		if c.kind == monthsColumn {
			to = &r.Months
		}
		if *to, ok = parseBand(s); !ok {
			return BadBand
		}
	case majorityColumn, majorityExploitColumn, majorityEntryColumn:
		var m Majority
		switch s {
		case "Adult":
			m = Adult
		case "Minor":
			m = Minor
		default:
			if r.Release == VictimPerpetrator && s == "Unknown" {
				return ""
			}
			return UnknownCode
		}
		switch c.kind {
		case majorityColumn:
			r.Majority = m
		case majorityExploitColumn:
			r.MajorityAtExploitation = m
		default:
			r.MajorityAtEntry = m
		}
	case citizenshipColumn, countryColumn:
		place, ok := parsePlace(s)
		if !ok {
			return UnknownPlace
		}
		if c.kind == countryColumn {
			r.Country = place
		} else {
			r.Citizenship = place
		}
	default:
		return c.parseText(r, cell.Unescape(s))
	}
	return ""
}

// parseText reads a cell of a column of words. One that is not understood is kept all the same.
func (c *column) parseText(r *Row, s string) Fault {
	ok := true
	switch c.kind {
	case meansTextColumn:
		r.Text.Means = s
	case formTextColumn:
		r.Text.Forms = s
	case labourTextColumn:
		r.Text.Labour = s
	case sexTextColumn:
		r.Text.Sexual = s
	case recruiterTextColumn:
		r.Text.Recruiter = s
	case originColumn:
		r.Text.Origin = s
		r.Origin, ok = parseRegions(s)
	case destinationColumn:
		r.Text.Destination = s
		r.Destination, ok = parseRegions(s)
	case perpetratorGenderColumn:
		r.Text.PerpetratorGender = s
		r.PerpetratorGender, ok = parseGender(s)
	case perpetratorAgeColumn:
		r.Text.PerpetratorAge = s
		r.PerpetratorAge, ok = parseBand(s)
	case perpetratorRegionsColumn:
		r.Text.PerpetratorRegions = s
		r.PerpetratorRegions, ok = parseRegions(s)
	case perpetratorRelationColumn:
		r.Text.PerpetratorRelation = s
		r.Flags.yes |= labelled(s, relationLabels[:])
		ok = known(s, relationLabels[:])
	case perpetratorPaysColumn:
		r.Text.PerpetratorPayment = s
		switch s {
		case "1", "1.0", "Yes":
			r.Flags.Set(PerpetratorPays, person.Yes)
		default:
			ok = false
		}
	}
	if !ok && s != "Unknown" {
		return UnknownLabel
	}
	return ""
}

func parseGender(s string) (Gender, bool) {
	switch s {
	case "Female", "Woman":
		return Woman, true
	case "Male", "Man":
		return Man, true
	}
	// The codebook prints Trans/Transgender/NonConforming; how the files spell it we have not seen.
	if strings.HasPrefix(s, "Trans") {
		return TransOrNonConforming, true
	}
	return "", false
}
