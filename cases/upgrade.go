package cases

import "github.com/antitrafficking/palermo/internal/strictjson"

// Upgrade returns an older case file in the form of today, for who reads it with encoding/json:
// where a victim has one object in place of what is a list now (risk, plan, transition,
// durable_solution, education, health, tracing, legal_aid), it stands in a list, and an empty
// object is an empty list. All else stays as it is, names that are not known too; a file in the
// form of today is returned as it is, without a byte-order mark. It is not validated. Where the
// JSON is broken the error is a [*DecodeError].
func Upgrade(data []byte) ([]byte, error) { return strictjson.Upgrade(data, new(File)) }
