package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Victim is the record of one victim or presumed victim.
type Victim struct {
	// ID is a pseudonym, unique in the case file.
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Identity is kept apart from the rest and may be absent.
	Identity *person.Identity `json:"identity,omitempty" data:"identity"`

	Sex          person.Sex           `json:"sex,omitempty" data:"demographic" validate:"tip_code"`
	Gender       person.Gender        `json:"gender,omitempty" data:"demographic" validate:"tip_code"`
	Marital      person.MaritalStatus `json:"marital,omitempty" data:"demographic" validate:"tip_code" label:"marital status"`
	MaritalSince person.Date          `json:"marital_since,omitzero" data:"demographic"`
	Origin       person.Origin        `json:"origin,omitzero" data:"origin"`
	Citizenships []person.Citizenship `json:"citizenships,omitempty" data:"demographic" validate:"dive"`
	// Residence is the country of habitual residence.
	Residence jurisdiction.Code `json:"residence,omitempty" data:"demographic" validate:"tip_code"`
	// Languages are BCP 47 tags of languages that the person understands, the best first.
	Languages []string `json:"languages,omitempty" data:"demographic" validate:"dive,required,tip_language"`

	// Communication is what it takes to speak with the person.
	Communication person.Communication `json:"communication,omitzero" data:"demographic"`

	Age person.Age `json:"age,omitzero" data:"age"`
	// Died is the day of the death of the person, DeathReported that on which it was told to the
	// prosecutor and to the body responsible for guardians.
	Died          person.Date `json:"died,omitzero" data:"status" label:"date of death"`
	DeathReported law.Day     `json:"death_reported,omitzero" data:"protection" label:"death reported on"`
	// References are the numbers under which bodies keep the case of the person.
	References []person.Reference `json:"references,omitempty" data:"case" validate:"dive"`
	// Displacement says as what the person stayed in a country, in any order.
	Displacement []Displacement `json:"displacement,omitempty" data:"asylum" validate:"dive"`
	// Stays are the places where the person was or is, in any order.
	Stays []Stay `json:"stays,omitempty" data:"location" validate:"dive"`
	// Status are the decisions on the way to identification, in any order.
	Status     []StatusDecision `json:"status,omitempty" data:"status" validate:"dive"`
	Indicators []Indicator      `json:"indicators,omitempty" data:"status" validate:"dive"`
	// Vulnerabilities are what was, or could be, abused to traffic the person; those of health
	// stand apart.
	Vulnerabilities       []Vulnerability       `json:"vulnerabilities,omitempty" data:"status" validate:"dive"`
	HealthVulnerabilities []HealthVulnerability `json:"health_vulnerabilities,omitempty" data:"health" validate:"dive"`
	// Exits are the ways in which the person got out of exploitation, LastContact is the last
	// contact with an exploiter.
	Exits       []Exit           `json:"exits,omitempty" data:"exploitation" validate:"dive"`
	LastContact ExploiterContact `json:"last_contact,omitzero" data:"exploitation" label:"last contact by the exploiter"`
	Consents    []Consent        `json:"consents,omitempty" data:"consent" validate:"dive"`
	// DoNotContact are the ids of organisations and people who must not learn of the person.
	// Nothing passes to them, nor to an organisation that belongs to one of them.
	DoNotContact []string `json:"do_not_contact,omitempty" data:"protection" validate:"dive,tip_id"`

	// Relatives are the people around the person, the children of the person too.
	Relatives []person.Relative `json:"relatives,omitempty" data:"family" validate:"dive"`
	// Children counts the children of the person, those that are no Relatives too.
	Children ChildrenOf `json:"children,omitzero" data:"family"`

	Family        Family            `json:"family,omitzero" data:"family"`
	Guardians     []Guardian        `json:"guardians,omitempty" data:"protection" validate:"dive"`
	BestInterests []BestInterests   `json:"best_interests,omitempty" data:"protection" validate:"dive"`
	Decisions     []Decision        `json:"decisions,omitempty" data:"protection" validate:"dive"`
	Placements    []care.Placement  `json:"placements,omitempty" data:"protection" validate:"dive"`
	Separations   []care.Separation `json:"separations,omitempty" data:"family" validate:"dive"`
	// Tracings are the searches for the family, Reunifications what came of them.
	Tracings       []care.Tracing       `json:"tracing,omitempty" was:"object" data:"family" validate:"dive" label:"family tracing"`
	Reunifications []care.Reunification `json:"reunifications,omitempty" data:"family" validate:"dive"`
	// HomeStudies are the assessments of homes into which the person may come.
	HomeStudies []care.HomeStudy `json:"home_studies,omitempty" data:"family" validate:"dive"`
	// Wishes are what the child wants.
	Wishes           []care.Wish       `json:"wishes,omitempty" data:"protection" validate:"dive"`
	SafetyPlans      []care.Plan       `json:"safety_plans,omitempty" data:"protection" validate:"dive"`
	DurableSolutions []DurableSolution `json:"durable_solution,omitempty" was:"object" data:"protection" validate:"dive"`
	// Transitions are the plans for the transition to adulthood.
	Transitions []care.Plan `json:"transition,omitempty" was:"object" data:"protection" validate:"dive" label:"plans for adulthood"`
	// FollowUps are visits, Incidents what happened to the person after the file was opened.
	FollowUps []care.FollowUp  `json:"follow_ups,omitempty" data:"protection" validate:"dive" label:"follow-ups"`
	Incidents []care.Incident  `json:"incidents,omitempty" data:"protection" validate:"dive"`
	Missing   []MissingEpisode `json:"missing,omitempty" data:"location" validate:"dive" label:"times missing"`

	Needs    []care.NeedAssessment `json:"needs,omitempty" data:"service" validate:"dive" label:"assessments of needs"`
	Services []care.Service        `json:"services,omitempty" data:"service" validate:"dive"`
	// Plans are the individual plans of assistance, and other plans that are not for safety or the
	// transition to adulthood.
	Plans []care.Plan `json:"plan,omitempty" was:"object" data:"service" validate:"dive" label:"plans"`
	// Schooling are the stretches at school or without one, Works those at work.
	Schooling    []care.Schooling   `json:"education,omitempty" was:"object" data:"service" validate:"dive" label:"schooling"`
	Works        []care.Work        `json:"works,omitempty" data:"service" validate:"dive" label:"work"`
	HealthChecks []care.HealthCheck `json:"health,omitempty" was:"object" data:"health" validate:"dive" label:"health checks"`
	Information  []Information      `json:"information,omitempty" data:"service" validate:"dive"`

	Reflection []Reflection `json:"reflection,omitempty" data:"residence" validate:"dive" label:"reflection periods"`
	Permits    []Permit     `json:"permits,omitempty" data:"residence" validate:"dive"`
	Asylum     Asylum       `json:"asylum,omitzero" data:"asylum"`
	Removals   []Removal    `json:"removals,omitempty" data:"residence" validate:"dive"`
	// Screenings are those of who was met at a border, or after it was crossed.
	Screenings []BorderScreening `json:"screenings,omitempty" data:"residence" validate:"dive" label:"screenings at the border"`
	Returns    []Return          `json:"returns,omitempty" data:"residence" validate:"dive"`

	// LegalAids are the stretches of help by a lawyer.
	LegalAids []LegalAid `json:"legal_aid,omitempty" was:"object" data:"justice" validate:"dive"`
	Claims    []Claim    `json:"claims,omitempty" data:"justice" validate:"dive"`
	// Risks are the assessments of the risk of retaliation, of being trafficked again and others.
	Risks []care.Risk `json:"risk,omitempty" was:"object" data:"protection" validate:"dive" label:"risk assessments"`

	// Attachments refer to what stands elsewhere; Own are the fields of the user's own.
	Attachments []Attachment `json:"attachments,omitempty" data:"own" validate:"dive"`
	Own         []person.Own `json:"own,omitempty" data:"own" validate:"max=1000,dive" label:"own fields"`

	// Exemptions from rules, decided by an authority for this person.
	Exemptions []jurisdiction.Exemption `json:"exemptions,omitempty" data:"case" validate:"dive"`
}

