package disclosure

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// reach are the categories that a level adds to those of the levels below it.
var reach = map[referral.Level][]victim.Category{
	referral.Anonymous: {victim.CategoryDemographic, victim.CategoryAge},
	referral.Pseudonym: {victim.CategoryID, victim.CategoryService, victim.CategoryProtection},
	referral.Identified: {
		victim.CategoryIdentity, victim.CategoryContact, victim.CategoryLocation,
		victim.CategoryFamily,
		victim.CategoryConsent,
	},
	referral.Full: {
		victim.CategoryStatus, victim.CategoryResidence, victim.CategoryHealth,
		victim.CategoryJustice,
		victim.CategoryExploitation, victim.CategoryOffence,
	},
}

// reaches returns the categories that a level can pass on at most.
func reaches(level referral.Level) []victim.Category {
	var out []victim.Category
	for _, l := range law.Codes[referral.Level]() {
		out = append(out, reach[l]...)
		if l == level {
			return out
		}
	}
	return nil
}

// needs are the categories that a purpose can need beside demographics, age, pseudonym, identity
// and contact.
var needs = map[victim.ConsentPurpose][]victim.Category{
	victim.PurposeService: {
		victim.CategoryService, victim.CategoryHealth, victim.CategoryProtection,
		victim.CategoryFamily, victim.CategoryLocation, victim.CategoryConsent,
	},
	victim.PurposeReferral: {
		victim.CategoryService, victim.CategoryHealth, victim.CategoryProtection,
		victim.CategoryFamily, victim.CategoryLocation, victim.CategoryStatus,
		victim.CategoryConsent,
	},
	victim.PurposeMedicalExam:   {victim.CategoryHealth, victim.CategoryConsent},
	victim.PurposeAgeAssessment: {victim.CategoryConsent, victim.CategoryFamily},
	victim.PurposeIdentification: {
		victim.CategoryStatus, victim.CategoryExploitation, victim.CategoryLocation,
	},
	victim.PurposeProceedings: {
		victim.CategoryStatus, victim.CategoryExploitation, victim.CategoryJustice,
		victim.CategoryOffence, victim.CategoryLocation, victim.CategoryProtection,
	},
	victim.PurposeTracing: {victim.CategoryFamily, victim.CategoryLocation},
	victim.PurposeReturn: {
		victim.CategoryResidence, victim.CategoryFamily, victim.CategoryProtection,
		victim.CategoryService, victim.CategoryLocation, victim.CategoryHealth,
	},
	victim.PurposeCompensation: {
		victim.CategoryJustice, victim.CategoryExploitation, victim.CategoryHealth,
	},
	victim.PurposeAsylum: {
		victim.CategoryResidence, victim.CategoryStatus, victim.CategoryLocation,
		victim.CategoryFamily,
	},
	victim.PurposeStatistics: nil,
	victim.PurposeResearch:   nil,
}

// never are the categories that a kind of body does not get, whatever the purpose and whoever
// consents: a consent names recipients and categories, and cannot say which of them gets which.
var never = map[jurisdiction.BodyKind][]victim.Category{
	jurisdiction.Police:       {victim.CategoryHealth},
	jurisdiction.BorderPolice: {victim.CategoryHealth},
	jurisdiction.LabourInspector: {
		victim.CategoryHealth, victim.CategoryFamily, victim.CategoryProtection,
	},
	jurisdiction.School: {
		victim.CategoryHealth, victim.CategoryExploitation, victim.CategoryJustice,
		victim.CategoryStatus, victim.CategoryResidence,
	},
	jurisdiction.Health: {victim.CategoryJustice, victim.CategoryResidence},
	jurisdiction.Consulate: {
		victim.CategoryHealth, victim.CategoryExploitation, victim.CategoryJustice,
		victim.CategoryLocation, victim.CategoryProtection,
	},
}

// saves are the categories that an emergency needs, by its ground: no more passes without consent.
// Health passes where a life is at stake and nowhere else (Regulation (EU) 2016/679, article
// 9(2)(c)); what was done to the person goes with a report or an order alone. The order of a court
// may name more than these; who has it records it as the ground of a consent by the court.
var saves = map[referral.Ground][]victim.Category{
	referral.VitalInterests: {
		victim.CategoryID, victim.CategoryDemographic, victim.CategoryAge, victim.CategoryIdentity,
		victim.CategoryContact, victim.CategoryLocation, victim.CategoryHealth,
		victim.CategoryProtection,
	},
	referral.ChildInDanger: {
		victim.CategoryID, victim.CategoryDemographic, victim.CategoryAge, victim.CategoryIdentity,
		victim.CategoryContact, victim.CategoryLocation, victim.CategoryFamily,
		victim.CategoryProtection, victim.CategoryService, victim.CategoryStatus,
	},
	referral.MandatoryReport: {
		victim.CategoryID, victim.CategoryDemographic, victim.CategoryAge, victim.CategoryIdentity,
		victim.CategoryContact, victim.CategoryLocation, victim.CategoryFamily,
		victim.CategoryStatus, victim.CategoryExploitation, victim.CategoryOffence,
	},
	referral.CourtOrderGround: {
		victim.CategoryID, victim.CategoryDemographic, victim.CategoryAge, victim.CategoryIdentity,
		victim.CategoryLocation, victim.CategoryFamily, victim.CategoryProtection,
		victim.CategoryStatus, victim.CategoryExploitation, victim.CategoryJustice,
		victim.CategoryOffence,
	},
}
