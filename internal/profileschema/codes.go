package main

import (
	"reflect"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// codes are the values of each code type that a profile holds.
var codes = map[reflect.Type]any{
	reflect.TypeFor[jurisdiction.BodyKind]():          jurisdiction.BodyKindValues(),
	reflect.TypeFor[jurisdiction.Causation]():         jurisdiction.CausationValues(),
	reflect.TypeFor[jurisdiction.FineRole]():          jurisdiction.FineRoleValues(),
	reflect.TypeFor[jurisdiction.GradeReason]():       jurisdiction.GradeReasonValues(),
	reflect.TypeFor[jurisdiction.HotlineStatus]():     jurisdiction.HotlineStatusValues(),
	reflect.TypeFor[jurisdiction.LiabilityKind]():     jurisdiction.LiabilityKindValues(),
	reflect.TypeFor[jurisdiction.MeansRole]():         jurisdiction.MeansRoleValues(),
	reflect.TypeFor[jurisdiction.MechanismBasis]():    jurisdiction.MechanismBasisValues(),
	reflect.TypeFor[jurisdiction.NonPunishmentType](): jurisdiction.NonPunishmentTypeValues(),
	reflect.TypeFor[jurisdiction.PermitGround]():      jurisdiction.PermitGroundValues(),
	reflect.TypeFor[jurisdiction.Procedure]():         jurisdiction.ProcedureValues(),
	reflect.TypeFor[jurisdiction.Purpose]():           jurisdiction.PurposeValues(),
	reflect.TypeFor[jurisdiction.ReflectionKind]():    jurisdiction.ReflectionKindValues(),
	reflect.TypeFor[jurisdiction.VictimKind]():        jurisdiction.VictimKindValues(),
	reflect.TypeFor[law.Bindingness]():                law.BindingnessValues(),
	reflect.TypeFor[law.Confidence]():                 law.ConfidenceValues(),
	reflect.TypeFor[law.Event]():                      law.EventValues(),
	reflect.TypeFor[law.Kind]():                       law.KindValues(),
	reflect.TypeFor[law.Qualifier]():                  law.QualifierValues(),
	reflect.TypeFor[law.Unit]():                       law.UnitValues(),
}
