package cases_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
)

// outside are the fields whose ids lead out of the file, or need not lead anywhere: to systems,
// bodies and instruments that the file does not hold, or to people of whom it has no record. All
// others have to lead to a record, and a new field is one or the other. By the end of the pointer.
var outside = []string{
	// of an organisation, and of who works there or is spoken to
	"/organisation", "/service", "/site", "/provider/worker", "/school/worker", "/by/worker",
	"/body_id", "/unit", "/interviewer", "/interpreter", "/lawyer", "/witness", "/with", "/team",
	"/vetted_by", "/to_id", "/parent", "/conflicts/-", "/do_not_contact/-", "/funder",
	// anybody: a worker, a relative, an organisation, the person
	"/who", "/author", "/actor", "/candidates/-/by", "/history/-/by", "/told/-", "/escort",
	"/met_by",
	// of another system or file, and of what was taken off this one
	"/links/-/file",
	"/where", "/title", "/session", "/key", "/candidates/-/record", "/events/-/record", "/carrier",
	"/follows", "/border/guardian", "/workers/-/contacts/-/relative",
	// who was sent then: that it is the person of now, File.Unsound asks
	"/history/-/victim",
	// names, lists and instruments
	"/name", "/platform", "/ethnicity/-", "/religion/-", "/list", "/code", "/basis", "/basis/-",
	"/rule",
	// told by File.Unsound
	"/referrals/-/consent",
}

// document returns a file with a value at the pointer of a field. A victim is named by the record
// in which it stands, and by the records above, where they can name one.
func document(pointer string, value any) map[string]any {
	top := map[string]any{"id": "c-1", "schema": cases.CurrentSchema}
	parts := strings.Split(pointer[1:], "/")
	at, in := "", any(top)
	for i, part := range parts {
		next := any(map[string]any{})
		switch {
		case i == len(parts)-1:
			next = value
		case parts[i+1] == "-":
			next = []any{nil}
		}
		if list, ok := in.([]any); ok {
			list[0] = next
		} else {
			in.(map[string]any)[part] = next
		}
		at, in = at+"/"+part, next
		if record, ok := in.(map[string]any); ok {
			if _, err := cases.Describe(at + "/victim"); err == nil {
				record["victim"] = "v-1"
			}
		}
	}
	if top["victims"] == nil {
		top["victims"] = []any{map[string]any{"id": "v-1"}}
	}
	return top
}

// An id that leads nowhere is a slip that nobody sees, and some protect: a limit of a consent that
// names no record, a relative who is a suspect under a mistyped id.
func TestLinks_LeadSomewhere(t *testing.T) {
	fields, err := cases.Fields("")
	require.NoError(t, err)
	checked := 0
	for f := range fields {
		if f.Kind != "id" || strings.HasSuffix(f.Path, "/id") {
			continue
		}
		free := false
		for _, end := range outside {
			free = free || strings.HasSuffix(f.Path, end)
		}
		data, err := json.Marshal(document(f.Path, "no-such-record"))
		require.NoError(t, err)
		_, err = cases.Decode(strings.NewReader(string(data)))
		path, told := strings.ReplaceAll(f.Path, "/-", "/0"), false
		for _, p := range cases.Problems(err) {
			told = told || p.Path == path && p.Code == "tip_link"
		}
		if !free {
			checked++
			assert.True(t, told, "%s leads nowhere, and nobody is told", f.Path)
		}
	}
	assert.Greater(t, checked, 100)
}
