package cases

import "github.com/antitrafficking/palermo/jurisdiction"

// Form is a form of exploitation, told more finely than a purpose. The zero value means "not
// recorded".
//
//	prostitution
//	pornography
//	remote-sexual      sexual services at a distance
//	private-sexual     private sexual services
//	other-sexual       other sexual exploitation
//	forced-labour
//	child-labour
//	domestic-work
//	begging
//	theft
//	drug-production
//	drug-transport
//	fraud
//	online-scam
//	benefit-fraud
//	other-crime
//	forced-marriage
//	child-marriage
//	sham-marriage      sham marriage, for a right to stay
//	servitude
//	slavery
//	armed-fighting
//	armed-support      serves an armed force or group without fighting
//	organ-removal
//	adoption
//	surrogacy
//	gametes            taking of eggs or sperm
//	sport
//	other
//	unknown
//
// Source: HTCDS 2.0, types of exploitation and of sexual exploitation; Counter-Trafficking Data
// Collaborative, codebook; extended.
type Form string

// Purpose returns the purpose of exploitation that a form is a case of, or "" where it does not
// tell. What is no purpose by itself is [jurisdiction.OtherExploitation].
func (f Form) Purpose() jurisdiction.Purpose {
	switch f {
	case "prostitution", "remote-sexual", "private-sexual", "other-sexual":
		return jurisdiction.SexualExploitation
	case "pornography":
		return jurisdiction.Pornography
	case "forced-labour":
		return jurisdiction.ForcedLabour
	case "domestic-work":
		return jurisdiction.DomesticServitude
	case "begging":
		return jurisdiction.Begging
	case "theft", "drug-production", "drug-transport", "fraud", "online-scam", "benefit-fraud",
		"other-crime":
		return jurisdiction.CriminalActivities
	case "forced-marriage", "child-marriage":
		return jurisdiction.ForcedMarriage
	case "servitude":
		return jurisdiction.Servitude
	case "slavery":
		return jurisdiction.Slavery
	case "armed-fighting", "armed-support":
		return jurisdiction.ArmedConflict
	case "organ-removal":
		return jurisdiction.OrganRemoval
	case "adoption":
		return jurisdiction.IllegalAdoption
	case "surrogacy":
		return jurisdiction.Surrogacy
	case "child-labour", "sham-marriage", "gametes", "sport", "other":
		return jurisdiction.OtherExploitation
	}
	return ""
}
