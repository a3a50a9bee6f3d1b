// Package referral hands a person on, and no more of the person's data than is needed.
//
// A [Referral] is moved through its states by [Referral.Apply], by the table of [Moves]; its history is replayed and checked by
// [Referral.Verify]. [Disclose] is the only door out: it projects a victim's record to the categories of data that recipient,
// purpose and consent allow, with a manifest of what was withheld and why.
//
// The package stores and sends nothing.
package referral
