package checklist

// Named are the ids of rules, and the beginnings of some, by which findings are put in order and
// joined.
func Named() []string {
	out := append([]string{}, pressing[:]...)
	for id := range acts {
		out = append(out, string(id))
	}
	return out
}
