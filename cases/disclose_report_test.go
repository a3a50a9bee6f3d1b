package cases_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// eventful is handed with enough on file that rules of every kind find something.
func eventful(t testing.TB) *cases.File {
	t.Helper()
	f := handed(t)
	v := &f.Victims[0]
	v.Status = []victim.StatusDecision{
		{ID: "s1", Kind: victim.StatusPresumed, Day: d(2026, 9, 1), Place: "MK"},
		{ID: "s2", Kind: victim.StatusReasonableGrounds, Day: d(2026, 9, 2), Place: "MK"},
	}
	v.Stays = []victim.Stay{{Place: "MK", From: d(2026, 9, 1)}}
	v.Age.Assessments = []person.AgeAssessment{{Day: d(2026, 9, 2), Place: "MK"}}
	f.Interviews = []cases.Interview{{ID: "i1", Victim: "v1", Kind: "forensic", Day: d(2026, 9, 3)}}
	f.Liabilities = []cases.Liability{{ID: "l1", Victim: "v1", Place: "MK"}}
	f.Conduct = []cases.Conduct{
		{ID: "c1", Victims: []string{"v1"}, Acts: []cases.Act{"recruitment"}},
	}
	return f
}

// found is a finding at a pointer.
func found(path string) rule.Finding {
	return rule.Finding{
		Rule: &rule.Head{ID: "ASSIST-003"}, Law: &rule.Standing{}, Path: rule.ParsePath(path),
	}
}

func reported(
	t testing.TB, f *cases.File, r *rule.Report, who string, level referral.Level, on law.Day,
) *rule.Report {
	t.Helper()
	of := *r
	of.Receipt.Record, of.Receipt.Revision = f.ID, f.Revision
	out, err := f.DiscloseReport(&of, recipients[who], level, on)
	require.NoError(t, err, who)
	return out
}

// The pointers of a report on another file, or made before a victim was put in front, lead to what
// somebody else may see.
func TestDiscloseReport_OfThisFileAlone(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	own, err := f.DiscloseReport(r, recipients["guardian"], referral.Full, on)
	require.NoError(t, err)
	assert.Empty(t, own.Receipt.Record, "no id is passed on that the view withholds")

	other := *f
	other.ID = "another"
	later := *f
	later.Revision++
	for _, g := range []*cases.File{&other, &later} {
		_, err := g.DiscloseReport(r, recipients["guardian"], referral.Full, on)
		assert.ErrorIs(t, err, cases.ErrOtherReport)
	}
	_, err = f.DiscloseReport(own, recipients["guardian"], referral.Full, on)
	assert.ErrorIs(t, err, cases.ErrOtherReport, "its pointers are those of the view")
	victim, err := duty.Victim(&f.Victims[0]).Check(on)
	require.NoError(t, err)
	_, err = f.DiscloseReport(victim, recipients["guardian"], referral.Full, on)
	assert.ErrorIs(t, err, cases.ErrOtherReport, "the pointers of a victim alone")
}

// What decides about the record decides about the report: the category of every finding is one that
// passed in the view, that some are left out is told, and the report is left as it is.
func TestDiscloseReport_FollowsTheView(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	before, err := json.Marshal(r)
	require.NoError(t, err)
	some, less := map[string]int{}, false
	for who := range recipients {
		for _, level := range law.Codes[referral.Level]() {
			v := view(t, f, who, level, on)
			out := reported(t, f, r, who, level, on)
			name := fmt.Sprint(who, " ", level)
			assert.True(t, out.Withheld, name)
			assert.Contains(t, out.Notes(), "Findings that are not for the recipient of this "+
				"report are left out.", "it is not told how many")
			for _, q := range out.Questions {
				category, err := cases.CategoryOf(q.Path.String())
				require.NoError(t, err, name)
				assert.Contains(t, v.Manifest.Passed, category, "%s: %s", name, q.Path)
			}
			assert.Empty(t, out.NotApplicable, name)
			assert.Equal(t, out.Withheld, out.Summary().Withheld)
			assert.ErrorIs(t, out.Err(), rule.ErrWithheld, name)
			for _, x := range out.Findings {
				category, err := cases.CategoryOf(x.Path.String())
				require.NoError(t, err, name)
				assert.Contains(
					t, v.Manifest.Passed, category, "%s: %s %s", name, x.Rule.ID, x.Path,
				)
			}
			some[who] += len(out.Findings)
			less = less || len(out.Findings) < len(r.Findings)
			again := reported(t, f, r, who, level, on)
			assert.Equal(t, out, again, name)
			if v.Empty() {
				assert.Empty(t, out.Findings, name)
				assert.Empty(t, out.Questions, name)
			}
		}
	}
	assert.True(t, less)
	for who, n := range some {
		assert.Positive(t, n, who)
	}
	after, err := json.Marshal(r)
	require.NoError(t, err)
	assert.JSONEq(t, string(before), string(after))
}

