package htcds

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A cellReader reads cells into the fields of a record.
type cellReader struct {
	order    dayOrder
	serials  bool // numbers are how the file keeps days
	date1904 bool
	raw      bool // apostrophes are part of the text
	maxCell  int
}

// read reads a cell, which is not empty, into a field of rec. It reports what it tolerates and what
// it cannot take.
func (c *cellReader) read(rec reflect.Value, f *Field, cell string, report func(Code)) {
	if cell == notAValue {
		report(NotAValue)
		return
	}
	if !utf8.ValidString(cell) {
		report(NotUTF8)
		return
	}
	if tooLong(cell, c.maxCell) {
		report(CellTooLong)
		return
	}
	s := cell
	if !c.raw {
		s = Unescape(cell)
	}
	if controls(s) {
		report(ControlCharacter)
		return
	}
	to := rec.FieldByIndex(f.index)
	switch f.Type {
	case TypePicklist:
		c.pick(to, f, s, report)
	case TypeMultiPicklist:
		values := f.list.split(s, f.list.Open, report)
		if f.Name == VicForcedLabourIndustry && len(values) > 1 {
			report(SeveralValues)
		}
		setStrings(to, values)
	case TypeCountries:
		setStrings(to, countries(s, report))
	case TypeCountry:
		to.SetString(string(country(s, report)))
	case TypeLanguage:
		to.SetString(string(parseLanguage(trim(s), report)))
	case TypeDate:
		to.Set(reflect.ValueOf(c.parseDate(s, report)))
	case TypeCheckbox:
		to.SetString(string(c.checkbox(s, report)))
	case TypeCount, TypeLongitude, TypeLatitude:
		to.SetString(string(number(f.Type, s, report)))
	case TypePhone:
		if !e164(s) {
			report(PhoneForm)
		}
		to.SetString(lines(s))
	default:
		to.SetString(lines(s))
	}
}

func (c *cellReader) pick(to reflect.Value, f *Field, s string, report func(Code)) {
	m, ok := f.list.find(s)
	if t := trim(s); !ok {
		m, ok = f.list.find(t)
	}
	switch {
	case ok && m.gone:
		report(GoneValue)
	case ok:
		if m.code != "" {
			report(m.code)
		}
		to.SetString(m.name)
	case f.Open || f.list.Open:
		report(OpenValue)
		to.SetString(lines(trim(s)))
	default:
		n := 0
		f.list.split(s, false, func(c Code) {
			if c == UnknownValue || c == GoneValue {
				n++
			}
		})
		if n == 0 {
			report(TooManyValues) // each is in the list
			return
		}
		report(UnknownValue)
	}
}

func setStrings(to reflect.Value, values []string) {
	if len(values) == 0 {
		return
	}
	list := reflect.MakeSlice(to.Type(), len(values), len(values))
	for i, v := range values {
		list.Index(i).SetString(v)
	}
	to.Set(list)
}

// lines writes every end of line as \n: that is how a CSV reader gives it back.
func lines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// controls reports whether s holds control characters other than tabs and ends of lines, or what
// XML cannot hold.
func controls(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return true
		}
	}
	return false
}

// tooLong reports whether s has more than n units of UTF-16, which is how spreadsheet programs
// count.
func tooLong(s string, n int) bool {
	if len(s) <= n {
		return false
	}
	units := 0
	for _, r := range s {
		units++
		if r > 0xffff {
			units++
		}
	}
	return units > n
}

// blank reports whether nothing stands in a cell.
func blank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// checkbox reads a check box. A workbook keeps TRUE as 1.
func (c *cellReader) checkbox(s string, report func(Code)) Checkbox {
	switch {
	case s == "TRUE", s == "1" && c.serials:
		return Checked
	case s == "FALSE", s == "0" && c.serials:
		return Unchecked
	}
	switch fold(strings.TrimSuffix(trim(s), ".0")) {
	case "true", "yes", "y", "t", "1", "checked":
		report(CheckboxForm)
		return Checked
	case "false", "no", "n", "f", "0", "unchecked":
		report(CheckboxForm)
		return Unchecked
	}
	report(BadCheckbox)
	return ""
}

// e164 reports whether s has the form that the standard gives for telephone numbers: an optional +,
// then 2 to 15 digits, not beginning with 0.
func e164(s string) bool {
	s = strings.TrimPrefix(s, "+")
	return len(s) >= 2 && len(s) <= 15 && s[0] != '0' && digits(s)
}

