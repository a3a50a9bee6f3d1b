package match

// A Result says how much speaks for it that two profiles are of one person, and what does. It names
// fields and holds no value of anybody. It decides nothing: a person does, who has looked at both
// records, and says so in them.
type Result struct {
	// Score is from 0 to 100, by the table in the doc of the package. It is no probability.
	Score int `json:"score"`
	// Agree, Differ and Silent are all fields, each once: those that speak for one person, those
	// that speak against, and those that say nothing, as they are not on both sides.
	Agree  []Field `json:"agree,omitempty"`
	Differ []Field `json:"differ,omitempty"`
	Silent []Field `json:"silent,omitempty"`
	// Flags are what to look at before anything is made of the score.
	Flags []Flag `json:"flags,omitempty"`
}

// Field is a field that is compared.
type Field string

// The fields.
const (
	Names       Field = "names"
	Birth       Field = "birth"
	Documents   Field = "documents"
	Parents     Field = "parents"
	Sex         Field = "sex"
	Birthplace  Field = "birthplace"
	Citizenship Field = "citizenship"
)

// Flag is something to look at beside a score.
//
//	purposes-differ        made for different purposes: nothing was compared
//	same-record            both are of one record
//	same-file              two victims of one case file
//	twins-possible         born on one day into one family, under different names
//	child-and-adult        one counts as a child, the other as an adult
//	age-in-doubt           the age of one is in dispute or contradicted: not compared
//	day-and-month-swapped  born on one day if day and month stand in the wrong order once
//	one-word-name          the names agree in a single word
//	scripts-differ         names in scripts that cannot be brought together: not compared
//	name-common            three or more of those compared bear the name
//	recorded-dead          one is recorded as dead
//	contact-not-cleared    not recorded that it is safe to get in touch with who is looked for
type Flag string

// The flags.
const (
	PurposesDiffer    Flag = "purposes-differ"
	SameRecord        Flag = "same-record"
	SameFile          Flag = "same-file"
	TwinsPossible     Flag = "twins-possible"
	ChildAndAdult     Flag = "child-and-adult"
	AgeInDoubt        Flag = "age-in-doubt"
	DayMonthSwapped   Flag = "day-and-month-swapped"
	OneWordName       Flag = "one-word-name"
	ScriptsDiffer     Flag = "scripts-differ"
	NameCommon        Flag = "name-common"
	RecordedDead      Flag = "recorded-dead"
	ContactNotCleared Flag = "contact-not-cleared"
)
