// Package review checks the law of a place against the instruments that bind the place: whether
// penalties reach the minimum that a directive sets, whether a reflection period reaches the treaty
// floor, whether authorities are named. It reads profiles, no case files.
//
// [Profile] makes a report on one place and day. Its findings speak of the law as it stands in the
// profile: "unknown" where that is not known, which is never read as a gap in the law.
package review
