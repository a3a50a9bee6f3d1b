package trends

// Outcome says how far a report of suspicion had come. The zero Outcome means "not recorded".
type Outcome string

// The outcomes. Statistics of victims count the first two ([Victims]).
const (
	Identified   Outcome = "identified"    // formally
	Presumed     Outcome = "presumed"      // a presumed victim, or reasonable grounds were found
	Reported     Outcome = "reported"      // nothing is decided yet
	NotConfirmed Outcome = "not-confirmed" // assessed, and not a victim
	Rejected     Outcome = "rejected"      // the report was not taken up
	Discontinued Outcome = "discontinued"
)

// AgeGroup is child or adult. The zero AgeGroup means "not known".
type AgeGroup string

// The groups.
const (
	ChildGroup    AgeGroup = "child"          // under 18
	PresumedGroup AgeGroup = "presumed-child" // may be under 18, and is treated as a child
	AdultGroup    AgeGroup = "adult"
)

// Band is a band of completed years of age, both ends inclusive. The zero Band means "not known".
// The bands are a choice of this library; together they make the groups that Eurostat has used: 0
// to 11, 12 to 17, 18 to 24, 25 and over.
type Band string

// The bands.
const (
	Band0  Band = "0-5"
	Band6  Band = "6-11"
	Band12 Band = "12-14"
	Band15 Band = "15-17"
	Band18 Band = "18-24"
	Band25 Band = "25-34"
	Band35 Band = "35-44"
	Band45 Band = "45-54"
	Band55 Band = "55+"
)

// Border says whether trafficking crossed a border. The zero Border means "not known".
type Border string

// The answers.
const (
	Internal    Border = "internal"
	CrossBorder Border = "cross-border"
)

// FormGroup is one of the three groups of forms of exploitation in the statistics of the European
// Union. The zero FormGroup means "not known".
type FormGroup string

// The groups.
const (
	SexualForm FormGroup = "sexual-exploitation"
	LabourForm FormGroup = "forced-labour" // and services, begging, slavery, servitude
	OtherForm  FormGroup = "other"
)

// CitizenGroup is where a person is a citizen, seen from the reporting State. The zero CitizenGroup
// means "not known".
type CitizenGroup string

// The groups. Who is a citizen of several States is in the first group that fits.
const (
	OwnCitizen  CitizenGroup = "reporting-state"
	OtherEU     CitizenGroup = "other-eu"
	NonEU       CitizenGroup = "non-eu"
	NoCitizenOf CitizenGroup = "stateless"
)

// OffenceGroup tells the offence of trafficking from the knowing use of services. The zero
// OffenceGroup means "not recorded".
type OffenceGroup string

// The groups that Directive 2011/36/EU, article 19a(2), tells apart.
const (
	TraffickingOffence OffenceGroup = "trafficking"     // article 2
	KnowingUseOffence  OffenceGroup = "use-of-services" // article 18a(1)
)

// Decision is the way a prosecution was decided. The zero Decision means "not recorded".
type Decision string

// The decisions of Directive 2011/36/EU, article 19a(2)(d).
const (
	ChargedTrafficking Decision = "charged-trafficking"
	ChargedOther       Decision = "charged-other-offence"
	NotCharged         Decision = "not-charged"
	OtherDecision      Decision = "other"
)

// AgeAt says at which moment an age is asked. The zero AgeAt is not an answer.
type AgeAt string

// The two definitions.
const (
	AtRegistration AgeAt = "registration"
	AtExploitation AgeAt = "exploitation" // at its start
)

// YearOf says which day puts a record into a year. The zero YearOf is not an answer.
type YearOf string

// The days. Numbers by one of them must not be compared with numbers by another.
const (
	YearOfReport         YearOf = "report"         // of suspicion
	YearOfRegistration   YearOf = "registration"   // as a presumed or identified victim
	YearOfIdentification YearOf = "identification" // formal
)

// LeftOutReason says why a person is in no number. The zero value means "not recorded".
type LeftOutReason string

// The reasons.
const (
	NoConsent        LeftOutReason = "no-consent"         // to statistics, on file
	ConsentWithdrawn LeftOutReason = "consent-withdrawn"  //
	ConsentNotValid  LeftOutReason = "consent-not-valid"  // expired, or given by who could not give it
	NotRegistered    LeftOutReason = "not-yet-registered" // the file shows no step towards identification by the day
)

// WarningCode is what a reader of a number should know. The zero WarningCode is none.
type WarningCode string

// The warnings.
const (
	PartialYear   WarningCode = "partial-year"    // the data do not cover the whole year
	SmallNumber   WarningCode = "small-number"    // a share or change of a number so small that chance rules it
	NotComparable WarningCode = "not-comparable"  // the years are not covered alike
	MostlyUnknown WarningCode = "mostly-unknown"  // the answer is known for fewer than half of the records
	FromNothing   WarningCode = "from-nothing"    // the year before has none: there is no percentage
	HiddenNumber  WarningCode = "hidden-number"   // one of the two numbers is not shown
	PeopleLeftOut WarningCode = "people-left-out" // people are in no number
)
