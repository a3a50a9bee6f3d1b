// Package referral hands a person on, and no more of the person's data than is needed.
//
// A [Referral] is moved through its states by [Referral.Apply], by the table of [Moves]; its
// history is replayed and checked by [Referral.Verify]. [Preflight] tells everything that stands in
// the way at once, and nothing is sent without its [Clearance]. [Disclose] is the only door out: it
// projects a victim's record to the categories of data that recipient, purpose, place and consent
// allow, with a manifest of what was withheld and why. [WithdrawConsent] ends everything that rests
// on a consent and tells who had been told. A [Log] of moves and disclosures hangs together by
// hashes.
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
