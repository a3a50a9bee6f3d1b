package cases

// A Norm is something that the instruments ask and that no program can decide. The rules ask only
// whether the decision, its maker, its reasons and its day are on file.
type Norm struct {
	Norm string `json:"norm"`
	Why  string `json:"why"`
}

// Undecidable returns the norms that are left to people.
func Undecidable() []Norm {
	return []Norm{
		{"reasonable grounds to believe that a person is a victim", "a weighing of indicators by a competent body"},
		{"best interests of the child", "a weighing of all elements of one child's life"},
		{"accommodation that is really adequate and safe", "it has to be seen"},
		{"consent that is really free", "a file shows the words, not the pressure"},
		{"information that was really understood", "a file shows that it was told, and how"},
		{"training of good quality", "a file shows that there was some"},
		{"delay that is unjustified or undue", "the instruments name no number; the finding gives the days, and a user may set a time"},
		{"sanctions that are effective, proportionate and dissuasive", "a judgement on a whole system"},
		{"compulsion of a victim to commit an offence", "a question of fact for prosecutor and court"},
		{"breach of a treaty by a State", "a file shows steps; the instruments bind States"},
	}
}
