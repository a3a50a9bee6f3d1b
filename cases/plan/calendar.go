package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Case is a file with its report, of which a calendar is made. For a report without a file, a
// File that holds nothing but an id does.
type Case struct {
	File   *cases.File
	Report *rule.Report
}

// What a calendar cannot be made of.
var (
	ErrNoReport  = errors.New("plan: a calendar needs a file and its report, on a day")
	ErrOtherFile = errors.New("plan: the report is of another file")
	ErrTwice     = errors.New("plan: two files in a calendar have one id")
	ErrLead      = errors.New("plan: an alarm is 0 to 365 days before")
)

// An Option sets how [Calendar] writes.
type Option func(*calendar)

// Named names the calendar, in place of the id of the file or the number of files. It is shown by
// whatever reads the calendar.
func Named(name string) Option { return func(c *calendar) { c.name = name } }

// AsTasks writes tasks (VTODO) in place of events.
func AsTasks() Option { return func(c *calendar) { c.tasks = true } }

// Lead sets how many days before the last day the alarm is, at 9:00 of where the reader is. Without
// it that is 1; 0 is the last day itself.
func Lead(days int) Option { return func(c *calendar) { c.lead = days } }

// NoAlarm leaves out alarms.
func NoAlarm() Option { return func(c *calendar) { c.silent = true } }

// After goes on from the calendar that was made before: what changed since has a higher SEQUENCE,
// what is met since is told as done, and what fell away as cancelled.
func After(e *Earlier) Option { return func(c *calendar) { c.earlier = e } }

// calendar is how one is written.
type calendar struct {
	name    string
	tasks   bool
	lead    int
	silent  bool
	earlier *Earlier
	// untold are the days that tell a birthday of anybody in the files.
	untold map[law.Day]bool
}

// Calendar writes what is to do in one or more files as one iCalendar file (RFC 5545), to be
// imported or subscribed to. An entry is an all-day event (VEVENT) with an alarm, or with [AsTasks]
// a task (VTODO). A task of a file that names a rule is one entry with its duty, as in [List].
//
// What has a last day stands on it. What is overdue stands on the day of the report, with the
// number of days in its title; as a task it keeps its last day, for readers show a task that is
// overdue until it is done. What is to be done at once has no last day: as an event it stands on
// the day of the report too, without an alarm, and comes along with every new calendar until it is
// done; so does what has its last day on an 18th birthday or next to it, for that day is left out.
// What can wait and has no last day is no event; as a task without DUE it is in the list. What is
// late, or can no longer be done, and facts to find out are not in it, unless the fact has a last
// day.
//
// With [After], what is met since is told as done: a task as COMPLETED, an event by a title that
// begins with "Done", for an event has no status for it, and readers hide one that is CANCELLED or
// strike it out, as if it had not been done. What fell away is CANCELLED, and so are the entries of
// a file that is not given again. Both stay, without an alarm. With a report that was disclosed
// there is neither: the earlier calendar may be that of the whole file. The same calendar made
// twice is the same to the byte.
//
// Entries have the id of the file and of the rule in the title, and nothing of a person: neither
// who is responsible nor what for, and no day of the case but last days. The UID is a digest of the
// id of the file and of [Item.Key]. It is no secret: who guesses both can tell. Days of change are
// those of the reports. Who sees a calendar day by day sees when the duties to a child end: it is
// for who keeps the file. A report that was disclosed ([rule.Report.Withheld]) goes without what
// the file plans.
func Calendar(w io.Writer, files []Case, opts ...Option) error {
	c := calendar{lead: 1, untold: map[law.Day]bool{}}
	for _, set := range opts {
		set(&c)
	}
	if c.lead < 0 || c.lead > 365 {
		return ErrLead
	}
	if len(files) == 0 {
		return ErrNoReport
	}
	ids := map[string]bool{}
	var last law.Day
	for _, x := range files {
		switch {
		case x.File == nil || x.Report == nil || x.Report.On.IsZero():
			return ErrNoReport
		case x.Report.Receipt.Record != "" && x.Report.Receipt.Record != x.File.ID:
			return ErrOtherFile
		case ids[x.File.ID]:
			return ErrTwice
		}
		ids[x.File.ID] = true
		for _, day := range untold(x.File) {
			c.untold[day] = true
		}
		if x.Report.On.After(last) {
			last = x.Report.On
		}
	}
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId(product)
	if !c.tasks {
		// Older versions of Outlook take no file without it. RFC 5546 asks for an organiser then,
		// whom no reader misses; of a task it also asks for a beginning, which ours have not.
		cal.SetMethod(ics.MethodPublish)
	}
	cal.SetName(clean(c.title(files)))
	if notes := c.notes(files); notes != "" {
		cal.SetDescription(notes)
		cal.SetXWRCalDesc(notes)
	}
	cal.SetRefreshInterval("P1D")
	cal.SetXPublishedTTL("P1D")
	listed, since := map[string]bool{}, map[string]law.Day{} // since is on which day it is done
	for _, x := range files {
		seen := map[string]int{} // as in a report that was disclosed
		for _, it := range all(x) {
			seen[it.Key]++
			uid := uidOf(x.File.ID, it.Key, seen[it.Key])
			if it.Outcome == rule.Met || it.Outcome == rule.Late {
				since[uid] = x.Report.On
				continue
			}
			if e, ok := c.entry(x, &it); ok {
				e.uid, listed[uid] = uid, true
				c.follow(&e, x.Report.On)
				e.add(cal, x.Report.On)
			}
		}
	}
	disclosed := slices.ContainsFunc(files, func(x Case) bool { return x.Report.Withheld })
	for _, e := range c.earlier.sorted() {
		if listed[e.uid] || disclosed {
			continue
		}
		on, met := since[e.uid]
		if !met {
			on = last
		}
		e.task = c.tasks
		c.retire(&e, met, on)
		e.add(cal, on)
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows) // RFC 5545, section 3.1: lines end with CRLF
}

