package person

// Communication is what it takes to speak with a person.
type Communication struct {
	// Interpreter and Mediator answer whether an interpreter, or a cultural mediator, is needed;
	// InterpreterSex is that which the person wishes.
	Interpreter    Answer `json:"interpreter,omitempty" data:"demographic" validate:"tip_code"`
	Mediator       Answer `json:"mediator,omitempty" data:"demographic" validate:"tip_code"`
	InterpreterSex Sex    `json:"interpreter_sex,omitempty" data:"demographic" validate:"tip_code"`
	// Mother is the mother tongue, Sign the sign language: BCP 47 tags.
	Mother string `json:"mother,omitempty" data:"demographic" validate:"omitempty,tip_language" label:"mother tongue"`
	Sign   string `json:"sign,omitempty" data:"demographic" validate:"omitempty,tip_language" label:"sign language"`
	Reads  Answer `json:"reads,omitempty" data:"demographic" validate:"tip_code" label:"can read"`
	Writes Answer `json:"writes,omitempty" data:"demographic" validate:"tip_code" label:"can write"`
	// Aids tell of a disability, and pass as data of health do.
	Aids []CommunicationAid `json:"aids,omitempty" data:"health" validate:"dive,required,tip_code"`
	// Understands are BCP 47 tags of further languages that the person understands.
	Understands []string `json:"understands,omitempty" data:"demographic" validate:"dive,required,tip_language" label:"languages understood"`
}

// CommunicationAid is a help to communicate. The zero value means "not recorded".
//
//	sign-language
//	braille
//	large-print
//	easy-language
//	pictures
//	hearing-loop
//	speech-device
//	assistant
//	written-only
//	tactile
//	text-display
//	audio
//	other
//
// Source: Convention on the Rights of Persons with Disabilities, article 2; pictures, hearing-loop
// and speech-device are ours.
type CommunicationAid string

// Gender is the gender that a person tells. The zero value means "not recorded".
//
//	feminine
//	masculine
//	transgender-feminine
//	transgender-masculine
//	non-conforming
//	unknown
//
// Source: Human Trafficking Case Data Standard 2.0.
type Gender string

// MaritalStatus is whether a person is married. The zero value means "not recorded".
//
//	single
//	married
//	registered-partnership
//	separated
//	divorced
//	widowed
//	informal-union
//	religious-or-customary-only  married by religion or custom alone
//	annulled
//	polygamous
//	unknown
//
// Source: Human Trafficking Case Data Standard 2.0; HL7 v3 MaritalStatus for annulled, polygamous
// and unknown; informal-union and religious-or-customary-only are ours.
type MaritalStatus string

// Origin is the ethnic group and religion of a person, special categories of data (Regulation (EU)
// 2016/679, article 9). Record them only where the person wants or the law asks it.
type Origin struct {
	// Ethnicity and Religion are ids of the user's own list.
	Ethnicity []string `json:"ethnicity,omitempty" data:"origin" validate:"dive,required,tip_id"`
	Religion  []string `json:"religion,omitempty" data:"origin" validate:"dive,required,tip_id"`
}
