package htcds

import (
	"strings"

	"golang.org/x/text/language"
)

// bibliographic are the codes of ISO 639-2/B that differ from the terminological ones, by which
// languages are kept.
var bibliographic = map[string]Language{
	"alb": "sqi", "arm": "hye", "baq": "eus", "bur": "mya", "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra", "geo": "kat", "ger": "deu",
	"gre": "ell", "ice": "isl", "mac": "mkd", "mao": "mri", "may": "msa", "per": "fas", "rum": "ron", "slo": "slk", "tib": "bod", "wel": "cym",
}

// parseLanguage reads a language: the terminological code of ISO 639-2 as it is, its bibliographic
// code or two letters of ISO 639-1 with a warning.
func parseLanguage(s string, report func(Code)) Language {
	low := strings.ToLower(s)
	if l, ok := bibliographic[low]; ok {
		report(LanguageForm)
		return l
	}
	base, err := language.ParseBase(low)
	if err != nil || len(low) < 2 || len(low) > 3 || len(base.ISO3()) != 3 {
		report(UnknownLanguage)
		return ""
	}
	l := Language(base.ISO3())
	if low != s || len(low) == 2 {
		report(LanguageForm)
	}
	if len(low) == 3 && string(l) != low {
		return Language(low) // the tables name another language as the wider one; what was written stands
	}
	return l
}

// Tag returns the BCP 47 tag of the language, or "" if it is none.
func (l Language) Tag() string {
	base, err := language.ParseBase(string(l))
	if err != nil {
		return ""
	}
	return base.String()
}

// NewLanguage returns the Language of a BCP 47 tag; script and region have no place in it.
func NewLanguage(tag string) (Language, bool) {
	t, err := language.Parse(tag)
	if err != nil {
		return "", false
	}
	base, _ := t.Base()
	iso := Language(base.ISO3())
	return iso, len(iso) == 3 && iso.Tag() == base.String() && iso != "und"
}
