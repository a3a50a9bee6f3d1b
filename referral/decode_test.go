package referral_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// paths returns the places of the field errors joined in err.
func paths(err error) []string {
	var out []string
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			out = append(out, paths(e)...)
		}
	} else if fe, ok := errors.AsType[*referral.FieldError](err); ok {
		out = append(out, fe.Path+" "+fe.Tag)
	}
	return out
}

func TestDecode_ReplaysTheHistory(t *testing.T) {
	r := apply(t, draft(referral.Transfer), toSent...)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	back, err := referral.Decode[referral.Referral](strings.NewReader(string(data)))
	require.NoError(t, err)
	assert.Equal(t, &r, back)

	_, err = referral.Decode[referral.Referral](strings.NewReader(strings.Replace(string(data), `"state":"sent"`, `"state":"accepted"`, 1)))
	assert.Equal(t, []string{"/history tip_history"}, paths(err))
	_, err = referral.Decode[referral.Referral](strings.NewReader(`{"id": "Person A", "colour": 1, "id": "x", "expires": "2026-02-30"}`))
	de, ok := errors.AsType[*referral.DecodeError](err)
	require.True(t, ok)
	assert.NotEmpty(t, de.Reason)
	assert.NotContains(t, err.Error(), "Person A")
	assert.Contains(t, err.Error(), "a name that is not known")
	assert.Contains(t, err.Error(), "a name stands twice")
	assert.Contains(t, err.Error(), "/expires")
}

// What the machine would not have made is told: sent on nothing, expired on its last day. It can be
// taken back, and nothing else.
func TestDecode_RefusesWhatTheMachineDoesNotMake(t *testing.T) {
	sent := apply(t, draft(referral.Transfer), toSent...)
	expired := apply(
		t, sent, referral.Step{Action: referral.Expire, Actor: referral.Clock, Day: d(2026, 10, 1)},
	)
	for name, tt := range map[string]struct {
		of     referral.Referral
		change func(*referral.Referral)
		at     string // "" is sound
	}{
		"sent on a consent": {sent, func(*referral.Referral) {}, ""},
		"sent on nothing": {sent, func(r *referral.Referral) {
			r.Consent = ""
		}, "/history/1 tip_unsound"},
		"on an emergency that stood": {sent, func(r *referral.Referral) {
			r.Consent, r.Emergency = "", urgent(d(2026, 9, 2))
		}, ""},
		"on one that had ended": {sent, func(r *referral.Referral) {
			r.Consent, r.Emergency = "", urgent(d(2026, 9, 1))
		}, "/history/1 tip_unsound"},
		"a request passes nothing on": {sent, func(r *referral.Referral) {
			*r = sentAs(*r, referral.Request)
			r.Consent = ""
		}, ""},
		"a request made a transfer": {sentAs(sent, referral.Request), func(r *referral.Referral) {
			r.Kind = referral.Transfer
		}, "/history/1 tip_unsound"},
		"for another person": {sent, func(r *referral.Referral) {
			r.Victim = "v2"
		}, "/history/1 tip_unsound"},
		"expired the day after": {expired, func(*referral.Referral) {}, ""},
		"expired on its last day": {expired, func(r *referral.Referral) {
			r.Expires = d(2026, 10, 1)
		}, "/history/2 tip_unsound"},
		"expired, and no last day set": {expired, func(r *referral.Referral) {
			r.Expires = law.Day{}
		}, "/history/2 tip_unsound"},
		"expired before it was sent on": {expired, func(r *referral.Referral) {
			r.Expires = d(2027, 1, 1)
		}, "/history/2 tip_unsound"},
	} {
		r := tt.of
		tt.change(&r)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		back, err := referral.Decode[referral.Referral](strings.NewReader(string(data)))
		if tt.at == "" {
			assert.NoError(t, err, name)
			assert.Nil(t, r.Unsound(), name)
			continue
		}
		assert.Equal(t, []string{tt.at}, paths(err), name)
		require.NotNil(t, back, "it is read all the same")
		if back.State != referral.Sent {
			continue
		}
		step := referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3), Revision: 2,
			Key: "k9",
		}
		_, _, err = back.Apply(step)
		var refused *referral.MoveError
		require.ErrorAs(t, err, &refused, name)
		assert.Equal(t, referral.BadHistory, refused.Reason)
		step.Action, step.Actor = referral.Withdraw, referral.VictimSide
		_, _, err = back.Apply(step)
		assert.NoError(t, err, "it can be taken back")
	}
}

// Everything that is badly formed is told at once, and the entry of the history that does not fit.
func TestReferral_Validate(t *testing.T) {
	r := apply(t, draft(referral.Refer), toSent...)
	require.NoError(t, r.Validate())
	r.Emergency = &referral.Emergency{Ground: "whim", Reviews: []referral.Review{
		{Day: d(2026, 9, 4), Authority: "police", GoesOn: person.Yes},
		{Day: d(2026, 9, 3), Authority: "police", GoesOn: person.No}, {},
	}}
	r.Kind, r.To.ID, r.Border.RiskAuthor = referral.Assign, "Person A", "x"
	r.History[1].Actor = referral.Receiver
	err := r.Validate()
	assert.Equal(t, []string{
		"/border/risk_author tip_code", "/emergency/authority required", "/emergency/ground tip_code", "/emergency/review_by required", "/emergency/reviews/0/next_by required_if",
		"/emergency/reviews/1/day tip_order", "/emergency/reviews/2/authority required", "/emergency/reviews/2/day required", "/emergency/reviews/2/day tip_order", "/emergency/reviews/2/goes_on required",
		"/history/1 tip_history", "/to/id tip_id", "/to/id tip_inside",
		"/history/1 tip_unsound", // the receiver is another one than it was sent to
	}, paths(err))
	assert.NotContains(t, err.Error(), "Person A")
}

