package packet_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// edits are what somebody may do to a packet between the disclosure and the seal.
var edits = map[string]struct {
	edit func(*packet.Content)
	want packet.Reason
}{
	"the whole record": {func(c *packet.Content) { c.Victim = somebody() }, packet.NotAsDisclosed},
	"a field of a category that did not pass": {func(c *packet.Content) {
		c.Victim.Stays[0].RightToStay = person.No
	}, packet.NotAsDisclosed},
	"a list of a category that did not pass": {func(c *packet.Content) {
		c.Victim.Claims = []victim.Claim{{ID: "cl1"}}
	}, packet.NotAsDisclosed},
	"a record by pointer of a category that did not pass": {func(c *packet.Content) {
		c.Victim.Identity.Documents[0].HeldBy = person.HeldBySuspect
	}, packet.NotAsDisclosed},
	"what the purpose did not need, of a category that passed": {func(c *packet.Content) {
		c.Manifest.Passed = append(c.Manifest.Passed, person.CategoryResidence)
		c.Victim.Asylum.Need = person.Yes
	}, packet.NotAsDisclosed},
	"a confidential address": {func(c *packet.Content) {
		c.Victim.Identity.Addresses = append(c.Victim.Identity.Addresses,
			person.Address{Text: taint.Marker, Confidential: person.Yes})
	}, packet.NotAsDisclosed},
	"a contact that is not safe": {func(c *packet.Content) {
		c.Victim.Identity.Contacts[0].Safe = person.No
	}, packet.NotAsDisclosed},
	"a manifest without what passed": {func(c *packet.Content) {
		c.Manifest.Passed = nil
	}, packet.NotAsDisclosed},
	"the manifest of nobody": {func(c *packet.Content) {
		c.Manifest = referral.Manifest{}
	}, packet.NotAsDisclosed},
	"a manifest that says that nothing passed": {func(c *packet.Content) {
		c.Manifest.Flaw = victim.FlawWithdrawn
	}, packet.NothingPassed},
	"an empty view": {func(c *packet.Content) {
		c.Victim = victim.Victim{}
	}, packet.NothingPassed},
	"a view of empty records": {hollow, packet.NothingPassed},
	"a code that is none": {func(c *packet.Content) {
		c.Victim.Sex = taint.Marker
	}, packet.BadContent},
	"a name as id of the victim": {func(c *packet.Content) {
		c.Victim.ID = "Person A"
	}, packet.BadContent},
	"no id of the victim": {func(c *packet.Content) {
		c.Victim.ID = ""
	}, packet.BadContent},
	"days out of order": {turn, packet.BadContent},
	"a document to which the view does not refer": {func(c *packet.Content) {
		c.Attachments[0].ID = "a3"
	}, packet.NotAsDisclosed},
	"a document that was withheld": {func(c *packet.Content) {
		c.Attachments[0].ID = "a2"
	}, packet.NotAsDisclosed},
	"a level that is none": {func(c *packet.Content) {
		c.Manifest.Level = taint.Marker
	}, packet.BadContent},
	"a flaw that is none": {func(c *packet.Content) {
		c.Manifest.Flaw = taint.Marker
	}, packet.BadContent},
	"a category that is none":  {passText, packet.BadContent},
	"a reason that is none":    {withheld("/asylum", taint.Marker), packet.BadContent},
	"a text as a place":        {withheld(taint.Marker, "level"), packet.BadContent},
	"a name as a place":        {withheld("/anna", "level"), packet.BadContent},
	"a name in a place":        {withheld("/identity/anna", "level"), packet.BadContent},
	"a name as an element":     {withheld("/claims/anna", "level"), packet.BadContent},
	"a place below a code":     {withheld("/sex/anna", "level"), packet.BadContent},
	"a name in the case file":  {withheld("/file/Anna", "level"), packet.BadContent},
	"an empty view of texts":   {emptyWithText, packet.BadContent},
	"a place of the case file": {withheld("/file/suspects", "level"), ""},
	"a place of an element":    {withheld("/claims/0/id", "level"), ""},
	"another purpose": {func(c *packet.Content) {
		c.Purpose = victim.PurposeResearch
	}, packet.NotAsDisclosed},
	"the manifest of another receiver": {func(c *packet.Content) {
		c.Manifest.Recipient.ID = "shelter-1"
	}, packet.NotAsDisclosed},
	"issued before it was disclosed": {func(c *packet.Content) {
		c.Manifest.On = law.MustDay(2026, 9, 3)
	}, packet.NotAsDisclosed},
	"no basis": {func(c *packet.Content) { c.Manifest.Basis = "" }, packet.NotAsDisclosed},
	"a name as receiver of an empty view": {func(c *packet.Content) {
		c.Victim, c.Manifest.Recipient.ID = victim.Victim{}, "Person A"
	}, packet.BadContent},
	"no purpose": {func(c *packet.Content) {
		c.Purpose, c.Manifest.Purpose = "", ""
	}, packet.BadContent},
	"no purpose, for a guardian":  {toGuardian, ""},
	"an age that is told as band": {toldAsBand, ""},
	"a birthday beside the band":  {withheld("/age", "told-as-band"), packet.NotAsDisclosed},
}

