package hsds_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/hsds"
)

func shelter() referral.Organisation {
	return referral.Organisation{
		ID: "shelter-1", Kind: jurisdiction.NGO, Name: "Organisation A", Parent: "network-1", URL: "https://example.org/a", Place: "MK",
		LegalStatus: "association", Identifiers: []referral.Identifier{{Scheme: "MK-REG", Value: "1234"}},
		Contacts: []referral.Contact{
			{
				Department: "Intake", Phone: "000", Email: "intake@example.org",
				Languages: []string{"mk", "sq"}, Secure: person.Yes, Key: "thumbprint",
			},
			{Email: "office@example.org", Languages: []string{"en"}},
		},
		Vetted: law.MustDay(2026, 1, 10), VettedBy: "ministry-1",
		MandateFrom: law.MustDay(2026, 1, 1), MandateTo: law.MustDay(2026, 12, 31),
		Sites: []referral.Site{
			{ID: "house", Name: "The house", Place: "MK", Address: &referral.Address{Line: "A street 1", City: "A city"}},
			{
				ID: "office", Name: "The office", Place: "MK", Kind: referral.SitePhysical,
				Accessibility: []string{"a ramp", "a lift"}, Confidential: person.No,
				Address: &referral.Address{
					Line: "B street 2", City: "B city", Region: "R", PostalCode: "1000",
				},
			},
		},
		Services: []referral.Service{{
			ID: "s1", Kind: care.NeedAccommodation, Name: "Beds", Status: referral.ServiceActive,
			Sites: []string{"house", "office"}, Areas: []jurisdiction.Code{"MK", "AL"}, AgeFrom: 12,
			AgeTo: 17,
			Sexes: []person.Sex{person.Female}, Languages: []string{"mk", "sq"},
			ChildOnly: person.Yes, Papers: person.No, Documents: []string{"referral form"},
			Families: person.No, Waived: person.Yes,
			Specialises: []jurisdiction.Purpose{jurisdiction.Begging, jurisdiction.ForcedMarriage},
			Eligibility: "girls", Application: "by a social-work centre", Fees: "none", Interpretation: "on demand", Alert: "closed in August", Contacts: []referral.Contact{{Phone: "001"}},
			Excludes: []referral.Exclusion{referral.ExcludesPregnant}, Always: person.No,
			Openings: []referral.Opening{
				{
					Days: []referral.Weekday{referral.Monday, referral.Friday}, Opens: "09:00",
					Closes: "17:30", From: law.MustDay(2026, 1, 1), To: law.MustDay(2026, 12, 31),
				},
			},
			Capacity: 6, Free: 2, Counted: law.MustDay(2026, 9, 1),
		}},
	}
}

func encode(t require.TestingT, o ...referral.Organisation) (string, []hsds.Loss) {
	var b bytes.Buffer
	lost, err := hsds.Encode(&b, o)
	require.NoError(t, err)
	return b.String(), lost
}

func written(t require.TestingT, list []referral.Organisation) string {
	text, _ := encode(t, list...)
	return text
}

func TestRoundTrip(t *testing.T) {
	o := shelter()
	text, lost := encode(t, o)
	assert.Equal(t, []hsds.Loss{{Path: "/0/sites/0", Why: "the site is not known to be public"}}, lost)
	for _, hidden := range []string{"A street", "A city", "The house"} {
		assert.NotContains(t, text, hidden, "the address of a shelter")
	}
	assert.Contains(t, text, "B street 2")

	got, lost, err := hsds.Decode(strings.NewReader(text), hsds.Mapping{Ours: true})
	require.NoError(t, err)
	assert.Empty(t, lost)
	o.Sites[0].Name, o.Sites[0].Address = "", nil
	assert.Equal(t, []referral.Organisation{o}, got)
}

// The record of the round trip fills every member, so that none that is added is forgotten;
// conflicts alone are not published.
func TestRoundTrip_FillsEveryMember(t *testing.T) {
	o := shelter()
	for _, v := range []any{o, o.Identifiers[0], o.Contacts[0], o.Sites[1], *o.Sites[1].Address, o.Services[0], o.Services[0].Openings[0]} {
		r := reflect.ValueOf(v)
		for i := range r.NumField() {
			if name := r.Type().Field(i).Name; name != "Conflicts" {
				assert.False(t, r.Field(i).IsZero(), "%T.%s", v, name)
			}
		}
	}
}

