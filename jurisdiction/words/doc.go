// Package words has the texts of reports in the languages of the region.
//
//	mk, err := words.For("mk")
//	page := checklist.In(mk, file, report, checker.Registry())
//	err = page.WriteText(os.Stdout)
//
// A catalogue is a file a language in the folder catalogue, in the JSON format of go-i18n, which
// translators' tools read. English is written from the rules and never by hand. Each text of
// another language carries a digest of the English that it translates: when the English changes it
// counts as missing until somebody has read it again.
//
// # What is missing
//
// A text that a language does not have comes from the next language of its chain, and at last in
// English with the mark "[en]". [Language.Missing] counts them, and docs/languages.md tells the
// counts.
//
// # Who read it
//
// No practitioner who speaks the language has read a catalogue before its [Info.Reviewed] says so.
// Until then [Language.Note] tells it in every report.
//
// Names of laws and bodies, numbers of articles and ids of rules are not translated.
package words
