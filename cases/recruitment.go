package cases

import "github.com/antitrafficking/palermo/victim/person"

// A Recruiting is how somebody was won over, taken or sold: when, by which way, with what promises
// and at what price. Who did it stands among the suspects; By is what that person was to the
// victim.
type Recruiting struct {
	Date      person.Date          `json:"date,omitzero" data:"exploitation"`
	Where     person.Place         `json:"where,omitzero" data:"location"`
	Channels  []RecruitmentChannel `json:"channels,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Platforms []Platform           `json:"platforms,omitempty" data:"exploitation" validate:"dive,required,tip_id"`
	By        person.RelationKind  `json:"by,omitempty" data:"offence" validate:"tip_code" label:"recruited by"`
	Promises  []Promise            `json:"promises,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	// Job is the occupation that was offered, Contract the form of the agreement about it, and
	// Advert answers whether it was advertised.
	Job      person.ISCO   `json:"job,omitempty" data:"exploitation" validate:"tip_code" label:"job promised"`
	Contract ContractKind  `json:"contract,omitempty" data:"exploitation" validate:"tip_code"`
	Advert   person.Answer `json:"advert,omitempty" data:"exploitation" validate:"tip_code" label:"there was an advertisement"`
	// Fees are what the victim had to pay, or owes, for being recruited.
	Fees         []Debt              `json:"fees,omitempty" data:"exploitation" validate:"dive"`
	TravelPaidBy person.RelationKind `json:"travel_paid_by,omitempty" data:"offence" validate:"tip_code"`
	// FamilyKnew answers whether the family knew of it, FamilyPaid whether the family sold the
	// victim, or got money or a benefit for it.
	FamilyKnew person.Answer `json:"family_knew,omitempty" data:"offence" validate:"tip_code" label:"the family knew"`
	FamilyPaid person.Answer `json:"family_paid,omitempty" data:"offence" validate:"tip_code" label:"the family got money"`
	// Agreed answers whether the victim is said to have agreed to go. See [Conduct.Agreed].
	Agreed person.Answer `json:"agreed,omitempty" data:"exploitation" validate:"tip_code" label:"the person is said to have agreed"`
}

// RecruitmentChannel is a way by which somebody was recruited. The zero value means "not recorded".
//
//	business              place of business
//	school                place of education
//	work                  place of work
//	social-network        online social networks
//	online-advert         online advertisement
//	television            television advertisement
//	newspaper             newspaper advertisement
//	family                family or family events
//	friends               friends or social events
//	agency                employment agency
//	marriage-agency
//	romantic-relationship
//	street
//	care-institution
//	camp-or-centre        camp or reception centre
//	on-the-route
//	club-or-sport
//	religious-group
//	abduction
//	gaming                online games
//	other
//
// Source: HTCDS 2.0, method of recruitment; from agency to gaming ours.
type RecruitmentChannel string

// Promise is something that a recruiter promised. The zero value means "not recorded".
//
//	job
//	pay
//	education
//	marriage
//	relationship
//	travel
//	status        a right to stay, or papers
//	housing
//	training
//	fame
//	care
//	adoption
//	other
//	none          nothing was promised
//	unknown
type Promise string

// ContractKind is the form of an agreement about work. The zero value means "not recorded".
//
//	none
//	oral
//	written
//	substituted  replaced by another than was promised
//	other
//	unknown
type ContractKind string