// ChildrenOf counts the children of a person; nil is "not recorded", 0 is a number.
type ChildrenOf struct {
	Number *int `json:"number,omitempty" data:"family" validate:"omitempty,min=0,max=50" label:"number of children"`
	Living *int `json:"living,omitempty" data:"family" validate:"omitempty,min=0,max=50" label:"children alive"`
	// WithPerson live with the person, InCare in alternative care.
	WithPerson *int `json:"with_person,omitempty" data:"family" validate:"omitempty,min=0,max=50" label:"children who live with the person"`
	InCare     *int `json:"in_care,omitempty" data:"family" validate:"omitempty,min=0,max=50" label:"children in care"`
}

// Side reports whether an id is that of the person or of who stands for the person: a guardian,
// also one who has left, or a lawyer. Who has a conflict of interest with one of them has one
// with the person.
func (v *Victim) Side(id string) bool {
	return id != "" && (id == v.ID ||
		slices.ContainsFunc(v.LegalAids, func(a LegalAid) bool { return a.Lawyer == id }) ||
		slices.ContainsFunc(v.Guardians, func(g Guardian) bool { return g.ID == id }) ||
		slices.ContainsFunc(v.Relatives, func(r person.Relative) bool {
			return r.ID == id && r.MayDecide == person.Yes
		}))
}