// Everything but what is not published comes back.
func TestRoundTrip_Property(t *testing.T) {
	answer := rapid.SampledFrom([]person.Answer{"", person.Yes, person.No, person.AnswerUnknown})
	day := rapid.Custom(func(t *rapid.T) law.Day {
		return law.MustDay(2026, 1, 1).AddDays(rapid.IntRange(0, 800).Draw(t, "day"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var list []referral.Organisation
		for _, id := range rapid.SliceOfNDistinct(rapid.StringMatching(`o[a-z0-9]{1,8}`), 1, 3, rapid.ID[string]).Draw(t, "organisations") {
			o := referral.Organisation{
				ID: id, Kind: rapid.SampledFrom(law.Codes[jurisdiction.BodyKind]()).Draw(t, "kind"),
				Place:  rapid.SampledFrom([]jurisdiction.Code{"", "MK", "BA-SRP"}).Draw(t, "place"),
				Vetted: day.Draw(t, "vetted"),
			}
			if rapid.Bool().Draw(t, "named") {
				o.Name = rapid.StringMatching(`[A-Z][a-zšđ ]{0,10}x`).Draw(t, "name")
			}
			o.Sites = []referral.Site{{ID: "here", Place: "MK", Confidential: answer.Draw(t, "confidential")}}
			for _, sid := range rapid.SliceOfNDistinct(rapid.StringMatching(`s[a-z0-9]{1,8}`), 1, 3, rapid.ID[string]).Draw(t, "services") {
				s := referral.Service{
					ID: sid, Kind: rapid.SampledFrom(law.Codes[care.NeedKind]()).Draw(t, "need"),
					Status: rapid.SampledFrom(
						append(law.Codes[referral.ServiceStatus](), ""),
					).Draw(t, "status"),
					ChildOnly: answer.Draw(t, "child"), Papers: answer.Draw(t, "papers"), Always: answer.Draw(t, "always"), AgeFrom: rapid.IntRange(0, 17).Draw(t, "from"),
					Free: rapid.IntRange(-1, 3).Draw(t, "free"), Capacity: rapid.IntRange(0, 9).Draw(t, "capacity"), Sites: []string{"here"},
					Languages: rapid.SampledFrom([][]string{nil, {"mk"}, {"sq", "en"}}).Draw(t, "languages"),
				}
				if rapid.Bool().Draw(t, "known") {
					s.Counted = day.Draw(t, "counted")
				}
				for range rapid.IntRange(0, 2).Draw(t, "contacts") {
					c := referral.Contact{Phone: rapid.SampledFrom([]string{"", "000"}).Draw(t, "phone"), Languages: rapid.SampledFrom([][]string{nil, {"mk"}}).Draw(t, "spoken"), Secure: answer.Draw(t, "secure")}
					if c.Phone == "" {
						c.Email = "a@example.org"
					}
					s.Contacts = append(s.Contacts, c)
				}
				s.Specialises = rapid.SampledFrom([][]jurisdiction.Purpose{nil, {jurisdiction.Begging}, {jurisdiction.Begging, jurisdiction.Slavery}}).Draw(t, "specialises")
				o.Services = append(o.Services, s)
			}
			require.NoError(t, o.Validate())
			list = append(list, o)
		}
		text, lost := encode(t, list...)
		require.Empty(t, lost)
		got, lost, err := hsds.Decode(strings.NewReader(text), hsds.Mapping{Ours: true})
		require.NoError(t, err)
		require.Empty(t, lost)
		require.Equal(t, list, got)
	})
}

// A feed as others write it: other taxonomies, members that we have no place for, times with a
// zone.
const feed = `{"total_items": 3, "page_number": 1, "contents": [
 {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Community counselling", "status": "active", "minimum_age": 15.5, "fees": "none", "email": null,
  "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Example Organization", "description": "An example.", "tax_id": "1"},
  "languages": [{"id": "6f29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "name": "Urdu"}, {"id": "1f29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "code": "ur"}],
  "schedules": [{"id": "48b6b6a9-9d7e-4b5c-8c1b-6d0f0a2e1c11", "freq": "WEEKLY", "byday": "MO, TU", "opens_at": "09:00Z", "closes_at": "17:00Z", "dtstart": "2024-01-01"},
   {"id": "58b6b6a9-9d7e-4b5c-8c1b-6d0f0a2e1c11", "freq": "MONTHLY", "byday": "1MO"}],
  "service_areas": [{"id": "9f29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "name": "A town"}],
  "attributes": [{"id": "8f29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "taxonomy_term": {"id": "7f29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "code": "BH-1800", "name": "x", "description": "x", "taxonomy": "LOCAL"}},
   {"id": "8a29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "taxonomy_term": {"id": "7a29c57c-3482-4b9f-9a0c-7a1b0d3f5a10", "code": "ZZ", "name": "x", "description": "x", "taxonomy": "LOCAL"}}]},
 {"id": "bc148810-d857-441c-9679-408f346de14b", "name": "Gardening", "status": "open", "maximum_age": 200,
  "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Example Organization", "description": "Example Organization"}}
]}`

func TestDecode_OfOthers(t *testing.T) {
	m := hsds.Mapping{
		Need: func(taxonomy, code string) care.NeedKind {
			if taxonomy == "LOCAL" && code == "BH-1800" {
				return care.NeedPsychological
			}
			return ""
		},
		Kind: func(string) jurisdiction.BodyKind { return jurisdiction.NGO },
	}
	got, lost, err := hsds.Decode(strings.NewReader(feed), m)
	require.Len(t, got, 1)
	require.Len(t, got[0].Services, 1, "the second has faults; the first is kept")
	s := got[0].Services[0]
	assert.Equal(t, care.NeedPsychological, s.Kind)
	assert.Equal(t, 15, s.AgeFrom)
	assert.Zero(t, s.Free)
	assert.True(t, s.Counted.IsZero(), "not recorded")
	assert.Equal(t, []string{"ur"}, s.Languages)
	assert.Equal(t, []referral.Opening{{Days: []referral.Weekday{referral.Monday, referral.Tuesday}, Opens: "09:00", Closes: "17:00"}}, s.Openings)

	var where []string
	for _, l := range lost {
		where = append(where, l.Path)
	}
	assert.Equal(t, []string{
		"/contents/0/attributes/1", "/contents/0/fees", "/contents/0/languages/0", "/contents/0/languages/0/name", "/contents/0/minimum_age", "/contents/0/organization/description",
		"/contents/0/organization/tax_id", "/contents/0/schedules/0/closes_at", "/contents/0/schedules/0/dtstart", "/contents/0/schedules/0/opens_at",
		"/contents/0/schedules/1", "/contents/0/service_areas/0",
	}, where)

	where = nil
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		var he *hsds.Error
		require.True(t, errors.As(e, &he))
		where = append(where, he.Path)
	}
	assert.Equal(t, []string{"/contents/1/status", "/contents/1/maximum_age", "/contents/1"}, where, "all of them at once")
}

func TestDecode_BadJSON(t *testing.T) {
	for _, text := range []string{"", "[", "[{\"id\": 7}]", `{"contents": 3}`, `[{"id": "a", "id": "b"}]`, "[] []"} {
		_, _, err := hsds.Decode(strings.NewReader(text), hsds.Mapping{Ours: true})
		_, ok := errors.AsType[*referral.DecodeError](err)
		assert.True(t, ok, "%q: %v", text, err)
	}
	_, _, err := hsds.Decode(strings.NewReader(`[{"id": 7}]`), hsds.Mapping{Ours: true})
	de, _ := errors.AsType[*referral.DecodeError](err)
	assert.Equal(t, "/0/id", de.Path)

	one, err := json.Marshal(map[string]any{"id": "x", "name": "x", "status": "often", "organization": map[string]any{"id": "o"}})
	require.NoError(t, err)
	_, _, err = hsds.Decode(bytes.NewReader(one), hsds.Mapping{Ours: true})
	assert.ErrorContains(t, err, "hsds: /status: unknown code", "a single service is the root")
	assert.ErrorContains(t, err, "nothing says which need the service meets")
	assert.ErrorContains(t, err, "nothing says what kind of body the organisation is")
}

// Everything that is wrong is told at once, each at its place, and nothing that stands there is
// quoted.
func TestDecode_TellsEveryPlace(t *testing.T) {
	o := shelter()
	o.Services = append(o.Services, o.Services[0])
	o.Services[1].ID = "s2"
	text, _ := encode(t, o)
	var tree []map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &tree))
	at := func(v any, path ...any) any {
		for _, p := range path {
			switch p := p.(type) {
			case int:
				v = v.([]any)[p]
			case string:
				v = v.(map[string]any)[p]
			}
		}
		return v
	}
	attribute := func(list any, code string) (map[string]any, int) {
		for i, x := range list.([]any) {
			if at(x, "taxonomy_term", "code") == code {
				return x.(map[string]any), i
			}
		}
		t.Fatal(code)
		return nil, 0
	}
	var want []string
	spoil := func(code, to string) {
		x, i := attribute(tree[0]["attributes"], code)
		x["value"] = to
		want = append(want, fmt.Sprintf("/0/attributes/%d/value", i))
	}
	for _, code := range []string{"kind", "sex", "papers", "excludes", "specialises", "always", "capacity", "free", "counted"} {
		spoil(code, "Person A")
	}
	tree[0]["languages"].([]any)[1].(map[string]any)["code"] = "Person A"
	tree[0]["organization"].(map[string]any)["website"] = "Person A"
	tree[0]["schedules"].([]any)[0].(map[string]any)["opens_at"] = "25:00"
	tree[0]["schedules"].([]any)[0].(map[string]any)["valid_to"] = "2026-02-30"
	tree[0]["contacts"].([]any)[0].(map[string]any)["email"] = "Person A"
	tree[0]["id"] = "Person A"
	id, i := attribute(tree[0]["attributes"], "id")
	id["value"] = "Person A"
	want = append(want, "/0/contacts/0", "/0/languages/1/code", "/0/organization/website", "/0/schedules/0", "/0/schedules/0/opens_at", "/0/schedules/0/valid_to", fmt.Sprintf("/0/attributes/%d/value", i))
	data, err := json.Marshal(tree)
	require.NoError(t, err)

	list, _, err := hsds.Decode(bytes.NewReader(data), hsds.Mapping{Ours: true})
	var got []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		he, ok := errors.AsType[*hsds.Error](e)
		require.True(t, ok)
		got = append(got, he.Path)
		assert.NotContains(t, e.Error(), "Person A")
	}
	for _, w := range want {
		assert.Contains(t, got, w)
	}
	require.Len(t, list, 1)
	assert.Len(t, list[0].Services, 1, "the second service is in order and kept")
	assert.NoError(t, list[0].Validate())
}

