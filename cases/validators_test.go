package cases_test

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/sl"
	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"
	entexts "github.com/go-playground/validator/v10/translations/en"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// intake is a struct of a user, with the tags that gin reads.
type intake struct {
	victim.Victim
	Desk   string                       `json:"desk" binding:"required,tip_id"`
	Value  victim.Victim                `json:"value"`
	Ptr    *victim.Victim               `json:"ptr"`
	List   []victim.Victim              `json:"list" binding:"dive"`
	Ptrs   []*victim.Victim             `json:"ptrs" binding:"dive"`
	Map    map[string]victim.Victim     `json:"map" binding:"dive"`
	File   *cases.File                  `json:"file"`
	Send   *referral.Referral           `json:"send"`
	Log    *referral.Log                `json:"log"`
	Risk   []care.Risk                  `json:"risk" binding:"dive"`
	Exempt *rule.Exemption              `json:"exempt"`
	Name   *person.Identity             `json:"name"`
	Skip   victim.Victim                `json:"skip" binding:"-"`
	Codes  []person.Sex                 `json:"codes" binding:"dive,tip_code"`
	Inner  struct{ Deep victim.Victim } `json:"inner"`
}

func good(id string) victim.Victim { return victim.Victim{ID: id} }

// wrong has one error of each kind: a code, a missing id, a missing day, an order, a link.
func wrong() victim.Victim {
	return victim.Victim{
		Sex:        "Zarifa",
		Stays:      []victim.Stay{{From: day(2026, 3, 2), To: day(2026, 3, 1)}},
		Status:     []victim.StatusDecision{{ID: "d", Reviews: "Zarifa"}},
		Exemptions: []rule.Exemption{{Rule: "CHILD-001", Authority: jurisdiction.Court}},
	}
}

func day(y int, m time.Month, d int) law.Day { return law.MustDay(y, m, d) }

func whole() *intake {
	return &intake{
		Victim: good("a"), Desk: "b", Value: good("c"),
		Inner: struct{ Deep victim.Victim }{good("d")},
	}
}

// faults returns the places in Go names and the tags.
func faults(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var out []string
	for _, fe := range err.(validator.ValidationErrors) {
		out = append(out, strings.TrimPrefix(fe.StructNamespace(), "intake.")+" "+fe.Tag())
	}
	slices.Sort(out)
	return out
}

