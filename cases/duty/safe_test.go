package duty_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// The law of no day asks for nothing: that is an error, never an all-clear.
func TestCheck_NeedsADay(t *testing.T) {
	none, err := law.Date(2026, 2, 31)
	require.ErrorIs(t, err, law.ErrNoSuchDay)
	checker := builtin(t)
	f := girlOf15()
	for _, on := range []law.Day{{}, none} {
		r, err := duty.Check(&f, on)
		assert.ErrorIs(t, err, rule.ErrNoDay)
		assert.Nil(t, r)
		r, err = checker.Check(&f, on)
		assert.ErrorIs(t, err, rule.ErrNoDay)
		assert.Nil(t, r)
		err = checker.Scan(&f, on, func(*rule.Finding) { t.Error("a finding") })
		assert.ErrorIs(t, err, rule.ErrNoDay)
		r, err = duty.Victim(&f.Victims[0]).Check(on)
		assert.ErrorIs(t, err, rule.ErrNoDay)
		assert.Nil(t, r)
	}
}

// unknownLaw are path and message of the findings that tell of a place whose law is not known.
func unknownLaw(r *rule.Report) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Rule.ID == rule.LawUnknown {
			out = append(out, f.Path.String()+": "+f.Text())
		}
	}
	return out
}

const noCode = "What stands here is no code of a place; its law is not known here."

// A place whose law is not known gives one finding, wherever it stands and however often.
func TestCheck_TellsOfPlacesWithoutLaw(t *testing.T) {
	on := d(2026, 10, 1)
	tests := []struct {
		name string
		set  func(*cases.File)
		more []jurisdiction.Code
		want []string
	}{
		{"all known", func(f *cases.File) {}, []jurisdiction.Code{"SI"}, nil},
		{
			"given by the caller", func(f *cases.File) {},
			[]jurisdiction.Code{"US", "no place at all"},
			[]string{
				": Place 2 of those given to the check is no code of a place; " +
					"its law is not known here.",
				": The law of US is not known here.",
			},
		},
		{
			"of the file",
			func(f *cases.File) {
				f.Jurisdictions = []jurisdiction.Code{"MK", "US", "Person A"}
			}, nil,
			[]string{
				"/jurisdictions/1: The law of US is not known here.",
				"/jurisdictions/2: " + noCode,
			},
		},
		{
			"of a stay that is over",
			func(f *cases.File) {
				over := victim.Stay{Place: "NG", To: d(2026, 7, 1)}
				f.Victims[0].Stays = append(f.Victims[0].Stays, over)
			}, nil,
			[]string{"/victims/0/stays/1/place: The law of NG is not known here."},
		},
		{
			"of a decision",
			func(f *cases.File) { f.Victims[0].Status[0].Place = "NG" }, nil,
			[]string{"/victims/0/status/0/place: The law of NG is not known here."},
		},
		{
			"of residence, where no stay is on file",
			func(f *cases.File) { f.Victims[0].Stays, f.Victims[0].Residence = nil, "NG" }, nil,
			[]string{"/victims/0/residence: The law of NG is not known here."},
		},
		{
			"residence does not govern beside a stay",
			func(f *cases.File) { f.Victims[0].Residence = "NG" }, nil, nil,
		},
		{
			"no code deep in the file",
			func(f *cases.File) {
				f.Conduct[0].Place = "Person A"
				f.Victims[0].Age.Assessments = []person.AgeAssessment{{Place: "Person B"}}
			}, nil,
			[]string{
				"/conduct/0/place: " + noCode,
				"/victims/0/age/assessments/0/place: " + noCode,
			},
		},
		{
			"none recorded",
			func(f *cases.File) {
				f.Victims[0] = victim.Victim{ID: "v1", Age: f.Victims[0].Age}
				f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
			}, nil,
			[]string{"/victims/0: No place is recorded, so nobody knows whose law counts; " +
				"people without one: 2."},
		},
		{
			"none recorded, and one given",
			func(f *cases.File) { f.Victims[0] = victim.Victim{ID: "v1"} },
			[]jurisdiction.Code{"SI"}, nil,
		},
		{
			"once",
			func(f *cases.File) {
				f.Jurisdictions = []jurisdiction.Code{"US", "US"}
				f.Victims[0].Stays[0].Place = "US"
			},
			[]jurisdiction.Code{"US"},
			[]string{": The law of US is not known here."},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := girlOf15()
			tt.set(&f)
			r, err := duty.Check(&f, on, tt.more...)
			require.NoError(t, err)
			assert.Equal(t, tt.want, unknownLaw(r))
			assert.Equal(t, len(tt.want), r.Summary().LawUnknown)
			assert.Len(t, r.Receipt.LawUnknown, len(tt.want))
			assert.Equal(t, len(tt.want) > 0, errors.Is(r.Err(), rule.ErrLawUnknown))
			var out bytes.Buffer
			require.NoError(t, r.WriteText(&out, true))
			require.NoError(t, r.WriteMarkdown(&out, true))
			require.NoError(t, plan.Markdown(&out, r))
			require.NoError(t, json.NewEncoder(&out).Encode(r))
			assert.False(t, strings.Contains(out.String(), "Person A"))
			assert.False(t, strings.Contains(out.String(), "Person B"))
			assert.False(t, strings.Contains(out.String(), "no place at all"))

			alone, err := duty.Victim(&f.Victims[0]).Check(on, tt.more...)
			require.NoError(t, err)
			for _, f := range unknownLaw(alone) {
				path, _, _ := strings.Cut(f, ":")
				assert.Regexp(t, "^(|/residence|/(stays|status|age)/.*)$", path)
			}
		})
	}
}

