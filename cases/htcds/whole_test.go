package htcds_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/internal/recordtest"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// stored returns the file as it comes back from where it is kept.
func stored(t require.TestingT, f *cases.File) *cases.File {
	data, err := json.Marshal(f)
	require.NoError(t, err)
	out, err := cases.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return out
}

// differ returns the fields that differ, of those of the core or of all.
func differ(a, b htcds.Record, core bool) []htcds.Name {
	var out []htcds.Name
	was, is := reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem()
	for _, f := range htcds.Fields() {
		if core && !f.Core {
			continue
		}
		x, y := recordtest.Field(was, f.Name), recordtest.Field(is, f.Name)
		if !reflect.DeepEqual(x.Interface(), y.Interface()) {
			out = append(out, f.Name)
		}
	}
	return out
}

func allFields(t *testing.T) htcds.Record {
	in, err := os.Open("testdata/all-fields.csv")
	require.NoError(t, err)
	defer in.Close()
	r, err := htcds.NewReader(in)
	require.NoError(t, err)
	rec, err := r.Read()
	require.NoError(t, err)
	return rec
}

func held(t require.TestingT, r htcds.Record) (*cases.File, htcds.Record, htcds.Record) {
	f, _ := toFile(t, r)
	f = stored(t, f)
	got, _ := fromFile(t, f)
	all, _, err := htcds.FromFile(f, "victim-1", htcds.Unconfirmed)
	require.NoError(t, err)
	return f, got, all
}

// The row with all fields comes back, through a file that was written and read.
func TestWhole_AllFieldsComeBack(t *testing.T) {
	r := allFields(t)
	was := reflect.ValueOf(&r).Elem()
	core := 0
	for _, f := range htcds.Fields() {
		require.False(t, recordtest.Field(was, f.Name).IsZero(), f.Name)
		if f.Core {
			core++
		}
	}
	assert.Equal(t, 40, core)
	f, got, all := held(t, r)
	assert.Empty(t, differ(r, all, false))
	assert.Equal(t, []htcds.Name{
		htcds.PrsEmail, htcds.PrsHomePhone, htcds.PrsMobilePhone, htcds.PrsMailingCity,
		htcds.PrsMailingCountry, htcds.PrsMailingState, htcds.PrsMailingStreet,
		htcds.PrsMailingPostalCode, htcds.PrsMailingLongitude, htcds.PrsMailingLatitude,
	}, differ(r, got, false), "what nobody said to be safe")

	var own []string
	for _, o := range f.Victims[0].Own {
		name := strings.TrimPrefix(o.Name, htcds.OwnPrefix)
		if field, ok := htcds.Lookup(htcds.Name(name)); ok && field.Core {
			own = append(own, name)
		}
	}
	assert.Len(t, f.Victims[0].Own, 36)
	assert.Equal(t, []string{
		"vic_TypeOfExploitation", // the row has a kind of sexual exploitation, but not the type
		"vic_DetailsOfVulnerabilities", "cas_ReasonForCaseClosure", "cas_IncomingReferralDetails",
		"cas_OutgoingReferralDetails", "con_Consent",
	}, own, "34 fields of the core are held without own fields")
}

// And so does every row.
func TestWhole_EveryRecordComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := recordtest.Records().Draw(t, "record")
		_, got, all := held(t, r)
		require.Empty(t, differ(r, all, false))
		for _, name := range differ(r, got, false) {
			f, _ := htcds.Lookup(name)
			require.True(t, strings.HasPrefix(string(name), "prs_Mailing") ||
				f.Name == htcds.PrsEmail || f.Type == htcds.TypePhone, name)
		}
	})
}

