// Package cases holds the case file: victims, what was done to them and by whom, the way they were
// taken, interviews, proceedings, and the log of the file. It reads files from JSON, puts the
// elements of trafficking together, and checks the whole file.
//
// The types to know are [File] and [Conduct]. [Decode] reads a file strictly and reports everything
// wrong with it at once; [File.Elements] answers what the file shows of the definition of
// trafficking for one victim, and which facts carry it; [File.Check] asks every rule and returns a
// report. Suspects and evidence are referred to, never named or held.
package cases
