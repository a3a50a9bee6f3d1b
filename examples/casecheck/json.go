package main

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// writeJSON writes a report as one JSON document, finding by finding: a large one is not put
// together in memory. Line is the number of the line of the file, or 0; an empty indent writes one
// line.
func writeJSON(w io.Writer, line int, r *rule.Report, indent string) error {
	out := bufio.NewWriter(w)
	how := []jsontext.Options{jsontext.PreserveRawStrings(true)}
	if indent != "" {
		how = append(how, jsontext.WithIndent(indent))
	}
	enc := jsontext.NewEncoder(out, how...)
	var failed error
	token := func(t jsontext.Token) {
		if failed == nil {
			failed = enc.WriteToken(t)
		}
	}
	value := func(v any) {
		if failed != nil {
			return
		}
		var data []byte
		if data, failed = json.Marshal(v); failed == nil {
			failed = enc.WriteValue(data)
		}
	}
	member := func(name string, v any) {
		token(jsontext.String(name))
		value(v)
	}
	token(jsontext.BeginObject)
	if line > 0 {
		member("line", line)
	}
	member("on", r.On)
	member("receipt", r.Receipt)
	if notes := r.Notes(); len(notes) > 0 {
		member("notes", notes)
	}
	member("summary", r.Summary())
	token(jsontext.String("findings"))
	token(jsontext.BeginArray)
	for i := range r.Findings {
		value(&r.Findings[i])
	}
	token(jsontext.EndArray)
	if len(r.Questions) > 0 {
		token(jsontext.String("questions"))
		token(jsontext.BeginArray)
		for i := range r.Questions {
			value(&r.Questions[i])
		}
		token(jsontext.EndArray)
	}
	if len(r.NotApplicable) > 0 {
		token(jsontext.String("not_applicable"))
		token(jsontext.BeginArray)
		for i := range r.NotApplicable {
			value(&r.NotApplicable[i])
		}
		token(jsontext.EndArray)
	}
	token(jsontext.EndObject)
	if failed != nil {
		return failed
	}
	return out.Flush()
}
