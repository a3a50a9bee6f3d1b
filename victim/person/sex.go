package person

// Sex is the sex of a person as recorded. The zero Sex means "not recorded".
type Sex string

// The values of Sex.
const (
	Female     Sex = "female"
	Male       Sex = "male"
	OtherSex   Sex = "other"
	SexUnknown Sex = "unknown"
)
