package disclosure

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// reach are the categories that a level adds to those of the levels below it.
var reach = map[referral.Level][]person.Category{
	referral.Anonymous: {person.CategoryDemographic, person.CategoryAge},
	referral.Pseudonym: {person.CategoryID, person.CategoryService, person.CategoryProtection},
	referral.Identified: {
		person.CategoryIdentity, person.CategoryContact, person.CategoryLocation,
		person.CategoryFamily,
		person.CategoryConsent,
	},
	referral.Full: {
		person.CategoryStatus, person.CategoryResidence, person.CategoryHealth,
		person.CategoryJustice,
		person.CategoryExploitation, person.CategoryOffence, person.CategoryAsylum,
		person.CategoryOrigin,
	},
}

// reaches returns the categories that a level can pass on at most.
func reaches(level referral.Level) []person.Category {
	var out []person.Category
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
var needs = map[victim.ConsentPurpose][]person.Category{
	victim.PurposeService: {
		person.CategoryService, person.CategoryHealth, person.CategoryProtection,
		person.CategoryFamily, person.CategoryLocation, person.CategoryConsent,
		person.CategoryOrigin,
	},
	victim.PurposeReferral: {
		person.CategoryService, person.CategoryHealth, person.CategoryProtection,
		person.CategoryFamily, person.CategoryLocation, person.CategoryStatus,
		person.CategoryConsent,
	},
	victim.PurposeMedicalExam:   {person.CategoryHealth, person.CategoryConsent},
	victim.PurposeAgeAssessment: {person.CategoryConsent, person.CategoryFamily},
	victim.PurposeIdentification: {
		person.CategoryStatus, person.CategoryExploitation, person.CategoryLocation,
	},
	victim.PurposeProceedings: {
		person.CategoryStatus, person.CategoryExploitation, person.CategoryJustice,
		person.CategoryOffence, person.CategoryLocation, person.CategoryProtection,
	},
	victim.PurposeTracing: {person.CategoryFamily, person.CategoryLocation},
	victim.PurposeReturn: {
		person.CategoryResidence, person.CategoryFamily, person.CategoryProtection,
		person.CategoryService, person.CategoryLocation, person.CategoryHealth,
	},
	victim.PurposeCompensation: {
		person.CategoryJustice, person.CategoryExploitation, person.CategoryHealth,
	},
	victim.PurposeAsylum: {
		person.CategoryResidence, person.CategoryAsylum, person.CategoryStatus,
		person.CategoryLocation, person.CategoryFamily, person.CategoryOrigin,
	},
	victim.PurposeStatistics: nil,
	victim.PurposeResearch:   nil,
}

// never are the categories that a kind of body does not get, whatever the purpose and whoever
// consents: a consent names recipients and categories, and cannot say which of them gets which.
var never = map[jurisdiction.BodyKind][]person.Category{
	jurisdiction.Police:       {person.CategoryHealth, person.CategoryOrigin},
	jurisdiction.BorderPolice: {person.CategoryHealth, person.CategoryOrigin},
	jurisdiction.LabourInspector: {
		person.CategoryHealth, person.CategoryFamily, person.CategoryProtection,
		person.CategoryOrigin, person.CategoryAsylum,
	},
	jurisdiction.School: {
		person.CategoryHealth, person.CategoryExploitation, person.CategoryJustice,
		person.CategoryStatus, person.CategoryResidence, person.CategoryOrigin,
		person.CategoryAsylum,
	},
	jurisdiction.Health: {
		person.CategoryJustice, person.CategoryResidence, person.CategoryAsylum,
	},
	// The consulate of the country from which somebody seeks protection learns nothing of that.
	jurisdiction.Consulate: {
		person.CategoryHealth, person.CategoryExploitation, person.CategoryJustice,
		person.CategoryLocation, person.CategoryProtection, person.CategoryAsylum,
		person.CategoryOrigin,
	},
}

// saves are the categories that an emergency needs, by its ground: no more passes without consent.
// Health passes where a life is at stake and nowhere else (Regulation (EU) 2016/679, article
// 9(2)(c)); what was done to the person goes with a report or an order alone. The order of a court
// may name more than these; who has it records it as the ground of a consent by the court.
var saves = map[referral.Ground][]person.Category{
	referral.VitalInterests: {
		person.CategoryID, person.CategoryDemographic, person.CategoryAge, person.CategoryIdentity,
		person.CategoryContact, person.CategoryLocation, person.CategoryHealth,
		person.CategoryProtection,
	},
	referral.ChildInDanger: {
		person.CategoryID, person.CategoryDemographic, person.CategoryAge, person.CategoryIdentity,
		person.CategoryContact, person.CategoryLocation, person.CategoryFamily,
		person.CategoryProtection, person.CategoryService, person.CategoryStatus,
	},
	referral.MandatoryReport: {
		person.CategoryID, person.CategoryDemographic, person.CategoryAge, person.CategoryIdentity,
		person.CategoryContact, person.CategoryLocation, person.CategoryFamily,
		person.CategoryStatus, person.CategoryExploitation, person.CategoryOffence,
	},
	referral.CourtOrderGround: {
		person.CategoryID, person.CategoryDemographic, person.CategoryAge, person.CategoryIdentity,
		person.CategoryLocation, person.CategoryFamily, person.CategoryProtection,
		person.CategoryStatus, person.CategoryExploitation, person.CategoryJustice,
		person.CategoryOffence,
	},
}
