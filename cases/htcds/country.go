package htcds

import (
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// otherNames are English names of countries that the published templates and forms use where
// [jurisdiction.Code.Name] has another, and a few older ones.
var otherNames = map[string]jurisdiction.Code{
	"Bolivia (Plurinational State of)": "BO", "Brunei Darussalam": "BN", "Congo, Democratic Republic of the": "CD", "Holy See": "VA",
	"Iran (Islamic Republic of)": "IR", "Korea (Democratic People's Republic of)": "KP", "Korea, Republic of": "KR", "Lao People's Democratic Republic": "LA",
	"Micronesia (Federated States of)": "FM", "Moldova, Republic of": "MD", "Palestine, State of": "PS", "Russian Federation": "RU",
	"Syrian Arab Republic": "SY", "Taiwan, Province of China": "TW", "Tanzania, United Republic of": "TZ", "Turkey": "TR",
	"United Kingdom of Great Britain and Northern Ireland": "GB", "United States of America": "US", "Venezuela (Bolivarian Republic of)": "VE",
	"Virgin Islands (British)": "VG", "Virgin Islands (U.S.)": "VI",
	"Czech Republic": "CZ", "Great Britain": "GB", "Republic of Moldova": "MD", "Republic of Korea": "KR", "Swaziland": "SZ", "Ivory Coast": "CI", "Cape Verde": "CV",
	"Burma": "MM", "Macedonia": "MK", "The former Yugoslav Republic of Macedonia": "MK", "Bosnia-Herzegovina": "BA",
}

var countryNames = sync.OnceValue(func() map[string]jurisdiction.Code {
	m := make(map[string]jurisdiction.Code, 300)
	for name, code := range otherNames {
		m[fold(name)] = code
	}
	for code := range jurisdiction.Codes() {
		m[fold(code.Name())] = code
	}
	return m
})

// findCountry returns the country that s names, and the tolerance under which it does.
func findCountry(s string) (jurisdiction.Code, Code, bool) {
	if code := jurisdiction.Code(s); code.IsValid() && !code.Subdivision() {
		if code == "XK" {
			return code, ExtensionValue, true
		}
		return code, "", true
	}
	s = trim(s)
	if len(s) == 2 || len(s) == 3 {
		if code, err := jurisdiction.ParseCode(s); err == nil {
			return code, CountryForm, true
		}
	}
	code, ok := countryNames()[fold(s)]
	return code, CountryName, ok
}

// country reads a country in a field that is a text.
func country(s string, report func(Code)) Country {
	code, tolerance, ok := findCountry(s)
	if !ok {
		report(CountryText)
		return Country(lines(s))
	}
	if tolerance != "" {
		report(tolerance)
	}
	return Country(code)
}

// countries reads countries parted by semicolons or ends of lines; codes may also be parted by
// spaces.
func countries(s string, report func(Code)) []string {
	if code, tolerance, ok := findCountry(s); ok {
		if tolerance != "" {
			report(tolerance)
		}
		return []string{string(code)}
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '\n' || r == '\r' })
	if len(parts) == 1 && allCodes(strings.Fields(s)) {
		parts = strings.Fields(s)
	} else if strings.Count(s, "; ") != len(parts)-1 || strings.ContainsAny(s, "\r\n") {
		report(OtherDelimiter)
	}
	if len(parts) > maxValues {
		report(TooManyValues)
		return nil
	}
	var list []string
	for _, p := range parts {
		code, tolerance, ok := findCountry(trim(p))
		switch {
		case !ok && blank(p):
			continue
		case !ok:
			report(UnknownCountry)
			continue
		case tolerance != "":
			report(tolerance)
		}
		list = add(list, string(code), report)
	}
	return list
}

func allCodes(words []string) bool {
	for _, w := range words {
		if code := jurisdiction.Code(w); len(w) != 2 || !code.IsValid() {
			return false
		}
	}
	return len(words) > 1
}