// product tells our calendars from others.
const product = "-//palermo//cases/plan//EN"

// title is the name of the calendar.
func (c *calendar) title(files []Case) string {
	switch id := pseudonym(files[0].File.ID); {
	case c.name != "":
		return c.name
	case len(files) > 1:
		return strconv.Itoa(len(files)) + " case files"
	case id != "":
		return "Case file " + id
	}
	return "Case file"
}

// notes is what a reader has to know of the whole reports, such as a place whose law is not known.
func (c *calendar) notes(files []Case) string {
	var lines []string
	for _, x := range files {
		for _, note := range x.Report.Notes() {
			if id := pseudonym(x.File.ID); id != "" && len(files) > 1 {
				note = id + ": " + note
			}
			lines = append(lines, note)
		}
	}
	return clean(strings.Join(lines, "\n"))
}

// untold returns the days on which a date would tell the birthday of somebody in a file. An event
// ends on the day after it, so the day before counts too.
func untold(f *cases.File) []law.Day {
	var days []law.Day
	add := func(a *person.Age) {
		if first, last, known := a.Eighteen(); known {
			days = append(days, first, first.AddDays(-1), last, last.AddDays(-1))
		}
		if !a.BirthDay.IsZero() {
			days = append(days, a.BirthDay, a.BirthDay.AddDays(-1))
		}
	}
	for i := range f.Victims {
		add(&f.Victims[i].Age)
	}
	for i := range f.Suspects {
		add(&f.Suspects[i].Age)
	}
	return days
}

// all returns the items of a file, also what is done.
func all(x Case) []Item {
	if x.Report.Withheld {
		x.File = &cases.File{}
	}
	var done []Item
	for i := range x.Report.Findings {
		if f := &x.Report.Findings[i]; f.Outcome == rule.Met {
			done = append(done, item(f))
		}
	}
	for _, it := range ofFile(x.File, x.Report.On) {
		if it.Outcome == rule.Met {
			done = append(done, it)
		}
	}
	return append(List(x.Report, x.File), done...)
}

func uidOf(file, key string, n int) string {
	text := file + "\x00" + key
	if n > 1 {
		text += "\x00" + strconv.Itoa(n)
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16]) + domain
}

const domain = "@palermo"

// entry makes the entry of an item; ok is false for what is not in the calendar.
func (c *calendar) entry(x Case, it *Item) (e entry, ok bool) {
	on := x.Report.On
	if c.untold[it.By] {
		it.By, it.hidden, it.Doubts = law.Day{}, true, nil // a doubt may tell the day of the week
		if it.Outcome == rule.Overdue {
			it.Outcome = rule.Due
		}
	}
	dated := !it.By.IsZero()
	passed := dated && it.By.Before(on)
	switch {
	case it.Kind == Question, it.Group == rule.PutRight, it.Outcome == rule.Unknown && !dated,
		!dated && !it.hidden && it.Group != rule.TakeNow && !c.tasks:
		return e, false
	}
	e = entry{task: c.tasks, day: it.By}
	if passed && !c.tasks || !dated && !c.tasks {
		e.day = on
	}
	what, _, more := strings.Cut(it.What, ". ")
	if more {
		what += "."
	}
	title := string(it.Kind)
	if it.Kind == Duty {
		title = string(it.Rule)
	}
	if id := pseudonym(x.File.ID); id != "" {
		title = id + ", " + title
	}
	e.summary = clean(title + ": " + what)
	if passed {
		e.summary = overdue(on.DaysSince(it.By)) + e.summary
	}
	e.text = clean(describe(it))
	if it.Force == rule.Binding {
		e.priority = 1
	}
	if dated && !c.silent {
		e.alarm = alarm(it.By, c.lead, on)
		if passed && !c.tasks {
			e.alarm = alarm(on, 0, on)
		}
	}
	return e, true
}

