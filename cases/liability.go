package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Liability is something for which a victim is suspected, charged or penalised, and what was
// decided on not punishing.
type Liability struct {
	ID     string                     `json:"id" data:"id" validate:"required,tip_id"`
	Victim string                     `json:"victim" data:"id" validate:"required,tip_id"`
	Place  jurisdiction.Code          `json:"place,omitempty" data:"offence" validate:"tip_code"`
	Kind   jurisdiction.LiabilityKind `json:"kind,omitempty" data:"offence" validate:"tip_code"`
	Act    LiabilityAct               `json:"act,omitempty" data:"offence" validate:"tip_code"`
	// ActDay is the day of the act.
	ActDay law.Day        `json:"act_day,omitzero" data:"offence"`
	Stage  LiabilityStage `json:"stage,omitempty" data:"offence" validate:"tip_code"`
	// Charged is the day of the charge, Penalised that of the penalty or fine.
	Charged   law.Day `json:"charged,omitzero" data:"offence"`
	Penalised law.Day `json:"penalised,omitzero" data:"offence"`
	// Screened is the day on which it was looked whether the act hangs together with the
	// trafficking, Linked the answer, and Indicators are the ids of the indicators of the victim
	// that were looked at.
	Screened   law.Day  `json:"screened,omitzero" data:"offence"`
	Linked     Link     `json:"linked,omitempty" data:"offence" validate:"tip_code"`
	Indicators []string `json:"indicators,omitempty" data:"id" validate:"dive,required,tip_id"`
	// Outcome is the decision on non-punishment, with its day, who made it, and the reasons of a
	// refusal.
	Outcome NonPunishmentOutcome  `json:"outcome,omitempty" data:"offence" validate:"tip_code"`
	Decided law.Day               `json:"decided,omitzero" data:"offence"`
	Body    jurisdiction.BodyKind `json:"body,omitempty" data:"offence" validate:"tip_code"`
	Reasons []RefusedBecause      `json:"reasons,omitempty" data:"offence" validate:"dive,required,tip_code"`
}

// Link says how the act of a victim hangs together with the trafficking. The zero Link means "not
// recorded".
type Link string

// The links.
const (
	LinkCompelled   Link = "compelled"
	LinkConsequence Link = "direct-consequence"
	LinkNone        Link = "none"
)

// LiabilityStage says how far it has gone against a victim. The zero value means "not recorded".
type LiabilityStage string

// The stages.
const (
	StageSuspected LiabilityStage = "suspected"
	StageCharged   LiabilityStage = "charged"
	StagePenalised LiabilityStage = "penalised" // convicted or fined
)

// LiabilityAct is what a victim is held liable for. The zero value means "not recorded".
//
//	irregular-entry-or-stay
//	irregular-work
//	begging
//	document-use
//	sexual-services
//	theft
//	drugs
//	part-in-trafficking
//	other
type LiabilityAct string

// NonPunishmentOutcome is a decision on whether a victim is punished. The zero value means "not
// recorded".
type NonPunishmentOutcome string

// The decisions.
const (
	NotCharged       NonPunishmentOutcome = "not-charged"
	Discontinued     NonPunishmentOutcome = "discontinued"
	NotPunished      NonPunishmentOutcome = "no-penalty"
	Quashed          NonPunishmentOutcome = "quashed"
	NonPunishRefused NonPunishmentOutcome = "refused"
)

// RefusedBecause is the reason why non-punishment was refused. The zero value means "not recorded".
type RefusedBecause string

// The reasons.
const (
	BecauseNoCompulsion RefusedBecause = "no-compulsion"
	BecauseNoLink       RefusedBecause = "no-link-to-trafficking"
	BecauseNotVictim    RefusedBecause = "not-a-victim"
	BecauseGravity      RefusedBecause = "gravity-of-the-act"
	BecauseOther        RefusedBecause = "other"
)
