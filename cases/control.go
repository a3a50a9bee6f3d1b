package cases

// Control is a way of keeping power over a person. The zero value means "not recorded".
//
//	physical-threats
//	law-enforcement-threats  threats with the police or with removal from the country
//	family-threats           threats against children or family
//	debt-bondage
//	false-promises
//	physical-abuse
//	sexual-abuse
//	takes-earnings
//	limits-money             limits access to money
//	limits-medical-care
//	withholds-necessities
//	psychological-abuse
//	substances               gives psychoactive substances
//	long-hours               excessive working hours
//	withholds-documents
//	threats                  threats, of what kind is not known
//	limits-movement
//	uses-children            uses the children of the person
//	withholds-wages          withholds wages or other promised benefits
//	dismissal-threats        threats of dismissal
//	isolation
//	surveillance
//	oath-or-ritual
//	image-blackmail          blackmail with images
//	relationship             a relationship feigned or made use of
//	punishment-of-others     others are punished in front of the person
//	other
//
// Source: HTCDS 2.0, methods of control; Counter-Trafficking Data Collaborative, means of control;
// 20th International Conference of Labour Statisticians, Guidelines concerning the measurement of
// forced labour; extended.
type Control string

// Means returns the means of trafficking that a way of control is a case of, or "" where it is none
// or does not tell which.
func (c Control) Means() Means {
	switch c {
	case "physical-threats", "law-enforcement-threats", "family-threats", "threats",
		"punishment-of-others":
		return Threat
	case "physical-abuse", "sexual-abuse":
		return Force
	case "false-promises":
		return Deception
	case "debt-bondage", "limits-money", "limits-medical-care", "withholds-necessities",
		"psychological-abuse", "substances", "withholds-documents", "limits-movement",
		"uses-children", "withholds-wages", "dismissal-threats", "isolation", "surveillance",
		"oath-or-ritual", "image-blackmail":
		return Coercion
	}
	return ""
}
