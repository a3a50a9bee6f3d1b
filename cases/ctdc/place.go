package ctdc

import (
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// places finds a country by either code in capital letters.
var places = sync.OnceValue(func() map[string]jurisdiction.Code {
	m := map[string]jurisdiction.Code{"00": "", "0": ""}
	for c := range jurisdiction.Codes() {
		m[string(c)] = c
		m[c.Alpha3()] = c
	}
	return m
})

// parsePlace reads the code of a country. 00 and 0 are not recorded; NA is Namibia.
func parsePlace(s string) (jurisdiction.Code, bool) {
	if c, ok := places()[s]; ok {
		return c, true
	}
	if s == "0.0" {
		return "", true
	}
	c, err := jurisdiction.ParseCode(s)
	return c, err == nil && !c.Subdivision()
}
