package rule

// LabelsOf returns the phrases that findings of a rule may carry, by their keys.
func LabelsOf[S any](r Rule[S]) map[string]string {
	b := newBinder(r.head())
	r.bind(b)
	out := map[string]string{}
	for text, key := range b.labels {
		out[key] = text
	}
	return out
}

// Packed is the number of an id, Merge what stands in one of two lists.
var (
	Packed = packed
	Merge  = merge
)
