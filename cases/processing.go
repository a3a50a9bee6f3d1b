package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Processing says on what ground somebody keeps the data of the file, and until when.
type Processing struct {
	ID         string                `json:"id" data:"id" validate:"required,tip_id"`
	Controller jurisdiction.BodyKind `json:"controller,omitempty" data:"case" validate:"tip_code"`
	Place      jurisdiction.Code     `json:"place,omitempty" data:"case" validate:"tip_code"`
	Regime     DataRegime            `json:"regime,omitempty" data:"case" validate:"tip_code"`
	Basis      ProcessingBasis       `json:"basis,omitempty" data:"case" validate:"tip_code"`
	Special    SpecialCondition      `json:"special,omitempty" data:"case" validate:"tip_code"`
	Since      law.Day               `json:"since,omitzero" data:"case"`
	// EraseBy is the last day on which the data may be kept without a new look; Reviewed is the day
	// of the last look.
	EraseBy  law.Day `json:"erase_by,omitzero" data:"case"`
	Reviewed law.Day `json:"reviewed,omitzero" data:"case"`
}

// DataRegime is the law under which personal data are processed. The zero value means "not
// recorded".
type DataRegime string

// The regimes.
const (
	RegimeGDPR           DataRegime = "gdpr"
	RegimeLawEnforcement DataRegime = "law-enforcement-directive"
	RegimeConvention108  DataRegime = "convention-108"
	RegimeNational       DataRegime = "national"
)

// ProcessingBasis is the legal basis of a processing. The zero value means "not recorded".
type ProcessingBasis string

// The bases of Regulation (EU) 2016/679, article 6(1), and of Directive (EU) 2016/680, article 8.
const (
	BasisConsent         ProcessingBasis = "consent"
	BasisLegalObligation ProcessingBasis = "legal-obligation"
	BasisVitalInterests  ProcessingBasis = "vital-interests"
	BasisPublicTask      ProcessingBasis = "public-task"
	BasisContract        ProcessingBasis = "contract"
	BasisLegitimate      ProcessingBasis = "legitimate-interests"
	BasisLawEnforcement  ProcessingBasis = "law-enforcement-task"
)

// SpecialCondition allows the processing of special categories of data. The zero value means "not
// recorded".
//
//	explicit-consent
//	vital-interests
//	social-protection-law
//	substantial-public-interest
//	health-or-social-care
//	legal-claims
//	strictly-necessary
//	no-special-categories
//
// Source: Regulation (EU) 2016/679, article 9(2), and Directive (EU) 2016/680, article 10.
type SpecialCondition string
