package ctdc

//go:generate go run ../../internal/gen -redact -open Band,Years,Flags,Problem,Count,Report,Loss,Crossing,Tally
//go:generate go test -run ^TestPage$ -update .

// Gender is the gender of a person as the releases tell it. The zero Gender means "not recorded".
type Gender string

// The genders. Releases until 2022 know Female and Male, those from 2024 Woman, Man and one
// category for everybody else.
const (
	Woman                Gender = "woman"
	Man                  Gender = "man"
	TransOrNonConforming Gender = "trans-or-non-conforming"
)

// Source is where a record came from. The zero Source means "not recorded".
type Source string

// The sources.
const (
	CaseManagement Source = "case-management"
	Hotline        Source = "hotline"
)

// Majority tells adults from children, in the words of the releases. The zero Majority means "not
// recorded".
type Majority string

// The answers.
const (
	Adult Majority = "adult"
	Minor Majority = "minor"
)

// Moment is one of the three moments for which an age is told. The zero Moment is none.
type Moment string

// The moments. An adult at registration may have been a child when exploitation began: say which of
// them a number uses.
const (
	AtRegistration Moment = "registration" // assisted, identified, referred or reported
	AtExploitation Moment = "exploitation" // when exploitation began
	AtEntry        Moment = "entry"        // when the process of trafficking began
)

// Fault is what is wrong with a cell or a line. The zero Fault is none.
type Fault string

// The faults that cost the row.
const (
	LineTooLong  Fault = "line-too-long"          // more than [MaxLine] bytes
	BadQuoting   Fault = "quotation-marks-astray" // not CSV
	FieldCount   Fault = "wrong-number-of-fields"
	UnknownCode  Fault = "unknown-code" // none of the values of the column
	BadYear      Fault = "not-a-year"
	BadBand      Fault = "not-a-band"
	UnknownPlace Fault = "unknown-place"
)

// The faults that are told and cost nothing else.
const (
	UnknownColumn Fault = "unknown-column"              // of the header: not read
	UnknownLabel  Fault = "unknown-label"               // in a column whose words are not all known to us: kept as text
	ZeroFlag      Fault = "zero-where-only-yes-is-told" // read as not recorded
	Contradiction Fault = "columns-contradict"          // two columns of the row say different things; both are kept
)

// Drops reports whether the fault costs the row.
func (v Fault) Drops() bool {
	switch v {
	case UnknownColumn, UnknownLabel, ZeroFlag, Contradiction:
		return false
	}
	return true
}
