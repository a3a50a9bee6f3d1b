// Package victim holds the record of a victim, or presumed victim, of trafficking in human beings,
// and the protection owed to that person: identity, age, status, indicators, consent, child
// protection, services, residence, compensation.
//
// The three types to know are [Victim], the record; [Age], what is known of a person's age, whose
// ChildOn answers whether the person is a child on a day, by a table in its doc: every doubt that
// the file shows resolves to child; and [Consent].
//
// # Conventions
//
// The zero value of every field means "not recorded". Facts asked of a person are [Answer] values,
// never bool: not asked, no and "would not say" are different things. Days are without time zone;
// ends of periods are inclusive. Records link to each other by id. Ids must be pseudonyms: they are
// not names, numbers of documents or anything else that points to a person outside the system that
// keeps the file.
//
// # Privacy
//
// Every struct of this package prints as its name alone, through fmt and log/slog. Encoding to JSON
// is the one door that is meant to be open. A struct of your own that hides a Victim in an
// unexported field gets past this: fmt does not ask the methods of unexported fields.
//
// Every field carries a data category in its tag, see [Category]; what may be passed on is decided
// by category.
//
// # What it does not do
//
// It stores nothing, sends nothing and does not decide: whether a person is a victim, or a step is
// in a child's best interests, is for a competent body. The package asks whether the decision, its
// maker and its day are recorded.
package victim