func byJSON(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// gin returns a validator as gin has it, with what else a user may set.
func gin(t *testing.T, set ...func(*validator.Validate)) *validator.Validate {
	v := validator.New()
	v.SetTagName("binding")
	for _, s := range set {
		s(v)
	}
	require.NoError(t, cases.RegisterValidations(v))
	return v
}

var settings = map[string]func(*validator.Validate){
	"plain":    func(*validator.Validate) {},
	"required": validator.WithRequiredStructEnabled(),
	"json":     func(v *validator.Validate) { v.RegisterTagNameFunc(byJSON) },
	"no names": func(v *validator.Validate) {
		validator.WithTagNameFuncBlankOmit()(v)
		v.RegisterTagNameFunc(func(reflect.StructField) string { return "" })
	},
	"form": func(v *validator.Validate) {
		v.RegisterTagNameFunc(func(f reflect.StructField) string { return f.Tag.Get("form") })
	},
	"private": validator.WithPrivateFieldValidation(),
}

// A struct of a user is checked in full, however it holds our records and however its validator is
// set.
func TestRegisterValidations_StructOfAUser(t *testing.T) {
	want := []string{
		"Exemptions[0].Day required", "Exemptions[0].Reason required", "ID required",
		"Sex tip_code", "Status[0].Kind required", "Status[0].Reviews tip_link",
		"Stays[0].Place required", "Stays[0].To tip_order",
	}
	own := wrong()
	assert.Len(t, own.Validate().(interface{ Unwrap() []error }).Unwrap(), len(want))
	for name, set := range settings {
		v := gin(t, set)
		assert.Empty(t, faults(t, v.Struct(whole())), name)
		var alone []string
		for _, f := range faults(t, v.Struct(wrong())) {
			alone = append(alone, strings.TrimPrefix(f, "Victim."))
		}
		assert.Equal(t, want, alone, name)
		for at, put := range map[string]func(*intake){
			"Victim":     func(in *intake) { in.Victim = wrong() },
			"Value":      func(in *intake) { in.Value = wrong() },
			"Ptr":        func(in *intake) { w := wrong(); in.Ptr = &w },
			"List[1]":    func(in *intake) { in.List = []victim.Victim{good("x"), wrong()} },
			"Ptrs[0]":    func(in *intake) { w := wrong(); in.Ptrs = []*victim.Victim{&w} },
			"Map[k]":     func(in *intake) { in.Map = map[string]victim.Victim{"k": wrong()} },
			"Inner.Deep": func(in *intake) { in.Inner.Deep = wrong() },
		} {
			in := whole()
			put(in)
			var expect []string
			for _, f := range alone {
				expect = append(expect, at+"."+f)
			}
			assert.Equal(t, expect, faults(t, v.Struct(in)), "%s: %s", name, at)
			assert.Equal(t, expect, faults(t, v.Struct(*in)), "%s: %s, by value", name, at)
		}
		in := whole()
		in.Skip = wrong()
		assert.NoError(t, v.Struct(in), "%s: what the user leaves out", name)
	}
}

// Records of every package are checked, each with what its own Validate tells, too.
func TestRegisterValidations_EveryPackage(t *testing.T) {
	v := gin(t)
	in := whole()
	in.Codes = []person.Sex{"Zarifa"}
	in.Name = &person.Identity{Names: []person.Name{{}}}
	in.Risk = []care.Risk{{AtRisk: "Zarifa"}}
	in.Exempt = &rule.Exemption{}
	in.File = &cases.File{
		ID: "f", Victims: []victim.Victim{good("v")},
		Interviews: []cases.Interview{{ID: "i", Victim: "Zarifa"}},
		Referrals:  []referral.Referral{unsound()},
	}
	bad := unsound()
	in.Send = &bad
	in.Log = &referral.Log{Records: []referral.Record{{Hash: strings.Repeat("0", 64)}}}
	all := faults(t, v.Struct(in))
	for _, want := range []string{
		"Codes[0] tip_code", "Exempt.Rule required", "Exempt.Day required",
		"File.Interviews[0].Victim tip_link", "Send.History[0] tip_unsound",
		"Log.Records[0] tip_chain", "Risk[0].AtRisk tip_code",
	} {
		assert.Contains(t, all, want)
	}
	assert.NotContains(t, all, "File.Referrals[0].History[0] tip_unsound",
		"a file tells of it by Unsound")
	assert.NotContains(t, strings.Join(all, "\n"), "tip_record_", "nobody else has a struct check")

	sealed := validator.New()
	sealed.SetTagName("binding")
	require.NoError(t, packet.RegisterValidations(sealed))
	assert.Subset(t, faults(t, sealed.Struct(&packet.Content{
		Issued: day(2026, 3, 2), NotAfter: day(2026, 3, 1),
	})), []string{
		"Content.ID required", "Content.NotAfter tip_order", "Content.Purpose required",
	})
}

// unsound is a referral that was sent on nothing.
func unsound() referral.Referral {
	return referral.Referral{ID: "r", Victim: "v", History: []referral.Entry{
		{Action: referral.Expire, Day: day(2026, 3, 1), To: referral.Expired},
	}}
}

// A struct check of the user stays, whether it was registered before ours or after.
func TestRegisterValidations_StructChecksOfAUser(t *testing.T) {
	for _, order := range []string{"before", "after", "with CheckStruct"} {
		calls := 0
		check := func(sl validator.StructLevel) {
			calls++
			if order == "with CheckStruct" {
				assert.True(t, cases.CheckStruct(sl))
			}
			if sl.Current().Interface().(victim.Victim).ID != "si-1" {
				sl.ReportError(nil, "ID", "ID", "prefix", "")
			}
		}
		v := validator.New()
		if order == "before" {
			v.RegisterStructValidation(check, victim.Victim{})
		}
		require.NoError(t, cases.RegisterValidations(v))
		if order != "before" {
			v.RegisterStructValidation(check, victim.Victim{})
		}
		fine := good("si-1")
		assert.NoError(t, v.Struct(struct{ V []victim.Victim }{[]victim.Victim{fine}}), order)
		assert.NoError(t, v.Struct(fine), order)
		assert.Equal(t, []string{"Victim.ID prefix"}, faults(t, v.Struct(good("x"))), order)
		fine.Stays = []victim.Stay{{Place: "SI", From: day(2026, 3, 2), To: day(2026, 3, 1)}}
		want := []string{"Victim.ID tip_record_victim"}
		if order == "with CheckStruct" {
			want = []string{"Victim.Stays[0].To tip_order"}
		}
		assert.Equal(t, want, faults(t, v.Struct(fine)), order)
		assert.Greater(t, calls, 2, order)
		assert.False(t, cases.CheckStruct(nothing{}), "of no type of ours")
	}
}

// nothing is a struct at hand that is none of ours.
type nothing struct{ validator.StructLevel }

func (nothing) Current() reflect.Value { return reflect.ValueOf(nothing{}) }

func TestRegisterValidations_AgainAndByOthers(t *testing.T) {
	v := validator.New()
	doors := []func(*validator.Validate) error{
		cases.RegisterValidations, victim.RegisterValidations, person.RegisterValidations,
		packet.RegisterValidations, care.RegisterValidations, jurisdiction.RegisterValidations,
		referral.RegisterValidations, cases.RegisterValidations,
	}
	for range 2 {
		for _, door := range doors {
			require.NoError(t, door(v))
		}
		assert.Len(t, faults(t, v.Struct(wrong())), 8, "also after the first use")
	}
	late := validator.New()
	late.SetTagName("binding")
	assert.NoError(t, late.Struct(wrong()))
	bad, ok := cases.RegisterValidations(late).(*cases.RegistrationError)
	require.True(t, ok)
	assert.Equal(t, cases.AlreadyUsed, bad.Reason)

	late = validator.New()
	late.RegisterStructValidationMapRules(map[string]string{"ID": "max=9"}, victim.Victim{})
	assert.Equal(t, &cases.RegistrationError{Type: "victim.Victim", Reason: cases.OtherRules},
		cases.RegisterValidations(late))
	assert.Error(t, cases.RegisterValidations(nil))
}

func TestRegisterValidations_AtOnce(t *testing.T) {
	v := gin(t, func(v *validator.Validate) {
		v.RegisterStructValidation(func(validator.StructLevel) {}, cases.File{})
	})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				in := whole()
				in.List = []victim.Victim{wrong()}
				in.File = &cases.File{
					ID: "f", Interviews: []cases.Interview{{ID: "i", Victim: "x"}},
				}
				f := strings.Join(faults(t, v.Struct(in)), "\n")
				assert.Contains(t, f, "List[0].Stays[0].To tip_order")
				assert.Contains(t, f, "File.ID tip_record_file")
			}
		})
	}
	all.Wait()
}

