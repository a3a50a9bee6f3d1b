package rule

// A Memo is something that rules derive from a record and ask of many of its elements, as an index
// of a list. It is made once for a subject: who went through the list for each element would take
// as long as the product of both.
type Memo[S, T any] struct {
	// Whole says that it is of the whole record: it is made once for all its subjects, and Make
	// reads nothing of one of them.
	Whole bool
	Make  func(p *Pass[S]) T
}

// Of returns what was made, and makes it the first time. It is shared: nobody changes it.
func (m *Memo[S, T]) Of(p *Pass[S]) T {
	held := &p.memos
	if m.Whole {
		held = &p.run.memos
	}
	if made, ok := (*held)[m]; ok {
		return made.(T)
	}
	made := m.Make(p)
	if *held == nil {
		*held = map[any]any{}
	}
	(*held)[m] = made
	return made
}
