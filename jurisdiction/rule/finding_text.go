package rule

import (
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Text returns the sentence of f in English, with its places filled.
func (f *Finding) Text() string { return fill(english[f.Says], f.Label, &f.Args) }

// fill writes the places of a sentence: codes, numbers and days.
func fill(sentence, what string, a *Args) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !found {
			return strings.TrimRight(b.String(), " ")
		}
		place, after, _ := strings.Cut(rest, "}")
		b.WriteString(a.in(place, what))
		sentence = after
	}
}

func (a *Args) in(place, what string) string {
	switch place {
	case "what":
		return what
	case "since":
		return a.day(a.Since)
	case "day":
		return a.day(a.Day)
	case "last":
		return a.day(a.Last)
	case "days":
		if a.Withheld {
			return withheld
		}
		return days(int(a.Days))
	case "number":
		return strconv.Itoa(int(a.Number))
	case "max":
		return strconv.Itoa(int(a.Max))
	case "codes":
		return strings.Join(a.Codes, ", ")
	case "place":
		return string(a.Place)
	case "ended":
		return endings[a.Ended]
	}
	return ""
}

// withheld stands for what was left out.
const withheld = "(not passed on)"

func (a *Args) day(d law.Day) string {
	if a.Withheld && d.IsZero() {
		return withheld
	}
	return dayText(d)
}

// endings are the sentences of the ends of a duty.
var endings = map[string]string{
	"of-age":        "The person has turned 18.",
	"age-verified":  "The age is verified.",
	"found-adult":   "The person was found to be an adult.",
	"left":          "The person has left the State.",
	"died":          "The person has died.",
	"closed":        "The case is closed.",
	"right-to-stay": "The person has a right to stay.",
	"accompanied":   "The child is no longer alone.",
	"decided":       "The decision is made.",
	"over":          "It is over.",
	"removed":       "The suspect no longer has access.",
	"grown-up":      "The person has turned 18.",
	"judged":        "The proceedings are over.",
	"compensated":   "The compensation is paid.",
}

// dayText writes a day with its month in words.
func dayText(d law.Day) string {
	if d.IsZero() {
		return "an unrecorded day"
	}
	return strconv.Itoa(d.Day()) + " " + d.Month().String() + " " + strconv.Itoa(d.Year())
}
