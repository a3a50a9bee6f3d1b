package palermo_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/cases/htcds/xlsx"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/hsds"
	"github.com/antitrafficking/palermo/referral/packet"
)

// told is what a door says of its input: an error, and what else is passed to the caller.
type told struct {
	err  error
	also []any
}

// doors are the functions that read what others wrote, each with a document that it takes and in
// which %s is a place for one more member.
var doors = map[string]struct {
	doc  string
	read func(io.Reader) told
}{
	"cases.Decode": {`{"id":"a","victims":[{"id":"v",%s"age":{"knowledge":"exact"}}]}`,
		func(r io.Reader) told {
			_, err := cases.Decode(r)
			return told{err, []any{cases.Problems(err)}}
		}},
	"cases.Decode, unknown allowed": {`{"id":"a","victims":[{"id":"v",%s"age":{"knowledge":"ex` +
		`act"}}]}`, func(r io.Reader) told {
		_, err := cases.Decode(r, cases.AllowUnknown())
		return told{err: err}
	}},
	"referral.Decode[Referral]": {`{"id":"a",%s"victim":"v"}`, func(r io.Reader) told {
		_, err := referral.Decode[referral.Referral](r)
		return told{err: err}
	}},
	"referral.Decode[Organisation]": {`{"id":"a","services":[{%s"id":"s"}]}`,
		func(r io.Reader) told {
			_, err := referral.Decode[referral.Organisation](r)
			return told{err: err}
		}},
	"referral.Decode[PoliceMessage]": {`{%s"id":"a"}`, func(r io.Reader) told {
		_, err := referral.Decode[referral.PoliceMessage](r)
		return told{err: err}
	}},
	"referral.Decode[Log]": {`{%s"entries":[]}`, func(r io.Reader) told {
		_, err := referral.Decode[referral.Log](r)
		return told{err: err}
	}},
	"hsds.Decode, a list": {`[{"id":"a","organization":{%s"id":"o"}}]`, readHSDS},
	"hsds.Decode, a page": {`{"contents":[{%s"id":"a"}]}`, readHSDS},
	"hsds.Decode, one":    {`{%s"id":"a"}`, readHSDS},
	"packet.Open": {`{"protected":"x",%s"ciphertext":"y"}`, func(r io.Reader) told {
		data, _ := io.ReadAll(r)
		_, err := packet.Open(data, packet.Opener{})
		return told{err: err}
	}},
	"htcds.NewJSONReader": {`[{"prs_SecondName":"x",%s"prs_Gender":"Male"}]`,
		func(r io.Reader) told {
			return readHTCDS(htcds.NewJSONReader(r))
		}},
	"htcds.NewReader": {`"prs_SecondName",%s"prs_Gender"`,
		func(r io.Reader) told { return readHTCDS(htcds.NewReader(r)) }},
	"xlsx.NewReader": {`PK{%s}`, func(r io.Reader) told { return readHTCDS(xlsx.NewReader(r)) }},
	"ctdc.NewReader": {`yearOfRegistration,%sgender`, func(r io.Reader) told {
		rd, err := ctdc.NewReader(r)
		if err != nil {
			return told{err: err}
		}
		for range rd.Rows() {
		}
		return told{rd.Err(), []any{rd.Report()}}
	}},
	"plan.ReadEarlier": {"BEGIN:VCALENDAR\r\nPRODID:-//palermo//cases/plan//EN\r\n" +
		"BEGIN:VEVENT\r\nUID:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", func(r io.Reader) told {
		_, err := plan.ReadEarlier(r)
		return told{err: err}
	}},
	"trends.ReadCSV": {"sex,%sborder\n", func(r io.Reader) told {
		_, err := trends.ReadCSV(r)
		return told{err: err}
	}},
}

func readHSDS(r io.Reader) told {
	_, lost, err := hsds.Decode(r, hsds.Mapping{Ours: true})
	return told{err, []any{lost}}
}

func readHTCDS(r *htcds.Reader, err error) told {
	if err != nil {
		return told{err: err}
	}
	var errs []error
	for _, err := range r.Records() {
		errs = append(errs, err)
	}
	return told{errors.Join(errs...), []any{r.Problems()}}
}

