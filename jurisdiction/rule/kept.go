package rule

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// kept is what a run gathers. A report is made of it, and it is used again: nothing of it gets into
// a report but copies.
type kept struct {
	findings  []Finding
	rules     []int32 // of the findings, the numbers of their rules in the run; 0: lawUnknown
	skipped   []Skipped
	questions []question
	numbers   map[questionKey]int32 // of the questions
	asked     []askedBy
	order     []placed
	told      []told
	same      []int32
}

type question struct {
	path  Path
	label string
	about string
}

// questionKey tells one question from another.
type questionKey struct {
	path  Path
	label string
}

type askedBy struct {
	question int32
	rule     *Head
}

// told is what a report has of one rule.
type told struct {
	head      *Head     // its own
	from, law *Standing // the last standing that was copied, and the copy
	findings  int32
	last      int32 // the number of the last finding that got its key, from 1
}

// mostKept is of how many findings the memory is used again.
const mostKept = 4096

// release gives the memory back, without anything of the record.
func (r *run) release() {
	k := r.kept
	if k == nil || r.pool == nil || cap(k.findings) > mostKept || cap(k.asked) > mostKept {
		return
	}
	clear(k.findings)
	clear(k.skipped)
	clear(k.questions)
	clear(k.numbers)
	clear(k.asked)
	clear(k.told)
	k.findings, k.rules, k.skipped = k.findings[:0], k.rules[:0], k.skipped[:0]
	k.questions, k.asked = k.questions[:0], k.asked[:0]
	r.kept = nil
	r.pool.Put(k)
}

// report returns the findings in the order of a report, each moved once: they are large.
func (k *kept) report(on law.Day) []Finding {
	k.order = k.order[:0]
	for i := range k.findings {
		k.findings[i].Group = k.findings[i].group(on)
		k.order = append(k.order, place(&k.findings[i], i))
	}
	arrange(k.order, k.findings)
	out := make([]Finding, len(k.order))
	for i := range k.order {
		out[i] = k.findings[k.order[i].at]
	}
	most := int32(0)
	for _, n := range k.rules {
		most = max(most, n)
	}
	k.told = slices.Grow(k.told[:0], int(most)+1)[:most+1]
	k.own(out)
	k.numberKeys(out)
	return out
}

// own gives findings copies of what those of all reports share: whatever is done to one report,
// neither the rules nor a later report are changed. The findings of one report go on sharing, and
// the copies of a kind stand side by side in memory.
func (k *kept) own(findings []Finding) {
	var heads, laws, who, also int
	for i := range findings {
		f, t := &findings[i], &k.told[k.rules[k.order[i].at]]
		if t.findings++; t.findings == 1 {
			heads, who = heads+1, who+len(f.Rule.Who)
		}
		if t.from != f.Law {
			t.from, laws, also = f.Law, laws+1, also+len(f.Law.Also)
		}
	}
	for i := range k.told {
		k.told[i].from = nil
	}
	allHeads, allLaws := make([]Head, 0, heads), make([]Standing, 0, laws)
	slabWho, slabAlso := make([]Role, 0, who), make([]jurisdiction.Code, 0, also)
	for i := range findings {
		f, t := &findings[i], &k.told[k.rules[k.order[i].at]]
		if t.head == nil {
			allHeads = append(allHeads, *f.Rule)
			t.head = &allHeads[len(allHeads)-1]
			t.head.Who = part(&slabWho, f.Rule.Who)
		}
		if t.from != f.Law {
			allLaws = append(allLaws, *f.Law)
			t.from, t.law = f.Law, &allLaws[len(allLaws)-1]
			t.law.Also = part(&slabAlso, t.law.Also)
		}
		f.Rule, f.Law = t.head, t.law
		f.Args.Codes = slices.Clone(f.Args.Codes)
		if f.Exemption != nil {
			f.Exemption = new(*f.Exemption)
		}
	}
}

// fewFindings is up to how many findings of one rule their keys are compared one by one.
const fewFindings = 8

// numberKeys tells apart findings that would have one key. Their order is that of the report, which
// does not depend on where in a list an element stands unless nothing else tells them apart.
func (k *kept) numberKeys(findings []Finding) {
	var seen map[Key]int32 // of rules with many findings
	k.same = append(k.same[:0], make([]int32, len(findings))...)
	for i := range findings {
		key, t := &findings[i].Key, &k.told[k.rules[k.order[i].at]]
		if t.findings > fewFindings {
			if seen == nil {
				seen = make(map[Key]int32)
			}
			was := *key
			key.N = seen[was]
			seen[was]++
			continue
		}
		for at := t.last; at != 0; at = k.same[at-1] {
			was := findings[at-1].Key
			n := was.N
			if was.N = 0; was == *key {
				key.N = n + 1
				break
			}
		}
		k.same[i], t.last = t.last, int32(i+1)
	}
}

// ask makes the questions of the facts that are missing.
func (k *kept) ask() []Question {
	if len(k.questions) == 0 {
		return nil
	}
	out := make([]Question, len(k.questions))
	for i, q := range k.questions {
		out[i] = Question{Path: q.path, Label: q.label, About: q.about}
	}
	slices.SortFunc(k.asked, func(a, b askedBy) int {
		return cmp.Or(cmp.Compare(a.question, b.question), compareID(a.rule.ID, b.rule.ID))
	})
	asked := slices.CompactFunc(k.asked, func(a, b askedBy) bool {
		return a.question == b.question && a.rule.ID == b.rule.ID
	})
	tells := 0
	for _, a := range asked {
		tells += len(a.rule.tells)
	}
	ids, slab := make([]ID, len(asked)), make([]string, 0, tells)
	start, from := 0, 0
	for i, a := range asked {
		ids[i] = a.rule.ID
		for _, c := range a.rule.tells {
			if !slices.Contains(slab[from:], c) {
				slab = append(slab, c)
			}
		}
		if i+1 < len(asked) && asked[i+1].question == a.question {
			continue
		}
		q := &out[a.question]
		q.Rules, q.What = ids[start:i+1:i+1], a.rule.labels[q.Label]
		if from < len(slab) {
			q.Tells = slab[from:len(slab):len(slab)]
		}
		start, from = i+1, len(slab)
	}
	slices.SortStableFunc(out, func(a, b Question) int { return a.Path.compare(b.Path) })
	return out
}

// merge returns what stands in one of two sorted lists, sorted.
func merge(a, b []ID) []ID {
	out := make([]ID, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch c := compareID(a[0], b[0]); {
		case c < 0:
			out, a = append(out, a[0]), a[1:]
		case c > 0:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}
