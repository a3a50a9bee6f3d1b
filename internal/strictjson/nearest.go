package strictjson

import "strings"

// nearest returns the name among names that was probably meant by one that is none of them; "" if
// none is near. Letter case and what parts words do not count.
func nearest(name string, names []string) string {
	got := plain(name)
	best, least := "", min(len(got)/3, 3)+1
	for _, n := range names {
		want := plain(n)
		if len(got)-len(want) >= least || len(want)-len(got) >= least {
			continue // also keeps a name of megabytes from costing more than its length
		}
		if d := distance(got, want); d < least {
			best, least = n, d
		}
	}
	return best
}

// joined takes out what parts the words of a name.
var joined = strings.NewReplacer("_", "", "-", "", " ", "")

func plain(name string) string { return joined.Replace(strings.ToLower(name)) }

// distance returns how many bytes are put in, left out, changed, or swapped with the next one
// between a and b.
func distance(a, b string) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
