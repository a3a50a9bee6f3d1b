// Package checklist is a report for those who act on it: what to do today, who does it, and why, on
// one page.
//
//	report, err := duty.Check(file, on)
//	page := checklist.Of(file, report, checker.Registry())
//	err = page.WriteText(os.Stdout) // or WriteMarkdown, WriteHTML
//
// Findings that one act settles, and those on one event, are one item. Each item has one line of
// reason with its strongest legal basis, and names the body that acts in that State. Every basis,
// every pointer and what is done stand in [rule.Report.WriteText].
//
// It holds nothing of a person but ids: rules, days, places and bodies.
package checklist