func overdue(days int) string {
	if days == 1 {
		return "1 day overdue: "
	}
	return strconv.Itoa(days) + " days overdue: "
}

// describe is the text of an entry, in lines.
func describe(it *Item) string {
	lines := []string{it.What}
	if it.Kind == Duty {
		lines = append(lines,
			fmt.Sprintf("%s, %s; %s", law.Label(it.Outcome), required[it.Force], it.Who))
		if len(it.Basis) > 0 {
			lines = append(lines, strings.Join(it.Basis, "; "))
		}
	}
	if it.ofTask {
		lines = append(lines, "The last day is that of a task of the file.")
	} else if it.Policy != "" {
		lines = append(lines, "The last day is a setting of yours: the law names no time.")
	}
	lines = append(lines, it.Doubts...)
	switch {
	case it.hidden:
		lines = append(lines, "The last day stands in the file alone.")
	case it.By.IsZero() && it.Group == rule.TakeNow:
		lines = append(lines, "No last day is set: it is to be done at once.")
	}
	return strings.Join(lines, "\n")
}

// alarm returns when to remind, counted from the beginning of a day: at 9:00, lead days before, or
// 1 day before where that is over, or else on the day itself. What passed is told on the day on.
func alarm(day law.Day, lead int, on law.Day) string {
	at := day.AddDays(-lead)
	if at.Before(on) {
		at = day.AddDays(-1)
	}
	if at.Before(on) {
		at = day
	}
	if at.Before(on) {
		at = on
	}
	const hour = 9
	switch n := at.DaysSince(day); {
	case n == 0:
		return fmt.Sprintf("PT%dH", hour)
	case n > 0:
		return fmt.Sprintf("P%dDT%dH", n, hour)
	case n == -1:
		return fmt.Sprintf("-PT%dH", 24-hour)
	default:
		return fmt.Sprintf("-P%dDT%dH", -n-1, 24-hour)
	}
}

// clean leaves out what no line of a calendar holds.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// follow gives an open entry the SEQUENCE that follows from the earlier calendar.
func (c *calendar) follow(e *entry, on law.Day) {
	e.modified = on
	before, ok := c.earlier.entry(e.uid)
	switch {
	case !ok:
	case before.ours && before.digest() == e.digest():
		e.seq, e.modified = before.seq, before.modified
	default:
		e.seq = before.seq + 1
		if before.modified.After(e.modified) {
			e.modified = before.modified
		}
	}
}

// retire makes of an earlier entry one that is done, or that fell away. What was done stays so.
func (c *calendar) retire(e *entry, met bool, on law.Day) {
	before := *e
	title := e.title()
	e.alarm, e.priority, e.completed = "", 0, law.Day{}
	if met || e.state == done {
		e.state, e.text = done, "The file shows that it is done."
		e.summary = doneTitle + title
		if e.task {
			if e.completed = before.completed; before.completed.IsZero() {
				e.completed = on
			}
		}
	} else {
		e.state, e.text = gone, "The file no longer asks for it."
		e.summary = goneTitle + title
	}
	if !e.day.IsZero() {
		e.day = c.tell(e.day)
	} else if !e.task {
		e.day = on
	}
	c.follow(e, on)
}

// tell returns a day that stays in an entry: in place of one that tells a birthday, the first day
// of a month before it. The day of a change is that of a check, and stays: to hide it on a birthday
// alone would tell the birthday.
func (c *calendar) tell(day law.Day) law.Day {
	for c.untold[day] {
		year, month, _ := day.AddDays(-1).Date()
		day = law.MustDay(year, month, 1)
	}
	return day
}

// The states of an entry.
const (
	open = ""
	done = "done"
	gone = "gone"
)

const (
	doneTitle = "Done: "
	goneTitle = "No longer to do: "
)

// An entry is an event or a task as it is written.
type entry struct {
	uid       string
	task      bool
	state     string
	day       law.Day // of the event, or the last day of the task
	summary   string
	text      string
	priority  int
	alarm     string
	completed law.Day // of a task
	seq       int
	modified  law.Day
	// ours says that an earlier entry reads as it was written.
	ours bool
}

// digest stands for what an entry says.
func (e *entry) digest() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%t\x00%s\x00%v\x00%s\x00%s\x00%d\x00%s\x00%v",
		e.task, e.state, e.day, e.summary, e.text, e.priority, e.alarm, e.completed))
	return hex.EncodeToString(sum[:8])
}

