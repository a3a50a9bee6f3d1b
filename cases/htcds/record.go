package htcds

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

//go:generate go run ../../internal/gen -redact -open Field,Section,Value,List,Column,Problem,Tolerance,Loss,Limits,Layout
//go:generate go run ../../internal/htcdsdoc ../../docs/htcds.md

// A Record is one row: one person in one case, with all fields of the standard. The zero value of a
// field means "not recorded".
//
// Its JSON is one flat object whose names are those of the standard. A Record prints as the name of
// its type alone.
type Record struct {
	Organisation
	Person
	VictimContext
	PerpetratorContext
	Case
	Comment
	Event
	SupportPlan
	Consent
}

// Organisation is the organisation of a record.
type Organisation struct {
	Name               string           `json:"org_Name,omitzero" data:"service"`
	ShippingCity       string           `json:"org_ShippingCity,omitzero" data:"service"`
	ShippingCountry    Country          `json:"org_ShippingCountry,omitzero" data:"service"`
	ShippingState      string           `json:"org_ShippingState,omitzero" data:"service"`
	ShippingStreet     string           `json:"org_ShippingStreet,omitzero" data:"service"`
	ShippingPostalCode string           `json:"org_ShippingPostalCode,omitzero" data:"service"`
	ShippingLongitude  Number           `json:"org_ShippingLongitude,omitzero" data:"service"`
	ShippingLatitude   Number           `json:"org_ShippingLatitude,omitzero" data:"service"`
	Phone              string           `json:"org_Phone,omitzero" data:"service"`
	Type               OrganisationType `json:"org_Type,omitzero" data:"service"`
}

// Person is the person whom a record is about.
type Person struct {
	Salutation              string              `json:"prs_Salutation,omitzero" data:"identity"`
	FirstName               string              `json:"prs_FirstName,omitzero" data:"identity"`
	MiddleName              string              `json:"prs_MiddleName,omitzero" data:"identity"`
	SecondName              string              `json:"prs_SecondName,omitzero" data:"identity"`
	Birthdate               law.Day             `json:"prs_Birthdate,omitzero" data:"age"`
	Gender                  Gender              `json:"prs_Gender,omitzero" data:"demographic"`
	Deceased                Checkbox            `json:"prs_Deceased,omitzero" data:"demographic"`
	MaritalStatus           MaritalStatus       `json:"prs_MaritalStatus,omitzero" data:"family"`
	NumberOfChildren        Number              `json:"prs_NumberOfChildren,omitzero" data:"family"`
	PrimaryLanguage         Language            `json:"prs_PrimaryLanguage,omitzero" data:"demographic"`
	SecondaryLanguage       Language            `json:"prs_SecondaryLanguage,omitzero" data:"demographic"`
	HighestLevelOfEducation Education           `json:"prs_HighestLevelOfEducation,omitzero" data:"demographic"`
	Citizenship             []jurisdiction.Code `json:"prs_Citizenship,omitzero" data:"demographic"`
	IdentityNumber          string              `json:"prs_IdentityNumber,omitzero" data:"identity"`
	Title                   string              `json:"prs_Title,omitzero" data:"identity"`
	Email                   string              `json:"prs_Email,omitzero" data:"contact"`
	HomePhone               string              `json:"prs_HomePhone,omitzero" data:"contact"`
	MobilePhone             string              `json:"prs_MobilePhone,omitzero" data:"contact"`
	MailingCity             string              `json:"prs_MailingCity,omitzero" data:"contact"`
	MailingCountry          Country             `json:"prs_MailingCountry,omitzero" data:"contact"`
	MailingState            string              `json:"prs_MailingState,omitzero" data:"contact"`
	MailingStreet           string              `json:"prs_MailingStreet,omitzero" data:"contact"`
	MailingPostalCode       string              `json:"prs_MailingPostalCode,omitzero" data:"contact"`
	MailingLongitude        Number              `json:"prs_MailingLongitude,omitzero" data:"contact"`
	MailingLatitude         Number              `json:"prs_MailingLatitude,omitzero" data:"contact"`
}