// A Stay is a stretch of time in a place, both days inclusive; a zero To lasts.
type Stay struct {
	Place jurisdiction.Code `json:"place" data:"location" validate:"required,tip_code"`
	From  law.Day           `json:"from,omitzero" data:"location"`
	To    law.Day           `json:"to,omitzero" data:"location"`
	// RightToStay says whether the person may lawfully stay there apart from being a victim.
	RightToStay person.Answer `json:"right_to_stay,omitempty" data:"residence" validate:"tip_code"`
}

// Nationality answers whether the person is a citizen of the country of place.
func (v *Victim) Nationality(place jurisdiction.Code) person.Answer {
	if len(v.Citizenships) == 0 || place == "" {
		return ""
	}
	answer := person.No
	for _, c := range v.Citizenships {
		switch {
		case c.Kind == person.CitizenOf && c.Country == place.Country():
			return person.Yes
		case c.Kind == person.CitizenshipUnknown:
			answer = person.AnswerUnknown
		}
	}
	return answer
}

// StayOn returns the stay on day: of several the one that began last; where none is recorded for
// that day, the last that began before it. It reports false if there is none.
func (v *Victim) StayOn(day law.Day) (Stay, bool) {
	best, within := -1, false
	for i, s := range v.Stays {
		if s.From.After(day) {
			continue
		}
		in := s.To.IsZero() || !s.To.Before(day)
		if best < 0 || in && !within || in == within && !s.From.Before(v.Stays[best].From) {
			best, within = i, in
		}
	}
	if best < 0 {
		return Stay{}, false
	}
	return v.Stays[best], true
}

// Places returns the places whose law governs the protection of the person on day: where the person
// is; failing that, where the last step towards identification was taken; failing that, habitual
// residence.
func (v *Victim) Places(day law.Day) []jurisdiction.Code {
	if s, ok := v.StayOn(day); ok {
		return []jurisdiction.Code{s.Place}
	}
	var last StatusDecision
	for _, d := range v.Status {
		if d.Place != "" && !d.Day.After(day) && !d.Day.Before(last.Day) {
			last = d
		}
	}
	switch {
	case last.Place != "":
		return []jurisdiction.Code{last.Place}
	case v.Residence != "":
		return []jurisdiction.Code{v.Residence}
	}
	return nil
}
