package plan

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	ics "github.com/arran4/golang-ical"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Earlier is what a calendar that was made before says of its entries: see [After]. The zero value
// is a calendar without entries.
type Earlier struct{ entries map[string]entry }

// ErrEarlier tells of what is no whole calendar that [Calendar] wrote: one that is cut off, one of
// other programs, or one that such a program wrote again.
var ErrEarlier = errors.New("plan: not a whole calendar that was written here")

// ReadEarlier reads a calendar that [Calendar] wrote, up to [cases.MaxSize]. It takes over titles
// only as they were written: where somebody changed one, the entry keeps its id and its SEQUENCE
// alone.
func ReadEarlier(r io.Reader) (*Earlier, error) {
	data, err := io.ReadAll(io.LimitReader(r, cases.MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > cases.MaxSize ||
		!bytes.HasSuffix(bytes.TrimSpace(data), []byte("END:VCALENDAR")) {
		return nil, ErrEarlier
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil { // which would quote the line
		return nil, ErrEarlier
	}
	ours := false
	for _, p := range cal.CalendarProperties {
		ours = ours || p.IANAToken == string(ics.PropertyProductId) && p.Value == product
	}
	if !ours {
		return nil, ErrEarlier
	}
	e := &Earlier{entries: map[string]entry{}}
	for _, x := range cal.Components {
		var read entry
		switch x := x.(type) {
		case *ics.VEvent:
			read, err = readEntry(&x.ComponentBase, ics.ComponentPropertyDtStart, x.Alarms())
		case *ics.VTodo:
			read, err = readEntry(&x.ComponentBase, ics.ComponentPropertyDue, x.Alarms())
			read.task = true
		default:
			err = ErrEarlier
		}
		if _, twice := e.entries[read.uid]; err != nil || twice {
			return nil, ErrEarlier
		}
		p := x.UnknownPropertiesIANAProperties()
		for i := range p {
			read.ours = read.ours ||
				p[i].IANAToken == digestName && p[i].Value == read.digest()
		}
		e.entries[read.uid] = read
	}
	return e, nil
}

// readEntry reads what [entry.add] wrote.
func readEntry(
	x *ics.ComponentBase, day ics.ComponentProperty, alarms []*ics.VAlarm,
) (entry, error) {
	var failed error
	text := func(p ics.ComponentProperty) string {
		if v := x.GetProperty(p); v != nil {
			return v.Value
		}
		return ""
	}
	number := func(p ics.ComponentProperty) int {
		s := text(p)
		if s == "" {
			return 0
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n >= math.MaxInt32 { // RFC 5545, section 3.3.8
			failed = ErrEarlier
		}
		return n
	}
	date := func(p ics.ComponentProperty) (d law.Day) {
		s, _, _ := strings.Cut(text(p), "T")
		if s == "" {
			return d
		}
		if len(s) != len("20060102") {
			failed = ErrEarlier
			return d
		}
		d, err := law.ParseDay(s[:4] + "-" + s[4:6] + "-" + s[6:])
		if err != nil {
			failed = ErrEarlier
		}
		return d
	}
	e := entry{
		uid: x.Id(), summary: text(ics.ComponentPropertySummary),
		text: text(ics.ComponentPropertyDescription), day: date(day),
		completed: date(ics.ComponentPropertyCompleted),
		modified:  date(ics.ComponentPropertyLastModified),
		seq:       number(ics.ComponentPropertySequence),
		priority:  number(ics.ComponentPropertyPriority),
	}
	switch status := ics.ObjectStatus(text(ics.ComponentPropertyStatus)); {
	case status == ics.ObjectStatusCancelled:
		e.state = gone
	case status == ics.ObjectStatusCompleted, strings.HasPrefix(e.summary, doneTitle):
		e.state = done
	}
	for _, a := range alarms {
		if p := a.GetProperty(ics.ComponentPropertyTrigger); p != nil {
			e.alarm = p.Value
		}
	}
	id, ours := strings.CutSuffix(e.uid, domain)
	if len(id) != 32 || !ours || strings.Trim(id, "0123456789abcdef") != "" {
		return entry{}, ErrEarlier
	}
	return e, failed
}
