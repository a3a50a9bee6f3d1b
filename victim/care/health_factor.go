package care

// HealthFactor is a state of health that makes a person vulnerable, raises a risk or keeps a child
// from school. It stands apart from the other factors because it passes as data of health. The zero
// value means "not recorded".
//
//	addiction
//	disability
//	illness
//	mental-health
//	pregnancy
//	disability-or-health  disability or illness, which one is not told
//
// Source: Human Trafficking Case Data Standard 2.0, vulnerabilities, for addiction, mental-health
// and disability-or-health; the others are ours.
type HealthFactor string
