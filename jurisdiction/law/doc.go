// Package law holds the words of law that the rest of palermo speaks:
// instruments and their provisions, citations, dated values, statutory periods
// and the deadlines they lead to, and whether a treaty binds a State on a day.
//
// The three types to know are [Dated], a value that changes with time and
// carries its source; [Period], a length of time kept as the law writes it; and
// [Citation], which says where a value was read, when and how sure we are.
//
// # Conventions
//
// A [Day] is a calendar day without a time zone. Both ends of every span are
// inclusive. The zero Day means "not recorded". Nothing here reads a clock.
//
// Unknown stays unknown: [Dated.At] tells apart a value, a law that says there is
// none, a law not yet in force, one that has ended, and what we do not know.
package law
