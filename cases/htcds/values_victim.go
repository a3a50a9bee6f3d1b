package htcds

// TraffickingStatus is whether a person is held to be a victim. The zero TraffickingStatus means
// "not recorded".
type TraffickingStatus string

// The values of TraffickingStatus.
const (
	PossibleVictimOfTrafficking TraffickingStatus = "PossibleVictimOfTrafficking"
	ActualVictimOfTrafficking   TraffickingStatus = "ActualVictimOfTrafficking"
	NotAVictimOfTrafficking     TraffickingStatus = "NotAVictimOfTrafficking"
)

// DecisionMaker is a kind of body that holds a person to be a victim, or not. The zero
// DecisionMaker means "not recorded".
type DecisionMaker string

// The values of DecisionMaker.
const (
	DecidedByPolice                            DecisionMaker = "Police"
	DecidedByNGO                               DecisionMaker = "NGO"
	DecidedByCourtOrProsecution                DecisionMaker = "CourtOrProsecution"
	DecidedByNonPoliceGovernmentalOrganization DecisionMaker = "NonPoliceGovernmentalOrganization"
	DecidedByOther                             DecisionMaker = "Other"
)

// Relationship is how a person stood to the trafficker. The zero Relationship means "not recorded".
type Relationship string

// The values of Relationship.
const (
	RelationshipFamilial    Relationship = "Familial"
	RelationshipAcquainted  Relationship = "Acquainted"
	RelationshipUnaquainted Relationship = "Unaquainted"
)

// Website is a platform. Others than those of the list may stand in a field. The zero Website means
// "not recorded".
type Website string

// The values of Website.
const (
	SiteFacebook          Website = "Facebook"
	SiteInstagram         Website = "Instagram"
	SiteWhatsApp          Website = "WhatsApp"
	SiteTelegram          Website = "Telegram"
	SiteFacebookMessenger Website = "FacebookMessenger"
	SiteViber             Website = "Viber"
	SiteSnapChat          Website = "SnapChat"
	SiteLine              Website = "Line"
	Site4Sale             Website = "4Sale"
	SiteWeChat            Website = "WeChat"
	SiteQQ                Website = "QQ"
	SiteQZone             Website = "QZone"
	SiteTikTok            Website = "TikTok"
	SiteTwitter           Website = "Twitter"
	SiteOther             Website = "Other"
)

// RecruitmentMethod is where or through whom a person was recruited. The zero RecruitmentMethod
// means "not recorded".
type RecruitmentMethod string

// The values of RecruitmentMethod.
const (
	RecruitedAtAPlaceOfBusiness           RecruitmentMethod = "AtAPlaceOfBusiness"
	RecruitedAtAnEducationalInstitution   RecruitmentMethod = "AtAnEducationalInstitution"
	RecruitedAtWork                       RecruitmentMethod = "AtWork"
	RecruitedThroughOnlineSocialNetworks  RecruitmentMethod = "ThroughOnlineSocialNetworks"
	RecruitedThroughAnOnlineAdvertisement RecruitmentMethod = "ThroughAnOnlineAdvertisement"
	RecruitedThroughATelevisionAdvert     RecruitmentMethod = "ThroughATelevisionAdvert"
	RecruitedThroughANewspaperAdvert      RecruitmentMethod = "ThroughANewspaperAdvert"
	RecruitedThroughFamilyOrFamilyEvents  RecruitmentMethod = "ThroughFamilyOrFamilyEvents"
	RecruitedThroughFriendsOrSocialEvents RecruitmentMethod = "ThroughFriendsOrSocialEvents"
	RecruitedOther                        RecruitmentMethod = "Other"
)

// ControlMethod is a way of controlling a person. The last three are defined by the standard and
// missing from its list. The zero ControlMethod means "not recorded".
type ControlMethod string

// The values of ControlMethod.
const (
	ControlPhysicalThreats          ControlMethod = "PhysicalThreats"
	ControlThreatsLawEnforcement    ControlMethod = "ThreatsLawEnforcement"
	ControlThreatensChildrenFamily  ControlMethod = "ThreatensChildrenFamily"
	ControlDebtBondage              ControlMethod = "DebtBondage"
	ControlFalsePromises            ControlMethod = "FalsePromises"
	ControlPhysicalAbuse            ControlMethod = "PhysicalAbuse"
	ControlSexualAbuse              ControlMethod = "SexualAbuse"
	ControlTakesEarnings            ControlMethod = "TakesEarnings"
	ControlRestrictsFinancialAccess ControlMethod = "RestrictsFinancialAccess"
	ControlRestrictsMedicalCare     ControlMethod = "RestrictsMedicalCare"
	ControlWithholdsNecessities     ControlMethod = "WithholdsNecessities"
	ControlPsychologicalAbuse       ControlMethod = "PsychologicalAbuse"
	ControlPsychoactiveSubstance    ControlMethod = "PsychoactiveSubstance"
	ControlExcessiveWorkingHours    ControlMethod = "ExcessiveWorkingHours"
	ControlWithholdsDocuments       ControlMethod = "WithholdsDocuments"
	ControlOther                    ControlMethod = "Other"
	ControlThreats                  ControlMethod = "Threats"
	ControlRestrictsMovement        ControlMethod = "RestrictsMovement"
	ControlUsesChildren             ControlMethod = "UsesChildren"
)

// Exploitation is what a person was exploited for. The zero Exploitation means "not recorded".
type Exploitation string

