package rule

// A Role is who acts. The zero Role means "not recorded". A duty that addresses no authority, as
// that not to publish who a child is, addresses everybody.
//
//	caseworker
//	guardian
//	guardianship-authority
//	child-protection
//	identifying-body
//	police
//	prosecutor
//	court
//	shelter                   shelter or service provider
//	immigration-authority
//	asylum-authority
//	legal-aid                 lawyer or legal aid authority
//	compensation-authority
//	controller                controller of personal data
//	sender                    sender of a referral
//	receiver                  recipient of a referral
//	returning-authority
//	receiving-state           authority of the State to which a person returns
//	consulate
//	focal-point               focal point of a referral mechanism
//	central-authority         central authority of a convention
//	age-assessment-body       body that assesses age
//	first-contact             first authority in contact
//	decision-maker            who decides
//	statistics-office
//	state                     the State, by its law
//	everybody
//	media                     press, broadcasters and other publishers
type Role string