// smuggled are ways to put a word into a document where a decoder may repeat it.
func smuggled(doc, word string) map[string]string {
	with := func(member string) string { return strings.Replace(doc, "%s", member, 1) }
	cut := func(member string) string {
		before, _, _ := strings.Cut(doc, "%s")
		return before +
			member
	}
	long := strings.Repeat(word, 2000)
	return map[string]string{
		"name": with(`"` + word + `":1,`),
		"name of an object": with(`"` + word + `":{"x":{"` + word + `":[{"` + word +
			`":1}]}},`),
		"name before broken JSON":  with(`"` + word + `":tru,`),
		"broken JSON inside":       with(`"` + word + `":{"x":{"` + word + `":tru}},`),
		"word outside quotes":      with(word + `,`),
		"name without a colon":     with(`"` + word + `",`),
		"name twice":               with(`"` + word + `":1,"` + word + `":2,`),
		"name twice inside":        with(`"x":{"` + word + `":1,"` + word + `":2},`),
		"name with signs":          with(`"` + word + `~/~1/` + word + `":{"x":tru},`),
		"name with escapes":        with(`"\u0041` + word + `\n":{"x":tru},`),
		"half a sign in a name":    with(`"` + word + `\ud800":1,`),
		"invalid UTF-8 in a name":  with("\"" + word + "\xff\":1,"),
		"invalid UTF-8 in a value": with("\"x\":\"" + word + "\xff\","),
		"control character":        with("\"" + word + "\x01\":\"" + word + "\x01\","),
		"long name":                with(`"` + long + `":1,`),
		"long name before a break": with(`"` + long + `":{"x":tru},`),
		"cut off in a name":        cut(`"` + word),
		"cut off after a name":     cut(`"` + word + `"`),
		"cut off after a colon":    cut(`"` + word + `":`),
		"cut off inside":           cut(`"` + word + `":{"` + word + `":[1,{"` + word + `":`),
		"cut off in a value":       cut(`"id":"` + word),
		"value of the wrong type": strings.NewReplacer("%s", "", `"a"`, `{"`+word+`":"`+word+`"}`,
			`"exact"`, `["`+word+`"]`).Replace(doc),
		"value that is no code": strings.NewReplacer("%s", "", `"exact"`, `"`+word+`"`, `"v"`,
			`"`+word+` x"`, `"a"`, `"`+word+` x"`).Replace(doc),
		"value that is no day": with(`"opened":"` + word + `","expires":"` + word +
			`","mandate_from":"` + word + `","sent":"` + word + `",`),
		"something after it":        with("") + ` ` + word,
		"another document after it": with("") + `{"` + word + `":1}`,
		"nothing but the word":      word,
		"a list of the word":        `["` + word + `"]`,
		"the word as text":          `"` + word + `"`,
		"a row of the word": with("") + "\n" + word + "," + word + ",\"" + word + "\"x\n" +
			word,
		"a formula in front": "\ufeff" + with(`"`+word+`":{"x":tru},`),
	}
}

// everyForm is what may be written of a value into a log or on a screen.
func everyForm(v any) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%v\n%+v\n%#v\n%s\n%q\n", v, v, v, v, v)
	slog.New(slog.NewTextHandler(&b, nil)).Error("x", "value", v)
	slog.New(slog.NewJSONHandler(&b, nil)).Error("x", "value", v)
	return b.String()
}

// everyError is everyForm of err and of all that it joins or wraps.
func everyError(err error) string {
	if err == nil {
		return ""
	}
	text := everyForm(err) + everyForm(errors.Join(err, io.EOF)) +
		everyForm(fmt.Errorf("line 1: %w", err))
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			text += everyForm(inner)
		}
	case interface{ Unwrap() error }:
		text += everyError(e.Unwrap())
	}
	return text
}

// No door repeats a word of what it reads, in whatever way the word comes in.
func TestDoors_RepeatNothingOfTheirInput(t *testing.T) {
	const word = "Zarifa"
	for name, door := range doors {
		for way, text := range smuggled(door.doc, word) {
			said := door.read(strings.NewReader(text))
			all := everyError(said.err)
			for _, v := range said.also {
				all += everyForm(v)
			}
			assert.NotContains(t, strings.ToLower(all), strings.ToLower(word), "%s, %s", name, way)
		}
		refused := 0
		for _, text := range smuggled(door.doc, word) {
			if door.read(strings.NewReader(text)).err != nil {
				refused++
			}
		}
		assert.Greater(t, refused, 8, "%s: the words come in", name)
	}
}

// The same for whatever a fuzzer makes of it.
func FuzzDoors_RepeatNothingOfTheirInput(f *testing.F) {
	const word = "Zarifa"
	for _, door := range doors {
		for _, text := range smuggled(door.doc, word) {
			if len(text) < 1000 {
				f.Add(text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, door := range doors {
			if said := door.read(strings.NewReader(text)); said.err != nil {
				assert.NotContains(t, strings.ToLower(said.err.Error()), strings.ToLower(word),
					name)
			}
		}
	})
}
