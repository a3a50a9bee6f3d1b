package rule

// An Answer is what is known of a fact. The zero Answer is Unknown, so that a part that forgets to
// answer never lets a duty fall away.
type Answer uint8

// The answers.
const (
	DontKnow Answer = iota
	Yes
	No
)

// If returns Yes or No.
func If(b bool) Answer {
	if b {
		return Yes
	}
	return No
}

// Not turns Yes and No round and leaves what is not known.
func (a Answer) Not() Answer {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	}
	return DontKnow
}

// And is No if one of both is No, Yes if both are Yes, and else not known.
func (a Answer) And(b Answer) Answer {
	switch {
	case a == No || b == No:
		return No
	case a == Yes && b == Yes:
		return Yes
	}
	return DontKnow
}

// Or is Yes if one of both is Yes, No if both are No, and else not known.
func (a Answer) Or(b Answer) Answer { return a.Not().And(b.Not()).Not() }

// A Truth is an answer with the place of the fact that is missing where it is not known.
type Truth struct {
	Answer  Answer
	Missing Path
}

// Is returns a Truth that is known.
func Is(b bool) Truth { return Truth{Answer: If(b)} }

// Missing returns a Truth that is not known for want of the fact at a path.
func Missing(path Path) Truth { return Truth{Missing: path} }
