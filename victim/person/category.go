package person

// Category is the data category of a field. What may be disclosed to whom is decided by category.
type Category string

// The categories.
const (
	CategoryID           Category = "id"           // pseudonyms and links between records
	CategoryIdentity     Category = "identity"     // names, documents
	CategoryContact      Category = "contact"      // telephone, address
	CategoryDemographic  Category = "demographic"  // sex, citizenship, language
	CategoryAge          Category = "age"          //
	CategoryLocation     Category = "location"     // where the person is or was
	CategoryFamily       Category = "family"       //
	CategoryStatus       Category = "status"       // decisions on being a victim
	CategoryExploitation Category = "exploitation" // what was done to the person
	CategoryHealth       Category = "health"       // special category of data
	CategoryProtection   Category = "protection"   // guardians, placements, best interests
	CategoryService      Category = "service"      // needs and help given
	CategoryResidence    Category = "residence"    // stay, permits, return
	CategoryAsylum       Category = "asylum"       // need of and applications for protection
	CategoryOrigin       Category = "origin"       // ethnicity, religion: special category of data
	CategoryJustice      Category = "justice"      // proceedings, legal aid, compensation
	CategoryOffence      Category = "offence"      // suspicion: criminal-offence data
	CategoryConsent      Category = "consent"      //
	CategoryCase         Category = "case"         // the keeping of the file itself
)
