package cases_test

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/go-playground/locales/en"
	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"
	entexts "github.com/go-playground/validator/v10/translations/en"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A web framework has its own validator, here with the tag that gin reads. A form with the record
// of a victim in it is checked by that validator, in one go.
func ExampleRegisterValidations() {
	type Form struct {
		victim.Victim
		Desk     string `binding:"required,tip_id"`
		Language string `binding:"tip_language"`
	}

	v := validator.New()
	v.SetTagName("binding")
	if err := cases.RegisterValidations(v); err != nil {
		fmt.Println(err)
		return
	}
	english := en.New()
	trans, _ := ut.New(english, english).GetTranslator("en")
	if err := errors.Join(
		entexts.RegisterDefaultTranslations(v, trans), cases.RegisterTranslations(v, trans),
	); err != nil {
		fmt.Println(err)
		return
	}

	form := Form{Language: "sr_Latn", Victim: victim.Victim{
		ID: "victim-1",
		Stays: []victim.Stay{{
			Place: "SI",
			From:  law.MustDay(2026, time.March, 2), To: law.MustDay(2026, time.March, 1),
		}},
	}}
	bad, _ := errors.AsType[validator.ValidationErrors](v.Struct(form))
	var lines []string
	for place, text := range bad.Translate(trans) {
		lines = append(lines, place+" - "+text)
	}
	slices.Sort(lines)
	for _, line := range lines {
		fmt.Println(line)
	}
	// Output:
	// Form.Desk - Desk is a required field
	// Form.Language - Language: not a canonical BCP 47 tag
	// Form.Victim.Stays[0].To - Stays[0].To: out of order
}

// A validator keeps one struct check a type. Where you have one for a record, call ours in it.
func ExampleCheckStruct() {
	v := validator.New()
	if err := cases.RegisterValidations(v); err != nil {
		fmt.Println(err)
		return
	}
	v.RegisterStructValidation(func(sl validator.StructLevel) {
		cases.CheckStruct(sl)
		if f := sl.Current().Interface().(cases.File); len(f.Victims) == 0 {
			sl.ReportError(nil, "Victims", "Victims", "at_least_one", "")
		}
	}, cases.File{})

	err := v.Struct(cases.File{
		ID:     "case-1",
		Opened: law.MustDay(2026, time.March, 2), Closed: law.MustDay(2026, time.March, 1),
	})
	fmt.Println(err)
	// Output:
	// Key: 'File.Closed' Error:Field validation for 'Closed' failed on the 'tip_order' tag
	// Key: 'File.Victims' Error:Field validation for 'Victims' failed on the 'at_least_one' tag
}
