package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Detection is how the case came to light.
type Detection struct {
	Channel DetectionChannel      `json:"channel,omitempty" data:"case" validate:"tip_code"`
	Day     law.Day               `json:"day,omitzero" data:"case"`
	Place   jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body    jurisdiction.BodyKind `json:"body,omitempty" data:"case" validate:"tip_code"`
	// Where is the site at which the victims were met.
	Where person.Place `json:"where,omitzero" data:"location" label:"site"`
}

// DetectionChannel says through whom a case came to light. The zero value means "not recorded".
type DetectionChannel string

// The channels.
const (
	DetectedByPolice    DetectionChannel = "police"
	DetectedAtBorder    DetectionChannel = "border"
	DetectedByLabour    DetectionChannel = "labour-inspectorate"
	DetectedBySocial    DetectionChannel = "social-services"
	DetectedByHealth    DetectionChannel = "health-services"
	DetectedBySchool    DetectionChannel = "school"
	DetectedByAsylum    DetectionChannel = "asylum-procedure"
	DetectedByNGO       DetectionChannel = "ngo"
	DetectedByHotline   DetectionChannel = "hotline"
	DetectedBySelf      DetectionChannel = "self"
	DetectedByFamily    DetectionChannel = "family-or-friends"
	DetectedByPublic    DetectionChannel = "member-of-the-public"
	DetectedOnline      DetectionChannel = "online-monitoring"
	DetectedByForeign   DetectionChannel = "foreign-authority"
	DetectedByConsulate DetectionChannel = "consulate"
	DetectedByOutreach  DetectionChannel = "outreach"
	DetectedInDetention DetectionChannel = "detention"
	DetectedByLawyer    DetectionChannel = "lawyer"
	DetectedByUnion     DetectionChannel = "trade-union"
	DetectedByVictim    DetectionChannel = "other-victim"
	DetectedByBuyer     DetectionChannel = "buyer-of-services"
	DetectedOtherwise   DetectionChannel = "other"
)
