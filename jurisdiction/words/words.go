package words

import (
	"embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	ut "github.com/go-playground/universal-translator"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

//go:embed catalogue/*.json
var files embed.FS

// ErrNoLanguage is wrapped by the error of [For].
var ErrNoLanguage = errors.New("words: no such language")

// A Language writes the texts of a report. It is safe for use by many goroutines, and a
// [rule.Translator]. A nil *Language is English.
type Language struct {
	info  Info
	chain []*catalogue // the language itself first, without English
	own   int          // how many of the chain are the language itself, in one script or the other
}

// For returns the language of a tag (BCP 47): "mk", "sr-Latn". Case and underscores do not matter,
// and a region that has no texts of its own is left out: "de-AT" is "de". Each call reads the
// catalogues: keep what it returns.
func For(tag string) (*Language, error) {
	info, ok := find(tag)
	if !ok {
		var known []string
		for _, l := range Languages() {
			known = append(known, l.Tag)
		}
		return nil, fmt.Errorf("%w; there are: %s", ErrNoLanguage, strings.Join(known, ", "))
	}
	l := &Language{info: info}
	if info.Tag == "en" {
		return l, nil
	}
	english, err := read("en")
	if err != nil {
		return nil, err
	}
	for at := info; at.Tag != "en"; at, _ = find(at.next) {
		c, err := at.load(english)
		if err != nil {
			return nil, err
		}
		l.chain = append(l.chain, c)
		if at.file == info.file {
			l.own = len(l.chain)
		}
	}
	return l, nil
}

// Text returns a message in the language. What the language and those it falls back on do not have
// is English, marked "[en]".
func (l *Language) Text(m rule.Message) string {
	if l == nil || len(l.chain) == 0 {
		return m.Text()
	}
	for _, c := range l.chain {
		if text, ok := c.text(m); ok {
			text = m.Places(text)
			if l.info.bare {
				text = stopped.ReplaceAllString(text, "$1$2")
			}
			return text
		}
	}
	return "[en] " + m.Text()
}

// stopped is a number with its full stop before another mark.
var stopped = regexp.MustCompile(`([0-9])\.([,:;])`)

// Day returns a day in the way of the language, in digits with a year of four: "3.11.2026".
// English writes the month in words.
func (l *Language) Day(d law.Day) string {
	if l == nil || l.info.day == "" {
		return rule.SayDay(nil, d)
	}
	two := func(n int) string { return fmt.Sprintf("%02d", n) }
	return strings.NewReplacer(
		"yyyy", fmt.Sprintf("%04d", d.Year()), "mm", two(int(d.Month())), "dd", two(d.Day()),
		"m", fmt.Sprint(int(d.Month())), "d", fmt.Sprint(d.Day()),
	).Replace(l.info.day)
}

// Tag returns the tag of the language, as HTML names it.
func (l *Language) Tag() string {
	if l == nil {
		return "en"
	}
	return l.info.Tag
}

// Note tells, in the language and in English, that no practitioner who speaks the language has read
// the texts; empty where one has.
func (l *Language) Note() string {
	if l == nil || l.info.Tag == "en" || !l.info.Reviewed.IsZero() {
		return ""
	}
	const note = "Translation not reviewed by a practitioner: in doubt the English text counts."
	in := l.Text(rule.Message{Key: "words.not-reviewed", English: note})
	if strings.HasPrefix(in, "[en] ") {
		return note
	}
	return in + " (" + note + ")"
}

// Missing returns the keys of which neither the language nor, in another script, itself has a text,
// or one of an older English, in order.
func (l *Language) Missing() []string {
	if l == nil || len(l.chain) == 0 {
		return nil
	}
	english, err := read("en")
	if err != nil {
		return nil // it is embedded, and was read by For
	}
	var out []string
	for key := range english {
		if !slices.ContainsFunc(l.chain[:l.own], func(c *catalogue) bool { return c.has(key) }) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// AddErrors adds to a translator the texts for what is wrong with a field of a record, for
// [github.com/antitrafficking/palermo/cases.RegisterTranslations] and its like, which then lets
// them stand. What the language does not have is left to English.
func (l *Language) AddErrors(trans ut.Translator) error {
	var errs []error
	for _, key := range l.errorKeys() {
		for _, c := range l.chain[:l.own] {
			if m, ok := c.plain[key]; ok {
				errs = append(errs, trans.Add(strings.TrimPrefix(key, errorPrefix), m, false))
				break
			}
		}
	}
	return errors.Join(errs...)
}

const errorPrefix = "error."

func (l *Language) errorKeys() []string {
	if l == nil || len(l.chain) == 0 {
		return nil
	}
	var out []string
	for _, c := range l.chain[:l.own] {
		for key := range c.plain {
			if strings.HasPrefix(key, errorPrefix) && !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	slices.Sort(out)
	return out
}
