package shape

import (
	"errors"
	"strings"

	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"
)

// allowedKey is the key of the text for a code of a list that can be named.
const allowedKey = "tip_code-allowed"

// Translate adds the texts of the tags of the module to trans, and lets v use them; checks are
// those whose tags v knows. A text that trans has already, under the name of the tag, is kept.
func Translate(v *validator.Validate, trans ut.Translator, checks ...Check) error {
	texts := map[string]string{}
	for _, t := range Tags() {
		texts[t.Name] = t.Text
	}
	for _, c := range checks {
		texts[c.tag] = inconsistent
	}
	var errs []error
	for tag, text := range texts {
		add := func(trans ut.Translator) error {
			err := keep(trans, tag, "{0}: "+text)
			if tag == "tip_code" {
				err = errors.Join(err, keep(trans, allowedKey, "{0}: "+text+"; allowed: {1}"))
			}
			return err
		}
		errs = append(errs, v.RegisterTranslation(tag, trans, add, translate))
	}
	return errors.Join(errs...)
}

// keep adds a text unless there is one.
func keep(trans ut.Translator, key, text string) error {
	err := trans.Add(key, text, false)
	if _, has := errors.AsType[*ut.ErrConflictingTranslation](err); has {
		return nil
	}
	return err
}

// translate says what is wrong with a field, without its value: {0} is the name of the field, {1}
// the codes that are allowed.
func translate(trans ut.Translator, fe validator.FieldError) string {
	key, codes := fe.Tag(), strings.Join(allowed(fe.Tag(), fe.Type()), ", ")
	if codes != "" {
		key = allowedKey
	}
	text, err := trans.T(key, fieldName(fe.Field()), codes)
	if err != nil {
		return fieldName(fe.Field()) + ": " + (&FieldError{Tag: fe.Tag(), Param: fe.Param()}).what()
	}
	return text
}

// fieldName returns the name of a field without the keys of maps, which are values: only numbers
// stay in brackets.
func fieldName(name string) string {
	var out strings.Builder
	for name != "" {
		open := strings.IndexByte(name, '[')
		if open < 0 {
			break
		}
		out.WriteString(name[:open])
		end := strings.LastIndexByte(name, ']')
		if n := strings.IndexByte(name[open:], ']'); n > 0 && digits(name[open+1:open+n]) {
			end = open + n
		}
		if end < open {
			return out.String() + "[]"
		}
		if digits(name[open+1 : end]) {
			out.WriteString(name[open : end+1])
		} else {
			out.WriteString("[]")
		}
		name = name[end+1:]
	}
	return out.String() + name
}

func digits(s string) bool {
	return s != "" && len(s) < 4 && strings.Trim(s, "0123456789") == ""
}
