// Package victim holds the record of a victim, or presumed victim, of trafficking in human beings,
// and the protection owed to that person: identity, age, status, indicators, consent, child
// protection, services, residence, compensation.
//
// The three types to know are [Victim], the record; [person.Age], what is known of a person's age,
// whose ChildOn answers whether the person is a child on a day, by a table in its doc: every doubt
// that the file shows resolves to child; and [Consent].
//
// # Conventions
//
// The zero value of every field means "not recorded". Facts asked of a person are [person.Answer]
// values, never bool: not asked, no and "would not say" are different things. Days are without time
// zone; ends of periods are inclusive. Records link to each other by id. Ids must be pseudonyms:
// they are not names, numbers of documents or anything else that points to a person outside the
// system that keeps the file.
//
// # Privacy
//
// A record is a struct of this package, or of packages cases, referral and referral/packet, that
// holds something of a person. These doors print its name alone, "victim.Victim(redacted)":
//
//   - fmt with every verb but %p and %w, and with it package log, errors, text/template and
//     html/template: a record, a pointer to it, and one in a list, a map, an interface or an
//     exported field, at any depth
//   - a panic, also one that ends the program
//   - whoever asks a [fmt.Stringer], as spew does and, for a record by itself, zap
//   - both handlers of log/slog, for a record that is the value of an attribute, in a group too
//   - both handlers of log/slog with [ReplaceAttr], for a record anywhere in a value
//
// These print what is in a record:
//
//   - encoding/json, on purpose: it is the form in which records are stored and exchanged; also
//     encoding/gob
//   - [log/slog.JSONHandler] without [ReplaceAttr], for a list, a map or a struct of your own with
//     records in it, and every other program that writes such values as JSON: zap, or
//     html/template in a script
//   - fmt and slog.TextHandler, for a record in an unexported field: fmt does not ask the methods
//     of what stands there; ReplaceAttr does look there
//   - fmt with %p and %w, where it asks nobody; go vet refuses %w
//   - a type that you define from a record: it has none of the methods, and ReplaceAttr knows it by
//     its tags
//   - the differences that testify and go-cmp show, and spew when it is told to ask no methods:
//     keep records of real people out of tests
//   - whatever prints one field: a name, a day and a number are values as any other, and so is the
//     text of an error of your own that quotes them
//
// Every field carries a data category in its tag, see [person.Category]; what may be passed on is
// decided by category.
//
// # Validators of your own
//
// [Victim.Validate] needs nothing set up. A struct of yours that holds records of this package is
// checked in full by your own validator after [RegisterValidations], whatever tag it reads;
// [RegisterTranslations] gives it texts. The tags are listed in docs/validation.md: a field can
// have tip_code, tip_id, tip_language and tip_media; a victim reports tip_link, tip_order and
// tip_unique.
//
// # What it does not do
//
// It stores nothing, sends nothing and does not decide: whether a person is a victim, or a step is
// in a child's best interests, is for a competent body. The package asks whether the decision, its
// maker and its day are recorded.
package victim

//go:generate go run ../internal/gen -redact
