package care

import "github.com/antitrafficking/palermo/victim/person"

// Functioning are the six answers of the Short Set on Functioning of the Washington Group on
// Disability Statistics. Do not speak of disability when asking. For a child the Child Functioning
// Module is the better instrument: this one misses children.
type Functioning struct {
	// Seeing is with glasses, Hearing with a hearing aid, where the person has them.
	Seeing        Difficulty `json:"seeing,omitempty" data:"health" validate:"tip_code" label:"difficulty seeing"`
	Hearing       Difficulty `json:"hearing,omitempty" data:"health" validate:"tip_code" label:"difficulty hearing"`
	Walking       Difficulty `json:"walking,omitempty" data:"health" validate:"tip_code" label:"difficulty walking or climbing steps"`
	Remembering   Difficulty `json:"remembering,omitempty" data:"health" validate:"tip_code" label:"difficulty remembering or concentrating"`
	SelfCare      Difficulty `json:"self_care,omitempty" data:"health" validate:"tip_code" label:"difficulty with self-care"`
	Communicating Difficulty `json:"communicating,omitempty" data:"health" validate:"tip_code" label:"difficulty communicating"`
	// Proxy answers whether somebody else answered for the person.
	Proxy person.Answer `json:"proxy,omitempty" data:"health" validate:"tip_code" label:"answered by somebody else"`
}

// Disability answers by the cut-off that the Washington Group recommends for international
// reporting: yes where the person has a lot of difficulty in one domain or cannot do it at all, no
// where all six are answered and none reaches that, otherwise unknown; "" where nothing is
// recorded.
func (f Functioning) Disability() person.Answer {
	answered, asked := 0, 0
	for _, d := range [...]Difficulty{
		f.Seeing, f.Hearing, f.Walking, f.Remembering, f.SelfCare, f.Communicating,
	} {
		switch d {
		case DifficultyLot, DifficultyCannot:
			return person.Yes
		case DifficultyNone, DifficultySome:
			answered++
		case "":
			continue
		}
		asked++
	}
	switch {
	case answered == 6:
		return person.No
	case asked > 0:
		return person.AnswerUnknown
	}
	return ""
}

// Difficulty is how hard something is for a person. The zero value means "not recorded".
//
//	none     no difficulty
//	some     some difficulty
//	a-lot    a lot of difficulty
//	cannot   cannot do it at all
//	unknown
//
// Source: Washington Group on Disability Statistics, Short Set on Functioning; unknown is ours.
type Difficulty string

// The difficulties that the cut-off tells apart.
const (
	DifficultyNone   Difficulty = "none"
	DifficultySome   Difficulty = "some"
	DifficultyLot    Difficulty = "a-lot"
	DifficultyCannot Difficulty = "cannot"
)