// The values of Exploitation.
const (
	ExploitedForcedLabour                   Exploitation = "ForcedLabour"
	ExploitedSexualExploitation             Exploitation = "SexualExploitation"
	ExploitedChildLabour                    Exploitation = "ChildLabour"
	ExploitedForcedMarriage                 Exploitation = "ForcedMarriage"
	ExploitedServitude                      Exploitation = "Servitude"
	ExploitedForcedMilitaryByNonStateActors Exploitation = "ForcedMilitaryByNonStateActors"
	ExploitedOrganRemoval                   Exploitation = "OrganRemoval"
	ExploitedForcedBegging                  Exploitation = "ForcedBegging"
	ExploitedForcedAdoption                 Exploitation = "ForcedAdoption"
	ExploitedSurrogacy                      Exploitation = "Surrogacy"
	ExploitedOther                          Exploitation = "Other"
)

// Industry is a branch of industry, by the sections of ISIC Rev. 4. The zero Industry means "not
// recorded".
type Industry string

// The values of Industry.
const (
	IndustryA Industry = "A_AgricultureForestryAndFishing"                // Agriculture, forestry and fishing
	IndustryB Industry = "B_MiningAndQuarrying"                           // Mining and quarrying
	IndustryC Industry = "C_Manufacturing"                                // Manufacturing
	IndustryD Industry = "D_ElectricityGasSteamAndAirConditioningSupply"  // Electricity, gas, steam and air conditioning supply
	IndustryE Industry = "E_WaterSupplySewerageWasteManagement"           // Water supply; sewerage, waste management and remediation
	IndustryF Industry = "F_Construction"                                 // Construction
	IndustryG Industry = "G_WholesaleAndRetailTradeRepairOfMotorVehicles" // Wholesale and retail trade; repair of motor vehicles and motorcycles
	IndustryH Industry = "H_TransportationAndStorage"                     // Transportation and storage
	IndustryI Industry = "I_AccommodationAndFoodServiceActivities"        // Accommodation and food service activities
	IndustryJ Industry = "J_InformationAndCommunication"                  // Information and communication
	IndustryK Industry = "K_FinancialAndInsuranceActivities"              // Financial and insurance activities
	IndustryL Industry = "L_RealEstateActivities"                         // Real estate activities
	IndustryM Industry = "M_ProfessionalScientificAndTechnicalActivities" // Professional, scientific and technical activities
	IndustryN Industry = "N_AdministrativeAndSupportServiceActivities"    // Administrative and support service activities
	IndustryO Industry = "O_PublicAdministrationAndDefence"               // Public administration and defence; compulsory social security
	IndustryP Industry = "P_Education"                                    // Education
	IndustryQ Industry = "Q_HumanHealthAndSocialWorkActivities"           // Human health and social work activities
	IndustryR Industry = "R_ArtsEntertainmentAndRecreation"               // Arts, entertainment and recreation
	IndustryS Industry = "S_OtherServiceActivities"                       // Other service activities
	IndustryT Industry = "T_ActivitiesOfHouseholdsAsEmployers"            // Activities of households as employers; undifferentiated goods- and services- producing activities of households for own use
	IndustryU Industry = "U_ActivitiesOfExtraterritorialOrganizations"    // Activities of extraterritorial organizations and bodies
)

// SexExploitation is a kind of sexual exploitation. The zero SexExploitation means "not recorded".
type SexExploitation string

// The values of SexExploitation.
const (
	SexExploitationProstitution              SexExploitation = "Prostitution"
	SexExploitationPornography               SexExploitation = "Pornography"
	SexExploitationRemoteInteractiveServices SexExploitation = "RemoteInteractiveServices"
	SexExploitationPrivateSexualServices     SexExploitation = "PrivateSexualServices"
)

// Vulnerability is a vulnerability. The zero Vulnerability means "not recorded".
type Vulnerability string

// The values of Vulnerability.
const (
	VulnerableAddiction                   Vulnerability = "Addiction"
	VulnerableSocialGroup                 Vulnerability = "SocialGroup"
	VulnerableDiscrimination              Vulnerability = "Discrimination"
	VulnerablePoverty                     Vulnerability = "Poverty"
	VulnerableDisabilityAndPhysicalHealth Vulnerability = "DisabilityAndPhysicalHealth"
	VulnerableMentalHealth                Vulnerability = "MentalHealth"
	VulnerableMigration                   Vulnerability = "Migration"
	VulnerableHomelessness                Vulnerability = "Homelessness"
	VulnerableAbuseSocialMedia            Vulnerability = "AbuseSocialMedia"
	VulnerableAbusePhysical               Vulnerability = "AbusePhysical"
	VulnerableEducation                   Vulnerability = "Education"
	VulnerableWorkEnvironment             Vulnerability = "WorkEnvironment"
)

// Role is what a perpetrator did. The zero Role means "not recorded".
type Role string

// The values of Role.
const (
	RoleTravellingPartner       Role = "TravellingPartner"
	RoleTransporter             Role = "Transporter"
	RoleRecruiterOrIntermediary Role = "RecruiterOrIntermediary"
	RoleBrokerTravelAgent       Role = "BrokerTravelAgent"
	RoleTransferredIndividual   Role = "TransferredIndividual"
	RoleHarbouredIndividual     Role = "HarbouredIndividual"
	RoleSoldIndividual          Role = "SoldIndividual"
	RoleBoughtIndividual        Role = "BoughtIndividual"
	RoleReceivedIndividual      Role = "ReceivedIndividual"
	RoleControlledIndividual    Role = "ControlledIndividual"
	RoleSmuggler                Role = "Smuggler"
	RoleAbuser                  Role = "Abuser"
	RoleKidnapper               Role = "Kidnapper"
	RoleExploiter               Role = "Exploiter"
	RoleOther                   Role = "Other"
)

// EventType is which part of the trafficking an event belongs to. The zero EventType means "not
// recorded".
type EventType string

// The values of EventType.
const (
	EventRecruitment  EventType = "Recruitment"
	EventTransit      EventType = "Transit"
	EventExploitation EventType = "Exploitation"
)
