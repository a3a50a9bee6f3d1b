// Package sdc is statistical disclosure control: it hides counts in a table so that nobody can
// compute the small ones from the others, and finds out what can be computed of those that are
// hidden.
//
// A [Table] holds counts of persons by any number of dimensions, without totals; the package knows
// nothing of the persons. [Protect] returns a [Protected]: the cells with all totals, of which some
// are hidden. [Audit] says of every hidden cell in a [Release], ours or another's, in which
// interval anyone can tell its count to be. [Round] is the other way: nothing is hidden, and all is
// rounded.
//
//	p, err := sdc.Protect(sdc.Table{Sizes: []int{2, 3}, Counts: counts}, sdc.Options{Threshold: 5})
//	n, status := p.At(0, 3) // the total of row 0 over the three columns
//
// # What is guaranteed
//
// No count from 1 to Threshold-1 is published, whether it is a cell or a total. By default no zero
// under such a total is published either, since a zero says where the few persons are not; a
// combination that cannot be (Table.Structural) is published as zero. A table of fewer than
// Threshold persons is refused whole.
//
// For every hidden cell there are tables of whole numbers that agree with everything published and
// give the cell counts at least Range apart. Protect has found them before it returns, at any size
// of table, and they hold against one who knows the threshold and has unlimited means: what can be
// computed is never narrower than what is possible. They are of three kinds, from the cheapest. A
// box is the hypercube of Repsilber and Giessing: two indices in each dimension, and persons moved
// between its 2^d corners so that no sum changes. In a swap two persons exchange some of their
// indices; in a transfer one goes elsewhere, and the totals that would tell are hidden. Totals are
// cells like others; the total of the whole table is always published.
//
// Which cells are hidden depends on the table and the options alone: no chance, no clock.
//
// # What must not be told
//
// Who is told that a hidden cell is hidden for its own sake knows that it is from 1 to Threshold-1.
// So a release marks all hidden cells alike: [Protected.At] says no more, and [Protected.Cause] is
// for the keeper. What anyone may know is that hidden cells that are linked, one to the next on
// common lines, hold at least one small count; witnesses and audit reckon with that. With the
// default Range, sums tell no more of a small count than its mark would.
//
// # What is not guaranteed
//
//   - Several releases. Two tables that share cells or totals, the same table in two years with carried-over cases, a table and a finer one: differences between
//     them are not seen. Protect them as one table of more ways, with the year as a dimension, and publish parts of that.
//   - Insiders. Who is counted, or knows somebody who is, knows that the cell is not zero, and takes the known persons off every count. That shifts an interval
//     and can make it narrower by their number; it is not audited. A published count of Threshold leaves Threshold less their number of others, so let Threshold
//     be greater by two than the number of people who may pool what they know, and Range greater by that number than the width that must remain.
//   - Whole groups. If all 200 persons of a row stand in one column, each one's column is known, and no count is small.
//   - Weights, sums of money, averages and percentages. A percentage of a published total gives a hidden count away.
//   - One who runs Protect on every possible table and keeps those with the same cells hidden. No method that hides as few cells as it can withstands that in full.
//
// # The audit
//
// Linear programming bounds each hidden cell, group by group; with whole numbers it can do better
// than with any numbers, in tables of three and more ways. The solver is
// [gonum.org/v1/gonum/optimize/convex/lp]: dense, and known to fail where equations depend on each
// other. Dependent ones are left out beforehand, and every table taken for shown is checked in
// whole numbers. A cell is judged by what is shown, so that a failure of the solver can only make
// it look worse. The audit is for groups of up to [MaxUnknowns] cells; beyond, the witnesses of
// Protect are the proof.
//
// Sources: Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001; Hundepool and
// others, Statistical Disclosure Control, 2012; Repsilber, Preservation of confidentiality in
// aggregated data, 1994; Giessing and Repsilber, Tools and strategies to protect multiple tables
// with the GHQUAR cell suppression engine, 2002; Causey, Cox and Ernst, Applications of
// transportation theory to statistical problems, 1985.
package sdc

//go:generate go run ../../internal/gen -redact -open Options,Loss,Release,Interval,Finding,Report,Rounded
