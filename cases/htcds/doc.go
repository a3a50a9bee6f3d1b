// Package htcds reads and writes the Human Trafficking Case Data Standard (HTCDS) 2.0: CSV, the
// answers to its survey form as CSV or JSON, and with package xlsx beside it Excel workbooks. It
// turns records into case files and back.
//
// The types to know are [Record], one row with all 84 fields; [Reader], which gives records and
// says of every cell that is not as the standard asks where it stands and why; and [Writer].
// [ToFile] and [FromFile] convert between records and case files, and [Losses] lists what the
// fields of one side cannot say of the other. A record comes back from a file equal: own fields of
// the victim keep what no other field says, and contacts and addresses come back with [Unconfirmed]
// alone. [Fields] is the dictionary.
//
// # Tolerances and errors
//
// The published templates do not agree with the standard in every point, nor with themselves. What
// the reader takes in spite of that is listed by [Tolerances], and each time that it does so it
// reports a [Problem] of severity [Warning]. Everything else is an [Error]: the record of that row
// is not given as good, and the rows after it are read. No problem quotes a cell.
//
// # Two rows of names
//
// The templates have the names of the fields in a hidden first row and the labels in the second.
// Where the two disagree the label is followed, since it is what people saw when they filled the
// cells.
//
// # Formulas
//
// A cell that a spreadsheet program could take for a formula, or for a number where it is text, is
// written with an apostrophe before it, and so is each part of a cell that a program with another
// separator could make a cell of. The reader takes them off again. See [Escape].
//
// # The standard
//
// Human Trafficking Case Data Standard (HTCDS) 2.0, IOM, https://github.com/UNMigration/HTCDS, CC
// BY 4.0. IOM does not endorse this library. Field names, labels and values are taken from the
// standard unchanged; the descriptions are ours.
package htcds
