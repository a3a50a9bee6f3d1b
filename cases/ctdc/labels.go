package ctdc

import "strings"

// A label is a word of a column that repeats flags.
type label struct {
	word string
	flag Flag
}

// formLabels are the words of typeOfExploitConcatenated that are known to us; there may be more.
var formLabels = [...]label{
	{"Sexual exploitation", FormSexual}, {"Forced labour", FormForcedLabour}, {"Other", FormOther},
	{"Slavery and similar practices", FormSlavery}, {"Forced marriage", FormForcedMarriage},
}

// recruiterLabels are the words of RecruiterRelationship, in their alphabetical order within a
// cell.
var recruiterLabels = [...]label{
	{"Family/Relative", RecruiterFamily}, {"Friend/Acquaintance", RecruiterFriend}, {"Intimate Partner", RecruiterPartner},
	{"Not Specified", RecruiterUnknown}, {"Other", RecruiterOther},
}

// relationLabels are the words of IP_Relation.
var relationLabels = [...]label{
	{"StrangerUnknownOther", PerpetratorStranger}, {"FriendAcquaintance", PerpetratorFriend}, {"FamilyIntimatePartner", PerpetratorFamily},
}

// labelled returns the flags that the words of s, with semicolons between them, stand for. Words
// that are not known are passed over.
func labelled(s string, labels []label) (set uint64) {
	for s != "" {
		word, rest, _ := strings.Cut(s, ";")
		set |= flagOf(strings.TrimSpace(word), labels)
		s = rest
	}
	return set
}

func flagOf(word string, labels []label) uint64 {
	for i := range labels {
		if labels[i].word == word {
			return labels[i].flag.bit()
		}
	}
	return 0
}

// known reports whether every word of s is one of labels.
func known(s string, labels []label) bool {
	for word := range strings.SplitSeq(s, ";") {
		if word = strings.TrimSpace(word); word != "" && flagOf(word, labels) == 0 {
			return false
		}
	}
	return true
}

// spell writes the words whose flags are in set, in the order of labels.
func spell(set uint64, labels []label, between string) string {
	var words []string
	for _, l := range labels {
		if set&l.flag.bit() != 0 {
			words = append(words, l.word)
		}
	}
	return strings.Join(words, between)
}

// wordOf returns the word of IP_Relation that a flag stands for, "" for a flag that is a column.
func wordOf(f Flag) string {
	for _, l := range relationLabels {
		if l.flag == f {
			return l.word
		}
	}
	return ""
}
