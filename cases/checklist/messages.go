package checklist

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// What one act settles of several rules: who offers help offers all parts of it, and who explains
// rights explains all of them.
const (
	help   = "help"
	rights = "rights"
	report = "report"
)

// texts are what the page says around the texts of the rules, by their names.
var texts = map[string]string{
	help:   "Offer the help that is missing; assess the needs.",
	rights: "Explain rights in a language that is understood.",
	report: "Report to the referral mechanism and to child protection.",

	"checked":        "Checked on {day}",
	"law":            "law of {places}",
	"child":          "treated as a child",
	"adult":          "adult",
	"age-unknown":    "age not known",
	"presumed":       "presumed victim",
	"since":          "{what} since {day} ({days})",
	"who":            "who should act",
	"take-now":       "TAKE NOW",
	"by-a-date":      "BY A DATE",
	"put-right":      "PUT RIGHT (record reasons, repair what you can)",
	"find-out":       "FIND OUT",
	"plan":           "PLAN",
	"only-advised":   "recommended",
	"done":           "DONE: {done} · NOT DUE: {exempt}",
	"not-advice":     "A checklist of what the file says, not legal advice.",
	"interview":      "Interview of {day}",
	"testimony":      "Testimony of {day}",
	"decision":       "{what} of {day}",
	"a-decision":     "decision",
	"event-missing":  "{what}: not on file.",
	"missing":        "Not on file: {what}.",
	"missing-since":  "Not on file for {days}: {what}.",
	"nothing":        "Not on file.",
	"nothing-since":  "Not on file for {days}.",
	"late":           "{days} late, due on {day}.",
	"by":             "By {day}, in {days}.",
	"no":             "Recorded as no: {what}.",
	"advised":        "{what} (recommended)",
	"recommended":    "Recommended.",
	"low-confidence": "Check the law first: our source is of low confidence.",
	"article":        "{act}, Art. {article}",
	"between":        ";",
}

// counts are those of the line under the head, in order.
var counts = []rule.Message{
	{Key: "count.take-now", English: "{n} steps to take now", One: "{n} step to take now"},
	{Key: "count.by-a-date", English: "{n} with a date", One: "{n} with a date"},
	{Key: "count.put-right", English: "{n} to put right", One: "{n} to put right"},
	{Key: "count.find-out", English: "{n} facts to find", One: "{n} fact to find"},
	{Key: "count.plan", English: "{n} to plan", One: "{n} to plan"},
	{Key: "count.done", English: "{n} done", One: "{n} done"},
}

// Messages returns every message of a page, in the order of their keys. Those of the rules are in
// [rule.Set.Messages], those of codes in their enumerations.
func Messages() []rule.Message {
	out := slices.Clone(counts)
	for name, text := range texts {
		out = append(out, rule.Message{Key: "page." + name, English: text})
	}
	for _, c := range jurisdiction.Builtin().Codes() {
		if c == c.Country() {
			out = append(out, place(c))
		}
	}
	slices.SortFunc(out, func(a, b rule.Message) int { return strings.Compare(a.Key, b.Key) })
	return out
}

func place(c jurisdiction.Code) rule.Message {
	return rule.Message{Key: "place." + string(c), English: c.Name()}
}

// A tongue writes in the language of a page; the zero tongue in English.
type tongue struct{ rule.Translator }

// say writes a text of the page; fill is the name of a place, and what stands there, and so on.
func (t tongue) say(name string, fill ...string) string {
	m := rule.Message{Key: "page." + name, English: texts[name]}
	for i := 0; i+1 < len(fill); i += 2 {
		if m.Fill == nil {
			m.Fill = make(map[string]string, len(fill)/2)
		}
		m.Fill[fill[i]] = fill[i+1]
	}
	return rule.Say(t.Translator, m)
}

func (t tongue) day(d law.Day) string { return rule.SayDay(t.Translator, d) }

func (t tongue) days(n int) string { return rule.SayDays(t.Translator, n) }

// list joins what stands side by side: in Greek a semicolon would ask a question.
func (t tongue) list(parts []string) string { return strings.Join(parts, t.say("between")+" ") }

// upper and lower know that Turkish has an i with a dot and one without.
func (t tongue) upper(s string) string {
	if strings.HasPrefix(t.Tag(), "tr") {
		return strings.ToUpperSpecial(unicode.TurkishCase, s)
	}
	return strings.ToUpper(s)
}

func (t tongue) lower(s string) string {
	if strings.HasPrefix(t.Tag(), "tr") {
		return strings.ToLowerSpecial(unicode.TurkishCase, s)
	}
	return strings.ToLower(s)
}

// title begins a text with a capital letter.
func (t tongue) title(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return t.upper(string(first)) + s[size:]
}

// sentence writes a heading in capital letters as a sentence begins.
func (t tongue) sentence(s string) string { return t.title(t.lower(s)) }

// Tag names the language as HTML does.
func (t tongue) Tag() string {
	if named, ok := t.Translator.(interface{ Tag() string }); ok {
		return named.Tag()
	}
	return "en"
}

// note is what a reader has to know of the translation.
func (t tongue) note() string {
	if noted, ok := t.Translator.(interface{ Note() string }); ok {
		return noted.Note()
	}
	return ""
}