func hollow(c *packet.Content) {
	c.Victim = victim.Victim{Languages: []string{}}
	c.Victim.Identity = &person.Identity{Names: []person.Name{{}}}
}

func toGuardian(c *packet.Content) {
	c.Purpose, c.Manifest.Purpose = "", ""
	c.Manifest.Basis = referral.ByRepresentation
}

func toldAsBand(c *packet.Content) {
	withheld("/age", "told-as-band")(c)
	on := law.MustDay(2026, 9, 2)
	c.Victim.Age = person.Age{Knowledge: person.AgeRange, Min: 15, Max: 17, On: on}
}

func turn(c *packet.Content) { c.Victim.Stays[0].To = law.MustDay(2025, 1, 1) }

func passText(c *packet.Content) { c.Manifest.Passed = append(c.Manifest.Passed, taint.Marker) }

func withheld(path string, because referral.Because) func(*packet.Content) {
	return func(c *packet.Content) {
		w := referral.Withheld{Path: path, Category: person.CategoryAge, Because: because}
		c.Manifest.Withheld = append(c.Manifest.Withheld, w)
	}
}

func emptyWithText(c *packet.Content) {
	c.Victim, c.Manifest.Flaw = victim.Victim{}, taint.Marker
}

// What the manifest does not say is not sealed. And what somebody sealed all the same, with a good
// key and another program, does not open.
func TestContentIsWhatWasDisclosed(t *testing.T) {
	for name, tt := range edits {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			tt.edit(&w.content)
			if tt.want == "" { // another disclosure may have come out like that
				rebind(&w.content)
			}
			_, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
			got, opening := packet.Open(forge(t, w), w.opener)
			if tt.want == "" {
				assert.NoError(t, err)
				assert.NoError(t, opening)
				return
			}
			assert.Equal(t, tt.want, reason(t, err))
			assert.Equal(t, tt.want, reason(t, opening))
			assert.Equal(t, packet.Content{}, got)
			if tt.want == packet.BadContent {
				_, told := errors.AsType[*packet.FieldError](err)
				assert.True(t, told, "which field")
			}
		})
	}
}

// Why nothing passed is told in codes, so that the caller can mend it.
func TestSeal_TellsWhyNothingPassed(t *testing.T) {
	v := somebody()
	q := disclosure.Question{
		Recipient: victim.Recipient{Kind: jurisdiction.SocialWork}, Purpose: victim.PurposeReferral,
		Level: referral.Full, Day: law.MustDay(2026, 9, 2), Basis: referral.ByConsent,
		Consent: &v.Consents[0], Flaw: victim.FlawWithdrawn,
	}
	w := newWorld(t)
	w.content.Victim, w.content.Manifest = open(&v, q)
	_, err := packet.Seal(w.content, w.sender, w.recipient, packet.JSON)
	got, ok := errors.AsType[*packet.Error](err)
	require.True(t, ok)
	assert.Equal(t, packet.NothingPassed, got.Reason)
	assert.Equal(t, victim.FlawWithdrawn, got.Flaw)
	assert.Contains(t, got.Because, referral.BecauseConsent)
	assert.ErrorContains(t, err, "packet: nothing-passed: consent withdrawn; withheld by ")

	q.Consent, q.Emergency = nil, &referral.Emergency{Ground: referral.ChildInDanger}
	w.content.Victim, w.content.Manifest = open(&v, q)
	_, err = packet.Seal(w.content, w.sender, w.recipient, packet.JSON)
	assert.ErrorContains(t, err, "consent not-given; emergency lapsed; withheld by ")

	// A consent that counts, and covers nothing of what is on file.
	q.Consent, q.Flaw, q.Emergency, q.Level = &v.Consents[0], "", nil, referral.Anonymous
	w.content.Victim, w.content.Manifest = open(&v, q)
	_, err = packet.Seal(w.content, w.sender, w.recipient, packet.JSON)
	assert.EqualError(t, err, "packet: nothing-passed: withheld by level; withheld by consent")
}