// What was corrected in the file is not overwritten by what was once imported.
func TestWhole_TheFileIsNotOverwritten(t *testing.T) {
	r := allFields(t)
	long := strings.Repeat("x", 250) // longer than a part of a name
	r.FirstName = long
	f, got, _ := held(t, r)
	assert.Equal(t, long, got.FirstName)
	f.Victims[0].Identity.Names[0].Text = "B"
	got, lost := fromFile(t, f)
	assert.Equal(t, "B", got.SecondName)
	assert.Empty(t, got.FirstName+got.MiddleName, "half a name of two would be nobody's")
	for i, o := range f.Victims[0].Own {
		if strings.HasPrefix(o.Name, "htcds.prs_") && strings.HasSuffix(o.Name, "Name") {
			assert.Contains(t, paths(lost), fmt.Sprint("/victims/0/own/", i))
		}
	}

	// Whoever consented, or refused, since then says more than a check box.
	f, got, _ = held(t, r)
	assert.Equal(t, htcds.Checked, got.Consent.Consent)
	f.Victims[0].Consents = []victim.Consent{{ID: "consent-1"}}
	again, _ := fromFile(t, f)
	assert.Empty(t, again.Consent.Consent)

	// Work that began again is not closed for the old reason.
	assert.Equal(t, r.ReasonForCaseClosure, got.ReasonForCaseClosure)
	f.Closures = []cases.Closure{{ID: "c", Reopened: law.MustDay(2026, 1, 2)}}
	got, _ = fromFile(t, f)
	assert.Empty(t, got.ReasonForCaseClosure)

	// An age that the file doubts now does not go out as an own field.
	r = htcds.Record{}
	r.AgeWhenTrafficked = "19"
	f, got, _ = held(t, r)
	assert.Equal(t, htcds.Number("19"), got.AgeWhenTrafficked)
	f.Victims[0].Age = person.Age{
		Knowledge: person.AgeUnknown, ReasonToBelieveChild: person.Yes,
	}
	got, _ = fromFile(t, f)
	assert.Empty(t, got.AgeWhenTrafficked)
}

func paths(lost []htcds.Loss) []string {
	var out []string
	for _, l := range lost {
		out = append(out, l.Path)
	}
	return out
}

// An own field goes back under the category of its field alone; a contact that an own field keeps
// passes to nobody, and goes back with Unconfirmed alone.
func TestWhole_OwnFieldsByCategory(t *testing.T) {
	r := htcds.Record{}
	r.DetailsOfVulnerabilities, r.MailingPostalCode = "x", strings.Repeat("1", 25)
	f, got, all := held(t, r)
	assert.Equal(t, "x", got.DetailsOfVulnerabilities)
	assert.Empty(t, got.MailingPostalCode)
	assert.Equal(t, r, all)
	for i, o := range f.Victims[0].Own {
		want := person.CategoryHealth
		if o.Name == "htcds.prs_MailingPostalCode" {
			want = person.CategoryCase
		}
		assert.Equal(t, want, o.Category, o.Name)
		f.Victims[0].Own[i].Category = "service"
	}
	all, _, err := htcds.FromFile(f, "victim-1", htcds.Unconfirmed)
	require.NoError(t, err)
	assert.Equal(t, htcds.Record{}, all)
	f.Victims[0].Own = []person.Own{{Name: "htcds.no_Field", Category: "health"},
		{Name: "org-example.x", Category: "health"}}
	all, lost := fromFile(t, f)
	assert.Equal(t, htcds.Record{}, all)
	assert.Subset(t, paths(lost), []string{"/victims/0/own/0", "/victims/0/own/1"})
}

// What is known not to be safe does not go with Unconfirmed either.
func TestWhole_UnconfirmedIsNotUnsafe(t *testing.T) {
	r := allFields(t)
	f, _, _ := held(t, r)
	id := f.Victims[0].Identity
	for i := range id.Contacts {
		id.Contacts[i].Safe = person.No
	}
	id.Addresses[0].Confidential = person.Yes
	all, _, err := htcds.FromFile(f, "victim-1", htcds.Unconfirmed)
	require.NoError(t, err)
	assert.Empty(t, all.Email+all.HomePhone+all.MobilePhone+all.MailingStreet+all.MailingCity)
	id.Contacts[0].Safe, id.Addresses[0].Confidential = person.Yes, person.No
	got, _ := fromFile(t, f)
	assert.Equal(t, r.Email, got.Email)
	assert.Equal(t, r.MailingStreet, got.MailingStreet)
}
