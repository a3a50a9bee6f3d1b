// Package indicators holds lists of signs that a person may be a victim of trafficking, as typed
// data, and the combination rule of the ILO and the European Commission as an aid.
//
// The lists that come with the library are the operational indicators of the ILO and the European
// Commission (2009), the indicators of UNODC and a list for children in South-Eastern Europe;
// [Builtin] returns them, [Load] reads others. Each entry is told in our own words and has a
// confidence; what a list says it lacks stands in [List.Missing].
//
// [Lists.Screen] looks at what was observed of a person and suggests what to do next. It never
// decides: no indicator proves trafficking, the lack of indicators disproves nothing, and who is a
// victim is for a competent body to say. For a child the means do not count (Palermo Protocol,
// article 3(c); CETS No. 197, article 4(c); Directive 2011/36/EU, article 2(5)), one sign is enough
// to tell the child-protection authority, and doubt about age resolves to child.
package indicators

//go:generate go run ../../internal/gen
