package ctdc

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim/person"
)

// A said is how one of our codes is said in flags: the first of the alternatives whose flags a
// release all has.
type said struct {
	any []alternative // none: it cannot be said
	why string        // where none of them can
}

// An alternative is a way of saying a code; every flag of it is a yes.
type alternative struct {
	flags []Flag
	fit   Fit
}

func say(fit Fit, flags ...Flag) alternative { return alternative{flags, fit} }

const (
	noForm     = "the release has no such form of exploitation"
	notControl = "it is a means of getting hold of a victim, not one of control"
)

// saidPurposes say every purpose. What is part of forced labour in the releases is said with it.
var saidPurposes = map[jurisdiction.Purpose]said{
	jurisdiction.SexualExploitation:  {any: []alternative{say(Same, FormSexual)}},
	jurisdiction.Pornography:         {any: []alternative{say(Same, FormSexual, SexPornography), say(Broader, FormSexual)}},
	jurisdiction.ForcedLabour:        {any: []alternative{say(Same, FormForcedLabour)}},
	jurisdiction.Begging:             {any: []alternative{say(Same, FormForcedLabour, LabourBegging), say(Broader, FormForcedLabour, LabourOther), say(Broader, FormForcedLabour)}},
	jurisdiction.Slavery:             {any: []alternative{say(Broader, FormSlavery)}, why: noForm},
	jurisdiction.Servitude:           {any: []alternative{say(Broader, FormSlavery)}, why: noForm},
	jurisdiction.DomesticServitude:   {any: []alternative{say(Near, FormForcedLabour, LabourDomesticWork), say(Broader, FormForcedLabour)}},
	jurisdiction.CriminalActivities:  {any: []alternative{say(Near, FormForcedLabour, LabourIllicitActivities), say(Near, FormForcedLabour, LabourOther), say(Near, FormForcedLabour)}},
	jurisdiction.OrganRemoval:        {any: []alternative{say(Same, FormOrganRemoval), say(Broader, FormOther)}, why: noForm},
	jurisdiction.Surrogacy:           {any: []alternative{say(Broader, FormOther)}, why: noForm},
	jurisdiction.ForcedMarriage:      {any: []alternative{say(Same, FormForcedMarriage), say(Broader, FormOther)}, why: noForm},
	jurisdiction.IllegalAdoption:     {any: []alternative{say(Broader, FormOther)}, why: noForm},
	jurisdiction.ForcedFertilisation: {any: []alternative{say(Broader, FormOther)}, why: noForm},
	jurisdiction.ArmedConflict:       {any: []alternative{say(Near, FormForcedMilitary), say(Broader, FormOther)}, why: noForm},
	jurisdiction.OtherExploitation:   {any: []alternative{say(Near, FormOther)}, why: noForm},
}

// saidMeans say every means.
var saidMeans = map[cases.Means]said{
	cases.Threat:               {any: []alternative{say(Near, MeansThreats), say(Near, MeansAnyThreat)}, why: nothing},
	cases.Force:                {any: []alternative{say(Near, MeansPhysicalAbuse), say(Near, MeansAnyAbuse)}, why: nothing},
	cases.Coercion:             {any: []alternative{say(Near, MeansOther)}, why: "the release has no column for other means"},
	cases.Abduction:            {any: []alternative{say(Same, Abduction)}, why: "the release has no such column"},
	cases.Fraud:                {any: []alternative{say(Near, MeansFalsePromises)}, why: nothing},
	cases.Deception:            {any: []alternative{say(Near, MeansFalsePromises)}, why: nothing},
	cases.AbuseOfPower:         {why: notControl},
	cases.AbuseOfVulnerability: {why: notControl},
	cases.PaymentForConsent:    {why: notControl},
}