// A packet is not opened for years, nor after the consent has ended; the last day of a consent,
// which may be the 18th birthday, is not written into it.
func TestSeal_NoLongerThanTheConsent(t *testing.T) {
	on := law.MustDay(2026, 9, 2)
	for _, tt := range []struct {
		until, last law.Day
		sealed      bool
	}{
		{law.Day{}, on.AddDays(packet.MaxDays), true},
		{law.Day{}, on.AddDays(packet.MaxDays + 1), false},
		{law.Day{}, law.MustDay(9999, 12, 31), false},
		{on.AddDays(3), on.AddDays(3), true},
		{on.AddDays(3), on.AddDays(4), false},
	} {
		w := newWorld(t)
		v := somebody()
		c := &v.Consents[0]
		c.Purposes, c.Until = []victim.ConsentPurpose{victim.PurposeReferral}, tt.until
		c.Categories = law.Codes[person.Category]()
		c.Recipients = []victim.Recipient{{Kind: jurisdiction.SocialWork, ID: w.recipient.ID}}
		w.content.Victim, w.content.Manifest = open(&v, disclosure.Question{
			Recipient: victim.Recipient{Kind: jurisdiction.SocialWork, ID: w.recipient.ID},
			Purpose:   victim.PurposeReferral, Level: referral.Pseudonym, Day: on,
			Basis: referral.ByConsent, Consent: c,
		})
		w.content.Purpose, w.content.Issued = victim.PurposeReferral, on
		w.content.NotAfter = tt.last
		w.content.Attachments = nil
		data, err := json.Marshal(w.content.Manifest)
		require.NoError(t, err)
		if !tt.until.IsZero() {
			assert.NotContains(t, string(data), tt.until.String())
		}
		_, err = packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
		if tt.sealed {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, "packet: bad-content: /not_after: later than it may be opened")
	}
}

// Nor is it opened once the emergency has to be looked at again.
func TestSeal_NoLongerThanTheEmergency(t *testing.T) {
	w := newWorld(t)
	w.content.NotAfter = w.content.Issued.AddDays(7)
	_, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	assert.NoError(t, err)
	w.content.NotAfter = w.content.Issued.AddDays(8)
	_, err = packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	assert.EqualError(t, err, "packet: bad-content: /not_after: later than it may be opened")
}

// Whatever is disclosed of a record that validates can be sealed, unless nothing of it passed: what
// is missing because it was withheld is no fault of the view.
func TestSeal_TakesEveryDisclosure(t *testing.T) {
	records := []victim.Victim{somebody()}
	files, err := filepath.Glob("../../examples/casecheck/testdata/*.json")
	require.NoError(t, err)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		f, err := cases.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		records = append(records, f.Victims...)
	}
	require.Greater(t, len(records), 5)
	w := newWorld(t)
	w.content.Attachments = nil
	sealed, partly := 0, 0
	for _, v := range records {
		for _, kind := range []jurisdiction.BodyKind{
			jurisdiction.SocialWork, jurisdiction.Police, jurisdiction.School, jurisdiction.Health,
			jurisdiction.Court,
		} {
			for _, purpose := range law.Codes[victim.ConsentPurpose]() {
				for _, level := range law.Codes[referral.Level]() {
					on := law.MustDay(2026, 11, 23)
					w.content.Victim, w.content.Manifest = open(&v, disclosure.Question{
						Recipient: victim.Recipient{Kind: kind, ID: packet.CheckTo},
						Purpose:   purpose,
						Level:     level, Day: on, Basis: referral.ByEmergency, Urgent: true,
						Emergency: danger(on),
					})
					w.content.Purpose, w.content.Issued = purpose, on
					w.content.NotAfter = on
					if err := packet.Check(w.content); err != nil {
						require.Equal(t, packet.NothingPassed, reason(t, err), purpose)
						continue
					}
					sealed++
					if w.content.Victim.Validate() != nil {
						partly++
					}
				}
			}
		}
	}
	assert.Greater(t, sealed, 1000)
	assert.Greater(t, partly, 100, "views that miss a required field, and say so in the manifest")
}

// Every place at which a record can hold something is a place of a manifest: no disclosure is
// refused for it.
func TestSeal_KnowsEveryPlace(t *testing.T) {
	var v victim.Victim
	taint.Fill(&v)
	_, m := open(&v, disclosure.Question{Level: referral.Anonymous})
	require.NotEmpty(t, m.Withheld)
	w := newWorld(t)
	w.content.Manifest.Withheld = nil
	for _, x := range m.Withheld {
		w.content.Manifest.Withheld = append(w.content.Manifest.Withheld, x)
		w.content.Victim, w.content.Manifest.Flaw = victim.Victim{}, victim.FlawNotGiven
		_, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
		require.Equal(t, packet.NothingPassed, reason(t, err), x.Path)
	}
	assert.True(t, slices.ContainsFunc(m.Withheld, func(x referral.Withheld) bool {
		return x.Path == "/identity"
	}))
}
