package match

import "slices"

// longest is how many letters of a word are read.
const longest = 64

// winkler returns how much alike two words are, from 0 to 1: the similarity of Jaro, raised for
// up to four letters at the beginning that are the same (Winkler 1990, with his factor of 0.1).
func winkler(a, b []rune) float64 {
	if slices.Equal(a, b) {
		return 1
	}
	// The pairing is made from one side: always from the same, so that nothing hangs on the order.
	if len(a) > len(b) || len(a) == len(b) && slices.Compare(a, b) > 0 {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	window := max(len(b)/2-1, 0)
	var inA, inB uint64 // the letters that have a partner
	matches := 0
	for i, r := range a {
		for j := max(i-window, 0); j < min(i+window+1, len(b)); j++ {
			if b[j] == r && inB&(1<<j) == 0 {
				inA, inB = inA|1<<i, inB|1<<j
				matches++
				break
			}
		}
	}
	if matches == 0 {
		return 0
	}
	swapped, j := 0, 0
	for i := range a {
		if inA&(1<<i) == 0 {
			continue
		}
		for inB&(1<<j) == 0 {
			j++
		}
		if a[i] != b[j] {
			swapped++
		}
		j++
	}
	m := float64(matches)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(swapped/2))/m) / 3
	same := 0
	for same < min(4, len(a)) && a[same] == b[same] {
		same++
	}
	return jaro + 0.1*float64(same)*(1-jaro)
}