// title is the title without how the entry stood. Of one that somebody changed nothing is taken
// over: it may be the name of a person.
func (e *entry) title() string {
	if !e.ours {
		return "an entry that was changed"
	}
	_, title, found := strings.Cut(e.summary, ": ")
	for _, known := range []string{doneTitle, goneTitle} {
		if strings.HasPrefix(e.summary, known) {
			return title
		}
	}
	if days, _, ok := strings.Cut(e.summary, " day"); found && ok {
		if n, err := strconv.Atoi(days); err == nil && strings.HasPrefix(e.summary, overdue(n)) {
			return title
		}
	}
	return e.summary
}

// digestName is the property with which a calendar tells whether an entry changed.
const digestName = "X-PALERMO-DIGEST"

// component is what events and tasks have in common.
type component interface {
	SetProperty(ics.ComponentProperty, string, ...ics.PropertyParameter)
	AddAlarm() *ics.VAlarm
}

// add adds the entry to a calendar made on a day.
func (e *entry) add(cal *ics.Calendar, on law.Day) {
	var x component
	status := ics.ObjectStatusConfirmed
	date := ics.WithValue(string(ics.ValueDataTypeDate))
	compact := func(day law.Day) string { return strings.ReplaceAll(day.String(), "-", "") }
	instant := func(day law.Day) string {
		return day.In(time.UTC).Format("20060102T150405Z")
	}
	if e.task {
		status = ics.ObjectStatusNeedsAction
		x = cal.AddTodo(e.uid)
	} else {
		x = cal.AddEvent(e.uid)
	}
	if e.task { // RFC 5545, section 3.8.7.2: without a method it is that of the last change
		on = e.modified
	}
	x.SetProperty(ics.ComponentPropertyDtstamp, instant(on))
	x.SetProperty(ics.ComponentPropertyLastModified, instant(e.modified))
	x.SetProperty(ics.ComponentPropertySequence, strconv.Itoa(e.seq))
	switch {
	case e.task && !e.day.IsZero():
		x.SetProperty(ics.ComponentPropertyDue, compact(e.day), date)
	case !e.task:
		x.SetProperty(ics.ComponentPropertyDtStart, compact(e.day), date)
		x.SetProperty(ics.ComponentPropertyDtEnd, compact(e.day.AddDays(1)), date)
		x.SetProperty(ics.ComponentPropertyTransp, string(ics.TransparencyTransparent))
	}
	x.SetProperty(ics.ComponentPropertySummary, e.summary)
	x.SetProperty(ics.ComponentPropertyDescription, e.text)
	if e.priority > 0 {
		x.SetProperty(ics.ComponentPropertyPriority, strconv.Itoa(e.priority))
	}
	switch {
	case e.state == gone:
		status = ics.ObjectStatusCancelled
	case e.state == done && e.task:
		status = ics.ObjectStatusCompleted
		x.SetProperty(ics.ComponentPropertyCompleted, instant(e.completed))
		x.SetProperty(ics.ComponentPropertyPercentComplete, "100")
	}
	x.SetProperty(ics.ComponentPropertyStatus, string(status))
	x.SetProperty(digestName, e.digest())
	if e.alarm != "" {
		a := x.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		var of []ics.PropertyParameter
		if e.task { // which has no beginning
			of = append(of, &ics.KeyValues{Key: "RELATED", Value: []string{"END"}})
		}
		a.SetTrigger(e.alarm, of...)
		a.SetProperty(ics.ComponentPropertyDescription, e.summary)
	}
}

// sorted returns the entries of an earlier calendar in an order that stays.
func (e *Earlier) sorted() []entry {
	if e == nil {
		return nil
	}
	out := make([]entry, 0, len(e.entries))
	for _, x := range e.entries {
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b entry) int { return strings.Compare(a.uid, b.uid) })
	return out
}

func (e *Earlier) entry(uid string) (entry, bool) {
	if e == nil {
		return entry{}, false
	}
	x, ok := e.entries[uid]
	return x, ok
}

// required are the forces as a reader of a calendar reads them.
var required = map[rule.Force]string{
	rule.Binding: "required by law", rule.Guidance: "recommended",
	rule.ForceUnknown: "whether the law requires it is not known",
}

// Format prints the name of the type and nothing of the file, whatever the verb.
func (Case) Format(s fmt.State, _ rune) { io.WriteString(s, "plan.Case(redacted)") }

// String returns the name of the type and nothing of the file.
func (Case) String() string { return "plan.Case(redacted)" }

// LogValue logs the name of the type and nothing of the file.
func (Case) LogValue() slog.Value { return slog.StringValue("plan.Case(redacted)") }