func TestDiscloseReport_EachRecipient(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	const p = "/victims/0"
	below := func(r *rule.Report, parts ...string) bool {
		return slices.ContainsFunc(r.Findings, func(x rule.Finding) bool {
			return slices.ContainsFunc(parts, func(part string) bool {
				return strings.HasPrefix(x.Path.String(), part)
			})
		})
	}
	for who, tt := range map[string]struct{ told, hidden []string }{
		"holder": {
			[]string{p + "/services", p + "/guardians"},
			[]string{"/interviews", "/liabilities", "/conduct", p + "/status", p + "/legal_aid"},
		},
		"addressee": {
			[]string{p + "/status"},
			[]string{p + "/services", p + "/needs", p + "/reflection", "/processing"},
		},
		"guardian": {
			[]string{p + "/services", p + "/status", "/interviews"},
			[]string{"/liabilities", "/processing"},
		},
	} {
		out := reported(t, f, r, who, referral.Full, on)
		for _, part := range tt.told {
			assert.True(t, below(out, part), "%s: %s", who, part)
		}
		for _, part := range tt.hidden {
			assert.False(t, below(out, part), "%s: %s", who, part)
		}
	}

	// Nothing is left of a consent that was withdrawn.
	_, err = f.Withdraw("v1", "c1", on, nil)
	require.NoError(t, err)
	out := reported(t, f, r, "receiver", referral.Full, on)
	assert.Empty(t, out.Findings)
	assert.Empty(t, out.Questions)
	assert.True(t, out.Withheld)
	data, err := json.Marshal(out)
	require.NoError(t, err)
	assert.Contains(t, string(data), `"findings":[]`)
}