// Files without any law give no green report.
func TestCheck_NoLawIsNoAllClear(t *testing.T) {
	on := d(2026, 10, 1)
	for name, f := range map[string]cases.File{
		"the only place is not covered": {
			ID:      "f",
			Victims: []victim.Victim{{ID: "v", Stays: []victim.Stay{{Place: "US", From: on}}}},
		},
		"the only place is no code": {
			ID:      "f",
			Victims: []victim.Victim{{ID: "v", Stays: []victim.Stay{{Place: "Slovenia"}}}},
		},
		"a code of two places in one": {ID: "f", Jurisdictions: []jurisdiction.Code{"SI,MK"}},
		"an alias that only parsing knows": {
			ID: "f", Jurisdictions: []jurisdiction.Code{"EL"},
		},
		"alpha-3": {ID: "f", Jurisdictions: []jurisdiction.Code{"SVN"}},
		"a zero-width mark": {
			ID: "f", Victims: []victim.Victim{{ID: "v", Residence: "SI\u200b"}},
		},
	} {
		r, err := duty.Check(&f, on)
		require.NoError(t, err, name)
		assert.Error(t, r.Err(), name)
		assert.Positive(t, r.Summary().LawUnknown, name)
		assert.NotEmpty(t, r.Receipt.LawUnknown, name)
	}
}

