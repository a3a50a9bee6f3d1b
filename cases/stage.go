package cases

// CaseStage is how far the work on a case has come. The zero value means "not recorded".
//
//	registration
//	assessment
//	planning
//	implementation  implementation of the plan
//	follow-up
//	closed
//
// Source: Inter Agency Guidelines for Case Management and Child Protection (2014), steps 1 to 6.
type CaseStage string
