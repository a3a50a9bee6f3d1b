package htcds

import "slices"

// A resolver turns a header into columns.
type resolver struct {
	index   *headerIndex
	report  func(column int, f *Field, code Code, labelRow bool)
	columns []Column
	whole   map[*Field]int // columns with all values of a field, index plus one
	survey  bool           // a name is spelt as only the XLSForm does
	central bool           // ODK Central wrote the file: Status is its own
	cut     bool           // nothing from here on is read
}

// resolve returns the columns that names and labels stand for. Labels is nil where there is one row
// only.
func (r *resolver) resolve(names, labels []string) []Column {
	r.whole = map[*Field]int{}
	r.central = slices.Contains(names, "SubmissionDate") && slices.Contains(names, "ReviewState")
	for i := range max(len(names), len(labels)) {
		r.add(cellAt(names, i), cellAt(labels, i), len(labels) > 0 && len(names) > 0)
		if r.cut {
			break
		}
	}
	r.overrule()
	return r.columns
}

// overrule tells the columns for one value of a field which column has all values.
func (r *resolver) overrule() {
	for i := range r.columns {
		if c := &r.columns[i]; c.Value != "" && r.whole[c.field] > 0 {
			c.whole = r.whole[c.field]
		}
	}
}

func cellAt(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
}

// add reads the header of the next column.
func (r *resolver) add(name, label string, two bool) {
	i := len(r.columns)
	c := Column{Column: columnLetters(i)}
	tell := func(code Code, labelRow bool) { r.report(i, c.field, code, labelRow) }
	if fold(name) == "validationlookups" || fold(label) == "validationlookups" {
		tell(LookupColumns, fold(name) == "")
		r.cut = true
		return
	}
	switch {
	case blank(name) && blank(label):
		c.headless = true
	case blank(name):
		r.byLabel(&c, label, two, tell)
	default:
		r.byName(&c, name, label, two, tell)
	}
	if c.field != nil {
		r.settle(&c, i, tell)
	}
	r.columns = append(r.columns, c)
}

// byLabel takes the field from the label alone.
func (r *resolver) byLabel(c *Column, label string, two bool, tell func(Code, bool)) {
	list, code := r.index.byLabel(label)
	switch {
	case len(list) == 1:
		c.field = list[0]
		if two {
			tell(NameMissing, false)
		}
		if code != "" {
			tell(code, two)
		}
	case len(list) > 1:
		c.ambiguous = true
	default:
		r.unknown(label, two, tell)
	}
}

// byName takes the field from the name, unless the label says something else.
func (r *resolver) byName(c *Column, name, label string, two bool, tell func(Code, bool)) {
	f, value, codes := r.index.byName(name)
	list, labelCode := r.index.byLabel(label)
	switch {
	case f == nil && !blank(label) && len(list) == 1:
		c.field = list[0]
		tell(LabelFollowed, true)
		return
	case f == nil && r.central && name == "Status":
		tell(TechnicalColumn, false)
		return
	case f == nil:
		r.byLabel(c, name, false, tell)
		return
	}
	c.field, c.Value = f, value
	switch {
	case blank(label) || value != "":
	case slices.Contains(list, f):
		if labelCode != "" {
			tell(labelCode, true)
		}
	case f.Name == PrsTitle && len(list) == 1 && list[0].Name == PrsSecondName:
		tell(TitleLabel, true)
	case len(list) == 1:
		c.field = list[0]
		tell(LabelFollowed, true)
	default:
		tell(LabelUnknown, true)
	}
	for _, code := range codes {
		tell(code, false)
	}
	if f.Survey != "" && fold(name) != name && containsSurvey(name, f) {
		r.survey = true
	}
}

func containsSurvey(name string, f *Field) bool {
	return len(name) >= len(f.Survey) && name[len(name)-len(f.Survey):] == f.Survey
}

// unknown tells what a column is that is no field.
func (r *resolver) unknown(s string, labelRow bool, tell func(Code, bool)) {
	switch {
	case isTechnical(trim(s)):
		tell(TechnicalColumn, labelRow)
	case removed[fold(s)]:
		tell(RemovedField, labelRow)
	default:
		tell(UnknownColumn, labelRow)
	}
}

// settle looks at what a column for the field of c means beside those before it.
func (r *resolver) settle(c *Column, i int, tell func(Code, bool)) {
	if c.field.Status == StatusDeprecated {
		tell(DeprecatedField, false)
	}
	switch {
	case c.Value != "":
		// read where no column has all values; see overrule
	case r.whole[c.field] > 0 && c.field.Name == PrsSecondName && r.whole[dict().byName[PrsTitle]] == 0:
		c.field = dict().byName[PrsTitle]
		tell(TitleLabel, false)
		r.whole[c.field] = i + 1
	case r.whole[c.field] > 0:
		c.first = r.whole[c.field]
		tell(DuplicateColumn, false)
	default:
		r.whole[c.field] = i + 1
		if c.field.Name == PrsTitle && r.survey {
			tell(TitleLabel, false)
		}
	}
	c.Field = c.field.Name
}