// bare is a file of n victims of whom nothing is known.
func bare(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"id":"f","victims":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"v%d"}`, i)
	}
	b.WriteString(`]}`)
	return []byte(b.String())
}

// 200 victims and 500 proceedings are a case of practice: it is decoded and checked.
func TestLimits_LetACaseOfPracticePass(t *testing.T) {
	f := girlOf15()
	one := f.Victims[0]
	done := f.Conduct[0]
	f.Victims, f.Conduct = nil, nil
	for i := range 200 {
		v := one
		v.ID = fmt.Sprint("v", i)
		f.Victims = append(f.Victims, v)
		done.ID, done.Victims = fmt.Sprint("c", i), []string{v.ID}
		f.Conduct = append(f.Conduct, done)
	}
	for i := range 500 {
		p := cases.Proceeding{ID: fmt.Sprint("p", i), Place: "MK"}
		for j := range 4 {
			p.Victims = append(p.Victims, fmt.Sprint("v", (4*i+j)%200))
		}
		steps := []cases.StepKind{cases.StepReported, cases.StepOpened, cases.StepCharged}
		for j, kind := range steps {
			p.Steps = append(p.Steps, cases.ProceedingStep{Kind: kind, Day: d(2026, 9, 1+j)})
		}
		f.Proceedings = append(f.Proceedings, p)
	}
	data, err := json.Marshal(f)
	require.NoError(t, err)
	read, err := cases.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	r, err := duty.Check(read, d(2026, 10, 1))
	require.NoError(t, err)
	assert.Greater(t, len(r.Findings), 9_000)
	assert.Less(t, len(r.Findings)+len(r.NotApplicable), rule.MaxFindings/2)
}

// A file of 416 kB that leads to a million findings is refused; while it is read and checked no
// more than a hundred megabytes are made for it.
func TestLimits_NoMemoryBomb(t *testing.T) {
	data := bare(30_000)
	checker := builtin(t)
	var before, after runtime.MemStats
	f, err := cases.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	runtime.GC()
	runtime.ReadMemStats(&before)
	r, err := checker.Check(f, d(2026, 10, 1))
	runtime.ReadMemStats(&after)
	assert.Nil(t, r)
	limit, ok := errors.AsType[*rule.LimitError](err)
	require.True(t, ok)
	assert.Equal(t, rule.LimitError{What: "findings", Limit: rule.MaxFindings}, *limit)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(250<<20), "all that was ever made")

	shown := 0
	err = checker.Scan(f, d(2026, 10, 1), func(*rule.Finding) { shown++ })
	assert.ErrorIs(t, err, rule.ErrLimit)
	assert.LessOrEqual(t, shown, rule.MaxFindings)

	// Who wants it can have it.
	small, err := cases.Decode(bytes.NewReader(bare(20)))
	require.NoError(t, err)
	_, err = checker.WithLimit(100).Check(small, d(2026, 10, 1))
	assert.ErrorIs(t, err, rule.ErrLimit)
	_, err = checker.WithLimit(10_000).Check(small, d(2026, 10, 1))
	assert.NoError(t, err)
}

// The time grows with the sum of victims and proceedings, not with the product: of twice as many of
// both a scan takes about twice as long, and in no case four times.
func TestCheck_IsNotQuadratic(t *testing.T) {
	checker := builtin(t)
	checker = checker.WithLimit(1 << 30)
	took := func(n int) time.Duration {
		f := cases.File{ID: "f"}
		for i := range n {
			id := fmt.Sprint("v", i)
			f.Victims = append(f.Victims, victim.Victim{ID: id})
			f.Proceedings = append(f.Proceedings, cases.Proceeding{
				ID: id, Place: "SI", Victims: []string{id},
				Steps: []cases.ProceedingStep{{Kind: cases.StepReported, Day: d(2026, 9, 2)}},
			})
			f.Interviews = append(f.Interviews, cases.Interview{ID: id, Victim: id})
			f.Conduct = append(f.Conduct, cases.Conduct{ID: id, Victims: []string{id}})
			f.Liabilities = append(f.Liabilities, cases.Liability{ID: id, Victim: id})
		}
		return growth.Cost(func() {
			require.NoError(t, checker.Scan(&f, d(2026, 10, 1), func(*rule.Finding) {}))
		})
	}
	took(10)
	few, many := took(250), took(4000) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}

// What a report gives away is the caller's: whatever is done to it, a second check of another file
// says the same as before.
func TestReport_CannotChangeALaterOne(t *testing.T) {
	checker := builtin(t)
	on := d(2026, 11, 23)
	var before []string
	var files []cases.File
	golden(t, func(_ string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		files = append(files, f)
	})
	reports := func() (out []string) {
		for i := range files {
			data, err := json.Marshal(checked(t, checker, &files[i], on, "MK", "SI"))
			require.NoError(t, err)
			out = append(out, string(data))
		}
		return out
	}
	before = reports()
	entries := func() string {
		data, err := json.Marshal(checker.Catalogue())
		require.NoError(t, err)
		return string(data)
	}
	catalogue := entries()
	for i := range files {
		var f cases.File
		data, err := json.Marshal(files[i])
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &f))
		r := checked(t, checker, &f, on, "MK", "SI")
		for j := range r.Findings {
			x := &r.Findings[j]
			basis := x.Law.Basis()
			for k := range basis {
				for i := range basis[k].CaseLaw {
					for j := range basis[k].CaseLaw[i].Against {
						basis[k].CaseLaw[i].Against[j] = "US"
					}
					basis[k].CaseLaw[i] = rule.Cited{ID: "Person A"}
				}
				for i := range basis[k].TellsOf {
					basis[k].TellsOf[i] = "Person A"
				}
				basis[k] = rule.Authority{Short: "Person A"}
			}
			for i, turns := 0, x.Rule.TellsOf(); i < len(turns); i++ {
				turns[i] = "Person A"
			}
			*x.Rule = rule.Head{ID: "X-001", Title: "Person A"}
			for k := range x.Law.Also {
				x.Law.Also[k] = "US"
			}
			x.Law.Force, x.Law.Jurisdiction, x.Law.Since = "x", "US", d(2099, 1, 1)
			for k := range x.Args.Codes {
				x.Args.Codes[k] = "Person A"
			}
			if more := x.More; more != nil {
				for k := range more.Conflicts {
					more.Conflicts[k] = rule.Yielded{}
				}
				for k := range more.Yielded {
					more.Yielded[k] = rule.Yielded{}
				}
				*more = rule.More{Policy: "Person A"}
			}
			if x.Exemption != nil {
				*x.Exemption = rule.Exemption{}
			}
		}
		for j := range r.Questions {
			for k := range r.Questions[j].Rules {
				r.Questions[j].Rules[k] = "X"
			}
		}
		for j := range r.Receipt.Rules {
			r.Receipt.Rules[j] = "X"
		}
		for j := range r.Receipt.Profiles {
			r.Receipt.Profiles[j].Digest = "X"
		}
		for j := range r.NotApplicable {
			r.NotApplicable[j] = rule.Skipped{}
		}
		again, err := json.Marshal(f)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again), "the file was changed through its report")
		for _, e := range checker.Catalogue() {
			for _, list := range [][]string{
				e.Of, e.Owed, e.Asks, e.Unless, e.Time, e.Ends, e.Topics, e.Reads, e.Parts,
			} {
				for k := range list {
					list[k] = "Person A"
				}
			}
			for k := range e.Who {
				e.Who[k] = "Person A"
			}
			clear(e.Basis)
			taint.Fill(&e)
		}
		registry := checker.Registry()
		for _, code := range registry.Codes() {
			p, err := registry.Get(code)
			require.NoError(t, err)
			for k := range p.Guardianship.Authority.Editions {
				p.Guardianship.Authority.Editions[k].From = d(2099, 1, 1)
			}
			p.Membership.EU.Editions = nil
		}
		for _, id := range registry.Instruments() {
			in := registry.Instrument(id)
			for k := range in.Provisions {
				in.Provisions[k].Bindingness = law.Soft
			}
			in.InForce, in.Transposition = d(2099, 1, 1), d(2099, 1, 1)
		}
	}
	for i, data := range reports() {
		if before[i] != data {
			k := 0
			for k < len(data) && data[k] == before[i][k] {
				k++
			}
			t.Errorf("report %d was changed: %.200s", i, data[max(0, k-100):])
		}
	}
	assert.Equal(t, catalogue, entries(), "the catalogue was changed")
}
