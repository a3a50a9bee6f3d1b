package rule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Message is a text for a reader, in English, with the key that names it in every language. The
// key stays when the English changes.
type Message struct {
	Key string
	// English is the text, with places in braces: "Owed since {since}, {days}." One is the text
	// where N is 1, for a message that depends on a number; it is empty for every other.
	English, One string
	// N is the number of a message that depends on one; its place is {n}.
	N int
	// Fill is what stands in the places, already in the language of the reader.
	Fill map[string]string
}

// Places returns a text with its places filled, and without a space at its end. A place that
// nothing fills is left as it is.
func (m Message) Places(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return strings.TrimRight(b.String(), " ")
		}
		place, after, closed := strings.Cut(rest, "}")
		in, filled := m.Fill[place]
		switch {
		case !closed:
			b.WriteString("{" + rest)
			return b.String()
		case filled:
			if strings.HasPrefix(after, ".") { // a day can end with a full stop, as a sentence does
				in = strings.TrimSuffix(in, ".")
			}
			b.WriteString(in)
		case place == "n" && m.One != "":
			b.WriteString(strconv.Itoa(m.N))
		default:
			b.WriteString("{" + place + "}")
		}
		text = after
	}
}

// Text returns the message in English.
func (m Message) Text() string {
	if m.One != "" && m.N == 1 {
		return m.Places(m.One)
	}
	return m.Places(m.English)
}

// A Translator writes messages and days in a language. A nil Translator is English: see [Say] and
// [SayDay]. Package words has translators.
type Translator interface {
	// Text returns the message in the language, its places filled.
	Text(m Message) string
	// Day returns a day as people of the language write it.
	Day(d law.Day) string
}

// Say returns a message in a language; nil is English.
func Say(in Translator, m Message) string {
	if in == nil {
		return m.Text()
	}
	return in.Text(m)
}

// SayDay returns a day in a language; nil is English. The zero Day is told in words.
func SayDay(in Translator, d law.Day) string {
	switch {
	case d.IsZero():
		return Say(in, Message{Key: "text.no-day", English: noDay})
	case in == nil:
		return strconv.Itoa(d.Day()) + " " + d.Month().String() + " " + strconv.Itoa(d.Year())
	}
	return in.Day(d)
}

const noDay = "an unrecorded day"

// SayDays returns a number of days in a language; nil is English.
func SayDays(in Translator, n int) string {
	m := daysMessage
	m.N = n
	return Say(in, m)
}

var daysMessage = Message{Key: "text.days", English: "{n} days", One: "{n} day"}

// SayCode returns a code in words, as [law.Label] does in English; nil is English. It is empty for
// what is no code.
func SayCode[T law.Enum](in Translator, v T) string {
	label := law.Label(v)
	if label == "" {
		return ""
	}
	return Say(in, Message{Key: fmt.Sprintf("code.%T.%s", v, string(v)), English: label})
}

// word is a code of a part of what is asked, in words.
func word(code string) Message {
	return Message{Key: "part." + code, English: strings.ReplaceAll(code, "-", " ")}
}

// SayParts returns the parts of what is asked that a finding names, [Args.Codes], in words; nil is
// English.
func SayParts(in Translator, codes []string) string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = Say(in, word(c))
	}
	return strings.Join(out, ", ")
}

// TitleIn returns the title of the rule in a language; nil is English.
func (h *Head) TitleIn(in Translator) string { return Say(in, h.title()) }

// ToDoIn returns what to do in a language; nil is English.
func (h *Head) ToDoIn(in Translator) string { return Say(in, h.toDo()) }

// TitleIn returns the title of the rule in a language; nil is English.
func (e *Entry) TitleIn(in Translator) string {
	return (&Head{ID: e.ID, Title: e.Title}).TitleIn(in)
}

// ToDoIn returns what to do in a language; nil is English.
func (e *Entry) ToDoIn(in Translator) string { return (&Head{ID: e.ID, ToDo: e.ToDo}).ToDoIn(in) }

func (h *Head) title() Message { return Message{Key: string(h.ID) + ".title", English: h.Title} }

func (h *Head) toDo() Message { return Message{Key: string(h.ID) + ".to-do", English: h.ToDo} }

// LabelIn returns the phrase of the finding in a language; nil is English.
func (f *Finding) LabelIn(in Translator) string {
	if f.Label == "" {
		return ""
	}
	return Say(in, Message{Key: f.Rule.labels[f.Label], English: f.Label})
}

// LabelIn returns the fact that is missing in a language; nil is English.
func (q *Question) LabelIn(in Translator) string {
	return Say(in, Message{Key: q.What, English: q.Label})
}

// Text returns the sentence of f in English, with its places filled.
func (f *Finding) Text() string { return f.TextIn(nil) }

// TextIn returns the sentence of f in a language, with its places filled; nil is English.
func (f *Finding) TextIn(in Translator) string {
	m := Message{Key: "says." + string(f.Says), English: english[f.Says]}
	for rest := m.English; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			return Say(in, m)
		}
		place, after, _ := strings.Cut(after, "}")
		if m.Fill == nil {
			m.Fill = make(map[string]string, 4)
		}
		m.Fill[place], rest = f.place(in, place), after
	}
}

// place is what stands in a place of a sentence: codes, numbers and days.
func (f *Finding) place(in Translator, place string) string {
	a := &f.Args
	day := func(d law.Day) string {
		if a.Withheld && d.IsZero() {
			return Say(in, withheld)
		}
		return SayDay(in, d)
	}
	switch place {
	case "what":
		return f.LabelIn(in)
	case "since":
		return day(a.Since)
	case "day":
		return day(a.Day)
	case "last":
		return day(a.Last)
	case "days":
		if a.Withheld {
			return Say(in, withheld)
		}
		return SayDays(in, int(a.Days))
	case "number":
		return strconv.Itoa(int(a.Number))
	case "max":
		return strconv.Itoa(int(a.Max))
	case "codes":
		return SayParts(in, a.Codes)
	case "place":
		return string(a.Place)
	case "ended":
		return sayEnd(in, a.Ended)
	}
	return ""
}

// withheld stands for what was left out.
var withheld = Message{Key: "text.withheld", English: "(not passed on)"}

// sayEnd tells what ended a duty: that of a rule of the user's is not known by its name here.
func sayEnd(in Translator, name string) string {
	if name == "" {
		return ""
	}
	text, known := endings[name]
	if !known {
		name, text = "other", endings["other"]
	}
	return Say(in, Message{Key: "ended." + name, English: text})
}

// endings are the sentences of the ends of a duty.
var endings = map[string]string{
	"of-age":         "The person has turned 18.",
	"age-verified":   "The age is verified.",
	"found-adult":    "The person was found to be an adult.",
	"left":           "The person has left the State.",
	"passed-through": "The person has left the State.",
	"died":           "The person has died.",
	"closed":         "The case is closed.",
	"right-to-stay":  "The person has a right to stay.",
	"accompanied":    "The child is no longer alone.",
	"decided":        "The decision is made.",
	"over":           "It is over.",
	"removed":        "The suspect no longer has access.",
	"grown-up":       "The person has turned 18.",
	"judged":         "The proceedings are over.",
	"compensated":    "The compensation is paid.",
	"paid-in-full":   "The compensation is paid.",
	"other":          "It has ended.",
}
