package cases

import (
	"errors"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/shape"
)

// A Problem is one thing that is wrong with a case file. It says where and what, and quotes nothing
// of the file.
type Problem struct {
	Path string `json:"path"` // JSON Pointer of the field; empty for the whole file
	// Code says what is wrong, for who translates. It is the tag of a field that is badly formed,
	// such as "required" or "tip_code" ([FieldError]), or one of these:
	//
	//	unknown-name       the format has no such name; Param is the nearest that it has
	//	name-in-another-case  a name of the format in another case, or with its words parted in
	//	                   another way; Param is the name of the format
	//	name-twice         a name stands twice
	//	wrong-type         a value of the wrong type or form
	//	not-a-day          not a day as YYYY-MM-DD
	//	no-such-day        the calendar has no such day
	//	not-json           not well-formed JSON; what stands behind it was not read
	//	not-utf-8          not UTF-8; what stands behind it was not read
	//	ends-early         the file ends in the middle
	//	more-after-end     something stands behind the file
	//	empty              there is nothing in the file
	//	too-large          the file is larger than one may be
	//	too-many-elements  its lists have more elements than they may; Param is the limit
	//	log                the log was changed, cut or put out of order
	//	not-found          a record that was asked for is not in the file
	//	ambiguous          a record that was asked for is in the file more than once
	//	more               there are more problems than are listed; Param is how many
	//	not-readable       it could not be read to its end
	//	other              anything else, such as a file that cannot be opened
	Code string `json:"code"`
	// Param is what belongs to the code: the limit for max, min and len; for required_without_all
	// and its like the names of the other fields, parted by spaces; the kind or category that is
	// declared for a field of your own.
	Param string `json:"param,omitempty"`
	// Unit is what a limit counts, characters or elements; empty where it is the number itself.
	Unit string `json:"unit,omitempty"`
	// Allowed are the codes that may stand there, where a list has them.
	Allowed []string `json:"allowed,omitempty"`
	// Text says the same in English.
	Text string `json:"text"`
	// Offset is where it stands in the file that was read, in bytes: the field, or the innermost
	// record around a field that is missing. It is 0 for the whole file and where it is not known.
	Offset int64 `json:"offset,omitempty"`
	// Overlooked is true for what an older file may have and a new one may not: it is to be
	// mended, and no file is refused for it.
	Overlooked bool `json:"overlooked,omitempty"`
}

// Problems returns what an error of [Decode], [File.Validate] or [File.VerifyLog] tells, one after
// another and in its order; nil for no error. An error of another origin is told without its words,
// which can be anything. Overlooked is what [File.Overlooked] returns, if it is to stand in the
// list.
func Problems(err error, overlooked ...*FieldError) []Problem {
	out := problems(nil, err)
	for _, e := range overlooked {
		if e == nil {
			continue
		}
		p := ofField(e)
		p.Overlooked = true
		out = append(out, p)
	}
	return out
}

// problems adds to a list what an error tells.
func problems(out []Problem, err error) []Problem {
	switch e := err.(type) {
	case nil:
		return out
	case *DecodeError:
		p := Problem{Path: e.Path, Code: e.Code(), Param: e.Meant, Offset: e.Offset, Text: e.Reason}
		if e.More > 0 {
			return append(out, ofMore(e.More))
		}
		if e.Wanted != "" {
			p.Text += "; wanted: " + e.Wanted
		}
		if e.Meant != "" {
			p.Text += "; did you mean \"" + e.Meant + "\"?"
		}
		return append(out, p)
	case *FieldError:
		return append(out, ofField(e))
	case *MoreError:
		return append(out, ofMore(e.More))
	case *LogError:
		path := ptr("events", e.Index, "")
		return append(out, Problem{Path: path, Code: "log", Text: e.Reason})
	case *LimitError:
		return append(out, Problem{
			Path: e.Path, Code: "too-many-elements", Param: strconv.Itoa(e.Limit),
			Text: ErrElements.Error(),
		})
	case *LookupError:
		p := Problem{Path: e.List, Code: "not-found", Text: ErrNotFound.Error()}
		if errors.Is(e, ErrAmbiguous) {
			p.Code, p.Text = "ambiguous", ErrAmbiguous.Error()
		}
		return append(out, p)
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			out = problems(out, inner)
		}
		return out
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return problems(out, inner)
		}
	}
	return append(out, Problem{Code: "other", Text: "an error that is not of the file"})
}

func ofField(e *FieldError) Problem {
	return Problem{
		Path: e.Path, Code: e.Tag, Param: e.Param, Unit: e.Unit, Allowed: e.Allowed,
		Offset: e.Offset,
		Text:   strings.TrimPrefix(e.Error(), e.Path+": "),
	}
}

func ofMore(n int) Problem {
	text := strings.TrimPrefix((&shape.MoreError{More: n}).Error(), "/: ")
	return Problem{Code: "more", Param: strconv.Itoa(n), Text: text}
}
