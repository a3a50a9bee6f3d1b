// Package cases holds the case file: victims, what was done to them and by whom, the way they were
// taken, interviews, proceedings, and the log of the file. It reads files from JSON, puts the
// elements of trafficking together, and checks the whole file.
//
// The types to know are [File] and [Conduct]. [Decode] reads a file strictly and reports everything
// wrong with it at once; [File.Elements] answers what the file shows of the definition of
// trafficking for one victim, and which facts carry it; [File.Check] asks every rule and returns a
// report. Suspects and evidence are referred to, never named or held.
//
// # Handing a person on
//
// Package duty below this one asks what stands in the way of a referral and makes the clearance.
// [File.Send] sends on it, [File.Move] makes every other move, [File.Disclose] is the only door out
// of a file, and [File.Withdraw] takes a consent back, which nothing can block. They take ids and
// look up in the file what belongs to them: who is suspected comes from the file and not from the
// caller.
//
// # Printing
//
// A [File], and every record in it, prints and logs as its name alone; the doc of package victim
// lists the doors for which this holds and those that print what is in it. Give
// victim.ReplaceAttr to the handlers of log/slog: it knows the records of this package too. Errors
// and reports hold codes, days of the file and places, and are printed as they are.
package cases
