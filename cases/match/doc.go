// Package match compares what is recorded of people: whether two records may be of one person. It
// finds records that an organisation keeps twice, and for the tracing of families those who may be
// the one looked for.
//
// It decides nothing. A score says how much speaks for one person, a human being looks at both
// records and decides, and who decided stands in the record: see [care.Candidate]. Two who score
// high may be twins or bear a common name; two who score low may be one person whose papers are
// false.
//
// # Two purposes, two doors
//
// [ForDuplicates] makes profiles for the own files of one organisation. To keep them in order is
// part of the purpose for which they are kept (Regulation (EU) 2016/679, article 5(1)(d):
// accuracy), and nobody learns anything new: no consent to tracing is asked.
//
// [ForTracing], [ForRelative] and [ByRelative] serve the search for a person. That somebody is
// found changes a life, and can end one, so that both have to consent to tracing: who looks, and
// who is found. Each of these doors takes the case file, looks up the consent by all that the file
// knows and refuses where none counts, with a [*RefusedError]. It uses no field that the consent
// does not cover. Profiles made for one purpose are not compared with those made for the other.
//
// A suspected relative is not helped to find a child. No request is made by, or for, somebody who
// is suspected, has interests against those of the person or must not learn of the person; none by
// a relative of whom it is not recorded that getting in touch is safe. By the file of whoever would
// be found this is asked once more: see [Candidates].
//
// Whoever is looked for and has no file has consented to nothing. Keep no more of that person than
// the record of who looks has, and ask before anybody learns where the person is.
//
// Profiles stay in the house in which they are made. No form of them is meant for another
// organisation: digests and sketches of few numbers and names can be guessed. What is told to
// somebody else is a disclosure and goes by [cases.File.Disclose].
//
// # Score
//
// A field adds to the score where it agrees and takes off where it differs; where one side does not
// have it, it is silent and does neither. The score does not fall below 0. Papers are rare: two
// records that agree in all else reach 85, the same name and day of birth alone 60.
//
//	field        agrees  differs
//	names        40      -20
//	birth        20      -20
//	documents    15      0
//	parents      10      -5
//	sex          5       -15
//	birthplace   5       -5
//	citizenship  5       -5
//
// What agrees in part adds a part:
//
//   - names: half at a likeness of 0.8, all at 1; 10 at most where one of the two is a single word
//   - birth: 20 for one day, 16 within a month, 12 within a year, 8 within 3 years, 4 within 10. It
//     is the stretch of all days that either record allows, so that nothing is compared more
//     exactly than it is known. More than 10 years are silent. An estimate never differs: it is
//     read as younger than it says, to protect the person, and that is no evidence against anybody.
//   - documents: one in common is enough. They never differ, for a person has several. Those that
//     are forged, or true ones of somebody else, are left out: traffickers give the same to many.
//   - parents: 5 for each, 2 for one whose name is a single word; the sex is heeded
//   - birthplace: 2 for the country alone
//
// # Names
//
// A name is read in small letters, without marks, and spelt in the letters a to z from Cyrillic, by
// ISO 9 where it needs no signs, and Greek; the ways in which passports write one sound are one (sh
// and š, ya and ja). In whatever order, each word of the shorter name takes one of the longer, and
// the name is as like as the least like of them, by the similarity of Jaro and Winkler; a word left
// over takes off 0.05. A patronymic or middle name counts only where both have one. A nickname,
// alias or other name beside that of the papers speaks for one person and never against. A name
// given to keep the person safe is not used for tracing. Names in other scripts are compared within
// their script.
//
// # Birth
//
// A birth is the stretch of days on which the person can turn 18 ([person.Age.Eighteen]); born on
// 29 February or 1 March is the same there. An age that is in dispute, or against which the file
// speaks, is not compared, and the flag age-in-doubt says so.
//
// [care.Candidate]: https://pkg.go.dev/github.com/antitrafficking/palermo/victim/care#Candidate
package match

//go:generate go run ../../internal/gen -redact