func TestOrganisation_Validate(t *testing.T) {
	o := shelter()
	require.NoError(t, o.Validate())
	o.ID, o.URL, o.MandateFrom, o.MandateTo = "Person A", "no address", d(2026, 2, 1), d(2026, 1, 31)
	o.Sites = []referral.Site{{ID: "s1", Address: &referral.Address{}}, {ID: "s1"}}
	o.Services = append(o.Services, o.Services[0])
	o.Services[0].Sites = []string{"s2"}
	o.Services[0].AgeFrom, o.Services[0].AgeTo = 18, 17
	o.Services[0].Openings = []referral.Opening{{Days: []referral.Weekday{"XX"}, Opens: "24:00", From: d(2026, 1, 2), To: d(2026, 1, 1)}}
	err := o.Validate()
	assert.Equal(t, []string{
		"/id tip_id", "/mandate_to tip_order", "/services/0/age_to tip_order", "/services/0/openings/0/closes required_with", "/services/0/openings/0/days/0 tip_code",
		"/services/0/openings/0/opens tip_code", "/services/0/openings/0/to tip_order", "/services/0/sites/0 tip_link", "/services/1/id tip_unique",
		"/sites/0/address/city required", "/sites/0/address/line required", "/sites/1/id tip_unique", "/url url",
	}, paths(err))
	assert.NotContains(t, err.Error(), "Person A")
}

func TestPoliceMessage(t *testing.T) {
	m := referral.PoliceMessage{
		ID: "m1", Victim: "v1", From: referral.Party{Kind: jurisdiction.SocialWork, Place: "MK"},
		To:     referral.Party{Kind: jurisdiction.Police, ID: "police", Place: "MK"},
		Ground: referral.MandatoryReport, Basis: []string{"mk-criminal-code"}, Sent: d(2026, 9, 2), Acknowledged: d(2026, 9, 2),
	}
	require.NoError(t, m.Validate())
	m.To.ID = ""
	assert.Equal(t, []string{"/to/id required"}, paths(m.Validate()), "sent to nobody")
	m.Sent, m.Acknowledged = law.Day{}, law.Day{}
	require.NoError(t, m.Validate(), "not sent yet")
	m.To.ID, m.Sent = "police", d(2026, 9, 2)
	m.To.Kind, m.Acknowledged = jurisdiction.NGO, d(2026, 9, 1)
	assert.Equal(t, []string{"/acknowledged tip_order", "/to/kind tip_investigator"}, paths(m.Validate()))
}

// A service referral and a police message are different things: neither has room for what the other
// carries.
func TestPoliceMessage_IsNoReferral(t *testing.T) {
	message, refer := typesBelow(reflect.TypeFor[referral.PoliceMessage]()), typesBelow(reflect.TypeFor[referral.Referral]())
	for _, ty := range []reflect.Type{
		reflect.TypeFor[care.NeedKind](), reflect.TypeFor[care.Service](),
		reflect.TypeFor[care.HealthCheck](), reflect.TypeFor[referral.Border](),
	} {
		assert.False(t, message[ty], "%v", ty)
	}
	assert.False(t, refer[reflect.TypeFor[referral.Channel]()])
	for _, ty := range []reflect.Type{
		reflect.TypeFor[victim.Victim](), reflect.TypeFor[person.Identity](),
	} {
		assert.False(
			t, message[ty] || refer[ty],
			"%v: the record of a person passes by way of the case file only", ty,
		)
	}
}

// typesBelow returns the types that a value of ty can hold.
func typesBelow(ty reflect.Type) map[reflect.Type]bool {
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(t reflect.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(t.Elem())
		case reflect.Struct:
			for i := range t.NumField() {
				walk(t.Field(i).Type)
			}
		}
	}
	walk(ty)
	return seen
}

func TestCounterparts(t *testing.T) {
	r := jurisdiction.Builtin()
	child := referral.Counterparts(r, "AL", true, d(2026, 11, 23))
	adult := referral.Counterparts(r, "AL", false, d(2026, 11, 23))
	assert.Len(t, child, len(law.Codes[referral.Part]()))
	assert.Len(t, adult, len(law.Codes[referral.Part]())-2)
	for _, c := range child {
		assert.Equal(t, jurisdiction.Code("AL"), c.Place)
		if c.State == law.Known {
			assert.NotEmpty(t, c.Value.Name, c.Part)
			assert.NotEmpty(t, c.Source.Instrument, c.Part)
		} else {
			assert.Equal(t, law.NotKnown, c.State)
			assert.NotEmpty(t, c.Why, c.Part)
		}
	}
	for _, c := range referral.Counterparts(r, "JP", true, d(2026, 11, 23)) {
		assert.Equal(t, law.NotKnown, c.State, "a place without a profile")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"id": "r1", "victim": "v1", "kind": "referral", "from": {"kind": "police"}, "to": {"kind": "ngo"}, "state": "draft"}`)
	f.Add(`{"records": [{"share": {"victim": "v1"}, "hash": "0"}]}`)
	f.Add(`{"id": "o1", "kind": "ngo", "services": [{"id": "s1", "kind": "medical", "openings": [{"opens": "09:00"}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := referral.Decode[referral.Referral](strings.NewReader(text)); err == nil {
			require.NoError(t, r.Verify())
		}
		if l, err := referral.Decode[referral.Log](strings.NewReader(text)); err == nil {
			require.NoError(t, l.Verify())
		}
		if o, err := referral.Decode[referral.Organisation](strings.NewReader(text)); err == nil {
			referral.Find(&victim.Victim{}, referral.Wanted{On: d(2026, 9, 2)}, []referral.Organisation{*o})
		}
	})
}
