// Package xlsx reads and writes HTCDS records as Excel workbooks (.xlsx, and .xlsm without its
// macros). It is apart from package htcds so that who needs CSV alone does not build a spreadsheet
// library.
//
// It reads the three published templates, filled or empty: names of fields in a hidden first row,
// labels in the second, and a column of running numbers. Of a workbook that is an XLSForm it checks
// the questions and gives no records. What it writes has the shape of the templates.
//
// A workbook is kept in memory, packed and unpacked, within [htcds.Limits]; nothing of it is
// written to a temporary file. Password-protected workbooks are not read.
package xlsx
