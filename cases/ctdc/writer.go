package ctdc

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/internal/cell"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Writer writes rows as a release has them: its columns in its order, its codes in its spelling,
// its sign for what is not recorded. Lines are buffered; call [Writer.Flush] at the end.
type Writer struct {
	release Release
	csv     *csv.Writer
	record  []string
	begun   bool
}

// NewWriter returns a writer of a release; all but that of 2021, which is separated by tabs, are
// written with commas.
func NewWriter(w io.Writer, release Release) *Writer {
	out := &Writer{release: release, csv: csv.NewWriter(w), record: make([]string, len(release.columns()))}
	if release == Synthetic2021 {
		out.csv.Comma = '\t'
	}
	return out
}

// Write writes a row, and the header before the first. The row must be of the release of the
// writer; see [Row.As].
func (w *Writer) Write(r *Row) error {
	if !law.IsValid(w.release) || r.Release != w.release {
		return fmt.Errorf("ctdc: write: %w", ErrRelease)
	}
	if err := w.header(); err != nil {
		return err
	}
	cols := w.release.columns()
	for i := range cols {
		w.record[i] = harmless(cols[i].write(r))
	}
	return w.csv.Write(w.record)
}

func (w *Writer) header() error {
	if w.begun {
		return nil
	}
	w.begun = true
	for i, c := range w.release.columns() {
		name := c.name
		if w.release == Synthetic2021 && len(name) > stataName {
			name = name[:stataName]
		}
		w.record[i] = name
	}
	return w.csv.Write(w.record)
}

// Flush writes what is buffered, and the header if no row was written, and returns the first error.
func (w *Writer) Flush() error {
	if law.IsValid(w.release) {
		if err := w.header(); err != nil {
			return err
		}
	}
	w.csv.Flush()
	return w.csv.Error()
}

// harmless keeps a text that a spreadsheet would take for a formula from being one; the reader
// gives it back. The codes of a release are none, -99 included.
func harmless(s string) string {
	if s == notRecorded {
		return s
	}
	return cell.Escape(s)
}

// notRecorded is what the k-anonymised data set writes where nothing is recorded.
const notRecorded = "-99"

// write returns the cell of the row in the spelling of its release.
func (c *column) write(r *Row) string {
	if s := c.spell(r); s != "" || r.Release != KAnonymised {
		return s
	}
	return notRecorded
}

// spell is write with "" for what is not recorded.
func (c *column) spell(r *Row) string {
	switch c.kind {
	case flagColumn:
		switch r.Flags.Answer(c.flag) {
		case person.Yes:
			return "1"
		case person.No:
			if !r.Release.PresenceOnly() {
				return "0"
			}
		}
		return ""
	case yearColumn:
		if r.Year.From != r.Year.To {
			return "" // the column holds one year
		}
		return r.Year.String()
	case periodColumn:
		return r.Year.String()
	case sourceColumn:
		return map[Source]string{CaseManagement: "Case Management", Hotline: "Hotline"}[r.Source]
	case genderColumn:
		return spellGender(r.Gender, r.Release)
	case ageColumn:
		return r.Age.spell("--")
	case monthsColumn:
		for _, b := range monthBands {
			if b.Band == r.Months {
				return b.spell("--") + b.gloss
			}
		}
		return r.Months.spell("--")
	case majorityColumn:
		return spellMajority(r.Majority)
	case majorityExploitColumn:
		return spellMajority(r.MajorityAtExploitation)
	case majorityEntryColumn:
		return spellMajority(r.MajorityAtEntry)
	case citizenshipColumn:
		return spellPlace(r.Citizenship, r.Release)
	case countryColumn:
		return spellPlace(r.Country, r.Release)
	}
	return c.spellText(r)
}

func (c *column) spellText(r *Row) string {
	or := func(text, code string) string {
		if text != "" {
			return text
		}
		return code
	}
	switch c.kind {
	case meansTextColumn:
		return r.Text.Means
	case formTextColumn:
		return or(r.Text.Forms, spell(r.Flags.yes, formLabels[:], ";"))
	case labourTextColumn:
		return r.Text.Labour
	case sexTextColumn:
		return r.Text.Sexual
	case recruiterTextColumn:
		return or(r.Text.Recruiter, spell(r.Flags.yes, recruiterLabels[:], "; "))
	case originColumn:
		return or(r.Text.Origin, r.Origin.String())
	case destinationColumn:
		return or(r.Text.Destination, r.Destination.String())
	case perpetratorGenderColumn:
		return or(r.Text.PerpetratorGender, spellGender(r.PerpetratorGender, r.Release))
	case perpetratorAgeColumn:
		return or(r.Text.PerpetratorAge, r.PerpetratorAge.spell("--"))
	case perpetratorRegionsColumn:
		return or(r.Text.PerpetratorRegions, r.PerpetratorRegions.String())
	case perpetratorRelationColumn:
		return or(r.Text.PerpetratorRelation, spell(r.Flags.yes, relationLabels[:], ";"))
	case perpetratorPaysColumn:
		if r.Text.PerpetratorPayment == "" && r.Flags.Yes(PerpetratorPays) {
			return "1"
		}
		return r.Text.PerpetratorPayment
	}
	return ""
}

func spellGender(g Gender, v Release) string {
	switch {
	case g == TransOrNonConforming && v == Synthetic2024:
		return "Trans/Transgender/NonConforming"
	case g == Woman && v == Synthetic2024:
		return "Woman"
	case g == Woman:
		return "Female"
	case g == Man && v == Synthetic2024:
		return "Man"
	case g == Man:
		return "Male"
	}
	return ""
}

func spellMajority(m Majority) string {
	switch m {
	case Adult:
		return "Adult"
	case Minor:
		return "Minor"
	}
	return ""
}

func spellPlace(c jurisdiction.Code, v Release) string {
	if v == Synthetic2024 {
		return c.Alpha3()
	}
	return string(c.Country())
}