// One organisation that two services tell in different ways: the first stands, and the difference
// is told.
func TestDecode_ToldInTwoWays(t *testing.T) {
	o := shelter()
	o.Services = append(o.Services, o.Services[0])
	o.Services[1].ID = "s2"
	text, _ := encode(t, o)
	cut := strings.LastIndex(text, `"Organisation A"`)
	text = text[:cut] + `"Organisation B"` + text[cut+len(`"Organisation B"`):]
	list, lost, err := hsds.Decode(strings.NewReader(text), hsds.Mapping{Ours: true})
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Len(t, list[0].Services, 2)
	assert.Contains(t, lost, hsds.Loss{Path: "/1/organization/description", Why: "a description"})
	twice := strings.Replace(text, `"s2"`, `"s1"`, 1)
	_, _, err = hsds.Decode(strings.NewReader(twice), hsds.Mapping{Ours: true})
	assert.ErrorContains(t, err, "/1/id: the id is used twice")
}

// An organisation all of whose services are refused is not returned half.
func TestDecode_NothingHalf(t *testing.T) {
	const plainest = `[{"id": "x", "name": "x", "status": "active",
		"organization": {"id": "o", "name": "n", "description": "n"}}]`
	list, _, err := hsds.Decode(strings.NewReader(plainest), hsds.Mapping{Ours: true})
	assert.Error(t, err)
	assert.Empty(t, list)
}

