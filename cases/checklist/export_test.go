package checklist

// Named are the ids of rules, and the beginnings of some, by which findings are put in order and
// joined.
func Named() []string {
	out := append([]string{}, pressing[:]...)
	for _, t := range terms {
		for _, id := range t.rules {
			out = append(out, string(id))
		}
	}
	for id := range acts {
		out = append(out, string(id))
	}
	return out
}
