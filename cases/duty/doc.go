// Package duty holds the rules that say what is owed to a person of a case file. It begins with the
// pre-flight, which tells everything that stands in the way before a person is handed on.
//
//	report, clearance, err := duty.Preflight(file, "r1", on)
//	event, err := file.Send(clearance, on, "request-17")
//	view, err := file.Disclose(cases.Receiver("r1"), referral.Identified, on)
package duty
