// Package trends turns case files into statistics: one [Record] a victim without identity, tables
// with any number of dimensions, the tables that Directive 2011/36/EU asks for, and releases in
// which no small number can be read or worked out.
//
// The types to know are [Record], [Table] and [Release]. [Collect] makes records from a case file
// and respects consent; [ReadCSV] reads them from a spreadsheet; [Count] tabulates; [Table.Release]
// protects a table, audits it and gives what may be published.
//
//	table, err := trends.Count(records, trends.ByYear(2024, 2025), trends.BySex())
//	release, err := table.Release(trends.Options{Threshold: 10})
//	err = release.WriteCSV(w)
//
// # What is counted
//
// A record is a person as one body registered him or her. Every dimension has a last category "not
// known", so that totals are of all records; shares are of the records in which the answer is known
// ([Table.Share]), as Eurostat publishes them. Who has several forms of exploitation counts once in
// each, and once in the total: such counts do not add up and are never added. A sub-form, such as
// begging inside forced labour, is no second person.
//
// Age at registration and age at the start of exploitation are two questions and have two
// dimensions. Doubt resolves to child: a presumed child is counted among the children unless the
// dimension is asked to show the two apart.
//
// # What may be published
//
// A [Table] holds exact numbers and can be written only as what it is: for internal use, or already
// public ([Table.Open]). A [Release] hides cells under a threshold and as many others as it takes,
// and does not come to be unless every hidden cell stays uncertain by the width asked for: the
// protection finds for each another table that agrees with all that is shown, and an audit by
// linear programming, which sees only what is shown, confirms it ([Protection.Audited]; very large
// tables are beyond it). Numbers can be rounded instead. [ReleaseSet] says what holds for several
// tables on the same people.
//
// People with several forms of exploitation make sums that add up to no total. Such an axis is
// protected as one question an answer, each with yes or no: so the number of each form, and of
// every combination, is a sum of a table that does add up, and is hidden and audited with it.
//
// Few people and many cells hide each other: with a threshold of 10, a table of a hundred people
// bears two or three axes of two or three categories, and no more. [ByMainSex], [ByBroadBand],
// [ByBodyGroup] and [ByRecruiterGroup] are made for that, and several years together help.
//
// The package reads no clock, asks no network and stores nothing. Its groups of countries and ages
// are listed with their sources.
package trends

//go:generate go run ../../internal/gen -redact -open Axis,Category,Dimension,Table,Release,Cell,Options,Protection,Citizens,Period,Change,YearCount,Warning,About,LeftOut,Share,Published,Breakdown,Line,Finding,Region,Grouping,When,CollectOptions,TableSet,Section,Item,ReleasedItem
