// Package cases holds the case file: the victims in it and the places it touches, how it is read from JSON, and the
// check of the whole file.
//
// The types to know are [File] and [DecodeError]. [Decode] reads a file strictly; [File.Check] asks every rule and
// returns a report.
//
// Suspects, acts, means and purposes, route, proceedings and interviews are not part of the file yet; nor are the rules that read
// them.
package cases
