package cases_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

func ExampleFile_Elements() {
	f, err := cases.Decode(strings.NewReader(`{"id": "case-1",
		"victims": [{"id": "v1", "age": {"knowledge": "exact", "birth_day": "2012-04-01"}}],
		"conduct": [{"id": "c1", "victims": ["v1"], "from": "2026-03-01", "acts": ["recruitment"], "purposes": ["begging"], "agreed": "yes"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := f.Elements(&f.Victims[0], law.MustDay(2026, time.November, 24), eu)
	fmt.Println(e.Verdict, e.Act.Facts, e.Purpose.Facts)
	fmt.Println("means:", e.Means.State)
	fmt.Println("agreement counts for nothing:", e.Agreement)
	// Output:
	// all-elements [/conduct/0/acts] [/conduct/0/purposes]
	// means: not-needed
	// agreement counts for nothing: true
}

func ExampleFile_Record() {
	f := &cases.File{ID: "case-1"}
	err := f.Record(
		0,
		cases.Event{
			Day: law.MustDay(2026, time.November, 23), Kind: cases.EventOpened, Actor: "officer-7",
		},
	)
	fmt.Println(err, f.Revision, f.VerifyLog())
	err = f.Record(
		0,
		cases.Event{
			Day: law.MustDay(2026, time.November, 24), Kind: cases.EventChanged, Actor: "officer-8",
		},
	)
	fmt.Println(err)
	f.Events[0].Actor = "officer-9"
	fmt.Println(f.VerifyLog())
	// Output:
	// <nil> 1 <nil>
	// cases: the file was changed in between
	// cases: /events/0: the hash does not fit
}

// Somebody puts the file back to an older state. By itself the older file is in order. The hash
// that was kept in another place, with every write, is in no entry of its log.
func ExampleFile_LastHash() {
	on := law.MustDay(2026, time.November, 23)
	f := &cases.File{ID: "case-1"}
	_ = f.Record(0, cases.Event{Day: on, Kind: cases.EventOpened, Actor: "officer-7"})
	older := *f
	_ = f.Record(1, cases.Event{Day: on, Kind: cases.EventDecided, Actor: "officer-7"})
	_ = f.Record(2, cases.Event{Day: on, Kind: cases.EventRead, Actor: "officer-8"})
	kept := f.LastHash() // in the audit log of the system, on paper, with another body

	holds := func(f *cases.File) bool {
		return slices.ContainsFunc(f.Events, func(e cases.Event) bool { return e.Hash == kept })
	}
	fmt.Println(f.VerifyLog(), holds(f))
	fmt.Println(older.VerifyLog(), holds(&older))
	// Output:
	// <nil> true
	// <nil> false
}

// The guardian reads the record of the child without any consent to a service; a guardian who is
// suspected does not.
func ExampleFile_Disclose() {
	f, err := cases.Decode(strings.NewReader(`{"id": "case-1",
		"victims": [{"id": "v1", "age": {"knowledge": "exact", "birth_day": "2012-04-01"},
			"identity": {"names": [{"text": "Person A"}],
				"addresses": [{"text": "House 1", "confidential": "yes"},
					{"text": "House 2", "confidential": "no"}]},
			"guardians": [{"id": "g1", "appointed": "2026-09-01"}]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	on := law.MustDay(2026, time.September, 3)
	view, err := f.Disclose(cases.GuardianOf("v1", "g1"), referral.Full, on)
	fmt.Println(view.Manifest.Basis, view.Manifest.Passed, err)
	for _, w := range view.Manifest.Withheld {
		fmt.Printf("%q %s: %s\n", w.Path, w.Category, w.Because)
	}
	f.Suspects = []cases.Suspect{{ID: "g1"}}
	view, err = f.Disclose(cases.GuardianOf("v1", "g1"), referral.Full, on)
	fmt.Println(view.Empty(), err)
	// Output:
	// legal-representation [age contact id identity protection] <nil>
	// "" offence: offence
	// "/identity/addresses/0" contact: not-to-be-passed-on
	// true <nil>
}

// A service that takes files from outside bounds what one file may cost.
func ExampleWithElements() {
	in := `{"id": "case-001", "victims": [{"id": "v1"}, {"id": "v2"}, {"id": "v3"}]}`
	_, err := cases.Decode(strings.NewReader(in), cases.WithElements(2))
	fmt.Println(err)
	// Output: /victims: more elements in lists than a file may have: the limit is 2
}