// saidRelations say what a recruiter is to the victim.
var saidRelations = map[person.RelationKind]said{
	person.RelationParent:     {any: []alternative{say(Broader, RecruiterFamily)}},
	person.RelationStepParent: {any: []alternative{say(Broader, RecruiterFamily)}},
	person.RelationGuardian:   {any: []alternative{say(Broader, RecruiterFamily)}},
	person.RelationCarer:      {any: []alternative{say(Near, RecruiterFamily)}},
	person.RelationRelative:   {any: []alternative{say(Broader, RecruiterFamily)}},
	person.RelationPartner:    {any: []alternative{say(Same, RecruiterPartner)}},
	person.RelationSpouse:     {any: []alternative{say(Broader, RecruiterPartner)}},
	person.RelationFriend:     {any: []alternative{say(Broader, RecruiterFriend)}},
	person.RelationOnline:     {any: []alternative{say(Near, RecruiterFriend)}},
	person.RelationEmployer:   {any: []alternative{say(Broader, RecruiterOther)}},
	person.RelationStranger:   {any: []alternative{say(Broader, RecruiterOther)}},
	person.RelationOfficial:   {any: []alternative{say(Broader, RecruiterOther)}},
	"mother":                  {any: []alternative{say(Broader, RecruiterFamily)}},
	"father":                  {any: []alternative{say(Broader, RecruiterFamily)}},
	"adoptive-parent":         {any: []alternative{say(Broader, RecruiterFamily)}},
	"foster-parent":           {any: []alternative{say(Broader, RecruiterFamily)}},
	"parent-in-law":           {any: []alternative{say(Broader, RecruiterFamily)}},
	"sibling":                 {any: []alternative{say(Broader, RecruiterFamily)}},
	"half-sibling":            {any: []alternative{say(Broader, RecruiterFamily)}},
	"step-sibling":            {any: []alternative{say(Broader, RecruiterFamily)}},
	"grandparent":             {any: []alternative{say(Broader, RecruiterFamily)}},
	"aunt-or-uncle":           {any: []alternative{say(Broader, RecruiterFamily)}},
	"cousin":                  {any: []alternative{say(Broader, RecruiterFamily)}},
	"grandchild":              {any: []alternative{say(Broader, RecruiterFamily)}},
	"in-law":                  {any: []alternative{say(Broader, RecruiterFamily)}},
	"nephew-or-niece":         {any: []alternative{say(Broader, RecruiterFamily)}},
	"child":                   {any: []alternative{say(Broader, RecruiterFamily)}},
	"fiance":                  {any: []alternative{say(Near, RecruiterPartner)}},
	"former-partner":          {any: []alternative{say(Near, RecruiterPartner)}},
	"acquaintance":            {any: []alternative{say(Near, RecruiterFriend)}},
	"neighbour":               {any: []alternative{say(Near, RecruiterFriend)}},
	"schoolmate":              {any: []alternative{say(Near, RecruiterFriend)}},
	"co-worker":               {any: []alternative{say(Near, RecruiterFriend)}},
	"co-parent":               {any: []alternative{say(Broader, RecruiterOther)}},
	"household-member":        {any: []alternative{say(Broader, RecruiterOther)}},
	"teacher":                 {any: []alternative{say(Broader, RecruiterOther)}},
	"landlord":                {any: []alternative{say(Broader, RecruiterOther)}},
	"agent":                   {any: []alternative{say(Broader, RecruiterOther)}},
	"community-leader":        {any: []alternative{say(Broader, RecruiterOther)}},
	"religious-leader":        {any: []alternative{say(Broader, RecruiterOther)}},
	"health-worker":           {any: []alternative{say(Broader, RecruiterOther)}},
	"social-worker":           {any: []alternative{say(Broader, RecruiterOther)}},
	"smuggler":                {any: []alternative{say(Broader, RecruiterOther)}},
	"buyer-of-services":       {any: []alternative{say(Broader, RecruiterOther)}},
	person.RelationOther:      {any: []alternative{say(Near, RecruiterOther)}},
	person.RelationUnknown: {
		any: []alternative{say(Same, RecruiterUnknown)},
		why: "the release has no column for a recruiter who is not known",
	},
}

// in returns the alternative that a release takes; its fit is Lost if there is none.
func (s said) in(release Release) alternative {
	has := release.has()
next:
	for _, a := range s.any {
		for _, f := range a.flags {
			if has&f.bit() == 0 {
				continue next
			}
		}
		return a
	}
	return alternative{fit: Lost}
}