// number reads a number of the type.
func number(t Type, s string, report func(Code)) Number {
	n := Number(s)
	if !n.IsValid() {
		text := trim(s)
		if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
			text = strings.Replace(text, ",", ".", 1)
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || strings.ContainsAny(text, "xXpP_") || x != x || x > 1e15 || x < -1e15 {
			report(BadNumber)
			return ""
		}
		n = NewNumber(x + 0) // -0 becomes 0
		if x == 0 {
			n = "0"
		}
		if !n.IsValid() {
			n = Number(strconv.FormatFloat(x, 'f', 9, 64)) // a binary fraction: a tenth of a millimetre is enough
			n = Number(strings.TrimRight(strings.TrimRight(string(n), "0"), "."))
		}
		if !n.IsValid() {
			report(BadNumber)
			return ""
		}
		report(NumberForm)
	}
	if !inRange(t, n) {
		report(OutOfRange)
		return ""
	}
	return n
}

// inRange reports whether n is a number of the type.
func inRange(t Type, n Number) bool {
	x, ok := n.Float()
	switch t {
	case TypeCount:
		_, whole := n.Int()
		return ok && whole && x >= 0 && x <= 130
	case TypeLongitude:
		return ok && x >= -180 && x <= 180
	case TypeLatitude:
		return ok && x >= -90 && x <= 90
	}
	return ok
}

// write returns the cell of a field of rec: names of values, or their labels for people. It reports
// what cannot be written.
func write(rec reflect.Value, f *Field, labels bool, report func(Code)) string {
	v := rec.FieldByIndex(f.index)
	if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
		return ""
	}
	switch f.Type {
	case TypeDate:
		day := v.Interface().(law.Day)
		if day.Year() < 1000 {
			report(BadDate)
			return ""
		}
		return day.String()
	case TypeMultiPicklist, TypeCountries:
		parts := make([]string, 0, v.Len())
		for i := range v.Len() {
			s := value(f, v.Index(i).String(), labels, report)
			if slices.Contains(parts, s) {
				report(RepeatedValue)
			}
			parts = append(parts, s)
		}
		return text(strings.Join(parts, "; "), report)
	case TypePicklist:
		return text(value(f, v.String(), labels, report), report)
	case TypeCheckbox:
		if c := Checkbox(v.String()); !law.IsValid(c) {
			report(BadCheckbox)
		}
	case TypeCount, TypeLongitude, TypeLatitude:
		if n := Number(v.String()); !n.IsValid() {
			report(BadNumber)
		} else if !inRange(f.Type, n) {
			report(OutOfRange)
		}
		return v.String() // a number is no formula, though it may begin with -
	case TypeLanguage:
		if parseLanguage(v.String(), func(Code) {}) != Language(v.String()) {
			report(UnknownLanguage)
		}
	}
	return text(v.String(), report)
}

// text returns a text as it is written.
func text(s string, report func(Code)) string {
	written := Escape(lines(s))
	switch {
	case !utf8.ValidString(s):
		report(NotUTF8)
	case controls(s):
		report(ControlCharacter)
	case tooLong(s, MaxCell-1), tooLong(written, MaxCell):
		report(CellTooLong) // one is kept for an apostrophe, and there may be more
	}
	if blank(s) {
		return ""
	}
	return written
}

// value returns a value of a list as it is written.
func value(f *Field, s string, labels bool, report func(Code)) string {
	if f.Type == TypeCountries {
		code := jurisdiction.Code(s)
		if !code.IsValid() || code.Subdivision() {
			report(UnknownCountry)
			return ""
		}
		if labels {
			return code.Name()
		}
		return s
	}
	i := slices.IndexFunc(f.list.Values, func(v Value) bool { return v.Name == s })
	switch {
	case i >= 0 && labels:
		return f.list.Values[i].Label
	case i >= 0:
		return s
	case !(f.Open || f.list.Open) || f.Multiple() && strings.ContainsAny(s, ";\r\n") || trim(s) != s || s == "":
		report(UnknownValue)
		return ""
	}
	if m, ok := f.list.find(s); ok && (m.gone || m.name != s) || f.Multiple() && f.list.all(strings.Fields(s)) {
		report(UnknownValue) // it would be read as other values
		return ""
	}
	return lines(s)
}
