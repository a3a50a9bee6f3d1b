package law

// A Scope is whom or what an instrument or a provision governs. Where several are named all have to
// be there. The zero Scope means "not recorded".
type Scope string

// The scopes.
const (
	ScopeChild        Scope = "child"                  // a person under 18 on that day
	ScopeAlone        Scope = "alone"                  // an unaccompanied or separated child
	ScopeSexual       Scope = "sexual-form"            // sexual exploitation or abuse
	ScopeForeign      Scope = "foreign"                // not a citizen of the State
	ScopeThirdCountry Scope = "third-country-national" // no citizen of the Union
	ScopeAsylum       Scope = "asylum"                 // who applied for international protection
	// asylum applied for, lodged before 12 June 2026
	ScopeLodgedBefore Scope = "lodged-before-pact"
	// asylum applied for, lodged from 12 June 2026 on
	ScopeLodgedSince Scope = "lodged-under-pact"
	// asylum applied for, registered before 1 July 2026
	ScopeBeforeAMMR Scope = "registered-before-ammr"
	// asylum applied for, registered from 1 July 2026 on
	ScopeSinceAMMR Scope = "registered-under-ammr"
	// a suspect or accused person in criminal proceedings
	ScopeAccused        Scope = "accused"
	ScopeEntitled       Scope = "entitled"        // by the Convention on compensation
	ScopeLawEnforcement Scope = "law-enforcement" // processing by who prosecutes
	ScopeGDPR           Scope = "gdpr"            // under Regulation (EU) 2016/679
	ScopeCrossBorder    Scope = "cross-border"    // more than one State is concerned
	ScopeAdult          Scope = "adult"           // not a child, unless the State chose so
	// who may not stay in the State apart from being a victim
	ScopeNoRight Scope = "no-right-to-stay"
	// of whom an authority of the State knows that there are signs
	ScopeKnown Scope = "known-to-authority"
	// who was identified as a victim, and not presumed one only
	ScopeIdentified Scope = "identified"
	// an automated system that had to keep logs before 6 May 2023
	ScopeLogs Scope = "system-with-logs"
)

// An Addressee is who a provision obliges. The zero Addressee means "not recorded": the provision
// is taken to oblige in the single case.
type Addressee string

// The addressees.
const (
	ToAuthority  Addressee = "authority"  // an authority, in the single case
	ToCourt      Addressee = "court"      // a court, in the single case
	ToController Addressee = "controller" // who processes data
	ToLegislator Addressee = "legislator" // who makes the law: no single case breaks it
	ToState      Addressee = "state"      // States among each other
)

// OneCase reports whether what a provision asks can be done or left undone in a single case.
func (a Addressee) OneCase() bool { return a != ToLegislator && a != ToState }
