// Package chain hangs the entries of a log together by hashes, so that an entry that was changed,
// taken out, put in or moved is found.
package chain

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// far is how many years may lie between what is known and what is written down next. More is a slip
// of whoever typed the year.
const far = 10

// Dated returns the day under which a log enters what was dated day, where known is the latest day
// of which it knows: a year that somebody mistyped does not stand in the way of all that follows.
func Dated(day, known law.Day) law.Day {
	if !known.IsZero() && day.After(known.AddYears(far)) {
		return known
	}
	return day
}

// Hash returns the SHA-256, in lower-case hexadecimal, of an entry: over what kind of entry it is,
// the hash of the entry before ("" for the first) and its parts. Each is written with its length,
// so that no two entries are written alike.
func Hash(kind, before string, parts ...string) string {
	h := sha256.New()
	for _, s := range append([]string{kind, before}, parts...) {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))
}
