package referral

// TransitionReason is why a person goes to another organisation. The zero value means "not
// recorded".
//
//	additional-services
//	change-of-place
//	safety
//	specialist           specialised services are needed
//	capacity             capacity of the organisation
//	competence           another is competent
//	age                  the person turned 18
//	family
//	request              request of the person
//	other
//
// Source: HTCDS 2.0, reason for referral; Primero, reasons of transfer; extended.
type TransitionReason string