func TestEncode_WhatIsNotPublished(t *testing.T) {
	o := shelter()
	o.Conflicts = []string{"suspect-1"}
	text, lost := encode(t, o, referral.Organisation{ID: "o2", Kind: jurisdiction.NGO})
	assert.NotContains(t, text, "suspect-1")
	assert.Len(t, lost, 3)
	empty, _ := encode(t)
	assert.Equal(t, "[]\n", empty)
}

func FuzzDecode(f *testing.F) {
	text, _ := encode(f, shelter())
	f.Add(text)
	f.Add(feed)
	f.Fuzz(func(t *testing.T, text string) {
		list, _, _ := hsds.Decode(strings.NewReader(text), hsds.Mapping{Kind: func(string) jurisdiction.BodyKind { return jurisdiction.NGO }})
		for i := range list {
			require.NoError(t, list[i].Validate(), "what is returned is well formed")
		}
		// What was read once is written and read again without loss, but for what is not published.
		for i := range list {
			for j := range list[i].Sites {
				if s := &list[i].Sites[j]; !s.Public() {
					s.Name, s.Address, s.Accessibility = "", nil, nil
				}
			}
		}
		read := strings.NewReader(written(t, list))
		again, lost, err := hsds.Decode(read, hsds.Mapping{Ours: true})
		require.NoError(t, err)
		require.Empty(t, lost)
		require.Equal(t, len(list), len(again))
	})
}

// A document of others does not vet itself, nor does it publish a site; that one is confidential is
// believed of anybody.
func TestDecode_WhatOthersMayNotSay(t *testing.T) {
	var b bytes.Buffer
	_, err := hsds.Encode(&b, []referral.Organisation{shelter()})
	require.NoError(t, err)
	mine, _, err := hsds.Decode(bytes.NewReader(b.Bytes()), hsds.Mapping{Ours: true})
	require.NoError(t, err)
	assert.False(t, mine[0].Vetted.IsZero())

	theirs, lost, err := hsds.Decode(bytes.NewReader(b.Bytes()), hsds.Mapping{})
	require.NoError(t, err)
	o := theirs[0]
	assert.True(t, o.Vetted.IsZero() && o.MandateFrom.IsZero() && o.MandateTo.IsZero())
	assert.Empty(t, o.VettedBy)
	for _, c := range o.Contacts {
		assert.Empty(t, c.Key)
		assert.Empty(t, c.Secure)
	}
	for _, s := range o.Sites {
		assert.NotEqual(t, person.No, s.Confidential)
	}
	assert.GreaterOrEqual(t, len(lost), 5, "each is told")
}
