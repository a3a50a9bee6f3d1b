package words

import (
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Info tells of a language.
type Info struct {
	Tag  string // BCP 47
	Name string // in the language itself
	// Reviewed is the day on which a practitioner who speaks the language had read every text; zero
	// where nobody has.
	Reviewed law.Day

	next string // the tag from which a missing text comes
	file string // of the catalogue; empty: the tag
	day  string // how a day is written
	// bare says that the full stop of a number gives way to another mark: "4.9.2026:".
	bare bool
}

// languages are all of them. Bosnian and Croatian fall back on English alone: near languages are no
// substitute unseen. Montenegrin falls back on Serbian, which is ekavian.
func languages() []Info {
	return []Info{
		{Tag: "en", Name: "English"},
		{Tag: "mk", Name: "македонски", day: "d.m.yyyy"},
		{Tag: "sq", Name: "shqip", day: "d.m.yyyy"},
		{Tag: "sr", Name: "српски", day: "d.m.yyyy.", bare: true},
		{Tag: "sr-Latn", Name: "srpski", file: "sr", day: "d.m.yyyy.", bare: true},
		{Tag: "bs", Name: "bosanski", day: "d.m.yyyy.", bare: true},
		{Tag: "hr", Name: "hrvatski", day: "dd. mm. yyyy."},
		{Tag: "sr-Latn-ME", Name: "crnogorski", next: "sr-Latn", day: "d.m.yyyy.", bare: true},
		{Tag: "bg", Name: "български", day: "d.mm.yyyy г."},
		{Tag: "ro", Name: "română", day: "dd.mm.yyyy"},
		{Tag: "sl", Name: "slovenščina", day: "d. m. yyyy"},
		{Tag: "el", Name: "ελληνικά", day: "d/m/yyyy"},
		{Tag: "tr", Name: "Türkçe", day: "dd.mm.yyyy"},
		{Tag: "uk", Name: "українська", day: "dd.mm.yyyy"},
		{Tag: "fr", Name: "français", day: "dd/mm/yyyy"},
		{Tag: "de", Name: "Deutsch", day: "d.m.yyyy"},
	}
}

// Languages returns all languages, English first.
func Languages() []Info { return languages() }

// aliases are other tags under which a language is asked for.
var aliases = map[string]string{
	"cnr": "sr-latn-me", "cnr-latn": "sr-latn-me", "cnr-me": "sr-latn-me", "sr-me": "sr-latn-me",
	"sr-cyrl": "sr", "sr-cyrl-rs": "sr", "sr-latn-rs": "sr-latn", "bs-latn": "bs",
	"bs-cyrl": "sr", "mo": "ro",
}

// find returns the language of a tag; a region or script that it does not have is left out.
func find(tag string) (Info, bool) {
	tag = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"))
	if tag == "" {
		tag = "en"
	}
	all := languages()
	for {
		want := tag
		if to := aliases[tag]; to != "" {
			want = to
		}
		i := slices.IndexFunc(all, func(l Info) bool { return strings.ToLower(l.Tag) == want })
		if i >= 0 {
			l := all[i]
			if l.next == "" {
				l.next = "en"
			}
			if l.file == "" {
				l.file = l.Tag
			}
			return l, true
		}
		cut := strings.LastIndexByte(tag, '-')
		if cut < 0 {
			return Info{}, false
		}
		tag = tag[:cut]
	}
}
