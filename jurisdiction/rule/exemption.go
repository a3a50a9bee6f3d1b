package rule

import "github.com/antitrafficking/palermo/jurisdiction"

// An Exemption is a recorded decision of an authority that a rule need not be followed for one
// person.
type Exemption = jurisdiction.Exemption
