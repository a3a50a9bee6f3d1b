package htcds

// OrganisationType is a kind of organisation. The zero OrganisationType means "not recorded".
type OrganisationType string

// The values of OrganisationType.
const (
	OrganisationNGO                           OrganisationType = "NGO"
	OrganisationLawEnforcement                OrganisationType = "LawEnforcement"
	OrganisationHealthServiceOrganisation     OrganisationType = "HealthServiceOrganisation"
	OrganisationCentralGovernmentOrganisation OrganisationType = "CentralGovernmentOrganisation"
	OrganisationLocalGovernmentOrganisation   OrganisationType = "LocalGovernmentOrganisation"
	OrganisationImmigrationService            OrganisationType = "ImmigrationService"
	OrganisationLegalService                  OrganisationType = "LegalService"
	OrganisationCorporateBusiness             OrganisationType = "CorporateBusiness"
	OrganisationSchoolOrCollege               OrganisationType = "SchoolOrCollege"
)

// Gender is the gender of a person. The zero Gender means "not recorded".
type Gender string

// The values of Gender.
const (
	GenderFeminine             Gender = "Feminine"
	GenderMasculine            Gender = "Masculine"
	GenderTransgenderFeminine  Gender = "TransgenderFeminine"
	GenderTransgenderMasculine Gender = "TransgenderMasculine"
	GenderNonConforming        Gender = "NonConforming"
	GenderNonSpecifiedUnknown  Gender = "NonSpecifiedUnknown"
)

// MaritalStatus is a marital status. The zero MaritalStatus means "not recorded".
type MaritalStatus string

// The values of MaritalStatus.
const (
	MaritalSingle                MaritalStatus = "Single"
	MaritalMarried               MaritalStatus = "Married"
	MaritalWidowed               MaritalStatus = "Widowed"
	MaritalDivorced              MaritalStatus = "Divorced"
	MaritalSeparated             MaritalStatus = "Separated"
	MaritalRegisteredPartnership MaritalStatus = "RegisteredPartnership"
)

// Education is a level of education, by ISCED 2011. The zero Education means "not recorded".
type Education string

// The values of Education.
const (
	EducationEarlyChildhoodEducation           Education = "EarlyChildhoodEducation"
	EducationPrimaryEducation                  Education = "PrimaryEducation"
	EducationLowerSecondaryEducation           Education = "LowerSecondaryEducation"
	EducationUpperSecondaryEducation           Education = "UpperSecondaryEducation"
	EducationPostSecondaryNonTertiaryEducation Education = "PostSecondaryNonTertiaryEducation"
	EducationShortCycleTertiaryEducation       Education = "ShortCycleTertiaryEducation"
	EducationBachelorsOrEquivalentLevel        Education = "BachelorsOrEquivalentLevel"
	EducationMastersOrEquivalentLevel          Education = "MastersOrEquivalentLevel"
	EducationDoctoralOrEquivalentLevel         Education = "DoctoralOrEquivalentLevel"
)

// CaseStatus is where a case stands. The zero CaseStatus means "not recorded".
type CaseStatus string

// The values of CaseStatus.
const (
	CaseActive         CaseStatus = "Active"
	CaseFollowUp       CaseStatus = "FollowUp"
	CaseClosed         CaseStatus = "Closed"
	CaseClosedReferred CaseStatus = "ClosedReferred"
)

// ReferralReason is why a case was referred. The reason of an incoming referral may be any text.
// The zero ReferralReason means "not recorded".
type ReferralReason string

// The values of ReferralReason.
const (
	ReasonAdditionalServicesRequired  ReferralReason = "AdditionalServicesRequired"
	ReasonMigrationOrChangeOfLocation ReferralReason = "MigrationOrChangeOfLocation"
	ReasonOther                       ReferralReason = "Other"
)

// PlanType is what kind of support a plan gives. The zero PlanType means "not recorded".
type PlanType string

// The values of PlanType.
const (
	PlanEducation                        PlanType = "Education"
	PlanFinancial                        PlanType = "Financial"
	PlanHealth                           PlanType = "Health"
	PlanLabourExploitationRehabilitation PlanType = "LabourExploitationRehabilitation"
	PlanLegal                            PlanType = "Legal"
	PlanLivelihood                       PlanType = "Livelihood"
	PlanRightsBasedTraining              PlanType = "RightsBasedTraining"
	PlanSexualExploitationRehabilitation PlanType = "SexualExploitationRehabilitation"
	PlanSocialCare                       PlanType = "SocialCare"
)