// Our own Validate names places as ever, whatever else is registered elsewhere.
func TestValidate_NamesOfJSONWhateverTheUserSets(t *testing.T) {
	before := wrong()
	want := before.Validate().Error()
	for _, set := range settings {
		v := gin(t, set)
		assert.Error(t, v.Struct(before))
		after := wrong()
		assert.Equal(t, want, after.Validate().Error())
	}
	assert.Contains(t, want, "/stays/0/to: out of order")
}

// Texts come from the translator, in English or in that of the user, and hold nothing of a person.
func TestRegisterTranslations(t *testing.T) {
	languages := ut.New(en.New(), en.New(), sl.New())
	english, _ := languages.GetTranslator("en")
	slovene, _ := languages.GetTranslator("sl")
	require.NoError(t, slovene.Add("tip_order", "{0}: napačen vrstni red", false))
	v := gin(t, settings["json"])
	require.NoError(t, entexts.RegisterDefaultTranslations(v, english))
	for range 2 {
		require.NoError(t, cases.RegisterTranslations(v, english))
		require.NoError(t, cases.RegisterTranslations(v, slovene))
	}
	in := whole()
	in.List = []victim.Victim{wrong()}
	bad := v.Struct(in).(validator.ValidationErrors)
	texts := bad.Translate(english)
	var codes string
	for _, c := range law.Codes[person.Sex]() {
		codes += ", " + string(c)
	}
	codes = strings.TrimPrefix(codes, ", ")
	assert.Equal(t, "stays[0].to: out of order", texts["intake.list[0].stays[0].to"])
	assert.Equal(t, "status[0].reviews: there is no record with that id",
		texts["intake.list[0].status[0].reviews"])
	assert.Equal(t, "id is a required field", texts["intake.list[0].id"])
	assert.Equal(t, "sex: unknown code; allowed: "+codes, texts["intake.list[0].sex"])
	assert.Equal(t, "stays[0].to: napačen vrstni red",
		bad.Translate(slovene)["intake.list[0].stays[0].to"])

	type mine struct {
		Codes map[string]person.Sex `binding:"dive,tip_code"`
		IDs   map[string]string     `binding:"dive,tip_id"`
		Lang  string                `binding:"tip_language"`
		Media string                `binding:"tip_media"`
		Mail  string                `binding:"email"`
		Short string                `binding:"max=3"`
	}
	const marker = "Zarifa 1990-01-01"
	err := v.Struct(mine{
		Codes: map[string]person.Sex{marker: marker}, IDs: map[string]string{marker: marker},
		Lang: marker, Media: marker, Mail: marker, Short: marker,
	}).(validator.ValidationErrors)
	assert.Len(t, err, 6)
	for _, fe := range err {
		for _, trans := range []ut.Translator{english, slovene} {
			if strings.HasPrefix(fe.Tag(), "tip_") || trans == english {
				assert.NotContains(t, fe.Translate(trans), "Zarifa", fe.Tag())
				assert.NotContains(t, fe.Translate(trans), "1990", fe.Tag())
				assert.NotContains(t, fe.Translate(trans), "Error:", fe.Tag())
			}
		}
	}
}
