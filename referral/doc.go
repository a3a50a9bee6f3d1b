// Package referral hands a person on, and no more of the person's data than is needed.
//
// A [Referral] is moved through its states by [Referral.Apply], by the table of [Moves]; its
// history is replayed and checked by [Referral.Verify]. To send takes a [Clearance], which the
// pre-flight of package duty makes and which is bound to everything that was looked at. What the
// receiver may see is for the case file to say: cases.File.Disclose is the only door out, and its
// [Manifest] says what was withheld and why. [WithdrawConsent] ends everything that rests on a
// consent and tells who had been told; nothing stands in its way. A [Log] of moves and disclosures
// is linked by hashes.
//
// [Find] holds the services of an [Organisation] against a person; a [CapacityInquiry] asks for a
// place without one.
//
// A [Referral], and every record of this package, prints and logs as its name alone; the doc of
// package victim lists the doors for which this holds and those that print what is in it. Errors,
// a [Manifest], a [Move] and a [Match] hold codes and places, and are printed as they are.
//
// Days are civil days, and both ends of a stretch of days belong to it. The package stores and
// sends nothing.
package referral
