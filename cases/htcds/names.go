package htcds

// Name is the name of a field, with its prefix, as the standard spells it. The zero Name is none.
type Name string

// Organisation.
const (
	OrgName               Name = "org_Name"
	OrgShippingCity       Name = "org_ShippingCity"
	OrgShippingCountry    Name = "org_ShippingCountry"
	OrgShippingState      Name = "org_ShippingState"
	OrgShippingStreet     Name = "org_ShippingStreet"
	OrgShippingPostalCode Name = "org_ShippingPostalCode"
	OrgShippingLongitude  Name = "org_ShippingLongitude"
	OrgShippingLatitude   Name = "org_ShippingLatitude"
	OrgPhone              Name = "org_Phone"
	OrgType               Name = "org_Type"
)

// Person.
const (
	PrsSalutation              Name = "prs_Salutation"
	PrsFirstName               Name = "prs_FirstName"
	PrsMiddleName              Name = "prs_MiddleName"
	PrsSecondName              Name = "prs_SecondName"
	PrsBirthdate               Name = "prs_Birthdate"
	PrsGender                  Name = "prs_Gender"
	PrsDeceased                Name = "prs_Deceased"
	PrsMaritalStatus           Name = "prs_MaritalStatus"
	PrsNumberOfChildren        Name = "prs_NumberOfChildren"
	PrsPrimaryLanguage         Name = "prs_PrimaryLanguage"
	PrsSecondaryLanguage       Name = "prs_SecondaryLanguage"
	PrsHighestLevelOfEducation Name = "prs_HighestLevelOfEducation"
	PrsCitizenship             Name = "prs_Citizenship"
	PrsIdentityNumber          Name = "prs_IdentityNumber"
	PrsTitle                   Name = "prs_Title"
	PrsEmail                   Name = "prs_Email"
	PrsHomePhone               Name = "prs_HomePhone"
	PrsMobilePhone             Name = "prs_MobilePhone"
	PrsMailingCity             Name = "prs_MailingCity"
	PrsMailingCountry          Name = "prs_MailingCountry"
	PrsMailingState            Name = "prs_MailingState"
	PrsMailingStreet           Name = "prs_MailingStreet"
	PrsMailingPostalCode       Name = "prs_MailingPostalCode"
	PrsMailingLongitude        Name = "prs_MailingLongitude"
	PrsMailingLatitude         Name = "prs_MailingLatitude"
)

// Person as victim.
const (
	VicAgreementToManagePersonalData      Name = "vic_AgreementToManagePersonalData"
	VicTraffickingStatus                  Name = "vic_TraffickingStatus"
	VicTraffickingStatusDecisionMakingOrg Name = "vic_TraffickingStatusDecisionMakingOrg"
	VicRelationshipToTrafficker           Name = "vic_RelationshipToTrafficker"
	VicAgeWhenTrafficked                  Name = "vic_AgeWhenTrafficked"
	VicRecruitmentWebsitesAndApps         Name = "vic_RecruitmentWebsitesAndApps"
	VicMethodOfRecruitment                Name = "vic_MethodOfRecruitment"
	VicLocationOfRecruitment              Name = "vic_LocationOfRecruitment"
	VicMethodsOfControl                   Name = "vic_MethodsOfControl"
	VicTypeOfExploitation                 Name = "vic_TypeOfExploitation"
	VicForcedLabourIndustry               Name = "vic_ForcedLabourIndustry"
	VicTypeOfSexExploitation              Name = "vic_TypeOfSexExploitation"
	VicLocationOfExploitation             Name = "vic_LocationOfExploitation"
	VicExploitationWebsitesAndApps        Name = "vic_ExploitationWebsitesAndApps"
	VicVulnerabilities                    Name = "vic_Vulnerabilities"
	VicDetailsOfVulnerabilities           Name = "vic_DetailsOfVulnerabilities"
)

// Person as perpetrator.
const (
	PerRoleInProcess Name = "per_RoleInProcess"
	PerRoleDetails   Name = "per_RoleDetails"
	PerOrganisation  Name = "per_Organisation"
)

// Case and referrals.
const (
	CasStatus                     Name = "cas_Status"
	CasReasonForCaseClosure       Name = "cas_ReasonForCaseClosure"
	CasCaseOwner                  Name = "cas_CaseOwner"
	CasReferringOrganisation      Name = "cas_ReferringOrganisation"
	CasIncomingReferralDate       Name = "cas_IncomingReferralDate"
	CasReferringPrimaryCaseWorker Name = "cas_ReferringPrimaryCaseWorker"
	CasReasonForIncomingReferral  Name = "cas_ReasonForIncomingReferral"
	CasIncomingReferralDetails    Name = "cas_IncomingReferralDetails"
	CasReferredOrganisation       Name = "cas_ReferredOrganisation"
	CasReferredPrimaryCaseWorker  Name = "cas_ReferredPrimaryCaseWorker"
	CasReasonForOutgoingReferral  Name = "cas_ReasonForOutgoingReferral"
	CasOutgoingReferralDate       Name = "cas_OutgoingReferralDate"
	CasOutgoingReferralDetails    Name = "cas_OutgoingReferralDetails"
)

// Case comment.
const (
	CcoCaseComment Name = "cco_CaseComment"
)

// Historic trafficking event.
const (
	HteLongitude   Name = "hte_Longitude"
	HteLatitude    Name = "hte_Latitude"
	HteCity        Name = "hte_City"
	HteCountry     Name = "hte_Country"
	HteState       Name = "hte_State"
	HteStreet      Name = "hte_Street"
	HtePostalCode  Name = "hte_PostalCode"
	HteDate        Name = "hte_Date"
	HteType        Name = "hte_Type"
	HteDescription Name = "hte_Description"
)

// Support plan.
const (
	SplObjectives     Name = "spl_Objectives"
	SplActionPlan     Name = "spl_ActionPlan"
	SplPlannedEndDate Name = "spl_PlannedEndDate"
	SplActualEndDate  Name = "spl_ActualEndDate"
	SplType           Name = "spl_Type"
)

// Consent.
const (
	ConConsent Name = "con_Consent"
)
