// Package ctdc reads and writes the public data sets of the Counter Trafficking Data Collaborative
// (CTDC) as rows: the k-anonymised global data set, the synthetic ones of 2021 and of 2024 and
// later, and the one of victims and perpetrators.
//
// The types to know are [Reader], which knows a release by its header and streams its rows; [Row],
// a typed row; and [Flag], one of the questions that a row answers with yes, no or not at all.
// [Row.File] puts a row into a case file of this module, and says which column every fact came
// from; [NewRow] says a case file in the codes of a release. What neither side can say is listed by
// [Crossings], and told for each row. [Tally] counts with the denominator that the codebook asks
// for, [Row.As] says a row in the columns of another release.
//
// # What is read
//
// A release is known by the names of its columns in any order and any case, never by the name of
// the file. Names may be cut at 32 characters, as Stata does. Accepted are commas, tabs and
// semicolons, a byte order mark, a leading unnamed column of row numbers, and the column names
// sectorOf… that newer downloads have for typeOf…. A record is one line: no column of any release
// can hold a line break, so a quotation mark that is never closed spoils its own line and no other.
// Not recorded is written as an empty cell, NULL or -99 everywhere, and also as 00 or 0 for a
// country, and Unknown in the data set of victims and perpetrators. NA is Namibia. Numbers may end
// in .0, and spaces around a code are passed over. Countries may be alpha-2 or alpha-3. Age bands
// are read in every spelling seen: 0--8, 09--17, 9-17, 18–20, 48+.
//
// What a row holds against the codes of its release costs that row, is told with its line and
// column, and the rows after it go on. Nothing that is told quotes the input.
//
// # What it is not
//
// A row is never a person's file: it was made anonymous, or is synthetic. It says nothing of who is
// in the files of anybody. The other way round, a row made by [NewRow] from a case file is not
// anonymous at all: it is the row of one person, and to make it safe for publication is another
// step. Ask for consent to statistics first; see cases.File.ConsentFlaw.
//
// The package holds no data of the CTDC: as we read its terms of use,
// https://www.ctdatacollaborative.org/page/terms-use, passing raw data on needs the written consent
// of IOM. What is published from the data sets must name the source: Counter-Trafficking Data
// Collaborative (CTDC), the year and name of the data set, its address and the day of access.
// [Release.Citation] writes that line. The codes are those of the codebook of the Global Synthetic
// Dataset (February 2024); what it does not tell, the byte-level spelling of older files and the
// data set of victims and perpetrators above all, is from public programs that read them. The
// package is not endorsed by the CTDC or by IOM.
//
// # Speed
//
// The lines are split by encoding/csv. BenchmarkRead reads the same bytes with it alone;
// TestReader_flatMemory streams as many rows as it is told to and compares the most memory that was
// held.
package ctdc
