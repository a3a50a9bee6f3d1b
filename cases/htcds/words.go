package htcds

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// What follows are the values of the standard that have a word in a case file. They are one to one.

var genders = map[Gender]person.Gender{
	GenderFeminine: "feminine", GenderMasculine: "masculine",
	GenderTransgenderFeminine:  "transgender-feminine",
	GenderTransgenderMasculine: "transgender-masculine",
	GenderNonConforming:        "non-conforming", GenderNonSpecifiedUnknown: "unknown",
}

var maritals = map[MaritalStatus]person.MaritalStatus{
	MaritalSingle: "single", MaritalMarried: "married", MaritalWidowed: "widowed",
	MaritalDivorced: "divorced", MaritalSeparated: "separated",
	MaritalRegisteredPartnership: "registered-partnership",
}

var channels = map[RecruitmentMethod]cases.RecruitmentChannel{
	RecruitedAtAPlaceOfBusiness: "business", RecruitedAtAnEducationalInstitution: "school",
	RecruitedAtWork: "work", RecruitedThroughOnlineSocialNetworks: "social-network",
	RecruitedThroughAnOnlineAdvertisement: "online-advert",
	RecruitedThroughATelevisionAdvert:     "television",
	RecruitedThroughANewspaperAdvert:      "newspaper",
	RecruitedThroughFamilyOrFamilyEvents:  "family",
	RecruitedThroughFriendsOrSocialEvents: "friends", RecruitedOther: "other",
}

var controlWords = map[ControlMethod]cases.Control{
	ControlPhysicalThreats: "physical-threats", ControlThreats: "threats",
	ControlThreatsLawEnforcement:   "law-enforcement-threats",
	ControlThreatensChildrenFamily: "family-threats",
	ControlDebtBondage:             "debt-bondage", ControlFalsePromises: "false-promises",
	ControlPhysicalAbuse: "physical-abuse", ControlSexualAbuse: "sexual-abuse",
	ControlTakesEarnings: "takes-earnings", ControlRestrictsFinancialAccess: "limits-money",
	ControlRestrictsMedicalCare:  "limits-medical-care",
	ControlWithholdsNecessities:  "withholds-necessities",
	ControlPsychologicalAbuse:    "psychological-abuse",
	ControlPsychoactiveSubstance: "substances", ControlExcessiveWorkingHours: "long-hours",
	ControlWithholdsDocuments: "withholds-documents", ControlRestrictsMovement: "limits-movement",
	ControlUsesChildren: "uses-children", ControlOther: "other",
}

// exploitationForms are those that no purpose tells.
var exploitationForms = map[Exploitation]cases.Form{
	ExploitedChildLabour: "child-labour", ExploitedForcedAdoption: "adoption",
}

var sexForms = map[SexExploitation]cases.Form{
	SexExploitationProstitution: "prostitution", SexExploitationPornography: "pornography",
	SexExploitationRemoteInteractiveServices: "remote-sexual",
	SexExploitationPrivateSexualServices:     "private-sexual",
}

var platforms = map[Website]cases.Platform{
	SiteFacebook: "facebook", SiteInstagram: "instagram", SiteWhatsApp: "whatsapp",
	SiteTelegram: "telegram", SiteFacebookMessenger: "facebook-messenger", SiteViber: "viber",
	SiteSnapChat: "snapchat", SiteLine: "line", Site4Sale: "4sale", SiteWeChat: "wechat",
	SiteQQ: "qq", SiteQZone: "qzone", SiteTikTok: "tiktok", SiteTwitter: "twitter",
	SiteOther: "other",
}

var vulnerabilities = map[Vulnerability]victim.VulnerabilityKind{
	VulnerableSocialGroup: "social-group", VulnerableDiscrimination: "discrimination",
	VulnerablePoverty: "poverty", VulnerableMigration: "migration",
	VulnerableHomelessness: "homelessness", VulnerableAbuseSocialMedia: "abuse-online",
	VulnerableAbusePhysical: "abuse-physical", VulnerableEducation: "education",
	VulnerableWorkEnvironment: "work-environment",
}

var healthVulnerabilities = map[Vulnerability]care.HealthFactor{
	VulnerableAddiction: "addiction", VulnerableMentalHealth: "mental-health",
	VulnerableDisabilityAndPhysicalHealth: "disability-or-health",
}

var reasons = map[ReferralReason]referral.TransitionReason{
	ReasonAdditionalServicesRequired:  "additional-services",
	ReasonMigrationOrChangeOfLocation: "change-of-place", ReasonOther: "other",
}

// industryOf returns the section of a branch of industry, which is its first letter.
func industryOf(i Industry) person.Industry {
	if i == "" {
		return ""
	}
	return person.Industry(i[:1])
}

func industryWord(i person.Industry) Industry {
	for _, x := range law.Codes[Industry]() {
		if industryOf(x) == i {
			return x
		}
	}
	return ""
}

// word returns the value of the standard for a word of a case file, or "".
func word[S ~string, F comparable](words map[S]F, f F) S {
	for s, x := range words {
		if x == f {
			return s
		}
	}
	return ""
}

// wordsOf returns the words of a case file for values of the standard, those that there are.
func wordsOf[S, F ~string](words map[S]F, list []S) []F {
	var out []F
	for _, s := range list {
		if f := words[s]; f != "" {
			out = appendNew(out, f)
		}
	}
	return out
}
