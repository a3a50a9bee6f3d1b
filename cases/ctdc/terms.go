package ctdc

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim/person"
)

// Fit says how well a code of one side is said by one of the other. The zero Fit is not an answer.
type Fit string

// The fits.
const (
	Same    Fit = "same"
	Broader Fit = "broader" // what is written covers more than what was read
	Near    Fit = "near"    // the two overlap, and neither holds the other
	Lost    Fit = "lost"    // there is no place for it
)

// A term is what a flag that is yes says in a case file.
type term struct {
	purposes []jurisdiction.Purpose
	means    cases.Means
	relation person.RelationKind
	role     cases.SuspectRole
	online   bool
	fit      Fit
	note     string
}

const (
	noSector    = "the sector of labour has no place"
	control     = "a means of control while exploited, not only of getting hold of the victim"
	mergedMeans = "merged of several means, which cannot be told apart"
)

var (
	labourPurpose = []jurisdiction.Purpose{jurisdiction.ForcedLabour}
	sexualPurpose = []jurisdiction.Purpose{jurisdiction.SexualExploitation}
)

// terms say every flag in our codes. Means of control are said as the means of the Palermo Protocol
// that they are instances of.
var terms = [flagCount]term{
	MeansDebtBondage:          {means: cases.Coercion, fit: Broader, note: control},
	MeansTakesEarnings:        {means: cases.Coercion, fit: Broader, note: control},
	MeansRestrictsFinances:    {means: cases.Coercion, fit: Broader, note: control},
	MeansThreats:              {means: cases.Threat, fit: Near, note: control},
	MeansPsychologicalAbuse:   {means: cases.Coercion, fit: Broader, note: control},
	MeansPhysicalAbuse:        {means: cases.Force, fit: Broader, note: control},
	MeansSexualAbuse:          {means: cases.Force, fit: Broader, note: control},
	MeansFalsePromises:        {means: cases.Deception, fit: Broader, note: control},
	MeansSubstances:           {means: cases.Coercion, fit: Broader, note: control},
	MeansRestrictsMovement:    {means: cases.Coercion, fit: Broader, note: control},
	MeansRestrictsMedicalCare: {means: cases.Coercion, fit: Broader, note: control},
	MeansExcessiveHours:       {means: cases.Coercion, fit: Broader, note: control},
	MeansUsesChildren:         {means: cases.Coercion, fit: Broader, note: control},
	MeansThreatOfPolice:       {means: cases.Threat, fit: Broader, note: control},
	MeansWithholdsNecessities: {means: cases.Coercion, fit: Broader, note: control},
	MeansWithholdsDocuments:   {means: cases.Coercion, fit: Broader, note: control},
	MeansOther:                {fit: Lost, note: "there is no code for means that are not told"},
	MeansNotSpecified:         {fit: Lost, note: "there is no code for means that are not told"},
	MeansDebtOrEarnings:       {means: cases.Coercion, fit: Broader, note: mergedMeans},
	MeansAnyThreat:            {means: cases.Threat, fit: Near, note: mergedMeans},
	MeansAnyAbuse:             {means: cases.Coercion, fit: Near, note: mergedMeans},
	MeansDeniesNeeds:          {means: cases.Coercion, fit: Broader, note: mergedMeans},

	FormForcedLabour:    {purposes: labourPurpose, fit: Same},
	FormSexual:          {purposes: sexualPurpose, fit: Same},
	FormOther:           {purposes: []jurisdiction.Purpose{jurisdiction.OtherExploitation}, fit: Near, note: "in the synthetic releases also forced marriage, forced military service and the removal of organs"},
	FormSexualAndLabour: {purposes: []jurisdiction.Purpose{jurisdiction.SexualExploitation, jurisdiction.ForcedLabour}, fit: Same},
	FormForcedMarriage:  {purposes: []jurisdiction.Purpose{jurisdiction.ForcedMarriage}, fit: Same},
	FormForcedMilitary:  {purposes: []jurisdiction.Purpose{jurisdiction.ArmedConflict}, fit: Near},
	FormOrganRemoval:    {purposes: []jurisdiction.Purpose{jurisdiction.OrganRemoval}, fit: Same},
	FormSlavery:         {purposes: []jurisdiction.Purpose{jurisdiction.Slavery}, fit: Near, note: "practices similar to slavery are in the column too"},

	LabourAgriculture:       {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourAquafarming:       {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourBegging:           {purposes: []jurisdiction.Purpose{jurisdiction.Begging}, fit: Same},
	LabourConstruction:      {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourDomesticWork:      {purposes: []jurisdiction.Purpose{jurisdiction.DomesticServitude}, fit: Near},
	LabourHospitality:       {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourIllicitActivities: {purposes: []jurisdiction.Purpose{jurisdiction.CriminalActivities}, fit: Near},
	LabourManufacturing:     {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourMining:            {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourPeddling:          {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourTransport:         {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourOther:             {purposes: labourPurpose, fit: Broader, note: noSector},
	LabourNotSpecified:      {purposes: labourPurpose, fit: Broader, note: noSector},

	SexProstitution:    {purposes: sexualPurpose, fit: Broader, note: "the kind of sexual exploitation has no place"},
	SexPornography:     {purposes: []jurisdiction.Purpose{jurisdiction.Pornography}, fit: Same},
	SexRemoteServices:  {purposes: sexualPurpose, online: true, fit: Broader, note: "said as use of information and communication technology"},
	SexPrivateServices: {purposes: sexualPurpose, fit: Broader, note: "the kind of sexual exploitation has no place"},
	SexOther:           {purposes: sexualPurpose, fit: Broader, note: "the kind of sexual exploitation has no place"},

	Abduction: {means: cases.Abduction, fit: Same},

	RecruiterPartner: {relation: person.RelationPartner, role: cases.RoleRecruiter, fit: Same},
	RecruiterFriend: {
		relation: person.RelationFriend, role: cases.RoleRecruiter, fit: Near,
		note: "acquaintances are in the column too",
	},
	RecruiterFamily: {
		relation: person.RelationRelative, role: cases.RoleRecruiter, fit: Near,
		note: "parents, guardians and foster parents are in the column too",
	},
	RecruiterOther: {
		relation: person.RelationOther, role: cases.RoleRecruiter, fit: Near,
		note: "brokers, employers and smugglers are in the column",
	},
	RecruiterUnknown: {relation: person.RelationUnknown, role: cases.RoleRecruiter, fit: Same},

	PerpetratorPays:      {fit: Lost, note: "what the column says is not known to us"},
	PerpetratorRecruits:  {role: cases.RoleRecruiter, fit: Near, note: "brokers are in the column too"},
	PerpetratorTransacts: {role: cases.RoleTransporter, fit: Near, note: "who sold, bought, received or harboured is in the column too"},
	PerpetratorControls:  {role: cases.RoleController, fit: Near, note: "who abused or kidnapped is in the column too"},
	PerpetratorExploits:  {role: cases.RoleExploiter, fit: Same},
	PerpetratorStranger: {
		relation: person.RelationUnknown, fit: Near,
		note: "merged of stranger, unknown and other, which cannot be told apart",
	},
	PerpetratorFriend: {
		relation: person.RelationFriend, fit: Near, note: "acquaintances are in the column too",
	},
	// Of a child a parent may be meant, whose consent then does not count: so it is not lost.
	PerpetratorFamily: {
		relation: person.RelationRelative, fit: Near,
		note: "merged of relatives and partners, which cannot be told apart",
	},
}

// A place is where a column that is no flag goes in a case file.
type place struct {
	path string
	fit  Fit
	note string
}

const nothing = "there is no place for it"

// placed says it for every kind of column.
var placed = map[columnKind]place{
	yearColumn:                {"/victims/0/status/0/day", Near, "the row knows the year only and is put on its last day; which step it counts from is not told"},
	periodColumn:              {"/victims/0/status/0/day", Near, "a year is put on its last day, which step it counts from is not told; a period of more than one year is lost"},
	sourceColumn:              {"/detection/channel", Near, "case management has no code"},
	genderColumn:              {"/victims/0/sex", Near, "trans and non-conforming people are said as other"},
	ageColumn:                 {"/victims/0/age", Near, "said of the last day of the year; without an end it ends at 130"},
	majorityColumn:            {"/victims/0/age", Near, "said as 0 to 17 or 18 to 130 completed years where there is no band"},
	majorityExploitColumn:     {"", Lost, "there is no day on which exploitation began; ask Row.Standing"},
	majorityEntryColumn:       {"", Lost, "there is no day on which the process began; ask Row.Standing"},
	citizenshipColumn:         {"/victims/0/citizenships/0", Near, "one contributor gave the country of origin instead"},
	countryColumn:             {"/conduct/0/place", Near, "since 2024 the country where the person was first supported, identified or referred"},
	monthsColumn:              {"", Lost, "a case file has days, no length of time"},
	meansTextColumn:           {"", Lost, "says again what flags say"},
	formTextColumn:            {"", Lost, "says again what flags say"},
	labourTextColumn:          {"", Lost, "says again what flags say"},
	sexTextColumn:             {"", Lost, "says again what flags say"},
	recruiterTextColumn:       {"", Lost, "says again what flags say"},
	originColumn:              {"", Lost, "a case file has countries, no regions of the world"},
	destinationColumn:         {"", Lost, "a case file has countries, no regions of the world"},
	perpetratorGenderColumn:   {"/suspects/0/sex", Near, "trans and non-conforming people are said as other"},
	perpetratorAgeColumn:      {"/suspects/0/age", Near, "said of the last day of the year"},
	perpetratorRegionsColumn:  {"", Lost, "a case file has countries, no regions of the world"},
	perpetratorRelationColumn: {"/suspects/0/relations", Near, "see the three words of the column"},
	perpetratorPaysColumn:     {"", Lost, nothing},
}