var anyDay = regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`)

// Days of the record stay with who stands for the person; below the level identified none passes.
func TestDiscloseReport_Days(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	for _, level := range []referral.Level{referral.Anonymous, referral.Pseudonym} {
		for who := range recipients {
			out := reported(t, f, r, who, level, on)
			for _, x := range out.Findings {
				assert.False(t, strings.HasPrefix(x.Path.String(), "/victims/0/age"), x.Path)
				x.Law, x.More = &rule.Standing{Force: x.Law.Force}, nil // days of the law
				data, err := json.Marshal(x)
				require.NoError(t, err)
				assert.NotRegexp(t, anyDay, string(data), "%s %s", who, level)
			}
		}
	}
	told := 0
	for _, x := range reported(t, f, r, "holder", referral.Full, on).Findings {
		assert.NotRegexp(t, anyDay, x.Text())
		assert.True(t, x.More == nil || x.More.Deadline.Last.IsZero())
		if strings.Contains(x.Text(), "(not passed on)") {
			told++
		}
	}
	assert.Positive(t, told)
	for _, x := range reported(t, f, r, "guardian", referral.Full, on).Findings {
		assert.NotContains(t, x.Text(), "(not passed on)")
	}
}

// Of a file with several victims nothing of another is in the report, whatever is on file of them,
// and the pointers do not tell how many there are.
func TestDiscloseReport_NothingOfOthers(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	other := victim.Victim{ID: "other-victim", Stays: []victim.Stay{{Place: "AL"}, {Place: "US"}}}
	f.Victims = append([]victim.Victim{other}, f.Victims...)
	f.Interviews = append([]cases.Interview{
		{ID: "theirs", Victim: "other-victim", Kind: "forensic", Day: d(2026, 9, 2)},
	}, f.Interviews...)
	alone := *f
	alone.Victims, alone.Interviews = f.Victims[1:], f.Interviews[1:]
	both, err := duty.Check(f, on)
	require.NoError(t, err)
	one, err := duty.Check(&alone, on)
	require.NoError(t, err)
	for who := range recipients {
		out := reported(t, f, both, who, referral.Full, on)
		whole := view(t, f, who, referral.Full, on).Whole()
		for _, x := range out.Findings {
			assert.NotRegexp(t, `^/victims/[1-9]`, x.Path.String()+x.About, who)
			if !strings.HasPrefix(x.Path.String(), "/victims/0") {
				assert.False(t, x.Dated() && x.Due.IsZero(), "%s: a day of anybody", x.Rule.ID)
			}
			assert.Contains(t, []string{"", "/victims/0"}, x.About)
			if rest, ok := strings.CutPrefix(x.Path.String(), "/interviews/0"); ok {
				require.Len(t, whole.Interviews, 1, "%s: %s", who, rest)
				assert.Equal(t, "i1", whole.Interviews[0].ID)
			}
			assert.NotRegexp(t, `^/interviews/[1-9]`, x.Path.String(), who)
		}
		for _, q := range out.Questions {
			assert.NotRegexp(t, `^/(victims|interviews)/[1-9]`, q.Path.String()+q.About, who)
			assert.Contains(t, []string{"", "/victims/0"}, q.About)
		}
		for _, p := range out.Receipt.Profiles {
			assert.NotEqual(t, jurisdiction.Code("US"), p.Jurisdiction)
		}
		// What is told is told alone as well; of what concerns everybody nothing is.
		apart := reported(t, &alone, one, who, referral.Full, on)
		var paths []string
		for _, x := range apart.Findings {
			paths = append(paths, fmt.Sprint(x.Rule.ID, x.Path, x.Outcome))
		}
		for _, x := range out.Findings {
			assert.Contains(t, paths, fmt.Sprint(x.Rule.ID, x.Path, x.Outcome), who)
		}
	}
}

// The law of a place tells where the person is, or was: it passes with the location, or where the
// recipient knows it.
func TestDiscloseReport_Places(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	r, err := duty.Check(f, on, "SI")
	require.NoError(t, err)
	elsewhere := func(r *rule.Report) (n int) {
		for _, x := range r.Findings {
			if x.Law.Jurisdiction == "SI" || slices.Contains(x.Law.Also, "SI") {
				n++
			}
		}
		for _, p := range r.Receipt.Profiles {
			if p.Jurisdiction == "SI" {
				n++
			}
		}
		return n
	}
	require.Positive(t, elsewhere(r))
	assert.Positive(t, elsewhere(reported(t, f, r, "guardian", referral.Full, on)))
	c := &f.Victims[0].Consents[0]
	assert.Positive(t, elsewhere(reported(t, f, r, "holder", referral.Full, on)))
	c.Categories = slices.DeleteFunc(c.Categories, func(c person.Category) bool {
		return c == person.CategoryLocation
	})
	out := reported(t, f, r, "holder", referral.Full, on)
	assert.Zero(t, elsewhere(out))
	assert.NotEmpty(t, out.Findings, "under the law of the place where it is disclosed")
}

// Whatever cannot be placed in the record does not pass, to nobody.
func TestDiscloseReport_FailsClosed(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	f.Victims[0].Identity.Contacts = []person.Contact{{Kind: "phone", Value: "1", Safe: person.No}}
	paths := []string{
		"", "/", "Zarifa", "/Zarifa", "/victims", "/victims/0", "/victims/-/services",
		"/victims/0/Zarifa", "/victims/7/services", "/victims/0/services/x",
		"/victims/0/services/0/Zarifa",
		"/victims/0/services/-1", "/victims/0/sex/0", "/conduct/99", "/conduct/x",
		"/conduct/0/victims/0",
		"/victims/0/identity/contacts/0", "/victims/0/identity/contacts/0/value",
		"/victims/0/own", "/victims/0/own/0", "/victims/0/own/0/value", "/victims/0/attachments",
		"/own", "/own/0", "/victims/0/exemptions/0", "/processing/0", "/events", "/revision",
	}
	r := &rule.Report{On: on}
	for _, p := range paths {
		r.Findings = append(r.Findings, found(p))
	}
	for _, p := range paths {
		r.Questions = append(
			r.Questions, rule.Question{Path: rule.ParsePath(p), About: "/victims/0"},
		)
	}
	exempt := found("/victims/0/services")
	exempt.Exemption = &rule.Exemption{}
	r.Findings = append(r.Findings, exempt)
	for who := range recipients {
		out := reported(t, f, r, who, referral.Full, on)
		assert.Empty(t, out.Findings, who)
		assert.Empty(t, out.Questions, who)
		assert.True(t, out.Withheld)
	}
	r.Findings = []rule.Finding{found("/victims/0/services")}
	assert.Len(t, reported(t, f, r, "guardian", referral.Full, on).Findings, 1, "so it is the path")
}

// A barred element is left out of the view, and the pointers follow.
func TestDiscloseReport_PointersAreThoseOfTheView(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	f.Victims[0].Identity.Contacts = []person.Contact{
		{Kind: "phone", Value: "1", Safe: person.No}, {Kind: "email", Value: "2", Safe: person.Yes},
	}
	r := &rule.Report{Findings: []rule.Finding{found("/victims/0/identity/contacts/1/safe")}}
	out := reported(t, f, r, "guardian", referral.Full, on)
	require.Len(t, out.Findings, 1)
	assert.Equal(t, "/victims/0/identity/contacts/0/safe", out.Findings[0].Path.String())
	whole := view(t, f, "guardian", referral.Full, on).Whole()
	assert.Equal(t, person.ContactKind("email"), whole.Victims[0].Identity.Contacts[0].Kind)
}

func TestDiscloseReport_Refuses(t *testing.T) {
	f, on := eventful(t), d(2026, 9, 4)
	r := &rule.Report{}
	_, err := f.DiscloseReport(r, recipients["guardian"], "Zarifa", on)
	assert.ErrorIs(t, err, cases.ErrNoLevel)
	_, err = f.DiscloseReport(r, recipients["guardian"], referral.Full, law.Day{})
	assert.ErrorIs(t, err, rule.ErrNoDay)
	_, err = f.DiscloseReport(r, cases.Recipient{}, referral.Full, on)
	assert.ErrorIs(t, err, cases.ErrNoRecipient)
	_, err = f.DiscloseReport(r, cases.LawyerOf("nobody"), referral.Full, on)
	var lookup *cases.LookupError
	assert.ErrorAs(t, err, &lookup)
}

// Every pointer in a report is one that DiscloseReport knows: whoever adds one has to decide about
// it there.
func TestDiscloseReport_KnowsEveryPointer(t *testing.T) {
	known := []string{
		"rule.Finding.Path", "rule.Finding.About", "rule.Question.Path", "rule.Question.About",
		"rule.Skipped.About", "rule.UnknownLaw.Path",
	}
	var found []string
	walk(reflect.TypeFor[rule.Report](), map[reflect.Type]bool{}, func(ty reflect.Type) {
		for i := range ty.NumField() {
			f := ty.Field(i)
			named := slices.Contains([]string{"Path", "About", "Pointer"}, f.Name)
			if named || f.Type == reflect.TypeFor[rule.Path]() {
				found = append(found, ty.String()+"."+f.Name)
			}
		}
	})
	assert.ElementsMatch(t, known, found)
}

// No value of the person is in what is passed on.
func TestDiscloseReport_NamesNobody(t *testing.T) {
	f, on := handed(t), d(2026, 9, 4)
	f.Victims[0].HealthChecks = make([]care.HealthCheck, 1)
	taint.FillAll(&f.Victims[0].HealthChecks[0])
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	for who := range recipients {
		out := reported(t, f, r, who, referral.Full, on)
		if who == "guardian" || who == "lawyer" || who == "themself" {
			for i := range out.Findings { // who reads the record reads the ids in it
				out.Findings[i].Key = rule.Key{}
			}
		}
		data, err := json.Marshal(out)
		require.NoError(t, err)
		assert.NotContains(t, string(data), taint.Marker, who)
	}
}

// The guardian of a child is told what is owed to the child, and that there is more.
func ExampleFile_DiscloseReport() {
	f, err := cases.Decode(strings.NewReader(`{"id": "case-1", "victims": [{"id": "v1",
		"age": {"knowledge": "exact", "birth_day": "2012-04-01"},
		"stays": [{"place": "MK"}],
		"status": [{"kind": "presumed", "day": "2026-09-01", "place": "MK"}],
		"guardians": [{"id": "g1", "appointed": "2026-09-01"}]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	on := law.MustDay(2026, 9, 3)
	report, err := duty.Check(f, on)
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := f.DiscloseReport(report, cases.GuardianOf("v1", "g1"), referral.Full, on)
	fmt.Println(len(report.Findings), len(out.Findings), out.Withheld, err)
	fmt.Println(out.Notes()[0])
	// Output:
	// 18 13 true <nil>
	// Findings that are not for the recipient of this report are left out.
}

// Who does not get the family does not learn from a report whether the child is accompanied, and
// who does not get the location not where the person is.
func TestDiscloseReport_TellsNothingByBeingThere(t *testing.T) {
	on := d(2026, 9, 4)
	full := func(leaveOut person.Category) *cases.File {
		f := eventful(t)
		v := &f.Victims[0]
		v.Stays, v.Returns = nil, []victim.Return{{Planned: on, From: "MK", To: "AL"}}
		v.DurableSolutions = []victim.DurableSolution{{Kind: "third-country", Proposed: on}}
		v.Asylum.Applications = []victim.AsylumApplication{{Day: on, Place: "SI"}}
		c := &v.Consents[0]
		c.Categories = slices.DeleteFunc(law.Codes[person.Category](), func(
			x person.Category,
		) bool {
			return x == leaveOut
		})
		return f
	}
	told := func(f *cases.File, who string, level referral.Level) string {
		r, err := duty.Check(f, on)
		require.NoError(t, err)
		out := reported(t, f, r, who, level, on)
		data, err := json.Marshal(out)
		require.NoError(t, err)
		return string(data)
	}
	for _, who := range []string{"receiver", "holder"} {
		for _, level := range law.Codes[referral.Level]() {
			name := fmt.Sprint(who, " ", level)
			first, differs := "", false
			for _, a := range []victim.AccompanimentKind{
				"", victim.Accompanied, victim.Separated, victim.Unaccompanied,
			} {
				f := full(person.CategoryFamily)
				f.Victims[0].Family = victim.Family{Accompaniment: a, AccompanimentDay: on}
				got := told(f, who, level)
				differs = differs || first != "" && got != first
				first = got
			}
			assert.False(t, differs, "%s: the family", name)
			first, differs = "", false
			for _, place := range []jurisdiction.Code{"MK", "AL", "SI", "DE"} {
				f := full(person.CategoryLocation)
				f.Victims[0].Stays = []victim.Stay{{Place: place, From: d(2026, 9, 1)}}
				f.Jurisdictions = []jurisdiction.Code{place}
				got := told(f, who, level)
				differs = differs || first != "" && got != first
				first = got
			}
			assert.False(t, differs, "%s: the place", name)
		}
	}
}

// Who does not get suspicion does not learn from a report that a suspect lives where the child was
// placed, and who does not get the proceedings not that a lawyer ceased to act: nothing is told
// that would not be told without.
func TestDiscloseReport_TellsNoSuspectByWhatIsMissing(t *testing.T) {
	on := d(2026, 9, 20)
	for name, change := range map[string]func(*victim.Victim){
		"a suspect lives there": func(v *victim.Victim) {
			v.Placements[0].WithSuspect = person.Yes
		},
		"the lawyer ceased to act": func(v *victim.Victim) {
			v.LegalAids[0].Ended = d(2026, 9, 10)
		},
	} {
		for _, who := range []string{"receiver", "holder"} {
			for _, level := range law.Codes[referral.Level]() {
				told := func(change func(*victim.Victim)) (out []string) {
					f := eventful(t)
					v := &f.Victims[0]
					v.Placements = []care.Placement{{
						ID: "pl1", Kind: care.PlacementShelter, From: d(2026, 9, 1), Place: "MK",
					}}
					v.LegalAids = []victim.LegalAid{{
						Lawyer: "lw1", Assigned: d(2026, 9, 1),
					}}
					v.Consents[0].Categories = slices.DeleteFunc(law.Codes[person.Category](),
						func(c person.Category) bool { return c == person.CategoryJustice })
					change(v)
					r, err := duty.Check(f, on)
					require.NoError(t, err)
					for _, x := range reported(t, f, r, who, level, on).Findings {
						data, err := json.Marshal(x)
						require.NoError(t, err)
						out = append(out, string(data))
					}
					return out
				}
				without := told(func(*victim.Victim) {})
				with := told(change)
				assert.Subset(t, without, with, "%s: %s %s", name, who, level)
			}
		}
	}
}

// Whoever is told an age as a band is told the birthday by no number either: a report that is asked
// for day by day is the same on the day before and after.
func TestDiscloseReport_IsTheSameOnTheBirthday(t *testing.T) {
	born := d(2008, 12, 15)
	f := &cases.File{
		ID: "case-1", Opened: d(2026, 9, 1),
		Victims: []victim.Victim{{
			ID:    "v1",
			Age:   person.Age{Knowledge: person.AgeExact, BirthDay: born},
			Stays: []victim.Stay{{Place: "MK", From: d(2026, 9, 1)}},
			Status: []victim.StatusDecision{{
				Kind: victim.StatusPresumed, Day: d(2026, 9, 1), Place: "MK",
			}},
		}},
		Messages: []referral.PoliceMessage{{
			ID: "m1", Victim: "v1", Ground: referral.MandatoryReport, Sent: d(2026, 9, 2),
			From: referral.Party{Kind: jurisdiction.NGO, ID: "house", Place: "MK"},
			To:   referral.Party{Kind: jurisdiction.Police, ID: "police-1", Place: "MK"},
		}},
	}
	for _, level := range law.Codes[referral.Level]() {
		if level == referral.Identified || level == referral.Full {
			continue // the birthday is told
		}
		first := ""
		for n := range 4 {
			on := born.AddYears(18).AddDays(n - 2)
			r, err := duty.Check(f, on)
			require.NoError(t, err)
			out, err := f.DiscloseReport(r, cases.Addressee("m1"), level, on)
			require.NoError(t, err)
			out.On, out.Receipt.On, out.Receipt.DaysLater = law.Day{}, law.Day{}, 0
			data, err := json.Marshal(out)
			require.NoError(t, err)
			if first == "" {
				first = string(data)
			}
			assert.Equal(t, first, string(data), "%s: %s", level, on)
		}
	}
}

// By which wording a provision is judged may turn on an application for asylum: who may not learn
// of it gets the same report whether there is none, an earlier or a later one.
func TestDiscloseReport_TellsNoAsylumByTheLawCited(t *testing.T) {
	on := d(2026, 9, 4)
	var none []string
	for _, applications := range [][]victim.AsylumApplication{
		nil,
		{{Day: d(2026, 6, 1), Place: "SI", Lodged: d(2026, 6, 5), Registered: d(2026, 6, 2)}},
		{{Day: d(2026, 7, 1), Place: "SI", Lodged: d(2026, 7, 5), Registered: d(2026, 7, 2)}},
	} {
		f := eventful(t)
		v := &f.Victims[0]
		v.Asylum.Applications = applications
		v.Consents[0].Categories = slices.DeleteFunc(law.Codes[person.Category](),
			func(c person.Category) bool { return c == person.CategoryAsylum })
		for i := range v.Status {
			v.Status[i].Place = "SI"
		}
		v.Stays[0].Place, v.Age.Assessments[0].Place = "SI", "SI"
		r, err := duty.Check(f, on)
		require.NoError(t, err)
		var told []string
		passed := reported(t, f, r, "receiver", referral.Full, on)
		for i := range passed.Findings {
			data, err := json.Marshal(&passed.Findings[i])
			require.NoError(t, err)
			told = append(told, string(data))
		}
		require.NotEmpty(t, told)
		if applications == nil {
			none = told
		}
		assert.Equal(t, none, told)
	}
}