// VictimContext is what was done to the person.
type VictimContext struct {
	AgreementToManagePersonalData      Checkbox            `json:"vic_AgreementToManagePersonalData,omitzero" data:"consent"`
	TraffickingStatus                  TraffickingStatus   `json:"vic_TraffickingStatus,omitzero" data:"status"`
	TraffickingStatusDecisionMakingOrg DecisionMaker       `json:"vic_TraffickingStatusDecisionMakingOrg,omitzero" data:"status"`
	RelationshipToTrafficker           Relationship        `json:"vic_RelationshipToTrafficker,omitzero" data:"family"`
	AgeWhenTrafficked                  Number              `json:"vic_AgeWhenTrafficked,omitzero" data:"age"`
	RecruitmentWebsitesAndApps         []Website           `json:"vic_RecruitmentWebsitesAndApps,omitzero" data:"exploitation"`
	MethodOfRecruitment                []RecruitmentMethod `json:"vic_MethodOfRecruitment,omitzero" data:"exploitation"`
	LocationOfRecruitment              string              `json:"vic_LocationOfRecruitment,omitzero" data:"location"`
	MethodsOfControl                   []ControlMethod     `json:"vic_MethodsOfControl,omitzero" data:"exploitation"`
	TypeOfExploitation                 []Exploitation      `json:"vic_TypeOfExploitation,omitzero" data:"exploitation"`
	ForcedLabourIndustry               []Industry          `json:"vic_ForcedLabourIndustry,omitzero" data:"exploitation"`
	TypeOfSexExploitation              []SexExploitation   `json:"vic_TypeOfSexExploitation,omitzero" data:"exploitation"`
	LocationOfExploitation             string              `json:"vic_LocationOfExploitation,omitzero" data:"location"`
	ExploitationWebsitesAndApps        []Website           `json:"vic_ExploitationWebsitesAndApps,omitzero" data:"exploitation"`
	Vulnerabilities                    []Vulnerability     `json:"vic_Vulnerabilities,omitzero" data:"health"`
	DetailsOfVulnerabilities           string              `json:"vic_DetailsOfVulnerabilities,omitzero" data:"health"`
}

// PerpetratorContext is the part of a perpetrator.
type PerpetratorContext struct {
	RoleInProcess []Role `json:"per_RoleInProcess,omitzero" data:"offence"`
	RoleDetails   string `json:"per_RoleDetails,omitzero" data:"offence"`
	Organisation  string `json:"per_Organisation,omitzero" data:"offence"`
}

// Case is the case with its referrals.
type Case struct {
	Status                     CaseStatus     `json:"cas_Status,omitzero" data:"case"`
	ReasonForCaseClosure       string         `json:"cas_ReasonForCaseClosure,omitzero" data:"case"`
	CaseOwner                  string         `json:"cas_CaseOwner,omitzero" data:"case"`
	ReferringOrganisation      string         `json:"cas_ReferringOrganisation,omitzero" data:"service"`
	IncomingReferralDate       law.Day        `json:"cas_IncomingReferralDate,omitzero" data:"service"`
	ReferringPrimaryCaseWorker string         `json:"cas_ReferringPrimaryCaseWorker,omitzero" data:"service"`
	ReasonForIncomingReferral  ReferralReason `json:"cas_ReasonForIncomingReferral,omitzero" data:"service"`
	IncomingReferralDetails    string         `json:"cas_IncomingReferralDetails,omitzero" data:"service"`
	ReferredOrganisation       string         `json:"cas_ReferredOrganisation,omitzero" data:"service"`
	ReferredPrimaryCaseWorker  string         `json:"cas_ReferredPrimaryCaseWorker,omitzero" data:"service"`
	ReasonForOutgoingReferral  ReferralReason `json:"cas_ReasonForOutgoingReferral,omitzero" data:"service"`
	OutgoingReferralDate       law.Day        `json:"cas_OutgoingReferralDate,omitzero" data:"service"`
	OutgoingReferralDetails    string         `json:"cas_OutgoingReferralDetails,omitzero" data:"service"`
}

// Comment is a note on the case.
type Comment struct {
	CaseComment string `json:"cco_CaseComment,omitzero" data:"case"`
}

// Event is one event of the trafficking.
type Event struct {
	Longitude   Number    `json:"hte_Longitude,omitzero" data:"location"`
	Latitude    Number    `json:"hte_Latitude,omitzero" data:"location"`
	City        string    `json:"hte_City,omitzero" data:"location"`
	Country     Country   `json:"hte_Country,omitzero" data:"location"`
	State       string    `json:"hte_State,omitzero" data:"location"`
	Street      string    `json:"hte_Street,omitzero" data:"location"`
	PostalCode  string    `json:"hte_PostalCode,omitzero" data:"location"`
	Date        law.Day   `json:"hte_Date,omitzero" data:"exploitation"`
	Type        EventType `json:"hte_Type,omitzero" data:"exploitation"`
	Description string    `json:"hte_Description,omitzero" data:"exploitation"`
}

// SupportPlan is a plan of support.
type SupportPlan struct {
	Objectives     string   `json:"spl_Objectives,omitzero" data:"service"`
	ActionPlan     string   `json:"spl_ActionPlan,omitzero" data:"service"`
	PlannedEndDate law.Day  `json:"spl_PlannedEndDate,omitzero" data:"service"`
	ActualEndDate  law.Day  `json:"spl_ActualEndDate,omitzero" data:"service"`
	Type           PlanType `json:"spl_Type,omitzero" data:"service"`
}

// Consent is whether the person consents; to what, the standard does not say.
type Consent struct {
	Consent Checkbox `json:"con_Consent,omitzero" data:"consent"`
}
