package care

// Priority says how soon something is to be done. The zero value means "not recorded".
//
//	routine
//	urgent     urgent, before what is routine
//	asap       as soon as possible, before what is urgent
//	immediate  immediate, before everything else
//
// Source: HL7 FHIR R5, RequestPriority; stat is here called immediate.
type Priority string
