package person

// A Name is a name in one script, whole or in parts: at least one of Text and the parts.
type Name struct {
	Kind NameKind `json:"kind,omitempty" data:"identity" validate:"tip_code"`
	// Text is the whole name, as the person says it.
	Text string `json:"text,omitempty" data:"identity" validate:"required_without_all=Given Family Patronymic Additional,max=500"`
	// Prefix stands before the name (Mrs), Title is a rank or degree (Dr), Additional a second or
	// middle name.
	Prefix     string `json:"prefix,omitempty" data:"identity" validate:"max=100"`
	Title      string `json:"title,omitempty" data:"identity" validate:"max=100"`
	Given      string `json:"given,omitempty" data:"identity" validate:"max=200"`
	Additional string `json:"additional,omitempty" data:"identity" validate:"max=200"`
	Patronymic string `json:"patronymic,omitempty" data:"identity" validate:"max=200"`
	Family     string `json:"family,omitempty" data:"identity" validate:"max=200"`
	Suffix     string `json:"suffix,omitempty" data:"identity" validate:"max=100"`
	Script     Script `json:"script,omitempty" data:"identity" validate:"tip_code"`
	// Language is a BCP 47 tag; Romanised answers whether the name was written in Latin letters
	// from another script.
	Language  string `json:"language,omitempty" data:"identity" validate:"omitempty,tip_language"`
	Romanised Answer `json:"romanised,omitempty" data:"identity" validate:"tip_code" label:"in Latin letters"`
	From      Date   `json:"from,omitzero" data:"identity"`
	To        Date   `json:"to,omitzero" data:"identity"`
}

// NameKind is a kind of name. The zero value means "not recorded".
//
//	birth
//	current
//	alias
//	official
//	usual
//	nickname
//	former
//	before-marriage
//	temporary
//	protective         taken to keep the person safe
//	in-false-document  name in a false document
//	given-in-care      given where the child was in care
//	other
//
// Source: HL7 FHIR R5, value set name-use, for usual, official, nickname, temporary, former and
// before-marriage; the others are ours.
type NameKind string

// NameCurrent is the name that the person bears now.
const NameCurrent NameKind = "current"
